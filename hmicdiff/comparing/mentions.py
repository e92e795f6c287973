"""Whether a report speaks of a matter in words that no vocabulary knows: asked before it is called silent.

A report may speak of what another one criticised in a heading, under another topic, in praise of an
absence or without any judgment. So the whole report is searched by the object: the telling words of
the matter, its concepts, and the heading a sentence stands under. What all reports say tells nothing.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from hmicdiff.comparing.acronyms import acronyms_of, spell_out
from hmicdiff.comparing.telling import common_stems, telling_stems
from hmicdiff.comparing.terms import stems
from hmicdiff.comparing.threads.spoken import spoken_sentences, title_lines
from hmicdiff.text import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from hmicdiff.model import Reading, Sentence
    from hmicdiff.vocabulary import Vocabulary

__all__ = ["Mention", "MentionIndex", "mention_index"]

_BY_HEADING = 0.5
"""Weight of a telling word that stands in the sentence's heading alone."""
_BY_CONCEPT = 1.5
"""Weight of a concept that both name, besides the words by which they do."""
_LEAST = 10.0
"""Least weight of what two sentences share. Under it
two sentences of one field share as much by chance."""
_LEAST_SHARED = 2
"""How many rare words they share at least."""
_FEW = 4
_RARE = 0.01
"""A word is rare if no more than so many sentences, or this share of them, hold it."""
_LEAST_LIKENESS = 0.3
"""Least idf-weighted cosine: a long sentence shares a word or two with anything."""
_CLEAR = 11.0
"""Weight from which both sentences speak of one matter for certain enough to hold their tones together."""
_MAY_SHARE = 2
"""So many rare words two sentences share at least where one may speak of what the other does."""
_MAY_WEIGH = 1.7
"""Least weight of those words, counted in words that the report uses once: measured on the drawn sheets of
``tests/gold``, where pairs of one matter began at 1.8 and pairs of two matters ended there but for one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A sentence that speaks of a matter."""

    sentence: Sentence
    weight: float
    """Summed rarity of what it shares with the matter."""

    @property
    def is_clear(self) -> bool:
        """Whether it may be held against what the other report says."""
        return self.weight >= _CLEAR


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionIndex:
    """One report's sentences by their telling words."""

    sentences: tuple[Sentence, ...]
    own: tuple[frozenset[str], ...]
    """Telling stems of each sentence."""
    headings: tuple[frozenset[str], ...]
    """Telling stems of the heading each stands under."""
    rarity: Mapping[str, float]
    rare: frozenset[str]
    """Stems that few sentences hold, so that to share two of them is no chance."""
    unknown: float
    """Rarity of a stem that the report never uses."""
    common: frozenset[str]
    acronyms: Mapping[str, str]
    vocabulary: Vocabulary
    frequent: frozenset[str]
    """Stems that more sentences hold."""
    told: tuple[Sentence, ...]
    """All that the report says, be it history, a title or a repeat."""
    echoes: tuple[frozenset[str], ...]
    """Telling stems of each of those, without the words of grammar."""

    def may_speak(self, quotes: Iterable[str]) -> bool:
        """Whether any sentence of the report, wherever it stands, may speak of what one of `quotes` does.

        This is asked before a report is called silent, so it is soon content: `best` is not.
        """
        asked = [self._bare(quote) for quote in quotes]
        return any(self._may_be_one(one, other) for one in asked for other in self.echoes)

    def _bare(self, quote: str) -> frozenset[str]:
        """Return the telling stems of a quote, without the words of grammar."""
        return telling_stems(spell_out(" ".join(quote.split()), self.acronyms), self.common) - _grammar(
            self.vocabulary
        )

    def _may_be_one(self, one: frozenset[str], other: frozenset[str]) -> bool:
        """Whether two sentences' telling stems have enough in common."""
        shared = (one & other) - self.frequent
        return len(shared) >= _MAY_SHARE and self._weight(shared) >= _MAY_WEIGH * self.once

    @property
    def once(self) -> float:
        """Rarity of a word that the report uses once; never nothing, be the report ever so short."""
        return max(1.0, math.log((len(self.sentences) + 1) / 1.5))

    def best(self, quotes: Iterable[str]) -> Mention | None:
        """Return the sentence that most likely speaks of what one of `quotes` does, None where none may."""
        found = [mention for quote in quotes for mention in [self._best(quote)] if mention]
        return max(found, key=lambda one: (one.weight, -one.sentence.line_start), default=None)

    def _best(self, quote: str) -> Mention | None:
        """Return the likeliest mention of what one sentence speaks of."""
        asked = telling_stems(spell_out(" ".join(quote.split()), self.acronyms), self.common)
        named = frozenset(self.vocabulary.concepts.found_in(plain(" ".join(quote.split()))))
        best: Mention | None = None
        for sentence, own, heading in zip(self.sentences, self.own, self.headings, strict=True):
            weight = self._shared(asked, named, sentence, own, heading)
            if weight >= _LEAST and (best is None or weight > best.weight):
                best = Mention(sentence=sentence, weight=weight)
        return best

    def _shared(
        self,
        asked: frozenset[str],
        named: frozenset[str],
        sentence: Sentence,
        own: frozenset[str],
        heading: frozenset[str],
    ) -> float:
        """Return the weight of what a sentence shares with the words and concepts asked for; 0 where too little."""
        words, above = asked & own, (asked & heading) - own
        if not words or not self._alike(asked, own, words):
            return 0.0
        concepts = named & frozenset(self.vocabulary.concepts.found_in(sentence.text))
        if len((words | above) & self.rare) < _LEAST_SHARED:
            return 0.0
        weight = self._weight(words) + _BY_HEADING * self._weight(above)
        return weight + _BY_CONCEPT * len(concepts)

    def _alike(self, asked: frozenset[str], own: frozenset[str], shared: frozenset[str]) -> bool:
        """Whether the shared words are enough of both sentences."""
        norm = math.sqrt(self._squares(asked) * self._squares(own))
        return self._squares(shared) >= _LEAST_LIKENESS * norm

    def _weight(self, found: Iterable[str]) -> float:
        """Return the summed rarity of stems."""
        return sum(self.rarity.get(one, self.unknown) for one in sorted(found))

    def _squares(self, found: Iterable[str]) -> float:
        """Return the summed squares of the rarity of stems."""
        return sum(self.rarity.get(one, self.unknown) ** 2 for one in sorted(found))


def mention_index(reading: Reading, vocabulary: Vocabulary) -> MentionIndex:
    """Return a report ready to be asked whether it speaks of a matter."""
    acronyms = acronyms_of(reading.sentences)
    common = common_stems(reading, vocabulary)
    spoken = tuple(
        one
        for one in spoken_sentences(reading)
        if one.topic != "overall" and not vocabulary.threads.tells_a_grade(one.text)
    )
    own = tuple(telling_stems(spell_out(one.text, acronyms), common) for one in spoken)
    titles = {one.id: telling_stems(one.heading or "", common) for one in reading.report.sections}
    titled = title_lines(reading)
    told = tuple(
        one
        for one in reading.sentences
        if _is_told(one)
        and not (one.kind == "heading" and one.line_start in titled)
        and not vocabulary.threads.tells_a_grade(one.text)
    )
    counts = Counter(stem for found in own for stem in found)
    total = len(own) + 1
    few = max(_FEW, _RARE * total)
    return MentionIndex(
        sentences=spoken,
        own=own,
        headings=tuple(titles.get(one.section, frozenset()) for one in spoken),
        rarity={stem: math.log(total / (count + 0.5)) for stem, count in counts.items()},
        rare=frozenset(stem for stem, count in counts.items() if count <= few),
        frequent=frozenset(stem for stem, count in counts.items() if count > few),
        unknown=math.log(total / 0.5),
        common=common,
        acronyms=acronyms,
        vocabulary=vocabulary,
        told=told,
        echoes=tuple(
            telling_stems(spell_out(one.text, acronyms), common) - _grammar(vocabulary) for one in told
        ),
    )


def _is_told(sentence: Sentence) -> bool:
    """Whether a sentence says anything of the body, now or then."""
    is_text = sentence.kind in {"prose", "bullet", "heading", "cell"}
    return is_text and not sentence.is_boilerplate and not sentence.text.rstrip().endswith("?")


@cache
def _stems_of(words: frozenset[str]) -> frozenset[str]:
    """Return the stems of words."""
    return frozenset(stems(" ".join(sorted(words))))


def _grammar(vocabulary: Vocabulary) -> frozenset[str]:
    """Return the stems of words of grammar, of amount and of time, which tie nothing."""
    wording = vocabulary.wording
    return _stems_of(wording.modals | wording.hedges | wording.numbers | wording.particles)
