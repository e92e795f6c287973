"""The door for Python: `read` one report, `compare` some, `load` what a run wrote; tables as DataFrames.

    import hmicdiff
    found = hmicdiff.compare(["inputs"])
    found.findings.query("verdict == 'improved' and basis == 'stated'")

Nothing here writes a file.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from hmicdiff import job, store
from hmicdiff.dataset.rows import make_rows
from hmicdiff.dataset.schema import TABLES
from hmicdiff.dataset.tracker import tracked
from hmicdiff.errors import Refused, UsageError
from hmicdiff.intake import read_file
from hmicdiff.model import Comparison, Refusal, Report, Run
from hmicdiff.reading.find import find_inputs
from hmicdiff.reporting.words import body_slug
from hmicdiff.standing import standing_runs, standing_sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import pandas as pd

    from hmicdiff.dataset.body import Row, Rows
    from hmicdiff.errors import RefusalCode

__all__ = ["Dataset", "ReportTables", "compare", "load", "read"]

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

    report: Report

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


def read(path: str | Path) -> ReportTables:
    """Read one report.

    Raises: Refused, with code and reason, where the file is none that can be read.
    """
    found = find_inputs([Path(path)])
    if not found.files and not found.refused:
        raise Refused("not_found", "There is no report here.")  # noqa: EM101 - a code and its reason
    answer = read_file(found.files[0]) if found.files else found.refused[0]
    if isinstance(answer, Refusal):
        raise Refused(cast("RefusalCode", answer.code), answer.reason)
    return ReportTables(answer.report)


def compare(paths: str | Path | Iterable[str | Path], **options: Any) -> Dataset:  # noqa: ANN401 - as JobParams has them
    """Compare each body's reports below `paths`; `options` are fields of `hmicdiff.job.JobParams`.

    Raises: UsageError, DecisionError or CatalogueError where what stands around the inputs breaks a rule.
    """
    given = [paths] if isinstance(paths, str | Path) else list(paths)
    plan = job.make_plan(job.JobParams(paths=tuple(map(Path, given)), **options))
    readings, refused = job.read_all(plan)
    done = [job.compare_work(work) for work in job.divide(plan, readings, refused)]
    texts = {one.comparison.body: one.sentences for one in done}
    return Dataset(tuple(one.run for one in done), refused, texts)


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
