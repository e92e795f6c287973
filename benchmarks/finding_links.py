"""Measure how well a finding's counterpart in another report is found, in whatever words.

    python benchmarks/finding_links.py [--inputs inputs/norfolk] [--json] [--misses]

Asks for each labelled finding (``tests/gold/finding_links.json``) the paragraphs of each later
report in ranked order and prints the share whose counterpart comes first (recall@1) or among the
first three (recall@3): for all, apart for links whose words have little in common (token Indel under
0.4), and by pair of reports. Pairs the labels call disputed, and those without a counterpart, are
not asked.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hmicdiff.comparing.counterparts import CounterpartIndex, counterpart_index
from hmicdiff.comparing.similarity import indel_matrix, tokenise
from hmicdiff.reading.choose import read_document
from hmicdiff.structure.report import understand
from hmicdiff.text import squash
from hmicdiff.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hmicdiff.comparing.counterparts import Counterpart
    from hmicdiff.model import Reading, Sentence

__all__ = ["Asked", "Recall", "ask_all", "main", "measure"]

_GOLD = Path(__file__).parents[1] / "tests" / "gold" / "finding_links.json"
_FAR_APART = 0.4


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One finding asked of one later report."""

    finding: int
    source: str
    target: str
    rank: int
    """Rank of the first paragraph that is a counterpart, from 1."""
    likeness: float
    """Highest token Indel of the finding with a sentence of a counterpart."""
    first: str
    """The sentence ranked first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recall:
    """Shares of a set of links."""

    name: str
    links: int
    at_1: float
    at_3: float
    mean_reciprocal_rank: float


def ask_all(inputs: Path, gold: Path = _GOLD) -> list[Asked]:
    """Return the rank of every labelled counterpart."""
    rows = json.loads(gold.read_text(encoding="utf-8"))["rows"]
    stems = sorted({name for row in rows for name in (row["input"], *row["counterparts"])})
    readings = {stem: _reading(inputs / f"{stem}.txt") for stem in stems}
    indices: dict[tuple[str, str], CounterpartIndex] = {}
    asked = []
    for row in rows:
        for target, places in row["counterparts"].items():
            if not places or target in row["disputed"]:
                continue
            pair = (row["input"], target)
            if pair not in indices:
                indices[pair] = counterpart_index(*(readings[name] for name in pair), load_vocabulary())
            asked.append(_ask(row, target, places, readings[row["input"]], indices[pair]))
    return asked


def _reading(path: Path) -> Reading:
    """Read one sample."""
    return understand(read_document(path, relative=path.name), load_vocabulary())


def _ask(
    row: dict[str, Any], target: str, places: list[dict[str, int]], left: Reading, index: CounterpartIndex
) -> Asked:
    """Ask one later report for the counterpart of one finding."""
    finding = _finding(row, left)
    ranked = index.rank_finding(finding, left)
    answers = [one for one in ranked if _is_at(one.sentence, places)]
    likeness = indel_matrix([tokenise(finding.text)], [tokenise(one.sentence.text) for one in answers])
    return Asked(
        finding=row["id"],
        source=row["input"],
        target=target,
        rank=_rank(ranked, places),
        likeness=float(likeness.max(initial=0.0)),
        first=ranked[0].sentence.text,
    )


def _finding(row: dict[str, Any], reading: Reading) -> Sentence:
    """Return the sentence a label speaks of."""
    wanted = squash(row["quote"])
    near = [
        one
        for one in reading.sentences
        if _is_at(one, [row]) and (wanted in squash(one.quote) or squash(one.quote) in wanted)
    ]
    return max(near, key=lambda one: (one.repeat_of is None, squash(one.quote) == wanted, len(one.text)))


def _is_at(sentence: Sentence, places: Sequence[dict[str, Any]]) -> bool:
    """Whether a sentence lies in one of some places."""
    return any(
        sentence.line_start <= place["line_end"] and place["line_start"] <= sentence.line_end
        for place in places
    )


def _rank(ranked: Sequence[Counterpart], places: Sequence[dict[str, int]]) -> int:
    """Return the rank of the first right paragraph; paragraphs count once, at their best sentence."""
    before = set()
    for one in ranked:
        if _is_at(one.sentence, places):
            return len(before) + 1
        before.add((one.sentence.section, one.sentence.block))
    return len(before) + 1


def measure(name: str, asked: Sequence[Asked]) -> Recall:
    """Return the recall over a set of links."""
    count = max(1, len(asked))
    return Recall(
        name=name,
        links=len(asked),
        at_1=sum(one.rank == 1 for one in asked) / count,
        at_3=sum(one.rank <= 3 for one in asked) / count,
        mean_reciprocal_rank=sum(1 / one.rank for one in asked) / count,
    )


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--inputs", type=Path, default=Path("inputs/norfolk"))
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--misses", action="store_true", help="list the links not ranked first")
    options = parser.parse_args()
    asked = ask_all(options.inputs)
    pairs = sorted({(one.source, one.target) for one in asked})
    table = [
        measure("all links", asked),
        measure("words far apart (Indel < .4)", [one for one in asked if one.likeness < _FAR_APART]),
        *(
            measure(
                f"{source[:7]} to {target[:14]}",
                [one for one in asked if (one.source, one.target) == (source, target)],
            )
            for source, target in pairs
        ),
    ]
    if options.json:
        print(json.dumps([asdict(row) for row in table], indent=1))
        return
    for row in table:
        print(
            f"{row.name:32} links {row.links:3}   recall@1 {row.at_1:.3f}   recall@3 {row.at_3:.3f}"
            f"   MRR {row.mean_reciprocal_rank:.3f}"
        )
    for one in asked if options.misses else ():
        if one.rank > 1:
            print(f"  finding {one.finding} in {one.target}: rank {one.rank}; first is {one.first[:110]}")


if __name__ == "__main__":
    main()
