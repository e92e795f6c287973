"""A whole job from first to last, in which no input costs more than itself.

A report over which comparing or rendering breaks down is refused, and its body is done without it.
"""

from __future__ import annotations

import traceback
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from hmicdiff import job, store
from hmicdiff.engine import digest
from hmicdiff.errors import HmicdiffError
from hmicdiff.intake import broken
from hmicdiff.pipeline import join_runs, render
from hmicdiff.reporting.schema import run_json, to_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from hmicdiff.model import Reading, Refusal

__all__ = ["as_json", "run_job", "write_all"]

Result = TypeVar("Result")
Told = tuple[tuple[job.BodyResult, ...], tuple["Refusal", ...]]


def run_job(params: job.JobParams) -> Told:
    """Do a whole job; return what became of each body, and every refusal.

    Raises: UsageError, DecisionError or CatalogueError where the words or files around the inputs
    break a rule, or where another run holds the output folder.
    """
    with store.hold(params.out):
        plan = job.make_plan(params)
        readings, refused = job.read_all(plan)
        results, failed = write_all(plan, job.divide(plan, readings, refused))
        job.finish(plan, results, readings, (*refused, *failed))
    return results, (*refused, *failed)


def write_all(
    plan: job.Plan, work: Sequence[job.BodyWork], tell: Callable[[job.BodyWork], None] = lambda _: None
) -> Told:
    """Take every body's share all the way; `tell` hears of each before it is begun.

    Returns what became of the bodies, and the reports that had to be left out.
    """
    return _each(work, partial(_write, plan, tell))


def _write(plan: job.Plan, tell: Callable[[job.BodyWork], None], work: job.BodyWork) -> job.BodyResult:
    """Take one body's share all the way."""
    tell(work)
    return job.write_work(plan, work, None)


def as_json(work: Sequence[job.BodyWork], refused: Sequence[Refusal]) -> tuple[str, tuple[Refusal, ...]]:
    """Compare every share and return the whole run as JSON, writing nothing, and all refusals."""
    runs, failed = _each(work, lambda share: job.compare_work(share).run)
    everything = (*refused, *failed)
    return to_text(run_json(join_runs(runs, everything))), everything


def _each(
    work: Sequence[job.BodyWork], do: Callable[[job.BodyWork], Result]
) -> tuple[tuple[Result, ...], tuple[Refusal, ...]]:
    """Do every share; return the results, and the reports that had to be left out."""
    answers = [_without_broken(share, do) for share in work]
    results = tuple(result for result, _ in answers if result is not None)
    return results, tuple(one for _, failed in answers for one in failed)


def _without_broken(
    work: job.BodyWork, do: Callable[[job.BodyWork], Result]
) -> tuple[Result | None, tuple[Refusal, ...]]:
    """Do one share without the reports that break it: those that break alone, else all of them."""
    try:
        return do(work), ()
    except (HmicdiffError, OSError):
        raise
    except Exception as error:  # noqa: BLE001 - one body's defect must not cost the others
        alone = (_breaks_alone(work, one) for one in work.readings)
        refused = tuple(filter(None, alone)) or tuple(_broken(one, error) for one in work.readings)
    bad = {one.path for one in refused}
    sound = tuple(one for one in work.readings if one.report.source.path not in bad)
    if not sound:
        return None, refused
    rest = replace(
        work, readings=sound, refused=(*work.refused, *refused), key=digest(work.key, *map(repr, refused))
    )
    result, more = _without_broken(rest, do)
    return result, (*refused, *more)


def _breaks_alone(work: job.BodyWork, reading: Reading) -> Refusal | None:
    """Refuse a report over which comparing or rendering breaks down though it stands alone."""
    try:
        render(job.compare_work(replace(work, readings=(reading,))))
    except Exception as error:  # noqa: BLE001 - whatever it is, it is this report's
        return _broken(reading, error)
    return None


def _broken(reading: Reading, error: Exception) -> Refusal:
    """Refuse a report over which we broke down."""
    account = "".join(traceback.format_exception(error))
    return broken(reading.report.source.path, type(error).__name__, account)
