"""Reviewers' decisions: read, checked, laid over verdicts."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hmicdiff import model
from hmicdiff.errors import DecisionError
from hmicdiff.judging.decisions import apply_decisions, locate_decisions, parse_decisions

VERDICT = model.Verdict(
    id="v1",
    from_="a",
    to="b",
    latest=True,
    topic="investigation",
    thread=None,
    thread_name=None,
    verdict="regressed",
    polarity="concern",
    confidence=0.5,
    rule="tone-regressed",
    inferred=True,
    basis="inferred",
    comparability="with_care",
    since=model.Since(cycle=None, report=None),
    runner_up=None,
    needs_review=True,
    evidence_hash="h1",
    evidence=(),
)


def record(**changes: object) -> model.DecisionRecord:
    """Return a decision that agrees with the verdict, with `changes`."""
    plain: dict[str, Any] = {
        "verdict_id": "v1",
        "evidence_hash": "h1",
        "machine_verdict": "regressed",
        "judgement": "agree",
        "verdict": None,
        "note": "",
        "reviewer": "Ada",
        "time": "2025-01-01T10:00:00Z",
    }
    return model.DecisionRecord(**{**plain, **changes})


def as_file(*records: dict[str, Any], **changes: object) -> str:
    """Return a decisions file, one decision a line from line 5 on."""
    plain = {"schema": "hmicdiff.decisions/1", "run": "x", "decisions": list(records), **changes}
    return json.dumps(plain, indent=1)


def plain(**changes: object) -> dict[str, Any]:
    """Return a decision as a file holds it."""
    return {**dataclasses.asdict(record()), **changes}


def test_a_file_is_read_with_the_line_of_each_decision() -> None:
    """Each decision knows where it stands."""
    text = as_file(plain(), plain(reviewer="Bo"))
    found = locate_decisions(text, "d.json")
    assert [(one.record.reviewer, one.line) for one in found] == [("Ada", 5), ("Bo", 16)]


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        pytest.param("{\n,", 2, "not JSON", id="no JSON"),
        pytest.param("[]", 1, "one JSON object", id="a list"),
        pytest.param(as_file(schema="hmicdiff.decisions/9"), 2, "schema", id="another schema"),
        pytest.param(as_file(decisions={}), 4, "must be a list", id="decisions no list"),
        pytest.param(as_file(7), 5, "must be an object", id="a number"),  # type: ignore[arg-type]
        pytest.param(as_file(plain(), plain(mood="good")), 16, "unknown key 'mood'", id="unknown key"),
        pytest.param(as_file(plain(judgement="maybe")), 5, "judgement", id="unknown judgement"),
        pytest.param(as_file({"verdict_id": "v1"}), 5, "evidence_hash", id="missing key"),
        pytest.param(as_file(plain(judgement="disagree")), 5, "another verdict", id="disagrees with nothing"),
        pytest.param(
            as_file(plain(judgement="disagree", verdict="regressed")), 5, "another verdict", id="same verdict"
        ),
        pytest.param(as_file(plain(verdict="improved")), 5, "agrees", id="agrees with another"),
        pytest.param(as_file(plain(reviewer=" ")), 5, "name", id="nobody's"),
    ],
)
def test_a_broken_rule_is_named_with_file_line_and_reason(text: str, line: int, reason: str) -> None:
    """A reviewer can go to the line and mend it."""
    with pytest.raises(DecisionError) as caught:
        parse_decisions(text, "d.json")
    assert str(caught.value).startswith(f"d.json:{line}: ")
    assert reason in str(caught.value)


@pytest.mark.parametrize(
    ("records", "state", "verdict", "queue"),
    [
        pytest.param([record()], "honoured", "regressed", "off", id="agree"),
        pytest.param(
            [record(judgement="disagree", verdict="mixed")], "honoured", "mixed", "off", id="disagree"
        ),
        pytest.param([record(judgement="unsure")], "honoured", None, "on", id="unsure"),
        pytest.param([record(evidence_hash="h0")], "stale", None, "on", id="evidence changed"),
        pytest.param(
            [record(), record(reviewer="Bo", judgement="disagree", verdict="mixed")],
            "disputed",
            None,
            "on",
            id="two differ",
        ),
        pytest.param([record(), record(reviewer="Bo")], "honoured", "regressed", "off", id="two agree"),
        pytest.param(
            [record(judgement="disagree", verdict="mixed"), record(time="2025-02-01T10:00:00Z")],
            "honoured",
            "regressed",
            "off",
            id="one changes their mind",
        ),
        pytest.param(
            [record(evidence_hash="h0"), record()], "honoured", "regressed", "off", id="decided anew"
        ),
    ],
)
def test_decisions_bear_on_a_verdict(
    records: list[model.DecisionRecord], state: str, verdict: str | None, queue: str
) -> None:
    """Honoured, stale or disputed; the machine's own verdict stays as it was."""
    (decided,), orphans = apply_decisions([VERDICT], records)
    assert decided.decision is not None
    assert (decided.decision.state, decided.decision.verdict) == (state, verdict)
    assert (decided.needs_review, decided.verdict, orphans) == (queue == "on", "regressed", ())


def test_a_decision_on_a_finding_that_is_gone_is_an_orphan() -> None:
    """Nothing a reviewer said is lost."""
    gone = record(verdict_id="v0")
    verdicts, orphans = apply_decisions([VERDICT], [gone])
    assert (verdicts, orphans) == ((VERDICT,), (gone,))


RECORDS = st.builds(
    record,
    verdict_id=st.sampled_from(["v1", "v0"]),
    evidence_hash=st.sampled_from(["h1", "h0"]),
    reviewer=st.sampled_from(["Ada", "Bo"]),
    judgement=st.sampled_from(["agree", "unsure"]),
    time=st.sampled_from(["2025-01-01", "2025-02-01"]),
)


@given(st.lists(RECORDS, max_size=5))
@settings(max_examples=60)
def test_applied_twice_is_applied_once(records: list[model.DecisionRecord]) -> None:
    """The same decisions again, or in another order, change nothing."""
    once = apply_decisions([VERDICT], records)
    assert apply_decisions(once[0], [*reversed(records), *records]) == once


def test_a_file_that_is_read_is_never_changed() -> None:
    """Reading gives what was written, field for field."""
    text = as_file(plain(note="“quoted”, with [brackets] and {braces}"))
    assert dataclasses.asdict(parse_decisions(text, "d.json")[0])["note"].startswith("“quoted”")
