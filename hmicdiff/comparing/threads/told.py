"""Threads of one report's own telling: a change that the inspectors state of what no vocabulary names.

"The standard of case files has slipped since we last visited" is a finding whether or not anybody
foresaw case files as a subject. Each such statement is a thread, named by the things it speaks of.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hmicdiff.comparing.terms import stem
from hmicdiff.comparing.threads.points import PointMaker, spoken_sentences
from hmicdiff.model import Thread
from hmicdiff.structure.statements.hits import find_hits
from hmicdiff.text import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hmicdiff.model import Reading, Sentence, Statement
    from hmicdiff.vocabulary import Vocabulary

__all__ = ["tell"]

_MOVES = frozenset({"improved", "regressed", "unresolved"})
"""Directions that tell a change, or that one is still wanting."""
_NAMELESS = frozenset({"overall", "other", "context"})
"""Topics of what concerns the whole report, or nothing in it."""
_MOST_WORDS = 3
"""So many words name a thread."""
_LONG_ENOUGH = 4
_WORD = re.compile(r"[A-Za-z][A-Za-z'-]+")


def tell(
    readings: Sequence[Reading], used: frozenset[tuple[str, str]], vocabulary: Vocabulary
) -> tuple[Thread, ...]:
    """Return a thread for each stated change in a sentence that is not in `used` (report id, sentence id).

    What bears the same name under one topic is one thread. Ids are left to the caller.
    """
    found: dict[tuple[str, str], Thread] = {}
    for reading in readings:
        maker = PointMaker.of(reading, vocabulary.threads)
        for sentence, statement in _untold(reading, used):
            name = _name_of(statement, reading, vocabulary)
            if not name:
                continue
            key = (sentence.topic, name)
            before = found[key].points if key in found else ()
            points = (*before, maker.point(sentence, 1.0))
            found[key] = Thread(id="", topic=sentence.topic, name=name, points=points)
    return tuple(found[key] for key in sorted(found))


def _untold(reading: Reading, used: frozenset[tuple[str, str]]) -> Iterator[tuple[Sentence, Statement]]:
    """Yield the sentences that state a change which no thread tells, each with its statement."""
    stated = [
        one
        for one in reading.report.statements
        if one.direction in _MOVES and one.source == "inspectorate" and one.reference.text
    ]
    for sentence in spoken_sentences(reading):
        if sentence.topic in _NAMELESS or (reading.report.id, sentence.id) in used:
            continue
        statement = next((one for one in stated if _ends_in(one, sentence)), None)
        if statement is not None and sentence.standing == "finding":
            yield sentence, statement


def _ends_in(statement: Statement, sentence: Sentence) -> bool:
    """Whether a statement is told in a sentence, or in two of which it is the last."""
    return statement.line_end == sentence.line_end and (
        statement.quote in sentence.quote or statement.quote.endswith(sentence.quote)
    )


def _without_change(text: str, vocabulary: Vocabulary) -> str:
    """Return a text without the words by which it tells a change, and without those that tell when."""
    cues = vocabulary.cues
    spans = [
        *((hit.start, hit.end) for hit in find_hits(text, cues)),
        *((hit.start, hit.end) for hit in cues.find_anchors(text)),
    ]
    return "".join(
        " " if any(start <= place < end for start, end in spans) else char for place, char in enumerate(text)
    )


def _name_of(statement: Statement, reading: Reading, vocabulary: Vocabulary) -> str:
    """Return the first words of a statement that can name a thing; empty where there is none."""
    common = {word for row in vocabulary.concepts.common for word in row.words}
    left_out = {stem(word) for word in (*common, *vocabulary.wording.stops, *vocabulary.wording.modals)}
    body = (reading.report.identity.body or "").lower().split()
    quote = _without_change(plain(" ".join(statement.quote.split())), vocabulary)
    told = (statement.reference.text or "").lower()
    named = [
        word.lower()
        for word in _WORD.findall(quote)
        if len(word) >= _LONG_ENOUGH
        and stem(word.lower()) not in left_out
        and word.lower() not in body
        and word.lower() not in told
        and not word.endswith("ly")
    ]
    name = " ".join(list(dict.fromkeys(named))[:_MOST_WORDS])
    return name[:1].upper() + name[1:]
