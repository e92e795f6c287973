"""What `make serve` starts is for this machine alone, unless a password is set, and tells nobody."""

from __future__ import annotations

import argparse
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import pytest

from flows import serve
from flows.key import PASSWORD
from flows.publish import report_address
from flows.reports import reports_server

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
WORDS = argparse.Namespace(host="127.0.0.1", port=4300, outputs=Path("outputs"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a report and a hidden file."""
    (tmp_path / "index.html").write_text("all bodies", encoding="utf-8")
    (tmp_path / ".hidden").write_text("secret", encoding="utf-8")
    return tmp_path


def served(folder: Path) -> Iterator[str]:
    """Serve a folder and yield its address."""
    server = reports_server(folder, "127.0.0.1", 0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def address(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Return where the folder is served to anybody on this machine."""
    monkeypatch.delenv(PASSWORD, raising=False)
    yield from served(folder)


@pytest.fixture
def guarded(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Return where the folder is served to who knows the password."""
    monkeypatch.setenv(PASSWORD, "ada:lovelace")
    yield from served(folder)


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.7", "::", "example.org"])  # noqa: S104 - refused
def test_other_machines_are_refused_without_a_password(host: str, tmp_path: Path) -> None:
    """A host that other machines can reach starts nothing: one line says what to set, exit code 2."""
    command = [sys.executable, str(ROOT / "flows" / "serve.py"), "--host", host, "--outputs", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env={}, timeout=60)
    assert done.returncode == 2
    assert done.stderr.startswith(f"hmicdiff: {host} can be reached from other machines: set {PASSWORD}")
    assert not done.stdout


@pytest.mark.parametrize(
    "host",
    ["", " ", "http://127.0.0.1", "127.0.0.1:4200", "[::1]", "a/b", "a b", "a@b", "127.0.0.1\n", "caf\u00e9"],
)
def test_what_is_no_host_is_refused(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """An address of a page, one with a port, an empty one: none is bound, whatever password is set."""
    monkeypatch.setenv(PASSWORD, "ada:lovelace")
    assert serve.refusal(host) == f"{host!r} is no name or address of a host"


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (("--host", "192.0.2.7"), "192.0.2.7 port 4200 can't be served at, "),
        (("--port", "8765"), "server and reports can't both be at port 8765"),
        (("--outputs", __file__), f"{__file__} can't be the folder of outputs: File exists"),
    ],
)
def test_what_can_t_be_served_is_one_line(
    words: tuple[str, ...],
    line: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A host that is not this machine's, one port for two, a file for a folder: code 2, and nothing is started."""
    monkeypatch.setenv(PASSWORD, "ada:lovelace")
    monkeypatch.setattr(serve, "PLACE", tmp_path / "serving")
    monkeypatch.setattr(serve, "_with_reports", lambda _: pytest.fail("started"))
    monkeypatch.setattr(sys, "argv", ["serve", "--outputs", str(tmp_path / "outputs"), *words])
    assert serve.main() == 2
    (said,) = capsys.readouterr().err.splitlines()
    assert said.startswith(f"hmicdiff: {line}")


@pytest.mark.parametrize("port", ["0", "-1", "65536", "99999", "x", "", "4200.5"])
def test_what_is_no_port_is_refused(
    port: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A port that there is not is told as any wrong option: code 2, the last line names it."""
    monkeypatch.setattr(sys, "argv", ["serve", "--port", port])
    with pytest.raises(SystemExit) as ended:
        serve.main()
    assert ended.value.code == 2
    assert capsys.readouterr().err.splitlines()[-1].endswith(f"argument --port: invalid port value: {port!r}")


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.2", "localhost", "::1"])
def test_this_machine_is_not_refused(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Loopback needs no password."""
    monkeypatch.delenv(PASSWORD, raising=False)
    assert serve.refusal(host) is None


def test_a_password_opens_other_addresses(monkeypatch: pytest.MonkeyPatch) -> None:
    """With a password set any host may be bound, and worker and deployments know the password."""
    monkeypatch.setenv(PASSWORD, "ada:lovelace")
    assert serve.refusal("0.0.0.0") is None  # noqa: S104 - asked, not bound
    assert serve.environment_of(WORDS, 8800)["PREFECT_API_AUTH_STRING"] == "ada:lovelace"


def test_nothing_is_told_to_anybody(monkeypatch: pytest.MonkeyPatch) -> None:
    """Server, worker and flows run with telemetry off, and with the UI that asks no other host."""
    monkeypatch.delenv("PREFECT_SERVER_ANALYTICS_ENABLED", raising=False)
    monkeypatch.delenv("DO_NOT_TRACK", raising=False)
    code = (
        "import os, flows; print(os.environ['PREFECT_SERVER_ANALYTICS_ENABLED'], os.environ['DO_NOT_TRACK'])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.split() == ["false", "1"]
    assert serve.environment_of(WORDS, 8800)["PREFECT_SERVER_UI_V2_ENABLED"] == "false"


def test_reports_are_served(address: str) -> None:
    """A report opens at its address."""
    assert httpx.get(f"{address}/index.html").text == "all bodies"


@pytest.mark.parametrize("path", [".hidden", "%2ehidden", "norfolk/../.hidden"])
def test_hidden_files_are_not_served(address: str, path: str) -> None:
    """A name that begins with a dot is not there, however it is spelt."""
    assert httpx.get(f"{address}/{path}").status_code == 404


@pytest.mark.parametrize(("user", "code"), [(None, 401), (("ada", "wrong"), 401), (("ada", "lovelace"), 200)])
def test_reports_ask_for_the_password(guarded: str, user: tuple[str, str] | None, code: int) -> None:
    """Where a password is set, the reports want it too."""
    assert httpx.get(f"{guarded}/index.html", auth=user).status_code == code


def test_only_served_outputs_get_an_address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A run that writes elsewhere than to the folder served names a path, not a link that leads nowhere."""
    monkeypatch.setenv("HMICDIFF_REPORT_BASE_URL", "http://127.0.0.1:8765/")
    monkeypatch.setenv("HMICDIFF_REPORT_FOLDER", str(tmp_path / "outputs"))
    assert report_address(tmp_path / "outputs", "kent") == "http://127.0.0.1:8765/kent/report.html"
    assert report_address(tmp_path / "else", "kent") == str(tmp_path / "else" / "kent" / "report.html")
