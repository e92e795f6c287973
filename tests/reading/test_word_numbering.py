"""Words that the numbering of a Word file prints before its paragraphs."""

from __future__ import annotations

import io
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from hmicdiff.reading.word import read_word

_TOLD = list[tuple[str, str | None]]


def _level(text: str, form: str = "decimal", at: int = 0, more: str = "<w:suff w:val='space'/>") -> str:
    return f"<w:lvl w:ilvl='{at}'><w:start w:val='1'/><w:numFmt w:val='{form}'/>{more}<w:lvlText w:val='{text}'/></w:lvl>"


def _document(*kinds: str, lists: str = "") -> Any:  # noqa: ANN401 - the library states no types
    """Return an empty document with kinds of lists 90, 91, ... and a list of each, or the lists given."""
    document = docx.Document()
    numbering = document.part.numbering_part.element
    for place, kind in enumerate(kinds, 90):
        inner = f"<w:abstractNum {nsdecls('w')} w:abstractNumId='{place}'>{kind}</w:abstractNum>"
        numbering.insert(0, parse_xml(inner))
    named = lists or "".join(
        f"<w:num w:numId='{place}'><w:abstractNumId w:val='{place}'/></w:num>"
        for place in range(90, 90 + len(kinds))
    )
    for one in parse_xml(f"<w:numbering {nsdecls('w')}>{named}</w:numbering>"):
        numbering.append(one)
    return document


def _add(document: Any, text: str, name: int = 90, level: int | None = 0, style: str | None = None) -> None:  # noqa: ANN401
    paragraph = document.add_paragraph(text, style=style)
    about = paragraph._p.get_or_add_pPr().get_or_add_numPr()  # noqa: SLF001 - the library has no other door
    about.get_or_add_numId().val = name
    if level is not None:
        about.get_or_add_ilvl().val = level


def _told(document: Any) -> _TOLD:  # noqa: ANN401
    buffer = io.BytesIO()
    document.save(buffer)
    return [(line.text, line.kind) for line in read_word(buffer.getvalue()).lines if line.text]


@pytest.mark.parametrize(
    ("kind", "label"),
    [
        (_level("Area for improvement %1:"), "Area for improvement 2: "),
        (_level("Recommendation %1.", "upperRoman"), "Recommendation II. "),
        (_level("AFI %1 &#8211;", "lowerLetter"), "AFI b \u2013 "),
        (_level("Cause of concern:", "none"), "Cause of concern: "),
        (_level("Annex %1", "upperLetter", more=""), "Annex B "),
        (_level("Finding%1", more="<w:suff w:val='nothing'/>"), "Finding2"),
    ],
)
def test_words_of_the_numbering_are_text(kind: str, label: str) -> None:
    """A label that the numbering prints stands before its paragraph, counted; the paragraph is no item of a list."""
    document = _document(kind)
    _add(document, "Crews train.")
    document.add_paragraph("They told us so.")
    _add(document, "Stations close.")
    assert _told(document)[1:] == [("They told us so.", None), (f"{label}Stations close.", None)]


@pytest.mark.parametrize(
    "kind",
    [
        _level("%1."), _level("%1)", "lowerLetter"), _level("o", "bullet"), _level("(%1)", "lowerRoman"), _level("Q%1"),
        _level("Area %1", more="<w:rPr><w:vanish/></w:rPr>"), _level("Label " * 40),
    ],
)  # fmt: skip
def test_numbers_and_signs_alone_are_no_text(kind: str) -> None:
    """Numbers, letters and bullets of a list, and words that are hidden or endless, are not printed; its items stay items."""
    document = _document(kind)
    _add(document, "Crews train.")
    assert _told(document) == [("Crews train.", "bullet")]


def test_a_label_parted_by_a_tab_stands_beside_its_text() -> None:
    """Where a tab parts the label of an item from its text, both are cells of a row."""
    document = _document(_level("Recommendation %1", more=""))
    _add(document, "Crews should train.")
    assert _told(document) == [("Recommendation 1", "cell"), ("Crews should train.", "cell")]


def test_levels_count_within_each_other() -> None:
    """A level tells the numbers over it, and begins anew under each; plain numbers are counted and not printed."""
    inner = _level("Recommendation %1.%2:", at=1)
    document = _document(_level("%1.") + inner)
    for level in (0, 1, 1, 0, 1):
        _add(document, "Train.", level=level)
    assert [text for text, _ in _told(document)] == [
        "Train.", "Recommendation 1.1: Train.", "Recommendation 1.2: Train.", "Train.", "Recommendation 2.1: Train.",
    ]  # fmt: skip


def test_lists_of_a_kind_count_on_unless_they_begin_anew() -> None:
    """Two lists of one kind share their numbers; one that begins anew has its own first number."""
    anew = "<w:lvlOverride w:ilvl='0'><w:startOverride w:val='7'/></w:lvlOverride>"
    named = (
        "<w:num w:numId='90'><w:abstractNumId w:val='90'/></w:num>"
        "<w:num w:numId='91'><w:abstractNumId w:val='90'/></w:num>"
        f"<w:num w:numId='92'><w:abstractNumId w:val='90'/>{anew}</w:num>"
    )
    document = _document(_level("Action %1:"), lists=named)
    for name in (90, 91, 92, 92):
        _add(document, "Train.", name)
    assert [text.split(":")[0] for text, _ in _told(document)] == [
        "Action 1",
        "Action 2",
        "Action 7",
        "Action 8",
    ]


def test_a_style_may_tell_list_and_level() -> None:
    """A style numbers its paragraphs at the level that is bound to it; a heading so numbered stays one."""
    document = _document(
        _level("Part %1")
        + _level("Annex %2:", "upperLetter", at=1, more="<w:suff w:val='space'/><w:pStyle w:val='Heading1'/>")
    )
    about = document.styles["Heading 1"].element.get_or_add_pPr().get_or_add_numPr()
    about.get_or_add_numId().val = 90
    document.add_heading("Methods", 1)
    document.add_heading("Terms", 1)
    assert _told(document) == [("Annex A: Methods", "heading"), ("Annex B: Terms", "heading")]


def test_numbering_number_none_takes_the_label_off() -> None:
    """A paragraph whose numbering is taken off has no label, though its style has one."""
    document = _document(_level("Action %1:"))
    document.styles["Body Text"].element.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = 90
    document.add_paragraph("Train.", style="Body Text")
    _add(document, "They do.", 0, None, "Body Text")
    assert _told(document) == [("Action 1: Train.", None), ("They do.", None)]
