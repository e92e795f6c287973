"""A corpus spread over a Dask cluster comes out as it does in threads, a lost worker or not."""

from __future__ import annotations

import os
import signal
import threading
import time
from typing import TYPE_CHECKING

import pytest

from flows.config import CorpusConfig
from flows.corpus import corpus
from flows.runners import task_runner
from hmicdiff.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

distributed = pytest.importorskip("distributed", reason="the extra `dask` is not installed")
pytest.importorskip("prefect_dask", reason="the extra `dask` is not installed")

pytestmark = [
    pytest.mark.prefect,
    pytest.mark.slow,
    pytest.mark.usefixtures("backend"),
    pytest.mark.filterwarnings("default"),
]

REPORTS = ("2014-11-crime-inspection.txt", "2014-09-core-business-letter.txt")


def kill_a_busy_worker(cluster: distributed.LocalCluster) -> None:
    """Kill the first worker seen with something to do, as a machine that fails would."""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        for state in cluster.scheduler.workers.values():
            if state.processing:
                os.kill(cluster.workers[state.name].pid, signal.SIGKILL)
                return
        time.sleep(0.02)


def test_a_lost_worker_loses_nothing(
    tmp_path: Path, put: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """With a worker killed in mid-run, every file is byte for byte what one process writes."""
    inputs = tmp_path / "inputs"
    for body in ("Norfolk", "Suffolk"):
        put(inputs / body.lower(), *REPORTS, body=body)
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        monkeypatch.setenv("HMICDIFF_TASK_RUNNER", cluster.scheduler_address)
        killer = threading.Thread(target=kill_a_busy_worker, args=(cluster,), daemon=True)
        killer.start()
        config = CorpusConfig(inputs=inputs, outputs=tmp_path / "dask", workbook=False)
        state = corpus.with_options(task_runner=task_runner())(config, return_state=True)
        killer.join(60)
    assert state.is_completed(), state.message
    assert main(["compare", str(inputs), "--out", str(tmp_path / "one"), "--no-workbook", "-q"]) == 0
    written = sorted(p.relative_to(tmp_path / "one") for p in (tmp_path / "one").rglob("*") if p.is_file())
    assert written
    for name in written:
        assert (tmp_path / "dask" / name).read_bytes() == (tmp_path / "one" / name).read_bytes(), name
