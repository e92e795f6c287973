"""Everything on one machine: Prefect server, deployments, a worker, and the reports, on loopback.

Run it with ``python flows/serve.py``; it prints the addresses and stops all it started on Ctrl-C.
"""

from __future__ import annotations

import argparse
import ipaddress
import os
import signal
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import flows  # noqa: F401 - sets Prefect's defaults in the environment the children inherit
from flows.reports import PASSWORD, reports_server

if TYPE_CHECKING:
    from types import FrameType

__all__ = ["environment_of", "main", "refusal"]

ROOT = Path(__file__).resolve().parent.parent
POOL = "hmicdiff"
LOG = ROOT / ".hmicdiff" / "server.log"
HEALTH_SECONDS = 300
STOP_SECONDS = 20
"""A process that has not stopped by then, asked once, is killed with all it started."""
POLL_SECONDS = 2
"""The worker looks for runs so often; it also notices only then that it is asked to stop."""


def main() -> int:
    """Start everything, wait, and stop everything in order."""
    words = _words()
    complaint = refusal(words.host)
    if complaint:
        sys.stderr.write(f"hmicdiff: {complaint}\n")
        return 2
    words.outputs.mkdir(parents=True, exist_ok=True)
    reports = reports_server(words.outputs, words.host, words.reports_port)
    threading.Thread(target=reports.serve_forever, daemon=True).start()
    for request in (signal.SIGTERM, signal.SIGINT):  # else a worker started in a shell's background,
        signal.signal(request, _as_interrupt)  # where Ctrl-C is ignored, would ignore its stop as well
    children: list[subprocess.Popen[bytes]] = []
    LOG.parent.mkdir(exist_ok=True)
    sys.stdout.write(f"starting, which takes up to a minute; the server's log is {LOG.relative_to(ROOT)}\n")
    sys.stdout.flush()
    try:
        return _serve(words, environment_of(words, reports.server_address[1]), children)
    finally:
        _stop(children)
        reports.shutdown()


def _serve(
    words: argparse.Namespace, environment: dict[str, str], children: list[subprocess.Popen[bytes]]
) -> int:
    """Start server and worker, note them in `children`, and wait until the worker ends or is stopped."""
    try:
        with LOG.open("wb") as log:
            place = ("--host", words.host, "--port", str(words.port))
            children.append(_start(environment, "server", "start", *place, log=log))
        _await_health(environment["PREFECT_API_URL"], children[0])
        _run(environment, "work-pool", "create", POOL, "--type", "process", "--overwrite")
        _run(environment, "--no-prompt", "deploy", "--all")
        children.append(_start(environment, "worker", "start", "--pool", POOL, "--limit", "2"))
        _say(words, environment)
        children[-1].wait()
    except KeyboardInterrupt:
        sys.stdout.write("stopping\n")
    except (OSError, subprocess.CalledProcessError, TimeoutError) as error:
        sys.stderr.write(f"hmicdiff: {error}\n")
        return 1
    return 0


def _words() -> argparse.Namespace:
    """Return the command line's words."""
    parser = argparse.ArgumentParser(description="Prefect server, worker and reports on one machine.")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=4200, help="of the Prefect server and UI")
    parser.add_argument("--reports-port", type=int, default=8765, help="of the reports")
    parser.add_argument("--outputs", type=Path, default=ROOT / "outputs")
    return parser.parse_args()


def refusal(host: str) -> str | None:
    """Return why a host is refused: other machines could reach the server and no password is set."""
    try:
        is_local = host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        is_local = False
    if is_local or os.environ.get(PASSWORD):
        return None
    return f"{host} can be reached from other machines: set {PASSWORD} first"


def environment_of(words: argparse.Namespace, reports_port: int) -> dict[str, str]:
    """Return the children's environment."""
    environment = dict(os.environ)
    environment.update(
        PREFECT_API_URL=f"http://{words.host}:{words.port}/api",
        PREFECT_SERVER_API_PORT=str(words.port),
        PREFECT_SERVER_UI_V2_ENABLED="false",
        PREFECT_LOGGING_LEVEL="INFO",
        PREFECT_WORKER_QUERY_SECONDS=str(POLL_SECONDS),
        HMICDIFF_ROOT=str(ROOT),
        HMICDIFF_REPORT_FOLDER=str(words.outputs.resolve()),
    )
    environment.setdefault("HMICDIFF_REPORT_BASE_URL", f"http://{words.host}:{reports_port}")
    auth = environment.get(PASSWORD)
    if auth:
        environment.setdefault("PREFECT_API_AUTH_STRING", auth)
    return environment


def _command(*words: str) -> list[str]:
    """Return a Prefect command line that runs in this very environment."""
    return [sys.executable, "-m", "prefect", *words]


def _start(environment: dict[str, str], *words: str, log: BinaryIO | None = None) -> subprocess.Popen[bytes]:
    """Start a Prefect command that goes on, in a process group of its own so that Ctrl-C spares it.

    What it says of its work goes to `log`, else to this terminal.
    """
    return subprocess.Popen(
        _command(*words),
        cwd=ROOT,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=log,
        start_new_session=True,
    )


def _run(environment: dict[str, str], *words: str) -> None:
    """Run a Prefect command to its end.

    Raises: CalledProcessError if it fails.
    """
    done = subprocess.run(_command(*words), cwd=ROOT, env=environment, capture_output=True, check=False)
    if done.returncode:
        sys.stderr.write(done.stdout.decode(errors="replace") + done.stderr.decode(errors="replace"))
        done.check_returncode()


def _await_health(api: str, server: subprocess.Popen[bytes]) -> None:
    """Wait until the server answers.

    Raises: TimeoutError if it does not within its time, OSError if it ends before.
    """
    until = time.monotonic() + HEALTH_SECONDS
    while time.monotonic() < until:
        if server.poll() is not None:
            msg = f"the Prefect server ended with code {server.returncode}, is its port taken? See {LOG}"
            raise OSError(msg)
        try:
            with urllib.request.urlopen(f"{api}/health", timeout=5):  # noqa: S310 - our own address
                return
        except (urllib.error.URLError, TimeoutError):
            time.sleep(0.5)
    msg = f"the Prefect server did not answer within {HEALTH_SECONDS} s"
    raise TimeoutError(msg)


def _say(words: argparse.Namespace, environment: dict[str, str]) -> None:
    """Print where everything is."""
    sys.stdout.write(
        f"Prefect UI   http://{words.host}:{words.port}\n"
        f"reports      {environment['HMICDIFF_REPORT_BASE_URL']}/index.html\n"
        "Ctrl-C stops everything\n"
    )
    sys.stdout.flush()


def _stop(children: list[subprocess.Popen[bytes]]) -> None:
    """Stop what was started, the worker before the server it talks to."""
    for child in reversed(children):
        child.terminate()
        try:
            child.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(child.pid, signal.SIGKILL)
            child.wait()


def _as_interrupt(_signal: int, _frame: FrameType | None) -> None:
    """Treat a request to end as Ctrl-C."""
    raise KeyboardInterrupt


if __name__ == "__main__":
    sys.exit(main())
