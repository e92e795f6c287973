"""What the inspected answer to an item, on pages that print it below."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hmicdiff.reading.choose import read_bytes
from hmicdiff.structure.report import understand
from hmicdiff.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from hmicdiff.model import Report

_SAID = "We accept this. Supervisors should review calls every month. Response times have improved."
_ITEM = "The force should answer its calls."


def told(answer: str) -> tuple[list[str], list[str]]:
    """Return the items of a page with that answer below an area for improvement, and who says that response times improved."""
    page = (
        "<html><body><h1>PEEL 2021/22: An inspection of Essex Police</h1><p>Published 27 October 2022</p>"
        f"<h2>Responding to the public</h2><p>Adequate</p><h3>Area for improvement</h3><p>{_ITEM}</p>{answer}"
        "<h2>Investigating crime</h2><p>Good</p><p>Files are full.</p></body></html>"
    )
    report = understand(read_bytes(page.encode(), relative="a.html"), load_vocabulary()).report
    return [one.text for one in report.items], [one.source for one in report.statements]


ANSWERS = {
    "a heading": f"<h4>Our response</h4><p>{_SAID}</p>",
    "a heading with a name": f"<h4>Essex Police's response</h4><p>{_SAID}</p>",
    "a line": f"<p><strong>Force response</strong></p><p>{_SAID}</p>",
    "a line with a colon": f"<p><strong>Response from the force:</strong></p><p>{_SAID}</p>",
    "in the line": f"<p><b>Chief Constable's comments:</b> {_SAID}</p>",
    "in other words": f"<h4>What we are doing</h4><ul><li>{_SAID}</li></ul>",
}


@pytest.mark.parametrize("answer", ANSWERS.values(), ids=ANSWERS)
def test_an_answer_to_an_item_is_the_inspecteds_own_word(answer: str) -> None:
    """It asks nothing of them, and what it says has improved is their claim."""
    assert told(answer) == ([_ITEM], ["force"])


def test_how_a_force_responds_is_the_inspectors_word() -> None:
    """A heading that names the matter, or stands behind no item, begins no answer."""
    items, sources = told(f"<h3>Its response to rural crime</h3><p>{_SAID}</p>")
    assert "Supervisors should review calls every month." in items
    assert sources == ["inspectorate"]


_PAGE = (
    "<html><body><h1>PEEL 2021/22: An inspection of Essex Police</h1><p>{above}</p><h2>Responding to the public</h2>"
    "<p>Adequate</p><p>It has 12 vans.</p><table>{rows}</table><p>It has 19 cars.</p></body></html>"
)


def tabled(*rows: tuple[str, ...], above: str = "Published 27 October 2022") -> Report:
    """Return the report on a page that holds a table with these rows."""
    cells = ("".join(f"<td>{text}</td>" for text in row) for row in rows)
    page = _PAGE.format(above=above, rows="".join(f"<tr>{row}</tr>" for row in cells))
    return understand(read_bytes(page.encode(), relative="a.html"), load_vocabulary()).report


@pytest.mark.parametrize(
    ("heads", "kind"),
    [
        (("Area for improvement", "Force response"), "area_for_improvement"),
        (("HMICFRS area for improvement", "Comments from the constabulary"), "area_for_improvement"),
        (("PEEL recommendation", "Our response and actions"), "recommendation"),
        (("Cause of concern", "PFCC view (June 2023)"), "cause_of_concern"),
        (("Recommendation", "Action taken to date"), "recommendation"),
    ],
)
def test_a_column_of_answers_beside_items_is_the_inspecteds_own_word(
    heads: tuple[str, str], kind: str
) -> None:
    """The items stand; what is said to them asks nothing, and its figures are the force's."""
    report = tabled(
        heads,
        (_ITEM, "We accept this. Supervisors must review all 400 plans."),
        ("The force should train its call handlers.", "It was given to 85 officers."),
    )
    assert [(one.kind, one.text) for one in report.items] == [
        (kind, _ITEM),
        (kind, "The force should train its call handlers."),
    ]
    by = {one.value: one.attributed_to for one in report.figures}
    assert by == {12: "inspectorate", 400: "force", 85: "force", 19: "inspectorate"}


def test_each_column_of_items_has_its_kind() -> None:
    """A concern and what is recommended for it may stand side by side, and an answer to both behind them."""
    report = tabled(
        ("Ref", "Cause of concern", "Recommendation", "Commissioner's comment"),
        (
            "1",
            "The force does not check the devices of offenders",
            "The force should buy tools",
            "I gave £85,000.",
        ),
    )
    assert [one.kind for one in report.items] == ["cause_of_concern", "recommendation"]
    assert {one.quote: one.attributed_to for one in report.figures}["£85,000"] == "force"


@pytest.mark.parametrize(
    ("heads", "row"),
    [
        (("Area", "Grade", "Comment"), ("Managing offenders", "Good", "It has 85 managers.")),
        (("Force", "Response times"), ("Essex Police", "It answers 85 calls an hour.")),
        (("What we asked", "Response"), ("How many staff are there?", "It has 85 officers.")),
    ],
    ids=["grades", "times", "questions"],
)
def test_a_column_beside_no_items_is_the_inspectorates(heads: tuple[str, ...], row: tuple[str, ...]) -> None:
    """Inspectors comment too, and ask for answers."""
    report = tabled(heads, row)
    assert {one.value: one.attributed_to for one in report.figures}.get(85, "inspectorate") == "inspectorate"


def test_an_answer_beside_its_title_ends_with_its_row() -> None:
    """What stands in the rows below, a date to be done by, is said of the item."""
    report = tabled(
        ("Area for improvement", _ITEM),
        ("Force response", "We accept this. Supervisors must review plans."),
        ("Due date", "31 May 2023"),
    )
    assert [(one.text, one.deadline) for one in report.items] == [(_ITEM, "31 May 2023")]


@pytest.mark.parametrize(
    ("heads", "row"),
    [
        (("Area for improvement", "Due"), (_ITEM, "31/03/2023")),
        (("Recommendation", "Expected finish"), (_ITEM, "31 March 2023")),
        (("Ref", "Target date"), ("AFI 1", "March 2023")),
    ],
)
def test_a_date_in_a_table_of_items_is_no_day_of_publication(
    heads: tuple[str, str], row: tuple[str, str]
) -> None:
    """The line below the title says when it was published, or nothing does."""
    assert tabled(heads, row, above="HMICFRS, published 11 August 2022").identity.published == "2022-08-11"
    assert tabled(heads, row, above="By HMICFRS").identity.published is None


def test_a_date_in_the_table_of_a_cover_is_one() -> None:
    """A cover may be set as a table, its date alone in a cell."""
    assert tabled(("HMICFRS", "11 August 2022"), above="By HMICFRS").identity.published == "2022-08-11"
