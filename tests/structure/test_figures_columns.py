"""Tables whose columns differ in subject, time or part: as HTML and Word keep them, and as plain text prints them."""

from __future__ import annotations

import hashlib

import pytest

from hmicdiff.model import Document, Figure, Line
from hmicdiff.structure.report import understand
from hmicdiff.vocabulary import load_vocabulary

from .figure_readings import read as read_prose

FRONT = ("PEEL 2023–25: An inspection of Gwent Police", "", "Responding to the public", "")
AFTER = ("", "Gwent Police is good at responding to the public.")


def figures(*lines: Line) -> tuple[Figure, ...]:
    """Return the figures of a report that has these lines in it."""
    whole = (*(Line(text=text) for text in FRONT), *lines, *(Line(text=text) for text in AFTER))
    sha256 = hashlib.sha256("\n".join(line.text for line in whole).encode()).hexdigest()
    made = Document(path="a", sha256=sha256, media_type="text/plain", lines=whole)
    return understand(made, load_vocabulary()).report.figures


def cells(heads: tuple[str, ...], *rows: str) -> tuple[Line, ...]:
    """Return a table as a format gives it: heads cell by cell, a row of values on one line."""
    top = tuple(Line(text=head, kind="cell", row=0, column=column) for column, head in enumerate(heads))
    return (*top, *(Line(text=row, kind="cell", row=number) for number, row in enumerate(rows, 1)))


def printed(heads: tuple[str, ...], *rows: str) -> tuple[Line, ...]:
    """Return a table as plain text prints it, wide spaces between the cells."""
    return tuple(Line(text=line) for line in ("    ".join(heads), *rows))


FORMS = pytest.mark.parametrize("table", [cells, printed])


def told(found: tuple[Figure, ...]) -> list[tuple[float | None, str | None, str | None, str]]:
    """Return value, subject, end of the period and role of each figure."""
    return [(one.value, one.subject, one.period.end if one.period else None, one.role) for one in found]


OWN = "Gwent Police"


@FORMS
def test_a_column_is_dated_by_its_head(table: type[tuple[Line, ...]]) -> None:
    """Two years side by side date their values, whatever figures the row's label has."""
    found = figures(
        *table(
            ("Measure", "12 months to June 2022", "12 months to June 2023"),
            "999 calls answered within 10 seconds   81.0%   90.5%",
            "101 calls abandoned   11.2%   7.3%",
        )
    )
    assert told(found) == [
        (81.0, OWN, "2022-06-30", "level"),
        (90.5, OWN, "2023-06-30", "level"),
        (11.2, OWN, "2022-06-30", "level"),
        (7.3, OWN, "2023-06-30", "level"),
    ]
    assert [one.measure for one in found] == ["999-answered-in-time"] * 2 + ["101-abandoned"] * 2


@FORMS
def test_a_column_has_the_subject_of_its_head(table: type[tuple[Line, ...]]) -> None:
    """A value under the name of a group is not the force's own."""
    found = figures(
        *table(
            ("Outcome", "Force", "Most similar forces", "England and Wales"),
            "Charged or summonsed   7.1   8.0   6.4",
            "Community resolution   4.0   3.1   2.2",
        )
    )
    assert [one.subject for one in found] == [OWN, "most similar forces", "England and Wales"] * 2


@FORMS
def test_a_head_names_targets_changes_and_forecasts(table: type[tuple[Line, ...]]) -> None:
    """A column of targets, of changes or of forecasts holds no levels."""
    found = figures(
        *table(
            ("Measure", "2022/23", "Change", "Target", "Forecast 2025/26"),
            "Priority incidents attended in time   71%   -4%   80%   78%",
            "Emergency incidents attended in time   84%   2%   90%   88%",
        )
    )
    assert [one.role for one in found] == ["level", "change", "target", "forecast"] * 2
    assert [one.change_direction for one in found if one.role == "change"] == ["decrease", "increase"]
    assert found[3].period is not None
    assert found[3].period.end == "2026-03-31"


@FORMS
def test_a_row_may_be_the_subject_or_the_time(table: type[tuple[Line, ...]]) -> None:
    """Where rows are bodies or years the heads name the measures."""
    found = figures(
        *table(
            ("", "Victim satisfaction 2022/23 (%)", "Victim satisfaction 2023/24 (%)"),
            "Gwent Police   74.1   76.0",
            "England and Wales   77.5   78.2",
        )
    )
    assert told(found) == [
        (74.1, OWN, "2023-03-31", "level"),
        (76.0, OWN, "2024-03-31", "level"),
        (77.5, "England and Wales", "2023-03-31", "level"),
        (78.2, "England and Wales", "2024-03-31", "level"),
    ]
    assert {one.measure for one in found} == {"victim-satisfaction"}


CAPTIONS = [
    "Figure 2: 999 calls answered within 10 seconds",
    "Table 4 – 999 calls answered in 10 seconds",
    "Chart 1. 999 calls answered within ten seconds",
]


@pytest.mark.parametrize("caption", CAPTIONS)
def test_the_title_names_what_bodies_by_years_measure(caption: str) -> None:
    """Where rows are years and columns bodies, neither names the measure: the table's title does."""
    table = cells(
        ("Year", "Gwent Police", "England and Wales"), "2024   88.1%   89.9%", "2025   91.7%   90.4%"
    )
    found = [one for one in figures(Line(text=caption), Line(text=""), *table) if one.unit == "percent"]
    assert [(one.value, one.subject) for one in found] == [
        (88.1, OWN), (89.9, "England and Wales"), (91.7, OWN), (90.4, "England and Wales"),
    ]  # fmt: skip
    assert {one.measure for one in found} == {"999-answered-in-time"}


def test_one_row_under_heads_is_a_table() -> None:
    """A single row is read by its columns where their heads say what they hold."""
    found = figures(*cells(("Measure", "Gwent Police", "England and Wales"), "Charge rate   6.1%   5.9%"))
    assert [(one.value, one.subject) for one in found] == [(6.1, OWN), (5.9, "England and Wales")]


NUMBERS_THAT_ARE_NONE = [
    "Contents Foreword 3 Our findings 5 Responding to the public 9 Annex A 22",
    "Introduction 4 Leadership 6 Prevention 9 Investigations 12 Workforce 15 About the data 19",
    "Foreword ........ 3 Overview ........ 5 Our findings ........ 8",
    "3.2 Main findings",
    "4.12 The force works with its partners.",
    "10.1.2 Supervisors check this.",
]


@pytest.mark.parametrize("text", NUMBERS_THAT_ARE_NONE)
def test_numbers_of_pages_and_paragraphs_are_no_figures(text: str) -> None:
    """What counts pages of a list of contents, paragraphs or headings is no finding."""
    assert read_prose(text) == ()


def test_figures_beside_such_numbers_are_read() -> None:
    """A list of counts is no list of contents, and a decimal no paragraph's number."""
    assert [one.value for one in read_prose("1.4 million people live there.")] == [1_400_000]
    assert [one.value for one in read_prose("The force has 14 officers, 3 sergeants and 2 inspectors.")] == [
        14,
        3,
        2,
    ]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The force answered 84.1³ percent of 999 calls.", [84.1]),
        ("It recorded 6,204⁵ burglaries and £2.3m² of losses.", [6204, 2_300_000]),
    ],
)
def test_raised_digits_are_no_digits_of_a_number(text: str, values: list[float]) -> None:
    """A note's mark behind a number leaves it as it is."""
    assert [one.value for one in read_prose(text)] == values


@pytest.mark.parametrize(
    "above", ["Year ending 31 March", "12 months to 31 March", "Financial year to March"]
)
def test_years_take_their_month_from_the_head_over_them(above: str) -> None:
    """A year alone over a column is the year of the period that the head above the columns begins to name."""
    heads = tuple(
        Line(text=text, kind="cell", row=row, column=column)
        for row, column, text in ((0, 0, "Measure"), (0, 1, above), (1, 1, "2021"), (1, 2, "2022"))
    )
    rows = (Line(text="999 calls answered in time   86.2%   91.7%", kind="cell", row=2),)
    assert told(figures(*heads, *rows)) == [
        (86.2, OWN, "2021-03-31", "level"),
        (91.7, OWN, "2022-03-31", "level"),
    ]


@FORMS
def test_a_label_may_name_the_period_of_its_row(table: type[tuple[Line, ...]]) -> None:
    """Where the heads name none, a row is dated by its own label."""
    found = figures(*table(("Measure", "Gwent Police"), "Calls taken in the year to 30 June 2021   3,402"))
    assert told(found) == [(3402, OWN, "2021-06-30", "level")]


LABELLED = {
    "lines": ("On-call officers: 402", "Stations: 42", "Women among officers: 6.8%"),
    "one line": ("On-call officers: 402 Stations: 42 Women among officers: 6.8%",),
    "one line, parted": ("On-call officers: 402; Stations: 42; Women among officers: 6.8%",),
}


@pytest.mark.parametrize("lines", LABELLED.values(), ids=LABELLED)
def test_a_value_behind_a_colon_is_what_its_label_says(lines: tuple[str, ...]) -> None:
    """Each number belongs to the label before it, never to the words behind it; none of them is a heading."""
    found = figures(*(Line(text=line) for line in lines))
    assert [(one.value, one.unit) for one in found] == [(402, "officers"), (42, "stations"), (6.8, "percent")]


def test_a_label_may_begin_with_a_telephone_number() -> None:
    """What each value behind a colon measures is the whole of its label."""
    found = figures(Line(text="999 calls per 1,000 population: 142 Officers: 3,904"))
    assert [(one.value, one.unit) for one in found] == [(142, "per 1,000 population"), (3904, "officers")]


@pytest.mark.parametrize("text", ["Telephone: 101", "Year: 2019", "Time: 17:30", "Date: 4 May 2023"])
def test_a_number_behind_a_colon_may_be_none(text: str) -> None:
    """Telephone numbers, years, times and dates are no figures there either."""
    assert figures(Line(text=text)) == ()


@pytest.mark.parametrize(
    "text",
    [
        "It answers 91.6 percent of 999 calls in time [national standard: 90 percent].",
        "It answers 91.6 percent of 999 calls in time (its target: 90 percent).",
    ],
)
def test_a_target_in_brackets_of_either_kind(text: str) -> None:
    """What brackets call a standard or target is that."""
    assert [(one.value, one.role) for one in read_prose(text)] == [(91.6, "level"), (90, "target")]


def test_a_telephone_number_may_count_something() -> None:
    """Numbers that are also those of telephones are figures before what they count."""
    assert [one.value for one in read_prose("Officers used Taser 112 times.")] == [112]
    assert read_prose("Officers answer 112 calls.") == ()
