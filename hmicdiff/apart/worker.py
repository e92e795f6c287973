"""One process apart, seen from its caller: asked, waited for, and replaced when it ends."""

from __future__ import annotations

import contextlib
import ctypes
import os
import pickle
import resource
import signal
import socket
import subprocess
import sys
import threading
import time
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING, Any, Self

from hmicdiff.apart import serving
from hmicdiff.apart.limits import MEGABYTE, Ended, Limits, cause, peak, space

if TYPE_CHECKING:
    from types import TracebackType

__all__ = ["POLL", "Worker"]

_PATIENCE = 10
"""So many times the limit of processor time may go by on the clock before a worker is given up."""
POLL = 0.5
"""Seconds after which one that waits for a worker looks whether it is late."""
_PR_SET_PDEATHSIG = 1
"""Of Linux (prctl(2)); it is bound to the thread that forked, so a caller with threads does without it."""


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
        while not self.connection.poll(POLL):
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
        status, most = 0, 0
        with contextlib.suppress(OSError):
            _, status, usage = os.wait4(self._pid, 0)
            most = peak(usage)
        needed = max(most - self._inherited, 0)
        self.connection.close()
        self.connection = self._start()
        return cause(os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0, needed, self._limits)

    def _start(self) -> Connection:
        """Start the process; return the way to it."""
        here, there = socket.socketpair()
        with here, there:
            if threading.active_count() == 1:
                self._inherited = space("resident") // MEGABYTE
                self._pid = self._fork(here, there)
            else:  # what is started while it shares this process's memory is counted with all that this ever held
                self._inherited = peak(resource.getrusage(resource.RUSAGE_SELF))
                self._pid = _spawn(self._function, self._limits, there.fileno())
            return Connection(here.detach())

    def _fork(self, here: socket.socket, there: socket.socket) -> int:
        """Fork a worker off this process, which has no threads."""
        parent, pid = os.getpid(), os.fork()
        if pid == 0:
            _end_with_parent(parent)
            here.close()
            serving.serve_and_exit(Connection(there.detach()), self._function, self._limits)
        return pid


def _end_with_parent(parent: int) -> None:
    """Have the system kill this process when its parent dies in the midst of a question; nothing where it can't.

    A parent that died before this was asked for sends no signal: then this process ends itself.
    """
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(0)


def _spawn(function: str, limits: Limits, handle: int) -> int:
    """Start a worker afresh."""
    words = [function, str(handle), *(str(getattr(limits, name)) for name in Limits.__slots__)]
    command = [sys.executable, "-c", f"from {serving.__name__} import main; main()", *words]
    process = subprocess.Popen(command, pass_fds=(handle,), stdin=subprocess.DEVNULL)  # noqa: S603 - ourselves
    process.returncode = 0  # waited for by `Worker`
    return process.pid
