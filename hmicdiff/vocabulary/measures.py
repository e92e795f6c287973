"""Measures that reports state: their units, which way is better, and the words that name them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Literal

from hmicdiff.model import FigureRole  # noqa: TC001 - the loader checks rows against this type
from hmicdiff.vocabulary.choice import Choice
from hmicdiff.vocabulary.load import load_rows
from hmicdiff.vocabulary.sieve import Sieved, sieved, sieved_any

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = [
    "Benchmark",
    "CueMatch",
    "Measure",
    "MeasureTable",
    "NounCue",
    "Offences",
    "RoleCue",
    "load_measures",
]

_REACH = 120
"""Characters back to a word of the future that still governs a number."""

QuantityKind = Literal["percent", "rate", "count", "times", "duration", "money"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One measure."""

    id: str
    name: str
    """What it counts, in words a reader knows."""
    better: Literal["higher", "lower", "neutral"]
    kinds: tuple[QuantityKind, ...]
    """Forms it is printed in."""
    cues: tuple[str, ...]
    """Regular expressions that name it."""
    bases: tuple[str, ...] = ()
    """Regular expressions of words that narrow its population."""
    by_offence: bool = False
    """True where it is told of each kind of crime: the names of offences narrow it too."""
    family: str
    """Measures of one family look alike and are not the same."""
    recording: str | None = None
    """Why figures of two reports can't be compared, where a count follows how things are recorded."""
    breaks: tuple[dict[str, str], ...] = ()
    """Days (``from``) from which it is counted anew, with the ``reason``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Benchmark:
    """A group other than the body itself that a figure may be about."""

    name: str
    cues: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NounCue:
    """Nouns whose counts tell how an inspection was made, not what it found."""

    role: Literal["structure", "scope", "sample_size"]
    cues: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleCue:
    """Words around a number that say what part it plays."""

    role: FigureRole
    kinds: tuple[QuantityKind, ...] = ()
    """Forms of quantity it holds for; empty for all."""
    before: str | None = None
    """The text before the number ends with this."""
    after: str | None = None
    """The text after the number begins with this."""
    within: str | None = None
    """This stands somewhere in the text before, not far back."""
    direction: Literal["increase", "decrease"] | None = None
    """Which way a change went."""
    is_method: bool = False
    """True where it tells how the inspection was made."""
    parts: bool = False
    """True where a share N of M may play it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offences:
    """Names of kinds of crime."""

    cues: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CueMatch:
    """A measure named in a text, and where."""

    measure: Measure
    start: int
    end: int

    def moved(self, by: int) -> CueMatch:
        """Return the match with its place counted from so many characters further to the left."""
        return CueMatch(measure=self.measure, start=self.start + by, end=self.end + by)


@lru_cache(maxsize=4096)
def _compiled(cue: str) -> Sieved:
    return sieved(rf"(?<![\w-])(?:{cue})")


@dataclass(frozen=True)
class MeasureTable:
    """All measures, benchmarks and nouns of method."""

    measures: tuple[Measure, ...]
    benchmarks: tuple[Benchmark, ...]
    nouns: tuple[NounCue, ...]
    roles: tuple[RoleCue, ...] = ()
    """In the order in which they are tried."""
    offences: tuple[Offences, ...] = ()

    @cached_property
    def _by_id(self) -> dict[str, Measure]:
        return {measure.id: measure for measure in self.measures}

    def get(self, measure_id: str) -> Measure | None:
        """Return the measure of that id, None where the words of the report stand in its place."""
        return self._by_id.get(measure_id)

    def named_in(self, text: str, kind: str) -> Iterator[CueMatch]:
        """Yield every measure of `kind` that `text` names, with the place of the words."""
        for measure, cue in self._named[kind].likely(text) if kind in self._named else ():
            for match in cue.finditer(text):
                yield CueMatch(measure=measure, start=match.start(), end=match.end())

    @cached_property
    def _named(self) -> dict[str, Choice[Measure]]:
        """The cues of the measures of each kind, in order."""
        kinds = dict.fromkeys(kind for measure in self.measures for kind in measure.kinds)
        return {
            kind: Choice(
                (one, _compiled(cue)) for one in self.measures if kind in one.kinds for cue in one.cues
            )
            for kind in kinds
        }

    def benchmarks_in(self, text: str) -> Iterator[tuple[Benchmark, int, int]]:
        """Yield every benchmark group that `text` names, with start and end of the words."""
        for benchmark, cue in self._groups.likely(text):
            for match in cue.finditer(text):
                yield benchmark, match.start(), match.end()

    @cached_property
    def _groups(self) -> Choice[Benchmark]:
        """The cues of the benchmark groups, in order."""
        return Choice((one, _compiled(cue)) for one in self.benchmarks for cue in one.cues)

    def role_of_noun(self, noun: str) -> Literal["structure", "scope", "sample_size"] | None:
        """Return the role of a count of `noun` where it tells of the inspection itself."""
        return next((row.role for row, cue in self._counted.likely(noun) if cue.match(noun)), None)

    @cached_property
    def _counted(self) -> Choice[NounCue]:
        """The cues of the nouns of method, in order."""
        return Choice((row, _compiled(cue)) for row in self.nouns for cue in row.cues)

    def roles_likely(self, text: str) -> Iterator[RoleCue]:
        """Yield the cues of roles, in order, whose words may stand around a number of `text`; the others can't."""
        return (cue for cue, _ in self._cued.likely(text))

    @cached_property
    def _cued(self) -> Choice[RoleCue]:
        """The cues of roles, each with its patterns as one, by which it is known whether it may be in a text."""
        return Choice(
            (cue, sieved_any(tuple(filter(None, (cue.before, cue.after, cue.within))))) for cue in self.roles
        )

    def fits(self, cue: RoleCue, before: str, after: str) -> bool:
        """Whether the words of `cue` stand around a number: before it, after it, or within reach before."""
        return (
            (cue.before is not None and bool(_compiled(rf"(?:{cue.before})$").search(before)))
            or (cue.after is not None and bool(_compiled(cue.after).match(after)))
            or (cue.within is not None and bool(_compiled(cue.within).search(before[-_REACH:])))
        )

    def bases_in(self, measure: Measure, text: str) -> Iterator[tuple[int, int]]:
        """Yield start and end of the words of `text` that narrow the population of `measure`."""
        return (match.span() for match in self._narrowing[measure.id].finditer(text))

    @cached_property
    def _narrowing(self) -> dict[str, Choice[str]]:
        """The words that narrow the population of each measure, in order."""
        return {
            one.id: Choice((base, _compiled(base)) for base in self._bases_of(one)) for one in self.measures
        }

    def _bases_of(self, measure: Measure) -> tuple[str, ...]:
        """Return the words that narrow the population of a measure, its own before the names of offences."""
        offences = tuple(cue for row in self.offences for cue in row.cues) if measure.by_offence else ()
        return tuple(dict.fromkeys((*measure.bases, *offences)))


@lru_cache(maxsize=1)
def load_measures() -> MeasureTable:
    """Return the measures of ``measures.toml``, checked."""
    return MeasureTable(
        measures=load_rows("measures.toml", "measure", Measure),
        benchmarks=load_rows("measures.toml", "benchmark", Benchmark),
        nouns=load_rows("measures.toml", "noun", NounCue),
        roles=load_rows("measures.toml", "role", RoleCue),
        offences=load_rows("measures.toml", "offences", Offences),
    )
