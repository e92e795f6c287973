"""The sides of a card: what each report says of a finding, quoted, and where more of it stands."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from hmicdiff.judging.antecedents import antecedent_of
from hmicdiff.judging.cited import as_evidence
from hmicdiff.judging.paragraphs import sentences_around
from hmicdiff.reporting.words import EVIDENCE_WORDS, clip

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hmicdiff.model import Basis, EvidenceKind, Verdict, VerdictEvidence
    from hmicdiff.reporting.view.context import Context, Place, Quote

__all__ = ["Side", "side_of", "teaser_of"]

_MOST_QUOTES = 2
"""Sentences quoted on each side of a card; the places of the others are linked."""
_MOST_PLACES = 6
"""Further places that are linked."""
_LONGEST_TEASER = 110
"""Characters of a sentence that tell what a folded finding is about."""
_DECIDING: dict[Basis, EvidenceKind] = {
    "stated": "statement",
    "graded": "grade",
    "item": "item",
    "figure": "figure",
}
"""What a finding rests on, and so shows first, by its basis."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """What one report says."""

    label: str
    quotes: tuple[Quote, ...]
    further: tuple[Place, ...]
    """Where more evidence stands that is not quoted here; the first few."""
    more: int
    """How many places there are beside."""
    silent: str
    """Why there is no quote; empty where there is one."""


def side_of(verdict: Verdict, report: str, context: Context) -> Side:
    """What one report of a verdict says, what the verdict rests on first."""
    own = _grouped([each for each in verdict.evidence if each.report == report], context)
    first = sorted(own, key=lambda each: each.quote.kind != _DECIDING.get(verdict.basis))
    quotes = tuple(_cited(each, context) for each in first)
    return Side(
        label=context.labels[report],
        quotes=quotes[:_MOST_QUOTES],
        further=_further_places(quotes)[:_MOST_PLACES],
        more=max(0, len(_further_places(quotes)) - _MOST_PLACES),
        silent="" if quotes else _silence(verdict, report, context),
    )


@dataclass(frozen=True, slots=True)
class _Group:
    """A quote with the passages it is read with, which then stand for themselves no more."""

    before: VerdictEvidence | None
    quote: VerdictEvidence
    behind: tuple[VerdictEvidence, ...]


def _grouped(own: Sequence[VerdictEvidence], context: Context) -> Iterator[_Group]:
    """Each quote with the passage it points back to and those that stand right behind it, in their order."""
    rest = list(own)
    while rest:
        before = rest.pop(0) if _leads_to(rest[0], rest[1:2], context) else None
        quote = rest.pop(0)
        behind = tuple(_running_on(quote, rest, context))
        del rest[: len(behind)]
        yield _Group(before, quote, behind)


def _running_on(
    quote: VerdictEvidence, rest: Sequence[VerdictEvidence], context: Context
) -> Iterator[VerdictEvidence]:
    """The passages behind a quote that go on where it ends, up to the first that doesn't."""
    following = sentences_around(quote, context.readings[quote.report])[1]
    for one, sentence in zip(rest, following, strict=False):
        if one != as_evidence(sentence, quote.report, "passage"):
            return
        yield one


def _leads_to(each: VerdictEvidence, after: Sequence[VerdictEvidence], context: Context) -> bool:
    """Whether the quote behind a passage speaks of it."""
    readings = context.readings
    return each.kind == "passage" and any(antecedent_of(one, readings[one.report]) == each for one in after)


def _cited(group: _Group, context: Context) -> Quote:
    """A quote in words, between what it is read with."""
    quote = context.cite(group.quote, EVIDENCE_WORDS[group.quote.kind])
    before = _before(group.before, group.quote, context) if group.before else ""
    behind = " ".join(context.cite(each).text for each in group.behind)
    return dataclasses.replace(quote, before=before, behind=behind)


def _before(before: VerdictEvidence, quote: VerdictEvidence, context: Context) -> str:
    """The words a quote points back to, with a mark where others stand between the two."""
    near = pairwise(context.readings[quote.report].sentences)
    follows = any(one.quote == before.quote and quote.quote in two.quote for one, two in near)
    return context.cite(before).text + ("" if follows else " …")


def teaser_of(left: Side, right: Side) -> str:
    """How the first quote begins, that of the later report before that of the earlier: ``2023–25: “We found…”``."""
    side = right if right.quotes else left
    if not side.quotes:
        return ""
    words, cut = clip(side.quotes[0].text, _LONGEST_TEASER)
    return f"{side.label}: “{words}{'…' * cut}”"


def _silence(verdict: Verdict, report: str, context: Context) -> str:
    """Why a report has no quote; where it is the later one, that this says nothing of how things stand.

    Only what rests on silence was searched for in the whole of the other report.
    """
    if verdict.verdict not in {"new", "dropped"}:
        return f"No sentence of the {context.labels[report]} report is set beside it."
    words = f"In the {context.labels[report]} report we find nothing on it."
    return words + " Silence says nothing of how things stand." * (report == verdict.to)


def _further_places(quotes: Sequence[Quote]) -> tuple[Place, ...]:
    """Where the sentences stand that are not quoted, each line once."""
    quoted = {quote.place.href for quote in quotes[:_MOST_QUOTES]}
    rest = {quote.place.href: quote.place for quote in quotes[_MOST_QUOTES:]}
    return tuple(place for href, place in rest.items() if href not in quoted)
