"""Reasons for which words of a source are left out, and how far each is to be trusted."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from hmicdiff.vocabulary.load import load_rows

__all__ = ["OmissionReason", "OmissionTable", "load_omissions"]


@dataclass(frozen=True, slots=True, kw_only=True)
class OmissionReason:
    """One reason."""

    reason: str
    """Its name in a ledger."""
    words: str
    """What is left out, in words."""
    weak: bool = False
    """Whether it may be wrong."""


class OmissionTable:
    """All reasons known; one that is not known counts as weak."""

    def __init__(self, rows: tuple[OmissionReason, ...]) -> None:
        self.rows = rows
        self._by_name = {row.reason: row for row in rows}

    def is_weak(self, reason: str) -> bool:
        """Whether what is left out for `reason` may belong to the report."""
        found = self._by_name.get(reason)
        return found is None or found.weak

    def words(self, reason: str) -> str:
        """Return what is left out for `reason`, in words."""
        found = self._by_name.get(reason)
        return found.words if found else reason.replace("_", " ")


@cache
def load_omissions() -> OmissionTable:
    """Return the reasons, checked."""
    return OmissionTable(load_rows("omissions.toml", "omission", OmissionReason))
