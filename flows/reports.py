"""A small server of the reports, read-only: a browser does not open a file's path from the Prefect UI."""

from __future__ import annotations

import base64
import functools
import hmac
import io
import os
import socket
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import unquote, urlsplit

from flows.guard import HEADERS, is_own, own_names
from flows.key import PASSWORD

__all__ = ["reports_server"]

POLICY = "frame-ancestors 'none'; base-uri 'none'; form-action 'none'; object-src 'none'"
"""Beside this each report says itself that it asks nobody for anything."""

NO_REPORT_YET = b"""<!doctype html>
<html lang="en"><meta charset="utf-8"><title>No report yet</title>
<h1>No report yet</h1>
<p>No run has written a report here. Put reports into the folder <code>inputs</code> and start
<code>watch/nightly</code> in the Prefect UI, or wait for the night; then load this page again.</p>
</html>
"""


class ReadOnly(SimpleHTTPRequestHandler):
    """Serve files below one folder, to who knows the password if there is one; no log line a request.

    Folders are not listed, and links that lead out of the folder are not there.
    """

    server_version, sys_version = "hmicdiff", ""

    def __init__(self, *request: Any, names: frozenset[str], password: str | None, **words: Any) -> None:  # noqa: ANN401 - handed on
        """Remember the names to answer to, and what the header must say; `password` is ``user:password``."""
        self.names = names
        self.expected = b"Basic " + base64.b64encode(password.encode()) if password else None
        super().__init__(*request, **words)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Say nothing."""

    def end_headers(self) -> None:
        """Say with every answer how far a browser may trust it."""
        for name, value in {**HEADERS, "Content-Security-Policy": POLICY}.items():
            self.send_header(name, value)
        super().end_headers()

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        """Refuse who asks another host, who has not the password, hidden names, and links out of the folder."""
        if not is_own(self.headers.get("Host", ""), self.names):
            self._refuse(421)
            return None
        if self.expected and not hmac.compare_digest(self._said(), self.expected):
            self._refuse(401, ("WWW-Authenticate", 'Basic realm="hmicdiff"'))
            return None
        if any(part.startswith(".") for part in unquote(self.path).split("/")):
            self._refuse(404)
            return None
        root, asked = Path(self.directory).resolve(), Path(self.translate_path(self.path)).resolve()
        if not asked.is_relative_to(root):
            self._refuse(404)
            return None
        if not (root / "index.html").exists() and urlsplit(self.path).path in {"/", "/index.html"}:
            return self._no_report_yet()
        return super().send_head()

    def list_directory(self, path: str | os.PathLike[str]) -> io.BytesIO | None:
        """List nothing."""
        del path
        self._refuse(404)
        return None

    def _refuse(self, code: int, *headers: tuple[str, str]) -> None:
        """Answer with a code alone."""
        self.send_response(code)
        for name, value in (*headers, ("Content-Length", "0")):
            self.send_header(name, value)
        self.end_headers()

    def _no_report_yet(self) -> io.BytesIO:
        """Answer with a page that says what to do."""
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(NO_REPORT_YET)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        return io.BytesIO(NO_REPORT_YET)

    def _said(self) -> bytes:
        """Return who the browser says it is."""
        return self.headers.get("Authorization", "").encode()


class _Server(ThreadingHTTPServer):
    """A server of IPv4 or IPv6, as its address says."""

    def __init__(self, address: tuple[str, int], handler: Any) -> None:  # noqa: ANN401 - a partial class
        """Choose the family of the address before it is bound."""
        if ":" in address[0]:
            self.address_family = socket.AF_INET6
        super().__init__(address, handler)


def reports_server(folder: Path, host: str, port: int) -> ThreadingHTTPServer:
    """Return a server of `folder`, not yet started; port 0 takes a free one.

    It asks for the password of the Prefect server where one is set.
    """
    handler = functools.partial(
        ReadOnly, directory=str(folder), names=own_names(host), password=os.environ.get(PASSWORD)
    )
    return _Server((host, port), handler)
