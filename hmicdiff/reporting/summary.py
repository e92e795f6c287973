"""A comparison in one line: the counts that the first screen, the terminal and the flow show."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hmicdiff.model import Comparison, Verdict, VerdictClass

__all__ = [
    "Counts",
    "count_findings",
    "is_new_concern",
    "is_raised_again",
    "newest_findings",
    "news",
    "news_rows",
    "result_line",
    "review_rows",
    "sentence_of",
    "summary_markdown",
    "verdict_rows",
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
        f"{counts.raised_again} raised again, {counts.new_concerns} new concerns, "
        f"{counts.needs_review} to review"
    )


def news(comparison: Comparison, before: Comparison | None) -> tuple[Verdict, ...]:
    """Return what got worse or is raised again in the newest reports and was not so in the run before.

    A verdict is the same news as before when its id and its class are; ids are hashes of what they
    speak of, so nothing is told twice however often it is found.
    """
    known = {(one.id, one.verdict) for one in (before.verdicts if before else ()) if one.latest}
    return tuple(
        verdict
        for verdict in comparison.verdicts
        if verdict.latest
        and (verdict.verdict == "regressed" or is_raised_again(verdict))
        and (verdict.id, verdict.verdict) not in known
    )


def summary_markdown(comparison: Comparison, address: str) -> str:
    """Return the result as Markdown: the counts, then what got worse or is raised again, quoted."""
    lines = [f"# {comparison.body}", "", result_line(comparison), "", f"Change report: {_link(address)}", ""]
    for title, chosen in _WORTH_TELLING:
        rows = [verdict for verdict in comparison.verdicts if verdict.latest and chosen(verdict)]
        if rows:
            lines += [f"## {title}", "", *map(_bullet, rows), ""]
    return "\n".join(lines)


def verdict_rows(comparison: Comparison) -> list[dict[str, str]]:
    """Return one flat row for each latest verdict, for a table."""
    return [
        {
            "topic": verdict.topic,
            "thread": verdict.thread_name or "(overall)",
            "verdict": verdict.verdict.replace("_", " "),
            "polarity": verdict.polarity,
            "confidence": f"{verdict.confidence:.2f}",
            "inferred": "inferred" if verdict.inferred else "inspectors say so",
            "review": "yes" if verdict.needs_review else "",
            "quote": sentence_of(verdict),
        }
        for verdict in comparison.verdicts
        if verdict.latest
    ]


def news_rows(comparison: Comparison, before: Comparison | None) -> list[dict[str, str]]:
    """Return one flat row for each latest verdict that the run before did not hold, for a table."""
    known = {(one.id, one.verdict) for one in (before.verdicts if before else ()) if one.latest}
    fresh = {one.id for one in comparison.verdicts if one.latest and (one.id, one.verdict) not in known}
    chosen = dataclasses.replace(
        comparison, verdicts=tuple(one for one in comparison.verdicts if one.id in fresh)
    )
    return [{"body": comparison.body, **row} for row in verdict_rows(chosen)]


def review_rows(comparison: Comparison) -> list[dict[str, str]]:
    """Return one flat row for each latest verdict that asks for a person, with what a decision names."""
    return [
        {
            "verdict_id": verdict.id,
            "evidence_hash": verdict.evidence_hash,
            "topic": verdict.topic,
            "thread": verdict.thread_name or "(overall)",
            "machine_verdict": verdict.verdict,
            "confidence": f"{verdict.confidence:.2f}",
            "runner_up": verdict.runner_up.verdict if verdict.runner_up else "",
            "quote": sentence_of(verdict),
        }
        for verdict in comparison.verdicts
        if verdict.latest and verdict.needs_review
    ]


_WORTH_TELLING = (
    ("Got worse", lambda verdict: verdict.verdict == "regressed"),
    ("Raised again", is_raised_again),
    ("New concerns", is_new_concern),
)


def _link(address: str) -> str:
    """Return an address as a link where a browser can follow it, else as code."""
    return f"[open]({address})" if address.startswith("http") else f"`{address}`"


def _bullet(verdict: Verdict) -> str:
    """Return one verdict with the newer report's sentence."""
    name = verdict.thread_name or verdict.topic
    return f"- **{_escape(name)}**: {_escape(sentence_of(verdict))}"


def sentence_of(verdict: Verdict) -> str:
    """Return the sentence that speaks for a verdict: the newer report's, else the first there is."""
    newer = [one.quote for one in verdict.evidence if one.report == verdict.to]
    return (newer or [one.quote for one in verdict.evidence] or [""])[0]


def _escape(text: str) -> str:
    """Return report text as Markdown that shows it as it is."""
    return "".join(f"\\{char}" if char in "\\`*_[]<>|#" else char for char in text)
