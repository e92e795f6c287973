"""Words divided at the ends of printed lines."""

from __future__ import annotations

import pytest

from hmicdiff.reading.divided import Divided
from hmicdiff.vocabulary.english import english_words

_DOCUMENT = Divided.of(
    ["Norfolk Constabulary tackles anti-social behaviour", "Its co-located teams re-visit victims"]
)


@pytest.mark.parametrize(
    ("line", "following", "joined", "rest"),
    [
        ("neighbour-", "hood teams", "neighbourhood", "teams"),
        ("was prior-", "itised.", "was prioritised.", ""),
        ("unsatis\u2010", "factorily and", "unsatisfactorily", "and"),
        ("offi\u00ad", "cers work", "officers", "work"),
        ("qzx\u00ad", "wvk", "qzxwvk", ""),
        ("officer’s de-", "cision, which", "officer’s decision,", "which"),
        ("victim-", "focused way", "victim-focused", "way"),
        ("hand-", "in-hand with", "hand-in-hand", "with"),
        ("hand-in-", "hand with", "hand-in-hand", "with"),
        ("anti-", "social acts", "anti-social", "acts"),
        ("anti-so-", "cial acts", "anti-social", "acts"),
        ("a co-", "located team", "a co-located", "team"),
        ("to re-", "view it", "to review", "it"),
        ("Nor-", "folk’s", "Norfolk’s", ""),
        ("Leices-", "tershire", "Leicestershire", ""),
        ("London-", "based", "London-based", ""),
        ("Newcastle-upon-", "Tyne", "Newcastle-upon-Tyne", ""),
        ("2023-", "25 and", "2023-25", "and"),
        ("a 24-", "hour service", "a 24-hour", "service"),
        ("INSPEC-", "TION OF", "INSPECTION", "OF"),
    ],
)
def test_a_hyphen_stays_where_it_belongs_to_the_word(
    line: str, following: str, joined: str, rest: str
) -> None:
    """What the document prints elsewhere decides, then the words of English; a soft hyphen always divides."""
    assert _DOCUMENT.join(line, following) == (joined, rest)


@pytest.mark.parametrize(
    ("line", "following"),
    [
        ("short-", "and long-term"),
        ("pre-", "or post-charge"),
        ("this -", "and that"),
        ("–", "word"),
        ("end", "next"),
        ("a-", ""),
    ],
)
def test_other_line_ends_are_left(line: str, following: str) -> None:
    """A hanging hyphen, a dash and a line's plain end divide no word."""
    assert _DOCUMENT.join(line, following) is None


def test_lines_lose_no_letter() -> None:
    """Mended lines hold the letters of the lines as printed, in order."""
    lines = ["the constab-", "ulary has face-", "to-face talks;", "it is sys\u00ad", "tematic"]
    mended = _DOCUMENT.mend(lines)
    assert mended == ["the constabulary", "has face-to-face", "talks;", "it is systematic"]
    letters = ["".join(filter(str.isalpha, "".join(some))) for some in (lines, mended)]
    assert letters[0] == letters[1]


def test_the_list_knows_british_and_inflected_words() -> None:
    """Reports are British English."""
    assert {
        "organisation",
        "prioritised",
        "neighbourhoods",
        "behaviours",
        "investigations",
    } <= english_words()
