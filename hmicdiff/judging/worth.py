"""Which verdicts on threads are worth a reader's time.

A report names a hundred sub-subjects, many of them once and in passing. What is told is what an
analyst would act on: change, concern, obligations, what is praised at some length. Silence of a report
that did not look at a topic says nothing of the threads within it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hmicdiff.comparing.threads.points import GRADE_TONE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hmicdiff.judging.case import Case
    from hmicdiff.judging.sides import Side
    from hmicdiff.model import GradeChange, Verdict, VerdictEvidence

__all__ = ["is_regraded", "is_telling", "is_worth_telling", "without_echoes"]

_AT_LENGTH = 3
"""So many sentences without a judgment are a subject of their own, fewer a passing mention."""
_UNCOMPARED = frozenset({"spoken-elsewhere", "concern-gone", "concern-first-raised"})
"""Rules by which both reports speak of a thread and nothing is compared: of a thread none is told."""
_NO_TURN = frozenset({"words-unchanged", "tone-described", "tone-unchanged", "tone-repeated", "tone-mixed"})
"""Rules that tell a thread as kept, or by tone without a turn: not of one that is its topic as a whole, where grades differ."""
_FOLLOWED = ("words-", "item-")
"""Openings of rules that hold what one report states, or closes, against what the other found."""
_BOTH_SIDES = 2
_TURNED = frozenset({"tone-improved", "tone-regressed"})
"""Rules by which the tone of a thread turned."""
_MUCH_IN_COMMON = 2
"""What two reports have to share beside a thread's name where one of them judges nothing and one says more than a sentence:
when read, with less 3 of 16 described in both held, with as much 5 of 8."""
_IN_PASSING = 1.0
"""Praise of no more weight than one plain sentence, with nothing on the other side, tells no change."""


def is_worth_telling(case: Case, *, looked_at: bool) -> bool:
    """Whether a case tells more than that one report mentions something in passing.

    `looked_at` is whether the report that is silent speaks of the topic, or had to, or is no inspection.
    """
    if case.is_topic:
        return bool(case.left or case.right or case.grades)
    if case.left and case.right:
        return _is_judged(case.left, case.right) or bool(case.items or case.figures)
    return _is_told_alone(case.left or case.right, looked_at=looked_at)


def is_regraded(changes: Iterable[GradeChange]) -> bool:
    """Whether two reports grade a topic differently, be it on other scales, or the one that grades it finds it wanting."""
    grades = {side.value for one in changes for side in (one.left, one.right) if side is not None}
    return len(grades) > 1 or any(GRADE_TONE.get(one or "") == "concern" for one in grades)


def is_telling(case: Case, rule: str, *, regraded: bool = False) -> bool:
    """Whether what a rule says of a thread tells an analyst anything.

    That two reports speak of a matter and cannot be held together is told of an obligation, which somebody
    has to answer for; of anything else it says nothing. Tones that share not a word are no comparison, unless
    both sides judge what the thread is known by, and judge it differently; what is only planned or tried out
    has no tone. Nor is a topic as a whole told as kept, or by tone without a turn, of which the grades differ (`regraded`).
    """
    if regraded and rule in _NO_TURN:
        return False
    if rule.startswith(_FOLLOWED) and _is_of_unlike_matters(case):
        return False
    if rule.startswith("tone-"):
        return _compares(case, rule)
    return case.is_topic or rule not in _UNCOMPARED


def _is_of_unlike_matters(case: Case) -> bool:
    """Whether two reports speak of unlike matters under one thread, and one of them of several."""
    several = max(len(side.findings) for side in (case.left, case.right)) >= _BOTH_SIDES
    return case.is_apart and not case.is_topic and bool(case.left and case.right) and several


def _compares(case: Case, rule: str) -> bool:
    """Whether the tones of two reports say something of one matter."""
    if rule == "tone-mixed" and not _says_both(case):
        return False
    if rule == "tone-repeated" and case.counts == "moved" and not case.is_topic:
        return False
    if case.is_topic:
        return True
    if rule == "tone-described" and not (_describes(case) and _is_of_one_matter(case)):
        return False
    if case.is_apart or not (case.left.findings and case.right.findings):
        return False
    sides = (case.left, case.right)
    turned = rule in _TURNED and all(_judges_it(side) for side in sides)
    asked = rule == "tone-repeated" and all(_asks_for_it(side) for side in sides)
    return not case.is_loose or turned or asked


def _asks_for_it(side: Side) -> bool:
    """Whether a report prints an obligation that names the very thing that a thread is known by."""
    return any(point.kind == "item" and point.names_it for point in side.findings)


def _says_both(case: Case) -> bool:
    """Whether both reports judge a thing, and the later one praises and criticises it: a thread in one breath.

    When read, of verdicts that rest on sentences here and there 9 of 12 were wrong, for the one is of another part, or tells what
    was put right; of those that rest on one breath 12 of 12 were right.
    """
    both = case.right.polarity == "mixed" and _in_one_breath(case.right)
    return case.left.polarity != "neutral" and (case.is_topic or both)


def _in_one_breath(side: Side) -> bool:
    """Whether one sentence says good and bad of a thread, or the next one sets a fault against its praise ("However, ...")."""
    named = [one for one in side.findings if one.names_it and one.kind != "grade"]
    praise = [one for one in named if one.polarity == "praise"]
    return any(one.polarity == "mixed" for one in named) or bool(side.turned_on(praise))


def _describes(case: Case) -> bool:
    """Whether a report that judges nothing counts the thing either: what is counted may have moved."""
    plain = [side for side in (case.left, case.right) if side.polarity == "neutral"]
    counted = any(point.kind in {"figure", "item"} for side in plain for point in side.findings)
    return len(plain) < _BOTH_SIDES and (not counted or case.counts == "level")


def _is_of_one_matter(case: Case) -> bool:
    """Whether what decides shares much beside the thread's name, or each report has one sentence on it and no other."""
    alone = max(len(side.findings) for side in (case.left, case.right)) == 1
    return alone or case.in_common >= _MUCH_IN_COMMON


def _judges_it(side: Side) -> bool:
    """Whether a report judges the very thing that a thread is known by."""
    return any(point.names_it and point.polarity == side.polarity for point in side.findings)


def _is_judged(left: Side, right: Side) -> bool:
    """Whether one of two sides praises or criticises, or the later one states a change."""
    toned = any(side.polarity != "neutral" for side in (left, right))
    return toned or any(point.direction for point in right.points)


def _is_told_alone(side: Side, *, looked_at: bool) -> bool:
    """Whether what one report says of a thread is told where the other is silent."""
    if side.polarity in {"concern", "mixed"}:
        return True
    if any(point.kind in {"item", "statement"} for point in side.points):
        return True
    if side.polarity == "praise":
        return looked_at and sum(point.weight for point in side.points) > _IN_PASSING
    return len(side.points) >= _AT_LENGTH


def without_echoes(
    verdicts: Sequence[Verdict], inspections: frozenset[str], general: frozenset[str] = frozenset()
) -> list[Verdict]:
    """Return the verdicts without those on threads that another one tells as well.

    A thread says the same as another between two reports where its class is the same and the other
    shows all its evidence and more, and one of the `general`, which are a topic as a whole, where a part shows the same.
    Of two pairs that end in one report, that of two inspections tells what the one from a letter or a transcript says
    alike. `inspections` are ids of reports.
    """
    kept = [
        one
        for one in verdicts
        if one.thread is None or not any(_shows_it(other, one, general) for other in verdicts)
    ]
    return [one for one in kept if not _is_told_by_inspection(one, kept, inspections)]


def _shows_it(other: Verdict, one: Verdict, general: frozenset[str]) -> bool:
    """Whether the verdict on another thread has the same class, and shows all of one's evidence and more.

    A topic as a whole that rests on the very lines of a part is shown by the part.
    """
    alike = (other.from_, other.to, other.verdict) == (one.from_, one.to, one.verdict)
    if other.thread in {None, one.thread} or not alike:
        return False
    own, shown = _places(one.evidence), _places(other.evidence)
    return own <= shown if one.thread in general else own < shown


def _places(evidence: Iterable[VerdictEvidence]) -> set[tuple[str, str]]:
    """Return report and quote of each piece of evidence."""
    return {(one.report, one.quote) for one in evidence}


def _is_told_by_inspection(one: Verdict, verdicts: Iterable[Verdict], inspections: frozenset[str]) -> bool:
    """Whether a pair that begins with a letter or transcript says what two inspections say of a thread."""
    if one.thread is None or one.from_ in inspections:
        return False
    return any(
        (other.thread, other.to, other.verdict) == (one.thread, one.to, one.verdict)
        and other.from_ in inspections
        for other in verdicts
    )
