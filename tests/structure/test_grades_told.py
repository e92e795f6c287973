"""Grades that stand in running prose alone, in more words than "X is good at Y"; none is taken where none is given."""

from __future__ import annotations

import pytest

from hmicdiff.reading.choose import read_bytes
from hmicdiff.structure.report import understand
from hmicdiff.vocabulary import load_vocabulary

HEADS = {
    "police": "PEEL 2021/22\n\nAn inspection of Surrey Police\n\nPublished on 5 May 2022\n\nPreventing crime",
    "fire": "HMICFRS: fire and rescue service inspection 2021/22\n\nCornwall Fire and Rescue Service\n\n"
    "Published on 5 May 2022\n\nPreventing fires and other risks",
}
NEXT = {"police": "Investigating crime", "fire": "Responding to fires and other emergencies"}


def _grade(sentence: str, sector: str = "police") -> tuple[str | None, str] | None:
    """Return grade and quote of the first graded area of a report that says a sentence among others."""
    text = f"{HEADS[sector]}\n\nIt works with schools. {sentence} It has a plan.\n\n{NEXT[sector]}\n\nGood\n\nFiles are full."
    report = understand(read_bytes(text.encode(), relative="a.txt"), load_vocabulary()).report
    grade = next(one.grade for one in report.sections if one.grade is not None)
    assert grade.state in {"given", "missing_in_text"}
    return None if grade.state == "missing_in_text" else (grade.value, grade.quote)


TOLD = {
    "We judged the force to be outstanding at preventing crime and antisocial behaviour.": "outstanding",
    "Our inspectors have therefore assessed Surrey Police as being adequate in how it prevents crime.": "adequate",
    "In our view, the force is inadequate when it comes to preventing crime.": "inadequate",
    "On balance, our judgement is that the force requires improvement at preventing crime.": "requires improvement",
    "A grade of good has been awarded to the force for preventing crime.": "good",
    "Surrey Police has earned an outstanding grade for the way it prevents crime.": "outstanding",
    "The force has been found by us to require improvement at preventing crime.": "requires improvement",
    "Taking all of this into account, HMICFRS considers the force to be good at preventing crime.": "good",
    "Having weighed the evidence, HMICFRS deems the force to be adequate.": "adequate",
    "Crime prevention at Surrey Police requires improvement.": "requires improvement",
    "The prevention of crime by the force is good.": "good",
    "We judged that crime prevention is inadequate.": "inadequate",
}
UNTOLD = [
    "We have not judged the force to be good at preventing crime.",
    "If its work improves, we would judge the force to be good at preventing crime.",
    "We judged a good number of calls on preventing crime to be answered in time.",
    "The force earned good marks from schools for preventing crime.",
    "We judged the force to be good at preventing crime in 2018/19.",
    "At our last inspection we judged the force to be good at preventing crime.",
    "The force considers itself to be good at preventing crime.",
    "We judged Sussex Police to be good at preventing crime.",
    "We assessed its strategy for preventing crime as good.",
    "Supervision of prevention at Sussex Police is good.",
    "The canteen at Surrey Police is good.",
    "Leaders said that crime prevention is good.",
    "Inspectors are considering whether to grade the force as inadequate for preventing crime.",
]


@pytest.mark.parametrize(("sentence", "grade"), TOLD.items())
def test_a_grade_told_in_prose_is_given_with_its_sentence(sentence: str, grade: str) -> None:
    """The sentence that judges gives the grade, word for word."""
    assert _grade(sentence) == (grade, sentence)


def test_a_service_is_judged_in_the_same_words() -> None:
    """What holds of forces holds of fire and rescue services."""
    sentence = "We rate the service as requiring improvement at preventing fires and other risks."
    assert _grade(sentence, "fire") == ("requires improvement", sentence)


@pytest.mark.parametrize("sentence", UNTOLD)
def test_no_grade_is_made_of_other_judgments(sentence: str) -> None:
    """Denied, hoped, older, others' judgments, and those of things, give none: the grade stays missing in the text."""
    assert _grade(sentence) is None


def test_a_sentence_gives_each_area_its_grade() -> None:
    """One sentence of a summary grades several areas."""
    text = (
        "PEEL 2021/22\n\nAn inspection of Surrey Police\n\nPublished on 5 May 2022\n\nOverall summary\n\n"
        "It is our view that the force is good at preventing crime, adequate at investigating crime and "
        "inadequate at managing offenders.\n\nPreventing crime\n\nIt has a plan.\n\nInvestigating crime\n\n"
        "Files are full.\n\nManaging offenders\n\nTeams are small."
    )
    report = understand(read_bytes(text.encode(), relative="a.txt"), load_vocabulary()).report
    assert [one.grade.value for one in report.sections if one.grade] == ["good", "adequate", "inadequate"]


REMARKS = ["(unchanged)", "(same as 2022)", "(first time graded)", "[no change]"]


@pytest.mark.parametrize("remark", REMARKS)
@pytest.mark.parametrize("sign", [":", " \u2192", " \u2013"])
def test_a_remark_behind_a_grade_in_a_list_hides_it_not(remark: str, sign: str) -> None:
    """How a grade went, in brackets behind it, is no part of the grade, nor a reason to lose it."""
    text = (
        "PEEL 2021/22\n\nAn inspection of Surrey Police\n\nPublished on 5 May 2022\n\nOverall summary\n\n"
        f"Investigating crime{sign} Requires improvement {remark}\n\nPreventing crime{sign} Good {remark}\n"
    )
    report = understand(read_bytes(text.encode(), relative="a.txt"), load_vocabulary()).report
    graded = {one.topic: one.grade.value for one in report.sections if one.grade and one.grade.value}
    assert graded == {"investigation": "requires improvement", "prevention": "good"}


def test_areas_that_run_on_in_one_cell_each_have_its_grade() -> None:
    """A table printed as text runs the names of several areas on: each is known by itself."""
    text = (
        "West Yorkshire Fire and Rescue Service\n\nHMICFRS inspection report 2023-2025\n\nSummary of our judgments\n\n"
        "| Adequate | Protecting the public through fire regulation Promoting the right values and culture Making best use of resources |\n"
        "| Good | Understanding the risk of fire and other emergencies Responding to major incidents |\n"
    )
    report = understand(read_bytes(text.encode(), relative="a.md"), load_vocabulary()).report
    graded = {one.topic: one.grade.value for one in report.sections if one.grade}
    adequate = dict.fromkeys(("protection", "values-culture", "resources"), "adequate")
    assert graded == {**adequate, "risk": "good", "major-incidents": "good"}
