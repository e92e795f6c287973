"""What a reader keeps in mind from the sentences before: figures, their period, counts that are wholes."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from hmicdiff.structure.figures.periods import is_deadline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hmicdiff.model import Period
    from hmicdiff.structure.figures.drafts import Draft
    from hmicdiff.structure.figures.quantity import Quantity
    from hmicdiff.structure.sentences import PlacedSentence

__all__ = ["LINKS_BACK", "Memory", "goes_on", "remember", "with_whole"]

LINKS_BACK = re.compile(
    r"^(?:this|it|its|that|these|those|they|some|in (?:the )?(?:previous|same)|over (?:the same|this)|of these|compared"
    r"|by comparison|in comparison|however|the (?:rate|figure|number|proportion|total|average|increase|reduction|target"
    r"|standard|limit|expectation|maximum|minimum))\b",
    re.IGNORECASE,
)
"""How a sentence begins that goes on speaking of the one before."""
_SAME_PERIOD = re.compile(
    r"\b(?:over|in|during|for) (?:this|that|the same|the) (?:same )?(?:\w+ )?(?:period|time|year)\b",
    re.IGNORECASE,
)
_MOST_WHOLES = 100
"""So many counts before may be the whole that a later part is taken of; no reader remembers more."""
_OF_THESE = re.compile(r"^ of (?:these|those|them|which|the (?P<noun>[a-z-]+)s?\b)", re.IGNORECASE)
_ALL = re.compile(r"\ball $", re.IGNORECASE)
_LONGEST_ALL = 5
"""Characters that tell whether *all* stands before a number: its own, and one before it."""
_DID = re.compile(
    r"^,? (?:(?!(?:and|but|nor|or|than|that|which|who) )\w+ )?(?:had|were|was|did|contained|resulted|led|showed|met)\b",
    re.IGNORECASE,
)
"""What those counted did; behind an *or* it is what others did."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """What is known when a sentence begins, within one section."""

    section: str = ""
    block: int = -1
    drafts: tuple[Draft, ...] = ()
    """Figures of the nearest earlier sentence that has any."""
    wholes: tuple[Quantity, ...] = ()
    """Counts of the same block that a later part may be taken of."""
    period: Period | None = None
    """The last period named in this section for a figure."""
    age: int = 0
    """Sentences since the last one with figures."""


def remember(source: PlacedSentence, drafts: tuple[Draft, ...], memory: Memory) -> Memory:
    """Return the memory after a sentence: its figures, and its period unless it is one compared with."""
    if not drafts and not memory.drafts:  # nothing was there to remember, and nothing came
        return memory
    block = source.sentence.block
    wholes = memory.wholes if block == memory.block else ()
    if not drafts:
        return Memory(
            section=memory.section,
            block=block,
            drafts=memory.drafts,
            wholes=wholes,
            period=memory.period,
            age=memory.age + 1,
        )
    wholes = (*wholes, *(d.quantity for d in drafts if d.quantity.kind == "count" and d.quantity.noun))
    wholes = wholes[-_MOST_WHOLES:]
    dated = [draft for draft in drafts if draft.period and not draft.is_baseline and not _is_ahead(draft)]
    period = next((draft.period for draft in dated if draft.is_own), None)
    period = period or next((draft.period for draft in dated), memory.period)
    return Memory(section=memory.section, block=block, drafts=drafts, wholes=wholes, period=period)


def _is_ahead(draft: Draft) -> bool:
    """Whether a figure is told beforehand, or by when it is to be reached: the next one is of the time of the report."""
    due = draft.role == "target" and draft.period is not None and is_deadline(draft.period)
    return due or draft.role == "forecast"


def goes_on(text: str, memory: Memory, *, is_same_block: bool) -> bool:
    """Whether a sentence without a period of its own has that of the sentence before."""
    if _SAME_PERIOD.search(text):
        return True
    return memory.age == 0 and bool(memory.drafts) and (is_same_block or bool(LINKS_BACK.match(text)))


def with_whole(quantity: Quantity, text: str, quantities: Sequence[Quantity], memory: Memory) -> Quantity:
    """Return a count with its whole from earlier in the text: *ten crimes ... only six*, *all 38 crimes*.

    `quantities` are those of the sentence. The same count comes back where no whole is meant.
    """
    if quantity.kind != "count" or quantity.numerator is not None or quantity.value is None:
        return quantity
    of_these = _OF_THESE.match(text[quantity.end :]) if quantity.is_bare else None
    is_all = _ALL.search(text[max(0, quantity.start - _LONGEST_ALL) : quantity.start]) is not None
    if not (of_these or is_all or (quantity.is_bare and _DID.match(text[quantity.end :]))):
        return quantity
    noun = of_these["noun"] if of_these else None
    near = memory.wholes if of_these else memory.wholes[-1:]
    here = (earlier for earlier in quantities if earlier.end <= quantity.start)
    for whole in reversed((*near, *here)):
        if _is_whole_of(whole, quantity, noun, is_all=is_all):
            return _part(quantity, quantity.value, whole)
    return quantity


def _part(quantity: Quantity, value: float, whole: Quantity) -> Quantity:
    """Return a count as a share of `whole`."""
    total = whole.denominator or whole.value or value
    return replace(
        quantity,
        value=round(100 * value / total, 4),
        unit="percent",
        numerator=value,
        denominator=total,
        noun=quantity.noun or whole.noun,
        is_bare=False,
    )


def _is_whole_of(whole: Quantity, part: Quantity, noun: str | None, *, is_all: bool) -> bool:
    """Whether `part` may count some of `whole`: no larger, and of the noun named, if one is."""
    if is_all and whole.denominator is not None:
        return whole.denominator == part.value
    if whole.kind != "count" or whole.noun is None or whole.numerator is not None or not whole.value:
        return False
    if noun and noun.rstrip("s") not in whole.noun.head:
        return noun in {"total", "same"}
    return whole.value == part.value if is_all else (part.value or 0) <= whole.value
