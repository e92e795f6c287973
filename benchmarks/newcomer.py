"""Follow README and the pages a newcomer reads, block by block, in a fresh clone with a fresh home.

    python benchmarks/newcomer.py [--tests] [--keep FOLDER]

Every line of a shell block is typed and must end with 0; every Python block is run; each line of a `text` block that
follows must be in what was printed; each file that a table promises must be there. Commands that run until
Ctrl-C are started, their address is asked, and they are stopped. `make test`, which takes many minutes, is
typed with ``--tests`` alone. Prints a line a block; ends with 1 where something was not as promised. Needs a network.
"""

from __future__ import annotations

import argparse
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGES = ("README.md", "docs/start.md", "docs/inputs.md", "docs/guide.md", "docs/dataset.md")
_BLOCK = re.compile(r"^```(sh|python|text)\n(.*?)^```", re.MULTILINE | re.DOTALL)
_PROMISED = re.compile(r"^\|.*", re.MULTILINE)
_FILE = re.compile(r"`(outputs/[\w./<>*-]+)`")
SERVES = {"make explore": "hmicdiff", "make serve": "http"}
"""Commands that run until Ctrl-C."""
LONG = {"make test", "make served", "make findings", "make torture", "make newcomer"}
NEEDS_MORE = ("HMICDIFF_DATABASE=",)
"""Beginnings of lines that speak of a machine's own server."""


class Newcomer:
    """A clone, a home, and what was last printed there."""

    def __init__(self, folder: Path, *, tests: bool) -> None:
        self.place = folder / "hmicdiff"
        self.env = {
            "HOME": str(folder / "home"),
            "PATH": f"{self.place / '.venv' / 'bin'}:{os.environ['PATH']}",
            "LANG": "C.UTF-8",
            **{name: os.environ[name] for name in ("HTTPS_PROXY", "SSL_CERT_FILE") if name in os.environ},
        }
        (folder / "home").mkdir(parents=True)
        self.tests = tests
        self.printed = ""
        self.first: dict[str, str] = {}
        """What each line printed when it was typed first, on whichever page."""
        self.broken = 0
        subprocess.run(["git", "clone", "--quiet", ROOT, self.place], check=True)  # noqa: S607 - git of the path

    def follow(self, page: str) -> None:
        """Do what a page says from its first block to its last."""
        text = (self.place / page).read_text(encoding="utf-8")
        for kind, block in _BLOCK.findall(text):
            for told in self._lines(kind, block):
                self._tell(page, told)
        rows = "\n".join(_PROMISED.findall(text))
        for name in _FILE.findall(rows):
            if not list(self.place.glob(re.sub(r"<\w+>", "*", name).rstrip("/"))):
                self._tell(page, (False, f"{name} is not there"))

    def _lines(self, kind: str, block: str) -> list[tuple[bool, str]]:
        if kind == "sh":
            lines = [line.split("  #")[0].split(" # ")[0].strip() for line in block.splitlines()]
            return [self._type(line) for line in lines if line and not line.startswith("#")]
        if kind == "python":
            return [self._python(block)]
        missing = [line for line in block.splitlines() if line.strip() and line.strip() not in self.printed]
        return [(False, f"not printed: {line}") for line in missing] or [(True, "printed as promised")]

    def _type(self, line: str) -> tuple[bool, str]:
        """Type one line."""
        if (line in LONG and not self.tests) or line.startswith(NEEDS_MORE):
            return True, f"left out: {line}"
        if line in SERVES:
            return self._serve(line, SERVES[line])
        began = time.monotonic()
        done = subprocess.run(
            ["/bin/bash", "-c", line],
            cwd=self.place,
            env=self.env,
            check=False,
            capture_output=True,
            text=True,
        )
        self.printed = done.stdout + done.stderr
        self.first.setdefault(line, self.printed)
        self.printed += self.first[line]  # said a second time it may find nothing to do
        why = "" if done.returncode == 0 else f"\n{self.printed[-1500:]}"
        return done.returncode == 0, f"{line} ({time.monotonic() - began:.0f} s){why}"

    def _python(self, block: str) -> tuple[bool, str]:
        done = subprocess.run(
            [self.place / ".venv" / "bin" / "python", "-c", f"import hmicdiff\nfound = hmicdiff.load('outputs')\n{block}"],
            cwd=self.place, env=self.env, check=False, capture_output=True, text=True,
        )  # fmt: skip
        first = block.strip().splitlines()[0]
        return done.returncode == 0, f"python: {first}{'' if done.returncode == 0 else done.stderr[-1500:]}"

    def _serve(self, line: str, says: str) -> tuple[bool, str]:
        """Start what runs until Ctrl-C, ask the address it prints, and stop it."""
        process = subprocess.Popen(
            ["/bin/bash", "-c", f"exec {line} 2>&1"], cwd=self.place, env=self.env, stdout=subprocess.PIPE, text=True,
            start_new_session=True,
        )  # fmt: skip
        assert process.stdout is not None  # noqa: S101 - it was asked for
        try:
            for printed in process.stdout:
                address = re.search(r"http://[\w.:/-]+", printed)
                if address and says in printed:
                    return _answers(address[0]), f"{line}: {address[0]}"
            return False, f"{line}: no address was printed"
        finally:
            os.killpg(process.pid, signal.SIGINT)
            process.wait(timeout=60)

    def _tell(self, page: str, told: tuple[bool, str]) -> None:
        good, words = told
        self.broken += not good
        print("  ok  " if good else " BAD  ", page, words, flush=True)


def _answers(address: str) -> bool:
    """Whether an address answers within a minute."""
    for _ in range(60):
        try:
            with urllib.request.urlopen(address, timeout=20) as answer:  # noqa: S310 - on loopback
                return bool(answer.status == 200)
        except OSError:
            time.sleep(1)
    return False


def main() -> int:
    """Follow every page; return 1 where something was not as promised."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--tests", action="store_true", help="also type make test")
    parser.add_argument("--keep", type=Path, help="clone into this folder and leave it")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        newcomer = Newcomer(options.keep or Path(folder), tests=options.tests)
        for page in PAGES:
            newcomer.follow(page)
    print(f"{newcomer.broken} not as promised")
    return 1 if newcomer.broken else 0


if __name__ == "__main__":
    sys.exit(main())
