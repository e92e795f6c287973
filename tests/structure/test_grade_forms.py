"""Forms in which texts tell grades, each in several wordings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from hmicdiff.reading.choose import read_bytes
from hmicdiff.structure.report import understand
from hmicdiff.vocabulary import load_vocabulary

from .cases import document, forms

if TYPE_CHECKING:
    from hmicdiff.model import Report


def report(text: str) -> Report:
    """Return a text understood."""
    return understand(document(text), load_vocabulary()).report


def grades(found: Report, name: str) -> set[tuple[str, str, str | None]]:
    """Return value, state and origin of every grade under a topic, or a part of a heading."""
    chosen = (
        one for one in found.sections if one.topic == name or name.lower() in (one.heading or "").lower()
    )
    return {
        (one.grade.value, one.grade.state, one.grade.carried_over_from)
        for one in chosen
        if one.grade and one.grade.value
    }


GRADES = forms("grades")


@pytest.mark.parametrize(("text", "expected"), GRADES.values(), ids=GRADES)
def test_grades(text: str, expected: dict[str, Any]) -> None:
    """Each area has the grade its text tells, an earlier inspection's as carried over, and no other."""
    found = report(text)
    for name, value in expected.items():
        told = tuple(value) if isinstance(value, list) else (value, "given", None)
        assert grades(found, name) == ({told} if value else set()), name


def test_a_grade_of_the_whole_is_not_that_of_the_first_part() -> None:
    """Where the overall grade stands before questions by turns with theirs, each question has the grade behind it."""
    text = """Essex Police: Crime Data Integrity inspection 2018

Overall judgment: Requires improvement

How effective is the force at recording reported crime?

Inadequate

How efficiently do the systems and processes in the force support accurate crime recording?

Good"""
    told = [one.grade.value for one in report(text).sections if one.grade and one.topic == "crime-recording"]
    assert told == ["inadequate", "good"]


@pytest.mark.parametrize(
    "told",
    [
        " — graded Good",
        ", graded as good",
        " - rated Good",
        " [Grade: Good]",
        " Grade: Good",
        " – Judgment: good",
        " · Good",
        " / Good",
        " → Good",
        " – Good (was adequate)",
        " – this area is graded good",
        " – Good (previously: adequate)",
    ],
)
@pytest.mark.parametrize(
    "name", ["Treatment of the public", "Managing offenders and suspects", "Investigating crime"]
)
def test_a_heading_ends_in_its_grade(told: str, name: str) -> None:
    """Behind a heading its grade stands with a sign, or with the word that tells what it is; it is none of the heading."""
    text = f"PEEL 2021/22: An inspection of Gwent Police\n\n31 May 2022\n\n{name}{told}\n\nThe force works with its partners. It has 30 cells."
    found = [(one.heading, one.grade and one.grade.value) for one in report(text).sections if one.heading]
    assert found == [(name, "good")]


@pytest.mark.parametrize(
    "then",
    [
        " (2019: inadequate)", " [was inadequate]", " ▲ (up from inadequate in 2019)", " ↓ from outstanding", " ▼", " - last time: adequate",
        ", previously adequate", " ⬆️ (adequate in 2021)",
    ],
)  # fmt: skip
def test_an_older_grade_behind_the_new_one_is_left_out(then: str) -> None:
    """What a line says of the grade before, in brackets, behind a dash or an arrow, leaves it the label of the new one."""
    text = f"PEEL 2021/22: An inspection of Gwent Police\n\n31 May 2022\n\nInvestigating crime\n\nGood{then}\n\nIt has 30 cells."
    assert [one.grade.value for one in report(text).sections if one.grade] == ["good"]


@pytest.mark.parametrize("after", [" from the start", " - from here on the force plans", " and was adequate"])
def test_words_behind_a_grade_that_tell_no_older_one_make_it_none(after: str) -> None:
    """A line that only begins with the name of a grade is no label."""
    text = f"PEEL 2021/22: An inspection of Gwent Police\n\n31 May 2022\n\nInvestigating crime\n\nGood{after}\n\nIt has 30 cells."
    assert not [one for one in report(text).sections if one.grade and one.grade.value]


@pytest.mark.parametrize(
    "sentence",
    ["Investigating crime takes time, and graded lists are good.", "Investigating crime was easy, not good"],
)
def test_a_sentence_that_ends_in_good_is_no_heading(sentence: str) -> None:
    """Words that neither part nor tell a grade make none."""
    text = f"PEEL 2021/22: An inspection of Gwent Police\n\n31 May 2022\n\n{sentence}\n\nThe force works with its partners."
    assert not [one for one in report(text).sections if one.grade and one.grade.value]


@pytest.mark.parametrize("told", ["Ungraded", "(ungraded)", "– Not graded", ": not graded"])
def test_a_heading_ends_by_saying_that_there_is_no_grade(told: str) -> None:
    """So its part has none, whatever stands around it."""
    head = "PEEL 2021/22: An inspection of Gwent Police\n\n31 May 2022\n\nManaging offenders\nGood\n\nVisits are on time."
    text = f"{head}\n\nSupporting victims {told}\n\nThe force has a team for victims."
    found = {one.heading: one.grade and (one.grade.value, one.grade.state) for one in report(text).sections}
    assert found["Supporting victims"] == (None, "not_graded")


def test_sentences_of_areas_behind_their_grade() -> None:
    """One paragraph may list the areas of each grade in a sentence of its own."""
    listed = "Good: Preventing crime; Managing offenders. Adequate: Responding to the public. Inadequate: Investigating crime."
    text = f"PEEL 2023–25: North Wales Police\n\n6 December 2024\n\n{listed}\n\nThe force works with its partners. It has 31 cells."
    found = {one.topic: one.grade.value for one in report(text).sections if one.grade and one.grade.value}
    assert found == {
        "prevention": "good",
        "offenders": "good",
        "response": "adequate",
        "investigation": "inadequate",
    }


@pytest.mark.parametrize("meter", ["●●●○○", "★★★☆☆", "● ● ● ○", "🟡", "■■□"])
@pytest.mark.parametrize("label", ["Grade: {} Adequate", "{} Adequate", "Adequate {}"])
def test_signs_beside_a_grade_show_it_again(meter: str, label: str) -> None:
    """Dots, stars and coloured signs beside the name of a grade leave it what it is."""
    assert load_vocabulary().grades.labels(label.format(meter)) == ("adequate",)


@pytest.mark.parametrize("box", ["○", "●", "□", "☐", "□□"])
def test_one_box_before_a_grade_may_be_empty(box: str) -> None:
    """A box to be ticked says nothing by itself: whether it gives the grade depends on the others."""
    assert load_vocabulary().grades.labels(f"{box} Adequate") == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "The approach to anti-social behaviour requires improvement.",
        "The force’s approach to anti-social behaviour requires improvement.",
        "The force requires improvement in the way it does this.",
        "The force requires improvement in how its officers manage this.",
    ],
)
def test_a_grade_of_the_approach_to_what_is_asked(sentence: str) -> None:
    """What is judged may be the body's approach to something, or "this"."""
    text = f"""PEEL 2014: HMIC’s assessment of Kent Police

How effective is the force at tackling anti-social behaviour?

{sentence}"""
    assert grades(report(text), "antisocial-behaviour") == {("requires improvement", "given", None)}


def test_a_heading_in_a_list_of_contents_lacks_no_grade() -> None:
    """Of a heading that contents print first, the grade stands where its text does: it is not missing there."""
    areas = ("Responding to the public", "Investigating crime")
    told = "\n".join(f"{area}\nKent Police is good at {area[0].lower()}{area[1:]}." for area in areas)
    text = "\n".join(("PEEL 2021/22 – An inspection of Kent Police", "Contents", *areas, told))
    states = [
        one.grade.state
        for one in report(text).sections
        if one.grade and one.topic in {"response", "investigation"}
    ]
    assert states == ["given", "given"]


def headed(title: str) -> dict[str | None, str | None]:
    """Return the grade of each section of Markdown in which an area has that title."""
    area = "## Investigating crime\n\nAdequate\n\nIt has 90 files."
    text = (
        f"# PEEL 2021/22: An inspection of Gwent Police\n\n{area}\n\n## {title}\n\nPeople are told in time.\n"
    )
    found = understand(read_bytes(text.encode(), relative="a.md"), load_vocabulary()).report.sections
    return {one.heading: one.grade.value if one.grade else None for one in found}


@pytest.mark.parametrize(
    "title",
    [
        "Requires improvement: Supporting victims",
        "Requires improvement \u2013 Supporting victims",
        "[Requires improvement] Supporting victims",
        "Grade: REQUIRES IMPROVEMENT | Supporting victims",
    ],
)
def test_a_heading_begins_with_its_grade(title: str) -> None:
    """A grade before the name of an area, and a sign between them, is the area's."""
    assert headed(title) == {
        "Supporting victims": "requires improvement",
        "Investigating crime": "adequate",
    }


@pytest.mark.parametrize("title", ["Good: what the force does well", "Good use of its people"])
def test_a_grade_before_other_words_is_a_word_of_the_heading(title: str) -> None:
    """Only the name of an area has a grade before it."""
    assert headed(title) == {title: None, "Investigating crime": "adequate"}
