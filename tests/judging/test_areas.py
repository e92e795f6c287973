"""Statements on whole areas of an inspection: what running text calls an area, wherever it stands."""

from __future__ import annotations

import pytest
from test_told_truly import between, judged

from hmicdiff.judging.areas import areas_named
from hmicdiff.vocabulary import load_vocabulary

NAMED = [
    ("The constabulary's response to the public has deteriorated since our last inspection.", "police", {"response"}),
    ("The force now investigates crime well.", "police", {"investigation"}),
    ("The quality of investigations has declined.", "police", {"investigation"}),
    ("I am particularly pleased with how the force protects vulnerable people.", "police", {"vulnerability"}),
    ("The force continues to tackle serious and organised crime well.", "police", {"serious-organised-crime"}),
    ("How it responds to calls and how it protects vulnerable people isn't where it was.", "police", {"response", "vulnerability"}),
    ("Since our 2022 inspection, the service's protection work has deteriorated.", "fire", {"protection"}),
    ("There has been an improvement in how the service protects the public through fire regulation.", "fire", {"protection"}),
    ("The service has lost ground in prevention.", "fire", {"prevention"}),
    ("The service has transformed its approach to fairness and diversity.", "fire", {"fairness-diversity"}),
    ("The service's finances are less secure than they were.", "fire", {"affordability"}),
]  # fmt: skip
NARROWER = [
    ("The force's investigation of rape has been transformed.", "police"),
    ("It takes longer than it did to answer calls.", "police"),
    ("Investigations are better supervised.", "police"),
    ("The force has invested in training.", "police"),
    ("The force manages registered sex offenders better.", "police"),
    ("The service has cleared the backlog of its prevention visits.", "fire"),
    ("Culture has slipped on some watches.", "fire"),
    ("The organisation of the service's stores has improved.", "fire"),
]
APART = [
    "I have concerns about how it protects vulnerable people, and it has made little progress in how it investigates crime.",
    "The force has improved its investigation of crime, but its response to the public has deteriorated.",
]


@pytest.mark.parametrize(("quote", "sector", "topics"), NAMED, ids=[row[0][:50] for row in NAMED])
def test_a_sentence_names_the_areas_it_speaks_of_as_a_whole(
    quote: str, sector: str, topics: set[str]
) -> None:
    """An area is known by what running text calls it, in the words of its sector."""
    assert areas_named(quote, sector, load_vocabulary()) == topics


@pytest.mark.parametrize(("quote", "sector"), NARROWER, ids=[row[0][:50] for row in NARROWER])
def test_what_names_anything_narrower_names_no_area(quote: str, sector: str) -> None:
    """A word of its own makes a sentence one on a part."""
    assert areas_named(quote, sector, load_vocabulary()) == frozenset()


@pytest.mark.parametrize("quote", APART, ids=[quote[:50] for quote in APART])
def test_of_two_areas_apart_one_sentence_says_nothing(quote: str) -> None:
    """What is said of one of two areas is not said of the other, unless they are named in a row."""
    assert areas_named(quote, "police", load_vocabulary()) == frozenset()


THEN = """
Investigating crime
Good
The force investigates crime well. Supervisors review files.

Protecting vulnerable people
Good
Officers recognise vulnerability. They refer children at risk.
"""
NOW = """
HM Inspector's observations
The force protects vulnerable people well and refers children at risk. Since our last inspection, its investigation of crime has
deteriorated.

Investigating crime
Requires improvement
Supervisors review files.

Protecting vulnerable people
Good
Officers recognise vulnerability. They refer children at risk.
"""


def test_a_summary_tells_of_an_area_in_a_paragraph_on_another() -> None:
    """What an HM Inspector says of an area as a whole is its verdict, whatever else the paragraph speaks of."""
    told = {one.topic: one for one in judged(THEN, NOW) if one.thread is None}
    assert (told["investigation"].rule, told["investigation"].verdict) == ("words-regressed", "regressed")
    assert any("investigation of crime has" in one.quote for one in told["investigation"].evidence)
    assert told["vulnerability"].verdict != "regressed"


ASKED = """
Responding to the public
{grade}
Area for improvement
The force should reduce the number of non-emergency calls that are abandoned.
The force answers 999 calls quickly. Officers attend most emergencies in time.
"""


def test_an_item_is_told_as_one_matter_of_its_topic() -> None:
    """An obligation raised again says nothing of the other matters of a topic, and the reason says so."""
    told = judged(ASKED.format(grade=""), ASKED.format(grade=""))
    found = next(one for one in told if one.topic == "response" and one.thread is None)
    assert found.rule == "item-repeated"
    assert "That is one matter of the topic" in found.reason


def test_grades_on_one_pillar_are_told_as_that() -> None:
    """Two grades on effectiveness are none on the whole force, and the reason names the pillar."""
    texts = (
        f"PEEL: Police effectiveness {year}\nAn inspection of Kent Police\nHMIC\nPublished {month} {year + 1}\n\n"
        "Overview – How effective is the force at keeping people safe and reducing crime?\nGood\n\n"
        f"Kent Police is good at keeping people safe in {year}.\n"
        for year, month in ((2016, "March"), (2017, "April"))
    )
    found = next(one for one in between(*texts) if one.topic == "overall")
    assert found.rule == "grade-same"
    assert found.reason.endswith("Both grades are on effectiveness alone.")


def test_a_verdict_on_a_part_leads_to_the_newest_report_that_speaks_of_it() -> None:
    """Where the newest report speaks of a part of a topic and little of the whole, what is told of the part is the latest."""
    licensing = "\nPreventing crime\nGood\nFirearms licensing is {}.\n"
    told = judged(licensing.format("efficient and its managers are good"), licensing.format("inefficient"))
    found = next(one for one in told if one.thread_name == "Firearms licensing")
    assert (found.verdict, found.latest) == ("regressed", True)
