"""Changes of printing that change nothing a report says change nothing of what is found."""

from __future__ import annotations

import importlib.util
import re
import sys
import textwrap
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from hmicdiff.structure.report import understand
from hmicdiff.text import plain, squash
from hmicdiff.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from hmicdiff.model import Reading

_SPEC = importlib.util.spec_from_file_location("structure_cases", Path(__file__).with_name("cases.py"))
assert _SPEC
assert _SPEC.loader
helpers = importlib.util.module_from_spec(_SPEC)
sys.modules[_SPEC.name] = helpers
_SPEC.loader.exec_module(helpers)

CASES = {case.name: case.text for case in helpers.cases()}
UNWRAPPED = sorted(name for name in CASES if not name.endswith("-pdf"))
WRAPPED = sorted(name for name in CASES if name.endswith("-pdf"))
SAMPLE = (
    Path(__file__).resolve().parents[2] / "inputs" / "norfolk" / "2014-11-crime-inspection.txt"
).read_text()
BULLET = re.compile(r"\s*(?:[-•]) ")


def read(text: str) -> Reading:
    """Return `text` understood."""
    return understand(helpers.document(text), load_vocabulary())


@cache
def read_case(name: str) -> Reading:
    """Return a case understood."""
    return read(CASES[name])


def structure(found: Reading) -> list[tuple[Any, ...]]:
    """Return what is found, lines and exact letters aside."""
    return [
        (
            squash(plain(one.heading or "")).replace("-", ""),
            one.level,
            one.topic,
            one.role,
            one.grade and (one.grade.value, one.grade.state, one.grade.basis, one.grade.carried_over_from),
        )
        for one in found.report.sections
    ]


def sentences(found: Reading) -> list[tuple[str, str]]:
    """Return text, white space and hyphens aside, and topic of every sentence."""
    return [(squash(one.text).replace("-", ""), one.topic) for one in found.sentences]


def wrapped(text: str, width: int) -> str:
    """Return a text of one line a paragraph as a PDF prints it: wrapped, a blank line between paragraphs."""
    paragraphs = []
    for line in text.split("\n"):
        if line.strip():
            mark = BULLET.match(line)
            lead = mark[0] if mark else ""
            paragraphs.append(
                textwrap.fill(line[len(lead) :], width, initial_indent=lead, break_on_hyphens=False)
            )
    return "\n\n".join(paragraphs)


def unwrapped(text: str) -> str:
    """Return a wrapped text with one line a paragraph."""
    return "\n\n".join(re.sub(r"\s*\n\s*", " ", part) for part in re.split(r"\n\s*\n", text))


@pytest.mark.parametrize("width", [58, 95])
@pytest.mark.parametrize("name", UNWRAPPED)
def test_wrapping(name: str, width: int) -> None:
    """A report wrapped at any width has the structure, and the sentences, it has with one line a paragraph."""
    found = read(wrapped(CASES[name], width))
    assert structure(found) == structure(read_case(name))
    assert sentences(found) == sentences(read_case(name))


@pytest.mark.slow
@pytest.mark.parametrize("width", [60, 100])
def test_wrapping_a_sample(width: int) -> None:
    """The crime inspection of 2014 laid out at another width has the same structure."""
    pages = re.split(r"\n (?=\S)", SAMPLE)
    laid = "\n ".join(wrapped(unwrapped(page).replace("\n\n", "\n"), width) for page in pages)
    assert structure(read(laid)) == structure(read(SAMPLE))


@pytest.mark.slow
def test_a_sample_without_blank_lines() -> None:
    """The crime inspection of 2014 without any blank line has the same structure."""
    assert structure(read("\n".join(line for line in SAMPLE.split("\n") if line.strip()))) == structure(
        read(SAMPLE)
    )


@pytest.mark.parametrize("name", UNWRAPPED)
def test_blank_lines(name: str) -> None:
    """Blank lines between paragraphs may be none, one or many."""
    lines = [line for line in CASES[name].split("\n") if line.strip()]
    for gap in ("\n", "\n\n\n"):
        assert structure(read(gap.join(lines))) == structure(read_case(name))


@pytest.mark.parametrize("name", WRAPPED)
def test_more_blank_lines_in_wrapped_text(name: str) -> None:
    """Two blank lines between paragraphs say no more than one."""
    doubled = re.sub(r"\n\n+", "\n\n\n", CASES[name])
    assert structure(read(doubled)) == structure(read_case(name))


QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "\u2011": "-"})


@pytest.mark.parametrize("name", CASES)
def test_straight_quotes(name: str) -> None:
    """Straight quotes and plain hyphens are as good as curly ones and dashes."""
    assert structure(read(CASES[name].translate(QUOTES))) == structure(read_case(name))


@pytest.mark.parametrize("name", CASES)
def test_curly_quotes(name: str) -> None:
    """Curly quotes are as good as straight ones."""
    assert structure(read(CASES[name].replace("'", "’"))) == structure(read_case(name))


@pytest.mark.parametrize("name", CASES)
def test_windows_line_ends_and_spaces(name: str) -> None:
    """White space at line ends is nothing."""
    spaced = "\n".join(line + "  \r" for line in CASES[name].split("\n"))
    assert structure(read(spaced)) == structure(read_case(name))


SWAPS = [
    ("Essex Police", "Essex", "Dorset Police", "Dorset"),
    ("Gwent Police", "Gwent", "Northumbria Police", "Northumbria"),
    ("Suffolk Constabulary", "Suffolk", "Lancashire Constabulary", "Lancashire"),
    ("Kent Police", "Kent", "North Wales Police", "North Wales"),
    ("Cleveland Police", "Cleveland", "City of London Police", "City of London"),
    ("Durham Constabulary", "Durham", "Devon and Cornwall Police", "Devon and Cornwall"),
    ("West Midlands Police", "West Midlands", "Avon and Somerset Constabulary", "Avon and Somerset"),
    ("Metropolitan Police Service", "Metropolitan", "Greater Manchester Police", "Greater Manchester"),
    ("Thames Valley Police", "Thames Valley", "South Yorkshire Police", "South Yorkshire"),
    ("Dyfed-Powys Police", "Dyfed-Powys", "Hampshire and Isle of Wight Constabulary", "Hampshire"),
    ("Cheshire Constabulary", "Cheshire", "West Mercia Police", "West Mercia"),
    ("Avon Fire and Rescue Service", "Avon", "Tyne and Wear Fire and Rescue Service", "Tyne and Wear"),
    ("London Fire Brigade", "London", "West Midlands Fire Service", "West Midlands"),
    ("Norfolk Fire and Rescue Service", "Norfolk", "Isle of Wight Fire and Rescue Service", "Isle of Wight"),
]


def swapped(text: str, old: str, old_place: str, new: str, new_place: str) -> str:
    """Return `text` about another body."""
    return text.replace(old, "\x00").replace(old_place, new_place).replace("\x00", new)


@pytest.mark.parametrize("name", CASES)
def test_another_body(name: str) -> None:
    """The same report on another body has the same structure, and is that body's."""
    body = read_case(name).report.identity.body
    swap = next((swap for swap in SWAPS if swap[0] == body), None)
    if swap is None:
        pytest.skip("no swap for this body")
    found = read(swapped(CASES[name], *swap))
    assert found.report.identity.body == swap[2]
    old, place, new, new_place = (squash(plain(part)).replace("-", "") for part in swap)
    back = [(row[0].replace(new, old).replace(new_place, place), *row[1:]) for row in structure(found)]
    assert back == structure(read_case(name))


def areas(text: str, heading: re.Pattern[str]) -> list[str]:
    """Return the text cut before each line that is an area's heading."""
    starts = [match.start() for match in heading.finditer(text)]
    return [text[: starts[0]], *(text[a:b] for a, b in zip(starts, [*starts[1:], len(text)], strict=True))]


ORDERED = {
    "peel-2023-25-suffolk": r"^(?:Recording data about crime|Responding to the public|Leadership and force management|About the data)$",
    "peel-2021-22-dyfed-powys": r"^(?:Engaging with and treating|Investigating crime|Strategic planning|About the data).*$",
    "frs-2023-25-london": r"^(?:Understanding the risk|Responding to major|Promoting the right).*$",
    "peel-2018-metropolitan-legitimacy": r"^(?:To what extent does|How well does).*$",
}


@pytest.mark.parametrize("name", ORDERED)
def test_order_of_areas(name: str) -> None:
    """Areas in another order are found with the same topics and grades."""
    front, *rest = areas(CASES[name], re.compile(ORDERED[name], re.MULTILINE))
    tail = [rest.pop()] if rest[-1].startswith("About the data") else []
    turned = "".join(part if part.endswith("\n") else part + "\n" for part in (front, *reversed(rest), *tail))
    assert sorted(map(repr, structure(read(turned)))) == sorted(map(repr, structure(read_case(name))))


@pytest.mark.parametrize("width", [40, 58, 95])
def test_rows_wrapped_without_blank_lines(width: int) -> None:
    """Rows of a question and its grade that follow each other at once, wrapped, are still one each."""
    text = CASES["commissioner-page-dorset"]
    rows = [line for line in text.split("\n") if re.search(r"\?(?:Good|Outstanding)$", line)]
    before, after = (wrapped(part, width) for part in re.split(r"^2018/19 grades$", text, flags=re.MULTILINE))
    tail = after.split("\n\n")[-1]
    table = "\n".join(textwrap.fill(row, width, break_on_hyphens=False) for row in rows)
    found = read(f"{before}\n\n2018/19 grades\n\n{table}\n\n{tail}")
    assert structure(found) == structure(read_case("commissioner-page-dorset"))
