"""What a column and a table are, and the few kinds of column that every table is made of."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Literal

__all__ = ["Column", "Table", "key", "number", "text", "truth", "whole"]

Kind = Literal["text", "integer", "number", "boolean"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of a table."""

    name: str
    meaning: str
    kind: Kind = "text"
    unit: str | None = None
    one_of: tuple[str, ...] = ()
    """Every value it may have; empty where it is free."""
    refers: str | None = None
    """``table.column`` that holds every value it has."""
    required: bool = False
    """Whether no row leaves it empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table."""

    name: str
    meaning: str
    key: tuple[str, ...]
    """Columns that together name a row."""
    columns: tuple[Column, ...]
    noun: type
    """The noun of `hmicdiff.model` that a row tells of."""

    def source_of(self, column: Column) -> str:
        """Return where a column's values come from: a field of the noun, else the noun that they are made from."""
        known = {one.name for one in fields(self.noun)}
        field = "id" if column.name == self.key[-1] and "id" in known else column.name
        return f"{self.noun.__name__}.{field}" if field in known else f"made from {self.noun.__name__}"

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the columns in order."""
        return tuple(column.name for column in self.columns)


def key(name: str, meaning: str, refers: str | None = None) -> Column:
    """Return a column that no row leaves empty."""
    return Column(name=name, meaning=meaning, refers=refers, required=True)


def text(name: str, meaning: str, *one_of: str, refers: str | None = None) -> Column:
    """Return a column of words."""
    return Column(name=name, meaning=meaning, one_of=one_of, refers=refers)


def whole(name: str, meaning: str, unit: str | None = None) -> Column:
    """Return a column of whole numbers."""
    return Column(name=name, meaning=meaning, kind="integer", unit=unit)


def number(name: str, meaning: str, unit: str | None = None) -> Column:
    """Return a column of numbers."""
    return Column(name=name, meaning=meaning, kind="number", unit=unit)


def truth(name: str, meaning: str) -> Column:
    """Return a column that says yes or no."""
    return Column(name=name, meaning=meaning, kind="boolean", required=True)
