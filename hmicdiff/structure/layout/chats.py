"""A report that was pasted into a chat: what else was written there is none of it."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from hmicdiff.structure.layout.messages import is_report, title_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hmicdiff.model import Artefact
    from hmicdiff.structure.layout.rows import Row
    from hmicdiff.vocabulary import Vocabulary

__all__ = ["find_chat"]

_NOON = r" ?[ap]\.?m\.?"
_TIME = rf"(?:[01]?\d|2[0-3])(?::[0-5]\d(?::[0-5]\d)?(?:{_NOON})?|\.[0-5]\d{_NOON})"
"""A time of day; two numbers with a point may be a day and a month, unless the half of the day stands behind."""
_DAY = (
    r"(?:(?:last )?(?:yesterday|today|mon(?:day)?|tue(?:sday)?|wed(?:nesday)?|thu(?:rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)"
    r"|\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?|\d{4}-\d\d-\d\d|\d{1,2} [a-z]{3,9}(?: \d{4})?)"
)
_WHEN = rf"(?:{_DAY},? (?:at )?)?{_TIME}"
_HEADS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"\[{_WHEN}\] (?P<who>[^\W\d][^:\[\]]{{1,40}}?)(?:: .*)?",
        rf"{_DAY},? {_TIME} - (?P<who>[^\W\d][^:]{{1,40}}?)(?:: .*)?",
        rf"(?-i:(?P<who>[A-Z][\w.'-]+(?:,? [A-Z][\w.'-]+){{0,3}})),?(?:\s+[-|\u00b7])?\s+[\[(]?{_WHEN}[\])]?",
    )
)
"""Who wrote a message, and when, as programs print it above or before what is said."""
_FIRST = 3
"""Lines among which a chat shows that it is one."""
_FEWEST_HEADS = 2
"""Heads that a chat has, at the least: one alone may be any line with a time."""

_Message = tuple[str, list["Row"]]
"""Who wrote it, and its lines, its head the first."""


def find_chat(rows: Sequence[Row], vocabulary: Vocabulary) -> tuple[Artefact, ...]:
    """Return the lines of a chat that are not of the report in one of its messages; none where a text is no chat.

    A report goes on in the messages of the same sender that follow at once.
    """
    filled = [row for row in rows if row.bare]
    if not any(map(_who, (row.bare for row in filled[:_FIRST]))):
        return ()
    messages = list(_messages(filled))
    if len(messages) <= _FEWEST_HEADS:
        return ()
    for number, (who, lines) in enumerate(messages):
        start = title_in(lines[1:], vocabulary)
        if start is None or not is_report(lines[start + 2 :], vocabulary):
            continue
        own = {row.number for row in (*lines[start + 1 :], *_at_once(who, messages[number + 1 :]))}
        return tuple(row.as_artefact("other_message") for row in filled if row.number not in own)
    return ()


def _at_once(who: str, messages: Sequence[_Message]) -> Iterator[Row]:
    """Yield the lines of the first messages that are of one sender, without their heads."""
    for _, lines in takewhile(lambda one: one[0] == who, messages):
        yield from lines[1:]


def _messages(filled: Sequence[Row]) -> Iterator[_Message]:
    """Yield the messages of a chat; lines before the first head are nobody's."""
    who = ""
    lines: list[Row] = []
    for row in filled:
        head = _who(row.bare)
        if head:
            yield who, lines
            who, lines = head, []
        lines.append(row)
    yield who, lines


def _who(line: str) -> str:
    """Return who wrote the message that a line heads, "" for any other line."""
    heads = (form.fullmatch(line) for form in _HEADS)
    return next((head["who"].strip() for head in heads if head is not None), "")
