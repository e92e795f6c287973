"""What makes two sentences look alike though neither repeats the other, and what makes a few words a repeat.

Sentences of one frame (a grade, what the inspectors did, method) are alike by their frame; questions, scraps
and templates say nothing that could be repeated. Between reports of different years the words of a *judgement*
are a repeat where they name what they judge, however different the rest of the sentence is: *a strong culture of
preventative policing* is one, *all forces in England and Wales* none.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

from hmicdiff.comparing.terms import triples, words
from hmicdiff.structure.polarity import tone_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from hmicdiff.model import Reading, Sentence
    from hmicdiff.vocabulary import Vocabulary

__all__ = ["Chances", "Runs", "barred_by", "chances_of", "judged_pairs", "runs_of"]

Gram = tuple[str, ...]

_LEAST_WORDS = 7
"""Shorter sentences are alike by chance."""
_MOSTLY = 2 / 3
"""Share of a sentence's word triples that makes it a template's."""
_RUN = 5
"""Words of a judgement that are taken over as they are, at the least."""
_NAMING = 3
"""Words among them that say what is judged, and how, at the least."""
_OWN_DOING = re.compile(r"^(?:but |and )?(?:i|we|hmic\w*)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chances:
    """Sentences, by their ids, that look like others by chance."""

    barred: frozenset[str]
    """Those that repeat nothing unless word for word."""
    framed: frozenset[str]
    """Those of a frame: two of them repeat each other only where next to every word is the same."""
    headings: tuple[str, ...] = ()
    """The report's headings, as words between spaces: to name an area is to repeat nothing."""


def chances_of(reading: Reading, sentences: Sequence[Sentence], vocabulary: Vocabulary) -> Chances:
    """Return which of a report's `sentences` are of a frame, and its headings; what bars them depends on templates."""
    grades = {" ".join(one.grade.quote.split()) for one in reading.report.sections if one.grade}
    return Chances(
        barred=frozenset(),
        framed=frozenset(
            one.id
            for one in sentences
            if one.is_boilerplate or " ".join(one.quote.split()) in grades or _is_own_doing(one, vocabulary)
        ),
        headings=tuple(f" {' '.join(words(one.heading or ''))} " for one in reading.report.sections),
    )


def barred_by(templates: frozenset[Gram], sentences: Sequence[Sentence]) -> frozenset[str]:
    """Return the ids of `sentences` that say nothing which could be repeated; `templates` are `template_grams`."""
    return frozenset(one.id for one in sentences if _says_nothing(one, templates))


def _says_nothing(sentence: Sentence, templates: frozenset[Gram]) -> bool:
    """Whether a sentence is a question, a scrap or mostly a template."""
    grams = triples(sentence.text)
    return (
        sentence.text.rstrip().endswith("?")
        or len(words(sentence.text)) < _LEAST_WORDS
        or len(grams & templates) > _MOSTLY * len(grams)
    )


def _is_own_doing(sentence: Sentence, vocabulary: Vocabulary) -> bool:
    """Whether inspectors say what they did, feel or will do, and not what they found."""
    text = sentence.text
    return bool(_OWN_DOING.match(text)) and not vocabulary.cues.found.is_in(text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Runs:
    """The words of a report's sentences, and where each run of so many words begins."""

    body: str
    texts: tuple[tuple[str, ...], ...]
    starts: Mapping[Gram, Sequence[tuple[int, int]]]
    """For each run the numbers of its sentence and of its first word there."""
    common: frozenset[Gram]
    """The runs that stand in sentences of different words."""


def runs_of(reading: Reading, sentences: Sequence[Sentence]) -> Runs:
    """Return the runs of words of a report's `sentences`."""
    texts = tuple(words(one.text) for one in sentences)
    starts: defaultdict[Gram, list[tuple[int, int]]] = defaultdict(list)
    for number, text in enumerate(texts):
        for start in range(len(text) - _RUN + 1):
            starts[text[start : start + _RUN]].append((number, start))
    common = frozenset(
        gram
        for gram, places in starts.items()
        if any(texts[number] != texts[places[0][0]] for number, _ in places[1:])
    )
    return Runs(body=reading.report.identity.body or "", texts=texts, starts=starts, common=common)


def _open(one: Runs, other: Runs) -> set[Gram]:
    """Return the runs of both reports that stand here in a sentence which the other has not, or in different ones.

    Any other run stands in one and the same sentence of either, or is such a run of the other.
    """
    alone = set(one.texts).difference(other.texts)
    runs = {text[start : start + _RUN] for text in alone for start in range(len(text) - _RUN + 1)}
    return {run for run in runs | one.common if run in other.starts}


def judged_pairs(left: Runs, right: Runs, vocabulary: Vocabulary) -> frozenset[tuple[int, int]]:
    """Return the pairs of sentences of two reports, by their numbers, in which a judgement has the same words.

    Sentences that are the same from end to end are left out: they are near whatever they say.
    """
    names = vocabulary.wording.bodies | {word for one in (left, right) for word in words(one.body)}
    found: set[tuple[int, int]] = set()
    for gram in _open(left, right) | _open(right, left):
        for (i, start), (j, other) in product(left.starts[gram], right.starts[gram]):
            one, two = left.texts[i], right.texts[j]
            if one is two or (i, j) in found or one == two:
                continue
            if _is_judgement(_extended(one[start:], two[other:]), names, vocabulary):
                found.add((i, j))
    return frozenset(found)


def _extended(one: Sequence[str], other: Sequence[str]) -> Sequence[str]:
    """Return the words with which both begin."""
    same = next(
        (n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
    return one[:same]


def _is_judgement(run: Sequence[str], names: frozenset[str], vocabulary: Vocabulary) -> bool:
    """Whether a run of words praises or blames, and names what."""
    naming = [word for word in run if word not in names and word not in vocabulary.wording.stops]
    return len(naming) >= _NAMING and tone_of(" ".join(run), vocabulary.cues)[0] != "neutral"
