"""Figures of tables, as wrapped lines of plain text and as cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hmicdiff.reading.choose import read_bytes
from hmicdiff.structure.report import understand
from hmicdiff.vocabulary import load_vocabulary

from .figure_readings import read_blocks as read

if TYPE_CHECKING:
    from hmicdiff.model import Figure

WRAPPED = """\
12 months to June 2014 Norfolk
Constabulary
rate (per 1,000
population)

England and Wales
total rate (per 1,000
population)

Crime excluding fraud 45.5 60.7

Victim-based crime 39.2 53.9

Burglary in a dwelling* 3.6 8.9

Anti-social behaviour incidents* 32.4 36.8

*Note that anti-social behaviour data is for the 12 months to March 2014 and the rate for burglary in a
dwelling is the rate per 1,000 households, not population.

We have chosen these types of crime."""


def ends(figures: tuple[Figure, ...]) -> list[str | None]:
    """Return the last day of each figure's period."""
    return [figure.period.end if figure.period else None for figure in figures]


def test_rows_under_wrapped_heads_are_cells() -> None:
    """Each value has its row's measure and its column's subject, period and base."""
    figures = read(WRAPPED)
    assert [(f.value, f.measure, f.subject) for f in figures[:4]] == [
        (45.5, "recorded-crime", "Norfolk Constabulary"),
        (60.7, "recorded-crime", "England and Wales"),
        (39.2, "victim-based-crime", "Norfolk Constabulary"),
        (53.9, "victim-based-crime", "England and Wales"),
    ]
    assert (figures[0].unit, figures[0].role, ends(figures)[:2]) == (
        "per 1,000 population",
        "level",
        ["2014-06-30"] * 2,
    )


def test_a_note_changes_the_base_of_its_row_alone() -> None:
    """The note on burglary makes its rate one per 1,000 households, and no other."""
    units = {figure.measure: figure.unit for figure in read(WRAPPED)}
    assert units["burglary-dwelling"] == "per 1,000 households"
    assert units["asb-incidents"] == "per 1,000 population"


def test_a_note_changes_the_period_of_its_row_alone() -> None:
    """The note on anti-social behaviour sets its 12 months to March, and no other row's."""
    figures = read(WRAPPED)
    assert ends(figures) == ["2014-06-30"] * 6 + ["2014-03-31"] * 2


def test_a_table_and_prose_give_one_value() -> None:
    """A rate reads the same in a table as in a sentence."""
    (prose,) = read(
        "In the 12 months to June 2014 the rate of recorded crime (excluding fraud) was 45.5 per 1,000 population."
    )
    table = read(WRAPPED)[0]
    same = ("value", "unit", "measure", "subject", "role", "polarity", "base")
    assert [getattr(prose, name) for name in same] == [getattr(table, name) for name in same]
    assert ends((prose,)) == ends((table,))


def test_lines_of_one_block_are_rows_too() -> None:
    """Rows without blank lines between them are read line by line."""
    figures = read(
        "Norfolk England and Wales\n\nRobbery 0.2 0.9\nSexual offences 1.2 1.2\nVehicle crime 3.1 5.8"
    )
    assert [(f.line_start, f.value) for f in figures] == [
        (3, 0.2),
        (3, 0.9),
        (4, 1.2),
        (4, 1.2),
        (5, 3.1),
        (5, 5.8),
    ]


def test_columns_may_be_years() -> None:
    """Where the heads are periods, every value is the body's own, at that time."""
    figures = read("2013/14 2014/15\n\nPolice officers 1,545 1,502\n\nPolice staff 1,020 998", "cell")
    assert ends(figures[:2]) == ["2014-03-31", "2015-03-31"]
    assert {f.subject for f in figures} == {"Norfolk Constabulary"}


def test_a_last_column_of_changes_holds_changes() -> None:
    """Under a head *change* a value is a change with its direction, never a level."""
    figures = read("2013/14 2014/15 Change\n\nRobbery 210 180 -14%\n\nSexual offences 400 460 15%", "cell")
    assert [(f.role, f.change_direction) for f in figures[2::3]] == [
        ("change", "decrease"),
        ("change", "increase"),
    ]
    assert {f.role for f in (*figures[0:2], *figures[3:5])} == {"level"}


CELLS = [
    ("Charge rate 12% 11%", 12, "percent"),
    ("Total budget £224m £230m", 224_000_000, "GBP"),
    ("Robberies 210 180", 210, "robberies"),
]


@pytest.mark.parametrize(("row", "value", "unit"), CELLS, ids=[row[0] for row in CELLS])
def test_a_cell_keeps_its_own_unit(row: str, value: float, unit: str) -> None:
    """A percentage, a sum and a count are told apart by what the cell or its row prints."""
    figures = read(f"2013/14 2014/15\n\n{row}\n\nSomething else 1 2", "cell")
    assert (figures[0].value, figures[0].unit) == (value, unit)


def test_an_empty_cell_is_passed_over() -> None:
    """A cell *n/a* is no figure, and does not shift the others."""
    figures = read(
        "Norfolk Constabulary England and Wales\n\nRobbery n/a 0.9\n\nVehicle crime 3.1 5.8", "cell"
    )
    assert [(f.value, f.subject) for f in figures] == [
        (0.9, "England and Wales"),
        (3.1, "Norfolk Constabulary"),
        (5.8, "England and Wales"),
    ]


def test_a_note_with_a_bare_month_takes_the_columns_year() -> None:
    """*12 months to March* under a column to June 2015 ends in March 2015."""
    figures = read(
        "Rates per 1,000 population 12 months to June 2015 12 months to June 2014\n\n"
        "Robbery 0.2 0.3\n\nAnti-social behaviour incidents* 29.2 31.0\n\n"
        "*Anti-social behaviour data is for the 12 months to March."
    )
    assert ends(figures) == ["2015-06-30", "2014-06-30", "2015-03-31", "2014-03-31"]


def test_one_line_with_two_numbers_is_no_table() -> None:
    """A single line that ends in two numbers is prose or furniture, not a table."""
    assert read("Norfolk 45.5 60.7\n\nThe force is good.") == ()


def test_a_label_may_have_a_length_of_time_beside_it() -> None:
    """Rows of a label and a value, a time among them, are figures of their labels without a head."""
    rows = (("Average wait for 101 calls", "3 minutes"), ("Time to allocate", "4 hrs"), ("Vacancies", "31"))
    cells = "".join(f"<tr><td>{label}</td><td>{value}</td></tr>" for label, value in rows)
    page = f"<h1>PEEL 2023-25: An inspection of Kent Police</h1><h2>Responding to the public</h2><table>{cells}</table>"
    document = read_bytes(f"<html>{page}</html>".encode(), relative="a.html")
    found = understand(document, load_vocabulary()).report.figures
    assert [(one.value, one.unit, one.measure) for one in found] == [
        (3, "minutes", "call-wait"),
        (4, "hours", "time to allocate"),
        (31, "vacancies", "vacancies"),
    ]


def test_a_label_may_begin_with_the_number_of_a_telephone() -> None:
    """Rows of calls to a number have the heads of their columns."""
    table = "Measure   2022   2023\n\n999 calls answered in ten seconds 84.1% 91.3%\n\n101 calls abandoned 17.5% 6.2%"
    found = read(table)
    assert [(one.value, one.period and one.period.text) for one in found] == [
        (84.1, "2022"),
        (91.3, "2023"),
        (17.5, "2022"),
        (6.2, "2023"),
    ]


def facts(*rows: tuple[str, str]) -> list[float | None]:
    """Return the values of the figures of a page with a table of facts, a head and its text or number a row."""
    cells = "".join(f"<tr><th>{label}</th><td>{value}</td></tr>" for label, value in rows)
    page = f"<h1>PEEL 2023-25: An inspection of Kent Police</h1><h2>Fact page</h2><table>{cells}</table><p>We came in May.</p>"
    document = read_bytes(f"<html>{page}</html>".encode(), relative="a.html")
    return [one.value for one in understand(document, load_vocabulary()).report.figures]


@pytest.mark.parametrize(
    "label", ["Annual throughput in the year to 31 May 2023", "Custody suites", "Officers on duty at night"]
)
def test_one_number_among_facts_in_words_is_a_figure(label: str) -> None:
    """The head of its row says what it is of, whatever stands in the rows about it."""
    assert facts(("Chief Constable", "Lauren Poultney"), ("Area", "Coast and towns"), (label, "20,482")) == [
        20482
    ]
    assert facts((label, "20,482"), ("Chief Constable", "Lauren Poultney")) == [20482]


@pytest.mark.parametrize(("label", "value"), [("Telephone", "01234 567890"), ("Last inspected", "2021")])
def test_a_number_that_counts_nothing_is_none_among_facts(label: str, value: str) -> None:
    """Numbers of telephones and years are no figures."""
    assert facts(("Chief Constable", "Lauren Poultney"), (label, value)) == []
