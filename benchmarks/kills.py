"""Kill -9 at moments spread over the writing of a whole run, and see that nothing was lost.

    python benchmarks/kills.py [--moments 50]

A real `hmicdiff compare` over the sample reports is begun over the results of an earlier run, and killed between the
first file it writes and the last. Every file must then be the old one or the new one, the database must
answer, and the next run must end with the same bytes as an undisturbed one.
"""

from __future__ import annotations

import argparse
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SAMPLES = Path(__file__).parents[1] / "inputs" / "norfolk"


def main() -> int:
    """Kill, look, go on; print one line, and end with 1 where something was lost."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--moments", type=int, default=50)
    moments = parser.parse_args().moments
    with tempfile.TemporaryDirectory() as folder:
        return _all_moments(Path(folder), moments)


def _all_moments(folder: Path, moments: int) -> int:
    inputs, out = folder / "in", folder / "out"
    shutil.copytree(SAMPLES, inputs)
    _run(inputs, out).wait()
    shutil.copytree(out, folder / "old")
    letter = inputs / "2014-09-core-business-letter.txt"
    letter.write_text(letter.read_text("utf-8").replace("the", "this", 1), "utf-8")
    writing = _time_of_writing(_run(inputs, out), out)
    new, old = _files(out), _files(folder / "old")
    lost = hit = 0
    for moment in range(moments):
        shutil.rmtree(out)
        shutil.copytree(folder / "old", out)
        process = _run(inputs, out)
        _await_writing(process, out)
        time.sleep(writing * moment / max(1, moments - 1))
        hit += process.poll() is None
        process.kill()
        process.wait()
        lost += not _is_whole(out, old, new)
        _run(inputs, out).wait()
        lost += _files(out) != new or bool(list(out.rglob("*.draft~")))
    print(f"{moments} moments over {writing:.2f} s of writing: {hit} killed while it ran, {lost} with a loss")
    return 1 if lost else 0


def _run(inputs: Path, out: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "hmicdiff", "compare", str(inputs), "--out", str(out), "-q"]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _stamps(out: Path) -> dict[str, int]:
    return {str(path): path.stat().st_mtime_ns for path in out.rglob("*") if path.is_file()}


def _await_writing(process: subprocess.Popen[bytes], out: Path) -> None:
    """Wait until the first file is being written, or the process has ended."""
    before = _stamps(out)
    while process.poll() is None:
        try:
            if _stamps(out) != before:
                return
        except FileNotFoundError:  # moved away while we looked
            return
        time.sleep(0.002)


def _time_of_writing(process: subprocess.Popen[bytes], out: Path) -> float:
    """Return the seconds from the first file to the end of the process."""
    _await_writing(process, out)
    began = time.monotonic()
    process.wait()
    return time.monotonic() - began


def _files(out: Path) -> dict[str, bytes]:
    found = (path for path in out.rglob("*") if path.is_file() and not path.name.endswith(".draft~"))
    return {str(path.relative_to(out)): path.read_bytes() for path in found}


def _is_whole(out: Path, old: dict[str, bytes], new: dict[str, bytes]) -> bool:
    """Whether every file is the old one or the new one, and the database answers."""
    database = sqlite3.connect(out / "hmicdiff.sqlite")
    sound: bool = database.execute("PRAGMA quick_check").fetchone() == ("ok",)
    database.close()
    return sound and all(content in {old.get(name), new.get(name)} for name, content in _files(out).items())


if __name__ == "__main__":
    sys.exit(main())
