"""The flow does the library's work under Prefect: same bytes, seen in the UI."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import FlowRunFilter, FlowRunFilterId

from flows.compare import compare
from flows.config import CompareConfig
from hmicdiff.cli import main

if TYPE_CHECKING:
    from prefect.client.schemas.objects import FlowRun, State

REPORTS = (
    "2014-09-core-business-letter.txt",
    "2014-11-crime-inspection.txt",
    "2019-05-peel-2018-19-effectiveness.txt",
)

pytestmark = [pytest.mark.prefect, pytest.mark.usefixtures("backend")]


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory, samples: Path) -> Path:
    """Return a folder of three of the samples, the longest left out."""
    folder = tmp_path_factory.mktemp("reports") / "norfolk"
    folder.mkdir()
    for name in REPORTS:
        shutil.copy(samples / name, folder)
    return folder


@pytest.fixture(scope="module")
def first_run(backend: None, tmp_path_factory: pytest.TempPathFactory, reports: Path) -> tuple[Path, State]:
    """Return output folder and final state of one run over the reports."""
    del backend
    out = tmp_path_factory.mktemp("flow")
    return out, compare(CompareConfig(inputs=reports, outputs=out), return_state=True)


def test_the_flow_says_its_result(first_run: tuple[Path, State]) -> None:
    """The final state is completed and tells the result in words."""
    _, state = first_run
    assert state.is_completed()
    assert "Norfolk Constabulary: 3 reports" in (state.message or "")


def test_flow_and_command_write_the_same_bytes(
    first_run: tuple[Path, State], reports: Path, tmp_path: Path
) -> None:
    """Every file of the flow's outputs is byte for byte the command's."""
    out, _ = first_run
    assert main(["compare", str(reports), "--out", str(tmp_path), "-q"]) == 0
    written = sorted(path.relative_to(out) for path in out.rglob("*") if path.is_file())
    assert Path("norfolk-constabulary/run.json") in written
    for name in written:
        assert (out / name).read_bytes() == (tmp_path / name).read_bytes(), name


def test_a_second_run_reads_no_report(first_run: tuple[Path, State], reports: Path) -> None:
    """What has not changed is neither read nor compared again, and the state says so."""
    out, _ = first_run
    state = compare(CompareConfig(inputs=reports, outputs=out), return_state=True)
    assert state.is_completed()
    assert (state.message or "").startswith("nothing has changed")


def test_artifacts_are_published(first_run: tuple[Path, State]) -> None:
    """A run leaves a summary, the verdicts quoted, and the grades as a picture; no table, whose cells break no line."""
    del first_run
    with get_client(sync_client=True) as client:
        kinds = {artifact.key: artifact.type for artifact in client.read_artifacts()}
    slug = "norfolk-constabulary"
    wanted = {"summary": "markdown", "verdicts": "markdown", "review": "markdown", "grades": "image"}
    assert {f"{key}-{slug}": kind for key, kind in wanted.items()}.items() <= kinds.items()


def test_the_run_is_named_by_what_it_did(first_run: tuple[Path, State]) -> None:
    """The list of runs shows the result in words; the next run says that nothing is new."""
    _, state = first_run
    run = run_of(state)
    assert run.name.startswith("compare Norfolk Constabulary: 2 worse")


def test_tasks_are_drawn_from_what_they_come_after(first_run: tuple[Path, State]) -> None:
    """A comparison follows the readings of its reports, the rendering follows the comparison."""
    _, state = first_run
    with get_client(sync_client=True) as client:
        chosen = FlowRunFilter(id=FlowRunFilterId(any_=[run_of(state).id]))
        runs = {run.name.partition(" ")[0]: run for run in client.read_task_runs(flow_run_filter=chosen)}
    after = {name: {str(one.id) for one in run.task_inputs.get("wait_for", ())} for name, run in runs.items()}
    assert after["render"] == {str(runs["compare"].id)}
    assert len(after["compare"]) == len(REPORTS)
    assert str(runs["read"].id) in after["compare"]


def run_of(state: State) -> FlowRun:
    """Return the run that ended in a state."""
    assert state.state_details.flow_run_id
    with get_client(sync_client=True) as client:
        return client.read_flow_run(state.state_details.flow_run_id)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({"inputs": "empty"}, "nothing readable under"),
        ({"inputs": "inptus"}, "inptus: There is no such file or folder."),
        ({"previous": "runs.json"}, "runs.json: not a run.json of hmicdiff"),
        ({"outputs": "file"}, "file: can't be written to"),
        ({"as_of": "last year"}, "as of last year: give a date"),
    ],
    ids=["empty", "mistyped", "no run", "a file", "no date"],
)
def test_what_is_mistyped_is_one_line(tmp_path: Path, words: dict[str, str], said: str) -> None:
    """A folder or file that is not there ends in a failed state that names it in one line."""
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").touch()
    paths = {name: value if name == "as_of" else tmp_path / value for name, value in words.items()}
    config = {"inputs": tmp_path / "empty", "outputs": tmp_path / "out", **paths}
    state = compare(CompareConfig.model_validate(config), return_state=True)
    assert state.is_failed()
    assert said in (state.message or "")
    assert "\n" not in (state.message or "")
    assert "exception" not in (state.message or "")
