"""What is new since an earlier run, apart from what only an upgrade of hmicdiff changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from hmicdiff.model import History, HistoryChange

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from hmicdiff.model import Comparison, Run, Verdict, VerdictClass

__all__ = ["changes_between", "history_since"]

Cause = Literal["new_report", "decision", "upgrade"]


def history_since(previous: Run, now: Comparison) -> History:
    """Return how the verdicts on a body differ from those of an earlier run, sorted by verdict id.

    A verdict between reports that both runs hold can only differ by a reviewer's decision or by an
    upgrade of hmicdiff, since a report's id is a hash of its text.
    """
    before = next((one for one in previous.comparisons if one.body == now.body), None)
    changes = changes_between(before, now) if before is not None else ()
    return History(previous_run=previous.run, changes=tuple(changes))


def changes_between(before: Comparison, now: Comparison) -> Iterator[HistoryChange]:
    """Yield what differs between an earlier comparison of a body and this one, sorted by verdict id."""
    old = {one.id: one for one in before.verdicts}
    new = {one.id: one for one in now.verdicts}
    shared = {one.id for one in before.reports} & {one.id for one in now.reports}
    same_reports = {one.id for one in before.reports} == {one.id for one in now.reports}
    for key in sorted({*old, *new}):
        was, is_now = _shown(old.get(key)), _shown(new.get(key))
        if was != is_now:
            cause = _cause(key, old, new, shared if not same_reports else None)
            yield HistoryChange(verdict_id=key, before=was, after=is_now, cause=cause)


def _shown(verdict: Verdict | None) -> VerdictClass | None:
    """Return the class a reader saw: a settled decision's, else the machine's."""
    if verdict is None:
        return None
    settled = verdict.decision.verdict if verdict.decision else None
    return settled or verdict.verdict


def _cause(
    key: str, old: Mapping[str, Verdict], new: Mapping[str, Verdict], shared: set[str] | None
) -> Cause:
    """Return why a verdict differs; `shared` are the reports of both runs, None where they are the same."""
    was, is_now = old.get(key), new.get(key)
    one = is_now or was
    if one is not None and shared is not None and not {one.from_, one.to} <= shared:
        return "new_report"
    if was is not None and is_now is not None:
        return "upgrade" if was.verdict != is_now.verdict else "decision"
    return "upgrade" if shared is None else "new_report"
