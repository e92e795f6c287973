"""A flow run on its own from the command line, on Prefect's embedded server."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import flows  # noqa: F401 - sets Prefect's defaults before Prefect is imported
from hmicdiff import job
from hmicdiff.errors import HmicdiffError
from hmicdiff.reporting.words import body_slug
from hmicdiff.store import load_manifest

if TYPE_CHECKING:
    from collections.abc import Callable

    from flows.config import FolderConfig

__all__ = ["run"]

DONE, USAGE, NOTHING_READABLE = 0, 2, 3


def run(flow: Callable[..., Any], config_type: type[FolderConfig], description: str) -> int:
    """Run a flow once with the command line's words, and say where the reports are."""
    from flows.own import own_server  # noqa: PLC0415 - imports Prefect, which must come last
    from flows.publish import report_address  # noqa: PLC0415 - as above

    words = _words(description)
    config = config_type(inputs=words.inputs, outputs=words.outputs, force=words.force)
    try:
        _prepare(config)
        with own_server():
            state = flow(config, return_state=True)
    except HmicdiffError as error:
        sys.stderr.write(f"hmicdiff: {error}\n")
        return USAGE
    finally:
        job.dismiss_readers()
    sys.stdout.write(f"{state.message}\n")
    for record in load_manifest(config.outputs).bodies:
        sys.stdout.write(f"report: {report_address(config.outputs, body_slug(record.body))}\n")
    return DONE if state.is_completed() else NOTHING_READABLE


def _prepare(config: FolderConfig) -> None:
    """Get ready what reads files, where there is something to do, while this process has no threads.

    Raises: HmicdiffError.
    """
    plan = job.make_plan(config.job_params())
    if not job.is_done(plan):
        job.prepare_readers(plan.files)


def _words(description: str) -> argparse.Namespace:
    """Return the command line's words."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--inputs", type=Path, default=Path("inputs"))
    parser.add_argument("--outputs", type=Path, default=Path("outputs"))
    parser.add_argument("--force", action="store_true")
    return parser.parse_args()
