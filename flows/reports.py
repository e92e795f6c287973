"""A small server of the reports, read-only: a browser does not open a file's path from the Prefect UI."""

from __future__ import annotations

import base64
import functools
import hmac
import os
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any, BinaryIO
from urllib.parse import unquote

if TYPE_CHECKING:
    import io
    from pathlib import Path

__all__ = ["PASSWORD", "reports_server"]

PASSWORD = "PREFECT_SERVER_API_AUTH_STRING"  # noqa: S105 - the name of an environment variable
"""Prefect's own, ``user:password``; it guards the reports too."""


class ReadOnly(SimpleHTTPRequestHandler):
    """Serve files below one folder, to who knows the password if there is one; no log line a request."""

    def __init__(self, *request: Any, password: str | None, **words: Any) -> None:  # noqa: ANN401 - handed on
        """Remember what the header must say; `password` is ``user:password``."""
        self.expected = b"Basic " + base64.b64encode(password.encode()) if password else None
        super().__init__(*request, **words)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Say nothing."""

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        """Refuse who has not the password, and names that begin with a dot."""
        if self.expected and not hmac.compare_digest(self._said(), self.expected):
            self.send_response(401)
            self.send_header("WWW-Authenticate", 'Basic realm="hmicdiff"')
            self.send_header("Content-Length", "0")
            self.end_headers()
            return None
        if any(part.startswith(".") for part in unquote(self.path).split("/")):
            self.send_error(404)
            return None
        return super().send_head()

    def _said(self) -> bytes:
        """Return who the browser says it is."""
        return self.headers.get("Authorization", "").encode()


def reports_server(folder: Path, host: str, port: int) -> ThreadingHTTPServer:
    """Return a server of `folder`, not yet started; port 0 takes a free one.

    It asks for the password of the Prefect server where one is set.
    """
    handler = functools.partial(ReadOnly, directory=str(folder), password=os.environ.get(PASSWORD))
    return ThreadingHTTPServer((host, port), handler)
