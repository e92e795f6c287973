"""Lists as people and producers print them: every mark, no mark, lists within lists."""

from __future__ import annotations

import hashlib

import pytest

from hmicdiff.model import Document, Item, Line
from hmicdiff.structure.layout import lay_out
from hmicdiff.structure.report import understand
from hmicdiff.vocabulary import load_vocabulary

HEAD = """PEEL 2023–25: An inspection of Gwent Police

Protecting vulnerable people

Gwent Police is inadequate at protecting vulnerable people.

Cause of concern

The force doesn’t assess risk well enough. It records what its officers see but doesn’t always act on it at once.

It has too few supervisors.

They have too much to do.

Recommendations

"""
TAIL = "\n\nMain findings\n\nThe force works with its partners.\n"
STEM = "By 30 June 2024, Gwent Police should:"
POINTS = (
    "improve its risk assessments for missing children",
    "train call handlers to recognise repeat victims",
    "review how it shares information with partners",
)


def document(*lines: Line) -> Document:
    """Return lines as a document."""
    sha256 = hashlib.sha256("\n".join(line.text for line in lines).encode()).hexdigest()
    return Document(path="a.txt", sha256=sha256, media_type="text/plain", lines=lines)


def of_text(text: str) -> tuple[Item, ...]:
    """Return the items of a plain text."""
    return understand(
        document(*(Line(text=line) for line in text.split("\n"))), load_vocabulary()
    ).report.items


def recommendations(items: tuple[Item, ...]) -> list[tuple[str, str | None]]:
    """Return text and deadline of every recommendation."""
    return [(item.text, item.deadline) for item in items if item.kind == "recommendation"]


EXPECTED = [(point, "by 30 June 2024") for point in POINTS]
MARKS = {
    "Symbol's bullet": ("\uf0b7 ",) * 3,
    "Wingdings' square": ("\uf0a7 ",) * 3,
    "Wingdings' circle": ("\uf06f ",) * 3,
    "Wingdings' arrowhead": ("\uf0d8 ",) * 3,
    "a private character without a space": ("\uf0fc",) * 3,
    "en dash": ("– ",) * 3,
    "em dash": ("— ",) * 3,
    "minus": ("− ",) * 3,
    "figure dash": ("‒ ",) * 3,
    "plus": ("+ ",) * 3,
    "arrow": ("→ ",) * 3,
    "long arrow": ("⟶ ",) * 3,
    "three-dimensional arrow": ("➢ ",) * 3,
    "pointer": ("▸ ",) * 3,
    "tick": ("✔ ",) * 3,
    "box": ("☐ ",) * 3,
    "diamond": ("❖ ",) * 3,
    "guillemet": ("» ",) * 3,
    "a glyph that no font had": ("\ufffd ",) * 3,
    "Wingdings' tick in Latin-1": ("ü ",) * 3,
    "Wingdings' square in Latin-1": ("§ ",) * 3,
    "Wingdings' disc in Latin-1": ("l ",) * 3,
    "letters": ("a) ", "b) ", "c) "),
    "letters in brackets": ("(a) ", "(b) ", "(c) "),
    "letters with stops": ("a. ", "b. ", "c. "),
    "Roman numerals": ("i) ", "ii) ", "iii) "),
    "Roman numerals in brackets": ("(i) ", "(ii) ", "(iii) "),
    "Roman numerals with stops": ("i. ", "ii. ", "iii. "),
    "numbers": ("1. ", "2. ", "3. "),
    "numbers with brackets": ("1) ", "2) ", "3) "),
    "numbers in brackets": ("(1) ", "(2) ", "(3) "),
    "quoted": ("> • ",) * 3,
}


@pytest.mark.parametrize("marks", MARKS.values(), ids=MARKS)
def test_any_mark_begins_an_entry(marks: tuple[str, str, str]) -> None:
    """Entries behind a stem are the items, with the stem's deadline, whatever marks them."""
    ends = (";", "; and", ".")
    entries = [mark + point + end for mark, point, end in zip(marks, POINTS, ends, strict=True)]
    items = of_text(HEAD + "\n".join((STEM, "", *entries)) + TAIL)
    assert recommendations(items) == [*EXPECTED[:2], (POINTS[2] + ".", "by 30 June 2024")]
    assert {item.stem for item in items if item.kind == "recommendation"} == {STEM}


@pytest.mark.parametrize(
    ("ends", "between"),
    [
        ((";", "; and", "."), "\n"),
        ((";", "; and", "."), "\n\n"),
        (("", "", ""), "\n"),
        (("", "", ""), "\n\n"),
        ((",", ", and", "."), "\n\n"),
    ],
)
def test_fragments_without_a_mark_are_entries(ends: tuple[str, str, str], between: str) -> None:
    """Where a drawn mark left no character the fragments behind the stem are the items."""
    entries = between.join(point + end for point, end in zip(POINTS, ends, strict=True))
    found = recommendations(of_text(HEAD + STEM + "\n\n" + entries + TAIL))
    assert [(text.rstrip("."), when) for text, when in found] == EXPECTED


def test_capitals_and_semicolons_part_fragments_too() -> None:
    """Points that semicolons end may begin with capitals."""
    entries = "\n".join(
        point.capitalize() + end for point, end in zip(POINTS, (";", "; and", "."), strict=True)
    )
    found = recommendations(of_text(HEAD + STEM + "\n" + entries + TAIL))
    assert [text.rstrip(".") for text, _ in found] == [point.capitalize() for point in POINTS]


def test_wrapped_fragments_are_parted_at_their_semicolons() -> None:
    """In wrapped text a line goes on with the point before it unless a semicolon ended that."""
    text = (
        HEAD.replace(
            "The force doesn’t assess risk well enough. It",
            "The force doesn’t assess risk\nwell enough and that leaves\nvulnerable people in danger. It",
        )
        + "By 30 June 2024, Gwent Police\nshould:\n"
        + "improve its risk assessments\nfor missing children;\ntrain call handlers to\nrecognise repeat victims; and\n"
        + "review how it shares\ninformation with partners."
        + TAIL
    )
    found = recommendations(of_text(text))
    assert [(words.rstrip("."), when) for words, when in found] == EXPECTED


def nested(*entries: tuple[int, str]) -> list[tuple[str, str | None]]:
    """Return the recommendations of a web page's list, of depth and words of each entry."""
    head = [
        Line(
            text=line,
            kind="heading"
            if line in {"Protecting vulnerable people", "Cause of concern", "Recommendations"}
            else None,
        )
        for line in HEAD.strip().split("\n")
    ]
    bullets = [Line(text=text, kind="bullet", level=depth) for depth, text in entries]
    page = document(
        *head, Line(text=STEM), *bullets, Line(text=""), Line(text="Main findings", kind="heading")
    )
    return recommendations(understand(page, load_vocabulary()).report.items)


NESTED = {
    "an inner list, then an outer entry": (
        (
            (1, "improve supervision by:"),
            (2, "checking each file;"),
            (2, "telling officers what they found; and"),
            (1, "train call handlers."),
        ),
        [
            "improve supervision by: checking each file",
            "improve supervision by: telling officers what they found",
            "train call handlers.",
        ],
    ),
    "a stem without a colon": (
        (
            (1, "make sure its supervisors"),
            (2, "check files"),
            (2, "give feedback"),
            (1, "train call handlers"),
        ),
        [
            "make sure its supervisors check files",
            "make sure its supervisors give feedback",
            "train call handlers",
        ],
    ),
    "three deep": (
        (
            (1, "make sure that:"),
            (2, "supervisors:"),
            (3, "check files;"),
            (2, "leaders listen;"),
            (1, "train staff."),
        ),
        ["make sure that: supervisors: check files", "make sure that: leaders listen", "train staff."],
    ),
    "an inner list last": (
        ((1, "train staff;"), (1, "record:"), (2, "what was said;"), (2, "who said it.")),
        ["train staff", "record: what was said", "record: who said it."],
    ),
    "an entry that ends above its explanation": (
        ((1, "train staff;"), (2, "this includes new recruits;"), (1, "check files.")),
        ["train staff; this includes new recruits", "check files."],
    ),
    "an entry that ends above two deeper ones": (
        ((1, "train staff; and"), (2, "first new recruits; and"), (2, "then all."), (1, "check files.")),
        ["train staff; and first new recruits; and then all.", "check files."],
    ),
    "a deeper entry that asks": (
        ((1, "train staff."), (2, "Leaders should make time for it."), (1, "check files.")),
        ["train staff.", "Leaders should make time for it.", "check files."],
    ),
}


@pytest.mark.parametrize(("entries", "texts"), NESTED.values(), ids=NESTED)
def test_an_inner_entry_keeps_the_words_it_completes(
    entries: tuple[tuple[int, str], ...], texts: list[str]
) -> None:
    """A list within a list gives items that begin with their stem, all with the outer stem's deadline."""
    assert nested(*entries) == [(text, "by 30 June 2024") for text in texts]


def test_an_entry_that_leads_needs_no_stem_over_it() -> None:
    """Right under a label of items an entry may begin an inner list; the next outer entry is none of it."""
    head = [Line(text=line) for line in HEAD.split("Cause of concern", maxsplit=1)[0].strip().split("\n")]
    page = document(
        *head,
        Line(text="Areas for improvement", kind="heading", level=3),
        Line(text="The force should improve its vetting by:", kind="bullet", level=1),
        Line(text="clearing the backlog; and", kind="bullet", level=2),
        Line(text="auditing decisions.", kind="bullet", level=2),
        Line(text="The force should review its plans.", kind="bullet", level=1),
    )
    made = understand(page, load_vocabulary()).report.items
    assert [(item.text, item.stem) for item in made] == [
        (
            "The force should improve its vetting by: clearing the backlog",
            "The force should improve its vetting by:",
        ),
        (
            "The force should improve its vetting by: auditing decisions.",
            "The force should improve its vetting by:",
        ),
        ("The force should review its plans.", None),
    ]


PLAIN_NESTED = [
    "• improve supervision by:\n  – checking each file;\n  – giving feedback; and\n• train call handlers.",
    "1. improve supervision by:\n  (a) checking each file;\n  (b) giving feedback; and\n2. train call handlers.",
    "a) improve supervision by:\ni) checking each file;\nii) giving feedback; and\nb) train call handlers.",
    "• improve supervision by:\n    • checking each file;\n    • giving feedback; and\n• train call handlers.",
    "\uf0b7 improve supervision by:\no checking each file;\no giving feedback; and\n\uf0b7 train call handlers.",
]


@pytest.mark.parametrize("lists", PLAIN_NESTED)
def test_plain_text_nests_by_mark_and_indent(lists: str) -> None:
    """Another mark behind a stem, or the same further in, begins an inner list."""
    found = [text for text, _ in recommendations(of_text(HEAD + STEM + "\n\n" + lists + TAIL))]
    assert found == [
        "improve supervision by: checking each file",
        "improve supervision by: giving feedback",
        "train call handlers.",
    ]


NO_LISTS = {
    "numbered paragraphs": "1. The force has a plan.\n\n2. The force follows the plan.\n\n3. It works well.",
    "a dash in mid-sentence": "The force works well with all of its partners in the county\n– the council and the health services – to keep its people\nsafe in all of its towns.",
    "a letter alone": "a) this is a note\n\nThe force has a plan.",
}


@pytest.mark.parametrize("text", NO_LISTS.values(), ids=NO_LISTS)
def test_what_only_looks_like_a_mark_begins_no_entry(text: str) -> None:
    """Numbers of paragraphs, dashes of a sentence and a letter without a second are no list."""
    made = lay_out(document(*(Line(text=line) for line in text.split("\n"))), load_vocabulary())
    assert all(block.kind != "bullet" for block in made.blocks)


FAULTS = {
    "a title": (
        Line(text="Area for improvement", kind="heading", level=3),
        Line(text="The force doesn’t always record crimes promptly", kind="heading", level=4),
        Line(text="Victims wait for days. Supervisors should have noticed this."),
    ),
    "a sentence": (
        Line(text="Area for improvement", kind="heading", level=3),
        Line(text="The force doesn’t always record crimes promptly."),
        Line(text="Victims wait for days."),
    ),
    "a title with a verb of lack": (
        Line(text="Area for improvement 2", kind="heading", level=3),
        Line(text="The force lacks enough trained detectives", kind="heading", level=4),
        Line(text="It has 14 vacancies."),
    ),
}


@pytest.mark.parametrize("lines", FAULTS.values(), ids=FAULTS)
def test_a_box_may_state_a_fault_and_no_duty(lines: tuple[Line, ...]) -> None:
    """What stands right under an item's label is the item, though it only says what is wrong."""
    head = [Line(text=line) for line in HEAD.split("Cause of concern", maxsplit=1)[0].strip().split("\n")]
    made = understand(document(*head, *lines), load_vocabulary()).report.items
    assert [(item.kind, item.text) for item in made] == [
        ("area_for_improvement", lines[1].text.replace("’", "'"))
    ]


def test_bullets_right_under_their_label_are_items_without_a_duty() -> None:
    """A list under ``Areas for improvement`` is one of items, whatever form its points have."""
    head = HEAD.split("Cause of concern", maxsplit=1)[0]
    text = f"{head}Areas for improvement\n\n• The force doesn’t assess risk.\n• Staff don’t know its plan.\n\nIt has a plan.\n"
    assert [item.text for item in of_text(text)] == [
        "The force doesn't assess risk.",
        "Staff don't know its plan.",
    ]


def test_a_question_under_a_label_is_the_next_heading() -> None:
    """A heading that asks begins the next part and is no item."""
    head = [Line(text=line) for line in HEAD.split("Cause of concern", maxsplit=1)[0].strip().split("\n")]
    after = (
        Line(text="Areas for improvement", kind="heading", level=3),
        Line(text="How well is the force led?", kind="heading", level=2),
        Line(text="The force is led well."),
    )
    assert understand(document(*head, *after), load_vocabulary()).report.items == ()


@pytest.mark.parametrize(
    "marks", [("(a)", "(b)", "(c)"), ("(i)", "(ii)", "(iii)"), ("1)", "2)", "3)"), ("a)", "b)", "c)")]
)
@pytest.mark.parametrize("break_", [" ", "\n"], ids=["one line", "stem apart"])
@pytest.mark.parametrize("ends", ["; ", ", "])
def test_entries_within_one_paragraph(marks: tuple[str, str, str], break_: str, ends: str) -> None:
    """A list set within a paragraph has the same entries as one set out: each with stem and deadline."""
    listed = f"{marks[0]} {POINTS[0]}{ends}{marks[1]} {POINTS[1]}{ends}and {marks[2]} {POINTS[2]}"
    assert recommendations(of_text(f"{HEAD}{STEM}{break_}{listed}.{TAIL}")) == [
        *EXPECTED[:2],
        (f"{POINTS[2]}.", "by 30 June 2024"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The service acts under section 22(a) and (b) of the act.",
        "It uses two forms (a) and a third.",
        "The panel found: (b) it was late; (c) it was short.",
    ],
)
def test_brackets_in_a_sentence_part_nothing(text: str) -> None:
    """Letters in brackets are entries only as a series from its first on, behind a colon or at the beginning."""
    assert len(lay_out(document(Line(text=text)), load_vocabulary()).blocks) == 1


@pytest.mark.parametrize("number", ["0. ", "1. ", "(1) ", "3.14 ", "[7.2] ", "12) "])
def test_a_number_alone_is_no_item_and_no_words_of_one(number: str) -> None:
    """The number of a paragraph or of the one entry of a list neither stands for itself nor leads the item's words."""
    (item,) = of_text(f"{HEAD}{number}Gwent Police should publish what it finds.{TAIL}")[1:]
    assert item.text == "Gwent Police should publish what it finds."


@pytest.mark.parametrize("start", ["101 calls", "2 officers", "90 percent of calls"])
def test_a_count_is_words_of_an_item(start: str) -> None:
    """A number that counts things is no paragraph's."""
    (item,) = of_text(f"{HEAD}{start} should be looked at by the force each day.{TAIL}")[1:]
    assert item.text.startswith(start)


@pytest.mark.parametrize("head", ["By", "By when", "Deadline", "Timescale", "Due date"])
def test_a_line_of_its_own_gives_the_deadline_of_the_item_above(head: str) -> None:
    """It is none of the item's words, dates the item right above it alone, and ends no box."""
    asked = (
        "The force should test its plans.",
        "The force should train its staff.",
        "The force should hear victims.",
    )
    text = "\n\n".join((asked[0], f"{head}: May 2026", asked[1], f"{head}: within two years", asked[2]))
    found = of_text(HEAD.replace("Recommendations", "Areas for improvement") + text + TAIL)
    dated = [(item.text, item.deadline) for item in found if item.kind == "area_for_improvement"]
    assert dated == list(zip(asked, ("May 2026", "within two years", None), strict=True))


def test_a_deadline_below_a_list_is_that_of_all_its_entries() -> None:
    """Entries that one lead-in owns have one time to be done by."""
    entries = "\n\n".join(f"• {point}" for point in POINTS)
    found = of_text(f"{HEAD}Gwent Police should:\n\n{entries}\n\nTimescale: within six months{TAIL}")
    assert [item.deadline for item in found if item.kind == "recommendation"] == ["within six months"] * 3


@pytest.mark.parametrize("number", ["1", "1.1", "12.3"])
def test_a_numbered_label_needs_no_sign_before_an_obligation(number: str) -> None:
    """``Recommendation 1.1 The force should ...`` is a labelled item without the label in its words."""
    asked = "Within three months, the force should clear its backlog."
    found = of_text(
        f"{HEAD.removesuffix('Recommendations' + chr(10) * 2)}Recommendation {number} {asked}{TAIL}"
    )
    assert [(item.text, item.labelled) for item in found if item.kind == "recommendation"] == [(asked, True)]


def test_a_number_in_a_sentence_on_a_recommendation_labels_nothing() -> None:
    """What a report says of an earlier recommendation by its number is no item with that label."""
    said = "Recommendation 3 of our last report was about its backlog."
    assert not [item for item in of_text(f"{HEAD}{said}{TAIL}") if item.text.startswith("of our last")]


@pytest.mark.parametrize("label", ["Cause of concern 1: ", "Cause of concern - ", "Cause of concern: "])
def test_a_label_with_its_subject_heads_what_is_said(label: str) -> None:
    """The subject in a heading names what the item is on; the item is the finding below it."""
    finding = "The force isn't managing the risk of sex offenders."
    lines = (
        *(
            Line(text=line)
            for line in ("PEEL 2021/22: An inspection of Gwent Police", "", "Managing offenders", "")
        ),
        Line(text="Gwent Police is inadequate at managing offenders."),
        Line(text=""),
        Line(text=f"{label}Registered sex offenders", kind="heading", level=3),
        Line(text=finding),
    )
    found = understand(document(*lines), load_vocabulary()).report.items
    assert [(item.kind, item.text) for item in found] == [("cause_of_concern", finding)]


@pytest.mark.parametrize("label", ["Recommendation {}:", "Recommendation {}.", "Recommendation {} -"])
def test_a_lead_in_owns_the_labelled_entries_below_it(label: str) -> None:
    """``Recommendation 1: review ...`` under "By 31 October 2023, the force should:" has its deadline."""
    asked = ("review its policy on missing people;", "train all of its inspectors; and", "audit its work.")
    entries = "\n\n".join(f"{label.format(n)} {text}" for n, text in enumerate(asked, 1))
    text = f"{HEAD}By 31 October 2023, Gwent Police should:\n\n{entries}{TAIL}"
    found = [(one.text, one.deadline) for one in of_text(text) if one.kind == "recommendation"]
    when = "by 31 October 2023"
    assert found == [
        ("review its policy on missing people", when),
        ("train all of its inspectors", when),
        ("audit its work.", when),
    ]


@pytest.mark.parametrize(
    ("said", "status"),
    [("Status: Closed", "closed"), ("Progress: complete", "closed"), ("Status: Not complete", "restated")],
)
@pytest.mark.parametrize(("between", "end"), [(" ", "."), ("\n\n", ""), ("\n\n", ".")])
def test_a_line_of_status_closes_the_item_before_it(said: str, status: str, between: str, end: str) -> None:
    """Where a list prints what became of each item, the one right before the line is meant."""
    asked = "The force should train its officers."
    text = f"{HEAD}The force should review its plans.\n\n{asked}{between}{said}{end}{TAIL}"
    found = [one.status for one in of_text(text) if one.text.startswith("The force should")]
    assert found == ["raised", status]


def test_lines_below_a_labelled_item_are_said_of_it() -> None:
    """``Due:`` and ``Status:`` below "Recommendation 1: ..." are its own, and head nothing."""
    asked = ("Gwent Police should review its records.", "Gwent Police should train its staff.")
    dates, states = ("30 April 2023", "31 July 2023"), ("Closed", "Open")
    text = "\n\n".join(
        f"Recommendation {n}: {words}\nDue: {when}\nStatus: {state}"
        for n, (words, when, state) in enumerate(zip(asked, dates, states, strict=True), 1)
    )
    read = (one for one in of_text(f"{HEAD}{text}{TAIL}") if one.kind == "recommendation")
    found = [(one.text, one.deadline, one.status) for one in read]
    assert found == [(asked[0], dates[0], "closed"), (asked[1], dates[1], "restated")]


@pytest.mark.parametrize(
    "label", ["Recommendation GWE-2024-01", "Recommendation GP12", "Area for improvement AFI 3"]
)
def test_a_label_may_bear_a_reference(label: str) -> None:
    """The letters and numbers by which a tracker knows an item are part of its label."""
    (item,) = of_text(
        f"PEEL 2023–25: An inspection of Gwent Police\n\nSupporting victims\n\n{label}: The force should visit victims.\n"
    )
    assert (item.text, item.labelled) == ("The force should visit victims.", True)


PAIRS = {
    "lines without a stop": [
        Line(text="The force should make sure that it answers calls in time"),
        Line(text="It answered 79.4 percent in ten seconds."),
        Line(text="The force should make sure that officers have enough supervision"),
        Line(text="Some sergeants look after 14 constables."),
    ],
    "headings": [
        Line(text="The force should make sure that it answers calls in time", kind="heading", level=4),
        Line(text="It answered 79.4 percent in ten seconds."),
        Line(
            text="The force should make sure that officers have enough supervision", kind="heading", level=4
        ),
        Line(text="Some sergeants look after 14 constables."),
    ],
    "sentences in a box": [
        Line(text="The force should make sure that it answers calls in time.", boxes=(1,)),
        Line(text="It answered 79.4 percent in ten seconds.", boxes=(1,)),
        Line(text="The force should make sure that officers have enough supervision.", boxes=(1,)),
        Line(text="Some sergeants look after 14 constables.", boxes=(1,)),
        Line(text="The force should make sure that it thanks them."),
    ],
    "under areas": [
        Line(text="Responding to the public", kind="heading", level=4),
        Line(text="The force should make sure that it answers calls in time. It answered 79.4 percent."),
        Line(text="Good use of resources", kind="heading", level=4),
        Line(text="The force should make sure that officers have enough supervision."),
        Line(text="Background", kind="heading", level=3),
        Line(text="The force should make sure that it thanks them."),
    ],
}


@pytest.mark.parametrize(
    "label",
    [
        "Areas for improvement",
        "Areas for improvement in full",
        "All our areas for improvement",
        "Recommendations in full",
    ],
)
@pytest.mark.parametrize("pairs", PAIRS.values(), ids=PAIRS)
def test_each_of_several_items_that_text_parts_is_labelled(pairs: list[Line], label: str) -> None:
    """Below one label each item has it, though text on each, or the heading of its area, stands between them."""
    boxes = pairs[0].boxes
    head = Line(text=label, kind="heading", level=3, boxes=boxes)
    title = Line(text="PEEL 2023-25: An inspection of Gwent Police by HMICFRS", kind="heading", level=1)
    area = Line(text="Protecting vulnerable people", kind="heading", level=2)
    made = understand(
        document(title, area, Line(text="It does."), head, *pairs), load_vocabulary()
    ).report.items
    items = [one for one in made if one.labelled]
    kind = "recommendation" if label.startswith("Recommendations") else "area_for_improvement"
    assert [one.kind for one in items] == [kind] * 2
    assert ["calls in time" in one.text for one in items] == [True, False]


@pytest.mark.parametrize("label", ["Innovative practice: ", "Promising practice \u2013 "])
def test_a_practice_keeps_the_title_behind_its_label(label: str) -> None:
    """Where a heading names the practice behind its label, its text alone does not tell what it is."""
    title = Line(text="PEEL 2023-25: An inspection of Gwent Police by HMICFRS", kind="heading", level=1)
    area = Line(text="Protecting vulnerable people", kind="heading", level=2)
    head = Line(text=f"{label}a single demand model", kind="heading", level=3)
    told = "The force keeps one model of all its demand."
    (made,) = understand(
        document(title, area, Line(text="It does."), head, Line(text=told)), load_vocabulary()
    ).report.items
    assert (made.kind, made.text) == ("practice", f"a single demand model: {told}")
