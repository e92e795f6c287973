"""Kill -9 a real run at moments spread over its writing, and see that nothing was lost.

    python benchmarks/kills.py [--moments 50] [--at-once 4]

`hmicdiff compare` over two sample reports (the first 70 lines of each) is begun over the results of an earlier run,
one of them corrected since. Each time it goes on to its next step of writing (a file begun, renamed, removed) and is
killed there or up to two milliseconds later, in the midst of what comes next; the steps are counted, so that the
moments are spread alike on a slow machine and on a fast one. Every file must then be the old one or the new one, the
database must answer, and the next run must end with the same bytes as an undisturbed one. Several runs are killed at
a time, each in a folder of its own.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import random
import shutil
import signal
import sqlite3
import sys
import tempfile
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import nanoarrow
import pyarrow.parquet
import sqlalchemy.dialects.sqlite
import xlsxwriter

from hmicdiff import api, cli, commands
from hmicdiff.dataset import database, files, rows
from hmicdiff.reporting import cover, dictionary, workbook
from hmicdiff.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from multiprocessing.queues import SimpleQueue
    from types import ModuleType

LOADED: tuple[ModuleType, ...] = (
    *(api, commands, database, files, rows, cover, dictionary, workbook),
    *(nanoarrow, pyarrow.parquet, sqlalchemy.dialects.sqlite, xlsxwriter),
)
"""What a run loads: it is loaded once, and each run is a process forked from here."""
SAMPLES = Path(__file__).parents[1] / "inputs" / "norfolk"
REPORTS = ("2014-09-core-business-letter.txt", "2014-11-crime-inspection.txt")
LINES = 70
"""So much of a report is enough: what counts are the files that are written of it."""
AT_ONCE = 4 * (os.cpu_count() or 1)
"""So many runs at a time: each waits for its disk now and then."""
STEPS = ("open", "os.rename", "os.mkdir", "os.chmod", "os.remove")
"""What Python tells of (its audit events) that begins or ends the writing of a file."""
LATEST = 0.002
"""Seconds after a step at which a run is killed at the latest."""


def main() -> int:
    """Kill, look, go on; print what was lost, and end with 1 where something was."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--moments", type=int, default=50)
    parser.add_argument("--at-once", type=int, default=AT_ONCE)
    said = parser.parse_args()
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        tally = kill_many(Path(folder), fewest=said.moments, at_once=said.at_once)
    print(f"{tally.told()}, {time.monotonic() - began:.0f} s")
    return 1 if tally.lost else 0


@dataclass(slots=True)
class Tally:
    """What came of runs that were killed."""

    steps: int = 0
    """Steps of the writing of an undisturbed run."""
    moments: int = 0
    killed: int = 0
    """Times that the run had not ended yet."""
    lost: int = 0
    between: int = 0
    """Times that some files were the old ones and some the new ones."""

    def add(self, other: Tally) -> None:
        """Count what another saw of the same writing."""
        self.steps = max(self.steps, other.steps)
        self.moments += other.moments
        self.killed += other.killed
        self.lost += other.lost
        self.between += other.between

    def told(self) -> str:
        """Return what was seen, as one line."""
        return (
            f"{self.moments} moments over {self.steps} steps of writing: {self.killed} killed while it ran, "
            f"{self.between} of them between two files, {self.lost} with a loss"
        )


def kill_many(
    folder: Path,
    *,
    fewest: int,
    seconds: float = 0,
    most: float = float("inf"),
    at_once: int = AT_ONCE,
    seed: int = 1,
) -> Tally:
    """Kill so many runs at least and for so many seconds, some at a time, each over a folder of its own.

    The steps are drawn by chance, each worker's from a layer of its own; after `most` seconds each
    worker begins no other run than its first.
    """
    load_vocabulary()
    first = Scene(folder)
    until = time.monotonic() + seconds, time.monotonic() + most
    answers = multiprocessing.get_context("fork").SimpleQueue()
    workers = [
        multiprocessing.get_context("fork").Process(
            target=_kill_some, args=(first, number, -(-fewest // at_once), until, seed, answers)
        )
        for number in range(at_once)
    ]
    for worker in workers:
        worker.start()
    tally = Tally(steps=first.steps)
    for _ in workers:
        tally.add(answers.get())
    for worker in workers:
        worker.join()
    return tally


def _kill_some(
    first: Scene,
    number: int,
    fewest: int,
    until: tuple[float, float],
    seed: int,
    answers: SimpleQueue[Tally],
) -> None:
    """Kill runs over a copy of a scene, and tell what came of them; what can't be tried counts as lost."""
    chance = random.Random(f"{seed} {number}")  # noqa: S311 - kills, keeps no secret
    tally = Tally(lost=1)
    try:
        scene = first.copied(first.folder / str(number))
        while not scene.tally.moments or time.monotonic() < until[scene.tally.moments < fewest]:
            layer = scene.tally.moments % fewest
            scene.kill(1 + int((layer + chance.random()) * scene.steps / fewest), chance.uniform(0, LATEST))
        tally = scene.tally
    finally:
        answers.put(tally)


@dataclass
class Scene:
    """A folder as an earlier run left it, and all that the next run will write."""

    folder: Path
    tally: Tally = field(default_factory=Tally)
    old: dict[str, bytes] = field(default_factory=dict)
    new: dict[str, bytes] = field(default_factory=dict)

    def copied(self, folder: Path) -> Scene:
        """Return the same scene in a folder of its own, in which nothing was killed yet."""
        for name in ("in", "old", "out"):
            shutil.copytree(self.folder / name, folder / name)
        return Scene(folder, Tally(self.steps), self.old, self.new)

    def __post_init__(self) -> None:
        """Let a run write, correct a report, and let another tell what it writes, unless that is known."""
        if self.old:
            return
        self.inputs.mkdir()
        for name in REPORTS:
            lines = (SAMPLES / name).read_text("utf-8").splitlines(keepends=True)
            (self.inputs / name).write_text("".join(lines[:LINES]), "utf-8")
        self._run()
        shutil.copytree(self.out, self.folder / "old")
        self.old = _files(self.out)
        letter = self.inputs / REPORTS[0]
        letter.write_text(letter.read_text("utf-8").replace("the", "this", 1), "utf-8")
        process, told = self._begin(0)
        while os.read(told, 1):
            self.tally.steps += 1
        os.waitpid(process, 0)
        os.close(told)
        self.new = _files(self.out)

    @property
    def steps(self) -> int:
        """Steps of the writing of an undisturbed run."""
        return self.tally.steps

    @property
    def inputs(self) -> Path:
        """Folder of the reports."""
        return self.folder / "in"

    @property
    def out(self) -> Path:
        """Folder that is written to."""
        return self.folder / "out"

    def kill(self, step: int, later: float) -> None:
        """Kill a run so many seconds after a step, and count what was lost."""
        shutil.rmtree(self.out)
        shutil.copytree(self.folder / "old", self.out)
        process, told = self._begin(step)
        os.read(told, 1)
        time.sleep(later)
        os.kill(process, signal.SIGKILL)
        self.tally.killed += os.WIFSIGNALED(os.waitpid(process, 0)[1])
        os.close(told)
        self.tally.moments += 1
        found = _files(self.out)
        self.tally.between += found not in (self.old, self.new)
        whole = all(content in {self.old.get(name), self.new.get(name)} for name, content in found.items())
        sound = (
            whole
            and self.old.keys() & self.new.keys() <= found.keys()
            and _answers(self.out / "hmicdiff.sqlite")
        )
        self._run()
        self.tally.lost += not sound or _files(self.out) != self.new or bool(list(self.out.rglob("*.draft~")))

    def _begin(self, step: int) -> tuple[int, int]:
        """Begin a run that tells of this step, of each where it is 0; return its process and where it tells."""
        told, tell = os.pipe()
        process = os.fork()
        if process == 0:
            os.close(told)
            _end(self._words(), Teller(tell, step, str(self.out)))
        os.close(tell)
        return process, told

    def _run(self) -> None:
        """Let a run end. Raises: RuntimeError where it doesn't end well."""
        process = os.fork()
        if process == 0:
            _end(self._words())
        if status := os.waitpid(process, 0)[1]:
            msg = f"a run ended with {status}"
            raise RuntimeError(msg)

    def _words(self) -> list[str]:
        return ["compare", str(self.inputs), "--out", str(self.out), "-q", "--jobs", "1"]


@dataclass
class Teller:
    """Tells of steps of writing in a folder, as Python's audit hook."""

    handle: int
    at: int
    """The step it tells of; 0 for each."""
    out: str
    step: int = 0

    def __call__(self, event: str, args: tuple[object, ...]) -> None:
        """Count an event that is a step, and tell of it."""
        if event not in STEPS or not str(args[0]).startswith(self.out):
            return
        if event == "open" and args[1] in {"r", "rb"}:
            return
        self.step += 1
        if self.at in {0, self.step}:
            os.write(self.handle, b".")


def _end(words: list[str], look: Teller | None = None) -> None:
    """Be a run, from here to the end of this process; with a thread beside it, it compares in its own process."""
    threading.Thread(target=threading.Event().wait, daemon=True).start()
    with Path(os.devnull).open("w") as nowhere:
        os.dup2(nowhere.fileno(), sys.stdout.fileno())
    if look:
        sys.addaudithook(look)
    code = 1
    try:
        code = cli.main(words)
    finally:
        os._exit(code)


def _files(out: Path) -> dict[str, bytes]:
    """Return every file but drafts by its name."""
    found = (path for path in out.rglob("*") if path.is_file() and not path.name.endswith(".draft~"))
    return {str(path.relative_to(out)): path.read_bytes() for path in found}


def _answers(path: Path) -> bool:
    """Whether a database is whole."""
    database = sqlite3.connect(path)
    try:
        return database.execute("PRAGMA quick_check").fetchone() == ("ok",)
    except sqlite3.DatabaseError:
        return False
    finally:
        database.close()


if __name__ == "__main__":
    sys.exit(main())
