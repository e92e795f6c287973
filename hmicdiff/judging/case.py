"""All that bears on one verdict: what two reports say of a subject, and what links them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from hmicdiff.comparing.threads.points import GRADE_TONE
from hmicdiff.judging.sides import cites, overlap
from hmicdiff.text import squash

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from hmicdiff.judging.sides import Side
    from hmicdiff.model import (
        FigureChange,
        GradeChange,
        GradeSide,
        ItemThread,
        Polarity,
        Reading,
        ThreadPoint,
        Verdict,
        VerdictClass,
    )

__all__ = [
    "DECIDING",
    "MOVED",
    "Case",
    "Links",
    "build_case",
    "changes_over_time",
    "moved_figures",
    "significant_figures",
]

MOVED: frozenset[VerdictClass] = frozenset({"improved", "regressed", "repeated", "mixed"})
"""Verdicts that tell which way a part of a topic went."""
DECIDING = frozenset({"statement", "item"})
"""Kinds of evidence that decide a verdict which is not inferred."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """What the comparison knows beyond the texts of the two sides."""

    items: tuple[ItemThread, ...] = ()
    """Obligations followed over the years."""
    figures: tuple[FigureChange, ...] = ()
    """Figures of the two reports that may be compared and differ by more than chance."""
    moves: tuple[FigureChange, ...] = ()
    """Figures of the two reports that may be compared, be it with care, and went for the better or the worse."""
    readings: tuple[Reading, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One subject in two reports."""

    topic: str
    left: Side
    right: Side
    is_topic: bool
    """Whether the whole topic is judged, not a thread of it."""
    grades: tuple[GradeChange, ...] = ()
    items: tuple[ItemThread, ...] = ()
    """Obligations on the subject that both reports speak of."""
    figures: tuple[FigureChange, ...] = ()
    moves: tuple[FigureChange, ...] = ()
    counts: Literal["moved", "level"] | None = None
    """Whether sentences of the two reports count one thing differently or alike; None where they count none."""
    wide: tuple[ThreadPoint, ...] = ()
    """Statements of the later report that carry the whole topic."""
    outright: tuple[ThreadPoint, ...] = ()
    """Those that name the topic itself and nothing narrower; where all go one way, they alone carry it."""
    is_loose: bool = False
    """Whether what the two reports say shares neither a concept nor a telling word."""
    in_common: int = 0
    """For a thread: how many concepts and telling words beside its name two points share that decide in the two reports."""
    is_apart: bool = False
    """Whether what decides in the two reports shares nothing but the name of a thread that covers unlike matters, or
    no finding on a topic meets one of the other report."""
    is_elsewhere: bool = False
    """Whether one report speaks of it only in a sentence that was found by its words, and is not judged."""
    is_in_passing: bool = False
    """For a topic: whether the report without a finding on it has a word of it."""
    asks_at_odds: bool = False
    """Whether each report asks for another thing of the thread than the other, or for the contrary."""
    is_done: bool = False
    """Whether the later report plainly tells that what the earlier one found wanting is done."""
    blocking: tuple[ThreadPoint, ...] = ()
    """Concerns of the later report on the very matter that it praises or says has improved."""
    turn: tuple[Polarity, Polarity] | None = None
    """Tones of the part that the later report answers, where the earlier one says good and bad at once."""
    is_general: bool = False
    """Whether it is a thread that is its topic as a whole, which no item of it settles."""
    left_threads: frozenset[str] = frozenset()
    """For a topic: the threads of it that the earlier report speaks of."""
    right_threads: frozenset[str] = frozenset()
    parts: tuple[Verdict, ...] = ()
    """For a topic: what was found on its threads between the same two reports."""
    strays: frozenset[str] = frozenset()
    """For a topic: sentences, by id, that speak of a thread of another topic."""

    @property
    def tones(self) -> tuple[Polarity, Polarity]:
        """Tone of what each report says of the matter; of a topic that one of them alone grades, that one's by its grade."""
        if self.turn is not None:
            return self.turn
        graded = next(iter(self.grades), None)
        if not self.is_topic or graded is None or (graded.left and graded.right):
            return self.left.polarity, self.right.polarity
        return _tone(graded.left, self.left), _tone(graded.right, self.right)

    @property
    def grade(self) -> GradeChange | None:
        """The grade change of the topic, if both reports grade it."""
        return next((one for one in self.grades if one.left and one.right), None)


def _tone(grade: GradeSide | None, side: Side) -> Polarity:
    """Return the tone of a side of a topic: its grade's, where it has one."""
    return side.polarity if grade is None else GRADE_TONE.get(grade.value or "", side.polarity)


def build_case(
    topic: str, sides: tuple[Side, Side], links: Links, *, is_topic: bool, wide: Iterable[ThreadPoint] = ()
) -> Case:
    """Return the case of a subject: the links that touch what the two sides cite.

    What the later report states in the very words of the earlier one is no new statement of change.
    """
    left = sides[0]
    right = replace(sides[1], points=_as_news(sides[1].points, left))
    return Case(
        topic=topic,
        left=left,
        right=right,
        is_topic=is_topic,
        items=tuple(one for one in _joined(links.items, left, right) if not is_topic or one.topic == topic),
        figures=tuple(one for one in links.figures if _figure_on(one, sides, links.readings)),
        moves=tuple(one for one in links.moves if _figure_on(one, sides, links.readings)),
        wide=tuple(one for one in _as_news(wide, left) if one.direction),
    )


def _as_news(points: Iterable[ThreadPoint], left: Side) -> tuple[ThreadPoint, ...]:
    """Return later points; one that repeats an earlier sentence word for word states no change any more."""
    told = {squash(one.quote) for one in left.points if one.direction}
    return tuple(replace(one, direction=None) if squash(one.quote) in told else one for one in points)


def significant_figures(changes: Iterable[FigureChange]) -> tuple[FigureChange, ...]:
    """Return those of two reports' figures that may be compared freely and differ by more than chance."""
    return tuple(one for one in changes if one.comparability == "yes" and one.test.significant)


def moved_figures(changes: Iterable[FigureChange]) -> tuple[FigureChange, ...]:
    """Return those of two reports' figures that went for the better or the worse, as far as they may be compared."""
    moved = {"improved", "regressed"}
    return tuple(one for one in changes if one.comparability != "no" and one.direction in moved)


def changes_over_time(changes: Iterable[FigureChange]) -> dict[tuple[str, str], tuple[FigureChange, ...]]:
    """Return the figures that stand in two reports, by the ids of both."""
    found: defaultdict[tuple[str, str], list[FigureChange]] = defaultdict(list)
    for one in changes:
        if one.relation == "over_time":
            found[one.left.report, one.right.report].append(one)
    return {reports: tuple(each) for reports, each in found.items()}


def _joined(threads: Iterable[ItemThread], left: Side, right: Side) -> Iterator[ItemThread]:
    """Yield the obligations that both sides cite, in the state that the later report leaves them."""
    for one in threads:
        if cites(left, one.items) and cites(right, one.items):
            states = [place.state for place in one.items if place.report == right.report]
            yield replace(one, status=states[-1])


def _figure_on(change: FigureChange, sides: tuple[Side, Side], readings: Sequence[Reading]) -> bool:
    """Whether both figures of a change stand in points of their sides."""
    refs = (change.left, change.right)
    return all(_figure_in(ref.figure, side) for ref, side in zip(refs, sides, strict=True)) and bool(readings)


def _figure_in(figure: str, side: Side) -> bool:
    """Whether a figure of the side's report stands in one of its points."""
    found = next((one for one in side.reading.report.figures if one.id == figure), None)
    return found is not None and any(
        overlap(found, point) and found.quote in point.quote for point in side.points
    )
