"""What is new since an earlier run, and what only an upgrade changed."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from hmicdiff import model

if TYPE_CHECKING:
    from conftest import Build

POOR = "Supervision of investigations is inconsistent."


def run_of(comparison: model.Comparison) -> model.Run:
    """Return a run that holds one comparison."""
    engine = model.Engine(version="0", code_hash="old", vocabulary_hash="old")
    return model.Run(run="before", engine=engine, refused=(), comparisons=(comparison,))


def readings(build: Build, *years: int) -> list[model.Reading]:
    """Return a report a year, each with one concern."""
    said = build.Said(text=POOR, topic="investigation", polarity="concern")
    return [build.reading(build.Written(f"PEEL {year}", year * 100 + year % 100), said) for year in years]


def test_nothing_new_is_an_empty_history(build: Build) -> None:
    """The same reports judged alike leave nothing to tell."""
    both = readings(build, 2016, 2017)
    before = build.judged(*both)
    assert build.judged(*both, previous=run_of(before)).history == model.History(
        previous_run="before", changes=()
    )


def test_a_new_report_is_news(build: Build) -> None:
    """Verdicts on a report that the earlier run had not are news of policing."""
    before = build.judged(*readings(build, 2016, 2017))
    after = build.judged(*readings(build, 2016, 2017, 2018), previous=run_of(before))
    assert after.history is not None
    assert {one.cause for one in after.history.changes} == {"new_report"}


def test_a_verdict_changed_on_the_same_reports_is_an_upgrade(build: Build) -> None:
    """Nothing changed in policing where only hmicdiff did."""
    both = readings(build, 2016, 2017)
    now = build.judged(*both)
    other = tuple(dataclasses.replace(one, verdict="unchanged") for one in now.verdicts)
    after = build.judged(*both, previous=run_of(dataclasses.replace(now, verdicts=other)))
    assert after.history is not None
    assert [(one.before, one.after, one.cause) for one in after.history.changes] == [
        ("unchanged", "repeated", "upgrade")
    ] * len(now.verdicts)


def test_a_verdict_changed_by_a_reviewer_is_a_decision(build: Build) -> None:
    """What a person decided since is told as a decision."""
    both = readings(build, 2016, 2017)
    before = build.judged(*both)
    one = before.verdicts[0]
    record = model.DecisionRecord(
        verdict_id=one.id,
        evidence_hash=one.evidence_hash,
        machine_verdict=one.verdict,
        judgement="disagree",
        verdict="mixed",
        note="",
        reviewer="Ada",
        time="2025-01-01",
    )
    after = build.judged(*both, decisions=[record], previous=run_of(before))
    assert after.history is not None
    assert [(c.verdict_id, c.after, c.cause) for c in after.history.changes] == [
        (one.id, "mixed", "decision")
    ]
