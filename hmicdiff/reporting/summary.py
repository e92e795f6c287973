"""A comparison in one line: the counts that the first screen, the terminal and the flow show.

Two things are kept apart, in their names and their counts: what inspectors say or grade, and what we
infer from two texts that we laid side by side.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hmicdiff.text import squash

if TYPE_CHECKING:
    from hmicdiff.model import Comparison, Verdict, VerdictClass, VerdictEvidence

__all__ = [
    "SURE",
    "Counts",
    "code_of",
    "count_findings",
    "counted_findings",
    "effective_verdict",
    "is_new_concern",
    "is_raised_again",
    "newest_findings",
    "result_line",
]

SURE = 0.6
"""Least confidence of a finding that is counted; what is less sure waits for a person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many findings of each kind the newest reports hold, each finding once.

    The first four are what inspectors say or grade, the next four what we infer from two texts.
    """

    improved: int
    regressed: int
    raised_again: int
    closed: int
    now_praised: int
    """Criticised then, praised now."""
    now_criticised: int
    """Praised then, criticised now."""
    criticised_in_both: int
    new_concerns: int
    needs_review: int


def effective_verdict(verdict: Verdict) -> VerdictClass:
    """What holds: a reviewer's decision where one is honoured, else the program's own verdict."""
    decision = verdict.decision
    if decision and decision.state == "honoured" and decision.verdict:
        return decision.verdict
    return verdict.verdict


def is_raised_again(verdict: Verdict) -> bool:
    """Whether a concern of an earlier report is raised again, whoever says so."""
    return effective_verdict(verdict) == "repeated" and verdict.polarity == "concern"


def is_new_concern(verdict: Verdict) -> bool:
    """Whether a concern stands in the newer report that the older does not speak of."""
    return effective_verdict(verdict) == "new" and verdict.polarity == "concern"


def code_of(verdict: Verdict) -> str:
    """Return the code of what a verdict is called: an inference never bears the name of a finding."""
    if is_new_concern(verdict):
        return "concern"
    code: str = "again" if is_raised_again(verdict) else effective_verdict(verdict)
    if verdict.inferred:
        code = "alike" if code == "unchanged" and verdict.polarity == "praise" else code
        return _INFERRED.get(code, code)
    if code == "improved" and verdict.basis == "item":
        return "closed"
    return _STATED.get(code, code)


_STATED = {"regressed": "worse", "not_comparable": "incomparable"}
_INFERRED = {
    "improved": "now-praised",
    "regressed": "now-criticised",
    "again": "both",
    "unchanged": "same",
    "not_comparable": "incomparable",
}


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


def counted_findings(comparison: Comparison) -> tuple[Verdict, ...]:
    """Return the newest findings that the first screen counts, in their order.

    What is less sure than `SURE` is not counted unless a person settled it. One sentence counts once:
    a finding whose telling sentences all stand in a finding of the same name is that finding told
    again, and threads are told before the topics they belong to.
    """
    told: dict[str, set[str]] = {}
    kept: set[str] = set()
    newest = newest_findings(comparison)
    for verdict in sorted(newest, key=lambda one: (one.thread is None, -one.confidence)):
        if not _is_sure(verdict):
            continue
        sentences = _telling(verdict)
        known = told.setdefault(code_of(verdict), set())
        if not sentences or not sentences <= known:
            kept.add(verdict.id)
            known |= sentences
    return tuple(verdict for verdict in newest if verdict.id in kept)


def _is_sure(verdict: Verdict) -> bool:
    """Whether a finding is sure enough to be counted, or settled by a person."""
    settled = verdict.decision is not None and verdict.decision.state == "honoured"
    return settled or verdict.confidence >= SURE


def _telling(verdict: Verdict) -> set[str]:
    """Return the sentences that a finding rests on in the report that speaks for it."""
    newer = [one for one in verdict.evidence if one.report == verdict.to] or list(verdict.evidence)
    first = [one for one in newer if one.kind in _DECIDING.get(verdict.basis, ())]
    return {_key(one) for one in first or newer}


_DECIDING = {
    "stated": ("statement",),
    "graded": ("grade",),
    "item": ("item", "statement"),
    "figure": ("figure",),
}


def _key(evidence: VerdictEvidence) -> str:
    """Return what one printed sentence is known by."""
    return squash(evidence.quote).casefold()


def count_findings(comparison: Comparison) -> Counts:
    """Count the findings of the first screen."""
    codes = [code_of(verdict) for verdict in counted_findings(comparison)]
    return Counts(
        improved=codes.count("improved"),
        regressed=codes.count("worse"),
        raised_again=codes.count("again"),
        closed=codes.count("closed"),
        now_praised=codes.count("now-praised"),
        now_criticised=codes.count("now-criticised"),
        criticised_in_both=codes.count("both"),
        new_concerns=codes.count("concern"),
        needs_review=sum(verdict.needs_review for verdict in newest_findings(comparison)),
    )


def result_line(comparison: Comparison) -> str:
    """Return the result in one line, for a terminal or a run's state."""
    number = len(comparison.reports)
    if not comparison.verdicts:
        return f"{comparison.body}: {number} report{'s' * (number != 1)}, nothing to compare with yet"
    counts = count_findings(comparison)
    return (
        f"{comparison.body}: {number} reports; inspectors say or grade {counts.improved} improved, "
        f"{counts.regressed} worse, {counts.raised_again} raised again, {counts.closed} closed; "
        f"we infer {counts.now_criticised} praised then and criticised now, "
        f"{counts.now_praised} criticised then and praised now, {counts.criticised_in_both} criticised in both, "
        f"{counts.new_concerns} new concern{'s' * (counts.new_concerns != 1)}; {counts.needs_review} to review"
    )
