"""The section tree of the samples and of small texts."""

from __future__ import annotations

from pathlib import Path

import pytest

from hmicdiff.model import Document, Line, Reading
from hmicdiff.structure.report import understand
from hmicdiff.vocabulary import load_vocabulary

SAMPLES = Path(__file__).resolve().parents[2] / "inputs" / "norfolk"


def read(text: str) -> Reading:
    """Return `text` understood."""
    lines = tuple(Line(text=line) for line in text.split("\n"))
    return understand(
        Document(path="a.txt", sha256="0", media_type="text/plain", lines=lines), load_vocabulary()
    )


@pytest.fixture(scope="module")
def crime() -> Reading:
    """Return the crime inspection of 2014."""
    return read((SAMPLES / "2014-11-crime-inspection.txt").read_text())


def test_heading_after_its_text(crime: Reading) -> None:
    """A heading printed after its text, at its page's end, heads the text before it."""
    late = [one for one in crime.report.sections if one.heading_start and one.heading_start > one.line_start]
    assert [(one.line_start, one.heading_start, one.line_end) for one in late] == [
        (643, 674, 723),
        (724, 747, 747),
    ]


def test_columns(crime: Reading) -> None:
    """A table read down gives one section a column, with its own cells and grade, side by side."""
    columns = [one for one in crime.report.sections if one.grade and one.grade.basis == "table"]
    assert [(one.line_start, one.line_end, one.topic, one.grade and one.grade.value) for one in columns] == [
        (29, 145, "prevention", "outstanding"),
        (33, 163, "investigation", "good"),
        (36, 180, "antisocial-behaviour", "good"),
    ]


def test_cells_lie_in_their_column(crime: Reading) -> None:
    """The cells on the table's second page go on in the columns of the first."""
    sections = {one.id: one for one in crime.report.sections}
    topics = {
        one.line_start: sections[one.section].topic
        for one in crime.sentences
        if one.kind == "cell" and one.line_start < 182
    }
    assert topics[136] == "prevention"
    assert topics[147] == topics[160] == "investigation"
    assert topics[165] == topics[175] == "antisocial-behaviour"


def test_second_printing(crime: Reading) -> None:
    """Sentences of a page printed twice name their first printing, and lie in its section."""
    by_id = {one.id: one for one in crime.sentences}
    copies = [one for one in crime.sentences if one.repeat_of]
    assert {457, 643} <= {one.line_start for one in copies}
    for one in copies:
        first = by_id[one.repeat_of or ""]
        assert first.text == one.text
        assert first.section == one.section
        assert first.line_start < one.line_start


def test_areas_of_the_2023_25_sample() -> None:
    """All graded areas of the 2023-25 sample have the grade that ends them, and the victim service says it has none."""
    sections = read((SAMPLES / "2024-09-peel-2023-25.txt").read_text()).report.sections
    assert [(one.topic, one.grade.value) for one in sections if one.grade] == [
        ("victims", None),
        ("crime-recording", "outstanding"),
        ("powers-fairness", "adequate"),
        ("prevention", "good"),
        ("response", "requires improvement"),
        ("investigation", "adequate"),
        ("vulnerability", "requires improvement"),
        ("offenders", "requires improvement"),
        ("workforce", "adequate"),
        ("resources-demand", "adequate"),
    ]


def test_boilerplate_holds_no_findings() -> None:
    """Method at the end of a report is boilerplate with all that stands under it (2023-25)."""
    sections = read((SAMPLES / "2024-09-peel-2023-25.txt").read_text()).report.sections
    end = [one for one in sections if one.line_start >= 297]
    assert {(one.topic, one.role) for one in end} == {("context", "boilerplate")}
    assert "Victim service assessment" in {one.heading for one in end}


def test_letter_frame() -> None:
    """A letter's head and foot are parts without heading, and no findings."""
    found = read((SAMPLES / "2014-09-core-business-letter.txt").read_text())
    bare = [one for one in found.report.sections if one.heading is None]
    assert [(one.line_start, one.line_end, one.role) for one in bare] == [
        (3, 11, "context"),
        (57, 65, "context"),
    ]
    assert all(one.is_boilerplate for one in found.sentences if one.section in {part.id for part in bare})


def test_paragraphs_of_a_summary_have_their_own_topics() -> None:
    """A paragraph of a summary is on the topic of its words."""
    found = read((SAMPLES / "hmi-assessment-transcript.txt").read_text())
    topics = {one.line_start: one.topic for one in found.sentences}
    assert topics[15] == "vulnerability"
    assert topics[23] == "serious-organised-crime"
    assert topics[27] == "integrity"


def test_prose_after_bullets_leaves_the_list() -> None:
    """Text after a list of areas for improvement belongs to the question again (2015 to 2018/19)."""
    found = read(
        "Kent PEEL 2018\nHow effective is the force at investigating crime and reducing re-offending?\n"
        "Areas for improvement\n- The force should improve.\nThe force does well."
    ).report.sections
    assert [(one.heading, one.line_end) for one in found][1] == ("Areas for improvement", 4)


def test_the_same_text_has_the_same_id() -> None:
    """A report's id is that of its text, white space aside."""
    text = "Kent PEEL 2018\nHow effectively does the force reduce crime and keep people safe?\nIt does."
    assert read(text).report.id == read(text.replace("\n", "\n\n")).report.id
    assert read(text).report.id != read(text + " Well.").report.id


_AREA, _BESIDE = "Responding to the public", "Emergency planning"


def _in_levels(
    *headings: tuple[str, int | None], page: int | None = None
) -> list[tuple[str | None, str | None]]:
    """Return the headings of a report with those levels, each with text under it, and what each stands under."""
    parts = (
        (
            Line(text=text, kind="heading", level=level, page=page),
            Line(text="The force plans well.", page=page),
        )
        for text, level in headings
    )
    title = Line(text="PEEL 2023–25: An inspection of Kent Police", kind="heading", level=1, page=page)
    lines = (title, *(line for part in parts for line in part))
    document = Document(path="a.docx", sha256="0", media_type="text/plain", lines=lines)
    found = understand(document, load_vocabulary()).report.sections
    names = {one.id: one.heading for one in found}
    return [(one.heading, names.get(one.parent or "")) for one in found if one.heading]


LEVELS = {
    "a deeper one shows it": ([(_AREA, 1), ("Call takers", 2), (_BESIDE, 1)], None, None),
    "a label shows it": ([(_AREA, 2), ("Area for improvement", 3), (_BESIDE, 2)], None, None),
    "outside it": ([(_AREA, 2), ("Call takers", 3), (_BESIDE, 1)], None, None),
    "all of one level": ([(_AREA, 2), ("Area for improvement", 2), (_BESIDE, 2)], None, _AREA),
    "under one of its level": ([(_AREA, 2), ("Call takers", 2), ("At night", 3), (_BESIDE, 2)], None, _AREA),
    "a small label in print": ([(_AREA, 2), ("Area for improvement", 3), (_BESIDE, 2)], 1, _AREA),
}


@pytest.mark.parametrize(("headings", "page", "parent"), LEVELS.values(), ids=LEVELS)
def test_levels_tell_what_stands_beside_an_area(
    headings: list[tuple[str, int | None]], page: int | None, parent: str | None
) -> None:
    """A heading of an area's own level stands beside it, where the format sets what is under it a level deeper."""
    assert _in_levels(*headings, page=page)[-1] == (_BESIDE, parent)


def test_a_label_stands_under_the_heading_beside_the_areas() -> None:
    """A label of a deeper level than the heading before it, which the vocabulary does not know, is a part of that."""
    headings = [(_AREA, 1), ("Call takers", 2), (_BESIDE, 1), ("Areas for improvement", 2)]
    assert _in_levels(*headings)[-1] == ("Areas for improvement", _BESIDE)


def test_an_area_in_other_words_has_its_own_grade() -> None:
    """A heading of the areas' level over a grade is an area, though it bears a name that the programme does not give it."""
    lines = (
        Line(text="PEEL 2023–25: An inspection of Kent Police"),
        Line(text=_AREA, kind="heading", level=1),
        Line(text="Kent Police is good at responding to the public."),
        Line(text="Giving a service to those who call", kind="heading", level=1),
        Line(text="Adequate"),
    )
    document = Document(path="a.docx", sha256="0", media_type="text/plain", lines=lines)
    found = understand(document, load_vocabulary()).report.sections
    assert [(one.parent, one.grade and one.grade.value) for one in found if one.heading] == [
        (None, "good"),
        (None, "adequate"),
    ]


SHORT = {
    "cut before and": ("PEEL 2023–25", "Preventing and deterring crime", "prevention"),
    "cut to one verb": ("PEEL 2023–25", "Building the workforce", "workforce"),
    "cut behind its first words": ("PEEL 2023–25", "Police powers", "powers-fairness"),
    "cut to its object": ("PEEL 2021/22", "Vulnerable people", "vulnerability"),
    "without the right": ("FRS 2021/22", "Values and culture", "values-culture"),
    "another programme's name": ("PEEL 2017", "Protecting vulnerable people", "vulnerability"),
    "without that": (
        "PEEL 2017",
        "How well does the force ensure its workforce behaves ethically and lawfully?",
        "integrity",
    ),
}


@pytest.mark.parametrize(("programme", "heading", "topic"), SHORT.values(), ids=SHORT)
def test_a_heading_in_short_is_the_question(programme: str, heading: str, topic: str) -> None:
    """A question or area that is printed in short is that question: it has its topic and its grade, on a first page too."""
    body = "Kent Fire and Rescue Service" if programme.startswith("FRS") else "Kent Police"
    text = f"{programme.replace('FRS', 'Fire and rescue')}: An inspection of {body}\n\nPublished in May 2024\n\n{heading}\n\nAdequate\n\nThe force trains its officers.\n"
    (section,) = (one for one in read(text.replace("Adequate", "Good")).report.sections if one.heading)
    assert (section.heading, section.topic, section.grade and section.grade.value) == (heading, topic, "good")


def test_a_heading_in_short_under_the_question_is_a_part_of_it() -> None:
    """Where the question is printed in full, its first words alone head a part of the text and have no grade of their own."""
    text = """PEEL 2023–25: An inspection of Kent Police

Police powers and treating the public fairly and respectfully

Kent Police is good at using police powers and treating people fairly.

Police powers

Officers use their powers with care."""
    graded = [one.heading for one in read(text).report.sections if one.grade]
    assert graded == ["Police powers and treating the public fairly and respectfully"]


@pytest.mark.parametrize(
    "number", ["2. ", "2.1 ", "Section 2: ", "Part 2 – ", "Part B. ", "Chapter 2 ", "II. ", "b) "]
)
def test_a_number_before_a_heading_is_no_part_of_it(number: str) -> None:
    """However a report numbers its areas, each is the area of its words."""
    text = f"PEEL 2021/22\nAn inspection of Gwent Police\nHMICFRS\n\n{number}Responding to the public\n\nAdequate\n\nIt answers calls well.\n"
    assert [(one.topic, one.grade and one.grade.value) for one in read(text).report.sections][-1] == (
        "response",
        "adequate",
    )


_ENTRIES = {
    "numbered": ("{at}. {area}", "{at}.1 How calls are answered"),
    "parts": ("Part {at}: {area}", "How calls are answered"),
    "plain": ("{area}", "How calls are answered"),
}


@pytest.mark.parametrize("title", ["Contents", "In this report"])
@pytest.mark.parametrize("form", _ENTRIES)
def test_a_list_of_contents_without_pages_is_no_section(title: str, form: str) -> None:
    """Entries of a list of contents that come again as headings begin nothing, smaller headings between them included."""
    entry, below = _ENTRIES[form]
    areas = ("Responding to the public", "Investigating crime", "Protecting vulnerable people")
    contents = [form.format(at=at, area=area) for at, area in enumerate(areas, 1) for form in (entry, below)]
    parts = [
        f"{entry.format(at=at, area=area)}\n\nAdequate\n\n{below.format(at=at)}\n\nThe force has trained its staff."
        for at, area in enumerate(areas, 1)
    ]
    text = "\n\n".join(("PEEL 2021/22", "An inspection of Gwent Police, HMICFRS", title, *contents, *parts))
    told = [
        one
        for one in read(text).report.sections
        if one.topic in {"response", "investigation", "vulnerability"}
    ]
    assert [one.grade.value for one in told if one.level == 1 and one.grade] == ["adequate"] * 3
    assert len([one for one in told if one.level == 1]) == 3


@pytest.mark.parametrize(
    "form", ["{area}: {grade}", "{area}\n{grade}", "- {area} – {grade}", "{grade}\n{area}"]
)
@pytest.mark.parametrize(
    "title", ["Our grades at a glance", "Overall judgements", "How we graded the service"]
)
def test_the_heading_over_a_list_of_grades_is_a_section(title: str, form: str) -> None:
    """A line over the first list of grades heads it, and is no line of the cover."""
    areas = {
        "Preventing fires and other risks": "Good",
        "Responding to fires and other emergencies": "Adequate",
    }
    areas["Protecting the public through fire regulation"] = "Inadequate"
    listed = [form.format(area=area, grade=grade) for area, grade in areas.items()]
    parts = [f"{area}\n\nThe service has trained its staff." for area in areas]
    head = "Fire and rescue service 2021/22\nAn inspection of Cleveland Fire Brigade\nHMICFRS"
    found = read("\n\n".join((head, title, *listed, *parts))).report.sections
    assert (found[0].heading, found[0].topic, found[0].role) == (title, "overall", "summary")
    graded = {one.heading: one.grade.value for one in found if one.grade and one.grade.value}
    assert graded == {area: grade.casefold() for area, grade in areas.items()}


def test_a_line_before_a_sentence_with_grades_is_no_heading_of_a_list() -> None:
    """What an author's line stands over is no list, though the first sentence names grades."""
    found = read(
        "Dorset Police in special measures\n\nAuthor: Jo Lee\n\nHMICFRS rated the force good at preventing crime."
    )
    assert all(one.heading != "Author: Jo Lee" for one in found.report.sections)


@pytest.mark.parametrize(
    "form", ["{grade}\n\n{area}", "{area}\n\n{grade}", "{area}: {grade}", "{area}\t{grade}"]
)
@pytest.mark.parametrize("title", ["Our judgments", None])
def test_a_list_of_the_grades_of_pillars_grades_their_parts(title: str | None, form: str) -> None:
    """Pillars of a list that have parts further down begin none there, whether area or grade stands first."""
    pillars = {"Effectiveness": "Good", "Efficiency": "Requires improvement", "Legitimacy": "Outstanding"}
    listed = [form.format(area=area, grade=grade) for area, grade in pillars.items()]
    parts = [f"{area}\n\nThe force has trained its staff." for area in pillars]
    head = "PEEL 2018/19\nAn inspection of Surrey Police\nHMICFRS"
    found = read("\n\n".join((head, *filter(None, [title]), *listed, *parts))).report.sections
    told = [(one.heading, one.grade and one.grade.value) for one in found if one.heading in pillars]
    assert told == [(area, grade.casefold()) for area, grade in pillars.items()]


@pytest.mark.parametrize("title", ["Summary\n\n", ""], ids=["under a heading", "as text"])
def test_what_follows_a_list_of_graded_areas_is_none_of_the_last(title: str) -> None:
    """Areas each on a line with its grade are a list: the summary behind it stands under what the list stands under."""
    text = (
        "PEEL: Police effectiveness 2017\n\nAn inspection of Kent Police\n\nHMICFRS\n\n"
        "Overview – How effective is the force at keeping people safe and reducing crime?\n\nGood\n\n"
        "Investigating crime and reducing re-offending: Good\nTackling serious and organised crime: Good\n\n"
        f"{title}The force now investigates crime well.\n"
    )
    reading = read(text)
    told = next(one for one in reading.sentences if one.text.startswith("The force now"))
    section = next(one for one in reading.report.sections if one.id == told.section)
    above = {one.id: one for one in reading.report.sections}.get(section.parent or "", section)
    assert {section.role, above.topic} == {"summary", "overall"}
    graded = {one.topic: one.grade.value for one in reading.report.sections if one.grade}
    assert graded["serious-organised-crime"] == "good"


def test_recommendations_are_made_on_the_cause_of_concern_before_them() -> None:
    """What they ask for is of the cause's topic, though their words speak of another."""
    text = (
        "PEEL 2021/22\nAn inspection of Surrey Police\n\nProtecting vulnerable people\n\n"
        "Cause of concern\n\nThe force doesn't assess referrals of vulnerable people quickly enough.\n\n"
        "Recommendations\n\nThe force should:\n• understand demand and resources, and plan for future demand; and\n"
        "• have enough resources to meet demand when demand is high."
    )
    topics = {one.heading: one.topic for one in read(text).report.sections}
    assert topics["Recommendations"] == topics["Protecting vulnerable people"] == "vulnerability"


@pytest.mark.parametrize("after", [" (2016: Good; 2015: Requires improvement)", " (not inspected in 2017)"])
def test_what_follows_a_list_told_in_lines_is_none_of_its_last_area(after: str) -> None:
    """A question that is not graded stands in the list of the others, and the summary behind it is of the whole."""
    areas = [
        "Preventing crime and tackling anti-social behaviour",
        "Investigating crime and reducing re-offending",
    ]
    areas += ["Protecting vulnerable people", "Tackling serious and organised crime"]
    listed = "\n".join(f"Question {number}. {area}: Good{after}" for number, area in enumerate(areas, 1))
    text = (
        "PEEL: Police effectiveness 2017\nAn inspection of Surrey Police\n\nOverview\n\n"
        f"{listed}\nQuestion 5. Specialist capabilities: Ungraded\n\nSummary\n\nSurrey Police keeps people safe.\n\n"
        + "".join(f"{area}\n\nGood\n\nThe force has plans.\n\n" for area in areas)
        + "Question 5: How effective are the force's specialist capabilities?\n\nIt has plans."
    )
    topics = {one.heading: one.topic for one in read(text).report.sections}
    assert topics["Summary"] == "overall"


def test_a_question_that_is_carried_over_makes_no_section() -> None:
    """What a report says of one question before its first heading is no judgment of its pillar."""
    text = (
        "PEEL: Police effectiveness 2017\nAn inspection of Surrey Police\n\n"
        "The question on serious and organised crime was not inspected, and the judgment from our 2016 effectiveness "
        "inspection has been carried over.\n\nPreventing crime and tackling anti-social behaviour\n\nGood\n\nIt has plans."
    )
    graded = [one.topic for one in read(text).report.sections if one.grade]
    assert graded == ["prevention"]


def tree_of(*headings: tuple[int, str]) -> dict[str, str | None]:
    """Return, for each heading of a page that gives headings levels, the heading that it stands under."""
    title = Line(text="PEEL 2023-25: An inspection of Surrey Police", kind="heading", level=1)
    parts = [
        (Line(text=text, kind="heading", level=level), Line(text="It has trained its officers."))
        for level, text in headings
    ]
    lines = (title, Line(text="HMICFRS inspected it."), *(line for part in parts for line in part))
    document = Document(path="a.html", sha256="0", media_type="text/html", lines=lines)
    sections = understand(document, load_vocabulary()).report.sections
    names = {one.id: one.heading for one in sections}
    return {one.heading: names.get(one.parent or "") for one in sections if one.heading}


AREA = "Responding to the public"
BESIDE = {
    "above the area": ((3, AREA), (2, "What we ask of the force")),
    "at the area's level, others below": (
        (2, AREA),
        (3, "Calls are answered"),
        (2, "What we ask of the force"),
    ),
    "the next number": ((2, f"2. {AREA}"), (2, "3. What we ask of the force")),
    "the next number of a part": ((2, f"1.1 {AREA}"), (2, "1.2 What we ask of the force")),
}


@pytest.mark.parametrize("headings", BESIDE.values(), ids=BESIDE)
def test_a_heading_beside_an_area_is_no_part_of_it(headings: tuple[tuple[int, str], ...]) -> None:
    """A heading above an area's level, or at it where the page puts parts below, begins something else."""
    assert tree_of(*headings)[headings[-1][1]] is None


WITHIN = {
    "below": ((2, AREA), (3, "What we ask of the force")),
    "one level for all": ((2, AREA), (2, "What we ask of the force")),
    "a number of its own": ((2, f"2. {AREA}"), (2, "2.1 What we ask of the force")),
}


@pytest.mark.parametrize("headings", WITHIN.values(), ids=WITHIN)
def test_a_heading_within_an_area_is_a_part_of_it(headings: tuple[tuple[int, str], ...]) -> None:
    """A heading below an area's level is a part of it, and at it where the page has one level for all."""
    assert tree_of(*headings)[headings[-1][1]] == headings[0][1]


FRONT = {
    "an introduction": ((2, "Introduction"), (2, "Calls to the control room")),
    "an overview": ((2, "Our judgments"), (2, "Calls to the control room")),
    "an overview and a list of items": ((2, "Force overview"), (2, "Areas for improvement")),
    "about the data, above": ((3, "About the data"), (2, "Detention of children")),
    "facts, behind a part of theirs": ((2, "Key facts"), (3, "Officers"), (2, "Detention of children")),
}


@pytest.mark.parametrize("headings", FRONT.values(), ids=FRONT)
def test_front_matter_ends_where_a_heading_of_its_level_stands(headings: tuple[tuple[int, str], ...]) -> None:
    """An introduction, an overview or facts hold no heading of their own level, whatever it says."""
    assert tree_of(*headings)[headings[-1][1]] is None


@pytest.mark.parametrize("title", ["Introduction", "Our judgments", "About the data"])
def test_front_matter_holds_headings_below_its_level(title: str) -> None:
    """A heading of a deeper level is a part of the introduction."""
    assert tree_of((2, title), (3, "Calls to the control room"))["Calls to the control room"] == title


@pytest.mark.parametrize(
    ("title", "inside"),
    [
        (Line(text="Area for improvement", boxes=(1,)), "The force should train its officers."),
        (Line(text="Recommendations", boxes=(1,)), "By May, the force should train its officers."),
        (Line(text="Case study", kind="heading", level=3, boxes=(1,)), "Officers went to a school."),
    ],
    ids=["an item", "recommendations", "a title that nobody knows"],
)
def test_a_part_that_begins_in_a_box_ends_with_it(title: Line, inside: str) -> None:
    """What stands behind a box is of the area around the box, and so is a heading below its level."""
    lines = (
        Line(text="PEEL 2023-25: An inspection of Surrey Police by HMICFRS", kind="heading", level=1),
        Line(text=AREA, kind="heading", level=2),
        Line(text="It answers calls."),
        title,
        Line(text=inside, boxes=(1,)),
        Line(text="The force has 412 officers."),
        Line(text="Calls are answered", kind="heading", level=4),
        Line(text="They are."),
    )
    document = Document(path="a.html", sha256="0", media_type="text/html", lines=lines)
    reading = understand(document, load_vocabulary())
    names = {one.id: one.heading for one in reading.report.sections}
    parents = {one.heading: names.get(one.parent or "") for one in reading.report.sections}
    sections = {one.text: names[one.section] for one in reading.sentences}
    assert sections[inside] == title.text
    assert sections["The force has 412 officers."] == AREA
    assert parents["Calls are answered"] == AREA


def test_an_area_goes_on_behind_the_box_that_its_heading_stands_in() -> None:
    """A box that holds the heading of an area and some of its text does not end the area."""
    lines = (
        Line(text="PEEL 2023-25: An inspection of Surrey Police by HMICFRS", kind="heading", level=1),
        Line(text=AREA, kind="heading", level=2, boxes=(1,)),
        Line(text="It answers calls.", boxes=(1,)),
        Line(text="The force has 412 officers."),
    )
    document = Document(path="a.html", sha256="0", media_type="text/html", lines=lines)
    assert [one.heading for one in understand(document, load_vocabulary()).report.sections] == [AREA]


@pytest.mark.parametrize("label", ["Cause of concern", "Area for improvement", "Recommendation"])
@pytest.mark.parametrize("title", ["Executive summary", "What we found"])
def test_a_label_in_the_text_stands_under_the_heading_above_it(title: str, label: str) -> None:
    """A label that the format sets as a line of text is a part of a section whose heading nobody knows, and ends it not."""
    lines = (
        Line(
            text="Report on an inspection of police custody suites in Kent by HMICFRS",
            kind="heading",
            level=1,
        ),
        Line(text="Two inspectorates visited the suites of the force in May."),
        Line(text=title, kind="heading", level=2),
        Line(text="We went to each suite."),
        Line(text=""),
        Line(text=label),
        Line(text=""),
        Line(text="The force should record incidents."),
        Line(text="Areas for improvement", kind="heading", level=3),
        Line(text="Area for improvement", kind="bullet", level=1),
        Line(text="The force should train its officers."),
        Line(text="In the suite", kind="heading", level=2),
        Line(text="It is clean."),
    )
    document = Document(path="a.html", sha256="0", media_type="text/html", lines=lines)
    report = understand(document, load_vocabulary()).report
    names = {one.id: one.heading for one in report.sections}
    parents = {one.heading: names.get(one.parent or "") for one in report.sections if one.heading}
    assert parents == {title: None, label: title, "Areas for improvement": title, "In the suite": None}
    assert names[report.items[-1].section] == "Areas for improvement"


@pytest.mark.parametrize("kind", ["Chapter", "Area inspected", "Theme", "SECTION", "Question"])
def test_what_a_heading_says_of_its_kind_is_no_part_of_its_name(kind: str) -> None:
    """A heading that begins by saying what it is is known by the rest, in a summary for readers of screens too."""
    headings = load_vocabulary().headings
    assert headings.find(f"{kind}: Managing offenders") == headings.find("Managing offenders")


@pytest.mark.parametrize(
    "before", ["Chapter and verse", "Recommendation", "Our section", "Area for improvement"]
)
def test_what_a_heading_says_of_something_else_is(before: str) -> None:
    """Other words before a colon make it another heading."""
    assert not load_vocabulary().headings.find(f"{before}: Managing offenders")
