"""The rules of judgement: each looks at a case and says whether it fits.

The order in which they are tried, their sentences and their confidence stand in the vocabulary
(``rules.toml``); here stands only what each of them looks at. A rule never weighs what a stronger
one already settled: the inspectors' own words, then grades that may be compared, then obligations,
figures, presence, and last the tone of what is said.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hmicdiff.judging.sides import balance
from hmicdiff.judging.stated import (
    STATED,
    both_speak,
    grade_went,
    has_item,
    has_worsened,
    unremedied,
    ways_of_parts,
)
from hmicdiff.judging.weights import told_better, told_worse

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from hmicdiff.judging.case import Case
    from hmicdiff.judging.sides import Side
    from hmicdiff.vocabulary.rules import RuleRow, Rules

__all__ = ["CONDITIONS", "Decision_", "decide"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision_:  # noqa: N801 - `Decision` is a reviewer's
    """The rule that fits first, and the first later one that would say something else."""

    rule: RuleRow
    runner_up: RuleRow | None


def decide(case: Case, rules: Rules) -> Decision_:
    """Return the first rule that fits a case; the last rule of the table always does."""
    level = "topic" if case.is_topic else "thread"
    fitting = [row for row in rules.rows if row.level in {level, "both"} and CONDITIONS[row.id](case)]
    first = fitting[0] if fitting else rules.rows[-1]
    other = next((row for row in fitting if row.verdict != first.verdict), None)
    return Decision_(rule=first, runner_up=other)


_SEVERAL = 2.0
"""Weight of criticism beside which praise is not all that a report says of a topic: two plain sentences, or an obligation."""
_PART_OF_PRAISE = 0.25
"""Share of the weight of praise from which criticism is more than a detail of a topic."""

# --- grades ------------------------------------------------------------------------------------


def _grade_against_words(case: Case) -> bool:
    """Whether what inspectors state of a topic goes on the whole the other way than its grade."""
    better, worse = told_better(case), told_worse(case)
    opposed = {"improved": worse > better, "regressed": better > worse}
    return opposed.get(grade_went(case) or "", False)


def _grade_against_tone(case: Case) -> bool:
    """Whether a grade stands while what is said of the topic turns to concern, or gets worse.

    Praise of what was found wanting, under a grade that stands, is told of the parts that it praises.
    """
    tones = (case.left.polarity, case.right.polarity)
    turned = tones in {("praise", "concern"), ("neutral", "concern")}
    worse = has_worsened(case) and case.left.polarity != "concern"
    return both_speak(case) and grade_went(case) == "unchanged" and (turned or worse)


def _grade_not_comparable(case: Case) -> bool:
    return case.grade is not None and case.grade.comparability == "no"


# --- obligations and figures -------------------------------------------------------------------


def _item_closed(case: Case) -> bool:
    return _follows(case, "closed")


def _item_repeated(case: Case) -> bool:
    return _follows(case, "repeated")


def _follows(case: Case, status: str) -> bool:
    """Whether an obligation is in a state that tells how its subject went.

    Of a topic that both reports grade none does, nor of a thread that is its topic as a whole.
    """
    settles = not (_grade_not_comparable(case) or case.is_general)
    return both_speak(case) and has_item(case, status) and settles


def _figures_only(case: Case, direction: str) -> bool:
    """Whether significant figures went one way and none the other."""
    went = {one.direction for one in case.figures}
    return direction in went and not ({"improved", "regressed"} - {direction}) & went


# --- presence and tone -------------------------------------------------------------------------


def _earlier_speaks(case: Case) -> bool:
    """Whether the earlier report says anything of the subject, be it only a grade."""
    return bool(case.left) or any(change.left for change in case.grades)


def _later_speaks(case: Case) -> bool:
    """Whether the later report says anything of the subject, be it only a grade."""
    return bool(case.right) or any(change.right for change in case.grades)


def _different_parts(case: Case) -> bool:
    """Whether nothing of the topic meets: each report speaks of threads of it, and none of both, or asks for another thing."""
    if case.is_topic and _asks_differ(case):
        return True
    parts, others = case.left_threads, case.right_threads
    return both_speak(case) and bool(parts) and bool(others) and not parts & others and case.is_apart


def _asks_differ(case: Case) -> bool:
    """Whether all that is criticised are obligations, and those of one report exclude those of the other."""
    sides = (case.left, case.right)
    critical = [[one for one in side.points if one.polarity in {"concern", "mixed"}] for side in sides]
    return (
        all(critical)
        and not case.items
        and case.asks_at_odds
        and all(one.kind == "item" for side in critical for one in side)
    )


def _concern_first_raised(case: Case) -> bool:
    return both_speak(case) and case.left.polarity == "neutral" and case.right.polarity == "concern"


def _concern_answered_by_figure(case: Case) -> bool:
    """Whether a concern is answered by a better figure alone, which no words judge."""
    went = {one.direction for one in case.moves}
    return both_speak(case) and case.tones == ("concern", "neutral") and went == {"improved"}


def _concern_gone(case: Case) -> bool:
    return both_speak(case) and case.left.polarity == "concern" and case.right.polarity == "neutral"


def _concern_done(case: Case) -> bool:
    return both_speak(case) and case.tones == ("concern", "neutral") and case.is_done


def _parts_allow(case: Case, *ways: str) -> bool:
    """Whether no part of a topic went another way than those that its tone tells."""
    return ways_of_parts(case, sure=False) <= set(ways)


def _tone_repeated(case: Case) -> bool:
    return both_speak(case) and case.tones == ("concern", "concern") and _parts_allow(case, "worse")


def _tone_regressed(case: Case) -> bool:
    return both_speak(case) and case.tones == ("praise", "concern") and _parts_allow(case, "worse")


def _tone_described(case: Case) -> bool:
    tones = set(case.tones)
    plain = "neutral" in tones and tones <= {"neutral", "praise"}
    unmoved = case.counts != "moved" and _parts_allow(case, "better")
    return both_speak(case) and plain and unmoved and not unremedied(case)


def _tone_improved(case: Case) -> bool:
    turned = case.tones == ("concern", "praise") and _parts_allow(case, "better")
    faulted = not case.is_topic and bool(case.right.concerns)
    return both_speak(case) and turned and not faulted and not unremedied(case)


def _tone_unchanged(case: Case) -> bool:
    """Both praise, and neither raises a concern beside it; of a whole topic, none that weighs."""
    blamed = any(_is_blamed(side, is_topic=case.is_topic) for side in (case.left, case.right))
    return (
        both_speak(case)
        and case.tones == ("praise", "praise")
        and not blamed
        and _parts_allow(case, "better")
    )


def _is_blamed(side: Side, *, is_topic: bool) -> bool:
    """Whether a report that praises a subject finds fault with it too: of a whole topic, with more than a detail."""
    if not is_topic:
        return bool(side.concerns)
    praise, concern = balance(side.findings)
    return concern >= _SEVERAL and concern >= _PART_OF_PRAISE * praise


CONDITIONS: Mapping[str, Callable[[Case], bool]] = {
    **STATED,
    "grade-against-words": _grade_against_words,
    "grade-up": lambda case: grade_went(case) == "improved",
    "grade-down": lambda case: grade_went(case) == "regressed",
    "grade-against-tone": _grade_against_tone,
    "grade-same": lambda case: grade_went(case) == "unchanged",
    "item-closed": _item_closed,
    "item-repeated": _item_repeated,
    "figure-improved": lambda case: _figures_only(case, "improved"),
    "figure-regressed": lambda case: _figures_only(case, "regressed"),
    "grade-not-comparable": _grade_not_comparable,
    "spoken-elsewhere": lambda case: case.is_elsewhere,
    "only-later": lambda case: _later_speaks(case) and not _earlier_speaks(case),
    "only-earlier": lambda case: _earlier_speaks(case) and not _later_speaks(case),
    "different-parts": _different_parts,
    "asks-differ": _asks_differ,
    "concern-first-raised": _concern_first_raised,
    "concern-figure-better": _concern_answered_by_figure,
    "concern-done": _concern_done,
    "concern-gone": _concern_gone,
    "tone-repeated": _tone_repeated,
    "tone-improved": _tone_improved,
    "tone-regressed": _tone_regressed,
    "tone-unchanged": _tone_unchanged,
    "tone-described": _tone_described,
    "tone-mixed": both_speak,
}
"""What each rule of the vocabulary looks at, by the rule's id."""
