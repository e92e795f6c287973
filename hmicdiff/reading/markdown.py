"""Markdown: the lines of the file, one for one, without their marks and with what the marks say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from hmicdiff.model import Line
from hmicdiff.reading.text import split_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["read_lines"]

_FENCE: Final = re.compile(r" {0,3}(```|~~~)")
_HEADING: Final = re.compile(r" {0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*$")
_BULLET: Final = re.compile(
    r"([ \t]*)(?:[-*+\u2022]|\d{1,3}[.)]|(?<=[ \t]{2})\(?(?:[a-z]|[ivx]{1,5})[.)])[ \t]+(.+)$"
)
"""An entry of a list; letters count entries of an inner list alone, for Markdown knows none."""
_QUOTE: Final = re.compile(r"(?: {0,3}> ?)+")
_TASK: Final = re.compile(r"\[[ xX]\][ \t]+(?=\S)")
"""The box before an entry of a list that may be ticked."""
_CALLOUT: Final = re.compile(r"\[![A-Za-z]{1,20}\][-+]?[ \t]*")
"""What kind of box a quotation is drawn as: ``> [!WARNING]``, a title behind it or none."""
_ATTRIBUTES: Final = re.compile(r"\{[#.][^{}]{0,200}\}$")
"""Names for styles and links behind a heading: ``{#crime .wide}``."""
_MATTER: Final = re.compile(r"(?:---|\+\+\+)[ \t]*$")
_MATTER_ENDS: Final = re.compile(r"(?:---|\+\+\+|\.\.\.)[ \t]*$")
_MATTER_TITLE: Final = re.compile(r"title[ \t]*[:=][ \t]*")
_MATTER_DATE: Final = re.compile(r"(?:date|published)[ \t]*[:=]")
_MOST_MATTER: Final = 60
"""Lines that the head of a page has at most; a longer one is a text between two rules."""
_UNDERLINE: Final = re.compile(r" {0,3}(=+|-{2,})[ \t]*$")
_RULE: Final = re.compile(r" {0,3}([-*_])[ \t]*(?:\1[ \t]*){2,}$")
_TABLE_RULE: Final = re.compile(
    r"[ \t]*+(?:\|[ \t]*+)?:?-++:?[ \t]*+(?:\|[ \t]*+:?-++:?[ \t]*+)*+(?:\|[ \t]*+)?$"
)
_FOOTNOTE: Final = re.compile(r"\[\^[^\]\s]{1,20}\]:[ \t]*")
_LINK: Final = re.compile(r"!?\[([^\[\]]*)\]\((?:[^()\s]|\([^()\s]*\))*(?:\s+\"[^\"]*\")?\)")
_REFERENCE: Final = re.compile(r"\[([^\[\]]+)\]\[[^\[\]]*\]")
_FOOTNOTE_MARK: Final = re.compile(r"\[\^[^\]\s]{1,20}\]")
_AUTOLINK: Final = re.compile(r"<(https?://[^<>\s]+)>")
_STRONG: Final = re.compile(r"(\*{1,3}|(?<![^\W_])_{1,3})(?=\S)([^*_]+?)(?<=\S)\1(?!\w)")
_CODE: Final = re.compile(r"`([^`]+)`")
_ESCAPE: Final = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~])")
_INDENT_OF_A_LEVEL: Final = 2


def read_lines(text: str) -> tuple[Line, ...]:
    """Return one line for each line of `text`, with kind and level where Markdown gives them.

    Headings (``#`` and underlined), list items, table cells and footnotes are told apart; emphasis,
    links and escapes keep their words alone. The cells of a table's row stay on their line, parted by spaces.
    """
    lines = split_lines(text)
    end = _end_of_matter(lines)
    read = list(_read(lines[end:]))
    titled = any(line.kind == "heading" and line.level == 1 for line in read)
    matter = [_of_matter(line, titled=titled) for line in lines[:end]]
    return tuple(_mark_cells(lines, [*matter, *read]))


def _end_of_matter(lines: list[str]) -> int:
    """Return the number of lines that the head of a page's settings takes, 0 where there is none."""
    if not lines or not _MATTER.match(lines[0].lstrip("\ufeff")):
        return 0
    near = enumerate(lines[1:_MOST_MATTER], 2)
    end = next((number for number, line in near if _MATTER_ENDS.match(line)), 0)
    return end if any(":" in line or "=" in line for line in lines[1:2]) else 0


def _of_matter(line: str, *, titled: bool) -> Line:
    """Return a line of a page's settings: its title where the page itself has none, a date; all else is no text."""
    title = _MATTER_TITLE.match(line)
    if title and not titled:
        return Line(text=line[title.end() :].strip().strip("\"'"), kind="heading", level=1)
    return Line(text=line if _MATTER_DATE.match(line) else "")


def _read(lines: list[str]) -> Iterator[Line]:
    """Yield each line by itself, underlined headings seen from the line below."""
    fenced = False
    for line, below in zip(lines, [*lines[1:], ""], strict=True):
        if _FENCE.match(line):
            fenced = not fenced
            yield Line(text="")
        elif fenced:
            yield Line(text=line)
        else:
            yield _line(line, _underlines(below, line))


def _underlines(below: str, line: str) -> int | None:
    """Return the heading level that the line below gives to `line`, if it does."""
    match = _UNDERLINE.match(below)
    plain = line.strip() and not (_HEADING.match(line) or _BULLET.match(line) or _RULE.match(line))
    if not (match and plain) or "|" in line:
        return None
    return 1 if match[1][0] == "=" else 2


def _line(line: str, underlined: int | None) -> Line:
    """Return one line that stands in no fence."""
    if quote := _QUOTE.match(line):
        callout = _CALLOUT.match(line, quote.end())
        line = line[callout.end() if callout else quote.end() :]
    if underlined is not None:
        return Line(text=_inline(line.strip()), kind="heading", level=underlined)
    if heading := _HEADING.match(line):
        return Line(
            text=_inline(_ATTRIBUTES.sub("", heading[2]).rstrip()), kind="heading", level=len(heading[1])
        )
    if _RULE.match(line) or _UNDERLINE.match(line):
        return Line(text="")
    if note := _FOOTNOTE.match(line):
        return Line(text=_inline(line[note.end() :]), kind="note")
    if bullet := _BULLET.match(line):
        return Line(text=_inline(_TASK.sub("", bullet[2])), kind="bullet", level=_depth(bullet[1]))
    return Line(text=_inline(line))


def _depth(indent: str) -> int:
    """Return the depth of a list item from its indentation, outermost 1."""
    return len(indent.expandtabs(4)) // _INDENT_OF_A_LEVEL + 1


def _mark_cells(raw: list[str], lines: list[Line]) -> Iterator[Line]:
    """Yield the lines with each table's rows marked; a table is known by the rule under its first row."""
    row = 0
    in_table = False
    for number, line in enumerate(lines):
        source = raw[number]
        below = raw[number + 1] if number + 1 < len(raw) else ""
        is_rule = _is_table_rule(source)
        in_table = "|" in source and (in_table or _is_table_rule(below))
        if in_table and not is_rule:
            yield Line(text=_cells(line.text), kind="cell", row=row)
            row += 1
        else:
            yield Line(text="") if is_rule else line


def _is_table_rule(line: str) -> bool:
    """Whether a line parts the head of a table from its body."""
    return "|" in line and bool(_TABLE_RULE.match(line))


def _cells(line: str) -> str:
    """Return a row's cells on their line, parted by spaces."""
    return "   ".join(cell.strip() for cell in line.strip().strip("|").split("|"))


def _inline(text: str) -> str:
    """Return the words of a line without emphasis, links, code marks and escapes."""
    text = _FOOTNOTE_MARK.sub("", _LINK.sub(r"\1", text))
    text = _AUTOLINK.sub(r"\1", _REFERENCE.sub(r"\1", text))
    text = _STRONG.sub(r"\2", _STRONG.sub(r"\2", text))
    return _ESCAPE.sub(r"\1", _CODE.sub(r"\1", text)).rstrip()
