"""What a flow shows in the Prefect UI: a summary, the verdicts as a table, a link to the report."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from prefect.artifacts import create_link_artifact, create_markdown_artifact, create_table_artifact

from hmicdiff.pipeline import slug_of
from hmicdiff.reporting.summary import summary_markdown, verdict_rows

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from hmicdiff.job import BodyResult
    from hmicdiff.model import Refusal

__all__ = ["publish_body", "publish_refused", "report_address"]

BASE_URL = "HMICDIFF_REPORT_BASE_URL"
"""Environment variable: where the outputs are served; a browser does not open file:// links from the UI."""


def report_address(outputs: Path, slug: str) -> str:
    """Return where a body's report opens: its address where outputs are served, else its path."""
    base = os.environ.get(BASE_URL)
    return f"{base.rstrip('/')}/{slug}/report.html" if base else str(outputs / slug / "report.html")


def publish_body(result: BodyResult, outputs: Path) -> str:
    """Publish one body's summary, verdicts and link; return the report's address."""
    slug = slug_of(result.record.body)
    address = report_address(outputs, slug)
    comparison = result.run.comparisons[0]
    create_markdown_artifact(
        key=f"summary-{slug}",
        markdown=summary_markdown(comparison, address),
        description=result.record.message,
    )
    create_table_artifact(
        key=f"verdicts-{slug}",
        table=verdict_rows(comparison),
        description=f"Verdicts on {result.record.body}",
    )
    if address.startswith("http"):
        create_link_artifact(
            key=f"report-{slug}", link=address, link_text=f"Change report: {result.record.body}"
        )
    return address


def publish_refused(refused: Sequence[Refusal]) -> None:
    """Publish the inputs that were refused, with reasons."""
    if refused:
        rows = [{"file": one.path, "code": one.code, "reason": one.reason} for one in refused]
        create_table_artifact(key="refused-inputs", table=rows, description="Inputs that could not be read")
