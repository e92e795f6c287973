"""A comparison in one line: the counts that the first screen, the terminal and the flow show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hmicdiff.model import Comparison, Verdict, VerdictClass

__all__ = [
    "Counts",
    "count_findings",
    "effective_verdict",
    "is_new_concern",
    "is_raised_again",
    "newest_findings",
    "result_line",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many findings of each kind the newest reports hold, each finding once."""

    improved: int
    regressed: int
    raised_again: int
    new_concerns: int
    needs_review: int


def effective_verdict(verdict: Verdict) -> VerdictClass:
    """What holds: a reviewer's decision where one is honoured, else the program's own verdict."""
    decision = verdict.decision
    if decision and decision.state == "honoured" and decision.verdict:
        return decision.verdict
    return verdict.verdict


def is_raised_again(verdict: Verdict) -> bool:
    """Whether a concern of an earlier report is raised again."""
    return effective_verdict(verdict) == "repeated" and verdict.polarity == "concern"


def is_new_concern(verdict: Verdict) -> bool:
    """Whether a concern stands in the newer report that the older does not speak of."""
    return effective_verdict(verdict) == "new" and verdict.polarity == "concern"


def newest_findings(comparison: Comparison) -> tuple[Verdict, ...]:
    """Return the latest verdicts, each finding once, in their order.

    A finding held against a letter or a transcript and against an inspection report counts as
    held against the inspection report; of several of a kind, against the nearest.
    """
    ranks = {
        report.id: (report.identity.kind not in _NO_INSPECTION, place)
        for place, report in enumerate(comparison.reports)
    }
    chosen: dict[tuple[str, str | None], Verdict] = {}
    for verdict in comparison.verdicts:
        held = chosen.get((verdict.topic, verdict.thread))
        if verdict.latest and (held is None or ranks[verdict.from_] > ranks[held.from_]):
            chosen[verdict.topic, verdict.thread] = verdict
    kept = {verdict.id for verdict in chosen.values()}
    return tuple(verdict for verdict in comparison.verdicts if verdict.id in kept)


_NO_INSPECTION = frozenset({"letter", "transcript", "news", "other"})


def count_findings(comparison: Comparison) -> Counts:
    """Count the findings of the first screen."""
    latest = newest_findings(comparison)
    return Counts(
        improved=sum(effective_verdict(verdict) == "improved" for verdict in latest),
        regressed=sum(effective_verdict(verdict) == "regressed" for verdict in latest),
        raised_again=sum(map(is_raised_again, latest)),
        new_concerns=sum(map(is_new_concern, latest)),
        needs_review=sum(verdict.needs_review for verdict in latest),
    )


def result_line(comparison: Comparison) -> str:
    """Return the result in one line, for a terminal or a run's state."""
    number = len(comparison.reports)
    if not comparison.verdicts:
        return f"{comparison.body}: {number} report{'s' * (number != 1)}, nothing to compare with yet"
    counts = count_findings(comparison)
    return (
        f"{comparison.body}: {number} reports, {counts.improved} improved, {counts.regressed} worse, "
        f"{counts.raised_again} raised again, {counts.new_concerns} new concern{'s' * (counts.new_concerns != 1)}, "
        f"{counts.needs_review} to review"
    )
