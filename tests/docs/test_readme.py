"""The findings on the first page are those of the program, and their quotes stand where it says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")
QUOTES = [
    (" ".join(words.replace("\n> ", " ").split()), name, int(line))
    for words, name, line in re.findall(
        r"^> (.*?)\n> \(`([\w.-]+)`, line (\d+)\)", README, re.MULTILINE | re.DOTALL
    )
]


def test_there_are_quotes() -> None:
    """None is passed over because it is set in another way."""
    assert len(QUOTES) == README.count("\n> (`") == 5


@pytest.mark.parametrize(("words", "name", "line"), QUOTES)
def test_a_quote_stands_at_its_line(samples: Path, words: str, name: str, line: int) -> None:
    """Word for word, but for white space; it begins on that line, and may end on one of the next."""
    lines = (samples / name).read_text("utf-8").splitlines()[line - 1 :]
    assert words in " ".join(" ".join(lines[:4]).split())
    assert words.split(maxsplit=1)[0] in lines[0].split()


def test_links_lead_somewhere() -> None:
    """Every file that the page links to is there."""
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", README):
        assert (ROOT / target).exists(), target
