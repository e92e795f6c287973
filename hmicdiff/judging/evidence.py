"""Choose the few sentences that show a verdict, from both reports, the strongest first."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from hmicdiff.comparing.similarity import score_tokens, tokenise
from hmicdiff.comparing.threads.points import GRADE_TONE
from hmicdiff.judging.case import DECIDING, MOVED
from hmicdiff.judging.cited import as_evidence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from hmicdiff.comparing.similarity import Matrix, Tokens
    from hmicdiff.judging.case import Case
    from hmicdiff.judging.sides import Side
    from hmicdiff.model import (
        GradeChange,
        GradeSide,
        Polarity,
        Reading,
        StatementDirection,
        ThreadPoint,
        VerdictClass,
        VerdictEvidence,
    )

__all__ = ["choose_evidence"]

_MOST = 4
"""Most points shown of a thread for one report."""
_MOST_OF_TOPIC = 2
"""Most points shown of a topic for one report, beside its grade and what the verdict owes: a topic is wide, and every
line beside those that decide is likelier to be on another of its matters."""
_STATED = {
    "improved": 3.0,
    "regressed": 3.0,
    "unresolved": 3.0,
    "too_early": 3.0,
    "not_comparable": 3.0,
    "sustained": 1.0,
}
"""What a statement of change adds; that something goes on says least."""
_ITEM = 2.0
_OWN_TONE = 1.0
_AT_HOME = 1.5
"""What a sentence adds to a topic that stands in a section on it: one from another section speaks of a part at most."""
_OUTRIGHT = 4.0
"""What a statement on the topic itself adds: it sums up what the others tell of parts."""
_DATED = 1.0
"""What naming the time adds to a statement of change: the verdict tells from when it is measured."""
_DECIDES = 2.0
"""What a line gains where it decides that a matter is mixed: the concern that stands, or what a part of a topic went by."""
_COUNTED = 0.5
_KEPT = 512
"""Sides whose points are remembered beside each other, a kilobyte each."""
_SAID_TWICE = 0.75
"""Two points of one report this alike say the same; one is shown."""
_TONES = frozenset({"praise", "concern"})
_TELLS: Mapping[VerdictClass, tuple[StatementDirection, ...]] = {
    "improved": ("improved",),
    "regressed": ("regressed",),
    "repeated": ("unresolved",),
    "unchanged": ("sustained",),
    "mixed": ("improved", "regressed", "unresolved"),
}
"""What the later report states of change where it states the verdict itself, or both sides of it."""
_AGAINST: Mapping[VerdictClass, Polarity] = {"improved": "concern", "regressed": "praise"}
_LIKE = 2.0
_ANSWERS = 2.0


def choose_evidence(
    case: Case, verdict: VerdictClass, readings: dict[str, Reading]
) -> tuple[VerdictEvidence, ...]:
    """Return the evidence of a verdict: grades first, then the points of the earlier and later report.

    What the later report states of change shows most. Tone shows nothing where nothing is compared: two grades that may not be
    compared show that by themselves. What a verdict rests on is always among it: the concern that is raised again, both sides of
    what is mixed.
    """
    grades = [found for change in case.grades for found in _grades(change, readings)]
    if verdict == "not_comparable" and {case.left.report, case.right.report} == {
        one.report for one in grades
    }:
        return tuple(dict.fromkeys((*grades, *_cited(case.right.stated("not_comparable")))))
    tone = 0.0 if verdict == "not_comparable" else _OWN_TONE
    told = _TELLS.get(verdict, ())
    shown = (_own(case, case.left), _own(case, _without_contrary(case, verdict)))
    earlier, later = (_telling(case, side) for side in shown)
    home = case.topic if case.is_topic else None
    owing = _deciding(case, verdict)
    left = _own_worth(earlier, tone, {}, home, owing)
    right = _own_worth(later, tone, _STATED, home, owing)
    most = _MOST_OF_TOPIC if case.is_topic else _MOST
    faults = _faults_of(case, verdict)
    before = faults if verdict == "unchanged" else ()
    best = (
        *_best(earlier, left, later, (*_owed(earlier, verdict), *before), most),
        *_best(later, right, earlier, (*_owed(later, verdict, told), *faults), most),
    )
    return tuple(dict.fromkeys((*grades, *_cited(best))))


def _faults_of(case: Case, verdict: VerdictClass) -> tuple[Polarity, ...]:
    """Return the tone that a topic which is praised, or has improved, shows beside it: nobody reads that all of it is well."""
    return ("concern",) if case.is_topic and verdict in {"unchanged", "improved"} else ()


def _cited(points: Iterable[ThreadPoint]) -> Iterator[VerdictEvidence]:
    """Yield points as evidence."""
    return (as_evidence(one, one.report, one.kind) for one in points)


def _deciding(case: Case, verdict: VerdictClass) -> dict[tuple[str, str], float]:
    """Return what lines gain by deciding the verdict, by report and quote.

    What is stated of a topic itself decides it. What is mixed is so by the concerns that stand against what is better, and a
    topic by those of its parts that are not inferred.
    """
    gains = {(one.report, one.quote): _OUTRIGHT for one in case.outright}
    if verdict == "mixed":
        parts = _lines_of_parts(case) if case.is_topic else ()
        against = [(one.report, one.quote) for one in case.blocking]
        gains |= {line: max(gains.get(line, 0.0), _DECIDES) for line in (*parts, *against)}
    return gains


def _lines_of_parts(case: Case) -> list[tuple[str, str]]:
    """Return report and quote of what decides those parts of a topic that went a way; of inferred ones where all are."""
    moved = [one for one in case.parts if one.verdict in MOVED]
    stated = [one for one in moved if not one.inferred]
    lines = [one for part in stated or moved for one in part.evidence]
    return [(one.report, one.quote) for one in lines if one.kind in DECIDING or not stated]


def _without_contrary(case: Case, verdict: VerdictClass) -> Side:
    """Return the later side of a graded topic without sentences that say the contrary of the verdict.

    They are verdicts of their own, on their threads; as evidence of this one they would mislead.
    """
    grade = case.grade
    good = grade is not None and grade.right is not None and GRADE_TONE[grade.right.value or ""] == "praise"
    against = "concern" if verdict == "unchanged" and good else _AGAINST.get(verdict)
    if grade is None or against is None:
        return case.right
    kept = tuple(one for one in case.right.points if one.polarity != against or one.kind != "passage")
    return replace(case.right, points=kept)


def _own(case: Case, side: Side) -> Side:
    """Return a side without what speaks of a thread of another topic, unless it carries this one or says nothing else."""
    carrying = {one.source for one in (*case.wide, *case.outright)}
    own = tuple(one for one in side.points if one.source in carrying or one.source not in case.strays)
    return replace(side, points=own) if own else side


def _telling(case: Case, side: Side) -> Side:
    """Return a side of a graded topic without plain passages: beside its grade they show nothing."""
    if not any(one.report == side.report for change in case.grades for one in _sides_of(change)):
        return side
    plain = (one.polarity == "neutral" and one.kind == "passage" for one in side.points)
    return replace(
        side, points=tuple(one for one, is_plain in zip(side.points, plain, strict=True) if not is_plain)
    )


def _sides_of(change: GradeChange) -> list[GradeSide]:
    """Return the sides of a change that have a grade."""
    return [side for side in (change.left, change.right) if side is not None]


def _grades(change: GradeChange, readings: dict[str, Reading]) -> list[VerdictEvidence]:
    """Return the quotes of both grades of a change."""
    return [found for side in _sides_of(change) for found in _grade(side, readings[side.report])]


def _grade(side: GradeSide, reading: Reading) -> list[VerdictEvidence]:
    """Return the quote of one grade, as a list of at most one."""
    section = next((one for one in reading.report.sections if one.id == side.section), None)
    if section is None or section.grade is None or not section.grade.quote:
        return []
    return [as_evidence(section.grade, side.report, "grade")]


def _owed(
    side: Side, verdict: VerdictClass, told: tuple[StatementDirection, ...] = ()
) -> tuple[Polarity | StatementDirection, ...]:
    """Return the tones a reader must see of a side to follow the verdict, and what is `told` of change."""
    if verdict == "not_comparable":
        return ()
    if verdict == "mixed" or side.polarity == "mixed":
        return (*told, "concern") if verdict == "repeated" else (*told, "praise", "concern")
    return (*told, side.polarity) if side.polarity in {"praise", "concern"} else told


def _best(
    side: Side,
    own_worth: Sequence[float],
    other: Side,
    owed: Sequence[Polarity | StatementDirection],
    most: int,
) -> Sequence[ThreadPoint]:
    """Return the points of a side that show the verdict best, at most `most`, in reading order, none said twice.

    The best point of each tone that is `owed` is among them, if there is one.
    """
    if not side.points:
        return []
    answers = _answers(side, other)
    worth = [gain + answer for gain, answer in zip(own_worth, answers, strict=True)]
    ranked = sorted(range(len(side.points)), key=lambda i: (-worth[i], i))
    tokens = [tokenise(point.quote) for point in side.points]
    own = _own_scores(tuple(tokens))
    chosen: list[int] = []
    for i in ranked:
        if len(chosen) < most and all(own[i, j] < _SAID_TWICE for j in chosen):
            chosen.append(i)
    telling = [i for i in chosen if side.points[i].polarity != "neutral" or side.points[i].kind != "passage"]
    kept = telling if len(telling) > 1 and side.polarity != "neutral" else chosen
    shown = {*kept, *_twins(answers, chosen)}
    return [side.points[i] for i in sorted({*shown, *_missing(side, ranked, shown, owed)})]


@lru_cache(maxsize=_KEPT)
def _own_scores(tokens: tuple[Tokens, ...]) -> Matrix:
    """Return how alike the points of one side are: the side comes again in every pair of reports."""
    return score_tokens(tokens, tokens)


def _missing(
    side: Side, ranked: Sequence[int], shown: set[int], owed: Sequence[Polarity | StatementDirection]
) -> Iterator[int]:
    """Yield the best point of each owed tone or change that no point shown has; a mixed point has both tones."""
    for one in owed:
        has = {one, "mixed"} if one in _TONES else {one}
        having = [i for i in ranked if {side.points[i].polarity, side.points[i].direction} & has]
        if having and not shown.intersection(having):
            yield having[0]


def _twins(answers: Sequence[float], chosen: Sequence[int]) -> list[int]:
    """Return the chosen point that answers the other side best, if any does."""
    best = max(chosen, key=lambda i: (answers[i], -i))
    return [best] if answers[best] else []


def _answers(side: Side, other: Side) -> list[float]:
    """Return how much each point gains by answering a point of the other side.

    A point gains by its likeness to the most alike point over there, and again if it is itself the
    most alike over here to one of them: the pair that a reader can hold side by side.
    """
    if not other.points:
        return [0.0] * len(side.points)
    scores = score_tokens(
        [tokenise(point.quote) for point in side.points], [tokenise(point.quote) for point in other.points]
    )
    gains = [_LIKE * float(row.max()) for row in scores]
    for best in sorted({int(place) for place in scores.argmax(axis=0)}):
        gains[best] += _ANSWERS
    return gains


def _own_worth(
    side: Side,
    tone: float,
    stated: Mapping[str, float],
    home: str | None,
    deciding: Mapping[tuple[str, str], float],
) -> list[float]:
    """Return how well each point shows what its side says, by itself.

    `home` is the topic that is judged whole, `deciding` is what lines gain by deciding the verdict.
    """
    return [
        _worth(point, side, tone, stated)
        + _at_home(point, side, home)
        + deciding.get((point.report, point.quote), 0.0)
        for point in side.points
    ]


def _at_home(point: ThreadPoint, side: Side, home: str | None) -> float:
    """Return what a point gains by standing in a section on the topic `home`."""
    sentence = side.sentence_of(point)
    return _AT_HOME if home is not None and sentence is not None and sentence.topic == home else 0.0


def _worth(point: ThreadPoint, side: Side, tone: float, stated: Mapping[str, float]) -> float:
    """Return how well one point shows what its side says."""
    worth = point.weight + stated.get(point.direction or "", 0.0)
    worth += _ITEM if point.kind in {"item", "grade"} else 0
    worth += _COUNTED if point.kind == "figure" else 0
    worth += _DATED if stated and any(one.reference.text for one in side.statements_at(point)) else 0
    return worth + (tone if point.polarity == side.polarity else 0)
