"""What a flow tells the rest of the world: one event a new report, one a change that got worse.

`hmicdiff.report.added` carries path, body, programme and hash; `hmicdiff.change.detected` carries
body, topic, thread, verdict, polarity, confidence, quote and the report's address. An event's id
is a hash of what it says, so a consumer can tell a repetition from news.
"""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from prefect.events import emit_event

from hmicdiff.pipeline import slug_of
from hmicdiff.reporting.summary import news, sentence_of
from hmicdiff.reporting.view.context import anchor_id

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hmicdiff.job import BodyResult
    from hmicdiff.model import Reading, Verdict

__all__ = ["CHANGE_DETECTED", "REPORT_ADDED", "tell_changes", "tell_reports"]

REPORT_ADDED = "hmicdiff.report.added"
CHANGE_DETECTED = "hmicdiff.change.detected"
_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "hmicdiff")


def tell_reports(readings: Iterable[Reading]) -> None:
    """Emit one event for each report that is new or changed."""
    for reading in readings:
        source, identity = reading.report.source, reading.report.identity
        emit_event(
            event=REPORT_ADDED,
            resource={
                "prefect.resource.id": f"hmicdiff.report.{reading.report.id}",
                "prefect.resource.name": source.path,
            },
            payload={
                "path": source.path,
                "body": identity.body,
                "programme": identity.programme,
                "sha256": source.sha256,
            },
            id=uuid.uuid5(_NAMESPACE, f"{REPORT_ADDED} {source.path} {source.sha256}"),
        )


def tell_changes(result: BodyResult, address: str) -> int:
    """Emit one event for each change for the worse that is new since the run before; return how many."""
    before = result.before.comparisons[0] if result.before else None
    told = news(result.run.comparisons[0], before)
    for verdict in told:
        _tell_change(result.record.body, verdict, address)
    return len(told)


def _tell_change(body: str, verdict: Verdict, address: str) -> None:
    """Emit one change."""
    payload = {
        "body": body,
        "topic": verdict.topic,
        "thread": verdict.thread_name,
        "verdict": verdict.verdict,
        "polarity": verdict.polarity,
        "confidence": verdict.confidence,
        "quote": sentence_of(verdict),
        "link": f"{address}#{anchor_id('f', verdict.id)}",
    }
    emit_event(
        event=CHANGE_DETECTED,
        resource={
            "prefect.resource.id": f"hmicdiff.verdict.{verdict.id}",
            "prefect.resource.name": f"{body}: {verdict.thread_name or verdict.topic}",
            "hmicdiff.body": slug_of(body),
        },
        payload=payload,
        id=uuid.uuid5(
            _NAMESPACE, f"{CHANGE_DETECTED} {verdict.id} {verdict.verdict} {verdict.evidence_hash}"
        ),
    )
