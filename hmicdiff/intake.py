"""The way of one file into a job: read to its structure, or refused; and the files that stand beside reports."""

from __future__ import annotations

import hashlib
import logging
import os
import queue
import threading
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from hmicdiff import patterns
from hmicdiff.apart import Ended, Raised, Worker, ask_all, current_limits
from hmicdiff.errors import DecisionError, Refused, UsageError
from hmicdiff.judging.decisions import locate_decisions
from hmicdiff.model import Reading, Refusal
from hmicdiff.pipeline import Input, understand_input
from hmicdiff.reading.bounds import excess_of_json
from hmicdiff.reading.choose import read_document
from hmicdiff.reading.limits import MAX_DECISIONS_BYTES, MAX_RUN_BYTES
from hmicdiff.readings import is_kept_reading, keep_readings, kept_reading
from hmicdiff.reporting.parse import parse_run
from hmicdiff.store import write_log
from hmicdiff.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from hmicdiff.apart import Limits
    from hmicdiff.judging.decisions import LocatedDecision
    from hmicdiff.model import Run
    from hmicdiff.reading.find import InputFile

__all__ = [
    "beyond",
    "broken",
    "checked_run",
    "dismiss_readers",
    "hash_of",
    "load_decisions",
    "load_run",
    "prepare_readers",
    "read_file",
    "read_files",
    "understand_apart",
    "understand_file",
    "workers_for",
]

logger = logging.getLogger(__name__)

_FEW_FILES = 8
"""Up to so many files one process is faster: a worker takes time to start, and reads the vocabulary anew."""
_READER = f"{__name__}:understand_apart"
_idle: queue.LifoQueue[Worker] = queue.LifoQueue()
"""Workers that callers with threads have in common, once one has been started."""
_most_at_once = threading.BoundedSemaphore(os.cpu_count() or 1)


def read_files(
    files: Sequence[InputFile],
    jobs: int = 0,
    *,
    renew: bool = False,
    heard: Callable[[int, int], None] = lambda *_: None,
) -> list[Reading | Refusal]:
    """Read every file apart, in several processes where that pays (`jobs` 0) or in so many; the order is kept.

    A reading that an earlier run has kept is taken from there, unless all are to be renewed. `heard` hears how
    many of how many have been read.
    """
    known = [None if renew else kept_reading(file, hash_of(file.path)) for file in files]
    unread = [file for file, reading in zip(files, known, strict=True) if reading is None]
    answers = iter(_read_anew(unread, jobs, lambda done: heard(done, len(unread))))
    return [next(answers) if reading is None else reading for reading in known]


def workers_for(files: int, jobs: int) -> int:
    """Return how many processes work on so many files: as many as asked for, by default (0) as many as pay."""
    return jobs or (1 if files <= _FEW_FILES else os.cpu_count() or 1)


def _read_anew(
    files: Sequence[InputFile], jobs: int, heard: Callable[[int], None]
) -> list[Reading | Refusal]:
    """Read every file apart, and keep what was read."""
    load_vocabulary()  # once for all workers that are forked from here
    workers = workers_for(len(files), jobs)
    answers = ask_all(_READER, [_anywhere(file) for file in files], current_limits(), workers, heard)
    told = [_told(file, answer) for file, answer in zip(files, answers, strict=True)]
    _keep(zip(files, told, strict=True))
    return told


def _keep(answers: Iterable[tuple[InputFile, Reading | Refusal]]) -> None:
    """Keep readings for a later run; a refusal is made again."""
    keep_readings((file, answer) for file, answer in answers if isinstance(answer, Reading))


def read_file(file: InputFile) -> Reading | Refusal:
    """Read one file all the way to its structure, in a process apart, or say why it is refused.

    Whatever the file raises, and whatever limit of memory, time or size it passes, is its refusal.
    A reading that an earlier run has kept is taken from there.
    """
    if threading.active_count() == 1:
        return read_files([file])[0]
    known = kept_reading(file, hash_of(file.path))
    if known is not None:
        return known
    with _most_at_once:
        worker = _idle_worker()
        try:
            answer = _told(file, worker.ask(_anywhere(file)))
        finally:
            _idle.put(worker)
    _keep([(file, answer)])
    return answer


def prepare_readers(files: Sequence[InputFile]) -> None:
    """Start what reads files while the caller has no threads yet, for the vocabulary it has loaded is then theirs too."""
    unread = sum(not is_kept_reading(file, hash_of(file.path)) for file in files)
    if unread and threading.active_count() == 1:
        load_vocabulary()
        for _ in range(min(unread, os.cpu_count() or 1)):
            _idle.put(Worker(_READER, current_limits()))


def dismiss_readers() -> None:
    """End what reads files and is idle."""
    with suppress(queue.Empty):
        while True:
            _idle.get_nowait().close()


def _idle_worker() -> Worker:
    """Return a worker that nobody uses, or a new one."""
    try:
        return _idle.get_nowait()
    except queue.Empty:
        return Worker(_READER, current_limits())


def _anywhere(file: InputFile) -> InputFile:
    """Return a file by a path that holds wherever a process was started."""
    return replace(file, path=file.path.absolute())


def understand_file(file: InputFile) -> Reading | Refusal:
    """Read one file all the way to its structure, in this process.

    Raises: anything, where the file meets a defect of ours.
    """
    try:
        document = read_document(file.path, relative=file.relative)
    except Refused as refusal:
        return Refusal(path=file.relative, code=refusal.code, reason=refusal.reason)
    return understand_input(
        Input(document=document, carried=file.carried, catalogue=file.catalogue), load_vocabulary()
    )


def understand_apart(file: InputFile) -> tuple[Reading | Refusal, bytes | None]:
    """Read one file as a worker does: return what became of it, and the patterns compiled on the way."""
    return understand_file(file), patterns.news()


def _told(
    file: InputFile, answer: tuple[Reading | Refusal, bytes | None] | Raised | Ended
) -> Reading | Refusal:
    """Return what became of a file as the job takes it."""
    if isinstance(answer, Raised):
        return broken(file.relative, answer.kind, answer.account)
    if isinstance(answer, Ended):
        return beyond(file.relative, answer)
    told, compiled = answer
    patterns.learn(compiled)
    return told


def beyond(relative: str, ended: Ended, doing: str = "Reading", limits: Limits | None = None) -> Refusal:
    """Refuse a file that passed a limit of what was done with it, or under which a library died."""
    limits = limits or current_limits()
    reasons = {
        "memory": f"{doing} it takes more than {limits.memory:,} MB of memory.",
        "seconds": f"{doing} it takes more than {limits.seconds:,} seconds of processor time.",
        "answer": f"What it holds takes more than {limits.answer:,} MB once it is read.",
    }
    if ended.how == "died":
        return Refusal(
            path=relative,
            code="damaged",
            reason=f"{doing} it, a library died of it (signal {ended.signal}).",
        )
    return Refusal(path=relative, code="too_large", reason=reasons[ended.how])


def broken(relative: str, kind: str, account: str) -> Refusal:
    """Refuse an input over which we broke down with an error of this `kind`, and keep its account in the log."""
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
        return checked_run(data)
    except (OSError, ValueError, RecursionError) as error:
        msg = f"{path}: not a run.json of hmicdiff: {error}".splitlines()[0]
        raise UsageError(msg) from error


def checked_run(data: bytes) -> Run:
    """Return the run that the bytes of a ``run.json`` hold. Raises: ValueError, RecursionError if they hold none."""
    return parse_run(_bounded(data))


def _bounded(data: bytes) -> str:
    """Return a run's text. Raises: ValueError if it is too large, too deep or too wide to be parsed."""
    if len(data) > MAX_RUN_BYTES:
        msg = f"it is larger than {MAX_RUN_BYTES:,} bytes"
        raise ValueError(msg)
    text = data.decode("utf-8")
    excess = excess_of_json(text)
    if excess is not None:
        raise ValueError(excess)
    return text
