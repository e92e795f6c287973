"""Patterns that are tried only where their words stand."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hmicdiff.vocabulary.branches import branches, captures
from hmicdiff.vocabulary.choice import Choice, Hinted
from hmicdiff.vocabulary.needs import needed_groups
from hmicdiff.vocabulary.sieve import sieved, sieved_any


@pytest.mark.parametrize(
    ("pattern", "groups"),
    [
        pytest.param(r"\bhotspot patrols?\b", [["hotspot patrol"]], id="the letters before an optional one"),
        pytest.param(r"(?:stalking|harassment)\b", [["harassment", "stalking"]], id="one of each branch"),
        pytest.param(
            r"(?:clos|shut)\w+ (?:files|cases)", [["cases", "files"], ["clos", "shut"]], id="each of two"
        ),
        pytest.param(r"\w+(?=, however)", [[", however"]], id="what must stand ahead"),
        pytest.param(
            r"of the patrols it \w+ the way", [["of the patrols it "], [" the way"]], id="long first"
        ),
        pytest.param(r"(?:stalking|\d+)", [], id="a branch without a word needs none"),
        pytest.param(r"(?:very )*", [], id="what may be left out is not needed"),
        pytest.param(r"(?:burglary )+", [["burglary "]], id="what stands once at least is needed"),
        pytest.param(r"(?<!not )\w+(?! at all)", [], id="what must not stand there is not needed"),
        pytest.param(r"(?:,| )\w+ a", [], id="single letters stand in every text"),
    ],
)
def test_the_words_a_pattern_needs_are_read_off_it(pattern: str, groups: list[list[str]]) -> None:
    """One of each group of a pattern's needed words stands in every text in which it is found."""
    assert [list(group) for group in needed_groups(pattern)] == groups


def test_no_regular_expression_is_refused() -> None:
    """A pattern with an open bracket is refused when it is made, not when it is tried."""
    with pytest.raises(re.error):
        sieved("(open")


@pytest.mark.parametrize(
    ("pattern", "parts"),
    [
        pytest.param(r"a|b c|d", ("a", "b c", "d"), id="bars outside of brackets"),
        pytest.param(r"(?:a|b)|(?=c|d)e", ("(?:a|b)", "(?=c|d)e"), id="bars in brackets part nothing"),
        pytest.param(r"a\|b|[|)]c|[]|]d", (r"a\|b", "[|)]c", "[]|]d"), id="signs that stand for themselves"),
        pytest.param(r"a|", ("a", ""), id="an empty alternative is one"),
    ],
)
def test_a_pattern_is_parted_at_its_outermost_bars(pattern: str, parts: tuple[str, ...]) -> None:
    """Alternatives are told from bars within brackets, classes and escapes."""
    assert branches(pattern) == parts


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("(a)", True),
        ("(?P<year>20)", True),
        (r"\(a\)", False),
        ("[(]a[)]", False),
        ("(?:a)(?=b)(?<!c)(?>d)", False),
        ("a(", False),
    ],
)
def test_brackets_that_are_printed_capture_nothing(pattern: str, expected: bool) -> None:  # noqa: FBT001 - a column
    """Only a group captures: no bracket of the text, no look ahead."""
    assert captures(pattern) is expected


_PIECES = st.sampled_from(
    [
        "ask",
        "is",
        "sick",
        "k",
        "(?:is|ask)",
        "(?:sk)?",
        "(?:i|\\d)",
        "(?:si)+",
        "[ks]",
        ".",
        "(?=i)",
        "(?=sik)",
        "(?<=ask)",
        "(?:ask|kis)",
        "\\b",
        "|",
    ]
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


@given(st.lists(st.lists(_PIECES, min_size=1, max_size=3).map("".join), min_size=1, max_size=5), _TEXTS)
@settings(max_examples=300, deadline=None)
def test_alternatives_are_found_as_one_pattern_finds_them(alternatives: list[str], text: str) -> None:
    """Trying only the likely alternatives finds what their whole does: the same places, in the same order."""
    whole = re.compile("|".join(f"(?:{one})" for one in alternatives), re.IGNORECASE)
    mine = sieved_any(tuple(alternatives))
    assert [one.span() for one in mine.finditer(text)] == [one.span() for one in whole.finditer(text)]
    for found, expected in ((mine.search(text), whole.search(text)), (mine.match(text), whole.match(text))):
        assert (found and found.span()) == (expected and expected.span())


def test_groups_of_alternatives_are_kept() -> None:
    """Where an alternative captures, a match has the groups of all, as callers ask for any of them."""
    found = sieved_any(("since (?P<year>20[0-9]{2})", "(?P<ago>years) ago")).search("two years ago")
    assert found is not None
    assert (found["ago"], found["year"]) == ("years", None)


@given(st.lists(st.lists(_PIECES, min_size=1, max_size=3).map("".join), max_size=6), _TEXTS)
@settings(max_examples=200, deadline=None)
def test_a_choice_finds_the_rows_that_each_alone_would(rows: list[str], text: str) -> None:
    """Of many patterns looked for at once those are found, in order, that are found one by one."""
    choice = Choice((number, sieved(pattern)) for number, pattern in enumerate(rows))
    expected = [number for number, one in enumerate(rows) if re.search(one, text, re.IGNORECASE)]
    assert list(choice.found(text)) == expected


def test_a_hint_that_stands_in_every_text_needs_no_word() -> None:
    """An empty hint neither hides its row nor stops others from being found, however often they are asked."""
    rows = Hinted([("any", ("",)), ("one", ("c",))])
    for number in range(200):
        sieved(f"late word {number}").search(f"text {number}")
        assert rows.likely(f"ab {number}") == ["any"]
