"""Who may speak to what `make serve` starts: pages of its own addresses, and programs that name them.

Prefect's server answers to any host name and lets any page's requests act. A page open in the operator's
browser could so drive it, directly or by a name of its own that it points to this machine. `create_app`
is Prefect's server behind a check of both; the server of the reports makes the same check. Its UI asks other
hosts for logos and banners; every answer tells the browser to ask none.
"""

from __future__ import annotations

import ipaddress
import os
import socket
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable, Mapping, MutableMapping

__all__ = [
    "HEADERS",
    "HOSTS",
    "Guard",
    "create_app",
    "is_address",
    "is_local",
    "is_own",
    "origins",
    "own_names",
    "policy",
]

HOSTS = "HMICDIFF_HOSTS"
"""Environment variable: the names that server and reports answer to, with commas between."""

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-site",
}
"""What every answer says to browsers: no guessing of types, no frames, no hint to others of what was read."""

_LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})


def is_local(host: str) -> bool:
    """Whether a host is this machine's loopback."""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def own_names(host: str) -> frozenset[str]:
    """Return the names that what listens at `host` answers to; `HMICDIFF_HOSTS` adds names of a proxy's.

    Beyond loopback these are the machine's name and its address as well.
    """
    added = {name.strip().lower() for name in os.environ.get(HOSTS, "").split(",") if name.strip()}
    names = _LOCAL | {host.lower()} | added
    return names if is_local(host) else names | {socket.gethostname().lower(), socket.getfqdn().lower()}


def is_own(said: str, names: Iterable[str]) -> bool:
    """Whether a request's host, with or without a port, is one of `names`.

    Where other machines are served, which `names` tells by holding an address that is not loopback, every
    plain address is: nobody can point one elsewhere, as a page can its name.
    """
    try:
        host = (urlsplit(f"//{said}").hostname or "").lower()
    except ValueError:
        return False
    return host in names or (is_address(host) and any(is_address(one) and not is_local(one) for one in names))


def is_address(host: str) -> bool:
    """Whether a host is given by number."""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def origins(host: str, port: int) -> tuple[str, ...]:
    """Return the addresses under which a browser may have opened what listens at `host` and `port`."""
    return tuple(f"http://{f'[{name}]' if ':' in name else name}:{port}" for name in sorted(own_names(host)))


def policy(allowed: Iterable[str], reports: str = "") -> str:
    """Return what a page of the server may ask, for its Content-Security-Policy: the server, and the reports' pictures.

    The UI draws itself with scripts and styles that stand in the page, hence the unsafe words.
    """
    named = [one for one in allowed if "[" not in one]  # no policy can name an IPv6 address; 'self' is it
    own = " ".join(("'self'", *named, *(one.replace("http", "ws", 1) for one in named)))
    return "; ".join(
        (
            "default-src 'self' data: blob:",
            "script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:",
            "style-src 'self' 'unsafe-inline'",
            f"img-src 'self' data: blob: {_origin(reports)}".strip(),
            f"connect-src {own}",
            "frame-ancestors 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "object-src 'none'",
        )
    )


def _origin(address: str) -> str:
    """Return the origin of an address; empty where there is none."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""


class Guard:
    """An ASGI application that hands on what its own pages and programs ask, and refuses the rest."""

    def __init__(
        self,
        app: Callable[..., Awaitable[None]],
        names: frozenset[str],
        allowed: tuple[str, ...],
        reports: str = "",
    ) -> None:
        """Remember the application, the names it answers to, the origins of pages that may ask, and the reports."""
        self.app, self.names, self.allowed = app, names, allowed
        self.headers = {**HEADERS, "Content-Security-Policy": policy(allowed, reports)}

    async def __call__(
        self, scope: MutableMapping[str, Any], receive: Callable[..., Any], send: Callable[..., Any]
    ) -> None:
        """Hand a request on, or refuse it: 421 for another host's, 403 for another page's."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        code = self._refused(
            {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        )
        if code is None:
            await self.app(scope, receive, _with_headers(send, self.headers))
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
        else:
            await _with_headers(send, self.headers)(
                {"type": "http.response.start", "status": code, "headers": []}
            )
            await send(
                {"type": "http.response.body", "body": b"refused: not asked from an address of this server\n"}
            )

    def _refused(self, headers: dict[str, str]) -> int | None:
        """Return the code a request is refused with, null where it is not."""
        host = headers.get("host", "")
        if not is_own(host, self.names):
            return 421
        origin = headers.get("origin")
        if origin is not None and origin not in self.allowed and urlsplit(origin).netloc != host:
            return 403
        strange = (
            headers.get("sec-fetch-site") == "cross-site" and headers.get("sec-fetch-mode") != "navigate"
        )
        return 403 if strange and origin is None else None


def _with_headers(send: Callable[..., Any], headers: Mapping[str, str]) -> Callable[..., Any]:
    """Return `send` that says `headers` with each answer that has not said them itself."""

    async def sending(message: MutableMapping[str, Any]) -> None:
        if message["type"] == "http.response.start":
            said = {name.lower() for name, _ in message.get("headers", ())}
            added = [(name.lower().encode(), value.encode()) for name, value in headers.items()]
            message["headers"] = [*message.get("headers", ()), *(one for one in added if one[0] not in said)]
        await send(message)

    return sending


def create_app() -> Guard:
    """Return Prefect's server behind the guard, as Uvicorn starts it; `HMICDIFF_AT` says where it listens."""
    from prefect.server.api.server import create_app as prefect_app  # noqa: PLC0415 - takes seconds

    host, _, port = os.environ["HMICDIFF_AT"].rpartition(":")
    reports = os.environ.get("HMICDIFF_REPORT_BASE_URL", "")
    return Guard(prefect_app(), own_names(host), origins(host, int(port)), reports)
