"""Signs drawn around text: the marks with which a mail quotes, and boxes drawn with letters.

They are blanked and not cut, so that each character keeps its place and quotes stay verbatim.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from hmicdiff.model import Omission
from hmicdiff.structure.layout.halves import in_english
from hmicdiff.structure.layout.recordings import unsounded, untimed, unvoiced
from hmicdiff.text import Raw, count_on

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from hmicdiff.model import Document
    from hmicdiff.vocabulary import Vocabulary

    _Step = tuple[str, Callable[[Sequence[str]], Iterable[str]]]

__all__ = ["Bare", "without_margins"]

_QUOTED = re.compile(r"\s{0,3}(?:>[ \t]?)+")
_MOSTLY = 0.8
"""Share of the filled lines that bear the mark where a text is quoted as a whole; lines above may say who wrote it."""
_FEWEST_QUOTED = 3
_NUMBERED = re.compile(r"[ \t]{0,8}(?P<number>\d{1,4})(?=[ \t]|$)")
"""A line that begins with a number, or is one."""
_FEWEST_NUMBERED = 12
"""Lines from which numbers that count on from line to line are those of the lines, and no list."""
_SAID_TO_BE = re.compile(
    r"[ \t]{0,8}(?:heading(?: level)? ?[1-6]|h[1-6]|(?:section|sub-?)? ?heading)[ \t]{0,2}[:.-][ \t]+(?=\S)",
    re.IGNORECASE,
)
"""What a version for readers of screens puts before a heading: ``Heading level 2: Investigating crime``."""
_NOTE_MARK = re.compile(
    r"(?<=[\w.,;:!?%)'\u2019\u201d])[ \t]?(?:\[(?:(?:foot|end)?note |fn )?(?:\d{1,3}|[ivx]{1,5}|[a-z]{1,2})\]|(?<![mM])[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]{1,3})"
    r"(?=[ \t.,;:]|$)|(?<=[.!?])\(\d{1,3}\)(?=[ \t]|$)",
    re.IGNORECASE,
)
"""The mark of a note in plain text, behind a word or a sentence."""
_SURE_MARK = re.compile(
    r"(?<=[\w.,;:!?%)'\u2019\u201d])[ \t]?(?:\[(?:see )?(?:(?:foot|end)?notes? |fn )\d{1,3}(?:(?:, ?| and )\d{1,3})*\]"
    r"|\((?:see )?(?:foot|end)?notes? \d{1,3}\))(?=[ \t.,;:)%]|$)"
    r"|(?<=\d)[ \t]?\[(?:\d{1,3}|[a-z])\](?=[ \t]?(?:%|per ?cent))",
    re.IGNORECASE,
)
"""A mark that says that it is one, or stands between a number and its unit: one alone is enough."""
_FEWEST_MARKS = 2
"""Marks of notes from which a text has notes: one bracket alone may be a part of a quotation."""
_LINK_MARK = re.compile(r"(?<![\w.,;:!?%)'\u2019\u201d])\[(?P<number>\d{1,4})\](?=\S)")
"""The number that a browser without pictures puts before the words of a link: ``[12]carried over``."""
_FEWEST_LINKS = 3
_ADDRESS = re.compile(r"(?:^|(?<=[\w'\"\u2019\u201d)])) ?\((?:https?://|www\.)[^\s()]+\)", re.IGNORECASE)
"""The address of a link in brackets behind its words, as browsers and converters print it."""
_FEWEST_ADDRESSES = 2
"""Addresses in brackets from which a text has those of its links: one alone may be told on purpose."""
_PICTURES = re.compile(
    r"^\s*(?:[\u26a0\u2139\U0001f300-\U0001f533\U0001f536-\U0001f7df\U0001f7ec-\U0001faff]\ufe0f?\s*)+(?=\w)"
)
"""Pictures that decorate a heading or label; coloured circles and squares show grades, ticks and crosses choose."""
_BORDER = re.compile(
    r"\s*[+\u250c-\u254b\u2552-\u256c][-=_\u2500\u2501\u2550]{3,}[+\u250c-\u254b\u2552-\u256c]\s*$"
)
"""The upper, lower or a middle line of a box, without the crossings that the lines of a table have."""
_EDGES = re.compile(r"(\s*)[|\u2502\u2503\u2551]([^|\u2502\u2503\u2551]*)[|\u2502\u2503\u2551]\s*$")
"""A line of a box of one column; what has more bars is a table."""

_ADORNED = re.compile(
    r"(?P<before>\s*(?P<sign>(?P<one>[*_~=-])(?P=one)+(?=\s+\S)|\*{1,3}(?=[^\s*])|_{1,3}(?=[^\s_])))"
    r"(?P<words>(?:(?!(?P=sign)).)*[^\W\d_](?:(?!(?P=sign)).)*)(?P<after>(?P=sign)\s*)$"
)
"""A line between the same signs, as people without bold print set a label off: ``*** Good practice ***``, ``*Good*``."""
_ADORNS = frozenset("*_~=-")
_LONGEST_ADORNED = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Bare:
    """A document with blanks for what no rule is to read."""

    document: Document
    raw: Raw
    """Its lines as received, and as read."""
    blanked: tuple[tuple[int, Omission], ...]
    """What was blanked, with the number of its line."""


def without_margins(document: Document, vocabulary: Vocabulary) -> Bare:
    """Return a document with blanks for what no rule is to read, and its lines as received beside it.

    These are the signs around its lines and their words, small pictures before them, numbers of lines and links, marks of notes,
    addresses of links, time codes and who speaks in a transcript, labels of headings, and the Welsh half of a line that says the same in English.
    """
    lines = [line.text for line in document.lines]
    bare = lines
    blanked: list[tuple[int, Omission]] = []
    english: _Step = ("other_language", partial(in_english, vocabulary=vocabulary))
    for reason, step in (*_STEPS, english):
        after = [*step(bare)]
        blanked += _blanked(reason, bare, after)
        bare = after
    if bare == lines:
        return Bare(document=document, raw=Raw(document), blanked=())
    pairs = zip(document.lines, bare, strict=True)
    read = replace(document, lines=tuple(replace(line, text=text) for line, text in pairs))
    return Bare(document=read, raw=Raw(document, bare), blanked=tuple(blanked))


def _blanked(reason: str, before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[int, Omission]]:
    """Yield what one step blanked of lines, by the number of the line."""
    for number, (printed, read) in enumerate(zip(before, after, strict=True), 1):
        if printed != read:
            gone = (one if other == " " else " " for one, other in zip(printed, read, strict=True))
            yield number, Omission(reason=reason, text=" ".join("".join(gone).split()))


def _unquoted(lines: Sequence[str]) -> Sequence[str]:
    """Return the lines of a text that is quoted as a whole without the marks of that."""
    first = next((place for place, line in enumerate(lines) if line.lstrip().startswith(">")), len(lines))
    filled = [line for line in lines[first:] if line.strip()]
    quoted = sum(line.lstrip().startswith(">") for line in filled)
    if quoted < max(_FEWEST_QUOTED, _MOSTLY * len(filled)):
        return lines
    return [_QUOTED.sub(_blanks, line, count=1) for line in lines]


def _unnumbered(lines: Sequence[str]) -> Sequence[str]:
    """Return the lines of a text whose lines are counted without their numbers."""
    found = [_NUMBERED.match(line) for line in lines]
    numbers = [int(match["number"]) for match in found if match]
    filled = sum(bool(line.strip()) for line in lines)
    if len(numbers) < max(_FEWEST_NUMBERED, _MOSTLY * filled):
        return lines
    if not count_on(numbers):
        return lines
    return [_NUMBERED.sub(_blanks, line, count=1) for line in lines]


def _unheaded(lines: Iterable[str]) -> Iterator[str]:
    """Yield the lines without the words that say they are headings."""
    return (_SAID_TO_BE.sub(_blanks, line, count=1) for line in lines)


def _unnoted(lines: Iterable[str]) -> Iterator[str]:
    """Yield the lines of a text without the marks of its notes, if it has notes; what is surely a mark goes anyway."""
    known = list(lines)
    marks = sum(1 for line in known for _ in _NOTE_MARK.finditer(line))
    for line in known:
        sure = _SURE_MARK.sub(_blanks, line)
        yield _NOTE_MARK.sub(_blanks, sure) if marks >= _FEWEST_MARKS else sure


def _unlinked(lines: Sequence[str]) -> Sequence[str]:
    """Return the lines of a text whose links are counted without their numbers."""
    numbers = [int(match["number"]) for line in lines for match in _LINK_MARK.finditer(line)]
    if len(numbers) < _FEWEST_LINKS or not count_on(numbers):
        return lines
    return [_LINK_MARK.sub(_blanks, line) for line in lines]


def _unaddressed(lines: Iterable[str]) -> Iterator[str]:
    """Yield the lines of a text without the addresses of its links, if it prints them behind their words."""
    known = list(lines)
    told = sum(1 for line in known if "(" in line for _ in _ADDRESS.finditer(line))
    for line in known:
        yield _ADDRESS.sub(_blanks, line) if told >= _FEWEST_ADDRESSES and "(" in line else line


def _blanks(match: re.Match[str]) -> str:
    """Return as many blanks as a match is long."""
    return " " * len(match[0])


def _unpictured(lines: Iterable[str]) -> Iterator[str]:
    """Yield the lines without the small pictures before their words."""
    return (line if line.isascii() else _PICTURES.sub(_blanks, line, count=1) for line in lines)


def _unboxed(lines: Iterable[str]) -> Iterator[str]:
    """Yield the lines with blanks for the borders of boxes and for what stands at their sides."""
    boxed = False
    for line in lines:
        if _BORDER.match(line):
            boxed = True
            yield " " * len(line)
            continue
        within = _EDGES.match(line) if boxed else None
        boxed = within is not None
        yield _between(within, line) if within else line


def _unadorned(lines: Iterable[str]) -> Iterator[str]:
    """Yield the lines without the signs that stand on both sides of their words."""
    for line in lines:
        found = (
            _ADORNED.match(line) if line.rstrip()[-1:] in _ADORNS and len(line) <= _LONGEST_ADORNED else None
        )
        yield " " * len(found["before"]) + found["words"] + " " * len(found["after"]) if found else line


def _between(within: re.Match[str], line: str) -> str:
    """Return what stands between the sides of a box, at its place in the line."""
    return f"{within[1]} {within[2]}".ljust(len(line))


_STEPS: tuple[_Step, ...] = (
    ("ruled_line", _unquoted),
    ("line_number", _unnumbered),
    ("time_code", untimed),
    ("speaker_label", unvoiced),
    ("sound_cue", unsounded),
    ("ruled_line", _unboxed),
    ("ruled_line", _unadorned),
    ("note_mark", _unlinked),
    ("note_mark", _unnoted),
    ("link_text", _unaddressed),
    ("control", _unheaded),
    ("picture", _unpictured),
)
"""What is blanked in turn, each with the reason for which it is left out."""
