"""Bodies are compared in as many processes as asked for, and come out the same."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import pytest

from hmicdiff import whole
from hmicdiff.apart import Ended, Limits, Pool, Worker

if TYPE_CHECKING:
    from collections.abc import Callable


def doubled(share: list[int]) -> tuple[int, int]:
    """Answer as a worker does: twice the number of a share, and who answered; 3 kills its worker."""
    if share[0] == 3:
        os.abort()
    return 2 * share[0], os.getpid()


@pytest.fixture(autouse=True)
def own_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    """Workers answer with `doubled`."""
    monkeypatch.setattr(whole, "Pool", lambda _, *how: Pool(f"{__name__}:doubled", *how))


@pytest.mark.parametrize("at_once", [1, 2, 3])
def test_answers_are_those_of_one_process(at_once: int) -> None:
    """Each share has its own answer, in whatever order it is asked for; no more processes answer than may."""
    shares: list[Any] = [[number] for number in range(7) if number != 3]
    bodies = whole._Bodies(Limits(), at_once, shares)  # noqa: SLF001 - it is what is tested
    try:
        told = [bodies.ask(share) for share in shares]
        again = bodies.ask([50])  # a share made on the way
    finally:
        bodies.close()
    assert [answer for answer, _ in told] == [2 * number for (number,) in shares]
    assert again[0] == 2 * 50
    assert len({process for _, process in (*told, again)}) <= at_once


def test_only_what_is_to_do_is_begun(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is begun that need not be done, and nothing twice."""
    begun: list[int] = []
    monkeypatch.setattr(Worker, "send", _counted(begun, Worker.send))
    shares: list[Any] = [[number] for number in (1, 2, 4, 5)]
    wanted = [one for one in shares if one[0] % 2]
    bodies = whole._Bodies(Limits(), 2, iter(wanted))  # noqa: SLF001 - as above
    try:
        assert [bodies.ask(share)[0] for share in wanted] == [2, 10]
    finally:
        bodies.close()
    assert begun == [1, 5]


def _counted(
    begun: list[int], send: Callable[[Worker, list[int]], None]
) -> Callable[[Worker, list[int]], None]:
    """Return `send`, which notes in `begun` what is sent."""

    def sent(worker: Worker, share: list[int]) -> None:
        begun.append(share[0])
        send(worker, share)

    return sent


def test_one_death_costs_one_answer() -> None:
    """A share that kills its process is told as ended; those after it are answered."""
    shares: list[Any] = [[number] for number in range(2, 6)]
    bodies = whole._Bodies(Limits(), 2, shares)  # noqa: SLF001 - as above
    try:
        told = [bodies.ask(share) for share in shares]
    finally:
        bodies.close()
    assert isinstance(told[1], Ended)
    assert [answer for answer, _ in (told[0], *told[2:])] == [4, 8, 10]
