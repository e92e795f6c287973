"""Sub-subjects of a topic that are followed through the years."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING, Literal

from hmicdiff.errors import VocabularyError
from hmicdiff.vocabulary.choice import Choice
from hmicdiff.vocabulary.cue_rows import Group
from hmicdiff.vocabulary.groups import expand, grouped
from hmicdiff.vocabulary.load import load_rows
from hmicdiff.vocabulary.sieve import Sieved, sieved, sieved_any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["GradeSentence", "Match", "StatedRow", "ThreadRow", "Threads", "load_threads"]

_KEPT = 1 << 16
"""So many sentences' answers are kept: more than a body's reports hold, some tens of megabytes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadRow:
    """One sub-subject and the words by which a sentence speaks of it."""

    id: str
    """Stable name; part of a thread's id, so a change makes reviewers' decisions orphans."""
    name: str
    """As a reader sees it."""
    sector: Literal["police", "fire"]
    topic: str
    """Topic under which it is shown."""
    terms: tuple[str, ...]
    """Patterns of which one is enough, in any sentence."""
    weak: tuple[str, ...] = ()
    """Patterns that count only in a sentence of `topic` or of a topic in `within`."""
    within: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    """Patterns of sentences that only look like it."""
    praise: tuple[str, ...] = ()
    """Patterns of sentences that are good of this subject, whatever their tone elsewhere."""
    concern: tuple[str, ...] = ()
    """Patterns of sentences that are bad of this subject."""
    general: bool = False
    """Whether what is said of it is said of the topic as a whole."""
    wide: bool = False
    """Whether it covers unlike matters, so that two findings which share its name alone answer nothing."""
    aspect: bool = False
    """Whether it is a respect in which other things are judged: a clause on it says nothing else of those."""
    named: bool = False
    """Whether it has a name that whoever speaks of it uses, so that a search can show a report to be silent on it."""
    context: bool = False
    """Whether it is background: the inspectorate does not judge a body by it, so its tone is neutral."""
    by_level: bool = False
    """Whether how often it happens to the public is what a body is judged by."""
    grade_topic: str | None = None
    """Topic that some programmes grade on its own, and whose grade then joins the thread."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedRow:
    """How much a kind of statement of change weighs."""

    weight: float
    """0 where it states no change since another inspection at all."""
    why: str
    cues: tuple[str, ...] = ()
    """Ids of the families of cues of which one found it; of any where there are none."""
    patterns: tuple[str, ...] = ()
    """What its sentence says, one of them; anything where there are none."""
    tone: Literal["mixed", "neutral"] = "mixed"
    """Tone of a sentence that states no change."""
    of_level: bool = False
    """Whether it is of how much happens to the public, which counts for threads that are judged by that."""


_STATED_IN_FULL = StatedRow(weight=1.0, why="a statement of change")


@dataclass(frozen=True, slots=True, kw_only=True)
class GradeSentence:
    """How a sentence tells a grade."""

    pattern: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A thread that a text speaks of."""

    row: ThreadRow
    ways: int = 1
    """By how many of its patterns the text names it."""
    is_weak: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Patterns:
    """A row's patterns: all strong ones as one, all weak ones as one."""

    strong: Sieved | None
    weak: Sieved | None
    unless: Sieved | None
    praise: Sieved | None
    concern: Sieved | None


@dataclass(frozen=True, eq=False)
class Threads:
    """All sub-subjects, in the file's order; one is itself alone, so that what is made of it can be kept."""

    rows: tuple[ThreadRow, ...]
    stated: tuple[StatedRow, ...] = ()
    grade_sentences: tuple[GradeSentence, ...] = ()

    @cached_property
    def _grade(self) -> Sieved | None:
        return _any(tuple(row.pattern for row in self.grade_sentences))

    def tells_a_grade(self, text: str) -> bool:
        """Whether a sentence only tells a grade."""
        return self._graded(text)

    @cached_property
    def _graded(self) -> Callable[[str], bool]:
        """`tells_a_grade`, which every pair of reports asks of the same sentences, with what it answered kept."""
        return lru_cache(maxsize=_KEPT)(lambda text: _is_in(self._grade, text))

    def tone_of(self, row: ThreadRow, text: str) -> Literal["praise", "concern"] | None:
        """Return the tone that a sentence has for one thread by the thread's own patterns, if any.

        Concern is asked for first: "doesn't meet its standards" holds the words of praise too.
        """
        patterns = self._compiled[row.id]
        if patterns.concern and patterns.concern.search(text):
            return "concern"
        return "praise" if patterns.praise and patterns.praise.search(text) else None

    def place_in(self, row: ThreadRow, text: str) -> int:
        """Return the offset at which a text first names a thread; its length where it does not."""
        patterns = self._compiled[row.id]
        found = [one.search(text) for one in (patterns.strong, patterns.weak) if one]
        return min((match.start() for match in found if match), default=len(text))

    def stated_row(self, cue: str, text: str, *, by_level: bool = False) -> StatedRow:
        """Return how much a statement of change weighs: the first row that fits, else the full weight.

        `by_level` is whether it is on a thread that is judged by how much happens to the public.
        """
        for row, said in self._stated_forms:
            found = (not row.cues or cue in row.cues) and not (by_level and row.of_level)
            if found and (said is None or said.search(text)):
                return row
        return _STATED_IN_FULL

    @cached_property
    def _stated_forms(self) -> tuple[tuple[StatedRow, Sieved | None], ...]:
        """The kinds of statements, each with what its sentence says; None where that is anything."""
        return tuple((row, _any(row.patterns)) for row in self.stated)

    @cached_property
    def _compiled(self) -> dict[str, _Patterns]:
        return {row.id: _compile(row) for row in self.rows}

    @cached_property
    def by_id(self) -> dict[str, ThreadRow]:
        """The row of each id."""
        return {row.id: row for row in self.rows}

    def of_sector(self, sector: str | None) -> tuple[ThreadRow, ...]:
        """Return the rows of one sector."""
        return self._by_sector.get(sector, ())

    @cached_property
    def _by_sector(self) -> dict[str | None, tuple[ThreadRow, ...]]:
        sectors = sorted({row.sector for row in self.rows})
        return {sector: tuple(row for row in self.rows if row.sector == sector) for sector in sectors}

    def found_in(self, text: str, *, topic: str | None, sector: str | None) -> tuple[Match, ...]:
        """Return the threads of `sector` that a sentence of `topic` speaks of, in the file's order."""
        return self._recalled(text, topic, sector)

    @cached_property
    def _recalled(self) -> Callable[[str, str | None, str | None], tuple[Match, ...]]:
        """`_found_in`, which many stages ask of the same sentence, with what it found kept."""
        return lru_cache(maxsize=_KEPT)(lambda *words: tuple(self._found_in(*words)))

    def _found_in(self, text: str, topic: str | None, sector: str | None) -> Iterator[Match]:
        """Yield each thread that the text names, by how many of its patterns.

        What is denied is spoken of all the same: "doesn't promptly answer calls" names what "answers
        calls" does, so a text is tried in its affirmative form too.
        """
        rows = self.of_sector(sector)
        if not rows:
            return
        said = affirmed(text)
        forms = (text,) if said == text else (text, said)
        strong, weak = self._choices[sector]
        ways = _ways_of_rows(strong, forms)
        hinted = {number for form in forms for number, _ in weak.likely(form)}
        for number in sorted(ways.keys() | hinted):
            row, patterns = rows[number], self._compiled[rows[number].id]
            is_weak = (
                number not in ways
                and topic in (row.topic, *row.within)
                and any(_is_in(patterns.weak, form) for form in forms)
            )
            if not (number in ways or is_weak) or _is_in(patterns.unless, text):
                continue
            yield Match(row=row, is_weak=True) if is_weak else Match(row=row, ways=ways[number])

    @cached_property
    def _choices(self) -> dict[str | None, tuple[Choice[int], Choice[int]]]:
        """The strong patterns of each sector one by one, and each row's weak ones, all with the number of their row."""
        return {sector: _choices_of(rows, self._compiled) for sector, rows in self._by_sector.items()}


def _choices_of(
    rows: tuple[ThreadRow, ...], compiled: dict[str, _Patterns]
) -> tuple[Choice[int], Choice[int]]:
    """Return the patterns by which rows are named, strong ones and weak ones, each with the number of its row."""
    strong = Choice((number, sieved(term)) for number, row in enumerate(rows) for term in row.terms)
    return strong, Choice((number, compiled[row.id].weak) for number, row in enumerate(rows))


def affirmed(text: str) -> str:
    """Return `text` without its denials and the adverbs that stand with them."""
    return _DENIAL.sub(lambda match: f"{match['aux'] or ''} ", text).replace("  ", " ")


_DENIAL = re.compile(
    r"\b(?:do|does|did)(?:n't| not)(?: (?:always|yet|ever|\w+ly))* "
    r"|\b(?P<aux>is|are|was|were|has|have|had|could|can)(?:n't| ?not)(?: (?:always|yet|ever|\w+ly))* "
    r"|\bcan't(?: (?:always|yet|ever|\w+ly))* ",
    re.IGNORECASE,
)


def _ways_of_rows(strong: Choice[int], forms: tuple[str, ...]) -> dict[int, int]:
    """Return by how many of its patterns the form that holds most of them names each row, of rows that any form names."""
    most: dict[int, int] = {}
    for form in forms:
        found: defaultdict[int, set[tuple[int, int]]] = defaultdict(set)
        for number, one in strong.likely(form):
            if match := one.search(form):
                found[number].add(match.span())
        for number, spans in found.items():
            most[number] = max(most.get(number, 0), _ways(spans))
    return most


def _ways(found: set[tuple[int, int]]) -> int:
    """Return how many patterns stand at these places, of those that lie within each other only one."""
    spans = sorted(found, key=_widest_first) if len(found) > 1 else found
    ways = last = 0
    for _, end in spans:
        if end > last:
            ways, last = ways + 1, end
    return ways


def _widest_first(span: tuple[int, int]) -> tuple[int, int]:
    """Return what spans are sorted by: from left to right, the wider first."""
    return (span[0], -span[1])


def _is_in(pattern: Sieved | None, text: str) -> bool:
    """Whether there is such a pattern and the text has it."""
    return pattern is not None and pattern.is_in(text)


def _compile(row: ThreadRow) -> _Patterns:
    """Return a row's patterns, ready to search with."""
    return _Patterns(
        strong=_any(row.terms),
        weak=_any(row.weak),
        unless=_any(row.unless),
        praise=_any(row.praise),
        concern=_any(row.concern),
    )


def _any(patterns: tuple[str, ...]) -> Sieved | None:
    """Return one pattern that matches where any of `patterns` does."""
    return sieved_any(patterns) if patterns else None


@cache
def load_threads() -> Threads:
    """Return the table, checked.

    Raises: VocabularyError if two rows share an id or a pattern is no regular expression.
    """
    rows = load_rows("threads.toml", "thread", ThreadRow)
    seen: set[str] = set()
    for row in rows:
        if row.id in seen:
            msg = f"threads.toml: two threads have the id {row.id!r}"
            raise VocabularyError(msg)
        seen.add(row.id)
        _check_patterns(row)
    return Threads(
        rows,
        stated=tuple(map(_in_full, load_rows("threads.toml", "stated", StatedRow))),
        grade_sentences=load_rows("threads.toml", "grade_sentence", GradeSentence),
    )


def _in_full(row: StatedRow) -> StatedRow:
    """Return a kind of statement with its groups of words written out."""
    words = grouped(load_rows("threads.toml", "group", Group), "threads.toml")
    return replace(
        row, patterns=tuple(expand(one, words, f"threads.toml: {row.why}") for one in row.patterns)
    )


def _check_patterns(row: ThreadRow) -> None:
    """Refuse a pattern that is no regular expression."""
    for pattern in (*row.terms, *row.weak, *row.unless, *row.praise, *row.concern):
        try:
            sieved(pattern)
        except re.error as error:
            msg = f"threads.toml: {row.id}: {pattern!r} is no pattern: {error}"
            raise VocabularyError(msg) from error
