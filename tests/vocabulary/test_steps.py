"""No pattern takes steps that grow faster than the text it looks through: steps are counted, not timed."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from regex_steps import Counted, TooManyStepsError, has_no_end, units

import hmicdiff
from hmicdiff.vocabulary.branches import branches
from hmicdiff.vocabulary.cues import load_cues

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(hmicdiff.__file__).parent
SHORT, LONG = 150, 300
GROWTH = 2.7
"""Twice the text may take so many times the steps: two, and what bounded repeats and edges add."""
MOST = 120_000
"""Steps that no pattern may pass over the longer text: some 400 a character."""
ANYTHING = (" ", "1, ")
END = "\x02"
"""What ends each text, and no pattern."""
MATCHED = {
    "hmicdiff.structure.figures.table_rows._CELL_ROW",
    "hmicdiff.structure.figures.table_rows._ROW",
    "hmicdiff.structure.grades.judgments.JUDGES",
    "hmicdiff.structure.grades.judgments.RATED",
}
"""Patterns that are chosen by a rule and then tried at the start of a sentence alone, over stretches of bounded length."""
ONCE = frozenset({"match", "fullmatch"})


@pytest.fixture(autouse=True, scope="module")
def deep_enough() -> Iterator[None]:
    """The counter goes a level down for each repeat."""
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(20 * LONG)
    yield
    sys.setrecursionlimit(before)


@pytest.mark.parametrize(
    "pattern",
    [
        r"improv(?:ed|ing)\b",
        r"(?P<y>20\d\d)[-/](?P=y)",
        r"(?<!\w)the f\w+(?! said)",
        r"a++b|(?:ab?)*?c{2,3}",
        "(?>a|ab)c",
    ],
)
def test_the_counter_finds_what_re_finds(pattern: str) -> None:
    """The steps are those of a search that ends with the matches of `re`."""
    text = "The force improved, improving 2019-2019 the force said, the fire abcc aabcc aab ac abc. the fox"
    assert Counted(pattern).search_all(text) == [found.span() for found in re.finditer(pattern, text)]


def test_the_counter_sees_what_grows() -> None:
    """A pattern that begins anew at each space takes four times the steps for twice the spaces."""
    assert _growth(r"\s+$", " ", "search") > 3
    assert _growth(r"(?<!\s)\s++$", " ", "search") < GROWTH


def _growth(pattern: str, unit: str, way: str, flags: int = 0) -> float:
    """Return how many times the steps twice the text takes; infinite past the most."""
    counted = Counted(pattern, flags, most=MOST)
    steps = []
    for length in (SHORT, LONG):
        text = (unit * length)[: length // len(unit) * len(unit)] + END
        try:
            if way == "search":
                counted.search_all(text)
            else:
                counted.match(text, whole=way == "fullmatch")
        except TooManyStepsError:
            return float("inf")
        steps.append(max(counted.steps, LONG))
    return steps[1] / steps[0]


def _patterns() -> Iterator[tuple[str, re.Pattern[str], str]]:
    """Yield name, pattern and way of use of each pattern of a module that has a repeat without end."""
    ways = _ways()
    for info in pkgutil.walk_packages([str(ROOT)], "hmicdiff."):
        if info.name.endswith("__main__"):
            continue
        for name, value in vars(importlib.import_module(info.name)).items():
            if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
                used = ways[info.name, name]
                if used and has_no_end(value.pattern, value.flags):
                    where = f"{info.name}.{name}"
                    way = "search" if used - ONCE and where not in MATCHED else "match"
                    yield where, value, "fullmatch" if used == {"fullmatch"} else way


def _ways() -> defaultdict[tuple[str, str], set[str]]:
    """Return which methods of each name each module uses; a name that is handed on may be used in any way."""
    ways: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for path in sorted(ROOT.rglob("*.py")):
        module = "hmicdiff." + ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(
            ".__init__"
        )
        called = set()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                ways[module, node.value.id].add(node.attr)
                called.add(id(node.value))
            elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and id(node) not in called:
                ways[module, node.id].add("handed on")
    return ways


def test_no_pattern_grows_faster_than_its_text() -> None:
    """Over what its own repeats repeat, and over common units, twice the text takes twice the steps."""
    patterns = sorted(set(_patterns()))
    assert len(patterns) > 50
    slow = [
        (name, unit)
        for name, pattern, way in patterns
        for unit in dict.fromkeys((*units(pattern.pattern, pattern.flags), *ANYTHING))
        if _growth(pattern.pattern, unit, way, pattern.flags) >= (float("inf") if name in MATCHED else GROWTH)
    ]
    assert not slow


PLAIN = "But the force and its partners understand well what the victims of crime there need from all of them"
MOST_A_CHARACTER = 60
REPEAT_IN_A_REPEAT = re.compile(r"[+*][^()]*\)(?:[+*]|\{)")


def test_no_cue_of_tone_weighs_the_words_of_a_plain_clause_again_and_again() -> None:
    """A clause of a hundred letters takes each cue some thousand steps: no way to part its words is tried twice."""
    cues = {part for cue in load_cues().tones for part in branches(cue.pattern.pattern)}
    repeating = sorted(part for part in cues if REPEAT_IN_A_REPEAT.search(part))
    assert len(repeating) > 20
    slow = []
    for part in repeating:
        counted = Counted(part, re.IGNORECASE, most=MOST)
        try:
            counted.search_all(PLAIN)
        except TooManyStepsError:
            slow.append(part)
        slow += [part] if counted.steps > MOST_A_CHARACTER * len(PLAIN) else []
    assert not slow
