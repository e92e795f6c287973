"""The steps that every flow shares: read all, take each body all the way, finish and say the result."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from prefect import get_run_logger
from prefect.states import Completed, Failed

from flows.naming import end_as, result_words
from flows.publish import publish_body, publish_refused, report_address
from flows.reasons import reasons_of
from flows.tasks import ANSWER, as_it_is, compare_body, read_report, write_body
from flows.telling import tell_changes, tell_refused, tell_run
from hmicdiff import job
from hmicdiff.errors import Refused
from hmicdiff.model import Reading, Refusal
from hmicdiff.reporting.words import body_slug, counted
from hmicdiff.store import load_manifest

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from prefect.client.schemas.objects import State
    from prefect.futures import PrefectFuture

    from flows.reasons import Reasons

__all__ = ["UNCHANGED", "Done", "Read", "each_body", "finish", "read_everything", "unchanged"]

SHOWN = 5
"""So many bodies are named in a run's final message."""


@dataclass(frozen=True, slots=True)
class Read:
    """What reading gave."""

    readings: tuple[Reading, ...]
    refused: tuple[Refusal, ...]
    failed: bool
    """Whether a reader broke down over a file, which is then refused for this run."""
    tasks: Mapping[str, PrefectFuture[Any]]
    """The tasks that read well, by the file's relative path: what follows them is drawn from them in the UI."""
    reasons: Reasons
    """What differs from the run before."""

    def of(self, work: job.BodyWork) -> list[PrefectFuture[Any]]:
        """Return the tasks that read a body's reports."""
        paths = [one.report.source.path for one in work.readings]
        return [self.tasks[path] for path in paths if path in self.tasks]


UNCHANGED = "nothing has changed since the last run"
"""What a run says where the outputs are already right."""


@dataclass(frozen=True, slots=True)
class Done:
    """What became of the bodies."""

    results: list[job.BodyResult] = field(default_factory=list)
    failed: dict[str, str] = field(default_factory=dict)
    """Why, by body."""


def unchanged(plan: job.Plan, message: str) -> State | None:
    """Say that there is nothing to do where the outputs are already right; null where they are not."""
    if not job.is_done(plan):
        return None
    out = plan.params.out
    for record in load_manifest(out).bodies:
        get_run_logger().info("%s; %s", record.message, report_address(out, body_slug(record.body)))
    tell_run(plan.key, message, (), out)
    end_as("nothing new")
    return Completed(message=message)


def read_everything(plan: job.Plan, *, apart: bool = False) -> Read:
    """Read every file of the plan, one task each, and publish what is refused.

    A file that breaks its reader is refused like any other that can't be read; the others go on.
    Where everything is asked for anew, what the cache holds is passed over and renewed.
    """
    reader = read_report.with_options(refresh_cache=plan.params.force)
    futures = [
        reader.submit(file, file.relative, plan.hashes[file.relative], apart=apart) for file in plan.files
    ]
    answers = [future.result(raise_on_failure=False) for future in futures]
    known = [
        ANSWER.validate_json(one) if isinstance(one, str) else _broken(file.relative, one)
        for file, one in zip(plan.files, answers, strict=True)
    ]
    readings = tuple(one for one in known if isinstance(one, Reading))
    refused = (*plan.refused, *(one for one in known if isinstance(one, Refusal)))
    publish_refused(refused)
    return Read(
        readings,
        refused,
        failed=not all(isinstance(one, str) for one in answers),
        tasks={
            file.relative: future
            for file, future, answer in zip(plan.files, futures, answers, strict=True)
            if isinstance(answer, str)
        },
        reasons=reasons_of(plan, refused),
    )


def _broken(path: str, error: object) -> Refusal:
    """Refuse a file over which a reader broke down, or that changed under it."""
    if isinstance(error, Refused):
        return Refusal(path=path, code=error.code, reason=error.reason)
    return Refusal(path=path, code="unreadable", reason=f"A defect of hmicdiff: {_named(error)}.")


def _named(error: object) -> str:
    """Return an error in one line."""
    return f"{type(error).__name__}: {error}".splitlines()[0]


def each_body(plan: job.Plan, read: Read) -> Done:
    """Take one body after the other all the way; one that fails does not stop the others."""
    done = Done()
    for work in job.divide(plan, read.readings, read.refused):
        try:
            done.results.append(_one_body(plan, work, read.of(work)))
        except Exception as error:  # noqa: BLE001 - whatever it is, it is named in the run's state
            done.failed[work.body] = _named(error)
    return done


def _one_body(plan: job.Plan, work: job.BodyWork, after: Sequence[PrefectFuture[Any]]) -> job.BodyResult:
    """Take one body from its readings to its outputs, artifacts and events."""
    made = None
    if not job.is_right(plan, work):
        comparing = compare_body.with_options(refresh_cache=plan.params.force)
        made = comparing.submit(as_it_is(work), work.body, wait_for=after, return_state=False)
    result = write_body(plan, work, made, after)
    address = publish_body(result, plan.params.out, work.readings)
    told = tell_changes(result, address)
    get_run_logger().info("%s; %d new changes for the worse told; %s", result.record.message, told, address)
    return result


def finish(plan: job.Plan, read: Read, done: Done) -> State:
    """Write index and manifest, tell that the run is done, and return the state that says the result."""
    if done.results:
        whole = not done.failed and not read.failed
        job.finish(plan, done.results, read.readings, read.refused, whole=whole)
        tell_refused(plan.key, [one for one in read.refused if one.path in read.reasons.refused])
    state = _outcome(plan, done, read.refused)
    tell_run(plan.key, state.message or "", done.results, plan.params.out)
    end_as(result_words(done.results, len(read.refused), len(done.failed)))
    return state


def _outcome(plan: job.Plan, done: Done, refused: Sequence[Refusal]) -> State:
    """Say the result in a run's final state."""
    if not done.results and not done.failed:
        where = ", ".join(map(str, plan.params.paths))
        why = "; ".join(f"{one.path}: {one.reason}" for one in refused[:SHOWN])
        return Failed(message=f"nothing readable under {where}" + (f": {why}" if why else ""))
    parts = [result.record.message for result in done.results[:SHOWN]]
    if len(done.results) > SHOWN:
        parts.append(f"and {counted(len(done.results) - SHOWN, 'more body', 'more bodies')}")
    if refused:
        parts.append(f"{counted(len(refused), 'input')} refused")
    if done.failed:
        named = ", ".join(f"{body} ({why})" for body, why in sorted(done.failed.items()))
        return Failed(
            message="; ".join([f"{counted(len(done.failed), 'body', 'bodies')} failed: {named}", *parts])
        )
    return Completed(message="; ".join(parts))
