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


def run(flow: Callable[..., Any], config_type: type[FolderConfig], description: str, standing: str) -> int:
    """Run a flow once with the command line's words, and say where the reports are.

    Where nothing is new and no server is named, the message `standing` is all: a server would be started for it alone.
    """
    from flows.own import is_wanted, own_server  # noqa: PLC0415 - imports Prefect, which must come last
    from flows.publish import report_address  # noqa: PLC0415 - as above

    words = _words(description)
    config = config_type(inputs=words.inputs, outputs=words.outputs, force=words.force)
    try:
        if _prepared(config) or not is_wanted():
            with own_server():
                state = flow(config, return_state=True)
            message, done = state.message, state.is_completed()
        else:
            message, done = standing, True
    except HmicdiffError as error:
        sys.stderr.write(f"hmicdiff: {error}\n")
        return USAGE
    finally:
        job.dismiss_readers()
    sys.stdout.write(f"{message}\n")
    for record in load_manifest(config.outputs).bodies:
        sys.stdout.write(f"report: {report_address(config.outputs, body_slug(record.body))}\n")
    return DONE if done else NOTHING_READABLE


def _prepared(config: FolderConfig) -> bool:
    """Whether there is something to do; what reads files is then got ready, while this process has no threads."""
    try:
        plan = job.make_plan(config.job_params())
    except HmicdiffError:  # the run itself says so
        return True
    if job.is_done(plan):
        return False
    job.prepare_readers(plan.files)
    return True


def _words(description: str) -> argparse.Namespace:
    """Return the command line's words."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--inputs", type=Path, default=Path("inputs"))
    parser.add_argument("--outputs", type=Path, default=Path("outputs"))
    parser.add_argument("--force", action="store_true")
    return parser.parse_args()
