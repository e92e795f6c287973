"""Hurt the program in every way known, within bounded time, and print one table of what came of it.

    python benchmarks/torture.py [--seconds 600] [--short] [--seed 1]

Spoilt and crafted files are read apart, as a job reads them; runs are killed in the midst of their writing and at
random moments, and begun again; strings made to come alive are put through a report and looked for in the pages; long
texts of one shape are timed. Ends with 1 if anything crashed, passed a limit, lost data, came alive or grew faster than its length. ``--short`` takes seconds.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import os
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import fuzz
import kills
import long_lines
from selectolax.lexbor import LexborHTMLParser

from hmicdiff import intake, job, store, whole
from hmicdiff.model import Refusal
from hmicdiff.reading.find import InputFile
from hmicdiff.vocabulary import load_vocabulary

ROOT = Path(__file__).parents[1]
LETTER = ROOT / "inputs" / "norfolk" / "2014-09-core-business-letter.txt"
ALIVE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "</script><script>alert(1)</script>",
    "javascript:alert(1)",
    "{{ 7 * 7 }} {% include 'x' %}",
    "<iframe src=//example.org></iframe>",
    '=HYPERLINK("http://example.org")',
    "\u202eevil\u2066",
    "<a href='javascript:alert(1)'>x</a>",
)
CRAFTED = (
    b"Crimes Year ending March 2019 Year ending March 2018\n\nBurglary 12 15\n",
    b"The force recorded " + b"9" * 310 + b" crimes.\n",
    b"\n" * 20_000,
    b"1, " * 8_000,
    b"(" * 8_000,
    b"<div>" * 2_000,
)
BATCH = 40
FEWEST_KILLS = 60
"""Runs that are killed at steps of their writing, unless the machine is too slow for so many."""


def main() -> int:
    """Run every part within its share of the time; print the table."""
    options = _options()
    seconds = 20.0 if options.short else options.seconds
    began = time.monotonic()

    def left(share: float) -> float:
        """Return the seconds until so much of the time is over."""
        return max(0.0, began + share * seconds - time.monotonic())

    counts: Counter[str] = Counter()
    load_vocabulary()
    with tempfile.TemporaryDirectory() as folder:
        _files(Path(folder) / "files", counts, options.seed, left(0.2))
        fewest = 1 if options.short else FEWEST_KILLS
        _steps(Path(folder) / "steps", counts, options.seed, (left(0.45), left(0.72)), fewest)
        _kills(Path(folder) / "kills", counts, options.seed, seconds * 0.05)
        _strings(Path(folder) / "strings", counts)
        _lines(counts, max(left(0.97), 0.15 * seconds), 4_000 if options.short else 30_000)
    counts["seconds"], counts["load"] = round(time.monotonic() - began), round(os.getloadavg()[-1])
    for name in (
        *("inputs tried", "refused", "crashed", "over limits", "faults tried", "survived", "data lost"),
        *("strings tried", "strings alive", "lines tried", "lines superlinear", "seconds", "load"),
    ):
        print(f"{name:20}{counts[name]:8}")
    return int(any(counts[name] for name in ("crashed", "data lost", "strings alive", "lines superlinear")))


def _options() -> argparse.Namespace:
    """Return the command's options."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=600.0)
    parser.add_argument("--short", action="store_true")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def _files(folder: Path, counts: Counter[str], seed: int, seconds: float) -> None:
    """Read crafted files, then spoilt ones for as long as there is time."""
    folder.mkdir()
    head = LETTER.read_bytes()
    _read(folder, [("a.txt", head + b"\n\n" + text) for text in CRAFTED], counts)
    seeds = fuzz.make_seeds(ROOT / "inputs")
    until, number = time.monotonic() + seconds, 0
    while time.monotonic() < until:
        spoilt = [fuzz.spoil(random.Random(f"{seed}-{number + at}"), seeds) for at in range(BATCH)]  # noqa: S311
        number += BATCH
        _read(folder, spoilt, counts)


def _read(folder: Path, files: list[tuple[str, bytes]], counts: Counter[str]) -> None:
    """Read some files as a job does, and count what became of them."""
    inputs = []
    for number, (name, data) in enumerate(files):
        path = folder / f"{number}{Path(name).suffix}"
        path.write_bytes(data)
        inputs.append(InputFile(path=path, relative=path.name))
    for answer in intake.read_files(inputs):
        counts["inputs tried"] += 1
        if isinstance(answer, Refusal):
            counts["refused"] += 1
            counts["crashed"] += answer.code == "unreadable" or "died of it" in answer.reason
            counts["over limits"] += answer.code == "too_large"


def _steps(folder: Path, counts: Counter[str], seed: int, seconds: tuple[float, float], fewest: int) -> None:
    """Kill runs at and right after a step of their writing, see `kills`.

    So many at least, for so many seconds at least and at most.
    """
    folder.mkdir()
    at_once = min(fewest, kills.AT_ONCE)
    tally = kills.kill_many(
        folder, fewest=fewest, seconds=seconds[0], most=seconds[1], at_once=at_once, seed=seed
    )
    counts["faults tried"] += tally.moments
    counts["survived"] += tally.moments - tally.lost
    counts["data lost"] += tally.lost


def _kills(folder: Path, counts: Counter[str], seed: int, seconds: float) -> None:
    """Kill runs at random moments; what was finished before must stand, and the next run must end well."""
    folder.mkdir()
    out, chance = folder / "out", random.Random(seed)  # noqa: S311 - kills, keeps no secret
    inputs = folder / "inputs"
    inputs.mkdir()
    text = LETTER.read_bytes()
    command = [
        sys.executable,
        "-m",
        "hmicdiff",
        "compare",
        str(inputs),
        "--out",
        str(out),
        "-q",
        "--no-workbook",
    ]
    began = time.monotonic()
    (inputs / "a.txt").write_bytes(text)
    subprocess.run(command, check=True, capture_output=True)
    whole_run = time.monotonic() - began
    tried = 0
    while not tried or time.monotonic() - began < seconds:
        tried += 1
        (inputs / "a.txt").write_bytes(text + f"\n\nEdition {chance.random()}.\n".encode())
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(chance.uniform(0, whole_run))
        process.kill()
        process.wait()
        pages = [path for path in out.rglob("*.html") if not path.read_bytes().rstrip().endswith(b"</html>")]
        counts["data lost"] += len(pages)
        done = subprocess.run(command, check=False, capture_output=True)
        records = store.load_manifest(out).bodies
        sound = done.returncode == 0 and records and all(store.is_intact(out, one.files) for one in records)
        counts["survived" if sound and not list(out.rglob(".*.draft~")) else "data lost"] += 1
    counts["faults tried"] += tried


def _strings(folder: Path, counts: Counter[str]) -> None:
    """Put strings through a report; none may become an element, an attribute or an address of its pages."""
    folder.mkdir()
    lines = "\n\n".join(f"- The force has improved {text} since our last inspection." for text in ALIVE)
    (folder / "a.txt").write_text(f"{LETTER.read_text(encoding='utf-8')}\n\n{lines}\n", encoding="utf-8")
    results, _ = whole.run_job(job.JobParams(paths=(folder / "a.txt",), out=folder / "out"))
    counts["strings tried"] += len(ALIVE)
    for name in results[0].record.files:
        if name.endswith(".html"):
            counts["strings alive"] += _alive((folder / "out" / name).read_text(encoding="utf-8"))


def _alive(page: str) -> int:
    """Return how many elements of a page are not ours: scripts the policy does not name, handlers, frames, addresses."""
    tree = LexborHTMLParser(page)
    policy = tree.css_first("meta[http-equiv=Content-Security-Policy]").attributes["content"] or ""
    scripts = [one.text() for one in tree.css("script") if one.attributes.get("type") != "application/json"]
    foreign = sum(_hash(text) not in policy for text in scripts) + len(
        tree.css("iframe, object, embed, base, form[action]")
    )
    for element in tree.css("*"):
        for name, value in element.attributes.items():
            foreign += name.startswith("on") or (value or "").strip().lower().startswith("javascript:")
    return foreign


def _hash(content: str) -> str:
    """Return a script's hash as a policy names it."""
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()


def _lines(counts: Counter[str], seconds: float, length: int) -> None:
    """Time long texts, each twice as long as well, while there is time."""
    long_lines.warm_up()
    until = time.monotonic() + seconds
    for make in long_lines.SHAPES.values():
        if counts["lines tried"] and time.monotonic() > until:
            return
        once, twice = (long_lines.measure(long_lines.HEAD + make(size)) for size in (length, 2 * length))
        counts["lines tried"] += 1
        counts["lines superlinear"] += twice > max(1.0, 3.2 * once)


if __name__ == "__main__":
    sys.exit(main())
