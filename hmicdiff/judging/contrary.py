"""Parts of a topic that went another way than the topic did: told and quoted with it, so that no part stands for the whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hmicdiff.judging.case import DECIDING
from hmicdiff.text import capital

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from hmicdiff.judging.case import Case
    from hmicdiff.model import Verdict, VerdictClass, VerdictEvidence

__all__ = ["contrary_parts", "in_words", "lines_of"]

_AGAINST: Mapping[VerdictClass, frozenset[VerdictClass]] = {
    "improved": frozenset({"regressed", "repeated", "mixed"}),
    "regressed": frozenset({"improved", "mixed"}),
    "repeated": frozenset({"improved", "mixed"}),
    "unchanged": frozenset({"improved", "regressed", "repeated", "mixed"}),
    "not_comparable": frozenset({"improved", "regressed", "repeated", "mixed"}),
}
"""What of its parts does not go the way of a topic; what of one is told whose grades may not be compared."""
_WORDS: Mapping[VerdictClass, str] = {
    "regressed": "worse",
    "repeated": "raised again",
    "mixed": "better and worse",
    "improved": "better",
}
"""How each way is told, what weighs most first."""
_MOST = 3
"""So many parts are told: a topic that has more is better read part by part."""
_BEARS: Mapping[VerdictClass, frozenset[str]] = {
    "improved": frozenset({"praise", "mixed", "improved"}),
    "regressed": frozenset({"concern", "mixed", "regressed"}),
    "repeated": frozenset({"concern", "mixed", "unresolved"}),
}
"""Tones and directions of a line that tell which way a part went."""


def contrary_parts(case: Case, verdict: VerdictClass) -> tuple[Verdict, ...]:
    """Return the parts of a topic of which the inspectors state another way than that of the topic: the worse, then the surest first.

    Of a topic that goes no way, as its grades may not be compared, all of which they state a way.
    """
    against = _AGAINST.get(verdict, frozenset())
    stated = (one for one in case.parts if not one.inferred and one.verdict in against)
    found = [one for one in stated if _deciding(one, case, verdict)]
    ways = list(_WORDS)
    return tuple(
        sorted(found, key=lambda one: (ways.index(one.verdict), -one.confidence, one.thread_name or ""))[
            :_MOST
        ]
    )


def in_words(parts: Sequence[Verdict], verdict: VerdictClass) -> str:
    """Return a sentence that names parts and the way each went."""
    named = ", ".join(f"{capital(one.thread_name or '')} ({_WORDS[one.verdict]})" for one in parts)
    if verdict == "not_comparable":
        return f"Of its parts the inspectors state: {named}."
    return f"{'Parts' if len(parts) > 1 else 'A part'} of it went another way: {named}."


def lines_of(
    case: Case, verdict: VerdictClass, shown: Sequence[VerdictEvidence]
) -> Iterator[VerdictEvidence]:
    """Yield of each such part the line of the later report by which it went its way, unless one is `shown`."""
    places = {(one.report, one.quote) for one in shown}
    for part in contrary_parts(case, verdict):
        lines = _deciding(part, case, verdict)
        if not any((one.report, one.quote) in places for one in lines):
            yield lines[-1]


def _deciding(part: Verdict, case: Case, verdict: VerdictClass) -> list[VerdictEvidence]:
    """Return the lines of the later report that tell which way a part went, in their order.

    Of one that is better and worse, those that tell what the topic's own `verdict` does not.
    """
    way = part.verdict
    if way == "mixed":
        way = "improved" if verdict in {"regressed", "repeated"} else "regressed"
    lines = (one for one in part.evidence if one.report == part.to and one.kind in DECIDING)
    return [one for one in lines if _signs_of(one, case) & _BEARS[way]]


def _signs_of(line: VerdictEvidence, case: Case) -> set[str]:
    """Return the tones of a line of the later report, and the directions that it states."""
    points = [one for one in case.right.points if one.quote == line.quote]
    return {*(one.polarity for one in points), *(one.direction or "" for one in points)}
