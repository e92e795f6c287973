"""Sentences that two reports print alike but for a denial: what was so then and is not so now, or the other way round.

"Supervisors review the quality of calls" and "Supervisors do not review the quality of calls" share every
word that names a matter, so likeness calls them one. Where an edit puts in or strikes out a negation, or
turns a word into its opposite, the two answer each other and say the contrary.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

from hmicdiff.comparing.threads.spoken import spoken_sentences
from hmicdiff.comparing.words import split_words
from hmicdiff.model import Thread
from hmicdiff.text import capital
from hmicdiff.vocabulary.wording import load_wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from hmicdiff.comparing.threads.points import PointMaker
    from hmicdiff.model import Cited, PassageLink, Polarity, Reading, Sentence, ThreadPoint
    from hmicdiff.vocabulary.threads import Threads
    from hmicdiff.vocabulary.wording import Wording

__all__ = ["Reversal", "denies", "find_reversals", "with_reversals"]

_MOST_NAMING = 3
"""Words by which a thread of its own is named."""
_LONG_ENOUGH = 4
_DENIALS = re.compile(
    r"\b(?:(?:we|inspectors) )?(?:found|saw|find|see|there (?:is|was)) (?:very )?(?:little|no|scant|insufficient|limited)"
    r" (?:evidence|signs?|indication) (?:to (?:show|suggest) )?that\b|\bfail(?:s|ed|ing)? to\b",
    re.IGNORECASE,
)
"""Words by which a whole sentence is denied: "we found little evidence that officers carry out prompt enquiries"."""
_MOST_TELLING = 1
"""Telling words that may stand beside a negation that an edit puts in: "do not *routinely* review"."""
_ONLY = frozenset({"only", "just", "merely", "simply"})
"""What follows a negation that denies nothing: "not only assess the risk but also ..."."""
_CONTRARY: Mapping[Polarity, Polarity] = {"praise": "concern", "concern": "praise"}


class Reversal(NamedTuple):
    """Two sentences of which one denies what the other says."""

    reports: tuple[str, str]
    left: Sentence
    right: Sentence
    denied: int
    """The side that denies: 0 or 1."""


def denies(left: str, right: str, wording: Wording | None = None) -> int | None:
    """Return which of two sentences (0 or 1) denies what the other says; None where neither does.

    Only words that one of them has and the other has not are looked at: negations that are put between words of both, or
    a word with its opposite on the other side. What a clause of its own denies denies nothing of the other sentence.
    """
    table = wording or load_wording()
    negated = [
        sum(counted) % 2 for counted in zip(*_negations(_keys(left), _keys(right), table), strict=True)
    ]
    if negated and negated[0] != negated[1]:
        return negated.index(1)
    ones, others = _own_words(left, right), _own_words(right, left)
    turned = {side for one in ones for other in others if (side := _opposes(one, other, table)) is not None}
    return turned.pop() if len(turned) == 1 else None


def find_reversals(
    readings: Sequence[Reading], links: Iterable[PassageLink], table: Threads
) -> tuple[Reversal, ...]:
    """Return the linked findings of which one denies what the other says, in the order of `links`.

    Sentences that tell a grade are none: adequate and inadequate are compared as grades.
    """
    sentences = {
        (reading.report.id, one.line_start, one.quote): one
        for reading in readings
        for one in spoken_sentences(reading)
        if not table.tells_a_grade(one.text)
    }
    return tuple(_reversals(sentences, links))


def _reversals(
    sentences: Mapping[tuple[str, int, str], Sentence], links: Iterable[PassageLink]
) -> Iterator[Reversal]:
    """Yield the reversals among passages that stand one against one."""
    for link in links:
        if len(link.left) != 1 or len(link.right) != 1 or link.left[0].quote == link.right[0].quote:
            continue
        left, right = (sentences.get(_key(one)) for one in (link.left[0], link.right[0]))
        denied = denies(left.text, right.text) if left and right else None
        if left and right and denied is not None:
            yield Reversal((link.left[0].report, link.right[0].report), left, right, denied)


def _key(place: Cited) -> tuple[str, int, str]:
    """Return what a sentence is found by."""
    return place.report, place.line_start, place.quote


def _keys(text: str) -> list[str]:
    """Return the words of a text by their keys, those that deny in many words as one that does."""
    return [word.key for word in split_words(_DENIALS.sub("not", text))]


def _negations(left: Sequence[str], right: Sequence[str], wording: Wording) -> Iterator[tuple[int, int]]:
    """Yield, for each stretch in which two sentences differ, how often each side negates there.

    A stretch with several telling words is a clause of its own, and counts for none.
    """
    for kind, start, end, since, until in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if kind != "equal":
            yield _count(left, start, end, wording), _count(right, since, until, wording)


def _count(words: Sequence[str], start: int, end: int, wording: Wording) -> int:
    """Return how often a stretch of a sentence negates what stands around it."""
    stretch = words[start:end]
    small = wording.stops | wording.modals | wording.hedges | wording.negators
    telling = [one for one in stretch if one not in small and len(one) >= _LONG_ENOUGH]
    if len(telling) > _MOST_TELLING:
        return 0
    following = (*words[start + 1 : end + 1], "")
    return sum(
        _negates(one, wording) and after not in _ONLY for one, after in zip(stretch, following, strict=False)
    )


def _own_words(text: str, other: str) -> list[str]:
    """Return the words of `text` that `other` has not, each as often as it has too many."""
    extra = Counter(word.key for word in split_words(text))
    extra.subtract(word.key for word in split_words(other))
    return list((+extra).elements())


def _negates(word: str, wording: Wording) -> bool:
    """Whether a word denies what it stands with."""
    return word in wording.negators or word.endswith("n't")


def _opposes(one: str, other: str, wording: Wording) -> int | None:
    """Return which of two words (0 or 1) is the lesser of two opposites; None where they are none."""
    for prefix in wording.contrary_prefixes:
        if one == prefix + other:
            return 0
        if other == prefix + one:
            return 1
    if (one, other) in wording.opposites:
        return 1
    return 0 if (other, one) in wording.opposites else None


def with_reversals(
    threads: Sequence[Thread], reversals: Iterable[Reversal], makers: Mapping[str, PointMaker]
) -> tuple[Thread, ...]:
    """Return threads in which the two sentences of each reversal stand for contrary things.

    Where no thread holds both, the two make one of their own, without an id.
    """
    found = list(threads)
    for one in reversals:
        holding = [number for number, thread in enumerate(found) if _holds(thread, one)]
        for number in holding:
            found[number] = replace(
                found[number], points=tuple(_contrasted(point, one) for point in found[number].points)
            )
        if not holding and one.right.topic != "context":
            found.append(_thread(one, makers))
    return tuple(found)


def _holds(thread: Thread, reversal: Reversal) -> bool:
    """Whether a thread has both sentences of a reversal."""
    told = {(point.report, point.source) for point in thread.points}
    return {
        (reversal.reports[0], reversal.left.id),
        (reversal.reports[1], reversal.right.id),
    } <= told


def _thread(reversal: Reversal, makers: Mapping[str, PointMaker]) -> Thread:
    """Return a thread of the two sentences alone, named by the first telling words that they share."""
    sides = zip(reversal.reports, (reversal.left, reversal.right), strict=True)
    points = tuple(_contrasted(makers[report].point(one, 1.0), reversal) for report, one in sides)
    name = " ".join(_naming(reversal))
    return Thread(id="", topic=reversal.right.topic, name=capital(name), points=points)


def _naming(reversal: Reversal) -> list[str]:
    """Return the first words of the later sentence that the earlier has too and that are no small words."""
    wording = load_wording()
    other = {word.key for word in split_words(reversal.left.text)}
    small = wording.stops | wording.modals | wording.hedges | wording.negators
    words = [word.key for word in split_words(reversal.right.text)]
    telling = [one for one in words if one in other and one not in small and len(one) >= _LONG_ENOUGH]
    return list(dict.fromkeys(telling))[:_MOST_NAMING]


def _contrasted(point: ThreadPoint, reversal: Reversal) -> ThreadPoint:
    """Return a point of a reversal with the tone that the contrast gives it; any other as it is."""
    tones = dict(zip(reversal.reports, _tones(reversal), strict=True))
    sources = dict(zip(reversal.reports, (reversal.left.id, reversal.right.id), strict=True))
    if point.direction is not None or point.kind == "item" or sources.get(point.report) != point.source:
        return point
    return replace(point, polarity=tones[point.report])


def _tones(reversal: Reversal) -> tuple[Polarity, Polarity]:
    """Return the tones of both sentences: of two that say the contrary, one praises and one finds fault.

    A tone that words give decides; where neither has one, what is denied is the fault.
    """
    said = [reversal.left.polarity, reversal.right.polarity]
    denied, plain = reversal.denied, 1 - reversal.denied
    if said[plain] in _CONTRARY and said[denied] in {"neutral", said[plain]}:
        said[denied] = _CONTRARY[said[plain]]
    elif said[denied] in _CONTRARY and said[plain] == "neutral":
        said[plain] = _CONTRARY[said[denied]]
    elif said == ["neutral", "neutral"]:
        said[denied], said[plain] = "concern", "praise"
    return said[0], said[1]
