from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hmicdiff.comparing.redline import apply, inverse, redline
from hmicdiff.comparing.words import leading_gap, split_words
from hmicdiff.model import Edit, Rename

if TYPE_CHECKING:
    from collections.abc import Sequence

WORDS = st.sampled_from(
    (
        "the",
        "force",
        "The",
        "constabulary",
        "should",
        "must",
        "92",
        "of",
        "100",
        "27.2",
        "percent",
        "£12.5m",
        "some",
        "most",
        "re-offending",
        "reoffending",
        ",",
        ".",
        "it's",
    )
)
PROSE = st.lists(WORDS, max_size=12).map(" ".join)
ANY_TEXT = st.text(max_size=40)


def renames(*pairs: tuple[str, str]) -> tuple[Rename, ...]:
    """Return renames of the given terms."""
    return tuple(Rename(left=a, right=b, count=9, left_report="l", right_report="r") for a, b in pairs)


def changes(edits: Sequence[Edit]) -> list[tuple[str, str, str | None]]:
    """Return what the edits change."""
    return [(edit.left, edit.right, edit.mark) for edit in edits if edit.op != "equal"]


def longest_common(left: Sequence[str], right: Sequence[str]) -> int:
    """Return the length of the longest common subsequence, the slow and plain way."""
    table = [[0] * (len(right) + 1) for _ in range(len(left) + 1)]
    for i, one in enumerate(left):
        for j, other in enumerate(right):
            table[i + 1][j + 1] = table[i][j] + 1 if one == other else max(table[i][j + 1], table[i + 1][j])
    return table[-1][-1]


@given(st.one_of(PROSE, ANY_TEXT), st.one_of(PROSE, ANY_TEXT))
@settings(max_examples=150, deadline=None)
def test_edits_make_the_right_text_of_the_left(left: str, right: str) -> None:
    """``apply(redline(a, b), a)`` is b, whatever a and b are."""
    assert apply(redline(left, right), left) == right


@given(st.one_of(PROSE, ANY_TEXT), st.one_of(PROSE, ANY_TEXT))
@settings(max_examples=150, deadline=None)
def test_inverse_edits_make_the_left_text_of_the_right(left: str, right: str) -> None:
    """``apply(inverse(redline(a, b)), b)`` is a, and undoing the undoing changes nothing."""
    edits = redline(left, right)
    assert apply(inverse(edits), right) == left
    assert inverse(inverse(edits)) == edits


@given(PROSE, PROSE)
@settings(max_examples=100, deadline=None)
def test_renames_keep_the_laws(left: str, right: str) -> None:
    """The laws hold with renames of any length too."""
    terms = renames(("the constabulary", "the force"), ("percent", "per cent"))
    edits = redline(left, right, terms)
    assert apply(edits, left) == right
    assert apply(inverse(edits), right) == left


@given(st.one_of(PROSE, ANY_TEXT))
@settings(max_examples=60, deadline=None)
def test_equal_texts_have_no_change(text: str) -> None:
    """A text beside itself has nothing but equal edits."""
    assert changes(redline(text, text)) == []


@given(st.one_of(PROSE, ANY_TEXT))
@settings(max_examples=100, deadline=None)
def test_words_and_gaps_are_the_whole_text(text: str) -> None:
    """Nothing of a text is lost in its words."""
    words = split_words(text)
    assert leading_gap(text) + "".join(word.text + word.gap for word in words) == text


@given(PROSE, PROSE)
@settings(max_examples=100, deadline=None)
def test_no_more_words_stay_than_the_texts_share(left: str, right: str) -> None:
    """What is called equal is never longer than the longest common subsequence of words."""
    kept = [w.text for edit in redline(left, right) if edit.op == "equal" for w in split_words(edit.left)]
    reference = longest_common([w.text for w in split_words(left)], [w.text for w in split_words(right)])
    assert len(kept) <= reference


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        pytest.param(
            "rate was 27.2 percent",
            "rate was 19.9 percent",
            [("27.2", "19.9", "number")],
            id="a decimal stays whole",
        ),
        pytest.param("a cut of £12.5m", "a cut of £9m", [("£12.5m", "£9m", "number")], id="so does money"),
        pytest.param(
            "in 92 of 100 cases",
            "in 83 of 87 cases",
            [("92 of 100", "83 of 87", "number")],
            id="joined across a stop word",
        ),
        pytest.param(
            "two officers left", "seven officers left", [("two", "seven", "number")], id="a number in words"
        ),
        pytest.param(
            "It should train staff.", "It must train staff.", [("should", "must", "modal")], id="more binding"
        ),
        pytest.param(
            "Some officers knew.", "Most officers knew.", [("Some", "Most", "hedge")], id="from some to most"
        ),
        pytest.param(
            "The force is slow.", "the force is slow.", [("The", "the", "cosmetic")], id="case alone"
        ),
        pytest.param(
            "tackle re-offending",
            "tackle reoffending",
            [("re-offending", "reoffending", "cosmetic")],
            id="a hyphen alone",
        ),
        pytest.param("the cat", "the cat sat", [("", " sat", None)], id="words put in at the end"),
        pytest.param("a  b", "a b", [(" ", "", "cosmetic")], id="white space alone"),
    ],
)
def test_an_edit_is_marked_by_what_it_does(
    left: str, right: str, expected: list[tuple[str, str, str | None]]
) -> None:
    """Numbers come before modal verbs, and those before hedges; print alone is cosmetic."""
    assert changes(redline(left, right)) == expected


@pytest.mark.parametrize(
    ("left", "right", "terms", "expected"),
    [
        pytest.param(
            "The constabulary's plan", "The force's plan", [("the constabulary", "the force")],
            [("constabulary", "force", "rename")], id="word for word, possessive kept",
        ),
        pytest.param(
            "HMIC found gaps", "HM Inspectorate found gaps", [("HMIC", "HM Inspectorate")],
            [("HMIC", "HM Inspectorate", "rename")], id="one word for two",
        ),
        pytest.param(
            "Norfolk Constabulary", "Norfolk Constabulary", [("constabulary", "force")], [], id="an old name that was kept",
        ),
    ],
)  # fmt: skip
def test_a_rename_is_marked_and_nothing_else(
    left: str, right: str, terms: list[tuple[str, str]], expected: list[tuple[str, str, str | None]]
) -> None:
    """A consistent change of term is a rename wherever it stands."""
    assert changes(redline(left, right, renames(*terms))) == expected


def test_edits_refuse_another_text() -> None:
    """Edits are applied to the text they were made for, or not at all."""
    with pytest.raises(ValueError, match="another text"):
        apply(redline("a b", "a c"), "x")
