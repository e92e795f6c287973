"""A body is rendered whole or not at all: what stood before stands again."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

import pytest

from flows.compare import compare
from flows.config import CompareConfig
from hmicdiff import job

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = [pytest.mark.prefect, pytest.mark.usefixtures("backend", "events")]

EARLIER, LATER = "2014-11-crime-inspection.txt", "2019-05-peel-2018-19-effectiveness.txt"
BODY = "norfolk-constabulary"


def _contents(folder: Path) -> dict[str, bytes]:
    """Return all files below a folder by their relative names."""
    return {str(one.relative_to(folder)): one.read_bytes() for one in folder.rglob("*") if one.is_file()}


def test_a_body_that_fails_halfway_keeps_what_stood(
    tmp_path: Path, put: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where rendering fails once some files are written, all of the body's files are again those before."""
    inputs, out = tmp_path / "inputs", tmp_path / "outputs"
    config = CompareConfig(inputs=inputs, outputs=out, workbook=False)
    put(inputs, EARLIER, LATER, mark=tmp_path.name)
    assert compare(config, return_state=True).is_completed()
    before = _contents(out / BODY)
    assert "report.html" in before
    overwritten = []

    def fail_halfway(plan: job.Plan, *_: object) -> NoReturn:
        for name in ("report.html", "run.json"):
            (plan.params.out / BODY / name).write_text("half", encoding="utf-8")
            overwritten.append(name)
        msg = "the template broke"
        raise RuntimeError(msg)

    put(inputs, EARLIER, LATER, mark=f"{tmp_path.name}, corrected")
    monkeypatch.setattr(job, "write_work", fail_halfway)
    state = compare(config, return_state=True)
    assert overwritten
    assert state.is_failed()
    assert _contents(out / BODY) == before
