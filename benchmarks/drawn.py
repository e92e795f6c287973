"""What is told today of drawn report pairs whose verdicts strangers read: by sheet and by rule, with what is right and wrong still.

    python benchmarks/drawn.py [SHEET ...]

The pairs stand in ``tests/gold/drawn``, the readers' sheets beside it (``verdict_sheet_NAME.json``). A verdict that a reader called
right in its class is *kept* where the same class is told of the same matter, and *lost* where another is, or none; a wrong one is
*still told* or *mended*. The rules have met these texts since: the shares say what a change of a rule does, and no longer what a report
of a new style may expect.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hmicdiff.pipeline import Input, run_pipeline
from hmicdiff.reading.choose import read_document
from hmicdiff.reading.find import find_inputs
from hmicdiff.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hmicdiff.model import Verdict

__all__ = ["SHEETS", "Outcome", "outcomes"]

GOLD = Path(__file__).resolve().parents[1] / "tests" / "gold"
SHEETS = tuple(sorted(one.name for one in (GOLD / "drawn").iterdir() if one.is_dir()))
_Matter = tuple[str, str, str | None]
"""A pair of reports, by the body; a topic; the name of a thread of it, None for the whole."""
_FATES = {
    (True, True): "kept",
    (True, False): "lost",
    (False, True): "still told",
    (False, False): "mended",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one verdict that a reader read."""

    sheet: str
    rule: str
    """By which it was told when it was drawn."""
    fate: str


def outcomes(sheet: str) -> tuple[Outcome, ...]:
    """Return what became of each verdict of a sheet, each matter once."""
    rows = json.loads((GOLD / f"verdict_sheet_{sheet}.json").read_text(encoding="utf-8"))["rows"]
    told = _told(GOLD / "drawn" / sheet)
    once: dict[_Matter, dict[str, Any]] = {(row["pair"], row["topic"], row["thread"]): row for row in rows}
    return tuple(
        Outcome(
            sheet=sheet, rule=row["rule"], fate=_FATES[row["class_right"], told.get(key) == row["verdict"]]
        )
        for key, row in once.items()
    )


def _told(folder: Path) -> dict[_Matter, str]:
    """Return the class that is told of each matter of the pairs in a folder."""
    return {
        (pair.name, one.topic, one.thread_name): one.verdict
        for pair in sorted(folder.iterdir())
        for one in _verdicts(pair)
    }


def _verdicts(pair: Path) -> Iterable[Verdict]:
    """Return the verdicts between the two reports in a folder."""
    inputs = [
        Input(
            document=read_document(one.path, relative=one.relative),
            carried=one.carried,
            catalogue=one.catalogue,
        )
        for one in find_inputs([pair]).files
    ]
    runs, _ = run_pipeline(inputs, load_vocabulary())
    return [verdict for run in runs for verdict in run.comparison.verdicts]


def table(found: Iterable[Outcome]) -> list[str]:
    """Return lines that count the outcomes by sheet and by rule."""
    groups: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for one in found:
        for name in (f"sheet {one.sheet}", f"rule {one.rule}", "all"):
            groups[name][one.fate] += 1
    fates = list(_FATES.values())
    head = f"{'':32}" + "".join(f"{fate:>12}" for fate in fates)
    return [
        head,
        *(f"{name:32}" + "".join(f"{groups[name][fate]:12}" for fate in fates) for name in sorted(groups)),
    ]


def main(sheets: Iterable[str]) -> int:
    """Print the table of the sheets named, of all where none is."""
    found = [one for sheet in (list(sheets) or SHEETS) for one in outcomes(sheet)]
    print("\n".join(table(found)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
