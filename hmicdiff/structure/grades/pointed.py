"""The grade of a sentence that judges the question or heading it stands under without naming it.

"We have graded the force as good for this question", "Our judgement is that it requires improvement, a fall
from good in 2022", "In 2022 it was inadequate. It now requires improvement." An older grade that such a
sentence tells of is never taken, nor that of another body.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hmicdiff.structure.grades.owner import behind_body, is_older

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping

    from hmicdiff.model import GradeValue, Identity
    from hmicdiff.vocabulary import Vocabulary
    from hmicdiff.vocabulary.choice import Choice
    from hmicdiff.vocabulary.sieve import Sieved

__all__ = ["pointed_grade"]

_STOPS = " .;"


def pointed_grade(text: str, before: str, identity: Identity, vocabulary: Vocabulary) -> GradeValue | None:
    """Return the grade that a plain sentence gives to where it stands; None for most, which give none.

    `before` is the sentence ahead of it, which tells whether *it* is the body.
    """
    table = vocabulary.pointed
    if not table.grade.search(text):
        return None
    rest, leads = _without_leads(text.strip(_STOPS), table.leads)
    rest, tails = _without_tails(rest, table.tails)
    for pattern in table.asides.values():
        rest = pattern.sub("", rest)
    points = "here" in leads or "compared" in leads | tails
    for form, pattern in table.forms.likely(rest):
        match = pattern.match(rest)
        if match is None:
            continue
        found = match.groupdict()
        about = _about(found.get("subject"), before, identity, vocabulary)
        sure = points or form.points or found.get("here") or about == "matter"
        when = found.get("when")
        if about is not None and sure and not (when and is_older(when, identity)):
            return vocabulary.grades.value(match["grade"])
    return None


def _without_leads(text: str, leads: Choice[str]) -> tuple[str, frozenset[str]]:
    """Return a sentence without the words that lead to its judgment, and the ids of those."""
    found = set[str]()
    while hit := _first(text, leads):
        key, match = hit
        found.add(key)
        text = text[match.end() :]
    return text, frozenset(found)


def _without_tails(text: str, tails: Mapping[str, Sieved]) -> tuple[str, frozenset[str]]:
    """Return a sentence without the words behind its judgment, and the ids of those."""
    found = set[str]()
    for key, pattern in tails.items():
        match = pattern.search(text)
        if match is not None:
            found.add(key)
            text = text[: match.end("keep") if "keep" in match.groupdict() else match.start()].rstrip(_STOPS)
    return text, frozenset(found)


def _first(text: str, rows: Choice[str]) -> tuple[str, re.Match[str]] | None:
    """Return the first row whose pattern fits the start of `text`."""
    tried = ((key, pattern.match(text)) for key, pattern in rows.likely(text))
    return next(((key, match) for key, match in tried if match and match.end()), None)


def _about(subject: str | None, before: str, identity: Identity, vocabulary: Vocabulary) -> str | None:
    """Return whether the body or the matter itself is judged; None for anything else.

    *It* is the body where the sentence before speaks of a grade.
    """
    if subject is None:
        return "body"
    if vocabulary.pointed.matter.match(subject):
        return "matter"
    if subject.lower() == "it" and not vocabulary.pointed.grade.search(before):
        return None
    rest = behind_body(subject, identity, vocabulary)
    if not rest:
        return None if rest is None else "body"
    doing = next(filter(None, (one.match(rest) for one in vocabulary.pointed.doings.values())), None)
    return doing and ("matter" if doing["here"] else "body")
