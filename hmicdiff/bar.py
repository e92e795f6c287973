"""A bar of progress on standard error: for work that takes over a second, on a terminal alone."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

from hmicdiff.exits import one_line, takes_colours

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType
    from typing import Self

    from rich.progress import Progress, TaskID

__all__ = ["Bar"]

_AT_ONCE = 1.0
"""Seconds of work for which no bar is worth its flicker."""


class Bar:
    """Steps of a job shown as a bar, which goes when the job has ended; in a pipe nothing is shown, nor rich loaded.

    It draws at each step and by no thread of its own: files are read in processes that are forked from this one.
    """

    def __init__(self, *, wanted: bool = True, clock: Callable[[], float] = time.monotonic) -> None:
        self._wanted = wanted and takes_colours(sys.stderr)
        self._clock, self._began = clock, clock()
        self._shown: tuple[Progress, TaskID] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        if self._shown:
            self._shown[0].stop()

    def step(self, doing: str, done: int, whole: int) -> None:
        """Show that so much of a whole is done of what is being done."""
        if not self._wanted or self._clock() - self._began < _AT_ONCE:
            return
        progress, task = self._shown = self._shown or _begun()
        progress.update(task, description=one_line(doing), completed=done, total=whole)
        progress.refresh()


def _begun() -> tuple[Progress, TaskID]:
    """Return a bar that has begun to be drawn."""
    from rich.console import Console  # noqa: PLC0415 - only where there is something to draw, and somebody to see it
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn  # noqa: PLC0415

    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    progress = Progress(*columns, console=Console(stderr=True), auto_refresh=False, transient=True)
    progress.start()
    return progress, progress.add_task("")
