"""The cover of a body's workbook: what was compared, how many findings of each kind, and what can't be compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hmicdiff.reporting.summary import count_findings
from hmicdiff.reporting.words import date_words, reason_words
from hmicdiff.text import capital

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hmicdiff.reporting.view.context import Context

__all__ = ["SHEETS", "cover_rows"]

SHEETS = {
    "verdicts": "Findings",
    "threads": "Threads",
    "grades": "Grades",
    "grade_changes": "Grade changes",
    "figures": "Figures",
    "items": "Recommendations",
    "repeats": "Repeats",
    "sections": "Matched sections",
    "likeness": "Likeness of sections",
    "mentions": "Mentions",
    "links": "Wording",
    "dictionary": "Columns",
}
"""What a sheet is called in the workbook, by the name of its table."""

_COUNTS = (
    ("regressed", "Got worse, as inspectors say or grade"),
    ("raised_again", "Raised again, as inspectors say or grade"),
    ("improved", "Improved, as inspectors say or grade"),
    ("closed", "Closed"),
    ("now_criticised", "Praised then, criticised now (inferred)"),
    ("now_praised", "Criticised then, praised now (inferred)"),
    ("criticised_in_both", "Criticised in both (inferred)"),
    ("new_concerns", "New concerns (inferred)"),
    ("needs_review", "For a person to judge"),
)


def cover_rows(context: Context) -> Iterator[tuple[str, str, str]]:
    """Yield the rows of the cover: a heading with two empty cells, or a name, what it is, and where it leads."""
    comparison = context.comparison
    yield comparison.body, "", ""
    yield "Change report", "report.html", "report.html"
    yield "Reports compared", "", ""
    for report in comparison.reports:
        title = " ".join((report.identity.title or report.path).split())
        dated = date_words(report.identity.published) or "undated"
        yield context.labels[report.id], f"{title} ({dated})", f"sources/{report.id}.txt"
    yield "Newest findings", "", ""
    counts = count_findings(comparison)
    for name, words in _COUNTS:
        yield words, str(getattr(counts, name)), ""
    yield "What can’t be compared", "", ""
    for told in _limits(context):
        yield told, "", ""
    yield "How to read it", "", ""
    yield (
        "Findings",
        "Newest first. Ids, at the end of a row, lead into the change report; names of reports lead to their texts.",
        "",
    )
    yield "Columns", "What each column of each sheet holds.", ""


def _limits(context: Context) -> Iterator[str]:
    """Yield why grades can't be compared, each reason once, with the topics it holds for."""
    found: dict[str, list[str]] = {}
    for each in context.comparison.grade_changes:
        if each.comparability == "no" and each.left and each.right:
            names = found.setdefault(capital(reason_words(each.reason)), [])
            names += [name for name in (context.topic_name(each.topic),) if name not in names]
    for reason, names in found.items():
        yield f"{reason}: {', '.join(names)}"
    yield "“No longer mentioned” is not “fixed”: a later inspection may not have looked."
