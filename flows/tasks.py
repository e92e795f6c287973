"""The tasks: one a report read, one a body compared, one a body rendered.

Reading and comparing are cached by content: the file's hash or the body's key, which hold the
hashes of code and vocabulary too. Rendering is never cached here: the library's manifest decides.
A task is tried again where the disk or another process failed, never where the text is at fault.
"""

from __future__ import annotations

import pickle
from concurrent.futures import BrokenExecutor
from typing import TYPE_CHECKING, Any, TypeVar, cast

from prefect import task
from prefect.assets import Asset, AssetProperties, materialize
from prefect.transactions import transaction
from prefect.utilities.annotations import quote
from pydantic import TypeAdapter

from flows.publish import report_address
from flows.runners import in_another_process
from hmicdiff import job
from hmicdiff.engine import current_engine, digest
from hmicdiff.errors import Refused
from hmicdiff.model import Reading, Refusal, Run
from hmicdiff.pipeline import BodyRun
from hmicdiff.reporting.words import body_slug

if TYPE_CHECKING:
    from collections.abc import Sequence

    from prefect import Task
    from prefect.client.schemas.objects import State, TaskRun
    from prefect.context import TaskRunContext
    from prefect.futures import PrefectFuture

    from hmicdiff.reading.find import InputFile

__all__ = ["as_it_is", "compare_body", "pack", "read_report", "render_body", "whole_body", "write_body"]

Value = TypeVar("Value")

ANSWER: TypeAdapter[Reading | Refusal] = TypeAdapter(Reading | Refusal)
RUN: TypeAdapter[Run] = TypeAdapter(Run)


def as_it_is(value: Value) -> Value:
    """Hand a large value to a task as it is: Prefect then neither searches it for futures nor copies it."""
    return cast("Value", quote(value))


def pack(plan: job.Plan, work: job.BodyWork) -> bytes:
    """Pack one body's work for a task that may run in another process or on another machine.

    Prefect's `quote` would do for threads, but Dask hands it on as the tuple it is.
    """
    return pickle.dumps((plan, work))


def _reading_key(_: TaskRunContext, words: dict[str, Any]) -> str:
    """Return the key of a reading: the file's bytes, its place, its catalogue, and the engine."""
    file: InputFile = words["file"]
    parts = (
        words["sha256"] or job.hash_of(file.path),
        file.relative,
        repr(file.carried),
        repr(current_engine()),
    )
    return f"read-{digest(*parts)}"


def _body_key(_: TaskRunContext, words: dict[str, Any]) -> str:
    """Return the key of a comparison: that of the body's work."""
    return f"compare-{words['work'].key}"


def _may_help(_task: Task[..., Any], _run: TaskRun, state: State) -> bool:
    """Whether trying again can help: where a disk or another process failed, not where a text is at fault."""
    error = state.result(raise_on_failure=False)
    return any(
        isinstance(one, (OSError, BrokenExecutor)) for one in (error, getattr(error, "__cause__", None))
    )


@task(
    task_run_name="read {name}",
    cache_key_fn=_reading_key,
    persist_result=True,
    result_serializer="compressed/json",
    retries=1,
    retry_delay_seconds=2,
    retry_condition_fn=_may_help,
)
def read_report(file: InputFile, name: str, sha256: str = "", *, apart: bool = False) -> str:
    """Read one report, in another process if `apart`; give its structure, or why it is refused, as JSON.

    Raises: Refused where the file is no longer the one of hash `sha256`, under which the answer is kept.
    """
    del name
    answer = in_another_process(job.read_file, file) if apart else job.read_file(file)
    read = answer.report.source.sha256 if isinstance(answer, Reading) else job.hash_of(file.path)
    if sha256 and read != sha256:
        raise Refused(
            code="unreadable", reason="The file changed while it was read; the next run reads it again."
        )
    return ANSWER.dump_json(answer).decode()


@task(
    task_run_name="compare {name}",
    cache_key_fn=_body_key,
    persist_result=True,
    result_serializer="compressed/json",
)
def compare_body(work: job.BodyWork, name: str) -> str:
    """Compare and judge one body's reports; give the run as JSON."""
    del name
    return RUN.dump_json(job.compare_work(work).run).decode()


@materialize(
    "hmicdiff://outputs",
    task_run_name="render {name}",
    retries=1,
    retry_delay_seconds=2,
    retry_condition_fn=_may_help,
)
def render_body(plan: job.Plan, work: job.BodyWork, run: str | None, name: str) -> job.BodyResult:
    """Write one body's outputs unless they are already right; `run` is what `compare_body` gave."""
    del name
    compared = BodyRun(run=RUN.validate_json(run), readings=work.readings) if run else None
    return job.write_work(plan, work, compared)


def write_body(
    plan: job.Plan,
    work: job.BodyWork,
    compared: PrefectFuture[str] | None,
    after: Sequence[PrefectFuture[Any]] = (),
) -> job.BodyResult:
    """Render one body in a transaction: where that fails, the files that stood before stand again.

    `compared` is the task that compares it, null where its outputs are right; it and the tasks `after` which this
    one comes are what the UI draws it from. The report is told as an asset, made of what was read.
    """
    run = compared.result() if compared else None
    slug = body_slug(work.body)
    address = report_address(plan.params.out, slug)
    asset = Asset(
        key=f"hmicdiff://outputs/{slug}/report.html",
        properties=AssetProperties(name=work.body, url=address, description="Change report"),
    )
    rendering = render_body.with_options(assets=[asset])
    standing = job.standing_files(plan, work)
    with transaction() as writing:
        writing.on_rollback_hooks.append(lambda _: job.restore(plan, standing))
        return rendering(
            as_it_is(plan),
            as_it_is(work),
            as_it_is(run),
            work.body,
            wait_for=[compared] if compared else list(after),
        )


@task(
    task_run_name="compare and render {name}", retries=1, retry_delay_seconds=2, retry_condition_fn=_may_help
)
def whole_body(parcel: bytes, name: str) -> job.BodyResult:
    """Take one body, as `pack` packed it, from its readings to its outputs in one task, as a corpus run does."""
    del name
    return in_another_process(_write_parcel, parcel)


def _write_parcel(parcel: bytes) -> job.BodyResult:
    """Unpack one body's work and do it."""
    plan, work = pickle.loads(parcel)  # noqa: S301 - packed by this program, in this run
    return job.write_work(plan, work, None)
