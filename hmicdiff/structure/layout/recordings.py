"""What a transcript prints around the words of a recording: time codes, who speaks, numbers of cues, sounds."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hmicdiff.model import Artefact
    from hmicdiff.structure.layout.rows import Row
    from hmicdiff.vocabulary import Vocabulary

__all__ = ["find_recording", "is_recording", "unsounded", "untimed", "unvoiced"]

_CODE = r"[\[(]?(?:\d{1,2}:)?\d{1,2}:[0-5]\d(?:[.,]\d{1,3})?[\])]?"
_SOUND = (
    r"[\[(\u266a] ?(?:(?:upbeat|soft|gentle|background|intro|opening|closing|theme|music|no|overlapping) )*"
    r"(?:music(?: playing| plays| fades| ends)?|applause|laughter|laughs|audio|noise|inaudible|indistinct|crosstalk"
    r"|pause|silence|blank_audio) ?[\])\u266a]"
)
_SPEAKER = r"(?:(?:unknown|unidentified) speaker|speaker (?:\d{1,2}|[a-z]))(?: \d{1,2})?"
_NAME = r"(?-i:[A-Z][\w'\u2019-]*(?: [A-Z][\w'\u2019-]*){1,4}|[A-Z][\w'\u2019-]*(?=:))"
_LABEL = rf"(?:{_SPEAKER}|{_NAME}):?"
_STAMP = re.compile(
    rf"(?:{_LABEL}[ \t]{{1,8}})?{_CODE}(?:[ \t]{{1,8}}(?:[-\u2013|][ \t])?(?:{_LABEL}|{_SOUND}))?",
    re.IGNORECASE,
)
"""A line that says when something is said, and perhaps by whom: ``00:00:18 Speaker 1``, ``Jo Bell (0:18)``."""
_LED = re.compile(rf"[ \t]{{0,8}}{_CODE}(?=[ \t]{{1,8}}[^\s\d-])")
"""A code before words on its line."""
_PARTS = re.compile(r"(?:(\d{1,2}):)?(\d{1,2}):([0-5]\d)")
_SPOKEN_BY = re.compile(
    rf"^[ \t]{{0,8}}{_SPEAKER}:(?=[ \t]{{1,8}}\S)|(?:<v(?:\.\w+)?[ \t][^<>\n]{{1,60}}>)|</v>", re.IGNORECASE
)
_SOUNDS = re.compile(_SOUND, re.IGNORECASE)
_FILE_HEAD = re.compile(r"webvtt\b.*", re.IGNORECASE)
_FILE_FIELD = re.compile(r"(?:kind|language|region|style|note)\b:? ?.*", re.IGNORECASE)
_FEWEST_CODES = 3
"""Codes from which a text is a transcript's."""
_SOONEST = 180
"""Seconds within which something is said: what begins later are times of day."""
_ALONE = (("speaker_label", re.compile(rf"{_SPEAKER}:?", re.IGNORECASE)), ("sound_cue", _SOUNDS))
"""What says that it is no speech wherever it stands on a line of its own."""


def find_recording(rows: Sequence[Row], vocabulary: Vocabulary) -> tuple[Artefact, ...]:
    """Return the lines of a transcript that no one says."""
    stamped = is_recording([row.bare for row in rows])
    return tuple(
        row.as_artefact(kind)
        for index, row in enumerate(rows)
        if (kind := _kind(rows, index, vocabulary, stamped=stamped))
    )


def _kind(rows: Sequence[Row], index: int, vocabulary: Vocabulary, *, stamped: bool) -> str | None:
    """Return what a line of a transcript is that no one says, None for any other line."""
    bare = rows[index].bare
    if not bare:
        return None
    if (
        (stamped and _STAMP.fullmatch(bare))
        or _heads_file(rows, index)
        or _numbers_cue(rows, index, vocabulary)
    ):
        return "time_code"
    return next((kind for kind, form in _ALONE if form.fullmatch(bare)), None)


def _heads_file(rows: Sequence[Row], index: int) -> bool:
    """Whether a line is the first of a file of subtitles, or a field right below."""
    first = next((at for at, row in enumerate(rows) if row.bare), 0)
    if not _FILE_HEAD.fullmatch(rows[first].bare) or index < first:
        return False
    return index == first or all(_FILE_FIELD.fullmatch(row.bare) for row in rows[first + 1 : index + 1])


def _numbers_cue(rows: Sequence[Row], index: int, vocabulary: Vocabulary) -> bool:
    """Whether a line is the number of a cue: one above a stretch of time."""
    if not rows[index].bare.isdecimal() or index + 1 == len(rows):
        return False
    return vocabulary.furniture.kind_of(rows[index + 1].bare) == "time_code"


def is_recording(lines: Sequence[str]) -> bool:
    """Whether lines tell times that begin with a recording and go on with it; a chat tells times of day."""
    told = [_seconds(line) for line in lines if _STAMP.fullmatch(line.strip()) or _LED.match(line)]
    rising = all(before <= after for before, after in pairwise(told))
    return len(told) >= _FEWEST_CODES and rising and told[0] <= _SOONEST and told[0] < told[-1]


def _seconds(line: str) -> int:
    """Return the seconds from the beginning that the code of a line tells."""
    found = _PARTS.search(line)
    hours, minutes, seconds = found.groups(default="0") if found else ("0", "0", "0")
    return 3600 * int(hours) + 60 * int(minutes) + int(seconds)


def untimed(lines: Sequence[str]) -> Sequence[str]:
    """Return the lines of a transcript without the codes before their words."""
    if not any(map(_LED.match, lines)) or not is_recording(lines):
        return lines
    return [line if _STAMP.fullmatch(line.strip()) else _LED.sub(_blanks, line, count=1) for line in lines]


def unvoiced(lines: Sequence[str]) -> Iterator[str]:
    """Yield lines without who speaks before their words: ``Speaker 1: Hello``."""
    return (_SPOKEN_BY.sub(_blanks, line) for line in lines)


def unsounded(lines: Sequence[str]) -> Iterator[str]:
    """Yield lines without the sounds told among their words; one that tells nothing else stays, see `find_recording`."""
    return (line if _SOUNDS.fullmatch(line.strip()) else _SOUNDS.sub(_blanks, line) for line in lines)


def _blanks(match: re.Match[str]) -> str:
    """Return as many blanks as a match is long."""
    return " " * len(match[0])
