"""Cue phrases: how inspectors' prose states change, quotes the past, names an obligation.

All patterns are regular expressions over clean text (`hmicdiff.text.plain`), matched without
regard to case; ``{name}`` in one stands for a group of words, ``{anchor}`` for any anchor to an
earlier inspection. Compiled once, when the table is loaded.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from hmicdiff.errors import VocabularyError
from hmicdiff.vocabulary.cue_rows import (
    Anchor,
    Contrast,
    Frame,
    Group,
    Guard,
    ItemPattern,
    Movement,
    NamedPattern,
    StandingRow,
    StatementCue,
    ToneCue,
)
from hmicdiff.vocabulary.groups import any_compiled, compiled, grouped
from hmicdiff.vocabulary.load import load_rows
from hmicdiff.vocabulary.sieve import Choice, Hinted, Sieved

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from hmicdiff.model import StatementDirection
    from hmicdiff.vocabulary.cue_rows import FramePart, ItemKind, Refers

__all__ = [
    "AnchorHit",
    "CompiledCue",
    "CompiledTone",
    "Cues",
    "Matcher",
    "load_cues",
    "mask",
]

_FILE = "cues.toml"
MASK = "\x01"
_KEPT = 1 << 13
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

    def search(self, text: str, masked: str) -> re.Match[str] | None:
        """Return one match, or None."""
        return next(self.finditer(text, masked), None)


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
    movements: tuple[tuple[Movement, Sieved], ...]
    statement_guards: Sieved
    """Guards of every cue of change over time."""
    no_change: tuple[tuple[str, Sieved], ...]
    """Phrases with a cue's words that tell no change."""
    movement_guards: Sieved
    """Guards of every movement."""
    worse_if_more: Sieved
    """Nouns of which less is better."""
    better_if_more: Sieved
    """Nouns of which more is better."""
    contrasts: tuple[tuple[Contrast, Sieved], ...]
    speakers: tuple[tuple[str, Sieved], ...]
    quoted: tuple[tuple[str, Sieved], ...]
    """People whose words reports and news quote."""
    found: tuple[tuple[str, Sieved], ...]
    """Words by which inspectors make their own what others told them."""
    remedied: tuple[tuple[str, Sieved], ...]
    """Words that tell that a fault was put right during the inspection."""
    standings: tuple[tuple[StandingRow, Sieved], ...]
    anchors: tuple[tuple[Anchor, Sieved], ...]
    frames: Mapping[FramePart, Sieved]
    """Words by which an old finding and the present one beside it answer each other."""
    history: tuple[tuple[str, Matcher], ...]
    history_goes_on: tuple[tuple[str, Sieved], ...]
    turns: tuple[tuple[str, Sieved], ...]
    item_headings: tuple[tuple[ItemKind, Sieved], ...]
    item_labels: tuple[tuple[ItemKind, Sieved], ...]
    inline_items: tuple[tuple[ItemKind, Sieved], ...]
    items_by_kind: tuple[tuple[ItemKind, Sieved], ...]
    """Words that name one item by its kind."""
    item_subjects: tuple[tuple[str, Sieved], ...]
    """An item named with its subject: group ``about``, and ``cut`` for the words that may be left out."""
    item_asides: tuple[tuple[str, Sieved], ...]
    """Words that say when an item was set, between it and what became of it."""
    all_causes: tuple[tuple[str, Sieved], ...]
    """Words that name the causes of concern of a body, or of one area, as a whole."""
    obligations: tuple[tuple[str, Sieved], ...]
    soft_asks: tuple[tuple[str, Sieved], ...]
    closings: tuple[tuple[str, Sieved], ...]
    """Words that an item is dealt with, the item named."""
    closings_this: tuple[tuple[str, Sieved], ...]
    """The same where the sentence before names the item."""
    closing_verbs: tuple[tuple[str, Sieved], ...]
    """Words that an item is dealt with or to be dealt with, which tell something only where they are negated."""
    still_open: tuple[tuple[str, Sieved], ...]
    """Words that an item is not dealt with."""
    undone: tuple[tuple[str, Sieved], ...]
    """Words right before a closing that undo it."""
    restatings: tuple[tuple[str, Matcher], ...]
    retold: tuple[tuple[str, Sieved], ...]
    deadlines: tuple[tuple[str, Sieved], ...]
    tones: tuple[CompiledTone, ...]
    neutral: tuple[tuple[str, Sieved], ...]
    hedges: tuple[tuple[str, Sieved], ...]

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
                (row.id, match.end()) for row, pattern in self.contrasts for match in pattern.finditer(text)
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
        return next((kind for kind, pattern in self.item_headings if pattern.search(text)), None)

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
        for row, pattern in self.anchors:
            for match in pattern.finditer(text):
                if all(match.end() <= hit.start or match.start() >= hit.end for hit in hits):
                    hits.append(_anchor_hit(row, match))
        return tuple(sorted(hits, key=lambda hit: hit.start))


def mask(text: str, anchors: Iterable[AnchorHit]) -> str:
    """Return `text`, as long as before, with every character of an anchor replaced."""
    chars = list(text)
    for hit in anchors:
        chars[hit.start : hit.end] = MASK * (hit.end - hit.start)
    return "".join(chars)


def _anchor_hit(row: Anchor, match: re.Match[str]) -> AnchorHit:
    """Return one match as a hit."""
    years = [value for key, value in match.groupdict().items() if key.startswith("year") and value]
    return AnchorHit(
        start=match.start(), end=match.end(), refers=row.refers, year=years[0] if years else None
    )


@functools.cache
def load_cues() -> Cues:
    """Return the cue tables, compiled.

    Raises: VocabularyError naming row and rule where a pattern is no regular expression.
    """
    words = {**grouped(load_rows(_FILE, "group", Group), _FILE), "anchor": f"{MASK}+"}
    guards = {row.id: row.before for row in load_rows(_FILE, "guard", Guard)}
    named = functools.partial(_named, words=words)
    kinds = functools.partial(_kinds, words=words)
    return Cues(
        statements=tuple(_cue(row, guards, words) for row in load_rows(_FILE, "statement", StatementCue)),
        movements=_movements(words),
        statement_guards=_any(
            [row.before for row in load_rows(_FILE, "guard", Guard) if row.always], words, "guard"
        ),
        no_change=named("no_change"),
        movement_guards=_any([guards[key] for key in ("modal", "purpose", "compared")], words, "movement"),
        worse_if_more=_compile(r"\b{worse_if_more}\b", words, "worse_if_more"),
        better_if_more=_compile(r"\b{better_if_more}\b", words, "better_if_more"),
        contrasts=_contrasts(words),
        speakers=named("speaker"),
        quoted=named("quoted"),
        found=named("found"),
        remedied=named("remedied"),
        standings=_standings(words),
        anchors=_anchors(words),
        frames={row.id: _compile(row.pattern, words, row.id) for row in load_rows(_FILE, "frame", Frame)},
        history=_matchers("history", words),
        history_goes_on=named("history_goes_on"),
        turns=named("turn"),
        item_headings=kinds("item_heading"),
        item_labels=kinds("item_label"),
        inline_items=kinds("inline_item"),
        items_by_kind=kinds("item_by_kind"),
        item_subjects=named("item_subject"),
        item_asides=named("item_aside"),
        all_causes=named("all_causes"),
        obligations=named("obligation"),
        soft_asks=named("soft_ask"),
        closings=named("closing"),
        closings_this=named("closing_this"),
        closing_verbs=named("closing_verb"),
        still_open=named("still_open"),
        undone=named("undone"),
        restatings=_matchers("restating", words),
        retold=named("retold"),
        deadlines=named("deadline"),
        tones=tuple(_tone(row, guards, words) for row in load_rows(_FILE, "tone", ToneCue)),
        neutral=named("neutral"),
        hedges=named("hedge"),
    )


def _movements(words: Mapping[str, str]) -> tuple[tuple[Movement, Sieved], ...]:
    """Return the movement rows, compiled."""
    rows = load_rows(_FILE, "movement", Movement)
    return tuple((row, _any(row.patterns, words, row.id)) for row in rows)


def _contrasts(words: Mapping[str, str]) -> tuple[tuple[Contrast, Sieved], ...]:
    """Return the contrast rows, compiled."""
    rows = load_rows(_FILE, "contrast", Contrast)
    return tuple((row, _compile(row.pattern, words, row.id)) for row in rows)


def _standings(words: Mapping[str, str]) -> tuple[tuple[StandingRow, Sieved], ...]:
    """Return the rows of what decides nothing, compiled."""
    rows = load_rows(_FILE, "standing", StandingRow)
    return tuple((row, _compile(row.pattern, words, row.id)) for row in rows)


def _anchors(words: Mapping[str, str]) -> tuple[tuple[Anchor, Sieved], ...]:
    """Return the anchor rows, compiled, in the order in which they are tried."""
    rows = load_rows(_FILE, "anchor", Anchor)
    return tuple((row, _compile(row.pattern, words, row.id)) for row in rows)


def _compile(pattern: str, words: Mapping[str, str], where: str) -> Sieved:
    """Return one compiled pattern."""
    return compiled(pattern, words, f"{_FILE}: {where}")


def _any(patterns: Iterable[str], words: Mapping[str, str], where: str) -> Sieved:
    """Return the patterns as alternatives of one."""
    return any_compiled(patterns, words, f"{_FILE}: {where}")


def _guards(
    names: Iterable[str], guards: Mapping[str, str], words: Mapping[str, str], where: str
) -> Sieved | None:
    """Return the named guards as one pattern, None where there are none."""
    chosen = []
    for name in names:
        if name not in guards:
            msg = f"{_FILE}: {where}: no guard named {name!r}"
            raise VocabularyError(msg)
        chosen.append(guards[name])
    return _any(chosen, words, where) if chosen else None


def _matcher(patterns: Iterable[str], words: Mapping[str, str], where: str) -> Matcher:
    """Return patterns sorted into those that name anchors and those that do not."""
    rows = tuple(patterns)
    plain = [pattern for pattern in rows if "{anchor}" not in pattern]
    anchored = [pattern for pattern in rows if "{anchor}" in pattern]
    return Matcher(
        _any(plain, words, where) if plain else None,
        _any(anchored, words, where) if anchored else None,
    )


def _cue(row: StatementCue, guards: Mapping[str, str], words: Mapping[str, str]) -> CompiledCue:
    """Return a statement cue compiled with its guards."""
    return CompiledCue(
        row.id,
        row.direction,
        row.rank,
        tuple(row.words),
        _matcher(row.patterns, words, row.id),
        _any(row.unless, words, row.id) if row.unless else None,
        _guards(row.guards, guards, words, row.id),
    )


def _tone(row: ToneCue, guards: Mapping[str, str], words: Mapping[str, str]) -> CompiledTone:
    """Return a tone cue compiled with its guards."""
    pattern = _any(row.patterns, words, row.id)
    return CompiledTone(row.id, row.tone, row.strength, pattern, _guards(row.guards, guards, words, row.id))


def _matchers(key: str, words: Mapping[str, str]) -> tuple[tuple[str, Matcher], ...]:
    """Return the rows of a table of named patterns, compiled, some of them over anchors."""
    rows = load_rows(_FILE, key, NamedPattern)
    return tuple((row.id, _matcher([row.pattern], words, row.id)) for row in rows)


def _named(key: str, words: Mapping[str, str]) -> tuple[tuple[str, Sieved], ...]:
    """Return the rows of a table of named patterns, compiled."""
    rows = load_rows(_FILE, key, NamedPattern)
    return tuple((row.id, _compile(row.pattern, words, row.id)) for row in rows)


def _kinds(key: str, words: Mapping[str, str]) -> tuple[tuple[ItemKind, Sieved], ...]:
    """Return the rows of a table of item patterns, compiled."""
    rows = load_rows(_FILE, key, ItemPattern)
    return tuple((row.kind, _compile(row.pattern, words, row.kind)) for row in rows)
