"""Lines that name the topic of an item between its label and its words."""

from __future__ import annotations

import pytest

from hmicdiff.reading.choose import read_bytes
from hmicdiff.structure.report import understand
from hmicdiff.vocabulary import load_vocabulary

_FAULT = "The governance of the use of force isn't good enough. Not all incidents are recorded."
_RIGHTS = "The force should give detainees their rights."
_NURSE = "The force should call a nurse."


def items(body: str) -> list[tuple[str, str]]:
    """Return kind and words of the labelled items of a report on custody with that body."""
    page = (
        "<html><body><h1>Report on an inspection visit to police custody suites in Kent by HMICFRS</h1>"
        f"<h2>Summary</h2><p>We came in May and saw all suites.</p>{body}<h2>In the suite</h2><p>It is clean.</p></body></html>"
    )
    found = understand(read_bytes(page.encode(), relative="a.html"), load_vocabulary()).report.items
    return [(one.kind, one.text) for one in found if one.labelled]


NAMED = {
    "a cause of concern": (
        f"<p><b>Cause of concern</b></p><p><b>Use of force</b></p><p>{_FAULT}</p>",
        [("cause_of_concern", _FAULT)],
    ),
    "behind the label": (
        f"<p><b>Cause of concern: use of force</b></p><p>{_FAULT}</p>",
        [("cause_of_concern", _FAULT)],
    ),
    "an area for improvement": (
        f"<h3>Area for improvement</h3><p><b>Legal rights</b></p><p>{_RIGHTS}</p>",
        [("area_for_improvement", _RIGHTS)],
    ),
    "several": (
        f"<h3>Areas for improvement</h3><p>Legal rights</p><p>{_RIGHTS}</p><p>Physical and mental health</p><p>{_NURSE}</p>",
        [("area_for_improvement", _RIGHTS), ("area_for_improvement", _NURSE)],
    ),
    "practice": (
        "<h3>Promising practice</h3><p><b>Mental health</b></p><p>There is a nurse in each suite.</p>",
        [("practice", "There is a nurse in each suite.")],
    ),
}


@pytest.mark.parametrize(("body", "expected"), NAMED.values(), ids=NAMED)
def test_a_line_that_names_the_topic_is_not_the_item(body: str, expected: list[tuple[str, str]]) -> None:
    """What the paragraph below it tells or asks for is the item."""
    assert items(body) == expected


TOLD = {
    "a fault": ("<h3>Cause of concern</h3><p>Not all incidents are recorded</p><p>We saw 90.</p>", "Not all incidents are recorded"),
    "a duty": (
        "<h3>Area for improvement</h3><p>The force should record incidents</p><p>Officers should know how.</p>",
        "The force should record incidents",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("body", "first"), TOLD.values(), ids=TOLD)
def test_a_title_that_tells_or_asks_is_the_item(body: str, first: str) -> None:
    """A title that says what is wrong, or what is to be done, names no topic."""
    assert items(body)[0][1] == first


def test_a_line_over_running_text_behind_the_items_is_none_of_them() -> None:
    """Only where the first item stands under its topic do others."""
    body = f"<h3>Areas for improvement</h3><ul><li>{_RIGHTS}</li></ul><p>Mental health</p><p>{_NURSE} It has none.</p>"
    assert items(body) == [("area_for_improvement", _RIGHTS)]
