"""What became of each finding from one run to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from hmicdiff.dataset.body import Row, Rows

__all__ = ["LIFE", "TOLD", "events_of"]

LIFE = "finding_events"
"""Name of the table of findings' lives."""
TOLD = ("finding", "body", "verdict", "decision")
"""Columns of the findings that were told before, as far as their lives ask."""


def events_of(rows: Rows, findings: Sequence[Row]) -> Iterator[Row]:
    """Yield what became of each finding since the findings told before."""
    runs = {one["body"]: one["run"] for one in rows["runs"]}
    before = {one["finding"]: one for one in findings}
    now = {one["finding"]: one for one in rows["findings"]}
    for key in sorted(before.keys() | now.keys()):
        event = _event(before.get(key), now.get(key))
        if event:
            one = now.get(key) or before[key]
            yield {
                "finding": key,
                "body": one["body"],
                "run": runs.get(one["body"], ""),
                "event": event,
                "verdict": one["verdict"],
                "decision": one["decision"],
            }


def _event(before: Mapping[str, Any] | None, now: Mapping[str, Any] | None) -> str | None:
    """Return the word for what became of one finding; null where it stands as it was."""
    if before is None or now is None:
        return "told" if now else "gone"
    if before["verdict"] != now["verdict"]:
        return "changed"
    return "decided" if before["decision"] != now["decision"] else None
