"""The door for Python: `read` one report, `compare` some, `load` what a run wrote; tables as DataFrames.

    import hmicdiff
    found = hmicdiff.compare(["inputs"])
    found.findings.query("verdict == 'improved' and basis == 'stated'")

Only `write` writes files: those of ``hmicdiff compare``. The command line has nothing but this door.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, cast

from hmicdiff import job, store, whole
from hmicdiff.dataset.rows import make_rows
from hmicdiff.dataset.schema import TABLES
from hmicdiff.dataset.tracker import tracked, tracker_csv, tracker_xlsx
from hmicdiff.errors import Refused, UsageError
from hmicdiff.intake import read_file
from hmicdiff.model import Comparison, Reading, Refusal, Report, Run
from hmicdiff.pipeline import CompareParams, join_runs
from hmicdiff.reading.find import find_inputs
from hmicdiff.reporting.outline import outline
from hmicdiff.reporting.schema import json_schema, report_json, run_text, to_text
from hmicdiff.reporting.words import body_slug, counted
from hmicdiff.standing import standing_runs, standing_sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    import pandas as pd

    from hmicdiff.dataset.body import Row, Rows
    from hmicdiff.errors import RefusalCode

__all__ = [
    "CompareParams",
    "Dataset",
    "Refusal",
    "ReportTables",
    "Written",
    "WrittenBody",
    "check_decisions",
    "compare",
    "load",
    "read",
    "schema",
    "tracker_csv",
    "tracker_xlsx",
    "write",
]

_TYPES = {"text": "string", "integer": "Int64", "number": "Float64", "boolean": "boolean"}
_OF_A_REPORT = ("sections", "grades", "items", "figures", "statements")


@dataclass(frozen=True)
class Dataset:
    """All bodies of a run as tables that join; their columns are those of the data dictionary."""

    results: tuple[Run, ...]
    """One run a body, in order of the bodies' names."""
    refused: tuple[Refusal, ...] = ()
    """Inputs that could not be read, each with code and reason."""
    texts: Mapping[str, Sequence[Row]] = field(default_factory=dict, repr=False)
    """Each body's sentences, as rows of that table."""

    @cached_property
    def rows(self) -> Rows:
        """Every table's rows as plain values."""
        return make_rows([(run, body_slug(run.comparisons[0].body)) for run in self.results], self.texts)

    @property
    def comparisons(self) -> tuple[Comparison, ...]:
        """The comparisons themselves, with all that the tables leave out."""
        return tuple(run.comparisons[0] for run in self.results)

    def to_json(self) -> str:
        """Return all bodies' runs as ``hmicdiff compare --json`` prints them."""
        return run_text(join_runs(self.results, self.refused))

    def tracker(
        self, *, body: str | None = None, statuses: Sequence[str] = (), kinds: Sequence[str] = ()
    ) -> list[Row]:
        """Return the obligations a body has to answer for, as `hmicdiff.dataset.tracker` describes."""
        return tracked(self.rows, self.comparisons, body=body, statuses=statuses, kinds=kinds)

    def table(self, name: str) -> pd.DataFrame:
        """Return one table by its name in the data dictionary.

        Raises: KeyError if there is no such table.
        """
        return _frame(name, self.rows[name])

    def __getattr__(self, name: str) -> pd.DataFrame:
        """Return a table: ``.findings``, ``.evidence``, ``.grades`` ..."""
        if name in {table.name for table in TABLES}:
            return self.table(name)
        raise AttributeError(name)

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *(table.name for table in TABLES)]

    def _repr_html_(self) -> str:
        """Show the bodies in a notebook."""
        return str(self.table("bodies").to_html(index=False))


@dataclass(frozen=True)
class ReportTables:
    """One report's structure, its parts as tables."""

    reading: Reading

    @property
    def report(self) -> Report:
        """The structure itself, as the JSON has it."""
        return self.reading.report

    def to_json(self) -> str:
        """Return the report as ``hmicdiff read --json`` prints it."""
        return to_text(report_json(self.report))

    def outline(self, *, colour: bool = False) -> str:
        """Return sections, grades, items and figures as text for a terminal, as ``hmicdiff read`` prints it."""
        return outline(self.reading, colour=colour)

    def table(self, name: str) -> pd.DataFrame:
        """Return ``sections``, ``grades``, ``items``, ``figures`` or ``statements``.

        Raises: KeyError if there is no such table.
        """
        return _plain_frame(_parts(self.report)[name])

    def __getattr__(self, name: str) -> pd.DataFrame:
        """Return a table: ``.grades``, ``.figures`` ..."""
        if name in _OF_A_REPORT:
            return self.table(name)
        raise AttributeError(name)

    def _repr_html_(self) -> str:
        """Show the sections in a notebook."""
        return str(self.table("sections").to_html(index=False))


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenBody:
    """One body's outputs."""

    body: str
    message: str
    """The result in one line."""
    page: Path
    """The change report."""
    made: bool
    """False where the outputs were already what they would be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What stands in an output folder after `write`."""

    bodies: tuple[WrittenBody, ...]
    """Those of this run, in order of their names."""
    index: Path
    """The page over all bodies."""
    refused: tuple[Refusal, ...]
    changed: bool
    """False where nothing had changed since the last run."""


def read(path: str | Path) -> ReportTables:
    """Read one report.

    Raises: Refused, with code, reason and path, where the file is none that can be read.
    """
    given = Path(path)
    if given.is_dir():
        raise Refused("unreadable", "This is a folder; name one report in it.", str(given))  # noqa: EM101 - a code and its reason
    found = find_inputs([given])
    if not found.files and not found.refused:
        raise Refused("not_found", "There is no report here.", str(given))  # noqa: EM101 - as above
    answer = read_file(found.files[0]) if found.files else found.refused[0]
    if isinstance(answer, Refusal):
        raise Refused(cast("RefusalCode", answer.code), answer.reason, answer.path)
    return ReportTables(answer)


def compare(
    paths: str | Path | Iterable[str | Path],
    *,
    tell: Callable[[str], None] = lambda _: None,
    step: Callable[[str, int, int], None] = lambda *_: None,
    **options: Any,  # noqa: ANN401 - as JobParams has them
) -> Dataset:
    """Compare each body's reports below `paths`; `options` are fields of `hmicdiff.job.JobParams`.

    `tell` hears of the progress, a line each; `step` hears what is being done, and how much of how much is done.
    Raises: UsageError, DecisionError or CatalogueError where what stands around the inputs breaks a rule.
    """
    plan = job.make_plan(_params(paths, **options))
    tell(f"reading {counted(len(plan.files), 'file')}")
    readings, refused = job.read_all(plan, partial(step, "reading"))
    shares = job.divide(plan, readings, refused)
    done, failed = whole.compare_all(shares, plan.params.jobs, _Begun(tell, step, len(shares)))
    texts = {one.comparison.body: one.sentences for one in done}
    return Dataset(tuple(one.run for one in done), (*refused, *failed), texts)


def write(
    paths: str | Path | Iterable[str | Path],
    out: str | Path = "outputs",
    *,
    tell: Callable[[str], None] = lambda _: None,
    step: Callable[[str, int, int], None] = lambda *_: None,
    **options: Any,  # noqa: ANN401 - as above
) -> Written:
    """Compare as `compare` does, and write what is not right already in an output folder, as ``hmicdiff compare`` does.

    Where nothing can be read, nothing is written.
    Raises: as `compare`; UsageError where another run holds the folder or it can't be written to.
    """
    with store.hold(Path(out)):
        plan = job.make_plan(_params(paths, out=Path(out), **options))
        if job.is_done(plan):
            manifest = store.load_manifest(Path(out))
            stands = tuple(_written(Path(out), one, made=False) for one in manifest.bodies)
            return _result(Path(out), stands, [Refusal(**one) for one in manifest.refused], changed=False)
        tell(f"reading {counted(len(plan.files), 'file')}")
        readings, refused = job.read_all(plan, partial(step, "reading"))
        shares = job.divide(plan, readings, refused)
        results, failed = whole.write_all(plan, shares, _Begun(tell, step, len(shares)))
        if results:
            job.finish(plan, results, readings, (*refused, *failed))
    bodies = tuple(_written(Path(out), one.record, made=one.made) for one in results)
    return _result(Path(out), bodies, (*refused, *failed), changed=True)


def _params(paths: str | Path | Iterable[str | Path], **options: Any) -> job.JobParams:  # noqa: ANN401 - as above
    """Return what a caller says of a job."""
    given = [paths] if isinstance(paths, str | Path) else list(paths)
    return job.JobParams(paths=tuple(map(Path, given)), **options)


@dataclass(slots=True)
class _Begun:
    """Tells that a body's comparison begins, and how many are done."""

    tell: Callable[[str], None]
    step: Callable[[str, int, int], None]
    whole: int
    done: int = 0

    def __call__(self, share: job.BodyWork) -> None:
        """Hear of a body before it is begun."""
        self.tell(f"comparing {share.body}: {counted(len(share.readings), 'report')}")
        self.step(f"comparing {share.body}", self.done, self.whole)
        self.done += 1


def _written(out: Path, record: store.BodyRecord, *, made: bool) -> WrittenBody:
    """Return one body's outputs by the manifest's record of them."""
    page = next(name for name in sorted(record.files) if name.endswith("report.html"))
    return WrittenBody(body=record.body, message=record.message, page=out / page, made=made)


def _result(
    out: Path, bodies: tuple[WrittenBody, ...], refused: Iterable[Refusal], *, changed: bool
) -> Written:
    """Return what stands in an output folder."""
    return Written(bodies=bodies, index=out / "index.html", refused=tuple(refused), changed=changed)


def check_decisions(files: Iterable[str | Path], outputs: str | Path = "outputs") -> tuple[str, ...]:
    """Return one line for each decisions file that breaks a rule, or that speaks of no finding told in `outputs`."""
    return job.check_decisions(tuple(map(Path, files)), Path(outputs))


def schema(name: Literal["run", "report", "decisions"]) -> str:
    """Return the JSON Schema of ``run.json``, of ``hmicdiff read --json`` (report), or of a decisions file."""
    return to_text(json_schema(name))


def load(outputs: str | Path = "outputs") -> Dataset:
    """Return what a run wrote into a folder; bodies that can't be read are named in the log and left out.

    Raises: UsageError where there is nothing else.
    """
    manifest = store.load_manifest(Path(outputs))
    runs = standing_runs(Path(outputs), manifest.bodies)
    if not runs:
        msg = f"{outputs}: holds no outputs of hmicdiff that can be read; compare the reports again"
        raise UsageError(msg)
    refused = tuple(Refusal(**one) for one in manifest.refused)
    return Dataset(tuple(runs), refused, standing_sentences(Path(outputs), runs))


def _frame(name: str, rows: list[Row]) -> pd.DataFrame:
    """Return rows as a DataFrame; column types are fixed, so that an empty table has them too."""
    import pandas as pd  # noqa: PLC0415 - it takes longer to load than all else, and not everyone asks for it

    columns = {one.name: _TYPES[one.kind] for table in TABLES if table.name == name for one in table.columns}
    return pd.DataFrame(rows, columns=list(columns)).astype(columns)


def _parts(report: Report) -> dict[str, list[Row]]:
    """Return a report's parts as rows."""
    named: dict[str, Iterable[Any]] = {
        name: getattr(report, name) for name in _OF_A_REPORT if name != "grades"
    }
    rows = {name: [_flat(one) for one in parts] for name, parts in named.items()}
    graded = [(one, one.grade) for one in report.sections if one.grade]
    rows["grades"] = [
        {"section": one.id, "area": one.heading, "topic": one.topic, **_flat(grade)} for one, grade in graded
    ]
    return rows


def _flat(part: Any) -> Row:  # noqa: ANN401 - a noun of the model
    """Return a noun's plain fields; those of a noun within it under both names."""
    row: Row = {}
    for name in type(part).__dataclass_fields__:
        value = getattr(part, name)
        if hasattr(value, "__dataclass_fields__"):
            row |= {f"{name}_{key}": each for key, each in _flat(value).items()}
        elif not isinstance(value, tuple):
            row[name] = value
    return row


def _plain_frame(rows: list[Row]) -> pd.DataFrame:
    """Return rows as a DataFrame with pandas' own choice of types."""
    import pandas as pd  # noqa: PLC0415 - as above

    return pd.DataFrame(rows).convert_dtypes()
