"""Names that last: of the inspection a report tells of, of a finding, and of what a finding rests on.

A finding's name follows the body, the two inspections and the matter, never the words of a report: a
misspelling mended in a source leaves every decision where it was. What a decision was made on is named
by the quotes alone, so that it goes stale when they change and not before.
"""

from __future__ import annotations

from collections import Counter
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from hmicdiff.model import Identity, Reading, VerdictEvidence

__all__ = ["evidence_hash", "inspection_names", "verdict_id"]

_ID_LENGTH = 16


def inspection_names(readings: Sequence[Reading]) -> dict[str, str]:
    """Return a name for each report, by its id: programme, kind, pillar and date of its inspection.

    Where two reports of a body share all these, the path tells them apart.
    """
    plain = {one.report.id: _told(one.report.identity) for one in readings}
    often = Counter(plain.values())
    paths = {one.report.id: one.report.source.path for one in readings}
    return {key: name if often[name] == 1 else f"{name}|{paths[key]}" for key, name in plain.items()}


def _told(identity: Identity) -> str:
    """Return what an identity says of its inspection, without a word of the report's text but its title.

    The title stands in only where there is neither programme nor date.
    """
    known = (identity.programme, identity.kind, identity.pillar, identity.published)
    anchor = "" if identity.programme or identity.published else identity.title
    return "|".join(part or "" for part in (*known, anchor))


def verdict_id(body: str, left: str, right: str, topic: str, thread: str | None) -> str:
    """Return a finding's id: a hash of body, the two inspections by name, topic and thread."""
    return "v" + _hash(body, left, right, topic, thread or "")


def evidence_hash(evidence: Iterable[VerdictEvidence], names: Mapping[str, str]) -> str:
    """Return the hash of quotes, each with its inspection's name, by which a decision goes stale."""
    return _hash(*(f"{names.get(one.report, one.report)}\x1e{one.quote}" for one in evidence))


def _hash(*parts: str) -> str:
    """Return a short hash of texts."""
    return sha256("\x1f".join(parts).encode()).hexdigest()[:_ID_LENGTH]
