"""One body's run, with what its rows need at hand."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from hmicdiff.reporting.words import on_one_line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hmicdiff.model import Comparison, LineSpan, Quoted, Report, Run

__all__ = ["Body", "Row", "Rows", "placed", "quoted"]

Row = dict[str, Any]
Rows = dict[str, list[Row]]


@dataclass(frozen=True)
class Body:
    """One body's run, with what its rows need at hand."""

    run: Run
    slug: str

    @property
    def comparison(self) -> Comparison:
        """The body's only comparison."""
        return self.run.comparisons[0]

    @property
    def name(self) -> str:
        """Standard name of the body."""
        return self.comparison.body

    @cached_property
    def reports(self) -> tuple[Report, ...]:
        """The reports that are compared, in time order; copies stand for none of their own."""
        by_id = {report.id: report for report in self.run.reports}
        return tuple(by_id[one.id] for one in self.comparison.reports if one.id in by_id)

    @cached_property
    def inspection_of(self) -> Mapping[str, str]:
        """Id of the inspection that each report tells of."""
        return {
            report: one.id for one in self.comparison.inspections for report in (one.witness, *one.supporting)
        }

    def where(self, report: str) -> Row:
        """Return the keys of a row that stands in a report."""
        return {"report": report, "body": self.name, "inspection": self.inspection_of[report]}

    def section(self, report: str, section: str) -> str:
        """Return the key of a section."""
        return f"{report}/{section}"


def placed(span: LineSpan) -> Row:
    """Return where a stretch of lines stands."""
    return {"line_start": span.line_start, "line_end": span.line_end, "page": span.page}


def quoted(quote: Quoted) -> Row:
    """Return where a quote stands, and its words with plain white space."""
    return {**placed(quote), "quote": on_one_line(quote.quote)}
