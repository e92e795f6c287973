"""The rows of each table: what an analyst filters, joins and pastes into a tracker.

Each table has a column of type ``string``, ``Int64``, ``Float64`` or ``boolean`` (all may be null) for each
key of its rows. Reports are named by label and by path.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hmicdiff.model import SectionRef
from hmicdiff.reporting.view.items import item_of
from hmicdiff.reporting.view.signs import sign_of
from hmicdiff.reporting.words import ITEM_KIND_WORDS, on_one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from hmicdiff.model import Cited, FigureRef
    from hmicdiff.reporting.view.context import Context

__all__ = ["TABLES"]

Row = dict[str, Any]


def _flat(quotes: tuple[Cited, ...]) -> str:
    return " | ".join([on_one_line(each.quote) for each in quotes])


def _where(context: Context, quotes: tuple[Cited, ...]) -> str:
    return " | ".join([_lines(context, each) for each in quotes])


def _lines(context: Context, quote: Cited) -> str:
    last = "" if quote.line_end == quote.line_start else f"-{quote.line_end}"
    return f"{context.labels[quote.report]} {quote.line_start}{last}"


def _verdicts(context: Context) -> Iterator[Row]:
    for each in context.comparison.verdicts:
        left = tuple(one for one in each.evidence if one.report == each.from_)
        right = tuple(one for one in each.evidence if one.report == each.to)
        yield {
            "id": each.id,
            "body": context.comparison.body,
            "from": context.labels[each.from_],
            "to": context.labels[each.to],
            "newest": each.id in context.newest,
            "topic": each.topic,
            "thread": each.thread_name,
            "finding": sign_of(each).word,
            "verdict": each.verdict,
            "polarity": each.polarity,
            "confidence": each.confidence,
            "basis": each.basis,
            "inferred": each.inferred,
            "comparability": each.comparability,
            "since": each.since.cycle,
            "rule": each.rule,
            "reason": each.reason,
            "needs_review": each.needs_review,
            "decision": each.decision.state if each.decision else None,
            "from_lines": _where(context, left),
            "from_quote": _flat(left),
            "to_lines": _where(context, right),
            "to_quote": _flat(right),
            "evidence_hash": each.evidence_hash,
        }


def _threads(context: Context) -> Iterator[Row]:
    for each in context.comparison.threads:
        for point in each.points:
            yield {
                "id": each.id,
                "topic": each.topic,
                "thread": each.name,
                "report": context.labels[point.report],
                "polarity": point.polarity,
                "kind": point.kind,
                "line_start": point.line_start,
                "line_end": point.line_end,
                "quote": on_one_line(point.quote),
            }


def _grades(context: Context) -> Iterator[Row]:
    for report in context.comparison.reports:
        reading = context.readings.get(report.id)
        for section in reading.report.sections if reading else ():
            if section.grade:
                yield {
                    "report": context.labels[report.id],
                    "programme": report.identity.programme,
                    "scale": report.identity.scale,
                    "topic": section.topic,
                    "section": section.heading,
                    "grade": section.grade.value,
                    "state": section.grade.state,
                    "carried_over_from": section.grade.carried_over_from,
                    "line_start": section.grade.line_start,
                    "line_end": section.grade.line_end,
                }


def _grade_changes(context: Context) -> Iterator[Row]:
    for each in context.comparison.grade_changes:
        yield {
            "topic": each.topic,
            "from": context.labels[each.left.report] if each.left else None,
            "from_grade": each.left.value if each.left else None,
            "to": context.labels[each.right.report] if each.right else None,
            "to_grade": each.right.value if each.right else None,
            "comparability": each.comparability,
            "direction": each.direction,
            "reason": each.reason,
        }


def _figure(context: Context, ref: FigureRef, side: str) -> Row:
    figure = context.figures.get((ref.report, ref.figure))
    row: Row = {f"{side}_report": context.labels[ref.report]}
    if figure is None:
        return row
    return row | {
        f"{side}_value": figure.value,
        f"{side}_margin": figure.margin,
        f"{side}_subject": figure.subject,
        f"{side}_period": figure.period.text if figure.period else None,
        f"{side}_line": figure.line_start,
    }


def _figures(context: Context) -> Iterator[Row]:
    for each in context.comparison.figure_changes:
        yield {
            "topic": each.topic,
            "measure": context.measure_name(each.measure),
            "relation": each.relation,
            **_figure(context, each.left, "from"),
            **_figure(context, each.right, "to"),
            "unit": each.unit,
            "delta": each.delta,
            "delta_percent": each.delta_percent,
            "comparability": each.comparability,
            "direction": each.direction,
            "significant": each.test.significant,
            "p_value": each.test.p_value,
            "reason": each.reason,
        }


def _items(context: Context) -> Iterator[Row]:
    published = {report.id: report.identity.published for report in context.comparison.reports}
    for each in context.comparison.item_threads:
        last = each.items[-1].report if each.items else each.first_seen
        items = [item for cited in each.items if (item := item_of(cited, context))]
        yield {
            "id": each.id,
            "body": context.comparison.body,
            "kind": ITEM_KIND_WORDS.get(each.kind, each.kind),
            "text": _flat(each.items[-1:]),
            "topic": each.topic,
            "status": each.status,
            "reason": each.reason,
            "deadline": next((item.deadline for item in reversed(items) if item.deadline), None),
            "first_seen": context.labels[each.first_seen],
            "first_published": published[each.first_seen],
            "last_seen": context.labels[last],
            "last_published": published[last],
            "reports": each.age,
            "printed": items[0].labelled if items else None,
            "lines": _where(context, each.items),
        }


def _repeats(context: Context) -> Iterator[Row]:
    for each in context.comparison.repeats:
        for place in each.occurrences:
            yield {
                "id": each.id,
                "scope": each.scope,
                "role": each.role,
                "kind": each.kind,
                "similarity": each.similarity,
                "sentences": each.sentences,
                "report": context.labels[place.report],
                "line_start": place.line_start,
                "line_end": place.line_end,
                "quote": on_one_line(place.quote),
            }


def _links(context: Context) -> Iterator[Row]:
    for each in context.comparison.passage_links:
        yield {
            "kind": each.kind,
            "score": each.score,
            "from_lines": _where(context, each.left),
            "from_quote": _flat(each.left),
            "to_lines": _where(context, each.right),
            "to_quote": _flat(each.right),
        }


def _sections(context: Context) -> Iterator[Row]:
    for each in context.comparison.section_links:
        change = each.change
        best = each.evidence[0] if each.evidence else None
        yield {
            **_ends(context, each.left, each.right),
            "relation": each.relation,
            "score": each.score,
            "same_share": change.same if change else None,
            "reworded_share": change.reworded if change else None,
            "new_share": change.new if change else None,
            "gone_share": change.gone if change else None,
            "numbers_changed": change.numbers if change else None,
            "similarity": change.similarity if change else None,
            "reasons": "; ".join(each.reasons),
            "from_quote": _flat((best.left,)) if best else None,
            "to_quote": _flat((best.right,)) if best else None,
        }


def _likeness(context: Context) -> Iterator[Row]:
    for each in context.comparison.section_likeness:
        for one, values in zip(each.rows, each.values, strict=True):
            for other, value in zip(each.columns, values, strict=True):
                ends = (
                    SectionRef(report=each.left, section=one),
                    SectionRef(report=each.right, section=other),
                )
                yield {**_ends(context, *ends), "likeness": value}


def _mentions(context: Context) -> Iterator[Row]:
    for each in context.comparison.section_mentions:
        yield {
            **_ends(context, each.left, each.right),
            "score": each.score,
            "from_lines": _where(context, tuple(one.left for one in each.sentences)),
            "from_quote": _flat(tuple(one.left for one in each.sentences)),
            "to_lines": _where(context, tuple(one.right for one in each.sentences)),
            "to_quote": _flat(tuple(one.right for one in each.sentences)),
        }


def _ends(context: Context, left: SectionRef, right: SectionRef) -> Row:
    """The two sections of a link, by report and heading."""
    row: Row = {}
    for side, end in (("from", left), ("to", right)):
        section = context.sections.get((end.report, end.section))
        row |= {
            side: context.labels[end.report],
            f"{side}_section": section.heading if section else None,
            f"{side}_line": section.line_start if section else None,
        }
    return row


_NUMBERS = {"confidence", "similarity", "likeness", "score", "delta", "delta_percent", "p_value"}
_NUMBERS |= {f"{side}_{name}" for side in ("from", "to") for name in ("value", "margin")}
_NUMBERS |= {f"{name}_share" for name in ("same", "reworded", "new", "gone")}
_COUNTS = {"numbers_changed", "line_start", "line_end", "from_line", "to_line", "reports", "sentences"}
_TRUTHS = {"newest", "inferred", "needs_review", "printed", "significant"}


def _typed(*columns: str) -> dict[str, str]:
    kinds = (("Float64", _NUMBERS), ("Int64", _COUNTS), ("boolean", _TRUTHS))
    return {name: next((kind for kind, names in kinds if name in names), "string") for name in columns}


def _table(
    columns: str, rows: Callable[[Context], Iterator[Row]]
) -> tuple[Mapping[str, str], Callable[[Context], Iterator[Row]]]:
    return _typed(*columns.split()), rows


TABLES: Mapping[str, tuple[Mapping[str, str], Callable[[Context], Iterator[Row]]]] = {
    "verdicts": _table(
        "id body from to newest topic thread finding verdict polarity confidence basis inferred comparability since "
        "rule reason needs_review decision from_lines from_quote to_lines to_quote evidence_hash",
        _verdicts,
    ),
    "threads": _table("id topic thread report polarity kind line_start line_end quote", _threads),
    "grades": _table(
        "report programme scale topic section grade state carried_over_from line_start line_end", _grades
    ),
    "grade_changes": _table(
        "topic from from_grade to to_grade comparability direction reason", _grade_changes
    ),
    "figures": _table(
        "topic measure relation from_report from_value from_margin from_subject from_period from_line "
        "to_report to_value to_margin to_subject to_period to_line unit delta delta_percent comparability "
        "direction significant p_value reason",
        _figures,
    ),
    "items": _table(
        "id body kind text topic status reason deadline first_seen first_published last_seen last_published "
        "reports printed lines",
        _items,
    ),
    "repeats": _table("id scope role kind similarity sentences report line_start line_end quote", _repeats),
    "sections": _table(
        "from from_section from_line to to_section to_line relation score same_share reworded_share new_share "
        "gone_share numbers_changed similarity reasons from_quote to_quote",
        _sections,
    ),
    "likeness": _table("from from_section from_line to to_section to_line likeness", _likeness),
    "mentions": _table(
        "from from_section from_line to to_section to_line score from_lines from_quote to_lines to_quote",
        _mentions,
    ),
    "links": _table("kind score from_lines from_quote to_lines to_quote", _links),
}
"""Name of each table, its columns with their types, and the function that makes its rows."""
