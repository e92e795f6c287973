"""Cues ready to be asked of a text: what `hmicdiff.vocabulary.cues` makes of the rows."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING, Literal

from hmicdiff.vocabulary.choice import Choice, Hinted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from hmicdiff.model import StatementDirection
    from hmicdiff.vocabulary.cue_rows import (
        Anchor,
        Contrast,
        FramePart,
        ItemKind,
        LinkPart,
        Movement,
        Refers,
        StandingRow,
    )
    from hmicdiff.vocabulary.sieve import Sieved

__all__ = ["MASK", "AnchorHit", "CompiledCue", "CompiledTone", "Cues", "Matcher", "Matchers", "mask"]

MASK = "\x01"
_COUNTED = re.compile(r"^\d{1,2}(?:\.\d{1,2}){1,3}\.?\s+")
"""The number of a section before its heading: ``1.2.1 Areas for improvement``."""
_KEPT = 1 << 15
"""So many sentences' answers are kept: those of some reports."""


@dataclass(frozen=True, slots=True)
class Matcher:
    """Patterns ready to match: those on the text as it is, and those that speak of anchors."""

    plain: Sieved | None
    anchored: Sieved | None
    """Matched on text in which every anchor is masked."""

    def finditer(self, text: str, masked: str) -> Iterator[re.Match[str]]:
        """Yield every match in `text` and in `masked`, its form with masked anchors.

        A pattern that may end in an anchor may end in other words too ("better than it was"), so it is
        tried where the text names no earlier inspection as well.
        """
        if self.plain is not None:
            yield from self.plain.finditer(text)
        if self.anchored is not None:
            yield from self.anchored.finditer(masked)


class Matchers:
    """Many matchers in order, of which those that may be in a text are found at once."""

    def __init__(self, matchers: Iterable[tuple[str, Matcher]]) -> None:
        self._by_name = dict(matchers)
        rows = tuple(enumerate(self._by_name.values()))
        self._plain = Choice((number, one.plain) for number, one in rows)
        self._anchored = Choice((number, one.anchored) for number, one in rows)

    def named(self, name: str) -> Matcher:
        """Return one matcher. Raises: KeyError if there is none of that name."""
        return self._by_name[name]

    def search(self, text: str, masked: str) -> re.Match[str] | None:
        """Return a match in `text`, or in `masked` with masked anchors: that of the first matcher that has one."""
        if not (self._plain.may_be_in(text) or self._anchored.may_be_in(masked)):
            return None
        likely = [(number, pattern, text) for number, pattern in self._plain.likely(text)]
        likely += [(number, pattern, masked) for number, pattern in self._anchored.likely(masked)]
        found = (pattern.search(where) for _, pattern, where in sorted(likely, key=itemgetter(0)))
        return next(filter(None, found), None)


@dataclass(frozen=True, slots=True)
class CompiledCue:
    """A statement cue ready to match."""

    id: str
    direction: StatementDirection
    rank: int
    words: tuple[str, ...]
    matcher: Matcher
    unless: Sieved | None
    guards: Sieved | None


@dataclass(frozen=True, slots=True)
class CompiledTone:
    """A tone cue ready to match."""

    id: str
    tone: Literal["praise", "concern"]
    strength: int
    pattern: Sieved
    guards: Sieved | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnchorHit:
    """One mention of an earlier inspection or time in a sentence."""

    start: int
    end: int
    refers: Refers
    year: str | None
    """As printed: ``2017``, ``2018/19``."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Cues:
    """Every cue table, compiled; one is itself alone, so that what it found in a text can be kept."""

    statements: tuple[CompiledCue, ...]
    movements: Choice[Movement]
    statement_guards: Sieved
    """Guards of every cue of change over time."""
    no_change: Choice[str]
    """Phrases with a cue's words that tell no change."""
    movement_guards: Sieved
    """Guards of every movement."""
    worse_if_more: Sieved
    """Nouns of which less is better."""
    better_if_more: Sieved
    """Nouns of which more is better."""
    contrasts: Choice[Contrast]
    speakers: Choice[str]
    quoted: Choice[str]
    """People whose words reports and news quote."""
    answers: Choice[str]
    """Titles under which those inspected answer an item."""
    evidence: Choice[str]
    """How an entry begins that only says what was found, behind one that asks for something."""
    continued: Choice[str]
    """Words at the end of an item's label by which it is printed again where its box goes on."""
    found: Choice[str]
    """Words by which inspectors make their own what others told them."""
    remedied: Choice[str]
    """Words that tell that a fault was put right during the inspection."""
    standings: Choice[StandingRow]
    anchors: Choice[Anchor]
    frames: Mapping[FramePart, Sieved]
    """Words by which an old finding and the present one beside it answer each other."""
    then: Choice[str]
    """Stretches of a sentence that tell how it was at an earlier time, beside what is so now."""
    history: Matchers
    history_goes_on: Choice[str]
    turns: Choice[str]
    item_names: Choice[ItemKind]
    """What items are called in running text."""
    item_headings: Choice[ItemKind]
    item_labels: Choice[ItemKind]
    inline_items: Choice[ItemKind]
    items_raised: Choice[str]
    """An earlier report is said to have raised an item: group ``what`` or ``told`` names it."""
    items_quoted: Choice[str]
    """A sentence that brings an item's words in quotation marks: group ``words``."""
    items_by_kind: Choice[ItemKind]
    """Words that name one item by its kind."""
    item_subjects: Choice[str]
    """An item named with its subject: group ``about``, and ``cut`` for the words that may be left out."""
    item_asides: Choice[str]
    """Words that say when an item was set, between it and what became of it."""
    all_causes: Choice[str]
    """Words that name the causes of concern of a body, or of one area, as a whole."""
    obligations: Choice[str]
    soft_asks: Choice[str]
    duties: Choice[str]
    of_a_meeting: Choice[str]
    """What a paper around a report asks of those who meet."""
    closings: Choice[str]
    """Words that an item is dealt with, the item named."""
    closings_this: Choice[str]
    """The same where the sentence before names the item."""
    closing_verbs: Choice[str]
    """Words that an item is dealt with or to be dealt with, which tell something only where they are negated."""
    still_open: Choice[str]
    """Words that an item is not dealt with."""
    still_open_this: Choice[str]
    """The same where the sentence before names the item."""
    undone: Choice[str]
    """Words right before a closing that undo it."""
    restatings: Matchers
    retold: Choice[str]
    deadlines: Choice[str]
    tones: tuple[CompiledTone, ...]
    neutral: Choice[str]
    hedges: Choice[str]
    links: Mapping[LinkPart, Sieved]
    """Words by which a sentence or clause hangs on what stands before it, or tells how far it reaches."""

    @functools.cached_property
    def _tones(self) -> Choice[CompiledTone]:
        return Choice((cue, cue.pattern) for cue in self.tones)

    def tones_likely(self, text: str) -> Iterator[CompiledTone]:
        """Yield the cues of tone, in order, that may stand in `text`; the others can't."""
        return (cue for cue, _ in self._tones.likely(text))

    def turns_in(self, text: str) -> tuple[tuple[str, int], ...]:
        """Return kind and offset of each place where a clause may begin."""
        return self._turns_in(text)

    @functools.cached_property
    def _turns_in(self) -> Callable[[str], tuple[tuple[str, int], ...]]:
        """`turns_in` with what it found kept, as above."""
        return functools.lru_cache(maxsize=_KEPT)(
            lambda text: tuple(
                (row.id, match.end())
                for row, pattern in self.contrasts.likely(text)
                for match in pattern.finditer(text)
            )
        )

    @functools.cached_property
    def _hinted(self) -> Hinted[CompiledCue]:
        return Hinted((cue, cue.words) for cue in self.statements)

    def statements_likely(self, text: str) -> list[CompiledCue]:
        """Return the cues of change, in order, of whose words one stands in `text`."""
        return self._hinted.likely(text)

    def item_heading(self, text: str) -> ItemKind | None:
        """Return the kind of item that a heading announces, None for any other heading."""
        return self._announced(text)

    @functools.cached_property
    def _announced(self) -> Callable[[str], ItemKind | None]:
        """`item_heading` with what it found kept, as above."""
        return functools.lru_cache(maxsize=_KEPT)(
            lambda text: self.item_headings.first(_COUNTED.sub("", text, count=1)) or self.goes_on_with(text)
        )

    def goes_on_with(self, line: str) -> ItemKind | None:
        """Return the kind of the items that go on below a line (``Recommendations (continued)``), None for any other line."""
        again = self.continued.search(line)
        return self.item_headings.first(_COUNTED.sub("", line[: again.start()], count=1)) if again else None

    def find_anchors(self, text: str) -> tuple[AnchorHit, ...]:
        """Return the anchors in `text`, in order; where two overlap, the one whose row stands first."""
        return self._anchors_in(text)

    @functools.cached_property
    def _anchors_in(self) -> Callable[[str], tuple[AnchorHit, ...]]:
        """`_find_anchors`, which many stages ask of the same sentence, with what it found kept."""
        return functools.lru_cache(maxsize=_KEPT)(self._find_anchors)

    def _find_anchors(self, text: str) -> tuple[AnchorHit, ...]:
        """Do the work of `find_anchors`."""
        hits: list[AnchorHit] = []
        for row, pattern in self.anchors.likely(text):
            for match in pattern.finditer(text):
                if all(match.end() <= hit.start or match.start() >= hit.end for hit in hits):
                    hits.append(_anchor_hit(row, match))
        return tuple(sorted(hits, key=lambda hit: hit.start))


def mask(text: str, anchors: Iterable[AnchorHit]) -> str:
    """Return `text`, as long as before, with every character of an anchor replaced."""
    for hit in anchors:
        text = text[: hit.start] + MASK * (hit.end - hit.start) + text[hit.end :]
    return text


def _anchor_hit(row: Anchor, match: re.Match[str]) -> AnchorHit:
    """Return one match as a hit."""
    years = [value for key, value in match.groupdict().items() if key.startswith("year") and value]
    return AnchorHit(
        start=match.start(), end=match.end(), refers=row.refers, year=years[0] if years else None
    )
