"""What is drawn in a Word text from a part of its own: diagrams and charts, as lines where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from docx.oxml import parse_xml
from docx.oxml.ns import qn

from hmicdiff.model import Line, Omission
from hmicdiff.reading.word.charts import rows_of, title_of, words_of
from hmicdiff.reading.word.diagrams import as_lines, as_rows, points_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from hmicdiff.reading.grids import GridCell

    ReadRows = Callable[[list[list[GridCell]]], Iterable[Line]]

__all__ = ["Graphics"]

_DIAGRAM: Final = qn("dgm:relIds")
_CHART: Final = qn("c:chart")
_NEWER_CHART: Final = "{http://schemas.microsoft.com/office/drawing/2014/chartex}chart"
_NAMES: Final = {
    _DIAGRAM: ("a diagram", "r:dm"),
    _CHART: ("a chart", "r:id"),
    _NEWER_CHART: ("a chart", "r:id"),
}


class Graphics:
    """Reads diagrams and charts; `read_rows` makes lines of rows, and `omissions` grows by what is left out."""

    def __init__(self, document: Any, omissions: list[Omission], read_rows: ReadRows) -> None:  # noqa: ANN401 - the library states no types
        self._parts = document.part.rels
        self._omissions = omissions
        self._read_rows = read_rows

    def lines(self, paragraph: Any) -> Iterator[Line]:  # noqa: ANN401
        """Yield the lines of what is drawn in a paragraph; one that can't be read is left out by name."""
        for graphic in paragraph.iter(*_NAMES):
            if next(graphic.iterancestors(qn("w:p")), None) is not paragraph:
                continue
            name, key = _NAMES[graphic.tag]
            part = self._parts.get(graphic.get(qn(key)) or "")
            known = part is not None and not part.is_external and graphic.tag != _NEWER_CHART
            root = _parsed(part.target_part.blob) if known else None
            if root is None:
                self._omissions.append(Omission(reason="unread_part", text=name))
            else:
                yield from self._diagram(root) if graphic.tag == _DIAGRAM else self._chart(root)

    def _diagram(self, model: Any) -> Iterator[Line]:  # noqa: ANN401
        points = points_of(model)
        rows = as_rows(points)
        yield from self._read_rows(rows) if rows else as_lines(points)

    def _chart(self, chart: Any) -> Iterator[Line]:  # noqa: ANN401
        """Yield title and printed values of a chart; values that are only drawn are left out."""
        title, rows = title_of(chart), rows_of(chart)
        if title:
            yield Line(text=title)
        yield from self._read_rows(rows)
        drawn = words_of(chart)
        if drawn and not rows:
            self._omissions.append(Omission(reason="chart_values", text=drawn))


def _parsed(blob: bytes) -> Any | None:  # noqa: ANN401
    """Return the root of a part, None where it is no whole XML, which the parser calls a syntax error."""
    try:
        return parse_xml(blob)
    except SyntaxError:
        return None
