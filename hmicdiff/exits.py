"""How the command ends, and how it names what it could not read.

Exit codes: 0 done; 1 a defect of ours; 2 usage; 3 nothing readable; 4 some inputs refused, the
rest done; 5 a decisions file breaks a rule.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hmicdiff.model import Refusal

__all__ = [
    "BAD_DECISIONS",
    "DEFECT",
    "DONE",
    "NOTHING_READABLE",
    "SOME_REFUSED",
    "USAGE",
    "name_refused",
    "nothing_readable",
]

DONE, DEFECT, USAGE, NOTHING_READABLE, SOME_REFUSED, BAD_DECISIONS = range(6)


def name_refused(refused: Sequence[Refusal]) -> int:
    """Name every refused input in one line, and return the exit code that says so."""
    for refusal in sorted(refused, key=lambda one: one.path):
        sys.stderr.write(f"hmicdiff: {refusal.path}: {refusal.code}: {refusal.reason}\n")
    return SOME_REFUSED if refused else DONE


def nothing_readable(refused: Sequence[Refusal]) -> int:
    """Say that no input could be read."""
    if not refused:
        sys.stderr.write("hmicdiff: no reports found (.txt .md .html .htm .pdf .docx)\n")
    name_refused(refused)
    return NOTHING_READABLE
