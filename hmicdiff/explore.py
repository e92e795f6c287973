"""The database in a browser: Datasette on this machine alone, with the data dictionary and links into the reports.

Datasette is installed by the extra ``explore``; it opens the file read-only.
"""

from __future__ import annotations

import socket
import sqlite3
from textwrap import dedent
from typing import TYPE_CHECKING, Any

from hmicdiff.dataset.questions import QUESTIONS, SEARCH
from hmicdiff.dataset.schema import TABLES
from hmicdiff.dataset.views import VIEWS
from hmicdiff.errors import UsageError
from hmicdiff.reporting.view.context import anchor_id
from hmicdiff.reporting.view.report import topic_file

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping
    from pathlib import Path

    from hmicdiff.dataset.schema import Column, Table

    App = Callable[..., Awaitable[None]]

__all__ = ["describe", "explore_app", "links_into_reports", "serve"]

HOST = "127.0.0.1"
DATABASE = "hmicdiff"
"""Name of the database in Datasette, as of its file."""
_MOST_FACETS = 5
_KEYS = ("finding", "item", "report", "slug")
"""Columns whose values have a place in the reports."""
_SHOWN = {("findings", "verdict"): "finding", ("items", "status"): "item", ("reports", "path"): "report"}
"""Cells that bear the link where Datasette makes one of its own of the key."""


def serve(outputs: Path, port: int, tell: Callable[[str], None]) -> None:
    """Serve an output folder's database until Ctrl-C.

    Raises: UsageError where there is no database, no Datasette, or the port is taken.
    """
    app = explore_app(outputs)
    import uvicorn  # noqa: PLC0415 - comes with Datasette

    with socket.socket() as free:
        free.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            free.bind((HOST, port))
        except OSError as error:
            msg = f"port {port} is taken ({error.strerror}); name another with --port"
            raise UsageError(msg) from error
    tell(f"http://{HOST}:{port}/{DATABASE}  (Ctrl-C ends it)")
    uvicorn.run(app, host=HOST, port=port, log_level="warning")


def explore_app(outputs: Path) -> App:
    """Return Datasette over an output folder's database, its pages under ``/outputs/``, for this machine's names alone.

    Raises: UsageError where there is no database, or Datasette is not installed.
    """
    path = outputs / f"{DATABASE}.sqlite"
    if not path.is_file():
        msg = f"{path}: there is no database; run hmicdiff compare first"
        raise UsageError(msg)
    try:
        from datasette.app import Datasette  # noqa: PLC0415 - not everyone has it
        from datasette.plugins import pm  # noqa: PLC0415 - as above
        from starlette.middleware.trustedhost import TrustedHostMiddleware  # noqa: PLC0415 - as above
    except ImportError as error:
        msg = "Datasette is not installed; pip install 'hmicdiff[explore]', or make explore in a checkout"
        raise UsageError(msg) from error
    if not pm.has_plugin(__name__):
        pm.register(_plugin(), name=__name__)
    shown = Datasette(
        immutables=[str(path)],
        metadata=describe(),
        static_mounts=[("outputs", str(outputs.resolve()))],
        settings={"sql_time_limit_ms": 5000, "facet_time_limit_ms": 1000, "default_page_size": 50},
    )
    shown.links = links_into_reports(path, outputs)
    app: App = TrustedHostMiddleware(shown.app(), allowed_hosts=[HOST, "localhost"])
    return app


def _plugin() -> Any:  # noqa: ANN401 - pluggy takes any object
    """Return the plugin that makes links of what has a place in the reports."""
    from datasette import hookimpl  # noqa: PLC0415 - as above
    from markupsafe import Markup  # noqa: PLC0415 - as above

    class Links:
        __name__ = "hmicdiff"

        @hookimpl  # type: ignore[untyped-decorator] # Datasette has no types
        def render_cell(
            self,
            row: Any,  # noqa: ANN401 - Datasette's
            value: Any,  # noqa: ANN401 - as above
            column: str,
            table: str | None,
            datasette: Any,  # noqa: ANN401 - as above
        ) -> Markup | None:
            key = _SHOWN.get((table or "", column)) or (column if column in _KEYS else "")
            address = getattr(datasette, "links", {}).get((key, row[key])) if key else None
            return Markup('<a href="{}">{}</a>').format(address, value) if address else None

    return Links()


def links_into_reports(path: Path, outputs: Path) -> Mapping[tuple[str, str], str]:
    """Return the address of each finding, item, report's text and body's page, by column and value."""
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
    try:
        findings = connection.execute(
            "SELECT f.finding, b.slug, f.topic FROM findings f JOIN bodies b USING (body)"
        ).fetchall()
        items = [one for (one,) in connection.execute("SELECT item FROM items")]
        reports = connection.execute(
            "SELECT r.report, b.slug FROM reports r JOIN bodies b USING (body)"
        ).fetchall()
        slugs = [one for (one,) in connection.execute("SELECT slug FROM bodies")]
    finally:
        connection.close()
    links = {
        ("finding", one): f"{_page(outputs, slug, topic)}#{anchor_id('f', one)}"
        for one, slug, topic in findings
    }
    for one in items:
        slug, _, item = one.partition("/")
        links["item", one] = f"/outputs/{slug}/report.html#{anchor_id('i', item)}"
    links |= {("report", one): f"/outputs/{slug}/sources/{one}.txt" for one, slug in reports}
    return links | {("slug", one): f"/outputs/{one}/report.html" for one in slugs}


def _page(outputs: Path, slug: str, topic: str) -> str:
    """Return the page that shows a topic's findings: a large report is divided."""
    name = topic_file(topic)
    return f"/outputs/{slug}/{name if (outputs / slug / name).is_file() else 'report.html'}"


def describe() -> dict[str, Any]:
    """Return Datasette's metadata: the data dictionary, facets, and the questions as pages."""
    asked = {f"question_{number}": _query(*one) for number, one in enumerate(QUESTIONS, 1)}
    return {
        "title": "Inspection reports compared",
        "license": "Open Government Licence v3.0 (the reports' own words)",
        "license_url": "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
        "databases": {
            DATABASE: {
                "tables": {
                    **{table.name: _table(table) for table in TABLES},
                    **{name: {} for name, _ in VIEWS},
                },
                "queries": {**asked, "search": _query(*SEARCH)},
            }
        },
    }


def _query(title: str, sql: str) -> dict[str, str]:
    return {"title": title, "sql": dedent(sql).strip()}


def _table(table: Table) -> dict[str, Any]:
    """Return one table's description."""
    facets = [
        one.name
        for one in table.columns
        if one.name in {"body", "topic"} or one.one_of or one.kind == "boolean"
    ]
    return {
        "description": table.meaning,
        "columns": {one.name: f"{_meaning(one)} Source: {table.source_of(one)}." for one in table.columns},
        "facets": facets[:_MOST_FACETS],
        **({"label_column": "programme"} if table.name == "inspections" else {}),
    }


def _meaning(column: Column) -> str:
    """Return a column's meaning with its unit and words."""
    unit = f" Unit: {column.unit}." if column.unit else ""
    words = f" One of: {', '.join(column.one_of)}." if column.one_of else ""
    return f"{column.meaning}{unit}{words}"
