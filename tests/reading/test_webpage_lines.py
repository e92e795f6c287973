"""Pages that keep the ends of their lines: preformatted text is read as the text that it is."""

from __future__ import annotations

import pytest
from marked_up import report_of, told_by

from hmicdiff.model import Line
from hmicdiff.reading.webpage import read_page

_TEXT = """PEEL: Police legitimacy 2016

An inspection of Cumbria Constabulary

How well does the force treat all of the people it serves with fairness and
respect?

Requires improvement

In 31 of the 80 stops we looked at no ground was noted, which is more than a
third of them.

Areas for improvement

-  The constabulary should make sure that each officer who stops
   someone notes why.
-  The constabulary should tell those it stopped what became
   of it.
"""
_LONG = (
    f"This is how the file was found. {'We have not changed the words that stand in it at all. ' * 6}".strip()
)
KEEPING = {
    "preformatted": "<pre>{}</pre>",
    "as typed": "<div style='font-family: serif; white-space: pre-wrap'>{}</div>",
    "in bold": "<pre class='txt'><b>{}</b></pre>",
    "by a class": "<style>.t p, .typed {{ white-space: pre-wrap; }}</style><div class='typed'>{}</div>",
    "lines alone": "<section style='white-space:pre-line;'><p>{}</p></section>",
    "new property": "<div style='white-space-collapse: preserve'>{}</div>",
}


@pytest.mark.parametrize("form", KEEPING.values(), ids=KEEPING)
@pytest.mark.parametrize("before", ["", f"<p>{_LONG}</p>"], ids=["alone", "below a paragraph"])
def test_a_text_in_a_page_is_read_as_one(form: str, before: str) -> None:
    """Its chapters, grades and items are found, and lines that were wrapped go on."""
    report = report_of(f"<body>{before}{form.format(_TEXT)}</body>")
    asked = next(one for one in report.sections if (one.heading or "").startswith("How well"))
    assert asked.heading == (
        "How well does the force treat all of the people it serves with fairness and respect?"
    )
    assert asked.grade is not None
    assert asked.grade.value == "requires improvement"
    assert [one.text for one in report.items if one.labelled] == [
        "The constabulary should make sure that each officer who stops someone notes why.",
        "The constabulary should tell those it stopped what became of it.",
    ]


def test_the_lines_of_a_page_that_keeps_none_are_one() -> None:
    """Breaks in the source of a paragraph are none of the page, in a term set as code and beside preformatted text too."""
    typed = "The force\n  has <code>ten\ncars</code>\nand no van."
    for around in (
        f"<p>{typed}</p>",
        f"<p style='white-space:nowrap'>{typed}</p>",
        f"<style>p {{white-space: pre}} .p {{white-space:pre}} .p {{white-space:normal}}</style><p class='p'>{typed}</p>",
        f"<style>.p {{white-space: pre}}</style><p class='p' style='white-space: normal'>{typed}</p>",
        f"<pre><span style='white-space:normal'>{typed}</span></pre>",
        f"<div style='white-space:pre'><p style='white-space:initial'>{typed}</p></div>",
    ):
        assert told_by(around) == [("The force has ten cars and no van.", None)]


def test_what_preformatted_text_sets_in_columns_stays_so() -> None:
    """Spaces within a line and before it are kept, tables being set with them; a heading in it is one line."""
    told = read_page(
        "<pre><h2>Visits\nand calls</h2>\n  Area      2019   2020\n  Calls       40     12\n</pre>"
    ).lines
    assert [line for line in told if line.text] == [
        Line(text="Visits and calls", kind="heading", level=2),
        Line(text="  Area      2019   2020"),
        Line(text="  Calls       40     12"),
    ]


@pytest.mark.parametrize(
    "form", ["<li style='white-space:pre-wrap'>{}</li>", "<li><p style='white-space:pre-line'>{}</p></li>"]
)
def test_an_entry_of_a_list_that_is_wrapped_is_one(form: str) -> None:
    """A line in it that goes on with the one above is none of its own."""
    wrapped = "The force should improve its\n    call handling in\n    the control room."
    told = told_by(f"<ul>{form.format(wrapped)}<li>Second thing.</li></ul>")
    assert told == [
        ("The force should improve its call handling in the control room.", "bullet"),
        ("Second thing.", "bullet"),
    ]


@pytest.mark.parametrize(
    "apart", ["Calls:\nthe force", "Calls\n\nthe force", "Calls\nThe force", "Calls\nb) the force"]
)
def test_other_lines_of_an_entry_stay_apart(apart: str) -> None:
    """A list in an entry, a paragraph and a line that begins anew are lines of their own."""
    told = told_by(f"<ul><li style='white-space:pre-wrap'>{apart}</li></ul>")
    assert [text for text, _ in told] == [line for line in apart.split("\n") if line]
