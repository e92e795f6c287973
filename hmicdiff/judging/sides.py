"""What one report says of one subject: its points, their balance of praise and criticism."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from hmicdiff.comparing.turns import set_against
from hmicdiff.text import squash

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from hmicdiff.model import (
        Cited,
        Polarity,
        Quoted,
        Reading,
        Sentence,
        Statement,
        StatementDirection,
        ThreadPoint,
    )

__all__ = ["Side", "balance", "cites", "overlap", "polarity_of", "side_of"]

_MOVES: frozenset[StatementDirection] = frozenset({"improved", "regressed", "unresolved"})
"""Directions of which one sentence may state two."""
_UNLIKE: Mapping[Polarity, frozenset[StatementDirection]] = {
    "praise": frozenset({"regressed", "unresolved"}),
    "concern": frozenset({"improved"}),
}
"""Directions that a point of one tone doesn't state."""
_BOTH = 0.5
"""Praise and criticism are mixed where the lesser weighs at least half of the greater."""


_MET = "acted-on-findings"
"""Rule of a statement that what an earlier inspection asked for is done."""
_UNTOLD = ("frame:neutral", "not-yet")
"""Ends of rules of statements that say in no words that it is too early to tell: of two sentences that stand side by
side and say nothing of change, and of what is begun and not done."""
_STRONG = frozenset({"item", "grade", "figure"})
"""Kinds of which one is enough: obligations, grades, measures."""


def _is_past(point: ThreadPoint) -> bool:
    """Whether a point states that something got better, whatever else it says."""
    return point.direction == "improved"


@dataclass(frozen=True, kw_only=True)
class Side:
    """One report's points on a subject."""

    reading: Reading
    points: tuple[ThreadPoint, ...]

    @property
    def report(self) -> str:
        """Id of the report."""
        return self.reading.report.id

    @cached_property
    def polarity(self) -> Polarity:
        """Tone of all findings together."""
        return polarity_of(self.findings)

    @cached_property
    def findings(self) -> tuple[ThreadPoint, ...]:
        """The points that may decide: no account of the body's own, no single example, no forecast."""
        return tuple(point for point in self.points if point.standing == "finding")

    @cached_property
    def concerns(self) -> tuple[ThreadPoint, ...]:
        """The findings that raise a concern on the subject itself, grades aside."""
        return tuple(
            point
            for point in self.findings
            if point.polarity == "concern"
            and point.names_it
            and point.kind != "grade"
            and not _is_past(point)
        )

    @cached_property
    def is_thin(self) -> bool:
        """Whether the side rests on a single sentence that neither states change nor is an obligation."""
        telling = [point for point in self.findings if point.polarity != "neutral"]
        return len(telling) < 2 and not any(point.direction or point.kind in _STRONG for point in telling)  # noqa: PLR2004 - two are not one

    def told(self, *directions: StatementDirection) -> tuple[ThreadPoint, ...]:
        """Return the points that state change in `directions` since an earlier inspection that they name."""
        return tuple(
            point
            for point in self.stated(*directions)
            if point.standing == "finding"
            and any(
                one.direction in directions and one.reference.text and one.source == "inspectorate"
                for one in self.statements_at(point)
            )
        )

    @cached_property
    def clarity(self) -> float:
        """How one-sided the tone is: 1 where all points agree, 0 where they cancel out or say nothing."""
        praise, concern = balance(self.findings)
        return abs(praise - concern) / (praise + concern) if praise + concern else 0.0

    def stated(self, *directions: StatementDirection) -> tuple[ThreadPoint, ...]:
        """Return the points by which the inspectorate states change in one of `directions`."""
        return tuple(point for point, ways in self._stating if not ways.isdisjoint(directions))

    @cached_property
    def _stating(self) -> tuple[tuple[ThreadPoint, set[StatementDirection]], ...]:
        """The findings that state change, each with its directions: every rule asks for some of them."""
        told = ((point, self._directions(point)) for point in self.findings)
        return tuple((point, ways) for point, ways in told if ways)

    def _directions(self, point: ThreadPoint) -> set[StatementDirection]:
        """Return the directions a point states: "quicker than in 2018, but still too slow" states two.

        A point of one tone is made of the clauses that speak of its thread: what others state is of another matter.
        """
        if point.direction is None:
            return set()
        others = {one.direction for one in self.statements_at(point) if one.source == "inspectorate"}
        return {point.direction, *((others & _MOVES) - _UNLIKE.get(point.polarity, frozenset()))}

    def statements_at(self, point: ThreadPoint) -> tuple[Statement, ...]:
        """Return the statements of change that stand in a point."""
        return tuple(
            one
            for one in self.reading.report.statements
            if one.line_start <= point.line_end
            and point.line_start <= one.line_end
            and (one.quote in point.quote or point.quote in one.quote)
        )

    @cached_property
    def _sentences(self) -> Mapping[str, Sentence]:
        """The report's sentences by id."""
        return {one.id: one for one in self.reading.sentences}

    def sentence_of(self, point: ThreadPoint) -> Sentence | None:
        """Return the sentence that a point was made of; None for a grade or the fate of an item."""
        return self._sentences.get(point.source or "")

    def is_history(self, point: ThreadPoint) -> bool:
        """Whether a point tells what an earlier inspection found."""
        sentence = self.sentence_of(point)
        return sentence is not None and sentence.is_history

    def turned_on(self, good: Iterable[ThreadPoint]) -> frozenset[ThreadPoint]:
        """Return the findings that the sentence right behind one of `good` sets against it: "However, ..."."""
        sources = {one.source for one in good}
        turning = {one.id for one in set_against(self.reading.sentences, sources)}
        return frozenset(one for one in self.findings if one.source in turning)

    def names_the_time(self, direction: StatementDirection) -> bool:
        """Whether a point that states change in `direction` says since when."""
        return any(
            one.direction == direction and (one.reference.cycle or one.reference.text)
            for point in self.stated(direction)
            for one in self.statements_at(point)
        )

    @cached_property
    def tells_closure(self) -> bool:
        """Whether inspectors say that what an earlier inspection asked for is done."""
        closed = any(one.kind == "item" and one.polarity == "praise" for one in self.findings)
        met = (one for point in self.stated("improved") for one in self.statements_at(point))
        return closed or any(one.rule == _MET for one in met)

    def says_too_early(self) -> bool:
        """Whether inspectors say in so many words that it is too early to tell.

        What is begun and not done, or an old finding with a plain sentence behind it, does not say that.
        """
        return any(
            one.direction == "too_early" and not one.rule.endswith(_UNTOLD)
            for point in self.stated("too_early")
            for one in self.statements_at(point)
        )

    def agreeing(self) -> tuple[ThreadPoint, ...]:
        """Return the points of the side's own tone."""
        return tuple(point for point in self.findings if point.polarity == self.polarity)

    def __bool__(self) -> bool:
        return bool(self.points)


def side_of(reading: Reading, points: Iterable[ThreadPoint]) -> Side:
    """Return what `reading` says, from points of any report, in reading order.

    A sentence counts once, at its greatest weight, however often the report prints it; it is cited
    where it takes the fewest lines, since a narrow column reads badly.
    """
    best: dict[str, ThreadPoint] = {}
    for point in sorted(points, key=_citability):
        if point.report == reading.report.id:
            best.setdefault(f"{point.kind == 'grade'} {squash(point.quote).lower()}", point)
    in_order = sorted(best.values(), key=lambda one: (one.line_start, one.line_end, one.quote))
    return Side(reading=reading, points=tuple(in_order))


def _citability(point: ThreadPoint) -> tuple[float, int, int]:
    """Return what the printings of one sentence are chosen by: weight, then fewest lines, then the first."""
    return (-point.weight, point.line_end - point.line_start, point.line_start)


def balance(points: Iterable[ThreadPoint]) -> tuple[float, float]:
    """Return the weight of praise and of criticism; a mixed point counts half for each."""
    praise = concern = 0.0
    for point in points:
        share = 0.5 if point.polarity == "mixed" else 1.0
        if point.polarity in {"praise", "mixed"}:
            praise += share * point.weight
        if point.polarity in {"concern", "mixed"}:
            concern += share * point.weight
    return praise, concern


def polarity_of(points: Iterable[ThreadPoint]) -> Polarity:
    """Return the tone of several points together."""
    praise, concern = balance(points)
    if not praise and not concern:
        return "neutral"
    if min(praise, concern) >= _BOTH * max(praise, concern):
        return "mixed"
    return "praise" if praise > concern else "concern"


def cites(side: Side, places: Sequence[Cited]) -> bool:
    """Whether a side has a point within one of `places`."""
    return any(
        place.report == point.report and overlap(place, point) and _shares(place.quote, point.quote)
        for place in places
        for point in side.points
    )


def overlap(one: Quoted, other: Quoted) -> bool:
    """Whether two places share a line."""
    return one.line_start <= other.line_end and other.line_start <= one.line_end


def _shares(one: str, other: str) -> bool:
    """Whether one quote holds the other."""
    return one in other or other in one
