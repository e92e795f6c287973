"""The tools people use today beside hmicdiff, over the same planted editions.

    python benchmarks/peers.py [--report FILE] [--seeds 2] [--json]

Prints for each tool the share of planted changes that are shown as such, the share of unchanged
words that are shown as changed, words marked per word truly changed, and the time. A figure is
shown when both figures are marked whole; a paragraph when nine tenths of its words are; a move, a
double print, a rename only when they are told as such, which of these tools hmicdiff alone does.
Needs ``git``, and the dependency group ``benchmarks`` (redlines, diff-match-patch).
"""

from __future__ import annotations

import argparse
import difflib
import html
import json
import re
import subprocess
import tempfile
import time
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from diff_match_patch import diff_match_patch
from planted import plant, words_of
from planted_run import RECIPES, REPORT, compare, reading_of
from redlines import Redlines
from scoring import score
from scoring import truth as true_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from planted import Planted

__all__ = ["Marks", "Result", "main"]

Words = dict[int, Counter[str]]
Segment = tuple[str, str]
"""What a stretch of text is (``=``, ``-`` or ``+``), and the stretch."""
_BOTH = ("plain", "plain + rename")


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """The words a tool shows as struck out and as put in, by line."""

    left: Words
    right: Words

    @property
    def total(self) -> int:
        """How many words are marked."""
        return sum(c.total() for side in (self.left, self.right) for c in side.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """How one tool did on one edition."""

    shown: int
    planted: int
    false_words: int
    unchanged_words: int
    marked: int
    changed: int
    seconds: float


# --- tools: two texts to segments ---------------------------------------------------------


def _difflib_words(left: str, right: str) -> Iterator[Segment]:
    """Yield difflib's comparison of words, the core of most redline scripts."""
    ones, others = (re.findall(r"\S+\s*", text) for text in (left, right))
    for op, i, i_end, j, j_end in difflib.SequenceMatcher(None, ones, others, autojunk=False).get_opcodes():
        yield from _pieces(op, "".join(ones[i:i_end]), "".join(others[j:j_end]))


def _redlines(left: str, right: str) -> Iterator[Segment]:
    """Yield what redlines marks."""
    for change in json.loads(Redlines(left, right).output_json())["changes"]:
        text = change.get("text", "")
        yield from _pieces(
            change["type"],
            change.get("source_text", text if change["source_position"] else ""),
            change.get("test_text", text if change["test_position"] else ""),
        )


def _pieces(op: str, left: str, right: str) -> Iterator[Segment]:
    """Yield an opcode as segments."""
    if op == "equal":
        yield "=", left
        return
    if left:
        yield "-", left
    if right:
        yield "+", right


def _dmp(left: str, right: str) -> Iterator[Segment]:
    """Yield what diff-match-patch marks, cleaned up for people, with its own time limit of a second."""
    made = diff_match_patch()
    diffs = made.diff_main(left, right)
    made.diff_cleanupSemantic(diffs)
    for op, text in diffs:
        yield {-1: "-", 0: "=", 1: "+"}[op], text


def _git(left: str, right: str) -> Iterator[Segment]:
    """Yield what ``git diff --word-diff`` marks."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in (("a", left), ("b", right)):
            (Path(folder) / name).write_text(text, encoding="utf-8")
        command = ["git", "diff", "--no-index", "--word-diff=porcelain", "-U1000000", "a", "b"]
        done = subprocess.run(command, cwd=folder, capture_output=True, check=False)
    body = done.stdout.decode("utf-8").split("\n")
    start = next((n for n, line in enumerate(body) if line.startswith("@@")), len(body)) + 1
    for line in body[start:]:
        if line[:1] in {" ", "+", "-"}:
            yield {" ": "="}.get(line[0], line[0]), line[1:] + " "


def _html_diff(left: str, right: str) -> Iterator[Segment]:
    """Yield what difflib.HtmlDiff colours."""
    table = difflib.HtmlDiff().make_table(left.split("\n"), right.split("\n"))
    for row in re.findall(r"<tr>(.*?)</tr>", table, re.DOTALL):
        cells = re.findall(r'<td nowrap="nowrap">(.*?)</td>', row, re.DOTALL)
        for side, cell in zip("-+", cells, strict=False):
            for mark, text in re.findall(r'<span class="diff_(?:add|chg|sub)">(.*?)</span>|([^<]+)', cell):
                yield (side if mark else "=" + side), html.unescape(mark or text).replace("\xa0", " ")
            yield "=" + side, "\n"


TOOLS: dict[str, Callable[[str, str], Iterable[Segment]]] = {
    "difflib.HtmlDiff": _html_diff,
    "git diff --word-diff": _git,
    "diff-match-patch": _dmp,
    "redlines": _redlines,
    "difflib on words": _difflib_words,
}


# --- segments to marks --------------------------------------------------------------------


def _marks(segments: Sequence[Segment], left: str, right: str) -> Marks:
    """Return the marked words by line; a word is marked if any part of it is."""
    return Marks(
        left=_side(segments, {"=": False, "=-": False, "-": True}, left),
        right=_side(segments, {"=": False, "=+": False, "+": True}, right),
    )


def _side(segments: Iterable[Segment], kinds: dict[str, bool], text: str) -> Words:
    """Return the marked words of one side: its segments are the whole text, white space aside."""
    flags = [kinds[kind] for kind, part in segments if kind in kinds for char in part if not char.isspace()]
    lines: Words = defaultdict(Counter)
    position = 0
    for number, line in enumerate(text.split("\n"), 1):
        for chunk in line.split():
            if any(flags[position : position + len(chunk)]):
                lines[number].update(words_of(chunk))
            position += len(chunk)
    return lines


# --- scoring ------------------------------------------------------------------------------


def _is_shown(one: Planted, marks: Marks) -> bool:
    """Whether a planted change can be seen in the marks."""
    if one.kind in {"moved", "section_moved", "printed_twice", "rename"}:
        return False
    if one.kind in {"split", "merged"}:
        return any(marks.left.get(n) for n in one.left) or any(marks.right.get(n) for n in one.right)
    old, new = Counter(words_of(one.old)), Counter(words_of(one.new))
    return _holds(marks.left, one.left, old - new) and _holds(marks.right, one.right, new - old)


def _holds(side: Words, lines: Sequence[int], words: Counter[str]) -> bool:
    """Whether nine tenths of `words` are marked on `lines`."""
    marked = sum((side.get(line, Counter()) for line in lines), Counter[str]())
    return (marked & words).total() >= 0.9 * words.total()


def _result(marks: Marks, planted: Sequence[Planted], texts: tuple[str, str], seconds: float) -> Result:
    """Return how marks stand against what was planted."""
    truth = [true_words(planted, side) for side in (0, 1)]
    changed = sum(c.total() for side in truth for c in side.values())
    right = sum(
        (marked.get(line, Counter()) & words).total()
        for side, marked in zip(truth, (marks.left, marks.right), strict=True)
        for line, words in side.items()
    )
    return Result(
        shown=sum(_is_shown(one, marks) for one in planted),
        planted=len(planted),
        false_words=marks.total - right,
        unchanged_words=sum(len(words_of(text)) for text in texts) - changed,
        marked=marks.total,
        changed=changed,
        seconds=seconds,
    )


def _peer(
    tool: Callable[[str, str], Iterable[Segment]], left: str, right: str, planted: Sequence[Planted]
) -> Result:
    """Return how a peer did."""
    started = time.perf_counter()
    segments = list(tool(left, right))
    seconds = time.perf_counter() - started
    return _result(_marks(segments, left, right), planted, (left, right), seconds)


def _ours(left: str, right: str, planted: Sequence[Planted]) -> Result:
    """Return how hmicdiff did, reading and structure included in the time."""
    started = time.perf_counter()
    found = compare(reading_of(left, "left.txt"), reading_of(right, "right.txt"))
    seconds = time.perf_counter() - started
    done = score(found, planted)
    right_words = round(done.shown * done.true_words)
    everything = sum(len(words_of(text)) for text in (left, right))
    return Result(
        shown=done.found.total(),
        planted=len(planted),
        false_words=done.marked_words - right_words,
        unchanged_words=everything - done.true_words,
        marked=done.marked_words,
        changed=done.true_words,
        seconds=seconds,
    )


def _row(results: Sequence[Result]) -> dict[str, float]:
    """Return the sums of one tool over all seeds."""
    return {
        "shown": sum(r.shown for r in results) / sum(r.planted for r in results),
        "false": sum(r.false_words for r in results) / sum(r.unchanged_words for r in results),
        "marked/true": sum(r.marked for r in results) / sum(r.changed for r in results),
        "seconds": sum(r.seconds for r in results) / len(results),
    }


def main() -> None:
    """Print one table a recipe."""
    parser = argparse.ArgumentParser(description="The tools people use today beside hmicdiff.")
    parser.add_argument("--report", type=Path, default=REPORT)
    parser.add_argument("--seeds", type=int, default=1)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    left = options.report.read_text(encoding="utf-8-sig")
    tables: dict[str, dict[str, dict[str, float]]] = {}
    for recipe in _BOTH:
        editions = [plant(left, seed, RECIPES[recipe]) for seed in range(options.seeds)]
        rows = {
            name: _row([_peer(tool, left, e.text, e.planted) for e in editions])
            for name, tool in TOOLS.items()
        }
        rows["hmicdiff"] = _row([_ours(left, e.text, e.planted) for e in editions])
        tables[recipe] = rows
    if options.json:
        print(json.dumps(tables, indent=1))
        return
    for recipe, rows in tables.items():
        print(f"{recipe:24} {'shown':>7} {'false':>8} {'marked/true':>12} {'s':>7}")
        for name, row in rows.items():
            print(
                f"{name:24} {row['shown']:7.1%} {row['false']:8.2%} {row['marked/true']:11.2f}x {row['seconds']:7.2f}"
            )


if __name__ == "__main__":
    main()
