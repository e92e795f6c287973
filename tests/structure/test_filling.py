"""Text that a machine filled, without blank lines: where headings and paragraphs begin all the same."""

from __future__ import annotations

import textwrap

import pytest

from hmicdiff.structure.layout.filling import begins_sentence, filled_width, heading_lines, small_words
from hmicdiff.structure.report import understand
from hmicdiff.vocabulary import load_vocabulary

from .cases import document

FIRE = """\
Shropshire Fire and Rescue Service: Effectiveness, efficiency and people 2021/22
Published on: 14 October 2022
Preventing fires and other risks
Good
Shropshire Fire and Rescue Service is good at preventing fires and other risks.
The service has a clear prevention strategy that is linked to its integrated risk management plan and that staff know
The service works with partners to find the people who are most at risk. Staff told us that they know the strategy and \
use it when they plan visits, and we saw good examples of this at every station that we went to.
Evaluation of prevention work is limited, so the service can't show whether its campaigns make people in the county safer
Prevention staff record what they do. But the service evaluates few of its campaigns, and it doesn't know which of them \
work for the people who live in its most rural areas.
Home fire safety visits are well targeted
Crews visit the homes of older people first. In the year ending 31 March 2022, the service made 4,100 visits, of which 62 \
percent were to people with a disability.
Responding to fires and other emergencies
Requires improvement
Shropshire Fire and Rescue Service requires improvement at responding to fires and other emergencies.
In this section we set out our findings on how the service works at preventing fires and other risks.
"""


def filled(text: str, width: int) -> str:
    """Return a text of one paragraph a line as an editor fills it: no blank line between."""
    return "\n".join(textwrap.fill(line, width, break_on_hyphens=False) for line in text.splitlines())


def found(text: str) -> tuple[list[str], list[tuple[str, str, str]]]:
    """Return the headings of a text, and kind, topic and words of its sentences."""
    reading = understand(document(text), load_vocabulary())
    headings = [one.heading or "" for one in reading.report.sections]
    return headings, [(one.kind, one.topic, one.text) for one in reading.sentences]


@pytest.mark.parametrize("width", [52, 60, 66, 72, 80, 99])
def test_headings_in_the_form_of_sentences(width: int) -> None:
    """A heading that is a sentence without an end mark is one, whether or not it fills its last line."""
    assert found(filled(FIRE, width)) == found(FIRE)


@pytest.mark.parametrize("wider", ["Measure " + "x" * 85, "Published " + "x" * 120], ids=["a little", "far"])
def test_a_wider_title_or_row_does_not_hide_the_width(wider: str) -> None:
    """Lines were filled to the width of those within sentences, whatever a title or a table's row has beside."""
    text = filled(FIRE, 80)
    head, rest = text.split("\n", 1)
    headings, _ = found(f"{head}\n{wider}\n{rest}")
    assert set(found(FIRE)[0]) <= set(headings)


LISTED = """\
PEEL 2021/22
An inspection of Gwent Police
Contents
Overall summary  1
Recording data about crime  5
Preventing crime and anti-social behaviour  7
Responding to the public  8
Investigating crime  9
Overall summary
Our inspection assessed how good Gwent Police is in four areas of policing. We make graded judgments in all of \
these four as follows:

Outstanding
  Preventing crime
Good
  Recording data about crime
Adequate
  Investigating crime
Requires improvement
  Responding to the public
Inadequate
  (none)

We also inspected how effective a service Gwent Police gives to victims of crime. We don't make a graded judgment in \
this overall area, and we set out what we found where it belongs.

Good

Recording data about crime
Gwent Police is good at recording crime. It records nearly all of the crimes that are reported to it, which is better \
than at the time of our last inspection of how it records them.

Outstanding

Preventing crime and anti-social behaviour
Gwent Police is outstanding at prevention and deterrence. Its officers know the places they work in, and they know the \
people who live there and who are most at risk of harm.

Requires improvement

Responding to the public
Gwent Police requires improvement at responding to the public. It doesn't attend incidents in the time that it has set \
itself, and it doesn't always tell the callers about the delay.

Adequate

Investigating crime
Gwent Police is adequate at investigating crime. Its supervisors look at investigations when they should, and they \
record the advice that they give to the officers who lead them.
"""


@pytest.mark.parametrize("width", [72, 80, 99])
def test_areas_under_grades_and_badges_over_headings(width: int) -> None:
    """In filled text a list of areas under grades grades none of the sections that it names, nor does the next one's badge."""
    sections = understand(document(filled(LISTED, width)), load_vocabulary()).report.sections
    assert {one.topic: one.grade.value for one in sections if one.grade} == {
        "crime-recording": "good",
        "prevention": "outstanding",
        "response": "requires improvement",
        "investigation": "adequate",
    }


LOWER = "the force and the team found that officers see what other officers do with every response officer"


@pytest.mark.parametrize(
    ("before", "line", "begins"),
    [
        ("it is taking a long time for cases to be progressed", "The force told us", True),
        ("staff say that they are not well supported by", "The Police Federation", False),
        ("the work of its", "Response Team", False),
        ("joint training with Suffolk", "Force Control", False),
        ("officers are well led", "Norfolk Constabulary works", False),
        ("officers are well led", "and know what to do", False),
        ("how well it does is not known", "Officers told us", True),
    ],
)
def test_a_capital_begins_a_sentence(before: str, line: str, *, begins: bool) -> None:
    """A word that is otherwise printed small begins a sentence; names, and lines that must go on, do not."""
    assert begins_sentence(before, line, small_words([LOWER])) is begins


@pytest.mark.parametrize(
    ("lines", "count"),
    [
        (["Officers work well with schools, listening and", "reacting to what they say", "Officers meet"], 2),
        (["Officers work well with schools,", "The force said"], 0),
        (["Officers work well with schools. They told us of", "The force"], 0),
        (["officers work well with schools", "The force"], 0),
        (["Officers work well"], 0),
    ],
)
def test_lines_of_a_heading(lines: list[str], count: int) -> None:
    """A heading opens with a capital, holds no end mark, and a new sentence stands below it."""
    assert heading_lines(lines, small_words([LOWER, "they told us"]), None) == count


@pytest.mark.parametrize(
    "sentence",
    [
        "It answered 91 percent of the calls that it had in the twelve months ending 31 December 2023 within ten seconds",
        "The number of crews rose from the year ending 31 March 2021, 81 percent of them to be on call, to 31 March 2022",
        "In this section we set out what we found when we asked how well the service does at preventing fires and other risks",
    ],
)
@pytest.mark.parametrize("width", [*range(48, 66, 3), 80])
def test_dates_figures_and_names_of_areas_within_sentences(sentence: str, width: int) -> None:
    """No line of a sentence is a date, a table's row or a heading because it was broken there."""
    text = FIRE.replace("In this section we set out our findings", f"{sentence}. In this section we set out")
    assert found(filled(text, width)) == found(text)


PARTED = ("Preventing fires", "Responding to fires")


def with_blanks(text: str) -> str:
    """Return a filled text with a blank line above each heading of the programme alone."""
    return "".join(
        f"\n{line}" if line.startswith(PARTED) else line for line in text.splitlines(keepends=True)
    )


@pytest.mark.parametrize("width", [60, 66, 72, 80])
def test_headings_within_what_blank_lines_part(width: int) -> None:
    """Where blank lines stand above areas alone, a heading between two paragraphs is one as it is without them."""
    headings, _ = found(with_blanks(filled(FIRE, width)))
    assert "Home fire safety visits are well targeted" in headings


def test_a_word_cut_beyond_the_width_does_not_hide_it() -> None:
    """The sign of a word cut in two may stand beyond the width; the lines that end otherwise tell it."""
    lines = ["the force has plans that all of its staff", "know of and that its leaders have been told"] * 4
    cut = ["it makes use of these plans and of the inspec-", "tors, who have been told of it in plain"]
    assert filled_width([*lines, *cut]) == filled_width(lines) == len(lines[1])


@pytest.mark.parametrize(
    "line",
    ["Chief Fire Officer Jo Bell", "Crews visit the homes", "Home fire safety visits, of which some"],
)
def test_lines_among_blank_ones_that_are_no_headings(line: str) -> None:
    """A line that goes on below, or has no running text under it, is no heading where blank lines part the text."""
    text = with_blanks(filled(FIRE, 72)).replace(
        "Home fire safety visits are well targeted", f"{line}\nof the area it serves."
    )
    assert line not in found(text)[0]
