"""The head of a message that brings a whole report: its sender, its greeting, what is said before the report begins."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hmicdiff.model import Artefact
    from hmicdiff.structure.layout.rows import Row
    from hmicdiff.vocabulary import Vocabulary

__all__ = ["find_message_head", "is_field", "is_report", "title_in"]

_FIELD = re.compile(r"(?:from|sent|to|cc|date|subject)\s*:\s*\S", re.IGNORECASE)
"""A field of a message's head."""
_SENT_ON = re.compile(r"(?:fwd?|re|aw|wg)\s*:\s*\S", re.IGNORECASE)
"""How the subject of a message begins that was sent on or answered: ``FW: The report``."""
_SUBJECT = re.compile(r"subject\s*:", re.IGNORECASE)
_FIRST = 8
"""Lines among which a message names its subject."""
_FIRST_FIELD = 2
"""Lines among which its first field stands: a page's title may be before it."""
_LONGEST = 60
"""Lines behind which no report begins any more."""
_NAMED_WITHIN = 6
"""Lines from a title on of which one that grades may name the body."""
_FEWEST_BEHIND = 4
"""Lines that a report has behind its title, at the least."""


def find_message_head(rows: Sequence[Row], vocabulary: Vocabulary) -> tuple[Artefact, ...]:
    """Return the lines of a message before the title of a report that it holds; none where it only speaks of one.

    A report has a title of the inspectorate's, names a body in it or right below, and behind it judges or grades.
    """
    filled = [row for row in rows if row.bare]
    if not _is_message(filled[:_FIRST]):
        return ()
    start = title_in(filled, vocabulary)
    if start is None or not is_report(filled[start + 1 :], vocabulary):
        return ()
    return tuple(row.as_artefact("message_head") for row in filled[:start])


def title_in(filled: Sequence[Row], vocabulary: Vocabulary) -> int | None:
    """Return at which of some lines the title of a report stands, None where none is near."""
    places = range(min(len(filled), _LONGEST))
    return next((place for place in places if _entitles(filled[place:], vocabulary)), None)


def _is_message(first: Sequence[Row]) -> bool:
    """Whether the first lines name a subject, as a field of a message's head; its page's title may say it before."""
    if not any(map(_SUBJECT.match, (row.bare for row in first))):
        return False
    return any(map(_FIELD.match, (row.bare for row in first[:_FIRST_FIELD])))


def is_field(line: str) -> bool:
    """Whether a line is a field of a message's head, or the subject of one that was sent on."""
    return _FIELD.match(line) is not None or _SENT_ON.match(line) is not None


def _entitles(rows: Sequence[Row], vocabulary: Vocabulary) -> bool:
    """Whether the first of some lines is no field of a head and a title of the inspectorate's on a body.

    A page's title may bear a place alone ("Norfolk PEEL 2018"): then the judgment below it names the body.
    """
    first = rows[0].bare
    if is_field(first) or not vocabulary.marks.entitles(first):
        return False
    named = [
        row.bare for row in rows[:_NAMED_WITHIN] if row is rows[0] or vocabulary.grades.may_name(row.bare)
    ]
    return any(map(vocabulary.bodies.is_named_in, named))


def is_report(behind: Sequence[Row], vocabulary: Vocabulary) -> bool:
    """Whether there are lines enough behind a title, and one of them names a grade."""
    graded = any(vocabulary.grades.spans(row.bare) for row in behind)
    return len(behind) >= _FEWEST_BEHIND and graded
