"""What a verdict is told with: the sentence of its rule, and how far the two reports compare."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hmicdiff.judging.case import MOVED
from hmicdiff.judging.contrary import contrary_parts, in_words
from hmicdiff.judging.pairs import is_inspection
from hmicdiff.text import capital

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from hmicdiff.judging.case import Case
    from hmicdiff.judging.pairs import Pair
    from hmicdiff.judging.sides import Side
    from hmicdiff.model import Comparability, GradeChange, GradeSide, Reading, Since
    from hmicdiff.vocabulary.rules import RuleRow, Rules, Where

__all__ = ["comparability_of", "reason_of"]

_WHOLE_BODY = "overall"
_LEFT_OPEN = frozenset({"not_comparable", "unchanged"})
"""Verdicts that say nothing of how the parts of a topic went."""
_PARTS_APART = "How its parts went is told of each by itself."
_OF_ONE = "That is one matter of the topic; how the others went is told of each by itself."


def comparability_of(case: Case, rule: RuleRow, pair: Pair) -> Comparability:
    """Return how far a verdict compares like with like.

    What the inspectors state, an obligation that is followed, a figure that may be compared, and what
    only says that a text is silent need no care. A grade has its own answer. Tone compares freely
    within one cycle of inspection reports, else with care.
    """
    if rule.verdict == "not_comparable":
        return "no"
    if rule.basis == "graded" and case.grade is not None:
        return case.grade.comparability
    if not rule.inferred or rule.verdict in {"new", "dropped"}:
        return "yes"
    return "yes" if _alike(pair) else "with_care"


def _alike(pair: Pair) -> bool:
    """Whether two reports are of one cycle and both letters, or both inspection reports."""
    left, right = pair.left.report.identity, pair.right.report.identity
    same_cycle = left.cycle_order is not None and left.cycle_order == right.cycle_order
    return same_cycle and is_inspection(pair.left) == is_inspection(pair.right)


def reason_of(case: Case, rule: RuleRow, since: Since, readings: Mapping[str, Reading], rules: Rules) -> str:
    """Return one sentence or two: the rule's own, the grades, the inspection measured from."""
    sentence = rules.sentence(rule, _so_of(case, rule))
    parts = [sentence, *_on_parts(case, rule), *_grade_words(case, rule), *_on_contrary(case, rule)]
    if rule.verdict == "new" and since.text is not None:
        stated = sorted({point.direction or "" for point in case.right.stated("improved", "regressed")})
        parts.extend(f"The inspectors state that it {one} since {_said(since)}." for one in stated)
    if since.text is not None and since.report is None:
        parts.append(f"It is measured from {_said(since)}, which is not among these reports.")
    elif rule.verdict == "repeated" and since.report in readings:
        parts.append(f"Among these reports it has stood since {since.cycle or 'the earlier one'}.")
    return " ".join(parts)


def _so_of(case: Case, rule: RuleRow) -> frozenset[Where]:
    """Return what is so of a case on a topic, by which a rule's own sentence may say too much."""
    if not case.is_topic:
        return frozenset()
    faulted = (bool(case.left.concerns), bool(case.right.concerns))
    whole = any(one.direction == rule.verdict for one in case.outright)
    told: tuple[tuple[Where, bool], ...] = (
        ("in-passing", case.is_in_passing),
        ("of-parts", not whole),
        ("both-faulted", all(faulted)),
        ("earlier-faulted", faulted == (True, False)),
        ("later-faulted", faulted == (False, True)),
    )
    return frozenset(where for where, is_so in told if is_so)


def _on_parts(case: Case, rule: RuleRow) -> list[str]:
    """Return that parts of a topic moved, where the verdict on the whole leaves that open or rests on an item of one."""
    moved = [one for one in case.parts if one.verdict in MOVED]
    if not case.is_topic:
        return []
    if rule.basis == "item" and len(case.parts) > 1:
        return [_OF_ONE]
    return [_PARTS_APART] if rule.verdict in _LEFT_OPEN and moved else []


def _on_contrary(case: Case, rule: RuleRow) -> list[str]:
    """Return that the inspectors state of parts of a topic that they went another way, where they do."""
    parts = contrary_parts(case, rule.verdict)
    return [in_words(parts, rule.verdict)] if parts else []


def _said(since: Since) -> str:
    """Return the time a change is measured from, in the report's own words."""
    return f"“{since.text}”" if since.text else since.cycle or ""


def _grade_words(case: Case, rule: RuleRow) -> list[str]:
    """Return the grades side by side and how far they compare, where the rule rests on them.

    Beside what rests on other evidence it is said only that they may not be compared, where that is so.
    """
    shown = [one for one in case.grades if one.left and one.right]
    if not rule.id.startswith("grade-"):
        apart = dict.fromkeys(one.reason for one in shown if one.comparability == "no")
        return [f"The grades shown beside it may not be compared: {reason}." for reason in apart]
    return [
        f"{capital(_graded(one.left, case.left, case.topic))}, then "
        f"{_graded(one.right, case.right, case.topic)}: {one.reason}."
        for one in shown
        if one.left and one.right
    ] + _on_one_pillar(case, shown)


def _on_one_pillar(case: Case, shown: Iterable[GradeChange]) -> list[str]:
    """Return that grades of a whole body are on one pillar of several, where they are."""
    if case.topic != _WHOLE_BODY:
        return []
    both = (
        {_pillar_of(one.left, case.left), _pillar_of(one.right, case.right)}
        for one in shown
        if one.left and one.right
    )
    return [
        f"Both grades are on {pillars.pop()} alone."
        for pillars in both
        if len(pillars) == 1 and None not in pillars
    ]


def _pillar_of(grade: GradeSide, side: Side) -> str | None:
    """Return the pillar a grade is on, None where it is on the whole body."""
    report = side.reading.report
    section = next((one for one in report.sections if one.id == grade.section), None)
    return (section.pillar if section else None) or report.identity.pillar


def _graded(grade: GradeSide, side: Side, topic: str) -> str:
    """Return a grade in words, with the printed heading it stands under where that is one of another topic, or a pillar."""
    section = next((one for one in side.reading.report.sections if one.id == grade.section), None)
    value = str(grade.value or "")
    if section is None or not section.heading:
        return value
    plain = section.topic == topic and section.pillar in {None, topic}
    return value if plain else f"{value} (“{section.heading}”)"
