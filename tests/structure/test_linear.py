"""Reading takes work that grows with a text's length and no faster, whatever the text repeats."""

from __future__ import annotations

import contextlib
import gc
import re
import sys
import time
from typing import TYPE_CHECKING

import pytest

from hmicdiff.errors import Refused
from hmicdiff.reading.choose import read_bytes
from hmicdiff.structure.report import understand
from hmicdiff.structure.sentences import MOST_CHARACTERS
from hmicdiff.vocabulary import load_vocabulary
from hmicdiff.vocabulary.sieve import Sieved

if TYPE_CHECKING:
    from pathlib import Path

    from hmicdiff.vocabulary import Vocabulary

HEAD = (
    "PEEL 2023/25\n\nAn inspection of Kent Police\n\nPublished on 5 June 2024\n\n"
    "Kent Police is good at preventing crime. It has improved since our last inspection.\n\n"
)


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    """Return the vocabulary."""
    return load_vocabulary()


UNITS = {
    "blank lines": "\n",
    "lists of numbers": f"There were {'1, ' * 20}2. ",
    "bullets": "- The force is good.\n",
    "paragraphs": "a b\n\n",
    "hyphens": "-",
    "brackets": "(",
    "soft hyphens": "\u00ad",
    "bars": "| a | b |\n",
    "years": "2019 ",
    "words": "the force is good at this and ",
    "sentences": "The force is good at it and has 12 officers. ",
}
MOST_GROWTH = 2.6
"""Twice the text may take so many times the steps: two, and what is done once in a block, a page or a table."""
LONGEST_SECONDS = 0.25
"""Processor time that one pattern may take over the longest sentence there is."""


def _steps(text: str, vocabulary: Vocabulary) -> int:
    """Return how many functions are called to read `text`."""
    count = 0

    def note(*_: object) -> None:
        nonlocal count
        count += 1

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        with contextlib.suppress(Refused):
            understand(read_bytes(text.encode(), relative="a.txt"), vocabulary)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS)
def test_twice_the_text_takes_twice_the_steps(unit: str, vocabulary: Vocabulary) -> None:
    """The calls a text takes, less those of its head, grow no faster than its length."""
    length = 1_500 // len(unit)
    _steps(HEAD + unit * length, vocabulary)  # what is made at first use is not what is measured
    once, twice = (_steps(HEAD + unit * times * length, vocabulary) for times in (1, 2))
    assert twice <= MOST_GROWTH * once


def test_a_paragraph_that_blank_lines_cut_takes_twice_the_steps(vocabulary: Vocabulary) -> None:
    """Pieces that go on with the one before are one paragraph, at a cost of their number and no more."""
    opening, unit, length = (
        f"{HEAD}The force has a plan for the people of the county and for\n\n",
        "a b\n\n",
        300,
    )
    _steps(opening + unit * length, vocabulary)
    once, twice = (_steps(opening + unit * times * length, vocabulary) for times in (1, 2))
    assert twice <= 2.3 * once


@pytest.mark.parametrize("unit", ["a ", "A ", "a-", "1, ", "the "])
def test_no_pattern_is_slow_over_the_longest_sentence(unit: str, vocabulary: Vocabulary) -> None:
    """No pattern of the vocabulary takes long over one word repeated for a whole sentence."""
    text = unit * (MOST_CHARACTERS // len(unit))
    slow = []
    for pattern in _patterns(vocabulary):
        began = time.process_time()
        pattern.search(text)
        if time.process_time() - began > LONGEST_SECONDS:
            slow.append(pattern.pattern)
    assert not slow


def _patterns(root: object) -> list[re.Pattern[str]]:
    """Return every pattern of text that can be reached from `root`."""
    found, seen, todo = set(), set(), [root]
    while todo:
        one = todo.pop()
        if id(one) in seen or isinstance(one, str | bytes | int | float | type) or callable(one):
            continue
        seen.add(id(one))
        if isinstance(one, re.Pattern | Sieved):
            found.add(one.pattern)
        else:
            todo.extend(gc.get_referents(one))
    return [re.compile(pattern, re.IGNORECASE) for pattern in sorted(found)]


def test_the_patterns_are_found(vocabulary: Vocabulary) -> None:
    """The test above looks at the patterns there are."""
    assert len(_patterns(vocabulary)) > 300


def test_a_report_in_one_line_is_read(samples: Path, vocabulary: Vocabulary) -> None:
    """A long report without line breaks gives its sentences, none longer than is allowed."""
    text = (samples / "2014-11-crime-inspection.txt").read_text(encoding="utf-8")
    reading = understand(read_bytes(" ".join(text.split()).encode(), relative="a.txt"), vocabulary)
    assert len(reading.sentences) > 200
    assert max(len(one.text) for one in reading.sentences) <= MOST_CHARACTERS
