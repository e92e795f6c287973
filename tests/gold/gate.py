"""The accuracy gate: what this build measures against the gold, and floors that only rise.

    python tests/gold/gate.py            measure and compare with the floors
    python tests/gold/gate.py --raise    pin what is measured where it is higher
    python tests/gold/gate.py --raise --allow-lower "why"    pin it even where it is lower, with the reason

The floors stand in ``floors.json`` with a digest of the gold: when the gold changes, they must be pinned anew.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

__all__ = ["Floors", "check", "digest_of_gold", "load_floors", "measure", "parse_figures", "raised"]

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
FLOORS = HERE / "floors.json"
NOISE = 0.0005
"""A figure printed with three decimals is the same within this."""
_LINE = re.compile(r"^(?P<name>[a-z][\w.-]+)\s+(?P<figure>\d\.\d{3})\s", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Floors:
    """What may not be undercut."""

    gold: str
    """Digest of the gold these floors were measured on."""
    floors: dict[str, float]
    lowered: tuple[str, ...] = field(default=())
    """Every time a floor was lowered: which, from what to what, why."""


def digest_of_gold() -> str:
    """Return a hash over the hand-made answers and their scorer."""
    total = hashlib.sha256()
    for name in (
        "figure_changes",
        "figures",
        "repeats",
        "reports",
        "section_links",
        "statements",
        "statement_near_misses",
        "unmatched_sections",
        "verdicts",
    ):
        total.update((HERE / f"{name}.json").read_bytes())
    total.update((HERE / "score.py").read_bytes())
    return total.hexdigest()[:16]


def measure() -> dict[str, float]:
    """Run the scorer through the installed command and return each measure's figure."""
    command = f"{sys.executable} -m hmicdiff"
    words = [
        sys.executable,
        str(HERE / "score.py"),
        "--inputs",
        str(ROOT / "inputs/norfolk"),
        "--gold",
        str(HERE),
    ]
    done = subprocess.run([*words, "--cmd", command], capture_output=True, text=True, check=True, cwd=ROOT)
    return parse_figures(done.stdout)


def parse_figures(text: str) -> dict[str, float]:
    """Return the figure of each measure that the scorer's lines hold."""
    return {match["name"]: float(match["figure"]) for match in _LINE.finditer(text)}


def load_floors() -> Floors:
    """Return the pinned floors."""
    plain = json.loads(FLOORS.read_text(encoding="utf-8"))
    return Floors(gold=plain["gold"], floors=plain["floors"], lowered=tuple(plain["lowered"]))


def check(figures: dict[str, float], floors: Floors, gold: str) -> list[str]:
    """Return one line for each floor that does not hold."""
    complaints = [] if gold == floors.gold else ["the gold has changed: pin the floors anew"]
    for name, floor in sorted(floors.floors.items()):
        figure = figures.get(name)
        if figure is None:
            complaints.append(f"{name} is no longer measured (floor {floor:.3f})")
        elif figure < floor - NOISE:
            complaints.append(f"{name} fell to {figure:.3f} (floor {floor:.3f})")
    return complaints


def raised(figures: dict[str, float], floors: Floors, gold: str, reason: str | None) -> Floors:
    """Return floors pinned at what is measured.

    Raises: ValueError if one would fall and no reason is given.
    """
    fallen = [
        f"{name}: {floor:.3f} to {figures.get(name, 0.0):.3f}: {reason}"
        for name, floor in sorted(floors.floors.items())
        if figures.get(name, 0.0) < floor - NOISE
    ]
    if fallen and not reason:
        msg = f"these would fall: {'; '.join(fallen)}"
        raise ValueError(msg)
    return Floors(gold=gold, floors=dict(sorted(figures.items())), lowered=(*floors.lowered, *fallen))


def main() -> int:
    """Measure, then compare or pin."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--raise", dest="pin", action="store_true")
    parser.add_argument("--allow-lower", metavar="WHY")
    words = parser.parse_args()
    figures, gold = measure(), digest_of_gold()
    floors = load_floors() if FLOORS.exists() else Floors(gold=gold, floors={})
    if not words.pin:
        complaints = check(figures, floors, gold)
        sys.stdout.write("\n".join(complaints or ["every floor holds"]) + "\n")
        return int(bool(complaints))
    pinned = raised(figures, floors, gold, words.allow_lower)
    plain = {"gold": pinned.gold, "floors": pinned.floors, "lowered": list(pinned.lowered)}
    FLOORS.write_text(json.dumps(plain, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
