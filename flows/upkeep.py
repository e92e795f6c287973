"""What is looked after while things are served: runs that nobody runs any more, and names of runs to come.

``python -m flows.upkeep POOL WORKER`` does it once, as before the worker starts; with ``--every SECONDS`` it goes
on until it is asked to stop. Each run that it ends is a line of its output.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from datetime import timedelta
from typing import TYPE_CHECKING

from prefect.client.orchestration import get_client

from flows.leftovers import end_leftovers
from flows.scheduled import name_scheduled
from flows.turns import TURNS

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["main"]

GRACE = timedelta(minutes=2)
"""A worker that is at work has given a run its process by then."""


def main(words: Sequence[str] | None = None) -> int:
    """Look after a pool once, or again and again."""
    said = _words(words)
    if not said.every:
        if limit := os.environ.get(TURNS):
            with get_client(sync_client=True) as client:
                client.upsert_global_concurrency_limit_by_name(limit, 1)
        _end(said.pool, said.worker, timedelta(0))
        return 0
    while True:
        try:
            _end(said.pool, said.worker, GRACE)
            name_scheduled(said.pool)
        except Exception as error:  # noqa: BLE001 - a server too busy now is asked again
            sys.stderr.write(f"upkeep: {type(error).__name__}: {error}\n")
        time.sleep(said.every)


def _end(pool: str, worker: str, grace: timedelta) -> None:
    """End what is left, a line each."""
    for name in end_leftovers(pool, worker, grace=grace):
        sys.stdout.write(f"{name}: was left by a process that ended, and is now Crashed\n")
    sys.stdout.flush()


def _words(words: Sequence[str] | None) -> argparse.Namespace:
    """Return the command line's words."""
    parser = argparse.ArgumentParser(description="Look after the runs of a work pool.")
    parser.add_argument("pool")
    parser.add_argument("worker", help="the worker of this machine")
    parser.add_argument("--every", type=float, default=0.0, help="seconds; 0 for once")
    return parser.parse_args(words)


if __name__ == "__main__":
    sys.exit(main())
