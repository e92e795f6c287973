"""Judgments in sentences: ``X is good at ...``, ``X requires improvement at ...``, and words for their absence."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Literal

from rapidfuzz import fuzz

from hmicdiff.model import Grade
from hmicdiff.structure.grades.judgments import judgments
from hmicdiff.structure.grades.one_subject import on_the_subject
from hmicdiff.structure.grades.owner import recalls_earlier
from hmicdiff.structure.sentences import split_sentences
from hmicdiff.vocabulary.headings import stems

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hmicdiff.model import GradeState, GradeValue, Identity
    from hmicdiff.structure.grades.judgments import Judgment
    from hmicdiff.structure.sections import Part
    from hmicdiff.text import Place
    from hmicdiff.vocabulary import Vocabulary
    from hmicdiff.vocabulary.headings import Heading

__all__ = [
    "GradeSentence",
    "carries_over",
    "find_sentences",
    "find_states",
    "first_graded",
    "fit_of",
    "grade_at",
    "grade_of",
    "is_headline",
    "target_of",
]

_KEPT = 1 << 15
"""So many fits of an area to a heading are kept: those of some reports."""
_CLOSE_ENOUGH = 62.0
_OWN_PART = 40.0
_STATING = frozenset({"prose", "label", "bullet"})
"""Kinds of block that say why there is no judgment."""
_UNGRADED = frozenset({"not_graded", "narrative"})


@dataclass(frozen=True, slots=True, kw_only=True)
class GradeSentence:
    """A sentence that gives one part a grade."""

    grade: Grade
    score: float
    """0-100, how well the area it names fits the part."""


def find_sentences(
    parts: Sequence[Part], identity: Identity, vocabulary: Vocabulary
) -> dict[int, GradeSentence]:
    """Return the best grade sentence for each graded part, by the part's number.

    Sentences in the part itself go before those of a summary, which are given to the part they speak of.
    """
    graded = first_graded(part for part in parts if not _is_bare(part, parts))
    found: dict[int, GradeSentence] = {}
    for part in parts:
        if part.role in {"boilerplate", "context"}:
            continue
        for one in judgments(part, identity, vocabulary):
            if one.earlier is not None and not carries_over(identity):
                continue
            target = target_of(part, one.area, graded, parts, identity, vocabulary)
            target = target or (_pointed_at(part, parts) if one.is_here else None)
            score = target[1] if target and one.earlier is None else 0.0
            if target is not None and (target[0] not in found or score > found[target[0]].score):
                found[target[0]] = GradeSentence(grade=grade_of(one), score=score)
    whole = on_the_subject(parts, identity, vocabulary)
    if whole is not None:
        found.setdefault(whole[0], GradeSentence(grade=grade_of(whole[1]), score=0.0))
    return found


def first_graded(parts: Iterable[Part]) -> list[Part]:
    """Return the first part of each graded heading: of several that fit alike a sentence judges the first."""
    firsts: dict[int, Part] = {}
    for part in parts:
        if part.row is not None and part.row.graded:
            firsts.setdefault(id(part.row), part)
    return list(firsts.values())


def carries_over(identity: Identity) -> bool:
    """Whether judgments of earlier inspections stand where a report gives none: PEEL did so until 2018/19."""
    return (identity.programme or "").startswith("PEEL") and identity.scale == "four-tier"


def grade_of(judgment: Judgment) -> Grade:
    """Return the grade a sentence gives, carried over from the inspection it comes from where that is older."""
    state: GradeState = "given" if judgment.earlier is None else "carried_over"
    return grade_at(judgment.sentence.place(), judgment.value, state, "prose", judgment.earlier)


def _is_bare(part: Part, parts: Sequence[Part]) -> bool:
    """Whether a part is a pillar's name alone, above the headline question that holds its text."""
    following = parts[part.number + 1] if part.number + 1 < len(parts) else None
    if part.row is None or following is None or following.row is None or len(part.blocks) > 1:
        return False
    return following.row.pillar == part.row.pillar and following.row.topic == part.row.topic == "overall"


def target_of(
    part: Part,
    area: str,
    graded: Sequence[Part],
    parts: Sequence[Part],
    identity: Identity,
    vocabulary: Vocabulary,
) -> tuple[int, float] | None:
    """Return the number of the graded part a sentence judges, with the fit of its area; None for no part.

    `graded` are the first parts of each graded heading.

    A summary's sentence on the whole pillar, whose headline is not printed, judges the summary itself; one
    on a question that is not printed judges no part.
    """
    owner = _owner(part, parts)
    fit_to = partial(_fit_to, _words_of(area, vocabulary), vocabulary)
    rows = [row for row in vocabulary.headings.of_programme(identity.programme) if row.graded]
    narrow = max((fit_to(row) for row in rows if row.topic != "overall"), default=0.0)
    if (
        owner is not None
        and owner.role == "content"
        and (fit := fit_to(owner.row)) >= _OWN_PART
        and _shares_word(area, owner.row, vocabulary)
        and (fit >= narrow or not is_headline(owner))
    ):
        return owner.number, 100.0 + fit
    fits = [(fit_to(other.row), -other.number) for other in graded]
    best = max(fits, default=(0.0, 0))
    headlines = (row for row in rows if row.topic == "overall" and identity.pillar in {None, row.pillar})
    headline = max(map(fit_to, headlines), default=0.0)
    if narrow > max(best[0], headline, _CLOSE_ENOUGH):
        return None
    if headline > max(best[0], _CLOSE_ENOUGH):
        alone = identity.pillar and identity.kind != "news" and part.role == "summary" and owner is None
        return (part.number, headline) if alone else None
    return (-best[1], best[0]) if best[0] >= _CLOSE_ENOUGH else None


def _pointed_at(part: Part, parts: Sequence[Part]) -> tuple[int, float] | None:
    """Return the graded part around a sentence that judges "this area", with the least score of its own."""
    owner = _owner(part, parts)
    return (owner.number, 100.0) if owner is not None and owner.role == "content" else None


def is_headline(part: Part) -> bool:
    """Whether a part is a pillar's headline question, in whose text its further questions are judged too."""
    return part.row is not None and part.row.topic == "overall" and part.row.pillar is not None


def _owner(part: Part, parts: Sequence[Part]) -> Part | None:
    """Return the innermost graded part that is, or holds, `part`."""
    while part.row is None or not part.row.graded:
        if part.parent is None:
            return None
        part = parts[part.parent]
    return part


def grade_at(
    place: Place,
    value: GradeValue | None,
    state: GradeState,
    basis: Literal["label", "prose", "table"] | None,
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


def fit_of(area: str, row: Heading | None, vocabulary: Vocabulary) -> float:
    """Return how well an area's words fit a heading or one of its other names, 0-100."""
    return _fit_to(_words_of(area, vocabulary), vocabulary, row)


def _words_of(area: str, vocabulary: Vocabulary) -> str:
    """Return an area's words by their stems, as names of headings are held against them."""
    return stems(vocabulary.headings.key(area)) if area else ""


def _fit_to(words: str, vocabulary: Vocabulary, row: Heading | None) -> float:
    """Return how well words by their stems fit a heading, 0 where there are none of either."""
    return _fit(words, vocabulary.headings.names_of(row)) if row is not None and words else 0.0


@lru_cache(maxsize=_KEPT)
def _fit(words: str, names: tuple[str, ...]) -> float:
    """Return how well words fit the best of some names, all by their stems."""
    return max(fuzz.token_sort_ratio(words, name) for name in names)


def _shares_word(area: str, row: Heading | None, vocabulary: Vocabulary) -> bool:
    """Whether an area's words and a heading's names have one in common, by its stem."""
    if row is None:
        return False
    words = set(_words_of(area, vocabulary).split())
    return any(words & set(name.split()) for name in vocabulary.headings.names_of(row))


def find_states(parts: Sequence[Part], identity: Identity, vocabulary: Vocabulary) -> dict[int, Grade]:
    """Return, by the part's number, what the text says of judgments not made: carried over, not graded ..."""
    found: dict[int, Grade] = {}
    for part in parts:
        if part.role in {"boilerplate", "context"}:
            continue
        for block in part.blocks:
            if block.kind not in _STATING or not vocabulary.grades.may_tell_a_state(block.text.text):
                continue
            for sentence in split_sentences(block.text):
                state = vocabulary.grades.state_of(sentence.text)
                if state is None or (
                    state.cycle is None and recalls_earlier(sentence.text, identity, vocabulary)
                ):
                    continue
                owner = _owner_of_state(part, parts, graded_only=state.state not in _UNGRADED)
                if owner is None or owner.number in found:
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
