"""No stranger's page drives the server or reads the reports: harmless requests of every kind show it."""

from __future__ import annotations

import asyncio
import threading
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from flows.guard import HEADERS, Guard, is_own, origins, own_names, policy
from flows.key import PASSWORD
from flows.reports import reports_server

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HOST, PORT = "127.0.0.1", 4300
OWN = f"{HOST}:{PORT}"


async def answer(scope: Any, receive: Any, send: Any) -> None:  # noqa: ANN401 - as ASGI calls it
    """Answer every request with a word, as a server that trusts everybody."""
    del receive, scope
    await send(
        {"type": "http.response.start", "status": 200, "headers": [(b"referrer-policy", b"no-referrer")]}
    )
    await send({"type": "http.response.body", "body": b"done"})


def ask(headers: dict[str, str], method: str = "POST") -> httpx.Response:
    """Ask the guarded server."""
    guard = Guard(answer, own_names(HOST), origins(HOST, PORT))

    async def asked() -> httpx.Response:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(guard)) as client:
            return await client.request(method, f"http://{OWN}/api/flow_runs/count", headers=headers)

    return asyncio.run(asked())


@pytest.mark.parametrize(
    ("headers", "code"),
    [
        ({}, 200),
        ({"Origin": f"http://{OWN}"}, 200),
        ({"Origin": f"http://localhost:{PORT}"}, 200),
        ({"Host": f"localhost:{PORT}", "Origin": f"http://localhost:{PORT}"}, 200),
        ({"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}, 200),
        ({"Origin": "https://example.org"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": f"http://{HOST}:{PORT + 1}"}, 403),
        ({"Origin": f"http://{OWN}.example.org"}, 403),
        ({"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"}, 403),
        ({"Host": "example.org"}, 421),
        ({"Host": f"rebound.example.org:{PORT}", "Origin": f"http://rebound.example.org:{PORT}"}, 421),
        ({"Host": "192.0.2.7"}, 421),
        ({"Host": "["}, 421),
    ],
)
def test_only_own_pages_and_programs_ask(headers: dict[str, str], code: int) -> None:
    """A program that names the server and a page of its own are served, other pages and names are not."""
    assert ask(headers).status_code == code


def test_answers_say_how_far_to_trust_them() -> None:
    """Each answer, a refusal too, carries the headers; one that the server says itself stays."""
    assert ask({}).headers["referrer-policy"] == "no-referrer"
    for response in (ask({}), ask({"Host": "example.org"})):
        for name in HEADERS.keys() - {"Referrer-Policy"}:
            assert response.headers.get_list(name) == [HEADERS[name]]


def test_a_policy_names_only_what_a_policy_can_name() -> None:
    """An IPv6 address has no form in a policy, and a browser complains of one; `'self'` stands for it."""
    told = policy(origins("::1", PORT))
    assert f"connect-src 'self' http://{HOST}:{PORT} http://localhost:{PORT} ws:" in told
    assert "[" not in told


def test_a_strange_page_opens_no_socket() -> None:
    """A websocket of another page is closed before the server hears of it."""
    sent: list[Any] = []

    async def send(message: Any) -> None:  # noqa: ANN401 - as ASGI calls it
        sent.append(message)

    headers = [(b"host", OWN.encode()), (b"origin", b"https://example.org")]
    guard = Guard(answer, own_names(HOST), origins(HOST, PORT))
    asyncio.run(guard({"type": "websocket", "headers": headers}, None, send))  # type: ignore[arg-type]
    assert [one["type"] for one in sent] == ["websocket.close"]


def test_names_of_a_proxy_are_added(monkeypatch: pytest.MonkeyPatch) -> None:
    """`HMICDIFF_HOSTS` adds names; beyond loopback each plain address is own, for no page can point it elsewhere."""
    assert not is_own("reports.example.org", own_names(HOST))
    monkeypatch.setenv("HMICDIFF_HOSTS", "reports.example.org, ui.example.org")
    assert is_own("Reports.example.org:443", own_names(HOST))
    assert is_own("192.0.2.7:4200", own_names("0.0.0.0"))  # noqa: S104 - asked, not bound
    assert not is_own("example.com", own_names("0.0.0.0"))  # noqa: S104 - asked, not bound


@pytest.fixture
def outputs(tmp_path: Path) -> Path:
    """Return outputs with a report, and links out of them."""
    folder = tmp_path / "outputs"
    (folder / "kent").mkdir(parents=True)
    (folder / "kent" / "report.html").write_text("kent", encoding="utf-8")
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "up").symlink_to(tmp_path)
    return folder


@pytest.fixture
def address(outputs: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Return where the outputs are served."""
    monkeypatch.delenv(PASSWORD, raising=False)
    server = reports_server(outputs, HOST, 0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://{HOST}:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


def test_a_report_is_served_with_its_headers(address: str) -> None:
    """A report opens, and says that it may not be framed nor its type guessed."""
    got = httpx.get(f"{address}/kent/report.html")
    assert got.text == "kent"
    assert got.headers["X-Content-Type-Options"] == "nosniff"
    assert "frame-ancestors 'none'" in got.headers["Content-Security-Policy"]


@pytest.mark.parametrize("path", ["kent/", "link.txt", "up/secret.txt", "up/outputs/../secret.txt", "up/"])
def test_nothing_is_listed_and_no_link_leads_out(address: str, path: str) -> None:
    """A folder without a page of its own, and a link out of the outputs, are not there."""
    assert httpx.get(f"{address}/{path}").status_code == 404


def test_reports_answer_to_their_own_name_alone(address: str) -> None:
    """A name that somebody points to this machine gets nothing."""
    assert httpx.get(f"{address}/kent/report.html", headers={"Host": "example.org"}).status_code == 421


def test_there_is_a_page_before_the_first_run(address: str, outputs: Path) -> None:
    """Before a run has written, the address says what to do; afterwards it is the index."""
    assert "No report yet" in httpx.get(f"{address}/").text
    assert "No report yet" in httpx.get(f"{address}/index.html").text
    (outputs / "index.html").write_text("all bodies", encoding="utf-8")
    assert httpx.get(f"{address}/").text == "all bodies"
