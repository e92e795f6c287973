"""Look for reports that are new or changed since the last run, and compare only the bodies concerned.

Run it with ``python flows/watch.py [--inputs DIR] [--outputs DIR]``, or from a deployment.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from flows import alone  # before Prefect: it sets the defaults Prefect reads when imported

from prefect import flow  # isort: skip
from prefect.states import Completed  # isort: skip

from flows.config import WatchConfig
from flows.naming import run_name
from flows.publish import publish_news
from flows.steps import finish, one_body, read_everything
from flows.telling import tell_reports, tell_run
from hmicdiff import job

if TYPE_CHECKING:
    from prefect.client.schemas.objects import State

__all__ = ["watch"]

NOTHING_NEW = "nothing new since the last run"


@flow(name="watch", flow_run_name=run_name)
def watch(config: WatchConfig) -> State:
    """Compare the bodies with new or changed reports, and say what is new since the last run."""
    plan = job.make_plan(config.job_params())
    if job.is_done(plan):
        tell_run(plan.key, NOTHING_NEW, (), plan.params.out)
        return Completed(message=NOTHING_NEW)
    added = job.added_files(plan)
    read = read_everything(plan)
    tell_reports(one for one in read.readings if one.report.source.path in added)
    shares = job.divide(plan, read.readings, read.refused)
    results = [one_body(plan, work) for work in shares]
    publish_news(results, sorted(added))
    return finish(plan, read, results)


if __name__ == "__main__":
    sys.exit(alone.run(watch, WatchConfig, "Compare what is new under a folder."))
