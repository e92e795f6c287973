"""What stands in an output folder: each body's run and sentences, as an earlier job wrote them.

A body whose files an earlier hmicdiff wrote in a form that is no longer read counts as one that has none: it is
made again by the next run over its reports, and until then named in a warning.
"""

from __future__ import annotations

import logging
from functools import lru_cache
from typing import TYPE_CHECKING

from hmicdiff import store
from hmicdiff.dataset.sentences import SENTENCES_NAME, parse_sentences
from hmicdiff.intake import checked_run
from hmicdiff.reporting.words import body_slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from hmicdiff.dataset.body import Row
    from hmicdiff.model import Run

__all__ = ["run_of", "standing_bytes", "standing_run", "standing_runs", "standing_sentences"]

logger = logging.getLogger(__name__)


def standing_run(out: Path, record: store.BodyRecord | None) -> Run | None:
    """Return the run that a body's outputs hold, null where there is none that can be read."""
    return run_of(standing_bytes(out, record))


def standing_bytes(out: Path, record: store.BodyRecord | None) -> bytes | None:
    """Return the ``run.json`` of a body's outputs as it stands, null where there is none."""
    name = next((name for name in (record.files if record else ()) if name.endswith("/run.json")), None)
    return store.content_of(out / name) if name else None


@lru_cache(maxsize=2)
def run_of(content: bytes | None) -> Run | None:
    """Return the run that a ``run.json`` holds, null where it is none that can be read."""
    try:
        return checked_run(content) if content else None
    except (ValueError, RecursionError):
        return None


def standing_runs(out: Path, records: Iterable[store.BodyRecord]) -> list[Run]:
    """Return the runs of these bodies; those that can't be read are named in the log and left out."""
    found = [(record, standing_run(out, record)) for record in records]
    for record, run in found:
        if run is None:
            logger.warning("%s: %s; compare its reports again", out, _UNREAD.format(record.body))
    return [run for _, run in found if run]


_UNREAD = "the results on {} can't be read, or another version of hmicdiff wrote them"


def standing_sentences(out: Path, runs: Iterable[Run]) -> Mapping[str, Sequence[Row]]:
    """Return the sentences that each run's body has in an output folder; none for one without such a file."""
    bodies = [run.comparisons[0].body for run in runs]
    return {one: parse_sentences(store.content_of(out / body_slug(one) / SENTENCES_NAME)) for one in bodies}
