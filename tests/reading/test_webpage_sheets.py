"""Words that a style sheet within the page prints: badges of grades, and labels of boxes."""

from __future__ import annotations

import pytest
from marked_up import grades_of, reasons_of, report_of, told_by

_PAGE = (
    "<html><head><style>{}</style></head><body><h1>PEEL 2023-25: An inspection of Essex Police</h1>"
    "<h2>Preventing crime</h2>{}<p>It has 40 officers.</p><h2>Investigating crime</h2><p>Good</p><p>It has 50.</p></body></html>"
)
BADGES = {
    "before": (".i::before{content:'Inadequate'}", "<p class='badge i'></p>"),
    "behind, in an old spelling": ('p.grade:after { color: red; content: "Inadequate" ; }', "<p class='grade'></p>"),
    "one rule for another": (".b::before{content:'Good'} .b.i::before{content:'Inadequate'} .b::before{content:'Adequate'}", "<div class='b i'></div>"),
    "the last of equals": (".b::before{content:'Good'} .b::before{content:'Inadequate'}", "<div class='b'></div>"),
    "by an attribute": ("[data-g]::after{content: attr(data-g)}", "<span data-g='Inadequate'></span>"),
    "behind words": ("/* {} */ .j::after { content: ' Inadequate' }", "<p class='j'>Judgment:</p>"),
    "for screens": ("@media print{.i:before{content:'Good'}} @media (min-width:1px){.i:before{content:'In\\61 dequate'}}", "<div class='i'></div>"),
    "for screens and print": ("@media screen, print{.i:before{content:'Inadequate'}}", "<div class='i'></div>"),
    "not for print": ("@supports (color:red){@media not print{.i:before{content:'Inadequate'}}}", "<div class='i'></div>"),
}  # fmt: skip


@pytest.mark.parametrize(("sheet", "badge"), BADGES.values(), ids=BADGES)
def test_a_grade_that_a_style_sheet_prints(sheet: str, badge: str) -> None:
    """It's the grade of its chapter, by the rule that a browser would follow."""
    assert grades_of(_PAGE.format(sheet, badge))["Preventing crime"] == "inadequate"


def test_a_grade_printed_behind_a_title() -> None:
    """There it's the title's grade and no word of it."""
    markup = _PAGE.replace("<h2>Preventing crime</h2>{}", "<h2 class='g4'>Preventing crime</h2>")
    assert grades_of(markup.format("h2.g4::after{content:'Inadequate'}"))["Preventing crime"] == "inadequate"


def test_a_label_that_a_style_sheet_prints() -> None:
    """The box that it stands on is one of items."""
    box = "<div class='afi'><p>The force should answer letters.</p></div>"
    read = report_of(_PAGE.format(".afi::before{display:block;content:'Area for improvement'}", box))
    assert [(one.kind, one.text) for one in read.items if one.labelled] == [
        ("area_for_improvement", "The force should answer letters.")
    ]


@pytest.mark.parametrize(
    "sheet",
    [
        ".i::before{content:'Show more'}",
        ".i::before{content:'Goods vehicles'}",
        ".i::before{content:'\\2022'}",
        ".other::before{content:'Inadequate'}",
        ".i{content:'Inadequate'}",
        "@media print{.i::before{content:'Inadequate'}}",
        ".i::before{content:",
        ".i[::before{content:'Inadequate'}",
    ],
)
def test_what_else_a_sheet_says_is_no_text(sheet: str) -> None:
    """Ornament, controls, other media, elements that aren't there and broken rules print nothing."""
    told = told_by(_PAGE.format(sheet, "<p class='i'>It has vans.</p>"))
    assert told[2] == ("It has vans.", None)


def test_other_words_of_a_sheet_are_told_of() -> None:
    """They're left out under a reason of their own."""
    assert "style_words" in reasons_of(_PAGE.format(".i::before{content:'Show more'}", "<p class='i'>a</p>"))


HIDDEN = {
    "a class": (".i{display:none}", False),
    "a class that weighs more": (".p.i{display:none} .i{display:block}", False),
    "on narrow screens alone": ("@media (max-width:9em){.i{display:none}}", True),
    "until it's the one at hand": (".i{display:none} .p.i{display:block}", True),
    "another": (".other{display:none}", True),
}


@pytest.mark.parametrize(("sheet", "shown"), HIDDEN.values(), ids=HIDDEN)
def test_what_a_sheet_prints_on_an_element_that_it_hides(sheet: str, *, shown: bool) -> None:
    """It's no text, but where the sheet hides the element in some cases alone."""
    markup = _PAGE.format(f".i::before{{content:'Inadequate'}} {sheet}", "<p class='p i'></p>")
    assert (("Inadequate", "label") in told_by(markup)) is shown
    assert ("style_words" in reasons_of(markup)) is not shown


def test_a_label_on_a_hidden_box_with_words_is_text() -> None:
    """What a click unfolds is read, and so is what the sheet prints on it."""
    sheet = ".i::before{content:'Area for improvement'} .i{display:none}"
    told = told_by(_PAGE.format(sheet, "<p class='i'>The force should answer letters.</p>"))
    assert "Area for improvement" in [text for text, _ in told]
