"""Divide a thread's case into matters: what answers each other, what is new, what is not mentioned any more."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hmicdiff.judging.answers import count_shared, is_answered, on_one_matter, shares_words
from hmicdiff.judging.done import is_done
from hmicdiff.judging.measures import counts_of, has_shrunk
from hmicdiff.judging.turns import turn_of
from hmicdiff.vocabulary.wording import load_wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hmicdiff.judging.case import Case
    from hmicdiff.judging.sides import Side
    from hmicdiff.model import ThreadPoint
    from hmicdiff.vocabulary.concepts import Concepts

__all__ = ["matters_in"]

_WORSE = frozenset({"regressed", "unresolved"})
"""Directions of a statement that something is worse, or there still."""
_A_STATEMENT = 1.0
"""Least weight of a statement that judges a change; one that only tells a number's way weighs less."""
_SHARED = 2
"""Words and concepts beside a thread's name by which a concern is one that was raised before."""


def matters_in(
    case: Case, concepts: Concepts, name: str, *, is_wide: bool = False
) -> Iterator[tuple[Case, bool]]:
    """Yield the cases to judge, each with the concerns that stand against what it says is better.

    `name` is that of the thread; to share it is to share nothing where `is_wide`, for the thread covers unlike
    matters. Where two sides do not answer each other, the later is judged as new and the earlier as not mentioned
    any more. The second of each is whether it is that earlier part.
    """
    for part, is_rest in _divided(case, concepts):
        turn = turn_of(part.left, part.right, concepts)
        blocking = _blocking(part.left, part.right, concepts, name)
        counts = counts_of(part.left, part.right, concepts)
        done = is_done(part.left, part.right, concepts, name)
        whole = replace(part, blocking=blocking, turn=turn, counts=counts, is_done=done)
        common = 0 if case.is_topic else _in_common(whole, concepts, name)
        apart = part.is_apart or (is_wide and not common)
        yield replace(whole, in_common=common, is_apart=apart), is_rest


def _in_common(case: Case, concepts: Concepts, name: str) -> int:
    """Return the most that two points that decide share, beside the names of the thread they stand under and of the body."""
    body = case.left.reading.report.identity.body or ""
    beside = " ".join((name, body, *sorted(load_wording().bodies)))
    left, right = (
        [one for one in side.findings if one.polarity in {tone, "mixed"}]
        for side, tone in zip((case.left, case.right), case.tones, strict=True)
    )
    return max((count_shared(one, other, concepts, beside) for one in left for other in right), default=0)


def _divided(case: Case, concepts: Concepts) -> Iterator[tuple[Case, bool]]:
    """Yield a case whole, without what answers nothing, or in two parts."""
    if case.is_topic:
        yield replace(case, is_apart=not _meets(_found(case.left), _found(case.right), concepts)), False
        return
    if case.items or case.figures or not (case.left and case.right):
        yield case, False
        return
    left, right = on_one_matter(case.left.points, case.right.points, concepts)
    if left and right:
        sides = replace(case.left, points=left), replace(case.right, points=right)
        loose = not any(shares_words(one, other, concepts) for one in left for other in right)
        yield replace(case, left=sides[0], right=sides[1], is_loose=loose), False
        return
    yield replace(case, left=replace(case.left, points=())), False
    yield replace(case, right=replace(case.right, points=())), True


def _meets(left: Sequence[ThreadPoint], right: Sequence[ThreadPoint], concepts: Concepts) -> bool:
    """Whether some finding of a topic shares so much with one of the other report that both speak of one matter."""
    return any(count_shared(one, other, concepts) >= _SHARED for one in left for other in right)


def _found(side: Side) -> tuple[ThreadPoint, ...]:
    """Return what a side finds, its grade aside."""
    return tuple(one for one in side.findings if one.kind != "grade")


def _blocking(left: Side, right: Side, concepts: Concepts, name: str) -> tuple[ThreadPoint, ...]:
    """Return the concerns of a report that stand against what it praises or says has improved.

    Where inspectors say that what they asked for is done, what they only find besides does not stand against it.
    """
    good = [one for one in right.findings if one.direction == "improved" or one.polarity == "praise"]
    better = [one for one in good if one.direction == "improved"] or good
    against = [
        one
        for one in right.concerns
        if any(is_answered(one, other, concepts) for other in better)
        and not has_shrunk(one, left, right, concepts)
    ]
    if not right.tells_closure:
        return tuple(against)
    before = [one for one in left.findings if one.polarity in {"concern", "mixed"}]
    return tuple(one for one in against if _lasts(one, before, concepts, name))


def _lasts(concern: ThreadPoint, before: Sequence[ThreadPoint], concepts: Concepts, name: str) -> bool:
    """Whether a concern is an obligation, is said to be worse or there still, or is one that the earlier report had.

    A number that moved is none of these.
    """
    if concern.direction is not None:
        return concern.direction in _WORSE and concern.weight >= _A_STATEMENT
    raised = any(count_shared(concern, other, concepts, name) >= _SHARED for other in before)
    return concern.kind == "item" or raised
