"""A run's name, as a person looks for it: the flow, then the one body concerned or the folder's name."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from prefect.runtime import flow_run

from hmicdiff.store import load_manifest

if TYPE_CHECKING:
    from flows.config import FolderConfig

__all__ = ["name_of", "run_name"]


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
