"""Pages written as XML, in which an element may end where it begins: as a parser of HTML reads them."""

from __future__ import annotations

import re
from html import escape
from html.entities import html5
from typing import Final
from xml.parsers import expat

__all__ = ["spelt_out"]

_SAYS_SO: Final = re.compile(r"\A\s*<\?xml\b|<html\b[^<>]*\sxmlns\s*=", re.IGNORECASE)
_HEAD: Final = 4096
"""Characters within which a page says so."""
_OTHER_THAN_IN_HTML: Final = ("/>", "<![CDATA[")
"""What XML writes that HTML understands in another way."""
_NAMED: Final = re.compile(r"&(\w+;)")
_XML_NAMES: Final = frozenset({"amp;", "lt;", "gt;", "quot;", "apos;"})
_OWN_NAMES: Final = "<!ENTITY"
_EMPTY: Final = frozenset(
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
    }
)  # fmt: skip
"""Elements that hold nothing in HTML either."""
_RAW: Final = frozenset({"script", "style"})
"""Elements whose text HTML takes as it is written."""


def spelt_out(markup: str) -> str:
    """Return the markup of a page that is XML with an end tag for each element, and its literal text as any other.

    A parser of HTML takes ``<script/>`` or ``<a/>`` for the beginning of an element that goes on. Only a page that says
    it is XML, and is, means its end; any other is returned as it is.
    """
    if not any(sign in markup for sign in _OTHER_THAN_IN_HTML) or not _SAYS_SO.search(markup[:_HEAD]):
        return markup
    if _OWN_NAMES in markup:
        return markup
    try:
        return _Writer().written(_NAMED.sub(_as_number, markup.lstrip()))
    except expat.ExpatError:
        return markup


def _as_number(name: re.Match[str]) -> str:
    """Return the characters that a name of HTML stands for by their numbers, which XML knows too."""
    known = html5.get(name[1]) if name[1] not in _XML_NAMES else None
    return "".join(f"&#{ord(char)};" for char in known) if known else name[0]


class _Writer:
    """Writes what a parser of XML reads as HTML."""

    def __init__(self) -> None:
        self._written = ["<!DOCTYPE html>"]
        self._raw = 0
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text

    def written(self, markup: str) -> str:
        """Return the whole page.

        Raises: ExpatError if it is no XML.
        """
        self._parser.Parse(markup, True)  # noqa: FBT003 - the library's own form
        return "".join(self._written)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        told = "".join(f' {key}="{escape(value)}"' for key, value in attributes.items())
        self._written.append(f"<{name}{told}>")
        self._raw += name.casefold() in _RAW

    def _end(self, name: str) -> None:
        if name.casefold() not in _EMPTY:
            self._written.append(f"</{name}>")
        self._raw -= name.casefold() in _RAW

    def _text(self, words: str) -> None:
        self._written.append(words.replace("</", "< /") if self._raw else escape(words, quote=False))
