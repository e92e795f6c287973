"""Who is inspected, when, in which programme; and what is no inspection report."""

from __future__ import annotations

import pytest

from hmicdiff.errors import Refused
from hmicdiff.model import CarriedFact, Document, Line, Report
from hmicdiff.structure.report import understand
from hmicdiff.vocabulary import load_vocabulary


def document(text: str) -> Document:
    """Return `text` as a document."""
    lines = tuple(Line(text=line) for line in text.split("\n"))
    return Document(path="a.txt", sha256="0", media_type="text/plain", lines=lines)


def report(text: str, carried: CarriedFact | None = None) -> Report:
    """Return `text` understood."""
    return understand(document(text), load_vocabulary(), carried=carried, catalogue="catalogue.toml").report


QUESTION = "How effective is the force at investigating crime and reducing re-offending?\n"
BODIES = [
    (
        "Norfolk PEEL 2018\nSuffolk Constabulary and Essex Police are neighbours. Suffolk Constabulary helps.\n",
        "Norfolk Constabulary",
    ),
    (
        "PEEL 2018/19\nKent Police is good at investigating crime. Essex Police is not spoken of.\n",
        "Kent Police",
    ),
    (
        "PEEL 2018/19\nIt works with Essex Police. Kent Police is good at investigating crime.\n",
        "Kent Police",
    ),
    ("West Midlands PEEL 2017\nWest Mercia Police borders the force.\n", "West Midlands Police"),
    ("West Mercia PEEL 2017\nWest Midlands Police borders the force.\n", "West Mercia Police"),
    ("PEEL 2018/19\nThe Met\n", "Metropolitan Police Service"),
    ("An inspection of Hampshire Constabulary\nPEEL 2021/22\n", "Hampshire and Isle of Wight Constabulary"),
]


@pytest.mark.parametrize(("text", "body"), BODIES, ids=[body for _, body in BODIES])
def test_body(text: str, body: str) -> None:
    """The body stands in title and first lines; neighbours named later, or more often, do not count."""
    assert report(text + QUESTION + "The force reviews its files.").identity.body == body


def test_frequency_does_not_decide() -> None:
    """A neighbour named a hundred times is still a neighbour."""
    text = "Norfolk Constabulary\nPEEL 2018/19\n" + QUESTION + "Suffolk Constabulary shares the unit.\n" * 100
    assert report(text).identity.body == "Norfolk Constabulary"


def test_fire_service_is_not_the_force() -> None:
    """``Norfolk 2021/22`` on a fire and rescue service is not about the constabulary."""
    text = "Norfolk 2021/22\nPreventing fires and other risks\nThe fire and rescue service visits homes. Firefighters do."
    assert report(text).identity.body == "Norfolk Fire and Rescue Service"


REFUSED = [
    ("Pancakes\n\nMix flour with two eggs. Norfolk Police like them.", "not_a_report"),
    ("def main():\n    return 0\n", "not_a_report"),
    (
        "Minutes of the meeting\nApologies for absence\nThe PEEL inspection of Kent Police was noted.",
        "not_a_report",
    ),
    ("11\n\nSkip to content\n", "not_a_report"),
    ("PEEL 2018/19\n" + QUESTION + "The force is good at it.", "body_unknown"),
]


@pytest.mark.parametrize(("text", "code"), REFUSED, ids=["recipe", "code", "minutes", "furniture", "nobody"])
def test_refused(text: str, code: str) -> None:
    """What is no inspection report, or one of nobody known, is refused by code with a reason."""
    with pytest.raises(Refused) as refusal:
        report(text)
    assert refusal.value.code == code
    assert refusal.value.reason


def test_the_catalogue_names_a_body() -> None:
    """Where the text names no body, the catalogue's counts, and is the evidence."""
    found = report("PEEL 2018/19\n" + QUESTION + "The force is good.", CarriedFact(body="Kent Police"))
    assert found.identity.body == "Kent Police"
    assert found.identity_evidence["body"].catalogue == "catalogue.toml"


TEXT = "Kent PEEL 2018\nLast updated 02/05/2019\n" + QUESTION + "The force is good."


def test_the_text_goes_before_the_catalogue() -> None:
    """A date in the text is the date; another in the catalogue is a contradiction."""
    found = report(TEXT, CarriedFact(published="2019-06-01"))
    assert (found.identity.published, found.identity.published_from) == ("2019-05-02", "text")
    assert "contradiction" in {warning.code for warning in found.warnings}


def test_a_month_agrees_with_its_day() -> None:
    """A month in the catalogue does not contradict a day in the text."""
    assert report(TEXT, CarriedFact(published="2019-05")).warnings == ()


def test_the_catalogue_gives_a_date() -> None:
    """A date only the catalogue has is used, and is not said to be in the text."""
    found = report("Kent PEEL 2018\n" + QUESTION + "The force is good.", CarriedFact(published="2019-05-02"))
    identity = found.identity
    assert (identity.published, identity.published_from, identity.published_in_text) == (
        "2019-05-02",
        "catalogue",
        None,
    )


def test_contradictions_of_body_and_programme() -> None:
    """A catalogue that names another body or programme is contradicted by the text."""
    found = report(TEXT, CarriedFact(body="Essex Police", programme="PEEL 2016"))
    assert [warning.code for warning in found.warnings] == ["contradiction", "contradiction"]
    assert (found.identity.body, found.identity.programme) == ("Kent Police", "PEEL 2018/19")


def test_undated() -> None:
    """A report with neither date nor programme says so."""
    found = report("HMI Zoë Billingham's assessment of Norfolk Constabulary – Transcript\nIt is good.")
    assert [warning.code for warning in found.warnings] == ["undated"]
    assert found.identity.cycle_order is None


PROGRAMMES = [
    (
        "Kent Police was inspected in our 2016 and 2017 effectiveness inspections.\n"
        + QUESTION
        + "Last updated 02/05/2019",
        "PEEL 2018/19",
    ),
    (
        "Kent Police\nHow effective is the force at tackling anti-social behaviour?\nHMIC found a focus.",
        "Crime inspection 2014",
    ),
    (
        "Kent Police\nHow effective is the force at investigating crime and managing offenders?\nIt is.",
        "PEEL 2015",
    ),
    (
        "Kent Fire and Rescue Service\nResponding to national risks\nIn our 2021/22 inspection it was ready.",
        "FRS 2021/22",
    ),
]


@pytest.mark.parametrize(("text", "programme"), PROGRAMMES, ids=[name for _, name in PROGRAMMES])
def test_programme(text: str, programme: str) -> None:
    """A programme is known by its headings and date as well; older inspections a text names do not count."""
    assert report(text).identity.programme == programme


def test_dates_in_prose_are_none_of_the_report() -> None:
    """A date in running text is not when the report was published."""
    text = (
        "Kent Police\nDear Sir\nThe report is published on Thursday 4 September 2014.\n"
        + QUESTION
        + "Yours sincerely"
    )
    assert report(text).identity.published_in_text is None


def test_items_lost() -> None:
    """A report of a programme with boxed areas for improvement that shows none is warned of, and none is said to be lost."""
    found = report(
        "PEEL 2023–25: An inspection of Kent Police\nInvestigating crime\nKent Police is good at investigating crime."
    )
    (warning,) = found.warnings
    assert warning.code == "items_lost"
    assert "can't be told" in warning.message


KINDS = [
    ("Police Commissioner comments on the report\nKent Police was inspected by HMICFRS.\n", "other"),
    (
        "Response to HMIC report on Kent Police\nThe report praises the force. The inspection was fair.\n",
        "other",
    ),
    (
        "Agenda item\nPEEL 2021/22\nThe Commissioner presented a report on the inspection of Kent Police.\n",
        "other",
    ),
    ("Kent Police\nHMICFRS has changed the way in which they inspect forces.\n", "other"),
    ("Kent Police inspections\nClick here to view the HMIC reports on Kent Police.\n", "other"),
    ("Kent Police\nHMICFRS inspected the force. The report can be downloaded here.\n", "other"),
    ("Police Commissioner responds to HMICFRS\nKent Police was inspected.\n", "other"),
    ("Inspections\nHMICFRS released their most recent inspection of Kent Police in October.\n", "other"),
    (
        "Kent Fire Authority\nMeeting to be held on Monday\nHMICFRS inspected Kent Fire and Rescue Service.\n",
        "other",
    ),
    ("Kent\nHMICFRS reviewed Kent Police in a report published today. The inspection is new.\n", "news"),
    ("Kent Police placed in special measures\nHMICFRS inspected the force.\n", "news"),
    ("Kent Police\nA spokesman for Kent Police spoke. HMICFRS inspected the force.\n", "news"),
    ("Kent Fire and Rescue Service\nHMICFRS came, and we received our inspection report in May.\n", "other"),
    ("Kent Police\nHMICFRS has published its inspection report on Kent Police.\n", "news"),
    ("PEEL 2021/22: Kent Police\nCrime data integrity\nThe force records crime well.\n", "report"),
    (
        "Crime data integrity: Kent Police\nHMIC inspected Kent Police. The force records crime well.\n",
        "crime_data_integrity",
    ),
    (
        'Kent Police rated good\nHM Inspector of Constabulary Zoë Billingham said: "The force cares."\n',
        "news",
    ),
    (
        "COVID-19 inspection: Kent Fire and Rescue Service (HTML)Get the press release\nWe inspected it.\n",
        "report",
    ),
    (
        "Kent Police\nThe commissioner's response under section 55 to the HMICFRS report\nI thank HMICFRS for its inspection.\n",
        "other",
    ),
    (
        "Chief Fire Officer's formal response to our inspection\nHMICFRS inspected Kent Fire and Rescue Service.\n",
        "other",
    ),
    ("In response to HMIC's 2014 report\nKent Police improved. We inspected Kent Police.\n", "report"),
]


@pytest.mark.parametrize(("text", "kind"), KINDS, ids=[text.split("\n")[0] for text, _ in KINDS])
def test_kind(text: str, kind: str) -> None:
    """Who speaks tells the kind: the inspectorate of its findings, or others of the inspectorate and its report."""
    assert report(text).identity.kind == kind


def test_a_review_of_several_is_of_none() -> None:
    """A review of a round that names services by their places, none more than another, is of no body."""
    text = (
        "More of the same?\nOur correspondent reads the HMICFRS inspection reports on fire and rescue services.\n"
        "It was gloomy, with the poor performance of Avon and Surrey. Lancashire did better.\n"
    )
    with pytest.raises(Refused) as refusal:
        report(text)
    assert refusal.value.code == "body_unknown"


DATES = [
    ("May 30th, 2024\nKent Police was inspected by HMICFRS.", "2024-05-30"),
    ("Published on the 3rd of June 2024\nKent Police was inspected by HMICFRS.", "2024-06-03"),
    ("Thursday, May 30, 2024\nKent Police was inspected by HMICFRS.", "2024-05-30"),
    (" date 2022-08-19 Kent Police was inspected by HMICFRS.", "2022-08-19"),
    (
        "Crime data integrity Inspection of Kent Police August 2014 © HMIC 2014 ISBN: 978-1 Contents",
        "2014-08",
    ),
    (
        "Kent Police\nAuthor: Jo LeePublished 30th Jun 2022\nKent Police was inspected by HMICFRS.",
        "2022-06-30",
    ),
    ("HMICFRS | 5 March 2020\nKent Police was inspected.", "2020-03-05"),
    ("Inspection of Kent Police by HMICFRS. Published: 9 July 2019.\nIt reviews files.", "2019-07-09"),
    (
        "Letter information\nFrom\nA Person\nTo\nB Person\nSent on\n9 January 2025\n\nHMICFRS inspected Kent Police.",
        "2025-01-09",
    ),
    ("Kent Police\nIt was inspected by HMICFRS on date 2022-08-19 And again.", None),
    ("HMICFRS inspected Kent Police.\n\nDate of publication: 8 May 2023\n\nIt reviews files.", "2023-05-08"),
    ("Kent Police\n\nHMICFRS. Date published: 8 May 2023.\n\nIt was inspected by HMICFRS.", "2023-05-08"),
    ("HMICFRS inspected Kent Police.\n\nPosted on 8 May 2023\n\nIt reviews files.", "2023-05-08"),
    (
        "Kent Police\n\nAn inspection report by HMICFRS, 8 May 2023\n\nIt was inspected by HMICFRS.",
        "2023-05-08",
    ),
    ("Kent Police\n\nReport issued: 8 May 2023.\n\nIt was inspected by HMICFRS.", "2023-05-08"),
    (
        "PEEL 2021/22\nKent Police\nFirst published: 2022-04-28 | Last updated: 2023-01-05\n\nIt reviews files.",
        "2022-04-28",
    ),
    ("PEEL 2021/22: KENT POLICE\n\nPUBLISHED ON 28 APRIL 2022\n\nIt was inspected by HMICFRS.", "2022-04-28"),
    (
        "PEEL 2021/22\nKent Police\nHMICFRS · Round 3 · first published 2022-04-28, last updated 2022-06-05\n\nIt reviews files.",
        "2022-04-28",
    ),
    ("An inspection of Kent Police by HMICFRS, published 28/04/2022\n\nIt reviews files.", "2022-04-28"),
    ("Kent Police\n\nInspection report: HMICFRS, April 2022\n\nIt was inspected by HMICFRS.", "2022-04"),
    ("Kent Police\n\nAn inspection by HMICFRS. Last updated 27/09/2019\n\nIt reviews files.", "2019-09-27"),
    ("PEEL 2016\nAn inspection of Kent Police\n\nMarch 2017. HMIC\n\nIt reviews files.", "2017-03"),
    (
        "PEEL 2021/22\nAn inspection of Kent Police\n\nPublished by HMICFRS on 28 April 2022. Copied for staff.\n\nIt reviews files.",
        "2022-04-28",
    ),
]


@pytest.mark.parametrize(
    ("text", "date"),
    DATES,
    ids=[
        "month-first-ordinal",
        "day-of-month",
        "month-first",
        "feed",
        "cover",
        "byline",
        "imprint",
        "said",
        "address-block",
        "in-text",
        "of-publication",
        "said-after",
        "posted",
        "by-inspectorate",
        "issued",
        "stamps-in-a-line",
        "capitals",
        "said-before-an-update",
        "said-behind-a-comma",
        "imprint-of-a-report",
        "updated-behind-a-sentence",
        "date-before-publisher",
        "published-by",
    ],
)
def test_published(text: str, date: str | None) -> None:
    """A date that stands alone, or where feeds and covers print it, is that of publication."""
    assert report(text + "\nThe force reviews its files.").identity.published_in_text == date


def test_a_standing_heading_is_no_title() -> None:
    """A page of PEEL 2023-25 begins with a heading every report has; its title is what the catalogue says."""
    text = "Overall summary\nOur judgments\nOur inspection assessed how good Kent Police is in ten areas of policing."
    assert report(text).identity.title is None
    carried = CarriedFact(title="PEEL 2023-25: Kent Police")
    assert report(text, carried).identity.title == "PEEL 2023-25: Kent Police"


def test_a_cause_of_concern_told_early_is_of_the_programme_it_names() -> None:
    """An accelerated cause of concern names its inspection in running words."""
    text = (
        "Gwent Police: accelerated cause of concern\n\nHMICFRS inspected Gwent Police as part of PEEL 2023–25.\n\n"
        "Cause of concern\n\nThe force doesn't record crimes."
    )
    identity = report(text).identity
    assert (identity.kind, identity.programme) == ("accelerated_cause_of_concern", "PEEL 2023-25")


@pytest.mark.parametrize("place", ["South Wales", "North Wales", "Mid and West Wales"])
def test_fire_services_of_wales_are_bodies(place: str) -> None:
    """Wales has three fire and rescue services, which are no police forces of their places."""
    text = f"An inspection of {place} Fire and Rescue Service\n\nHMICFRS\n\nEffectiveness\n\nThe service has a plan.\n"
    identity = report(text).identity
    assert (identity.body, identity.sector) == (f"{place} Fire and Rescue Service", "fire")


@pytest.mark.parametrize(
    ("first", "title"),
    [
        (
            "HMIC",
            "Core business: An inspection of crime prevention, police attendance and use of police time",
        ),
        ("Inspecting policing in the public interest", "Making best use of police time"),
    ],
)
def test_the_name_of_a_thematic_inspection_is_a_line_of_the_title(first: str, title: str) -> None:
    """It is no section that holds all the rest, though reports print it over a chapter too."""
    text = (
        f"{first}\n\n{title}\n\nDorset Police\n\n4 September 2014\n\nPreventing crime\n\n"
        "HMIC found that the force has a plan for preventing crime.\n\nFreeing up time\n\nThe force uses mobile tools.\n"
    )
    report = understand(document(text), load_vocabulary()).report
    assert [(one.heading, one.parent) for one in report.sections] == [
        ("Preventing crime", None),
        ("Freeing up time", None),
    ]
