"""Grades in every form, and words that only look like one."""

from __future__ import annotations

import pytest

from hmicdiff.model import Document, Grade, Line, Report
from hmicdiff.structure.report import understand
from hmicdiff.vocabulary import load_vocabulary

HEADING = "How effective is the force at investigating crime and reducing re-offending?"


def report(text: str) -> Report:
    """Return `text` under a title of PEEL 2018/19, understood."""
    lines = tuple(Line(text=line) for line in ("Kent PEEL 2018\n" + text).split("\n"))
    document = Document(path="a.txt", sha256="0", media_type="text/plain", lines=lines)
    return understand(document, load_vocabulary()).report


def grade(text: str) -> Grade | None:
    """Return the grade of the question with `text` under its heading."""
    sections = report(f"{HEADING}\n{text}").sections
    return next(one.grade for one in sections if one.heading == HEADING)


PROSE = [
    ("Kent Police is good at investigating crime and reducing re-offending.", "good"),
    ("The force is outstanding at investigating crime.", "outstanding"),
    ("Kent Police requires improvement at investigating crime.", "requires improvement"),
    ("Kent Police is requires improvement at investigating crime.", "requires improvement"),
    ("Kent Police is inadequate in the way it investigates crime and reduces re-offending.", "inadequate"),
    ("HMIC judges that Kent Police is good at investigating crime and reducing re-offending.", "good"),
    ("The force has been assessed as good in respect of investigating crime.", "good"),
    ("Kent Police is judged to be good in the way it investigates crime.", "good"),
    ("Its approach to investigating crime and reducing re-offending is outstanding.", "outstanding"),
    ("The way it investigates crime and reduces re-offending requires improvement.", "requires improvement"),
    ("The extent to which the force is effective at investigating crime is good.", "good"),
    ("Kent Police is good at investigating crime, but it should review more files.", "good"),
    (
        "Kent Police is good at preventing crime and requires improvement at investigating crime.",
        "requires improvement",
    ),
    ("Kent is good at investigating crime.", "good"),
]


@pytest.mark.parametrize(("text", "value"), PROSE, ids=[text[:50] for text, _ in PROSE])
def test_prose(text: str, value: str) -> None:
    """A sentence whose subject is the body and whose area is the question's gives it a grade."""
    found = grade(text)
    assert found is not None
    assert (found.value, found.state, found.basis, found.line_start) == (value, "given", "prose", 3)


NONE = [
    "The force shows good practice in investigating crime.",
    "Outstanding suspects are arrested quickly.",
    "The force holds an adequate amount of reserves.",
    "The quality of files is good.",
    "Essex Police is good at investigating crime.",
    "Kent Police needs to improve the way it investigates crime.",
    "There is good partnership working.",
    "We are satisfied with some aspects of investigating crime.",
    "The force was good at sport.",
    "Areas for improvement outstanding from our last inspection remain.",
]


@pytest.mark.parametrize("text", NONE)
def test_no_grade(text: str) -> None:
    """Grades' words in other sentences are no grade."""
    assert grade(text) is None


def test_label_goes_before_sentence() -> None:
    """Where label and sentence disagree the label is used, and the reader is told."""
    found = report(f"{HEADING}\nGood\nKent Police is outstanding at investigating crime.")
    assert [one.grade.value for one in found.sections if one.grade] == ["good"]
    assert [warning.code for warning in found.warnings] == ["grades_disagree"]


def test_agreeing_label_and_sentence_say_nothing() -> None:
    """Where they agree there is nothing to tell."""
    assert report(f"{HEADING}\nGood\nKent Police is good at investigating crime.").warnings == ()


CARRIED = (
    "This question was not subject to detailed inspection in 2018/19, and our judgment from the 2016 effectiveness "
    "inspection has been carried over."
)
STATES = [
    (CARRIED, None, "carried_over", "2016"),
    (
        "Good\nOur judgment from the 2017 effectiveness inspection has been carried over.",
        "good",
        "carried_over",
        "2017",
    ),
    (
        "This question was not inspected in 2017 and the judgment from 2016 still stands.",
        None,
        "not_inspected",
        "2016",
    ),
    ("To be graded", None, "not_yet_graded", None),
    ("We have not given a graded judgment for this question.", None, "not_graded", None),
]


@pytest.mark.parametrize(
    ("text", "value", "state", "origin"), STATES, ids=[state + str(value) for _, value, state, _ in STATES]
)
def test_states(text: str, value: str | None, state: str, origin: str | None) -> None:
    """Judgments not made in this inspection carry their state and the year they come from."""
    found = grade(text)
    assert found is not None
    assert (found.value, found.state, found.carried_over_from) == (value, state, origin)


@pytest.mark.parametrize(
    "said",
    [
        "This question was not inspected in 2016.",
        "The question was not assessed last year, so we cannot compare.",
        "This question was not inspected as part of our previous inspection.",
        "In 2016, this question was not inspected.",
        "This area of policing was not assessed by HMICFRS in the spring 2016 inspection.",
        "This question was not inspected previously.",
    ],
)
def test_what_an_earlier_inspection_left_out_is_judged_now(said: str) -> None:
    """That no judgment was made in an earlier inspection takes none from this one."""
    found = grade(f"Requires improvement\n{said}")
    assert found is not None
    assert (found.value, found.state) == ("requires improvement", "given")


@pytest.mark.parametrize(
    "said",
    [
        "This question was not inspected in 2018/19.",
        "This question was not inspected this year.",
        "This question was not inspected, as the previous inspection found no cause for concern.",
        "This question was not assessed in 2018, when we looked at others.",
    ],
)
def test_what_this_inspection_left_out_keeps_its_older_judgment(said: str) -> None:
    """A question that was not inspected now has no judgment of this inspection, whatever an earlier one found."""
    found = grade(f"Requires improvement\n{said}")
    assert found is not None
    assert found.state == "not_inspected"


def test_a_summary_grades_the_question_it_speaks_of() -> None:
    """A sentence of the pillar's summary gives the grade of the question it names, not the pillar's."""
    found = report(
        "How effectively does the force reduce crime and keep people safe?\n"
        f"The force is good at tackling serious and organised crime.\n{HEADING}\nIt looks at files.\n"
        "How effective is the force at tackling serious and organised crime?\nIt works with others."
    )
    assert [one.grade.value if one.grade else None for one in found.sections] == [None, None, "good"]


LISTED = """Overall summary

Effectiveness: Good

Investigating crime: Requires improvement

Protecting vulnerable people: Good

Legitimacy: Good

"""
RECALLED = "In 2017 we judged Kent Police to be good at investigating crime. Since then, it has deteriorated."


@pytest.mark.parametrize(
    ("above", "value"),
    [
        (f"{LISTED}Investigating crime\n\n", "requires improvement"),
        ("Investigating crime\nRequires improvement\n", None),
        ("", "good"),
    ],
    ids=["list", "label of the area", "no other grade"],
)
def test_a_judgment_that_is_only_recalled_is_no_grade(above: str, value: str | None) -> None:
    """A sentence on an earlier judgment gives a question its grade only where the report gives it none of its own."""
    heading = "How effective is the force at investigating crime and reducing re-offending?"
    found = report(f"{above}{heading}\n{RECALLED}\n\nProtecting vulnerable people\n\nGood\n\nIt works.")
    assert [one.grade and one.grade.value for one in found.sections if one.heading == heading] == [value]


def test_missing_in_text() -> None:
    """A question without judgment in a text that gives others theirs has lost it in extraction."""
    found = report(
        f"{HEADING}\nGood\nHow effective is the force at tackling serious and organised crime?\nIt works with others."
    )
    assert [one.grade.state for one in found.sections if one.grade] == ["given", "missing_in_text"]


def test_no_state_without_any_grade() -> None:
    """A text that gives no grade at all says nothing of any."""
    assert all(one.grade is None for one in report(f"{HEADING}\nIt looks at files.").sections)


PLACES = {
    "over": ("{grade}\n\n{area}\n\n{text}\n\n", "Intro text stands here.\n\n"),
    "under": ("{area}\n\n{grade}\n\n{text}\n\n", ""),
    "last": ("{area}\n\n{text}\n\n{grade}\n\n", ""),
}


AGAIN = {
    "once": "",
    "again": "What we ask for\n\nInvestigating crime\n\nThe force needs to tell victims what became of their case.",
}


@pytest.mark.parametrize("again", AGAIN)
@pytest.mark.parametrize("place", PLACES)
def test_the_place_of_the_grades_is_told_from_all_of_them(place: str, again: str) -> None:
    """Over each heading, under it or at the end of its section: each area has its own grade, not its neighbour's.

    An area that is named once more, without a grade, says nothing of the place.
    """
    wanted = {
        "Responding to the public": "adequate",
        "Investigating crime": "inadequate",
        "Managing offenders and suspects": "outstanding",
    }
    form, intro = PLACES[place]
    text = "The force has trained its officers. They know what to do.\n\nArea for improvement\n\nThe force should write it down."
    told = "".join(
        form.format(area=area, grade=value.capitalize(), text=text) for area, value in wanted.items()
    )
    found = report(
        f"PEEL 2023–25\n\nAn inspection of Surrey Police\n\nHMICFRS\n\n{intro}{told}{AGAIN[again]}"
    ).sections
    assert {one.heading: one.grade.value for one in found if one.grade} == wanted
