"""Judgments in sentences: ``X is good at ...``, ``X requires improvement at ...``, and words for their absence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from rapidfuzz import fuzz

from hmicdiff.model import Grade
from hmicdiff.structure.sentences import split_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hmicdiff.model import GradeState, GradeValue, Identity
    from hmicdiff.structure.sections import Part
    from hmicdiff.text import MappedText, Place
    from hmicdiff.vocabulary import Vocabulary

__all__ = ["GradeSentence", "find_sentences", "find_states", "grade_at"]

_VALUE = r"(?P<grade>outstanding|good|adequate|requires? improvement|requiring improvement|inadequate)"
_SUBJECT = (
    r"(?P<subject>(?:[A-Z][\w&'-]*(?: (?:and|&|of|the|[A-Z][\w&'-]*)){0,8}|the (?:force|constabulary|service|brigade)|it|"
    r"(?:the )?extent to which .{3,160}?|(?:its|the (?:force|constabulary|service)'s|[A-Z][\w&' -]{2,60}'s) .{3,120}?|(?:the )?way .{3,160}?)"
    r"(?:'s (?:leadership and management|overall (?:effectiveness|efficiency|legitimacy)))?)"
)
_JUDGES = re.compile(
    r"^(?:HMIC(?:FRS)? (?:judges|has judged|assesses|has assessed) (?:that )?|overall,? |we (?:have )?(?:judged|found|judge) (?:that )?"
    r"|in \w+, )*"
    + _SUBJECT
    + r"(?::)? (?:(?:is|was|are|has been|have been|remains|continues to be)(?: overall)?:?"
    r"(?: (?:judged|assessed|graded|rated))?(?: (?:to be|as))? )?"
    + _VALUE
    + r"(?P<area>(?: (?:at|in|for|with|overall)\b.*)?)\.?$",
    re.IGNORECASE,
)
_LEADS = re.compile(r"^(?:(?:at|in|for|overall|with|the|way|how|which|respect of|terms of|efficiency|it|its|force) )+", re.IGNORECASE)
_CLOSE_ENOUGH = 62.0
_OWN_PART = 40.0
_UNGRADED = frozenset({"not_graded", "narrative"})


@dataclass(frozen=True, slots=True, kw_only=True)
class GradeSentence:
    """A sentence that gives one part a grade."""

    grade: Grade
    score: float
    """0-100, how well the area it names fits the part."""


def find_sentences(parts: Sequence[Part], identity: Identity, vocabulary: Vocabulary) -> dict[int, GradeSentence]:
    """Return the best grade sentence for each graded part, by the part's number.

    Sentences in the part itself go before those of a summary, which are given to the part they speak of.
    """
    graded = [part for part in parts if part.row is not None and part.row.graded and not _is_bare(part, parts)]
    found: dict[int, GradeSentence] = {}
    for part in parts:
        if part.role in {"boilerplate", "context"}:
            continue
        for sentence in _sentences(part):
            match = _JUDGES.match(sentence.text)
            grade = _grade(sentence, match, identity, vocabulary) if match else None
            if match is None or grade is None:
                continue
            target = _target(part, match, graded, parts, vocabulary)
            if target is not None and (target[0] not in found or target[1] > found[target[0]].score):
                found[target[0]] = GradeSentence(grade=grade, score=target[1])
    return found


def _is_bare(part: Part, parts: Sequence[Part]) -> bool:
    """Whether a part is a pillar's name alone, above the headline question that holds its text."""
    following = parts[part.number + 1] if part.number + 1 < len(parts) else None
    if part.row is None or following is None or following.row is None or len(part.blocks) > 1:
        return False
    return following.row.pillar == part.row.pillar and following.row.topic == part.row.topic == "overall"


def _sentences(part: Part) -> Iterator[MappedText]:
    """Yield the sentences of a part's own paragraphs and bullets."""
    for block in part.blocks:
        if block.kind in {"prose", "bullet"}:
            yield from split_sentences(block.text)


def _grade(
    sentence: MappedText, match: re.Match[str], identity: Identity, vocabulary: Vocabulary
) -> Grade | None:
    """Return the grade of a sentence on the body itself, None where it speaks of someone or something else."""
    if not _is_own(match["subject"], identity, vocabulary):
        return None
    word = "requires improvement" if match["grade"].lower().startswith("requir") else match["grade"]
    value = vocabulary.grades.value(word)
    return grade_at(sentence.place(), value, "given", "prose")


def _is_own(subject: str, identity: Identity, vocabulary: Vocabulary) -> bool:
    """Whether a sentence's subject is the body inspected or what it does."""
    lower = subject.lower()
    if lower == "it" or re.match(r"its |(?:the )?extent to which |(?:the )?way ", lower):
        return True
    match = vocabulary.bodies.anyone.match(subject)
    if match is None:
        body = vocabulary.bodies.named(identity.body)
        return body is not None and lower.startswith(body.place.lower())
    named = vocabulary.bodies.named(match[0])
    return named is None or named.name == identity.body


def _target(
    part: Part, match: re.Match[str], graded: Sequence[Part], parts: Sequence[Part], vocabulary: Vocabulary
) -> tuple[int, float] | None:
    """Return the number of the graded part a sentence judges, with the fit of its area; None for no part."""
    area = _area(match)
    owner = _owner(part, parts)
    if owner is not None and owner.role == "content" and (fit := _fit(area, owner, vocabulary)) >= _OWN_PART:
        return owner.number, 100.0 + fit
    fits = [(_fit(area, other, vocabulary), -other.number) for other in graded]
    best = max(fits, default=(0.0, 0))
    return (-best[1], best[0]) if best[0] >= _CLOSE_ENOUGH else None


def _owner(part: Part, parts: Sequence[Part]) -> Part | None:
    """Return the innermost graded part that is, or holds, `part`."""
    while part.row is None or not part.row.graded:
        if part.parent is None:
            return None
        part = parts[part.parent]
    return part


def _area(match: re.Match[str]) -> str:
    """Return the words that name the area: after the grade, else what of the body is judged."""
    area = match["area"].strip() or re.sub(r"^.*?'s ", "", match["subject"])
    return _LEADS.sub("", area).strip()


def grade_at(
    place: Place,
    value: GradeValue | None,
    state: GradeState,
    basis: Literal["label", "prose", "table"],
    carried_over_from: str | None = None,
) -> Grade:
    """Return a grade with the place that gives it."""
    return Grade(
        value=value,
        state=state,
        basis=basis,
        carried_over_from=carried_over_from,
        line_start=place.line_start,
        line_end=place.line_end,
        page=place.page,
        quote=place.quote,
    )


def _fit(area: str, part: Part, vocabulary: Vocabulary) -> float:
    """Return how well an area's words fit a part's heading or one of its other names, 0-100."""
    row = part.row
    if row is None or not area:
        return 0.0
    names = (row.text, *row.also, *row.areas)
    return max(fuzz.token_sort_ratio(vocabulary.headings.key(area), vocabulary.headings.key(name)) for name in names)


def find_states(parts: Sequence[Part], vocabulary: Vocabulary) -> dict[int, Grade]:
    """Return, by the part's number, what the text says of judgments not made: carried over, not graded ..."""
    found: dict[int, Grade] = {}
    for part in parts:
        if part.role in {"boilerplate", "context"}:
            continue
        for block in part.blocks:
            for sentence in split_sentences(block.text) if block.kind in {"prose", "label", "bullet"} else ():
                state = vocabulary.grades.state_of(sentence.text)
                owner = _owner_of_state(part, parts, graded_only=state is not None and state.state not in _UNGRADED)
                if state is None or owner is None or owner.number in found:
                    continue
                basis: Literal["label", "prose"] = "label" if block.kind == "label" else "prose"
                found[owner.number] = grade_at(sentence.place(), None, state.state, basis, state.cycle)
    return found


def _owner_of_state(part: Part, parts: Sequence[Part], *, graded_only: bool) -> Part | None:
    """Return the part a state is said of: the innermost known question or area around the sentence."""
    while True:
        row = part.row
        if row is not None and (row.graded or (not graded_only and (row.areas or row.pillar))):
            return part
        if part.parent is None:
            return None
        part = parts[part.parent]
