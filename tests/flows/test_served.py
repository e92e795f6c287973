"""Everything as `make serve` starts it: a real server, a real worker, a real browser, a real notification."""

from __future__ import annotations

import json
import os
import runpy
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
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

pytestmark = [
    pytest.mark.prefect,
    pytest.mark.slow,
    pytest.mark.skipif("HMICDIFF_SERVED" not in os.environ, reason="takes minutes: set HMICDIFF_SERVED=1"),
]

ROOT = Path(__file__).resolve().parents[2]
FIRST = "2014-11-crime-inspection.txt"
DROPPED = "2019-05-peel-2018-19-effectiveness.txt"
START_SECONDS, RUN_SECONDS, STOP_SECONDS = 240, 240, 60
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

    def api(self, path: str, **words: object) -> Any:  # noqa: ANN401 - JSON
        """Post to the API and return its answer; without words, get."""
        ask = httpx.post if words else httpx.get
        answer = ask(f"{self.ui}/api/{path}", timeout=30, **({"json": words} if words else {}))
        answer.raise_for_status()
        return answer.json()

    def trigger(self) -> dict[str, Any]:
        """Run the nightly deployment now; return the run once it has ended."""
        deployment = self.api("deployments/name/watch/nightly")["id"]
        config = {"inputs": str(self.folder / "inputs"), "outputs": str(self.folder / "outputs")}
        run = self.api(f"deployments/{deployment}/create_flow_run", parameters={"config": config})["id"]
        ended = {"COMPLETED", "FAILED", "CRASHED", "CANCELLED"}
        return until(
            RUN_SECONDS,
            lambda: (now := self.api(f"flow_runs/{run}"))["state_type"] in ended and now,
        )

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
    """Start everything over a folder of its own, with a block that notifies the receiver; stop it all."""
    folder = tmp_path_factory.mktemp("served")
    (folder / "inputs" / "norfolk").mkdir(parents=True)
    shutil.copy(samples / FIRST, folder / "inputs" / "norfolk")
    ports = free_port(), free_port()
    ui, reports = (f"http://127.0.0.1:{port}" for port in ports)
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    environment |= {
        "PREFECT_HOME": str(folder / "home"),
        "PREFECT_RESULTS_LOCAL_STORAGE_PATH": str(folder / "results"),
    }
    words = ["--port", str(ports[0]), "--reports-port", str(ports[1]), "--outputs", str(folder / "outputs")]
    with (folder / "log").open("w") as log:
        process = subprocess.Popen(
            [sys.executable, str(ROOT / "flows" / "serve.py"), *words],
            cwd=folder, env=environment, stdout=log, stderr=log, text=True,
        )  # fmt: skip
    served = Served(folder, process, {**environment, "PREFECT_API_URL": f"{ui}/api"}, ui, reports, hook[1])
    try:
        until(START_SECONDS, lambda: "Ctrl-C stops" in (folder / "log").read_text() or process.poll())
        assert process.poll() is None, (folder / "log").read_text()
        notify(served, hook[0])
        yield served
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            code = process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            raise
    assert code == 0
    with pytest.raises(httpx.ConnectError):
        httpx.get(f"{ui}/api/health", timeout=5)


def notify(served: Served, address: str) -> None:
    """Make a custom webhook block and the automation that sends through it; twice, as a user might."""
    kind = served.api("block_types/slug/custom-webhook")["id"]
    schema = served.api("block_schemas/filter", block_schemas={"block_type_id": {"any_": [kind]}})[0]["id"]
    data = {"name": "hook", "url": address, "json_data": {"subject": "{{subject}}", "body": "{{body}}"}}
    served.api("block_documents/", name="hook", data=data, block_type_id=kind, block_schema_id=schema)
    command = [sys.executable, str(ROOT / "flows" / "automations.py"), "--block", "custom-webhook/hook"]
    for _ in range(2):
        subprocess.run(command, env=served.environment, cwd=served.folder, check=True, capture_output=True)
    assert len(served.api("automations/filter", limit=10)) == 1


def photograph(page: Any, name: str) -> None:  # noqa: ANN401 - a page of Playwright's
    """Keep a picture of a page for the documentation, where one is asked for."""
    if PICTURES:
        page.wait_for_timeout(1500)
        page.screenshot(path=str(Path(PICTURES) / f"prefect-{name}.png"))


def look(served: Served, run: dict[str, Any]) -> None:
    """Open a run in the UI, its artifacts, and follow the link to the report."""
    chromium = runpy.run_path(str(ROOT / "tests" / "browser" / "chromium.py"))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium["find_browser"](), args=[*chromium["ARGS"]]
        )
        page = browser.new_page(viewport={"width": 1280, "height": 860})
        page.goto(f"{served.ui}/deployments")
        page.get_by_text("nightly").first.wait_for()
        photograph(page, "deployments")
        page.goto(f"{served.ui}/runs/flow-run/{run['id']}")
        page.get_by_text("Norfolk Constabulary: 2 reports").first.wait_for()
        photograph(page, "run")
        page.locator("#artifacts").click()
        page.get_by_text("report-norfolk-constabulary").first.click()
        link = page.locator(f'a[href^="{served.reports}"]').first
        link.wait_for()
        photograph(page, "artifact")
        assert link.get_attribute("href") == f"{served.reports}/norfolk-constabulary/report.html"
        page.goto(str(link.get_attribute("href")))
        assert "Norfolk Constabulary" in page.title()
        photograph(page, "report")
        browser.close()


def test_a_dropped_report_is_compared_seen_and_told_once(served: Served) -> None:
    """A report dropped in leads to a new report, a table of what is new and one notification; then none."""
    assert served.trigger()["state_name"] == "Completed"
    shutil.copy(ROOT / "inputs" / "norfolk" / DROPPED, served.folder / "inputs" / "norfolk")
    run = served.trigger()
    assert run["state_name"] == "Completed"
    assert "Norfolk Constabulary: 2 reports" in run["state"]["message"]
    left = served.artifacts(run)
    body = "norfolk-constabulary"
    expected = {
        "new-since-last-run",
        f"summary-{body}",
        f"verdicts-{body}",
        f"report-{body}",
        f"review-{body}",
    }
    assert expected <= left.keys()
    assert "investigation" in left["new-since-last-run"]
    until(30, lambda: served.told)
    assert "Norfolk Constabulary, " in served.told[0]["body"]
    assert f"{served.reports}/{body}/report.html#" in served.told[0]["body"]
    assert until(30, lambda: served.events("hmicdiff.change.detected"))
    assert len(until(30, lambda: served.events("hmicdiff.report.added"))) == 2
    look(served, run)
    again = served.trigger()
    assert again["state"]["message"] == "nothing new since the last run"
    until(30, lambda: len(served.events("hmicdiff.run.finished")) == 3)
    assert served.artifacts(again) == {}
    assert len(served.told) == 1
