"""Which sentence of another report speaks of the same matter, in other words.

Across programmes almost nothing is worded alike, so string likeness finds nothing. What carries the
link is what both speak of: the vocabulary's concepts and sub-subjects, the words that stand around
the finding, words that go together in these reports (latent terms), and whether the sections answer
each other.
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
from hmicdiff.comparing.terms import latent_axes, term_space, to_unit, words

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
    """Weights of what makes two sentences speak of one matter.

    Each part is counted in standard deviations over all candidates, so that a part in which a
    candidate stands out weighs more than one in which all are alike. The weights are the mean of
    the best 15 of 400 random draws on the labelled links (`tests/gold/finding_links.json`); chosen on
    four fifths of the findings and measured on the rest they lose 0.04 at 1 and 0.01 at 3.
    """

    context: float = 0.16
    """Cosine of the finding's paragraph with the candidate, by stemmed words."""
    heading: float = 0.42
    """Cosine of the finding with the candidate's heading."""
    section: float = 0.26
    """Best score of the two sections, or of any they lie in."""
    near_concepts: float = 0.54
    """Share of the finding's concepts that the candidate's paragraph speaks of, rare ones counting more."""
    subjects: float = 0.58
    """Share of the finding's sub-subjects that the candidate's paragraph speaks of."""
    context_concepts: float = 0.99
    """Cosine of the concepts of the finding's paragraph with those of the candidate."""
    latent: float = 0.27
    """Cosine of finding and candidate by latent terms."""
    latent_context: float = 0.43
    """The same for the finding's paragraph."""
    axes: int = 60
    """Latent terms kept; 40 and 100 are within a link of it."""


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

    def cosine(self, asked: frozenset[str]) -> Vector:
        """Return the cosine of `asked` with the tags of each candidate."""
        return np.array([self._product(asked, one) for one in self.own])

    def _product(self, left: frozenset[str], right: frozenset[str]) -> float:
        """Return the cosine of two sets of tags."""
        common = self._square(left & right)
        return common / math.sqrt(self._square(left) * self._square(right)) if common else 0.0

    def _square(self, tags: frozenset[str]) -> float:
        """Return the squared length of a set of tags."""
        return sum(self.weights.get(tag, 0.0) ** 2 for tag in sorted(tags))


@dataclass(frozen=True, slots=True, kw_only=True)
class CounterpartIndex:
    """All sentences of a later report, ready to be asked for counterparts of an earlier one's."""

    candidates: tuple[Sentence, ...]
    space: TermSpace
    own: Vector
    """Vector of each candidate."""
    axes: Vector
    """Latent terms of both reports: a column each, over the space's stems."""
    latent: Vector
    """Each candidate by latent terms."""
    headings: Vector
    """Vector of each candidate's heading."""
    concepts: _Tags
    subjects: _Tags
    sections: Mapping[tuple[str, str], float]
    """Score of each pair of sections, by their ids."""
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
        vector, around = self._vector(text), context or text
        likeness = self.own @ vector
        parts = {**self._by_words(vector, around, section), **self._spoken_of(text, around, topic)}
        scores: Vector = sum(
            (getattr(self.params, name) * _standing(part) for name, part in parts.items()),
            start=np.zeros(len(self.candidates)),
        )
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

    def _by_words(self, vector: Vector, context: str, section: str) -> dict[str, Vector]:
        """Return what the words of the finding and its surroundings say of each candidate."""
        around = self._vector(context)
        return {
            "context": self.own @ around,
            "heading": self.headings @ vector,
            "section": np.array([self.sections.get((section, one.section), 0.0) for one in self.candidates]),
            "latent": self.latent @ to_unit(vector @ self.axes),
            "latent_context": self.latent @ to_unit(around @ self.axes),
        }

    def _spoken_of(self, text: str, context: str, topic: str) -> dict[str, Vector]:
        """Return what common concepts and sub-subjects say of each candidate."""
        concepts = frozenset(self.vocabulary.concepts.found_in(text))
        subjects = _subjects(text, topic, self.sector, self.vocabulary.threads)
        return {
            "near_concepts": self.concepts.share(concepts, self.concepts.near),
            "subjects": self.subjects.share(subjects, self.subjects.near),
            "context_concepts": self.concepts.cosine(frozenset(self.vocabulary.concepts.found_in(context))),
        }


def _standing(part: Vector) -> Vector:
    """Return how many standard deviations each candidate stands above the mean."""
    spread = float(part.std())
    standing: Vector = (part - part.mean()) / spread if spread > 0.0 else np.zeros_like(part)
    return standing


def rank_counterparts(
    finding: Sentence, left: Reading, right: Reading, vocabulary: Vocabulary
) -> tuple[Counterpart, ...]:
    """Return the sentences of `right` by how well they answer `finding` of `left`, the best first."""
    return counterpart_index(left, right, vocabulary).rank_finding(finding, left)


def counterpart_index(
    left: Reading, right: Reading, vocabulary: Vocabulary, params: CounterpartParams | None = None
) -> CounterpartIndex:
    """Prepare `right` for questions from `left`: once a pair, as it takes some tens of milliseconds."""
    chosen = params or CounterpartParams()
    candidates = tuple(one for one in right.sentences if _can_answer(one, vocabulary))
    sector = right.report.identity.sector
    acronyms = {**acronyms_of(left.sentences), **acronyms_of(right.sentences)}
    texts = [spell_out(one.text, acronyms) for one in candidates]
    asking = [spell_out(one.text, acronyms) for one in left.sentences]
    space = term_space([*asking, *texts], vocabulary.wording.stops)
    own = space.vectors(texts)
    paragraphs = [*_joined(left.sentences, asking).values(), *_joined(candidates, texts).values()]
    axes = latent_axes(space.vectors([" ".join(one) for one in paragraphs]), chosen.axes)
    titles = {section.id: section.heading or "" for section in right.report.sections}
    return CounterpartIndex(
        candidates=candidates,
        space=space,
        own=own,
        axes=axes,
        latent=to_unit(own @ axes),
        headings=space.vectors([titles.get(one.section, "") for one in candidates]),
        concepts=_tags(candidates, [frozenset(vocabulary.concepts.found_in(one.text)) for one in candidates]),
        subjects=_tags(
            candidates, [_subjects(one.text, one.topic, sector, vocabulary.threads) for one in candidates]
        ),
        sections=_section_table(left, right, vocabulary),
        acronyms=acronyms,
        vocabulary=vocabulary,
        sector=sector,
        params=chosen,
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
