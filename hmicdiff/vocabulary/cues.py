"""Cue phrases: how inspectors' prose states change, quotes the past, names an obligation.

All patterns are regular expressions over clean text (`hmicdiff.text.plain`), matched without
regard to case; ``{name}`` in one stands for a group of words, ``{anchor}`` for any anchor to an
earlier inspection, ``{item}`` for the name of any item. Compiled once, when the table is loaded.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from hmicdiff.errors import VocabularyError
from hmicdiff.vocabulary.choice import Choice
from hmicdiff.vocabulary.cue_rows import (
    Anchor,
    Contrast,
    Frame,
    Group,
    Guard,
    ItemPattern,
    Link,
    Movement,
    NamedPattern,
    StandingRow,
    StatementCue,
    ToneCue,
)
from hmicdiff.vocabulary.cue_table import MASK, CompiledCue, CompiledTone, Cues, Matcher, Matchers
from hmicdiff.vocabulary.groups import any_compiled, compiled, grouped
from hmicdiff.vocabulary.load import load_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from hmicdiff.vocabulary.cue_rows import ItemKind
    from hmicdiff.vocabulary.sieve import Sieved

__all__ = ["load_cues"]

_FILE = "cues.toml"
_OF_MOVEMENTS = (
    *("modal", "purpose", "compared", "planned", "what-is-known", "of-others"),
    *("what-came-in", "what-was-dealt-with"),
)
"""Guards before which a number that moved tells no change."""


@functools.cache
def load_cues() -> Cues:
    """Return the cue tables, compiled.

    Raises: VocabularyError naming row and rule where a pattern is no regular expression.
    """
    words = {
        **grouped(load_rows(_FILE, "group", Group), _FILE),
        "anchor": f"{MASK}+",
        "item": f"(?:{'|'.join(row.pattern for row in load_rows(_FILE, 'item_name', ItemPattern))})",
    }
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
        movement_guards=_any(
            [guards[key] for key in _OF_MOVEMENTS],
            words,
            "movement",
        ),
        worse_if_more=_compile(r"\b{worse_if_more}\b", words, "worse_if_more"),
        better_if_more=_compile(r"\b{better_if_more}\b", words, "better_if_more"),
        contrasts=_contrasts(words),
        speakers=named("speaker"),
        quoted=named("quoted"),
        answers=named("answer"),
        evidence=named("evidence"),
        continued=named("continued"),
        found=named("found"),
        remedied=named("remedied"),
        standings=_standings(words),
        anchors=_anchors(words),
        frames={row.id: _compile(row.pattern, words, row.id) for row in load_rows(_FILE, "frame", Frame)},
        then=named("then"),
        history=_matchers("history", words),
        history_goes_on=named("history_goes_on"),
        turns=named("turn"),
        item_names=kinds("item_name"),
        item_headings=kinds("item_heading"),
        item_labels=kinds("item_label"),
        inline_items=kinds("inline_item"),
        items_raised=named("item_raised"),
        items_quoted=named("item_quoted"),
        items_by_kind=kinds("item_by_kind"),
        item_subjects=named("item_subject"),
        item_asides=named("item_aside"),
        all_causes=named("all_causes"),
        obligations=named("obligation"),
        soft_asks=named("soft_ask"),
        duties=named("duty"),
        of_a_meeting=named("of_a_meeting"),
        closings=named("closing"),
        closings_this=named("closing_this"),
        closing_verbs=named("closing_verb"),
        still_open=named("still_open"),
        still_open_this=named("still_open_this"),
        undone=named("undone"),
        restatings=_matchers("restating", words),
        retold=named("retold"),
        deadlines=named("deadline"),
        tones=tuple(_tone(row, guards, words) for row in load_rows(_FILE, "tone", ToneCue)),
        neutral=named("neutral"),
        hedges=named("hedge"),
        links={row.id: _compile(row.pattern, words, row.id) for row in load_rows(_FILE, "link", Link)},
    )


def _movements(words: Mapping[str, str]) -> Choice[Movement]:
    """Return the movement rows, compiled."""
    rows = load_rows(_FILE, "movement", Movement)
    return Choice((row, _any(row.patterns, words, row.id)) for row in rows)


def _contrasts(words: Mapping[str, str]) -> Choice[Contrast]:
    """Return the contrast rows, compiled."""
    rows = load_rows(_FILE, "contrast", Contrast)
    return Choice((row, _compile(row.pattern, words, row.id)) for row in rows)


def _standings(words: Mapping[str, str]) -> Choice[StandingRow]:
    """Return the rows of what decides nothing, compiled."""
    rows = load_rows(_FILE, "standing", StandingRow)
    return Choice((row, _compile(row.pattern, words, row.id)) for row in rows)


def _anchors(words: Mapping[str, str]) -> Choice[Anchor]:
    """Return the anchor rows, compiled, in the order in which they are tried."""
    rows = load_rows(_FILE, "anchor", Anchor)
    return Choice((row, _compile(row.pattern, words, row.id)) for row in rows)


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


def _matchers(key: str, words: Mapping[str, str]) -> Matchers:
    """Return the rows of a table of named patterns, compiled, some of them over anchors."""
    rows = load_rows(_FILE, key, NamedPattern)
    return Matchers((row.id, _matcher([row.pattern], words, row.id)) for row in rows)


def _named(key: str, words: Mapping[str, str]) -> Choice[str]:
    """Return the rows of a table of named patterns, compiled."""
    rows = load_rows(_FILE, key, NamedPattern)
    return Choice((row.id, _compile(row.pattern, words, row.id)) for row in rows)


def _kinds(key: str, words: Mapping[str, str]) -> Choice[ItemKind]:
    """Return the rows of a table of item patterns, compiled."""
    rows = load_rows(_FILE, key, ItemPattern)
    return Choice((row.kind, _compile(row.pattern, words, row.kind)) for row in rows)
