"""Reports that were pasted into a chat, and what only looks like one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hmicdiff.structure.report import understand
from hmicdiff.vocabulary import load_vocabulary
from tests.structure.cases import document

if TYPE_CHECKING:
    from hmicdiff.model import Report

_REPORT = """PEEL 2021/22: An inspection of Wiltshire Police
Published on 13 July 2022

Responding to the public
Requires improvement
Wiltshire Police requires improvement at responding to the public.

Area for improvement
The force should reduce its abandonment rate for 101 calls
In the year ending 31 March 2022, the rate was 19.7 percent."""
_FORMS = {
    "a day in brackets": (
        "[Yesterday 16:02] Smith, Jo",
        "[Yesterday 16:05] Khan, Amir",
        "[Yesterday 16:07] Smith, Jo",
    ),
    "a time in brackets": ("[16:02] Jo Smith", "[16:05] Amir Khan", "[16:07] Jo Smith"),
    "a time with a point": ("Jo Smith  4.02 pm", "Amir Khan  4.05 pm", "Jo Smith  4.07 pm"),
    "a name, then a time": ("Jo Smith  4:02 PM", "Amir Khan  4:05 PM", "Jo Smith  4:07 PM"),
    "a date, a name and words": (
        "13/07/2022, 16:02 - Jo Smith: see below",
        "13/07/2022, 16:05 - Amir Khan: thanks",
        "13/07/2022, 16:07 - Jo Smith: ok",
    ),
}


def told(text: str) -> Report:
    """Return the report that a text is read as."""
    return understand(document(text), load_vocabulary()).report


def chat(first: str, second: str, third: str) -> str:
    """Return a chat of three messages, the report in its first."""
    return (
        f"{first}\nHere is the text for tomorrow:\n\n{_REPORT}\n\n{second}\nIs it not 12 percent now?\n"
        f"{third}\nThe force should check with control. 35 people asked me!\n"
    )


@pytest.mark.parametrize("heads", _FORMS.values(), ids=_FORMS)
def test_other_messages_of_a_chat_are_none_of_the_report(heads: tuple[str, str, str]) -> None:
    """What people write around it asks nothing of a force, and its numbers are nobody's."""
    report = told(chat(*heads))
    assert [one.text for one in report.items] == [
        "The force should reduce its abandonment rate for 101 calls"
    ]
    assert {one.value for one in report.figures} == {19.7}
    assert report.identity.title == "PEEL 2021/22: An inspection of Wiltshire Police"
    assert [one.reason for one in report.ledger.left_out if one.words > 10] == ["other_message"]


def test_a_report_may_go_on_in_the_next_message_of_its_sender() -> None:
    """Long texts are sent in parts."""
    text = chat("[16:02] Jo Smith", "[16:03] Jo Smith", "[16:07] Amir Khan")
    assert {one.value for one in told(text).figures} == {19.7, 12}


@pytest.mark.parametrize(
    "line",
    ["[16:02] It was a busy day", "Wiltshire Police answered 19:30 calls", "The shift starts at 16:00"],
)
def test_a_line_with_a_time_makes_no_chat(line: str) -> None:
    """A time in a report, behind its title, parts nothing."""
    report = told(f"{_REPORT}\n\n{line}\n\nIt has 44 cars.")
    assert 44 in {one.value for one in report.figures}
    assert "other_message" not in {one.reason for one in report.ledger.left_out}


@pytest.mark.parametrize(
    ("above", "behind"),
    [
        ("Published 20.10.22", "Updated 21.11.22"),
        ("Published 20.10", "Updated 21.11"),
        ("Published 20:10", "It has 3 vans."),
        ("Norfolk 44:10", "Kent 45:70"),
    ],
    ids=["dates", "days without a year", "one alone", "no hours"],
)
def test_a_date_is_no_time_of_a_message(above: str, behind: str) -> None:
    """A name before numbers sends nothing, and one such line alone makes no chat."""
    report = told(f"{above}\n\n{_REPORT}\n\n{behind}\n\nIt has 44 cars.")
    assert 44 in {one.value for one in report.figures}
    assert "other_message" not in {one.reason for one in report.ledger.left_out}
