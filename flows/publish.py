"""What a flow shows in the Prefect UI: a summary, the findings quoted, the grades, a link to the report."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, cast

from prefect.artifacts import (
    create_image_artifact,
    create_link_artifact,
    create_markdown_artifact,
    create_progress_artifact,
    update_progress_artifact,
)

from flows.reasons import due_to
from hmicdiff.reporting.brief import news_rows, review_rows, summary_markdown, verdict_rows
from hmicdiff.reporting.listing import as_entries, as_findings
from hmicdiff.reporting.picture import as_address, grades_svg
from hmicdiff.reporting.words import body_slug

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from uuid import UUID

    from flows.reasons import Reasons
    from hmicdiff.job import BodyResult
    from hmicdiff.model import Comparison, Reading, Refusal

__all__ = [
    "publish_body",
    "publish_corpus",
    "publish_news",
    "publish_progress",
    "publish_refused",
    "report_address",
]

BASE_URL = "HMICDIFF_REPORT_BASE_URL"
"""Environment variable: where the outputs are served; a browser does not open file:// links from the UI."""
SERVED_FOLDER = "HMICDIFF_REPORT_FOLDER"
"""Environment variable: the folder served there; unset where every run's outputs are."""


def report_address(outputs: Path, slug: str) -> str:
    """Return where a body's report opens: its address where these outputs are served, else its path."""
    base, served = os.environ.get(BASE_URL), os.environ.get(SERVED_FOLDER)
    if base and (served is None or outputs.resolve() == Path(served).resolve()):
        return f"{base.rstrip('/')}/{slug}/report.html"
    return str(outputs / slug / "report.html")


def publish_body(result: BodyResult, outputs: Path, readings: Sequence[Reading] = ()) -> str:
    """Publish one body's summary, grades as a picture, verdicts and link; return the report's address.

    The picture is drawn from the body's `readings`; without them, or without a grade in them, there is none.
    """
    slug = body_slug(result.record.body)
    address = report_address(outputs, slug)
    comparison = result.run.comparisons[0]
    create_markdown_artifact(
        key=f"summary-{slug}",
        markdown=summary_markdown(comparison, address),
        description=result.record.message,
    )
    create_markdown_artifact(
        key=f"verdicts-{slug}",
        markdown=as_findings(verdict_rows(comparison, address), "There is nothing to compare with yet."),
        description=f"Verdicts on {result.record.body}",
    )
    create_markdown_artifact(
        key=f"review-{slug}",
        markdown=as_findings(review_rows(comparison, address), "Nothing needs a person."),
        description=f"Verdicts on {result.record.body} that need a person: judge them in the report, "
        "save its decisions file, and drop that into the inputs' folder `decisions`",
    )
    _publish_grades(comparison, readings, slug)
    if address.startswith("http"):
        create_link_artifact(
            key=f"report-{slug}", link=address, link_text=f"Change report: {result.record.body}"
        )
    return address


def _publish_grades(comparison: Comparison, readings: Sequence[Reading], slug: str) -> None:
    """Publish a body's grades as a picture, which its address holds whole, for the reports may not be served."""
    if readings and (picture := grades_svg(comparison, readings)):
        create_image_artifact(
            image_url=as_address(picture),
            key=f"grades-{slug}",
            description=f"Grades of {comparison.body} by topic and inspection",
        )


def publish_refused(refused: Sequence[Refusal]) -> None:
    """Publish the inputs that were refused, with reasons."""
    if refused:
        entries = as_entries((one.path, one.code, one.reason) for one in refused)
        create_markdown_artifact(
            key="refused-inputs", markdown=entries, description="Inputs that could not be read"
        )


def publish_news(results: Sequence[BodyResult], reasons: Reasons, outputs: Path) -> None:
    """Publish what a watch run found: why it ran, and each finding that is new since the last run with its reason."""
    rows = [
        row
        for result in results
        if result.made
        for row in news_rows(
            result.run.comparisons[0],
            _before(result),
            due_to(reasons, result),
            report_address(outputs, body_slug(result.record.body)),
        )
    ]
    create_markdown_artifact(
        key="new-since-last-run",
        markdown=as_findings(rows, "No finding differs from the run before."),
        description=reasons.in_words(),
    )


def publish_progress(of: int) -> Callable[[str], None]:
    """Publish how far a run over `of` bodies is; call what is returned once for each body done."""
    artifact = cast("UUID", create_progress_artifact(0.0, key="bodies", description=f"0 of {of} bodies"))
    done: list[str] = []

    def advance(body: str) -> None:
        done.append(body)
        words = f"{len(done)} of {of} bodies, last {body}"
        update_progress_artifact(artifact, 100 * len(done) / of, description=words)

    return advance


def publish_corpus(results: Sequence[BodyResult], failed: Mapping[str, str]) -> None:
    """Publish one entry a body, those that failed first: its result, or why it failed."""
    entries = [
        *((body, "failed", why) for body, why in sorted(failed.items())),
        *((one.record.body, "made again" if one.made else "", one.record.message) for one in results),
    ]
    create_markdown_artifact(key="corpus", markdown=as_entries(entries), description="All bodies")


def _before(result: BodyResult) -> Comparison | None:
    """Return the comparison that stood in the outputs before."""
    return result.before.comparisons[0] if result.before else None
