"""PDF: what a file's own tags say of order, headings and tables, and when they are not believed."""

from __future__ import annotations

import pytest

from hmicdiff.reading.choose import read_bytes
from hmicdiff.reading.pdf import characters
from hmicdiff.reading.pdf.characters import Char
from hmicdiff.reading.pdf.lines import as_lines
from hmicdiff.reading.pdf.parts import Frame, PageText, Run
from hmicdiff.reading.pdf.tabular import TableRow
from hmicdiff.reading.pdf.tagged import TaggedBlock, read_by_tags
from hmicdiff.reading.pdf.tags import Tag

_LONG = "the service has plans that its crews know well and use every day"


def _run(text: str, x: float, y: float, tag: Tag | None, order: int = 0) -> Run:
    """Return a run of ten-point print."""
    return Run(x0=x, x1=x + 5 * len(text), y=y, size=10, text=text, bold=False, order=order, tag=tag)


def _told(*runs: Run) -> list[object] | None:
    """Return what a page says by its tags: lines of blocks, cells of rows."""
    page = PageText(number=1, width=600, height=800, runs=runs, rules=(), has_picture=False, unmapped=0)
    parts = read_by_tags(page, runs)
    if parts is None:
        return None
    return [
        part.cells if isinstance(part, TableRow) else [line.text for line in part.lines] for part in parts
    ]


def test_blocks_are_read_in_the_order_of_their_tags() -> None:
    """Columns whose lines share a height are read as the file says, and a block goes on at the top of the next one."""
    first, second = Tag(block=1), Tag(block=2)
    runs = (
        _run("the right column begins", 300, 700, first, 2),
        _run("the left column ends", 50, 700, first, 1),
        _run("and another block", 300, 680, second, 3),
    )
    assert _told(*runs) == [["the left column ends   the right column begins"], ["and another block"]]
    lower = (_run("the left column ends", 50, 100, first, 1), *runs[:1], *runs[2:])
    assert _told(*lower) == [["the left column ends", "the right column begins"], ["and another block"]]


def test_headings_have_their_level() -> None:
    """A heading is one by its tag, whatever its print."""
    page = PageText(
        number=1,
        width=600,
        height=800,
        runs=(_run("Plain print", 50, 700, Tag(block=1, level=3)),),
        rules=(),
        has_picture=False,
        unmapped=0,
    )
    parts = read_by_tags(page, page.runs) or []
    assert [part.level for part in parts if isinstance(part, TaggedBlock)] == [3]


def test_a_table_has_the_cells_of_its_tags() -> None:
    """Rows and columns are those of the tags, an empty cell among them; prose in cells is read cell by cell."""
    cells = [
        _run(
            text,
            50 + 80 * column,
            700 - 20 * row,
            Tag(block=3 * row + column, table=1, row=row, cell=column),
            9,
        )
        for row, column, text in (
            (0, 0, "Area"),
            (0, 2, "Grade"),
            (1, 0, "Fraud"),
            (1, 1, "new"),
            (1, 2, "Good"),
        )
    ]
    assert _told(*cells) == [((("Area",),), (), (("Grade",),)), ((("Fraud",),), (("new",),), (("Good",),))]
    prose = _run("word " * 50, 50, 600, Tag(block=9, table=1, row=2, cell=0))
    assert [len(part) for part in _told(*cells, prose) or [] if isinstance(part, list)] == [1] * 6


@pytest.mark.parametrize("share", [0.5, 0.95])
def test_tags_are_believed_where_most_text_bears_them(share: float) -> None:
    """Text without a tag is read where it stands; a page with much of it is read by its layout."""
    bare = int(100 * (1 - share))
    runs = (
        _run("x" * (100 - bare), 50, 700, Tag(block=1), 1),
        _run("y" * bare, 50, 650, None, 2),
        _run("z", 50, 600, Tag(block=2), 3),
    )
    told = _told(*runs)
    assert told == ([["x" * (100 - bare)], ["y" * bare], ["z"]] if share > 0.9 else None)


def test_tags_that_lead_back_up_the_page_are_not_believed() -> None:
    """An order that no reader follows down a column is no order of reading."""
    runs = [_run(f"line {n}", 50, 100 + 20 * n, Tag(block=n), n) for n in range(10)]
    assert _told(*runs) is None


@pytest.mark.parametrize("beside", [True, False])
def test_a_page_with_a_box_beside_its_text_is_read_by_its_layout(beside: bool) -> None:  # noqa: FBT001
    """Tags put the whole box before the text that it stands beside; a box with no text beside it changes nothing."""
    text = [
        _run("the text goes on", 50, 600 - 20 * n, Tag(block=5 + n), 5 + n) for n in range(5 if beside else 0)
    ]
    boxed = [_run("in the box", 320, 590 - 20 * n, Tag(block=n), n) for n in range(3)]
    page = PageText(
        number=1,
        width=600,
        height=800,
        runs=(*boxed, *text),
        rules=(),
        has_picture=False,
        unmapped=0,
        frames=(Frame(x0=300, x1=560, y0=530, y1=610),),
    )
    assert (read_by_tags(page, page.runs) is None) == beside


def test_a_box_in_a_column_is_read_where_its_tags_put_it() -> None:
    """A box within one column of several, text above and below it there, stands beside no text that falls under it."""
    left = [_run("the left column is here", 50, 600 - 15 * n, Tag(block=1), n) for n in range(20)]
    above = [_run("the right column too", 320, 600 - 15 * n, Tag(block=2), 20 + n) for n in range(5)]
    boxed = [_run("in the box", 325, 510 - 15 * n, Tag(block=3), 30 + n) for n in range(3)]
    below = [_run("and the right goes on", 320, 450 - 15 * n, Tag(block=4), 40 + n) for n in range(5)]
    runs = (*left, *above, *boxed, *below)
    page = PageText(
        number=1,
        width=600,
        height=800,
        runs=runs,
        rules=(),
        has_picture=False,
        unmapped=0,
        frames=(Frame(x0=318, x1=560, y0=474, y1=524),),
    )
    assert read_by_tags(page, page.runs) is not None


def test_a_drawn_mark_goes_with_its_item() -> None:
    """A bullet that is drawn bears no tag, and stands before the line that it marks."""
    runs = (_run("first item", 60, 700, Tag(block=1), 1), _run("•", 50, 700, None, -1))
    assert _told(*runs) == [["• first item"]]


@pytest.mark.parametrize("mark", ["\u2713", "\u27a2", "a)", "\uf0a7"])
def test_a_mark_printed_without_a_tag_goes_with_its_item(mark: str) -> None:
    """Chromium prints what a style puts before an item as no text of the file; other words without tags stay apart."""
    runs = (_run("first item of many words", 60, 700, Tag(block=1), 1), _run(mark, 30, 700, None, 2))
    below = (
        _run("second item, which is longer than the first", 60, 680, Tag(block=2), 3),
        _run("aside", 10, 680, None, 4),
    )
    told = [line for part in _told(*runs, *below) or [] if isinstance(part, list) for line in part]
    assert len(told) == 3
    assert told[0].endswith(" first item of many words")


def test_words_without_a_tag_among_those_of_a_block_are_its_own() -> None:
    """What a style sheet prints within a paragraph stands there; what is drawn after it, or beside it, does not."""
    block, after = Tag(block=1), Tag(block=2)
    around = [_run(f"{_LONG} plan", 50, 700, block, 1), _run(f"that {_LONG}.", 80, 688, block, 3)]
    rest = _run(_LONG, 50, 676, after, 5)
    inside = _run("(a/b)", 50, 688, None, 2)
    assert _told(*around, inside, rest) == [[f"{_LONG} plan", f"(a/b) that {_LONG}."], [_LONG]]
    later = _run("(a/b)", 50, 688, None, 9)
    assert _told(*around, later, rest) == [[f"{_LONG} plan", f"that {_LONG}."], ["(a/b)"], [_LONG]]
    beside = _run("Aside", 480, 688, None, 2)
    assert ["Aside"] in (_told(*around, beside, rest) or [])


def test_a_tagged_file_is_read_alike_in_columns() -> None:
    """What Typst tags is read in order though its two columns are set at other heights."""
    typst = pytest.importorskip("typst")
    words = "Supervisors read each plan within a week and tell their teams what has to be done with it. "
    source = '#set page(paper: "a5", columns: 2)\n= Plans\n' + words * 6 + "\n\n== Calls\n#table(columns: 2,"
    source += "[Area], [Grade], [Calls], [Good])\n" + words.replace("plan", "call") * 4
    lines = read_bytes(bytes(typst.compile(source.encode())), relative="a.pdf").lines
    text = " ".join(line.text for line in lines if line.kind is None and line.text)
    assert text == (words * 6 + words.replace("plan", "call") * 4).strip()
    assert [(line.text, line.level) for line in lines if line.kind == "heading"] == [
        ("Plans", 1),
        ("Calls", 2),
    ]
    assert [line.text for line in lines if line.kind == "cell"] == ["Area", "Grade", "Calls", "Good"]


def test_letters_of_a_ligature_are_of_the_words_size(monkeypatch: pytest.MonkeyPatch) -> None:
    """A box that is lower than those of the letters beside it does not part a word; another font does."""
    sizes = dict.fromkeys(range(6), 9.0)
    monkeypatch.setattr(characters.pdfium, "FPDFText_GetFontSize", lambda _, index: sizes[index])
    chars = [
        Char(text, 0, 5, 100, size, n, spaced=False)
        for n, (text, size) in enumerate(zip("offer", (9, 6, 6, 9, 9), strict=True))
    ]
    for n in (1, 3):
        characters._even_out(None, chars[:n], chars[n])  # noqa: SLF001
    assert [char.size for char in chars] == [9, 9, 9, 9, 9]
    small = Char("x", 0, 5, 100, 6, 5, spaced=False)
    sizes[5] = 6.0
    characters._even_out(None, chars, small)  # noqa: SLF001
    assert small.size == 6


def test_a_hyphen_within_a_word_parts_no_print(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where boxes are as high as their letters, a later one evens out those before a hyphen too, and the hyphen."""
    monkeypatch.setattr(characters.pdfium, "FPDFText_GetFontSize", lambda *_: 9.0)
    chars = [
        Char(text, 0, 5, 100, size, n, spaced=False)
        for n, (text, size) in enumerate(zip("d-Poy", (6, 5, 6, 6, 8), strict=True))
    ]
    characters._even_out(None, chars[:4], chars[4])  # noqa: SLF001
    assert [char.size for char in chars] == [8] * 5


def test_grades_side_by_side_are_heads_that_tags_do_not_hold() -> None:
    """Tags that read a grid of judgments across are not believed: a grade is told by what stands below it."""
    names = ("Outstanding", "Good", "Adequate")
    heads = [_run(name, 50 + 150 * n, 700, Tag(block=n), n) for n, name in enumerate(names)]
    areas = [_run(f"Area number {n}", 50 + 150 * n, 680, Tag(block=9 + n), 9 + n) for n in range(3)]
    assert _told(*heads, *areas) is None
    below = [_run(name, 50, 700 - 20 * n, Tag(block=n), n) for n, name in enumerate(names)]
    assert _told(*below) == [[name] for name in names]


def test_a_grade_on_two_lines_ends_there() -> None:
    """What a tagged list prints behind a wrapped grade is another entry, in whichever column it stands."""
    runs = (
        _run("Investigating crime", 50, 700, Tag(block=1), 1),
        _run("Requires", 250, 700, Tag(block=2), 2),
        _run("improvement", 250, 688, Tag(block=2), 3),
        _run("Managing offenders", 50, 676, Tag(block=3), 4),
        _run("Outstanding", 250, 676, Tag(block=4), 5),
    )
    page = PageText(number=1, width=600, height=800, runs=runs, rules=(), has_picture=False, unmapped=0)
    told = " ".join(line.text or "|" for line in as_lines([page]))
    assert "Requires improvement | Managing offenders | Outstanding" in told


_COLUMNS = ((0, "Good"), (1, "Adequate"), (2, "Inadequate"))
UNDER = {
    "second left out": ((0, "Fraud", 50), (1, "Arson", 210), ["Fraud", "", "Arson"]),
    "first left out": ((0, "Fraud", 130), (1, "Arson", 212), ["", "Fraud", "Arson"]),
    "beside its head": ((0, "Fraud", 50), (1, "Arson", 186), ["Fraud", "", "Arson"]),
    "both under one head": ((0, "Fraud", 50), (1, "Arson", 54), ["Fraud", "Arson"]),
    "over several": ((0, "Fraud and much that is like it", 50), (1, "Arson", 210), None),
}


@pytest.mark.parametrize(("first", "second", "cells"), UNDER.values(), ids=UNDER)
def test_a_cell_stands_in_the_column_it_is_printed_in(
    first: tuple[int, str, int], second: tuple[int, str, int], cells: list[str] | None
) -> None:
    """A row whose empty cells bear no tags is read by where its cells stand, unless that is under no one column."""
    heads = [_run(text, 50 + 80 * at, 700, Tag(block=at, table=1, cell=at), 9) for at, text in _COLUMNS]
    row = [
        _run(text, x, 680, Tag(block=9 + at, table=1, row=1, cell=at), 9) for at, text, x in (first, second)
    ]
    told = _told(*heads, *row) or []
    expected = cells or [first[1], second[1]]
    assert told[1] == tuple(((text,),) if text else () for text in expected)
