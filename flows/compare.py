"""Compare the reports under a folder: the main job, as a Prefect flow.

Run it with ``python flows/compare.py [--inputs DIR] [--outputs DIR]``, or from a deployment.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import flows  # noqa: F401 - sets Prefect's defaults before Prefect is imported

from prefect import flow, get_run_logger  # isort: skip
from prefect.states import Completed, Failed  # isort: skip
from prefect.utilities.annotations import quote  # isort: skip

from flows.config import CompareConfig, config_from_words
from flows.publish import publish_body, publish_refused, report_address
from flows.tasks import ANSWER, compare_body, read_report, render_body
from hmicdiff import job
from hmicdiff.errors import HmicdiffError
from hmicdiff.model import Reading, Refusal
from hmicdiff.pipeline import slug_of
from hmicdiff.store import load_manifest

if TYPE_CHECKING:
    from prefect.client.schemas.objects import State

__all__ = ["compare"]


@flow(name="compare", flow_run_name="compare {config.inputs}", retries=0)
def compare(config: CompareConfig) -> State:
    """Compare each body's inspection reports across years and write the change reports."""
    plan = job.make_plan(config.job_params())
    answers = read_report.map(plan.files, [file.relative for file in plan.files])
    answered = [ANSWER.validate_json(one.result()) for one in answers]
    readings = tuple(one for one in answered if isinstance(one, Reading))
    refused = (*plan.refused, *(one for one in answered if isinstance(one, Refusal)))
    publish_refused(refused)
    results = [_one_body(plan, work) for work in job.divide(plan, readings, refused)]
    job.finish(plan, results, readings, refused)
    return _outcome(config, results, refused)


def _one_body(plan: job.Plan, work: job.BodyWork) -> job.BodyResult:
    """Take one body from its readings to its outputs and artifacts."""
    run = compare_body(quote(work), work.body)
    result = render_body(quote(plan), quote(work), quote(run), work.body)
    address = publish_body(result, plan.params.out)
    get_run_logger().info("%s: %s", result.record.message, address)
    return result


def _outcome(config: CompareConfig, results: list[job.BodyResult], refused: tuple[Refusal, ...]) -> State:
    """Say the result in the run's final state."""
    if not results:
        return Failed(message=f"nothing readable under {config.inputs}")
    made = any(result.made for result in results)
    parts = [result.record.message for result in results[:5]]
    if len(results) > len(parts):
        parts.append(f"and {len(results) - len(parts)} more bodies")
    if refused:
        parts.append(f"{len(refused)} inputs refused")
    return Completed(message="; ".join(parts if made else ["nothing has changed", *parts]))


def main() -> int:
    """Run the flow once and say where the reports are."""
    config = config_from_words("Compare the reports under a folder.")
    try:
        state = compare(config, return_state=True)
    except HmicdiffError as error:
        sys.stderr.write(f"hmicdiff: {error}\n")
        return 2
    sys.stdout.write(f"{state.message}\n")
    for record in load_manifest(config.outputs).bodies:
        sys.stdout.write(f"report: {report_address(config.outputs, slug_of(record.body))}\n")
    return 0 if state.is_completed() else 3


if __name__ == "__main__":
    sys.exit(main())
