"""Figures of running text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from hmicdiff.structure.figures.drafts import Draft
from hmicdiff.structure.figures.matching import MeasureChoice, choose_measure
from hmicdiff.structure.figures.periods import find_periods, year_before
from hmicdiff.structure.figures.quantities import find_quantities
from hmicdiff.structure.figures.roles import change_direction, role_of
from hmicdiff.structure.figures.subjects import find_subjects, subject_of
from hmicdiff.structure.figures.transitions import find_transitions

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from hmicdiff.model import Period
    from hmicdiff.structure.figures.periods import PeriodMention
    from hmicdiff.structure.figures.quantities import Quantity
    from hmicdiff.structure.sentences import PlacedSentence
    from hmicdiff.vocabulary.measures import MeasureTable

__all__ = ["Memory", "read_prose"]

_LINKS_BACK = re.compile(
    r"^(?:this|it|its|that|these|those|they|some|the (?:rate|figure|number|proportion|total|average|increase|reduction)"
    r"|in (?:the )?(?:previous|same)|over (?:the same|this)|of these|compared|by comparison|in comparison|however)\b",
    re.IGNORECASE,
)
_SAME_PERIOD = re.compile(
    r"\b(?:over|in|during|for) (?:this|that|the same|the) (?:same )?(?:\w+ )?(?:period|time|year)\b",
    re.IGNORECASE,
)
_OF_THESE = re.compile(r"^ of (?:these|those|them|which|the (?P<noun>[a-z-]+)s?\b)", re.IGNORECASE)
_DID = re.compile(r"^,? (?:\w+ )?(?:had|were|was|did|contained|resulted|led|showed|met)\b", re.IGNORECASE)
_FORCE_SAYS = re.compile(
    r"\b(?:force|constabulary|service|chief constable|they|officers|staff)\b[^.;]{0,30}?\b(?:told us|estimates?|reports? that|said"
    r"|states? that|says|calculates?|believes?|claims?|predicts?|forecasts? that)\b|\b(?:were|was) told\b|\baccording to the (?:force|constabulary)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """What a reader keeps in mind from the sentences before, within one section."""

    section: str = ""
    block: int = -1
    drafts: tuple[Draft, ...] = ()
    """Figures of the nearest earlier sentence that has any."""
    wholes: tuple[Quantity, ...] = ()
    """Counts of the same block that a later part may be taken of."""
    period: Period | None = None
    """The last period named in this section for a figure."""
    age: int = 0
    """Sentences since then."""


def read_prose(
    source: PlacedSentence, body: str | None, measures: MeasureTable, memory: Memory
) -> tuple[tuple[Draft, ...], Memory]:
    """Return the figures of one sentence, and what to keep in mind for the next."""
    if source.sentence.section != memory.section:
        memory = Memory(section=source.sentence.section)
    quantities = find_quantities(source.text.text)
    drafts = tuple(_drafts(source, quantities, body, measures, memory)) if quantities else ()
    return drafts, _remember(source, drafts, memory)


def _remember(source: PlacedSentence, drafts: tuple[Draft, ...], memory: Memory) -> Memory:
    """Return the memory after a sentence: its figures, and its period unless one compared with."""
    block = source.sentence.block
    wholes = memory.wholes if block == memory.block else ()
    wholes = (*wholes, *(d.quantity for d in drafts if d.quantity.kind == "count" and d.quantity.noun))
    if not drafts:
        return replace(memory, block=block, wholes=wholes, age=memory.age + 1)
    dated = [draft for draft in drafts if draft.period and not draft.is_baseline]
    period = next((draft.period for draft in dated if draft.is_own), None)
    period = period or next((draft.period for draft in dated), memory.period)
    return Memory(section=memory.section, block=block, drafts=drafts, wholes=wholes, period=period, age=0)


def _drafts(
    source: PlacedSentence,
    quantities: Sequence[Quantity],
    body: str | None,
    measures: MeasureTable,
    memory: Memory,
) -> Iterable[Draft]:
    """Yield a draft for each quantity that has a measure."""
    text = source.text.text
    mentions = find_subjects(text, body, measures)
    periods = find_periods(text)
    spans = [(quantity.start, quantity.end) for quantity in quantities]
    earlier = find_transitions(text, quantities)
    choices: dict[int, MeasureChoice] = {}
    for quantity in quantities:
        whole = _with_whole(quantity, text, quantities, memory)
        choice = _choice(whole, text, measures, memory)
        tied = earlier.get(quantity.start)
        role = role_of(whole, text, source.sentence.topic, measures)
        if tied in choices and whole.is_bare:
            choice = choices[tied]
        elif (choice is None or choice.measure is None) and role in _SETS_BESIDE and choices:
            choice = _beside(whole, role, choices, quantities) or choice
        if choice is None:
            continue
        choices[quantity.start] = choice
        span = (quantity.start, quantity.end)
        subject = subject_of(text, span, spans, mentions)
        period, is_baseline = _period_of(
            span,
            spans,
            text,
            periods,
            memory,
            is_same_block=source.sentence.block == memory.block,
            shares_none=role == "forecast" or quantity.start in {*earlier, *earlier.values()},
        )
        if source.sentence.is_boilerplate and role not in {"structure", "sample_size"}:
            role = "scope"
        yield Draft(
            source=source,
            start=quantity.start,
            end=quantity.end,
            quantity=whole,
            choice=choice,
            subject=subject.name if subject else body,
            is_own=subject.is_own if subject else True,
            period=period,
            follows=tied,
            is_baseline=is_baseline,
            role=role,
            change=change_direction(whole, text, measures) if role == "change" else None,
            is_forces_own=source.sentence.attributed_to == "force" or bool(_FORCE_SAYS.search(text)),
        )


_SETS_BESIDE = frozenset({"change", "target"})
"""Roles of figures that are set beside a level of the same sentence."""


def _beside(
    quantity: Quantity, role: str, choices: Mapping[int, MeasureChoice], quantities: Sequence[Quantity]
) -> MeasureChoice | None:
    """Return the measure of the level before: *14 days ...; the target is 5 days*, *54,321 crimes, up 14 percent*."""
    before = [
        each
        for each in quantities
        if each.start < quantity.start
        and each.start in choices
        and (role == "change" or each.kind == quantity.kind)
    ]
    return choices[before[-1].start] if before else None


def _with_whole(quantity: Quantity, text: str, quantities: Sequence[Quantity], memory: Memory) -> Quantity:
    """Return a count with its whole from earlier in the text: *ten crimes ... only six*, *all 38 crimes*."""
    if quantity.kind != "count" or quantity.numerator is not None or quantity.value is None:
        return quantity
    of_these = _OF_THESE.match(text[quantity.end :]) if quantity.is_bare else None
    is_all = bool(re.search(r"\ball $", text[: quantity.start], re.IGNORECASE))
    if not (of_these or is_all or (quantity.is_bare and _DID.match(text[quantity.end :]))):
        return quantity
    here = tuple(earlier for earlier in quantities if earlier.end <= quantity.start)
    near = memory.wholes if of_these else memory.wholes[-1:]
    for whole in reversed((*near, *here)):
        if _is_whole_of(whole, quantity, of_these["noun"] if of_these else None, is_all=is_all):
            return replace(
                quantity,
                value=round(100 * quantity.value / whole.value, 4),  # type: ignore[operator]
                unit="percent",
                numerator=quantity.value,
                denominator=whole.value,
                noun=quantity.noun or whole.noun,
                is_bare=False,
            )
    return quantity


def _is_whole_of(whole: Quantity, part: Quantity, noun: str | None, *, is_all: bool) -> bool:
    """Whether `part` may count some of `whole`: no larger, and of the noun named, if one is."""
    if whole.kind != "count" or whole.noun is None or whole.numerator is not None or not whole.value:
        return False
    if noun and noun.rstrip("s") not in whole.noun.head:
        return noun in {"total", "same"}
    return whole.value == part.value if is_all else (part.value or 0) <= whole.value


def _choice(quantity: Quantity, text: str, measures: MeasureTable, memory: Memory) -> MeasureChoice | None:
    """Return the measure: of the sentence, else of the one before that it links back to, else its words."""
    choice = choose_measure(quantity, text, measures)
    if choice is not None:
        return choice
    if memory.age <= 1 and (_LINKS_BACK.match(text) or quantity.is_bare):
        carried = _carried(quantity, text, measures, memory)
        if carried is not None:
            return carried
    if quantity.is_bare and quantity.numerator is None and not _counts(quantity, text):
        return None
    return MeasureChoice(id=_words_for(quantity, text), measure=None, base=None)


def _carried(quantity: Quantity, text: str, measures: MeasureTable, memory: Memory) -> MeasureChoice | None:
    """Return the measure of the sentence before: of its last figure of the kind; a change, of any."""
    alike = [draft for draft in memory.drafts if draft.quantity.kind == quantity.kind]
    if not alike and change_direction(quantity, text, measures):
        alike = list(memory.drafts)
    return alike[-1].choice if alike else None


def _counts(quantity: Quantity, text: str) -> bool:
    """Whether a bare number is the size of something: *from 259*, *to 236*, *two are positive*."""
    before, after = text[: quantity.start], text[quantity.end :]
    return bool(
        re.search(
            r"\b(?:from|to|was|were|is|are|only|by|of|had|than|reached|total(?:led)?|and|scored|,) $",
            before,
            re.IGNORECASE,
        )
        or re.match(r" (?:are|were|is|was|had|have)\b", after)
    ) and bool(
        re.match(
            r"\s*(?:[.,;)]|to |in |(?:fewer|more|less|higher|lower) |or (?:less|more|fewer|above|below|over|under)\b|are |were |is |was |had |have |$)",
            after,
        )
    )


def _words_for(quantity: Quantity, text: str) -> str:
    """Return the report's own words for what a figure measures."""
    after = _clause(text[quantity.end :], is_after=True)
    before = _clause(text[: quantity.start], is_after=False)
    if quantity.kind == "percent" and re.match(
        r" (?:of|for|in|said|were|had|felt|agreed) ", text[quantity.end :]
    ):
        return " ".join(after[:_MOST_WORDS])
    change = _CHANGE_OF.match(text[quantity.end :])
    if change:
        return " ".join(_clause(change["what"], is_after=True)[:_MOST_WORDS])
    if quantity.kind == "duration" and "-" in text[quantity.start : quantity.end]:
        return " ".join(after[:3]) or quantity.kind
    words = before[-_MOST_WORDS:] if len(before) > 1 else after[:_MOST_WORDS]
    return " ".join(words) or (quantity.noun.full.lower() if quantity.noun else quantity.kind)


_MOST_WORDS = 9
_CHANGE_OF = re.compile(
    r" (?:improvement|increase|reduction|rise|fall|drop|decrease|decline|growth) in (?P<what>.+)",
    re.IGNORECASE,
)
_EMPTY = frozenset(
    [
        "a",
        "an",
        "the",
        "for",
        "of",
        "in",
        "on",
        "to",
        "by",
        "at",
        "than",
        "within",
        "over",
        "under",
        "about",
        "around",
        "every",
        "each",
        "only",
        "just",
        "and",
        "but",
        "that",
        "we",
        "found",
        "it",
        "was",
        "were",
        "is",
        "are",
        "had",
        "has",
        "have",
        "this",
        "these",
        "those",
    ]
)


def _clause(text: str, *, is_after: bool) -> list[str]:
    """Return the words of the clause that ends, or begins, at a figure, without empty words at its ends."""
    parts = re.split(r"[;:()]|[.,](?!\d)", text)
    words = (parts[0] if is_after else parts[-1]).lower().split()
    while words and words[-1] in _EMPTY:
        words.pop()
    while words and words[0] in _EMPTY:
        words.pop(0)
    return words


def _period_of(
    span: tuple[int, int],
    spans: Sequence[tuple[int, int]],
    text: str,
    periods: Sequence[PeriodMention],
    memory: Memory,
    *,
    is_same_block: bool,
    shares_none: bool,
) -> tuple[Period | None, bool]:
    """Return the period of the quantity at `span` and whether it is one that others are compared with.

    A period named right after the quantity is its own; else the last one before it that no other
    quantity has taken; else one named later; else that of the sentence before.
    """
    own = [m for m in periods if not m.is_baseline or re.match(r",? when\b", text[m.end :])]
    taken = {_right_after(other, text, own) for other in spans if other != span}
    chosen = _right_after(span, text, own)
    before = [m for m in own if m.end <= span[0] and m not in taken]
    behind = [m for m in own if m.start >= span[1] and m not in taken]
    chosen = chosen or (before[-1] if before else None) or (behind[0] if behind else None)
    if chosen is None and len(own) == 1 and not shares_none:
        return own[0].period, own[0].is_baseline
    if chosen is None:
        return (memory.period if _goes_on(text, memory, is_same_block=is_same_block) else None), False
    if chosen.is_relative:
        named = [m.period for m in own if not m.is_relative and m.start < chosen.start]
        base = named[-1] if named else memory.period
        return (year_before(base, chosen.period.text) if base else chosen.period), True
    return chosen.period, chosen.is_baseline


def _goes_on(text: str, memory: Memory, *, is_same_block: bool) -> bool:
    """Whether a sentence without a period of its own speaks of the one before."""
    if _SAME_PERIOD.search(text):
        return True
    return memory.age == 0 and bool(memory.drafts) and (is_same_block or bool(_LINKS_BACK.match(text)))


def _right_after(span: tuple[int, int], text: str, periods: Sequence[PeriodMention]) -> PeriodMention | None:
    """Return the period named right after the quantity at `span`: *£15.6m in 2023*."""
    for mention in periods:
        if mention.start >= span[1] and _TIED.fullmatch(text[span[1] : mention.start]):
            return mention
    return None


_TIED = re.compile(
    r"\)?,?(?: recorded| seen| reported)?(?: for [A-Z]\w+)? (?:in|by|at|as at|as of|on|during|for|to)?"
    r"(?: the)?(?: end of| start of)? ?",
)
