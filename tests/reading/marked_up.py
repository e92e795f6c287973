"""What is read of a web page that a test writes."""

from __future__ import annotations

from hmicdiff.reading.webpage import read_page

__all__ = ["reasons_of", "told_by"]


def told_by(markup: str) -> list[tuple[str, str | None]]:
    """Return text and kind of the lines that are not blank."""
    return [(line.text, line.kind) for line in read_page(markup).lines if line.text]


def reasons_of(markup: str) -> set[str]:
    """Return the reasons for which words were left out."""
    return {one.reason for one in read_page(markup).omissions}
