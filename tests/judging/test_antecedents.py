"""A quote that points back is shown with the sentence it speaks of."""

from __future__ import annotations

import pytest
from whole import inputs_of

from hmicdiff.pipeline import run_pipeline
from hmicdiff.vocabulary import load_vocabulary

EARLIER = """PEEL 2018/19
An inspection of Wiltshire Police
Published on 3 May 2019

Investigating crime
Requires improvement
Case files are shared with the Crown Prosecution Service late and the digital forensics unit has long delays.
"""
LATER = """PEEL 2021/22
An inspection of Wiltshire Police
Published on 3 November 2022

Investigating crime
Good
{}
"""
SPEAKS_OF = "Digital forensics examines a telephone in twelve days."
POINTS_BACK = "This is a significant improvement in digital forensics since our last inspection."


def shown(later: str, words: str = "significant improvement") -> list[list[str]]:
    """Return the later report's quotes under each verdict on a thread that shows `words`, in order."""
    inputs = inputs_of({"0.txt": EARLIER, "1.txt": LATER.format(later)})
    (run,), _ = run_pipeline(inputs, load_vocabulary())
    told = run.comparison.verdicts
    quotes = [
        [one.quote for one in verdict.evidence if one.report == verdict.to]
        for verdict in told
        if verdict.thread
    ]
    return [found for found in quotes if any(words in one for one in found)]


@pytest.mark.parametrize(
    ("before", "led"),
    [
        pytest.param("The laboratory reads most telephones within weeks. ", True, id="same paragraph"),
        pytest.param("The laboratory reads most telephones within weeks.\n\n", False, id="another paragraph"),
    ],
)
def test_the_sentence_a_quote_points_back_to_stands_before_it(before: str, *, led: bool) -> None:
    """`This is an improvement` tells nothing without the sentence before it in its paragraph, which is no point of the matter."""
    found = shown(before + POINTS_BACK)
    assert found
    for quotes in found:
        at = quotes.index(POINTS_BACK)
        assert (before.strip() in quotes[:at][-1:]) is led


@pytest.mark.parametrize(
    ("quote", "led"),
    [
        ("They have made a significant improvement in digital forensics since our last inspection.", True),
        (
            "Most of them report a significant improvement in digital forensics since our last inspection.",
            True,
        ),
        ("It is seen as a significant improvement in digital forensics since our last inspection.", True),
        (
            "It has been called a significant improvement in digital forensics since our last inspection.",
            True,
        ),
        ("It has made a significant improvement in digital forensics since our last inspection.", False),
        ("Officers see a significant improvement in digital forensics since our last inspection.", False),
    ],
)
def test_a_quote_about_them_stands_behind_who_they_are(quote: str, *, led: bool) -> None:
    """`They`, and what is done to `it`, is named by the sentence before; `it` that does something is the body."""
    before = "The laboratory reads most telephones within weeks."
    found = shown(f"{before} {quote}")
    assert found
    assert all((before in quotes) is led for quotes in found)


def test_a_sentence_that_is_shown_already_is_not_shown_twice() -> None:
    """Where the sentence before is evidence itself it stands once."""
    found = shown(f"{SPEAKS_OF} {POINTS_BACK}")
    assert found
    assert all(quotes.count(SPEAKS_OF) == 1 for quotes in found)


def test_a_quote_that_names_its_matter_is_shown_alone() -> None:
    """A sentence that points to nothing brings nothing with it."""
    found = shown(
        "The laboratory reads most telephones within weeks. There is a significant improvement in digital forensics since 2018."
    )
    assert found
    assert not any("laboratory" in quote for quotes in found for quote in quotes)


@pytest.mark.parametrize(
    "closed",
    [
        "We are satisfied that the force has addressed this area for improvement in digital forensics.",
        "This area for improvement in digital forensics has been closed.",
    ],
    ids=["within", "first words"],
)
def test_an_item_that_is_closed_is_shown_with_the_sentence_that_tells_it(closed: str) -> None:
    """`This area for improvement` is the one that its paragraph tells, not what was found since."""
    told = "In 2018 an area for improvement was that digital forensics should be quicker."
    found = shown(f"{told} The laboratory has moved to Devizes. {closed}", closed)
    assert found
    assert all(told in quotes and not any("Devizes" in one for one in quotes) for quotes in found)
