"""Heads of the columns in which tables print items and their deadlines."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from hmicdiff.vocabulary.cue_rows import ItemKind  # noqa: TC001 - rows are checked by their types
from hmicdiff.vocabulary.load import load_rows

__all__ = ["ItemColumns", "load_item_columns"]

_FILE: Final = "item_tables.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemColumn:
    """The head of a column of items."""

    kind: ItemKind
    pattern: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineColumn:
    """The head of a column of deadlines."""

    pattern: str


class ItemColumns:
    """Heads of columns, on plain text, case ignored."""

    def __init__(self, items: tuple[ItemColumn, ...], deadlines: tuple[DeadlineColumn, ...]) -> None:
        self._items = tuple((row.kind, re.compile(row.pattern, re.IGNORECASE)) for row in items)
        self._deadlines = tuple(re.compile(row.pattern, re.IGNORECASE) for row in deadlines)

    def kind_under(self, head: str) -> ItemKind | None:
        """Return the kind of the items under a head, None where it heads no items."""
        return next((kind for kind, pattern in self._items if pattern.search(head)), None)

    def is_deadline(self, head: str) -> bool:
        """Whether a head stands over deadlines."""
        return any(pattern.search(head) for pattern in self._deadlines)


@cache
def load_item_columns() -> ItemColumns:
    """Return the heads, checked."""
    return ItemColumns(
        load_rows(_FILE, "item_column", ItemColumn), load_rows(_FILE, "deadline_column", DeadlineColumn)
    )
