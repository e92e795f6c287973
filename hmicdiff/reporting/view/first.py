"""The first screen: which body, which reports, can they be compared, the counts, what needs the reader."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hmicdiff.reporting.summary import count_findings
from hmicdiff.reporting.view.context import Quote, newest_words, years_of
from hmicdiff.reporting.view.matrix import Matrix, make_matrix, scale_lines
from hmicdiff.reporting.words import clip, dashed, date_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hmicdiff.model import ReportRef
    from hmicdiff.reporting.view.context import Context
    from hmicdiff.reporting.view.findings import Card

__all__ = ["FirstScreen", "ReportLine", "Tile", "TileGroup", "make_first_screen"]

NAMED = 3
"""Findings named under each count; the rest stands behind the filter."""

TITLE = 36
"""Characters of a report's title in the heading."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """One count that filters."""

    code: str
    """Value of the filter."""
    icon: str
    count: int
    words: str
    cards: tuple[Card, ...]
    """The first of them, to be named."""
    more: int
    """How many there are beside."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TileGroup:
    """Counts of one source, apart from those of another."""

    code: str
    title: str
    tiles: tuple[Tile, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportLine:
    """One report in the heading."""

    label: str
    title: str
    date: str
    href: str
    supports: str
    """Label of the report that tells the same inspection in full; empty for most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstScreen:
    """Everything a reader sees without scrolling."""

    body: str
    span: str
    """First and last year: ``2014 to 2023–25``."""
    reports: tuple[ReportLine, ...]
    newest: str
    refused: int
    answer: str
    """Can they be compared, in one line."""
    limits: tuple[str, ...]
    """What else bounds the comparison."""
    quotes: tuple[Quote, ...]
    """The inspectorate's own words on it, each once."""
    groups: tuple[TileGroup, ...]
    """What inspectors say or grade, then what we infer from two texts."""
    matrix: Matrix


def make_first_screen(
    context: Context, cards: Sequence[Card], *, as_of: str | None, refused: int
) -> FirstScreen:
    """The first screen of one body."""
    reports = context.comparison.reports
    matrix = make_matrix(context)
    answer, limits = _answer(matrix, len(reports))
    undated = tuple(
        f"{context.labels[report.id]} bears no date and stands last; where it belongs in time is not known"
        for report in reports
        if any(warning.code == "undated" for warning in report.warnings)
    )
    return FirstScreen(
        body=context.comparison.body,
        span=_span(reports),
        reports=tuple(_report_line(report, context) for report in reports),
        newest=date_words(as_of) or newest_words(reports),
        refused=refused,
        answer=answer,
        limits=(*limits, *undated, *_rivals(context)),
        quotes=_quotes(context, matrix),
        groups=_groups(context, cards),
        matrix=matrix,
    )


def _rivals(context: Context) -> tuple[str, ...]:
    """What is said of whole reports of one inspection that stand side by side."""
    warned = {
        context.supports.get(report.id, report.id)
        for report in context.comparison.reports
        if any(warning.code == "same_inspection" for warning in report.warnings)
    }
    return tuple(
        f"more than one whole report tells of {context.labels[witness]}; nothing is compared between them"
        for witness in sorted(warned, key=lambda report: context.order[report])
    )


def _report_line(report: ReportRef, context: Context) -> ReportLine:
    return ReportLine(
        label=context.labels[report.id],
        title=_short_title(report),
        date=date_words(report.identity.published) or _no_date(report),
        href=f"#source-{context.order[report.id] + 1}",
        supports=context.labels.get(context.supports.get(report.id, ""), ""),
    )


def _no_date(report: ReportRef) -> str:
    return "no date printed" if report.identity.programme else "undated"


def _short_title(report: ReportRef) -> str:
    text, cut = clip(dashed(report.identity.programme or report.identity.title or report.path), TITLE)
    return f"{text}…" if cut else text


def _span(reports: Sequence[ReportRef]) -> str:
    years = [
        found
        for report in reports
        if (found := years_of(report.identity.programme) or (report.identity.published or "")[:4])
    ]
    ends = list(dict.fromkeys([*years[:1], *years[-1:]]))
    return " to ".join(ends)


def _answer(matrix: Matrix, reports: int) -> tuple[str, tuple[str, ...]]:
    """Whether grades can be compared, and what bounds it."""
    if reports < 2:  # noqa: PLR2004 - it takes two
        return "One report: there is nothing to compare it with yet.", ()
    if not matrix.columns:
        return "None of these reports gives grades. Only what they say is compared.", ()
    lines = scale_lines(matrix)
    care = [note for note in matrix.notes if note]
    if not lines:
        words = (
            "Yes, with care: see each grade." if any(_cares(matrix)) else "Yes: same questions, same scale."
        )
        return words, tuple(care)
    parts = [
        f"{left.label} ({left.scale}) and {right.label} ({right.scale})"
        if left.scale != right.scale
        else f"{left.label} and {right.label}"
        for left, right in lines
    ]
    return f"Grades can’t be compared between {'; nor between '.join(parts)}.", tuple(care)


def _cares(matrix: Matrix) -> Iterable[bool]:
    return (cell.care for row in matrix.rows for cell in row.cells)


def _quotes(context: Context, matrix: Matrix) -> tuple[Quote, ...]:
    """The inspectorate's sentences on comparing: those on grades, else any that says it can't be done."""
    stated = [
        context.quote(report.id, each)
        for report in context.comparison.reports
        if report.id in context.readings
        for each in context.readings[report.id].report.statements
        if each.direction == "not_comparable" and each.source == "inspectorate"
    ]
    known = {quote.place.href for quote in matrix.quotes}
    return (*matrix.quotes, *(quote for quote in stated if quote.place.href not in known))


def _groups(context: Context, cards: Sequence[Card]) -> tuple[TileGroup, ...]:
    counts = count_findings(context.comparison)
    latest = [card for card in cards if card.latest]
    said = (
        _tile("worse", "down", counts.regressed, "got worse", latest),
        _tile("again", "again", counts.raised_again, "raised again", latest),
        _tile("improved", "up", counts.improved, "improved", latest),
        _tile("closed", "closed", counts.closed, "closed", latest),
    )
    inferred = (
        _tile("now-criticised", "down", counts.now_criticised, "praised then, criticised now", latest),
        _tile("now-praised", "up", counts.now_praised, "criticised then, praised now", latest),
        _tile("both", "both", counts.criticised_in_both, "criticised in both", latest),
        _tile("concern", "plus", counts.new_concerns, _plural(counts.new_concerns), latest),
    )
    asked = _tile("review", "ask", counts.needs_review, _asking(counts.needs_review), latest)
    return (
        TileGroup(code="said", title="Inspectors say or grade", tiles=said),
        TileGroup(code="inferred", title="We infer from two texts", tiles=inferred),
        TileGroup(code="asked", title="For you", tiles=(asked,)),
    )


def _tile(code: str, icon: str, count: int, words: str, latest: Sequence[Card]) -> Tile:
    found = [card for card in latest if code in card.groups.split()]
    return Tile(
        code=code,
        icon=icon,
        count=count,
        words=words,
        cards=tuple(found[:NAMED]),
        more=max(0, len(found) - NAMED),
    )


def _plural(number: int) -> str:
    return "new concern" if number == 1 else "new concerns"


def _asking(number: int) -> str:
    return "needs your judgement" if number == 1 else "need your judgement"
