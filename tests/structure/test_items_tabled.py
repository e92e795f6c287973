"""Items in the cells of tables and of lists of terms, as trackers and boxes print them."""

from __future__ import annotations

import pytest

from hmicdiff.reading.choose import read_bytes
from hmicdiff.structure.report import understand
from hmicdiff.vocabulary import load_vocabulary

_HEAD = (
    "<h1>PEEL 2021/22: An inspection of Dorset Police</h1><p>4 November 2022</p><h2>Investigating crime</h2>"
    "<p>Dorset Police is good at investigating crime. It has 61 detectives.</p>"
)


def _items(markup: str) -> list[tuple[str, str | None, str, str | None]]:
    """Return kind, stem, text and deadline of the items of a page."""
    read = read_bytes(f"<html>{_HEAD}{markup}</html>".encode(), relative="a.html")
    found = understand(read, load_vocabulary()).report.items
    return [(item.kind, item.stem, item.text, item.deadline) for item in found]


@pytest.mark.parametrize(
    "stem",
    [
        "The force should",
        "The chief constable must:",
        "Dorset Police should immediately",
        "We say that it needs to",
    ],
)
@pytest.mark.parametrize(
    "when", ["By when", "By", "Timescale", "Due date", "To be completed by", "Required by"]
)
@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Areas for improvement", "area_for_improvement"),
        ("Recommendations", "recommendation"),
        ("What comes next", "recommendation"),
    ],
)
def test_cells_go_on_with_the_sentence_that_heads_their_column(
    stem: str, when: str, title: str, kind: str
) -> None:
    """A column headed with the beginning of an obligation holds items, whatever the title says they are."""
    rows = (("check its plans", "May 2023"), ("tell each victim what it did", "Within three months"))
    cells = "".join(
        f"<tr><td>{number}</td><td>{text}</td><td>{day}</td></tr>"
        for number, (text, day) in enumerate(rows, 1)
    )
    table = f"<table><tr><th>No.</th><th>{stem}</th><th>{when}</th></tr>{cells}</table>"
    assert _items(f"<h3>{title}</h3>{table}") == [(kind, stem, text, day) for text, day in rows]


def test_a_column_of_prose_beside_no_deadline_holds_no_items() -> None:
    """Under a title that announces no items, the beginning of an obligation alone makes none."""
    table = "<table><tr><th>Question</th><th>The force should</th></tr><tr><td>1</td><td>know its people well</td></tr></table>"
    assert _items(f"<h3>How we inspect</h3>{table}") == []


@pytest.mark.parametrize("label", ["Areas for improvement", "Area for improvement"])
def test_each_obligation_beside_a_label_is_an_item(label: str) -> None:
    """Several of them may stand under one term, or in one row."""
    asked = (
        "The force should review its stock of cases.",
        "The force should train its supervisors by June 2023.",
    )
    told = "".join(f"<dd>{text}</dd>" for text in asked)
    found = _items(f"<dl><dt>{label}</dt>{told}</dl>")
    assert [text for _, _, text, _ in found] == list(asked)


_ASKED = ("The force should review its stock of cases.", "The force should train its supervisors.")


def _states(head: str, told: tuple[str, str], *, title: str = "Areas for improvement") -> list[str]:
    """Return the status of the two items of a tracker that has a column with this head."""
    rows = "".join(
        f"<tr><td>{number}</td><td>{text}</td><td>Supt A Jones</td><td>{cell}</td></tr>"
        for number, (text, cell) in enumerate(zip(_ASKED, told, strict=True), 1)
    )
    heads = f"<tr><th>Ref</th><th>Area for improvement</th><th>Owner</th><th>{head}</th></tr>"
    read = read_bytes(
        f"<html>{_HEAD}<h3>{title}</h3><table>{heads}{rows}</table></html>".encode(), relative="a.html"
    )
    return [item.status for item in understand(read, load_vocabulary()).report.items]


@pytest.mark.parametrize(
    "head", ["Status", "Progress", "Current position", "RAG status", "Update", "Closed?"]
)
@pytest.mark.parametrize(
    "cell",
    [
        "Complete",
        "Closed by HMICFRS",
        "Completed 3 May 2024",
        "Green - complete",
        "Signed off",
        "This has been implemented.",
        "Yes",
    ],
)
def test_a_column_of_progress_closes_the_item_of_its_row(head: str, cell: str) -> None:
    """What a tracker says was done is closed; the row below it, of which it says something else, is not."""
    assert _states(head, (cell, "In progress")) == ["closed", "restated"]


@pytest.mark.parametrize(
    "cell",
    [
        "Not complete",
        "Partially complete",
        "Complete - awaiting sign-off",
        "To be completed by May",
        "On track",
        "Green",
        "Proposed for closure",
        "No",
        "Open",
        "Closed in part; one action remains",
    ],
)
def test_a_column_of_progress_closes_nothing_under_a_condition(cell: str) -> None:
    """What is done in part, or waits for somebody's word, is not closed."""
    assert [status == "closed" for status in _states("Status", (cell, "Complete"))] == [False, True]


@pytest.mark.parametrize("head", ["Status", "Progress to date", "RAG"])
@pytest.mark.parametrize(
    "cell",
    ["Not complete", "Not yet completed", "In progress", "Ongoing", "On-going", "Open", "Amber - ongoing", "Partially met", "Still open", "60% - on track"],
)  # fmt: skip
def test_what_a_tracker_calls_open_was_raised_before(head: str, cell: str) -> None:
    """A state is told of what was there already: the item is an old one told again."""
    assert _states(head, (cell, "Closed")) == ["restated", "closed"]


@pytest.mark.parametrize("cell", ["New", "Accepted", "", "-", "Victims are seen sooner", "Opens in May"])
def test_what_tells_no_state_leaves_an_item_new(cell: str) -> None:
    """A column that says something else of an item doesn't make it old."""
    assert _states("Outcome", (cell, "Closed")) == ["raised", "closed"]


@pytest.mark.parametrize(
    "cell", ["Status: In progress", "Progress: Not yet complete", "Current position: Open."]
)
def test_a_line_below_an_item_says_that_it_is_open(cell: str) -> None:
    """What stands in a column of a table may stand on a line of its own."""
    text = f"<h3>Recommendation 4</h3><p>{_ASKED[0]}</p><p>{cell}</p>"
    read = read_bytes(f"<html>{_HEAD}{text}</html>".encode(), relative="a.html")
    assert [one.status for one in understand(read, load_vocabulary()).report.items] == ["restated"]


def test_a_cell_that_says_complete_is_no_head_of_deadlines() -> None:
    """A row with an item is no row of heads, whatever words stand in its other cells."""
    rows = "<tr><td>Review how cases are allocated to staff</td><td>Complete</td></tr><tr><td>Train all of its supervisors</td><td>May 2023</td></tr>"
    table = f"<table><tr><th>Recommendation</th><th>Timescale</th></tr>{rows}</table>"
    assert [(text, when) for _, _, text, when in _items(table)] == [
        ("Review how cases are allocated to staff", None),
        ("Train all of its supervisors", "May 2023"),
    ]


def test_rows_below_an_item_say_what_became_of_it() -> None:
    """Where each item has a table of its own, or rows of its own, what they name is said of the item above."""
    rows = "".join(
        f"<tr><th>Recommendation</th><td>{text}</td></tr><tr><th>Due date</th><td>{when}</td></tr>"
        f"<tr><th>Status</th><td>{state}</td></tr>"
        for text, when, state in zip(_ASKED, ("31 May 2023", "30 June 2023"), ("Closed", "Open"), strict=True)
    )
    read = read_bytes(f"<html>{_HEAD}<table>{rows}</table></html>".encode(), relative="a.html")
    found = understand(read, load_vocabulary()).report.items
    assert [(item.text, item.deadline, item.status) for item in found] == [
        (_ASKED[0], "31 May 2023", "closed"),
        (_ASKED[1], "30 June 2023", "restated"),
    ]


@pytest.mark.parametrize(
    "head",
    ["Cause of concern / area for improvement", "Recommendation or AFI", "Areas for improvement and recommendations"],
)  # fmt: skip
def test_a_column_may_be_headed_with_two_kinds(head: str) -> None:
    """A column of both holds items."""
    rows = "".join(f"<tr><td>{text}</td><td>Supt A Jones</td></tr>" for text in _ASKED)
    found = _items(f"<table><tr><th>{head}</th><th>Owner</th></tr>{rows}</table>")
    assert [(kind, text) for kind, _, text, _ in found] == [("area_for_improvement", text) for text in _ASKED]


def test_items_of_a_sheet_copied_into_text_are_read() -> None:
    """Rows parted by tabs under a head of items and one of deadlines are items with their deadlines."""
    text = (
        "PEEL 2021/22: An inspection of Dorset Police\n\nSupporting victims\n\nDorset Police is good at it.\n\n"
        "No.\tRecommendation\tBy when\n1\tThe force should visit victims of fraud.\tMarch 2023\n"
        "2\tThe force should survey them.\tJune 2023\n"
    )
    found = understand(read_bytes(text.encode(), relative="a.txt"), load_vocabulary()).report.items
    told = [(item.text, item.deadline, item.labelled) for item in found]
    assert told == [
        ("The force should visit victims of fraud.", "March 2023", True),
        ("The force should survey them.", "June 2023", True),
    ]


@pytest.mark.parametrize(
    ("markup", "items"),
    [
        (
            "<dl><dt>Cause of concern</dt><dd>Dorset Police doesn’t see victims soon enough.</dd></dl>",
            ["cause_of_concern"],
        ),
        (
            "<table><tr><th>Area for improvement</th><td>Plans are seldom reviewed by a supervisor.</td></tr></table>",
            ["area_for_improvement"],
        ),
        (
            "<table><tr><th>Innovative practice</th><td>Cadets write to victims.</td></tr></table>",
            ["practice"],
        ),
        (  # heads of columns are no sentences
            "<table><tr><th>Cause of concern</th><th>What we saw in the force</th></tr><tr><td>1</td><td>2</td></tr></table>",
            [],
        ),
    ],
    ids=["terms", "finding", "practice", "heads"],
)
def test_a_sentence_beside_its_label_is_an_item(markup: str, items: list[str]) -> None:
    """What stands in a row of two with an item's label is one if it is a whole sentence, with a duty or without."""
    assert [kind for kind, *_ in _items(markup)] == items


def test_boxes_side_by_side_are_read_one_after_the_other() -> None:
    """A table of one row whose cells are boxes with their labels is none: each box has its items."""
    concern = "<td><p>Cause of concern</p><p>Dorset Police doesn’t share what it knows.</p></td>"
    asked = "<p>By 30 June 2025, it should:</p><p>share what it knows; and</p><p>review its referrals.</p>"
    found = _items(f"<table><tr>{concern}<td><p>Recommendations</p>{asked}</td></tr></table>")
    assert [(kind, when) for kind, _, _, when in found] == [
        ("cause_of_concern", None),
        ("recommendation", "by 30 June 2025"),
        ("recommendation", "by 30 June 2025"),
    ]


def test_rows_below_an_item_under_its_heading_are_said_of_it() -> None:
    """In a card whose heading is an item's label, the row of the deadline is that of the item above it."""
    card = "<h3>Area for improvement 1</h3><dl><dt>What should change</dt><dd>The force should review its files.</dd>{}</dl>"
    when = "<dt>By when</dt><dd>31 May 2023</dd>"
    kind, text = "area_for_improvement", "The force should review its files."
    assert _items(card.format(when)) == [(kind, None, text, "31 May 2023")]
    assert _items(card.format("<dt>Lead</dt><dd>The chief constable</dd>")) == [(kind, None, text, None)]
