"""A Prefect server for one run from the command line, forked off before anything has threads.

Where no server is named Prefect starts one itself; to do so it loads the whole of it in the program too, which takes longer
than the server's start. What is forked here loads it once, on top of what the program has loaded already, and leaves out
what one run has no use for: pages, and the registration of blocks. It writes to the same database, and ends with the program.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import socket
import sys
import threading
from typing import TYPE_CHECKING, NoReturn

import httpx
from prefect.settings import (
    PREFECT_API_BLOCKS_REGISTER_ON_START,
    PREFECT_API_URL,
    PREFECT_SERVER_EPHEMERAL_ENABLED,
    PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS,
    temporary_settings,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["is_wanted", "own_server"]

HOST = "127.0.0.1"
_EPHEMERAL = {"PREFECT__SERVER_EPHEMERAL": "1", "PREFECT__SERVER_FINAL": "1", "PREFECT_UI_ENABLED": "0"}
"""What Prefect tells a server that it starts itself."""


@contextlib.contextmanager
def own_server() -> Iterator[None]:
    """Have Prefect speak to a server of this program's own, where none is named and one can be forked off.

    The server goes on beyond this context until the program ends, for what Prefect logs is sent last of all.
    """
    address = _started() if is_wanted() else None
    with temporary_settings({PREFECT_API_URL: address}) if address else contextlib.nullcontext():
        yield


def is_wanted() -> bool:
    """Whether Prefect would start a server itself, and this process can be forked: others than Linux forbid or fear it."""
    can_fork = sys.platform == "linux" and threading.active_count() == 1
    return can_fork and not PREFECT_API_URL.value() and PREFECT_SERVER_EPHEMERAL_ENABLED.value()


def _started() -> str | None:
    """Start a server and wait until it answers; return its address, null where it does not."""
    listening = socket.create_server((HOST, 0))
    address = f"http://{HOST}:{listening.getsockname()[1]}/api"
    ours, theirs = os.pipe()
    number = os.fork()
    if number == 0:
        os.close(theirs)
        _serve_and_exit(listening, ours)
    os.close(ours)
    listening.close()
    atexit.register(_stop, number, theirs)
    try:
        httpx.get(f"{address}/health", timeout=PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS.value())
    except httpx.HTTPError:
        return None
    return address


def _stop(number: int, until: int) -> None:
    """Let the server end, and wait for it: what it has taken up is written by then."""
    os.close(until)
    with contextlib.suppress(ChildProcessError):
        os.waitpid(number, 0)


def _serve_and_exit(listening: socket.socket, until: int) -> NoReturn:
    """Serve until the other end of a pipe is closed, as it is however the program ends."""
    status = 1
    try:
        os.setsid()  # Ctrl-C is for the program, which tells the server what became of its run
        os.environ.update(_EPHEMERAL)
        with temporary_settings({PREFECT_API_BLOCKS_REGISTER_ON_START: False}):
            _serve(listening, until)
        status = 0
    finally:
        os._exit(status)


def _serve(listening: socket.socket, until: int) -> None:
    """Serve Prefect's own application."""
    import uvicorn  # noqa: PLC0415 - for the server alone, as all of the next
    from prefect.server.api.server import create_app  # noqa: PLC0415 - it takes seconds to load

    server = uvicorn.Server(uvicorn.Config(create_app, factory=True, log_level="error", lifespan="on"))
    threading.Thread(target=_watch, args=(server, until), daemon=True).start()
    server.run([listening])


def _watch(server: object, until: int) -> None:
    """Have a server end once nobody holds the other end of a pipe."""
    os.read(until, 1)
    server.should_exit = True  # type: ignore[attr-defined]  # of uvicorn, which is not loaded here
