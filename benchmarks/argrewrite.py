"""Measure sentence alignment against alignments made by people (ArgRewrite V.2).

    python benchmarks/argrewrite.py [FILE.jsonl] [--json]

Without FILE it measures on made editions of the longest sample instead, whose true pairs are known: easier,
for most of their sentences stand as they were, but there for everyone. FILE has one JSON object a line: ``old`` and ``new`` are lists of sentences, ``gold`` lists aligned
pairs ``[index in old, index in new]``. Precision, recall and F1 are over the set of pairs of all
documents; *changed* leaves out pairs whose sentences are the same, white space aside. The data is
Kashefi et al., Language Resources and Evaluation 2022, CC BY 4.0, and is not part of this project.
"""

from __future__ import annotations

import argparse
import json
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from planted import plant
from planted_run import RECIPES, REPORT
from rapidfuzz import fuzz
from rapidfuzz.process import cdist

from hmicdiff.comparing.alignment import AlignmentParams, align, monotone_pairs, with_neighbours
from hmicdiff.comparing.similarity import (
    dice_matrix,
    indel_matrix,
    inverse_frequencies,
    score_tokens,
    tokenise,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from hmicdiff.comparing.similarity import Matrix, Tokens

__all__ = ["Result", "main", "measure"]

_EDITIONS = 3
_IN_PLACE = {"figure", "grade", "reworded", "heading"}
"""Kinds of planted changes that leave a line where it was."""
Pairs = set[tuple[int, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Case:
    """A pair of drafts and what a method needs of it."""

    old: list[str]
    new: list[str]
    gold: Pairs
    left: list[Tokens]
    right: list[Tokens]
    weights: Mapping[str, float]
    scores: Matrix


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """Precision, recall and F1 in percent."""

    precision: float
    recall: float
    f1: float


def _load(path: Path) -> list[_Case]:
    """Return the drafts of a file."""
    return [_case(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _made(seed: int) -> _Case:
    """Return the longest sample's lines and those of a made edition: what was changed in place, and what stands."""
    old = REPORT.read_text(encoding="utf-8").splitlines()
    edition = plant(REPORT.read_text(encoding="utf-8"), seed, RECIPES["full"])
    new = edition.text.splitlines()
    numbers = ({line: n for n, line in enumerate(lines)} for lines in (old, new))
    first, second = ({line: n for line, n in one.items() if line.strip()} for one in numbers)
    gold = {(first[line], second[line]) for line in first.keys() & second.keys() if old.count(line) == 1}
    gold |= {(one.left[0] - 1, one.right[0] - 1) for one in edition.planted if one.kind in _IN_PLACE}
    return _case({"old": old, "new": new, "gold": [*gold]})


def _case(row: dict[str, Any]) -> _Case:
    """Return one pair of drafts, tokenised and scored."""
    left, right = [tokenise(s) for s in row["old"]], [tokenise(s) for s in row["new"]]
    weights = inverse_frequencies([*left, *right])
    return _Case(
        old=row["old"],
        new=row["new"],
        gold={(i, j) for i, j in row["gold"]},
        left=left,
        right=right,
        weights=weights,
        scores=score_tokens(left, right, weights),
    )


def measure(cases: Iterable[_Case], method: Callable[[_Case], Pairs], *, changed: bool) -> Result:
    """Return how the pairs of `method` stand against the gold, over all cases."""
    right = predicted = expected = 0
    for case in cases:
        gold, found = case.gold, method(case)
        if changed:
            gold, found = _without_same(case, gold), _without_same(case, found)
        right, predicted, expected = right + len(gold & found), predicted + len(found), expected + len(gold)
    precision, recall = right / max(1, predicted), right / max(1, expected)
    f1 = 2 * right / max(1, predicted + expected)
    return Result(precision=100 * precision, recall=100 * recall, f1=100 * f1)


def _without_same(case: _Case, pairs: Pairs) -> Pairs:
    """Return the pairs whose sentences differ, white space aside."""
    return {(i, j) for i, j in pairs if "".join(case.old[i].split()) != "".join(case.new[j].split())}


# --- methods ------------------------------------------------------------------------------


def _project(case: _Case, params: AlignmentParams) -> Pairs:
    """Return what the project does."""
    groups = align(case.scores, case.left, case.right, case.weights, params)
    return {(i, j) for lefts, rights in groups for i in lefts for j in rights}


def _in_order(scores: Matrix, least: float) -> Pairs:
    """Return the best order-keeping pairs over `scores` as they are."""
    return set(monotone_pairs(scores, least))


def _over(scores: Matrix, least: float) -> Pairs:
    """Return every left sentence with its best partner over `least`."""
    if not scores.size:
        return set()
    best = scores.argmax(axis=1)
    return {(i, int(j)) for i, j in enumerate(best) if scores[i, j] >= least}


def _greedy(scores: Matrix, least: float) -> Pairs:
    """Return pairs best first, each sentence once."""
    cells = sorted(np.argwhere(scores >= least).tolist(), key=lambda cell: -float(scores[cell[0], cell[1]]))
    pairs: dict[int, int] = {}
    for i, j in cells:
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return set(pairs.items())


def _characters(case: _Case) -> Matrix:
    """Return rapidfuzz' plain ratio of the texts."""
    return cdist(case.old, case.new, scorer=fuzz.ratio, dtype=np.float32) / 100


def _methods() -> list[tuple[str, Callable[[_Case], Pairs]]]:
    """Return the methods of the table, the project's last."""
    params = AlignmentParams()
    plain = replace(params, most=1)
    return [
        ("identical sentences alone", lambda c: _in_order((c.scores > 0.9999).astype(np.float32), 0.5)),
        ("characters (rapidfuzz ratio), in order", lambda c: _in_order(_characters(c), 0.5)),
        ("blend, best partner over .42", lambda c: _over(c.scores, 0.42)),
        ("blend, greedy over .36", lambda c: _greedy(c.scores, 0.36)),
        ("idf-Dice, in order", lambda c: _in_order(dice_matrix(c.left, c.right, c.weights), 0.25)),
        ("token Indel, in order", lambda c: _in_order(indel_matrix(c.left, c.right), 0.4)),
        ("blend, in order", lambda c: _in_order(c.scores, 0.3)),
        ("blend + neighbours, in order", lambda c: _in_order(with_neighbours(c.scores, 0.1), 0.36)),
        ("the same without merging", lambda c: _project(c, plain)),
        ("project: blend + neighbours, in order, merged", lambda c: _project(c, params)),
    ]


def _table(cases: Sequence[_Case]) -> list[dict[str, float | str]]:
    """Return one row a method."""
    rows: list[dict[str, float | str]] = []
    for name, method in _methods():
        started = time.process_time()
        everything, changed = (measure(cases, method, changed=only) for only in (False, True))
        rows.append(
            {
                "method": name,
                "f1": everything.f1,
                "f1_changed": changed.f1,
                "precision_changed": changed.precision,
                "recall_changed": changed.recall,
                "seconds": (time.process_time() - started) / 2,
            }
        )
    return rows


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="Measure sentence alignment against ArgRewrite V.2.")
    parser.add_argument("file", type=Path, nargs="?")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    rows = _table(_load(options.file) if options.file else [*map(_made, range(_EDITIONS))])
    if options.json:
        print(json.dumps(rows, indent=1))
        return
    print(f"{'method':48} {'F1':>6} {'changed':>8} {'P':>6} {'R':>6} {'s':>6}")
    for row in rows:
        print(
            f"{row['method']:48} {row['f1']:6.2f} {row['f1_changed']:8.2f} {row['precision_changed']:6.1f}"
            f" {row['recall_changed']:6.1f} {row['seconds']:6.2f}"
        )


if __name__ == "__main__":
    main()
