"""The obligations an office has to answer for, one line each: what, since when, until when, what was noted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hmicdiff.dataset.files import csv_of
from hmicdiff.reporting.tables import sheet_of
from hmicdiff.reporting.workbook import make_workbook

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hmicdiff.dataset.body import Row, Rows
    from hmicdiff.model import Comparison

__all__ = ["COLUMNS", "tracked", "tracker_csv", "tracker_xlsx"]

COLUMNS = (
    "body", "kind", "text", "topic", "status", "age", "first_programme", "first_published", "last_programme",
    "last_published", "answer_due", "deadline", "note", "item",
)  # fmt: skip
"""Columns of the tracker in order; ``age`` is in inspections, dates are ISO."""


def tracked(
    rows: Rows,
    comparisons: Sequence[Comparison] = (),
    *,
    body: str | None = None,
    statuses: Sequence[str] = (),
    kinds: Sequence[str] = (),
) -> list[Row]:
    """Return a row for every obligation that the filters leave, those raised longest first.

    `body` fits any part of a name in any case; no statuses or kinds leave all.
    """
    inspections = {one["inspection"]: one for one in rows["inspections"]}
    notes = dict(_notes(rows, comparisons))
    lines = [_line(one, inspections, notes) for one in rows["items"]]
    kept = [
        one
        for one in lines
        if (not body or body.casefold() in one["body"].casefold())
        and (not statuses or one["status"] in statuses)
        and (not kinds or one["kind"] in kinds)
    ]
    return sorted(kept, key=lambda one: (one["body"], -one["age"], one["last_published"] or "", one["item"]))


def tracker_csv(lines: Sequence[Row]) -> bytes:
    """Return rows of the tracker as CSV."""
    return csv_of(COLUMNS, lines)


def tracker_xlsx(lines: Sequence[Row]) -> bytes:
    """Return rows of the tracker as a workbook of one sheet."""
    types = {column: "Int64" if column == "age" else "string" for column in COLUMNS}
    return make_workbook({"tracker": sheet_of(types, lines)})


def _line(item: Row, inspections: dict[str, Row], notes: dict[str, str]) -> Row:
    """Return one obligation's row."""
    first, last = inspections[item["first_inspection"]], inspections[item["last_inspection"]]
    told = {
        **item,
        "first_programme": first["programme"],
        "first_published": first["published"],
        "last_programme": last["programme"],
        "last_published": last["published"],
        "answer_due": last["answer_due"],
        "note": notes.get(item["item"]),
    }
    return {name: told[name] for name in COLUMNS}


def _notes(rows: Rows, comparisons: Sequence[Comparison]) -> Iterator[tuple[str, str]]:
    """Yield item and note where a reviewer wrote one on a finding that rests on the item's own lines."""
    items = {(one["report"], one["line_start"]): one["item"] for one in rows["item_events"]}
    for comparison in comparisons:
        for finding in comparison.verdicts:
            notes = [one.note for one in (finding.decision.records if finding.decision else ()) if one.note]
            for each in finding.evidence if notes else ():
                if (each.report, each.line_start) in items:
                    yield items[each.report, each.line_start], notes[-1]
