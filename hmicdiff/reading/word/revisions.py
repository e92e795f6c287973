"""A Word text as it stands: revisions accepted, wrappers taken off, one of several copies kept.

After `settle`, rows stand in tables, cells in rows, paragraphs in cells and runs in paragraphs, nothing
between them. Elements and attributes are those of ECMA-376 part 1, chapter 17.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from docx.oxml.ns import qn

from hmicdiff.model import Omission

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["behind", "is_on", "own_texts", "settle", "words_in"]

_COMPATIBILITY: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_CHOICES: Final = f"{_COMPATIBILITY}AlternateContent"
_PROPERTIES: Final = frozenset(
    {qn("w:rPr"), qn("w:trPr"), qn("w:tcPr"), qn("w:pPr"), qn("w:numPr"), qn("w:tblPr")}
)
_WRAPPERS: Final = tuple(map(qn, ("w:ins", "w:moveTo", "w:customXml", "w:smartTag", "w:dir", "w:bdo")))
_REMOVED: Final = {qn("w:del"): "deleted_revision", qn("w:moveFrom"): "moved_revision"}
_DELETED_PARTS: Final = (
    (qn("w:tr"), f"{qn('w:trPr')}/{qn('w:del')}"),
    (qn("w:tc"), f"{qn('w:tcPr')}/{qn('w:cellDel')}"),
)
_TEXTS: Final = frozenset(map(qn, ("w:t", "w:delText", "m:t")))
_ENTRY_STYLE: Final = re.compile(r"(?:toc|contents)\d", re.IGNORECASE)
"""How programs name the styles of entries in a contents list."""
_OFF: Final = frozenset({"0", "false", "off", "none"})
_BESIDE: Final = frozenset(
    map(
        qn,
        (
            "w:bookmarkStart", "w:bookmarkEnd", "w:proofErr", "w:commentRangeStart", "w:commentRangeEnd",
            "w:moveFromRangeStart", "w:moveFromRangeEnd", "w:moveToRangeStart", "w:moveToRangeEnd", "w:permStart", "w:permEnd",
        ),
    )
)  # fmt: skip
"""Marks that may stand between two paragraphs and part nothing."""


def settle(root: Any) -> list[Omission]:  # noqa: ANN401 - the library states no types
    """Resolve everything below `root`, in place; returns what was left out, in order of reasons."""
    omissions = [
        *_each(root, _CHOICES, _choose),
        *_each(root, qn("w:sdt"), _open_control),
        *_deleted(root),
    ]
    for wrapper in list(root.iter(*_WRAPPERS)):
        if wrapper.getparent() is not None and wrapper.getparent().tag not in _PROPERTIES:
            _unwrap(wrapper, wrapper)
    for paragraph in list(root.iter(qn("w:p"))):
        _join_next(paragraph)
    return omissions


def _each(root: Any, tag: str, change: Callable[[Any], Iterator[Omission]]) -> Iterator[Omission]:  # noqa: ANN401
    """Change every element of a kind; yields what that leaves out."""
    for element in reversed(list(root.iter(tag))):
        yield from change(element)


def _deleted(root: Any) -> Iterator[Omission]:  # noqa: ANN401
    """Take out deleted and moved text, rows and cells."""
    for tag, reason in _REMOVED.items():
        for element in reversed(list(root.iter(tag))):
            if element.getparent() is not None and element.getparent().tag not in _PROPERTIES:
                yield from _take_out(element, reason)
    for tag, mark in _DELETED_PARTS:
        for element in reversed(list(root.iter(tag))):
            if element.find(mark) is not None:
                yield from _take_out(element, "deleted_revision")


def is_on(element: Any | None) -> bool:  # noqa: ANN401
    """Whether a property that is on or off is there and not switched off."""
    return element is not None and (element.get(qn("w:val")) or "true").casefold() not in _OFF


def words_in(element: Any) -> str:  # noqa: ANN401
    """Return every word in an element, deleted ones too, paragraphs parted."""
    return " ".join(" ".join(_texts(element)).split())


def _texts(element: Any) -> Iterator[str]:  # noqa: ANN401
    paragraphs = list(element.iter(qn("w:p")))
    if not paragraphs:
        yield "".join(text.text or "" for text in element.iter(*_TEXTS))
    for paragraph in paragraphs:
        yield "".join(text.text or "" for text in own_texts(paragraph))


def own_texts(paragraph: Any) -> Iterator[Any]:  # noqa: ANN401
    """Yield the elements that hold the words of a paragraph, those of a text box that hangs on it aside."""
    return (
        text
        for text in paragraph.iter(*_TEXTS)
        if next(text.iterancestors(qn("w:p")), paragraph) is paragraph
    )


def _choose(choices: Any) -> Iterator[Omission]:  # noqa: ANN401
    """Keep the first way a thing is given that holds words, for newer programs before older ones."""
    if choices.getparent() is None:
        return
    ways = list(choices)
    kept = next((way for way in ways if words_in(way)), ways[0] if ways else None)
    for way in ways:
        words = words_in(way)
        if way is not kept and words:
            yield Omission(reason="alternate_copy", text=words)
    if kept is not None:
        _unwrap(choices, kept)
    else:
        choices.getparent().remove(choices)


def _open_control(control: Any) -> Iterator[Omission]:  # noqa: ANN401
    """Put what stands in a content control in its place; a contents list and a prompt for input are left out.

    What was typed into the control of a contents list behind its last entry stays.
    """
    if control.getparent() is None:
        return
    about, content = control.find(qn("w:sdtPr")), control.find(qn("w:sdtContent"))
    gallery = about.find(f".//{qn('w:docPartGallery')}") if about is not None else None
    if gallery is not None and "contents" in (gallery.get(qn("w:val")) or "").casefold():
        for element in reversed(_behind_entries(content)):
            control.addnext(element)
        yield from _take_out(control, "contents")
    elif about is not None and is_on(about.find(qn("w:showingPlcHdr"))):
        yield from _take_out(control, "control")
    elif content is not None:
        _unwrap(control, content)


def _behind_entries(content: Any | None) -> list[Any]:  # noqa: ANN401
    """Return what stands behind the last entry of a contents list and has words, nothing where no entry is known as one."""
    elements = list(content) if content is not None else []
    entries = [place for place, element in enumerate(elements) if _has_entry(element)]
    return [one for one in elements[entries[-1] + 1 :] if words_in(one)] if entries else []


def _has_entry(element: Any) -> bool:  # noqa: ANN401
    """Whether an entry of a contents list stands in an element: it is set as one, or leads to a place in the text."""
    styles = (style.get(qn("w:val")) or "" for style in element.iter(qn("w:pStyle")))
    codes = ((code.text or "").split() for code in element.iter(qn("w:instrText")))
    leads = any(link.get(qn("w:anchor")) for link in element.iter(qn("w:hyperlink")))
    return leads or any(map(_ENTRY_STYLE.match, styles)) or any(code[:1] == ["PAGEREF"] for code in codes)


def _take_out(element: Any, reason: str) -> Iterator[Omission]:  # noqa: ANN401
    """Remove an element and say which words went with it."""
    if element.getparent() is None:
        return
    words = words_in(element)
    element.getparent().remove(element)
    if words:
        yield Omission(reason=reason, text=words)


def _unwrap(outer: Any, inner: Any) -> None:  # noqa: ANN401
    """Put the children of `inner` in the place of `outer`."""
    parent = outer.getparent()
    place = parent.index(outer)
    children = [child for child in inner if child.tag not in _PROPERTIES or parent.tag not in _PROPERTIES]
    parent.remove(outer)
    for number, child in enumerate(children):
        parent.insert(place + number, child)


def _is_unmarked(paragraph: Any) -> bool:  # noqa: ANN401
    """Whether the mark of a paragraph is deleted or moved away."""
    mark = paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}")
    return mark is not None and any(mark.find(qn(name)) is not None for name in ("w:del", "w:moveFrom"))


def _is_dropped(paragraph: Any) -> bool:  # noqa: ANN401
    """Whether a paragraph is the large first letter of the next one, in a frame of its own."""
    frame = paragraph.find(f"{qn('w:pPr')}/{qn('w:framePr')}")
    return frame is not None and frame.get(qn("w:dropCap"), "none") != "none"


def _join_next(paragraph: Any) -> None:  # noqa: ANN401
    """Let a paragraph whose mark is deleted or moved away, and a letter that is dropped, run on into the next one."""
    if not (_is_unmarked(paragraph) or _is_dropped(paragraph)):
        return
    after = behind(paragraph)
    if after is None:
        return
    place = 1 if len(after) and after[0].tag == qn("w:pPr") else 0
    moved = [child for child in paragraph if child.tag != qn("w:pPr")]
    for number, child in enumerate(moved):
        after.insert(place + number, child)
    paragraph.getparent().remove(paragraph)


def behind(paragraph: Any) -> Any | None:  # noqa: ANN401
    """Return the paragraph right behind another, marks that part nothing aside; None where something else stands there."""
    after = paragraph.getnext()
    while after is not None and after.tag in _BESIDE:
        after = after.getnext()
    return after if after is not None and after.tag == qn("w:p") else None
