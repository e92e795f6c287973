"""What is read of a web page that a test writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hmicdiff.reading.choose import read_bytes
from hmicdiff.reading.webpage import read_page
from hmicdiff.structure.report import understand
from hmicdiff.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from hmicdiff.model import Report

__all__ = ["grades_of", "reasons_of", "report_of", "told_by"]


def told_by(markup: str) -> list[tuple[str, str | None]]:
    """Return text and kind of the lines that are not blank."""
    return [(line.text, line.kind) for line in read_page(markup).lines if line.text]


def reasons_of(markup: str) -> set[str]:
    """Return the reasons for which words were left out."""
    return {one.reason for one in read_page(markup).omissions}


def report_of(markup: str) -> Report:
    """Return what the report that a page holds says."""
    document = read_bytes(markup.encode(), relative="page.html")
    return understand(document, load_vocabulary()).report


def grades_of(markup: str) -> dict[str | None, str | None]:
    """Return the grades that a page gives, each by the heading of its section."""
    return {section.heading: section.grade.value for section in report_of(markup).sections if section.grade}
