"""Turn a sentence into a point of a thread: its tone, what kind of evidence it is, its weight."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from hmicdiff.comparing.threads.narrowing import claims_on, tone_of_claims
from hmicdiff.model import ThreadPoint
from hmicdiff.vocabulary.threads import StatedRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from hmicdiff.model import (
        EvidenceKind,
        Item,
        LineSpan,
        Polarity,
        Quoted,
        Reading,
        Section,
        Sentence,
        Statement,
        StatementDirection,
    )
    from hmicdiff.vocabulary.threads import ThreadRow, Threads

__all__ = [
    "GRADE_TONE",
    "HOW_IT_WAS_MADE",
    "PointMaker",
    "grade_topic",
    "graded_section",
    "graded_sections",
]

Placed = TypeVar("Placed", bound="LineSpan")

GRADE_TONE: Mapping[str, Polarity] = {
    "outstanding": "praise",
    "good": "praise",
    "adequate": "mixed",
    "requires improvement": "concern",
    "inadequate": "concern",
}
"""Tone of each grade: adequate performance is "some, with areas to improve" by its definition."""

_STATED_TONE: Mapping[str, Polarity] = {
    "improved": "praise",
    "regressed": "concern",
    "unresolved": "concern",
}
_STRONGEST_FIRST: tuple[StatementDirection, ...] = (
    "not_comparable",
    "too_early",
    "unresolved",
    "regressed",
    "improved",
    "sustained",
)
_PLAIN = StatedRow(weight=1.0, why="no statement of change")
_GRADE_WEIGHT = 3.0
_ITEM_WEIGHT = 2.0
_STATEMENT_WEIGHT = 1.5
HOW_IT_WAS_MADE = frozenset({"scope", "structure", "sample_size"})
"""Roles of figures that tell how the inspection was made, and are no findings."""
_FORCE_WEIGHT = 0.5
"""What the force says of itself counts half of what inspectors found."""
_METHOD = "method"
"""Cue of sentences on how the inspection was made, which judge nothing whatever they name."""
_FAULT_GIVEN_UP = "frame:given-up"
"""Rule of a statement that an old fault is no longer there, told as a practice that ended."""
_GENERAL = "general-truth"
_GENERAL_WEIGHT = 0.25
"""What holds for every body says little of this one."""

_BASIS_ORDER = {"label": 0, "prose": 1, "table": 2, None: 3}


def graded_section(reading: Reading, topic: str) -> Section | None:
    """Return the section that carries a report's grade on `topic`.

    Where several do, a section with findings comes before a summary, a printed label before prose
    and a table, the higher level before the lower.
    """
    return min(graded_sections(reading, topic), key=_preference, default=None)


def graded_sections(reading: Reading, topic: str) -> list[Section]:
    """Return all sections that carry a grade on `topic`: several where a programme put it as more than one question."""
    sector = reading.report.identity.sector
    return [
        one
        for one in reading.report.sections
        if one.grade and one.grade.value and grade_topic(one, sector) == topic
    ]


def grade_topic(section: Section, sector: str | None) -> str:
    """Return what a section's grade is on: its topic, and for a pillar of fire and rescue that pillar.

    A fire and rescue service got a grade on each of three pillars and none on the whole.
    """
    return section.pillar if sector == "fire" and section.pillar else section.topic


def _preference(section: Section) -> tuple[bool, int, int, int]:
    """Return what graded sections of one topic are chosen by."""
    basis = section.grade.basis if section.grade else None
    return (section.role != "content", _BASIS_ORDER[basis], section.level, section.line_start)


@dataclass(frozen=True, kw_only=True)
class PointMaker:
    """What of a report stands at which line, to tell what a sentence is evidence of."""

    reading: Reading
    table: Threads
    statements: Mapping[int, Sequence[Statement]]
    items: Mapping[int, Sequence[Item]]
    figure_lines: Mapping[int, Sequence[Quoted]]

    @classmethod
    def of(cls, reading: Reading, table: Threads) -> PointMaker:
        """Index a report by line."""
        report = reading.report
        return cls(
            reading=reading,
            table=table,
            statements=_by_line(report.statements),
            items=_by_line(report.items),
            figure_lines=_by_line(one for one in report.figures if one.role not in HOW_IT_WAS_MADE),
        )

    def point(
        self, sentence: Sentence, weight: float, whole: Sentence | None = None, *, by_level: bool = False
    ) -> ThreadPoint:
        """Return the point that a sentence makes about a thread named with `weight`.

        `whole` is the sentence of which this one has but the clauses on the thread; `by_level` is whether the thread
        is judged by how much happens to the public.
        """
        direction, row = self._stated(sentence, whole or sentence, by_level=by_level)
        item = self._item(sentence)
        kind = self._kind(sentence, direction, item)
        share = _FORCE_WEIGHT if sentence.attributed_to == "force" else 1.0
        share = _GENERAL_WEIGHT if sentence.polarity_rule == _GENERAL else share
        factor = _ITEM_WEIGHT if item else _STATEMENT_WEIGHT * row.weight if direction else 1.0
        place = self._widest(sentence)
        own = replace(sentence, polarity="neutral") if self._turns_on_itself(sentence) else sentence
        tone = _tone(own, direction, item) if row.weight else row.tone
        return ThreadPoint(
            report=self.reading.report.id,
            line_start=place.line_start,
            line_end=place.line_end,
            page=place.page,
            quote=place.quote,
            polarity="neutral" if self.table.tells_a_grade(sentence.text) else tone,
            kind=kind,
            direction=direction,
            weight=round(weight * share * factor, 3),
            source=sentence.id,
            standing="finding" if item else sentence.standing,
        )

    def point_on(self, row: ThreadRow, sentence: Sentence, weight: float) -> ThreadPoint:
        """Return the point that a sentence makes about one thread of the vocabulary."""
        point = self.point(self._narrowed(row, sentence), weight, sentence, by_level=row.by_level)
        if row.context:
            kind = self._kind(sentence, None, None)
            return replace(point, polarity="neutral", direction=None, kind=kind, weight=1.0)
        own = self.table.tone_of(row, sentence.text)
        is_open = not point.direction and point.kind != "item" and sentence.polarity_rule != _METHOD
        return replace(point, polarity=own) if own and is_open else point

    def _narrowed(self, row: ThreadRow, sentence: Sentence) -> Sentence:
        """Return a sentence with the tone and the claims of those of its clauses that speak of a thread."""
        claims = claims_on(row.id, sentence, self.reading.report.identity.sector, self.table)
        if len(claims) == len(sentence.claims):
            return sentence
        return replace(sentence, polarity=tone_of_claims(claims), claims=claims)

    def point_beside(self, row: ThreadRow, sentence: Sentence, weight: float) -> ThreadPoint:
        """Return the point on a thread that a sentence names beside what it says has changed."""
        point = self.point_on(row, sentence, weight)
        if point.direction is None:
            return point
        kind = self._kind(sentence, None, None)
        return replace(point, polarity=sentence.polarity, direction=None, kind=kind, weight=weight)

    def grades(self, topic: str | None) -> Iterable[ThreadPoint]:
        """Return the grade on `topic` as a point, if there is one."""
        section = graded_section(self.reading, topic) if topic else None
        return [_grade_point(self.reading, section)] if section else []

    def _widest(self, sentence: Sentence) -> Quoted:
        """Return the statement of two sentences that ends in this one, else the sentence itself.

        "In our previous inspection, we found ... In our 2023-25 inspection, we found ..." is shown whole.
        """
        found = [one for one in _at(self.statements, sentence) if one.quote.endswith(sentence.quote)]
        return max(found, key=lambda one: len(one.quote), default=sentence)

    def _stated(
        self, sentence: Sentence, whole: Sentence, *, by_level: bool
    ) -> tuple[StatementDirection | None, StatedRow]:
        """Return what the inspectorate states of change in a sentence, and how much that weighs.

        The strongest direction counts where there are two. Nothing is stated where the sentence
        tells what was mended during the inspection itself, or what was taken over from an older one.
        """
        found = {
            one.direction: self.table.stated_row(one.rule, sentence.text, by_level=by_level)
            for one in _at(self.statements, sentence)
            if one.source == "inspectorate"
            and (one.quote in sentence.quote or sentence.quote in one.quote)
            and _claimed(one.direction, sentence, whole)
        }
        direction = next((one for one in _STRONGEST_FIRST if one in found), None)
        if direction is None:
            return None, _PLAIN
        return (direction if found[direction].weight else None), found[direction]

    def _turns_on_itself(self, sentence: Sentence) -> bool:
        """Whether a sentence tells that an old fault was given up: its words by themselves tell of a loss."""
        told = (one for one in _at(self.statements, sentence) if one.quote.endswith(sentence.quote))
        return any(one.rule == _FAULT_GIVEN_UP for one in told)

    def _item(self, sentence: Sentence) -> Item | None:
        """Return the printed obligation or practice that a sentence is, or is part of."""
        found = (one for one in _at(self.items, sentence) if one.labelled and _shares(one, sentence))
        return next(found, None)

    def _kind(
        self, sentence: Sentence, direction: StatementDirection | None, item: Item | None
    ) -> EvidenceKind:
        """Return what a sentence is evidence of."""
        if direction:
            return "statement"
        if item:
            return "item"
        counted = any(one.quote in sentence.quote for one in _at(self.figure_lines, sentence))
        return "figure" if counted else "passage"


def _claimed(direction: StatementDirection, sentence: Sentence, whole: Sentence) -> bool:
    """Whether one of the clauses that `sentence` has of `whole` states change in `direction`.

    What no clause by itself states, as a frame of two sentences, counts where these clauses state nothing else.
    """
    told, anywhere = ({way for claim in one.claims for way in claim.directions} for one in (sentence, whole))
    return direction in told if direction in anywhere else not told


def _by_line(things: Iterable[Placed]) -> dict[int, list[Placed]]:
    """Index things by every line they touch."""
    lines: defaultdict[int, list[Placed]] = defaultdict(list)
    for thing in things:
        for number in range(thing.line_start, thing.line_end + 1):
            lines[number].append(thing)
    return lines


def _at(index: Mapping[int, Sequence[Placed]], place: LineSpan) -> list[Placed]:
    """Return the things that touch the lines of `place`, in order, each once."""
    found: list[Placed] = []
    for number in range(place.line_start, place.line_end + 1):
        found.extend(thing for thing in index.get(number, ()) if thing not in found)
    return found


def _shares(item: Item, sentence: Sentence) -> bool:
    """Whether item and sentence are the same stretch of text or one holds the other."""
    return sentence.quote in item.quote or item.quote in sentence.quote


def _tone(sentence: Sentence, direction: StatementDirection | None, item: Item | None) -> Polarity:
    """Return the tone of a point: an obligation or a stated change outweighs the sentence's words."""
    if item and (item.quote.startswith(sentence.quote) or sentence.polarity != "praise"):
        good = item.kind == "practice" or item.status == "closed"
        return "praise" if good else "concern"
    stated = _STATED_TONE.get(direction or "", sentence.polarity)
    against = {"praise": "concern", "concern": "praise"}.get(stated)
    return "mixed" if sentence.polarity in {against, "mixed"} else stated


def _grade_point(reading: Reading, section: Section) -> ThreadPoint:
    """Return a section's grade as a point."""
    grade = section.grade
    assert grade is not None  # noqa: S101 - the caller chose graded sections
    return ThreadPoint(
        report=reading.report.id,
        line_start=grade.line_start,
        line_end=grade.line_end,
        page=grade.page,
        quote=grade.quote,
        polarity=GRADE_TONE[grade.value or ""],
        kind="grade",
        weight=_GRADE_WEIGHT,
        source=section.id,
    )
