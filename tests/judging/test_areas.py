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


def test_of_two_questions_of_a_topic_the_one_most_alike_is_compared() -> None:
    """PEEL 2016 graded demand and resources apart: the later question on resources answers that on resources."""
    earlier = (
        "PEEL: Police efficiency 2016\nAn inspection of Kent Police\nHMIC\nPublished March 2017\n\n"
        "How well does the force understand its current and likely future demand?\nGood\nThe force knows its demand.\n\n"
        "How well does the force use its resources?\nRequires improvement\nThe force uses its resources poorly.\n"
    )
    later = (
        "PEEL 2018/19\nAn inspection of Kent Police\nHMICFRS\nPublished May 2019\n\n"
        "How well does the force use its resources to meet the demand it faces?\nGood\nThe force uses its resources well.\n"
    )
    found = next(
        one for one in between(earlier, later) if one.topic == "resources-demand" and one.thread is None
    )
    assert "Requires improvement, then good" in found.reason


VETTED = """
Ethical and lawful behaviour
Requires improvement
In May 2021, 412 officers and staff did not hold up-to-date vetting, and the vetting team of five people was overwhelmed.
"""
CHECKED = """
Ethical and lawful behaviour
Good
The force has reduced its vetting backlog since our last inspection. {count} people did not have current vetting.
"""


@pytest.mark.parametrize(("count", "verdict"), [(23, "improved"), (380, "mixed")])
def test_people_counted_by_other_names_are_people(count: int, verdict: str) -> None:
    """A fault that shrank from 412 officers to 23 people stands against nothing."""
    told = judged(VETTED, CHECKED.format(count=count))
    assert next(one for one in told if one.thread_name == "Vetting").verdict == verdict


SCRUTINY = """
Police powers and treating the public fairly and respectfully
Good
External scrutiny of stop and search is good.
"""
SCRUTINY_KEPT = """
Police powers and treating the public fairly and respectfully
Good
The force has maintained its external scrutiny panels for stop and search. The youth scrutiny panel now meets in three places.
"""


def test_a_weak_word_of_more_beside_a_kept_standard_is_no_gain() -> None:
    """Where inspectors say that a standard was kept, that it now does a little more makes it no better."""
    told = judged(SCRUTINY, SCRUTINY_KEPT)
    verdicts = {one.verdict for one in told if one.thread_name and "scrutiny" in one.thread_name}
    assert verdicts == {"unchanged"}


def test_no_matter_is_named_by_a_place() -> None:
    """The name of a neighbouring force names no matter of this one."""
    later = "\nLeadership and force management\nGood\nSince our last inspection, its joint work with South Yorkshire Police has improved.\n"
    told = judged("\nLeadership and force management\nGood\nThe force works with others.\n", later)
    assert not any("yorkshire" in (one.thread_name or "").lower() for one in told)
