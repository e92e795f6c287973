"""``decisions check`` against the findings that stand in the outputs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from hmicdiff.cli import main

PAIR = json.loads((Path(__file__).parents[1] / "gold" / "threads.json").read_text(encoding="utf-8"))["pairs"][
    0
]


@pytest.fixture
def outputs(tmp_path: Path) -> Path:
    """Return a folder with the outputs of one written pair of reports."""
    inputs = tmp_path / "inputs"
    inputs.mkdir()
    for side in ("earlier", "later"):
        one = PAIR[side]
        (inputs / f"{one['name']}.txt").write_text(one["text"], encoding="utf-8")
    assert main(["compare", str(inputs), "--out", str(tmp_path / "out"), "-q", "--no-workbook"]) == 0
    return tmp_path / "out"


def _decision(verdict: dict[str, Any], **changes: str) -> dict[str, Any]:
    agreed = {
        "verdict_id": verdict["id"],
        "evidence_hash": verdict["evidence_hash"],
        "machine_verdict": verdict["verdict"],
        "judgement": "agree",
        "verdict": None,
        "note": "",
        "reviewer": "Ada",
        "time": "2026-01-01T10:00:00Z",
    }
    return {**agreed, **changes}


def test_a_decision_on_no_current_finding_is_named_with_its_line(
    outputs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A decision that fits passes with 0; one whose finding is gone ends with 5, file, line and reason."""
    (run,) = (json.loads(path.read_text(encoding="utf-8")) for path in sorted(outputs.glob("*/run.json")))
    verdict = run["comparisons"][0]["verdicts"][0]
    decisions = [_decision(verdict)]
    path = tmp_path / "mine.json"
    file = {"schema": "hmicdiff.decisions/1", "run": run["run"], "decisions": decisions}
    path.write_text(json.dumps(file, indent=1), encoding="utf-8")
    assert main(["decisions", "check", str(path), "--out", str(outputs)]) == 0
    decisions.append(_decision(verdict, verdict_id="v0"))
    path.write_text(json.dumps(file, indent=1), encoding="utf-8")
    assert main(["decisions", "check", str(path), "--out", str(outputs)]) == 5
    assert "mine.json:15: verdict_id v0: no such finding" in capsys.readouterr().err
