"""Which sentence of another report speaks of the same matter, in other words.

Across programmes almost nothing is worded alike, so string likeness finds nothing. What carries the
link: stemmed words weighted by rarity, whether the sections answer each other, and the sub-subject
both speak of.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from hmicdiff.comparing.section_profiles import profiles_of
from hmicdiff.comparing.section_scores import SectionParams, score_sections
from hmicdiff.comparing.terms import term_space, words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from hmicdiff.comparing.terms import TermSpace
    from hmicdiff.model import Reading, Sentence
    from hmicdiff.vocabulary import Vocabulary
    from hmicdiff.vocabulary.threads import Threads

__all__ = ["Counterpart", "CounterpartIndex", "CounterpartParams", "counterpart_index", "rank_counterparts"]

_LEAST_WORDS = 4
"""Shorter sentences say nothing that could be found again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CounterpartParams:
    """Weights of what makes two sentences speak of one matter."""

    words: float = 1.0
    """Cosine of the stemmed words."""
    paragraph: float = 0.3
    """Cosine with the paragraph around the candidate."""
    section: float = 0.2
    """How well the two sections answer each other."""
    subject: float = 0.2
    """Share of sub-subjects that both speak of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counterpart:
    """A sentence that may answer a finding, with its score."""

    sentence: Sentence
    score: float
    """Comparable among the candidates of one finding; see `CounterpartParams` for what adds to it."""
    words: float
    """The part of the score that rests on words, 0 to 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CounterpartIndex:
    """All sentences of a later report, ready to be asked for counterparts of an earlier one's."""

    candidates: tuple[Sentence, ...]
    space: TermSpace
    rows: NDArray[np.float64]
    """Vector of each candidate."""
    paragraphs: NDArray[np.float64]
    """Vector of each candidate's paragraph."""
    subjects: tuple[frozenset[str], ...]
    sections: Mapping[tuple[str, str], float]
    """Score of each pair of sections, by their ids."""
    threads: Threads
    sector: str | None
    params: CounterpartParams

    def rank(self, text: str, *, section: str, topic: str) -> tuple[Counterpart, ...]:
        """Return all candidates for `text`, which stands in `section` on `topic`, the best first."""
        if not self.candidates:
            return ()
        vector = self.space.vectors([text])[0]
        likeness = self.rows @ vector
        scores = (
            self.params.words * likeness
            + self.params.paragraph * (self.paragraphs @ vector)
            + self.params.section * self._section_scores(section)
            + self.params.subject * self._subject_scores(text, topic)
        )
        order = np.argsort(-scores, kind="stable")
        return tuple(
            Counterpart(sentence=self.candidates[n], score=float(scores[n]), words=float(likeness[n]))
            for n in order
        )

    def _section_scores(self, section: str) -> NDArray[np.float64]:
        """Return how well each candidate's section answers `section`."""
        return np.array([self.sections.get((section, one.section), 0.0) for one in self.candidates])

    def _subject_scores(self, text: str, topic: str) -> NDArray[np.float64]:
        """Return the share of sub-subjects that each candidate has in common with `text`."""
        asked = _subjects(text, topic, self.threads, self.sector)
        return np.array([_overlap(asked, found) for found in self.subjects])


def rank_counterparts(
    finding: Sentence, left: Reading, right: Reading, vocabulary: Vocabulary
) -> tuple[Counterpart, ...]:
    """Return the sentences of `right` by how well they answer `finding` of `left`, the best first."""
    index = counterpart_index(left, right, vocabulary)
    return index.rank(finding.text, section=finding.section, topic=finding.topic)


def counterpart_index(
    left: Reading, right: Reading, vocabulary: Vocabulary, params: CounterpartParams | None = None
) -> CounterpartIndex:
    """Prepare `right` for questions from `left`: once a pair, as it takes some tens of milliseconds."""
    chosen = params or CounterpartParams()
    candidates = tuple(one for one in right.sentences if _can_answer(one))
    texts = [one.text for one in (*left.sentences, *candidates)]
    space = term_space(texts, vocabulary.wording.stops)
    paragraph = _paragraphs(candidates)
    sector = right.report.identity.sector
    return CounterpartIndex(
        candidates=candidates,
        space=space,
        rows=space.vectors([one.text for one in candidates]),
        paragraphs=space.vectors([paragraph[one.block] for one in candidates]),
        subjects=tuple(_subjects(one.text, one.topic, vocabulary.threads, sector) for one in candidates),
        sections=_section_table(left, right, vocabulary),
        threads=vocabulary.threads,
        sector=sector,
        params=chosen,
    )


def _can_answer(sentence: Sentence) -> bool:
    """Whether a sentence can be a finding: no label, no standard text, no second printing."""
    return (
        sentence.kind != "label"
        and not sentence.is_boilerplate
        and sentence.repeat_of is None
        and len(words(sentence.text)) >= _LEAST_WORDS
    )


def _paragraphs(sentences: Sequence[Sentence]) -> dict[int, str]:
    """Return the text of each paragraph."""
    texts: dict[int, list[str]] = {}
    for one in sentences:
        texts.setdefault(one.block, []).append(one.text)
    return {block: " ".join(parts) for block, parts in texts.items()}


def _section_table(left: Reading, right: Reading, vocabulary: Vocabulary) -> dict[tuple[str, str], float]:
    """Return the score of every pair of sections."""
    ones, others = profiles_of(left, vocabulary), profiles_of(right, vocabulary)
    scores = score_sections(ones, others, vocabulary, SectionParams())
    return {
        (one.section.id, other.section.id): float(scores.total[i, j])
        for i, one in enumerate(ones)
        for j, other in enumerate(others)
    }


@lru_cache(maxsize=65536)
def _subjects(text: str, topic: str, threads: Threads, sector: str | None) -> frozenset[str]:
    """Return the sub-subjects a sentence speaks of."""
    matches = threads.found_in(text, topic=topic, sector=sector)
    return frozenset(match.row.id for match in matches)


def _overlap(ones: frozenset[str], others: frozenset[str]) -> float:
    """Return the share of all subjects of two sentences that both have."""
    return len(ones & others) / len(ones | others) if ones & others else 0.0
