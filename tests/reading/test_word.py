"""Word files: headings by style, lists, tables and notes."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from worded import box, cell, element, par, run, table

from hmicdiff.reading.choose import read_bytes

if TYPE_CHECKING:
    from hmicdiff.model import Document

Told = tuple[str, str | None, int | None]


def _read(document: Any) -> Document:  # noqa: ANN401 - the library states no types
    """Return a Word document read again."""
    buffer = io.BytesIO()
    document.save(buffer)
    return read_bytes(buffer.getvalue(), relative="a.docx")


def _told(document: Any) -> list[Told]:  # noqa: ANN401
    """Return text, kind and level of the lines that are not blank."""
    return [(line.text, line.kind, line.level) for line in _read(document).lines if line.text]


def test_styles_make_headings_and_lists() -> None:
    """Headings and list items are told by their styles, paragraphs are parted by blank lines."""
    document = docx.Document()
    document.add_heading("PEEL 2016", 0)
    document.add_heading("Norfolk Constabulary", 2)
    document.add_paragraph("The force is good.")
    document.add_paragraph("one", style="List Bullet")
    document.add_paragraph("two", style="List Number 2")
    assert _told(document) == [
        ("PEEL 2016", "heading", 1),
        ("Norfolk Constabulary", "heading", 2),
        ("The force is good.", None, None),
        ("one", "bullet", 1),
        ("two", "bullet", 2),
    ]
    assert [line.text for line in _read(document).lines][1:4:2] == ["", ""]


def test_tables_keep_rows() -> None:
    """Cells share their row, merged cells are read once; a box of one cell is no table."""
    document = docx.Document()
    table = document.add_table(2, 3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Area"
    for column, text in enumerate(["Crime", "45.5", "60.7"]):
        table.cell(1, column).text = text
    document.add_table(1, 1).cell(0, 0).text = "Cause of concern"
    lines = [(line.text, line.kind, line.row) for line in _read(document).lines if line.text]
    assert lines == [
        ("Area", "cell", 0),
        ("Crime   45.5   60.7", "cell", 1),
        ("Cause of concern", None, None),
    ]


@pytest.mark.parametrize(
    ("runs", "text"),
    [
        ("<w:r><w:t>good</w:t></w:r><w:del><w:r><w:delText>bad</w:delText></w:r></w:del>", "good"),
        ("<w:ins><w:r><w:t>added</w:t></w:r></w:ins>", "added"),
        ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>", "a b c"),
        ("<w:r><w:t>anti</w:t><w:noBreakHyphen/><w:t>social</w:t></w:r>", "anti\u2011social"),
        ("<w:hyperlink><w:r><w:t>link</w:t></w:r></w:hyperlink>", "link"),
        ("<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>x</w:t></w:r>", "x"),
    ],
    ids=["deleted", "inserted", "breaks", "hyphen", "link", "field"],
)
def test_runs(runs: str, text: str) -> None:
    """What a reader sees is read: insertions and links, not deletions and fields."""
    document = docx.Document()
    document.element.body.insert(0, parse_xml(f"<w:p {nsdecls('w')}>{runs}</w:p>"))
    assert [line.text for line in _read(document).lines] == [text]


def test_the_table_of_contents_is_dropped() -> None:
    """Paragraphs in a style of the contents are navigation."""
    document = docx.Document()
    document.styles.add_style("TOC 1", 1)
    document.add_paragraph("Introduction 3", style="TOC 1")
    document.add_paragraph("Text.")
    assert [line.text for line in _read(document).lines] == ["Text."]


def test_outline_levels_make_headings() -> None:
    """A paragraph with an outline level of its own is a heading without a heading's style."""
    document = docx.Document()
    paragraph = (
        f'<w:p {nsdecls("w")}><w:pPr><w:outlineLvl w:val="1"/></w:pPr><w:r><w:t>Part</w:t></w:r></w:p>'
    )
    document.element.body.insert(0, parse_xml(paragraph))
    assert _told(document) == [("Part", "heading", 2)]


def test_the_nearest_style_tells_the_level() -> None:
    """A style that rests on a heading's style has the outline level it sets itself, and the other's where it sets none."""
    document = docx.Document()
    for name, about in (("Head A", ""), ("Head B", '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>')):
        style = f'<w:style {nsdecls("w")} w:type="paragraph" w:styleId="{name}"><w:name w:val="{name}"/><w:basedOn w:val="Heading1"/>{about}</w:style>'
        document.styles.element.append(parse_xml(style))
        document.add_paragraph(name, style=name)
    assert _told(document) == [("Head A", "heading", 1), ("Head B", "heading", 2)]


def _headed(head: list[str], *text: str, on_first: bool = False) -> tuple[list[str], list[str]]:
    """Return the lines of a text under the head of its pages, and what was left out."""
    document: Any = docx.Document()
    section = document.sections[0]
    section.different_first_page_header_footer = on_first
    place = section.first_page_header if on_first else section.header
    for words in head:
        place.add_paragraph(words)
    for words in text:
        document.add_paragraph(words)
    read = _read(document)
    return [line.text for line in read.lines if line.text], [one.text for one in read.omissions]


_TITLE = "PEEL 2021/22: An inspection of Kent Police"
_HEADS = {
    "box": box(par(_TITLE)),
    "beside": box(par(_TITLE)).replace("<w:p>", f"<w:p>{run('OFFICIAL ')}", 1),
    "in control": f"<w:sdt><w:sdtPr/><w:sdtContent>{box(par(_TITLE))}</w:sdtContent></w:sdt>",
    "in cell": table(cell(box(par(_TITLE)) + par(""))),
    "tracked": f"<w:p><w:del w:id='1'>{run('PEEL 2019')}</w:del><w:ins w:id='2'>{run(_TITLE)}</w:ins></w:p>",
    "old box": f"<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>{par(_TITLE)}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>",
}


@pytest.mark.parametrize("head", _HEADS.values(), ids=_HEADS)
def test_a_title_in_a_box_of_the_head_is_read_once(head: str) -> None:
    """Of the forms in which the head holds its title one is read, and nothing that the paragraph around it holds."""
    document: Any = docx.Document()
    document.sections[0].header._element.append(element(head))  # noqa: SLF001 - the library has no other way
    document.add_paragraph("The crews are ready.")
    assert [one[0] for one in _told(document)] == [_TITLE, "The crews are ready."]


def test_what_stands_beside_a_title_in_a_box_is_left_out() -> None:
    """A paragraph that names the report loses its own words alone, not those of the box that hangs on it."""
    document: Any = docx.Document()
    beside = box(par("Page one of nine")).replace("<w:p>", f"<w:p>{run(_TITLE)}", 1)
    document.sections[0].header._element.append(element(beside))  # noqa: SLF001
    document.add_paragraph("The crews are ready.")
    assert [one[0] for one in _told(document)] == [_TITLE, "The crews are ready."]
    assert [(one.reason, one.text) for one in _read(document).omissions] == [
        ("alternate_copy", "Page one of nine"), ("page_furniture", "Page one of nine"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "title",
    [
        ["PEEL 2021/22: An inspection of Kent Police"],
        [
            "Fire and Rescue Service 2018/19",
            "Effectiveness, efficiency and people",
            "An inspection of Dorset & Wiltshire Fire and Rescue Service",
        ],
        ["Crime data integrity inspection 2018: Sussex Police"],
    ],
)
@pytest.mark.parametrize("on_first", [True, False])
def test_a_title_in_the_head_alone_is_read(title: list[str], *, on_first: bool) -> None:
    """A title that stands nowhere but in the head of the first page begins the text; what else stands there does not."""
    lines, left = _headed(["OFFICIAL", *title], "June 2022", "The crews are ready.", on_first=on_first)
    assert lines[-2:] == ["June 2022", "The crews are ready."]
    assert lines[0] == title[0]
    assert lines[-3] == title[-1]
    assert "OFFICIAL" in " ".join(left)
    assert title[0] not in " ".join(left)


@pytest.mark.parametrize(
    ("head", "first"),
    [
        (["PEEL 2021/22: An inspection of Kent Police"], "An inspection of Kent Police"),
        (["PEEL 2021/22: An inspection of Kent Police"], "Surrey Police: our answer"),
        (["Kent Police", "Professional standards department"], "June 2022"),
        (["PEEL 2021/22"], "June 2022"),
    ],
)
def test_a_head_beside_a_title_is_left_out(head: list[str], first: str) -> None:
    """Where the text has a title, or the head names no body or no report, all of the head is left out."""
    lines, left = _headed(head, first, "The crews are ready.")
    assert (lines, left) == ([first, "The crews are ready."], [" ".join(head)])
