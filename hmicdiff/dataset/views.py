"""The questions people ask most, as views; in SQL that SQLite and PostgreSQL both read."""

from __future__ import annotations

__all__ = ["VIEWS"]

VIEWS = (
    (
        "v_open_items",
        """
        SELECT i.item, i.body, i.kind, i.topic, i.status, i.age, i.deadline, i.text,
               f.programme AS first_programme, f.published AS first_published,
               l.programme AS last_programme, l.published AS last_published, l.answer_due
        FROM items i
        JOIN inspections f ON f.inspection = i.first_inspection
        JOIN inspections l ON l.inspection = i.last_inspection
        WHERE i.status IN ('raised', 'repeated', 'unknown')
        """,
    ),
    (
        "v_grades_over_time",
        """
        SELECT g.body, g.topic, g.area, n.position, n.programme, n.published, g.scale, g.grade, g.state,
               g.carried_over_from, g.report, g.line_start, g.quote
        FROM grades g JOIN inspections n ON n.inspection = g.inspection
        """,
    ),
    (
        "v_regressions",
        """
        SELECT f.finding, f.body, f.topic, f.matter, f.verdict, f.basis, f.confidence, f.needs_review,
               a.programme AS from_programme, b.programme AS to_programme, b.published, f.reason
        FROM findings f
        JOIN inspections a ON a.inspection = f.from_inspection
        JOIN inspections b ON b.inspection = f.to_inspection
        WHERE f.verdict = 'regressed' OR (f.verdict = 'repeated' AND f.polarity = 'concern')
        """,
    ),
    (
        "v_figures_over_time",
        """
        SELECT g.body, g.measure, g.subject, n.position, n.programme, g.period, g.period_end, g.value, g.unit,
               g.margin, g.numerator, g.denominator, g.polarity, g.attributed_to, g.report, g.line_start, g.quote
        FROM figures g JOIN inspections n ON n.inspection = g.inspection
        WHERE g.role IN ('level', 'share')
        """,
    ),
    (
        "v_repeats",
        """
        SELECT r.repeat, r.body, r.scope, r.role, r.kind, r.similarity, r.sentences, count(*) AS places,
               min(r.quote) AS quote
        FROM repeats r
        GROUP BY r.repeat, r.body, r.scope, r.role, r.kind, r.similarity, r.sentences
        """,
    ),
    (
        "v_since",
        """
        SELECT e.run_number, e.run, e.body, e.event, e.finding, e.verdict, e.decision, f.topic, f.matter, f.basis,
               f.reason
        FROM finding_events e LEFT JOIN findings f ON f.finding = e.finding
        """,
    ),
)
"""Name and query of each view."""
