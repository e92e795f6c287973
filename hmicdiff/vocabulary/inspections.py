"""What each kind of document is to an inspection: its report, an account of it, or an event of its own."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from hmicdiff.vocabulary.load import load_rows

__all__ = ["InspectionRoles", "Role", "load_inspection_roles"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """What some kinds of document are to an inspection."""

    id: Literal["account", "early", "event", "inspection"]
    kinds: tuple[str, ...]
    """Kinds as in results; those that no row names are reports of an inspection."""
    days_before: int
    """So many days before another document of the inspection one of these may be dated."""
    days_after: int
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectionRoles:
    """All roles."""

    rows: tuple[Role, ...]

    def of(self, kind: str) -> Role:
        """Return what a kind of document is."""
        named = next((row for row in self.rows if kind in row.kinds), None)
        return named or self.role("inspection")

    def role(self, name: str) -> Role:
        """Return a role by its id."""
        return next(row for row in self.rows if row.id == name)


@cache
def load_inspection_roles() -> InspectionRoles:
    """Return the table, checked."""
    return InspectionRoles(rows=load_rows("inspections.toml", "role", Role))
