"""Runs that nobody runs any more: a power cut or a worker's death leaves them *Running* for ever.

Such a run holds its deployment's only slot, and every later run waits or is cancelled. They are ended as
*Crashed*, and slots that no run holds are freed.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from prefect.client.orchestration import get_client
from prefect.client.schemas.actions import GlobalConcurrencyLimitUpdate
from prefect.client.schemas.filters import (
    FlowRunFilter,
    FlowRunFilterState,
    FlowRunFilterStateType,
    WorkPoolFilter,
    WorkPoolFilterName,
)
from prefect.client.schemas.objects import StateType
from prefect.states import Crashed

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from uuid import UUID

    from prefect.client.orchestration import SyncPrefectClient
    from prefect.client.schemas.objects import FlowRun

__all__ = ["end_leftovers", "runs_here"]

MESSAGE = "The process that ran this has ended without saying so; the next run does what was left."
_UNDER_WAY = [StateType.RUNNING, StateType.PENDING, StateType.CANCELLING]
_PAGE = 200
_RUN = re.compile(rb"(?:^|\0)PREFECT__FLOW_RUN_ID=([0-9a-f-]{36})(?:\0|$)")


def runs_here() -> frozenset[str]:
    """Return the ids of the runs that have a process on this machine, as Prefect tells each in its environment."""
    found: set[str] = set()
    for place in Path("/proc").glob("[0-9]*/environ"):
        try:
            found.update(one.decode() for one in _RUN.findall(place.read_bytes()))
        except OSError:
            continue  # another user's, or gone meanwhile
    return frozenset(found)


def end_leftovers(
    pool: str,
    worker: str,
    alive: Callable[[], Collection[str]] = runs_here,
    *,
    grace: timedelta = timedelta(0),
) -> tuple[str, ...]:
    """End the runs of a work pool that no process runs; return their names.

    `alive` gives the ids of the runs that have a process; it is asked once the runs under way are known, and each
    run is looked at again before it is ended, for one that has ended by itself meanwhile says how. A run that is
    *Pending* is given so much `grace` to get its process from a worker that is at work.
    Where a worker other than `worker` is at work on the pool, perhaps on another machine, nobody here can tell,
    and nothing is ended.
    """
    with get_client(sync_client=True) as client:
        others = [one.name for one in client.read_workers_for_work_pool(pool) if _is_at_work(one.status)]
        if any(name != worker for name in others):
            return ()
        known = _under_way(client, pool)
        running = alive() if known else ()
        left = [
            run
            for run in known
            if str(run.id) not in running and not _waits(run, grace) and _still(client, run)
        ]
        for run in left:
            client.set_flow_run_state(run.id, Crashed(message=MESSAGE), force=True)
        for deployment in {run.deployment_id for run in left if run.deployment_id}:
            _free(client, pool, deployment)
    return tuple(run.name for run in left)


def _waits(run: FlowRun, grace: timedelta) -> bool:
    """Whether a run may still be waiting for its process."""
    state = run.state
    return (
        state is not None and state.type == StateType.PENDING and datetime.now(UTC) - state.timestamp < grace
    )


def _still(client: SyncPrefectClient, run: FlowRun) -> bool:
    """Whether a run is still under way as far as the server knows."""
    state = client.read_flow_run(run.id).state
    return state is not None and state.type in _UNDER_WAY


def _is_at_work(status: object) -> bool:
    """Whether a worker's status says that it is there."""
    return str(getattr(status, "value", status)).upper() == "ONLINE"


def _under_way(client: SyncPrefectClient, pool: str) -> list[FlowRun]:
    """Return the runs of a work pool that are under way as far as the server knows."""
    return client.read_flow_runs(
        flow_run_filter=FlowRunFilter(state=FlowRunFilterState(type=FlowRunFilterStateType(any_=_UNDER_WAY))),
        work_pool_filter=WorkPoolFilter(name=WorkPoolFilterName(any_=[pool])),
        limit=_PAGE,
    )


def _free(client: SyncPrefectClient, pool: str, deployment: UUID) -> None:
    """Set a deployment's taken slots to the number of its runs under way: a lost lease is freed by nobody else."""
    limit = client.read_deployment(deployment).global_concurrency_limit
    held = sum(run.deployment_id == deployment for run in _under_way(client, pool))
    if limit is not None and limit.active_slots > held:
        client.update_global_concurrency_limit(limit.name, GlobalConcurrencyLimitUpdate(active_slots=held))
