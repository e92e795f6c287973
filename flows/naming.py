"""A run's name, as a person looks for it: the flow, the one body concerned or the folder, and at its end what it did."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from prefect.client.orchestration import get_client
from prefect.runtime import flow_run

from hmicdiff.reporting.brief import news
from hmicdiff.reporting.summary import count_findings
from hmicdiff.store import load_manifest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.config import FolderConfig
    from hmicdiff.job import BodyResult

__all__ = ["end_as", "name_of", "result_words", "run_name"]


def run_name() -> str:
    """Return the current run's name."""
    parameters: dict[str, Any] = flow_run.parameters
    return name_of(flow_run.flow_name or "run", parameters["config"])


def name_of(flow: str, config: FolderConfig | dict[str, Any]) -> str:
    """Return the name of a run of `flow`.

    The body is known once the outputs hold that body alone; a corpus is named by its folder.
    """
    plain = config if isinstance(config, dict) else config.model_dump()
    bodies = {record.body for record in load_manifest(Path(plain["outputs"])).bodies}
    if len(bodies) == 1 and flow != "corpus":
        return f"{flow} {bodies.pop()}"
    return f"{flow} {Path(plain['inputs']).resolve().name}"


def end_as(words: str) -> None:
    """Put what the current run did into its name, for the list of runs shows names and no messages."""
    if flow_run.id:
        with get_client(sync_client=True) as client:
            client.update_flow_run(UUID(flow_run.id), name=f"{run_name()}: {words}")


def result_words(results: Sequence[BodyResult], refused: int, failed: int) -> str:
    """Return what a run did in a few words: what is sure of the newest reports, and what went wrong."""
    counts = [count_findings(result.run.comparisons[0]) for result in results]
    parts = [f"{sum(one.made for one in results)} of {len(results)} bodies made"] if len(results) > 1 else []
    told = (
        (sum(one.regressed for one in counts), "worse"),
        (sum(one.raised_again for one in counts), "raised again"),
        (sum(one.now_criticised for one in counts), "praised then, criticised now"),
    )
    if any(result.run.comparisons[0].verdicts for result in results):
        parts += [f"{number} {word}" for number, word in told if number] or [_at_most(results)]
    elif results:
        parts.append("nothing to compare with yet")
    parts += [f"{number} {word}" for number, word in ((refused, "refused"), (failed, "failed")) if number]
    return ", ".join(parts) or "nothing done"


def _at_most(results: Sequence[BodyResult]) -> str:
    """Return what may have got worse where nothing surely has: the findings that a notification tells too."""
    perhaps = sum(len(news(result.run.comparisons[0], None)) for result in results)
    return f"{perhaps} perhaps worse" if perhaps else "nothing got worse"
