"""A report set as PDF and read back says the same as its text."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import pytest

from hmicdiff.reading.choose import read_bytes, read_document
from hmicdiff.structure.layout import lay_out
from hmicdiff.structure.report import understand
from hmicdiff.text import plain, squash
from hmicdiff.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from pathlib import Path
    from types import ModuleType

    from hmicdiff.model import Figure, Period, Report

_COVER = ("Crime inspection 2014", "Norfolk Constabulary", "November 2014")
_PAGES = 17


@cache
def _from_text(samples: Path) -> Report:
    """Return the crime inspection of 2014 as its text gives it."""
    path = samples / "2014-11-crime-inspection.txt"
    return understand(read_document(path, relative=path.name), load_vocabulary()).report


@cache
def _from_pdf(samples: Path, setter: ModuleType, columns: int) -> Report:
    """Return the same, set as PDF and read back."""
    path = samples / "2014-11-crime-inspection.txt"
    blocks = lay_out(read_document(path, relative=path.name), load_vocabulary()).blocks
    printed = setter.in_printed_order(blocks, _from_text(samples).sections)
    data = setter.typeset(printed, cover=_COVER, columns=columns)
    return understand(read_bytes(data, relative="2014-11.pdf"), load_vocabulary()).report


def _sections(report: Report) -> list[object]:
    """Return headings in order with level, topic, role and grade."""
    return [
        (
            s.level,
            plain(s.heading or ""),
            s.topic,
            s.role,
            s.grade and (s.grade.value, s.grade.state, s.grade.basis),
        )
        for s in report.sections
    ]


def _items(report: Report) -> list[object]:
    """Return the items without their places."""
    return [(i.kind, i.labelled, squash(plain(i.text)), i.deadline, i.status, i.topic) for i in report.items]


def _figures(report: Report) -> list[object]:
    """Return the figures without their places; quotes without white space, for lines end elsewhere."""
    bare = {"id": "", "section": "", "line_start": 0, "line_end": 0, "page": None}
    return [
        replace(f, quote=squash(plain(f.quote)), base=squash(f.base or ""), period=_days(f), **bare)
        for f in report.figures
    ]


def _days(figure: Figure) -> Period | None:
    """Return a figure's period without the words it was printed in."""
    return figure.period and replace(figure.period, text="")


def _statements(report: Report) -> list[object]:
    """Return the statements of change without their places."""
    return [(s.direction, s.source, squash(plain(s.quote)), s.topic) for s in report.statements]


@pytest.mark.parametrize("columns", [1, 2, 3])
@pytest.mark.parametrize(
    "part", [_sections, _items, _figures, _statements], ids=["sections", "items", "figures", "statements"]
)
def test_the_same_is_read_from_pdf_as_from_text(
    samples: Path, setter: ModuleType, columns: int, part: object
) -> None:
    """Headings, topics, grades, items, figures and statements are those of the text, lines aside."""
    assert callable(part)
    assert part(_from_pdf(samples, setter, columns)) == part(_from_text(samples))


def test_places_carry_their_page(samples: Path, setter: ModuleType) -> None:
    """Every section, item and figure of a PDF says on which page it stands."""
    report = _from_pdf(samples, setter, 1)
    assert all(one.page for one in (*report.sections, *report.items, *report.figures, *report.statements))
    assert report.source.pages == _PAGES
