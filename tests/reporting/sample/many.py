"""One report many times over, as if a body had been inspected so often."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hmicdiff.model import ReportRef, SectionLikeness, SectionLink
    from hmicdiff.reporting.view.context import Context

__all__ = ["repeated"]


def repeated(context: Context, count: int) -> Context:
    """Return the later report `count` times over, each two matched as the first with itself."""
    first = context.comparison.reports[1]
    reading = context.readings[first.id]
    ids = [f"{number:016x}" for number in range(count)]
    pairs = [(one, other) for n, one in enumerate(ids) for other in ids[n + 1 :]]
    links = context.comparison.section_links
    comparison = replace(
        context.comparison,
        reports=tuple(_dated(first, id_, year) for year, id_ in enumerate(ids, 2012)),
        section_likeness=tuple(_turned(context.comparison.section_likeness[0], pair) for pair in pairs),
        section_links=tuple(
            _moved(link, number, pair) for pair in pairs for number, link in enumerate(links)
        ),
    )
    return replace(context, comparison=comparison, readings=dict.fromkeys(ids, reading))


def _dated(first: ReportRef, id_: str, year: int) -> ReportRef:
    """Return the report under the programme and date of another year."""
    identity = replace(first.identity, programme=f"PEEL {year}", published=f"{year}-10")
    return replace(first, id=id_, identity=identity)


def _turned(likeness: SectionLikeness, pair: tuple[str, str]) -> SectionLikeness:
    """Return a report's sections against themselves: the same are alike, no others."""
    size = range(len(likeness.columns))
    values = tuple(tuple(float(row == column) for column in size) for row in size)
    return replace(likeness, left=pair[0], right=pair[1], rows=likeness.columns, values=values)


def _moved(link: SectionLink, number: int, pair: tuple[str, str]) -> SectionLink:
    """Return a link between the same section of two reports."""
    section = f"s{number % 31 + 1:03}"
    return replace(
        link,
        left=replace(link.left, report=pair[0], section=section),
        right=replace(link.right, report=pair[1], section=section),
        facing=(),
    )
