from __future__ import annotations

import pytest

from hmicdiff.vocabulary.concepts import load_concepts

CONCEPTS = load_concepts()


@pytest.mark.parametrize(
    ("old", "new", "concept"),
    [
        pytest.param(
            "Safer neighbourhood teams know their area.",
            "Beat managers know their area.",
            "neighbourhood-officers",
            id="team",
        ),
        pytest.param(
            "Some crimes are resolved by telephone.",
            "Officers visit by appointment: visits by officers fell.",
            "in-person-attendance",
            id="attendance",
        ),
        pytest.param(
            "It answers 999 calls.", "Call handlers are polite.", "calls-from-the-public", id="calls"
        ),
        pytest.param(
            "Crime groups are mapped.", "Organised criminals are managed.", "organised-crime", id="gangs"
        ),
        pytest.param("Officers carry tablets.", "It uses mobile devices.", "mobile-technology", id="devices"),
    ],
)
def test_two_ways_of_naming_one_thing_share_a_concept(old: str, new: str, concept: str) -> None:
    """Words that changed over the years still speak of the same thing."""
    assert concept in CONCEPTS.found_in(old)
    assert concept in CONCEPTS.found_in(new)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The trimmed hedges were demanded by no one.", id="parts of words"),
        pytest.param("", id="nothing"),
    ],
)
def test_a_concept_needs_whole_words(text: str) -> None:
    """A pattern inside a longer word shows nothing."""
    assert CONCEPTS.found_in(text) == ()
