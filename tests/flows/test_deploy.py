"""The files for systemd and for a container start what there is, with words that it takes."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from flows import serve

ROOT = Path(__file__).resolve().parents[2]
UNIT = ROOT / "docs" / "deploy" / "hmicdiff.service"
CONTAINER = ROOT / "docs" / "deploy" / "Containerfile"


def takes(monkeypatch: pytest.MonkeyPatch, words: list[str]) -> None:
    """Check that words name the file that serves, and options that it takes."""
    assert (ROOT / words[0]).resolve() == Path(serve.__file__).resolve()
    monkeypatch.setattr(sys, "argv", words)
    serve._words()  # noqa: SLF001 - the parser itself is what is asked


def test_the_unit_starts_what_serves(monkeypatch: pytest.MonkeyPatch) -> None:
    """What systemd starts is `flows/serve.py` of the checkout it works in, stopped as it can be."""
    lines = dict(
        line.split("=", 1) for line in UNIT.read_text("utf-8").splitlines() if re.match(r"[A-Z]\w+=", line)
    )
    python, *words = shlex.split(lines["ExecStart"])
    assert python == f"{lines['WorkingDirectory']}/.venv/bin/python"
    takes(monkeypatch, words)


ANALYZE = shutil.which("systemd-analyze")


@pytest.mark.skipif(ANALYZE is None, reason="no systemd here")
def test_systemd_takes_the_unit(tmp_path: Path) -> None:
    """Every line of the unit is known to systemd; only the folder and its owner are this machine's."""
    unit = tmp_path / UNIT.name
    text = UNIT.read_text("utf-8").replace("/opt/hmicdiff/app/.venv/bin/python", sys.executable)
    unit.write_text(text, "utf-8")
    done = subprocess.run([str(ANALYZE), "verify", str(unit)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_container_starts_what_serves(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the image copies is there, is all that serving needs, and the command's words are taken."""
    lines = CONTAINER.read_text("utf-8").splitlines()
    copied = [word for line in lines if line.startswith("COPY ") for word in line.split()[2:-1]]
    assert [name for name in copied if not (ROOT / name).exists()] == []
    assert set(copied) >= {"hmicdiff", "flows", "prefect.yaml", "prefect.toml", "pyproject.toml", "uv.lock"}
    (command,) = (json.loads(line.removeprefix("CMD ")) for line in lines if line.startswith("CMD "))
    takes(monkeypatch, command[1:])
    assert command[1:][-2:] == ["--host", "0.0.0.0"]  # noqa: S104 - a container's own
