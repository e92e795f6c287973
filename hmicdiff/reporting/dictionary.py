"""What each column of a body's tables holds: the dictionary that lies in the workbook as a sheet of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hmicdiff.reporting.rows import TABLES
from hmicdiff.reporting.tables import Sheet, sheet_of

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["make_dictionary"]

_KINDS = {"string": "text", "Int64": "whole number", "Float64": "number", "boolean": "true or false"}
_MEANINGS = {
    "id": "Lasting id of the row's finding, thread, item or repeated passage.",
    "body": "Standard name of the force or service.",
    "from": "The earlier report, by programme and date.",
    "to": "The later report, by programme and date.",
    "newest": "Whether the later report is the newest on its topic.",
    "topic": "Topic of the field's taxonomy.",
    "thread": "Sub-subject that is followed through the reports; empty for the topic as a whole.",
    "finding": "The finding in words, as the page prints it.",
    "verdict": "Class of the finding: improved, regressed, repeated, unchanged, mixed, new, dropped, not_comparable.",
    "polarity": "Tone of the later report, or of the place: praise, concern, mixed, neutral.",
    "confidence": "Measured share of right verdicts of the rule, less what weakens this one; 0 to 1.",
    "basis": "What it rests on: stated, graded, item, figure, or inferred from two texts.",
    "inferred": "Whether no inspector says it in so many words.",
    "comparability": "Whether the two sides may be compared: yes, with_care, no.",
    "since": "Cycle or year that the inspectors name as the start of the change.",
    "rule": "Rule that decided.",
    "reason": "Why, in one sentence.",
    "needs_review": "Whether a person should look at it.",
    "decision": "State of reviewers' decisions: honoured, stale, disputed.",
    "from_lines": "Lines of the earlier report that are quoted.",
    "from_quote": "Its sentences, verbatim but for white space; several are parted by |.",
    "to_lines": "Lines of the later report that are quoted.",
    "to_quote": "Its sentences, verbatim but for white space; several are parted by |.",
    "evidence_hash": "Hash of the quotes, by which a decision goes stale.",
    "report": "The report, by programme and date.",
    "kind": "What the row's item, place, passage or link is.",
    "line_start": "First line in the numbered source text, counted from 1.",
    "line_end": "Last line, inclusive.",
    "quote": "The sentence, verbatim but for white space.",
    "programme": "Programme of the inspection.",
    "scale": "Scale of grades: four-tier, five-tier, ungraded.",
    "section": "Heading of the section, as printed.",
    "grade": "The grade; empty where there is none.",
    "state": "Whether the grade is given here, and else why not.",
    "carried_over_from": "Year or cycle an older judgment comes from.",
    "from_grade": "Grade of the earlier inspection.",
    "to_grade": "Grade of the later inspection.",
    "direction": "What the difference means; empty where the two may not be compared.",
    "measure": "What both figures measure.",
    "relation": "How the two stand to each other.",
    "from_report": "Report of the earlier figure, or of the benchmark.",
    "from_value": "Earlier figure, in unit.",
    "from_margin": "Half-width of its printed confidence interval, as the value.",
    "from_subject": "Whom it is about.",
    "from_period": "Time it speaks of, as printed.",
    "from_line": "Line of the earlier figure, or first line of the earlier section.",
    "to_report": "Report of the later figure, or of the body's own.",
    "to_value": "Later figure, in unit.",
    "to_margin": "Half-width of its printed confidence interval, as the value.",
    "to_subject": "Whom it is about.",
    "to_period": "Time it speaks of, as printed.",
    "to_line": "Line of the later figure, or first line of the later section.",
    "unit": "Unit of both.",
    "delta": "Later minus earlier, in unit.",
    "delta_percent": "Relative change, in percent.",
    "significant": "Outcome of the test at 95 percent; empty where it can't be made.",
    "p_value": "Of that test; 0 to 1.",
    "text": "The obligation in the words of the last report that speaks of it.",
    "status": "What became of it, with the word of tables/items.csv: Raised (raised), Raised again (repeated), Closed (closed), Moved on, not closed (superseded), No news of it (unknown).",
    "deadline": "Deadline as printed, or as an ISO date.",
    "first_seen": "Report that raised it.",
    "first_published": "When that was published, ISO.",
    "last_seen": "Last report that speaks of it.",
    "last_published": "When that was published, ISO.",
    "reports": "How many inspections have spoken of it.",
    "printed": "Whether the report itself calls it what it is.",
    "lines": "All places that speak of it, by report and line.",
    "scope": "Where it is repeated: within_report, across_years, across_bodies.",
    "role": "What the repeat is: duplicated_block, reused_summary, recycled, boilerplate.",
    "likeness": "How alike the sentences of two sections are, matched or not; 0 to 1.",
    "similarity": "Likeness of the texts; 0 to 1.",
    "sentences": "Sentences of the passage.",
    "from_section": "Heading of the earlier section.",
    "to_section": "Heading of the later section.",
    "score": "How surely the later answers the earlier; 0 to 1.",
    "same_share": "Share of words that stand in both; 0 to 1.",
    "reworded_share": "Share of other words in sentences with a partner; 0 to 1.",
    "new_share": "Share of words that only the later has; 0 to 1.",
    "gone_share": "Share of words that only the earlier has; 0 to 1.",
    "numbers_changed": "Numbers changed within sentences that have a partner.",
    "reasons": "Why the two are held to answer each other.",
}


def make_dictionary() -> Sheet:
    """Return sheet, column, type and meaning of every column of a body's tables."""
    names = ("sheet", "column", "type", "meaning")
    rows = (dict(zip(names, row, strict=True)) for row in _rows())
    return sheet_of(dict.fromkeys(names, "string"), rows)


def _rows() -> Iterator[tuple[str, str, str, str]]:
    """Yield the dictionary's rows, in the order of the sheets."""
    for table, (columns, _) in TABLES.items():
        for name, kind in columns.items():
            yield table, name, _KINDS[kind], _MEANINGS[name]
