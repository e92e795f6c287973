"""Markdown: the lines of the file, one for one, without their marks and with what the marks say."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final, Literal

from hmicdiff.model import Line, Omission
from hmicdiff.reading.alerts import CALLOUT, boxes_of
from hmicdiff.reading.dialects import unboxed, unspanned
from hmicdiff.reading.marks import titles_part, without_note_mark
from hmicdiff.reading.matter import end_of_matter, matter_lines
from hmicdiff.reading.page_marks import is_page_mark, page_numbers, without_heads
from hmicdiff.reading.text import split_lines
from hmicdiff.text import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["find_omissions", "read_lines", "read_pages"]

_FENCE: Final = re.compile(r" {0,3}(```|~~~)")
_QUERY: Final = re.compile(
    r" {0,3}(?:`{3,}|~{3,})[ \t]*(?:dataview(?:js)?|query|tasks|base|todoist|templater|meta-bind\S*|button|tracker|kanban|toc"
    r"|table-of-contents|logseq)(?=[ \t]|$)",
    re.IGNORECASE,
)
"""The first line of code that a program for notes runs where it stands, and shows its answer."""
_HEADING: Final = re.compile(r" {0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*$")
_BULLET: Final = re.compile(
    r"([ \t]*)(?:[-*+\u2022]|\d{1,3}[.)]|(?<=[ \t]{2})\(?(?:[a-z]|[ivx]{1,5})[.)])[ \t]+(.+)$"
)
"""An entry of a list; letters count entries of an inner list alone, for Markdown knows none."""
_QUOTE: Final = re.compile(r"(?: {0,3}> ?)+")
_TASK: Final = re.compile(r"\[[ xX]\][ \t]+(?=\S)")
"""The box before an entry of a list that may be ticked."""
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
_ESCAPE: Final = re.compile(r"\\([!-/:-@\[-`{-~]|$| )")
"""A sign that is meant as it stands; a line's end or a space behind the stroke only part."""
_COMMENT: Final = re.compile(
    r"<!--((?:(?!<!--|-->).)*+)-->|(?<![\w%])%%(?!%)((?:(?!%%).)*+)%%(?![\w%])", re.DOTALL
)
"""What an author wrote for authors."""
_STRUCK: Final = re.compile(r"~~(?=\S)([^~\n]{1,400}?)(?<=\S)~~(?!~)|<(del|s|strike)>([^<\n]{0,400})</\2>")
"""What an author struck out."""
_DEFINITION: Final = re.compile(
    r" {0,3}\[(?!\^)[^\[\]]{1,200}\]:[ \t]*\S+(?:[ \t]+(?:\"[^\"]*\"|'[^']*'|\([^()]*\)))?[ \t]*$"
)
"""Where a link of the text leads, said on a line of its own."""
_RAISED: Final = re.compile(r"<sup>([^<>]{1,12})</sup>")
_BREAK: Final = re.compile(r"<br ?/?>", re.IGNORECASE)
_TAG: Final = re.compile(
    r"</?(?:a|abbr|b|blockquote|center|details|div|em|font|i|img|ins|kbd|mark|p|small|span|strong|sub|summary|sup|u)(?:\s[^<>]{0,400})?/?>",
    re.IGNORECASE,
)
"""An element of web pages among the words, which says how they look."""
_INDENT_OF_A_LEVEL: Final = 2
_STRONG_ENTRY: Final = re.compile(
    r"([ \t]{0,8})[-*+][ \t]{1,4}(?:\*\*|__)(?=\S)([^*_]{1,250})(?<=[^\s.:;,])(?:\*\*|__)[ \t]{0,8}$"
)
"""An entry of a list that is strong from end to end, and no sentence with its mark."""
_FEWEST_OF_HEADING: Final = 4
"""Words of such an entry that make a heading: fewer are a label or a term."""
_FEWEST_OF_TEXT: Final = 12
"""Words that running text under it has."""
_LAST_LEVEL: Final = 6


def read_lines(text: str) -> tuple[Line, ...]:
    """Return one line for each line of `text`, with kind and level where Markdown gives them.

    Headings (``#`` and underlined), list items, table cells and footnotes are told apart; emphasis,
    links and escapes keep their words alone; comments, struck words and queries are left out, see `find_omissions`. The cells of
    a table's row stay on their line, parted by spaces.
    """
    lines = split_lines(_STRUCK.sub("", _COMMENT.sub(_breaks, text)))
    end = end_of_matter(lines)
    read = [
        replace(line, boxes=boxes) if boxes else line
        for line, boxes in zip(_read(lines[end:]), boxes_of(lines[end:]), strict=True)
    ]
    titles = sum(line.kind == "heading" and line.level == 1 for line in read)
    return tuple(_mark_cells(lines, [*matter_lines(lines[:end], titled=titles == 1), *read]))


def read_pages(text: str) -> tuple[tuple[Line, ...], tuple[Omission, ...], int | None]:
    """Return the lines of `read_lines` with the pages that a converter marks, what is left out of them, and how many there are.

    Heads of pages are left out as well.
    """
    lines = read_lines(text)
    pages = page_numbers(split_lines(text))
    left = find_omissions(text)
    if not pages or pages[0] is None:
        return lines, left, None
    placed = [
        replace(line, page=page) for line, page in zip(lines, pages, strict=False)
    ]  # a last comment is no line
    kept, heads = without_heads(placed)
    visible = (line if line.text.strip() else replace(line, page=None) for line in kept)
    return tuple(visible), (*left, *heads), pages[-1]


def find_omissions(text: str) -> tuple[Omission, ...]:
    """Return the words of comments, those that are struck out and those of queries, in that order."""
    comments = (
        ("comment", match[1] or match[2] or "")
        for match in _COMMENT.finditer(text)
        if not is_page_mark(match[0])
    )
    struck = (
        ("deleted_revision", match[1] or match[3]) for match in _STRUCK.finditer(_COMMENT.sub("", text))
    )
    lines = split_lines(_COMMENT.sub(_breaks, text)) if "\n" in text else []
    queries = (("query", line) for line, part in zip(lines, _parts(lines), strict=True) if part == "query")
    found = ((reason, " ".join(words.split())) for reason, words in (*comments, *struck, *queries))
    return tuple(Omission(reason=reason, text=words) for reason, words in found if words)


def _breaks(match: re.Match[str]) -> str:
    """Return the ends of the lines over which a match goes."""
    return "\n" * match[0].count("\n")


def _read(lines: list[str]) -> Iterator[Line]:
    """Yield each line by itself, underlined headings seen from the line below."""
    level = 1
    for number, (line, part) in enumerate(zip(lines, _parts(lines), strict=True)):
        behind = lines[number + 1 : number + 3]
        if part == "text" and (unfolds := _unfolds(line, behind)):
            yield Line(text=_inline(unfolds), kind="heading", level=min(_LAST_LEVEL, level + 1))
        elif part == "text":
            read = _line(line, _underlines("".join(behind[:1]), line))
            level = (read.level or level) if read.kind == "heading" else level
            yield read
        else:
            yield Line(text=line if part == "code" else "")


def _parts(lines: Iterable[str]) -> Iterator[Literal["text", "fence", "code", "query"]]:
    """Yield of each line whether it is text, the first or last line of code, code, or code that a program for notes runs."""
    fenced = asks = False
    for line in lines:
        if _FENCE.match(line):
            fenced = not fenced
            asks = fenced and _QUERY.match(line) is not None
            yield "fence"
        else:
            yield "query" if asks else "code" if fenced else "text"


def _unfolds(line: str, behind: Sequence[str]) -> str | None:
    """Return the words of an entry of a list that is set strong as a whole and has running text of its own below; else None.

    A program for notes writes so what unfolds under a heading.
    """
    entry = _STRONG_ENTRY.match(line)
    below = next((one for one in behind if one.strip()), "")
    if entry is None or len(entry[2].split()) < _FEWEST_OF_HEADING or titles_part(plain(entry[2])):
        return None
    inward = len(below) - len(below.lstrip()) >= len(entry[1]) + _INDENT_OF_A_LEVEL
    told = inward and not _BULLET.match(below) and len(below.split()) > _FEWEST_OF_TEXT
    return entry[2] if told and below.rstrip()[-1] in ".!?" else None


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
        callout = CALLOUT.match(line, quote.end())
        line = line[callout.end() if callout else quote.end() :]
    line = unboxed(line)
    if underlined is not None:
        return Line(text=_inline(line.strip()), kind="heading", level=underlined)
    if heading := _HEADING.match(line):
        return Line(text=_inline(heading[2]), kind="heading", level=len(heading[1]))
    if is_page_mark(line) or _RULE.match(line) or _UNDERLINE.match(line) or _DEFINITION.match(line):
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
    text = _TAG.sub("", _BREAK.sub(" ", _RAISED.sub(without_note_mark, text))) if "<" in text else text
    text = _FOOTNOTE_MARK.sub("", _LINK.sub(r"\1", unspanned(text)))
    text = _AUTOLINK.sub(r"\1", _REFERENCE.sub(r"\1", text))
    text = _STRONG.sub(r"\2", _STRONG.sub(r"\2", text))
    return _ESCAPE.sub(r"\1", _CODE.sub(r"\1", text)).rstrip()
