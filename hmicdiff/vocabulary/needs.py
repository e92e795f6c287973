"""Which words a regular expression can't do without, read off the expression itself.

*"hotspot patrols"* can't be found where there is no *hotspot*. Of a pattern with alternatives one word of each group
of them is needed: *clos* or *shut*, and then *crime* or *case*.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["needed_groups"]

_ENOUGH = 6
"""Letters from which a longer word is no better."""
_TELLING = 3
"""Letters that a piece has at the least: fewer stand in every text."""
_MOST_GROUPS = 3
"""So many groups are asked for: the next one hardly turns a text away that these let through."""
_parser: Any = re._parser  # type: ignore[attr-defined]  # noqa: SLF001 - the only reader of patterns there is
_ASCII = 128
_REPEATS = frozenset({"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"})
_Group = frozenset[str]


def needed_groups(pattern: str) -> tuple[tuple[str, ...], ...]:
    """Return groups of pieces, in lower case, of each of which every text with a match has one, the most telling first.

    None where there are no such. Raises: re.error if `pattern` is no regular expression.
    """
    found = _needed(_parser.parse(pattern, re.IGNORECASE))
    telling = sorted(found, key=lambda group: (_worth(group), sorted(group)), reverse=True)
    others = (group for group in telling[1:_MOST_GROUPS] if _worth(group)[0] > _TELLING)
    return tuple(tuple(sorted(group)) for group in (*telling[:1], *others))


def _needed(items: Iterable[Any]) -> set[_Group]:
    """Return the groups needed by a sequence: those of each of its parts."""
    found: set[_Group] = set()
    run = ""
    for name, value in ((str(name), value) for name, value in items):
        if name == "LITERAL" and value < _ASCII:
            run += chr(value).lower()
            continue
        found |= {frozenset({run})} | _needed_by(name, value)
        run = ""
    return {group for group in found | {frozenset({run})} if all(len(piece) >= _TELLING for piece in group)}


def _needed_by(name: str, value: Any) -> set[_Group]:  # noqa: ANN401 - `re` gives them no type
    """Return the groups needed by one part of a pattern; what has to stand ahead or behind is needed too."""
    if name == "SUBPATTERN":
        return _needed(value[3])
    if name == "ASSERT":
        return _needed(value[1])
    if name == "ATOMIC_GROUP":
        return _needed(value)
    if name in _REPEATS:
        return _needed(value[2]) if value[0] else set()
    if name == "BRANCH":
        best = [max(_needed(branch), key=_worth, default=None) for branch in value[1]]
        return {frozenset().union(*filter(None, best))} if all(best) else set()
    return set()


def _worth(pieces: _Group) -> tuple[int, int]:
    """Return how much is told by pieces: the letters of the shortest decide, then how few they are."""
    return min(_ENOUGH, *(len(piece.strip()) for piece in pieces)), -len(pieces)
