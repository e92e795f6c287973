"""Forms in which texts tell programme, kind, date and publisher, each in several wordings."""

from __future__ import annotations

import pytest

from hmicdiff.model import Document, Line
from hmicdiff.structure.report import understand
from hmicdiff.vocabulary import load_vocabulary

from .cases import document, forms

IDENTITIES = forms("identity")


@pytest.mark.parametrize(("text", "expected"), IDENTITIES.values(), ids=IDENTITIES)
def test_identity(text: str, expected: dict[str, str]) -> None:
    """Programme, kind, date and publisher are read in running words, titles and address blocks alike."""
    identity = understand(document(text), load_vocabulary()).report.identity
    assert {key: getattr(identity, key) for key in expected} == expected


@pytest.mark.parametrize(
    "line",
    [
        "Report published 20 January 2023",
        "News from HMICFRS, 20 January 2023",
        "Press release from HMICFRS, 20 January 2023",
        "This report was published on 20 January 2023",
        "Letter first published: 20 January 2023",
        "An inspection of Kent Police 20 January 2023",
        "Second assessment. HMICFRS, 20 January 2023",
    ],
)
def test_a_line_of_the_cover_says_when_it_was_published(line: str) -> None:
    """The day stands behind the word for it, the publisher or the body."""
    text = f"PEEL 2021/22: An inspection of Kent Police\n\n{line}\n\nInvestigating crime\n\nThe force knows its people."
    assert understand(document(text), load_vocabulary()).report.identity.published == "2023-01-20"


def test_a_day_of_the_fieldwork_is_not_that_of_the_cover() -> None:
    """Behind a preposition a month says when something was done."""
    text = "PEEL 2021/22: An inspection of Kent Police\n\nWe visited Kent Police in January 2023\n\nIt knows its people."
    assert understand(document(text), load_vocabulary()).report.identity.published is None


@pytest.mark.parametrize(
    ("said", "programme"),
    [
        ("Kent Police was assessed under the 2023–25 PEEL framework.", "PEEL 2023-25"),
        ("It is part of HMICFRS's 2021/22 PEEL programme; Kent Police was found good.", "PEEL 2021/22"),
        ("Inspectors looked at Kent Police in the 2018/19 cycle of PEEL inspections.", "PEEL 2018/19"),
        ("Kent Police's 2021-22 PEEL grades are out.", "PEEL 2021/22"),
        ("HMICFRS looked at Kent Police in its 2023-25 round of PEEL reviews.", "PEEL 2023-25"),
        (
            "In 2023-25 PEEL terms Kent Police is good; in the previous 2021/22 PEEL inspection it was not.",
            "PEEL 2023-25",
        ),
    ],
)
def test_the_cycle_stands_before_the_programme(said: str, programme: str) -> None:
    """Running words name the cycle before the programme as well as behind it; that of an earlier inspection is none."""
    text = f"News\n\nHMICFRS released its findings on Kent Police. {said}\n\nPreventing crime: Good"
    assert understand(document(text), load_vocabulary()).report.identity.programme == programme


@pytest.mark.parametrize("head", ["About us", "About this inspection"])
def test_what_the_inspectorate_says_of_itself_makes_no_page_of_others(head: str) -> None:
    """A report that begins by saying what the inspectorate does is a report, whatever others print in these words."""
    says = "HMICFRS independently assesses the effectiveness and efficiency of police forces and fire and rescue services."
    text = (
        "PEEL 2023–25: An inspection of Kent Police\n\n{}Investigating crime\n\nThe force knows its people."
    )
    kinds = [
        understand(document(text.format(front)), load_vocabulary()).report.identity.kind
        for front in (f"{head}\n\n{says}\n\n", f"{says}\n\n")
    ]
    assert kinds == ["report", "other"]


@pytest.mark.parametrize(
    ("title", "programme"),
    [
        ("Effectiveness and efficiency of fire and rescue services 2023–2025", "FRS 2023-25"),
        ("Effectiveness and efficiency of fire and rescue services 2021/22", "FRS 2021/22"),
    ],
)
def test_a_title_goes_before_the_inspections_it_looks_back_on(title: str, programme: str) -> None:
    """The years of a long title name the programme; those of older inspections in the first sentences don't."""
    older = (
        "We carried out a second full inspection, which we reported on in 2021/22, and a first one in 2018."
    )
    text = f"{title}\n\nKent Fire and Rescue Service\n\nHMICFRS\n\nAbout this inspection\n\n{older}\n\nOverview\n\nIt is well run."
    assert understand(document(text), load_vocabulary()).report.identity.programme == programme


ONE_PILLAR = "How well does the force use its resources to meet the demand it faces?"
WHOLE = {
    "police": ("PEEL 2018/19: An inspection of Surrey Police", ONE_PILLAR),
    "police, the other way round": ("Inspection of Kent Police: PEEL 2018/19", ONE_PILLAR),
    "fire": (
        "Shropshire Fire and Rescue Service: HMICFRS inspection 2018/19",
        "Preventing fires and other risks",
    ),
}


@pytest.mark.parametrize(("title", "heading"), WHOLE.values(), ids=WHOLE)
def test_the_inspection_of_a_body_as_a_whole_is_on_no_pillar(title: str, heading: str) -> None:
    """A title that names no pillar tells of a whole report, though the text holds parts of one pillar alone."""
    text = f"{title}\n\nPublished 20 December 2018\n\n{heading}\n\nIt plans well for the next five years."
    identity = understand(document(text), load_vocabulary()).report.identity
    assert (identity.kind, identity.pillar) == ("report", None)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Effectiveness, efficiency and legitimacy", "report"),
        ("Type of report: Efficiency, effectiveness, legitimacy", "report"),
        ("Legitimacy and efficiency", "report"),
        ("Efficiency", "pillar"),
        ("Read of its effectiveness and legitimacy elsewhere", "pillar"),
    ],
)
def test_a_report_that_is_filed_under_several_pillars_is_a_whole_one(line: str, kind: str) -> None:
    """A line of their names alone tells it, behind other lines of a page's head too; a sentence on others doesn't."""
    text = f"Cleveland PEEL 2018\n\nA page\n\n20 December 2018\n\nHMICFRS\n\n{line}\n\n{ONE_PILLAR}\n\nIt plans well for Cleveland Police."
    assert understand(document(text), load_vocabulary()).report.identity.kind == kind


@pytest.mark.parametrize(
    "title",
    [
        "PEEL 2018/19: An inspection of Cleveland Police's efficiency",
        "Cleveland PEEL 2018",
    ],
)
def test_a_report_on_one_pillar_is_of_that(title: str) -> None:
    """Its title names it, or tells of no inspection."""
    text = f"{title}\n\n{ONE_PILLAR}\n\nIt plans well. We spoke to staff of Cleveland Police."
    identity = understand(document(text), load_vocabulary()).report.identity
    assert (identity.kind, identity.pillar) == ("pillar", "efficiency")


def test_programmes_that_printed_pillars_apart_have_no_report_on_all() -> None:
    """Until 2017, a report that holds parts of one pillar is on that, though its title names none."""
    text = "PEEL 2017: An inspection of Surrey Police\n\nHow well does the force use its resources?\n\nIt plans well."
    assert understand(document(text), load_vocabulary()).report.identity.pillar == "efficiency"


def _headings(*lines: tuple[str, int | None]) -> list[str | None]:
    """Return the headings of a text whose format gives its headings levels."""
    spaced = [each for text, level in lines for each in (_line(text, level), Line(text=""))]
    document = Document(path="a.docx", sha256="0", media_type="a/b", lines=tuple(spaced))
    return [one.heading for one in understand(document, load_vocabulary()).report.sections]


def _line(text: str, level: int | None) -> Line:
    return Line(text=text, kind="heading" if level else None, level=level)


_TITLE = ("PEEL 2018/19: An inspection of Kent Police", 1)
_DAY = ("Published on 2 May 2019", None)
_SAID = ("The force has trained its officers and knows its risks.", None)


@pytest.mark.parametrize("level", [1, 2])
@pytest.mark.parametrize(
    "first", ["Summary of inspection findings", "What we saw on our visit", "The force at a glance"]
)
def test_the_first_heading_behind_the_title_heads_its_text(first: str, level: int) -> None:
    """A heading that the date parts from the title, and that has others beside it, is none of its lines."""
    told = _headings(_TITLE, _DAY, (first, level), _SAID, ("How the force works", level), _SAID)
    assert told == [first, "How the force works"]


@pytest.mark.parametrize(
    "lines",
    [
        (_TITLE, ("Effective at reducing crime", 2), _SAID, ("How the force works", 2), _SAID),
        (_TITLE, _DAY, ("Effective at reducing crime", 2), _SAID, ("How the force works", 3), _SAID),
        (
            ("PEEL 2018/19", 1),
            _DAY,
            ("An inspection of Kent Police", 2),
            _SAID,
            ("How the force works", 2),
            _SAID,
        ),
    ],
    ids=["right under the title", "the only one of its level", "names the body"],
)
def test_a_heading_that_goes_on_with_the_title_heads_no_text(
    lines: tuple[tuple[str, int | None], ...],
) -> None:
    """A line of the title that is set as a heading is none of the sections."""
    assert _headings(*lines)[-1] == "How the force works"
    assert lines[-4][0] not in _headings(*lines)


@pytest.mark.parametrize(
    "head",
    [
        "FW: the report on Kent Police\n\nFrom: Jo Bell\nTo: Board\nSubject: FW: the report on Kent Police\n\nAll, see below.\n\n",
        "RE: Kent Police\n\n",
        "Subject: Kent Police, PEEL\n\n",
    ],
    ids=["head and page title", "page title", "subject alone"],
)
def test_no_title_is_made_of_the_head_of_a_message(head: str) -> None:
    """What a message says of itself is no line of the title of the report in it."""
    title = "PEEL 2021/22: An inspection of Kent Police"
    text = f"{head}{title}\n\nInvestigating crime\n\nGood\n\nKent Police is good at investigating crime.\n\nIt has plans."
    assert understand(document(text), load_vocabulary()).report.identity.title == title


def test_a_title_may_name_from_when_it_is() -> None:
    """A title is kept where words for a message stand in it without their sign."""
    title = "Re-inspection of Kent Police from 2021 to date"
    text = f"{title}\n\nInvestigating crime\n\nGood\n\nHMICFRS found that Kent Police is good at investigating crime."
    assert understand(document(text), load_vocabulary()).report.identity.title == title
