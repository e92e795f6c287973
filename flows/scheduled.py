"""Names for runs to come: the scheduler invents two words for each, which tell nobody what will run when."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import (
    DeploymentFilter,
    DeploymentFilterId,
    FlowRunFilter,
    FlowRunFilterState,
    FlowRunFilterStateType,
    WorkPoolFilter,
    WorkPoolFilterName,
)
from prefect.client.schemas.objects import StateType

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from prefect.client.orchestration import SyncPrefectClient
    from prefect.client.schemas.objects import FlowRun
    from prefect.client.schemas.responses import DeploymentResponse

__all__ = ["name_scheduled", "scheduled_name"]

_PAGE = 200


def name_scheduled(pool: str) -> int:
    """Name the scheduled runs of a work pool by deployment and time; return how many had another name."""
    with get_client(sync_client=True) as client:
        runs = [run for run in _scheduled(client, pool) if run.auto_scheduled]
        known = _deployments(client, {run.deployment_id for run in runs if run.deployment_id})
        renamed = 0
        for run in runs:
            name = _name(run, known)
            if name and name != run.name:
                client.update_flow_run(run.id, name=name)
                renamed += 1
    return renamed


def scheduled_name(deployment: str, start: datetime, zone: str | None) -> str:
    """Return a name: the deployment, and when it is to run by the clock of its schedule's place."""
    local = start.astimezone(ZoneInfo(zone or "UTC"))
    return f"{deployment}, {local:%a} {local.day} {local:%b %Y, %H:%M}"


def _name(run: FlowRun, known: dict[UUID, DeploymentResponse]) -> str | None:
    """Return a scheduled run's name; null where its deployment is gone."""
    deployment = known.get(run.deployment_id) if run.deployment_id else None
    if deployment is None or run.expected_start_time is None:
        return None
    zones = [getattr(one.schedule, "timezone", None) for one in deployment.schedules]
    return scheduled_name(deployment.name, run.expected_start_time, next(filter(None, zones), None))


def _scheduled(client: SyncPrefectClient, pool: str) -> list[FlowRun]:
    """Return the runs of a work pool that are still to come."""
    states = FlowRunFilterStateType(any_=[StateType.SCHEDULED])
    return client.read_flow_runs(
        flow_run_filter=FlowRunFilter(state=FlowRunFilterState(type=states)),
        work_pool_filter=WorkPoolFilter(name=WorkPoolFilterName(any_=[pool])),
        limit=_PAGE,
    )


def _deployments(client: SyncPrefectClient, ids: set[UUID]) -> dict[UUID, DeploymentResponse]:
    """Return deployments by id."""
    if not ids:
        return {}
    chosen = DeploymentFilter(id=DeploymentFilterId(any_=list(ids)))
    return {one.id: one for one in client.read_deployments(deployment_filter=chosen)}
