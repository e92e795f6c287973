"""Threads that no vocabulary names: two reports' findings tied by rare words they share.

A neighbourhood scheme, a local team, a subject of one year's fashion: where findings of two reports
under one topic share rare words and read alike enough, they are one thread, named by those words.
Only sentences that praise or criticise are tied, and only where no known thread holds them.
"""

from __future__ import annotations

from collections import Counter
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from hmicdiff.comparing.similarity import dice_matrix, inverse_frequencies, tokenise
from hmicdiff.comparing.threads.phrases import as_name, phrases_in
from hmicdiff.comparing.threads.points import PointMaker
from hmicdiff.comparing.threads.spoken import spoken_sentences
from hmicdiff.model import Thread
from hmicdiff.vocabulary.wording import load_wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from hmicdiff.model import Reading, Sentence
    from hmicdiff.vocabulary import Vocabulary

__all__ = ["discover"]

_LEAST_LIKENESS = 0.3
"""Least idf-weighted Dice of two findings: pairs under it share a topic, seldom a claim."""
_LEAST_SHARED = 2
"""How many rare words two findings must share."""
_RARE = 0.02
"""A word is rare if at most this share of the body's sentences holds it."""
_LEAST_SENTENCES = 3
"""A word in fewer sentences than this is rare in any body."""
_STEM = 6
"""Words are compared by their first letters: ``investigators`` and ``investigative`` agree."""
_LONG_ENOUGH = 4
_NO_THINGS = ("ly", "ed")
"""Ends of words that end no name."""
_MOST_WORDS = 6
"""So many words name a thread."""
_Unused = tuple["Reading", "Sentence"]


def discover(
    readings: Sequence[Reading], used: frozenset[tuple[str, str]], vocabulary: Vocabulary
) -> tuple[Thread, ...]:
    """Return the threads between findings that are not in `used` (report id, sentence id).

    `readings` stand in time order. Ids are left to the caller.
    """
    weights = inverse_frequencies(
        _stems(one.text) for reading in readings for one in spoken_sentences(reading)
    )
    rare = _rare_stems(readings) - vocabulary.concepts.stems("function", _STEM)
    taken: set[str] = set()
    found: dict[tuple[str, str], Thread] = {}
    for left, right in combinations(readings, 2):
        for one, other in _tied(left, right, used, weights, rare, vocabulary):
            if {one.id, other.id} & taken:
                continue
            taken |= {one.id, other.id}
            makers = (PointMaker.of(left, vocabulary.threads), PointMaker.of(right, vocabulary.threads))
            thread = _thread(makers, (one, other), rare)
            if thread is not None:
                found.setdefault((thread.topic, thread.name), thread)
    return tuple(found[key] for key in sorted(found))


def _stems(text: str) -> tuple[str, ...]:
    """Return the beginnings of the words of `text`."""
    return tuple(word[:_STEM] for word in tokenise(text))


def _rare_stems(readings: Sequence[Reading]) -> frozenset[str]:
    """Return the stems that few of the body's sentences hold and that can name a subject."""
    rows = [_stems(one.text) for reading in readings for one in reading.sentences]
    counts = Counter(stem for row in rows for stem in set(row))
    most = max(_LEAST_SENTENCES, int(_RARE * len(rows)))
    verbs = _verbs(rows)
    return frozenset(
        stem for stem, count in counts.items() if count <= most and _is_word(stem) and stem not in verbs
    )


def _verbs(rows: Sequence[Sequence[str]]) -> frozenset[str]:
    """Return the stems that stand after *to*, *can*, *they*, *is* and the like as often as not.

    What is known, said or caught names no subject: *to catch*, *they said*, *is aware*.
    """
    before_verbs = load_wording().before_verbs
    pairs = [pair for row in rows for pair in pairwise(("", *row))]
    after = Counter(stem for _, stem in pairs)
    acting = Counter(stem for before, stem in pairs if before in before_verbs)
    return frozenset(stem for stem, count in acting.items() if 2 * count >= after[stem])


def _is_word(stem: str) -> bool:
    """Whether a stem can name a subject: letters, long enough, and no word of mere grammar."""
    wording = load_wording()
    small = stem in wording.stops or stem in {word[:_STEM] for word in wording.particles}
    return stem.isalpha() and len(stem) >= _LONG_ENOUGH and not small


def _free(reading: Reading, used: frozenset[tuple[str, str]], vocabulary: Vocabulary) -> list[Sentence]:
    """Return the findings of a report that no known thread holds, without what is said of the body as a whole."""
    return [
        one
        for one in spoken_sentences(reading)
        if one.polarity != "neutral"
        and one.topic not in {"overall", "other"}
        and (reading.report.id, one.id) not in used
        and not _is_of_the_whole(one.text, vocabulary)
    ]


def _is_of_the_whole(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a sentence tells a grade, names a question, or sums up the body's performance."""
    return (
        vocabulary.threads.tells_a_grade(text)
        or bool(vocabulary.headings.find(text))
        or vocabulary.cues.links["of-the-whole"].is_in(text)
    )


def _tied(
    left: Reading,
    right: Reading,
    used: frozenset[tuple[str, str]],
    weights: Mapping[str, float],
    rare: frozenset[str],
    vocabulary: Vocabulary,
) -> Iterator[tuple[Sentence, Sentence]]:
    """Yield the pairs of free findings that speak of one thing, the most alike first."""
    ones, others = (_free(side, used, vocabulary) for side in (left, right))
    if not ones or not others:
        return
    scores = dice_matrix([_stems(s.text) for s in ones], [_stems(s.text) for s in others], weights)
    pairs = [
        (-float(scores[i, j]), i, j)
        for i, one in enumerate(ones)
        for j, other in enumerate(others)
        if one.topic == other.topic
        and scores[i, j] >= _LEAST_LIKENESS
        and len(_shared(one, other, rare)) >= _LEAST_SHARED
    ]
    for _, i, j in sorted(pairs):
        yield ones[i], others[j]


def _shared(one: Sentence, other: Sentence, rare: frozenset[str]) -> set[str]:
    """Return the rare stems of both."""
    return set(_stems(one.text)) & set(_stems(other.text)) & rare


def _thread(
    makers: tuple[PointMaker, PointMaker], pair: tuple[Sentence, Sentence], rare: frozenset[str]
) -> Thread | None:
    """Return the thread of two findings, named by a phrase with the rare words they share; None where there is none."""
    shared = _shared(*pair, rare)
    name = next(filter(None, (_name_in(one.text, shared) for one in reversed(pair))), "")
    points = tuple(maker.point(sentence, 1.0) for maker, sentence in zip(makers, pair, strict=True))
    return Thread(id="", topic=pair[1].topic, name=name, points=points) if name else None


def _name_in(text: str, shared: set[str]) -> str:
    """Return the phrase of a sentence that has most of the shared words; empty where none has as many as name a thing.

    It begins with the first of them and ends with its own last word, and no phrase of one word names a thing.
    """

    def is_shared(word: str) -> bool:
        return any(stem in shared for stem in _stems(word))

    phrases = [phrase for phrase in phrases_in(text) if any(map(is_shared, phrase))]
    best = max(phrases, key=lambda phrase: sum(map(is_shared, phrase)), default=[])
    first = next((place for place, word in enumerate(best) if is_shared(word)), 0)
    words = best[first : first + _MOST_WORDS]
    while words and not is_shared(words[-1]) and _ends_no_name(words[-1]):
        words.pop()
    return as_name(words) if len(words) >= _LEAST_SHARED else ""


def _ends_no_name(word: str) -> bool:
    """Whether no name ends with a word: one of mere grammar, an adverb, or a participle."""
    wording = load_wording()
    return word.endswith(_NO_THINGS) or word.lower() in wording.particles or word.lower() in wording.stops
