"""The bar of progress."""

from __future__ import annotations

import io
import sys
from itertools import count

import pytest

from hmicdiff.apart import ask_all, current_limits
from hmicdiff.bar import Bar


class Terminal(io.StringIO):
    """Standard error as a terminal has it."""

    def isatty(self) -> bool:
        """Whether somebody sees it."""
        return True


@pytest.mark.parametrize(
    ("stream", "seconds", "wanted", "shown"),
    [
        (Terminal, 2, True, True),
        (Terminal, 0, True, False),
        (Terminal, 2, False, False),
        (io.StringIO, 2, True, False),
    ],
    ids=["a terminal", "too short a time", "quiet", "a pipe"],
)
def test_long_work_on_a_terminal_has_a_bar(
    monkeypatch: pytest.MonkeyPatch, stream: type[io.StringIO], seconds: int, *, wanted: bool, shown: bool
) -> None:
    """A bar stands on a terminal alone, from the second second on, and names what is done and how far."""
    told = stream()
    monkeypatch.setattr(sys, "stderr", told)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    clock = count(0, seconds)
    with Bar(wanted=wanted, clock=lambda: float(next(clock))) as bar:
        bar.step("reading [b]\x1b", 2, 5)
    assert ("reading [b]\\x1b" in told.getvalue() and "2/5" in told.getvalue()) == shown
    assert bool(told.getvalue()) == shown


def test_answers_are_counted_as_they_come() -> None:
    """Whoever asks many workers hears how many have answered: never fewer than before, all at last."""
    heard: list[int] = []
    assert ask_all("builtins:len", ["a", "bb", "ccc"], current_limits(), 2, heard.append) == [1, 2, 3]
    assert heard == sorted(heard)
    assert heard[-1] == 3
