"""One report as its repeats see it: worked out once, and laid beside every other report of its body."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from hmicdiff.comparing.blocks import in_line_order, is_double_print, passage_of, runs_within
from hmicdiff.comparing.repeats.chance import barred_by, chances_of, runs_of
from hmicdiff.comparing.repeats.near import template_grams
from hmicdiff.comparing.stretch import quote_between
from hmicdiff.comparing.terms import words
from hmicdiff.model import Occurrence

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hmicdiff.comparing.blocks import Passage, Run
    from hmicdiff.comparing.repeats.chance import Chances, Runs
    from hmicdiff.model import Reading, Sentence
    from hmicdiff.vocabulary import Vocabulary

__all__ = ["RepeatParams", "Text", "second_printings", "text_of"]

_RUNNING_TEXT = frozenset({"prose", "bullet", "cell", "note"})


@dataclass(frozen=True, slots=True, kw_only=True)
class RepeatParams:
    """What counts as a repeat."""

    least_words: int = 5
    """Shorter sentences (*Good.*, *as follows:*) repeat by chance."""
    title_words: int = 7
    """Shorter headings are mere phrases."""
    block_words: int = 25
    """Least size of a block that is called printed twice."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Text:
    """A report with what its repeats are told by."""

    reading: Reading
    ordered: tuple[Sentence, ...]
    """Its sentences in line order."""
    doubles: tuple[Run, ...]
    """Blocks that are printed a second time right after their first."""
    once: Passage
    """The sentences that can be repeated: no headings, labels, scraps or second printings."""
    templates: frozenset[tuple[str, str, str]]
    chances: Chances
    """See `Text.chances_with`: what templates bar is not in it."""
    runs: Runs
    places: dict[tuple[str, str], Occurrence] = field(default_factory=dict)
    """Where runs of sentences stand that were asked for, by their first and last sentence."""

    def chances_with(self, templates: frozenset[tuple[str, str, str]]) -> Chances:
        """Return which sentences are alike to others by chance, given all `templates`."""
        return replace(self.chances, barred=barred_by(templates, self.once.sentences))

    def occurrence(self, sentences: Sequence[Sentence]) -> Occurrence:
        """Return where a run of sentences stands, quoted from its first to its last word."""
        first, last = sentences[0], sentences[-1]
        key = (first.id, last.id)
        if key not in self.places:
            self.places[key] = Occurrence(
                report=self.reading.report.id,
                section=first.section,
                line_start=first.line_start,
                line_end=last.line_end,
                page=first.page,
                quote=quote_between(self.reading, first, last),
            )
        return self.places[key]


def text_of(reading: Reading, params: RepeatParams, vocabulary: Vocabulary) -> Text:
    """Return a report with all that its repeats are told by."""
    ordered = in_line_order(reading)
    doubles = _double_prints(ordered, params)
    second = _second(reading, doubles)
    once = passage_of(
        ordered,
        lambda one: (
            one.kind in _RUNNING_TEXT and one.id not in second and len(words(one.text)) >= params.least_words
        ),
    )
    return Text(
        reading=reading,
        ordered=ordered,
        doubles=doubles,
        once=once,
        templates=template_grams(once.sentences),
        chances=chances_of(reading, once.sentences, vocabulary),
        runs=runs_of(reading, once.sentences),
    )


def second_printings(reading: Reading, params: RepeatParams | None = None) -> frozenset[str]:
    """Return the ids of the sentences that only print an earlier block again."""
    return _second(reading, _double_prints(in_line_order(reading), params or RepeatParams()))


def _second(reading: Reading, doubles: Iterable[Run]) -> frozenset[str]:
    """Return the ids of the sentences marked as printed again, and of the second places of blocks."""
    marked = {sentence.id for sentence in reading.sentences if sentence.repeat_of}
    return frozenset(marked | {sentence.id for run in doubles for sentence in run.right})


def _double_prints(ordered: Sequence[Sentence], params: RepeatParams) -> tuple[Run, ...]:
    """Return the blocks that are printed a second time right after their first."""
    whole = passage_of(ordered)
    return tuple(
        run
        for run in runs_within(whole)
        if len(run.left) > 1 and _size(run.left) >= params.block_words and is_double_print(run, whole)
    )


def _size(sentences: Iterable[Sentence]) -> int:
    """Return how many words the running text of `sentences` has."""
    return sum(len(words(sentence.text)) for sentence in sentences if sentence.kind in _RUNNING_TEXT)
