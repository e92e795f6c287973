"""A whole job over files: plan, read, compare, write, and say what happened.

The command line and the flow go this way through the same functions, so they write the same
bytes. A body that would come out the same, and whose files are still there, is not made again.
"""

from __future__ import annotations

import os
from dataclasses import asdict, dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from hmicdiff import store
from hmicdiff.comparing.boilerplate import mark_shared_text, standard_text
from hmicdiff.engine import current_engine, digest
from hmicdiff.errors import DecisionError, UsageError
from hmicdiff.intake import hash_of, load_decisions, load_run, read_file, read_files
from hmicdiff.model import DecisionRecord, Reading, Refusal, Run
from hmicdiff.pipeline import (
    BodyRun,
    CompareParams,
    compare_body,
    group_by_body,
    join_runs,
    refusals_near,
    render,
)
from hmicdiff.reading.catalogue import is_date_or_month
from hmicdiff.reading.find import InputFile, find_decisions, find_inputs
from hmicdiff.reporting.html import render_index
from hmicdiff.reporting.summary import result_line
from hmicdiff.reporting.words import body_slug
from hmicdiff.standing import run_of, standing_bytes, standing_run, standing_runs, standing_sentences
from hmicdiff.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

__all__ = [
    "BodyResult",
    "BodyWork",
    "JobParams",
    "Plan",
    "check_decisions",
    "compare_work",
    "divide",
    "finish",
    "hash_of",
    "is_done",
    "is_right",
    "make_plan",
    "read_all",
    "read_file",
    "restore",
    "standing_files",
    "write_work",
]


DATABASE = "HMICDIFF_DATABASE"
"""Variable that names a database, as SQLAlchemy addresses it, to hold the dataset beside the files."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JobParams:
    """Everything a user may say about a job."""

    paths: tuple[Path, ...]
    out: Path = Path("outputs")
    decisions: Path | None = None
    """Folder of decisions files; null for the one found near the inputs."""
    previous: Path | None = None
    """An earlier run.json to tell news from."""
    compare: CompareParams = field(default_factory=CompareParams)
    force: bool = False
    workbook: bool = True
    as_of: str | None = None
    jobs: int = 0
    """Worker processes; 0 for as many as pay."""
    since_last: bool = False
    """Where no earlier run is named, tell news from the run that stands in `out`.

    It bears on what is written of a body that is made again, not on whether it is.
    """


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What there is to do, before anything is read in full."""

    params: JobParams
    files: tuple[InputFile, ...]
    refused: tuple[Refusal, ...]
    decisions: tuple[DecisionRecord, ...]
    previous: Run | None
    hashes: Mapping[str, str]
    """SHA-256 of each file by its relative path, as it was when the plan was made."""
    key: str
    """Hash over everything the job depends on."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyResult:
    """What became of one body."""

    record: store.BodyRecord
    run: Run
    made: bool
    """False where the outputs were already what they would be."""
    standing: bytes | None = None
    """The ``run.json`` that stood in the output folder before; null where there was none."""

    @property
    def before(self) -> Run | None:
        """The run that stood in the output folder before; null where there was none that can be read."""
        return run_of(self.standing)


def make_plan(params: JobParams) -> Plan:
    """Find the inputs and everything beside them that bears on the result."""
    found = find_inputs(params.paths)
    if params.as_of and not is_date_or_month(params.as_of):
        msg = f"as of {params.as_of}: give a date as 2024-09-23, or a month as 2024-09"
        raise UsageError(msg)
    decisions = tuple(
        one.record for path in find_decisions(params.paths, params.decisions) for one in load_decisions(path)
    )
    previous = load_run(params.previous) if params.previous else None
    hashes = {file.relative: hash_of(file.path) for file in found.files}
    return Plan(
        params=params,
        files=found.files,
        refused=found.refused,
        decisions=decisions,
        previous=previous,
        hashes=hashes,
        key=_plan_key(params, found.files, hashes, decisions, previous),
    )


def is_done(plan: Plan) -> bool:
    """Whether the outputs are already what this plan would write."""
    manifest = store.load_manifest(plan.params.out)
    files = {name: sha for record in manifest.bodies for name, sha in record.files.items()}
    return (
        not plan.params.force
        and manifest.key == plan.key
        and store.is_intact(plan.params.out, {**files, **manifest.files})
    )


def read_all(plan: Plan) -> tuple[tuple[Reading, ...], tuple[Refusal, ...]]:
    """Read every file of the plan, in several processes where that pays; order is the plan's."""
    answers = read_files(plan.files, plan.params.jobs, renew=plan.params.force)
    readings = tuple(one for one in answers if isinstance(one, Reading))
    return readings, (*plan.refused, *(one for one in answers if isinstance(one, Refusal)))


def divide(plan: Plan, readings: Sequence[Reading], refused: Sequence[Refusal]) -> tuple[BodyWork, ...]:
    """Divide a job into the bodies' shares, in order of their names.

    Raises: UsageError where the two reports a user named are not two reports of one body.
    """
    groups = group_by_body(_named(mark_shared_text(readings), plan.params.compare.only))
    make = partial(_work_of, plan, refused)
    return tuple(make(body, groups[body]) for body in sorted(groups))


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


def check_decisions(files: Sequence[Path], out: Path) -> tuple[str, ...]:
    """Return one line for each decisions file that breaks a rule, or that speaks of no current finding.

    Findings are looked up in the runs that stand in `out`; where there are none, only the shape of
    the files is checked.
    """
    records = store.load_manifest(out).bodies
    known = {
        verdict.id
        for record in records
        if store.is_intact(out, record.files)
        for run in standing_runs(out, [record])
        for comparison in run.comparisons
        for verdict in comparison.verdicts
    }
    return tuple(line for path in files for line in _complaints(path, known))


def _complaints(path: Path, known: set[str]) -> Iterator[str]:
    """Yield what is wrong with one decisions file."""
    try:
        found = load_decisions(path)
    except DecisionError as error:
        yield str(error)
    else:
        for one in found:
            verdict = one.record.verdict_id
            if known and verdict not in known:
                yield f"{path}:{one.line}: verdict_id {verdict}: no such finding in the current outputs"


def write_work(plan: Plan, work: BodyWork, compared: BodyRun | None) -> BodyResult:
    """Write one body's outputs unless they are already right; `compared` saves comparing again."""
    params = plan.params
    before = store.load_manifest(params.out).body(work.body)
    standing = standing_bytes(params.out, before)
    if before and _is_right(plan, work, before) and (earlier := run_of(standing)):
        return BodyResult(record=before, run=earlier, made=False, standing=standing)
    compared = compared or compare_work(work)
    files = render(compared, as_of=params.as_of, workbook=params.workbook)
    record = store.BodyRecord(
        body=work.body,
        key=work.key,
        message=result_line(compared.comparison),
        files=store.write_files(params.out, files, stale=before.files if before else ()),
    )
    return BodyResult(record=record, run=compared.run, made=True, standing=standing)


def standing_files(plan: Plan, work: BodyWork) -> Mapping[str, bytes]:
    """Return the contents of the files that a body's outputs hold as the manifest lists them, by relative name."""
    record = store.load_manifest(plan.params.out).body(work.body)
    found = {name: store.content_of(plan.params.out / name) for name in (record.files if record else ())}
    return {name: content for name, content in found.items() if content is not None}


def restore(plan: Plan, standing: Mapping[str, bytes]) -> None:
    """Put back what `standing_files` gave, where writing has failed halfway.

    What a body's first rendering wrote stays; the manifest does not name it, and the next run writes it anew.
    """
    store.write_files(plan.params.out, standing)


def is_right(plan: Plan, work: BodyWork) -> bool:
    """Whether a body's outputs are already what this plan would write."""
    record = store.load_manifest(plan.params.out).body(work.body)
    return record is not None and _is_right(plan, work, record)


def _is_right(plan: Plan, work: BodyWork, record: store.BodyRecord) -> bool:
    """Whether a body's outputs were made under the same key and still stand."""
    return record.key == work.key and not plan.params.force and store.is_intact(plan.params.out, record.files)


def finish(
    plan: Plan,
    results: Sequence[BodyResult],
    readings: Sequence[Reading],
    refused: Sequence[Refusal],
    *,
    whole: bool = True,
) -> None:
    """Write the index over all bodies that stand in the output folder, and last the manifest.

    `whole` is false where something failed that may go well another time: the next run then looks again.
    """
    out = plan.params.out
    named = {result.record.body for result in results}
    kept = tuple(
        record
        for record in store.load_manifest(out).bodies
        if record.body not in named and store.is_intact(out, record.files)
    )
    runs = [*(result.run for result in results), *standing_runs(out, kept)]
    index = render_index(join_runs(sorted(runs, key=_body_of), refused))
    store.save_manifest(
        out,
        store.Manifest(
            key=plan.key if whole and _is_as_planned(plan, readings) else "",
            engine=asdict(current_engine()),
            inputs=_input_records(readings, refused),
            refused=tuple(asdict(one) for one in sorted(refused, key=lambda one: one.path)),
            bodies=tuple(sorted((*(r.record for r in results), *kept), key=lambda record: record.body)),
            files=store.write_files(out, {"index.html": index, **_dataset(out, runs)}),
        ),
    )


def _dataset(out: Path, runs: Sequence[Run]) -> dict[str, bytes]:
    """Return the dataset over all bodies as files, and write it to the database that the user names."""
    from hmicdiff.dataset.database import sqlite_bytes, write_database  # noqa: PLC0415 - slow to load, needed last
    from hmicdiff.dataset.files import dataset_files  # noqa: PLC0415 - as above
    from hmicdiff.dataset.rows import make_rows  # noqa: PLC0415 - as above

    rows = make_rows([(run, body_slug(_body_of(run))) for run in runs], standing_sentences(out, runs))
    if address := os.environ.get(DATABASE):
        write_database(address, rows)
    return {
        **dataset_files(rows),
        "hmicdiff.sqlite": sqlite_bytes(rows, store.content_of(out / "hmicdiff.sqlite")),
    }


def _is_as_planned(plan: Plan, readings: Iterable[Reading]) -> bool:
    """Whether what was read are the bytes that the plan's key speaks of: a file may change in between."""
    read = {one.report.source.path: one.report.source.sha256 for one in readings}
    now = {file.relative: read.get(file.relative) or hash_of(file.path) for file in plan.files}
    return now == plan.hashes


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


def _plan_key(
    params: JobParams,
    files: Iterable[InputFile],
    hashes: Mapping[str, str],
    decisions: Iterable[DecisionRecord],
    previous: Run | None,
) -> str:
    """Return the hash over everything a job depends on."""
    engine = current_engine()
    return digest(
        engine.code_hash,
        engine.vocabulary_hash,
        *(f"{file.relative} {hashes[file.relative]} {file.carried}" for file in files),
        *map(repr, decisions),
        repr(previous.run if previous else None),
        repr((params.compare, params.as_of, params.workbook)),
    )


def _only_body(run: Run | None, body: str) -> Run | None:
    """Return the run if it speaks of `body`."""
    if run and any(comparison.body == body for comparison in run.comparisons):
        return run
    return None


def _body_of(run: Run) -> str:
    """Return the body of a run over one body."""
    return run.comparisons[0].body


def _input_records(readings: Iterable[Reading], refused: Iterable[Refusal]) -> tuple[store.InputRecord, ...]:
    """List every input once, by path."""
    read = (
        store.InputRecord(
            path=one.report.source.path, sha256=one.report.source.sha256, body=one.report.identity.body
        )
        for one in readings
    )
    turned_away = (store.InputRecord(path=one.path, sha256=None, body=None) for one in refused)
    return tuple(sorted((*read, *turned_away), key=lambda record: record.path))
