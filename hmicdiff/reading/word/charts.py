"""Charts of a Word text: their titles, and their values where these are printed in them (ECMA-376 part 1, chapter 21.2)."""

from __future__ import annotations

import re
from typing import Any, Final

from docx.oxml.ns import qn

from hmicdiff.model import Line
from hmicdiff.reading.grids import GridCell
from hmicdiff.reading.word.diagrams import drawn_paragraphs

__all__ = ["rows_of", "title_of", "words_of"]

_PLACES: Final = re.compile(r"\.(0+)")
_NUMBER: Final = re.compile(r"-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?")
_CATEGORIES: Final = ("c:cat", "c:xVal")
_VALUES: Final = ("c:val", "c:yVal")


def title_of(chart: Any) -> str:  # noqa: ANN401 - the library states no types
    """Return the title of a chart on one line, nothing where it has none."""
    title = chart.find(f".//{qn('c:chart')}/{qn('c:title')}")
    if title is None:
        return ""
    return " ".join(drawn_paragraphs(title)) or " ".join(_cached(title).values())


def rows_of(chart: Any) -> list[list[GridCell]]:  # noqa: ANN401
    """Return the table that a chart prints: its series beside each other, a row for each category.

    None where its values are not printed as labels of what is drawn or as a table under it.
    """
    if chart.find(f".//{qn('c:dTable')}") is None and not any(map(_is_labelled, chart.iter(qn("c:dLbls")))):
        return []
    series = list(chart.iter(qn("c:ser")))
    names = [" ".join(_cached(one.find(qn("c:tx"))).values()) for one in series]
    categories = next((found for one in series if (found := _cached(_part(one, _CATEGORIES)))), {})
    values = [_cached(_part(one, _VALUES)) for one in series]
    places = sorted({place for one in (categories, *values) for place in one})
    rows = [[categories.get(place, ""), *(one.get(place, "") for one in values)] for place in places]
    head = [["", *names]] if any(names) else []
    return [[GridCell(lines=(Line(text=text),)) for text in row] for row in (*head, *rows)]


def words_of(chart: Any) -> str:  # noqa: ANN401
    """Return all that a chart holds but its title: names, categories and values."""
    return " ".join(text for one in chart.iter(qn("c:ser")) for text in _cached(one).values())


def _is_labelled(labels: Any) -> bool:  # noqa: ANN401
    """Whether labels of what is drawn print its values."""
    return _is_on(labels.find(qn("c:showVal"))) and not _is_on(labels.find(qn("c:delete")))


def _is_on(element: Any | None) -> bool:  # noqa: ANN401
    """Whether a property of a chart is there and on."""
    return element is not None and (element.get("val") or "1") not in {"0", "false"}


def _part(series: Any, names: tuple[str, ...]) -> Any | None:  # noqa: ANN401
    return next((found for name in names if (found := series.find(qn(name))) is not None), None)


def _cached(part: Any | None) -> dict[int, str]:  # noqa: ANN401
    """Return the texts or numbers of a part by their place, as they are printed; several of one place are joined."""
    texts: dict[int, str] = {}
    for number, point in enumerate(part.iter(qn("c:pt")) if part is not None else ()):
        told = point.get("idx") or ""
        place = int(told) if told.isdecimal() else number
        form = point.get("formatCode") or point.getparent().findtext(qn("c:formatCode")) or ""
        texts[place] = f"{texts.get(place, '')} {_printed(point.findtext(qn('c:v')) or '', form)}".strip()
    return texts


def _printed(value: str, form: str) -> str:
    """Return a value as its format prints it: with its places and separators, as a percentage or as it is."""
    value = " ".join(value.split())
    if not _NUMBER.fullmatch(value):
        return value
    first = form.split(";", maxsplit=1)[0]
    number = float(value) * (100 if "%" in first else 1)
    shown = f"{number:{',' if ',' in first else ''}{_places(first)}}"
    return f"{shown}%" if "%" in first else shown


def _places(form: str) -> str:
    """Return how many places a format prints; as many as a number has where it does not say."""
    told = _PLACES.search(form)
    if told is not None:
        return f".{len(told[1])}f"
    return ".0f" if "0" in form else ".10g"
