"""Which sentences of two reports answer each other: what a link of sections rests on.

Across programmes next to nothing is worded alike, so two sentences are held against each other by
three cosines: half by their stemmed words, a quarter each by the vocabulary's concepts and by its
sub-subjects, rare ones counting more.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from hmicdiff.comparing.acronyms import acronyms_of, spell_out
from hmicdiff.comparing.once import once
from hmicdiff.comparing.terms import term_space, to_unit, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from hmicdiff.comparing.terms import TermSpace
    from hmicdiff.model import Reading, Sentence
    from hmicdiff.vocabulary import Vocabulary

    Matrix = NDArray[np.floating[Any]]

__all__ = ["Coverage", "Evidence", "evidence_of"]

_WORDS, _CONCEPTS, _SUBJECTS = 0.5, 0.25, 0.25
"""What each cosine counts. Latent terms beside them gain nothing (`docs/linking.md`) and cost most of the time."""
_AT_ONCE = 1024
"""Sentences of one report held against others at once: of ten thousand each matrix fills the memory."""
_WHOLE = 2048
"""Up to so many sentences of either report their likeness is held in double precision, and made by one product.

Of more it is held in single precision, and never stands in double: what was alike but for rounding is equal then, and
the first of it counts.
"""
_TAKEN_OVER = 0.9
"""Cosine by words of a sentence that was taken over as it is, or with a word changed."""
_SEVERAL = 2
"""Sentences that make a section taken over, at the least."""
_PART = 0.25
"""So much of a section they must be: what was struck out counts for nothing, but a phrase is no section."""
_LEAST_WORDS = 3
_SHOWN_WORDS = 4
"""Shorter sentences are no evidence that a reader could check."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """How two reports' sections are covered by each other's sentences; a row a section of the earlier one."""

    less: Matrix
    """Mean likeness of a section's sentences to their best counterparts in the other, the lower of both ways."""
    more: Matrix
    """The higher of both ways: a small section may be covered by a large one that does much else."""
    mutual: Matrix
    """Share of sentences whose best counterpart in the whole report lies in the other section, the lower way."""


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """The sentences of two reports, how alike each two are, and in which sections they lie."""

    left: tuple[Sentence, ...]
    right: tuple[Sentence, ...]
    likeness: Matrix
    """0 to 1; a row a sentence of `left`."""
    taken_over: Matrix
    """The share that the other section has of those sentences of a section which the other report still has.

    The higher of both ways; such a sentence stands there nearly as it was. A section of which next to nothing
    is left, or a single sentence, is none that was taken over.
    """
    left_in: NDArray[np.bool_]
    """A row a section of the earlier report, a column a sentence: whether it lies in it or under it."""
    right_in: NDArray[np.bool_]
    headings: Matrix
    """Cosine of the sections' headings by stemmed words."""
    shown: tuple[NDArray[np.bool_], NDArray[np.bool_]]
    """Of either report, which sentences say enough to be read as evidence."""

    @cached_property
    def best(self) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """The number of each sentence's best counterpart in the other report, of the earlier one's and the later one's."""
        return _best_column(self.likeness), _best_column(self.likeness.T)

    @cached_property
    def coverage(self) -> Coverage:
        """How the sections cover each other, all pairs at once."""
        shape = (len(self.left_in), len(self.right_in))
        if not self.likeness.size:
            return Coverage(less=np.zeros(shape), more=np.zeros(shape), mutual=np.zeros(shape))
        kind = self.likeness.dtype
        of_left, of_right = (
            _mean_of(side).astype(kind, copy=False) for side in (self.left_in, self.right_in)
        )
        ways = (
            of_left @ _best_in(self.likeness, self.right_in).T,
            (of_right @ _best_in(self.likeness.T, self.left_in).T).T,
        )
        homes = (
            of_left @ self.right_in[:, self.best[0]].T.astype(kind),
            (of_right @ self.left_in[:, self.best[1]].T.astype(kind)).T,
        )
        return Coverage(less=np.minimum(*ways), more=np.maximum(*ways), mutual=np.minimum(*homes))

    def _shown_in(self, one: int, other: int) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """Return the numbers of the sentences of two sections that could be shown."""
        left, right = self.shown
        return np.flatnonzero(self.left_in[one] & left), np.flatnonzero(self.right_in[other] & right)

    def best_pairs(self, one: int, other: int, most: int) -> tuple[tuple[int, int, float], ...]:
        """Return the sentences of two sections that answer each other best, each told once: their numbers, likeness."""
        rows, columns = self._shown_in(one, other)
        part = self.likeness[np.ix_(rows, columns)].copy()
        found: list[tuple[int, int, float]] = []
        while part.size and len(found) < most and part.max() > 0.0:
            i, j = (int(n) for n in np.unravel_index(int(part.argmax()), part.shape))
            found.append((int(rows[i]), int(columns[j]), float(part[i, j])))
            part[i, :] = part[:, j] = 0.0
        return tuple(found)

    def mutual_pairs(self, one: int, other: int, least: float) -> tuple[tuple[int, int], ...]:
        """Return the sentences of two sections each of which is the other's best there, alike by `least` or more."""
        rows, columns = self._shown_in(one, other)
        part = self.likeness[np.ix_(rows, columns)]
        if not part.size:
            return ()
        back = part.argmax(axis=0)
        return tuple(
            (int(rows[i]), int(columns[j]))
            for i, j in enumerate(part.argmax(axis=1))
            if back[j] == i and part[i, j] >= least
        )


def _best_in(likeness: Matrix, sections: NDArray[np.bool_]) -> Matrix:
    """Return for each section the best likeness that each sentence of the other report has in it."""
    best = np.zeros((len(sections), len(likeness)), dtype=likeness.dtype)
    members = [_compact(np.flatnonzero(inside)) for inside in sections]
    for rows in _blocks(len(likeness)):
        across = np.ascontiguousarray(
            likeness[rows].T
        )  # the greatest is found down the grain, not row by row
        for row, columns in zip(best, members, strict=True):
            if columns is not None:
                across[columns].max(axis=0, out=row[rows])
    return best


def _compact(numbers: NDArray[np.intp]) -> slice | NDArray[np.intp] | None:
    """Return sorted numbers as what they are taken by: a slice where they follow each other, null where there are none."""
    if not numbers.size:
        return None
    first, last = int(numbers[0]), int(numbers[-1])
    return slice(first, last + 1) if numbers.size == last - first + 1 else numbers


def _best_column(likeness: Matrix) -> NDArray[np.intp]:
    """Return for each row the column of its greatest value, some rows at a time: across the grain `argmax` copies."""
    starts = range(0, len(likeness), _AT_ONCE)
    return np.concatenate([likeness[start : start + _AT_ONCE].argmax(axis=1) for start in starts])


def _mean_of(sections: NDArray[np.bool_]) -> Matrix:
    """Return weights that take the mean over each section's sentences; 0 for a section without any."""
    shares: Matrix = sections / np.maximum(sections.sum(axis=1, keepdims=True), 1)
    return shares


def _share_of_kept(sections: NDArray[np.bool_], kept: NDArray[np.bool_]) -> Matrix:
    """Return the share of each section's kept sentences that each section of the other report has.

    `kept` tells for every section there, a row each, which sentences stand in it; 0 where these are too few.
    """
    inside = sections.astype(np.float32)  # which holds every count as it is
    held = (inside @ kept.astype(np.float32).T).astype(float)
    still = (inside @ kept.any(axis=0).astype(np.float32)).astype(float)
    enough = (held >= _SEVERAL) & (held >= _PART * sections.sum(axis=1, keepdims=True))
    return np.where(enough, held / np.maximum(still, 1)[:, None], 0.0)


def _taken_over(wording: Matrix, left_in: NDArray[np.bool_], right_in: NDArray[np.bool_]) -> Matrix:
    """Return `Evidence.taken_over` of sentences that are so much alike by words alone."""
    if not wording.size:
        return np.zeros((len(left_in), len(right_in)))
    kept = _best_in(wording, right_in) >= _TAKEN_OVER
    given = _best_in(wording.T, left_in) >= _TAKEN_OVER
    return np.maximum(_share_of_kept(left_in, kept), _share_of_kept(right_in, given).T)


def _can_be_shown(sentence: Sentence) -> bool:
    """Whether a sentence says enough to be read as evidence."""
    return sentence.kind != "heading" and len(words(sentence.text)) >= _SHOWN_WORDS


def evidence_of(left: Reading, right: Reading, vocabulary: Vocabulary) -> Evidence:
    """Hold the sentences of two reports against each other: once a pair, by products of matrices."""
    sector = left.report.identity.sector
    ones, others = (_told_by(one, sector, vocabulary) for one in (left, right))
    acronyms = {**ones.acronyms, **others.acronyms}
    texts = [spell_out(one.text, acronyms) for one in (*ones.sentences, *others.sentences)]
    space = term_space(texts, vocabulary.wording.stops)
    cut = len(ones.sentences)
    titles = (
        space.vectors([spell_out(s.heading or "", acronyms) for s in one.report.sections])
        for one in (left, right)
    )
    first, second = titles
    wording = _wording(space, texts[:cut], texts[cut:])
    taken_over = _taken_over(wording, ones.inside, others.inside)
    return Evidence(
        left=ones.sentences,
        right=others.sentences,
        likeness=_with_tags(wording, ones, others),
        taken_over=taken_over,
        left_in=ones.inside,
        right_in=others.inside,
        headings=first @ second.T,
        shown=(ones.shown, others.shown),
    )


def _wording(space: TermSpace, ones: Sequence[str], others: Sequence[str]) -> Matrix:
    """Return the cosines by stemmed words, many texts a block at a time."""
    if max(len(ones), len(others)) <= _WHOLE:
        vectors = space.vectors([*ones, *others])
        return vectors[: len(ones)] @ vectors[len(ones) :].T
    wording = np.empty((len(ones), len(others)), dtype=np.float32)
    for columns in _blocks(len(others)):
        across = space.vectors(others[columns]).T
        for rows in _blocks(len(ones)):
            wording[rows, columns] = space.vectors(ones[rows]) @ across
    return wording


def _blocks(number: int) -> Iterator[slice]:
    """Yield so many sentences, some at a time."""
    yield from (slice(start, min(start + _AT_ONCE, number)) for start in range(0, number, _AT_ONCE))


def _with_tags(wording: Matrix, ones: _Told, others: _Told) -> Matrix:
    """Return the likeness by words, concepts and sub-subjects in the place of that by words, some rows at a time."""
    cut = len(ones.sentences)
    concepts, subjects = (
        _tagged(rows) for rows in ([*ones.concepts, *others.concepts], [*ones.subjects, *others.subjects])
    )
    likeness = np.multiply(wording, _WORDS, out=wording)
    for rows in _blocks(cut):
        for tags, weight in ((concepts, _CONCEPTS), (subjects, _SUBJECTS)):
            shared = tags[rows] @ tags[cut:].T
            likeness[rows] += np.multiply(shared, weight, out=shared)
    return likeness


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """What one report says, before it is held against another."""

    sentences: tuple[Sentence, ...]
    acronyms: Mapping[str, str]
    concepts: tuple[frozenset[str], ...]
    subjects: tuple[frozenset[str], ...]
    inside: NDArray[np.bool_]
    """Which sentences lie in each section or under it, a row a section."""
    shown: NDArray[np.bool_]


@once
def _told_by(reading: Reading, sector: str | None, vocabulary: Vocabulary) -> _Told:
    """Return what a report says; its sub-subjects are those of `sector`."""
    sentences = tuple(one for one in reading.sentences if _says_something(one))
    return _Told(
        sentences=sentences,
        acronyms=acronyms_of(reading.sentences),
        concepts=tuple(frozenset(vocabulary.concepts.found_in(one.text)) for one in sentences),
        subjects=tuple(_subjects(one, sector, vocabulary) for one in sentences),
        inside=_membership(reading, sentences),
        shown=np.array([_can_be_shown(one) for one in sentences], dtype=bool),
    )


def _says_something(sentence: Sentence) -> bool:
    """Whether a sentence can answer another: no label, note, standard text, second printing or scrap."""
    return (
        sentence.kind not in {"label", "note"}
        and not sentence.is_boilerplate
        and sentence.repeat_of is None
        and len(words(sentence.text)) >= _LEAST_WORDS
    )


def _subjects(sentence: Sentence, sector: str | None, vocabulary: Vocabulary) -> frozenset[str]:
    """Return the sub-subjects a sentence speaks of."""
    matches = vocabulary.threads.found_in(sentence.text, topic=sentence.topic, sector=sector)
    return frozenset(match.row.id for match in matches)


def _tagged(rows: Sequence[frozenset[str]]) -> Matrix:
    """Return a row of length 1 for each sentence's tags, a tag weighing ``log((n + 1) / (found in + 0.5))``."""
    counts = Counter(tag for row in rows for tag in row)
    columns = {tag: column for column, tag in enumerate(sorted(counts))}
    matrix = np.zeros((len(rows), len(columns)))
    for line, tags in zip(matrix, rows, strict=True):
        for tag in tags:
            line[columns[tag]] = math.log((len(rows) + 1) / (counts[tag] + 0.5))
    return to_unit(matrix)


def _membership(reading: Reading, sentences: Sequence[Sentence]) -> NDArray[np.bool_]:
    """Return which sentences lie in each section or under it, a row a section."""
    sections = reading.report.sections
    rows = {section.id: number for number, section in enumerate(sections)}
    parents = {section.id: section.parent for section in sections}
    inside = np.zeros((len(sections), len(sentences)), dtype=bool)
    for column, sentence in enumerate(sentences):
        section: str | None = sentence.section
        while section is not None:
            inside[rows[section], column] = True
            section = parents[section]
    return inside
