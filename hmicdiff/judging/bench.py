"""All that judging a body needs at hand: its reports in time order, and what may be asked of them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from hmicdiff.judging.pairs import Pair, is_inspection

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from hmicdiff.comparing.mentions import MentionIndex
    from hmicdiff.judging.subjects import Subject
    from hmicdiff.model import Comparison, FigureChange, Reading
    from hmicdiff.vocabulary import Vocabulary

__all__ = ["Bench"]


@dataclass(frozen=True, kw_only=True)
class Bench:
    """All that judging needs at hand."""

    comparison: Comparison
    ordered: tuple[Reading, ...]
    vocabulary: Vocabulary
    pairs: Literal["nearest", "all"]
    inspections: tuple[tuple[Reading, ...], ...]
    """The reports of each inspection in time order, the witness first."""
    spoken: frozenset[tuple[str, str]]
    """Report and topic, where the report speaks of it."""
    names: Mapping[str, str]
    """Name of each report's inspection, by the report's id."""
    mentions: Mapping[str, MentionIndex]
    """Each report, ready to be asked whether it speaks of a matter."""

    changes: Mapping[tuple[str, str], Sequence[FigureChange]]
    """Figures that two reports have both, by the ids of the reports."""

    def had_to(self, reading: Reading, topic: str) -> bool:
        """Whether a report had to speak of a topic."""
        return topic in self.vocabulary.comparability.scope_of(reading.report.identity)

    def looked_at(self, pair: Pair, subject: Subject) -> bool:
        """Whether the one of two reports that is silent on a thread looked at its topic.

        Only the scopes of two inspections can leave a topic out; a letter or transcript has none.
        """
        silent = pair.right if subject.speaks(pair.left) else pair.left
        spoken = (silent.report.id, subject.topic) in self.spoken
        scoped = is_inspection(pair.left) and is_inspection(pair.right)
        return spoken or not scoped or self.had_to(silent, subject.topic)

    def threads_on(self, subject: Subject, reading: Reading) -> frozenset[str]:
        """Return the threads of a topic that a report speaks of."""
        return self._threads.get((subject.topic, reading.report.id), frozenset())

    @cached_property
    def _threads(self) -> Mapping[tuple[str, str], frozenset[str]]:
        """The threads that each report speaks of, by topic and report."""
        found: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        for thread in self.comparison.threads:
            for point in thread.points:
                found[thread.topic, point.report].add(thread.id)
        return {place: frozenset(ids) for place, ids in found.items()}

    @cached_property
    def by_id(self) -> dict[str, Reading]:
        """The readings by report id."""
        return {one.report.id: one for one in self.ordered}
