"""Why a run finds something new: a report added, corrected, removed or refused, a decision, an upgrade.

Each is told by its own name, from what the outputs' manifest says of the run before: a finding that changed
because a report was taken away is no work of an upgrade, and a report that is refused again is not new again.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from hmicdiff.engine import current_engine
from hmicdiff.store import load_manifest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from hmicdiff.job import BodyResult, Plan
    from hmicdiff.model import Comparison, Refusal, Verdict
    from hmicdiff.store import Manifest

__all__ = ["Reasons", "due_to", "reasons_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reasons:
    """What differs from the run before, files by their relative paths."""

    first: bool
    """Whether there was no run before."""
    added: tuple[str, ...]
    corrected: tuple[str, ...]
    """Under the same name, with other bytes."""
    readable: tuple[str, ...]
    """Refused before, and read now."""
    removed: tuple[str, ...]
    refused: tuple[str, ...]
    """Not there or read before, and refused now."""
    upgrade: bool
    """Whether code or vocabulary of hmicdiff is another."""
    decided: bool
    """Whether reviewers' decisions are others."""
    left: str
    """What is told where nothing else is: why everything was looked at, though no file and no decision is another."""

    @property
    def reports(self) -> frozenset[str]:
        """Return the files that are read for the first time, or with other bytes than before."""
        return frozenset((*self.added, *self.corrected, *self.readable))

    def in_words(self) -> str:
        """Return it as a sentence or several."""
        if self.first:
            return f"The first run: {_names(self.added) or 'no report'}."
        return " ".join(self._sentences()) or self.left

    def _sentences(self) -> Iterator[str]:
        """Yield a sentence for each reason."""
        for word, files in (
            ("New", self.added),
            ("Corrected", self.corrected),
            ("Readable now", self.readable),
            ("Removed", self.removed),
            ("Refused", self.refused),
        ):
            if files:
                yield f"{word}: {_names(files)}."
        if self.decided:
            yield "A reviewer's decision is new or another."
        if self.upgrade:
            yield "hmicdiff was upgraded."


def _names(files: tuple[str, ...]) -> str:
    """Return files as a list in words."""
    return ", ".join(files)


def reasons_of(plan: Plan, refused: tuple[Refusal, ...]) -> Reasons:
    """Return what differs from the run that stands in the outputs; `refused` are this run's refusals."""
    before = load_manifest(plan.params.out)
    was = {one.path: one.sha256 for one in before.inputs}
    was_refused = {one["path"] for one in before.refused}
    turned_away = {one.path for one in refused}
    read = {path: sha256 for path, sha256 in plan.hashes.items() if path not in turned_away}
    return Reasons(
        first=not before.inputs and not before.bodies,
        added=tuple(sorted(path for path in read if path not in was)),
        corrected=tuple(sorted(path for path, sha256 in read.items() if was.get(path) not in {None, sha256})),
        readable=tuple(sorted(path for path in read if path in was_refused)),
        removed=tuple(sorted(path for path in was if path not in {*plan.hashes, *turned_away})),
        refused=tuple(sorted(turned_away - was_refused)),
        upgrade=bool(before.engine) and dict(before.engine) != asdict(current_engine()),
        decided=bool(before.decisions) and before.decisions != plan.decided,
        left=_left(plan, before),
    )


def _left(plan: Plan, before: Manifest) -> str:
    """Return why a plan is done whose files, decisions and engine are those of the run before."""
    if not before.key:
        return "No report changed, but the run before was not whole: what failed is tried again."
    if before.key != plan.key:
        return f"No report changed, but {'' if before.decisions else 'a decision or '}the settings did."
    return (
        "Nothing changed: everything is made again, as asked."
        if plan.params.force
        else "No report changed, but files of the outputs are missing or altered: they are made again."
    )


def due_to(reasons: Reasons, result: BodyResult) -> Callable[[Verdict, str], str]:
    """Return what says in words why one body's finding is new, given the finding and how the library sees it.

    The library compares two runs alone. It takes for an upgrade's what differs between reports of both, which
    may be due to what lies between them, and for a new report's what a corrected or lost one changed.
    """
    now = result.run.comparisons[0]
    paths = {one.id: one.path for one in now.reports}
    lost = _lost(reasons, result.before.comparisons[0] if result.before else None)

    def said(verdict: Verdict, cause: str) -> str:
        own = {paths.get(one or "", "") for one in (verdict.from_, verdict.to)}
        for files, words in (
            (reasons.corrected, "a corrected report"),
            (reasons.readable, "a report that can be read now"),
            (reasons.added, "a new report"),
        ):
            if cause != "decision" and own & {*files}:
                return words
        if cause == "decision":
            return "a reviewer's decision"
        return _of_others(reasons, now, lost)

    return said


def _lost(reasons: Reasons, before: Comparison | None) -> str | None:
    """Return how a report of a body was lost since the run before; null where none was."""
    paths = {one.path for one in before.reports} if before else set()
    if paths & {*reasons.refused}:
        return "a report that is refused now"
    return "a removed report" if paths & {*reasons.removed} else None


def _of_others(reasons: Reasons, now: Comparison, lost: str | None) -> str:
    """Return why a finding between reports that both runs hold differs, no decision having been made."""
    if lost:
        return lost
    if reasons.upgrade:
        return "an upgrade of hmicdiff"
    return (
        "another report of the same body"
        if {one.path for one in now.reports} & reasons.reports
        else "the settings"
    )
