"""Everything on one machine: Prefect server, deployments, a worker, and the reports, on loopback.

Run it with ``python flows/serve.py``; it prints the addresses, starts again what dies, and stops all it
started on Ctrl-C.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import flows  # noqa: F401 - sets Prefect's defaults in the environment the children inherit
from flows.guard import is_address, is_local, origins
from flows.key import CLIENT, KEY, PASSWORD, key_in
from flows.parts import MARK, Part, PartError, stop, sweep, watch
from flows.place import Taken, free_or_taken, held
from flows.reports import reports_server

if TYPE_CHECKING:
    from types import FrameType

__all__ = ["environment_of", "main", "refusal"]

ROOT = Path(__file__).resolve().parent.parent
POOL = "hmicdiff"
_NAME = re.compile(r"[A-Za-z0-9][\w.-]*", re.ASCII)
"""A host's name, or its IPv4 address."""
WORKER = f"serve {socket.gethostname()}"
LOG = ROOT / ".hmicdiff" / "server.log"
PLACE = ROOT / ".hmicdiff" / "serving"
HEALTH_SECONDS = 300
POLL_SECONDS = 2
"""The worker looks for runs so often; it also notices only then that it is asked to stop."""
KEEP_ALIVE_SECONDS = 5
UPKEEP_SECONDS = 20
"""So often runs that nobody runs any more are looked for, and runs to come are named."""


def main() -> int:
    """Start everything, keep it up, and stop everything in order."""
    words = _words()
    complaint = refusal(words.host) or _unfit(words)
    if complaint:
        return _complain(complaint, 2)
    reports_at = f"http://{_in_url(words.host)}:{words.reports_port}"
    said = f"Prefect UI {_ui(words)}, reports {reports_at}/index.html"
    try:
        with held(PLACE, said):
            for port in (words.port, words.reports_port):
                free_or_taken(words.host, port)
            return _with_reports(words)
    except Taken as taken:
        return _complain(str(taken), 2)


def _complain(text: str, code: int) -> int:
    """Say one line of complaint; return the code."""
    sys.stderr.write(f"hmicdiff: {text}\n")
    return code


def _with_reports(words: argparse.Namespace) -> int:
    """Serve the reports from here and the rest from processes."""
    reports = reports_server(words.outputs, words.host, words.reports_port)
    threading.Thread(target=reports.serve_forever, daemon=True).start()
    for request in (signal.SIGTERM, signal.SIGINT):  # else a worker started in a shell's background,
        signal.signal(request, _as_interrupt)  # where Ctrl-C is ignored, would ignore its stop as well
    LOG.unlink(missing_ok=True)
    sys.stdout.write(f"starting, which takes up to a minute; the server's log is {LOG.relative_to(ROOT)}\n")
    sys.stdout.flush()
    parts: list[Part] = []
    try:
        key = "" if words.no_key else key_in()
        return _serve(words, environment_of(words, reports.server_address[1], key), parts)
    except OSError as error:
        return _complain(str(error), 1)
    finally:
        _end(parts)
        reports.shutdown()


def _serve(words: argparse.Namespace, environment: dict[str, str], parts: list[Part]) -> int:
    """Start server and worker, note them in `parts`, and keep them up until asked to stop."""
    try:
        parts.append(_server(words, environment))
        parts[0].start()
        _run(environment, "work-pool", "create", POOL, "--type", "process", "--overwrite")
        _run(environment, "--no-prompt", "deploy", "--all")
        _end_leftovers(environment)
        for part in (_worker(environment), _upkeep(environment)):
            parts.append(part)
            part.start()
        _say(words, environment)
        watch(parts, partial(_died, environment))
    except KeyboardInterrupt:
        sys.stdout.write("stopping\n")
        sys.stdout.flush()
    except (OSError, PartError, subprocess.CalledProcessError, TimeoutError) as error:
        return _complain(str(error), 1)
    return 0


def _server(words: argparse.Namespace, environment: dict[str, str]) -> Part:
    """Return Prefect's server behind the guard, as a part."""
    uvicorn = (
        "uvicorn",
        "--factory",
        "flows.guard:create_app",
        "--app-dir",
        str(ROOT),
        "--log-level",
        "warning",
    )
    place = ("--host", words.host, "--port", str(words.port), "--timeout-keep-alive", str(KEEP_ALIVE_SECONDS))
    return Part(
        "the Prefect server",
        (sys.executable, "-m", *uvicorn, *place),
        ROOT,
        {**environment, "PREFECT__SERVER_FINAL": "1"},
        LOG,
        ready=partial(_await_health, environment["PREFECT_API_URL"]),
    )


def _worker(environment: dict[str, str]) -> Part:
    """Return the worker, as a part."""
    words = ("worker", "start", "--pool", POOL, "--name", WORKER, "--limit", "2")
    return Part("the worker", _command(*words), ROOT, environment)


def _upkeep(environment: dict[str, str]) -> Part:
    """Return what looks after the runs, as a part."""
    words = ("-m", "flows.upkeep", POOL, WORKER, "--every", str(UPKEEP_SECONDS))
    return Part("the upkeep of runs", (sys.executable, *words), ROOT, environment, spoken=True)


def _died(environment: dict[str, str], part: Part) -> None:
    """End the runs that a dead worker left; the server's death ends none."""
    if part.name == "the worker":
        _end_leftovers(environment)


def _end(parts: list[Part]) -> None:
    """Stop the worker, end the runs it leaves, and stop the server last; nothing stays behind."""
    server, others = parts[:1], parts[1:]
    stop(others)
    sweep(str(os.getpid()), spare=[one.process.pid for one in server if one.process])
    if others and server[0].ended() is None:
        with contextlib.suppress(subprocess.CalledProcessError, subprocess.TimeoutExpired, KeyboardInterrupt):
            _end_leftovers(dict(others[0].environment))
    stop(server)
    sweep(str(os.getpid()))


def _end_leftovers(environment: dict[str, str]) -> None:
    """End the runs that nobody runs any more, and say which; a server that is not there is asked again later."""
    command = (sys.executable, "-m", "flows.upkeep", POOL, WORKER)
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    sys.stdout.write(done.stdout)
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        sys.stderr.write(f"hmicdiff: leftover runs could not be ended: {last}\n")
    sys.stdout.flush()


def _words() -> argparse.Namespace:
    """Return the command line's words."""
    parser = argparse.ArgumentParser(description="Prefect server, worker and reports on one machine.")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=_port, default=4200, help="of the Prefect server and UI")
    parser.add_argument("--reports-port", type=_port, default=8765, help="of the reports")
    parser.add_argument("--outputs", type=Path, default=ROOT / "outputs")
    parser.add_argument(
        "--no-key", action="store_true", help="let every program of this machine drive the server"
    )
    return parser.parse_args()


def refusal(host: str) -> str | None:
    """Return why a host is refused: it is none, or other machines could reach the server and no password is set."""
    if not (_NAME.fullmatch(host) or (":" in host and is_address(host))):
        return f"{host!r} is no name or address of a host"
    if is_local(host) or os.environ.get(PASSWORD):
        return None
    return f"{host} can be reached from other machines: set {PASSWORD} first"


def _unfit(words: argparse.Namespace) -> str | None:
    """Return why nothing can be served as the command line says, null where it can; makes the folder of outputs."""
    if words.port == words.reports_port:
        return f"server and reports can't both be at port {words.port}"
    try:
        words.outputs.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        return f"{words.outputs} can't be the folder of outputs: {error.strerror}"
    return None


def _port(word: str) -> int:
    """Return a port. Raises: ValueError where there is none of that number."""
    port = int(word)
    if not 0 < port < 1 << 16:
        raise ValueError(word)
    return port


_port.__name__ = "port"  # as argparse calls it where it is none


def environment_of(words: argparse.Namespace, reports_port: int, key: str = "") -> dict[str, str]:
    """Return the children's environment; `key` is what server and clients agree on where no password is set."""
    environment = dict(os.environ)
    environment.update(
        PREFECT_API_URL=f"{_ui(words)}/api",
        PREFECT_SERVER_API_PORT=str(words.port),
        PREFECT_SERVER_UI_V2_ENABLED="false",
        PREFECT_LOGGING_LEVEL="INFO",
        PREFECT_WORKER_QUERY_SECONDS=str(POLL_SECONDS),
        PREFECT_SERVER_CORS_ALLOWED_ORIGINS=",".join(origins(words.host, words.port)),
        HMICDIFF_AT=f"{words.host}:{words.port}",
        HMICDIFF_ROOT=str(ROOT),
        HMICDIFF_TURNS="hmicdiff-outputs",
        HMICDIFF_REPORT_FOLDER=str(words.outputs.resolve()),
    )
    environment[MARK] = str(os.getpid())
    environment.setdefault("HMICDIFF_REPORT_BASE_URL", f"http://{_in_url(words.host)}:{reports_port}")
    auth = environment.get(PASSWORD) or key
    if auth:
        environment[PASSWORD] = auth
        environment.setdefault(CLIENT, auth)
    return environment


def _command(*words: str) -> list[str]:
    """Return a Prefect command line that runs in this very environment."""
    return [sys.executable, "-m", "prefect", *words]


def _run(environment: dict[str, str], *words: str) -> None:
    """Run a Prefect command to its end.

    Raises: CalledProcessError if it fails.
    """
    done = subprocess.run(_command(*words), cwd=ROOT, env=environment, capture_output=True, check=False)
    if done.returncode:
        sys.stderr.write(done.stdout.decode(errors="replace") + done.stderr.decode(errors="replace"))
        done.check_returncode()


def _await_health(api: str, server: Part) -> None:
    """Wait until the server answers.

    Raises: TimeoutError if it does not within its time, OSError if it ends before.
    """
    until = time.monotonic() + HEALTH_SECONDS
    while time.monotonic() < until:
        if (code := server.ended()) is not None:
            msg = f"the Prefect server ended with code {code} before it answered; see {LOG}"
            raise OSError(msg)
        try:
            with urllib.request.urlopen(f"{api}/health", timeout=5):  # noqa: S310 - our own address
                return
        except (urllib.error.URLError, TimeoutError):
            time.sleep(0.5)
    msg = f"the Prefect server did not answer within {HEALTH_SECONDS} s"
    raise TimeoutError(msg)


def _ui(words: argparse.Namespace) -> str:
    """Return the address of server and UI."""
    return f"http://{_in_url(words.host)}:{words.port}"


def _in_url(host: str) -> str:
    """Return a host as an address writes it."""
    return f"[{host}]" if ":" in host else host


def _say(words: argparse.Namespace, environment: dict[str, str]) -> None:
    """Print where everything is, and what opens it; not the key itself, for what is printed may be kept."""
    if os.environ.get(PASSWORD):
        opened = f", which asks once for {PASSWORD}"
    else:
        opened = "" if words.no_key else f", which asks once for the key: cat {KEY.relative_to(ROOT)}"
    sys.stdout.write(
        f"Prefect UI   {_ui(words)}{opened}\n"
        f"reports      {environment['HMICDIFF_REPORT_BASE_URL']}/index.html\n"
        "Ctrl-C stops everything\n"
    )
    sys.stdout.flush()


def _as_interrupt(_signal: int, _frame: FrameType | None) -> None:
    """Treat a request to end as Ctrl-C."""
    raise KeyboardInterrupt


if __name__ == "__main__":
    sys.exit(main())
