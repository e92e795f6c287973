"""The side of a process apart that answers: one question after the other, until the caller is gone."""

from __future__ import annotations

import faulthandler
import os
import pickle
import signal
import sys
import traceback
from importlib import import_module
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING, Any

from hmicdiff.apart.limits import MEGABYTE, Ended, Limits, Raised, bound

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["main", "serve_and_exit"]

_PANIC = "PanicException"
"""Name of what a library written in Rust (PyO3) raises where it gives up; it is no `Exception`."""
_NO_OBJECT = "Python API call failed"
"""How such a library says that Python could make no object for it, which is for want of memory."""


def main() -> None:
    """Serve as a worker that was started afresh: its words are those of the `Worker` that started it."""
    function, handle, *limits = sys.argv[1:]
    named = dict(zip(Limits.__slots__, map(int, limits), strict=True))
    serve_and_exit(Connection(int(handle)), function, Limits(**named))


def serve_and_exit(connection: Connection, function: str, limits: Limits) -> None:
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


def _raised(error: BaseException) -> Raised:
    """Return what was raised, as the caller is told of it."""
    return Raised(type(error).__name__, "".join(traceback.format_exception(error)))


def _answered(answer: Callable[[Any], Any], question: object, limits: Limits) -> bytes:
    """Return the answer to one question, packed."""
    try:
        bound(limits)
        packed = pickle.dumps(answer(question), protocol=pickle.HIGHEST_PROTOCOL)
    except MemoryError:
        return pickle.dumps(Ended("memory"))
    except Exception as error:  # noqa: BLE001 - the caller is told whatever it is
        return pickle.dumps(_raised(error))
    except BaseException as error:
        if type(error).__name__ != _PANIC:
            raise
        return pickle.dumps(Ended("memory") if _NO_OBJECT in str(error) else _raised(error))
    return packed if len(packed) <= limits.answer * MEGABYTE else pickle.dumps(Ended("answer"))
