"""The sides of a card: what each report says of a finding, quoted, and where more of it stands."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING

from hmicdiff.judging.antecedents import antecedent_of
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
    own = _led([each for each in verdict.evidence if each.report == report], context)
    first = sorted(own, key=lambda each: each[1].kind != _DECIDING.get(verdict.basis))
    quotes = tuple(
        dataclasses.replace(
            context.cite(each, EVIDENCE_WORDS[each.kind]),
            before=_before(before, each, context) if before else "",
        )
        for before, each in first
    )
    return Side(
        label=context.labels[report],
        quotes=quotes[:_MOST_QUOTES],
        further=_further_places(quotes)[:_MOST_PLACES],
        more=max(0, len(_further_places(quotes)) - _MOST_PLACES),
        silent="" if quotes else _silence(verdict, report, context),
    )


def _led(
    own: Sequence[VerdictEvidence], context: Context
) -> Iterator[tuple[VerdictEvidence | None, VerdictEvidence]]:
    """Each quote with the passage right before it that it points back to, which then stands for itself no more."""
    leading = None
    for each, after in zip_longest(own, own[1:]):
        if each.kind == "passage" and leading is None and _leads_to(each, after, context):
            leading = each
            continue
        yield leading, each
        leading = None


def _leads_to(each: VerdictEvidence, after: VerdictEvidence | None, context: Context) -> bool:
    """Whether a quote speaks of the passage before it."""
    return after is not None and antecedent_of(after, context.readings[after.report]) == each


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
