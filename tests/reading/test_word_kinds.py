"""Word files as programs write them: revisions, wrappers, boxes, merged cells, symbols, raised marks."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given, settings
from hypothesis import strategies as st
from worded import box as _box
from worded import cell as _cell
from worded import par as _par
from worded import reasons as _reasons
from worded import run as _run
from worded import table as _table
from worded import texts as _texts
from worded import told as _told
from worded import word_file as _file

from hmicdiff.errors import Refused
from hmicdiff.reading.word import read_word

_ITEM = "Crews should test their plans."
_GONE = "<w:rPr><w:del w:id='1' w:author='a'/></w:rPr>"


def test_a_deleted_mark_joins_paragraphs() -> None:
    """A paragraph whose mark is deleted runs on into the next, over several and past bookmarks."""
    body = f"{_par('One ', _GONE)}<w:bookmarkStart w:id='1' w:name='b'/>{_par('two ', _GONE)}{_par('three.')}{_par('Four.')}"
    assert _texts(body) == ["One two three.", "Four."]


def test_a_paragraph_deleted_whole_leaves_nothing() -> None:
    """Text and mark deleted together vanish; the words are deleted revisions."""
    gone = f"<w:p><w:pPr>{_GONE}</w:pPr><w:del w:id='2'><w:r><w:delText>old words</w:delText></w:r></w:del></w:p>"
    body = f"{_par('A.')}{gone}{_par('B.')}"
    assert (_texts(body), _reasons(body)) == (["A.", "B."], {"deleted_revision": "old words"})


def test_a_move_is_read_where_it_went() -> None:
    """Moved words stand once, in their new place."""
    moved = f"<w:p><w:moveFrom w:id='3'>{_run('Moved.')}</w:moveFrom></w:p>{_par('A.')}<w:p><w:moveTo w:id='4'>{_run('Moved.')}</w:moveTo></w:p>"
    assert (_texts(moved), set(_reasons(moved))) == (["A.", "Moved."], {"moved_revision"})


def test_deleted_rows_and_cells_are_no_rows() -> None:
    """A row or cell whose deletion is tracked is left out, an inserted one is read."""
    row = f"<w:trPr><w:del w:id='5'/></w:trPr>{_cell('Old')}{_cell('1')}"
    new = f"<w:trPr><w:ins w:id='6'/></w:trPr>{_cell('New')}{_cell('2')}" + _cell(
        "3", "<w:cellDel w:id='7'/>"
    )
    assert _texts(_table(row, new, _cell("Next") + _cell("4"))) == ["New   2", "Next   4"]


@pytest.mark.parametrize(
    "about",
    ["<w:vanish/>", "<w:rStyle w:val='Unseen'/>", "<w:vanish w:val='1'/>"],
    ids=["run", "style", "on"],
)
def test_hidden_text_is_left_out(about: str) -> None:
    """Runs set as hidden, by themselves or their style, are no words; one switched off is."""
    style = "<w:style w:type='character' w:styleId='Unseen'><w:name w:val='Unseen'/><w:rPr><w:vanish/></w:rPr></w:style>"
    document: Any = docx.Document()
    document.styles.element.append(parse_xml(style.replace("<w:style ", f"<w:style {nsdecls('w')} ")))
    runs = _run("Seen.") + _run(" Draft.", about) + _run(" Shown.", "<w:vanish w:val='0'/>")
    document.element.body.insert(0, parse_xml(f"<w:p {nsdecls('w')}>{runs}</w:p>"))
    buffer = io.BytesIO()
    document.save(buffer)
    read = read_word(buffer.getvalue())
    assert [line.text for line in read.lines if line.text] == ["Seen. Shown."]
    assert [(one.reason, one.text) for one in read.omissions] == [("hidden_text", "Draft.")]


def _control(content: str, about: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{about}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


@pytest.mark.parametrize(
    "rows",
    [
        _cell("Fire") + _cell(_control(_par("Good"))),
        _cell("Fire") + _control(_cell("Good")),
        _cell("Fire") + _control(_control(_cell("Good"))),
        _cell("Fire") + _cell(f"<w:p>{_control(_run('Good'))}</w:p>"),
        _cell("Fire") + _cell(f"<w:p><w:smartTag>{_run('Good')}</w:smartTag></w:p>"),
    ],
)
def test_content_controls_are_their_content(rows: str) -> None:
    """What stands in a control belongs to the paragraph, cell or row that holds it."""
    table = f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr>{_cell('Area')}{_cell('Grade')}</w:tr>{_control(f'<w:tr>{rows}</w:tr>')}</w:tbl>"
    lines = [(line.text, line.row, line.column) for line in read_word(_file(table)).lines if line.text]
    assert lines[2:] == [("Fire", 1, 0), ("Good", 1, 1)]


def test_prompts_and_contents_lists_are_left_out() -> None:
    """A control that shows its prompt, and a generated list of contents, hold no text of the report."""
    prompt = _control(_par("Click to enter text"), "<w:showingPlcHdr/>")
    contents = _control(
        _par("Fire 3"), "<w:docPartObj><w:docPartGallery w:val='Table of Contents'/></w:docPartObj>"
    )
    body = prompt + contents + _par("Text.")
    assert (_texts(body), set(_reasons(body))) == (["Text."], {"control", "contents"})


_ENTRIES = {
    "style": _par("Fire 3", "<w:pStyle w:val='TOC1'/>"),
    "contents": _par("Fire 3", "<w:pStyle w:val='Contents2'/>"),
    "link": f"<w:p><w:hyperlink w:anchor='_Toc7'>{_run('Fire 3')}</w:hyperlink></w:p>",
    "page": f"<w:p>{_run('Fire 3')}<w:r><w:instrText> PAGEREF _Toc7 </w:instrText></w:r></w:p>",
}


@pytest.mark.parametrize("entry", _ENTRIES.values(), ids=_ENTRIES)
def test_text_behind_a_contents_list_is_read(entry: str) -> None:
    """What was typed into the control of a contents list behind its entries is text; the list and its title are left out."""
    about = "<w:docPartObj><w:docPartGallery w:val='Table of Contents'/></w:docPartObj>"
    typed = _par("Preventing fires", "<w:pStyle w:val='Heading2'/>") + _par(_ITEM) + _table(_cell("A"))
    body = _control(_par("Contents") + entry * 2 + typed, about) + _par("Behind it.")
    assert _texts(body) == ["Preventing fires", _ITEM, "A", "Behind it."]
    assert _reasons(body)["contents"] == "Contents Fire 3 Fire 3"


def test_a_contents_list_without_known_entries_is_left_out_whole() -> None:
    """Where nothing tells which are entries, none of it is text."""
    about = "<w:docPartObj><w:docPartGallery w:val='Table of Contents'/></w:docPartObj>"
    body = _control(_par("Contents") + _par("Fire 3") + _par("Crime 4"), about) + _par("Behind it.")
    assert _texts(body) == ["Behind it."]


def test_a_text_box_is_read_once_where_it_hangs() -> None:
    """Of the two forms of a text box one is read, in the body and in a cell, with what it holds."""
    inner = _par("Cause of concern", "<w:pStyle w:val='Heading3'/>") + _par(_ITEM)
    assert _told(_par("A.") + _box(inner) + _par("B.")) == [
        ("A.", None), ("Cause of concern", "heading"), (_ITEM, None), ("B.", None),
    ]  # fmt: skip
    assert _texts(_table(_cell("X") + _cell(_box(_par(_ITEM))))).count(_ITEM) == 1
    assert set(_reasons(_box(inner))) == {"alternate_copy"}


def test_a_label_and_its_text_in_a_frame_are_a_box() -> None:
    """What a text box or a cell holds under a label of items is told from the text before and behind it."""
    inner = _par("Cause of concern", "<w:pStyle w:val='Heading3'/>") + _par(_ITEM)
    for frame in (_box(inner), _table(_cell(inner))):
        lines = read_word(_file(_par("Before it.") + frame + _par("Behind it."))).lines
        assert {line.text: bool(line.boxes) for line in lines if line.text} == {
            "Before it.": False, "Cause of concern": True, _ITEM: True, "Behind it.": False,
        }  # fmt: skip


def test_only_the_older_form_of_a_box_is_read_too() -> None:
    """A text box in the older form alone is read."""
    old = f"<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>{_par(_ITEM)}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
    assert _texts(old) == [_ITEM]


def test_a_table_in_a_cell_is_read_once_in_place() -> None:
    """A cell's table stands where the cell stands, with what comes before and after it."""
    inner = _table(_cell("Charged") + _cell("7.1%"), _cell("Cautioned") + _cell("4%"))
    body = _table(_cell("Outcomes") + _cell(f"{_par('Before')}{inner}{_par('After')}"))
    assert _texts(body) == ["Outcomes", "Before", "Charged   7.1%", "Cautioned   4%", "After"]


def test_layout_tables_are_read_cell_by_cell() -> None:
    """Headings with text in a cell make the table a layout; a table of one column is a box."""
    head = "<w:pStyle w:val='Heading2'/>"
    left, right = _par("Fire", head) + _par("Text."), _par("Facts", head) + _par("904 staff")
    assert _told(_table(_cell(left) + _cell(right))) == [
        ("Fire", "heading"), ("Text.", None), ("Facts", "heading"), ("904 staff", None),
    ]  # fmt: skip
    box = _table(
        _cell("Area for improvement"),
        _cell(_par(_ITEM) + _par("In one case of ten, crews on call didn’t do so at all.")),
    )
    assert _told(box)[:2] == [("Area for improvement", None), (_ITEM, None)]


def test_merged_cells_are_as_tall_as_they_are() -> None:
    """A cell merged over rows stands once and says how many rows it takes; columns stay in place."""
    body = _table(
        _cell("Area") + _cell("Grade") + _cell("Note"),
        _cell("Fire") + _cell("Good", "<w:vMerge w:val='restart'/>") + _cell("a"),
        _cell("Staff") + _cell("", "<w:vMerge/>") + _cell("b"),
        _cell("Wide", "<w:gridSpan w:val='2'/>") + _cell("c"),
    )
    lines = [
        (line.text, line.row, line.column, line.rows) for line in read_word(_file(body)).lines if line.text
    ]
    assert lines[3:] == [
        ("Fire", 1, 0, 1), ("Good", 1, 1, 2), ("a", 1, 2, 1), ("Staff", 2, 0, 1), ("b", 2, 2, 1),
        ("Wide", 3, 0, 1), ("c", 3, 2, 1),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("runs", "text"),
    [
        ("<w:r><w:sym w:font='Symbol' w:char='F0B1'/></w:r>", "±"),
        ("<w:r><w:sym w:font='Wingdings' w:char='00FC'/></w:r>", "✓"),
        ("<w:r><w:sym w:font='Wingdings 2' w:char='F050'/></w:r>", "✓"),
        (_run("\u00fc", "<w:rFonts w:ascii='Wingdings' w:hAnsi='Wingdings'/>"), "✓"),
        (_run("\uf0b3", "<w:rFonts w:ascii='Symbol'/>"), "≥"),
        ("<w:r><w:sym w:font='Arial' w:char='2713'/></w:r>", "✓"),
    ],
)
def test_symbols_are_text(runs: str, text: str) -> None:
    """Signs inserted from fonts of signs, or set in them, are the characters that they show."""
    assert _texts(f"<w:p>{runs}{_run('2')}</w:p>") == [f"{text}2"]


@pytest.mark.parametrize("mark", ["3", "12", "*", "[4]", "1,2"])
@pytest.mark.parametrize("about", ["<w:vertAlign w:val='superscript'/>", "<w:position w:val='8'/>"])
def test_raised_marks_join_no_number(mark: str, about: str) -> None:
    """The mark of a note set above the line is left out; ordinals and powers are not."""
    body = f"<w:p>{_run('It took 89.2')}{_run(mark, about)}{_run(' percent')}</w:p>"
    assert (_texts(body), _reasons(body)) == (["It took 89.2 percent"], {"note_mark": mark})
    kept = (
        f"<w:p>{_run('On the 4')}{_run('th', about)}{_run(', 5 km')}{_run('2', about)}{_run(' burnt')}</w:p>"
    )
    assert _texts(kept) == ["On the 4th, 5 km2 burnt"]


@pytest.mark.parametrize(
    ("before", "stroke", "below", "said"),
    [
        ("It took 2", "/", "3", "It took 2 1/3 days"),
        ("It took 14 ", "\u2044", "4", "It took 14 1/4 days"),
        ("It took ", "/", "2", "It took 1/2 days"),
        ("", "\u2044", "10", "1/10 days"),
    ],
)
def test_fractions_set_above_and_below_the_line_are_numbers(
    before: str, stroke: str, below: str, said: str
) -> None:
    """The number above a stroke is no mark of a note, and a fraction stands apart from its whole number."""
    above, under = ("<w:vertAlign w:val='superscript'/>", "<w:vertAlign w:val='subscript'/>")
    body = f"<w:p>{_run(before)}{_run('1', above)}{_run(stroke)}{_run(below, under)}{_run(' days')}</w:p>"
    assert (_texts(body), _reasons(body)) == ([said], {})


def test_a_grade_in_a_picture_is_its_description() -> None:
    """The description of a picture that names a grade is text, any other is left out."""
    picture = "<w:p><w:r><w:drawing><wp:inline><wp:docPr id='1' name='P' descr='{}'/></wp:inline></w:drawing></w:r></w:p>"
    assert _texts(picture.format("Grade: inadequate")) == ["Inadequate"]
    assert (_texts(picture.format("An officer") + _par("A.")), _reasons(picture.format("An officer"))) == (
        ["A."], {"picture": "An officer"},
    )  # fmt: skip


def test_numbering_by_style_makes_items_and_none_unmakes_them() -> None:
    """A list's numbering makes an item at its level; numbering number 0 takes it off."""
    own = "<w:numPr><w:ilvl w:val='1'/><w:numId w:val='3'/></w:numPr>"
    off = "<w:pStyle w:val='ListBullet'/><w:numPr><w:ilvl w:val='0'/><w:numId w:val='0'/></w:numPr>"
    assert _told(_par("a", own) + _par("b", off)) == [("a", "bullet"), ("b", None)]


@pytest.mark.parametrize(
    "about",
    [
        "<w:numPr><w:ilvl w:val='1'/></w:numPr>",
        "<w:pStyle w:val='Subtitle'/>",
        "<w:pStyle w:val='ListParagraph'/>",
        "<w:pStyle w:val='BodyText'/><w:numPr><w:ilvl w:val='0'/></w:numPr>",
    ],
)
def test_what_names_no_list_is_no_item(about: str) -> None:
    """A level without a list, as Word's style of subtitles has it, and the style of any indented text print no sign."""
    assert _told(_par("An inspection of Kent Police", about)) == [("An inspection of Kent Police", None)]


@pytest.mark.parametrize(
    ("about", "level"),
    [
        ("<w:pStyle w:val='ListBullet'/>", 1),
        ("<w:pStyle w:val='ListNumber2'/>", 2),
        ("<w:pStyle w:val='ListBullet'/><w:numPr><w:ilvl w:val='2'/></w:numPr>", 3),
        ("<w:pStyle w:val='ListParagraph'/><w:numPr><w:ilvl w:val='1'/><w:numId w:val='3'/></w:numPr>", 2),
        ("<w:numPr><w:numId w:val='3'/></w:numPr>", 1),
    ],
)
def test_what_names_a_list_is_an_item(about: str, level: int) -> None:
    """The list may be named by the paragraph or by its style, and so may the level."""
    lines = read_word(_file(_par("Test plans.", about))).lines
    assert [(line.kind, line.level) for line in lines] == [("bullet", level)]


_MORE = "<w:pStyle w:val='ListContinue'/>"


@pytest.mark.parametrize(
    "item",
    [
        "<w:pStyle w:val='ListBullet'/>",
        "<w:pStyle w:val='ListNumber2'/>",
        "<w:numPr><w:ilvl w:val='0'/><w:numId w:val='3'/></w:numPr>",
    ],
)
def test_more_of_an_item_joins_it(item: str) -> None:
    """A paragraph in the style of a list that goes on belongs to the item before it, as do several; the next is apart."""
    body = (
        _par("Test plans.", item) + _par("See page 9.", _MORE) + _par("And 10.", _MORE) + _par("Train.", item)
    )
    assert _told(body) == [("Test plans. See page 9. And 10.", "bullet"), ("Train.", "bullet")]


def test_what_goes_on_behind_no_item_is_a_paragraph() -> None:
    """The style alone makes no item, and one that has a number of its own is one."""
    numbered = f"{_MORE}<w:numPr><w:ilvl w:val='0'/><w:numId w:val='3'/></w:numPr>"
    body = _par("A.") + _par("B.", _MORE) + _par("C.", numbered) + _par("D.", numbered)
    assert _told(body) == [("A.", None), ("B.", None), ("C.", "bullet"), ("D.", "bullet")]


@pytest.mark.parametrize(
    "title",
    ["Good", "Requires improvement", "Adequate", "Area for improvement", "Cause of concern 2", "Investigating crime", "Preventing fires and other risks: Good"],
)  # fmt: skip
def test_a_title_set_as_more_of_an_item_stands_alone(title: str) -> None:
    """A grade, a known heading and a label join no item before them, and as items nothing behind them joins them."""
    item = "<w:pStyle w:val='ListBullet'/>"
    body = _par("Test plans.", item) + _par(title, _MORE) + _par("See page 9.", _MORE)
    assert _told(body) == [("Test plans.", "bullet"), (title, None), ("See page 9.", None)]
    assert _told(_par(title, item) + _par("See page 9.", _MORE)) == [
        (title, "bullet"),
        ("See page 9.", None),
    ]


@pytest.mark.parametrize(
    "more", ["Good work was seen in Kent.", "It requires improvement in three ways.", "Investigating crime takes time."]
)  # fmt: skip
def test_a_sentence_with_the_words_of_a_title_joins_its_item(more: str) -> None:
    """Only what is such a title whole stands alone."""
    body = _par("Test plans.", "<w:pStyle w:val='ListBullet'/>") + _par(more, _MORE)
    assert _told(body) == [(f"Test plans. {more}", "bullet")]


def _repacked(data: bytes, change: dict[str, str], swap: tuple[tuple[str, str], ...] = ()) -> bytes:
    """Return a package with parts renamed and texts in its parts swapped."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(written, "w") as new:
        for part in old.infolist():
            content = old.read(part)
            for before, after in swap if part.filename.endswith((".xml", ".rels")) else ():
                content = content.replace(before.encode(), after.encode())
            new.writestr(change.get(part.filename, part.filename), content)
    return written.getvalue()


def test_packages_of_other_programs_are_read() -> None:
    """A main part of another name, and the strict form of the standard, are read as any other."""
    data = _file(_par(_ITEM))
    renamed = _repacked(
        data,
        {
            "word/document.xml": "word/document2.xml",
            "word/_rels/document.xml.rels": "word/_rels/document2.xml.rels",
        },
        (("word/document.xml", "word/document2.xml"),),
    )
    usual, strict = "http://schemas.openxmlformats.org/", "http://purl.oclc.org/ooxml/"
    swap = tuple(
        (f"{usual}{name.replace('/', '/2006/', 1)}", f"{strict}{name}")
        for name in ("wordprocessingml/main", "officeDocument/relationships")
    )
    for package in (renamed, _repacked(data, {}, swap)):
        assert [line.text for line in read_word(package).lines if line.text] == [_ITEM]


@pytest.mark.parametrize("cut", [200, 2000, -400])
def test_a_damaged_file_is_refused_in_one_line(cut: int) -> None:
    """A package that ends early is refused as damaged, never by a traceback."""
    with pytest.raises(Refused) as refused:
        read_word(_file(_par("Text."))[:cut])
    assert refused.value.code == "damaged"
    assert "\n" not in refused.value.reason


_WORDS = st.integers(1, 10**6).map(lambda number: f"w{number}")
_RUNS = st.builds(
    lambda words, about: _run(f"{' '.join(words)} ", about),
    st.lists(_WORDS, min_size=1, max_size=3),
    st.sampled_from(["", "<w:vanish/>", "<w:b/>"]),
)
_WRAPPED = st.builds(
    lambda wrap, run: wrap.format(run),
    st.sampled_from(
        [
            "{}",
            "<w:ins w:id='1'>{}</w:ins>",
            "<w:del w:id='2'>{}</w:del>",
            "<w:moveFrom w:id='3'>{}</w:moveFrom>",
            "<w:hyperlink>{}</w:hyperlink>",
            "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>",
        ]
    ),
    _RUNS,
)
_PARS = st.builds(
    lambda about, runs: f"<w:p><w:pPr>{about}</w:pPr>{''.join(runs)}</w:p>",
    st.sampled_from(
        [
            "",
            _GONE,
            "<w:pStyle w:val='Heading2'/>",
            "<w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr>",
        ]
    ),
    st.lists(_WRAPPED, min_size=1, max_size=3),
)
_BLOCKS = st.recursive(
    _PARS,
    lambda inner: st.one_of(
        st.builds(lambda cells: _table(*(_cell(one + _par("x")) for one in cells)), st.lists(inner, min_size=1, max_size=3)),
        st.builds(lambda cells: _table("".join(_cell(one + _par("y")) for one in cells)), st.lists(inner, min_size=1, max_size=3)),
        st.builds(_control, inner),
        st.builds(lambda one: _table(f"<w:trPr><w:del w:id='9'/></w:trPr>{_cell(one + _par('z'))}"), inner),
    ),
    max_leaves=6,
)  # fmt: skip


@given(st.lists(_BLOCKS, min_size=1, max_size=3).map("".join))
@settings(max_examples=40, deadline=None)
def test_each_word_is_kept_or_left_out(body: str) -> None:
    """The words of a text are those of its lines and those left out, each as often as the file has it."""
    read = read_word(_file(body))
    words = Counter(re.findall(r"w\d+(?= )", body))
    kept = Counter(word for line in read.lines for word in re.findall(r"\bw\d+", line.text))
    left = Counter(word for one in read.omissions for word in re.findall(r"\bw\d+", one.text))
    assert kept + left == words


@pytest.mark.parametrize(
    ("lines", "parts"),
    [
        (("Good", "The force has a plan."), ["Good", "The force has a plan."]),
        (
            ("Areas for improvement", "The force should review it.", "The force should train its", "officers."),
            ["Areas for improvement", "The force should review it.", "The force should train its officers."],
        ),
        (
            ("Investigating crime  Inadequate", "Responding to the public: Good"),
            ["Investigating crime Inadequate", "Responding to the public: Good"],
        ),
        (("Officers told us", "that they are tired.", "They said so."), ["Officers told us that they are tired. They said so."]),
    ],
)  # fmt: skip
def test_breaks_part_labels_and_items(lines: tuple[str, ...], parts: list[str]) -> None:
    """A break within a paragraph is white space, but behind a grade, a heading or an item it ends the line."""
    runs = "<w:r><w:br/></w:r>".join(_run(line) for line in lines)
    read = read_word(_file(f"<w:p>{runs}</w:p>"))
    assert [line.text for line in read.lines if line.text] == parts


@pytest.mark.parametrize("first", ["heading", "grade"])
def test_a_row_of_a_heading_and_its_grade_heads_a_section(first: str) -> None:
    """A table of one row, a heading and a grade, is their place on the page; the heading is read first."""
    heading = _cell(_par("Preventing crime", "<w:pStyle w:val='Heading2'/>"))
    cells = (heading, _cell("Adequate")) if first == "heading" else (_cell("Adequate"), heading)
    assert _told(_table("".join(cells)) + _par("It works.")) == [
        ("Preventing crime", "heading"),
        ("Adequate", None),
        ("It works.", None),
    ]


_TABBED = [
    ([("Area for improvement", _ITEM), ("By when", "March 2026")], True),
    ([("Recommendation 2", _ITEM), ("Status", "Open")], True),
    ([("Responding to fires", "Good")], False),
    ([("Engines", "41")], False),
    ([("Foreword", "4"), ("Recommendations and areas for improvement we made", "9")], False),
]


@pytest.mark.parametrize(("rows", "is_table"), _TABBED)
def test_a_tab_sets_an_item_beside_its_label(rows: list[tuple[str, str]], is_table: bool) -> None:  # noqa: FBT001
    """A label of an item with its text behind a tab is a row, and so are its deadline and state; other tabs are white space."""
    tab = "<w:r><w:tab/></w:r>"
    body = "".join(f"<w:p>{_run(label)}{tab}{_run(value)}</w:p>" for label, value in rows)
    cells = [(text, "cell") for row in rows for text in row]
    assert _told(body) == (cells if is_table else [(f"{label} {value}", None) for label, value in rows])


def test_a_dropped_letter_is_the_first_of_its_word() -> None:
    """A large first letter in a frame of its own runs on into the paragraph it begins."""
    frame = '<w:framePr w:dropCap="drop" w:lines="3"/>'
    assert _texts(_par("L", frame) + _par("ancashire Fire is good.")) == ["Lancashire Fire is good."]
    assert _texts(_par("L") + _par("ancashire")) == ["L", "ancashire"]


def _list_field(entries: tuple[str, ...], chosen: str, result: str = "") -> str:
    """Return the runs of a form's list of the old kind; `result` is what the field holds as text."""
    listed = "".join(f"<w:listEntry w:val='{entry}'/>" for entry in entries)
    data = f"<w:ffData><w:name w:val='D'/><w:ddList>{chosen}{listed}</w:ddList></w:ffData>"
    marks = [f"<w:r><w:fldChar w:fldCharType='{kind}'/></w:r>" for kind in ("separate", "end")]
    begin = f"<w:r><w:fldChar w:fldCharType='begin'>{data}</w:fldChar></w:r>"
    return f"{begin}<w:r><w:instrText> FORMDROPDOWN </w:instrText></w:r>{marks[0]}{result}{marks[1]}"


@pytest.mark.parametrize(
    ("runs", "text"),
    [
        (_list_field(("Good", "Inadequate"), "<w:result w:val='1'/>"), "Inadequate"),
        (_list_field(("Outstanding", "Good"), ""), "Outstanding"),
        (_list_field(("May", "June", "July"), "<w:default w:val='2'/>"), "July"),
        (_list_field(("May", "June"), "<w:result w:val='1'/><w:default w:val='0'/>"), "June"),
        (_run("Grade: ") + _list_field(("Good", "Poor"), "", _run("Poor")) + _run(" in 2019"), "Grade: Poor in 2019"),
        (_list_field(("Yes", "No"), "") + _run(" to both ") + _list_field(("Yes", "No"), "<w:result w:val='1'/>"), "Yes to both No"),
        (_list_field(("Good",), "<w:result w:val='9'/>") + _run("Text."), "Text."),
        (f"<w:ins w:id='1'>{_list_field(('Good', 'Poor'), '')}</w:ins>", "Good"),
    ],
)  # fmt: skip
def test_what_is_chosen_in_a_form_is_text(runs: str, text: str) -> None:
    """The chosen entry of a list in a form is read once, be it told by its place alone or as text too."""
    assert _texts(f"<w:p>{runs}</w:p>") == [text]


def test_a_choice_that_is_deleted_or_hidden_is_no_text() -> None:
    """A form's list in a deleted revision or set as hidden shows nothing."""
    field = _list_field(("Good", "Poor"), "")
    hidden = field.replace("<w:r>", "<w:r><w:rPr><w:vanish/></w:rPr>")
    assert _texts(f"<w:p><w:del w:id='1'>{field}</w:del>{hidden}{_run('Text.')}</w:p>") == ["Text."]
    assert _reasons(f"<w:p>{hidden}</w:p>") == {"hidden_text": "Good"}


@pytest.mark.parametrize(
    ("about", "sign"),
    [
        ("<w:checked/>", "☒"),
        ("<w:default w:val='1'/>", "☒"),
        ("<w:default w:val='1'/><w:checked w:val='0'/>", "☐"),
        ("<w:sizeAuto/>", "☐"),
    ],
)
def test_a_box_of_a_form_is_its_sign(about: str, sign: str) -> None:
    """A box that is ticked in a form of the old kind, or left empty, is the sign that a printed page shows."""
    data = f"<w:ffData><w:checkBox>{about}</w:checkBox></w:ffData>"
    box = f"<w:r><w:fldChar w:fldCharType='begin'>{data}</w:fldChar></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r>"
    assert _texts(f"<w:p>{box}{_run(' Good')}</w:p>") == [f"{sign} Good"]


def _styled(*pairs: tuple[str, str]) -> list[tuple[str, int | None]]:
    """Return text and row of the lines of a Word file whose paragraphs are of these styles."""
    document: Any = docx.Document()
    for name in dict.fromkeys(style for style, _ in pairs):
        if name not in document.styles:
            document.styles.add_style(name, 1)
    for style, text in pairs:
        document.add_paragraph(text, style=style)
    buffer = io.BytesIO()
    document.save(buffer)
    return [(line.text, line.row) for line in read_word(buffer.getvalue()).lines if line.text]


@pytest.mark.parametrize(
    ("term", "said"),
    [
        ("Definition Term", "Definition"),
        ("Definition Term", "Definition List"),
        ("List Heading", "List Contents"),
    ],
)
def test_terms_and_what_is_said_of_them_are_rows(term: str, said: str) -> None:
    """A list of terms, as programs that write Word files set it, is rows; what is said of a term is one cell."""
    rows = _styled(
        ("Normal", "In 2021:"), (term, "Fires"), (said, "41"), (term, "Visits"), (said, "1,204"), (said, "512"), ("Normal", "They fell.")
    )  # fmt: skip
    assert rows == [
        ("In 2021:", None),
        ("Fires   41", 0),
        ("Visits", 1),
        ("1,204 512", 1),
        ("They fell.", None),
    ]


def test_terms_alone_are_paragraphs() -> None:
    """A paragraph in the style of a term, or of what is said of one, is none where the other is not beside it."""
    told = [
        ("Definition", "Fires"),
        ("Definition Term", "Visits"),
        ("Normal", "They fell."),
        ("Definition Term", "Crews"),
    ]
    assert _styled(*told) == [(text, None) for _, text in told]
