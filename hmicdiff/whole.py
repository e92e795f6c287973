"""A whole job from first to last, in which no input costs more than itself.

Bodies are compared, and what is told of them is written, in a process apart, within the limits of reading for each
of their reports; a caller with threads does it in its own process. A report over which comparing or rendering breaks
down, or passes a limit, is refused, and its body is done without it.
"""

from __future__ import annotations

import threading
import traceback
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar, cast

from hmicdiff import job, patterns, store
from hmicdiff.apart import Ended, Pool, Raised, current_limits, give_back, write_freely
from hmicdiff.engine import digest
from hmicdiff.errors import HmicdiffError
from hmicdiff.intake import beyond, broken, workers_for
from hmicdiff.pipeline import render
from hmicdiff.reporting.arrow import load_arrow
from hmicdiff.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from hmicdiff.apart import Limits
    from hmicdiff.model import Reading, Refusal
    from hmicdiff.pipeline import BodyRun

__all__ = ["compare_all", "do_apart", "run_job", "write_all"]

Result = TypeVar("Result")
Doer = Callable[["job.BodyWork | _Writing"], Any]
"""What compares a body's share, which gives its run, or takes it all the way, which gives what became of it."""
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
    whole_ways = [_Writing(plan, one) for one in work]
    todo = (one for one in whole_ways if not job.is_right(plan, one.work))
    try:
        with _doing(work, plan.params.jobs, todo) as do:
            return _each(work, partial(_write, plan, tell, do, {id(one.work): one for one in whole_ways}), do)
    finally:
        store.sweep(plan.params.out)  # what a process left that was ended


@dataclass(frozen=True, slots=True)
class _Writing:
    """One body's share to be taken all the way."""

    plan: job.Plan
    work: job.BodyWork


def _write(
    plan: job.Plan,
    tell: Callable[[job.BodyWork], None],
    do: Doer,
    known: Mapping[int, _Writing],
    work: job.BodyWork,
) -> job.BodyResult:
    """Take one body's share all the way; `known` are those that may have been begun, by their share's identity."""
    tell(work)
    if job.is_right(plan, work):
        return job.write_work(plan, work, None)
    result: job.BodyResult = do(known.get(id(work)) or _Writing(plan, work))
    return result


class _BrokeApartError(Exception):
    """Comparing or rendering broke down in its process, or passed a limit there."""

    def __init__(self, answer: Raised | Ended, limits: Limits) -> None:
        super().__init__()
        self.answer, self.limits = answer, limits


@contextmanager
def _doing(
    work: Sequence[job.BodyWork], jobs: int, todo: Iterable[job.BodyWork | _Writing]
) -> Iterator[Doer]:
    """Give a way to do bodies' shares: in processes apart, with so many times the limits as a body has reports.

    Of memory there is twice as much: what is told of a body is made beside the comparison of it.

    Where there are several processes, they begin what is `todo` in its order before it is asked for.
    """
    if threading.active_count() > 1:
        yield _done
        return
    load_vocabulary()  # once, for the process that is forked from here
    most, limits = max((len(one.readings) for one in work), default=1), current_limits()
    limits = replace(
        limits, memory=2 * limits.memory, seconds=limits.seconds * most, answer=limits.answer * most
    )
    bodies = _Bodies(limits, workers_for(sum(len(one.readings) for one in work), jobs), todo)
    try:
        yield partial(_done_apart, bodies, limits)
    finally:
        bodies.close()


class _Bodies:
    """Bodies' shares done in processes apart, some of them before they are asked for.

    A share is known by its identity: whoever asks holds all that is to do, and the one that is asked for.
    """

    def __init__(self, limits: Limits, at_once: int, todo: Iterable[job.BodyWork | _Writing]) -> None:
        self._pool, self._at_once = Pool(f"{__name__}:do_apart", limits, at_once), at_once
        self._todo = iter(todo if at_once > 1 else ())
        self._numbers: dict[int, int] = {}
        """Of what was begun and not yet asked for."""
        self._begun: set[int] = set()

    def ask(self, work: job.BodyWork | _Writing) -> Any:  # noqa: ANN401 - what `do_apart` answers, `Raised` or `Ended`
        """Return the answer on one body, begun long ago or now; others go on meanwhile."""
        number = self._numbers.pop(id(work)) if id(work) in self._numbers else self._begin(work)
        self._begun.add(id(work))
        while not self._pool.has_answer(number):
            self._fill()
            self._pool.take()
        self._fill()
        return self._pool.answer(number)

    def _fill(self) -> None:
        """Let no process be idle while something is to do, and few answers wait for whoever asks for them."""
        while self._pool.has_room and self._pool.waiting < self._at_once:
            work = next((one for one in self._todo if id(one) not in self._begun), None)
            if work is None:
                return
            self._numbers[id(work)] = self._begin(work)
            self._begun.add(id(work))

    def _begin(self, work: job.BodyWork | _Writing) -> int:
        """Begin a body; what writes tables is loaded once, for the process that may be forked and for the dataset."""
        if isinstance(work, _Writing):
            load_arrow()
        return self._pool.begin(work)

    def close(self) -> None:
        """End all processes."""
        self._pool.close()


def _done_apart(bodies: _Bodies, limits: Limits, work: job.BodyWork | _Writing) -> Any:  # noqa: ANN401 - as `_done`
    """Do one body's share apart.

    Raises: _BrokeApartError where it breaks down or passes a limit, HmicdiffError and OSError as `_done` does.
    """
    answer = bodies.ask(work)
    if isinstance(answer, Raised | Ended):
        raise _BrokeApartError(answer, limits)
    done, compiled = answer
    patterns.learn(compiled)
    if isinstance(done, Exception):
        raise done
    return done


def do_apart(
    work: job.BodyWork | _Writing,
) -> tuple[BodyRun | job.BodyResult | HmicdiffError | OSError, bytes | None]:
    """Do one body's share as a worker does: return what became of it, and the patterns compiled on the way."""
    write_freely()
    try:
        return _done(work), patterns.news()
    except (HmicdiffError, OSError) as error:
        return error, patterns.news()


def _done(work: job.BodyWork | _Writing) -> BodyRun | job.BodyResult:
    """Compare one body's share, or take it all the way and let go of all that is not told over all bodies."""
    if isinstance(work, job.BodyWork):
        return job.compare_work(work)
    compared = job.compare_work(work.work)
    give_back()
    written = job.write_work(work.plan, work.work, compared)
    give_back()
    return job.let_go(work.plan, written, compared)


def compare_all(
    work: Sequence[job.BodyWork], jobs: int = 0, tell: Callable[[job.BodyWork], None] = lambda _: None
) -> tuple[tuple[BodyRun, ...], tuple[Refusal, ...]]:
    """Compare every share, writing nothing; return what became of the bodies, and the reports that had to be left out.

    `tell` hears of each share before it is begun.
    """

    def told(share: job.BodyWork) -> BodyRun:
        tell(share)
        return cast("BodyRun", compare(share))

    with _doing(work, jobs, work) as compare:
        return _each(work, told, compare)


def _each(
    work: Sequence[job.BodyWork], do: Callable[[job.BodyWork], Result], compare: Doer
) -> tuple[tuple[Result, ...], tuple[Refusal, ...]]:
    """Do every share; return the results, and the reports that had to be left out."""
    answers = [_without_broken(share, do, compare) for share in work]
    results = tuple(result for result, _ in answers if result is not None)
    return results, tuple(one for _, failed in answers for one in failed)


def _without_broken(
    work: job.BodyWork, do: Callable[[job.BodyWork], Result], compare: Doer
) -> tuple[Result | None, tuple[Refusal, ...]]:
    """Do one share without the reports that break it: those that break alone, else all of them."""
    try:
        return do(work), ()
    except (HmicdiffError, OSError):
        raise
    except Exception as error:  # noqa: BLE001 - one body's defect must not cost the others
        alone = (_breaks_alone(work, one, compare) for one in work.readings)
        refused = tuple(filter(None, alone)) or tuple(_broken(one, error) for one in work.readings)
    bad = {one.path for one in refused}
    sound = tuple(one for one in work.readings if one.report.source.path not in bad)
    if not sound:
        return None, refused
    rest = replace(
        work, readings=sound, refused=(*work.refused, *refused), key=digest(work.key, *map(repr, refused))
    )
    result, more = _without_broken(rest, do, compare)
    return result, (*refused, *more)


def _breaks_alone(work: job.BodyWork, reading: Reading, compare: Doer) -> Refusal | None:
    """Refuse a report over which comparing or rendering breaks down though it stands alone."""
    try:
        render(cast("BodyRun", compare(replace(work, readings=(reading,)))))
    except Exception as error:  # noqa: BLE001 - whatever it is, it is this report's
        return _broken(reading, error)
    return None


def _broken(reading: Reading, error: Exception) -> Refusal:
    """Refuse a report over which we broke down."""
    path = reading.report.source.path
    if not isinstance(error, _BrokeApartError):
        return broken(path, type(error).__name__, "".join(traceback.format_exception(error)))
    if isinstance(error.answer, Ended):
        return beyond(path, error.answer, "Comparing", error.limits)
    return broken(path, error.answer.kind, error.answer.account)
