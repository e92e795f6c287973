"""Runs that a power cut left are ended, and what they held is free for the next."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from prefect.client.orchestration import get_client
from prefect.client.schemas.actions import WorkPoolCreate
from prefect.client.schemas.objects import StateType
from prefect.events import EventTrigger
from prefect.events.actions import ChangeFlowRunState
from prefect.events.schemas.automations import Posture
from prefect.states import Pending, Running

from flows.automations import ZOMBIES, end_zombies
from flows.compare import compare
from flows.leftovers import end_leftovers

if TYPE_CHECKING:
    from collections.abc import Iterator
    from uuid import UUID

    from prefect.client.orchestration import SyncPrefectClient

pytestmark = [pytest.mark.prefect, pytest.mark.usefixtures("backend")]


@pytest.fixture
def client(backend: None) -> Iterator[SyncPrefectClient]:
    """Return a client of the throw-away server."""
    del backend
    with get_client(sync_client=True) as client:
        yield client


@pytest.fixture
def deployment(client: SyncPrefectClient) -> tuple[str, UUID]:
    """Return a work pool of its own and a deployment on it that runs once at a time."""
    pool = f"pool-{uuid.uuid4().hex[:8]}"
    client.create_work_pool(WorkPoolCreate(name=pool, type="process"))
    flow = client.create_flow(compare)
    made = client.create_deployment(
        flow, pool, work_pool_name=pool, concurrency_limit=1, entrypoint="flows/compare.py:compare"
    )
    return pool, made


def under_way(client: SyncPrefectClient, deployment: UUID) -> UUID:
    """Start a run that nobody goes on with; it holds the deployment's slot."""
    run = client.create_flow_run_from_deployment(deployment)
    client.set_flow_run_state(run.id, Pending())
    client.set_flow_run_state(run.id, Running())
    return run.id


def taken(client: SyncPrefectClient, deployment: UUID) -> int:
    """Return how many slots of a deployment are taken."""
    limit = client.read_deployment(deployment).global_concurrency_limit
    assert limit
    return limit.active_slots


def test_a_run_that_nobody_runs_is_crashed_and_the_next_one_starts(
    client: SyncPrefectClient, deployment: tuple[str, UUID]
) -> None:
    """A leftover run ends as Crashed and says why; its slot is free, and the next run gets it."""
    pool, made = deployment
    left = under_way(client, made)
    assert taken(client, made) == 1
    name = client.read_flow_run(left).name
    assert end_leftovers(pool, "ours", tuple) == (name,)
    state = client.read_flow_run(left).state
    assert state
    assert (state.type, taken(client, made)) == (StateType.CRASHED, 0)
    assert "has ended without saying so" in (state.message or "")
    following = client.read_flow_run(under_way(client, made)).state
    assert following
    assert following.type == StateType.RUNNING


def test_a_run_that_has_a_process_goes_on(client: SyncPrefectClient, deployment: tuple[str, UUID]) -> None:
    """What a process still runs is left alone, with its slot."""
    pool, made = deployment
    run = under_way(client, made)
    assert end_leftovers(pool, "ours", lambda: {str(run)}) == ()
    assert taken(client, made) == 1


@pytest.mark.parametrize(("grace", "ended"), [(timedelta(hours=1), 0), (timedelta(0), 1)])
def test_a_run_that_waits_for_its_process_has_a_grace(
    client: SyncPrefectClient, deployment: tuple[str, UUID], grace: timedelta, ended: int
) -> None:
    """A pending run without a process is let be while its grace lasts, and ended after it."""
    pool, made = deployment
    run = client.create_flow_run_from_deployment(made)
    client.set_flow_run_state(run.id, Pending())
    assert len(end_leftovers(pool, "ours", tuple, grace=grace)) == ended


@pytest.mark.parametrize(("worker", "ended"), [("theirs", 0), ("ours", 1)])
def test_another_worker_keeps_its_runs(
    client: SyncPrefectClient, deployment: tuple[str, UUID], worker: str, ended: int
) -> None:
    """Where another worker serves the pool, perhaps elsewhere, nobody here can tell; ours that died is no reason."""
    pool, made = deployment
    under_way(client, made)
    client.request("POST", f"/work_pools/{pool}/workers/heartbeat", json={"name": worker})
    assert len(end_leftovers(pool, "ours", tuple)) == ended


def test_the_automation_for_other_servers_is_there_once(client: SyncPrefectClient) -> None:
    """Made twice it is there once: silence after a run's heartbeat ends the run as Crashed."""
    assert end_zombies() == end_zombies()
    (made,) = client.read_automations_by_name(ZOMBIES)
    trigger, (action,) = made.trigger, made.actions
    assert isinstance(trigger, EventTrigger)
    assert (trigger.posture, trigger.after) == (Posture.Proactive, {"prefect.flow-run.heartbeat"})
    assert isinstance(action, ChangeFlowRunState)
    assert (action.state, action.force) == (StateType.CRASHED, True)
