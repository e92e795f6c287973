from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hmicdiff.comparing.renames import _each_others_best, find_renames
from hmicdiff.comparing.renames.counted import _places

if TYPE_CHECKING:
    from collections.abc import Callable

    from hmicdiff.model import Reading

BASE = (
    "The constabulary works well with partners to prevent crime in Norwich.",
    "The constabulary's control room answers most calls within ten seconds.",
    "Officers in the constabulary tackle anti-social behaviour with care.",
    "We found that the constabulary understands its communities and their needs.",
    "Residents told us that anti-social behaviour has an effect on daily life.",
    "Supervisors review anti-social behaviour orders each month with the council.",
    "Norfolk Constabulary has a clear plan for its workforce and its estate.",
    "Victims of domestic abuse receive a prompt and tailored service.",
)


def terms(left: Reading, right: Reading) -> list[tuple[str, str, int]]:
    """Return what was renamed, and how often."""
    return [(rename.left, rename.right, rename.count) for rename in find_renames(left, right)]


def changed(*replacements: tuple[str, str]) -> list[str]:
    """Return the base text with words replaced."""
    texts = list(BASE)
    for old, new in replacements:
        texts = [text.replace(old, new) for text in texts]
    return texts


@pytest.mark.parametrize(
    ("replacements", "expected"),
    [
        pytest.param(
            [("The constabulary", "The force"), ("the constabulary", "the force")],
            [("the constabulary", "the force", 4)],
            id="with its article, for the name that stays",
        ),
        pytest.param(
            [("onstabulary", "onstabulary Service")],
            [("constabulary", "constabulary service", 5)],
            id="a word more",
        ),
        pytest.param([("anti-social", "antisocial")], [("anti-social", "antisocial", 3)], id="a lost hyphen"),
        pytest.param(
            [
                ("The constabulary", "The force"),
                ("the constabulary", "the force"),
                ("anti-social", "antisocial"),
            ],
            [("the constabulary", "the force", 4), ("anti-social", "antisocial", 3)],
            id="two at once, the commoner first",
        ),
        pytest.param([("partners", "agencies")], [], id="one place is no rename"),
        pytest.param(
            [("onstabulary", "onstabulary of Norfolk and Suffolk")],
            [("constabulary", "constabulary of norfolk and suffolk", 5)],
            id="words put in behind",
        ),
        pytest.param([], [], id="nothing changed"),
    ],
)
def test_a_consistent_change_of_term_is_told_once(
    reading_of: Callable[..., Reading],
    replacements: list[tuple[str, str]],
    expected: list[tuple[str, str, int]],
) -> None:
    """A change that nearly every place of the term shares is a rename, with the number of places."""
    found = terms(reading_of("a", BASE), reading_of("b", changed(*replacements)))
    assert [(old.lower(), new.lower(), count) for old, new, count in found] == expected


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("good", "adequate", id="a grade"),
        pytest.param("should", "must", id="a modal verb"),
        pytest.param("some", "most", id="a hedge"),
        pytest.param("improved", "deteriorated", id="a direction"),
        pytest.param("40", "50", id="a figure"),
        pytest.param("March", "June", id="a month"),
    ],
)
def test_a_finding_is_never_a_rename(reading_of: Callable[..., Reading], old: str, new: str) -> None:
    """However often a grade, an order or a direction changes, it is change."""
    frames = (
        "Its work on burglary is {} in the north of the county.",
        "We saw {} at the custody suite in Aylsham each week.",
        "Training for new officers is {} across all the stations.",
        "The control room was {} on the night of our visit.",
    )
    left, right = ([frame.format(word) for frame in frames] for word in (old, new))
    assert terms(reading_of("a", left), reading_of("b", right)) == []


def test_a_term_is_printed_as_inside_a_sentence(reading_of: Callable[..., Reading]) -> None:
    """The capital of a sentence's start is no part of a term; that of a name is."""
    lowered = changed(("The constabulary", "The force"), ("the constabulary", "the force"))
    assert terms(reading_of("a", BASE), reading_of("b", lowered)) == [("the constabulary", "the force", 4)]
    names = [f"{text[:-1]}, Norfolk Constabulary said of Norfolk." for text in BASE[:4]]
    merged = [text.replace("Norfolk Constabulary", "Norfolk and Suffolk Constabulary") for text in names]
    found = terms(reading_of("a", names), reading_of("b", merged))
    assert found == [("Norfolk Constabulary", "Norfolk and Suffolk Constabulary", 4)]


def test_texts_that_share_nothing_have_no_renames(reading_of: Callable[..., Reading]) -> None:
    """Where no sentences are alike nothing can be told."""
    assert terms(reading_of("a", BASE), reading_of("b", ["Fire engines were late.", "Hydrants froze."])) == []
    assert terms(reading_of("a"), reading_of("b", BASE)) == []


def test_a_plural_follows_its_singular(reading_of: Callable[..., Reading]) -> None:
    """One place is enough for the plural of a term that was renamed."""
    extra = "Other constabularies in the region share the firearms range at Wymondham."
    left = reading_of("a", [*BASE, extra])
    renamed = [
        text.replace("onstabulary", "onstable").replace("onstabularies", "onstables")
        for text in (*BASE, extra)
    ]
    found = {(old.lower(), new.lower()) for old, new, _ in terms(left, reading_of("b", renamed))}
    assert found == {("constabulary", "constable"), ("constabularies", "constables")}


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        pytest.param("anti-social", "antisocial", [("anti-social", "antisocial", 4)], id="a spelling"),
        pytest.param("HMIC", "HMICFRS", [("HMIC", "HMICFRS", 4)], id="a successor"),
        pytest.param("percent", "percent", [], id="one form in both"),
        pytest.param("burglary", "robbery", [], id="two subjects"),
    ],
)
def test_forms_are_counted_where_no_sentences_pair(
    reading_of: Callable[..., Reading], left: str, right: str, expected: list[tuple[str, str, int]]
) -> None:
    """Reports that share no sentence tell a term by the form each has nearly always."""
    ones = [
        f"{n} residents of {place} wrote about {left} twice."
        for n, place in enumerate(("Diss", "Holt", "Acle", "Loddon"))
    ]
    others = [
        f"Supervision {verb} whenever {right} matters arise overnight, case {n}."
        for n, verb in enumerate(("helps", "fails", "pauses", "resumes"))
    ]
    assert terms(reading_of("a", ones), reading_of("b", others)) == expected


def test_a_form_that_both_reports_print_is_no_rename(reading_of: Callable[..., Reading]) -> None:
    """A report that prints both forms has none of its own."""
    mixed = ["Some wrote anti-social, others antisocial, on the same page."] * 4
    plain = ["Officers deal with antisocial conduct promptly in each district."] * 4
    assert terms(reading_of("a", mixed), reading_of("b", plain)) == []


@given(st.sampled_from(["sk", "Sk", "s-k", "is", "aa"]), st.text(alphabet="aiskSKſıİ\u212a- ", max_size=14))
@settings(max_examples=150, deadline=None)
def test_forms_are_counted_as_words_of_their_own(form: str, text: str) -> None:
    """A form is counted where neither a letter nor a hyphen stands beside it; capitals count where it has some."""
    flags = re.NOFLAG if form != form.lower() else re.IGNORECASE
    assert _places(form, text) == len(re.findall(rf"(?<![\w-]){form}(?![\w-])", text, flags))


SENTENCES = st.lists(
    st.lists(st.sampled_from("abcdefgh"), min_size=1, max_size=5).map(tuple), min_size=1, unique=True
)


@given(SENTENCES, SENTENCES)
@settings(max_examples=150, deadline=None)
def test_what_both_print_need_not_be_held_against_all(
    left: list[tuple[str, ...]], right: list[tuple[str, ...]]
) -> None:
    """Which sentences are each other's best does not depend on those being known that both reports print."""
    twins = {i: right.index(one) for i, one in enumerate(left) if one in right}
    assert set(_each_others_best(left, right, twins, 0.5)) >= set(twins.items())
    assert set(_each_others_best(left, right, {}, 0.5)) >= set(twins.items())
    alone = [pair for pair in _each_others_best(left, right, {}, 0.5) if pair[0] not in twins]
    assert [pair for pair in _each_others_best(left, right, twins, 0.5) if pair[0] not in twins] == alone
