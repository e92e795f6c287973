"""Charts of a Word text: their titles, and their values where these are printed in them (ECMA-376 part 1, chapter 21.2)."""

from __future__ import annotations

from typing import Any, Final

from docx.oxml.ns import qn

from hmicdiff.model import Line
from hmicdiff.reading.grids import GridCell
from hmicdiff.reading.word.diagrams import drawn_paragraphs
from hmicdiff.reading.word.number_forms import printed

__all__ = ["rows_of", "title_of", "words_of"]

_CATEGORIES: Final = ("c:cat", "c:xVal")
_VALUES: Final = ("c:val", "c:yVal")
_NUMBERS: Final = frozenset({qn("c:numCache"), qn("c:numLit")})


def title_of(chart: Any) -> str:  # noqa: ANN401 - the library states no types
    """Return the title of a chart on one line, nothing where it has none."""
    title = chart.find(f".//{qn('c:chart')}/{qn('c:title')}")
    if title is None:
        return ""
    return " ".join(drawn_paragraphs(title)) or " ".join(_cached(title).values())


def rows_of(chart: Any) -> list[list[GridCell]]:  # noqa: ANN401
    """Return the table that a chart prints, as rows of cells: the category, then the value of each series.

    Every row has one cell more than there are series, empty ones where nothing is told; if series are named, the first
    row has their names. There are no rows where values are not printed, as labels of what is drawn or as a table under it.
    """
    if chart.find(f".//{qn('c:dTable')}") is None and not any(map(_is_labelled, chart.iter(qn("c:dLbls")))):
        return []
    series = list(chart.iter(qn("c:ser")))
    names = [" ".join(_cached(one.find(qn("c:tx"))).values()) for one in series]
    form = _form(_axis(chart))
    categories = next((found for one in series if (found := _cached(_part(one, _CATEGORIES), form))), {})
    values = [_cached(_part(one, _VALUES), _form(_labels(one))) for one in series]
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


def _is_on(element: Any | None, name: str = "val") -> bool:  # noqa: ANN401
    """Whether a property of a chart is there and on."""
    return element is not None and (element.get(name) or "1") not in {"0", "false"}


def _part(series: Any, names: tuple[str, ...]) -> Any | None:  # noqa: ANN401
    return next((found for name in names if (found := series.find(qn(name))) is not None), None)


def _form(holder: Any | None) -> str | None:  # noqa: ANN401
    """Return the number format that labels or an axis set in place of the one in the data, None where they set none."""
    told = holder.find(qn("c:numFmt")) if holder is not None else None
    return None if told is None or _is_on(told, "sourceLinked") else told.get("formatCode")


def _axis(chart: Any) -> Any | None:  # noqa: ANN401
    """Return the axis that names the categories, None where a chart has none or shows none."""
    axis = next(chart.iter(qn("c:dateAx"), qn("c:catAx")), None)
    return None if axis is None or _is_on(axis.find(qn("c:delete"))) else axis


def _labels(series: Any) -> Any | None:  # noqa: ANN401
    """Return the labels of what is drawn for a series, or for its whole group."""
    own = series.find(qn("c:dLbls"))
    return own if own is not None else series.getparent().find(qn("c:dLbls"))


def _cached(part: Any | None, form: str | None = None) -> dict[int, str]:  # noqa: ANN401
    """Return the texts or numbers of a part by their place, as they are printed; several of one place are joined.

    Numbers are printed in `form` where it is told, else in their own.
    """
    texts: dict[int, str] = {}
    for number, point in enumerate(part.iter(qn("c:pt")) if part is not None else ()):
        told = point.get("idx") or ""
        place = int(told) if told.isdecimal() else number
        texts[place] = f"{texts.get(place, '')} {_shown(point, form)}".strip()
    return texts


def _shown(point: Any, form: str | None) -> str:  # noqa: ANN401
    """Return what a point prints: a number by its format, a text as it is."""
    value, holder = point.findtext(qn("c:v")) or "", point.getparent()
    if holder.tag not in _NUMBERS:
        return " ".join(value.split())
    own = point.get("formatCode") or holder.findtext(qn("c:formatCode")) or ""
    since = _is_on(point.getroottree().getroot().find(qn("c:date1904")))
    return printed(value, own if form is None else form, since_1904=since)
