"""The programmes of inspection: which there were, when, on which scale of grades."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, Literal

from hmicdiff.vocabulary.choice import Choice
from hmicdiff.vocabulary.load import load_rows
from hmicdiff.vocabulary.sieve import sieved

if TYPE_CHECKING:
    from hmicdiff.model import Sector

__all__ = ["Programme", "ProgrammeTable", "load_programmes"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """One programme of inspection, in which every body of a sector is inspected once."""

    name: str
    """Unique name, as printed in results (``PEEL 2018/19``)."""
    publisher: Literal["HMIC", "HMICFRS"]
    sector: Literal["police", "fire"]
    cycle_order: int
    """Year of the cycle's start x 100 + the last two digits of its end."""
    scale: Literal["four-tier", "five-tier", "ungraded"]
    kinds: tuple[str, ...] = ("report",)
    """Kinds of document the programme publishes for each body, the usual one first."""
    pillars: tuple[str, ...] = ()
    """Pillars that got reports, or grades, of their own."""
    pillars_apart: bool = False
    """Whether each pillar got a report of its own, whatever its title says; else one report holds all."""
    boxed_items: bool = False
    """Whether areas for improvement stand in boxes, which extraction tends to lose."""
    fieldwork_end: str | None = None
    """ISO month."""
    published_from: str | None = None
    """ISO month of the first report."""
    published_to: str | None = None
    """ISO month of the last report."""
    cues: tuple[str, ...] = ()
    """Regular expressions a report of the programme prints of itself."""

    @property
    def cycle(self) -> str:
        """Regular expression for the years of its cycle, as texts print them (``2021/22``, ``2023-2025``)."""
        first, last = divmod(self.cycle_order, 100)
        return rf"{first}" if first % 100 == last else rf"{first}[/-](?:20)?{last:02}"


@dataclass(frozen=True, kw_only=True)
class ProgrammeTable:
    """All programmes, in order of time."""

    rows: tuple[Programme, ...]

    def named(self, name: str | None) -> Programme | None:
        """Return the programme called `name` (case ignored), or None."""
        wanted = (name or "").casefold()
        return next((row for row in self.rows if row.name.casefold() == wanted), None)

    def of_sector(self, sector: Sector | None) -> tuple[Programme, ...]:
        """Return the programmes of `sector`, all where it is not known."""
        return self._of_sector[sector]

    def names_of_sector(self, sector: Sector | None) -> frozenset[str]:
        """Return the names of the programmes of `sector`, of all where it is not known."""
        return self._names_of_sector[sector]

    @cached_property
    def _of_sector(self) -> dict[Sector | None, tuple[Programme, ...]]:
        sectors: tuple[Sector | None, ...] = (None, "police", "fire")
        return {one: tuple(row for row in self.rows if one in {None, row.sector}) for one in sectors}

    @cached_property
    def _names_of_sector(self) -> dict[Sector | None, frozenset[str]]:
        return {one: frozenset(row.name for row in rows) for one, rows in self._of_sector.items()}

    @cached_property
    def cues(self) -> Choice[Programme]:
        """The cues of all programmes, each with its programme, in order."""
        return Choice((row, sieved(cue)) for row in self.rows for cue in row.cues)

    def published_at(self, date: str, sector: Sector | None) -> tuple[Programme, ...]:
        """Return the programmes in whose time of publishing the ISO `date` or month lies."""
        month = date[:7]
        return tuple(
            row
            for row in self.of_sector(sector)
            if row.published_from and row.published_to and row.published_from <= month <= row.published_to
        )


@cache
def load_programmes() -> ProgrammeTable:
    """Return the programmes, checked."""
    return ProgrammeTable(rows=load_rows("programmes.toml", "programme", Programme, unique=("name",)))
