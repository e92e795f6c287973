"""The rules of judgement: each looks at a case and says whether it fits.

The order in which they are tried, their sentences and their confidence stand in the vocabulary
(``rules.toml``); here stands only what each of them looks at. A rule never weighs what a stronger
one already settled: the inspectors' own words, then grades that may be compared, then obligations,
figures, presence, and last the tone of what is said.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hmicdiff.judging.sides import overlap

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from hmicdiff.judging.case import Case
    from hmicdiff.model import StatementDirection
    from hmicdiff.vocabulary.rules import RuleRow, Rules

__all__ = ["CONDITIONS", "Decision_", "decide"]

_OF_A_PART = 1.0
"""Least weight of a statement on a part of a topic that stands against what carries the whole."""
_FATES = {"closed": "better", "improved": "better", "repeated": "worse", "regressed": "worse"}
"""Which way an item in a state went, or a part of a topic with a verdict."""
_COMPARABLE_SHARE = 0.5
"""Statements one way and the other are mixed where the lighter weigh at least half of the heavier."""


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


# --- inspectors' own words ---------------------------------------------------------------------


def _weight(case: Case, *directions: StatementDirection) -> float:
    """Return the weight of the later report's statements in `directions` that bear on the case."""
    if case.is_topic:
        return sum(point.weight for point in case.wide if point.direction in directions)
    return sum(point.weight for point in case.right.stated(*directions))


def _told_anywhere(case: Case, *directions: StatementDirection) -> float:
    """Return the weight of the later report's statements in `directions`, on any part of a topic.

    What is told of a part alone does not carry the topic; but it stands against the contrary.
    """
    return sum(point.weight for point in case.right.stated(*directions) if point.weight >= _OF_A_PART)


def _both_speak(case: Case) -> bool:
    """Whether both reports speak of the subject."""
    return bool(case.left) and bool(case.right)


def _up(case: Case) -> float:
    return _weight(case, "improved")


def _down(case: Case) -> float:
    return _weight(case, "regressed", "unresolved")


def _words_not_comparable(case: Case) -> bool:
    moved = _weight(case, "improved", "regressed")
    return _both_speak(case) and bool(_weight(case, "not_comparable")) and not moved


def _words_too_early(case: Case) -> bool:
    told = case.right.says_too_early() and not _up(case) + _down(case)
    return _both_speak(case) and told and not _has_item(case, "closed")


def _words_disagree(case: Case) -> bool:
    up, down = _up(case), _down(case)
    if case.is_topic and (up or down):
        up = max(up, _told_anywhere(case, "improved")) if down else up
        down = max(down, _told_anywhere(case, "regressed", "unresolved")) if up else down
    return _both_speak(case) and bool(up and down) and min(up, down) > _COMPARABLE_SHARE * max(up, down)


def _parts_disagree(case: Case) -> bool:
    """Whether a topic went one way by words or items on the whole of it, and a part of it the other way.

    A grade that may be compared sums the parts up, and no part stands against it.
    """
    own = {one for one, told in (("better", _up(case)), ("worse", _down(case))) if told}
    own |= {_FATES[one.status] for one in case.items if one.status in _FATES}
    every = own | {_FATES[one.verdict] for one in case.parts if one.verdict in _FATES}
    return _both_speak(case) and _grade_went(case) is None and bool(own) and len(every) > 1


def _is_low_graded(case: Case) -> bool:
    """Whether the later report's grade on the topic is one of the two negative ones."""
    values = {change.right.value for change in case.grades if change.right is not None}
    return bool(values & {"requires improvement", "inadequate"})


def _reads_badly(case: Case) -> bool:
    """Whether the later report is critical on the whole: in tone, or by a negative grade that did not rise."""
    if _grade_went(case) == "improved":
        return False
    return case.right.polarity == "concern" or _is_low_graded(case)


def _unremedied(case: Case) -> bool:
    """Whether the later report raises a concern on the matter that it does not say is put right.

    Against an improvement since a named inspection it has to weigh half as much; else any stands.
    """
    if case.is_topic or not case.blocking:
        return False
    against = sum(point.weight for point in case.blocking)
    return not case.right.names_the_time("improved") or against >= _COMPARABLE_SHARE * _up(case)


def _improvement_stands(case: Case) -> bool:
    """Whether improvement is stated, and nothing in the same report stands against it."""
    return _up(case) > _down(case) and not _reads_badly(case) and not _unremedied(case)


def _words_improved(case: Case) -> bool:
    stands = _both_speak(case) and _improvement_stands(case)
    return stands and case.right.names_the_time("improved")


def _words_improved_undated(case: Case) -> bool:
    return _both_speak(case) and _improvement_stands(case)


def _words_beside_concern(case: Case) -> bool:
    told = _up(case) > _down(case) and _unremedied(case)
    closed = not case.is_topic and _has_item(case, "closed") and _has_open_matter(case)
    return _both_speak(case) and (told or closed)


def _has_open_matter(case: Case) -> bool:
    """Whether the later report asks for something on the thread, or says that something of it is worse or unsolved."""
    told = set(case.right.stated("regressed", "unresolved"))
    followed = [place for one in case.items for place in one.items if place.report == case.right.report]
    return any(
        (one.kind == "item" or one in told) and one.weight >= _OF_A_PART
        for one in case.right.concerns
        if not any(overlap(one, place) for place in followed)
    )


def _told_improved(case: Case) -> bool:
    """The later report alone tells an earlier problem and that it was put right."""
    told = not case.left and bool(case.right.told("improved"))
    return told and _improvement_stands(case) and case.right.polarity != "concern"


def _told_repeated(case: Case) -> bool:
    """The later report alone tells an earlier problem and that it is still there."""
    told = not case.left and bool(case.right.told("unresolved"))
    return told and _weight(case, "unresolved") > _up(case)


def _told_regressed(case: Case) -> bool:
    """The later report alone tells that things are worse than at an earlier inspection that it names."""
    told = not case.left and bool(case.right.told("regressed"))
    worse = _weight(case, "regressed")
    return told and worse > _up(case) and case.right.polarity not in {"praise", "mixed"}


def _words_regressed(case: Case) -> bool:
    worse = _weight(case, "regressed")
    told = worse > _up(case) and worse >= _weight(case, "unresolved")
    return _both_speak(case) and told and case.right.polarity not in {"praise", "mixed"}


def _words_repeated(case: Case) -> bool:
    """A problem said to be there still repeats an earlier one only where the earlier report has one."""
    raised_before = case.left.polarity in {"concern", "mixed"}
    return _both_speak(case) and raised_before and _weight(case, "unresolved") > _up(case)


def _words_against_tone(case: Case) -> bool:
    up, worse = _up(case), _weight(case, "regressed")
    against = up > _down(case) and _reads_badly(case)
    return _both_speak(case) and (against or (worse > up and case.right.polarity in {"praise", "mixed"}))


def _words_unchanged(case: Case) -> bool:
    kept = _weight(case, "sustained")
    critical = "concern" in {case.left.polarity, case.right.polarity} or _unremedied(case)
    return _both_speak(case) and bool(kept) and not critical


# --- grades ------------------------------------------------------------------------------------


def _grade_went(case: Case) -> str | None:
    """Return which way grades that may be compared went; None where there are no such grades."""
    change = case.grade
    return None if change is None or change.comparability == "no" else change.direction


def _grade_against_words(case: Case) -> bool:
    opposed = {"improved": _down(case), "regressed": _up(case)}
    return bool(opposed.get(_grade_went(case) or "", 0))


def _grade_against_tone(case: Case) -> bool:
    """Whether a grade stands while what is said of the topic turns to concern, or from concern to praise."""
    turned = case.tones in {("praise", "concern"), ("neutral", "concern"), ("concern", "praise")}
    return _both_speak(case) and _grade_went(case) == "unchanged" and turned


def _grade_not_comparable(case: Case) -> bool:
    return case.grade is not None and case.grade.comparability == "no"


# --- obligations and figures -------------------------------------------------------------------


def _item_closed(case: Case) -> bool:
    return _both_speak(case) and _has_item(case, "closed")


def _item_repeated(case: Case) -> bool:
    return _both_speak(case) and _has_item(case, "repeated")


def _has_item(case: Case, status: str) -> bool:
    """Whether an obligation on the matter is in a state."""
    return any(one.status == status for one in case.items)


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
    """Whether each report speaks of threads of the topic, and none of both."""
    parts, others = case.left_threads, case.right_threads
    return _both_speak(case) and bool(parts) and bool(others) and not parts & others


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
    return _both_speak(case) and case.left.polarity == "neutral" and case.right.polarity == "concern"


def _concern_answered_by_figure(case: Case) -> bool:
    """Whether a concern is answered by a better figure alone, which no words judge."""
    went = {one.direction for one in case.moves}
    return _both_speak(case) and case.tones == ("concern", "neutral") and went == {"improved"}


def _concern_gone(case: Case) -> bool:
    return _both_speak(case) and case.left.polarity == "concern" and case.right.polarity == "neutral"


def _concern_done(case: Case) -> bool:
    return _both_speak(case) and case.tones == ("concern", "neutral") and case.is_done


def _tone_repeated(case: Case) -> bool:
    return _both_speak(case) and case.tones == ("concern", "concern")


def _tone_described(case: Case) -> bool:
    tones = set(case.tones)
    plain = "neutral" in tones and tones <= {"neutral", "praise"}
    return _both_speak(case) and plain and not case.has_moved and not _unremedied(case)


def _tone_improved(case: Case) -> bool:
    return _both_speak(case) and case.tones == ("concern", "praise") and not _unremedied(case)


def _tone_unchanged(case: Case) -> bool:
    """Both praise, and neither raises a concern beside it."""
    blamed = not case.is_topic and bool(case.left.concerns or case.right.concerns)
    return _both_speak(case) and case.tones == ("praise", "praise") and not blamed


CONDITIONS: Mapping[str, Callable[[Case], bool]] = {
    "words-not-comparable": _words_not_comparable,
    "words-too-early": _words_too_early,
    "words-disagree": _words_disagree,
    "parts-disagree": lambda case: case.is_topic and _parts_disagree(case),
    "words-improved": _words_improved,
    "words-improved-undated": _words_improved_undated,
    "words-regressed": _words_regressed,
    "words-repeated": _words_repeated,
    "words-against-tone": _words_against_tone,
    "words-beside-concern": _words_beside_concern,
    "told-improved": _told_improved,
    "told-repeated": _told_repeated,
    "told-regressed": _told_regressed,
    "words-unchanged": _words_unchanged,
    "grade-against-words": _grade_against_words,
    "grade-up": lambda case: _grade_went(case) == "improved",
    "grade-down": lambda case: _grade_went(case) == "regressed",
    "grade-against-tone": _grade_against_tone,
    "grade-same": lambda case: _grade_went(case) == "unchanged",
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
    "tone-regressed": lambda case: _both_speak(case) and case.tones == ("praise", "concern"),
    "tone-unchanged": _tone_unchanged,
    "tone-described": _tone_described,
    "tone-mixed": _both_speak,
}
"""What each rule of the vocabulary looks at, by the rule's id."""
