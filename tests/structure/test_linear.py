"""Reading takes work that grows with a text's length and no faster, whatever the text repeats."""

from __future__ import annotations

import contextlib
import gc
import re
import sys
import time
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

import pytest

from hmicdiff.errors import Refused
from hmicdiff.model import Document, Line
from hmicdiff.reading.choose import read_bytes
from hmicdiff.reading.pdf.axes import without_axes
from hmicdiff.reading.pdf.parts import PageText, Run
from hmicdiff.structure.items.boxes import find_boxed
from hmicdiff.structure.items.text_blocks import group_blocks
from hmicdiff.structure.languages import part_languages
from hmicdiff.structure.layout import lay_out
from hmicdiff.structure.layout.extents import Grouper, extent
from hmicdiff.structure.layout.rows import read_rows
from hmicdiff.structure.report import understand
from hmicdiff.structure.sentences import MOST_CHARACTERS, PlacedSentence
from hmicdiff.text import Raw
from hmicdiff.vocabulary import load_vocabulary
from hmicdiff.vocabulary.sieve import Sieved

if TYPE_CHECKING:
    from collections.abc import Callable
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
    "short lines": "a b\n",
    "hyphens at line ends": "in-\n",
    "grades": "Good\n\n",
    "rows of values": "| a | 1 | 2 |\n",
}
MOST_GROWTH = 2.6
"""Twice the text may take so many times the steps: two, and what is done once in a block, a page or a table."""
LONGEST_SECONDS = 0.25
"""Processor time that one pattern may take over the longest sentence there is."""


def _steps(text: str, vocabulary: Vocabulary) -> int:
    """Return how many functions are called to read `text`."""

    def read() -> None:
        with contextlib.suppress(Refused):
            understand(read_bytes(text.encode(), relative="a.txt"), vocabulary)

    return _calls(read)


def _calls(work: Callable[[], object]) -> int:
    """Return how many functions are called in some work."""
    count = 0

    def note(*_: object) -> None:
        nonlocal count
        count += 1

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        work()
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


def test_numbers_by_themselves_take_steps_by_their_number(vocabulary: Vocabulary) -> None:
    """Paragraphs of one number each, none printed twice, cost alike, however many there are."""
    warm, *texts = (
        HEAD + "\n\n".join(map(str, range(first, first + count)))
        for first, count in ((5_000, 100), (1_000, 200), (2_000, 400))
    )
    _steps(warm, vocabulary)
    once, twice = (_steps(text, vocabulary) for text in texts)
    assert twice <= 2.3 * once


@pytest.mark.parametrize("way", [(0.0, 7.0), (9.0, 0.0)], ids=["in a column", "in a row"])
def test_noughts_on_a_page_take_steps_by_their_number(way: tuple[float, float]) -> None:
    """Each nought may begin the scale of a chart; those that begin none cost alike, however many stand on one line."""
    steps = []
    for count in (200, 400):
        runs = tuple(
            Run(x0=x, x1=x + 4, y=y, size=8, text="0", bold=False, order=place)
            for place in range(count)
            for x, y in [(place * way[0], place * way[1])]
        )
        page = PageText(number=1, width=595, height=842, runs=runs, rules=(), has_picture=False, unmapped=0)
        steps.append(_calls(partial(without_axes, [page])))
    assert steps[1] <= 2.3 * steps[0]


class _Counted(tuple[Any, ...]):
    """Rows that count how many of them are copied out."""

    __slots__ = ()
    copied: ClassVar[int] = 0

    def __getitem__(self, key: Any) -> Any:  # noqa: ANN401 - a row, or several
        """Return one of them, or a stretch, whose members are counted."""
        found = super().__getitem__(key)
        if isinstance(key, slice):
            _Counted.copied += len(found)
        return found


def test_a_paragraph_is_not_copied_for_each_of_its_lines(vocabulary: Vocabulary) -> None:
    """To see where a paragraph ends, its lines are copied so many times as there are lines, and no more."""
    copied = []
    for count in (200, 400):
        lines = tuple(Line(text="it has a plan and") for _ in range(count))
        document = Document(path="a.txt", sha256="", media_type="text/plain", lines=lines)
        rows = _Counted(read_rows(document, wrapped=True))
        grouper = Grouper(
            rows=rows,
            raw=Raw(document),
            vocabulary=vocabulary,
            wrapped=True,
            has_blanks=True,
            marks=frozenset(),
            listed={},
            small=frozenset(),
            width=None,
        )
        _Counted.copied = 0
        assert extent(grouper, 0, alone=True) == (count, None)
        copied.append(_Counted.copied)
    assert copied[1] <= 2.3 * copied[0] + 10


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


def test_the_boxes_of_items_are_not_copied_for_each_of_them(vocabulary: Vocabulary) -> None:
    """To see where a box of an item ends, no text behind it is copied."""
    text = HEAD + "Area for improvement\n\nThe force should keep it.\n\n" * 5
    reading = understand(read_bytes(text.encode(), relative="a.txt"), vocabulary)
    layout = lay_out(read_bytes(text.encode(), relative="a.txt"), vocabulary)
    placed = [
        PlacedSentence(sentence, layout.blocks[sentence.block].text, None) for sentence in reading.sentences
    ]
    blocks = _Counted(group_blocks(placed))
    _Counted.copied = 0
    assert len(list(find_boxed(blocks, vocabulary.cues))) == 5
    assert _Counted.copied == 0


def test_a_report_in_welsh_takes_steps_by_its_length(vocabulary: Vocabulary) -> None:
    """What is Welsh is told apart block by block, none of them held against all the others."""
    told = []
    for count in (200, 400):
        lines = "\n\n".join(f"Mae'r heddlu yn dda o ran rhif {number} yn y sir." for number in range(count))
        layout = lay_out(read_bytes(f"{HEAD}{lines}".encode(), relative="a.txt"), vocabulary)
        told.append(_calls(partial(part_languages, layout, vocabulary)))
    assert told[1] <= 2.3 * told[0]


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
