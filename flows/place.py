"""Where things are served from this checkout: one at a time, and who comes second is told what runs and where."""

from __future__ import annotations

import contextlib
import os
import socket
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

try:
    import fcntl
except ImportError:  # pragma: no cover - a system without locks: the ports alone tell
    fcntl = None  # type: ignore[assignment]

__all__ = ["Taken", "free_or_taken", "held"]


class Taken(Exception):
    """A place is taken; the text says by what."""


@contextlib.contextmanager
def held(place: Path, said: str) -> Iterator[None]:
    """Hold a place while serving, with words for who comes second; the system frees it with the process.

    Raises: Taken where another process holds it, with that one's words and number.
    """
    place.parent.mkdir(parents=True, exist_ok=True)
    with place.open("a+", encoding="utf-8") as file:
        if fcntl is not None:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                file.seek(0)
                msg = f"this is already served: {file.read().strip()}"
                raise Taken(msg) from error
        file.truncate(0)
        file.write(f"{said} (process {os.getpid()})\n")
        file.flush()
        yield


def free_or_taken(host: str, port: int) -> None:
    """Find a port free. Raises: Taken where something listens there already, or the host is not this machine's."""
    if port == 0:
        return
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            msg = f"{host} port {port} can't be served at, {error.strerror}: name another with --port or --reports-port"
            raise Taken(msg) from error
