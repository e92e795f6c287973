"""Findings as cards: one card a verdict, in the order in which they ask for work."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from hmicdiff.reporting.summary import effective_verdict, is_new_concern, is_raised_again
from hmicdiff.reporting.view.context import Place, Quote, anchor_id
from hmicdiff.reporting.view.redline import Redline, make_redline, redline_of
from hmicdiff.reporting.words import (
    COMPARABILITY_WORDS,
    EVIDENCE_WORDS,
    confidence_words,
    dashed,
    plain,
    sentence,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from hmicdiff.model import Decision, PassageLink, Verdict
    from hmicdiff.reporting.view.context import Context

__all__ = [
    "Card",
    "Rewording",
    "Side",
    "Sign",
    "TopicGroup",
    "further_places",
    "group_cards",
    "make_card",
    "sign_of",
]


MOST_QUOTES = 2
"""Sentences quoted on each side of a card; the places of the others are linked."""


MOST_PLACES = 6
"""Further places that are linked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """What a verdict is called and how it is drawn."""

    code: str
    """``improved worse again concern new dropped unchanged repeated mixed incomparable``."""
    word: str
    rank: int
    """Order of work: lower asks for more."""


SIGNS = {
    sign.code: sign
    for sign in (
        Sign(code="worse", word="Got worse", rank=1),
        Sign(code="again", word="Raised again", rank=2),
        Sign(code="concern", word="New concern", rank=3),
        Sign(code="mixed", word="Mixed", rank=4),
        Sign(code="improved", word="Improved", rank=5),
        Sign(code="incomparable", word="Not comparable", rank=6),
        Sign(code="dropped", word="No longer mentioned", rank=7),
        Sign(code="new", word="New", rank=8),
        Sign(code="repeated", word="Said again", rank=9),
        Sign(code="unchanged", word="Unchanged", rank=10),
    )
}
_CODES = {"regressed": "worse", "not_comparable": "incomparable"}


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Rewording:
    """The wording of two linked passages, marked."""

    redline: Redline
    kind: str
    """How the passages relate, in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One finding."""

    id: str
    verdict_id: str
    title: str
    topic: str
    topic_name: str
    sign: Sign
    struck: str
    """The program's own verdict where a reviewer overrode it; else empty."""
    pair: str
    pair_id: str
    latest: bool
    confidence: str
    source: str
    """``inspectors say`` or ``inferred``."""
    rule: str
    reason: str
    since: str
    runner_up: str
    comparability: str
    flags: tuple[str, ...]
    review: bool
    groups: str
    """Codes of the filters that show it, apart by spaces."""
    left: Side
    right: Side
    rewordings: tuple[Rewording, ...]
    evidence_hash: str
    machine: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicGroup:
    """The cards of one topic."""

    topic: str
    name: str
    latest: tuple[Card, ...]
    earlier: tuple[Card, ...]


def sign_of(verdict: Verdict) -> Sign:
    """How a verdict is called: ``new`` and ``repeated`` are a concern only where their polarity says so."""
    if is_new_concern(verdict):
        return SIGNS["concern"]
    if is_raised_again(verdict):
        return SIGNS["again"]
    code = effective_verdict(verdict)
    return SIGNS[_CODES.get(code, code)]


def group_cards(context: Context) -> tuple[TopicGroup, ...]:
    """All cards by topic; topics in the order of their most pressing card."""
    cards = sorted((make_card(each, context) for each in context.comparison.verdicts), key=_work_order)
    cards.sort(key=lambda card: context.topic_rank(card.topic))
    groups = [_group(topic, tuple(rows)) for topic, rows in groupby(cards, key=lambda card: card.topic)]
    return tuple(sorted(groups, key=_group_order))


def make_card(verdict: Verdict, context: Context) -> Card:
    """The card of one verdict."""
    sign = sign_of(verdict)
    labels = context.labels
    return Card(
        id=finding_id(verdict),
        verdict_id=verdict.id,
        title=_title(verdict, context),
        topic=verdict.topic,
        topic_name=context.topic_name(verdict.topic),
        sign=sign,
        struck=_struck(verdict, sign),
        pair=f"{labels[verdict.from_]} to {labels[verdict.to]}",
        pair_id=f"{context.order[verdict.from_]}-{context.order[verdict.to]}",
        latest=verdict.latest,
        confidence=confidence_words(verdict.confidence),
        source="inferred" if verdict.inferred else "inspectors say",
        rule=plain(verdict.rule),
        reason=dashed(verdict.reason or context.rules.get(verdict.rule, "")),
        since=_since(verdict, context),
        runner_up=_runner_up(verdict),
        comparability=COMPARABILITY_WORDS[verdict.comparability],
        flags=tuple(_flags(verdict, context)),
        review=verdict.needs_review,
        groups=" ".join(_groups(verdict, sign)),
        left=_side(verdict, verdict.from_, context),
        right=_side(verdict, verdict.to, context),
        rewordings=_rewordings(verdict, context),
        evidence_hash=verdict.evidence_hash,
        machine=verdict.verdict,
    )


def finding_id(verdict: Verdict) -> str:
    """Id of the card in the page, the same in every run."""
    return anchor_id("f", verdict.id)


def _group(topic: str, cards: tuple[Card, ...]) -> TopicGroup:
    return TopicGroup(
        topic=topic,
        name=cards[0].topic_name,
        latest=tuple(card for card in cards if card.latest),
        earlier=tuple(card for card in cards if not card.latest),
    )


def _work_order(card: Card) -> tuple[bool, bool, int, str, str]:
    return not card.latest, not card.review, card.sign.rank, card.title, card.id


def _group_order(group: TopicGroup) -> int:
    return min((card.sign.rank for card in group.latest), default=99)


def _title(verdict: Verdict, context: Context) -> str:
    if verdict.thread_name:
        return sentence(verdict.thread_name)
    return f"{context.topic_name(verdict.topic)}: overall"


def _struck(verdict: Verdict, sign: Sign) -> str:
    """What the program itself found, where a reviewer says otherwise."""
    machine = SIGNS[_CODES.get(verdict.verdict, verdict.verdict)]
    return machine.word if effective_verdict(verdict) != verdict.verdict and machine != sign else ""


def _since(verdict: Verdict, context: Context) -> str:
    since = verdict.since
    if not since.cycle or since.report == verdict.from_:
        return ""
    cycle = dashed(since.cycle)
    known = since.report in context.order if since.report else False
    return f"since {cycle}" if known else f"since {cycle}, which is not among these reports"


def _runner_up(verdict: Verdict) -> str:
    if verdict.runner_up is None:
        return ""
    code = _CODES.get(verdict.runner_up.verdict, verdict.runner_up.verdict)
    return f"{SIGNS[code].word.lower()}, {confidence_words(verdict.runner_up.confidence)}"


def _flags(verdict: Verdict, context: Context) -> Iterator[str]:
    if verdict.decision:
        yield from _decision_flags(verdict.decision)
    changes = context.comparison.history.changes if context.comparison.history else ()
    causes = {change.cause for change in changes if change.verdict_id == verdict.id}
    if "upgrade" in causes:
        yield "changed by an upgrade of hmicdiff, not by a new report"
    if "new_report" in causes:
        yield "new since the last run"


def _decision_flags(decision: Decision) -> Iterator[str]:
    names = ", ".join(dict.fromkeys(f"{one.reviewer}, {str(one.time)[:10]}" for one in decision.records))
    words = {one.judgement for one in decision.records}
    if decision.state == "stale":
        yield f"earlier decision no longer fits the evidence ({names})"
    elif decision.state == "disputed":
        yield f"reviewers differ ({names})"
    elif "disagree" in words:
        yield f"overridden by {names}"
    elif "agree" in words:
        yield f"agreed by {names}"
    else:
        yield f"left open by {names}"


def _groups(verdict: Verdict, sign: Sign) -> Iterator[str]:
    yield sign.code
    if verdict.needs_review:
        yield "review"


def _side(verdict: Verdict, report: str, context: Context) -> Side:
    quotes = tuple(
        context.cite(each, EVIDENCE_WORDS[each.kind]) for each in verdict.evidence if each.report == report
    )
    silent = "" if quotes else "This report does not speak of it. Silence says nothing of how things stand."
    return Side(
        label=context.labels[report],
        quotes=quotes[:MOST_QUOTES],
        further=further_places(quotes)[:MOST_PLACES],
        more=max(0, len(further_places(quotes)) - MOST_PLACES),
        silent=silent,
    )


def further_places(quotes: Sequence[Quote]) -> tuple[Place, ...]:
    """Where the sentences stand that are not quoted, each line once."""
    quoted = {quote.place.href for quote in quotes[:MOST_QUOTES]}
    rest = {quote.place.href: quote.place for quote in quotes[MOST_QUOTES:]}
    return tuple(place for href, place in rest.items() if href not in quoted)


def _rewordings(verdict: Verdict, context: Context) -> tuple[Rewording, ...]:
    """Marked wording: of the linked passages behind the verdict, else of the two sentences most alike."""
    return tuple(_linked(verdict, context.comparison.passage_links)) or tuple(_alike(verdict, context)[:1])


def _linked(verdict: Verdict, links: Sequence[PassageLink]) -> Iterator[Rewording]:
    """Marked wording of the passage links that join this verdict's evidence on both sides."""
    shown = {(each.report, each.line_start) for each in verdict.evidence}
    for link in links:
        ends = ({(each.report, each.line_start) for each in side} for side in (link.left, link.right))
        if all(end & shown for end in ends) and (redline := make_redline(link.edits)):
            yield Rewording(redline=redline, kind=_KIND_WORDS[link.kind])


def _alike(verdict: Verdict, context: Context) -> list[Rewording]:
    """Marked wording of quoted sentences that keep enough of each other, the most alike first."""
    renames = [
        each
        for each in context.comparison.renames
        if (each.left_report, each.right_report) == (verdict.from_, verdict.to)
    ]
    left, right = (
        [each.quote for each in verdict.evidence if each.report == report][:MOST_QUOTES]
        for report in (verdict.from_, verdict.to)
    )
    found = (redline_of(one, other, renames) for one in left for other in right)
    ranked = sorted((each for each in found if each), key=lambda each: -each.kept)
    return [Rewording(redline=each, kind="two sentences much alike") for each in ranked]


_KIND_WORDS = {
    "same": "the same words",
    "new_figures": "the same words with new figures",
    "reworded": "reworded",
    "moved": "moved to another section",
    "split": "one sentence became several",
    "merged": "several sentences became one",
    "deleted": "only in the earlier report",
    "inserted": "only in the later report",
}


def all_cards(groups: Iterable[TopicGroup]) -> tuple[Card, ...]:
    """The cards of all groups, in the order in which they are shown."""
    return tuple(card for group in groups for card in (*group.latest, *group.earlier))
