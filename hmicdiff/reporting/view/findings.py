"""Findings as cards: one card a verdict, in the order in which they ask for work."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from hmicdiff.reporting.summary import effective_verdict
from hmicdiff.reporting.view.context import anchor_id
from hmicdiff.reporting.view.sides import side_of, teaser_of
from hmicdiff.reporting.view.signs import SOURCES, sign_of
from hmicdiff.reporting.view.wording import Rewording, edit_kinds, rewordings_of
from hmicdiff.reporting.words import (
    COMPARABILITY_WORDS,
    confidence_words,
    dashed,
    plain,
)
from hmicdiff.text import capital

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hmicdiff.model import Decision, Verdict
    from hmicdiff.reporting.view.context import Context
    from hmicdiff.reporting.view.sides import Side
    from hmicdiff.reporting.view.signs import Sign

__all__ = [
    "Card",
    "TopicGroup",
    "all_cards",
    "finding_id",
    "group_cards",
    "make_card",
]


WHOLE_BODY = "overall"
"""Topic of what is said of the whole force or service."""

FOLDED_FROM = 6
"""Rank from which the quotes of a finding wait until they are asked for: all but what got worse, is raised again
or is a concern."""


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
    source: str
    """One of `SOURCES`."""
    facts: str
    """Who says so and since when, how sure it is, and whether the two may be compared; in one line."""
    rule: str
    rule_href: str
    """Link to what the rule says; empty for a rule the vocabulary does not know."""
    reason: str
    runner_up: str
    flags: tuple[str, ...]
    review: bool
    folded: bool
    """Whether its quotes stay folded until they are asked for."""
    teaser: str
    """How the newest sentence of a folded finding begins that a person has to judge; else empty."""
    groups: str
    """Codes of the filters that show it, apart by spaces."""
    left: Side
    right: Side
    rewordings: tuple[Rewording, ...]
    edits: str
    """Codes of the kinds of edit in them, apart by spaces."""
    judged_on: tuple[str, ...]
    """What a reviewer judged before the evidence changed; empty while it has not."""
    evidence_hash: str
    machine: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicGroup:
    """The cards of one topic."""

    topic: str
    name: str
    latest: tuple[Card, ...]
    earlier: tuple[Card, ...]


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
    rewordings = rewordings_of(verdict, finding_id(verdict), context)
    left, right = (side_of(verdict, report, context) for report in (verdict.from_, verdict.to))
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
        latest=verdict.id in context.newest,
        source=SOURCES[verdict.basis],
        facts=_facts(verdict, context),
        rule=context.rule_names.get(verdict.rule) or plain(verdict.rule),
        rule_href=f"#{anchor_id('rule', verdict.rule)}" if verdict.rule in context.rules else "",
        reason=dashed(verdict.reason or context.rules.get(verdict.rule, "")),
        runner_up=_runner_up(verdict),
        flags=tuple(_flags(verdict, context)),
        review=verdict.needs_review,
        folded=sign.rank >= FOLDED_FROM,
        teaser=teaser_of(left, right) if verdict.needs_review and sign.rank >= FOLDED_FROM else "",
        groups=" ".join(_groups(verdict, sign, context)),
        left=left,
        right=right,
        rewordings=rewordings,
        edits=" ".join(code for code, _ in edit_kinds(each.codes for each in rewordings)),
        judged_on=_judged_on(verdict.decision),
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
        return capital(verdict.thread_name)
    graded = [
        section
        for cited in verdict.evidence
        if cited.kind == "grade"
        for section in context.readings[cited.report].report.sections
        if section.grade
        and (section.grade.line_start, section.grade.quote) == (cited.line_start, cited.quote)
    ]
    name = context.area_name(graded, verdict.topic)
    return "The body as a whole" if verdict.topic == WHOLE_BODY and not graded else f"{name}: as a whole"


def _struck(verdict: Verdict, sign: Sign) -> str:
    """What the program itself found, where a reviewer says otherwise."""
    machine = sign_of(dataclasses.replace(verdict, decision=None))
    return machine.word if effective_verdict(verdict) != verdict.verdict and machine != sign else ""


def _facts(verdict: Verdict, context: Context) -> str:
    said = "Inspectors say so" if verdict.basis == "stated" else capital(SOURCES[verdict.basis])
    sure = f"Confidence: {confidence_words(verdict.confidence)}"
    return " · ".join((said + _since(verdict, context), sure, COMPARABILITY_WORDS[verdict.comparability]))


def _since(verdict: Verdict, context: Context) -> str:
    since = verdict.since
    if not (since.cycle or since.text) or since.report == verdict.from_:
        return ""
    missing = ", which is not among these reports"
    known = since.report in context.order or missing.removeprefix(", which ") in verdict.reason
    return f", since {dashed(since.cycle or f'“{since.text}”')}" + missing * (not known)


def _runner_up(verdict: Verdict) -> str:
    if verdict.runner_up is None:
        return ""
    words = sign_of(dataclasses.replace(verdict, verdict=verdict.runner_up.verdict, decision=None)).word
    return f"{words.lower()}, confidence {confidence_words(verdict.runner_up.confidence)}"


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


def _judged_on(decision: Decision | None) -> tuple[str, ...]:
    """The sentences that stale decisions rest on, each once."""
    if decision is None or decision.state != "stale":
        return ()
    return tuple(dict.fromkeys(quote for record in decision.records for quote in record.quotes))


def _groups(verdict: Verdict, sign: Sign, context: Context) -> Iterator[str]:
    if verdict.id not in context.newest or verdict.id in context.counted:
        yield sign.code
    if verdict.needs_review:
        yield "review"


def all_cards(groups: Iterable[TopicGroup]) -> tuple[Card, ...]:
    """The cards of all groups, in the order in which they are shown."""
    return tuple(card for group in groups for card in (*group.latest, *group.earlier))
