"""The way of one file into a job: read to its structure, or refused; and the files that stand beside reports."""

from __future__ import annotations

import hashlib
import logging
import traceback
from concurrent.futures import ProcessPoolExecutor
from typing import TYPE_CHECKING

from hmicdiff.errors import DecisionError, Refused, UsageError
from hmicdiff.judging.decisions import locate_decisions
from hmicdiff.model import Reading, Refusal
from hmicdiff.pipeline import Input, understand_input
from hmicdiff.reading.bounds import depth_of_json
from hmicdiff.reading.choose import read_document
from hmicdiff.reading.limits import MAX_DECISIONS_BYTES, MAX_DEPTH, MAX_RUN_BYTES
from hmicdiff.reporting.parse import parse_run
from hmicdiff.store import write_log
from hmicdiff.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from hmicdiff.judging.decisions import LocatedDecision
    from hmicdiff.model import Run
    from hmicdiff.reading.find import InputFile

__all__ = ["broken", "hash_of", "load_decisions", "load_run", "read_file", "read_files"]

logger = logging.getLogger(__name__)

_FEW_FILES = 8
"""Up to so many files one process is faster: a worker needs about a second to start."""


def read_files(files: Sequence[InputFile], jobs: int = 0) -> list[Reading | Refusal]:
    """Read every file, in several processes where that pays (`jobs` 0) or in so many; the order is kept."""
    workers = jobs or (1 if len(files) <= _FEW_FILES else None)
    if workers == 1 or len(files) <= 1:
        return [read_file(file) for file in files]
    with ProcessPoolExecutor(workers) as pool:
        return list(pool.map(read_file, files))


def read_file(file: InputFile) -> Reading | Refusal:
    """Read one file all the way to its structure, or say why it is refused; whatever it raises is a refusal."""
    try:
        document = read_document(file.path, relative=file.relative)
        one = Input(document=document, carried=file.carried, catalogue=file.catalogue)
        return understand_input(one, load_vocabulary())
    except Refused as refusal:
        return Refusal(path=file.relative, code=refusal.code, reason=refusal.reason)
    except Exception as error:  # noqa: BLE001 - one input's defect must not cost the others
        return broken(file.relative, error)


def broken(relative: str, error: Exception) -> Refusal:
    """Refuse an input over which we broke down, and keep the account of it in the log."""
    kind = type(error).__name__
    account = "".join(traceback.format_exception(error))
    logger.error(
        "%s: the account of a defect (%s) is in %s", relative, kind, write_log(f"{relative}\n{account}\n")
    )
    return Refusal(
        path=relative, code="unreadable", reason=f"hmicdiff broke down over it ({kind}); please report it."
    )


def hash_of(path: Path) -> str:
    """Return the hash of a file's bytes; of nothing where it can't be read."""
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""


def load_decisions(path: Path) -> tuple[LocatedDecision, ...]:
    """Return the decisions that a file holds, each with its line.

    Raises: DecisionError naming file, line and reason.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MAX_DECISIONS_BYTES + 1)
    except OSError as error:
        msg = f"{path}: {error.strerror}"
        raise DecisionError(msg) from error
    if len(data) > MAX_DECISIONS_BYTES:
        msg = f"{path}:1: larger than {MAX_DECISIONS_BYTES:,} bytes"
        raise DecisionError(msg)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        msg = f"{path}:{line}: not UTF-8 text"
        raise DecisionError(msg) from error
    return locate_decisions(text, str(path))


def load_run(path: Path) -> Run:
    """Return the run that a ``run.json`` holds.

    Raises: UsageError if the file is no run of ours.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MAX_RUN_BYTES + 1)
        return parse_run(_bounded(data))
    except (OSError, ValueError, RecursionError) as error:
        msg = f"{path}: not a run.json of hmicdiff: {error}".splitlines()[0]
        raise UsageError(msg) from error


def _bounded(data: bytes) -> str:
    """Return a run's text. Raises: ValueError if it is too large or too deep to be parsed."""
    text = data.decode("utf-8")
    if len(data) > MAX_RUN_BYTES or depth_of_json(text) > MAX_DEPTH:
        msg = f"larger than {MAX_RUN_BYTES:,} bytes, or deeper than {MAX_DEPTH} lists"
        raise ValueError(msg)
    return text
