"""What `make serve` starts, for a test: in a checkout of its own, with ways to ask it, to hurt it and to stop it."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).resolve().parents[2]
FIRST = ("2014-09-core-business-letter.txt", "2014-11-crime-inspection.txt", "hmi-assessment-transcript.txt")
OTHER = ("2014-11-crime-inspection.txt", "2024-09-peel-2023-25.txt")
START_SECONDS, RUN_SECONDS, STOP_SECONDS, SEEN_SECONDS = 600, 600, 120, 120
RUNNING = {"state": {"type": {"any_": ["RUNNING"]}}}
ENDED = {"COMPLETED", "FAILED", "CRASHED", "CANCELLED"}


def free_port() -> int:
    """Return a port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def until(seconds: float, found: Callable[[], Any]) -> Any:  # noqa: ANN401 - whatever is found
    """Return the first true answer; the test fails where there is none in time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if answer := found():
            return answer
        time.sleep(0.5)
    return pytest.fail(f"not within {seconds} s")


@dataclass(slots=True)
class Served:
    """What `make serve` started, and how to speak to it."""

    folder: Path
    process: subprocess.Popen[str]
    environment: dict[str, str]
    ui: str
    reports: str
    told: list[dict[str, str]] = field(default_factory=list)
    """What the notification block sent."""

    def key(self) -> str:
        """Return the key that was made."""
        return (self.folder / ".hmicdiff" / "key").read_text(encoding="ascii").strip()

    def raw(self, method: str, path: str, json: object = None, **headers: str) -> httpx.Response:
        """Ask the API with the key, and other headers if wished; return the answer, whatever it is."""
        user, _, secret = self.key().partition(":")
        address = f"{self.ui}/api/{path}"
        return httpx.request(method, address, json=json, headers=headers, auth=(user, secret), timeout=60)

    def ask(self, method: str, path: str, json: object = None) -> Any:  # noqa: ANN401 - JSON
        """Ask the API and return its answer; again where it is too busy, as its own client does."""
        for pause in (1, 2, 4, 8, 0):
            answer = self.raw(method, path, json)
            if answer.status_code != httpx.codes.SERVICE_UNAVAILABLE:
                break
            time.sleep(pause)
        answer.raise_for_status()
        return answer.json() if answer.content else None

    def api(self, path: str, **words: object) -> Any:  # noqa: ANN401 - JSON
        """Post to the API and return its answer; without words, get."""
        return self.ask("POST", path, words) if words else self.ask("GET", path)

    def nightly(self) -> str:
        """Return the id of the deployment that watches."""
        return str(self.api("deployments/name/watch/nightly")["id"])

    def ended_run(self, known: set[str]) -> dict[str, Any]:
        """Return the one run of the nightly deployment that is not `known`, once it has ended."""
        chosen = {"deployments": {"id": {"any_": [self.nightly()]}}, "sort": "EXPECTED_START_TIME_ASC"}
        return until(
            RUN_SECONDS,
            lambda: next(
                (
                    one
                    for one in self.api("flow_runs/filter", **chosen)
                    if one["id"] not in known and one["state_type"] in ENDED
                ),
                None,
            ),
        )

    @contextlib.contextmanager
    def scheduled(self) -> Iterator[None]:
        """Let the clock start one run of the nightly deployment within the block."""
        soon = dt.datetime.now(dt.UTC) + dt.timedelta(seconds=25)
        schedule = {"interval": 3600, "anchor_date": soon.isoformat(), "timezone": "Europe/London"}
        path = f"deployments/{self.nightly()}/schedules"
        (made,) = self.ask("POST", path, [{"schedule": schedule, "active": True, "slug": "soon"}])
        yield
        self.ask("DELETE", f"{path}/{made['id']}")

    def under_way(self) -> dict[str, Any] | None:
        """Return the run of the nightly deployment that is running, null where none is."""
        chosen = {"deployments": {"id": {"any_": [self.nightly()]}}, "flow_runs": RUNNING}
        return next(iter(self.api("flow_runs/filter", **chosen)), None)

    def processes(self) -> dict[str, int]:
        """Return the processes that serve, by what they are."""
        found = {}
        for pid in children_of(self.process.pid):
            words = Path(f"/proc/{pid}/cmdline").read_text().split("\0")
            for name, word in (("server", "uvicorn"), ("worker", "worker"), ("upkeep", "flows.upkeep")):
                found.update({name: int(pid)} if word in words else {})
        return found

    def log(self) -> str:
        """Return what was printed."""
        return (self.folder / "log").read_text()

    def artifacts(self, run: dict[str, Any]) -> dict[str, str]:
        """Return a run's artifacts by key."""
        found = self.api("artifacts/filter", flow_runs={"id": {"any_": [run["id"]]}})
        return {one["key"]: str(one["data"]) for one in found}

    def events(self, name: str) -> list[dict[str, Any]]:
        """Return the events of one name."""
        chosen = {"event": {"name": [name]}, "occurred": {"since": "2020-01-01T00:00:00Z"}}
        found: list[dict[str, Any]] = self.api("events/filter", filter=chosen, limit=50)["events"]
        return found


@contextlib.contextmanager
def start(folder: Path, samples: Path, told: list[dict[str, str]]) -> Iterator[Served]:
    """Start everything in a checkout of its own in `folder`, over five reports of two bodies; stop it all.

    `told` is the list that what is notified lands in.
    """
    for name in ("flows", "hmicdiff"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("prefect.yaml", "prefect.toml"):
        shutil.copy(ROOT / name, folder)
    for body, names in (("Norfolk", FIRST), ("Suffolk", OTHER)):
        (folder / "inputs" / body.lower()).mkdir(parents=True)
        for name in names:
            text = (samples / name).read_text(encoding="utf-8").replace("Norfolk", body)
            (folder / "inputs" / body.lower() / name).write_text(text, encoding="utf-8")
    ports = free_port(), free_port()
    ui, reports = (f"http://127.0.0.1:{port}" for port in ports)
    environment = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PREFECT_", "HMICDIFF_REPORT"))
    }
    environment |= {
        "PYTHONPATH": str(folder),
        "PREFECT_HOME": str(folder / "home"),
        "PREFECT_SERVER_SERVICES_SCHEDULER_LOOP_SECONDS": "3",
    }
    words = ["--port", str(ports[0]), "--reports-port", str(ports[1])]
    with (folder / "log").open("w") as log:
        process = subprocess.Popen(
            [sys.executable, "flows/serve.py", *words],
            cwd=folder, env=environment, stdout=log, stderr=log, text=True,
        )  # fmt: skip
    served = Served(folder, process, {**environment, "PREFECT_API_URL": f"{ui}/api"}, ui, reports, told)
    try:
        until(START_SECONDS, lambda: "Ctrl-C stops" in served.log() or process.poll() is not None)
        assert process.poll() is None, served.log()
        yield served
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
            process.wait(STOP_SECONDS)


def children_of(pid: int) -> list[str]:
    """Return the processes that a process started."""
    return Path(f"/proc/{pid}/task/{pid}/children").read_text().split()


def content(place: Path) -> bytes:
    """Return what stands in a file; nothing where it is gone or another's."""
    with contextlib.suppress(OSError):
        return place.read_bytes()
    return b""
