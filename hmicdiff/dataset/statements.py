"""The SQL that fills a SQLite file, as one library says it and another runs it."""

from __future__ import annotations

from typing import TypedDict

__all__ = ["Statements"]


class Statements(TypedDict):
    """What makes a file hold the dataset."""

    tables: list[str]
    rows: dict[str, str]
    """For each table how a row is put in, in the order in which tables are filled."""
    columns: dict[str, list[str]]
    views: list[str]
    search: list[str]
    """How the table that is searched is made, and how a row is put in."""
