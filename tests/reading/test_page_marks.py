"""Pages that a converter marks in Markdown."""

from __future__ import annotations

import pytest

from hmicdiff.reading.choose import read_bytes
from hmicdiff.structure.report import understand
from hmicdiff.vocabulary import load_vocabulary

FIRST = "# PEEL 2018/19: An inspection of Dorset Police\n\n## Investigating crime\n\n### Good\n\n## Areas for improvement\n\n- The force should train its frontline staff in the collec-"
REST = "tion of digital evidence.\n\nThe force is good at it.\n"
MARKS = ["{1}------------------------------------------------", "<!-- PageBreak -->", "<!-- page break -->"]


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize("head", ["", "## PEEL 2018/19 – Dorset Police\n\n", "#### Official\n\n"])
def test_a_sentence_goes_on_over_a_page(mark: str, head: str) -> None:
    """The mark of a page and the head under it part no item, and neither is text."""
    document = read_bytes(f"{FIRST}\n\n{mark}\n\n{head}{REST}".encode(), relative="a.md")
    found = understand(document, load_vocabulary()).report
    assert [item.text for item in found.items] == [
        "The force should train its frontline staff in the collection of digital evidence."
    ]
    assert [section.heading for section in found.sections] == ["Investigating crime", "Areas for improvement"]
    assert (document.pages, found.items[0].page) == (2, 1)
    left = [one.text for one in document.omissions if one.reason == "running_head"]
    assert left == ([head.strip("# \n")] if head else [])


def test_a_head_of_many_pages_is_none_of_the_text() -> None:
    """What stands over three pages in the same words is a head also where no sentence is cut."""
    pages = "".join(
        f"\n\n{{{n}}}-----\n\n## Dorset Police 2018\n\nThe force has {n} stations." for n in range(4)
    )
    document = read_bytes(f"# Dorset Police{pages}\n".encode(), relative="a.md")
    assert [line.text for line in document.lines if line.kind == "heading"] == ["Dorset Police"]


@pytest.mark.parametrize(
    "text",
    [
        "The force has a plan for\n\n## Managing offenders\n\nwhich works.",
        "The force has a plan.\n\n{1}---\n\n## Managing offenders\n\nwhich works.",
        "The force has a plan for\n\n{1}---\n\n## Managing offenders\n\nIt works.",
    ],
)
def test_other_headings_stay(text: str) -> None:
    """A heading within a page, behind a whole sentence or over one is what it is."""
    document = read_bytes(f"# Dorset Police\n\n{text}\n".encode(), relative="a.md")
    assert "Managing offenders" in [line.text for line in document.lines]


def test_without_marks_there_are_no_pages() -> None:
    """A file that marks none has none, and braces in a text are no mark."""
    document = read_bytes(b"# Dorset Police\n\nA set {1}---2 of it.\n", relative="a.md")
    assert document.pages is None
    assert {line.page for line in document.lines} == {None}


def test_a_label_over_many_pages_is_no_head_of_them() -> None:
    """Items that each begin a page keep their label, however often it comes; the mark of a page is no comment."""
    page = "<!-- PageBreak -->\n\n## Area for improvement\n\nThe force should review its plans for {}.\n"
    text = "# PEEL 2018/19: An inspection of Dorset Police\n\n" + "\n".join(
        map(page.format, ("a", "b", "c", "d"))
    )
    document = read_bytes(text.encode(), relative="a.md")
    assert sum(line.text == "Area for improvement" for line in document.lines) == 4
    assert not document.omissions
