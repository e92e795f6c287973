"""How sure a verdict is: the measured share of right verdicts of its rule, less what weakens this one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hmicdiff.model import RunnerUp

if TYPE_CHECKING:
    from hmicdiff.judging.case import Case
    from hmicdiff.judging.rules import Decision_
    from hmicdiff.model import Comparability
    from hmicdiff.vocabulary.rules import RuleSettings

__all__ = ["confidence_of", "has_second_signal", "runner_up_of"]

_UNCLEAR = 0.15
"""What a tone that is half and half takes off."""
_THIN = 0.05
"""What a side that rests on one passage takes off."""
_LEAST = 0.3
_BY_THE_EARLIER = ("tone-", "words-improved-undated", "words-regressed")
"""Rules that measure from what the earlier report says, so that both have to speak of one matter."""
_BY_TONE = frozenset({"tone-improved", "tone-regressed"})
_ONE_SENTENCE = 0.55
"""Most that is sure where better or worse rests on a single sentence of one side, or where the two sides hang
together loosely: a person is asked."""
_RUNNER_UP_SHARE = 0.5


def confidence_of(
    case: Case, decided: Decision_, comparability: Comparability, settings: RuleSettings
) -> float:
    """Return the confidence of a verdict, between 0.3 and 1, in steps of 0.01."""
    confidence = decided.rule.confidence - _weakness(case, decided)
    if case.is_loose and decided.rule.id.startswith(_BY_THE_EARLIER):
        confidence = min(confidence, _ONE_SENTENCE)
    if decided.rule.id in _BY_TONE and any(side.is_thin for side in (case.left, case.right)):
        confidence = min(confidence, _ONE_SENTENCE)
    if comparability == "with_care":
        confidence = min(confidence, settings.with_care_at_most)
    return round(max(_LEAST, min(1.0, confidence)), 2)


def _weakness(case: Case, decided: Decision_) -> float:
    """Return what is taken off: for a tone that is not clear, for a side with little to say."""
    if not decided.rule.id.startswith(("tone-", "concern-", "only-")):
        return 0.0
    sides = [side for side in (case.left, case.right) if side]
    thin = sum(_THIN for side in sides if sum(point.weight for point in side.points) <= 1)
    if decided.rule.verdict == "mixed":
        return thin
    unclear = max((1 - side.clarity for side in sides if side.polarity != "neutral"), default=0.0)
    return thin + _UNCLEAR * unclear


def has_second_signal(case: Case) -> bool:
    """Whether more than one thing speaks for what the later report says."""
    side = case.right or case.left
    kinds = {point.kind for point in side.agreeing()}
    return len(side.agreeing()) > 1 or len(kinds) > 1 or (case.grade is not None and bool(side.points))


def runner_up_of(decided: Decision_, confidence: float) -> RunnerUp | None:
    """Return the class that would stand if the rule were wrong, with a share of the remaining doubt."""
    if decided.runner_up is None:
        return None
    doubt = round((1 - confidence) * _RUNNER_UP_SHARE, 2)
    return RunnerUp(verdict=decided.runner_up.verdict, confidence=doubt)
