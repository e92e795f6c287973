"""Look for reports that are new or changed since the last run, and compare only the bodies concerned.

Run it with ``python flows/watch.py [--inputs DIR] [--outputs DIR]``, or from a deployment.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from flows import alone  # before Prefect: it sets the defaults Prefect reads when imported

from prefect import flow, get_run_logger  # isort: skip
from prefect.client.schemas.objects import State  # isort: skip

from flows.config import WatchConfig
from flows.naming import run_name
from flows.publish import publish_news
from flows.steps import each_body, finish, read_everything, unchanged
from flows.telling import tell_reports
from flows.turns import in_turn

if TYPE_CHECKING:
    from hmicdiff import job

__all__ = ["watch"]

STANDING = "nothing new since the last run"


@flow(name="watch", flow_run_name=run_name)
def watch(config: WatchConfig) -> State:
    """Compare the bodies with new or changed reports, and say what is new since the last run."""
    return in_turn(config.job_params(), _watch)


def _watch(plan: job.Plan) -> State:
    """Do what the plan says, while the output folder is held."""
    if standing := unchanged(plan, STANDING):
        return standing
    read = read_everything(plan)
    get_run_logger().info(read.reasons.in_words())
    tell_reports(one for one in read.readings if one.report.source.path in read.reasons.reports)
    done = each_body(plan, read)
    publish_news(done.results, read.reasons, plan.params.out)
    return finish(plan, read, done)


if __name__ == "__main__":
    sys.exit(alone.run(watch, WatchConfig, "Compare what is new under a folder.", STANDING))
