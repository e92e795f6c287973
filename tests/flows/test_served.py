"""Everything as `make serve` starts it: a real server, a real worker, a real browser, a real notification."""

from __future__ import annotations

import datetime as dt
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).resolve().parents[2]

pytestmark = [
    pytest.mark.prefect,
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.skipif("HMICDIFF_SERVED" not in os.environ, reason="takes minutes: `make served`"),
]

FIRST = "2014-11-crime-inspection.txt"
DROPPED = "2019-05-peel-2018-19-effectiveness.txt"
BODY = "norfolk-constabulary"
START_SECONDS, RUN_SECONDS, STOP_SECONDS, SEEN_SECONDS = 330, 300, 60, 90
ENDED = {"COMPLETED", "FAILED", "CRASHED", "CANCELLED"}
PICTURES = os.environ.get("HMICDIFF_PICTURES")
"""Folder that the pages seen on the way are photographed into, for the documentation; unset for none."""


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

    def ask(self, method: str, path: str, json: object = None) -> Any:  # noqa: ANN401 - JSON
        """Ask the API and return its answer; again where it is too busy, as its own client does."""
        for pause in (1, 2, 4, 8, 0):
            answer = httpx.request(method, f"{self.ui}/api/{path}", json=json, timeout=60)
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

    def run_by_schedule(self) -> dict[str, Any]:
        """Let the scheduler start one run of the nightly deployment; return it once it has ended."""
        soon = dt.datetime.now(dt.UTC) + dt.timedelta(seconds=15)
        schedule = {"interval": 3600, "anchor_date": soon.isoformat()}
        path = f"deployments/{self.nightly()}/schedules"
        (made,) = self.ask("POST", path, [{"schedule": schedule, "active": True, "slug": "soon"}])
        run = self.ended_run(set())
        self.ask("DELETE", f"{path}/{made['id']}")
        return run

    def artifacts(self, run: dict[str, Any]) -> dict[str, str]:
        """Return a run's artifacts by key."""
        found = self.api("artifacts/filter", flow_runs={"id": {"any_": [run["id"]]}})
        return {one["key"]: str(one["data"]) for one in found}

    def events(self, name: str) -> list[dict[str, Any]]:
        """Return the events of one name."""
        chosen = {"event": {"name": [name]}, "occurred": {"since": "2020-01-01T00:00:00Z"}}
        found: list[dict[str, Any]] = self.api("events/filter", filter=chosen, limit=50)["events"]
        return found


@pytest.fixture(scope="module")
def hook() -> Iterator[tuple[str, list[dict[str, str]]]]:
    """Return the address of a webhook receiver on this machine, and the list of what it received."""
    received: list[dict[str, str]] = []

    class Receiver(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            received.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Receiver)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/", received
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def served(
    tmp_path_factory: pytest.TempPathFactory, samples: Path, hook: tuple[str, list[dict[str, str]]]
) -> Iterator[Served]:
    """Start everything in a checkout of its own, with a block that notifies the receiver; stop it all."""
    folder = tmp_path_factory.mktemp("served")
    for name in ("flows", "hmicdiff"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("prefect.yaml", "prefect.toml"):
        shutil.copy(ROOT / name, folder)
    (folder / "inputs" / "norfolk").mkdir(parents=True)
    shutil.copy(samples / FIRST, folder / "inputs" / "norfolk")
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
    served = Served(folder, process, {**environment, "PREFECT_API_URL": f"{ui}/api"}, ui, reports, hook[1])
    try:
        until(START_SECONDS, lambda: "Ctrl-C stops" in (folder / "log").read_text() or process.poll())
        assert process.poll() is None, (folder / "log").read_text()
        notify(served, hook[0])
        yield served
    finally:
        stop(served)


def stop(served: Served) -> None:
    """Press Ctrl-C: all that was started ends, and nothing answers any more."""
    started = children_of(served.process.pid)
    served.process.send_signal(signal.SIGINT)
    try:
        code = served.process.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        served.process.kill()
        raise
    assert code == 0
    assert len(started) == 2
    assert not [pid for pid in started if Path(f"/proc/{pid}").exists()]
    for address in (f"{served.ui}/api/health", f"{served.reports}/index.html"):
        with pytest.raises(httpx.ConnectError):
            httpx.get(address, timeout=5)


def children_of(pid: int) -> list[str]:
    """Return the processes that a process started."""
    return Path(f"/proc/{pid}/task/{pid}/children").read_text().split()


def notify(served: Served, address: str) -> None:
    """Make a custom webhook block and the automation that sends through it; twice, as a user might."""
    kind = served.api("block_types/slug/custom-webhook")["id"]
    schema = served.api("block_schemas/filter", block_schemas={"block_type_id": {"any_": [kind]}})[0]["id"]
    data = {"name": "hook", "url": address, "json_data": {"subject": "{{subject}}", "body": "{{body}}"}}
    served.api("block_documents/", name="hook", data=data, block_type_id=kind, block_schema_id=schema)
    twice = "import sys; from flows.automations import main; sys.exit(main() or main())"
    command = [sys.executable, "-c", twice, "--block", "custom-webhook/hook"]
    subprocess.run(command, env=served.environment, cwd=served.folder, check=True, capture_output=True)
    assert len(served.api("automations/filter", limit=10)) == 1


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Return a page of a real browser; it is patient, for everything runs on one machine."""
    page = browser.new_page(viewport={"width": 1280, "height": 860}, reduced_motion="reduce")
    page.set_default_timeout(SEEN_SECONDS * 1000)
    yield page
    page.close()


def photograph(page: Page, name: str) -> None:
    """Keep a picture of a page for the documentation, where one is asked for."""
    if PICTURES:
        page.wait_for_timeout(2500)
        page.screenshot(path=str(Path(PICTURES) / f"prefect-{name}.png"))


def press(page: Page, role: Any, name: str, within: str = "body") -> None:  # noqa: ANN401 - a role's literal
    """Press a button or a menu's entry; the event itself, for the UI's moving parts are never quite still."""
    page.locator(within).get_by_role(role, name=name, exact=True).first.dispatch_event("click")


def run_in_the_ui(served: Served, page: Page) -> None:
    """Press Run on the page of the nightly deployment, and Run again in the form that asks for parameters."""
    page.goto(f"{served.ui}/deployments/deployment/{served.nightly()}")
    press(page, "button", "Run")
    page.get_by_text("Quick run").dispatch_event("click")
    form = page.get_by_role("dialog")
    form.get_by_text("Folder the change reports are written to.").wait_for()
    photograph(page, "form")
    press(page, "button", "Run", within="[role=dialog]")
    page.get_by_text("scheduled to start").first.wait_for()


def follow_to_the_report(served: Served, page: Page, run: dict[str, Any]) -> None:
    """Open a run, see its artifacts, and follow the link in its log to the report."""
    page.goto(f"{served.ui}/deployments")
    page.get_by_text("nightly").first.wait_for()
    photograph(page, "deployments")
    page.goto(f"{served.ui}/runs/flow-run/{run['id']}")
    link = page.locator(f'a[href="{served.reports}/{BODY}/report.html"]').first
    link.wait_for(state="attached")
    photograph(page, "run")
    page.locator("#artifacts").dispatch_event("click")
    for key in ("new-since-last-run", f"summary-{BODY}", f"report-{BODY}"):
        page.get_by_text(key).first.wait_for()
    photograph(page, "artifacts")
    page.get_by_text("new-since-last-run").first.dispatch_event("click")
    page.get_by_text("Got worse").first.wait_for()
    photograph(page, "new")
    page.goto(f"{served.ui}/runs/flow-run/{run['id']}")
    link.wait_for(state="attached")
    link.evaluate("link => link.scrollIntoView({block: 'center'})")
    photograph(page, "log")
    page.goto(str(link.get_attribute("href")))
    assert "Norfolk Constabulary" in page.title()
    photograph(page, "report")


def test_a_dropped_report_is_compared_seen_and_told_once(served: Served, page: Page) -> None:
    """A report dropped in leads to a new report, a table of what is new and one notification; then none."""
    first = served.run_by_schedule()
    assert (first["auto_scheduled"], first["state_name"]) == (True, "Completed")
    assert first["state"]["message"] == "Norfolk Constabulary: 1 report, nothing to compare with yet"

    shutil.copy(ROOT / "inputs" / "norfolk" / DROPPED, served.folder / "inputs" / "norfolk")
    run_in_the_ui(served, page)
    run = served.ended_run({first["id"]})
    assert run["state_name"] == "Completed", run["state"]["message"]
    assert run["name"] == "watch Norfolk Constabulary"
    assert "Norfolk Constabulary: 2 reports" in run["state"]["message"]
    left = served.artifacts(run)
    kinds = ("summary", "verdicts", "report", "review")
    assert {"new-since-last-run", *(f"{kind}-{BODY}" for kind in kinds)} <= left.keys()
    assert "investigation" in left["new-since-last-run"]
    until(SEEN_SECONDS, lambda: served.told)
    assert "Norfolk Constabulary, " in served.told[0]["body"]
    assert f"{served.reports}/{BODY}/report.html#" in served.told[0]["body"]
    assert until(SEEN_SECONDS, lambda: served.events("hmicdiff.change.detected"))
    assert len(until(SEEN_SECONDS, lambda: served.events("hmicdiff.report.added"))) == 2
    follow_to_the_report(served, page, run)

    run_in_the_ui(served, page)
    again = served.ended_run({first["id"], run["id"]})
    assert again["state"]["message"] == "nothing new since the last run"
    until(SEEN_SECONDS, lambda: len(served.events("hmicdiff.run.finished")) == 3)
    assert served.artifacts(again) == {}
    assert len(served.told) == 1
