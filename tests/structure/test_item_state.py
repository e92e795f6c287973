"""What a sentence says became of an item, read with its negation."""

from __future__ import annotations

import pytest

from hmicdiff.structure.items.state import mentions, state_of, state_of_this
from hmicdiff.vocabulary import load_vocabulary

CUES = load_vocabulary().cues


@pytest.mark.parametrize(
    "text",
    [
        "The service has made good progress and this area for improvement is now closed.",
        "It is no longer an area for improvement.",
        "We are satisfied that the force has done enough and we have closed this cause of concern.",
        "I am pleased that we have been able to close the service's remaining causes of concern.",
        "The cause of concern has been discharged.",
        "We have therefore removed the cause of concern.",
        "All recommendations have been met.",
        "We consider this cause of concern closed.",
        "The area for improvement from 2015 has been addressed.",
        "We have not repeated the area for improvement, but we will look at this again.",
        "The force has done enough for us to lift the area for improvement.",
        "Its records allow us to close the recommendation.",
    ],
)
def test_what_is_dealt_with_is_closed(text: str) -> None:
    """A sentence that says an item is dealt with closes it."""
    assert state_of(text, CUES) == "closed"


@pytest.mark.parametrize(
    "text",
    [
        "The constabulary should make sure that its promotion process is open.",
        "Its plans are reviewed, and the force won't allow one to be closed unless there is an evaluation on it.",
    ],
)
def test_a_duty_and_what_is_closed_beside_items_tell_no_state(text: str) -> None:
    """A process that should be open, and a plan that may not be closed, are no items."""
    assert state_of(text, CUES) is None


@pytest.mark.parametrize(
    "text",
    [
        "The service has not addressed this area for improvement.",
        "The force has not fully addressed this area for improvement.",
        "We have not closed this area for improvement.",
        "We have repeated the area for improvement.",
        "There is still some way to go before this area for improvement can be closed.",
        "It has done some of what we asked. We have therefore kept this area for improvement.",
        "We have retained the recommendation.",
        "We have not been able to close this cause of concern.",
        "We cannot yet close the cause of concern.",
        "We are not satisfied that the force has addressed this area for improvement.",
        "The service has only partly addressed this recommendation.",
        "The cause of concern remains in place.",
        "Two of the three recommendations have been closed and one remains outstanding.",
        "The service has yet to address this area for improvement.",
        "The service has failed to address the recommendations we made in 2022.",
        "The area for improvement we gave the service in 2022 hasn't been closed.",
        "There is more for the service to do before we can close this cause of concern.",
        "This is still an area for improvement.",
        "Some, but not all, of the area for improvement has been met.",
        "Progress on the area for improvement has been too slow for us to sign it off.",
        "Most of the recommendations have been implemented.",
        "The recommendation about bail is therefore carried over.",
        "The force has not done enough for us to lift the area for improvement.",
    ],
)
def test_what_is_not_dealt_with_is_open(text: str) -> None:
    """A negated or partial closing keeps an item open."""
    assert state_of(text, CUES) == "open"


@pytest.mark.parametrize(
    "text",
    [
        "We will close this area for improvement once the force has embedded its changes.",
        "The force is working to address the area for improvement.",
        "The force should address this area for improvement.",
        "The force has a plan to address the recommendations.",
        "Staff said that the concern they raised was resolved quickly.",
    ],
)
def test_what_is_to_come_says_nothing_of_the_state(text: str) -> None:
    """A plan, a duty or a condition neither closes an item nor keeps it open."""
    assert state_of(text, CUES) is None


@pytest.mark.parametrize(
    ("text", "state"),
    [("The force has now addressed this.", "closed"), ("It hasn't yet addressed this.", "open")],
)
def test_this_speaks_of_the_item_just_named(text: str, state: str) -> None:
    """*This* tells of a state where the sentence before names the item, and of nothing elsewhere."""
    assert (state_of_this(text, CUES), state_of("The force has addressed this.", CUES)) == (state, None)


def test_an_item_named_before_that_applies_no_longer_is_closed() -> None:
    """Words such as *it no longer applies*, behind the sentence that names the item, close it."""
    assert state_of_this("I am pleased to say that it no longer applies.", CUES) == "closed"
    assert state_of_this("They still apply.", CUES) is None


@pytest.mark.parametrize(
    ("text", "about", "state"),
    [
        (
            "The area for improvement on the examination of phones, which we issued in 2022, has been met in part only.",
            "the examination of phones",
            "open",
        ),
        (
            "Our previous area for improvement, concerning the examination of phones, is now complete.",
            "the examination of phones",
            "closed",
        ),
        (
            "We are not yet satisfied that the area for improvement relating to vetting can be discharged.",
            "vetting",
            "open",
        ),
        (
            "The examination of phones has ceased to be an area for improvement.",
            "The examination of phones",
            "closed",
        ),
        ("Crime allocation is still an area for improvement.", "Crime allocation", "open"),
        ("We no longer consider vetting to be an area for improvement.", "vetting", "closed"),
        ("The area for improvement about bail will be closed next year.", "bail", None),
        ("The force believes that the area for improvement about bail has been met.", "bail", None),
        ("The area for improvement about bail can be closed once supervisors review it.", "bail", None),
    ],
)
def test_an_item_is_named_by_its_subject(text: str, about: str, state: str | None) -> None:
    """What an item is about is read apart from when it was set and from what became of it."""
    assert [(one.about, one.state) for one in mentions(text, CUES)] == [(about, state)]


def test_each_of_several_items_named_has_its_own_state() -> None:
    """A clause speaks of the item that it names."""
    text = "We have closed the area for improvement about phones, but the one about vetting stays open."
    told = [(one.about, one.state) for one in mentions(text, CUES)]
    assert told == [("phones", "closed"), ("vetting", "open")]


@pytest.mark.parametrize(
    "text", ["This area for improvement is closed.", "It is no longer an area for improvement."]
)
def test_this_and_it_are_no_subject(text: str) -> None:
    """Where only *this* or *it* names an item, its kind and its place tell which."""
    assert mentions(text, CUES) == ()


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("It has now done so.", "closed"),
        ("The service has since carried out this work.", "closed"),
        ("This review is now complete.", "closed"),
        ("It has not done so.", "open"),
        ("This hasn't happened.", "open"),
        ("It has still not completed this work.", "open"),
        ("It has made little progress with this.", "open"),
        ("Sergeants get a message if one is incomplete.", None),
    ],
)
def test_work_that_was_asked_for_is_done_or_not(text: str, state: str | None) -> None:
    """What stands behind an ask says that it is done, that it isn't, or, under a condition, nothing."""
    assert state_of_this(text, CUES) == state


@pytest.mark.parametrize(
    ("text", "about"),
    [
        (
            "In our last inspection we said that the force should carry out a skills audit.",
            "carry out a skills audit",
        ),
        ("In 2018, we recommended that the service should replace its radios.", "replace its radios"),
    ],
)
def test_what_was_asked_then_names_an_item(text: str, about: str) -> None:
    """A sentence that tells what was asked for names the item by what it asks."""
    assert [one.about for one in mentions(text, CUES)] == [about]
