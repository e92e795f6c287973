"""The end of a job: the index and the dataset over all bodies that stand, and last the manifest."""

from __future__ import annotations

import os
from dataclasses import asdict
from typing import TYPE_CHECKING

from hmicdiff import store
from hmicdiff.engine import current_engine
from hmicdiff.job.plan import is_as_planned
from hmicdiff.pipeline import join_runs
from hmicdiff.reporting.html import render_index
from hmicdiff.reporting.words import body_slug
from hmicdiff.standing import standing_runs, standing_sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from hmicdiff.job.outputs import BodyResult
    from hmicdiff.job.plan import Plan
    from hmicdiff.model import Reading, Refusal, Run

__all__ = ["finish"]


DATABASE = "HMICDIFF_DATABASE"
"""Variable that names a database, as SQLAlchemy addresses it, to hold the dataset beside the files."""


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
            key=plan.key if whole and is_as_planned(plan, readings) else "",
            engine=asdict(current_engine()),
            inputs=_input_records(readings, refused),
            refused=tuple(asdict(one) for one in sorted(refused, key=lambda one: one.path)),
            bodies=tuple(sorted((*(r.record for r in results), *kept), key=lambda record: record.body)),
            files=store.write_files(out, {"index.html": index, **_dataset(out, runs)}),
            decisions=plan.decided,
        ),
    )


def _dataset(out: Path, runs: Sequence[Run]) -> dict[str, bytes]:
    """Return the dataset over all bodies as files, and write it to the database that the user names."""
    from hmicdiff.dataset.file import sqlite_bytes  # noqa: PLC0415 - slow to load, needed last
    from hmicdiff.dataset.files import dataset_files  # noqa: PLC0415 - as above
    from hmicdiff.dataset.rows import make_rows  # noqa: PLC0415 - as above

    rows = make_rows([(run, body_slug(_body_of(run))) for run in runs], standing_sentences(out, runs))
    if address := os.environ.get(DATABASE):
        from hmicdiff.dataset.database import write_database  # noqa: PLC0415 - few name one

        write_database(address, rows)
    return {
        **dataset_files(rows),
        "hmicdiff.sqlite": sqlite_bytes(rows, store.content_of(out / "hmicdiff.sqlite")),
    }


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


def _body_of(run: Run) -> str:
    """Return the body of a run over one body."""
    return run.comparisons[0].body
