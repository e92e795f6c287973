"""What a flow tells the rest of the world: one event a new report, one a change for the worse, one a run.

`hmicdiff.report.added` carries path, body, programme and hash; `hmicdiff.change.detected` carries
body, topic, thread, verdict, polarity, confidence, quote and the report's address. Their ids are
hashes of what they say, so a consumer can tell a repetition from news.

`hmicdiff.run.finished` comes last, once the run's manifest is written, and carries the result in words
and every change for the worse that is new, as a list and as text for a notification. Its resource has
the label `hmicdiff.worse`, "yes" or "no". `hmicdiff.inputs.refused` goes before it where inputs are refused that the
run before did not refuse, with each file's code and reason, and all as text.
"""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

from prefect.events import emit_event

from flows.publish import report_address
from hmicdiff.reporting.brief import finding_address, news, sentence_of
from hmicdiff.reporting.words import body_slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from hmicdiff.job import BodyResult
    from hmicdiff.model import Reading, Refusal, Verdict

__all__ = [
    "CHANGE_DETECTED",
    "INPUTS_REFUSED",
    "REPORT_ADDED",
    "RUN_FINISHED",
    "tell_changes",
    "tell_refused",
    "tell_reports",
    "tell_run",
]

REPORT_ADDED = "hmicdiff.report.added"
CHANGE_DETECTED = "hmicdiff.change.detected"
RUN_FINISHED = "hmicdiff.run.finished"
INPUTS_REFUSED = "hmicdiff.inputs.refused"
SHOWN = 12
"""So many changes are written out in a run's text; its payload holds them all."""
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
    told = _worse(result)
    for verdict in told:
        _tell_change(result.record.body, verdict, address)
    return len(told)


def tell_run(key: str, message: str, results: Iterable[BodyResult], outputs: Path) -> None:
    """Emit the run's own event; `key` is the hash of everything the run depended on."""
    changes = [
        _change(result.record.body, verdict, report_address(outputs, body_slug(result.record.body)))
        for result in results
        for verdict in _worse(result)
    ]
    emit_event(
        event=RUN_FINISHED,
        resource={
            "prefect.resource.id": f"hmicdiff.run.{key}",
            "prefect.resource.name": message,
            "hmicdiff.worse": "yes" if changes else "no",
        },
        payload={"message": message, "changes": changes, "text": _text(changes)},
    )


def tell_refused(key: str, refused: Sequence[Refusal]) -> None:
    """Emit one event for the inputs of a run that are refused for the first time; `key` is the run's hash."""
    if not refused:
        return
    lines = [f"{one.path}: {one.reason}" for one in refused]
    more = [f"and {len(lines) - SHOWN} more"] if len(lines) > SHOWN else []
    emit_event(
        event=INPUTS_REFUSED,
        resource={
            "prefect.resource.id": f"hmicdiff.run.{key}",
            "prefect.resource.name": f"{len(refused)} input{'s' * (len(refused) != 1)} refused",
        },
        payload={
            "files": [{"path": one.path, "code": one.code, "reason": one.reason} for one in refused],
            "text": "\n".join([*lines[:SHOWN], *more]),
        },
    )


def _worse(result: BodyResult) -> tuple[Verdict, ...]:
    """Return the changes for the worse that the run before did not hold."""
    return news(result.run.comparisons[0], result.before.comparisons[0] if result.before else None)


def _change(body: str, verdict: Verdict, address: str) -> dict[str, Any]:
    """Return one change as a payload."""
    return {
        "body": body,
        "topic": verdict.topic,
        "thread": verdict.thread_name,
        "verdict": verdict.verdict,
        "polarity": verdict.polarity,
        "confidence": verdict.confidence,
        "quote": sentence_of(verdict),
        "link": finding_address(address, verdict),
    }


def _text(changes: Sequence[dict[str, Any]]) -> str:
    """Return the changes as a notification's text, what got worse first; a long list is cut and says so."""
    ordered = sorted(changes, key=lambda change: (change["body"], change["verdict"] != "regressed"))
    lines = [_line(change) for change in ordered[:SHOWN]]
    if len(ordered) > SHOWN:
        address = ordered[SHOWN]["link"].partition("#")[0]
        lines.append(f"and {len(ordered) - SHOWN} more: {address}")
    return "\n".join(lines)


def _line(change: dict[str, Any]) -> str:
    """Return one change as a line of a notification."""
    said = "got worse" if change["verdict"] == "regressed" else "raised again"
    return (
        f"{change['body']}, {change['thread'] or change['topic']}: {said}. "
        f"\u201c{change['quote']}\u201d {change['link']}"
    )


def _tell_change(body: str, verdict: Verdict, address: str) -> None:
    """Emit one change."""
    emit_event(
        event=CHANGE_DETECTED,
        resource={
            "prefect.resource.id": f"hmicdiff.verdict.{verdict.id}",
            "prefect.resource.name": f"{body}: {verdict.thread_name or verdict.topic}",
            "hmicdiff.body": body_slug(body),
        },
        payload=_change(body, verdict, address),
        id=uuid.uuid5(
            _NAMESPACE, f"{CHANGE_DETECTED} {verdict.id} {verdict.verdict} {verdict.evidence_hash}"
        ),
    )
