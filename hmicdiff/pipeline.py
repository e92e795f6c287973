"""The straight way, as one readable function over in-memory data: `run_pipeline`.

    documents -> understand -> Readings -> by body -> compare -> judge -> Run -> render -> named bytes

Each step is also a function of its own, for whoever schedules them one by one.
Nothing here reads a file, a clock or a network; `store` writes what `render` names.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from operator import itemgetter
from typing import TYPE_CHECKING, Literal

from hmicdiff.comparing.boilerplate import mark_shared_text
from hmicdiff.comparing.comparison import compare_reports
from hmicdiff.dataset.sentences import SENTENCES_NAME, sentence_rows, sentences_file
from hmicdiff.engine import current_engine, digest
from hmicdiff.errors import Refused
from hmicdiff.judging.verdicts import judge
from hmicdiff.model import Refusal, Run
from hmicdiff.reporting.html import body_files
from hmicdiff.reporting.schema import run_pieces
from hmicdiff.reporting.words import body_slug
from hmicdiff.structure.report import understand

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from hmicdiff.dataset.body import Row
    from hmicdiff.model import CarriedFact, Comparison, DecisionRecord, Document, Reading
    from hmicdiff.vocabulary import Vocabulary

__all__ = [
    "BodyRun",
    "CompareParams",
    "Input",
    "compare_body",
    "group_by_body",
    "join_runs",
    "refusals_near",
    "render",
    "rendered",
    "run_pipeline",
    "understand_input",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """A document and what the catalogue beside it says."""

    document: Document
    carried: CarriedFact | None = None
    catalogue: str | None = None
    """Path of the catalogue, relative like the document's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CompareParams:
    """What a user may choose about a comparison; the defaults are the contract's."""

    pairs: Literal["nearest", "all"] = "nearest"
    """Verdicts between a report and the nearest earlier one, or between every two."""
    only: tuple[str, str] | None = None
    """Paths or ids of the one earlier and one later report to compare; null for all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyRun:
    """One body's run and the texts it cites."""

    run: Run
    readings: tuple[Reading, ...]

    @property
    def comparison(self) -> Comparison:
        """The body's only comparison."""
        return self.run.comparisons[0]

    @property
    def slug(self) -> str:
        """Folder name of the body's outputs."""
        return body_slug(self.comparison.body)

    @property
    def sentences(self) -> list[Row]:
        """The compared reports' sentences as rows of the dataset."""
        return sentence_rows(self.run, self.slug, self.readings)


def run_pipeline(
    inputs: Sequence[Input],
    vocabulary: Vocabulary,
    *,
    decisions: Sequence[DecisionRecord] = (),
    previous: Mapping[str, Run] | None = None,
    params: CompareParams | None = None,
    refused: Sequence[Refusal] = (),
) -> tuple[tuple[BodyRun, ...], tuple[Refusal, ...]]:
    """Take documents all the way to one judged run per body, in order of the bodies' names.

    `previous` holds an earlier run for each body that has one. Returns the runs and everything
    refused on the way (what was given first, then what proved to be no report).
    """
    understood = [understand_input(one, vocabulary) for one in inputs]
    readings = [one for one in understood if not isinstance(one, Refusal)]
    turned_away = (*refused, *(one for one in understood if isinstance(one, Refusal)))
    bodies = group_by_body(mark_shared_text(readings))
    runs = tuple(
        compare_body(
            bodies[body],
            vocabulary,
            decisions=decisions,
            previous=(previous or {}).get(body),
            params=params or CompareParams(),
            refused=turned_away,
        )
        for body in sorted(bodies)
    )
    return runs, turned_away


def understand_input(one: Input, vocabulary: Vocabulary) -> Reading | Refusal:
    """Read one document's structure, or say why it is no report."""
    try:
        return understand(one.document, vocabulary, carried=one.carried, catalogue=one.catalogue)
    except Refused as refusal:
        return Refusal(path=one.document.path, code=refusal.code, reason=refusal.reason)


def group_by_body(readings: Iterable[Reading]) -> dict[str, tuple[Reading, ...]]:
    """Group readings by the body they speak of, each group in order of path; a joint report is in several."""
    bodies: defaultdict[str, list[Reading]] = defaultdict(list)
    for reading in sorted(readings, key=lambda one: one.report.source.path):
        for body in reading.report.identity.bodies or (reading.report.identity.body or "",):
            bodies[body].append(_on(reading, body))
    return {body: tuple(group) for body, group in bodies.items()}


def _on(reading: Reading, body: str) -> Reading:
    """Return a reading as one on `body`: of a joint report each body it inspects has its own."""
    identity = reading.report.identity
    if not identity.bodies or identity.body == body:
        return reading
    return replace(reading, report=replace(reading.report, identity=replace(identity, body=body)))


def compare_body(
    readings: Sequence[Reading],
    vocabulary: Vocabulary,
    *,
    decisions: Sequence[DecisionRecord] = (),
    previous: Run | None = None,
    params: CompareParams | None = None,
    refused: Sequence[Refusal] = (),
) -> BodyRun:
    """Compare and judge one body's reports."""
    params = params or CompareParams()
    chosen = _chosen(readings, params)
    compared = compare_reports(chosen, vocabulary)
    judged = judge(compared, chosen, vocabulary, decisions, previous, pairs=params.pairs)
    run = Run(
        run=run_id(chosen, decisions, params),
        engine=current_engine(),
        refused=refusals_near(refused, chosen),
        comparisons=(judged,),
        reports=tuple(reading.report for reading in chosen),
    )
    return BodyRun(run=run, readings=tuple(chosen))


def run_id(readings: Sequence[Reading], decisions: Sequence[DecisionRecord], params: CompareParams) -> str:
    """Return the hash that names a run: over input hashes, engine, vocabulary, decisions, options."""
    engine = current_engine()
    inputs = sorted(f"{one.report.source.path} {one.report.source.sha256}" for one in readings)
    return digest(
        engine.code_hash, engine.vocabulary_hash, *inputs, repr(sorted(map(repr, decisions))), repr(params)
    )


def join_runs(runs: Sequence[Run], refused: Sequence[Refusal]) -> Run:
    """Return one run over all bodies, as ``compare --json`` prints it."""
    return Run(
        run=digest(*(one.run for one in runs)),
        engine=current_engine(),
        refused=tuple(sorted(refused, key=lambda one: one.path)),
        comparisons=tuple(one for run in runs for one in run.comparisons),
    )


def render(body: BodyRun, *, as_of: str | None = None, workbook: bool = True) -> dict[str, bytes]:
    """Return every file of one body by name relative to the output folder."""
    files = rendered(body, as_of=as_of, workbook=workbook)
    return {
        name: content if isinstance(content, bytes) else b"".join(content)
        for name, content in sorted(files, key=itemgetter(0))
    }


def rendered(
    body: BodyRun, *, as_of: str | None = None, workbook: bool = True
) -> Iterator[tuple[str, bytes | Iterable[bytes]]]:
    """Yield the same files one after the other, none of them made before it is asked for; a large one in pieces."""
    slug, pages = (
        body.slug,
        body_files(body.comparison, body.readings, body.run, as_of=as_of, workbook=workbook),
    )
    yield from ((f"{slug}/{name}", content) for name, content in pages)
    yield f"{slug}/run.json", map(str.encode, run_pieces(body.run))
    yield f"{slug}/{SENTENCES_NAME}", sentences_file(body.sentences)


def _chosen(readings: Sequence[Reading], params: CompareParams) -> tuple[Reading, ...]:
    """Return the readings to compare: all, or the two the user named."""
    if params.only is None:
        return tuple(readings)
    return tuple(one for one in readings if {one.report.id, one.report.source.path} & set(params.only))


def refusals_near(refused: Sequence[Refusal], readings: Sequence[Reading]) -> tuple[Refusal, ...]:
    """Return the refusals that lie in a folder of this body's reports, sorted by path."""
    folders = {one.report.source.path.rpartition("/")[0] for one in readings}
    near = (one for one in refused if one.path.rpartition("/")[0] in folders)
    return tuple(sorted(near, key=lambda one: one.path))
