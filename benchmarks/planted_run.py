"""Score the comparison of a real report with a made next edition of it: found, missed, invented.

    python benchmarks/planted_run.py [--report FILE] [--seeds 5] [--json]

Rows are recipes: the plain one (figures, grades, paragraphs struck out, put in and moved, a section
moved, a block printed twice), the same with a rename throughout, the same with sentences reworded,
split and merged and headings changed, that once more with every line wrapped anew, and one in which sections
are moved, renamed, cut in two and joined. `sections` counts those whose text the next edition has, and that are
matched with where most of it stands.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from planted import Recipe, plant
from scoring import Found, Score, score

from hmicdiff.comparing.passages import link_passages
from hmicdiff.comparing.renames import find_renames
from hmicdiff.comparing.repeats import find_repeats
from hmicdiff.comparing.sections import link_sections
from hmicdiff.reading.choose import read_document
from hmicdiff.structure.report import understand
from hmicdiff.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hmicdiff.model import Reading

__all__ = ["RECIPES", "REPORT", "compare", "main", "reading_of"]

REPORT = Path(__file__).resolve().parents[1] / "inputs" / "norfolk" / "2024-09-peel-2023-25.txt"
PLAIN = Recipe()
FULL = Recipe(reworded=10, split=3, merged=3, headings=3)
RECIPES = {
    "plain": PLAIN,
    "plain + rename": replace(PLAIN, renamed=True),
    "full": FULL,
    "full + rename + wrapped anew": replace(FULL, renamed=True, noise=True),
    "sections cut anew": replace(PLAIN, sections_moved=2, headings=3, parted=3, joined=3),
}
KINDS = [
    "figure",
    "grade",
    "deleted",
    "inserted",
    "moved",
    "section_moved",
    "printed_twice",
    "reworded",
    "split",
    "merged",
    "heading",
    "rename",
]


def reading_of(text: str, name: str) -> Reading:
    """Return a text as the reading the library makes of it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_text(text, encoding="utf-8")
        return understand(read_document(path, relative=name), load_vocabulary())


def compare(left: Reading, right: Reading) -> Found:
    """Run the stages of a comparison that planted changes show in."""
    started = time.process_time()
    sections = link_sections(left, right, load_vocabulary()).links
    renames = find_renames(left, right)
    links = link_passages(left, right, sections, renames)
    return Found(
        left=left,
        right=right,
        sections=sections,
        renames=renames,
        links=links,
        repeats=find_repeats([right]),
        seconds=time.process_time() - started,
    )


def _row(scores: Sequence[Score]) -> dict[str, object]:
    """Return the sums over all seeds of one recipe."""
    planted = sum((s.planted for s in scores), Counter[str]())
    found = sum((s.found for s in scores), Counter[str]())
    return {
        "found": found.total() / planted.total(),
        "kinds": {kind: (found[kind], planted[kind]) for kind in KINDS if planted[kind]},
        "sections": sum((s.sections for s in scores), Counter[bool]()),
        "invented": sum(len(s.invented) for s in scores),
        "marked/true": sum(s.marked_words for s in scores) / sum(s.true_words for s in scores),
        "shown": sum(s.shown for s in scores) / len(scores),
        "false": sum(s.false for s in scores) / len(scores),
        "seconds": sum(s.seconds for s in scores) / len(scores),
    }


def _print(name: str, row: dict[str, object]) -> None:
    """Print one recipe's row."""
    print(
        f"{name:30} found {row['found']:.3f}  invented {row['invented']}  marked/true {row['marked/true']:.3f}"
        f"  shown {row['shown']:.3f}  false {row['false']:.5f}  {row['seconds']:.2f} s"
    )
    sections = row["sections"]
    assert isinstance(sections, Counter)  # noqa: S101
    print(f"    sections {sections[True]}/{sections.total()}", end="")
    kinds = row["kinds"]
    assert isinstance(kinds, dict)  # noqa: S101
    print("    " + "  ".join(f"{kind} {hit}/{all_}" for kind, (hit, all_) in kinds.items()))


def main() -> None:
    """Print one row a recipe, summed over the seeds."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0] if __doc__ else None)
    parser.add_argument("--report", type=Path, default=REPORT)
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--show", action="store_true", help="list what was missed and invented")
    options = parser.parse_args()
    text = options.report.read_text(encoding="utf-8-sig")
    left = reading_of(text, options.report.name)
    rows: dict[str, dict[str, object]] = {}
    for name, recipe in RECIPES.items():
        scores = []
        for seed in range(options.seeds):
            edition = plant(text, seed, recipe)
            scores.append(score(compare(left, reading_of(edition.text, "next.txt")), edition.planted))
        rows[name] = _row(scores)
        if not options.json:
            _print(name, rows[name])
        if options.show:
            for seed, one in enumerate(scores):
                print(
                    *(
                        f"      {seed} missed {m.kind} {m.left[:2]} {m.right[:2]} {m.old[:60]!r} {m.new[:60]!r}"
                        for m in one.missed
                    ),
                    sep="\n",
                )
                print(*(f"      {seed} invented {text}" for text in one.invented), sep="\n")
    if options.json:
        print(json.dumps(rows, indent=1))


if __name__ == "__main__":
    main()
