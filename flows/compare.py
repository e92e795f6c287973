"""Compare the reports under a folder: the main job, as a Prefect flow.

Run it with ``python flows/compare.py [--inputs DIR] [--outputs DIR]``, or from a deployment.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from flows import alone  # before Prefect: it sets the defaults Prefect reads when imported

from prefect import flow  # isort: skip
from prefect.client.schemas.objects import State  # isort: skip

from flows.config import CompareConfig
from flows.naming import run_name
from flows.steps import UNCHANGED, each_body, finish, read_everything, unchanged
from flows.turns import in_turn

if TYPE_CHECKING:
    from hmicdiff import job

__all__ = ["compare"]


@flow(name="compare", flow_run_name=run_name)
def compare(config: CompareConfig) -> State:
    """Compare each body's inspection reports across years and write the change reports."""
    return in_turn(config.job_params(), _compare)


def _compare(plan: job.Plan) -> State:
    """Do what the plan says, while the output folder is held."""
    if standing := unchanged(plan, UNCHANGED):
        return standing
    read = read_everything(plan)
    return finish(plan, read, each_body(plan, read))


if __name__ == "__main__":
    sys.exit(alone.run(compare, CompareConfig, "Compare the reports under a folder.", UNCHANGED))
