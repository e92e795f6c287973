"""Where a corpus run's tasks run: threads of this process, or a Dask cluster, chosen by one setting.

``HMICDIFF_TASK_RUNNER=dask`` takes a local cluster, ``HMICDIFF_TASK_RUNNER=tcp://host:8786`` an existing
one (install ``prefect-dask``); anything else means threads, so many as ``HMICDIFF_TASK_WORKERS`` says.
"""

from __future__ import annotations

import importlib
import os
from typing import TYPE_CHECKING, Any

from prefect.task_runners import ThreadPoolTaskRunner

if TYPE_CHECKING:
    from prefect.task_runners import TaskRunner

__all__ = ["task_runner"]

SETTING = "HMICDIFF_TASK_RUNNER"
WORKERS = "HMICDIFF_TASK_WORKERS"


def task_runner() -> TaskRunner[Any]:
    """Return the task runner that the environment asks for."""
    asked = os.environ.get(SETTING, "threads")
    workers = int(os.environ.get(WORKERS, "2"))
    if asked == "dask":
        return _dask(
            cluster_kwargs={"n_workers": workers, "threads_per_worker": 1, "dashboard_address": None}
        )
    if asked.startswith(("tcp://", "tls://")):
        return _dask(address=asked)
    return ThreadPoolTaskRunner(max_workers=workers)


def _dask(**words: Any) -> TaskRunner[Any]:  # noqa: ANN401 - handed on to Dask as they are
    """Return Prefect's runner on Dask, which is an extra.

    Raises: ImportError if ``prefect-dask`` is not installed.
    """
    runner: TaskRunner[Any] = importlib.import_module("prefect_dask").DaskTaskRunner(**words)
    return runner
