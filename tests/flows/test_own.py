"""A run from the command line has a server of its own, which ends with it however it ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from prefect.states import Completed, Failed

from flows import alone, own
from flows.config import CompareConfig
from hmicdiff import job, whole

if TYPE_CHECKING:
    from collections.abc import Callable

    from prefect.client.schemas.objects import State

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = """
import http.server, os, sys, threading
import flows, flows.own as own
from prefect.settings import PREFECT_API_URL

class Answer(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200); self.send_header("Content-Length", "0"); self.end_headers()
    def log_message(self, *_): pass

class Server(http.server.HTTPServer):
    def __init__(self, listening):
        super().__init__(("127.0.0.1", 0), Answer, bind_and_activate=False)
        self.socket = listening
    should_exit = property(None, lambda self, _: threading.Thread(target=self.shutdown).start())

def serve(listening, until):
    server = Server(listening)
    threading.Thread(target=own._watch, args=(server, until), daemon=True).start()
    server.serve_forever()

own._serve = serve
with own.own_server():
    children = open(f"/proc/self/task/{os.getpid()}/children").read()
    print(PREFECT_API_URL.value(), "prefect.server.api.server" in sys.modules, children, flush=True)
    sys.stdin.read()
"""
"""Prefect's server takes seconds to start, so another stands in for it."""
WAIT = 60


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere Prefect starts its own server")
@pytest.mark.parametrize(
    ("named", "killed"),
    [("", False), ("", True), ("http://127.0.0.1:9/api", False)],
    ids=["at its end", "killed", "another is named"],
)
def test_a_server_ends_with_its_program(tmp_path: Path, named: str, *, killed: bool) -> None:
    """One is started where none is named, without being loaded in the program, and is gone when the program is."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    environment |= {"PREFECT_HOME": str(tmp_path), "PYTHONPATH": str(ROOT)}
    environment |= {"PREFECT_API_URL": named} if named else {}
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM],
        env=environment,
        cwd=tmp_path,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as program:
        assert program.stdin is not None
        assert program.stdout is not None
        address, loaded, *children = program.stdout.readline().split()
        assert loaded == "False"
        assert bool(children) is not bool(named)
        assert address == named or address.startswith("http://127.0.0.1:")
        if killed:
            program.send_signal(signal.SIGKILL)
        program.stdin.close()
        program.wait(WAIT)
    end = time.monotonic() + WAIT
    while time.monotonic() < end and any(map(is_running, children)):
        time.sleep(0.05)
    assert not any(map(is_running, children))


def is_running(number: str) -> bool:
    """Whether a process runs; one that has ended and that nobody has waited for does not."""
    try:
        return Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


@pytest.mark.parametrize("named", [False, True])
def test_a_run_with_nothing_new_starts_no_server(
    put: Callable[..., Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    *,
    named: bool,
) -> None:
    """Where no server is named it only says so, as the run would; where one is, the run is made."""
    inputs, out, made = put(tmp_path / "inputs", "2014-09-core-business-letter.txt"), tmp_path / "out", []
    whole.run_job(job.JobParams(paths=(inputs,), out=out))
    monkeypatch.setattr(own, "is_wanted", lambda: not named)
    monkeypatch.setattr(own, "own_server", nullcontext)
    monkeypatch.setattr(sys, "argv", ["compare.py", "--inputs", str(inputs), "--outputs", str(out)])

    def flow(_: CompareConfig, *, return_state: bool) -> State:
        made.append(return_state)
        return Completed(message="made")

    assert alone.run(flow, CompareConfig, "Compare.", "nothing is new") == alone.DONE
    assert made == [True] * named
    assert capsys.readouterr().out.startswith("made\n" if named else "nothing is new\n")


def test_a_folder_that_is_not_there_is_told_by_the_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What can't be planned is for the flow to say."""
    monkeypatch.setattr(own, "own_server", nullcontext)
    monkeypatch.setattr(sys, "argv", ["compare.py", "--inputs", str(tmp_path / "no")])
    failing = lambda *_, **__: Failed(message="no such folder")  # noqa: E731 - as short as it is
    assert alone.run(failing, CompareConfig, "Compare.", "nothing is new") == alone.NOTHING_READABLE
    assert capsys.readouterr().out.startswith("no such folder\n")
