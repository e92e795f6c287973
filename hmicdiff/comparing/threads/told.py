"""Threads of one report's own telling: a change that the inspectors state of what no vocabulary names.

"The standard of case files has slipped since we last visited" is a finding whether or not anybody
foresaw case files as a subject. Each such statement is a thread, named by the things it speaks of.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from hmicdiff.comparing.telling import common_stems, telling_stems
from hmicdiff.comparing.threads.phrases import as_name, phrases_in
from hmicdiff.comparing.threads.spoken import spoken_sentences
from hmicdiff.model import Thread
from hmicdiff.structure.statements.hits import find_hits
from hmicdiff.text import STEM, plain, stems
from hmicdiff.vocabulary.wording import load_wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from hmicdiff.comparing.threads.points import PointMaker
    from hmicdiff.model import Reading, Sentence, Statement, ThreadPoint
    from hmicdiff.vocabulary import Vocabulary
    from hmicdiff.vocabulary.threads import Threads

__all__ = ["tell"]

_MOVES = frozenset({"improved", "regressed", "unresolved"})
"""Directions that tell a change, or that one is still wanting."""
_NAMELESS = frozenset({"overall", "other", "context"})
"""Topics of what concerns the whole report, or nothing in it."""
_LEAST_WORDS = 2
_MOST_WORDS = 6
"""So many words name a thread: one alone seldom names a matter ("increase", "matters", "workforce")."""
_LONG_ENOUGH = 4
_VERBAL = ("ed", "ing", "n't", "ly")
"""Ends of words that name no thing by themselves."""


def tell(
    readings: Sequence[Reading],
    used: frozenset[tuple[str, str]],
    makers: Mapping[str, PointMaker],
    vocabulary: Vocabulary,
) -> tuple[Thread, ...]:
    """Return a thread for each stated change in a sentence that is not in `used` (report id, sentence id).

    `makers` make the points of each report, by its id. What bears the same name under one topic is one thread. Ids
    are left to the caller.
    """
    points: defaultdict[tuple[str, str], list[ThreadPoint]] = defaultdict(list)
    for reading in readings:
        common = common_stems(reading, vocabulary)
        for sentence, statement in _untold(reading, used, vocabulary.threads):
            name = _name_of(statement, common, vocabulary)
            if name:
                points[sentence.topic, name].append(makers[reading.report.id].point(sentence, 1.0))
    return tuple(
        Thread(id="", topic=topic, name=name, points=tuple(found))
        for (topic, name), found in sorted(points.items())
    )


def _untold(
    reading: Reading, used: frozenset[tuple[str, str]], table: Threads
) -> Iterator[tuple[Sentence, Statement]]:
    """Yield the sentences that state a change which no thread tells, each with its statement.

    What is told of a grade is told by the grade.
    """
    stated = [
        one
        for one in reading.report.statements
        if one.direction in _MOVES and one.source == "inspectorate" and one.reference.text
    ]
    for sentence in spoken_sentences(reading):
        told = (reading.report.id, sentence.id) in used or table.tells_a_grade(sentence.text)
        if told or sentence.topic in _NAMELESS:
            continue
        statement = next((one for one in stated if _ends_in(one, sentence)), None)
        if statement is not None and sentence.standing == "finding":
            yield sentence, statement


def _ends_in(statement: Statement, sentence: Sentence) -> bool:
    """Whether a statement is told in a sentence, or in two of which it is the last."""
    return statement.line_end == sentence.line_end and (
        statement.quote in sentence.quote or statement.quote.endswith(sentence.quote)
    )


def _bare(text: str, vocabulary: Vocabulary) -> str:
    """Return a text without the words by which it tells a change, those that tell when, and the names of bodies."""
    cues, bodies = vocabulary.cues, vocabulary.bodies
    spans = [
        *((hit.start, hit.end) for hit in find_hits(text, cues)),
        *((hit.start, hit.end) for hit in cues.find_anchors(text)),
        *((one.start, one.end) for one in bodies.mentions(text)),
        *(match.span() for match in bodies.place.finditer(text)),
    ]
    return "".join(
        " " if any(start <= place < end for start, end in spans) else char for place, char in enumerate(text)
    )


def _name_of(statement: Statement, common: frozenset[str], vocabulary: Vocabulary) -> str:
    """Return the first words of a statement that stand together and name a thing; empty where none do."""
    text = _bare(plain(" ".join(statement.quote.split())), vocabulary)
    for phrase in phrases_in(text):
        words = _trimmed(phrase, common, vocabulary)
        things = [word for word in words if _names_a_thing(word, common, vocabulary)]
        if len(things) >= _LEAST_WORDS and len(words) <= _MOST_WORDS:
            return as_name(words)
    return ""


def _trimmed(words: list[str], common: frozenset[str], vocabulary: Vocabulary) -> list[str]:
    """Return the words from the first to the last that names a thing, of those in between none left out."""
    places = [place for place, word in enumerate(words) if _names_a_thing(word, common, vocabulary)]
    return words[places[0] : places[-1] + 1] if places else []


def _names_a_thing(word: str, common: frozenset[str], vocabulary: Vocabulary) -> bool:
    """Whether a word can name a thing: long enough, telling, no verb's form and no word of grammar."""
    plain_word = word.lower().removesuffix("'s").rstrip("'")
    wording = load_wording()
    small = plain_word in wording.particles or plain_word in wording.numbers
    grammar = small or stems(plain_word) <= vocabulary.concepts.stems("function", STEM)
    named = len(plain_word) >= _LONG_ENOUGH and bool(telling_stems(plain_word, common))
    return named and not grammar and not plain_word.endswith(_VERBAL)
