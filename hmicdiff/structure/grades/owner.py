"""Whose grade a sentence gives, and of when: the body's or another's, of this inspection or an older one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hmicdiff.model import Identity
    from hmicdiff.vocabulary import Vocabulary

__all__ = ["OWN_DOING", "behind_body", "is_older", "is_own", "recalls_earlier"]

OWN_DOING = re.compile(
    r"(?:its|their) |(?:the )?extent to which |the way |the (?:approach|response) to |the (?:effectiveness|efficiency|legitimacy) with which ",
    re.IGNORECASE,
)
"""How a subject begins that is something of the body's."""
_ARTICLE = re.compile(r"^the (?!force|service|constabulary|brigade)(?=[a-z])", re.IGNORECASE)
"""The article some bodies' names take (``The City of London Police``)."""
_ALL = re.compile(
    r"(?:both|all|(?:all )?(?:the )?(?:two|three|four|five)|both of the|all of the)(?: of)?(?: the(?:se)?)?(?: (?:two|three|four|five))?"
    r" (?:police )?(?:forces|constabularies|services|brigades|bodies)"
    r"|(?:each|every)(?: one)?(?: of the(?: \w+)?)? (?:police )?(?:force|constabulary|service|brigade|forces|constabularies|services|brigades)"
    r"|(?:the|this) (?:(?!force|service)[\w-]+ ){0,4}?(?:unit|collaboration|alliance|partnership)|they (?:both|all)",
    re.IGNORECASE,
)
"""All bodies of a joint report, or the unit that they share."""
_SHORT = frozenset({"it", "this force", "this service", "the county force"})


def is_own(subject: str, identity: Identity, vocabulary: Vocabulary) -> bool:
    """Whether a sentence's subject is the body inspected or what it does."""
    if OWN_DOING.match(subject):
        return True
    rest = behind_body(subject, identity, vocabulary)
    return rest is not None and (not rest or rest.startswith(("'s ", "' ")))


def behind_body(subject: str, identity: Identity, vocabulary: Vocabulary) -> str | None:
    """Return the words of a subject behind the body inspected, whichever its name; None for another's."""
    if subject.lower() in _SHORT or (identity.bodies and _ALL.fullmatch(subject)):
        return ""
    subject = _ARTICLE.sub("", subject)
    match = vocabulary.bodies.anyone.match(subject)
    body = vocabulary.bodies.named(identity.body)
    if match is None:
        return _behind_place(subject, body.place) if body is not None else None
    named = vocabulary.bodies.named(match[0])
    return subject[match.end() :] if named is None or named == body else None


def _behind_place(subject: str, place: str) -> str | None:
    """Return the words behind a body's short name (``Kent's approach to efficiency``)."""
    if not subject.casefold().startswith(place.casefold()):
        return None
    rest = subject[len(place) :].lstrip()
    return f"{rest} " if rest == "'s" else rest


def is_older(year: str, identity: Identity) -> bool:
    """Whether a year or cycle began before the report's own."""
    return identity.cycle_order is None or int(year[:4]) < identity.cycle_order // 100


def recalls_earlier(sentence: str, identity: Identity, vocabulary: Vocabulary) -> bool:
    """Whether a sentence says that an inspection before the report's own made no judgment (``not inspected in 2017``)."""
    year = vocabulary.grades.recalls(sentence)
    return year == "" or (year is not None and identity.cycle_order is not None and is_older(year, identity))
