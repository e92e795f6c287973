"""Which question of a later programme asks what a question of an earlier one asked."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property

from hmicdiff.errors import VocabularyError
from hmicdiff.vocabulary.headings import HeadingTable, load_headings
from hmicdiff.vocabulary.load import load_rows

__all__ = ["PARTLY", "Question", "Questions", "load_questions"]

PARTLY = 0.5
"""How far a question answers another of which it takes up a lesser part."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question of one or more programmes and what became of it."""

    heading: str
    """As the table of headings prints it."""
    programmes: tuple[str, ...]
    answered_by: tuple[str, ...] = ()
    """Later questions that ask the same, or a part of it that became a question of its own."""
    partly_by: tuple[str, ...] = ()
    """Later questions that take up a lesser part of it."""
    source: str = ""
    """Where the inspectorate says so, or the reports whose parts show it."""


class Questions:
    """The way of all questions through the programmes."""

    def __init__(self, rows: tuple[Question, ...], headings: HeadingTable) -> None:
        self.rows = rows
        self._headings = headings

    def find(self, heading: str | None, programme: str | None) -> str | None:
        """Return the question that a printed heading is, None where it is no programme's question.

        Of headings that several programmes share, that of `programme` is meant.
        """
        rows = [row.text for row in self._headings.find(heading or "") if row.programmes]
        own = [row for row in rows if row in self._of_programme.get(programme or "", frozenset())]
        return next(iter([*own, *[row for row in rows if row in self._known]]), None)

    def answers(self, earlier: str, later: str) -> float:
        """Return how far `later` asks what `earlier` asked, both as `find` gives them.

        1 where it is the same question or follows from it step by step, `PARTLY` where one of the
        steps takes up a lesser part alone, else 0.
        """
        return self._heirs[earlier].get(later, 0.0) if earlier in self._heirs else float(earlier == later)

    @cached_property
    def _known(self) -> frozenset[str]:
        """All questions of the table, earlier and later ones, and every heading that is graded."""
        told = {text for row in self.rows for text in (row.heading, *row.answered_by, *row.partly_by)}
        return frozenset(told | {row.text for row in self._headings.rows if row.graded})

    @cached_property
    def _of_programme(self) -> dict[str, frozenset[str]]:
        """The questions of each programme."""
        found: dict[str, set[str]] = {}
        for row in self._headings.rows:
            for programme in row.programmes if row.text in self._known else ():
                found.setdefault(programme, set()).add(row.text)
        return {programme: frozenset(texts) for programme, texts in found.items()}

    @cached_property
    def _heirs(self) -> dict[str, dict[str, float]]:
        """For each question all that follow from it, with how far they ask the same."""
        return {row.heading: self._follow(row.heading) for row in self.rows}

    def _follow(self, heading: str) -> dict[str, float]:
        """Return the questions that follow from one, itself included."""
        steps = {row.heading: row for row in self.rows}
        found, ahead = {heading: 1.0}, [heading]
        while ahead:
            here = ahead.pop()
            row = steps.get(here)
            ways = [(text, found[here]) for text in (row.answered_by if row else ())]
            lesser = [(text, found[here] * PARTLY) for text in (row.partly_by if row else ())]
            for text, share in (*ways, *lesser):
                if share >= PARTLY and share > found.get(text, 0.0):
                    found[text] = share
                    ahead.append(text)
        return found


@cache
def load_questions() -> Questions:
    """Return the table, checked.

    Raises: VocabularyError if a row names a question that no programme prints.
    """
    headings = load_headings()
    rows = load_rows("questions.toml", "question", Question)
    printed = {row.text for row in headings.rows}
    for row in rows:
        unknown = {row.heading, *row.answered_by, *row.partly_by} - printed
        if unknown:
            msg = f"questions.toml: no programme prints {min(unknown)!r}"
            raise VocabularyError(msg)
    return Questions(rows, headings)
