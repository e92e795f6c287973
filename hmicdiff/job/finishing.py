"""The end of a job: the index and the dataset over all bodies that stand, and last the manifest."""

from __future__ import annotations

import os
from dataclasses import asdict
from itertools import chain
from typing import TYPE_CHECKING

from hmicdiff import store
from hmicdiff.dataset.parts import join_parts
from hmicdiff.engine import current_engine, digest
from hmicdiff.job.plan import is_as_planned
from hmicdiff.model import Run
from hmicdiff.reporting.html import render_entries
from hmicdiff.standing import shares_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from hmicdiff.job.outputs import BodyResult
    from hmicdiff.job.plan import Plan
    from hmicdiff.model import Reading, Refusal
    from hmicdiff.standing import Share

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
    standing = [*((one.record, one.share or one.compared) for one in results), *((one, None) for one in kept)]
    shares = shares_of(out, standing)
    index = render_entries([share.entry for share in shares], _over_all(shares, refused))
    store.save_manifest(
        out,
        store.Manifest(
            key=plan.key if whole and is_as_planned(plan, readings) else "",
            engine=asdict(current_engine()),
            inputs=_input_records(readings, refused),
            refused=tuple(asdict(one) for one in _by_path(refused)),
            bodies=tuple(sorted((*(r.record for r in results), *kept), key=lambda record: record.body)),
            files=store.write_files(out, chain([("index.html", index)], _dataset(out, shares))),
            decisions=plan.decided,
        ),
    )


def _over_all(shares: Iterable[Share], refused: Iterable[Refusal]) -> Run:
    """Return the run over all bodies by its name, without what it holds of each."""
    name = digest(*(share.run for share in shares))
    return Run(run=name, engine=current_engine(), refused=_by_path(refused), comparisons=())


def _by_path(refused: Iterable[Refusal]) -> tuple[Refusal, ...]:
    """Return refusals in order of their paths."""
    return tuple(sorted(refused, key=lambda one: one.path))


def _dataset(out: Path, shares: Iterable[Share]) -> Iterator[tuple[str, store.Content]]:
    """Yield the files of the dataset over all bodies, and write it to the database that the user names."""
    from hmicdiff.dataset.file import sqlite_bytes  # noqa: PLC0415 - slow to load, needed last
    from hmicdiff.dataset.files import each_file  # noqa: PLC0415 - as above

    whole = join_parts(share.part for share in shares)
    if address := os.environ.get(DATABASE):
        from hmicdiff.dataset.database import write_database  # noqa: PLC0415 - few name one

        write_database(address, whole.rows)
    yield from each_file(whole.rows, whole.printed)
    yield "hmicdiff.sqlite", sqlite_bytes(whole.rows, store.content_of(out / "hmicdiff.sqlite"))


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
