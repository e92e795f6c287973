"""A comparison written by hand over the five sample reports: what the report is tested with.

Quotes are cut from the files themselves by line, so they are verbatim; what is said of them
(verdicts, confidence, pairs) is made up to hold every case a report has to show.
"""

from __future__ import annotations

from hmicdiff import model
from sample.changes import FIGURE_CHANGES, GRADE_CHANGES
from sample.passages import ITEM_THREADS, PASSAGES, REPEATS
from sample.places import BODY, CRIME, FILES, FOLDER, PEEL_2018, PEEL_2023, cite, digest, lines_of
from sample.reports import identity, readings, report
from sample.threads import THREADS, thread_id
from sample.verdicts import ROWS, verdict

__all__ = [
    "CRIME",
    "FILES",
    "FOLDER",
    "PEEL_2018",
    "cite",
    "comparison",
    "digest",
    "lines_of",
    "readings",
    "run",
]
NEWEST = (PEEL_2018, PEEL_2023)
"""The newest two inspection reports."""


def comparison() -> model.Comparison:
    """The sample comparison."""
    agreed = model.DecisionRecord(
        verdict_id=digest(BODY, NEWEST, "investigation", "supervision of investigations"),
        evidence_hash="0",
        machine_verdict="improved",
        judgement="agree",
        verdict=None,
        note="Checked against the report.",
        reviewer="A. Reviewer",
        time="2026-01-05T10:00:00Z",
    )
    decisions = {
        agreed.verdict_id: model.Decision(state="honoured", verdict="improved", records=(agreed,)),
        digest(BODY, NEWEST, "vulnerability", "safeguarding hub (MASH)"): model.Decision(
            state="stale", verdict=None, records=(agreed,)
        ),
    }
    verdicts = [verdict(pair, row) for pair, row in ROWS]
    return model.Comparison(
        body=BODY,
        sector="police",
        reports=tuple(
            model.ReportRef(
                id=digest(name), path=f"norfolk/{name}", identity=identity(name), warnings=report(name).warnings
            )
            for name in FILES
        ),
        unmatched_sections=(
            model.UnmatchedSection(report=digest(CRIME), section="s0724", no_counterpart_in=digest(PEEL_2018), reason="method"),
            model.UnmatchedSection(report=digest(PEEL_2018), section="s0096", no_counterpart_in=digest(PEEL_2023), reason="topic_not_inspected"),
        ),
        passage_links=PASSAGES,
        renames=(model.Rename(left="the force", right="the constabulary", count=223, left_report=digest(PEEL_2018), right_report=digest(PEEL_2023)),),
        hidden=(
            model.Hidden(kind="rename", count=223, example="the force -> the constabulary"),
            model.Hidden(kind="boilerplate", count=41, example="In this section we set out our main findings"),
        ),
        repeats=REPEATS,
        grade_changes=GRADE_CHANGES,
        figure_changes=FIGURE_CHANGES,
        item_threads=ITEM_THREADS,
        threads=tuple(
            model.Thread(id=thread_id(topic, name), topic=topic, name=name, points=points)
            for topic, name, points in THREADS
        ),
        verdicts=tuple(
            verdict(pair, row, decisions.get(each.id)) for (pair, row), each in zip(ROWS, verdicts, strict=True)
        ),
        orphan_decisions=(agreed,),
        history=model.History(
            previous_run="0011223344556677",
            changes=(
                model.HistoryChange(verdict_id=verdicts[1].id, before=None, after="improved", cause="new_report"),
                model.HistoryChange(verdict_id=verdicts[4].id, before="improved", after="unchanged", cause="upgrade"),
            ),
        ),
    )  # fmt: skip


def run() -> model.Run:
    """A run over the sample."""
    return model.Run(
        run="7f3a9c0d1e2b4a56",
        engine=model.Engine(version="0.1.0", code_hash="c0de" * 4, vocabulary_hash="beef" * 4),
        refused=(model.Refusal(path="norfolk/scan.pdf", code="no_text_layer", reason="The pages are images; run OCR first."),),
        comparisons=(comparison(),),
        reports=tuple(each.report for each in readings()),
    )  # fmt: skip
