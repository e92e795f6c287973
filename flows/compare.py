"""Compare the reports under a folder: the main job, as a Prefect flow.

Run it with ``python flows/compare.py [--inputs DIR] [--outputs DIR]``, or from a deployment.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from flows import alone  # before Prefect: it sets the defaults Prefect reads when imported

from prefect import flow  # isort: skip

from flows.config import CompareConfig
from flows.naming import run_name
from flows.steps import finish, one_body, read_everything
from hmicdiff import job

if TYPE_CHECKING:
    from prefect.client.schemas.objects import State

__all__ = ["compare"]


@flow(name="compare", flow_run_name=run_name)
def compare(config: CompareConfig) -> State:
    """Compare each body's inspection reports across years and write the change reports."""
    plan = job.make_plan(config.job_params())
    read = read_everything(plan)
    results = [one_body(plan, work) for work in job.divide(plan, read.readings, read.refused)]
    return finish(plan, read, results)


if __name__ == "__main__":
    sys.exit(alone.run(compare, CompareConfig, "Compare the reports under a folder."))
