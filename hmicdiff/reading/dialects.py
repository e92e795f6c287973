"""Marks of Markdown that only some programs write: pandoc's attributes, spans and boxes, those of site builders and of notes."""

from __future__ import annotations

import re
from typing import Final

from hmicdiff.reading.marks import without_note_mark

__all__ = ["unboxed", "unspanned"]

_ATTRIBUTES: Final = r"\{(?:-|:?[ \t]*(?:[#.=][^{}]{1,200}|[\w-]{1,40}=[^{}]{1,200}))\}"
"""Names for styles and links: ``{#crime .wide}``, ``{-}``, ``{width=50%}``."""
_NAMES: Final = re.compile(_ATTRIBUTES)
_SPAN: Final = re.compile(rf"\[([^\[\]]*)\]{_ATTRIBUTES}")
"""Words with names for styles: ``[Good]{.grade}``."""
_BEHIND_A_LINK: Final = re.compile(rf"(?<=\)){_ATTRIBUTES}")
_RAISED: Final = re.compile(r"(?<=[\w.,;:)])\^([^\^\s]{1,10})\^")
_FENCE: Final = re.compile(rf"[ \t]{{0,3}}:{{3,}}[ \t]*(?:{_ATTRIBUTES}|[\w-]*)[ \t]*:*")
"""The first or last line of a box: ``::: {.note}``, ``:::tip``, a title behind it or none."""
_ADMONITION: Final = re.compile(r"[ \t]{0,3}(?:!!!|\?\?\?\+?)[ \t]+[\w-]+(?:[ \t]+inline(?: end)?)?[ \t]*")
"""The first line of a box of other site builders: ``!!! note "Cause of concern"``."""
_CALLED_OUT: Final = re.compile(
    r"[ \t]{0,3}(?P<sign>[\^%])(?=[^\s^%])(?P<said>[^^%]{1,600})(?<=\S)(?P=sign)[ \t]*"
)
"""A paragraph that a site of the government draws as a notice: ``^Good^``, ``%The service should act.%``."""
_FENCED_OFF: Final = re.compile(r"[ \t]{0,3}\$[A-Z]{1,3}[ \t]*")
"""The first or last line of its boxes: ``$E``, ``$CTA``."""
_BUTTON: Final = re.compile(r"(?<!\w)x(?=\[[^\[\]]+\]\([^()\s]*\)x(?!\w))|(?<=\))x(?!\w)")
"""What makes a button of a link there: ``x[Outstanding](/grades)x``."""
_NAMED: Final = r"\{/?[a-z]{2,}(?:-[a-z]+)*\}"
_DIRECTIVE: Final = re.compile(rf"^[ \t]*{_NAMED}[ \t]*$|{_NAMED}(?=\[)|(?<=\)){_NAMED}")
"""What begins and ends other parts there: ``{button}``, ``{/stat-headline}``."""
_EMBEDDED: Final = re.compile(r"!\[\[[^\[\]]{1,200}\]\]")
_WIKI_LINK: Final = re.compile(r"\[\[(?:[^\[\]|]{1,200}\|)?([^\[\]|]{1,200})\]\]")
"""A link to another note by its name, or by words of its own: ``[[People#Team|staff]]``."""
_MARKED: Final = re.compile(r"(?<![\w=])==(?=[^\s=])([^=\n]{1,400})(?<=\S)==(?![\w=])")
_FIELD: Final = re.compile(r"(\*{0,2}[A-Za-z][\w -]{0,40})::(?=\*{0,2}(?:\s|$))")
"""The name of a field that a note gives in its text: ``**Grade::** Good``."""
_PICTURE: Final = re.compile(r"(?<!\S):(?:[a-z][a-z0-9_]{1,30}|[+-]1):(?!\S)[ \t]*")
"""A small picture by its name: ``:star:``."""
_ANCHOR: Final = re.compile(r"(?<=\S)[ \t]\^[\w-]{1,40}$")
_CAPTION: Final = re.compile(r"[ \t]{0,3}:[ \t]+(?=\S)")
"""What stands before the caption of a table, or before what explains the word above."""


def unboxed(line: str) -> str:
    """Return a line without the marks that begin and end a box, its title kept, and without attributes behind it."""
    if fence := _FENCE.match(line) or _ADMONITION.match(line):
        return line[fence.end() :].strip(' \t[]"')
    if _FENCED_OFF.fullmatch(line):
        return ""
    if called := _CALLED_OUT.fullmatch(line):
        return called["said"]
    line = _unnamed(line) if line.rstrip().endswith("}") else line
    caption = _CAPTION.match(line)
    return line[caption.end() :] if caption else line


def _unnamed(line: str) -> str:
    """Return a line without the names behind it; those behind a span or a link belong to that."""
    start = line.rfind("{")
    own = _NAMES.fullmatch(line[start:].rstrip()) and line[start - 1 : start] not in {"]", ")"}
    return line[:start].rstrip() if start >= 0 and own else line


def unspanned(text: str) -> str:
    """Return the words of a line without the marks of spans, links to notes, fields and what is set above it."""
    text = _FIELD.sub(r"\1:", text, count=1) if _FIELD.match(text) else text
    text = _WIKI_LINK.sub(r"\1", _EMBEDDED.sub("", text)) if "[[" in text else text
    text = _BUTTON.sub("", text) if ")x" in text else text
    text = _DIRECTIVE.sub("", text) if "}" in text else text
    text = _PICTURE.sub("", text) if ":" in text else text
    text = _MARKED.sub(r"\1", text) if "==" in text else text
    text = _BEHIND_A_LINK.sub("", _SPAN.sub(r"\1", text)) if "}" in text else text
    return _RAISED.sub(without_note_mark, _ANCHOR.sub("", text)) if "^" in text else text
