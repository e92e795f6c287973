"""Near repeats: the same statement in almost the same words.

Likeness is the blend of idf-weighted Dice and Indel over words that measured best on human
alignments, or a long run of words taken over as it is. Look-alikes are kept out: templates, whose
word triples stand in several different sentences, sentences whose figures differ, and what is
alike by chance (`hmicdiff.comparing.repeats.chance`).
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from hmicdiff.comparing.repeats.chance import Chances
from hmicdiff.comparing.similarity import inverse_frequencies, score_tokens
from hmicdiff.comparing.terms import normal_form, skeleton, triples, words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from hmicdiff.comparing.blocks import Passage
    from hmicdiff.model import Sentence

__all__ = ["NearBlock", "NearParams", "near_blocks", "template_grams"]

Gram = tuple[str, str, str]
Cell = tuple[int, int]

_NUMBER = re.compile(r"\d[\d.,]*")
_STEPS = ((1, 1), (0, 1), (1, 0))
_NONE = Chances(barred=frozenset(), framed=frozenset())


@dataclass(frozen=True, slots=True, kw_only=True)
class NearParams:
    """When two sentences are nearly the same."""

    likeness: float = 0.55
    """Least blended likeness."""
    run_likeness: float = 0.4
    """Least likeness of sentences that also share a run of words."""
    run_words: int = 5
    """Least length of a run of words taken over as it is."""
    plain_run_words: int = 6
    """The same between two sentences that judge nothing: what these share is sooner a name."""
    run_share: float = 0.25
    """Least share of the shorter sentence's weight that such a run must hold."""
    forms: int = 3
    """A word triple that stands in so many different sentences belongs to a template."""
    framed: float = 0.8
    """Least likeness of two sentences of a frame: grades, method, what inspectors did."""
    template_share: float = 0.8
    """Share of the triples two sentences have in common that makes their likeness a template's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NearBlock:
    """Adjacent sentences at two places that are nearly the same."""

    left: tuple[Sentence, ...]
    right: tuple[Sentence, ...]
    similarity: float
    """Mean likeness of the sentence pairs, below 1."""


def template_grams(sentences: Sequence[Sentence], params: NearParams | None = None) -> frozenset[Gram]:
    """Return the word triples (numbers made equal) that stand in several different sentences."""
    forms = {skeleton(sentence.text): triples(sentence.text) for sentence in sentences}
    counts = Counter(gram for grams in forms.values() for gram in grams)
    least = (params or NearParams()).forms
    return frozenset(gram for gram, count in counts.items() if count >= least)


def near_blocks(
    left: Passage,
    right: Passage,
    templates: frozenset[Gram],
    params: NearParams | None = None,
    *,
    chances: tuple[Chances, Chances] | None = None,
    judged: frozenset[Cell] = frozenset(),
) -> list[NearBlock]:
    """Return where `left` and `right` are nearly the same, adjacent pairs joined.

    Give one text twice to find its near repeats within itself. Blocks of exact repeats alone are
    not returned. `chances` are those of either text; `judged` are the pairs in which a judgement
    has the same words, which are near whatever else they say.
    """
    chosen = params or NearParams()
    rules = _Rules(templates=templates, params=chosen, chances=chances or (_NONE, _NONE), judged=judged)
    cells = _near_cells(left.sentences, right.sentences, rules)
    parts = _components(cells, left.follows, right.follows)
    blocks = (_block(left.sentences, right.sentences, part, cells) for part in parts)
    return [block for block in blocks if block is not None]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rules:
    """What decides that two sentences are nearly the same."""

    templates: frozenset[Gram]
    params: NearParams
    chances: tuple[Chances, Chances]
    judged: frozenset[Cell]


def _near_cells(left: Sequence[Sentence], right: Sequence[Sentence], rules: _Rules) -> dict[Cell, float]:
    """Return the likeness of every pair of sentences that are near or equal."""
    ones, others = [words(s.text) for s in left], [words(s.text) for s in right]
    weights = inverse_frequencies([*ones, *others] if left is not right else ones)
    scores = score_tokens(ones, others, weights)
    likely = {(int(i), int(j)) for i, j in np.argwhere(scores >= rules.params.run_likeness)}
    cells: dict[Cell, float] = {}
    for i, j in sorted(likely | rules.judged):
        if left is right and (i >= j or left[i].block == right[j].block):
            continue  # a paragraph that dwells on its subject repeats nothing
        score = float(scores[i, j])
        if _is_near(left[i], right[j], score, weights, rules, judged=(i, j) in rules.judged):
            cells[i, j] = min(score, 1.0)
    return cells


def _is_near(
    one: Sentence,
    other: Sentence,
    score: float,
    weights: Mapping[str, float],
    rules: _Rules,
    *,
    judged: bool,
) -> bool:
    """Whether two sentences say the same thing in almost the same words."""
    if normal_form(one.text) == normal_form(other.text):
        return True
    if _is_by_chance(one, other, score, rules) or _other_figures(one, other):
        return False
    if _is_template(one, other, rules.templates, rules.params):
        return False
    return judged or score >= rules.params.likeness or _shares_a_run(one, other, weights, rules)


def _is_by_chance(one: Sentence, other: Sentence, score: float, rules: _Rules) -> bool:
    """Whether two sentences are alike by what they are, not by what they say."""
    left, right = rules.chances
    if one.id in left.barred or other.id in right.barred:
        return True
    return one.id in left.framed and other.id in right.framed and score < rules.params.framed


def _other_figures(one: Sentence, other: Sentence) -> bool:
    """Whether each sentence gives a figure that the other one does not."""
    ones, others = Counter(_NUMBER.findall(one.text)), Counter(_NUMBER.findall(other.text))
    return bool(ones - others and others - ones)


def _is_template(one: Sentence, other: Sentence, templates: frozenset[Gram], params: NearParams) -> bool:
    """Whether what two sentences share is a template, not a statement."""
    shared = triples(one.text) & triples(other.text)
    return bool(shared) and len(shared & templates) >= params.template_share * len(shared)


def _shares_a_run(one: Sentence, other: Sentence, weights: Mapping[str, float], rules: _Rules) -> bool:
    """Whether a run of words, a good part of the shorter sentence and more than an area's name, is taken over."""
    ones, others = words(one.text), words(other.text)
    run = _longest_run(ones, others)
    plain = one.polarity == other.polarity == "neutral"
    if len(run) < (rules.params.plain_run_words if plain else rules.params.run_words):
        return False
    if any(f" {' '.join(run)} " in heading for each in rules.chances for heading in each.headings):
        return False
    shorter = min(_weight(ones, weights), _weight(others, weights))
    return _weight(run, weights) >= rules.params.run_share * shorter


def _longest_run(ones: Sequence[str], others: Sequence[str]) -> Sequence[str]:
    """Return the longest stretch of words that both sentences have."""
    best, end = 0, 0
    lengths = [0] * (len(others) + 1)
    for i, word in enumerate(ones, 1):
        previous = 0
        for j, candidate in enumerate(others, 1):
            previous, lengths[j] = lengths[j], previous + 1 if word == candidate else 0
            if lengths[j] > best:
                best, end = lengths[j], i
    return ones[end - best : end]


def _weight(tokens: Sequence[str], weights: Mapping[str, float]) -> float:
    """Return the summed weight of the words."""
    return sum(weights.get(token, 0.0) for token in tokens)


def _components(
    cells: Mapping[Cell, float], left_follows: Sequence[bool], right_follows: Sequence[bool]
) -> list[list[Cell]]:
    """Join pairs whose sentences follow each other on one side or both."""
    root: dict[Cell, Cell] = {}
    for i, j in sorted(cells):
        steps = [(i - di, j - dj) for di, dj in _STEPS if left_follows[i] >= di and right_follows[j] >= dj]
        root[i, j] = next((root[one] for one in steps if one in root), (i, j))
    parts: dict[Cell, list[Cell]] = {}
    for cell in sorted(cells):
        parts.setdefault(root[cell], []).append(cell)
    return list(parts.values())


def _block(
    left: Sequence[Sentence], right: Sequence[Sentence], part: Sequence[Cell], cells: Mapping[Cell, float]
) -> NearBlock | None:
    """Return one joined block, or None where all its pairs are exact."""
    exact = all(normal_form(left[i].text) == normal_form(right[j].text) for i, j in part)
    if exact:
        return None
    rows, columns = [i for i, _ in part], [j for _, j in part]
    mean = sum(cells[cell] for cell in part) / len(part)
    return NearBlock(
        left=tuple(left[min(rows) : max(rows) + 1]),
        right=tuple(right[min(columns) : max(columns) + 1]),
        similarity=min(mean, 0.999),
    )
