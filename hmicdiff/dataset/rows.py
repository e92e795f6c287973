"""The rows of every table, made from runs: one function a table, named as the table is."""

from __future__ import annotations

import datetime as dt
from itertools import chain
from typing import TYPE_CHECKING

from hmicdiff.dataset.body import Body, placed, quoted
from hmicdiff.dataset.schema import COMPARABILITY, SIGNIFICANCE, TABLES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from hmicdiff.dataset.body import Row, Rows
    from hmicdiff.model import ItemThread, Run

__all__ = ["each_table", "make_rows"]

ANSWER_DAYS = 56
"""Days a commissioner has to publish comments on a report (Police Act 1996, section 55)."""


def make_rows(runs: Sequence[tuple[Run, str]], sentences: Mapping[str, Sequence[Row]] | None = None) -> Rows:
    """Return every table's rows over all bodies; `runs` gives each body's run and folder.

    `sentences` holds each body's rows of that table, as `sentence_rows` makes them: a run has no texts.
    Rows stand in order of the bodies' names, then as the report has them. Every row has every column.
    """
    return {name: list(rows) for name, rows in each_table(runs, sentences)}


def each_table(
    runs: Sequence[tuple[Run, str]], sentences: Mapping[str, Sequence[Row]] | None = None
) -> Iterator[tuple[str, Iterator[Row]]]:
    """Yield the same tables one after the other, each row made as it is asked for."""
    bodies = [Body(run, slug) for run, slug in sorted(runs, key=lambda one: one[0].comparisons[0].body)]

    def texts(body: Body) -> Iterable[Row]:
        return (sentences or {}).get(body.name, ())

    makers = {**_MAKERS, "sentences": texts}
    for table in TABLES:
        rows = chain.from_iterable(map(makers[table.name], bodies))
        yield table.name, ({name: row.get(name) for name in table.names} for row in rows)


def _bodies(body: Body) -> Iterator[Row]:
    found = body.comparison
    yield {
        "body": body.name,
        "sector": found.sector,
        "slug": body.slug,
        "reports": len(found.reports),
        "inspections": len(found.inspections),
    }


def _inspections(body: Body) -> Iterator[Row]:
    order = {report.id: report.identity.cycle_order for report in body.reports}
    for position, one in enumerate(body.comparison.inspections, 1):
        yield {
            "inspection": one.id,
            "body": body.name,
            "programme": one.programme,
            "cycle_order": order.get(one.witness),
            "published": one.published,
            "position": position,
            "answer_due": _answer_due(body.comparison.sector, one.published),
            "witness": one.witness,
        }


def _answer_due(sector: str, published: str | None) -> str | None:
    """Return the day by which a commissioner must have published comments on a police inspection."""
    if sector != "police" or published is None or len(published) != len("2024-09-23"):
        return None
    return str(dt.date.fromisoformat(published) + dt.timedelta(days=ANSWER_DAYS))


def _reports(body: Body) -> Iterator[Row]:
    for report in body.reports:
        source, identity = report.source, report.identity
        yield {
            **body.where(report.id),
            "path": source.path,
            "sha256": source.sha256,
            "media_type": source.media_type,
            "lines": source.lines,
            "pages": source.pages,
            "title": identity.title,
            "publisher": identity.publisher,
            "kind": identity.kind,
            "pillar": identity.pillar,
            "published": identity.published,
            "published_from": identity.published_from,
            "scale": identity.scale,
            "warnings": len(report.warnings),
        }


def _sections(body: Body) -> Iterator[Row]:
    for report in body.reports:
        for one in report.sections:
            yield {
                **body.where(report.id),
                "section": body.section(report.id, one.id),
                "parent": body.section(report.id, one.parent) if one.parent else None,
                "level": one.level,
                "heading": one.heading,
                "topic": one.topic,
                "role": one.role,
                **placed(one),
            }


def _section_links(body: Body) -> Iterator[Row]:
    for one in body.comparison.section_links:
        change = one.change
        yield {
            "body": body.name,
            "left_section": body.section(one.left.report, one.left.section),
            "right_section": body.section(one.right.report, one.right.section),
            "relation": one.relation,
            "score": one.score,
            "same": change.same if change else None,
            "reworded": change.reworded if change else None,
            "new": change.new if change else None,
            "gone": change.gone if change else None,
            "numbers_changed": change.numbers if change else None,
            "similarity": change.similarity if change else None,
        }


def _grades(body: Body) -> Iterator[Row]:
    for report in body.reports:
        for section in report.sections:
            if section.grade:
                yield {
                    **body.where(report.id),
                    "section": body.section(report.id, section.id),
                    "topic": section.topic,
                    "area": section.heading,
                    "grade": section.grade.value,
                    "state": section.grade.state,
                    "scale": report.identity.scale,
                    "carried_over_from": section.grade.carried_over_from,
                    **quoted(section.grade),
                }


def _items(body: Body) -> Iterator[Row]:
    for one in body.comparison.item_threads:
        yield {
            "item": f"{body.slug}/{one.id}",
            "body": body.name,
            "kind": one.kind,
            "topic": one.topic,
            "status": one.status,
            "reason": one.reason,
            "first_inspection": body.inspection_of[one.first_seen],
            "last_inspection": body.inspection_of[one.items[-1].report if one.items else one.first_seen],
            "age": one.age,
            "deadline": _deadline(body, one),
            "text": _words(body, one),
        }


def _deadline(body: Body, thread: ItemThread) -> str | None:
    """Return the last deadline that a report prints for an obligation."""
    printed = {
        (report.id, item.line_start, item.line_end): item.deadline
        for report in body.reports
        for item in report.items
        if item.deadline
    }
    told = (printed.get((one.report, one.line_start, one.line_end)) for one in reversed(thread.items))
    return next(filter(None, told), None)


def _words(body: Body, thread: ItemThread) -> str | None:
    """Return an obligation in the words of the last report that prints it as one, else of the first place."""
    printed = {(report.id, item.line_start) for report in body.reports for item in report.items}
    told = [one for one in thread.items if (one.report, one.line_start) in printed] or list(thread.items[:1])
    return " ".join(told[-1].quote.split()) if told else None


def _item_events(body: Body) -> Iterator[Row]:
    for one in body.comparison.item_threads:
        for position, place in enumerate(one.items, 1):
            yield {
                **body.where(place.report),
                "item": f"{body.slug}/{one.id}",
                "position": position,
                **quoted(place),
            }


def _figures(body: Body) -> Iterator[Row]:
    plain = (
        "topic measure subject value low high margin numerator denominator unit role polarity attributed_to"
    )
    for report in body.reports:
        for one in report.figures:
            yield {
                **body.where(report.id),
                "figure": f"{report.id}/{one.id}",
                **{name: getattr(one, name) for name in plain.split()},
                "period": one.period.text if one.period else None,
                "period_start": one.period.start if one.period else None,
                "period_end": one.period.end if one.period else None,
                **quoted(one),
            }


def _figure_pairs(body: Body) -> Iterator[Row]:
    plain = ("relation", "topic", "measure", "delta", "delta_percent", "unit", "direction", "reason")
    for one in body.comparison.figure_changes:
        yield {
            "body": body.name,
            "left_figure": f"{one.left.report}/{one.left.figure}",
            "right_figure": f"{one.right.report}/{one.right.figure}",
            **{name: getattr(one, name) for name in plain},
            "comparability": COMPARABILITY[one.comparability],
            "significance": SIGNIFICANCE[one.test.significant],
            "p_value": one.test.p_value,
        }


def _statements(body: Body) -> Iterator[Row]:
    for report in body.reports:
        for one in report.statements:
            yield {
                **body.where(report.id),
                "statement": f"{report.id}/{one.id}",
                "topic": one.topic,
                "direction": one.direction,
                "source": one.source,
                "reference": one.reference.text,
                "reference_cycle": one.reference.cycle,
                **quoted(one),
            }


def _findings(body: Body) -> Iterator[Row]:
    plain = "latest topic verdict basis polarity confidence rule reason needs_review evidence_hash"
    for one in body.comparison.verdicts:
        yield {
            "finding": one.id,
            "body": body.name,
            "from_inspection": body.inspection_of[one.from_],
            "to_inspection": body.inspection_of[one.to],
            "from_report": one.from_,
            "to_report": one.to,
            **{name: getattr(one, name) for name in plain.split()},
            "matter": one.thread_name,
            "comparability": COMPARABILITY[one.comparability],
            "since": one.since.text or one.since.cycle,
            "decision": one.decision.state if one.decision else None,
            "reviewers_verdict": one.decision.verdict if one.decision else None,
        }


def _evidence(body: Body) -> Iterator[Row]:
    for finding in body.comparison.verdicts:
        for position, one in enumerate(finding.evidence, 1):
            yield {
                **body.where(one.report),
                "finding": finding.id,
                "position": position,
                "side": "to" if one.report == finding.to else "from",
                "kind": one.kind,
                **quoted(one),
            }


def _repeats(body: Body) -> Iterator[Row]:
    for one in body.comparison.repeats:
        repeat = f"{body.slug}/{one.id}"
        for position, place in enumerate(one.occurrences, 1):
            yield {
                **body.where(place.report),
                "repeat": repeat,
                "position": position,
                "scope": one.scope,
                "role": one.role,
                "kind": one.kind,
                "similarity": one.similarity,
                "sentences": one.sentences,
                **quoted(place),
            }


def _runs(body: Body) -> Iterator[Row]:
    engine = body.run.engine
    yield {
        "run": body.run.run,
        "body": body.name,
        "engine_version": engine.version,
        "code_hash": engine.code_hash,
        "vocabulary_hash": engine.vocabulary_hash,
        "findings": len(body.comparison.verdicts),
    }


_MAKERS: Mapping[str, Callable[[Body], Iterable[Row]]] = {
    "bodies": _bodies,
    "inspections": _inspections,
    "reports": _reports,
    "sections": _sections,
    "section_links": _section_links,
    "grades": _grades,
    "items": _items,
    "item_events": _item_events,
    "figures": _figures,
    "figure_pairs": _figure_pairs,
    "statements": _statements,
    "findings": _findings,
    "evidence": _evidence,
    "repeats": _repeats,
    "runs": _runs,
}
