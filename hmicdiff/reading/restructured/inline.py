"""Words of reStructuredText without the marks among them: emphasis, roles, links, marks of notes, names that stand for others."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from hmicdiff.reading.marks import without_note_mark

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["NAMED", "folded", "plainly"]

NAMED: Final = re.compile(r"\|(?P<name>[^\s|](?:[^|\n]{0,80}[^\s|])?)\|_{0,2}")
"""A name that stands for a picture or for other words: ``|good|``."""
_ESCAPED: Final = re.compile(r"\\(\s|[!-~])")
_KEPT: Final = 0xE000
"""Where signs that are meant as they stand are kept from being read as marks."""
_AS_TYPED: Final = re.compile(f"[{chr(_KEPT + 0x20)}-{chr(_KEPT + 0x7F)}]")
_LITERAL: Final = re.compile(r"``(?=\S)([^`\n]{1,400}?)(?<=\S)``(?!\w)")
_LOWERED: Final = re.compile(r":sub(?:script)?:`([^`]{1,40})`")
_RAISED: Final = re.compile(r":sup(?:erscript)?:`([^`]{1,40})`")
_NOTE_MARK: Final = re.compile(r"\s?\[(?:\d{1,3}|#[\w-]{0,40}|\*)\]_(?!\w)")
_ROLE: Final = re.compile(r"(?<![\w:]):[A-Za-z][\w.:+-]{0,60}:(?=`)|(?<=`):[A-Za-z][\w.+-]{0,60}:(?!\w)")
_QUOTED: Final = re.compile(r"_?`(?=\S)([^`]{1,600}?)(?:\s*<[^<>`]{0,400}>)?`_{0,2}(?!\w)")
"""Words between single marks, the address of a link with them: ```the report <https://...>`_``."""
_STRESSED: Final = re.compile(r"(?<![\w*])(\*{1,2})(?=[^\s*])([^*]{1,600}?)(?<=\S)\1(?![\w*])")
_LINK: Final = re.compile(r"(?<![\w/.@-])([A-Za-z0-9]+(?:[-.+:][A-Za-z0-9]+){0,6})__?(?![\w/])")


def plainly(text: str, named: Mapping[str, str]) -> str:
    """Return the words of a text; `named` tells what a name between upright strokes stands for."""
    text = _ESCAPED.sub(_keep, text) if "\\" in text else text
    text = NAMED.sub(lambda name: named.get(folded(name["name"]), name[0]), text) if "|" in text else text
    if "`" in text:
        text = _LITERAL.sub(r"\1", text)
        text = _RAISED.sub(without_note_mark, _LOWERED.sub(r"\1", text))
        text = _QUOTED.sub(r"\1", _ROLE.sub("", text))
    text = _STRESSED.sub(r"\2", text) if "*" in text else text
    text = _LINK.sub(r"\1", _NOTE_MARK.sub("", text)) if "_" in text else text
    return " ".join(_AS_TYPED.sub(lambda sign: chr(ord(sign[0]) - _KEPT), text).split())


def folded(name: str) -> str:
    """Return a name as it is compared: without case, with single spaces."""
    return " ".join(name.split()).casefold()


def _keep(sign: re.Match[str]) -> str:
    """Return a sign where no mark is looked for; a space behind the stroke only parts."""
    return "" if sign[1].isspace() else chr(_KEPT + ord(sign[1]))
