"""The database in Datasette: every table described, every question a page, links into the reports."""

from __future__ import annotations

import asyncio
import warnings
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from hmicdiff.cli import main
from hmicdiff.dataset.file import sqlite_bytes
from hmicdiff.dataset.questions import QUESTIONS
from hmicdiff.dataset.schema import TABLES
from hmicdiff.errors import UsageError
from hmicdiff.explore import describe, explore_app

if TYPE_CHECKING:
    from pathlib import Path

    from hmicdiff.api import Dataset


@pytest.fixture(scope="module")
def app(found: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Any:  # noqa: ANN401 - an ASGI app
    """Return Datasette over the two bodies."""
    pytest.importorskip("datasette")
    out = tmp_path_factory.mktemp("explore")
    (out / "hmicdiff.sqlite").write_bytes(sqlite_bytes(found.rows))
    slug = found.rows["bodies"][0]["slug"]
    (out / slug).mkdir()
    (out / slug / "report.html").write_text("<h1>report</h1>", encoding="utf-8")
    return explore_app(out)


def ask(app: Any, path: str, host: str = "127.0.0.1") -> httpx.Response:  # noqa: ANN401 - an ASGI app
    """Return what the app answers to one address."""

    async def get() -> httpx.Response:
        transport = httpx.ASGITransport(app=app)
        async with httpx.AsyncClient(transport=transport, base_url=f"http://{host}") as client:
            return await client.get(path)

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of Datasette's own
        return asyncio.run(get())


def test_every_question_answers(app: Any) -> None:  # noqa: ANN401 - as above
    """The ten questions and the search run in Datasette, and find rows."""
    for number in range(1, len(QUESTIONS) + 1):
        assert "rows" in ask(app, f"/hmicdiff/question_{number}.json").json(), number
    assert ask(app, "/hmicdiff/search.json?words=victim").json()["rows"]


def test_a_finding_leads_to_its_card(app: Any, found: Dataset) -> None:  # noqa: ANN401 - as above
    """In the table and in the views, a finding's cell is a link to its place in the report."""
    finding, body = (found.rows["findings"][0][name] for name in ("finding", "body"))
    slug = next(one["slug"] for one in found.rows["bodies"] if one["body"] == body)
    link = f"/outputs/{slug}/report.html#f-{finding}"
    assert link in ask(app, f"/hmicdiff/findings?finding={finding}").text
    assert link in ask(app, f"/hmicdiff/v_since?finding={finding}").text


def test_pages_of_the_reports_are_served(app: Any, found: Dataset) -> None:  # noqa: ANN401 - as above
    """Where the links lead there is something, and nothing above the outputs."""
    assert "report" in ask(app, f"/outputs/{found.rows['bodies'][0]['slug']}/report.html").text
    assert ask(app, "/outputs/..%2f..%2fetc/passwd").status_code in {400, 403, 404}


def test_other_hosts_are_refused(app: Any) -> None:  # noqa: ANN401 - as above
    """A page that has its own name lead to this machine reads nothing."""
    assert ask(app, "/hmicdiff.json", host="evil.example").status_code == 400


def test_the_description_is_the_dictionary() -> None:
    """Each table has its meaning, each column its own, and facets that exist."""
    told = describe()["databases"]["hmicdiff"]["tables"]
    for table in TABLES:
        assert told[table.name]["description"] == table.meaning
        assert list(told[table.name]["columns"]) == list(table.names)
        assert set(told[table.name]["facets"]) <= set(table.names)


def test_without_a_database_one_line_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing to explore is a mistake of usage."""
    with pytest.raises(UsageError, match="no database"):
        explore_app(tmp_path)
    assert main(["explore", "--out", str(tmp_path)]) == 2
    assert "run hmicdiff compare first" in capsys.readouterr().err
