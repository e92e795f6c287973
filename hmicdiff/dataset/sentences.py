"""The reports' sentences as rows: made where the texts are at hand, and kept beside a body's run as Parquet."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from hmicdiff.dataset.body import Body, quoted
from hmicdiff.dataset.files import parquet_of
from hmicdiff.dataset.schema import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hmicdiff.dataset.body import Row
    from hmicdiff.model import Reading, Run

__all__ = ["SENTENCES_NAME", "parse_sentences", "sentence_rows", "sentences_file"]

SENTENCES_NAME = "sentences.parquet"
"""Name of the file in a body's folder."""
_TABLE = next(table for table in TABLES if table.name == "sentences")


def sentence_rows(run: Run, slug: str, readings: Sequence[Reading]) -> list[Row]:
    """Return a row for every sentence of the reports that a body's run compares, in time order."""
    body = Body(run, slug)
    by_id = {reading.report.id: reading for reading in readings}
    return [row for report in body.reports for row in _rows(body, by_id[report.id])]


def _rows(body: Body, reading: Reading) -> Iterator[Row]:
    """Yield one report's rows."""
    report = reading.report.id
    known = {one.id for one in reading.sentences}
    for one in reading.sentences:
        yield {
            **body.where(report),
            "sentence": f"{report}/{one.id}",
            "section": body.section(report, one.section),
            "topic": one.topic,
            "kind": one.kind,
            "polarity": one.polarity,
            "history": one.is_history,
            "standard": one.is_boilerplate or one.is_shared,
            "repeat_of": f"{report}/{one.repeat_of}" if one.repeat_of in known else None,
            **quoted(one),
        }


def sentences_file(rows: Sequence[Row]) -> bytes:
    """Return the rows as a Parquet file."""
    return parquet_of(_TABLE, rows)


def parse_sentences(content: bytes | None) -> list[Row]:
    """Return the rows of such a file; none where there is no file, or one of another make."""
    import pyarrow as pa  # noqa: PLC0415 - it takes long to load, and is needed here alone
    import pyarrow.parquet as pq  # noqa: PLC0415 - as above

    try:
        table = pq.ParquetFile(io.BytesIO(content or b"")).read()  # `read_table` loads pandas
    except (pa.ArrowException, OSError, ValueError):
        return []
    rows: list[dict[str, Any]] = table.to_pylist() if set(_TABLE.names) <= set(table.column_names) else []
    return rows
