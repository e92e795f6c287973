"""Decisions files held against their rules and the findings that stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hmicdiff import store
from hmicdiff.errors import DecisionError
from hmicdiff.intake import load_decisions
from hmicdiff.standing import standing_runs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

__all__ = ["check_decisions"]


def check_decisions(files: Sequence[Path], out: Path) -> tuple[str, ...]:
    """Return one line for each decisions file that breaks a rule, or that speaks of no current finding.

    Findings are looked up in the runs that stand in `out`; where there are none, only the shape of
    the files is checked.
    """
    records = store.load_manifest(out).bodies
    known = {
        verdict.id
        for record in records
        if store.is_intact(out, record.files)
        for run in standing_runs(out, [record])
        for comparison in run.comparisons
        for verdict in comparison.verdicts
    }
    return tuple(line for path in files for line in _complaints(path, known))


def _complaints(path: Path, known: set[str]) -> Iterator[str]:
    """Yield what is wrong with one decisions file."""
    try:
        found = load_decisions(path)
    except DecisionError as error:
        yield str(error)
    else:
        for one in found:
            verdict = one.record.verdict_id
            if known and verdict not in known:
                yield f"{path}:{one.line}: verdict_id {verdict}: no such finding in the current outputs"
