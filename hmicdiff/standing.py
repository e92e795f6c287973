"""What stands in an output folder: each body's run and sentences, as an earlier job wrote them.

What the pages and tables over all bodies need of one is its share; it is kept on this machine under the hashes of
the body's files, so that it is made once.

A body whose files an earlier hmicdiff wrote in a form that is no longer read counts as one that has none: it is
made again by the next run over its reports, and until then named in a warning.
"""

from __future__ import annotations

import logging
import pickle
import sys
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from hmicdiff import store
from hmicdiff.dataset.parts import Part, pack, unpack
from hmicdiff.dataset.sentences import SENTENCES_NAME, parse_sentences
from hmicdiff.engine import current_engine, digest
from hmicdiff.intake import checked_run
from hmicdiff.model import Run
from hmicdiff.reporting.view.index import BodyEntry, body_entry
from hmicdiff.reporting.words import body_slug
from hmicdiff.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from hmicdiff.dataset.body import Row

__all__ = [
    "Share",
    "is_readable",
    "keep_share",
    "run_of",
    "shares_of",
    "standing_bytes",
    "standing_run",
    "standing_runs",
    "standing_sentences",
]

logger = logging.getLogger(__name__)

_PREFIX = "share-"
_MOST_BYTES = 256 * 2**20
"""So much is kept, the latest; a body of two reports of twenty pages takes a twentieth of a megabyte."""


@dataclass(frozen=True, slots=True)
class Share:
    """What the pages and tables over all bodies need of one."""

    run: str
    """Id of the body's run."""
    entry: BodyEntry
    part: Part


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
    return [run for record in records if (run := _run_or_warning(out, record))]


def _run_or_warning(out: Path, record: store.BodyRecord) -> Run | None:
    """Return the run that a body's outputs hold; where it can't be read, null, and the log names it."""
    run = standing_run(out, record)
    if run is None:
        logger.warning("%s: %s; compare its reports again", out, _UNREAD.format(record.body))
    return run


_UNREAD = "the results on {} can't be read, or another version of hmicdiff wrote them"


def standing_sentences(out: Path, runs: Iterable[Run]) -> Mapping[str, Sequence[Row]]:
    """Return the sentences that each run's body has in an output folder; none for one without such a file."""
    bodies = [run.comparisons[0].body for run in runs]
    return {one: parse_sentences(store.content_of(out / body_slug(one) / SENTENCES_NAME)) for one in bodies}


def shares_of(out: Path, records: Iterable[tuple[store.BodyRecord, Run | bytes | None]]) -> list[Share]:
    """Return the shares of bodies that stand in an output folder, in order of their names.

    A run that is given has just been written; its share is made anew, unless it is given in its place, as `keep_share`
    returned it. Of the others one that is kept is taken as it is; bodies that can't be read are named in the log and
    left out.
    """
    ordered = sorted(records, key=lambda one: one[0].body)
    shares = [share for record, known in ordered if (share := _share_of(out, record, known))]
    store.trim(_PREFIX, _MOST_BYTES)
    return shares


def keep_share(record: store.BodyRecord, run: Run, sentences: Sequence[Row]) -> bytes:
    """Make the share of a body whose run has just been written, and keep it; return it as it is kept."""
    return store.keep_packed(_name(record), _pieces(record, run, sentences))


def is_readable(out: Path, record: store.BodyRecord) -> bool:
    """Whether a body's run can be read, or need not be."""
    return store.is_kept(_name(record)) or standing_run(out, record) is not None


def _share_of(out: Path, record: store.BodyRecord, known: Run | bytes | None) -> Share | None:
    """Return one body's share: given, kept, or made of its run and kept."""
    packed = known if isinstance(known, bytes) else None
    if known is None and (pieces := store.kept_packed(_name(record))):
        return _share(pieces)
    if packed is None:
        run = known if isinstance(known, Run) else _run_or_warning(out, record)
        packed = keep_share(record, run, standing_sentences(out, [run])[record.body]) if run else None
    return _share(store.unpacked(packed) or ()) if packed else None


def _pieces(record: store.BodyRecord, run: Run, sentences: Sequence[Row]) -> Iterator[bytes]:
    """Yield the pieces of a body's share, for the same version of Python."""
    yield pickle.dumps((run.run, body_entry(run.comparisons[0], load_vocabulary())))
    yield from pack(run, body_slug(record.body), sentences)


def _share(pieces: Sequence[memoryview]) -> Share:
    """Return the share of which these are the pieces."""
    run, entry = pickle.loads(pieces[0])  # noqa: S301 - our own, in a folder of the user's alone
    return Share(run, entry, unpack(pieces[1:]))


def _name(record: store.BodyRecord) -> str:
    """Return the name under which a body's share is kept: by the hashes of what it is made from, and of what makes it."""
    made_from = sorted(f"{name} {sha256}" for name, sha256 in record.files.items() if name.endswith(_SOURCES))
    return f"{_PREFIX}{digest(record.body, *made_from, repr(current_engine()), sys.version, length=32)}"


_SOURCES = ("/run.json", f"/{SENTENCES_NAME}")
