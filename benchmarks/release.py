"""Build wheel and sdist twice, see that they are the same, and try the wheel where there is no checkout.

    python benchmarks/release.py

Builds what is committed. Both builds start from an export of their own, at other paths and times; the wheel that the
sdist builds is compared too. Then the wheel goes into an environment of its own, in which the command and the
door for Python compare two sample reports from a folder that knows nothing of the project. Ends with 1 where
anything differs or fails; leaves the files in `dist/`. Needs a network.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
UV = Path(sys.executable).with_name("uv")
SAMPLES = ("2014-09-core-business-letter.txt", "2019-05-peel-2018-19-effectiveness.txt")
DOOR = """
import hmicdiff, pathlib
assert "site-packages" in hmicdiff.__file__, hmicdiff.__file__
found = hmicdiff.compare(["in"])
written = hmicdiff.load("outputs")
assert len(found.findings) == len(written.findings) > 0
assert hmicdiff.read(next(pathlib.Path("in").glob("2019*"))).grades["value"].notna().any()
print("Python:", hmicdiff.__version__, len(found.findings), "findings")
"""


def main() -> int:
    """Build, compare, try; return 1 where something is wrong."""
    with tempfile.TemporaryDirectory() as folder:
        first, second = (_build(Path(folder) / name) for name in ("one", "a/deeper/two"))
        again = _run(
            [UV, "build", "--quiet", "--wheel", "--out-dir", "again", first / _name(first, ".tar.gz")], folder
        )
        same = _hashes(first) == _hashes(second)
        wheel = _name(first, ".whl")
        same &= _hash(Path(folder) / "again" / wheel) == _hashes(first)[wheel]
        for name, value in sorted(_hashes(first).items()):
            print(f"{value}  {name}")
        print("two builds and the sdist's own are", "the same" if same else "NOT the same")
        works = again == 0 and _works(Path(folder), first / wheel)
        shutil.rmtree(ROOT / "dist", ignore_errors=True)
        shutil.copytree(first, ROOT / "dist")
    return 0 if same and works else 1


def _build(folder: Path) -> Path:
    """Export what is committed and build it; return the folder of wheel and sdist."""
    folder.mkdir(parents=True)
    packed = subprocess.run(["git", "archive", "HEAD"], cwd=ROOT, check=True, capture_output=True).stdout  # noqa: S607 - git of the path
    (folder / "export.tar").write_bytes(packed)
    with tarfile.open(folder / "export.tar") as archive:
        archive.extractall(folder / "export", filter="data")
    _run([UV, "build", "--quiet", "--out-dir", folder / "dist", "."], folder / "export")
    (folder / "dist" / ".gitignore").unlink(missing_ok=True)
    return folder / "dist"


def _works(folder: Path, wheel: Path) -> bool:
    """Whether command and door compare two reports in an environment that holds the wheel alone."""
    desk = folder / "desk"
    (desk / "in").mkdir(parents=True)
    for name in SAMPLES:
        shutil.copy(ROOT / "inputs" / "norfolk" / name, desk / "in" / name)
    _run([UV, "venv", "--quiet", "--python", sys.executable, "env"], desk)
    _run([UV, "pip", "install", "--quiet", "--python", "env/bin/python", wheel], desk)
    done = [
        _run(["env/bin/hmicdiff", "--version"], desk),
        _run(["env/bin/hmicdiff", "compare", "in", "-q"], desk),
        _run(["env/bin/python", "-c", DOOR], desk),
    ]
    return done == [0, 0, 0] and (desk / "outputs" / "norfolk-constabulary" / "report.html").exists()


def _run(words: list[str | Path], where: str | Path) -> int:
    """Run a command with a home of its own and nothing of this project's around it."""
    keep = {
        name: os.environ[name]
        for name in ("PATH", "UV_CACHE_DIR", "HTTPS_PROXY", "SSL_CERT_FILE")
        if name in os.environ
    }
    cache = {} if "UV_CACHE_DIR" in keep else {"UV_CACHE_DIR": str(Path.home() / ".cache" / "uv")}
    home = Path(where) / ".home"
    home.mkdir(exist_ok=True)
    return subprocess.run(words, cwd=where, check=False, env={**keep, **cache, "HOME": str(home)}).returncode


def _name(folder: Path, ending: str) -> str:
    return next(path.name for path in folder.iterdir() if path.name.endswith(ending))


def _hashes(folder: Path) -> dict[str, str]:
    return {path.name: _hash(path) for path in folder.iterdir()}


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.exists() else ""


if __name__ == "__main__":
    sys.exit(main())
