"""Measure links of sections on labelled reports, beside TF-IDF and plain `rapidfuzz` on headings.

    python benchmarks/section_links.py

The open samples (`tests/gold/section_links.json`) and two pairs of other bodies (`tests/gold/sections`)
are linked; links are counted by the labels of a reader, strong or weak. A baseline gives every pair of
sections a score; it is measured at the threshold at which it finds as many strong links as we do, which
is the best it could be set to, and by its average precision over all pairs.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from rapidfuzz.fuzz import ratio, token_set_ratio
from rapidfuzz.process import cdist

from hmicdiff.comparing.sections import link_sections
from hmicdiff.comparing.sections.profiles import profiles_of
from hmicdiff.comparing.terms import term_space
from hmicdiff.reading.choose import read_document
from hmicdiff.structure.report import understand
from hmicdiff.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from hmicdiff.model import Reading

    Matrix = NDArray[np.float64]

ROOT = Path(__file__).parents[1]
GOLD = ROOT / "tests" / "gold"
INPUTS = ROOT / "inputs" / "norfolk"
VOCABULARY = load_vocabulary()
ALIKE = 85
"""Likeness in percent at which a heading of the labels is one of ours, as the gold's own scorer has it."""
NEAR = 2
"""Lines by which the two may stand apart."""

Pair = tuple[str, str]


@dataclass(frozen=True, kw_only=True)
class Case:
    """Two reports with the links a reader makes between them, by section ids."""

    name: str
    left: Reading
    right: Reading
    strong: frozenset[Pair]
    weak: frozenset[Pair]
    asked: tuple[frozenset[str], frozenset[str]]
    """The sections of either report that the reader looked at."""


def cases() -> Iterator[Case]:
    """Yield every labelled pair of reports."""
    for pair in json.loads((GOLD / "sections" / "pairs.json").read_text(encoding="utf-8")):
        left, right = (_read(GOLD / "sections" / pair[side]) for side in ("earlier", "later"))
        names = [{s.heading or "": s.id for s in one.report.sections} for one in (left, right)]
        links = [
            (names[0][one], names[1][other], strength)
            for one, other, strength in pair["links"]
            if one in names[0] and other in names[1]
        ]
        asked = [frozenset(s.id for s in one.report.sections if s.heading) for one in (left, right)]
        yield _case(pair["earlier"].removesuffix(".txt"), (left, right), links, (asked[0], asked[1]))
    yield from _samples()


def _case(
    name: str,
    sides: tuple[Reading, Reading],
    links: Sequence[tuple[str, str, str]],
    asked: tuple[frozenset[str], frozenset[str]],
) -> Case:
    """Return one labelled pair."""
    return Case(
        name=name,
        left=sides[0],
        right=sides[1],
        strong=frozenset((one, other) for one, other, strength in links if strength == "strong"),
        weak=frozenset((one, other) for one, other, strength in links if strength != "strong"),
        asked=asked,
    )


def _samples() -> Iterator[Case]:
    """Yield the pairs of the open samples, in the order of the labels."""
    labelled = json.loads((GOLD / "reports.json").read_text(encoding="utf-8"))
    readings = {one["input"]: _read(INPUTS / f"{one['input']}.txt") for one in labelled}
    known = {one["input"]: _matched(one["sections"], readings[one["input"]]) for one in labelled}
    found: dict[Pair, list[tuple[str, str, str]]] = {}
    for row in json.loads((GOLD / "section_links.json").read_text(encoding="utf-8")):
        sides = sorted((row["left"], row["right"]), key=lambda end: end["input"])
        ids = [known[end["input"]].get(end["section"]) for end in sides]
        if ids[0] and ids[1]:
            key = (sides[0]["input"], sides[1]["input"])
            found.setdefault(key, []).append((ids[0], ids[1], row["strength"]))
    for (one, other), links in found.items():
        asked = (frozenset(known[one].values()), frozenset(known[other].values()))
        yield _case(f"{one[:7]} to {other[:7]}", (readings[one], readings[other]), links, asked)


def _read(path: Path) -> Reading:
    """Return one report."""
    return understand(read_document(path, relative=path.name), VOCABULARY)


def _matched(labelled: Sequence[Mapping[str, object]], reading: Reading) -> dict[str, str]:
    """Return our section for each labelled one with a printed heading, as the gold's own scorer finds it."""
    found: dict[str, str] = {}
    for row in labelled:
        lines = {row["line_start"], *(row.get("heading_lines") or ())}  # type: ignore[misc]
        near = (
            (ratio(str(row["heading"]).lower(), section.heading.lower()), section.id)
            for section in reading.report.sections
            if section.heading
            and section.id not in found.values()
            and any(abs(section.line_start - int(str(line))) <= NEAR for line in lines)
        )
        likeness, best = max(near, default=(0.0, ""))
        if not row["implicit"] and likeness >= ALIKE:
            found[str(row["id"])] = best
    return found


# --- what is measured ---------------------------------------------------------------------


def ours(case: Case) -> frozenset[Pair]:
    """Return the links we make between sections the reader looked at."""
    made = (
        (one.left.section, one.right.section)
        for one in link_sections(case.left, case.right, VOCABULARY).links
    )
    return frozenset(one for one in made if one[0] in case.asked[0] and one[1] in case.asked[1])


def tfidf(case: Case) -> Matrix:
    """Return the cosine of the sections' texts by stemmed TF-IDF."""
    ones, others = ([p.text for p in profiles_of(one, VOCABULARY)] for one in (case.left, case.right))
    space = term_space([*ones, *others], VOCABULARY.wording.stops)
    scores: Matrix = space.vectors(ones) @ space.vectors(others).T
    return scores


def fuzzy_headings(case: Case) -> Matrix:
    """Return `rapidfuzz.fuzz.token_set_ratio` of the headings."""
    ones, others = ([s.heading or "" for s in one.report.sections] for one in (case.left, case.right))
    scores: Matrix = cdist(ones, others, scorer=token_set_ratio, dtype=np.float64, processor=str.lower)
    return scores


def ranked(case: Case, scores: Matrix) -> list[tuple[float, Pair]]:
    """Return the pairs the reader looked at with their scores, the best first."""
    rows, columns = ([s.id for s in one.report.sections] for one in (case.left, case.right))
    pairs = [
        (float(scores[i, j]), (one, other))
        for i, one in enumerate(rows)
        for j, other in enumerate(columns)
        if one in case.asked[0] and other in case.asked[1]
    ]
    return sorted(pairs, key=lambda each: (-each[0], each[1]))


def right_at(case: Case, order: Sequence[tuple[float, Pair]], strong: int) -> tuple[int, int]:
    """Return how many links are made, and how many are right, to find so many strong ones."""
    found = right = 0
    for made, (_, pair) in enumerate(order, 1):
        right += pair in case.strong or pair in case.weak
        found += pair in case.strong
        if found >= strong:
            return made, right
    return len(order), right


def average_precision(case: Case, order: Sequence[tuple[float, Pair]]) -> float:
    """Return the mean share of right links down to each right one."""
    hits = np.array([pair in case.strong or pair in case.weak for _, pair in order])
    shares = np.cumsum(hits) / np.arange(1, len(hits) + 1)
    return float((shares * hits).sum() / max(1, hits.sum()))


def main() -> int:
    """Print a row a pair of reports, and the sum."""
    sys.stdout.write(
        f"{'reports':<22}{'strong found':>14}{'right':>8}   {'right at as many strong: TF-IDF':>32}"
        f"{'headings':>10}   {'average precision: TF-IDF':>26}{'headings':>10}\n"
    )
    total = np.zeros(8, dtype=int)
    for case in cases():
        made, found = ours(case), 0
        found = len(made & case.strong)
        right = len(made & (case.strong | case.weak))
        orders = [ranked(case, scores) for scores in (tfidf(case), fuzzy_headings(case))]
        baselines = [right_at(case, order, found) for order in orders]
        precision = [average_precision(case, order) for order in orders]
        sys.stdout.write(
            f"{case.name:<22}{f'{found} of {len(case.strong)}':>14}{right / max(1, len(made)):>8.2f}   "
            f"{baselines[0][1] / baselines[0][0]:>32.2f}{baselines[1][1] / baselines[1][0]:>10.2f}   "
            f"{precision[0]:>26.2f}{precision[1]:>10.2f}\n"
        )
        total += [found, len(case.strong), right, len(made), *reversed(baselines[0]), *reversed(baselines[1])]
    sys.stdout.write(
        f"{'all':<22}{f'{total[0]} of {total[1]}':>14}{total[2] / total[3]:>8.2f}   "
        f"{total[4] / total[5]:>32.2f}{total[6] / total[7]:>10.2f}\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
