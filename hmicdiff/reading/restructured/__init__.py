"""reStructuredText: its paragraphs, headings, lists, boxes and tables, without their marks and with what the marks say.

It is read here and not by docutils: that library opens files and runs programs that a text names, and refuses or reorders
what an author indents wrongly, where a report has to be read all the same.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from hmicdiff.model import Line, Omission
from hmicdiff.reading.extracted import Extracted
from hmicdiff.reading.grids import GridCell, read_grid
from hmicdiff.reading.marks import titles_part
from hmicdiff.reading.restructured import directives
from hmicdiff.reading.restructured.directives import Directive, dedented, end_indented, read_directive
from hmicdiff.reading.restructured.inline import NAMED, folded, plainly
from hmicdiff.reading.restructured.tables import (
    RawCell,
    end_of_table,
    listed_rows,
    parted_rows,
    table_rows,
)
from hmicdiff.reading.text import split_lines
from hmicdiff.text import plain
from hmicdiff.vocabulary.grades import load_grades

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

__all__ = ["read_restructured"]

_SIGNS: Final = re.compile(r"([!-/:-@\[-`{-~])\1+[ \t]*$")
_FEWEST_SIGNS: Final = 3
"""Signs of a line under a title, where it is not as long as the title."""
_ENTRY: Final = re.compile(
    r"(?:[-*+\u2022\u2023\u2043]|\(?(?:\d{1,3}|#|[A-Za-z]|[ivx]{1,5}|[IVX]{1,5})[.)])(?:[ \t]+|$)"
)
_FIELD: Final = re.compile(r":(?P<name>(?![: ])(?:\\.|[^:\\\n]){1,80}):(?:[ \t]+|$)")
_MARKED: Final = re.compile(r"\.\.(?:[ \t]|$)")
_NOTE: Final = re.compile(r"\.\.[ \t]+\[(?:\d{1,3}|#[\w-]*|\*|[A-Za-z][\w.-]*)\](?:[ \t]+|$)")
_TARGET: Final = re.compile(r"\.\.[ \t]+_|__[ \t]+\S")
_LINE_OF_BLOCK: Final = re.compile(r"\|(?:[ \t]+|$)")
_TAG: Final = re.compile(r"<[^<>]{0,400}>")
_ENDS: Final = (".", "!", "?", ";", ",", "; and", ", and", "; or")
"""Ends of a sentence, or of an entry of a list that others follow."""
_LAST_LEVEL: Final = 6
_FIRST_BELOW: Final = 2
_MOST_NESTED: Final = 24
"""Blocks in each other that are told apart; what lies deeper is lines."""
_COUNTS: Final = frozenset("123456789")

Made = tuple[int, list[Line]]


def read_restructured(text: str) -> Extracted:
    """Return the lines of a text, a paragraph or an entry on the line of the file that it begins on, and what was left out."""
    lines = [line.expandtabs(8) for line in split_lines(text.replace("\f", "\n"))]
    reader = _Reader(directives.names_in(lines))
    read = tuple(reader.read(lines))
    return Extracted(lines=read, omissions=tuple(reader.omissions))


@dataclass(slots=True)
class _Reader:
    """One way through one text."""

    named: Mapping[str, str]
    """What each name between upright strokes stands for."""
    styles: list[tuple[str, bool]] = field(default_factory=list)
    """The signs of titles, and whether they stand over the title too, in the order in which they came."""
    omissions: list[Omission] = field(default_factory=list)
    rows: int = 0
    boxes: int = 0
    level: int = 0
    """Level of the last heading."""

    def read(self, lines: Sequence[str], depth: int = 0, nested: int = 0) -> list[Line]:
        """Return the lines of a block; `depth` counts the lists around it, `nested` all that is around it."""
        read: list[Line] = []
        at = 0
        while at < len(lines):
            if not lines[at].strip():
                read.append(Line(text=""))
                at += 1
                continue
            end, made = self._block(lines, at, depth, nested)
            read += made
            read += [Line(text="")] * (end - at - len(made))
            at = end
        return read

    def _block(self, lines: Sequence[str], at: int, depth: int, nested: int) -> Made:
        """Return where what begins at a line ends, and its lines."""
        if nested > _MOST_NESTED:
            return at + 1, [Line(text=self._plain(lines[at].strip()))]
        return self._ruled(lines, at, nested) or self._begun(lines, at, depth, nested)

    def _ruled(self, lines: Sequence[str], at: int, nested: int) -> Made | None:
        """Return what lines of signs make: a table, a title, a part's end; None where there are none."""
        if (end := end_of_table(lines, at)) is not None:
            return end, self._table(table_rows(lines[at:end]), nested)
        if (title := _title(lines, at)) is not None:
            return title[0], self._heading(*title[1:])
        is_rule = _SIGNS.match(lines[at]) and len(lines[at].strip()) > _FEWEST_SIGNS
        return (at + 1, []) if is_rule else None

    def _begun(self, lines: Sequence[str], at: int, depth: int, nested: int) -> Made:
        """Return what the first signs of a line begin, or a paragraph."""
        line = lines[at]
        if line[0] == " ":
            end = end_indented(lines, at, len(line) - len(line.lstrip()) - 1)
            return end, self.read(dedented(lines[at:end]), depth, nested + 1)
        if _MARKED.match(line) or _TARGET.match(line):
            return self._marked(lines, at, depth, nested)
        if _ENTRY.match(line):
            return self._entry(lines, at, depth, nested)
        if _FIELD.match(line):
            return self._fields(lines, at, nested)
        if _LINE_OF_BLOCK.match(line):
            return self._line(lines, at)
        return self._terms(lines, at, nested) if _is_term(lines, at) else self._paragraph(lines, at)

    def _heading(self, words: str, style: tuple[str, bool]) -> list[Line]:
        """Return a heading; a grade that a name at its end stands for is a label below it."""
        if style not in self.styles:
            self.styles.append(style)
        self.level = min(_LAST_LEVEL, self.styles.index(style) + 1)
        title, grade = self._graded(words)
        made = [Line(text=self._plain(title), kind="heading", level=self.level)]
        return [*made, Line(text=grade, kind="label")] if grade else made

    def _graded(self, words: str) -> tuple[str, str | None]:
        """Return a title without the name at its end that stands for a grade, and that grade."""
        name = next((one for one in NAMED.finditer(words) if one.end() == len(words)), None)
        grade = self.named.get(folded(name["name"]), "") if name else ""
        title = words[: name.start()].rstrip(" :-\u2013\u2014") if name else ""
        return (title, grade) if title and load_grades().is_label(grade) else (words, None)

    def _paragraph(self, lines: Sequence[str], at: int) -> Made:
        """Return a paragraph on one line; a name alone that stands for a grade is a label."""
        end = at + 1
        while end < len(lines) and lines[end].strip() and not _breaks(lines, end):
            end += 1
        words = " ".join(line.strip() for line in lines[at:end])
        if words.endswith("::"):
            words = words[:-1].rstrip(": ") + ":" if words != "::" else ""
        told = self._plain(words)
        label = NAMED.fullmatch(words) and load_grades().is_label(told)
        return end, [Line(text=told, kind="label" if label else None)]

    def _entry(self, lines: Sequence[str], at: int, depth: int, nested: int) -> Made:
        """Return an entry of a list: its first paragraph, those that go on with it, and what else stands in it."""
        mark = _ENTRY.match(lines[at])
        width = mark.end() if mark else 0
        end = end_indented(lines, at + 1)
        body = [lines[at][width:], *dedented(lines[at + 1 : end])]
        made = self.read(body, depth + 1, nested + 1)
        if made and made[0].text and made[0].kind is None:
            made[0] = replace(made[0], kind="bullet", level=min(_LAST_LEVEL, depth + 1))
        return end, _joined(made)

    def _fields(self, lines: Sequence[str], at: int, nested: int) -> Made:
        """Return a list of fields as rows of names and what is said of each."""
        rows: list[list[RawCell]] = []
        end = at
        while end < len(lines) and (name := _FIELD.match(lines[end])):
            below = end_indented(lines, end + 1)
            body = [lines[end][name.end() :], *dedented(lines[end + 1 : below])]
            rows.append([RawCell(lines=[name["name"]]), RawCell(lines=body)])
            end = below
        return end, self._table([row for row in rows if any(map(str.strip, row[1].lines))], nested)

    def _terms(self, lines: Sequence[str], at: int, nested: int) -> Made:
        """Return terms and what is said of each, as rows."""
        rows: list[list[RawCell]] = []
        end = at
        while _is_term(lines, end):
            below = end_indented(lines, end + 1)
            rows.append([RawCell(lines=[lines[end]]), RawCell(lines=dedented(lines[end + 1 : below]))])
            end = below
            while end + 1 < len(lines) and not lines[end].strip():
                end += 1
        return end, self._table(rows, nested)

    def _line(self, lines: Sequence[str], at: int) -> Made:
        """Return a line that ends where the author ended it."""
        end = at + 1
        while end < len(lines) and lines[end].startswith(" ") and lines[end].strip():
            end += 1
        words = " ".join([lines[at][1:].strip(), *map(str.strip, lines[at + 1 : end])])
        return end, [Line(text=self._plain(words))]

    def _marked(self, lines: Sequence[str], at: int, depth: int, nested: int) -> Made:
        """Return what two dots begin: a directive, a note; targets of links and comments are left out."""
        if (found := read_directive(lines, at)) is not None:
            return found[0], self._directive(found[1], depth, nested)
        end = end_indented(lines, at + 1)
        if note := _NOTE.match(lines[at]):
            words = " ".join([lines[at][note.end() :], *map(str.strip, lines[at + 1 : end])])
            return end, [Line(text=self._plain(words), kind="note")]
        if not _TARGET.match(lines[at]):
            self._leave_out("comment", [lines[at][2:], *lines[at + 1 : end]])
        return end, []

    def _directive(self, one: Directive, depth: int, nested: int) -> list[Line]:
        """Return the lines of a directive."""
        if one.stands is not None:
            return []
        if one.name in directives.SILENT:
            self._leave_out("control", [one.said, *one.body])
            return []
        if one.name in directives.PICTURES:
            return [*self._picture(one), *self.read(one.body, depth, nested + 1)]
        if one.name in directives.LITERAL:
            return [Line(text=self._plain(words)) for words in _literal(one)]
        if (rows := _rows_of(one)) is not None:
            return [*self._title_of(one), *self._table(rows, nested)]
        return self._framed(one, depth, nested)

    def _picture(self, one: Directive) -> list[Line]:
        """Return the grade or label that a picture shows; other pictures are left out."""
        shown = one.shown()
        if shown is None:
            self._leave_out("picture", [one.options.get("alt", "")])
            return []
        return [Line(text=shown, kind="label" if load_grades().is_label(shown) else None), Line(text="")]

    def _title_of(self, one: Directive) -> list[Line]:
        """Return the title of a directive and a blank line, nothing where it has none."""
        titled = one.said and one.name in directives.TITLED
        return [Line(text=self._plain(one.said)), Line(text="")] if titled else []

    def _framed(self, one: Directive, depth: int, nested: int) -> list[Line]:
        """Return what stands in a box: its title, or the text that begins behind its name."""
        if one.name == "rubric":
            level = min(_LAST_LEVEL, max(_FIRST_BELOW, self.level + 1))
            return [Line(text=self._plain(one.said), kind="heading", level=level)]
        begun = [one.said] if one.said and one.name not in directives.TITLED | directives.STYLED else []
        made = [*self._title_of(one), *self.read([*begun, *one.body], depth, nested + 1)]
        if one.name in directives.STYLED:
            return made
        self.boxes += 1
        number = self.boxes
        return [replace(line, boxes=(number, *line.boxes)) if line.text else line for line in made]

    def _table(self, rows: Iterable[Sequence[RawCell]], nested: int) -> list[Line]:
        """Return the rows of a table."""
        cells = [
            [
                GridCell(
                    lines=tuple(self.read(dedented(cell.lines), 0, nested + 1)),
                    span=cell.span,
                    rows=cell.rows,
                    head=cell.head,
                )
                for cell in row
            ]
            for row in rows
            if row
        ]
        lines, omissions = read_grid(cells, self.rows)
        self.rows += len(cells)
        self.omissions += omissions
        return list(lines)

    def _plain(self, words: str) -> str:
        return plainly(words, self.named)

    def _leave_out(self, reason: str, lines: Iterable[str]) -> None:
        """Note words that are left out."""
        words = " ".join(" ".join(lines).split())
        if words:
            self.omissions.append(Omission(reason=reason, text=words))


def _title(lines: Sequence[str], at: int) -> tuple[int, str, tuple[str, bool]] | None:
    """Return where a title that begins at a line ends, its words and its signs; None where none begins."""
    over = _SIGNS.match(lines[at])
    words = at + 1 if over else at
    if words + 1 >= len(lines) or not lines[words].strip():
        return None
    under = _SIGNS.match(lines[words + 1])
    if under is None or _SIGNS.match(lines[words]) or (over and over[1] != under[1]):
        return None
    title = lines[words].strip()
    if len(under[0].rstrip()) < min(_FEWEST_SIGNS, len(title)) or (not over and lines[words][0] == " "):
        return None
    return words + 2, title, (under[1], over is not None)


def _breaks(lines: Sequence[str], at: int) -> bool:
    """Whether a line in a paragraph begins something else: a title as long as its signs, or what two dots begin."""
    title = _title(lines, at)
    long = title is not None and len(lines[title[0] - 1].rstrip()) >= len(title[1])
    return long or read_directive(lines, at) is not None


def _is_term(lines: Sequence[str], at: int) -> bool:
    """Whether a line is a term: what is said of it stands indented right below."""
    line, below = [*lines[at : at + 2], "", ""][:2]
    begins = any(mark.match(line) for mark in (_MARKED, _ENTRY, _FIELD, _LINE_OF_BLOCK))
    return (
        bool(line.strip()) and line[0] != " " and not begins and below.startswith(" ") and bool(below.strip())
    )


def _joined(made: Sequence[Line]) -> list[Line]:
    """Return the lines of an entry, a paragraph that goes on with an ended one above joined to it, as on web pages."""
    joined: list[Line] = []
    at = 0
    for line in made:
        if joined and line.text and _carries_on(joined[at], line):
            joined[at] = replace(joined[at], text=f"{joined[at].text} {line.text}")
            continue
        at = len(joined) if line.text else at
        joined.append(line)
    return joined


def _carries_on(last: Line, line: Line) -> bool:
    """Whether a paragraph within an entry goes on with it: it has ended, and the paragraph titles nothing."""
    plainly_text = line.kind is None and not line.boxes and not titles_part(plain(line.text))
    return plainly_text and last.kind == "bullet" and last.text.endswith(_ENDS)


def _literal(one: Directive) -> list[str]:
    """Return the lines of a directive that keeps them; of a piece of a web page the words."""
    if one.name != "raw":
        return [line.strip() for line in one.body]
    if one.said.casefold() != "html":
        return []
    return [html.unescape(_TAG.sub(" ", line)).strip() for line in one.body]


def _rows_of(one: Directive) -> list[list[RawCell]] | None:
    """Return the rows of a directive that is a table, None where it is none that has rows of its own."""
    if one.name == "list-table":
        return listed_rows(
            one.body, int(heads) if (heads := one.options.get("header-rows", "")) in _COUNTS else 0
        )
    return parted_rows(one.body, one.options.get("header", "")) if one.name == "csv-table" else None
