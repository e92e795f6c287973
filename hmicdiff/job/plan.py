"""What there is to do: what a user asked for, the files found, and the key that tells whether it was done before."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from hmicdiff import store
from hmicdiff.engine import current_engine, digest
from hmicdiff.errors import UsageError
from hmicdiff.intake import hash_of, load_decisions, load_run, read_files
from hmicdiff.model import DecisionRecord, Reading, Refusal, Run
from hmicdiff.pipeline import CompareParams
from hmicdiff.reading.catalogue import is_date_or_month
from hmicdiff.reading.find import Found, InputFile, find_decisions, find_inputs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

__all__ = ["JobParams", "Plan", "is_as_planned", "is_done", "make_plan", "read_all"]


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

    @property
    def decided(self) -> str:
        """Hash over the reviewers' decisions."""
        return digest(*map(repr, self.decisions))


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
        key=_plan_key(params, found, hashes, decisions, previous),
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


def read_all(
    plan: Plan, heard: Callable[[int, int], None] = lambda *_: None
) -> tuple[tuple[Reading, ...], tuple[Refusal, ...]]:
    """Read every file of the plan, in several processes where that pays; order is the plan's.

    `heard` hears how many of how many have been read.
    """
    answers = read_files(plan.files, plan.params.jobs, renew=plan.params.force, heard=heard)
    readings = tuple(one for one in answers if isinstance(one, Reading))
    return readings, (*plan.refused, *(one for one in answers if isinstance(one, Refusal)))


def is_as_planned(plan: Plan, readings: Iterable[Reading]) -> bool:
    """Whether what was read are the bytes that the plan's key speaks of: a file may change in between."""
    read = {one.report.source.path: one.report.source.sha256 for one in readings}
    now = {file.relative: read.get(file.relative) or hash_of(file.path) for file in plan.files}
    return now == plan.hashes


def _plan_key(
    params: JobParams,
    found: Found,
    hashes: Mapping[str, str],
    decisions: Iterable[DecisionRecord],
    previous: Run | None,
) -> str:
    """Return the hash over everything a job depends on."""
    engine = current_engine()
    return digest(
        engine.code_hash,
        engine.vocabulary_hash,
        *(f"{file.relative} {hashes[file.relative]} {file.carried}" for file in found.files),
        *(f"refused {one.path} {one.code}" for one in found.refused),
        *map(repr, decisions),
        repr(previous.run if previous else None),
        repr((params.compare, params.as_of, params.workbook)),
    )
