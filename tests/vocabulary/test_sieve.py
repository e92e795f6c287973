"""Patterns that are tried only where their words stand."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hmicdiff.vocabulary.sieve import needed_words, sieved


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        pytest.param(r"\bhotspot patrols?\b", ("hotspot patrol",), id="the letters before an optional one"),
        pytest.param(r"(?:knife|gun) crime", (" crime",), id="the part that says most"),
        pytest.param(r"(?:stalking|harassment)\b", ("harassment", "stalking"), id="one of each branch"),
        pytest.param(r"(?:stalking|\d+)", (), id="a branch without a word needs none"),
        pytest.param(r"(?:very )*", (), id="what may be left out is not needed"),
        pytest.param(r"(?:burglary )+", ("burglary ",), id="what stands once at least is needed"),
        pytest.param(r"(?<!not )\w+(?! at all)", (), id="what must not stand there is not needed"),
    ],
)
def test_the_words_a_pattern_needs_are_read_off_it(pattern: str, words: tuple[str, ...]) -> None:
    """A pattern's needed words stand in every text in which it is found."""
    assert needed_words(pattern) == words


def test_no_regular_expression_is_refused() -> None:
    """A pattern with an open bracket is refused when it is made, not when it is tried."""
    with pytest.raises(re.error):
        sieved("(open")


_PIECES = st.sampled_from(
    ["ask", "is", "sick", "k", "(?:is|ask)", "(?:sk)?", "(?:i|\\d)", "(?:si)+", "[ks]", ".", "(?=i)", "\\b"]
)
_TEXTS = st.text(alphabet="aiksAIKSſıİK1 ", max_size=12)


@given(st.lists(_PIECES, min_size=1, max_size=4).map("".join), _TEXTS)
@settings(max_examples=300, deadline=None)
def test_nothing_is_missed(pattern: str, text: str) -> None:
    """A sieved pattern finds, matches and replaces what the pattern itself does, in any case and script."""
    whole = re.compile(pattern, re.IGNORECASE)
    mine = sieved(pattern)
    assert [one.span() for one in mine.finditer(text)] == [one.span() for one in whole.finditer(text)]
    assert (mine.search(text) is None) == (whole.search(text) is None)
    assert (mine.match(text) is None) == (whole.match(text) is None)
    assert mine.sub("-", text) == whole.sub("-", text)
