"""Many rows of which those that may have something to say of a text are found at once."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from hmicdiff.vocabulary.lookup import WORDS, Index

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator, Sequence

    from hmicdiff.vocabulary.sieve import Sieved

__all__ = ["Choice", "Hinted"]

Row = TypeVar("Row")
_NOTHING: Iterator[Any] = iter(())


class Choice(Generic[Row]):
    """Many patterns, each with a row of its own, of which those that may be in a text are found at once."""

    def __init__(self, rows: Iterable[tuple[Row, Sieved | None]]) -> None:
        self._rows = tuple((row, pattern) for row, pattern in rows if pattern is not None)
        self._index = Index(pattern.needs for _, pattern in self._rows)

    def likely(self, text: str) -> Iterator[tuple[Row, Sieved]]:
        """Yield the rows, in order, whose pattern may be in `text`, with the pattern."""
        numbers = self._index.likely(text)
        return self._at(numbers) if numbers else _NOTHING

    def _at(self, numbers: Iterable[int]) -> Iterator[tuple[Row, Sieved]]:
        """Return rows by their numbers."""
        return map(self._rows.__getitem__, numbers)

    def may_be_in(self, text: str) -> bool:
        """Whether the pattern of any row may be in `text`."""
        return bool(self._index.likely(text))

    def all_if_likely(self, text: str) -> Sequence[tuple[Row, Sieved]]:
        """Return all rows with their patterns if any may be in `text`, else none: for a text that each may change."""
        return self._rows if self.may_be_in(text) else ()

    def found(self, text: str) -> Iterator[Row]:
        """Yield the rows, in order, whose pattern is in `text`."""
        return (row for row, pattern in self.likely(text) if pattern.is_in(text))

    def first(self, text: str) -> Row | None:
        """Return the first row whose pattern is in `text`, None where none is."""
        likely = self._index.likely(text)
        return (
            next((row for row, pattern in self._at(likely) if pattern.is_in(text)), None) if likely else None
        )

    def is_in(self, text: str) -> bool:
        """Whether the pattern of any row is in `text`."""
        likely = self._index.likely(text)
        return bool(likely) and any(pattern.is_in(text) for _, pattern in self._at(likely))

    def in_any(self, texts: Sequence[str]) -> list[Row]:
        """Return the rows, in order, whose pattern is in any of some texts: those that none may hold are tried on none."""
        likely = self._at(self._index.likely_in_long("\n".join(texts)))
        return [row for row, pattern in likely if any(map(pattern.whole.search, texts))]

    def search(self, text: str) -> re.Match[str] | None:
        """Return the match of the first row that has one in `text`."""
        likely = self._index.likely(text)
        return (
            next(filter(None, (pattern.search(text) for _, pattern in self._at(likely))), None)
            if likely
            else None
        )

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Return every match in `text`, row by row."""
        numbers = self._index.likely(text)
        return (
            chain.from_iterable(pattern.finditer(text) for _, pattern in self._at(numbers))
            if numbers
            else _NOTHING
        )


class Hinted(Generic[Row]):
    """Rows that each come with words, of which one must stand in a text for the row to be asked at all."""

    def __init__(self, rows: Iterable[tuple[Row, Sequence[str]]]) -> None:
        known = tuple(rows)
        self._rows = tuple(row for row, _ in known)
        self._index = Index([numbers] if (numbers := WORDS.numbers(words)) else () for _, words in known)

    def likely(self, text: str) -> list[Row]:
        """Return the rows, in order, of whose words one stands in `text`."""
        return [self._rows[number] for number in self._index.likely(text)]
