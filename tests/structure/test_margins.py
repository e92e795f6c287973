"""Signs around lines: what a mail quotes and what a box is drawn with."""

from __future__ import annotations

import pytest

from hmicdiff.model import Document, Line
from hmicdiff.structure.layout import lay_out
from hmicdiff.structure.layout.margins import without_margins
from hmicdiff.structure.report import understand
from hmicdiff.text import squash
from hmicdiff.vocabulary import load_vocabulary


def a_text(*lines: str) -> Document:
    """Return lines as a document of plain text."""
    return Document(
        path="a.txt", sha256="0", media_type="text/plain", lines=tuple(Line(text=line) for line in lines)
    )


READ = {
    "quoted": (["> Good", ">", "> > The force acts."], ["Good", "", "The force acts."]),
    "quoted below a line": (
        ["On Monday A wrote:", *["> The force acts."] * 4],
        ["On Monday A wrote:", *["The force acts."] * 4],
    ),
    "quoted below a head": (
        ["From: A", "To: B", "", *["> The force acts."] * 3],
        ["From: A", "To: B", "", *["The force acts."] * 3],
    ),
    "numbered lines": (
        [f" {number:2}  Line {number} of 30" for number in range(1, 13)],
        [f"Line {number} of 30" for number in range(1, 13)],
    ),
    "numbered anew on a page": (
        [f"{number} word" if number % 3 else f"{number}" for number in (*range(1, 9), *range(1, 8))],
        ["word" if number % 3 else "" for number in (*range(1, 9), *range(1, 8))],
    ),
    "numbers of a list": (
        [*(f"{number} calls" for number in range(1, 9)), "text"],
        [*(f"{number} calls" for number in range(1, 9)), "text"],
    ),
    "counts": (
        [f"{number} calls" for number in (3, 9, 4) * 5],
        [f"{number} calls" for number in (3, 9, 4) * 5],
    ),
    "headings said to be": (
        ["Heading level 2: Good", "H3 - Crime", "Heading 1. Kent", "Headings: many", "Heading for 1: x"],
        ["Good", "Crime", "Kent", "Headings: many", "Heading for 1: x"],
    ),
    "marks of notes": (
        [
            "It is good.[1] It is\u00b2 here",
            "rape [iii] cases.(4)",
            "We met [staff] at 9 m\u00b2 of (2) rooms.",
        ],
        ["It is good.    It is  here", "rape       cases.", "We met [staff] at 9 m\u00b2 of (2) rooms."],
    ),
    "a mark that says it is one": (
        [
            "It took 64.9[footnote 1] percent",
            "It met 71.2 [Note 4]% of calls (see note 3).",
            "It met 8 [a] per cent, [note 5] and (notes) of 9 teams.",
        ],
        [
            "It took 64.9             percent",
            "It met 71.2         % of calls             .",
            "It met 8     per cent,          and (notes) of 9 teams.",
        ],
    ),
    "addresses of links": (
        [
            "The force (https://a.org/b/) is",
            "(www.c.uk/d) good at crime (http://e.uk).",
            "See https://f.uk (or g.uk).",
        ],
        [f"The force{' ' * 20}is", f"good at crime{' ' * 14}.", "See https://f.uk (or g.uk)."],
    ),
    "a single address": (["See our website (https://a.org/b)."], ["See our website (https://a.org/b)."]),
    "a single bracket": (["He said [a] word."], ["He said [a] word."]),
    "one quotation": (["> Good", "The force acts."], ["> Good", "The force acts."]),
    "box": (["+------+", "| Good |", "+------+", "| Kent |"], ["", "Good", "", "Kent"]),
    "box of lines": (
        ["\u250c\u2500\u2500\u2500\u2510", "\u2502 A \u2502", "\u2514\u2500\u2500\u2500\u2518"],
        ["", "A", ""],
    ),
    "table": (["+---+---+", "| a | b |", "+---+---+"], ["+---+---+", "| a | b |", "+---+---+"]),
    "two cells in a frame": (["+-------+", "| a | b |"], ["", "| a | b |"]),
    "pictures": (["⚠️ Good", "🔍 🚓 Crime", "🟠 Good", "✅ Good"], ["Good", "Crime", "🟠 Good", "✅ Good"]),
    "numbers of links": (
        ["[1]Home [2]About us", "[3]Good", "has been [4]carried over.", "manages [5]wanted people"],
        ["Home    About us", "Good", "has been    carried over.", "manages    wanted people"],
    ),
    "numbers in brackets that count no links": (
        ["[12]Good", "manages [3]wanted people", "was [7]given"],
        ["[12]Good", "manages [3]wanted people", "was [7]given"],
    ),
    "words set off": (
        [
            "*** Good practice ***",
            "== AREA FOR IMPROVEMENT ==",
            "  ~~~ Kent ~~~",
            "**Crime**",
            "*Good*",
            "_Good_",
        ],
        ["Good practice", "AREA FOR IMPROVEMENT", "Kent", "Crime", "Good", "Good"],
    ),
    "signs that set off nothing": (
        [
            "*Good",
            "* Good *",
            "- 12 -",
            "-- 12 --",
            "*a* and *b*",
            "**A:** b **C**",
            "A ***",
            "-----",
            "_good_practice_",
        ],
        [
            "*Good",
            "* Good *",
            "- 12 -",
            "-- 12 --",
            "*a* and *b*",
            "**A:** b **C**",
            "A ***",
            "-----",
            "_good_practice_",
        ],
    ),
    "bars alone": (["| Good |", "text"], ["| Good |", "text"]),
}


@pytest.mark.parametrize(("lines", "expected"), READ.values(), ids=READ)
def test_signs_around_lines_are_not_read(lines: list[str], expected: list[str]) -> None:
    """The marks of a text that is quoted as a whole, and the lines of a box of one column, are blanks to the rules."""
    read = without_margins(a_text(*lines), load_vocabulary()).document
    assert [line.text.strip() for line in read.lines] == expected


@pytest.mark.parametrize(("lines", "expected"), READ.values(), ids=READ)
def test_lines_keep_their_length(lines: list[str], expected: list[str]) -> None:
    """What is blanked is not cut: each character keeps its place."""
    bare = without_margins(a_text(*lines), load_vocabulary())
    assert [len(line.text) for line in bare.document.lines] == list(map(len, lines)), expected
    assert bare.raw.lines == tuple(lines)


def test_a_quote_is_what_was_received() -> None:
    """A paragraph of a box is read without the sides, and quoted with them, as its lines have it."""
    lines = ["+----------------+", "| The force does |", "| not plan.      |", "+----------------+"]
    block = lay_out(a_text(*lines), load_vocabulary()).blocks[0]
    assert block.text.text == "The force does not plan."
    assert squash(block.text.place().quote) in squash("".join(lines))


def test_the_numbers_of_lines_are_counted_as_left_out() -> None:
    """What of a line no rule reads is in the ledger by its reason: the number of a line, the half in Welsh."""
    told = ["PEEL 2021/22", "An inspection of Kent Police", "Da / Good", *["The force acts well."] * 12]
    lines = [f"{number} {text}" for number, text in enumerate(told, 1)]
    ledger = understand(a_text(*lines), load_vocabulary()).report.ledger
    left_out = {one.reason: one.words for one in ledger.left_out}
    assert (left_out["line_number"], left_out["other_language"]) == (len(lines), 1)
    assert ledger.kept + sum(left_out.values()) == sum(len(line.split()) for line in lines) - 1


NOTES = [
    pytest.param("1 Office for National Statistics, Crime in England and Wales.\n\n12", id="a note and a page number"),
    pytest.param("Note: data collected by HMIC\n\n12", id="a note without an end"),
    pytest.param("1 Office for National Statistics.\n2 Home Office data.\n\n\f12", id="two notes and a page's end"),
]  # fmt: skip


@pytest.mark.parametrize("foot", NOTES)
def test_a_paragraph_goes_on_behind_the_foot_of_a_page(foot: str) -> None:
    """Notes and a number of the page that stand in mid-sentence part neither the sentence nor what it measures."""
    text = (
        "PEEL: Police effectiveness 2016\nAn inspection of Kent Police\n\nMarch 2017\n\n"
        "How effective is the force at preventing crime?\n\nGood\n\n"
        "The force has a plan that all of its officers know well and\nuse every day in their work2 with the public.\n\n"
        "The force recorded1 more burglaries in the year to June,\nwhich leaders say is because they have improved their\n\n"
        f"{foot}\n\nrecording of crime and trained 54 officers in it.\n\nThe force has plans.\n"
    )
    said = [
        one.text
        for one in understand(a_text(*text.split("\n")), load_vocabulary()).sentences
        if one.kind == "prose"
    ]
    assert any(
        one.endswith("have improved their recording of crime and trained 54 officers in it.") for one in said
    )
    assert said[-1] == "The force has plans."


@pytest.mark.parametrize(
    "label", ["*** Promising practice ***", "**Good practice**", "-- INNOVATIVE PRACTICE --"]
)
def test_a_label_that_signs_set_off_announces_its_item(label: str) -> None:
    """A label is one between signs too."""
    text = f"{label}\nThe force has staff in its control room who advise officers on domestic abuse."
    lines = ("PEEL 2023–25: An inspection of Kent Police", "", "Investigating crime", "", *text.split("\n"))
    found = understand(a_text(*lines), load_vocabulary()).report.items
    assert [(item.kind, item.labelled) for item in found] == [("practice", True)]


@pytest.mark.parametrize("mark", ["[footnote 2]", " [Note 4]", "[fn 7]", " (see note 3)", " [a]", "[12]"])
@pytest.mark.parametrize("unit", [" percent", "%"])
def test_a_mark_between_a_number_and_its_unit_makes_no_figure(mark: str, unit: str) -> None:
    """The mark of a note goes, and the figure that it stands in stays whole."""
    told = f"Kent Police answered 64.9{mark}{unit} of 999 calls within 10 seconds."
    read = understand(a_text("PEEL 2021/22", "An inspection of Kent Police", "", told), load_vocabulary())
    shares = [figure.value for figure in read.report.figures if figure.unit == "percent"]
    assert shares == [64.9]
