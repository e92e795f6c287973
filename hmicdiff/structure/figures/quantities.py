"""The quantities of a clean text."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from hmicdiff.structure.figures.forms import FORMS, matches_of
from hmicdiff.structure.figures.masks import BLANK, mask_non_quantities
from hmicdiff.structure.figures.numerals import MAY_HOLD_A_NUMBER, NUMBER_STARTS
from hmicdiff.vocabulary.choice import Hinted

if TYPE_CHECKING:
    from collections.abc import Callable

    from hmicdiff.structure.figures.quantity import Quantity

    Form = tuple[str, Callable[[re.Match[str], str], tuple[Quantity, ...]]]

__all__ = ["find_quantities"]


_KEPT = 1 << 15
"""So many texts' quantities are kept: those of some reports."""


@cache
def _forms() -> Hinted[Form]:
    """Return the forms, each to be tried where one of its words stands in a text."""
    return Hinted(((expression, read), needs) for needs, expression, read in FORMS)


@lru_cache(maxsize=_KEPT)
def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Return the quantities of `text` in its order; none lies in another."""
    if not MAY_HOLD_A_NUMBER.search(text):
        return ()
    masked = mask_non_quantities(text)
    starts = [start.start() for start in NUMBER_STARTS.finditer(masked)]
    found: list[Quantity] = []
    for expression, read in _forms().likely(text):
        for match in matches_of(expression, masked, starts):
            for quantity in read(match, text):
                found.append(quantity)
                masked = (
                    masked[: quantity.start]
                    + BLANK * (quantity.end - quantity.start)
                    + masked[quantity.end :]
                )
    told = (one for one in found if not _IS_MARGIN.search(text[: one.start]) and not _is_limit(one, text))
    return _with_units(text, sorted(told, key=lambda quantity: quantity.start))


_IS_MARGIN = re.compile(r"(?:\u00b1|\+ ?/ ?-|\+-|\bplus or minus)\s*$", re.IGNORECASE)
"""What stands before the margin of a value; where the value itself can't be read, its margin measures nothing."""
_BEYOND = (
    r"(?:(?:aged )?(?:over|under|above|below|more than|less than|older than|younger than|up to|at (?:least|most))"
    r"(?: the age of)?|aged)"
)
_IS_LIMIT = re.compile(
    r"(?:\b(?:people|persons?|adults?|men|women|child(?:ren)?|boys|girls|residents?|tenants?|occup(?:ant|ier)s?|householders?"
    r"|victims?|suspects?|drivers?|patients?|pensioners?|those|(?:any|some|every|no) ?(?:one|body)|who)"
    r"(?: (?:is|are|was|were|being|living))?"
    r"|\bof (?:which|whom|these|those|them)\b(?:(?!\b(?:numbers?|totals?|counts?)\b)(?:[^.;:]|\.(?=\d))){0,80}?\b(?:is|are|was|were|be)(?: [a-z]+)?)"
    rf" {_BEYOND} $",
    re.IGNORECASE,
)
"""What stands before an age or a limit: *somebody was over 65*, *of whom 12 were under 18*.

*Of which over 25 are vacant* counts, as nothing was said of them yet.
"""
_LONGEST_LIMIT = 140
"""So many characters hold each of these: all are shorter."""
_LIMIT_ENDS = ("over ", "under ", "above ", "below ", "than ", "to ", "least ", "most ", "of ", "aged ")
"""The last word of each, which is quicker to see."""


def _is_limit(quantity: Quantity, text: str) -> bool:
    """Whether a number that names nothing is one that somebody or something is over or under: it counts nothing."""
    if not quantity.is_bare or not text[: quantity.start].lower().endswith(_LIMIT_ENDS):
        return False
    near = max(0, quantity.start - _LONGEST_LIMIT)
    return not text.startswith(" times", quantity.end) and bool(_IS_LIMIT.search(text, near, quantity.start))


_COMPARED = re.compile(
    r"\b(?:compared (?:with|to)|than|against|versus|(?:rate|average|figure|mean|median|total) (?:of|was|is))"
    r"(?: (?:just|only|around|about|nearly|almost|over|under|the))*(?: \w+){0,4}? $"
    r"|[(\[][^()\[\]]{3,60}[:=] ?$",
    re.IGNORECASE,
)


_FROM = re.compile(
    r"\bfrom (?:(?:about|around|almost|nearly|over|under|just|only|more than|less than) )*$", re.IGNORECASE
)
_TO = re.compile(
    r" to (?:(?:about|around|almost|nearly|over|under|just|only|more than|less than) )*", re.IGNORECASE
)


def _with_units(text: str, quantities: list[Quantity]) -> tuple[Quantity, ...]:
    """Give a bare number that is compared with a rate, percentage or sum its kind and unit: *8.2 per 1,000 ... with 8.0*.

    The second number of a move has the unit of the first: *from 14 days to 28*.
    """
    done: list[Quantity] = []
    for quantity in quantities:
        model = done[-1] if done else None
        if model and quantity.is_bare and _moves(text, model, quantity):
            done.append(replace(quantity, kind=model.kind, unit=model.unit, is_bare=False, noun=model.noun))
        elif model and _lacks_unit_of(model, quantity) and _COMPARED.search(text[model.end : quantity.start]):
            done.append(replace(quantity, kind=model.kind, unit=model.unit, is_bare=False, is_borrowed=True))
        else:
            done.append(quantity)
    return tuple(done)


def _moves(text: str, model: Quantity, quantity: Quantity) -> bool:
    """Whether the text goes from one quantity with a unit to another number."""
    is_from = bool(_FROM.search(text[: model.start])) and model.numerator is None
    return is_from and bool(_TO.fullmatch(text[model.end : quantity.start]))


def _lacks_unit_of(model: Quantity, quantity: Quantity) -> bool:
    """Whether a number without a unit may take that of the one before."""
    if model.numerator is not None or model.unit == "ratio":
        return False
    if quantity.unit == "ratio":
        return model.kind == "rate"
    if quantity.unit == "GBP":
        return model.unit.startswith("GBP per ")
    return quantity.is_bare and model.kind in {"rate", "percent", "times"}
