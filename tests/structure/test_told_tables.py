"""Tables that a format tells cell by cell: items under their heads, columns with their subject and time, tall cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hmicdiff.reading.choose import read_bytes
from hmicdiff.structure.report import understand
from hmicdiff.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from hmicdiff.model import Report

_ITEM = "The service should make sure that crews test their risk plans."
_OTHER = "The service should review how it records hazards at farms."


def _read(content: str) -> Report:
    """Return a page about a fire and rescue service with `content`, understood."""
    page = (
        "<html><body><main><h1>Fire &amp; Rescue Service 2023–25: Effectiveness, efficiency and people – An inspection of"
        " Kent Fire and Rescue Service</h1><h2>Preventing fires and other risks</h2>"
        f"<p>The service is good at preventing fires and other risks.</p>{content}</main></body></html>"
    )
    return understand(read_bytes(page.encode(), relative="a.html"), load_vocabulary()).report


def _table(*rows: str) -> str:
    cells = ("".join(f"<td>{cell.strip()}</td>" for cell in row.split("|")) for row in rows)
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>"


@pytest.mark.parametrize(
    ("table", "items"),
    [
        (_table("Area for improvement", _ITEM), [("area_for_improvement", _ITEM, None)]),
        (
            _table("No. | Recommendation | Owner | By when", f"R1 | {_ITEM} | ACFO | 30 June 2026", f"R2 | {_OTHER} | ACFO |"),
            [("recommendation", _ITEM, "30 June 2026"), ("recommendation", _OTHER, None)],
        ),
        (
            _table("Subject | What the service must do", f"Plans | {_ITEM}", f"Farms | {_OTHER}"),
            [("recommendation", _ITEM, None), ("recommendation", _OTHER, None)],
        ),
        (_table(f"Cause of concern | {_ITEM}"), [("cause_of_concern", _ITEM, None)]),
        (
            f"<table><caption>Areas for improvement</caption><tr><td>Plans</td><td>{_ITEM}</td></tr></table>",
            [("area_for_improvement", _ITEM, None)],
        ),
        (
            _table("Areas for improvement", f"1 | {_ITEM}", f"2 | {_OTHER}"),
            [("area_for_improvement", _ITEM, None), ("area_for_improvement", _OTHER, None)],
        ),
        (
            _table("Cause of concern | Deadline", f"{_ITEM} | December 2026"),
            [("cause_of_concern", _ITEM, "December 2026")],
        ),
    ],
    ids=["box", "tracker", "asked", "beside", "caption", "numbered", "dated"],
)  # fmt: skip
def test_items_stand_under_their_head(table: str, items: list[tuple[str, str, str | None]]) -> None:
    """A column, title or label that announces items makes items of the cells, with the deadline of their row."""
    assert [(one.kind, one.text, one.deadline) for one in _read(table).items] == items
    assert all(one.labelled for one in _read(table).items)


def test_other_cells_are_no_items() -> None:
    """A table that announces nothing holds no items, whatever its cells ask for in passing."""
    assert not _read(
        _table("Subject | Note", f"Plans | {_OTHER}", "Staff | They work in four watches.")
    ).items


_LONG = "Calls answered within 10 seconds"


@pytest.mark.parametrize(
    ("table", "figures"),
    [
        (
            _table("Measure | Year ending 31 March 2024 | Year ending 31 March 2025", f"{_LONG} | 88.1% | 93.4%"),
            [(88.1, True, "2024-03-31"), (93.4, True, "2025-03-31")],
        ),
        (
            _table("Measure | Kent Fire and Rescue Service | England", f"{_LONG} | 93.4% | 84%", "Home visits per 1,000 people | 14.2 | 9.6"),
            [(93.4, True, None), (84.0, False, None), (14.2, True, None), (9.6, False, None)],
        ),
        (
            _table("Measure | 2023 | 2024", f"{_LONG} | 88% | 93%", "Home visits per 1,000 people | 14.2 | 9.6"),
            [(88.0, True, "2023-12-31"), (93.0, True, "2024-12-31"), (14.2, True, "2023-12-31"), (9.6, True, "2024-12-31")],
        ),
        (
            _table("Measure | Kent Fire and Rescue Service 2023/24 | England 2022/23", f"{_LONG} | 88% | 93%"),
            [(88.0, True, "2024-03-31"), (93.0, False, "2023-03-31")],
        ),
    ],
    ids=["dated", "benchmark", "years", "both"],
)  # fmt: skip
def test_columns_keep_their_subject_and_time(
    table: str, figures: list[tuple[float, bool, str | None]]
) -> None:
    """Each value has the subject and the period of its column's head; a head is no figure."""
    report = _read(table)
    body = report.identity.body
    assert [
        (one.value, one.subject == body, one.period.end if one.period else None) for one in report.figures
    ] == figures


def test_a_grade_of_several_rows_is_each_rows() -> None:
    """A grade cell merged over rows gives its grade to the area of each."""
    table = (
        "<table><tr><th>Area</th><th>Grade</th></tr><tr><td>Preventing fires and other risks</td><td rowspan=2>Good</td></tr>"
        "<tr><td>Responding to major and multi-agency incidents</td></tr></table>"
        "<h2>Responding to major and multi-agency incidents</h2><p>We examined this.</p>"
    )
    graded = {section.heading: section.grade.value for section in _read(table).sections if section.grade}
    assert graded["Responding to major and multi-agency incidents"] == "good"


@pytest.mark.parametrize("number", ["1.1", "2.3.4", "3.", "12", "4.2."])
def test_numbers_of_headings_are_no_figures(number: str) -> None:
    """The number of a section in its heading counts nothing."""
    assert not _read(f"<h2>{number} Main findings of ours</h2><p>We examined how crews do this.</p>").figures
