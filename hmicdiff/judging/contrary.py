"""Parts of a topic that went another way than the topic did: told and quoted with it, so that no part stands for the whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
}
"""What of its parts does not go the way of a topic."""
_WORDS: Mapping[VerdictClass, str] = {
    "regressed": "worse",
    "repeated": "raised again",
    "mixed": "better and worse",
    "improved": "better",
}
"""How each way is told, what weighs most first."""
_MOST = 3
"""So many parts are told: a topic that has more is better read part by part."""
_DECIDING = frozenset({"statement", "item"})


def contrary_parts(case: Case, verdict: VerdictClass) -> tuple[Verdict, ...]:
    """Return the parts of a topic of which the inspectors state another way than that of the topic: the worse, then the surest first."""
    against = _AGAINST.get(verdict, frozenset())
    stated = (one for one in case.parts if not one.inferred and one.verdict in against)
    found = [one for one in stated if any(_goes_against(line, case, verdict) for line in _deciding(one))]
    ways = list(_WORDS)
    return tuple(
        sorted(found, key=lambda one: (ways.index(one.verdict), -one.confidence, one.thread_name or ""))[
            :_MOST
        ]
    )


def in_words(parts: Sequence[Verdict]) -> str:
    """Return a sentence that names parts and the way each went."""
    named = [f"{capital(one.thread_name or '')} ({_WORDS[one.verdict]})" for one in parts]
    return f"{'Parts' if len(named) > 1 else 'A part'} of it went another way: {', '.join(named)}."


def lines_of(
    case: Case, verdict: VerdictClass, shown: Sequence[VerdictEvidence]
) -> Iterator[VerdictEvidence]:
    """Yield of each such part the line of the later report by which it went another way, unless one is `shown`."""
    places = {(one.report, one.quote) for one in shown}
    for part in contrary_parts(case, verdict):
        lines = [one for one in _deciding(part) if _goes_against(one, case, verdict)]
        if lines and not any((one.report, one.quote) in places for one in lines):
            yield lines[-1]


def _goes_against(line: VerdictEvidence, case: Case, verdict: VerdictClass) -> bool:
    """Whether a line of the later report has a tone other than that of the topic's verdict."""
    tones = {one.polarity for one in case.right.points if one.quote == line.quote}
    own = "praise" if verdict in {"improved", "unchanged"} else "concern"
    return bool(tones - {own, "neutral"})


def _deciding(part: Verdict) -> list[VerdictEvidence]:
    """Return the lines of the later report that decide a part, in their order."""
    return [one for one in part.evidence if one.report == part.to and one.kind in _DECIDING]
