"""Tables and lists of judgments, the same in every format: what a column, an empty cell or a lead says."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import docx
import pytest
from reportlab.pdfgen.canvas import Canvas

from hmicdiff.reading.choose import read_bytes
from hmicdiff.structure.report import understand
from hmicdiff.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

GRADES = ("Outstanding", "Good", "Adequate", "Requires improvement", "Inadequate")
ROWS = (
    ("", "Recording data about crime", "Investigating crime", "Responding to the public", ""),
    ("", "Preventing crime", "", "Protecting vulnerable people", ""),
    ("", "", "", "Managing offenders", ""),
)
EXPECTED = [
    ("crime-recording", "good"),
    ("investigation", "adequate"),
    ("offenders", "requires improvement"),
    ("prevention", "good"),
    ("response", "requires improvement"),
    ("vulnerability", "requires improvement"),
]
TITLE = "PEEL 2023–25: An inspection of Cumbria Constabulary"
SAID = "Our inspection assessed how good Cumbria Constabulary is in nine areas of policing."
AFTER = "We set out our detailed findings in the rest of this report."


def html(rows: Sequence[Sequence[str]]) -> bytes:
    """Return a page with a table."""
    cells = "".join(
        "<tr>"
        + "".join(f"<{'td' if number else 'th'}>{cell}</{'td' if number else 'th'}>" for cell in row)
        + "</tr>"
        for number, row in enumerate(rows)
    )
    body = f"<h1>{TITLE}</h1><h2>Our judgments</h2><p>{SAID}</p><table>{cells}</table><p>{AFTER}</p>"
    return f"<html><body><main>{body}</main></body></html>".encode()


def one_cell_each(_: Sequence[Sequence[str]]) -> bytes:
    """Return a page whose table has one row of lists under its heads."""
    columns = [[row[column] for row in ROWS if row[column]] for column in range(len(GRADES))]
    cells = [
        "<ul>" + "".join(f"<li>{name}</li>" for name in names) + "</ul>" if names else "" for names in columns
    ]
    return html([GRADES, cells])


def with_breaks(_: Sequence[Sequence[str]]) -> bytes:
    """Return a page whose table has one row of cells with line breaks."""
    return html([GRADES, ["<br>".join(row[at] for row in ROWS if row[at]) for at in range(len(GRADES))]])


def markdown(rows: Sequence[Sequence[str]]) -> bytes:
    """Return Markdown with a table."""
    head, *rest = (f"| {' | '.join(row)} |" for row in rows)
    rule = "|" + "---|" * len(rows[0])
    return "\n".join(
        [f"# {TITLE}", "", "## Our judgments", "", SAID, "", head, rule, *rest, "", AFTER, ""]
    ).encode()


def bars(rows: Sequence[Sequence[str]]) -> bytes:
    """Return text with bars between cells."""
    return "\n\n".join(
        [TITLE, "Our judgments", SAID, "\n".join(" | ".join(row) for row in rows), AFTER]
    ).encode()


def columns_of_text(rows: Sequence[Sequence[str]]) -> bytes:
    """Return text whose columns stand under their heads, as PDF extractors that keep the layout print it."""
    table = "\n".join("  " + "".join(cell.ljust(32) for cell in row).rstrip() for row in rows)
    return f"{TITLE}\n\nOur judgments\n\n{SAID}\n\n{table}\n\n{AFTER}".encode()


def word(rows: Sequence[Sequence[str]]) -> bytes:
    """Return a Word file with a table."""
    document = docx.Document()
    document.add_heading(TITLE, 1)
    document.add_heading("Our judgments", 2)
    document.add_paragraph(SAID)
    table = document.add_table(len(rows), len(rows[0]))
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            table.cell(number, column).text = cell
    document.add_paragraph(AFTER)
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def pdf(rows: Sequence[Sequence[str]]) -> bytes:
    """Return a PDF with a table."""
    data = io.BytesIO()
    canvas = Canvas(data, pagesize=(842, 595))
    canvas.setFont("Helvetica-Bold", 18)
    canvas.drawString(50, 540, TITLE)
    canvas.setFont("Helvetica-Bold", 14)
    canvas.drawString(50, 510, "Our judgments")
    canvas.setFont("Helvetica", 10)
    canvas.drawString(50, 480, SAID)
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            canvas.setFont("Helvetica" if number else "Helvetica-Bold", 9)
            canvas.drawString(50 + 155 * column, 450 - 16 * number, cell)
    canvas.setFont("Helvetica", 10)
    canvas.drawString(50, 370, AFTER)
    canvas.save()
    return data.getvalue()


def judged(data: bytes, name: str) -> list[tuple[str, str | None]]:
    """Return topic and grade of every judgment in a file."""
    report = understand(read_bytes(data, relative=name), load_vocabulary()).report
    return sorted((one.topic, one.grade.value) for one in report.sections if one.grade)


FORMATS: list[tuple[str, Callable[[Sequence[Sequence[str]]], bytes]]] = [
    ("a.html", html),
    ("a.html", one_cell_each),
    ("a.html", with_breaks),
    ("a.md", markdown),
    ("a.txt", bars),
    ("a.txt", columns_of_text),
    ("a.docx", word),
    ("a.pdf", pdf),
]


@pytest.mark.parametrize(("name", "write"), FORMATS, ids=[write.__name__ for _, write in FORMATS])
def test_one_column_a_grade(name: str, write: Callable[[Sequence[Sequence[str]]], bytes]) -> None:
    """Areas under the grade that heads their column have it, in every format; empty cells keep their place."""
    assert judged(write((GRADES, *ROWS)), name) == EXPECTED


GRID = (
    ("Area", *GRADES),
    ("Recording data about crime", "", "✓", "", "", ""),
    ("Investigating crime", "", "", "✓", "", ""),
    ("Managing offenders", "", "", "", "✓", ""),
)


@pytest.mark.parametrize("write", [html, word, markdown, bars], ids=lambda write: write.__name__)
def test_a_mark_under_its_grade(write: Callable[[Sequence[Sequence[str]]], bytes]) -> None:
    """A mark in a grade's column gives it to the area its row begins with (commissioners' grids)."""
    name = {html: "a.html", word: "a.docx", markdown: "a.md", bars: "a.txt"}[write]
    assert judged(write(GRID), name) == [
        ("crime-recording", "good"),
        ("investigation", "adequate"),
        ("offenders", "requires improvement"),
    ]


@pytest.mark.parametrize(
    "heads", [("Question", "This inspection", "2021/22"), ("Area", "2021/22", "2023-25")]
)
def test_two_inspections_side_by_side(heads: tuple[str, ...]) -> None:
    """Where a row gives two grades, that of the later inspection counts, in whichever column it stands."""
    now, before = ("Good", "Adequate") if heads[1] == "This inspection" else ("Adequate", "Good")
    rows = (heads, ("Investigating crime", now, before), ("Responding to the public", now, before))
    assert judged(bars(rows), "a.txt") == [("investigation", "good"), ("response", "good")]


@pytest.mark.parametrize(
    "said",
    [
        "Good: Recording data about crime; Investigating crime\n\nRequires improvement: Managing offenders",
        "- Good: Recording data about crime, Investigating crime\n- Requires improvement: Managing offenders",
        "Good – Investigating crime and Recording data about crime\nRequires improvement – Managing offenders",
        (
            "It is good at:\n- recording data about crime; and\n- investigating crime.\nIt requires improvement at:\n"
            "- managing offenders."
        ),
        (
            "We have graded the force as good in:\n• Recording data about crime\n• Investigating crime\n"
            "We have graded the force as requires improvement in:\n• Managing offenders"
        ),
        (
            "Areas graded as good:\n- Recording data about crime\n- Investigating crime\n"
            "Areas graded as requires improvement:\n- Managing offenders"
        ),
        (
            "Cumbria Constabulary was judged to be good in the following areas:\n- recording data about crime\n"
            "- investigating crime\nCumbria Constabulary requires improvement in the following areas:\n"
            "- managing offenders"
        ),
    ],
    ids=[
        "semicolons",
        "commas",
        "dash-and",
        "it-is-good-at",
        "we-have-graded",
        "areas-graded",
        "following-areas",
    ],
)
def test_a_grade_that_leads_its_areas(said: str) -> None:
    """A grade may lead its areas in a line, or stand in the words over their bullets."""
    text = f"{TITLE}\n\nOur judgments\n\n{SAID}\n\n{said}\n\n{AFTER}"
    assert judged(text.encode(), "a.txt") == [
        ("crime-recording", "good"),
        ("investigation", "good"),
        ("offenders", "requires improvement"),
    ]


@pytest.mark.parametrize(
    "said",
    [
        "We saw examples of good practice in:\n- investigating crime\n- managing offenders",
        "The characteristics of good are:\n- investigating crime",
        "The force needs good data on:\n- investigating crime",
    ],
    ids=["practice", "characteristics", "no-verb"],
)
def test_a_lead_that_judges_nothing(said: str) -> None:
    """Words over bullets that only name a grade give none."""
    assert judged(f"{TITLE}\n\nOur judgments\n\n{SAID}\n\n{said}\n\n{AFTER}".encode(), "a.txt") == []


def test_an_inspector_only_tells_of_grades() -> None:
    """A list in the inspector's own summary tells of judgments that stand elsewhere, and gives none."""
    said = "The service is good at:\n- understanding risk;\n- responding to national risks."
    text = f"Avon Fire and Rescue Service 2018/19\n\nHM Inspector's summary\n\nI am satisfied.\n\n{said}"
    assert judged(text.encode(), "a.txt") == []


@pytest.mark.parametrize("marks", ["☒☐", "●○", "✓-", "x.", "Yes/No"])
@pytest.mark.parametrize("write", [html, word])
def test_an_empty_box_is_no_mark(marks: str, write: Callable[[Sequence[Sequence[str]]], bytes]) -> None:
    """In a grid of boxes or rings the grade is that of the filled one, whatever stands in the others."""
    filled, empty = marks.split("/") if "/" in marks else marks
    given = {"Responding to the public": "Requires improvement", "Investigating crime": "Good"}
    rows = [
        ("Area", *GRADES),
        *((area, *(filled if grade == name else empty for name in GRADES)) for area, grade in given.items()),
    ]
    assert judged(write(rows), f"a.{write.__name__.replace('word', 'docx')}") == [
        ("investigation", "good"),
        ("response", "requires improvement"),
    ]


def test_a_number_before_an_area_names_nothing() -> None:
    """Where a column counts the areas, the area is in the next one."""
    rows = [
        ("No.", "Area", "Grade"),
        ("1", "Investigating crime", "Good"),
        ("2.", "Managing offenders", "Adequate"),
    ]
    assert judged(html(rows), "a.html") == [("investigation", "good"), ("offenders", "adequate")]


AREAS = ("Investigating crime", "Managing offenders", "Preventing crime")
SHAPES = {
    "the grade first, over its rows": (
        "<tr><th>Judgement</th><th>Area</th></tr><tr><td rowspan=2>Good</td><td>Investigating crime</td></tr>"
        "<tr><td>Preventing crime</td></tr><tr><td>Inadequate</td><td>Managing offenders</td></tr>"
    ),
    "the grade first, its areas in one cell": (
        "<tr><td>Good</td><td><p>Investigating crime</p><p>Preventing crime</p></td></tr>"
        "<tr><td>Inadequate</td><td>Managing offenders</td></tr>"
    ),
    "a column an area": (
        f"<tr>{''.join(f'<th>{area}</th>' for area in AREAS)}</tr>"
        "<tr><td>Good</td><td>Inadequate</td><td>Good</td></tr>"
    ),
    "a pillar over rows, and a grade over two of them": (
        "<tr><th colspan=2>Looked at</th><th>Found</th></tr>"
        "<tr><th rowspan=2>Public safety</th><td>Investigating crime</td><td rowspan=2>Good</td></tr>"
        "<tr><td>Preventing crime</td></tr><tr><th>People</th><td>Managing offenders</td><td>Inadequate</td></tr>"
    ),
    "groups between the rows": (
        "<tr><th>Area</th><th>2021/22</th><th>2023-25</th></tr><tr><td colspan=3>Crime</td></tr>"
        "<tr><td>Investigating crime</td><td>Inadequate</td><td>Good</td></tr>"
        "<tr><td>Preventing crime</td><td>Adequate</td><td>Good</td></tr><tr><td colspan=3>People</td></tr>"
        "<tr><td>Managing offenders</td><td>Good</td><td>Inadequate</td></tr>"
    ),
}


@pytest.mark.parametrize("rows", SHAPES.values(), ids=SHAPES)
def test_an_area_stands_anywhere_about_its_grade(rows: str) -> None:
    """Before its grade, behind it, over it, or in a group of rows with a head of their own."""
    sections = "".join(f"<h2>{area}</h2><p>We looked at this.</p>" for area in AREAS)
    page = f"<main><h1>{TITLE}</h1><h2>Our judgments</h2><table>{rows}</table>{sections}</main>"
    found = understand(read_bytes(page.encode(), relative="a.html"), load_vocabulary()).report
    told = {one.heading: one.grade.value for one in found.sections if one.heading in AREAS and one.grade}
    assert told == {
        "Investigating crime": "good",
        "Managing offenders": "inadequate",
        "Preventing crime": "good",
    }


BOXES = [
    ("☐ Outstanding ☒ Good ☐ Adequate ☐ Requires improvement ☐ Inadequate", "good"),
    ("Outstanding [ ]  Good [ ]  Requires improvement [x]  Inadequate [ ]", "requires improvement"),
    ("○ Outstanding | ○ Good | ○ Adequate | ○ Requires improvement | ● Inadequate", "inadequate"),
    ("Outstanding, Good, Adequate ✓, Requires improvement, Inadequate", "adequate"),
    ("☒ Outstanding ☐ Good ☐ Requires improvement ☐ Inadequate", "outstanding"),
    ("☐ Outstanding ☐ Good ☐ Requires improvement ☐ Inadequate", None),
    ("☒ Outstanding ☒ Good ☐ Requires improvement ☐ Inadequate", None),
    ("Outstanding, Good, Requires improvement and Inadequate", None),
]


@pytest.mark.parametrize(("line", "given"), BOXES)
def test_a_scale_in_a_line_gives_the_grade_it_marks(line: str, given: str | None) -> None:
    """One box of the scale is ticked before or behind its grade; none is given where no box is, or several are."""
    page = f"<main><h1>{TITLE}</h1><h2>Preventing crime</h2><p>{line}</p><p>Officers know their areas.</p></main>"
    found = understand(read_bytes(page.encode(), relative="a.html"), load_vocabulary()).report
    assert {one.grade.value for one in found.sections if one.grade} == ({given} if given else set())


@pytest.mark.parametrize("word", ["Grade", "Our judgement", "Overall rating", "Grade awarded"])
@pytest.mark.parametrize("other", ["Inspected", "Last updated"])
def test_a_row_may_name_the_grade_of_its_section(word: str, other: str) -> None:
    """In a list of facts under a heading, what stands behind the word for it is the section's grade."""
    facts = f"<dl><dt>{other}</dt><dd>4 May 2025</dd><dt>{word}</dt><dd>Outstanding</dd></dl>"
    page = f"<main><h1>{TITLE}</h1><h2>Preventing crime</h2>{facts}<p>Officers know their areas.</p></main>"
    found = understand(read_bytes(page.encode(), relative="a.html"), load_vocabulary()).report
    assert [one.grade.value for one in found.sections if one.grade] == ["outstanding"]


@pytest.mark.parametrize(
    "said",
    [
        "Grade: {}",
        "Graded as {}",
        "Rating - {}",
        "({})",
        "\u201c{}\u201d",
        "{} (was adequate)",
        "{} (up from inadequate)",
    ],
)
@pytest.mark.parametrize("write", [html, word, markdown], ids=lambda write: write.__name__)
def test_a_cell_may_say_that_it_is_a_grade(
    said: str, write: Callable[[Sequence[Sequence[str]]], bytes]
) -> None:
    """Words that stand before a grade, and marks around it, are no part of it, in any cell of a table."""
    name = {html: "a.html", word: "a.docx", markdown: "a.md"}[write]
    now, before = said.format("Good"), said.format("Inadequate")
    rows = (
        ("Area", "Result", "2021/22"),
        ("Investigating crime", now, before),
        ("Preventing crime", before, now),
    )
    assert judged(write(rows), name) == [("investigation", "good"), ("prevention", "inadequate")]


_SCALE = ("Outstanding", "Good", "Adequate", "Requires improvement", "Inadequate")


@pytest.mark.parametrize(
    ("marks", "given"),
    [
        (("", "✓", "", "", ""), ["good"]),
        (("☐", "☐", "☐", "☒", "☐"), ["requires improvement"]),
        (("", "✓", "", "✓", ""), []),  # two marks choose none
        (("", "", "", "", ""), []),
    ],
    ids=["tick", "boxes", "two", "none"],
)
def test_a_section_may_print_the_scale_with_a_mark(marks: Sequence[str], given: list[str]) -> None:
    """A table that is the scale and one row of marks gives its section the grade over the only mark."""
    rows = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in (_SCALE, marks))
    page = f"<main><h1>{TITLE}</h1><h2>Preventing crime</h2><table>{rows}</table><p>Officers know their areas.</p></main>"
    found = understand(read_bytes(page.encode(), relative="a.html"), load_vocabulary()).report
    assert [one.grade.value for one in found.sections if one.grade and one.grade.value] == given


@pytest.mark.parametrize("last", ["Supporting victims", "Providing a service to the victims of crime"])
@pytest.mark.parametrize(
    "also", [(), ("Ungraded", "Vetting")], ids=["graded alone", "with a tile without a grade"]
)
def test_a_list_that_begins_with_a_grade_goes_on_so(last: str, also: tuple[str, ...]) -> None:
    """Each area has the grade before it, though the last is one that the programme does not grade."""
    listed = (
        "Outstanding", "Recording data about crime", "Good", "Preventing crime", "Adequate", "Responding to the public",
        "Inadequate", last, *also,
    )  # fmt: skip
    sections = (
        last,
        "Victims are told too late. They wait for weeks.",
        "Investigating crime",
        "It has 90 files.",
    )
    lines = ("PEEL 2021/22: An inspection of Sussex Police", "24 February 2023", *listed, *sections)
    document = read_bytes("\n\n".join(lines).encode(), relative="a.txt")
    found = understand(document, load_vocabulary()).report.sections
    grades = {one.topic: one.grade.value for one in found if one.grade and one.grade.value}
    told = {"crime-recording": "outstanding", "prevention": "good", "response": "adequate"}
    assert {topic: value for topic, value in grades.items() if topic in told} == told
    assert grades.get("victims", "inadequate") == "inadequate"


@pytest.mark.parametrize("years", [("2016", "2017"), ("2017", "2016"), ("2015", "2016", "2017")])
@pytest.mark.parametrize("make", ["html", "docx"])
def test_of_columns_headed_with_years_the_latest_counts(years: tuple[str, ...], make: str) -> None:
    """A head of years is kept on one line, as values are, and tells all the same which inspection a column is of."""
    old, new = ("Good", "Requires improvement"), ("Requires improvement", "Good")
    rows = [("Question", *years)]
    for number, name in enumerate(("Preventing crime", "Investigating crime")):
        rows.append((name, *(new[number] if year == max(years) else old[number] for year in years)))
    head = (
        "PEEL: Police effectiveness 2017 – An inspection of West Mercia Police",
        "22 March 2018",
        "Grades over time",
    )
    said = "The force works with its partners. It has 34 detectives."
    if make == "html":
        cells = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
        page = f"<html><h1>{head[0]}</h1><p>{head[1]}</p><h2>{head[2]}</h2><table>{cells}</table><p>{said}</p></html>"
        data = page.encode()
    else:
        data = _word(head, rows, said)
    found = understand(read_bytes(data, relative=f"a.{make}"), load_vocabulary()).report.sections
    grades = {one.topic: one.grade.value for one in found if one.grade and one.grade.value}
    assert grades == {"prevention": "requires improvement", "investigation": "good"}


def _word(head: Sequence[str], rows: Sequence[Sequence[str]], said: str) -> bytes:
    """Return a Word file with a table."""
    made, buffer = docx.Document(), io.BytesIO()
    for number, line in enumerate(head):
        made.add_paragraph(line, style=None if number == 1 else "Heading 1")
    table = made.add_table(rows=0, cols=len(rows[0]))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    made.add_paragraph(said)
    made.save(buffer)
    return buffer.getvalue()


PILLARS = [("Effectiveness", "Good"), ("Efficiency", "Outstanding"), ("Legitimacy", "Requires improvement")]


@pytest.mark.parametrize("heading", ["Overview of judgments", "Our grades this year"])
@pytest.mark.parametrize(
    ("whole", "pair"),
    [("<table>{}</table>", "<tr><td>{}</td><td>{}</td></tr>"), ("<dl>{}</dl>", "<div><dt>{}</dt><dd>{}</dd></div>")],
)  # fmt: skip
def test_a_list_of_pillars_grades_the_pillars(heading: str, whole: str, pair: str) -> None:
    """What a table or list of terms gives a pillar is the grade of the section that the pillar heads."""
    listed = whole.format("".join(pair.format(*one) for one in PILLARS))
    below = "".join(f"<h2>{name}</h2><p>We spoke to the people who do this work.</p>" for name, _ in PILLARS)
    page = (
        f"<html><h1>PEEL 2018/19: An inspection of Surrey Police</h1><h2>{heading}</h2>{listed}{below}</html>"
    )
    sections = understand(read_bytes(page.encode(), relative="a.html"), load_vocabulary()).report.sections
    told = [(one.heading, one.grade.value) for one in sections if one.grade and one.heading]
    assert told == [(name, grade.lower()) for name, grade in PILLARS]


def states(programme: str, rows: Sequence[Sequence[str]]) -> dict[str, tuple[str | None, str, str | None]]:
    """Return value, state and origin of the grade of each topic in a page with a table of judgments."""
    table = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    page = f"<html><h1>{programme}: An inspection of Kent Police</h1><h2>Judgments</h2><table>{table}</table><p>We set out why.</p></html>"
    sections = understand(read_bytes(page.encode(), relative="a.html"), load_vocabulary()).report.sections
    return {
        one.topic: (one.grade.value, one.grade.state, one.grade.carried_over_from)
        for one in sections
        if one.grade
    }


@pytest.mark.parametrize("head", ["Last inspected", "Year inspected", "Year of inspection"])
def test_a_grade_last_given_in_an_earlier_year_is_carried_over(head: str) -> None:
    """The year beside a grade says of which inspection it is; that of this one is given."""
    rows = (
        ("Question", "Grade", head),
        ("Investigating crime and reducing re-offending", "Good", "2016"),
        ("Tackling serious and organised crime", "Requires improvement", "2017"),
    )
    assert states("PEEL 2017", rows) == {
        "investigation": ("good", "carried_over", "2016"),
        "serious-organised-crime": ("requires improvement", "given", None),
    }


@pytest.mark.parametrize("head", ["Previous grade", "Grade at last inspection", "Earlier judgment"])
def test_a_column_of_previous_grades_gives_none(head: str) -> None:
    """Where nothing is carried over, a grade of an earlier inspection is no grade of this one."""
    rows = (("Area", head), ("Investigating crime", "Good"), ("Responding to the public", "Inadequate"))
    assert not any(state == "given" for _, state, _ in states("PEEL 2023–25", rows).values())
    present = (("Area", head, "Grade"), ("Investigating crime", "Good", "Adequate"))
    assert states("PEEL 2023–25", present)["investigation"] == ("adequate", "given", None)


@pytest.mark.parametrize("word_for_it", ["Grade", "Judgment", "Our grade:"])
def test_a_grade_below_the_name_of_its_area(word_for_it: str) -> None:
    """A cell alone over rows names what they are about: the grade in one of them is its grade."""
    rows = [
        row
        for area, grade in (("Investigating crime", "Good"), ("Responding to the public", "Inadequate"))
        for row in ((area,), (word_for_it, grade), ("Summary", "The force trains its officers."))
    ]
    told = {topic: value for topic, (value, _, _) in states("PEEL 2021/22", rows).items()}
    assert told == {"investigation": "good", "response": "inadequate"}


def test_a_scale_before_areas_that_nothing_parts_grades_none() -> None:
    """Heads of columns that were read one after the other say nothing of the areas read after them."""
    names = ("Investigating crime", "Responding to the public", "Preventing crime")
    text = "\n\n".join((TITLE, "Our judgments", *GRADES, *names, AFTER))
    assert judged(text.encode(), "a.txt") == []
    two = "\n\n".join((TITLE, "Our judgments", "Outstanding", "Good", names[0], "Adequate", names[1], AFTER))
    assert judged(two.encode(), "a.txt") == [("investigation", "good"), ("response", "adequate")]


AREAS_IN_COLUMNS = ("", "Preventing crime", "Investigating crime", "Protecting vulnerable people")
BY_INSPECTION = {
    "oldest first": (("2015", "2016", "2017"), "2017"),
    "newest first": (("2017", "2016", "2015"), "2017"),
    "cycles": (("PEEL 2014", "PEEL 2015", "PEEL 2017"), "PEEL 2017"),
    "without years": (("Last inspection", "This inspection"), "This inspection"),
    "in words": (("Our current judgment", "Our earlier judgment"), "Our current judgment"),
}


@pytest.mark.parametrize(("names", "this"), BY_INSPECTION.values(), ids=BY_INSPECTION)
def test_of_rows_of_several_inspections_the_newest_counts(names: tuple[str, ...], this: str) -> None:
    """Where areas head the columns, the name of a row tells which inspection its grades are of."""
    old, new = ("Good", "Good", "Inadequate"), ("Requires improvement", "Outstanding", "Good")
    rows = [AREAS_IN_COLUMNS, *((name, *(new if name == this else old)) for name in names)]
    assert states("PEEL 2017", rows) == {
        "prevention": ("requires improvement", "given", None),
        "investigation": ("outstanding", "given", None),
        "vulnerability": ("good", "given", None),
    }


@pytest.mark.parametrize("said", ["Not inspected", "Not graded", "-"])
def test_what_the_newest_row_leaves_out_is_of_an_older_one(said: str) -> None:
    """A row may give one grade or none: what the newest does not grade was not graded now."""
    rows = (
        AREAS_IN_COLUMNS,
        ("2014", said, said, said),
        ("2016", "Good", "Inadequate", said),
        ("2018", said, "Good", said),
    )
    assert states("PEEL 2018/19", rows) == {
        "prevention": ("good", "carried_over", "2016"),
        "investigation": ("good", "given", None),
    }
    assert {topic: value for topic, (value, *_) in states("PEEL 2023–25", rows).items()} == {
        "investigation": "good"
    }


def test_a_row_alone_under_areas_is_of_this_inspection() -> None:
    """Where nothing newer stands beside it, a row is given now, whatever names it."""
    rows = (AREAS_IN_COLUMNS, ("Our judgments", "Good", "Adequate", "Inadequate"))
    assert {state for _, state, _ in states("PEEL 2023–25", rows).values()} == {"given"}
