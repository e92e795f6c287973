"""Everything as `make serve` starts it, in one go: server, worker, schedule, browser, notifications, and a kill."""

from __future__ import annotations

import contextlib
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
from urllib.parse import urlsplit

import httpx
import pytest

from flows.automations import NAMES

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

FIRST = ("2014-09-core-business-letter.txt", "2014-11-crime-inspection.txt", "hmi-assessment-transcript.txt")
OTHER = ("2014-11-crime-inspection.txt", "2024-09-peel-2023-25.txt")
DROPPED = "2019-05-peel-2018-19-effectiveness.txt"
"""The sixth report: three of Norfolk and two of Suffolk stand there before."""
BODY = "norfolk-constabulary"
START_SECONDS, RUN_SECONDS, STOP_SECONDS, SEEN_SECONDS = 600, 600, 120, 120
WIDE, NARROW = 1280, 390
"""Screens, in pixels: an ordinary one's and a telephone's."""
RUNNING = {"state": {"type": {"any_": ["RUNNING"]}}}
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
    served = Served(folder, process, {**environment, "PREFECT_API_URL": f"{ui}/api"}, ui, reports, hook[1])
    try:
        until(START_SECONDS, lambda: "Ctrl-C stops" in served.log() or process.poll() is not None)
        assert process.poll() is None, served.log()
        yield served
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
            process.wait(STOP_SECONDS)


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


def content(place: Path) -> bytes:
    """Return what stands in a file; nothing where it is gone or another's."""
    with contextlib.suppress(OSError):
        return place.read_bytes()
    return b""


def children_of(pid: int) -> list[str]:
    """Return the processes that a process started."""
    return Path(f"/proc/{pid}/task/{pid}/children").read_text().split()


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
    for key in ("new-since-last-run", f"summary-{BODY}", f"report-{BODY}", f"grades-{BODY}"):
        page.get_by_text(key).first.wait_for()
    photograph(page, "artifacts")
    page.get_by_text(f"grades-{BODY}").first.dispatch_event("click")
    picture = page.locator(".artifact-data-image img")
    picture.wait_for()
    assert picture.evaluate("one => one.complete && one.naturalWidth > 300")
    photograph(page, "grades")
    page.goto(f"{served.ui}/runs/flow-run/{run['id']}")
    page.locator("#artifacts").dispatch_event("click")
    page.get_by_text("new-since-last-run").first.dispatch_event("click")
    page.locator("blockquote").first.wait_for()
    for width in (NARROW, WIDE):  # the narrow one first, for the picture is of the wide one
        page.set_viewport_size({"width": width, "height": 860})
        edges = page.locator("blockquote").evaluate_all(
            "all => all.map(one => one.getBoundingClientRect().right)"
        )
        assert max(edges) <= width
    photograph(page, "new")
    page.goto(f"{served.ui}/runs/flow-run/{run['id']}")
    link.wait_for(state="attached")
    link.evaluate("link => link.scrollIntoView({block: 'center'})")
    photograph(page, "log")
    page.goto(str(link.get_attribute("href")))
    assert "Norfolk Constabulary" in page.title()
    photograph(page, "report")


def enter(served: Served, page: Page) -> None:
    """Give the UI the key it asks for, once."""
    page.goto(served.ui)
    field = page.get_by_placeholder("admin:pass")
    field.wait_for()
    photograph(page, "key")
    field.fill(served.key())
    field.press("Enter")
    page.get_by_text("Flow Runs").first.wait_for()


def make_block(served: Served, page: Page, address: str) -> str:
    """Make a custom webhook block in the UI, as the documentation says; return it as ``type/name``."""
    page.goto(f"{served.ui}/blocks/catalog/custom-webhook/create")
    page.get_by_text("Webhook URL").first.wait_for()
    page.locator("form input[type=text]").first.fill("inspections")
    name, url = (page.locator("form .p-textarea__control").nth(number) for number in (0, 1))
    name.fill("inspections")
    url.fill(address)
    data = page.locator("form .p-code-input__textarea").nth(
        1
    )  # the query's parameters stand before the JSON data
    data.fill('{"subject": "{{subject}}", "text": "{{body}}"}')
    data.evaluate("one => one.scrollIntoView({block: 'center'})")
    photograph(page, "block")
    press(page, "button", "Create")
    page.wait_for_url("**/blocks/block/*")
    return "custom-webhook/inspections"


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
