"""What links of sections rest on, what merely touches, and how much of a matched pair changed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from hmicdiff.comparing.passages import link_passages
from hmicdiff.comparing.sections import link_sections
from hmicdiff.comparing.sections.change import with_changes
from hmicdiff.comparing.sections.evidence import evidence_of
from hmicdiff.model import Grade
from hmicdiff.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable

    from hmicdiff.model import Reading, SectionChange
    from hmicdiff.model.words import GradeValue

    ReportOf = Callable[..., Reading]

VOCABULARY = load_vocabulary()

PREVENTION = (
    "Neighbourhood officers are often taken from their beats to cover response teams.",
    "Problem-solving plans are shared with the council.",
)
INVESTIGATION = (
    "Supervisors do not review every investigation.",
    "Digital devices wait for seven months to be examined.",
)
LATER_PREVENTION = (
    "Beat managers are now seldom diverted from their own areas.",
    "Each problem-solving plan is evaluated before it is closed.",
)
LATER_INVESTIGATION = (
    "Sergeants now supervise all investigations.",
    "The high-tech unit takes nine months to examine a phone.",
)


@pytest.fixture
def pair(report_of: ReportOf, part: type) -> tuple[Reading, Reading]:
    """Return two reports of different programmes on prevention and investigation."""
    old = report_of(
        "old",
        part(heading="How effective is the force at preventing crime, tackling anti-social behaviour and keeping people safe?", topic="prevention", texts=PREVENTION),
        part(heading="How effective is the force at investigating crime and reducing re-offending?", topic="investigation", texts=INVESTIGATION),
        programme="PEEL 2018/19",
        published="2019-05",
    )  # fmt: skip
    new = report_of(
        "new",
        part(heading="Preventing crime", topic="prevention", texts=LATER_PREVENTION),
        part(heading="Investigating crime", topic="investigation", texts=LATER_INVESTIGATION),
        programme="PEEL 2021/22",
        published="2022-10",
    )
    return old, new


def test_a_link_shows_the_sentences_that_answer_each_other(pair: tuple[Reading, Reading]) -> None:
    """The evidence of a link is verbatim, the best pair first, no sentence twice."""
    link = next(one for one in link_sections(*pair, VOCABULARY).links if one.left.section == "s0")
    assert link.right.section == "s0"
    assert {(one.left.quote, one.right.quote) for one in link.evidence} == set(
        zip(PREVENTION, LATER_PREVENTION, strict=True)
    )
    assert [one.score for one in link.evidence] == sorted((one.score for one in link.evidence), reverse=True)
    assert "the programme asks the same question" in link.reasons


def test_what_touches_is_kept_apart(report_of: ReportOf, part: type) -> None:
    """A sentence on another section's matter is a mention with its sentences, and no link."""
    aside = "Neighbourhood officers are too often diverted from their beats to response teams."
    old = report_of(
        "old",
        part(heading="Preventing crime", topic="prevention", texts=PREVENTION),
        part(heading="Building, supporting and protecting the workforce", topic="workforce", texts=("The well-being of staff is looked after by occupational health.",)),
        programme="PEEL 2021/22",
    )  # fmt: skip
    new = report_of(
        "new",
        part(heading="Preventing crime", topic="prevention", texts=("Volunteers and cadets support crime prevention work.",)),
        part(heading="Building, supporting and protecting the workforce", topic="workforce", texts=("Occupational health supports the well-being of staff.", aside)),
        programme="PEEL 2023-25",
    )  # fmt: skip
    found = link_sections(old, new, VOCABULARY)
    assert {(one.left.section, one.right.section) for one in found.links} == {("s0", "s0"), ("s1", "s1")}
    (mention,) = found.mentions
    assert (mention.left.section, mention.right.section) == ("s0", "s1")
    assert (mention.sentences[0].left.quote, mention.sentences[0].right.quote) == (PREVENTION[0], aside)


def test_no_link_is_a_mention_too(pair: tuple[Reading, Reading]) -> None:
    """The two lists share no pair of sections."""
    found = link_sections(*pair, VOCABULARY)
    assert not {(m.left, m.right) for m in found.mentions} & {(one.left, one.right) for one in found.links}


def test_likeness_does_not_depend_on_which_report_is_asked(pair: tuple[Reading, Reading]) -> None:
    """Held the other way round, two reports' sentences are just as alike."""
    there, back = evidence_of(*pair, VOCABULARY), evidence_of(*pair[::-1], VOCABULARY)
    assert pytest.approx(back.likeness) == there.likeness.T
    assert 0.0 <= there.likeness.min() <= there.likeness.max() <= 1.0 + 1e-9


def change_of(
    before: tuple[str, ...], after: tuple[str, ...], report_of: ReportOf, part: type
) -> SectionChange:
    """Return how much changed between two editions of one section."""
    old, new = (
        report_of(
            name,
            part(heading="Investigating crime", topic="investigation", texts=texts),
            programme="PEEL 2023-25",
        )
        for name, texts in (("old", before), ("new", after))
    )
    links = link_sections(old, new, VOCABULARY).links
    (link,) = with_changes(links, old, new, link_passages(old, new, links))
    assert link.change is not None
    return link.change


def test_an_unchanged_section_is_all_the_same(report_of: ReportOf, part: type) -> None:
    """Nothing changed: all words the same, likeness 1."""
    change = change_of(INVESTIGATION, INVESTIGATION, report_of, part)
    assert (change.same, change.reworded, change.new, change.gone) == (1.0, 0.0, 0.0, 0.0)
    assert (change.numbers, change.similarity) == (0, 1.0)


@pytest.mark.parametrize(
    ("after", "field"),
    [
        ((*INVESTIGATION, "Victims are told of the outcome within a week."), "new"),
        (INVESTIGATION[:1], "gone"),
        ((INVESTIGATION[0], "Digital devices still wait for seven months to be examined."), "reworded"),
    ],
)
def test_changes_are_shares_of_words(
    after: tuple[str, ...], field: str, report_of: ReportOf, part: type
) -> None:
    """What was put in, struck out or put otherwise has its share, and all shares make 1."""
    change = change_of(INVESTIGATION, after, report_of, part)
    assert getattr(change, field) > 0.0
    assert change.same + change.reworded + change.new + change.gone == pytest.approx(1.0, abs=1e-3)
    assert {name for name in ("reworded", "new", "gone") if getattr(change, name)} == {field}


def test_a_changed_number_is_counted(report_of: ReportOf, part: type) -> None:
    """A sentence with another figure is put otherwise, by one number."""
    before = (*INVESTIGATION, "Good supervision was seen in 44 of the cases we looked at.")
    after = (*INVESTIGATION, "Good supervision was seen in 61 of the cases we looked at.")
    change = change_of(before, after, report_of, part)
    assert change.numbers == 1
    assert change.similarity > 0.9


def test_grades_on_one_question_are_evidence(report_of: ReportOf, part: type) -> None:
    """Two sections that print grades on one question are linked more surely than without, and say which grades."""
    old = report_of(
        "old",
        part(heading="How effective is the force at investigating crime and reducing re-offending?", topic="investigation", texts=INVESTIGATION),
        programme="PEEL 2018/19",
        published="2019-05",
    )  # fmt: skip
    new = report_of(
        "new",
        part(heading="Investigating crime", topic="investigation", texts=("The vehicle fleet is old.",)),
        programme="PEEL 2021/22",
        published="2022-10",
    )
    (bare,) = link_sections(old, graded(new, "adequate"), VOCABULARY).links
    (both,) = link_sections(graded(old, "good"), graded(new, "adequate"), VOCABULARY).links
    assert both.score > bare.score
    assert "both are graded: good, then adequate" in both.reasons
    assert not any("graded" in reason for reason in bare.reasons)


def test_a_section_is_found_by_its_text_where_its_heading_went(report_of: ReportOf, part: type) -> None:
    """A finding put under its neighbour's heading answers there; one cut in two answers in both halves."""
    whole = "How effective is the force at investigating crime and reducing re-offending?"
    more = ("Victims wait too long for news of their case.", "The force has trained sixty new detectives.")
    names = {"topic": "investigation", "under": 0}
    apart = (
        part(heading=whole, topic="investigation"),
        part(heading="Supervisors check too little", texts=INVESTIGATION, **names),
        part(heading="Victims are kept waiting", texts=more, **names),
    )
    joined = (apart[0], part(heading="Supervisors check too little", texts=(*INVESTIGATION, *more), **names))
    old, new = (
        report_of(str(year), *parts, programme="PEEL 2018/19", published=f"{year}-05")
        for year, parts in ((2019, apart), (2020, joined))
    )
    ends = {(one.left.section, one.right.section) for one in link_sections(old, new, VOCABULARY).links}
    sections = [[one.id for one in reading.report.sections] for reading in (old, new)]
    assert {(sections[0][1], sections[1][1]), (sections[0][2], sections[1][1])} <= ends
    back = {(one.left.section, one.right.section) for one in link_sections(new, old, VOCABULARY).links}
    assert {(sections[1][1], sections[0][1]), (sections[1][1], sections[0][2])} <= back


def graded(reading: Reading, value: GradeValue) -> Reading:
    """Return a report whose sections print a grade."""
    grade = Grade(value=value, state="given", basis="label", line_start=1, line_end=1, quote=value)
    sections = tuple(replace(one, grade=grade) for one in reading.report.sections)
    return replace(reading, report=replace(reading.report, sections=sections))
