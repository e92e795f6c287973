"""May two grades be compared? *Yes*, *with care* or *no*, by the table of rules, with the reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hmicdiff.comparing.cited import cite

if TYPE_CHECKING:
    from hmicdiff.model import Cited, Comparability, Reading, Section
    from hmicdiff.vocabulary.comparability import ComparabilityRule, ComparabilityTable

__all__ = ["Answer", "compare_grades", "grade_declaration"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Whether two grades may be compared, and why."""

    comparability: Comparability
    reason: str
    rule: str
    """Id in the comparability table."""
    quote: Cited | None = None
    """The inspectorate's own sentence, where the text has one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Case:
    """Two graded sections of two reports."""

    left: Reading
    right: Reading
    left_section: Section
    right_section: Section
    declaration: Cited | None
    on_topic: Cited | None


def compare_grades(
    left: tuple[Reading, Section], right: tuple[Reading, Section], table: ComparabilityTable
) -> Answer:
    """Return whether the grades of two sections may be compared: the first rule that fits answers."""
    case = _Case(
        left=left[0],
        right=right[0],
        left_section=left[1],
        right_section=right[1],
        declaration=grade_declaration(right[0], table),
        on_topic=_not_comparable_on(right[0], right[1].topic),
    )
    rule = next(rule for rule in table.rules if _fits(rule, case))
    return Answer(
        comparability=rule.answer, reason=_reason(rule, case), rule=rule.id, quote=_quote(rule, case)
    )


def grade_declaration(reading: Reading, table: ComparabilityTable) -> Cited | None:
    """Return the sentence by which a report says that its grades can't be compared, if it has one."""
    for one in reading.sentences:
        if table.declares_grades_incomparable(one.text):
            return cite(one, reading.report.id)
    return None


def _not_comparable_on(reading: Reading, topic: str) -> Cited | None:
    """Return the report's statement that findings on `topic` can't be compared, if it has one."""
    for one in reading.report.statements:
        if one.direction == "not_comparable" and one.topic == topic:
            return cite(one, reading.report.id)
    return None


def _fits(rule: ComparabilityRule, case: _Case) -> bool:
    """Whether a rule's bounds hold the two reports and its condition is met."""
    left, right = case.left.report.identity, case.right.report.identity
    if not rule.bounds(left, right, case.right_section.topic):
        return False
    pillars = [
        _pillar(one, section)
        for one, section in ((case.left, case.left_section), (case.right, case.right_section))
    ]
    met = {
        "scale_changed": left.scale != right.scale,
        "carried_over": _is_carried(case.left_section) or _is_carried(case.right_section),
        "declared_in_text": case.declaration is not None and _other_cycle(case),
        "statement_on_topic": case.on_topic is not None,
        "topics_differ": case.left_section.topic != case.right_section.topic,
        "no_common_pillar": pillars[0] is None or pillars[0] != pillars[1],
        "pillar_against_whole": (left.pillar is None) != (right.pillar is None) and not _on_one_pillar(case),
        "same_report_kind": True,
    }
    return met[rule.when]


def _pillar(reading: Reading, section: Section) -> str | None:
    """Return the pillar that a grade is on: of the section, of a police report on one pillar that of the report."""
    identity = reading.report.identity
    return section.pillar if identity.sector == "fire" else section.pillar or identity.pillar


def _on_one_pillar(case: _Case) -> bool:
    """Whether both grades are on one pillar as a whole, be it alone in its report or one of several."""
    return case.left_section.pillar is not None and case.left_section.pillar == case.right_section.pillar


def _other_cycle(case: _Case) -> bool:
    """Whether the two reports are of different cycles."""
    return case.left.report.identity.cycle_order != case.right.report.identity.cycle_order


def _is_carried(section: Section) -> bool:
    """Whether a section's judgment is of an older inspection."""
    return section.grade is not None and section.grade.state in {"carried_over", "not_inspected"}


def _quote(rule: ComparabilityRule, case: _Case) -> Cited | None:
    """Return the sentence that a rule rests on, else the report's general one where the answer is no."""
    if rule.when == "statement_on_topic":
        return case.on_topic
    return case.declaration if rule.answer == "no" and rule.when != "carried_over" else None


def _reason(rule: ComparabilityRule, case: _Case) -> str:
    """Return the rule's reason with the case's names filled in."""
    left, right = case.left.report.identity, case.right.report.identity
    carried = [
        f"{name} takes it over from {section.grade.carried_over_from or 'an earlier year'}"
        for name, section in ((left.programme, case.left_section), (right.programme, case.right_section))
        if section.grade is not None and _is_carried(section)
    ]
    return rule.reason.format(
        left=left.programme or "the earlier report",
        right=right.programme or "the later report",
        left_scale=left.scale,
        right_scale=right.scale,
        left_topic=case.left_section.topic.replace("-", " "),
        right_topic=case.right_section.topic.replace("-", " "),
        carried=" and ".join(carried),
    )
