"""Work done in a process apart: what one input costs in memory, time or crashes, it costs that process.

A `Worker` is asked one thing after the other and is cheap to keep: it is forked from the caller, with all
that is loaded already, or where the caller has threads (a fork of those may hang) started afresh. It ends
with its caller. Before each question it bounds its own memory, processor time and files (`Limits`).
"""

from __future__ import annotations

import contextlib
import ctypes
import faulthandler
import os
import pickle
import resource
import signal
import socket
import subprocess
import sys
import threading
import time
import traceback
from dataclasses import dataclass
from importlib import import_module
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Self

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence
    from types import TracebackType

__all__ = ["Ended", "Limits", "Pool", "Raised", "Worker", "ask_all", "current_limits"]

_MEGABYTE = 2**20
_MOST_FILE_BYTES = 16 * _MEGABYTE
"""Bytes of a file that a worker may write: it has nothing to write but Python's own caches."""
_PATIENCE = 10
"""So many times the limit of processor time may go by on the clock before a worker is given up."""
_POLL = 0.5
_PR_SET_PDEATHSIG = 1
"""Of Linux (prctl(2)); it is bound to the thread that forked, so a caller with threads does without it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one question may cost."""

    memory: int = 2_048
    """Megabytes that may be needed above what the worker has already."""
    seconds: int = 60
    """Seconds of processor time."""
    answer: int = 256
    """Megabytes of the answer."""


@dataclass(frozen=True, slots=True)
class Ended:
    """Why there is no answer: the limit that was passed, or the death of the worker by a signal."""

    how: Literal["seconds", "memory", "answer", "died"]
    signal: int = 0


@dataclass(frozen=True, slots=True)
class Raised:
    """What the question raised."""

    kind: str
    account: str
    """The traceback."""


def current_limits() -> Limits:
    """Return the limits that the environment sets, else those by default.

    ``HMICDIFF_MAX_MEMORY`` and ``HMICDIFF_MAX_ANSWER`` are megabytes, ``HMICDIFF_MAX_SECONDS`` is processor
    time; what is no whole number above 0 counts as not set.
    """
    fields = {name: os.environ.get(f"HMICDIFF_MAX_{name.upper()}", "") for name in Limits.__slots__}
    return Limits(**{name: int(value) for name, value in fields.items() if value.isdecimal() and int(value)})


class Worker:
    """A process that answers questions with one function, named as ``module:function``."""

    def __init__(self, function: str, limits: Limits) -> None:
        self._function, self._limits = function, limits
        self._pid = 0
        self._inherited = 0
        self._asked = 0.0
        self.connection: Connection = self._start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        self.close()

    def ask(self, question: object) -> Any:  # noqa: ANN401 - whatever the function answers
        """Return the answer, or `Raised` or `Ended`; a worker that ended is replaced."""
        self.send(question)
        while not self.connection.poll(_POLL):
            if self.is_late():
                break
        return self.receive()

    def send(self, question: object) -> None:
        """Ask without waiting for the answer, which `receive` then gives."""
        self._asked = time.monotonic()
        try:
            self.connection.send(question)
        except OSError:  # it has died since the last answer
            self._replace()
            self.connection.send(question)

    def is_late(self) -> bool:
        """Whether the answer has taken so long that the worker must be stuck."""
        return time.monotonic() - self._asked > self._limits.seconds * _PATIENCE

    def receive(self) -> Any:  # noqa: ANN401 - whatever the function answers
        """Return the answer to what was sent; what is late is given up."""
        if not self.connection.poll(0):
            self._replace()
            return Ended("seconds")
        try:
            answer = pickle.loads(self.connection.recv_bytes())  # noqa: S301 - written by our own process
        except (EOFError, OSError):
            return self._replace()
        if isinstance(answer, Ended):
            self._replace()
        return answer

    def close(self) -> None:
        """End the worker."""
        self.connection.close()
        with contextlib.suppress(OSError):
            os.kill(self._pid, signal.SIGKILL)
        with contextlib.suppress(OSError):
            os.waitpid(self._pid, 0)

    def _replace(self) -> Ended:
        """Take a new process in place of one that is dead or stuck; say what it died of."""
        with contextlib.suppress(OSError):
            os.kill(self._pid, signal.SIGKILL)  # one that has died keeps what it died of
        status, peak = 0, 0
        with contextlib.suppress(OSError):
            _, status, usage = os.wait4(self._pid, 0)
            peak = _peak(usage)
        needed = max(peak - self._inherited, 0)
        self.connection.close()
        self.connection = self._start()
        return _cause(os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0, needed, self._limits)

    def _start(self) -> Connection:
        """Start the process; return the way to it."""
        here, there = socket.socketpair()
        with here, there:
            if threading.active_count() == 1:
                self._inherited = _space("resident") // _MEGABYTE
                self._pid = self._fork(here, there)
            else:  # what is started while it shares this process's memory is counted with all that this ever held
                self._inherited = _peak(resource.getrusage(resource.RUSAGE_SELF))
                self._pid = _spawn(self._function, self._limits, there.fileno())
            return Connection(here.detach())

    def _fork(self, here: socket.socket, there: socket.socket) -> int:
        """Fork a worker off this process, which has no threads."""
        pid = os.fork()
        if pid == 0:
            _end_with_parent()
            here.close()
            _serve_and_exit(Connection(there.detach()), self._function, self._limits)
        return pid


def _end_with_parent() -> None:
    """Have the system kill this process when its parent dies in the midst of a question; nothing where it can't."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def _peak(usage: resource.struct_rusage) -> int:
    """Return the megabytes of memory that a process held at its peak."""
    return usage.ru_maxrss // (1024 if sys.platform != "darwin" else _MEGABYTE)


def _spawn(function: str, limits: Limits, handle: int) -> int:
    """Start a worker afresh."""
    words = [function, str(handle), *(str(getattr(limits, name)) for name in Limits.__slots__)]
    command = [sys.executable, "-c", f"from {__name__} import _main; _main()", *words]
    process = subprocess.Popen(command, pass_fds=(handle,), stdin=subprocess.DEVNULL)  # noqa: S603 - ourselves
    process.returncode = 0  # waited for by `Worker`
    return process.pid


def _cause(number: int, needed: int, limits: Limits) -> Ended:
    """Say what a worker died of: a library that gets no more memory may end in any signal.

    ``needed`` are the megabytes at its peak above its caller's, which a new process begins with.
    """
    if number == signal.SIGXCPU:
        return Ended("seconds")
    if number in {signal.SIGKILL, signal.SIGABRT} or needed > limits.memory / 2:  # Rust aborts without memory
        return Ended("memory")
    return Ended("died", number)


class Pool:
    """Workers that answer so many questions at once; the answers do not depend on how many there are."""

    def __init__(self, function: str, limits: Limits, at_once: int) -> None:
        self._function, self._limits, self._at_once = function, limits, at_once
        self._workers: list[Worker] = []
        self._busy: dict[Worker, int] = {}
        self._done: dict[int, Any] = {}
        self._begun = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        self.close()

    @property
    def has_room(self) -> bool:
        """Whether a worker is idle, or could be started."""
        return len(self._busy) < self._at_once

    @property
    def waiting(self) -> int:
        """How many answers have come that nobody has asked for yet."""
        return len(self._done)

    def begin(self, question: object) -> int:
        """Ask, once a worker is free; return the number by which `answer` knows the question."""
        while not self.has_room:
            self.take()
        worker = next((one for one in self._workers if one not in self._busy), None)
        if worker is None:
            worker = Worker(self._function, self._limits)
            self._workers.append(worker)
        worker.send(question)
        self._busy[worker] = self._begun
        self._begun += 1
        return self._busy[worker]

    def has_answer(self, number: int) -> bool:
        """Whether the answer to a question has come."""
        return number in self._done

    def answer(self, number: int) -> Any:  # noqa: ANN401 - whatever the function answers
        """Return the answer to a question, or `Raised` or `Ended`; it can be had once."""
        while number not in self._done:
            self.take()
        return self._done.pop(number)

    def take(self) -> None:
        """Wait a moment for answers and take those that have come."""
        for worker in list(_ready(self._busy)):
            self._done[self._busy.pop(worker)] = worker.receive()

    def close(self) -> None:
        """End all workers."""
        for worker in self._workers:
            worker.close()


def ask_all(
    function: str,
    questions: Sequence[object],
    limits: Limits,
    workers: int,
    heard: Callable[[int], None] = lambda _: None,
) -> list[Any]:
    """Return the answers to all questions, in order, asked of so many workers at once.

    `heard` hears how many have been answered, each time when more may have been.
    """
    answers: list[Any] = []
    with Pool(function, limits, workers) as pool:
        numbers = []
        for question in questions:
            numbers.append(pool.begin(question))
            heard(pool.waiting)
        for number in numbers:
            answers.append(pool.answer(number))
            heard(len(answers) + pool.waiting)
    return answers


def _ready(busy: Collection[Worker]) -> Iterator[Worker]:
    """Yield the workers that have answered, died or are late, once there is one."""
    told = wait([worker.connection for worker in busy], timeout=_POLL)
    return (worker for worker in busy if worker.connection in told or worker.is_late())


def _main() -> None:
    """Serve as a worker that was started afresh: its words are those of `_spawn`."""
    function, handle, *limits = sys.argv[1:]
    named = dict(zip(Limits.__slots__, map(int, limits), strict=True))
    _serve_and_exit(Connection(int(handle)), function, Limits(**named))


def _serve_and_exit(connection: Connection, function: str, limits: Limits) -> None:
    """Answer until the caller is gone; never return into what the caller was doing."""
    try:
        faulthandler.disable()  # the caller tells of a crash, in one line
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the caller's to act on
        _serve(connection, _named(function), limits)
    finally:
        os._exit(0)


def _named(function: str) -> Callable[[Any], Any]:
    """Return the function of a name such as ``module:function``."""
    module, _, name = function.partition(":")
    found: Callable[[Any], Any] = getattr(import_module(module), name)
    return found


def _serve(connection: Connection, answer: Callable[[Any], Any], limits: Limits) -> None:
    """Answer one question after the other."""
    while True:
        try:
            question = connection.recv()
        except (EOFError, OSError):
            return
        connection.send_bytes(_answered(answer, question, limits))


def _answered(answer: Callable[[Any], Any], question: object, limits: Limits) -> bytes:
    """Return the answer to one question, packed."""
    try:
        _bound(limits)
        packed = pickle.dumps(answer(question), protocol=pickle.HIGHEST_PROTOCOL)
    except MemoryError:
        return pickle.dumps(Ended("memory"))
    except Exception as error:  # noqa: BLE001 - the caller is told whatever it is
        return pickle.dumps(Raised(type(error).__name__, "".join(traceback.format_exception(error))))
    return packed if len(packed) <= limits.answer * _MEGABYTE else pickle.dumps(Ended("answer"))


def _bound(limits: Limits) -> None:
    """Bound what this process may still use."""
    spent = int(time.process_time())
    with contextlib.suppress(
        OSError, ValueError
    ):  # where the system has a lower bound already, that one holds
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        _lower(resource.RLIMIT_FSIZE, _MOST_FILE_BYTES)
        _lower(resource.RLIMIT_CPU, spent + limits.seconds + 1)
        _lower(resource.RLIMIT_AS, _space("whole") + limits.memory * _MEGABYTE)


def _lower(which: int, bound: int) -> None:
    """Set the bound that acts, and leave the one up to which it may be raised again."""
    _, most = resource.getrlimit(which)
    resource.setrlimit(which, (bound if most == resource.RLIM_INFINITY else min(bound, most), most))


def _space(which: Literal["whole", "resident"]) -> int:
    """Return the bytes of address space this process has, or of memory; a guess where the system is silent."""
    try:
        pages = Path("/proc/self/statm").read_text(encoding="ascii").split()
        return int(pages[("whole", "resident").index(which)]) * resource.getpagesize()
    except (OSError, ValueError):
        return 2 * 2**30 if which == "whole" else 0
