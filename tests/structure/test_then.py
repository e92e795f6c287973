"""Then and now in one sentence: what was so then is no finding, and set against today it tells a change."""

from __future__ import annotations

import pytest

from hmicdiff.structure.polarity import tone_of
from hmicdiff.structure.statements.hits import find_hits
from hmicdiff.structure.then import stretches_of_then, without_then
from hmicdiff.vocabulary.cues import load_cues

CHANGES = {
    "The records that were poor in 2018 are well kept.": "improved",
    "Risk assessments are now checked by a sergeant, which was not so in 2019.": "improved",
    "Secondary employment, unrecorded at our last inspection, is now declared each year.": "improved",
    "Dispatchers can see a caller's history at once, something they couldn't do at the time of our previous visit.": "improved",
    "The force's management of sex offenders, effective in 2016, is weak.": "regressed",
    "Supervision is effective, as it was in 2017.": "sustained",
    "In contrast with what we found in 2019, supervision is poor.": "regressed",
    "Its vehicles were unreliable when we last visited, but the force now has a good maintenance plan.": "improved",
    "In contrast to what we saw in 2019, supervision is effective.": "improved",
    "The detective team is now stable, after many years in which it wasn't.": "improved",
    "The control room now has a full team, after three years of shortages.": "improved",
    "Supervision is effective, in marked contrast to what we saw in 2019.": "improved",
}
"""Sentences that set today against an earlier time, and what they state."""


@pytest.mark.parametrize(("text", "direction"), CHANGES.items(), ids=CHANGES)
def test_a_sentence_that_sets_today_against_then_states_the_change(text: str, direction: str) -> None:
    """What was wanting and is well now is better; what was well and is wanting is worse; what was well and is well is kept."""
    assert {hit.direction for hit in find_hits(text, load_cues())} == {direction}


PLAIN = [
    "It takes twice as long to answer a call as it did two years ago.",
    "Officers who joined in 2018 have left.",
    "Records are now kept late, which was not so in 2019.",
    "The plan, published in 2019, sets out five aims.",
    "Backlogs that were large in 2018 are large.",
    "The station is open, after two years of building work.",
]
"""Sentences that name an earlier time and set nothing against it that is better."""


@pytest.mark.parametrize("text", PLAIN)
def test_a_sentence_that_only_names_an_earlier_time_states_no_improvement(text: str) -> None:
    """A year, a comparison of length, and two faults are no improvement."""
    assert "improved" not in {hit.direction for hit in find_hits(text, load_cues())}


@pytest.mark.parametrize(
    ("text", "tone"),
    [
        ("The cells that were dirty in 2016 are clean and well kept.", "praise"),
        ("Visits are made on time; in 2019 people waited far too long.", "praise"),
        ("Records, well kept in 2016, are poor.", "concern"),
        ("In 2019 a third had had no training; that third has shrunk.", "neutral"),
    ],
)
def test_words_of_then_are_left_out_of_the_tone(text: str, tone: str) -> None:
    """A fault of then is no concern of today, and a merit of then no praise."""
    assert tone_of(text, load_cues())[0] == tone


def test_without_then_keeps_every_other_letter_in_its_place() -> None:
    """The text stays as long as it was, and differs only within the stretches of then."""
    text = "Hotels, once overlooked, give good intelligence, which they did not do before."
    left = without_then(text, load_cues())
    spans = stretches_of_then(text, load_cues())
    inside = {place for one in spans for place in range(one.start, one.end)}
    assert len(left) == len(text)
    assert inside
    assert all(left[place] == (" " if place in inside else text[place]) for place in range(len(text)))


@pytest.mark.parametrize(
    "text",
    [
        "Across England and Wales, burglary rose by 9 percent.",
        "Nationally, performance has deteriorated since 2019.",
        "In England and Wales the number of detectives has fallen.",
    ],
)
def test_what_changed_in_the_whole_country_is_no_finding(text: str) -> None:
    """A sentence on England and Wales praises nothing, finds no fault and tells no change of the inspected."""
    assert tone_of(text, load_cues())[0] == "neutral"
    assert not find_hits(text, load_cues())


def test_a_national_figure_beside_the_forces_own_speaks_of_the_force() -> None:
    """Where a sentence goes on to the force, that part counts."""
    text = "Across England and Wales, confidence fell, but the force has improved its engagement since 2019."
    assert {hit.direction for hit in find_hits(text, load_cues())} == {"improved"}


@pytest.mark.parametrize(
    ("text", "tone"),
    [
        ("The failure to record rapes promptly has been put right.", "praise"),
        ("Its inability to account for exhibits has been cured.", "praise"),
        ("Our lasting concern is that delays have been allowed to grow.", "concern"),
        ("It no longer has an area for improvement in this respect.", "praise"),
        ("The service has a low number of overdue inspections.", "praise"),
        ("Firefighters feel able to challenge inappropriate language.", "praise"),
        ("Firefighters do not challenge inappropriate language.", "concern"),
    ],
)
def test_a_fault_within_words_that_tell_its_end_is_none(text: str, tone: str) -> None:
    """What is said to be put right is no fault beside the words that say so."""
    assert tone_of(text, load_cues())[0] == tone


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("Training remains unfinished for on-call crews.", "unresolved"),
        ("Abstraction continues to get in the way of neighbourhood teams.", "unresolved"),
        ("The quality of its files remains unrivalled.", "sustained"),
        ("Complaints about delays have become rare.", "improved"),
        ("Officers are pulled away from their beats more often than they were last year.", "regressed"),
    ],
)
def test_what_goes_on_or_grows_rare_is_told_by_what_it_is(text: str, direction: str) -> None:
    """A fault that lasts is unresolved and a merit sustained; a fault grown rare is no loss."""
    told = {hit.direction for hit in find_hits(text, load_cues())} - {"benchmark"}
    against = {
        "improved": "regressed",
        "regressed": "improved",
        "unresolved": "sustained",
        "sustained": "unresolved",
    }
    assert against[direction] not in told
    assert direction in {"improved", "regressed"} or told == {direction}


@pytest.mark.parametrize(
    "text",
    [
        "HMICFRS’s effectiveness inspections make sure there is a focus on areas where forces need to improve.",
        "Serious and organised crime was inspected as part of our regional inspection programme.",
    ],
)
def test_what_inspections_are_for_and_what_another_covers_is_no_finding(text: str) -> None:
    """The inspectorate's own programme praises nothing and finds no fault."""
    assert tone_of(text.replace("’", "'"), load_cues())[0] == "neutral"
