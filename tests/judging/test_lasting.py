"""Findings keep their names: when a report is corrected, and whichever other bodies are in a run."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING

from whole import inputs_of

from hmicdiff import api
from hmicdiff.model import DecisionRecord
from hmicdiff.pipeline import run_pipeline
from hmicdiff.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    import pytest

    from hmicdiff.model import Comparison, Verdict

OLD, NEW = "2014-09-core-business-letter.txt", "2019-05-peel-2018-19-effectiveness.txt"
TYPING = ("behaviour", "behavior")
"""A correction of a word by which no thread is known: what a report no longer names, it may no longer be judged by."""


@cache
def texts(samples: Path) -> dict[str, str]:
    """Return two of the sample reports by name."""
    return {name: (samples / name).read_text(encoding="utf-8") for name in (OLD, NEW)}


def compared(found: Mapping[str, str], decisions: Iterable[DecisionRecord] = ()) -> tuple[Comparison, ...]:
    """Take texts by path all the way; return one comparison a body, in order of the bodies' names."""
    runs, _ = run_pipeline(inputs_of(found), load_vocabulary(), decisions=tuple(decisions))
    return tuple(run.comparison for run in runs)


def agreed(verdict: Verdict) -> DecisionRecord:
    """Return a reviewer's agreement with one verdict."""
    return DecisionRecord(
        verdict_id=verdict.id,
        evidence_hash=verdict.evidence_hash,
        machine_verdict=verdict.verdict,
        judgement="agree",
        verdict=None,
        note="",
        reviewer="A Reviewer",
        time="2026-01-05T09:00:00Z",
    )


def quotes(comparison: Comparison) -> dict[str, list[str]]:
    """Return the sentences each finding rests on."""
    return {one.id: [each.quote for each in one.evidence] for one in comparison.verdicts}


def test_a_corrected_word_leaves_every_decision_where_it_was(samples: Path, tmp_path: Path) -> None:
    """All findings on all samples decided, one word corrected in each: no orphan, stale where the quotes changed."""
    (before,) = api.compare([samples]).comparisons
    for path in samples.iterdir():
        text = path.read_text(encoding="utf-8")
        assert path.suffix == ".toml" or text != text.replace(*TYPING, 1)
        (tmp_path / path.name).write_text(text.replace(*TYPING, 1), encoding="utf-8")
    decided = [asdict(agreed(one)) for one in before.verdicts]
    (tmp_path / "decisions").mkdir()
    (tmp_path / "decisions" / "mine.json").write_text(
        json.dumps({"schema": "hmicdiff.decisions/1", "decisions": decided}), encoding="utf-8"
    )
    (after,) = api.compare([tmp_path]).comparisons
    assert after.orphan_decisions == ()
    earlier, now = quotes(before), quotes(after)
    found = (one for one in after.verdicts if one.id in earlier)
    states = {one.id: one.decision.state if one.decision else None for one in found}
    assert len(states) == len(decided) > 50
    assert states == {key: "honoured" if earlier[key] == now[key] else "stale" for key in states}
    assert set(states.values()) == {"honoured", "stale"}


def test_a_body_is_judged_alike_alone_and_among_others(samples: Path) -> None:
    """Another body whose reports hold the same words changes nothing but what is listed as standard text."""
    other = {f"other/{name}": text.replace("Norfolk", "Suffolk") for name, text in texts(samples).items()}
    (alone,) = compared(texts(samples))
    among = next(one for one in compared({**texts(samples), **other}) if one.body == alone.body)
    assert {one.scope for one in among.repeats} - {one.scope for one in alone.repeats} == {"across_bodies"}
    own = tuple(one for one in among.repeats if one.scope != "across_bodies")
    assert replace(among, repeats=own) == alone


def test_decisions_under_the_names_of_before_stay_valid(
    samples: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file made while ids followed the reports' texts, and quotes stood alone, is honoured as it was."""
    with monkeypatch.context() as patch:
        patch.setattr("hmicdiff.judging.verdicts.with_surroundings", lambda evidence, *_: evidence)
        (found,) = compared(texts(samples))
    old = [replace(agreed(one), **former(found.body, one)) for one in found.verdicts]
    (decided,) = compared(texts(samples), old)
    assert decided.orphan_decisions == ()
    assert {one.decision.state for one in decided.verdicts if one.decision} == {"honoured"}


def former(body: str, verdict: Verdict) -> dict[str, str]:
    """Return a verdict's id and evidence hash as they were made over the reports' ids."""

    def short(*parts: str) -> str:
        return sha256("\x1f".join(parts).encode()).hexdigest()[:16]

    return {
        "verdict_id": "v" + short(body, verdict.from_, verdict.to, verdict.topic, verdict.thread or ""),
        "evidence_hash": short(*(f"{one.report}\x1e{one.quote}" for one in verdict.evidence)),
    }
