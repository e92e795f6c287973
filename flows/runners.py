"""Where a corpus run's tasks run: on this machine, or on a Dask cluster, chosen by one setting.

``HMICDIFF_TASK_RUNNER=dask`` takes a local cluster, ``HMICDIFF_TASK_RUNNER=tcp://host:8786`` an existing
one (install ``prefect-dask``); anything else means threads, so many as ``HMICDIFF_TASK_WORKERS`` says.
Threads share one processor, so each hands its work to a process of its own where there are several.
"""

from __future__ import annotations

import importlib
import multiprocessing
import os
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from prefect.task_runners import ThreadPoolTaskRunner

if TYPE_CHECKING:
    from collections.abc import Callable

    from prefect.task_runners import TaskRunner

__all__ = ["in_another_process", "task_runner"]

Answer = TypeVar("Answer")

SETTING = "HMICDIFF_TASK_RUNNER"
WORKERS = "HMICDIFF_TASK_WORKERS"


def task_runner() -> TaskRunner[Any]:
    """Return the task runner that the environment asks for."""
    asked = os.environ.get(SETTING, "threads")
    if asked == "dask":
        return _dask(
            cluster_kwargs={"n_workers": _workers(), "threads_per_worker": 1, "dashboard_address": None}
        )
    if _is_cluster(asked):
        return _dask(address=asked)
    return ThreadPoolTaskRunner(max_workers=_workers())


def in_another_process(function: Callable[..., Answer], *words: Any) -> Answer:  # noqa: ANN401 - handed on
    """Return what a function of the library answers, asked in a process of a pool that all tasks share.

    A Dask cluster's workers, which are processes that may start none, and one worker alone do it themselves.
    """
    if multiprocessing.current_process().daemon or _workers() == 1:
        return function(*words)
    try:
        return _pool(_workers()).submit(function, *words).result()
    except BrokenExecutor:
        _pool.cache_clear()  # the next that asks gets a pool that works
        raise


@cache
def _pool(workers: int) -> ProcessPoolExecutor:
    """Return the pool; started afresh, for a copy of a process with threads may hang."""
    return ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn"))


def _workers() -> int:
    """Return how many bodies are taken at a time."""
    return int(os.environ.get(WORKERS, "2"))


def _is_cluster(asked: str) -> bool:
    """Whether a setting is the address of a cluster."""
    return asked.startswith(("tcp://", "tls://"))


def _dask(**words: Any) -> TaskRunner[Any]:  # noqa: ANN401 - handed on to Dask as they are
    """Return Prefect's runner on Dask, which is an extra.

    Raises: ImportError if ``prefect-dask`` is not installed.
    """
    runner: TaskRunner[Any] = importlib.import_module("prefect_dask").DaskTaskRunner(**words)
    return runner
