"""One run at a time writes to an output folder, be it a flow's or the command's, and ends under a name that tells.

Runs of one server wait for each other by a concurrency limit of Prefect's, whose name the environment gives, as that of
`make serve` does; the folder's own lock holds off the command and other servers' runs.
"""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING

from prefect.concurrency.sync import concurrency
from prefect.states import Failed

from flows.naming import end_as
from hmicdiff import job, memory
from hmicdiff.errors import HmicdiffError
from hmicdiff.store import hold

if TYPE_CHECKING:
    from collections.abc import Callable

    from prefect.client.schemas.objects import State

__all__ = ["TURNS", "in_turn"]

TURNS = "HMICDIFF_TURNS"
"""Environment variable: the global concurrency limit that runs take one slot of; unset for none."""


def in_turn(params: job.JobParams, do: Callable[[job.Plan], State]) -> State:
    """Plan and do a job while no other run writes to its output folder; say in one line why it can't be done."""
    limit = os.environ.get(TURNS)
    turn = concurrency(limit, raise_on_lease_renewal_failure=False) if limit else contextlib.nullcontext()
    try:
        with turn:
            return _held(params, do)
    finally:
        memory.keep()


def _held(params: job.JobParams, do: Callable[[job.Plan], State]) -> State:
    """Plan and do a job while the output folder is held."""
    try:
        with hold(params.out):
            return do(job.make_plan(params))
    except HmicdiffError as error:
        end_as("not done")
        return Failed(message=str(error))
