"""Text as people copy it out of pages: tables in columns, lists of contents, marks and rules on lines of their own."""

from __future__ import annotations

import textwrap
from dataclasses import replace

import pytest

from hmicdiff.model import Line
from hmicdiff.structure.layout import lay_out
from hmicdiff.structure.report import understand
from hmicdiff.vocabulary import load_vocabulary

from .cases import document

HEAD = "PEEL 2021/22\nAn inspection of Surrey Police\nHMICFRS\n\n"
AREAS = {
    "Preventing crime": "good",
    "Investigating crime": "requires improvement",
    "Protecting vulnerable people": "inadequate",
}
BODY = "\n\n".join(f"{area}\n\nThe force has trained its staff." for area in AREAS)


def sections(text: str) -> list[tuple[str | None, str | None]]:
    """Return heading and grade of each section, in order."""
    found = understand(document(text), load_vocabulary()).report.sections
    return [(one.heading, one.grade.value if one.grade else None) for one in found]


def graded(text: str) -> dict[str | None, str | None]:
    """Return the grade of each section that has one."""
    return {heading: grade for heading, grade in sections(text) if grade}


def items(text: str) -> list[str]:
    """Return the words of the items of a text."""
    return [one.text for one in understand(document(text), load_vocabulary()).report.items]


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([f"{area:<40}{grade.capitalize()}" for area, grade in AREAS.items()], id="area first"),
        pytest.param([f"{grade.capitalize():<24}{area}" for area, grade in AREAS.items()], id="grade first"),
        pytest.param(
            [f"{area:<40}{grade.capitalize():<24}Good" for area, grade in AREAS.items()],
            id="an older grade beside",
        ),
        pytest.param([f"{number}. {area} ({grade})" for number, (area, grade) in enumerate(AREAS.items(), 1)], id="numbered"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("head", ["", "over"], ids=["bare", "with heads"])
def test_a_table_set_in_columns_grades_the_sections(rows: list[str], head: str) -> None:
    """What stands in columns of a text is a table: none of its rows is a section, and each grades the one it names."""
    heads = (
        f"{'Question':<40}{'This inspection':<24}2018/19\n" if head and rows[0].endswith("     Good") else ""
    )
    assert graded(HEAD + "Our judgments\n\n" + heads + "\n".join(rows) + "\n\n" + BODY) == AREAS
    assert (
        len(sections(HEAD + "Our judgments\n\n" + heads + "\n".join(rows) + "\n\n" + BODY)) <= len(AREAS) + 2
    )


def test_cells_that_are_wrapped_in_columns_are_whole() -> None:
    """A name and a grade that go on in small letters below belong to the row above."""
    rows = (
        "Preventing crime and anti-social            Good\nbehaviour\n\n"
        "Strategic planning, organisational          Requires\nmanagement and value for money              improvement\n"
    )
    parts = (
        "Preventing crime and anti-social behaviour",
        "Strategic planning, organisational management and value for money",
    )
    body = "\n\n".join(f"{area}\n\nThe force has trained its staff." for area in parts)
    assert graded(f"{HEAD}Our judgments\n\n{rows}\n{body}") == dict(
        zip(parts, ("good", "requires improvement"), strict=True)
    )


TITLES = ("Overall summary", *AREAS, "About the data")


@pytest.mark.parametrize(
    "contents",
    [
        pytest.param("\n".join(TITLES), id="no pages"),
        pytest.param("\n".join(f"{one} {page}" for page, one in enumerate(TITLES, 2)), id="near"),
        pytest.param("\n".join(f"{page}   {one}" for page, one in enumerate(TITLES, 2)), id="first"),
        pytest.param("\n".join((*TITLES, *map(str, range(2, 2 + len(TITLES))))), id="apart"),
        pytest.param(
            "\n".join(f"{one} ........ {page}" for page, one in enumerate(TITLES, 2)).replace("Protecting ", "Protecting\n"),
            id="wrapped",
        ),
    ],
)  # fmt: skip
def test_a_list_of_contents_holds_no_sections(contents: str) -> None:
    """In whatever place its pages stand, its titles begin nothing."""
    text = f"{HEAD}Contents\n\n{contents}\n\nOverall summary\n\nThe force has plans.\n\n{BODY}\n\nAbout the data\n\nIt is old."
    headings = [heading for heading, _ in sections(text) if heading]
    assert [one for one in headings if one != "Contents"] == list(TITLES)


ASKED = ("The force should visit victims sooner.", "The force should review its plans.")
IN_BOX = "Investigating crime\n\nGood\n\nAreas for improvement\n"


@pytest.mark.parametrize(
    "listed",
    [
        pytest.param("\n" + "\n".join(f"•\n{one}" for one in ASKED), id="marks alone"),
        pytest.param("---------------------\n\n" + "\n".join(f"* {one}" for one in ASKED), id="underlined"),
    ],
)
def test_items_are_whole_whatever_line_their_mark_stands_on(listed: str) -> None:
    """A mark alone is that of the line below, and a rule under a heading is none of its words."""
    assert items(f"{HEAD}{IN_BOX}{listed}\n\nOfficers said that it works.\n") == list(ASKED)


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("super-\n  visors", "supervisors"),
        ("com-\n  pleted", "completed"),
        ("anti-\n  social", "anti-social"),
        ("non-\n  emergency", "non-emergency"),
    ],
)
def test_words_that_a_line_end_divides_are_whole(printed: str, read: str) -> None:
    """A list of words tells a divided word from a compound; what British English parts by a hyphen keeps it."""
    filler = textwrap.fill("The force has plans and it has people who know them well. " * 6, 70)
    text = f"{HEAD}{IN_BOX}\n• The force should make sure that all of its {printed} records are looked at.\n\n{filler}\n"
    assert items(text) == [f"The force should make sure that all of its {read} records are looked at."]


@pytest.mark.parametrize(
    "question",
    [
        "To what extent are decisions taken on the use of stop and search fair and appropriate?",
        "What are the public perceptions of the force?",
        "Does the force have an affordable way of providing policing?",
    ],
)
@pytest.mark.parametrize("label", ["Good", "Judgment: Good"])
def test_a_question_above_its_grade_is_a_section_whatever_its_words(question: str, label: str) -> None:
    """A question that the grade below it answers is one of the programme's, beside those whose words are known."""
    head = "PEEL: Police legitimacy 2015\nAn inspection of Lincolnshire Police\nHMIC\n\n"
    asked = "How well does the force treat its workforce?"
    text = f"{head}{asked}\n\nGood\n\nIt treats them well.\n\n{question}\n\n{label}\n\nOfficers explain what they do.\n"
    found = understand(document(text), load_vocabulary()).report.sections
    assert [(one.heading, one.parent, one.grade and one.grade.value) for one in found][1] == (
        question,
        None,
        "good",
    )


@pytest.mark.parametrize(
    "heads",
    [
        pytest.param(["PEEL 2021/22 | 3", "PEEL 2021/22 | 5"], id="a sign before the page"),
        pytest.param(["4 | An inspection of Surrey Police", "6 | An inspection of Surrey Police"], id="behind it"),
        pytest.param(["3\n\nSurrey Police inspection report", "4\n\nSurrey Police inspection report"], id="below it"),
    ],
)  # fmt: skip
def test_running_heads_are_no_sections(heads: list[str]) -> None:
    """A title with rising pages beside it, or that comes again right behind page numbers, is printed at a page's edge."""
    parts = [f"{area}\n\nThe force has trained its staff." for area in AREAS]
    text = HEAD + "\n\n".join((parts[0], heads[0], parts[1], heads[1], parts[2]))
    assert [heading for heading, _ in sections(text) if heading and "Surrey" not in heading] == list(AREAS)
    assert not [
        one for one, _ in sections(text) if one and (one.startswith("PEEL 2021/22 |") or "report" in one)
    ]


def test_a_typed_ring_marks_items_below_their_heading() -> None:
    """The letter ``o`` before each of a list of items is a mark, in small lines or wrapped."""
    listed = "\n".join(f"o {one}" for one in ASKED)
    assert items(f"{HEAD}{IN_BOX}\n{listed}\n\nOfficers said that it works.\n") == list(ASKED)


def test_questions_of_a_summary_grade_those_of_the_text_whatever_their_words() -> None:
    """A summary that prints each question over its grade is a list, though the first is in words no programme is known for."""
    asked = ("How effective is the force at stopping crime and at keeping its people safe?",)
    asked += ("How effective is the force at investigating crime and managing offenders?",)
    asked += (
        "How effective is the force at protecting those who are vulnerable from harm, and supporting victims?",
    )
    head = "PEEL: Police effectiveness 2015\nAn inspection of Surrey Police\nHMIC\n\nSummary\n\n"
    summary = "\n\n".join(
        f"{one}\n{grade}" for one, grade in zip(asked, ("Good", "Inadequate", "Good"), strict=True)
    )
    body = "\n\n".join(f"{one}\n\nThe force has trained its staff." for one in asked)
    assert [heading for heading, _ in sections(f"{head}{summary}\n\n{body}") if heading in asked] == list(
        asked
    )


def test_a_key_in_one_line_is_no_section() -> None:
    """The scale behind the word for it gives no grade, and heads nothing."""
    key = "Key: Outstanding | Good | Adequate | Requires improvement | Inadequate"
    assert key not in [heading for heading, _ in sections(f"{HEAD}Our judgments\n\n{key}\n\n{BODY}")]


def test_the_grade_of_this_inspection_goes_before_the_last() -> None:
    """Of two grades that say which inspection gave them, the one of this inspection is the section's."""
    parts = [
        f"{area}\n\nLast inspection: Adequate\nThis inspection: {grade.capitalize()}\n\nIt has plans."
        for area, grade in AREAS.items()
    ]
    assert graded(HEAD + "\n\n".join(parts)) == AREAS


def test_a_table_of_one_row_is_the_heading_of_the_text_below() -> None:
    """An area beside its grade in a table of its own heads the text behind it; several rows are a list."""
    told = [
        Line(text=line, kind="text") for line in ("PEEL 2021/22", "An inspection of Surrey Police", "HMICFRS")
    ]
    for row, (area, grade) in enumerate(AREAS.items()):
        told += [Line(text=area, kind="cell", row=row), Line(text=grade.capitalize(), kind="cell", row=row)]
        told += [Line(text="The force has trained its staff.", kind="text")]
    whole = replace(document(""), lines=tuple(told))
    found = understand(whole, load_vocabulary()).report.sections
    assert {one.heading: one.grade.value for one in found if one.grade} == AREAS


def test_a_short_list_of_contents_is_known_by_the_titles_it_repeats() -> None:
    """Two titles with a page each are contents where both are printed again without one; two sentences are not."""
    listed = "\n\n".join(f"{area} {page}" for page, area in enumerate(list(AREAS)[:2], 3))
    text = f"{HEAD}Contents\n\n{listed}\n\n{BODY}"
    assert [heading for heading, _ in sections(text) if heading != "Contents" and heading] == list(AREAS)


def test_what_breaks_off_before_a_note_is_no_heading() -> None:
    """A paragraph that a note and a page number cut off in the middle of a sentence heads nothing."""
    cut = (
        "Officers understand what makes people vulnerable and use the risk assessment form\u00b9\n"
        "well. Specialist staff review every high-risk case, and the daily meeting with the"
    )
    note = (
        "1 Domestic Abuse, Stalking and Harassment risk identification model. For more information, see:\n"
        "www.example.org"
    )
    rest = "councils\u00b2 makes sure that information is shared quickly."
    text = f"{HEAD}Protecting vulnerable people\n\nGood\n\n{cut}\n\n{note}\n\n14\n\n{rest}\n\n{BODY}\n"
    assert not [one for one, _ in sections(text) if one and one.startswith("Officers")]


@pytest.mark.parametrize("sign", ["\u2028", "\u2029", "\x0b"], ids=["line", "paragraph", "vertical tab"])
@pytest.mark.parametrize(
    "listed",
    [
        pytest.param("•\t{}|•\t{}", id="glyphs"),
        pytest.param("The force should act:|(a) {}|(b) {}", id="letters"),
        pytest.param("1. {}|2. {}", id="figures"),
        pytest.param("{}|{}", id="sentences"),
    ],
)
def test_separators_within_a_line_part_its_entries(listed: str, sign: str) -> None:
    """What a word processor broke without ending the line is parted as lines are; all of it stands at that line."""
    text = listed.format(*ASKED).replace("|", sign)
    found = understand(document(f"{HEAD}{IN_BOX}{text}\n\nOfficers said that it works.\n"), load_vocabulary())
    assert [one.text for one in found.report.items] == list(ASKED)
    assert {(one.line_start, one.line_end) for one in found.report.items} == {(10, 10)}


def test_separators_in_mid_sentence_only_wrap_it() -> None:
    """A heading, an entry and a paragraph that go on behind a separator are whole."""
    text = (
        f"{HEAD}Investigating\u2028crime\n\nGood\n\nAreas for improvement\n\n"
        "• The force should visit\u2028victims sooner.\n\nOfficers\u2028said that it works.\n"
    )
    assert sections(text)[0] == ("Investigating crime", "good")
    assert items(text) == ["The force should visit victims sooner."]


STEM = "By June 2025, Surrey Police should:"
POINTS = ("visit victims sooner;", "record every crime; and", "train its staff.")


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        pytest.param(f"{STEM}|1. {{}}|2. {{}}|3. {{}}", ["prose", *["bullet"] * 3], id="figures behind a stem"),
        pytest.param("It has a plan to do this.|i) {}|ii) {}|iii) {}", ["prose", *["bullet"] * 3], id="Roman, behind a sentence"),
        pytest.param("a. {}|b. {}|c. {}", ["bullet"] * 3, id="letters"),
        pytest.param("4. {}|5. {}|6. {}", ["bullet"] * 3, id="figures of a list that began above"),
        pytest.param(f"{STEM}|(1) {{}}", ["prose", "bullet"], id="one point behind a stem"),
    ],
)  # fmt: skip
def test_numbers_that_go_on_behind_separators_open_entries(text: str, kinds: list[str]) -> None:
    """Behind a separator, a number of a series that begins with the first, or with what opens the line, opens an entry."""
    points = POINTS[: text.count("{}")]
    body = f"{HEAD}Investigating crime\n\nThe force has a plan.\n\n{text.format(*points)}\n\n".replace(
        "|", "\u2028"
    )
    blocks = lay_out(document(f"{body}Officers said that it works.\n"), load_vocabulary()).blocks
    listed = [block for block in blocks if "\u2028" in body.split("\n")[block.line_start - 1]]
    assert [block.kind for block in listed] == kinds
    assert [block.text.text.split(" ")[0] for block in listed if block.kind == "bullet"] == [
        point.split(" ")[0] for point in points
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Of 40 posts in the team, the force had filled|12. It has plans for the rest.", id="figures"),
        pytest.param("The number of officers rose from 9 to|11. Of staff, it rose from 10 to|12. It is content.", id="two, one left out"),
        pytest.param("The number of officers rose to|11. Of staff, it rose to|12. It is content.", id="two in a row"),
        pytest.param("It grades its suspects A, B or|c. It visits them all.", id="a letter"),
        pytest.param("The number of its sergeants fell from 3 to|1. It has none to spare.", id="the first alone"),
    ],
)  # fmt: skip
def test_a_number_that_a_separator_cuts_off_its_sentence_opens_no_entry(text: str) -> None:
    """A sentence that a separator wraps before its last number is whole: no series goes on with it."""
    line = text.replace("|", "\u2028")
    layout = lay_out(
        document(f"{HEAD}Investigating crime\n\n{line}\n\nOfficers said so.\n"), load_vocabulary()
    )
    assert [(block.kind, block.text.text) for block in layout.blocks[-2:-1]] == [
        ("prose", text.replace("|", " "))
    ]


HEADS = [
    pytest.param(("Question", "Grade 2018/19", "Grade 2021/22"), False, id="years"),
    pytest.param(("Area", "2016", "2018/19", "2021/22"), False, id="three years"),
    pytest.param(("Area", "Previous grade", "Current grade"), False, id="words"),
    pytest.param(("2018/19", "2021/22"), False, id="no word for the areas"),
    pytest.param(("Question", "Grade 2021/22", "Grade 2018/19"), True, id="the latest first"),
]


@pytest.mark.parametrize("gap", ["\n", "\n\n"], ids=["close", "apart"])
@pytest.mark.parametrize(("heads", "latest_first"), HEADS)
def test_a_table_of_years_copied_cell_by_cell(heads: tuple[str, ...], latest_first: bool, gap: str) -> None:  # noqa: FBT001 - a column of the table
    """Of an area's grades, one to a line below it, that under the latest year is this report's; no head is a section."""
    older = ["Good", "Outstanding"][
        : len([one for one in heads if any(map(str.isdigit, one)) or " " in one]) - 1
    ]
    cells = [
        cell
        for area, grade in AREAS.items()
        for cell in (area, *((grade.capitalize(), *older) if latest_first else (*older, grade.capitalize())))
    ]
    text = f"{HEAD}Our judgments\n\n{gap.join((*heads, *cells))}\n\n\n{BODY}"
    assert graded(text) == AREAS
    assert not {heading for heading, _ in sections(text)} & set(heads)


MENU = "HMICFRS\nSearch\nHome\nAbout us\nOur work\nPolice forces\nPublications\nContact\nShare this page"
ON_SURREY = "\n".join(
    f"\n{area}\n{grade.capitalize()}\nSurrey Police has trained its staff." for area, grade in AREAS.items()
)
TITLED = [
    pytest.param("PEEL 2023-25: An inspection of Surrey Police\n19 September 2024", id="one line"),
    pytest.param("PEEL 2023-25\nAn inspection of Surrey Police\nPublished 19 September 2024", id="two lines"),
    pytest.param(
        "Home > Publications > PEEL 2023-25: An inspection of Surrey Police\nPrint\nPEEL 2023-25: An inspection of Surrey Police\n19 September 2024",
        id="under a path",
    ),
]


@pytest.mark.parametrize("titles", TITLED)
def test_a_title_is_found_behind_the_menus_of_a_site(titles: str) -> None:
    """Menus before a title are no text, however many; the body, the date and the grades are those of the report."""
    report = understand(document(f"{MENU}\n{titles}\n{ON_SURREY}\n"), load_vocabulary()).report
    assert (report.identity.body, report.identity.published) == ("Surrey Police", "2024-09-19")
    assert {one.heading: one.grade.value for one in report.sections if one.grade} == AREAS
    assert {"navigation"} == {one.kind for one in report.artefacts if one.line_start <= MENU.count("\n") + 1}


@pytest.mark.parametrize(
    "page",
    [
        pytest.param("PEEL 2023-25: An inspection of Surrey Police\nNursery rated good\nOur nursery is good.", id="a link in a menu"),
        pytest.param("Welcome to our page. It is ours.\nPEEL 2023-25: An inspection of Surrey Police\n" + ON_SURREY, id="a sentence before"),
    ],
)  # fmt: skip
def test_the_menus_of_other_pages_stay(page: str) -> None:
    """A page that only names a report in its menu, or speaks before it, has no menus taken off."""
    layout = lay_out(document(f"{MENU.replace('HMICFRS', 'Our town')}\n{page}\n"), load_vocabulary())
    assert not [one for one in layout.artefacts if one.line_start == 1]


def test_a_cover_that_names_the_body_is_no_menu() -> None:
    """Short lines of a title page, one of which says what was inspected and of whom, stay before a heading that follows."""
    cover = "Effectiveness, efficiency and people 2021/22\n\nFire & Rescue Service\n\nAn inspection of Avon Fire and Rescue Service\n\nPublished 20 January 2023"
    about = (
        "About this inspection\n\nThis is our third inspection of fire and rescue services across England. "
        "We first inspected Avon Fire and Rescue Service in 2018. "
        "This inspection considers for a second time the service's effectiveness, efficiency and people.\n\n"
        "Preventing fires and other risks\n\nGood\n\nAvon Fire and Rescue Service is good at preventing fires."
        "\n\nResponding to fires and other emergencies\n\nGood\n\nAvon Fire and Rescue Service is good at responding."
    )
    report = understand(document(f"{cover}\n\n{about}\n"), load_vocabulary()).report
    assert report.identity.body == "Avon Fire and Rescue Service"
    assert not [one for one in report.artefacts if one.kind == "navigation"]
