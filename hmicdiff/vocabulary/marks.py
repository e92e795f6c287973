"""Marks by which a text shows whose report it is: the inspectorate's, another publisher's, or no report at all."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from hmicdiff.vocabulary.choice import Choice
from hmicdiff.vocabulary.load import load_rows
from hmicdiff.vocabulary.sieve import Sieved, sieved

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Lines", "Mark", "MarkTable", "Publisher", "Record", "Software", "Words", "load_marks"]

_Use = Literal[
    "national", "paper", "voice", "ahead", "found", "telling", "unit", "whose", "share", "meeting", "motion"
]
_SURE = 2
"""Different words of software that make a text its documentation; one more where the text names the inspectorate."""


class Lines(NamedTuple):
    """The plain blocks of a text, by where they stand."""

    titles: Sequence[str]
    """Short lines among the first blocks."""
    cover: Sequence[str]
    """What stands before the first sentence or known heading."""
    lines: Sequence[str]
    """Those of the first blocks that are no sentences."""
    first: Sequence[str]
    """The first blocks."""
    every: Sequence[str]
    """All blocks."""
    whole: str
    """All blocks as one text, in which what none of them holds is looked for once."""
    last: Sequence[str]
    """The last blocks, where publishers print who they are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Words that the inspectorate prints of itself."""

    pattern: str
    """Regular expression on a plain block, case ignored."""
    where: Literal["title", "first", "any"]
    """Where they must stand."""
    strong: bool = False
    """Whether they alone show that the text is the inspectorate's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Publisher:
    """Another inspectorate, or a body that publishes reports."""

    name: str
    """As a refusal names it."""
    pattern: str
    """Regular expression on one of the first or last blocks, case ignored."""
    always: bool = False
    """Whether the text is theirs even where the inspectorate is named beside them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Software:
    """Words that the documentation of a program prints."""

    pattern: str
    """Regular expression on a block, case ignored."""
    sure: bool = False
    """Whether these alone show it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What a text that is no report calls itself near its top, or how such a text puts things there."""

    name: str
    """As a refusal names it."""
    pattern: str
    """Regular expression, case ignored."""
    unless_signed: bool = False
    """Whether the inspectorate writes such too, and then signs it or says what it found in the first blocks."""
    said: bool = False
    """Whether sentences show it too, not lines alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Words that tell something else of a text, see ``marks.toml`` for each use."""

    use: _Use
    pattern: str
    """Regular expression on a plain title, block or sentence, case ignored."""


class MarkTable:
    """All marks, with look-ups on plain blocks."""

    def __init__(
        self,
        marks: tuple[Mark, ...],
        publishers: tuple[Publisher, ...],
        software: tuple[Software, ...],
        records: tuple[Record, ...],
        words: tuple[Words, ...],
    ) -> None:
        self._marks = tuple((row, sieved(row.pattern)) for row in marks)
        self._naming = Choice(self._marks)
        self._publishers = tuple((row, sieved(row.pattern)) for row in publishers)
        self._software = Choice((row, sieved(row.pattern)) for row in software if row.sure)
        self._softly = Choice((row, sieved(row.pattern)) for row in software if not row.sure)
        self._records = tuple((row, sieved(row.pattern)) for row in records)
        self._words = {
            use: Choice((row, sieved(row.pattern)) for row in words if row.use == use)
            for use in get_args(_Use)
        }

    def is_own(self, lines: Lines) -> bool:
        """Whether a text bears a mark that only the inspectorate's own texts bear."""
        return any(row.strong and _stands(row.where, pattern, lines) for row, pattern in self._marks)

    def is_named(self, lines: Lines) -> bool:
        """Whether a text names the inspectorate or its programme at all."""
        return any(_stands(row.where, pattern, lines) for row, pattern in self._marks)

    def publisher(self, lines: Lines) -> str | None:
        """Return the other publisher whose report a text is, None for none.

        Where the title names our inspectorate, as in joint reports, or the first lines do and the title
        names no other, only those count that never report on a force.
        """
        titled = any(map(self.names, lines.titles))
        first = any(map(self.names, lines.first))
        ends = lines.titles if first else (*lines.first, *lines.last)
        return next(
            (
                row.name
                for row, pattern in self._publishers
                if (row.always or not titled) and any(map(pattern.search, ends))
            ),
            None,
        )

    def is_national(self, titles: Sequence[str]) -> bool:
        """Whether titles are those of a report on all forces or services."""
        return any(self._has("national", text) for text in titles)

    def is_unit(self, title: str) -> bool:
        """Whether a title names a unit, a response or a collaboration that several bodies share."""
        return self._has("unit", title)

    def says_whose(self, words: str) -> bool:
        """Whether words before names say that a unit is theirs or works for them."""
        return self._has("whose", words)

    def share(self, words: str) -> bool:
        """Whether words right behind names say that those share something."""
        return self._has("share", words)

    def is_software(self, lines: Lines, raw: Sequence[str]) -> bool:
        """Whether a text documents a program; `raw` are its lines as they stand."""
        if self._software.in_any(raw):
            return True
        hits = self._softly.in_any(lines.every)
        return len(hits) > _SURE or (len(hits) == _SURE and not self.is_own(lines))

    def record(self, lines: Lines, *, judges: bool) -> str | None:
        """Return what a text calls itself that is no report, None for a report.

        Where the text `judges` a body under a title of the inspectorate's, its cover alone can say so: reports speak of
        minutes and plans too, and have headings on them.
        """
        signed = any(
            row.strong and row.where == "first" and _stands(row.where, pattern, lines)
            for row, pattern in self._marks
        )
        said = lines.cover if judges else lines.first
        printed = lines.cover if judges else lines.lines
        return next(
            (
                row.name
                for row, pattern in self._records
                if not (signed and row.unless_signed)
                and any(map(pattern.search, said if row.said else printed))
            ),
            None,
        )

    def entitles(self, text: str) -> bool:
        """Whether a line is a title that only the inspectorate's reports have."""
        return any(
            row.strong and row.where == "title" and pattern.is_in(text) for row, pattern in self._marks
        )

    def speaks(self, lines: Lines) -> bool:
        """Whether an inspector speaks in the first blocks."""
        return any(map(self.speaks_as_inspector, lines.first))

    def speaks_as_inspector(self, text: str) -> bool:
        """Whether words are an inspector's on an inspection."""
        return self._has("voice", text)

    def is_paper(self, lines: Lines) -> bool:
        """Whether the title is that of a council's paper."""
        return any(self._has("paper", text) for text in lines.titles)

    def is_of_a_meeting(self, line: str) -> bool:
        """Whether a line near the top is one of a paper for a meeting."""
        return self._has("meeting", line)

    def asks_a_meeting(self, text: str) -> bool:
        """Whether words ask a meeting to decide or to note something."""
        return self._has("motion", text)

    def names(self, text: str) -> bool:
        """Whether words name the inspectorate or its programme."""
        return self._naming.is_in(text)

    def speaks_of_inspecting(self, sentence: str) -> bool:
        """Whether a sentence has words of a judgment or an inspection that was made, whoever's."""
        return self._has("telling", sentence) and not self.looks_ahead(sentence)

    def looks_ahead(self, text: str) -> bool:
        """Whether words are on an inspection that is still to come, and tell of nothing that one found."""
        return self._has("ahead", text) and not self._has("found", text)

    def tells(self, sentence: str) -> bool:
        """Whether a sentence names the inspectorate and has words of a judgment or an inspection."""
        return self.names(sentence) and self.speaks_of_inspecting(sentence)

    def _has(self, use: str, text: str) -> bool:
        """Whether a text has words of one use."""
        return self._words[use].is_in(text)


def _stands(where: str, pattern: Sieved, lines: Lines) -> bool:
    """Whether a pattern fits a block of the part of the text it must stand in."""
    if where == "any":
        return pattern.may_be_in(lines.whole) and any(map(pattern.search, lines.every))
    return any(map(pattern.search, lines.titles if where == "title" else lines.first))


@cache
def load_marks() -> MarkTable:
    """Return the marks, checked."""
    return MarkTable(
        load_rows("marks.toml", "mark", Mark),
        load_rows("marks.toml", "publisher", Publisher),
        load_rows("marks.toml", "software", Software),
        load_rows("marks.toml", "record", Record),
        load_rows("marks.toml", "words", Words),
    )
