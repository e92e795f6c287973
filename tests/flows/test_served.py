"""Everything as `make serve` starts it, in one go: server, worker, schedule, browser, notifications, and a kill."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import httpx
import pytest

from flows.automations import NAMES
from tests.flows.serving import ROOT, RUN_SECONDS, SEEN_SECONDS, STOP_SECONDS, Served, content, start, until
from tests.flows.ui import BODY, WIDE, enter, follow_to_the_report, make_block, run_in_the_ui

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

pytestmark = [
    pytest.mark.prefect,
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.skipif("HMICDIFF_SERVED" not in os.environ, reason="takes minutes: `make served`"),
]

DROPPED = "2019-05-peel-2018-19-effectiveness.txt"
"""The sixth report: three of Norfolk and two of Suffolk stand there before."""


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
    """Start everything; what is notified lands in the receiver's list."""
    with start(tmp_path_factory.mktemp("served"), samples, hook[1]) as started:
        yield started


def stop(served: Served) -> None:
    """Press Ctrl-C: all that was started ends, a run under way too, and nothing answers any more."""
    started = served.processes()
    assert started.keys() == {"server", "worker", "upkeep"}
    served.process.send_signal(signal.SIGINT)
    assert served.process.wait(STOP_SECONDS) == 0
    mark = f"HMICDIFF_SERVED_BY={served.process.pid}".encode()
    assert not [place for place in Path("/proc").glob("[0-9]*/environ") if mark in content(place)]
    assert not [pid for pid in started.values() if Path(f"/proc/{pid}").exists()]
    for address in (f"{served.ui}/api/health", f"{served.reports}/index.html"):
        with pytest.raises(httpx.ConnectError):
            httpx.get(address, timeout=5)


def notify(served: Served, block: str) -> None:
    """Make the automations that send through a block; twice, as a user might."""
    twice = "import sys; from flows.automations import main; sys.exit(main() or main())"
    words = ["--block", block, "--late-after", "0.5"]
    command = [sys.executable, "-c", twice, *words]
    subprocess.run(command, env=served.environment, cwd=served.folder, check=True, capture_output=True)
    assert len(served.api("automations/filter", limit=10)) == len(NAMES)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Return a page of a real browser; it is patient, for everything runs on one machine."""
    page = browser.new_page(viewport={"width": WIDE, "height": 860}, reduced_motion="reduce")
    page.set_default_timeout(SEEN_SECONDS * 1000)
    yield page
    page.close()


def refuse_strangers(served: Served) -> None:
    """Another page, another host, and who has not the key get nothing; nobody else can read the key."""
    count = "flow_runs/count"
    assert served.raw("POST", count, {}).status_code == 200
    assert httpx.post(f"{served.ui}/api/{count}", json={}).status_code == 401
    assert served.raw("POST", count, {}, Origin="https://example.org").status_code == 403
    assert served.raw("POST", count, {}, Host="rebound.example.org").status_code == 421
    assert served.raw("POST", count, {}, Origin=served.ui).status_code == 200
    assert httpx.get(served.reports, headers={"Host": "example.org"}).status_code == 421
    assert (served.folder / ".hmicdiff" / "key").stat().st_mode & 0o077 == 0


def kill_in_mid_run(served: Served) -> dict[str, Any]:
    """Kill the worker and the process of the run that it runs, as a lack of memory would; return the run."""
    run: dict[str, Any] = until(RUN_SECONDS, served.under_way)
    mark = f"PREFECT__FLOW_RUN_ID={run['id']}".encode()
    worker = served.processes()["worker"]
    os.kill(worker, signal.SIGKILL)
    for place in Path("/proc").glob("[0-9]*/environ"):
        if mark in content(place):
            os.kill(int(place.parent.name), signal.SIGKILL)
    until(SEEN_SECONDS, lambda: served.processes().get("worker", worker) != worker)
    assert "the worker ended by SIGKILL; it is started again" in served.log()
    until(SEEN_SECONDS, lambda: f"{run['name']}: was left by a process that ended" in served.log())
    return run


def test_it_all_in_one_go(served: Served, page: Page, hook: tuple[str, list[dict[str, str]]]) -> None:
    """A night as it goes: by the clock, a sixth report, a killed worker, the next run, one notification each."""
    refuse_strangers(served)
    asked: list[str] = []
    page.on("response", lambda answer: asked.append(answer.url))
    enter(served, page)
    notify(served, make_block(served, page, hook[0]))

    with served.scheduled():
        until(SEEN_SECONDS, lambda: "nightly, " in str(served.api("flow_runs/filter", limit=50)))
        first = served.ended_run(set())
    assert (first["auto_scheduled"], first["state_name"]) == (True, "Completed"), first["state"]["message"]
    assert first["name"].startswith("watch inputs: 2 of 2 bodies made")
    assert "Norfolk Constabulary: 3 reports" in first["state"]["message"]
    assert served.artifacts(first).keys() >= {f"grades-{BODY}", f"verdicts-{BODY}"}
    told = len(served.told)  # the first run tells what the newest reports hold

    shutil.copy(ROOT / "inputs" / "norfolk" / DROPPED, served.folder / "inputs" / "norfolk")
    (served.folder / "inputs" / "norfolk" / "2020-01-scan.pdf").write_bytes(b"%PDF-1.4 cut short")
    # Prefect holds a run's events for minutes that the clock planned only seconds before: this one is asked for.
    run_in_the_ui(served, page)
    killed = kill_in_mid_run(served)
    state = until(SEEN_SECONDS, lambda: crashed(served, killed["id"]))
    assert "has ended without saying so" in state["message"]
    until(SEEN_SECONDS, lambda: len(served.told) > told)
    assert subjects(served)[told:] == ["hmicdiff: A run failed"]
    assert "Crashed" in served.told[told]["text"]

    with served.scheduled():
        run = served.ended_run({first["id"], killed["id"]})
    assert run["state_name"] == "Completed", run["state"]["message"]
    assert "Norfolk Constabulary: 4 reports" in run["state"]["message"]
    left = served.artifacts(run)
    assert {"new-since-last-run", f"report-{BODY}", f"review-{BODY}"} <= left.keys()
    assert "investigation" in left["new-since-last-run"].lower()
    until(SEEN_SECONDS, lambda: len(served.told) >= told + 3)
    assert sorted(subjects(served)[told + 1 :]) == [
        "hmicdiff: Inputs were refused",
        "hmicdiff: Something got worse",
    ]
    (worse,) = (one["text"] for one in served.told[told:] if "got worse" in one["subject"])
    assert "Norfolk Constabulary, " in worse
    assert f"{served.reports}/{BODY}/report.html#" in worse
    assert "2020-01-scan.pdf" in next(one["text"] for one in served.told if "refused" in one["subject"])
    follow_to_the_report(served, page, run)

    run_in_the_ui(served, page)
    again = served.ended_run({first["id"], killed["id"], run["id"]})
    assert again["state"]["message"] == "nothing new since the last run"
    assert again["name"] == "watch inputs: nothing new"
    assert served.artifacts(again) == {}
    make_late(served)
    until(SEEN_SECONDS * 2, lambda: len(served.told) >= told + 4)
    assert subjects(served)[told + 3 :] == ["hmicdiff: A run is late"]
    assert {urlsplit(one).hostname for one in asked if one.startswith("http")} == {"127.0.0.1"}
    stop(served)


def crashed(served: Served, run: str) -> dict[str, Any] | None:
    """Return a run's state once it is Crashed."""
    state: dict[str, Any] = served.api(f"flow_runs/{run}")["state"]
    return state if state["type"] == "CRASHED" else None


def subjects(served: Served) -> list[str]:
    """Return the subjects of what was told."""
    return [one["subject"] for one in served.told]


def make_late(served: Served) -> None:
    """Ask for a run in a pool that no worker serves."""
    served.api("work_pools/", name="nobody", type="process")
    flow = served.api("flows/", name="watch")["id"]
    made = served.api(
        "deployments/",
        name="nobody",
        flow_id=flow,
        work_pool_name="nobody",
        tags=["hmicdiff"],
        entrypoint="x:y",
    )
    state = {"type": "SCHEDULED"}
    served.api(f"deployments/{made['id']}/create_flow_run", state=state, tags=["hmicdiff"])
