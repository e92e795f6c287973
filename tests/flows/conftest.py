"""One throw-away Prefect server for all flow tests, of all test processes; small bodies; and a closed network."""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import signal
import socket
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from prefect.settings import PREFECT_API_URL, PREFECT_LOCAL_STORAGE_PATH, temporary_settings

from flows.guard import is_local

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from hmicdiff.model import Verdict

START_SECONDS = 300
OPENING = 70
"""So many lines of a sample are a report that reads, and is compared, in a fraction of a second."""


@contextmanager
def shared(folder: Path) -> Iterator[dict[str, Any]]:
    """Hold what all test processes know of the one server; what is changed in it is kept."""
    place = folder / "prefect-server.json"
    with place.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        known = json.loads(place.read_text()) if place.exists() else {"users": 0}
        yield known
        place.write_text(json.dumps(known))


def start(folder: Path) -> dict[str, Any]:
    """Start a server on a database of its own, and wait until it answers."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    off = ("SCHEDULER", "LATE_RUNS", "FOREMAN", "CANCELLATION_CLEANUP", "PAUSE_EXPIRATIONS", "REPOSSESSOR")
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    environment |= {f"PREFECT_SERVER_SERVICES_{name}_ENABLED": "false" for name in off}
    environment |= {"PREFECT_HOME": str(folder / "prefect-home"), "PREFECT_SERVER_ANALYTICS_ENABLED": "false"}
    command = ("-m", "uvicorn", "--factory", "prefect.server.api.server:create_app", "--log-level", "warning")
    with (folder / "prefect-server.log").open("w") as log:
        number = os.posix_spawn(
            sys.executable,
            [sys.executable, *command, "--port", port],
            environment,
            file_actions=[(os.POSIX_SPAWN_DUP2, log.fileno(), out) for out in (1, 2)],
            setsid=True,
        )
    address = f"http://127.0.0.1:{port}/api"
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end:
        with contextlib.suppress(httpx.HTTPError):
            httpx.get(f"{address}/health", timeout=5).raise_for_status()
            return {"address": address, "process": number}
        time.sleep(0.3)
    return pytest.fail((folder / "prefect-server.log").read_text()[-2000:])


@pytest.fixture(scope="session")
def backend(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Run flows against one throw-away server, which the first test process starts and the last one stops."""
    own = tmp_path_factory.getbasetemp()
    folder = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    with shared(folder) as known:
        if not known["users"]:
            known.update(start(folder))
        known["users"] += 1
    results = tmp_path_factory.mktemp("results")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PREFECT_RESULTS_LOCAL_STORAGE_PATH", str(results))  # for processes started
        patch.setenv("PREFECT_API_URL", known["address"])
        settings = {PREFECT_LOCAL_STORAGE_PATH: results, PREFECT_API_URL: known["address"]}
        with temporary_settings(settings):  # this one has read its settings already
            yield
    with shared(folder) as known:
        known["users"] -= 1
        if not known["users"]:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(known["process"], signal.SIGKILL)


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a flow, a page and all that Prefect does for it ask nobody but this machine."""
    connect = socket.socket.connect

    def connect_here(self: socket.socket, address: Any) -> None:  # noqa: ANN401 - of any family
        if isinstance(address, tuple) and not is_local(str(address[0])):
            msg = f"another host was asked: {address}"
            raise AssertionError(msg)
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect_here)


@pytest.fixture
def put(samples: Path) -> Callable[..., Path]:
    """Return what puts the openings of samples into a folder, as of another body if wished."""

    def put(folder: Path, *names: str, body: str = "Norfolk", mark: str = "") -> Path:
        folder.mkdir(parents=True, exist_ok=True)
        for name in names:
            lines = (samples / name).read_text(encoding="utf-8").splitlines()[:OPENING]
            text = "\n".join([*lines, "", mark, ""])
            (folder / name).write_text(text.replace("Norfolk", body), encoding="utf-8")
        return folder

    return put


@pytest.fixture
def events(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """Return the list that every event lands in instead of the server."""
    sent: list[dict[str, Any]] = []
    monkeypatch.setattr("flows.telling.emit_event", lambda **words: sent.append(words))
    return sent


@pytest.fixture
def agree() -> Callable[[Path, str, Verdict], None]:
    """Return what writes a reviewer's agreement with a verdict of a run into a folder of inputs."""

    def write(inputs: Path, run: str, judged: Verdict) -> None:
        decision = {
            "verdict_id": judged.id,
            "evidence_hash": judged.evidence_hash,
            "machine_verdict": judged.verdict,
            "judgement": "agree",
            "verdict": None,
            "note": "",
            "reviewer": "Ada",
            "time": "2026-01-01T10:00:00Z",
        }
        decided = {"schema": "hmicdiff.decisions/1", "run": run, "decisions": [decision]}
        folder = inputs / "decisions"
        folder.mkdir()
        (folder / "ada.json").write_text(json.dumps(decided), encoding="utf-8")

    return write
