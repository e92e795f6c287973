"""What one question costs in memory, time or crashes costs the worker alone, and the next is answered."""

from __future__ import annotations

import contextlib
import mmap
import os
import select
import signal
import sys
import threading
import time
import warnings
from typing import TYPE_CHECKING

import pytest

from hmicdiff.apart import Ended, Limits, Raised, Worker, ask_all, current_limits

if TYPE_CHECKING:
    from collections.abc import Iterator

SMALL = Limits(memory=256, seconds=1, answer=1)
LATER = 4


@contextlib.contextmanager
def _threads(count: int) -> Iterator[None]:
    """Have so many threads beside this one."""
    stop = threading.Event()
    others = [threading.Thread(target=stop.wait) for _ in range(count)]
    for other in others:
        other.start()
    try:
        yield
    finally:
        stop.set()
        for other in others:
            other.join()


def _fill_and_free(megabytes: int) -> None:
    """Hold so much memory for a moment."""
    with mmap.mmap(-1, megabytes * 2**20) as room:
        for place in range(0, len(room), mmap.PAGESIZE):
            room[place] = 1


@pytest.mark.parametrize(
    ("function", "question", "ended"),
    [
        pytest.param("builtins:bytearray", 2**30, Ended("memory"), id="memory"),
        pytest.param("builtins:sum", range(10**12), Ended("seconds"), id="seconds"),
        pytest.param("builtins:bytes", 2 * 2**20, Ended("answer"), id="answer"),
        pytest.param(
            "signal:raise_signal", signal.SIGSEGV, Ended("died", signal.SIGSEGV), id="a library crashes"
        ),
        pytest.param("signal:raise_signal", signal.SIGKILL, Ended("memory"), id="the system kills it"),
    ],
)
def test_a_question_that_passes_a_limit_is_named(function: str, question: object, ended: Ended) -> None:
    """The answer says which limit was passed."""
    with Worker(function, SMALL) as worker:
        assert worker.ask(question) == ended


def test_what_the_caller_holds_is_not_taken_for_what_the_question_needed() -> None:
    """A crash under a caller that fills more memory than the limit is still a crash."""
    held = b"x" * (SMALL.memory * 2**20)
    with Worker("signal:raise_signal", SMALL) as worker:
        assert worker.ask(signal.SIGSEGV) == Ended("died", signal.SIGSEGV)
    assert held


@pytest.mark.parametrize("threads", [0, 1])
def test_what_the_caller_has_freed_is_not_taken_for_what_the_question_needed(threads: int) -> None:
    """A crash is a crash, too, under a caller that once held more than the limit, whichever way it starts one."""
    with _threads(threads):
        _fill_and_free(SMALL.memory)
        with Worker("signal:raise_signal", SMALL) as worker:
            assert worker.ask(signal.SIGSEGV) == Ended("died", signal.SIGSEGV)


def test_what_a_question_raises_comes_back() -> None:
    """An error of the function is told with its account, and the worker goes on."""
    with Worker("math:sqrt", SMALL) as worker:
        raised = worker.ask(-1)
        assert isinstance(raised, Raised)
        assert raised.kind == "ValueError"
        assert "Traceback" in raised.account
        assert worker.ask(9) == 3


GIVES_UP = "class PanicException(BaseException): pass\nraise PanicException({!r})"
"""What a library written in Rust does where it can't go on: it raises what is no `Exception`."""


def test_a_library_that_gives_up_for_want_of_memory_has_passed_the_limit() -> None:
    """A library that could not be given an object needed more memory; of anything else its account is told."""
    with Worker("builtins:exec", SMALL) as worker:
        assert worker.ask(GIVES_UP.format("Python API call failed")) == Ended("memory")
        raised = worker.ask(GIVES_UP.format("index out of bounds"))
        assert isinstance(raised, Raised)
        assert (raised.kind, worker.ask("1")) == ("PanicException", None)


@pytest.mark.parametrize("workers", [1, 3])
def test_answers_keep_the_order_of_their_questions(workers: int) -> None:
    """Whatever dies on the way, every other question has its answer in its place."""
    sizes = [1, 2**30, 2, 3, 2**30, LATER, 5]
    answers = ask_all("builtins:bytearray", sizes, SMALL, workers)
    assert answers == [Ended("memory") if size == 2**30 else bytearray(size) for size in sizes]


def test_the_limit_of_time_is_each_questions_own() -> None:
    """Many questions to one worker may take longer together than one of them may."""
    with Worker("builtins:sum", Limits(seconds=1, answer=1)) as worker:
        began = time.process_time()
        for _ in range(9):
            assert worker.ask(range(10**7)) == 49_999_995_000_000
        assert time.process_time() >= began


def test_a_worker_beside_threads_is_started_afresh() -> None:
    """Where the caller has threads, a worker that is no copy of them answers, dies and is replaced the same."""
    with _threads(1), Worker("builtins:bytearray", SMALL) as worker:
        assert worker.ask(2) == bytearray(2)
        assert worker.ask(2**30) == Ended("memory")
        assert worker.ask(1) == bytearray(1)


def test_no_worker_outlives_its_use() -> None:
    """After the questions no process is left."""
    ask_all("os:getpid", [], SMALL, 2)
    with Worker("os:kill", SMALL) as worker:
        pid = worker._pid  # noqa: SLF001 - nobody else has to know it
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_limits_are_set_by_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is a number above 0 is taken, anything else is as if it were not there."""
    monkeypatch.setenv("HMICDIFF_MAX_MEMORY", "512")
    monkeypatch.setenv("HMICDIFF_MAX_SECONDS", "soon")
    monkeypatch.setenv("HMICDIFF_MAX_ANSWER", "0")
    assert current_limits() == Limits(memory=512)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends a process with its parent")
def test_a_worker_ends_with_a_caller_that_is_killed() -> None:
    """Also in the midst of a question: what only the worker has open is closed soon after."""
    alive, at_work = os.pipe()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # newer Pythons warn of threads beside a fork
        caller = os.fork()
    if caller == 0:
        os.close(alive)
        worker = Worker("time:sleep", Limits(seconds=600))
        worker.send(600)
        os.write(at_work, b".")
        signal.pause()
    os.close(at_work)
    assert os.read(alive, 1) == b"."
    os.kill(caller, signal.SIGKILL)
    os.waitpid(caller, 0)
    assert select.select([alive], [], [], 60)[0]
    assert os.read(alive, 1) == b""
    os.close(alive)


def test_a_worker_ends_whose_caller_was_killed_before_it_began(monkeypatch: pytest.MonkeyPatch) -> None:
    """A process asked to end with a parent that is its parent no longer ends at once."""
    monkeypatch.setattr(os, "getpid", lambda of=os.getpid: of() + 1)  # as if another had forked
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # newer Pythons warn of threads beside a fork
        worker = Worker("time:sleep", Limits(seconds=60))
    monkeypatch.undo()
    assert worker.connection.poll(60)
    assert isinstance(worker.receive(), Ended)
    worker.close()
