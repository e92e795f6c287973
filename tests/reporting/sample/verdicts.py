"""Verdicts, made up to hold every case a report has to show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from hmicdiff import model
from sample.places import BODY, CRIME, LETTER, PEEL_2018, PEEL_2023, digest, quote
from sample.threads import thread_id

__all__ = ["ROWS", "Row", "verdict"]


@dataclass(frozen=True)
class Row:
    """One verdict in short; `places` are (file, first line, last line)."""

    topic: str
    thread: str | None
    verdict: str
    places: tuple[tuple[Any, ...], ...]
    confidence: float = 0.84
    polarity: str = "neutral"
    rule: str = "tone_of_linked_passages"
    inferred: bool = True
    comparability: str = "with_care"
    review: bool = False
    latest: bool = True
    cycle: str | None = None
    runner_up: str | None = "unchanged"
    reason: str = ""


A, B = (LETTER, CRIME), (CRIME, PEEL_2018)
C, D = (PEEL_2018, PEEL_2023), (CRIME, PEEL_2023)
SAID = {"rule": "inspectors_say", "inferred": False, "runner_up": None}
ROWS: tuple[tuple[tuple[str, str], Row], ...] = (
    (C, Row("prevention", None, "not_comparable", ((PEEL_2018, 10), (PEEL_2023, 98)), 0.95, comparability="no", rule="scale_changed", inferred=False, reason="The scale changed from four grades to five; the inspectorate says they can’t be compared.")),
    (C, Row("prevention", "evaluation of problem solving", "improved", ((PEEL_2018, 34), (PEEL_2023, 119)), 0.93, "praise", **SAID, cycle="PEEL 2021/22", reason="The inspectors say so themselves.")),
    (C, Row("prevention", "training of beat managers", "new", ((PEEL_2023, 131),), 0.78, "concern", reason="No earlier report speaks of it.")),
    (C, Row("prevention", "abstraction of neighbourhood officers", "repeated", ((PEEL_2018, 26), (PEEL_2023, 127)), 0.58, "concern", review=True, runner_up="new", reason="Both reports speak of officers taken from their neighbourhoods.")),
    (C, Row("prevention", "early help hubs", "unchanged", ((PEEL_2018, 36), (PEEL_2023, 107)), 0.66, "praise")),
    (C, Row("investigation", None, "improved", ((PEEL_2018, 14), (PEEL_2023, 19)), 0.91, "mixed", **SAID, comparability="no", cycle="PEEL 2021/22", reason="The inspectors say so; the two grades are on different scales.")),
    (C, Row("investigation", "supervision of investigations", "improved", ((PEEL_2018, 49), (PEEL_2023, 165)), 0.92, "praise", **SAID, cycle="PEEL 2021/22", reason="The inspectors say so themselves.")),
    (C, Row("investigation", "investigative training", "dropped", ((PEEL_2018, 47),), 0.7, "neutral", reason="The newer report does not speak of it. That does not mean it is settled.")),
    (C, Row("vulnerability", None, "mixed", ((PEEL_2018, 16), (PEEL_2023, 21)), 0.52, "mixed", review=True, comparability="no", runner_up="regressed", reason="Inspectors praise identification and criticise the safeguarding hub.")),
    (C, Row("vulnerability", "safeguarding hub (MASH)", "regressed", ((PEEL_2018, 79), (PEEL_2023, 21)), 0.64, "concern", review=True, runner_up="new", reason="Praised before, criticised now.")),
    (C, Row("serious-organised-crime", None, "dropped", ((PEEL_2018, 18),), 0.9, reason="Reported separately in this programme.")),
    (C, Row("specialist-capabilities", None, "dropped", ((PEEL_2018, 101),), 0.8, reason="Reported separately in this programme.")),
    (D, Row("response", None, "new", ((PEEL_2023, 137),), 0.8, "concern", comparability="no", reason="No earlier inspection report covers it.")),
    (D, Row("response", "time to answer emergency calls", "new", ((PEEL_2023, 140),), 0.75, "concern")),
    (D, Row("response", "sergeants attending incidents", "new", ((PEEL_2023, 148),), 0.71, "concern")),
    (D, Row("crime-recording", None, "not_comparable", ((CRIME, 26), (PEEL_2023, 63)), 0.97, comparability="no", rule="rules_changed", inferred=False, reason="The Home Office Counting Rules changed; the inspectorate says audits can’t be compared.")),
    (B, Row("prevention", None, "regressed", ((CRIME, 449), (PEEL_2018, 10)), 0.68, "praise", rule="grade", review=True, latest=False, reason="Outstanding to good; same four grades, other questions.")),
    (B, Row("investigation", None, "regressed", ((CRIME, 623), (PEEL_2018, 43)), 0.7, "concern", rule="grade", latest=False, reason="Good to requires improvement; same four grades, other questions.")),
    (B, Row("investigation", "supervision of investigations", "regressed", ((CRIME, 558, 559), (PEEL_2018, 14)), 0.88, "concern", latest=False, reason="High levels of supervision before, not all supervised now.")),
    (A, Row("prevention", None, "unchanged", ((LETTER, 35), (CRIME, 436, 438)), 0.9, "praise", latest=False, reason="The same finding in nearly the same words.")),
    (A, Row("response", "attendance at every crime", "unchanged", ((LETTER, 42), (CRIME, 523, 524)), 0.9, "praise", latest=False)),
)  # fmt: skip


def verdict(pair: tuple[str, str], row: Row, decision: model.Decision | None = None) -> model.Verdict:
    """One verdict from its row."""
    evidence = tuple(
        model.VerdictEvidence(kind="passage", report=digest(place[0]), **quote(*place))
        for place in row.places
    )
    earlier = digest(pair[0])
    return model.Verdict(
        id=digest(BODY, pair, row.topic, row.thread),
        from_=earlier,
        to=digest(pair[1]),
        latest=row.latest,
        topic=row.topic,
        thread=thread_id(row.topic, row.thread) if row.thread else None,
        thread_name=row.thread,
        verdict=row.verdict,  # type: ignore[arg-type]
        polarity=row.polarity,  # type: ignore[arg-type]
        confidence=row.confidence,
        rule=row.rule,
        inferred=row.inferred,
        basis="inferred" if row.inferred else "stated",
        comparability=row.comparability,  # type: ignore[arg-type]
        since=model.Since(cycle=row.cycle, report=None if row.cycle else earlier),
        runner_up=model.RunnerUp(verdict=row.runner_up, confidence=0.3) if row.runner_up else None,  # type: ignore[arg-type]
        needs_review=row.review,
        evidence_hash=digest(evidence),
        evidence=evidence,
        reason=row.reason,
        decision=decision,
    )
