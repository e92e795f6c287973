"""Figures of running text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hmicdiff.structure.figures.clauses import figure_clauses, goes_on_to, own_clause
from hmicdiff.structure.figures.dating import date_quantity, parted_by_forecasts
from hmicdiff.structure.figures.drafts import Draft
from hmicdiff.structure.figures.matching import choose_measure
from hmicdiff.structure.figures.memory import Memory, remember, with_whole
from hmicdiff.structure.figures.naming import beside, name_quantity, names_next, restates
from hmicdiff.structure.figures.numerals import joined_thousands
from hmicdiff.structure.figures.periods import find_periods
from hmicdiff.structure.figures.quantities import find_quantities
from hmicdiff.structure.figures.roles import change_direction, role_of
from hmicdiff.structure.figures.subjects import subject_of
from hmicdiff.structure.figures.transitions import find_transitions
from hmicdiff.vocabulary.sieve import sieved

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from hmicdiff.model import FigureRole, Period
    from hmicdiff.structure.figures.clauses import FigureClauses
    from hmicdiff.structure.figures.matching import MeasureChoice
    from hmicdiff.structure.figures.periods import PeriodMention
    from hmicdiff.structure.figures.quantity import Quantity
    from hmicdiff.structure.figures.subjects import SubjectFinder, SubjectMention
    from hmicdiff.structure.sentences import PlacedSentence
    from hmicdiff.vocabulary.measures import MeasureTable

__all__ = ["read_prose"]

_FORCE_SAYS = sieved(
    r"\b(?:force|constabulary|service|chief constable|they|officers|staff)\b[^.;]{0,30}?"
    r"\b(?:told us|estimates?|reports? that|said|states? that|says|calculates?|believes?|claims?|predicts?|forecasts? that)\b"
    r"|\b(?:we|hmic(?:frs)?|inspectors) (?:were|was) (?:told|informed|advised|assured)\b"
    r"|\b(?:force|constabulary|service|brigade|its)(?:'s)?(?: \w+){0,2} (?:data|figures|records|analysis|estimates?|surveys?)"
    r" (?:shows?|showed|suggests?|suggested|indicates?|says?)\b"
    r"|\baccording to the (?:force|constabulary|service)\b"
)
_NUMBERS = re.compile(r"[\d\s.,]+")
_METHOD = frozenset({"structure", "sample_size"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Clue:
    """All a sentence says around its quantities."""

    source: PlacedSentence
    text: str
    body: str | None
    measures: MeasureTable
    memory: Memory
    quantities: Sequence[Quantity]
    spans: Sequence[tuple[int, int]]
    subjects: Sequence[SubjectMention]
    periods: Sequence[PeriodMention]
    clauses: FigureClauses
    forecasts: Sequence[tuple[int, int]]
    """Start and end of the quantities that are told beforehand."""
    earlier: Mapping[int, int]
    """Start of a later value to start of the earlier one."""


def read_prose(
    source: PlacedSentence, finder: SubjectFinder, memory: Memory
) -> tuple[tuple[Draft, ...], Memory]:
    """Return the figures of one sentence, and what to keep in mind for the next."""
    if source.sentence.section != memory.section:
        memory = Memory(section=source.sentence.section)
    text = joined_thousands(source.text, is_cell=source.sentence.kind == "cell")
    quantities = () if _is_nameless(text, memory) else find_quantities(text)
    drafts: tuple[Draft, ...] = ()
    if quantities:
        periods = find_periods(text)
        topic = source.sentence.topic
        clue = _Clue(
            source=source,
            text=text,
            body=finder.body,
            measures=finder.measures,
            memory=memory,
            quantities=quantities,
            spans=[(quantity.start, quantity.end) for quantity in quantities],
            subjects=finder.find(text),
            periods=periods,
            clauses=figure_clauses(text, quantities),
            forecasts=[
                (each.start, each.end)
                for each in (quantities if periods else ())
                if role_of(each, text, topic, finder.measures) == "forecast"
            ],
            earlier=find_transitions(text, quantities),
        )
        drafts = tuple(_drafts(clue))
    return drafts, remember(source, drafts, memory)


def _is_nameless(text: str, memory: Memory) -> bool:
    """Whether a text is numbers alone, behind none that could say what they count."""
    return _NUMBERS.fullmatch(text) is not None and not names_next(memory)


def _drafts(clue: _Clue) -> Iterable[Draft]:
    """Yield a draft for each quantity that counts something."""
    choices: dict[int, MeasureChoice] = {}
    last: Draft | None = None
    for printed in clue.quantities:
        quantity = with_whole(printed, clue.text, clue.quantities, clue.memory)
        role = _role(quantity, clue, last)
        choice = _choice(quantity, role, clue, choices)
        if choice is not None and not _says_nothing(choice, quantity, clue.text):
            choices[quantity.start] = choice
            last = _draft(quantity, role, choice, clue, last)
            yield last


def _says_nothing(choice: MeasureChoice, quantity: Quantity, text: str) -> bool:
    """Whether a text is a number alone, and nothing before it names what that measures: a label in a chart."""
    alone = text[quantity.start : quantity.end] == text.strip()
    return alone and choice.measure is None and choice.id == quantity.kind


def _role(quantity: Quantity, clue: _Clue, last: Draft | None) -> FigureRole:
    """Return the part a quantity plays; what says the last change again in another form is a change too."""
    role = role_of(quantity, clue.text, clue.source.sentence.topic, clue.measures)
    if clue.source.sentence.is_boilerplate and role not in _METHOD:
        return "scope"
    if last is not None and last.role == "change" and restates(last.quantity, quantity, clue.text):
        return "change"
    return role


def _choice(
    quantity: Quantity, role: FigureRole, clue: _Clue, choices: Mapping[int, MeasureChoice]
) -> MeasureChoice | None:
    """Return the measure: a tied earlier value's, the sentence's own, or that of the figure beside it."""
    tied = clue.earlier.get(quantity.start)
    if tied is not None and tied in choices:
        return choices[tied]
    if quantity.is_bare and (led := _led_to(quantity, clue, choices)):
        return led
    own = own_clause(quantity, clue.clauses)
    choice = name_quantity(quantity, clue.text, clue.measures, clue.memory, own)
    if own[0] and choice is not None:
        return choice
    if choice is None or choice.measure is None or _is_comparator(quantity, clue.text):
        return beside(quantity, role, clue.text, clue.quantities, choices) or choice
    return choice


def _led_to(quantity: Quantity, clue: _Clue, choices: Mapping[int, MeasureChoice]) -> MeasureChoice | None:
    """Return the measure of the change that a bare number ends, where none of the vocabulary names it."""
    before = [each for each in clue.quantities if each.end <= quantity.start and each.start in choices]
    if not before or not goes_on_to(before[-1], quantity, clue.text):
        return None
    named = choose_measure(quantity, clue.text, clue.measures)
    return named if named and named.measure else choices[before[-1].start]


def _is_comparator(quantity: Quantity, text: str) -> bool:
    """Whether it is the rate of what was named before: *the England and Wales rate of*, *compared with 8.0*."""
    near = max(0, quantity.start - _LONGEST_RATE)
    return quantity.is_borrowed or bool(_RATE_OF.search(text, near, quantity.start))


_LONGEST_RATE = 16
"""So many characters hold each of these: all are shorter."""
_RATE_OF = re.compile(r"\b(?:rate|average|figure|mean|median) of $", re.IGNORECASE)


def _draft(
    quantity: Quantity, role: FigureRole, choice: MeasureChoice, clue: _Clue, last: Draft | None
) -> Draft:
    """Return one figure with all the sentence says of it."""
    sentence, span = clue.source.sentence, (quantity.start, quantity.end)
    subject = subject_of(clue.text, span, clue.spans, clue.subjects)
    period, is_baseline = _period(quantity, role, clue)
    change = change_direction(quantity, clue.text, clue.measures) or (last.change if last else None)
    return Draft(
        source=clue.source,
        start=quantity.start,
        end=quantity.end,
        quantity=quantity,
        choice=choice,
        subject=subject.name if subject else clue.body,
        is_own=subject.is_own if subject else True,
        period=period,
        follows=clue.earlier.get(quantity.start),
        is_baseline=is_baseline,
        role=role,
        change=change if role == "change" else None,
        is_forces_own=sentence.attributed_to == "force" or _FORCE_SAYS.is_in(clue.text),
    )


def _period(quantity: Quantity, role: FigureRole, clue: _Clue) -> tuple[Period | None, bool]:
    """Return the period of a quantity, and whether it is one that others are compared with; see `date_quantity`."""
    span, until = (quantity.start, quantity.end), own_clause(quantity, clue.clauses)[1]
    near = [mention for mention in clue.periods if mention.start < until]
    spans, own = parted_by_forecasts(span, clue.spans, clue.text, near, clue.forecasts)
    return date_quantity(
        span,
        spans,
        clue.text,
        own,
        clue.memory,
        is_same_block=clue.source.sentence.block == clue.memory.block,
        is_apart=role == "forecast" or quantity.start in {*clue.earlier, *clue.earlier.values()},
    )
