"""Statements of change in whole reports: frames, repeats, references, speakers."""

from __future__ import annotations

import hashlib
from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hmicdiff.model import Document, Line, Reading
from hmicdiff.structure.report import understand
from hmicdiff.text import plain, squash
from hmicdiff.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FRONT_2023 = """PEEL 2023–25: Police effectiveness, efficiency and legitimacy
An inspection of Derbyshire Constabulary

Overall summary

Our inspection assessed how good Derbyshire Constabulary is in nine areas of policing.

Responding to the public

Derbyshire Constabulary is adequate at responding to the public.

Main findings

"""
FRONT_2018 = """Kent PEEL 2018

Effectiveness

How effectively does the force reduce crime and keep people safe?

Last updated 27/09/2019

Kent Police is good at reducing crime.

How effective is the force at tackling serious and organised crime?

"""
FRONT_REVISIT = """Gloucestershire Fire and Rescue Service: Causes of concern revisit letter

Published on: {day}

From: His Majesty's Inspector of Fire and Rescue Services

To: Chief Fire Officer, Gloucestershire Fire and Rescue Service

Findings

"""
OLD = "In our previous inspection, we found supervisors didn’t review plans."


@cache
def read(front: str, body: str) -> Reading:
    """Return a report of front and body, understood."""
    lines = (front + body).split("\n")
    digest = hashlib.sha256((front + body).encode()).hexdigest()
    document = Document(
        path="a.txt", sha256=digest, media_type="text/plain", lines=tuple(Line(text=line) for line in lines)
    )
    return understand(document, load_vocabulary())


@pytest.mark.parametrize(
    ("answer", "direction"),
    [
        pytest.param(
            "In our 2023–25 inspection, we found it has made improvements.", "improved", id="improved"
        ),
        pytest.param("In this inspection, we found this has improved.", "improved", id="this-inspection"),
        pytest.param("In our 2023–25 inspection, we found plans are reviewed well.", "improved", id="praise"),
        pytest.param(
            "In our 2023–25 inspection, we found this was still the case.", "unresolved", id="still"
        ),
        pytest.param("In our 2023–25 inspection, we found plans weren’t reviewed.", "unresolved", id="fault"),
        # A new practice told without its result states no improvement.
        pytest.param(
            "In our 2023–25 inspection, we found a sergeant leads each unit.", "too_early", id="practice"
        ),
    ],
)
def test_frame_is_one_statement(answer: str, direction: str) -> None:
    """An old finding and its answer are one statement whose direction is the answer's."""
    (found,) = read(FRONT_2023, f"{OLD} {answer}\n").report.statements
    assert found.direction == direction
    assert found.quote == f"{OLD} {answer}"
    assert (found.reference.text, found.reference.cycle) == ("our previous inspection", "PEEL 2021/22")


@pytest.mark.parametrize(
    ("old", "answer", "direction"),
    [
        pytest.param(
            "When we last inspected the force, supervisors didn’t review plans.",
            "This is no longer the case: a board reads each plan.",
            "improved",
            id="fault-mended",
        ),
        pytest.param(
            "In our previous inspection, we found effective supervision of plans.",
            "However, this is no longer the case.",
            "regressed",
            id="praise-lost",
        ),
        pytest.param(OLD, "An independent panel now reads each plan.", "improved", id="one-does-now"),
        pytest.param(
            "In 2019, we found that the force did not have enough digital investigators. We said that it should train more.",
            "It now has eleven, and they reach scenes when they are needed.",
            "improved",
            id="told-in-three-sentences",
        ),
        pytest.param(
            "Previously, sergeants could not view video without a trip to headquarters.",
            "They can now do so at any station.",
            "improved",
            id="previously",
        ),
        pytest.param(
            "When we last visited, a third of firefighters were out of date with their training.",
            "We were glad to find that all of them are up to date.",
            "improved",
            id="glad-to-find",
        ),
        pytest.param(
            "In 2019, HMIC criticised the force because it had no profile of organised crime groups.",
            "It has since drawn one up, and officers consult it.",
            "improved",
            id="since-drawn-up",
        ),
    ],
)
def test_an_old_finding_that_holds_no_more(old: str, answer: str, direction: str) -> None:
    """What is no longer the case is better where it was a fault, and worse where it was praised."""
    (found,) = read(FRONT_2023, f"{old} {answer}\n").report.statements
    assert found.direction == direction


@pytest.mark.parametrize(
    ("before", "directions"),
    [
        pytest.param("The cause of concern has been discharged. ", ["improved"], id="behind-a-gain"),
        pytest.param("The force records absence. ", ["regressed"], id="by-itself"),
        pytest.param("The cause of concern has been discharged.\n\n", ["improved", "regressed"], id="apart"),
    ],
)
def test_what_is_no_longer_done_behind_a_gain_was_the_fault(before: str, directions: list[str]) -> None:
    """Right behind an improvement, a practice that is given up is what was put right; elsewhere it is a loss."""
    told = read(FRONT_2023, f"{before}The absent category is no longer used for children.\n")
    assert [one.direction for one in told.report.statements] == directions


@pytest.mark.parametrize(
    ("after", "directions"),
    [
        pytest.param(" Instead, supervisors read each file.", [], id="replaced"),
        pytest.param(" Instead, supervisors are often unaware of risk.", ["regressed"], id="by a fault"),
        pytest.param("\n\nInstead, supervisors read each file.", ["regressed"], id="apart"),
        pytest.param(" Supervisors read each file.", ["regressed"], id="of another matter"),
    ],
)
def test_what_another_practice_replaces_is_no_loss(after: str, directions: list[str]) -> None:
    """A practice that is given up for another, of which no fault is told, has got neither better nor worse."""
    told = read(FRONT_2023, f"The force records absence. It no longer uses the sampling tool.{after}\n")
    assert [one.direction for one in told.report.statements] == directions


def test_frame_over_two_paragraphs() -> None:
    """The answer may open the next paragraph, with sentences between."""
    body = f"{OLD} The constabulary looked into it.\n\nIn our 2023–25 inspection, we found it has improved.\n"
    (found,) = read(FRONT_2023, body).report.statements
    assert found.line_end == found.line_start + 2
    assert found.direction == "improved"


def test_frame_takes_what_its_heading_states() -> None:
    """An answer that only gives a figure means what the sentence-form heading over it says (2023-25)."""
    body = (
        "The force answers emergency calls much faster than it did\n\n"
        "In our previous inspection, we found the force was too slow to answer. "
        "In our 2023–25 inspection, we found that the average was 3 seconds."
    )
    assert [one.direction for one in read(FRONT_2023, body).report.statements] == ["improved", "improved"]


@pytest.mark.parametrize(
    "said",
    [
        "In our 2018/19 inspection, we found that files were not reviewed. During this inspection, we found them reviewed and good.",
        "At our last inspection, in 2022, files were not reviewed. This time, we found them reviewed and good.",
        "In our previous inspection, we found that files were not reviewed. We found this has improved.",
    ],
    ids=["an-older-year", "a-year-in-passing", "we-found-this"],
)
def test_frame_of_an_older_inspection(said: str) -> None:
    """A frame may name the older inspection by its year, and answer in a sentence without the inspection."""
    found = read(FRONT_2023, said).report.statements
    assert [(one.direction, one.reference.cycle) for one in found if one.rule.startswith("frame")] in (
        [("improved", "PEEL 2018/19")],
        [("improved", "PEEL 2021/22")],
    )


def test_what_is_still_the_case_is_no_history() -> None:
    """An old finding of which the same sentence says that it still holds is a statement of today (2015)."""
    said = "In 2018/19, we found the force slow to review its files, and this is still the case."
    assert [one.direction for one in read(FRONT_2023, said).report.statements] == ["unresolved"]


def test_old_finding_alone_states_nothing() -> None:
    """History without an answer is no statement, and no present fault."""
    found = read(FRONT_2023, f"{OLD}\n\nOfficers attend promptly.\n")
    assert not found.report.statements
    assert [one.is_history for one in found.sentences if one.text.startswith("In our previous")] == [True]


@pytest.mark.parametrize(
    "said",
    [
        pytest.param("In our previous inspection, we found delays in the control room.", id="we-found"),
        pytest.param("At our last inspection, the force was slow to answer calls.", id="at-our-last"),
        pytest.param("Our 2021/22 inspection found that calls were answered late.", id="inspection-found"),
        pytest.param("In January 2020, we published a report in which we found delays.", id="published"),
        pytest.param("We previously gave the force a cause of concern about its calls.", id="previously"),
        pytest.param("When we last inspected the service, its audits were late.", id="when-we-last"),
        pytest.param("The last time we visited the force, there was no plan.", id="last-time"),
        pytest.param("At our last inspection we made an area for improvement on calls.", id="made"),
        pytest.param("HMIC found in 2016 that its response to calls had deteriorated.", id="found-in"),
        pytest.param("The inspectorate had said in 2017 that supervision had improved.", id="had-said-in"),
        pytest.param("We were unable to say, in 2019, that the force knew its demand.", id="could-not-say"),
        pytest.param("We couldn’t tell in 2019 whether risk had been assessed.", id="could-not-tell"),
        pytest.param("Assessments were mostly missing when we last looked.", id="last-looked"),
    ],
)
def test_history(said: str) -> None:
    """What an earlier inspection found is history, and the bullets it leads to as well."""
    body = f"{said}\n\nOfficers attend promptly.\n\nIn our previous inspection, we found that:\n\n- plans were poor.\n"
    flags = {one.text: one.is_history for one in read(FRONT_2023, body).sentences}
    assert flags[plain(said)]
    assert not flags["Officers attend promptly."]
    assert flags["plans were poor."]


def test_bullets_are_said_by_their_lead_in() -> None:
    """What follows "Officers told us:" is theirs."""
    found = read(FRONT_2023, "Officers told us:\n\n- training has improved.\n").report.statements
    assert [one.source for one in found] == ["force"]


def test_bullets_under_words_that_ask_state_no_change() -> None:
    """What a body should do is not done: "answer calls more quickly" under "The force should:" is no improvement."""
    asked = (
        "The force should:\n\n- answer emergency calls more quickly; and\n- keep victims better informed.\n"
    )
    assert read(FRONT_2023, asked).report.statements == ()


def test_clauses_that_differ_are_two_statements() -> None:
    """A sentence whose clauses point different ways is one statement for each, each with its own words."""
    body = "Response times have fallen by 10 percent, but the backlog of cases has increased from 20 to 45.\n"
    first, second = read(FRONT_2023, body).report.statements
    assert (first.direction, first.quote) == ("improved", "Response times have fallen by 10 percent")
    assert (second.direction, second.quote) == (
        "regressed",
        "but the backlog of cases has increased from 20 to 45.",
    )


@pytest.mark.parametrize(
    ("said", "directions"),
    [
        ("In 2018 we judged that it required improvement – it has improved since then.", ["improved"]),
        ("In 2018 HMICFRS found that supervision was poor: the force has improved it since.", ["improved"]),
        ("In 2018 it was graded as requiring improvement, and it has since improved.", ["improved"]),
        ("In our 2018 inspection its records were good - they have deteriorated since then.", ["regressed"]),
        ("In 2018 we judged that it required improvement - its investigation of crime.", []),
        ("In 2018 we found that its plan - it has three parts - required improvement.", []),
    ],
)
def test_what_became_of_an_old_finding_behind_a_dash(said: str, directions: list[str]) -> None:
    """A clause behind a dash, a colon or "and" that tells how it is since is of today; one that explains tells no change."""
    assert [one.direction for one in read(FRONT_2023, f"{said}\n").report.statements] == directions


def test_printed_again_is_one_statement() -> None:
    """A sentence that stands twice is told once, at its first place."""
    said = "The constabulary has improved how it supervises investigations."
    body = f"{said}\n\nOfficers attend promptly.\n\n{said}\n"
    (found,) = read(FRONT_2023, body).report.statements
    assert [one.line_start - found.line_start for one in found.also_at] == [4]


@pytest.mark.parametrize(
    ("said", "source"),
    [
        pytest.param("The constabulary told us that morale has improved.", "force", id="told-us"),
        pytest.param("We were told performance has improved.", "force", id="we-were-told"),
        pytest.param("Officers we spoke with said training has improved.", "force", id="said"),
        pytest.param("Senior officers said that morale has improved.", "force", id="senior"),
        pytest.param("Neighbourhood sergeants said that training has improved.", "force", id="sergeants"),
        pytest.param("On-call firefighters said that training has improved.", "force", id="on-call"),
        pytest.param("We found that training has improved.", "inspectorate", id="found"),
        pytest.param("The constabulary has improved how it considers risk.", "inspectorate", id="considers"),
    ],
)
def test_source(said: str, source: str) -> None:
    """What the inspected say of themselves is theirs."""
    (found,) = read(FRONT_2023, said + "\n").report.statements
    assert found.source == source


@pytest.mark.parametrize(
    ("front", "said", "text", "cycle"),
    [
        pytest.param(FRONT_2023, "our last inspection", "our last inspection", "PEEL 2021/22", id="last"),
        # There was no PEEL in 2020: the year belongs to the cycle that began after it.
        pytest.param(
            FRONT_2023, "our 2020/21 inspection", "our 2020/21 inspection", "PEEL 2021/22", id="2020-21"
        ),
        pytest.param(FRONT_2023, "our review in 2021", "our review in 2021", "PEEL 2021/22", id="2021"),
        pytest.param(FRONT_2018, "our last inspection", "our last inspection", "PEEL 2017", id="2018-last"),
        pytest.param(
            FRONT_2018,
            "our 2016 effectiveness inspection",
            "our 2016 effectiveness inspection",
            "PEEL 2016",
            id="2016",
        ),
        pytest.param(FRONT_2018, "last year", "last year", "PEEL 2017", id="last-year"),
        pytest.param(
            FRONT_2018,
            "we reported in March 2016",
            "since we reported in March 2016",
            "PEEL 2016",
            id="month-of-report",
        ),
        pytest.param(
            FRONT_2018, "HMIC’s 2014 inspection", "HMIC's 2014 inspection", "PEEL 2014", id="hmic-2014"
        ),
    ],
)
def test_reference(front: str, said: str, text: str, cycle: str) -> None:
    """The earlier inspection is named by its cycle, seen from the report's own."""
    (found,) = read(front, f"The force has improved since {said}.\n").report.statements
    assert (found.reference.text, found.reference.cycle) == (text, cycle)


@pytest.mark.parametrize(
    ("said", "text"),
    [
        pytest.param("since our last inspection, in which 40 people were hired in 2019", "our last inspection", id="a year further on"),
        pytest.param("since our last inspection, in 2019", "2019", id="its own year"),
        pytest.param("since 2019", "2019", id="a year alone"),
        pytest.param("since 2019, when it formed the team that we praised in our last report", "2019", id="the year it is measured from"),
    ],
)  # fmt: skip
def test_an_inspection_that_is_named_dates_a_change_before_a_bare_year(said: str, text: str) -> None:
    """A year that stands elsewhere in the sentence is no inspection, where the sentence names one."""
    (found,) = read(FRONT_2023, f"The force has improved {said}.\n").report.statements
    assert found.reference.text == text


@pytest.mark.parametrize(
    ("day", "said", "cycle"),
    [
        pytest.param("14 March 2023", "our previous inspection", "FRS 2021/22", id="after-the-cycle"),
        # Reports of the second round still came out: it may be the first that is revisited.
        pytest.param("14 March 2022", "our previous inspection", None, id="within-a-cycle"),
        pytest.param("14 March 2022", "our 2018/19 inspection", "FRS 2018/19", id="named"),
    ],
)
def test_reference_of_a_revisit(day: str, said: str, cycle: str | None) -> None:
    """The previous inspection of a revisit letter is the one it revisits, where dates leave no doubt."""
    letter = read(FRONT_REVISIT.format(day=day), f"The service has improved since {said}.\n")
    (found,) = letter.report.statements
    assert (letter.report.identity.kind, found.reference.cycle) == ("revisit", cycle)


@pytest.mark.parametrize(
    ("said", "directions"),
    [
        pytest.param("The force needs to further improve its supervision.", ["unresolved"], id="further"),
        pytest.param("The force needs to improve its supervision.", [], id="plain"),
    ],
)
def test_an_ask_is_no_improvement(said: str, directions: list[str]) -> None:
    """A need to improve states no change, a need to improve further that it isn't done."""
    assert [one.direction for one in read(FRONT_2023, said + "\n").report.statements] == directions


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        pytest.param(
            "First, the force needed to improve its local profile.",
            "We are satisfied that the force has suitably addressed these areas for improvement.",
            id="the-items",
        ),
        pytest.param(
            "First, the force needed to improve its local profile of organised crime groups.",
            "The local profile has improved, and covers all crime groups.",
            id="what-one-of-them-asked",
        ),
    ],
)
def test_reference_to_old_items(asked: str, said: str) -> None:
    """Change told under restated items, of them or of what any asked for, refers to the inspection they are from."""
    body = f"However, Kent Police had two areas for improvement in the 2016 effectiveness inspection.\n\n{asked}\n\n{said}\n"
    (found,) = read(FRONT_2018, body).report.statements
    assert (found.direction, found.reference.cycle) == ("improved", "PEEL 2016")


@pytest.mark.parametrize(
    ("said", "text"),
    [
        pytest.param("Devices are now examined more quickly than before.", None, id="another-matter"),
        pytest.param("Sergeants now supervise investigations more closely.", "2015", id="its-matter"),
    ],
)
def test_a_time_is_lent_to_what_is_of_its_matter(said: str, text: str | None) -> None:
    """What another paragraph says of an earlier inspection dates a change of the same things alone."""
    body = f"In 2015 we said that sergeants should supervise all investigations.\n\n{said}\n"
    (found,) = read(FRONT_2018, body).report.statements
    assert (found.direction, found.reference.text) == ("improved", text)


def test_method_only_forbids_comparisons() -> None:
    """Template text states no change, but what it says of comparability is kept."""
    body = (
        "PEEL 2023–2025\n\nIt isn’t possible to make direct comparisons between the grades awarded in this PEEL "
        "inspection and those from the previous cycle of PEEL inspections. Forces have improved since then.\n"
    )
    front = FRONT_2023.split("Responding to the public", maxsplit=1)[0]
    directions = {one.direction for one in read(front, body).report.statements}
    assert directions == {"not_comparable"}


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                OLD,
                "In our 2023–25 inspection, we found this has improved.",
                "The constabulary has sustained its performance, but delays remain.",
                "Officers attend promptly.",
                "The backlog has fallen from 30 to 12 and complaints have risen by 4 percent.",
            ]
        ),
        min_size=1,
        max_size=6,
    ),
    st.sampled_from([" ", "\n", "\n\n"]),
)
def test_quotes_are_verbatim(sentences: list[str], between: str) -> None:
    """Every statement is quoted verbatim at its lines, and its id is its own."""
    found = read(FRONT_2023, between.join(sentences) + "\n")
    for one in found.report.statements:
        assert squash(one.quote) in squash("".join(found.lines[one.line_start - 1 : one.line_end]))
    ids = [one.id for one in found.report.statements]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda text: text.replace("’", "'").replace("–", "-"), id="straight-quotes"),
        pytest.param(lambda text: text.replace("Norfolk", "Derbyshire"), id="another-body"),
        pytest.param(lambda text: text.replace("\n\n", "\n\n\n"), id="more-blank-lines"),
        pytest.param(lambda text: text.replace("anti-social", "antisocial"), id="newer-spelling"),
    ],
)
def test_print_does_not_matter(samples: Path, change: Callable[[str], str]) -> None:
    """Quotes, dashes, blank lines and the body's name change no statement of a real report."""
    text = (samples / "2019-05-peel-2018-19-effectiveness.txt").read_text(encoding="utf-8")
    before, after = (read("", one).report.statements for one in (text, change(text)))
    assert [(one.direction, one.source, one.reference.cycle) for one in after] == [
        (one.direction, one.source, one.reference.cycle) for one in before
    ]


OF_OTHERS = [
    "In a survey that the force commissioned, seven in ten farmers said that things had got better.",
    "Representatives of the Fire Brigades Union believe that morale has worsened since 2021.",
    "According to its own statement, the service has improved greatly since 2021.",
]


@pytest.mark.parametrize("said", OF_OTHERS, ids=[said[:40] for said in OF_OTHERS])
def test_what_others_say_is_no_statement_of_the_inspectorate(said: str) -> None:
    """A survey, a union and the body's own statement speak for themselves."""
    found = read(FRONT_2023, f"{said}\n").report.statements
    assert all(one.source != "inspectorate" for one in found)
