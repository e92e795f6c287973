"""Nothing that is installed with hmicdiff speaks to anybody while it works."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

from hmicdiff.cli import main

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_a_job_opens_no_socket(samples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A whole job, from reading to the workbook, runs with every way to the network closed."""

    def closed(*_: object, **__: object) -> None:
        msg = "the network was asked"
        raise AssertionError(msg)

    for name in ("connect", "connect_ex", "bind", "sendto"):
        monkeypatch.setattr(socket.socket, name, closed)
    monkeypatch.setattr(socket, "getaddrinfo", closed)
    letter = samples / "2014-09-core-business-letter.txt"
    assert main(["compare", str(letter), "--out", str(tmp_path / "out"), "-q"]) == 0
