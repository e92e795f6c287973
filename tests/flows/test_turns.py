"""A flow and the command on one output folder: one at a time, the other is told in one line, and nothing is lost."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from prefect.states import Completed

from flows import turns
from hmicdiff import job, store
from hmicdiff.cli import main

if TYPE_CHECKING:
    from pathlib import Path

    from prefect.client.schemas.objects import State

TEXT = """PEEL 2021/22

An inspection of {body}

Published on 5 May 2022

Preventing crime

The force is good at preventing crime. It has improved its work with schools since our last inspection.
"""


@pytest.fixture
def params(tmp_path: Path) -> job.JobParams:
    """Return a job on two bodies' reports."""
    for body in ("Kent Police", "Dorset Police"):
        (tmp_path / f"{body}.txt").write_text(TEXT.format(body=body))
    return job.JobParams(paths=(tmp_path,), out=tmp_path / "out")


def _bodies(params: job.JobParams) -> list[str]:
    """Return the bodies that stand in the folder's manifest, whose pages are all there."""
    told = json.loads((params.out / "manifest.json").read_text())
    assert all((params.out / name).exists() for one in told["bodies"] for name in one["files"])
    return [one["body"] for one in told["bodies"]]


def test_the_command_waits_for_no_flow(params: job.JobParams, capsys: pytest.CaptureFixture[str]) -> None:
    """While a flow holds the folder the command ends with 2 and one line; afterwards it makes every body."""
    codes = []

    def do(_: job.Plan) -> State:
        params.out.joinpath("kept").touch()
        codes.append(main(["compare", str(params.paths[0]), "--out", str(params.out), "-q"]))
        return Completed()

    assert turns.in_turn(params, do).is_completed()
    assert codes == [2]
    (line,) = capsys.readouterr().err.splitlines()
    assert "another run is writing there" in line
    assert main(["compare", str(params.paths[0]), "--out", str(params.out), "-q"]) == 0
    assert _bodies(params) == ["Dorset Police", "Kent Police"]


def test_a_flow_is_told_of_the_command(params: job.JobParams) -> None:
    """While the command holds the folder a flow fails with one line, before it reads anything; then it may go on."""
    done: list[job.Plan] = []

    def do(plan: job.Plan) -> State:
        done.append(plan)
        return Completed()

    with store.hold(params.out):
        params.out.joinpath("kept").touch()
        state = turns.in_turn(params, do)
    assert state.is_failed()
    assert "another run is writing there" in (state.message or "")
    assert not done
    assert turns.in_turn(params, do).is_completed()
    assert len(done[0].files) == 2
