"""The rules that look at the inspectors' own words on change, and what other rules ask of a case as well."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hmicdiff.judging.numbers import is_number_beside_standard
from hmicdiff.judging.sides import overlap, polarity_of
from hmicdiff.judging.standards import tells_a_standard
from hmicdiff.judging.weights import OF_A_PART, settled, told_anywhere, told_better, told_worse, weight

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from hmicdiff.judging.case import Case
    from hmicdiff.model import ThreadPoint, Verdict

__all__ = [
    "STATED",
    "both_speak",
    "grade_went",
    "has_item",
    "has_worsened",
    "unremedied",
    "ways_of_parts",
]

_OF_GRADES = re.compile(r"\b(?:grades?|grading|judge?ments?|ratings?)\b", re.IGNORECASE)
"""Words by which a sentence is on grades, and not on what they are given for."""
_FATES = {"closed": "better", "improved": "better", "repeated": "worse", "regressed": "worse"}
"""Which way an item in a state went, or a part of a topic with a verdict."""
_HELD_IN_REVIEW = "tone-improved"
"""Rule whose verdicts held when read, though each was to be reviewed: thirteen of fifteen, of inferred faults 24 of 38."""
_COMPARABLE_SHARE = 0.5
"""What weighs so much of the heavier stands against it: a concern from there on, statements the other way above it."""


def both_speak(case: Case) -> bool:
    """Whether both reports speak of the subject."""
    return bool(case.left) and bool(case.right)


def _words_not_comparable(case: Case) -> bool:
    """Whether inspectors say that it may not be compared; what they say of grades is told with the two grades."""
    moved = weight(case, "improved", "regressed")
    told = weight(case, "not_comparable") and not (case.grade is not None and _speaks_of_grades_alone(case))
    return both_speak(case) and bool(told) and not moved


def _speaks_of_grades_alone(case: Case) -> bool:
    """Whether all that inspectors say may not be compared are grades."""
    return all(_OF_GRADES.search(one.quote) for one in case.right.stated("not_comparable"))


def _words_too_early(case: Case) -> bool:
    told = case.right.says_too_early() and not told_better(case) + told_worse(case)
    return both_speak(case) and told and not case.items


def _words_disagree(case: Case) -> bool:
    """Whether something is stated to be better and something worse; of a topic, a grade that may be compared sums that up."""
    if not both_speak(case) or settled(case) is not None or grade_went(case) is not None:
        return False
    at_once = not case.is_topic and _says_both_at_once(case)
    return at_once or _go_both_ways(case) or (has_worsened(case) and _reads_well(case) and _has_gain(case))


def _says_both_at_once(case: Case) -> bool:
    """Whether one sentence on the thread says that it is better and not yet good: "more quickly, but still too slowly"."""
    better = set(case.right.stated("improved"))
    return any(point in better and point.names_it for point in case.right.stated("regressed", "unresolved"))


def _go_both_ways(case: Case) -> bool:
    """Whether what is stated to be better and what is stated to be worse, or there still, are of like weight."""
    up, down = told_better(case), told_worse(case)
    if case.is_topic and (up or down):
        up = max(up, told_anywhere(case, "improved")) if down else up
        down = max(down, told_anywhere(case, "regressed", "unresolved")) if up else down
    return bool(up and down) and min(up, down) > _COMPARABLE_SHARE * max(up, down)


def _parts_disagree(case: Case) -> bool:
    """Whether a topic went one way by words or items on the whole of it, and a part of it the other way.

    A grade that may be compared sums the parts up, and no part stands against it. Where both reports grade the topic and
    the grades may not be compared, what is told of parts says nothing of the whole.
    """
    own = {one for one, told in (("better", told_better(case)), ("worse", told_worse(case))) if told}
    own |= {_FATES[one.status] for one in case.items if one.status in _FATES}
    every = own | ways_of_parts(case, sure=True)
    open_ = case.grade is None and settled(case) is None
    return both_speak(case) and open_ and bool(own) and len(every) > 1


def ways_of_parts(case: Case, *, sure: bool) -> set[str]:
    """Return which ways the parts of a topic went; where they have to be `sure`, none that may well not hold.

    What is stated or graded of a part counts whether or not it is to be reviewed; one that inspectors say is better and
    worse went both ways.
    """
    held = (one for one in case.parts if one.verdict in _FATES and not (sure and _is_doubtful(one)))
    ways = {_FATES[one.verdict] for one in held}
    both = any(one.verdict == "mixed" and not one.inferred for one in case.parts)
    return ways | ({"better", "worse"} if both else set())


def _is_doubtful(verdict: Verdict) -> bool:
    """Whether a verdict on a part may well not hold: an inferred one that a reader has to review, but for one rule."""
    return verdict.inferred and verdict.needs_review and verdict.rule != _HELD_IN_REVIEW


def _is_low_graded(case: Case) -> bool:
    """Whether the later report's grade on the topic is one of the two negative ones."""
    values = {change.right.value for change in case.grades if change.right is not None}
    return bool(values & {"requires improvement", "inadequate"})


def _reads_badly(case: Case) -> bool:
    """Whether the later report is critical on the whole: in tone, or by a negative grade that did not rise."""
    if grade_went(case) == "improved" or settled(case) == "better":
        return False
    return case.right.polarity == "concern" or _is_low_graded(case)


def unremedied(case: Case) -> bool:
    """Whether the later report raises a concern on the matter that it does not say is put right.

    Against an improvement since a named inspection it has to weigh half as much; else any stands. Where every
    sentence that tells an improvement finds fault in the same breath, that fault stands, and so does one that the next
    sentence sets against it. A whole topic has one where its report praises and criticises it at once.
    """
    if case.is_topic:
        return _is_partly_wanting(case)
    better = case.right.stated("improved")
    if better and not case.right.tells_closure:
        at_once = all(point.polarity == "mixed" for point in better)
        if at_once or case.right.turned_on(better):
            return True
    if better and has_item(case, "repeated"):
        return True
    if not case.blocking:
        return False
    against = sum(point.weight for point in case.blocking)
    return not case.right.names_the_time("improved") or against >= _COMPARABLE_SHARE * told_better(case)


def _is_partly_wanting(case: Case) -> bool:
    """Whether the later report finds good and bad in a topic, which no grade that rose sums up as better."""
    return grade_went(case) != "improved" and polarity_of(_beside_items(case)) in {"mixed", "concern"}


def _beside_items(case: Case) -> Iterator[ThreadPoint]:
    """Yield the later report's findings of today, without the faults by which it recalls items of the earlier one."""
    own = (one for one in case.right.findings if one.source not in case.strays)
    return (one for one in own if one.polarity == "praise" or not _is_recalled(one, case))


def _is_recalled(point: ThreadPoint, case: Case) -> bool:
    """Whether a finding tells what was found before: of an earlier inspection, or of an item that is followed."""
    return case.right.is_history(point) or _is_followed(point, case)


def _is_followed(point: ThreadPoint, case: Case) -> bool:
    """Whether a finding of the later report stands where it tells of an item that the earlier one raised."""
    places = (place for one in case.items for place in one.items if place.report == case.right.report)
    return any(overlap(point, place) for place in places)


def _improvement_stands(case: Case) -> bool:
    """Whether improvement is stated, and nothing in the same report stands against it.

    Where a standard is plainly said to be kept, a weak word of something more ("now meets in three places") is no gain.
    Nor is a topic better as a whole that has the grade it had, where a part of it is said to be worse or there still.
    """
    if (
        grade_went(case) == "unchanged"
        and settled(case) != "better"
        and "worse" in ways_of_parts(case, sure=True)
    ):
        return False
    better = told_better(case)
    kept = better < _COMPARABLE_SHARE * weight(case, "sustained") or is_number_beside_standard(
        case, "improved"
    )
    return better > told_worse(case) and not kept and not _reads_badly(case) and not unremedied(case)


def _words_improved(case: Case) -> bool:
    stands = both_speak(case) and _improvement_stands(case)
    return stands and case.right.names_the_time("improved")


def _words_improved_undated(case: Case) -> bool:
    return both_speak(case) and _improvement_stands(case)


def _words_beside_concern(case: Case) -> bool:
    told = told_better(case) > told_worse(case) and (unremedied(case) or _reads_badly(case))
    closed = case.grade is None and has_item(case, "closed") and _has_open_matter(case)
    return both_speak(case) and (told or closed)


def _has_open_matter(case: Case) -> bool:
    """Whether the later report asks for something on the thread, or says that something of it is worse or unsolved.

    So has one that, beside the item that is closed, finds the thread wanting as a whole. Of a whole topic, of which much
    is told, what is said of any part to be worse or unsolved is open, and criticism that weighs half as much as praise.
    """
    if case.is_topic:
        left_open = told_anywhere(case, "regressed", "unresolved") or _is_partly_wanting(case)
        return grade_went(case) is None and bool(left_open)
    told = set(case.right.stated("regressed", "unresolved"))
    asked = any(
        (one.kind == "item" or one in told) and one.weight >= OF_A_PART
        for one in case.right.concerns
        if not _is_followed(one, case)
    )
    return asked or polarity_of(_beside_items(case)) == "concern"


def _told_improved(case: Case) -> bool:
    """The later report alone tells an earlier problem and that it was put right."""
    told = not case.left and bool(case.right.told("improved"))
    return told and _improvement_stands(case) and case.right.polarity != "concern"


def _told_repeated(case: Case) -> bool:
    """The later report alone tells an earlier problem and that it is still there."""
    told = not case.left and bool(case.right.told("unresolved"))
    return told and weight(case, "unresolved") > told_better(case)


def _told_regressed(case: Case) -> bool:
    """The later report alone tells that things are worse than at an earlier inspection that it names."""
    told = not case.left and bool(case.right.told("regressed"))
    worse = weight(case, "regressed")
    return told and worse > told_better(case) and case.right.polarity not in {"praise", "mixed"}


def _words_regressed(case: Case) -> bool:
    """Whether decline is stated; what is praised beside it is kept, unless something of it is better.

    A number that moved, from a time that nobody names, is no decline of what the report goes on praising; nor is a topic
    worse as a whole that has the grade it had, unless the inspectors say so of all of it.
    """
    if grade_went(case) == "unchanged" and settled(case) != "worse":
        return False
    if is_number_beside_standard(case, "regressed"):
        return False
    counted = weight(case, "regressed") < OF_A_PART and not case.right.names_the_time("regressed")
    worse = has_worsened(case) and weight(case, "regressed") >= weight(case, "unresolved")
    return both_speak(case) and worse and not (counted and _reads_well(case))


def has_worsened(case: Case) -> bool:
    """Whether decline is stated, with more weight than improvement."""
    return weight(case, "regressed") > told_better(case)


def _reads_well(case: Case) -> bool:
    """Whether the later report praises the matter, be it beside faults."""
    return case.right.polarity in {"praise", "mixed"}


def _has_gain(case: Case) -> bool:
    """Whether anything of the matter is better: by the inspectors' words, an item, a figure, or a fault now praised."""
    followed = has_item(case, "closed") or any(one.direction == "improved" for one in case.figures)
    turned = bool(case.left.concerns) and any(one.polarity == "praise" for one in case.right.findings)
    return bool(case.right.stated("improved")) or followed or turned


def _words_repeated(case: Case) -> bool:
    """A problem said to be there still repeats an earlier one only where the earlier report has one, and no two grades tell more."""
    raised_before = case.left.polarity in {"concern", "mixed"}
    told = raised_before and weight(case, "unresolved") > told_better(case)
    return both_speak(case) and told and grade_went(case) is None


def _words_unchanged(case: Case) -> bool:
    """Whether inspectors say that a standard was kept; of a whole topic their words outweigh a fault of a part.

    That a thing goes on is no standard. Where a part of a topic moved, what is kept of another carries it no more.
    """
    tones = {"praise"} if case.is_topic else {"praise", "neutral"}
    kept = weight(case, "sustained") and any(
        one.polarity in tones and tells_a_standard(one, case.right) for one in case.right.stated("sustained")
    )
    if case.is_topic and settled(case) is None and ways_of_parts(case, sure=True):
        return False
    critical = "concern" in {case.left.polarity, case.right.polarity}
    numbers = set(case.right.stated("regressed")) if is_number_beside_standard(case, "regressed") else set()
    critical = critical or (not case.is_topic and unremedied(case) and not set(case.blocking) <= numbers)
    return both_speak(case) and bool(kept) and not critical


def grade_went(case: Case) -> str | None:
    """Return which way grades that may be compared went; None where there are no such grades."""
    change = case.grade
    return None if change is None or change.comparability == "no" else change.direction


def has_item(case: Case, status: str) -> bool:
    """Whether an obligation on the matter is in a state."""
    return any(one.status == status for one in case.items)


STATED: Mapping[str, Callable[[Case], bool]] = {
    "words-not-comparable": _words_not_comparable,
    "words-too-early": _words_too_early,
    "words-disagree": _words_disagree,
    "parts-disagree": _parts_disagree,
    "words-improved": _words_improved,
    "words-improved-undated": _words_improved_undated,
    "words-regressed": _words_regressed,
    "words-repeated": _words_repeated,
    "words-beside-concern": _words_beside_concern,
    "told-improved": _told_improved,
    "told-repeated": _told_repeated,
    "told-regressed": _told_regressed,
    "words-unchanged": _words_unchanged,
}
"""The rules of the inspectors' own words, and of what they say of parts, by the rule's id."""
