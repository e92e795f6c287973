"""Pull quotes, which print a sentence of the text a second time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hmicdiff.reading.choose import read_bytes
from hmicdiff.structure.report import understand
from hmicdiff.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from hmicdiff.model import Report

_SAID = "Its service for victims has deteriorated since 2019. In three out of four cases there was no plan."


def told(quote: str) -> Report:
    """Return the report on a page that has a quote behind a paragraph."""
    page = (
        "<html><h1>PEEL 2021/22: An inspection of Essex Police</h1><p>Published 1 June 2022</p><h2>Investigating crime</h2>"
        f"<p>Good</p><p>Essex Police is good at it. {_SAID}</p>{quote}<p>It has 44 detectives.</p></html>"
    )
    return understand(read_bytes(page.encode(), relative="a.html"), load_vocabulary()).report


@pytest.mark.parametrize(
    "quote",
    [
        "<blockquote><p>“Its service for victims has deteriorated since 2019”</p></blockquote>",
        "<p>‘In three out of four cases there was no plan’</p>",
        "<aside><blockquote><p>In three out of four cases there was no plan</p></blockquote></aside>",
        f"<p>“{_SAID}”</p>",
    ],
    ids=["quoted in a box", "single marks", "box alone", "two sentences"],
)
def test_a_sentence_printed_again_is_told_once(quote: str) -> None:
    """It makes no section, no second statement and no second figure; the ledger names it."""
    report = told(quote)
    assert [one.quote for one in report.statements] == [
        "Its service for victims has deteriorated since 2019."
    ]
    assert [one.value for one in report.figures] == [75, 44]
    assert [one.heading for one in report.sections if one.heading] == ["Investigating crime"]


@pytest.mark.parametrize(
    "quote",
    [
        "<p>“Its service for victims has deteriorated since 2017”</p>",
        "<h4>Its service for victims has deteriorated since 2019</h4><p>It had 12 plans.</p>",
        "<blockquote><h4>Its service for victims has deteriorated since 2019</h4></blockquote>",
        "<h3>Cause of concern</h3><blockquote><p>Its service for victims has deteriorated since 2019.</p></blockquote>",
        "<p>An officer said: “Its service for victims is bad.”</p>",
        "<blockquote><p>Area for improvement</p><p>The force should make plans.</p></blockquote>",
    ],
    ids=[
        "other words",
        "heading without marks",
        "heading in a box",
        "under a label",
        "somebody's words",
        "box of an item",
    ],
)
def test_what_says_something_itself_stays(quote: str) -> None:
    """Only words that a paragraph near by says too are left out, and neither headings nor items."""
    assert "second_copy" not in {one.reason for one in told(quote).ledger.left_out if one.words > 7}


def test_what_is_asked_for_is_no_quote() -> None:
    """A recommendation that a report quotes is one, though it is printed again below."""
    asked = "The force should make sure that every file has an investigation plan"
    report = told(f"<p>In 2019 we made this recommendation:</p><p>“{asked}.”</p><p>{asked}.</p>")
    assert "second_copy" not in {one.reason for one in report.ledger.left_out}
