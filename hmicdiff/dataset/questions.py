"""Questions people ask of the tables, in SQL: those of the guide, and a search; each a page in Datasette."""

from __future__ import annotations

__all__ = ["QUESTIONS", "SEARCH"]

QUESTIONS = (
    (
        "What do the inspectors themselves say has improved, and since when?",
        """
        SELECT topic, matter, since FROM findings WHERE latest AND verdict = 'improved' AND basis = 'stated'
        """,
    ),
    (
        "What got worse at the newest inspection of each body, and how sure is that?",
        """
        SELECT f.topic, f.matter, f.confidence
        FROM findings f JOIN inspections n ON n.inspection = f.to_inspection
        WHERE f.verdict = 'regressed' AND n.position = (SELECT max(position) FROM inspections m WHERE m.body = n.body)
        """,
    ),
    (
        "Which grades were given for investigating crime?",
        """
        SELECT DISTINCT programme, grade, scale FROM v_grades_over_time WHERE topic = 'investigation'
        """,
    ),
    (
        "What is still to be answered, and by when were comments due?",
        """
        SELECT kind, last_programme, answer_due FROM v_open_items
        """,
    ),
    (
        "On which sentences does a finding rest?",
        """
        SELECT e.side, e.quote FROM findings f JOIN evidence e ON e.finding = f.finding
        WHERE f.latest AND f.matter = 'Supervision of investigations'
        """,
    ),
    (
        "Which figures changed by more than chance?",
        """
        SELECT p.measure, l.value, r.value, p.unit
        FROM figure_pairs p JOIN figures l ON l.figure = p.left_figure JOIN figures r ON r.figure = p.right_figure
        WHERE p.relation = 'over_time' AND p.significance = 'significant'
        """,
    ),
    (
        "Where does a body stand better or worse than its benchmark?",
        """
        SELECT body, measure, delta, unit, direction FROM figure_pairs
        WHERE relation = 'against_benchmark' AND direction IN ('better', 'worse')
        """,
    ),
    (
        "How often do inspectors speak of getting better or worse, inspection by inspection?",
        """
        SELECT n.programme, s.direction, count(*)
        FROM statements s JOIN inspections n ON n.inspection = s.inspection
        WHERE s.source = 'inspectorate' AND s.direction IN ('improved', 'regressed')
        GROUP BY n.programme, s.direction
        """,
    ),
    (
        "What waits for a reviewer?",
        """
        SELECT verdict, count(*) FROM findings WHERE latest AND needs_review GROUP BY verdict
        """,
    ),
    (
        "Which reports print passages more than once, and how many?",
        """
        SELECT report, count(DISTINCT repeat) FROM repeats GROUP BY report
        """,
    ),
)
"""Each question with its query; `docs/dataset.md` answers them in SQL and in pandas."""

SEARCH = (
    "Which sentences speak of these words?",
    """
        SELECT quote, body, report, line FROM quotes_search WHERE quotes_search MATCH :words ORDER BY rank
        """,
)
"""Full-text search; ``words`` is what the reader types."""
