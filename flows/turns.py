"""One run at a time writes to an output folder, be it a flow's or the command's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prefect.states import Failed

from hmicdiff import job
from hmicdiff.errors import UsageError
from hmicdiff.store import hold

if TYPE_CHECKING:
    from collections.abc import Callable

    from prefect.client.schemas.objects import State

__all__ = ["in_turn"]


def in_turn(params: job.JobParams, do: Callable[[job.Plan], State]) -> State:
    """Plan and do a job while no other run writes to its output folder; say so where one does."""
    try:
        with hold(params.out):
            return do(job.make_plan(params))
    except UsageError as error:
        return Failed(message=str(error))
