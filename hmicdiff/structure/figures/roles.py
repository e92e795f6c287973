"""What part a quantity plays: a level, a change, a target, a threshold, the size of a sample."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hmicdiff.model import FigureRole
    from hmicdiff.structure.figures.quantities import Quantity
    from hmicdiff.vocabulary.measures import MeasureTable

__all__ = ["change_direction", "role_of"]

_UP = r"increas\w*|rise\w*|rose|rising|grow\w*|grew|up|higher|additional"
_DOWN = r"reduc\w*|decreas\w*|fall\w*|fell|drop\w*|declin\w*|cut|down|lower\w*|fewer|less"
_CHANGE_BEFORE = re.compile(
    rf"\b(?P<word>{_UP}|{_DOWN})(?:(?: \w+){{0,4}} by| of| was| is)"
    r"(?: (?:around|about|approximately|some|nearly|almost|over|more than|less than|only|just|an?))* $",
    re.IGNORECASE,
)
_CHANGE_AFTER = re.compile(
    rf"^ (?:\w+ )?(?P<word>reduction|decrease|fall|drop|decline|cut|increase|rise|growth|improvement|fewer|more|higher"
    r"|lower|better|worse)\b"
    r"(?! (?:likely|than one))",
    re.IGNORECASE,
)
_TARGET = re.compile(
    r"\b(?:target|aim|goal|ambition|mandate|expected standard|national standard|standard)s?"
    r"(?: \w+){0,6}? (?:of|is|was|to|at|within)(?: \w+){0,4} $|\b(?:target|standard) \(?$",
    re.IGNORECASE,
)
_TARGET_AFTER = re.compile(r"^ (?:\w+ )?(?:target|standard|benchmark)\b", re.IGNORECASE)
_LIMIT_BEFORE = re.compile(
    r"\b(?:within|under|in under|less than|no more than|no longer than|more than|over|longer than|after|at least"
    r"|maximum of|minimum of|(?:should|must|can|may|limit)[^.;]{0,60}up to)(?: the)?(?: \w+)? $",
    re.IGNORECASE,
)
_LIMIT_AFTER = re.compile(
    r"^ (?:\w+ )?(?:limit|deadline|threshold|timescale|timeframe|requirement|target)|^ (?:before|after) (?:their|its|the|an?) ",
    re.IGNORECASE,
)
_OR_MORE = re.compile(r"^ or (?:less|more|fewer|above|below|over|under|higher|lower|greater)\b", re.IGNORECASE)
_EXTREME = re.compile(r"\b(?:top|bottom|highest|lowest|most deprived) $", re.IGNORECASE)
_EVERY = re.compile(r"\b(?:every|each) $", re.IGNORECASE)
_FORECAST = re.compile(
    r"\b(?:will (?:be|have|fall|rise|reach|need|cost|reduce|increase|receive|spend)|forecast\w*|predict\w*|projected|is expected to"
    r"|are expected to|plans? to|intends? to|by (?:march |april )?20\d\d)\b",
    re.IGNORECASE,
)
_SAMPLED = re.compile(
    r"\b(?:we|hmic|hmicfrs|inspectors|our inspection|our team)\b[^.;]{0,40}?\b(?:review\w*|examin\w*|interview\w*|audit\w*"
    r"|assess\w*|sampl\w*|analys\w*|observ\w*|visited|spoke to|looked at|dip[- ]sampl\w*|survey\w*|listened to"
    r"|inspected|selected)\b[^.;,]{0,40}$|\b(?:sample|audit|review|survey) of (?:\w+ ){0,2}$",
    re.IGNORECASE,
)
_METHOD_TOPICS = frozenset({"context"})


def role_of(quantity: Quantity, text: str, topic: str, measures: MeasureTable) -> FigureRole:
    """Return the part that `quantity` plays in `text`, a clean sentence of a section of `topic`."""
    before, after = text[: quantity.start], text[quantity.end :]
    if quantity.noun and quantity.numerator is None and quantity.kind == "count":
        role = measures.role_of_noun(quantity.noun.text + after)
        if role:
            return role
    if topic in _METHOD_TOPICS:
        return "scope"
    if quantity.kind == "count" and quantity.is_bare and measures.role_of_noun(after.strip()):
        return "structure"
    if quantity.kind == "frequency":
        return "frequency"
    if quantity.kind == "count" and quantity.numerator is None and _SAMPLED.search(before):
        return "sample_size"
    if change_direction(quantity, text):
        return "change"
    return _norm_or_level(quantity, text, before, after)


def _norm_or_level(quantity: Quantity, text: str, before: str, after: str) -> FigureRole:
    """Return target, threshold, forecast, share or level."""
    if quantity.kind == "duration" and _EVERY.search(before):
        return "frequency"
    if _OR_MORE.match(after) or (quantity.kind == "percent" and _EXTREME.search(before)):
        return "threshold"
    if quantity.kind == "duration" and (_LIMIT_BEFORE.search(before) or _LIMIT_AFTER.search(after)):
        return "threshold"
    if _TARGET.search(before) or _TARGET_AFTER.search(after):
        return "target"
    if _FORECAST.search(before[-_FAR:]):
        return "forecast"
    if quantity.kind == "percent" and quantity.margin is None and _is_share(before, after, text):
        return "share"
    return "level"


_FAR = 120
"""Characters back to a word of the future that still governs a figure."""


def _is_share(before: str, after: str, text: str) -> bool:
    """Whether a percentage tells how a whole is made up, not how well something is done."""
    return bool(
        _OF_THIS.search(before)
        or _MADE_UP.match(after)
        or (re.match(r" of (?:its|the|their|all|that|this) ", after) and _PARTS.search(text))
    )


_OF_THIS = re.compile(
    r"\b(?:of (?:this|these|those|which|the total)|accounts? for|accounted for|makes? up|made up),? (?:\w+ )?$", re.IGNORECASE
)
_MADE_UP = re.compile(
    r"^(?: of [^.;,]{3,70}? (?:was|were|is|are) (?:made|raised|funded|spent|committed|from)\b"
    r"| (?:said|from|came from|was from|were from|by|in a|in the top)\b| of neighbourhoods)",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\b(?:budget|funding|income|workforce|spend\w*|demand|precept)\b", re.IGNORECASE)


def change_direction(quantity: Quantity, text: str) -> str | None:
    """Return ``increase`` or ``decrease`` where the quantity is the size of a change."""
    if quantity.kind not in {"percent", "count", "money", "rate"} or quantity.numerator is not None:
        return None
    match = _CHANGE_BEFORE.search(text[: quantity.start])
    if match is None and quantity.kind == "percent":
        match = _CHANGE_AFTER.search(text[quantity.end :])
    if match is None:
        return None
    return "decrease" if re.fullmatch(f"(?:{_DOWN}|fewer|lower)", match["word"], re.IGNORECASE) else "increase"
