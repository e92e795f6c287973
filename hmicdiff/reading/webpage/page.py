"""The lines of a page while it is read, and what was left out of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Final, Literal

from hmicdiff.model import Line, Omission
from hmicdiff.reading.marks import titles_part
from hmicdiff.reading.webpage.furniture import is_noise_line
from hmicdiff.text import plain, visible

__all__ = ["Block", "Page"]

Kind = Literal["text", "heading", "bullet", "cell", "label", "note"]

_WHITE: Final = re.compile(r"\s+")
_LOOSE_END: Final = re.compile(r"(?<![\s,])[\s,]*,\s*$")
_LOOSE_START: Final = " :|\u00b7\u2013\u2014"
"""What joined a heading to the grade before it."""
_ENDS: Final = (".", "!", "?", ";", ",", "; and", ", and", "; or")
"""Ends of a sentence, or of an entry of a list that others follow."""
_ENDED: Final = (*_ENDS, ":")
_WRAPPED: Final = re.compile(r"\s*(?!(?:[b-z]|\w{1,3}[.)])\s)[a-z]")
"""How a line begins that goes on with the one above: with a small letter, and no sign of an entry such as ``b)``."""
_PAGE_NUMBER: Final = re.compile(r"\d{1,3}")
_JOINED: Final = frozenset({"bullet", "cell", "note"})
_LONGEST_LINE: Final = 200
"""Characters above which a line is a paragraph, and no line of print."""


@dataclass(slots=True, kw_only=True)
class Block:
    """What the text that comes next is, until a line of it has been written."""

    kind: Kind | None = None
    level: int | None = None
    follows: bool = False
    """True where the line belongs to the one above and no blank line parts them."""
    entry: bool = False
    """True in an entry of a list, all of whose paragraphs are one."""
    kept: bool = False
    """True where the spaces within the line and before it are kept."""


@dataclass(slots=True)
class Page:
    """The lines written so far, and the words that wait for the end of their block."""

    lines: list[Line] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    omissions: list[Omission] = field(default_factory=list)
    rows: int = 0
    level: int = 1
    """Level of the last heading."""
    footnotes: bool = False
    boxes: tuple[int, ...] = ()
    """Numbers of the boxes that are open, the outermost first."""
    keeps_lines: bool = False
    """Whether lines were written whose ends the page keeps."""

    def flush(self, block: Block) -> None:
        """Write the waiting words as a line of `block`; a kind other than a heading's is used up by it."""
        words = visible("".join(self.words))
        text = words.rstrip() if block.kept else _WHITE.sub(" ", words).strip()
        self.words.clear()
        if block.kind == "heading":
            text = _LOOSE_END.sub("", text.lstrip(_LOOSE_START) or text)
        if not text:
            return
        if is_noise_line(text):
            self.leave_out("link_text", text)
            return
        if block.entry and block.kind is None and self._goes_on(text):
            self.lines[-1] = replace(self.lines[-1], text=f"{self.lines[-1].text} {text}")
            return
        self._part(block)
        self.lines.append(Line(text=text, kind=block.kind, level=block.level, boxes=self.boxes))
        if block.kind == "heading":
            self.level = block.level or self.level
        if block.kind in {"bullet", "heading"}:
            block.kind, block.level = None, None

    def say_lines(self, words: str, block: Block) -> None:
        """Add words of `block` whose line ends are kept; an empty line parts what stands around it.

        In an entry of a list a line that goes on with the one above is none of its own.
        """
        first, *rest = words.replace("\r\n", "\n").split("\n")
        self.words.append(first)
        for line in rest:
            if block.entry and self._is_wrapped(line):
                self.words.append(f" {line}")
                continue
            self.keeps_lines = True
            written = len(self.lines)
            self.flush(block)
            block.follows = len(self.lines) > written
            self.words.append(line)

    def told(self) -> tuple[Line, ...]:
        """Return the lines; beside lines of print a paragraph on one line is told as such, for it goes on in none of them."""
        if not self.keeps_lines:
            return tuple(self.lines)
        return tuple(
            replace(line, kind="text") if line.kind is None and len(line.text) > _LONGEST_LINE else line
            for line in self.lines
        )

    def add(self, line: Line) -> None:
        """Write a line that is whole: a label, or a table's cell."""
        self._part(Block(kind=line.kind))
        self.lines.append(replace(line, text=visible(line.text), boxes=line.boxes or self.boxes))

    def add_block(self, lines: tuple[Line, ...]) -> None:
        """Write lines that are parted already."""
        for number, line in enumerate(lines):
            if number and not lines[number - 1].text:
                self._part(Block())
            if line.text:
                self.add(line) if line.kind in _JOINED or not number else self.lines.append(line)

    def end_page(self) -> None:
        """Leave out the number that the last line holds alone, where a rule behind it ends a printed page."""
        if self.lines and self.lines[-1].kind is None and _PAGE_NUMBER.fullmatch(self.lines[-1].text):
            self.leave_out("page_number", self.lines.pop().text)

    def leave_out(self, reason: str, text: str, *, heading: bool = False) -> None:
        """Note words that are left out."""
        if text.strip():
            self.omissions.append(Omission(reason=reason, text=text, heading=heading))

    def apart(self) -> Page:
        """Return an empty page for the cell of a table, which counts rows and levels on from this one."""
        return Page(
            omissions=self.omissions,
            rows=self.rows,
            level=self.level,
            footnotes=self.footnotes,
            boxes=self.boxes,
        )

    def _is_wrapped(self, line: str) -> bool:
        """Whether a line goes on with the words that wait: they have not ended, and it begins in small letters."""
        said = "".join(self.words).rstrip()
        return bool(said) and not said.endswith(_ENDED) and _WRAPPED.match(line) is not None

    def _goes_on(self, text: str) -> bool:
        """Whether words within an entry of a list go on with the entry above: it has ended, and they title nothing."""
        last = self.lines[-1] if self.lines else None
        ended = last is not None and last.kind == "bullet" and last.text.endswith(_ENDS)
        return ended and not titles_part(plain(text))

    def _part(self, block: Block) -> None:
        """Put a blank line before a block, but for items and cells that follow their like."""
        last = self.lines[-1] if self.lines else None
        joined = last and last.kind == block.kind and block.kind in _JOINED
        if last and last.text and not joined and not block.follows:
            self.lines.append(Line(text=""))
