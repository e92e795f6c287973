"""Diagrams of a Word text (SmartArt): the words of their points, as a table where each has its answer beside it.

Points and how they hang together are those of ECMA-376 part 1, chapter 21.4.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from docx.oxml.ns import qn

from hmicdiff.model import Line
from hmicdiff.reading.grids import GridCell
from hmicdiff.reading.limits import MAX_NESTING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["Point", "as_lines", "as_rows", "drawn_paragraphs", "points_of"]

_SHOWN: Final = frozenset({None, "node", "asst"})
_PARENT: Final = frozenset({None, "parOf"})
_PAIR: Final = 2


@dataclass(frozen=True, slots=True)
class Point:
    """One point of a diagram: its paragraphs, and the points under it."""

    texts: tuple[str, ...]
    below: tuple[Point, ...]

    @property
    def told(self) -> tuple[str, ...]:
        """Its paragraphs and those under it, one after the other."""
        return (*self.texts, *(text for point in self.below for text in point.told))


def points_of(model: Any) -> tuple[Point, ...]:  # noqa: ANN401 - the library states no types
    """Return the outermost points of a diagram's data that have words, in order; each point hangs under one other at most."""
    points = {
        point.get("modelId"): drawn_paragraphs(point.find(qn("dgm:t")))
        for point in model.iter(qn("dgm:pt"))
        if point.get("type") in _SHOWN
    }
    below: dict[str, list[str]] = {}
    placed: set[str] = set()
    for tie in sorted(model.iter(qn("dgm:cxn")), key=_order):
        name = tie.get("destId")
        if tie.get("type") in _PARENT and name in points and name not in placed:
            placed.add(name)
            below.setdefault(tie.get("srcId"), []).append(name)
    hung = {name for parent, names in below.items() if parent in points for name in names}
    tied = [name for parent, names in below.items() if parent not in points for name in names]
    first = [*tied, *(name for name in points if name not in hung and name not in tied)]
    return tuple(filter(_says, (_point(name, points, below, MAX_NESTING) for name in first)))


def drawn_paragraphs(text: Any | None) -> tuple[str, ...]:  # noqa: ANN401
    """Return the paragraphs of a text in a drawing that have words."""
    found = text.iter(qn("a:p")) if text is not None else ()
    return tuple(words for each in found if (words := _words(each)))


def as_rows(points: tuple[Point, ...]) -> list[list[GridCell]]:
    """Return points as rows, each with its one answer beside it; none where they are no such table."""
    if len(points) < _PAIR or any(len(point.told) != _PAIR for point in points):
        return []
    return [[GridCell(lines=(Line(text=text),)) for text in point.told] for point in points]


def as_lines(points: tuple[Point, ...]) -> Iterator[Line]:
    """Yield each paragraph of points as a line, blank lines between the outermost."""
    for point in points:
        yield from (Line(text=text) for text in point.told)
        yield Line(text="")


def _order(tie: Any) -> int:  # noqa: ANN401
    told = tie.get("srcOrd") or ""
    return int(told) if told.isdecimal() else 0


def _says(point: Point) -> bool:
    return bool(point.told)


def _point(
    name: str, points: Mapping[str, tuple[str, ...]], below: Mapping[str, list[str]], depth: int
) -> Point:
    """Return a point with those under it, down to a depth."""
    under = below.get(name, ()) if depth else ()
    return Point(points[name], tuple(_point(each, points, below, depth - 1) for each in under))


def _words(paragraph: Any) -> str:  # noqa: ANN401
    return " ".join(
        "".join(
            " " if part.tag == qn("a:br") else part.text or ""
            for part in paragraph.iter(qn("a:t"), qn("a:br"))
        ).split()
    )
