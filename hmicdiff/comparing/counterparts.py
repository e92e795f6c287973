"""Which sentence of another report speaks of the same matter, in other words.

Across programmes almost nothing is worded alike, so string likeness finds nothing. What carries the
link are stemmed words weighted by rarity, of the sentence and of what stands around it; what both
speak of by the vocabulary's concepts and sub-subjects; and whether the sections answer each other.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from hmicdiff.comparing.acronyms import acronyms_of, spell_out
from hmicdiff.comparing.sections.profiles import profiles_of
from hmicdiff.comparing.sections.scores import SectionParams, score_sections
from hmicdiff.comparing.terms import term_space, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from hmicdiff.comparing.terms import TermSpace
    from hmicdiff.model import Reading, Sentence
    from hmicdiff.vocabulary import Vocabulary
    from hmicdiff.vocabulary.threads import Threads

    Vector = NDArray[np.float64]

__all__ = ["Counterpart", "CounterpartIndex", "CounterpartParams", "counterpart_index", "rank_counterparts"]

_LEAST_WORDS = 4
"""Shorter sentences say nothing that could be found again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CounterpartParams:
    """Weights of what makes two sentences speak of one matter; every part runs from 0 to 1.

    They are the rounded mean of the best of 1,500 random draws on the labelled links
    (`tests/gold/finding_links.json`); by cross-validation such a mean loses 0.06 of recall at 1.
    """

    words: float = 1.0
    """Cosine of the stemmed words."""
    paragraph: float = 0.2
    """Cosine of the finding with the candidate's paragraph."""
    context: float = 0.5
    """Cosine of the finding's paragraph with the candidate."""
    heading: float = 0.6
    """Cosine of the finding with the candidate's heading."""
    own_heading: float = 0.75
    """Cosine of the finding's heading with the candidate's paragraph."""
    section: float = 0.2
    """Best score of the two sections, or of any they lie in."""
    concepts: float = 0.35
    """Share of the finding's concepts that the candidate speaks of, rare ones counting more."""
    near_concepts: float = 0.35
    """The same for the candidate's paragraph."""
    subjects: float = 0.6
    """Share of the finding's sub-subjects that the candidate's paragraph speaks of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counterpart:
    """A sentence that may answer a finding, with its score."""

    sentence: Sentence
    score: float
    """Comparable among the candidates of one finding; see `CounterpartParams` for what adds to it."""
    words: float
    """Cosine of the two sentences' stemmed words, 0 to 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tags:
    """What each candidate and its paragraph speak of by the vocabulary, each tag with its weight."""

    own: tuple[frozenset[str], ...]
    near: tuple[frozenset[str], ...]
    """Of the whole paragraph."""
    weights: Mapping[str, float]

    def share(self, asked: frozenset[str], of: Sequence[frozenset[str]]) -> Vector:
        """Return the part of the weight of `asked` that each of `of` has."""
        whole = sum(self.weights.get(tag, 0.0) for tag in sorted(asked)) or 1.0
        return np.array(
            [sum(self.weights.get(tag, 0.0) for tag in sorted(asked & one)) / whole for one in of]
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class CounterpartIndex:
    """All sentences of a later report, ready to be asked for counterparts of an earlier one's."""

    candidates: tuple[Sentence, ...]
    space: TermSpace
    own: Vector
    """Vector of each candidate."""
    paragraphs: Vector
    """Vector of each candidate's paragraph."""
    headings: Vector
    """Vector of each candidate's heading."""
    concepts: _Tags
    subjects: _Tags
    sections: Mapping[tuple[str, str], float]
    """Score of each pair of sections, by their ids."""
    left_headings: Mapping[str, str]
    """Heading of each section of the earlier report."""
    acronyms: Mapping[str, str]
    vocabulary: Vocabulary
    sector: str | None
    params: CounterpartParams

    def rank(self, text: str, *, section: str, topic: str, context: str = "") -> tuple[Counterpart, ...]:
        """Return all candidates for `text`, the best first.

        `section` and `topic` are those of `text` in the earlier report, `context` its paragraph.
        """
        if not self.candidates:
            return ()
        vector = self._vector(text)
        likeness = self.own @ vector
        scores = likeness * self.params.words + self._around(vector, context or text, section)
        scores = scores + self._spoken_of(text, topic)
        order = np.argsort(-scores, kind="stable")
        return tuple(
            Counterpart(sentence=self.candidates[n], score=float(scores[n]), words=float(likeness[n]))
            for n in order
        )

    def rank_finding(self, finding: Sentence, left: Reading) -> tuple[Counterpart, ...]:
        """Return all candidates for a sentence of the earlier report, the best first."""
        paragraph = (one.text for one in left.sentences if _paragraph_of(one) == _paragraph_of(finding))
        return self.rank(
            finding.text, section=finding.section, topic=finding.topic, context=" ".join(paragraph)
        )

    def _vector(self, text: str) -> Vector:
        """Return the vector of one text."""
        row: Vector = self.space.vectors([spell_out(text, self.acronyms)])[0]
        return row

    def _around(self, vector: Vector, context: str, section: str) -> Vector:
        """Return what the surroundings of finding and candidates add to the score."""
        title = self._vector(self.left_headings.get(section, ""))
        answers = np.array([self.sections.get((section, one.section), 0.0) for one in self.candidates])
        added: Vector = (
            self.params.paragraph * (self.paragraphs @ vector)
            + self.params.context * (self.own @ self._vector(context))
            + self.params.heading * (self.headings @ vector)
            + self.params.own_heading * (self.paragraphs @ title)
            + self.params.section * answers
        )
        return added

    def _spoken_of(self, text: str, topic: str) -> Vector:
        """Return what common concepts and sub-subjects add to the score."""
        concepts = frozenset(self.vocabulary.concepts.found_in(text))
        subjects = _subjects(text, topic, self.sector, self.vocabulary.threads)
        added: Vector = (
            self.params.concepts * self.concepts.share(concepts, self.concepts.own)
            + self.params.near_concepts * self.concepts.share(concepts, self.concepts.near)
            + self.params.subjects * self.subjects.share(subjects, self.subjects.near)
        )
        return added


def rank_counterparts(
    finding: Sentence, left: Reading, right: Reading, vocabulary: Vocabulary
) -> tuple[Counterpart, ...]:
    """Return the sentences of `right` by how well they answer `finding` of `left`, the best first."""
    return counterpart_index(left, right, vocabulary).rank_finding(finding, left)


def counterpart_index(
    left: Reading, right: Reading, vocabulary: Vocabulary, params: CounterpartParams | None = None
) -> CounterpartIndex:
    """Prepare `right` for questions from `left`: once a pair, as it takes some tens of milliseconds."""
    candidates = tuple(one for one in right.sentences if _can_answer(one, vocabulary))
    sector = right.report.identity.sector
    acronyms = {**acronyms_of(left.sentences), **acronyms_of(right.sentences)}
    texts = [spell_out(one.text, acronyms) for one in candidates]
    space = term_space(
        [*(spell_out(one.text, acronyms) for one in left.sentences), *texts], vocabulary.wording.stops
    )
    around = _joined(candidates, texts)
    titles = {section.id: section.heading or "" for section in right.report.sections}
    return CounterpartIndex(
        candidates=candidates,
        space=space,
        own=space.vectors(texts),
        paragraphs=space.vectors([" ".join(around[_paragraph_of(one)]) for one in candidates]),
        headings=space.vectors([titles.get(one.section, "") for one in candidates]),
        concepts=_tags(candidates, [frozenset(vocabulary.concepts.found_in(one.text)) for one in candidates]),
        subjects=_tags(
            candidates, [_subjects(one.text, one.topic, sector, vocabulary.threads) for one in candidates]
        ),
        sections=_section_table(left, right, vocabulary),
        left_headings={section.id: section.heading or "" for section in left.report.sections},
        acronyms=acronyms,
        vocabulary=vocabulary,
        sector=sector,
        params=params or CounterpartParams(),
    )


def _can_answer(sentence: Sentence, vocabulary: Vocabulary) -> bool:
    """Whether a sentence can be a finding: no label, mere title, standard text or second printing."""
    return (
        sentence.kind != "label"
        and not sentence.is_boilerplate
        and sentence.repeat_of is None
        and len(words(sentence.text)) >= _LEAST_WORDS
        and not (sentence.kind == "heading" and vocabulary.headings.find(sentence.text))
    )


def _paragraph_of(sentence: Sentence) -> tuple[str, int]:
    """Return what two sentences of one paragraph have in common."""
    return (sentence.section, sentence.block)


def _joined(sentences: Sequence[Sentence], texts: Sequence[str]) -> dict[tuple[str, int], list[str]]:
    """Return the texts of each paragraph."""
    found: dict[tuple[str, int], list[str]] = {}
    for one, text in zip(sentences, texts, strict=True):
        found.setdefault(_paragraph_of(one), []).append(text)
    return found


def _tags(sentences: Sequence[Sentence], own: Sequence[frozenset[str]]) -> _Tags:
    """Return the tags of all sentences and their paragraphs; a tag weighs more the rarer it is."""
    near: dict[tuple[str, int], frozenset[str]] = {}
    for one, tags in zip(sentences, own, strict=True):
        near[_paragraph_of(one)] = near.get(_paragraph_of(one), frozenset()) | tags
    return _Tags(
        own=tuple(own),
        near=tuple(near[_paragraph_of(one)] for one in sentences),
        weights=_rarity(own),
    )


def _rarity(rows: Iterable[frozenset[str]]) -> dict[str, float]:
    """Return ``log((n + 1) / (found in + 0.5))`` for each tag of n sentences."""
    total = 0
    counts: Counter[str] = Counter()
    for row in rows:
        total += 1
        counts.update(row)
    return {tag: math.log((total + 1) / (count + 0.5)) for tag, count in counts.items()}


def _section_table(left: Reading, right: Reading, vocabulary: Vocabulary) -> dict[tuple[str, str], float]:
    """Return for every pair of sections the best score among them and those they lie in."""
    ones, others = profiles_of(left, vocabulary), profiles_of(right, vocabulary)
    total = score_sections(ones, others, vocabulary, SectionParams()).total
    rows, columns = _chains(left), _chains(right)
    return {
        (one.section.id, other.section.id): float(total[np.ix_(rows[i], columns[j])].max())
        for i, one in enumerate(ones)
        for j, other in enumerate(others)
    }


def _chains(reading: Reading) -> list[list[int]]:
    """Return for each section its number and those of the sections it lies in."""
    sections = reading.report.sections
    numbers = {section.id: number for number, section in enumerate(sections)}
    chains = []
    for section in sections:
        chain = [numbers[section.id]]
        while (parent := sections[chain[-1]].parent) is not None:
            chain.append(numbers[parent])
        chains.append(chain)
    return chains


def _subjects(text: str, topic: str, sector: str | None, threads: Threads) -> frozenset[str]:
    """Return the sub-subjects a sentence speaks of."""
    return frozenset(match.row.id for match in threads.found_in(text, topic=topic, sector=sector))
