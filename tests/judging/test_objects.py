"""What carries a verdict speaks of its object: the thing done, the fault that lasts, the count that stands still."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from hmicdiff.comparing.comparison import compare_reports
from hmicdiff.judging.verdicts import judge
from hmicdiff.reading.choose import read_document
from hmicdiff.structure.report import understand
from hmicdiff.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Build

    from hmicdiff import model

    Pair = Callable[[str, str], dict[str | None, model.Verdict]]

PAGE = """PEEL: Police effectiveness {year}
An inspection of Norfolk Constabulary
March {after}

How effective is the force at protecting those who are vulnerable from harm, and supporting victims?
Good

{said}
"""
CONTINUITY = "Business continuity"
ITEM = {"polarity": "concern", "item": "area_for_improvement"}


@pytest.fixture
def pair(tmp_path: Path) -> Pair:
    """Return the verdicts between two printed reports, each with a paragraph on vulnerable people."""

    def judged(earlier: str, later: str) -> dict[str | None, model.Verdict]:
        readings = []
        for year, said in ((2016, earlier), (2018, later)):
            path = tmp_path / f"peel-{year}.txt"
            path.write_text(PAGE.format(year=year, after=year + 1, said=said), encoding="utf-8")
            readings.append(understand(read_document(path, relative=path.name), load_vocabulary()))
        found = judge(compare_reports(readings, load_vocabulary()), readings, load_vocabulary())
        return {one.thread_name: one for one in found.verdicts}

    return judged


def verdicts(
    build: Build, topic: str, left: list[dict[str, Any]], right: list[dict[str, Any]], sector: str = "fire"
) -> dict[str | None, model.Verdict]:
    """Return the verdicts on a topic between two reports, by the name of the thread."""
    sides = [
        build.reading(
            build.Written(name, order, sector=sector),
            *(build.Said(**{"topic": topic, **one}) for one in said),
        )
        for name, order, said in (("Round 1", 1, left), ("Round 2", 2, right))
    ]
    return {one.thread_name: one for one in build.judged(*sides).verdicts if one.topic == topic}


@pytest.mark.parametrize(
    ("asked", "later", "rule"),
    [
        ("The service should test its business continuity plans.", "Crews test business continuity plans yearly.", "concern-done"),
        ("Business continuity plans have never been tested.", "Each business continuity plan is tested in spring.", "concern-done"),
        ("The service should test its business continuity plans.", "It plans to test its business continuity plans.", None),
        ("The service should test its business continuity plans.", "Some business continuity plans were tested.", None),
        ("The service should test its business continuity plans.", "It has business continuity arrangements.", None),
        ("Business continuity plans are weak.", "Business continuity plans are kept on a tablet.", None),
    ],
)  # fmt: skip
def test_what_was_wanting_is_done_where_it_is_plainly_told(
    build: Build, asked: str, later: str, rule: str | None
) -> None:
    """Not where it is planned or partly so, where only the name is shared, or where the fault was one of quality."""
    left = {"text": asked, **(ITEM if "should" in asked else {"polarity": "concern"})}
    found = verdicts(build, "resources", [left], [{"text": later}]).get(CONTINUITY)
    assert (found.rule if found else None) == rule


def test_two_asks_in_other_words_are_one(build: Build) -> None:
    """Both reports ask for less of one burden; neither asks for another thing."""
    left = {"text": "The service should address the burden of false alarms.", **ITEM}
    right = {"text": "The service should take further action to reduce unwanted fire signals.", **ITEM}
    assert verdicts(build, "protection", [left], [right])["Unwanted fire signals"].verdict == "repeated"


OF_CHILDREN = "The force should improve its service to missing children."
OF_CAMERAS = "The force should use body-worn video when it meets missing children."


@pytest.mark.parametrize(("first", "then"), [(OF_CHILDREN, OF_CAMERAS), (OF_CAMERAS, OF_CHILDREN)])
def test_asks_for_two_things_we_know_are_not_one(build: Build, first: str, then: str) -> None:
    """Two obligations that share a thread's name, each for another thing that the vocabulary knows, repeat nothing."""
    left, right = ({"text": text, **ITEM} for text in (first, then))
    found = verdicts(build, "vulnerability", [left], [right], sector="police")
    assert "repeated" not in {one.verdict for thread, one in found.items() if thread}


HATE = "The force should increase the satisfaction of hate crime victims."
HATE_RECORDS = (
    "The force should make sure that supervisors record when they have approved a hate crime risk assessment."
)
MISSING = "The force should respond more quickly to missing children who are at high risk."
MISSING_PROTOCOL = "The force should make sure that every care home has the protocol for missing children."


@pytest.mark.parametrize(("first", "then"), [(HATE, HATE_RECORDS), (MISSING, MISSING_PROTOCOL)])
def test_two_asks_that_items_hold_apart_repeat_nothing(build: Build, first: str, then: str) -> None:
    """Where all that is criticised are obligations for different things, neither the thread nor its topic is repeated."""
    left, right = ({"text": text, **ITEM} for text in (first, then))
    found = verdicts(build, "vulnerability", [left], [right], sector="police")
    assert found
    assert "repeated" not in {one.verdict for one in found.values()}


def test_a_concern_in_running_words_beside_other_asks_still_repeats(build: Build) -> None:
    """What is criticised in prose is held by no item, and may be the same."""
    left = {"text": HATE, **ITEM}
    right = {"text": "Victims of hate crime are not satisfied with the force.", "polarity": "concern"}
    found = verdicts(build, "vulnerability", [left], [right], sector="police")
    assert found["Hate crime"].verdict == "repeated"


def test_a_count_that_moved_is_no_concern_raised_again(build: Build) -> None:
    """146 late visits and 12 are not one concern twice."""
    early = {"text": "We found 146 overdue visits to registered sex offenders.", "figure": ("146", 146.0)}
    late = {
        "text": "At this inspection 12 visits to registered sex offenders were overdue.",
        "figure": ("12", 12.0),
    }
    concern = {"polarity": "concern"}
    found = verdicts(build, "offenders", [{**early, **concern}], [{**late, **concern}], sector="police")
    assert "Managing registered sex offenders" not in found


MET = "We are satisfied that the force has addressed our area for improvement on missing children. "
OF_MISSING_CHILDREN = [
    pytest.param(
        "The force assesses the risk to missing children inconsistently.",
        MET + "Return interviews with missing children are seldom shared with schools.",
        "improved",
        id="what is found besides does not undo what is met",
    ),
    pytest.param(
        "The assessment of risk to missing children is inconsistent. Return interviews are held promptly.",
        MET + "But the force's care for missing children after they return has deteriorated since 2016.",
        "mixed",
        id="one half is met, the other has declined",
    ),
    pytest.param(
        "Missing children are not assessed promptly.",
        "We asked the force in 2016 to deal with delays in assessing missing children. Missing children are now "
        "assessed within the hour, and the work is very good.",
        "improved",
        id="what was asked then is no fault now",
    ),
]


@pytest.mark.parametrize(("earlier", "later", "verdict"), OF_MISSING_CHILDREN)
def test_what_stands_against_an_answer(pair: Pair, earlier: str, later: str, verdict: str) -> None:
    """Only what got worse undoes what is met: no fault found besides, and no sentence that recalls the asking."""
    assert pair(earlier, later)["Missing people and children"].verdict == verdict


def test_too_early_is_told_only_in_so_many_words(pair: Pair) -> None:
    """An old finding with a plain sentence behind it does not say that it is too early."""
    found = pair(
        "Missing children are not assessed by a supervisor.",
        "In our 2016 inspection, we found that missing children weren't assessed. In our 2018 inspection, we found "
        "that a sergeant has the task for missing children.",
    )
    rules = {one.rule for one in found.values()}
    assert "words-too-early" not in rules


@pytest.mark.parametrize(
    ("text", "held"),
    [
        (
            "The force should evaluate its work with partners to prevent burglary.",
            {"Evaluation of what works"},
        ),
        ("It does not evaluate how it tackles anti-social behaviour.", {"Evaluation of what works"}),
        ("The force does not tackle anti-social behaviour well.", {"Anti-social behaviour"}),
    ],
)
def test_a_fault_in_one_respect_is_none_of_the_thing(build: Build, text: str, held: set[str]) -> None:
    """Who does not evaluate a thing may do the thing well."""
    said = {"text": text, "polarity": "concern"}
    one = build.reading(build.Written("PEEL 2016", 201616), build.Said(topic="prevention", **said))
    names = {thread.name for thread in build.comparison([one]).threads}
    assert names == held
