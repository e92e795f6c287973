"""Kill -9 a real run at moments spread over its writing, and see that nothing was lost.

    python benchmarks/kills.py [--moments 50]

`hmicdiff compare` over two sample reports (the first 300 lines of each) is begun over the results of an earlier run, one of them corrected
since. Each time it goes on to its next step of writing (a file begun, renamed, removed) and is killed there
or up to two milliseconds later, in the midst of what comes next; the steps are counted, so that the moments
are spread alike on a slow machine and on a fast one. Every file must then be the old one or the new one, the database
must answer, and the next run must end with the same bytes as an undisturbed one. One line is printed after every ten.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

SAMPLES = Path(__file__).parents[1] / "inputs" / "norfolk"
REPORTS = ("2014-09-core-business-letter.txt", "2014-11-crime-inspection.txt")
LINES = 300
"""So much of a report is enough: what counts are the files that are written of it."""
STEPS = ("open", "os.rename", "os.mkdir", "os.chmod", "os.remove")
"""What Python tells of (its audit events) that begins or ends the writing of a file."""
LATEST = 0.002
"""Seconds after a step at which a run is killed at the latest."""
RUN = f"""
import os, sys
tell, at, out, *words = sys.argv[1:]
tell, at, step = int(tell), int(at), 0
def look(event, args):
    global step
    if event in {STEPS!r} and str(args[0]).startswith(out) and not (event == "open" and args[1] in ("r", "rb")):
        step += 1
        if at in (0, step):
            os.write(tell, b".")
sys.addaudithook(look)
from hmicdiff.cli import main
sys.exit(main(words))
"""
"""A run that tells of every step of writing, or of one."""


def main() -> int:
    """Kill, look, go on; print what was lost, and end with 1 where something was."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--moments", type=int, default=50)
    moments = parser.parse_args().moments
    with tempfile.TemporaryDirectory() as folder:
        scene = Scene(Path(folder))
        began = time.monotonic()
        for moment in range(moments):
            scene.kill(1 + moment * (scene.steps - 1) // max(1, moments - 1), LATEST * (moment % 4) / 3)
            if (moment + 1) % 10 == 0 or moment + 1 == moments:
                print(f"{scene.told()}, {time.monotonic() - began:.0f} s", flush=True)
    return 1 if scene.lost else 0


@dataclass
class Scene:
    """A folder as an earlier run left it, and all that the next run will write."""

    folder: Path
    steps: int = 0
    """Steps of the writing of an undisturbed run."""
    moments: int = 0
    killed: int = 0
    """Times that the run had not ended yet."""
    lost: int = 0
    between: int = 0
    """Times that some files were the old ones and some the new ones."""
    old: dict[str, bytes] = field(default_factory=dict)
    new: dict[str, bytes] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Let a run write, correct a report, and let another tell what it writes."""
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
            self.steps += 1
        process.wait()
        os.close(told)
        self.new = _files(self.out)

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
        self.killed += process.poll() is None
        process.kill()
        process.wait()
        os.close(told)
        self.moments += 1
        found = _files(self.out)
        self.between += found not in (self.old, self.new)
        whole = all(content in {self.old.get(name), self.new.get(name)} for name, content in found.items())
        sound = (
            whole
            and self.old.keys() & self.new.keys() <= found.keys()
            and _answers(self.out / "hmicdiff.sqlite")
        )
        self._run()
        self.lost += not sound or _files(self.out) != self.new or bool(list(self.out.rglob("*.draft~")))

    def told(self) -> str:
        """Return what was seen, as one line."""
        return (
            f"{self.moments} moments over {self.steps} steps of writing: {self.killed} killed while it ran, "
            f"{self.between} of them between two files, {self.lost} with a loss"
        )

    def _begin(self, step: int) -> tuple[subprocess.Popen[bytes], int]:
        """Begin a run that tells of this step, of each where it is 0; return it and where it tells."""
        told, tell = os.pipe()
        command = [sys.executable, "-c", RUN, str(tell), str(step), str(self.out)]
        words = ["compare", str(self.inputs), "--out", str(self.out), "-q", "--jobs", "1"]
        quiet = subprocess.DEVNULL
        process = subprocess.Popen([*command, *words], pass_fds=(tell,), stdout=quiet, stderr=quiet)
        os.close(tell)
        return process, told

    def _run(self) -> None:
        """Let a run end. Raises: CalledProcessError where it doesn't end well."""
        command = [
            sys.executable,
            "-m",
            "hmicdiff",
            "compare",
            str(self.inputs),
            "--out",
            str(self.out),
            "-q",
        ]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


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
