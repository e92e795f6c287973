"""Several processes apart that answer at once, without their number showing in the answers."""

from __future__ import annotations

from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Any, Self

from hmicdiff.apart.worker import POLL, Worker

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence
    from types import TracebackType

    from hmicdiff.apart.limits import Limits

__all__ = ["Pool", "ask_all"]


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
    told = wait([worker.connection for worker in busy], timeout=POLL)
    return (worker for worker in busy if worker.connection in told or worker.is_late())
