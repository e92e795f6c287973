"""The steps that every flow shares: read all, take one body all the way, finish and say the result."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from prefect import get_run_logger
from prefect.states import Completed, Failed

from flows.publish import publish_body, publish_refused
from flows.tasks import ANSWER, as_it_is, compare_body, read_report, render_body
from flows.telling import tell_changes, tell_run
from hmicdiff import job
from hmicdiff.model import Reading, Refusal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from prefect.client.schemas.objects import State

__all__ = ["Read", "finish", "one_body", "outcome", "read_everything"]

SHOWN = 5
"""So many bodies are named in a run's final message."""


@dataclass(frozen=True, slots=True)
class Read:
    """What reading gave: the reports understood, and the inputs refused."""

    readings: tuple[Reading, ...]
    refused: tuple[Refusal, ...]


def read_everything(plan: job.Plan) -> Read:
    """Read every file of the plan, one task each, and publish what is refused."""
    futures = read_report.map(plan.files, [file.relative for file in plan.files])
    answers = [ANSWER.validate_json(future.result()) for future in futures]
    readings = tuple(one for one in answers if isinstance(one, Reading))
    refused = (*plan.refused, *(one for one in answers if isinstance(one, Refusal)))
    publish_refused(refused)
    return Read(readings, refused)


def one_body(plan: job.Plan, work: job.BodyWork) -> job.BodyResult:
    """Take one body from its readings to its outputs, artifacts and events."""
    run = None if job.is_right(plan, work) else compare_body(as_it_is(work), work.body)
    result = render_body(as_it_is(plan), as_it_is(work), as_it_is(run), work.body)
    address = publish_body(result, plan.params.out)
    told = tell_changes(result, address)
    get_run_logger().info("%s; %d new changes for the worse told; %s", result.record.message, told, address)
    return result


def finish(plan: job.Plan, read: Read, results: Sequence[job.BodyResult]) -> State:
    """Write index and manifest, tell that the run is done, and return the state that says the result."""
    job.finish(plan, results, read.readings, read.refused)
    state = outcome(plan, results, read.refused)
    tell_run(plan.key, state.message or "", results, plan.params.out)
    return state


def outcome(plan: job.Plan, results: Sequence[job.BodyResult], refused: Sequence[Refusal]) -> State:
    """Say the result in a run's final state."""
    if not results:
        return Failed(message=f"nothing readable under {', '.join(map(str, plan.params.paths))}")
    parts = [result.record.message for result in results[:SHOWN]]
    if len(results) > SHOWN:
        parts.append(f"and {len(results) - SHOWN} more bodies")
    if refused:
        parts.append(f"{len(refused)} inputs refused")
    unchanged = [] if any(result.made for result in results) else ["nothing has changed"]
    return Completed(message="; ".join([*unchanged, *parts]))
