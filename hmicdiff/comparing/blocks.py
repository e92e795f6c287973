"""Runs of sentences that stand twice: pages printed again, summaries used again."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hmicdiff.comparing.terms import normal_form

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from hmicdiff.model import Reading, Sentence

__all__ = ["Passage", "Run", "common_runs", "in_line_order", "is_double_print", "passage_of", "runs_within"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Sentences of one report in line order, some of which may have been left out."""

    sentences: tuple[Sentence, ...]
    follows: tuple[bool, ...]
    """Whether a sentence stands right after the one before it, with none left out between."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """The same sentences, in the same order, at two places."""

    left: tuple[Sentence, ...]
    right: tuple[Sentence, ...]
    left_start: int
    """Index of the first sentence in the left passage."""
    right_start: int
    """The same in the right passage."""


def in_line_order(reading: Reading) -> tuple[Sentence, ...]:
    """Return the sentences as they stand on the page, which columns may tear from reading order."""
    order = {sentence.id: number for number, sentence in enumerate(reading.sentences)}
    return tuple(sorted(reading.sentences, key=lambda one: (one.line_start, one.line_end, order[one.id])))


def passage_of(ordered: Sequence[Sentence], kept: Callable[[Sentence], bool] = lambda _: True) -> Passage:
    """Return the `kept` ones of sentences in line order, and which of them stand side by side."""
    chosen = [(number, sentence) for number, sentence in enumerate(ordered) if kept(sentence)]
    before = [-1, *(number for number, _ in chosen)]
    return Passage(
        sentences=tuple(sentence for _, sentence in chosen),
        follows=tuple(
            number > 0 and number == last + 1 for last, (number, _) in zip(before, chosen, strict=False)
        ),
    )


def runs_within(text: Passage) -> tuple[Run, ...]:
    """Return the maximal runs that a text prints twice, in order of their first and second place.

    The two places of a run never overlap; a run never reaches over a sentence that was left out.
    """
    return tuple(_runs(text, text))


def common_runs(left: Passage, right: Passage) -> tuple[Run, ...]:
    """Return the maximal runs that two texts share, in order of their left and right place."""
    return tuple(_runs(left, right))


def _runs(left: Passage, right: Passage) -> Iterator[Run]:
    """Extend every equal pair of sentences along its diagonal as far as the texts agree."""
    forms = _forms(left), _forms(right)
    places: defaultdict[str, list[int]] = defaultdict(list)
    for index, form in enumerate(forms[1]):
        places[form].append(index)
    for i, form in enumerate(forms[0]):
        for j in places[form] if form else ():
            if (left is right and i >= j) or _goes_on(left, right, forms, i, j):
                continue
            size = _length(left, right, forms, i, j)
            yield Run(
                left=left.sentences[i : i + size],
                right=right.sentences[j : j + size],
                left_start=i,
                right_start=j,
            )


def _forms(text: Passage) -> list[str]:
    """Return the normal form of each sentence."""
    return [normal_form(sentence.text) for sentence in text.sentences]


def _goes_on(left: Passage, right: Passage, forms: tuple[list[str], list[str]], i: int, j: int) -> bool:
    """Whether the pair before `i` and `j` belongs to the same run."""
    if not (i and j and left.follows[i] and right.follows[j]):
        return False
    return bool(forms[0][i - 1]) and forms[0][i - 1] == forms[1][j - 1]


def _length(left: Passage, right: Passage, forms: tuple[list[str], list[str]], i: int, j: int) -> int:
    """Return how many sentences agree from `i` and `j` on, without running into the second place."""
    limit = min(len(forms[0]) - i, len(forms[1]) - j, *([j - i] if left is right else []))
    size = 1
    while size < limit and forms[0][i + size] == forms[1][j + size]:
        if not (forms[0][i + size] and left.follows[i + size] and right.follows[j + size]):
            break
        size += 1
    return size


def is_double_print(run: Run, text: Passage) -> bool:
    """Whether a run's second place follows its first: a page printed twice.

    Between the two there may stand what a page carries besides its text: headings and labels.
    """
    between = text.sentences[run.left_start + len(run.left) : run.right_start]
    return all(sentence.kind in {"heading", "label"} for sentence in between)
