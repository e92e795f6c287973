"""Tables that lay out a whole report: questions, grades at their side, headings and paragraphs, in Word and web pages alike."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, NamedTuple

import pytest
from worded import par, word_file

from hmicdiff.reading.choose import read_bytes
from hmicdiff.structure.report import understand
from hmicdiff.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from hmicdiff.model import Report

_TITLE = "PEEL 2023–25: an inspection of Dorset Police"


class _Cell(NamedTuple):
    """A cell: its paragraphs, and how many columns and rows it takes."""

    said: tuple[str, ...]
    wide: int = 1
    tall: int = 1


class _Question(NamedTuple):
    """What a report says of one question."""

    name: str
    grade: str
    judged: str
    finding: str
    told: str


_QUESTIONS = (
    _Question("Responding to the public", "Good", "The force is good at responding to the public.",
              "Call handlers know what to ask", "We listened to 90 calls and heard the right questions in most."),
    _Question("Investigating crime", "Inadequate", "The force is inadequate at investigating crime.",
              "Plans are missing from too many files", "We read 80 files. Half of them held no plan at all."),
    _Question("Supporting victims", "Adequate", "The force is adequate at supporting victims.",
              "Victims are told what happens", "Officers call each victim once a month and write down what was said."),
)  # fmt: skip
_GRADES = {question.name: question.grade.lower() for question in _QUESTIONS}

_Table = list[list[_Cell]]


def _one(*said: str, wide: int = 1, tall: int = 1) -> _Cell:
    return _Cell(said, wide, tall)


def _across(one: _Question) -> _Table:
    """The question over the table, its grade at the side of all that is said of it."""
    return [
        [_one(one.name, wide=2)],
        [_one(one.grade, tall=2), _one(one.judged)],
        [_one(one.finding, one.told)],
    ]


def _beside(one: _Question) -> _Table:
    """The grade to the left of the question and all that is said of it."""
    return [[_one(one.grade), _one(one.name, one.judged, one.finding, one.told)]]


def _behind(one: _Question) -> _Table:
    """The grade to the right of the question, what is said of it below both."""
    return [[_one(one.name), _one(one.grade)], [_one(one.judged, one.finding, one.told, wide=2)]]


def _right(one: _Question) -> _Table:
    """The grade to the right of what is said, in the last row before the next question."""
    return [[_one(one.name, wide=2)], [_one(one.judged, one.finding, one.told), _one(one.grade)]]


def _at_finding(one: _Question) -> _Table:
    """The grade beside a finding and not beside the question."""
    return [[_one(one.name, wide=2)], [_one(one.grade), _one(one.finding, one.told)]]


def _three(one: _Question) -> _Table:
    """Three columns, the item in the last of them, and empty cells that keep others apart."""
    item = _one("Area for improvement", "The force should look at each file within a week.")
    return [
        [_one(one.name, wide=3)],
        [_one(), _one(), _one()],
        [_one(one.grade), _one(one.judged, one.finding, one.told), item],
    ]


def _bare(one: _Question) -> _Table:
    """No more than a question, its grade and a paragraph."""
    return [[_one(one.name, wide=2)], [_one(one.grade), _one(one.judged)]]


def _headed(one: _Question) -> _Table:
    """Heads of the columns below the question, as they are printed again on each page."""
    return [
        [_one(one.name, wide=2)],
        [_one("Judgement"), _one("What we found in the force")],
        [_one(one.grade), _one(one.judged, one.finding, one.told)],
    ]


def _named(one: _Question) -> _Table:
    """A name to the left of each part of what is said."""
    return [
        [_one(one.name, wide=2)],
        [_one("Grade"), _one(one.grade)],
        [_one("In brief"), _one(one.judged)],
        [_one("Findings"), _one(one.finding, one.told)],
    ]


_LAYOUTS: tuple[Callable[[_Question], _Table], ...] = (
    _across, _beside, _behind, _right, _at_finding, _three, _headed, _named, _bare,
)  # fmt: skip


def _as_word(tables: Sequence[_Table]) -> bytes:
    """Return tables as a Word file; a cell over rows goes on in an empty one of each."""
    return word_file(
        par(_TITLE) + "".join(f"<w:tbl>{''.join(_word_rows(table))}</w:tbl>" for table in tables)
    )


def _word_rows(table: _Table) -> list[str]:
    rows, left = [], 0
    for row in table:
        below = "<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>" if left else ""
        left = max(left, row[0].tall) - 1
        rows.append(f"<w:tr>{below}{''.join(map(_word_cell, row))}</w:tr>")
    return rows


def _word_cell(cell: _Cell) -> str:
    merged = '<w:vMerge w:val="restart"/>' if cell.tall > 1 else ""
    inner = "".join(map(par, cell.said)) or "<w:p/>"
    return f'<w:tc><w:tcPr><w:gridSpan w:val="{cell.wide}"/>{merged}</w:tcPr>{inner}</w:tc>'


def _as_page(tables: Sequence[_Table]) -> bytes:
    """Return tables as a web page."""
    markup = "".join(f"<table>{''.join(map(_page_row, table))}</table>" for table in tables)
    return f"<html><body><p>{_TITLE}</p>{markup}</body></html>".encode()


def _page_row(row: Sequence[_Cell]) -> str:
    cells = (
        f'<td colspan="{cell.wide}" rowspan="{cell.tall}">{"".join(f"<p>{html.escape(said)}</p>" for said in cell.said)}</td>'
        for cell in row
    )
    return f"<tr>{''.join(cells)}</tr>"


_FORMATS = {"report.docx": _as_word, "report.html": _as_page}


def _report(name: str, tables: Sequence[_Table]) -> Report:
    document = read_bytes(_FORMATS[name](tables), relative=name)
    return understand(document, load_vocabulary()).report


def _grades(report: Report) -> dict[str | None, str | None]:
    """Return the grades of the questions by their heading."""
    return {one.heading: one.grade.value for one in report.sections if one.grade}


@pytest.mark.parametrize("name", _FORMATS)
@pytest.mark.parametrize("joined", [False, True])
@pytest.mark.parametrize("layout", _LAYOUTS)
def test_a_grade_in_a_laid_out_table_is_that_of_its_own_question(
    name: str,
    layout: Callable[[_Question], _Table],
    joined: bool,  # noqa: FBT001
) -> None:
    """In one table for all or one for each, a grade belongs to the question in its row or above it, never to the next."""
    tables = [layout(question) for question in _QUESTIONS]
    report = _report(name, [[row for table in tables for row in table]] if joined else tables)
    assert _grades(report) == _GRADES
    assert not {"text_left_out", "grades_disagree"} & {warning.code for warning in report.warnings}


@pytest.mark.parametrize("name", _FORMATS)
@pytest.mark.parametrize("layout", _LAYOUTS[:-1])
def test_paragraphs_of_a_laid_out_table_stand_alone(name: str, layout: Callable[[_Question], _Table]) -> None:
    """Each paragraph of a cell is one of its own, and so is the title over it."""
    document = read_bytes(_FORMATS[name]([layout(question) for question in _QUESTIONS]), relative=name)
    told = [line for line in document.lines if line.text]
    assert {line.kind for line in told} == {None}
    assert {words for one in _QUESTIONS for words in (one.name, one.finding, one.told)} <= {
        line.text for line in told
    }


@pytest.mark.parametrize("name", _FORMATS)
@pytest.mark.parametrize("layout", [_across, _three])
def test_an_item_in_a_laid_out_table_keeps_label_and_deadline(
    name: str, layout: Callable[[_Question], _Table]
) -> None:
    """A label and the item under it are two paragraphs of a cell; the time in the item is its deadline."""
    item = _one("Recommendation", "By 31 October 2025, the force should publish a plan for its estate.")
    report = _report(name, [[*layout(question), [_one(), item]] for question in _QUESTIONS])
    told = [(one.kind, one.deadline) for one in report.items if "estate" in one.text]
    assert told == [("recommendation", "by 31 October 2025")] * len(_QUESTIONS)


@pytest.mark.parametrize("name", _FORMATS)
@pytest.mark.parametrize("without", [1, 2])
@pytest.mark.parametrize("over", [True, False])
def test_a_question_without_a_grade_takes_none_of_its_neighbours(name: str, without: int, over: bool) -> None:  # noqa: FBT001
    """Where grades stand in rows of their own over their questions, or below them, each is that of the same side."""
    rows: _Table = []
    for number, one in enumerate(_QUESTIONS):
        grade = [[_one(one.grade, wide=2)]] if number != without else []
        told = [[_one(one.name, wide=2)], [_one(), _one(one.finding, one.told)]]
        rows += [*grade, *told] if over else [*told, *grade]
    wanted = {one.name: one.grade.lower() for number, one in enumerate(_QUESTIONS) if number != without}
    assert {head: grade for head, grade in _grades(_report(name, [rows])).items() if grade} == wanted


@pytest.mark.parametrize("name", _FORMATS)
def test_names_of_cells_open_no_section(name: str) -> None:
    """Names of columns, and those that come again under each question, are left out of the text and told of."""
    rows = [row for question in _QUESTIONS for row in _named(question)]
    headed = [row for question in _QUESTIONS for row in _headed(question)]
    for table, left in ((rows, "In brief"), (headed, "What we found in the force")):
        document = read_bytes(_FORMATS[name]([table]), relative=name)
        assert left not in {line.text for line in document.lines}
        assert left in {one.text for one in document.omissions if one.reason == "cell_name"}


@pytest.mark.parametrize("name", _FORMATS)
def test_a_title_beside_what_it_titles_stays(name: str) -> None:
    """Words beside paragraphs that come once are a title of the text."""
    rows = [
        [_one("Investigating crime", wide=2)],
        [_one("Inadequate"), _one(_QUESTIONS[1].judged)],
        [_one("Plans are missing"), _one(_QUESTIONS[1].told)],
    ]
    document = read_bytes(_FORMATS[name]([rows]), relative=name)
    assert ("Plans are missing", None) in {(line.text, line.kind) for line in document.lines}


@pytest.mark.parametrize(
    "grade", ["<p>{}</p>", "<img src='grade.png' alt='{}'>", "<table><tr><td>{}</td></tr></table>"],
    ids=["words", "picture", "table in the cell"],
)  # fmt: skip
@pytest.mark.parametrize("spacer", ["", "<td></td>", "<td width=10>&nbsp;</td>"])
def test_a_grade_may_be_set_in_its_cell_in_any_way(grade: str, spacer: str) -> None:
    """Printed, as a picture or in a table of its own, with cells beside it that only keep others apart."""
    rows = "".join(
        f"<tr><td colspan=3><b>{one.name}</b></td></tr><tr><td>{grade.format(one.grade)}</td>{spacer}"
        f"<td><p><b>{one.finding}</b></p><p>{one.told}</p></td></tr>"
        for one in _QUESTIONS
    )
    page = f"<html><body><h1>{_TITLE}</h1><table>{rows}</table></body></html>".encode()
    report = understand(read_bytes(page, relative="a.html"), load_vocabulary()).report
    assert _grades(report) == _GRADES


@pytest.mark.parametrize("name", _FORMATS)
def test_questions_side_by_side_are_read_one_after_the_other(name: str) -> None:
    """Where each column has a question, a grade and what is said of it, the columns are read and not the rows."""
    rows = [
        [_one(one.name) for one in _QUESTIONS],
        [_one(one.grade) for one in _QUESTIONS],
        [_one(one.judged, one.finding, one.told) for one in _QUESTIONS],
    ]
    document = read_bytes(_FORMATS[name]([rows]), relative=name)
    told = [line.text for line in document.lines if line.text][1:]
    assert told == [words for question in _QUESTIONS for words in question]
    assert _grades(understand(document, load_vocabulary()).report) == _GRADES


@pytest.mark.parametrize("name", _FORMATS)
def test_none_of_two_grades_of_a_question_is_taken(name: str) -> None:
    """Where it can't be told which of two grades is the one given, none is, and a warning says so."""
    tables = [
        [
            [_one(one.name, wide=2)],
            [_one("Outstanding"), _one(one.grade)],
            [_one(one.finding, one.told, wide=2)],
        ]
        for one in _QUESTIONS
    ]
    report = _report(name, tables)
    assert not any(_grades(report).values())
    assert "text_left_out" in {warning.code for warning in report.warnings}


@pytest.mark.parametrize("name", _FORMATS)
@pytest.mark.parametrize(
    "rows",
    [
        [["Finding", "What the force did"], ["Files held no plan at all.", "It trained its sergeants in the spring."]],
        [["Area", "Grade"], ["Responding to the public", "Good"], ["Investigating crime", "Inadequate"]],
        [["Responding to the public", "Good"], ["Investigating crime", "Inadequate"]],
        [["Effectiveness"], ["Responding to the public", "Good"], ["Investigating crime", "Inadequate"]],
        [["Investigating crime"], ["Measure", "Result"], ["Files with a plan", "40%"]],
        [["Theme", "We read 80 files and found no plan in half."], ["Calls", "We listened to 90 calls in all."]],
    ],
)  # fmt: skip
def test_a_table_with_columns_of_its_own_keeps_them(name: str, rows: list[list[str]]) -> None:
    """Heads over columns, a grade beside each area, or names beside what is said of them are rows of a table."""
    table = [[_one(words) for words in row] for row in rows]
    document = read_bytes(_FORMATS[name]([table]), relative=name)
    cells = " ".join(line.text for line in document.lines if line.kind == "cell")
    assert cells.split() == " ".join(words for row in rows for words in row).split()
