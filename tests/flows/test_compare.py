"""The flow does the library's work under Prefect: same bytes, seen in the UI."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from prefect.client.orchestration import get_client

from flows.compare import compare
from flows.config import CompareConfig
from hmicdiff.cli import main

if TYPE_CHECKING:
    from prefect.client.schemas.objects import State

pytestmark = [pytest.mark.prefect, pytest.mark.usefixtures("backend")]


@pytest.fixture(scope="module")
def first_run(backend: None, tmp_path_factory: pytest.TempPathFactory, samples: Path) -> tuple[Path, State]:
    """Return output folder and final state of one run over the samples."""
    del backend
    out = tmp_path_factory.mktemp("flow")
    return out, compare(CompareConfig(inputs=samples, outputs=out), return_state=True)


def test_the_flow_says_its_result(first_run: tuple[Path, State]) -> None:
    """The final state is completed and tells the result in words."""
    _, state = first_run
    assert state.is_completed()
    assert "Norfolk Constabulary: 5 reports" in (state.message or "")


def test_flow_and_command_write_the_same_bytes(
    first_run: tuple[Path, State], samples: Path, tmp_path: Path
) -> None:
    """Every file of the flow's outputs is byte for byte the command's."""
    out, _ = first_run
    assert main(["compare", str(samples), "--out", str(tmp_path), "-q"]) == 0
    written = sorted(path.relative_to(out) for path in out.rglob("*") if path.is_file())
    assert Path("norfolk-constabulary/run.json") in written
    for name in written:
        assert (out / name).read_bytes() == (tmp_path / name).read_bytes(), name


def test_a_second_run_reads_no_report(first_run: tuple[Path, State], samples: Path) -> None:
    """What has not changed is neither read nor compared again, and the state says so."""
    out, _ = first_run
    state = compare(CompareConfig(inputs=samples, outputs=out), return_state=True)
    assert state.is_completed()
    assert (state.message or "").startswith("nothing has changed")


def test_artifacts_are_published(first_run: tuple[Path, State]) -> None:
    """A run leaves a summary in Markdown and the verdicts as a table."""
    del first_run
    with get_client(sync_client=True) as client:
        keys = {artifact.key for artifact in client.read_artifacts()}
    assert {"summary-norfolk-constabulary", "verdicts-norfolk-constabulary"} <= keys


def test_nothing_readable_is_a_failure(tmp_path: Path) -> None:
    """A folder without a report ends in a failed state that names it."""
    (tmp_path / "in").mkdir()
    state = compare(CompareConfig(inputs=tmp_path / "in", outputs=tmp_path / "out"), return_state=True)
    assert state.is_failed()
    assert "nothing readable" in (state.message or "")
