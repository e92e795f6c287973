"""Fields of forms: what nobody can change is text of the page, what else stands in one is told of."""

from __future__ import annotations

import pytest
from marked_up import grades_of, reasons_of, report_of, told_by

_HEAD = "<h1>Fire and rescue service 2021/22: Dorset and Wiltshire Fire and Rescue Service</h1>"
_ASK = "The service should test its plans with crews."
FIXED = {
    "read-only": "<form><textarea readonly>{}</textarea></form>",
    "not enabled": "<textarea disabled rows=4>\n{}\n</textarea>",
    "told to readers of screens": "<textarea aria-readonly='true'>{}</textarea>",
    "a group": "<fieldset disabled><div><textarea>{}</textarea></div></fieldset>",
    "one line": "<input type='text' value='{}' readonly>",
}


@pytest.mark.parametrize("form", FIXED.values(), ids=FIXED)
def test_what_nobody_can_change_is_text(form: str) -> None:
    """It's read where it stands, and labelled by what stands over it."""
    markup = f"{_HEAD}<p>We inspected it.</p><label for=a>Area for improvement</label>{form.format(_ASK)}"
    read = report_of(markup)
    assert [(one.text, one.kind) for one in read.items if _ASK in one.text] == [
        (_ASK, "area_for_improvement")
    ]


def test_a_value_stands_in_its_sentence() -> None:
    """The value of a field on one line goes on behind its label, and tells a date or a grade as words do."""
    markup = (
        f"{_HEAD}<p><label>Published</label><input type=date readonly value=2022-07-27></p>"
        "<h2>Protecting the public through fire regulation</h2><select disabled><option>Good<option selected>Inadequate</select>"
        "<p>It met <input value='63 percent' disabled> of its aims.</p>"
    )
    assert ("It met 63 percent of its aims.", None) in told_by(markup)
    assert report_of(markup).identity.published == "2022-07-27"
    assert grades_of(markup)["Protecting the public through fire regulation"] == "inadequate"


@pytest.mark.parametrize(
    "field",
    [
        f"<textarea>{_ASK}</textarea>",
        f"<input value='{_ASK}'>",
        f"<div><input type=text value='{_ASK}'></div>",
    ],
)
def test_what_a_reader_can_change_is_told_of(field: str) -> None:
    """It's no text of the report, and what may be missed is warned of."""
    read = report_of(
        f"{_HEAD}<p>We inspected the service, which is inadequate at protecting the public.</p>{field}"
    )
    assert not read.items
    assert "field" in {one.reason for one in read.ledger.left_out}
    assert "text_left_out" in {one.code for one in read.warnings}


def test_what_is_there_to_be_copied_is_no_text() -> None:
    """An address or a piece of markup in a field is for another page; what a button does and a box stands for is no word."""
    markup = (
        "<p>It has 40 crews.</p><input readonly value='https://example.org/report/12'>"
        "<textarea readonly>&lt;iframe src=x>&lt;/iframe></textarea><input type=submit value='Send 3 copies'>"
        "<input type=hidden value='12 percent'><input type=checkbox value=4 disabled><input type=search value=fire readonly>"
    )
    assert told_by(markup) == [("It has 40 crews.", None)]
    assert reasons_of(markup) == {"field"}
