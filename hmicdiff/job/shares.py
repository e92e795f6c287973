"""A job divided by body: what each body's outputs are made from, and the key that they are made under."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from hmicdiff import store
from hmicdiff.comparing.boilerplate import mark_shared_text, standard_text
from hmicdiff.engine import current_engine, digest
from hmicdiff.errors import UsageError
from hmicdiff.pipeline import BodyRun, CompareParams, compare_body, group_by_body, refusals_near
from hmicdiff.standing import standing_run
from hmicdiff.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hmicdiff.job.plan import Plan
    from hmicdiff.model import DecisionRecord, Reading, Refusal, Run

__all__ = ["BodyWork", "compare_work", "divide"]


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyWork:
    """One body's share of a job."""

    body: str
    readings: tuple[Reading, ...]
    refused: tuple[Refusal, ...]
    decisions: tuple[DecisionRecord, ...]
    previous: Run | None
    params: CompareParams
    key: str


def divide(plan: Plan, readings: Sequence[Reading], refused: Sequence[Refusal]) -> tuple[BodyWork, ...]:
    """Divide a job into the bodies' shares, in order of their names.

    Raises: UsageError where the two reports a user named are not two reports of one body.
    """
    groups = group_by_body(_named(mark_shared_text(readings), plan.params.compare.only))
    make = partial(_work_of, plan, refused)
    return tuple(make(body, groups[body]) for body in sorted(groups))


def compare_work(work: BodyWork) -> BodyRun:
    """Compare and judge one body's share."""
    return compare_body(
        work.readings,
        load_vocabulary(),
        decisions=work.decisions,
        previous=work.previous,
        params=work.params,
        refused=work.refused,
    )


def _named(readings: Sequence[Reading], names: tuple[str, str] | None) -> Sequence[Reading]:
    """Return the readings that a user named by path or id; all where none is named."""
    if names is None:
        return readings
    ends = [[one for one in readings if name in {one.report.id, one.report.source.path}] for name in names]
    for name, found in zip(names, ends, strict=True):
        if not found:
            known = ", ".join(one.report.source.path for one in readings)
            msg = f"{name}: no such report among the inputs ({known})"
            raise UsageError(msg)
    chosen = {one.report.source.path: one for found in ends for one in found}
    bodies = sorted({one.report.identity.body or "" for one in chosen.values()})
    if len(bodies) > 1:
        msg = f"--from and --to name reports of two bodies: {' and '.join(bodies)}"
        raise UsageError(msg)
    if len({one.report.id for one in chosen.values()}) == 1:
        msg = "--from and --to name the same report"
        raise UsageError(msg)
    return tuple(chosen.values())


def _work_of(plan: Plan, refused: Sequence[Refusal], body: str, readings: tuple[Reading, ...]) -> BodyWork:
    """Return one body's share of the job, with the key its outputs are made under."""
    near = refusals_near(refused, readings)
    previous = _only_body(plan.previous, body)
    told_from = previous
    if previous is None and plan.params.since_last:
        told_from = standing_run(plan.params.out, store.load_manifest(plan.params.out).body(body))
    engine = current_engine()
    key = digest(
        engine.code_hash,
        engine.vocabulary_hash,
        *(f"{one.report.id} {one.report.source} {one.report.identity}" for one in readings),
        *standard_text(readings),
        *map(repr, near),
        *map(repr, plan.decisions),
        repr(previous.run if previous else None),
        repr((plan.params.compare, plan.params.as_of, plan.params.workbook)),
    )
    return BodyWork(
        body=body,
        readings=readings,
        refused=near,
        decisions=plan.decisions,
        previous=told_from,
        params=plan.params.compare,
        key=key,
    )


def _only_body(run: Run | None, body: str) -> Run | None:
    """Return the run if it speaks of `body`."""
    if run and any(comparison.body == body for comparison in run.comparisons):
        return run
    return None
