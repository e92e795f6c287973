"""Which sentences of two reports are one.

Editions of one text (the same programme's report, revised) are paired as a whole, order kept;
what then finds its partner out of order has moved. Other reports are paired inside linked
sections, from the innermost out. A sentence whose twin stands elsewhere is kept for it.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np

from hmicdiff.comparing.alignment import (
    AlignmentParams,
    InContext,
    merge_neighbours,
    monotone_pairs,
    monotone_pairs_of,
)
from hmicdiff.comparing.cited import cite
from hmicdiff.comparing.noise import find_templates
from hmicdiff.comparing.once import once
from hmicdiff.comparing.similarity import inverse_frequencies, rows_at_once, score_tokens, tokenise
from hmicdiff.comparing.words import neutral_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from hmicdiff.comparing.alignment import Group
    from hmicdiff.comparing.similarity import Matrix, Tokens
    from hmicdiff.model import Cited, Reading, Rename, SectionLink, Sentence

__all__ = ["Pairing", "PairingParams", "Side", "pair_sentences", "side_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PairingParams:
    """What decides that two sentences of two reports are one; measured in ``docs/comparing.md``."""

    alignment: AlignmentParams = field(default_factory=AlignmentParams)
    twin: float = 0.95
    """Likeness from which two sentences are twins: neither is given to a worse partner."""
    worse: float = 0.75
    """Likeness up to which a partner is worse than a twin."""
    apart: float = 0.6
    """Least likeness of a pair out of order, or in two texts that are no editions of one: below,
    only the topic is shared."""
    apart_in_context: float = 0.75
    """The same outside linked sections, the sentences beside it counted."""
    shortest: int = 4
    """Fewest words of a sentence that can move."""
    edition: float = 0.5
    """Share of the smaller text's words in close pairs from which two texts are editions of one."""
    whole: float = 0.2
    """The same share of the larger text: an excerpt is no edition of the whole."""
    close: float = 0.75
    """Least likeness of a close pair."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """The sentences of one report that are compared."""

    sentences: tuple[Sentence, ...]
    cited: tuple[Cited, ...]
    """Where each stands."""
    neutral: tuple[str, ...]
    """Each sentence without case, hyphens and renames."""
    tokens: tuple[Tokens, ...]
    sections: tuple[frozenset[str], ...]
    """Ids of the section each sentence lies in and of all that hold it."""
    depths: Mapping[str, int]
    """How deep each section lies."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairing:
    """The sentences of two sides that are one."""

    groups: tuple[Group, ...]
    """Indices in both sides, sorted by the left."""
    moved: frozenset[Group]
    """Those that stand in another place of the text."""
    scores: Matrix
    is_edition: bool
    """True where the two texts are editions of one: what has no partner was struck out or put in."""


def side_of(reading: Reading, renames: Sequence[Rename] = ()) -> Side:
    """Return the sentences of `reading` that carry findings: no second printing, boilerplate, template or label."""
    base = _base_of(reading)
    if not renames:
        return base
    neutral = tuple(neutral_text(sentence.text, renames) for sentence in base.sentences)
    if neutral == base.neutral:
        return base
    return replace(base, neutral=neutral, tokens=tuple(map(tokenise, neutral)))


@once
def _base_of(reading: Reading) -> Side:
    """Return the same where no term is renamed."""
    templates = find_templates(reading.sentences)
    kept = tuple(
        s
        for s in reading.sentences
        if not (s.repeat_of or s.is_boilerplate or s.kind == "label" or s.id in templates)
    )
    neutral = tuple(neutral_text(sentence.text) for sentence in kept)
    parents = {section.id: section.parent for section in reading.report.sections}
    chains = {name: tuple(_chain(name, parents)) for name in {s.section for s in kept} | set(parents)}
    return Side(
        sentences=kept,
        cited=tuple(cite(sentence, reading.report.id) for sentence in kept),
        neutral=neutral,
        tokens=tuple(map(tokenise, neutral)),
        sections=tuple(frozenset(chains[sentence.section]) for sentence in kept),
        depths={name: len(chain) for name, chain in chains.items()},
    )


def _chain(section: str | None, parents: Mapping[str, str | None]) -> Iterator[str]:
    """Yield a section and all that hold it, from the inside out."""
    while section is not None:
        yield section
        section = parents.get(section)


def pair_sentences(
    left: Side, right: Side, links: Sequence[SectionLink], params: PairingParams | None = None
) -> Pairing:
    """Return which sentences of two reports are one, and which of them have moved."""
    chosen = params or PairingParams()
    weights = inverse_frequencies([*left.tokens, *right.tokens])
    scores = _scores(left, right, weights, chosen)
    of_larger, of_smaller = sorted(_close_shares(left, right, scores, chosen.close))
    is_edition = of_smaller >= chosen.edition and of_larger >= chosen.whole
    gains = InContext(_kept_for_twins(scores, chosen), _shape(scores), chosen.alignment.neighbours)
    board = _Board(scores=scores, gains=gains, params=chosen)
    if is_edition:
        board.take(range(len(left.sentences)), range(len(right.sentences)), chosen.alignment.least, 0)
    in_order = set(board.pairs)
    _take_linked(board, left, right, links)
    in_sections = set(board.pairs)
    _take_anywhere(board, left)
    still = in_order if is_edition else in_sections
    pairs = sorted(pair for pair in board.pairs if is_edition or left.sentences[pair[0]].kind != "heading")
    groups = merge_neighbours(pairs, left.tokens, right.tokens, weights, chosen.alignment)
    moved = frozenset(group for group, pair in zip(groups, pairs, strict=True) if pair not in still)
    return Pairing(groups=tuple(groups), moved=moved, scores=scores, is_edition=is_edition)


@dataclass(slots=True, kw_only=True)
class _Board:
    """The pairs taken so far, and the scores the next are chosen by."""

    scores: Matrix
    gains: InContext
    """Scores with their neighbours; poor partners of twins taken out."""
    params: PairingParams
    pairs: set[tuple[int, int]] = field(default_factory=set)
    rows: set[int] = field(default_factory=set)
    """Sentences on the left that have a partner."""
    columns: set[int] = field(default_factory=set)

    def take(self, rows: Iterable[int], columns: Iterable[int], least: float, floor: float) -> None:
        """Take the best pairs, order kept, of the free `rows` and `columns`; none below `floor`."""
        free = [i for i in rows if i not in self.rows]
        open_ = [j for j in columns if j not in self.columns]
        if not free or not open_:
            return
        if floor <= 0 and self.gains.shape == (len(free), len(open_)):  # all of both texts
            found = monotone_pairs_of((rows for _, rows in self.gains.blocks()), self.gains.shape, least)
        else:
            found = self._best_of(free, open_, least, floor)
        for i, j in found:
            self._pair(free[i], open_[j])

    def _best_of(
        self, free: Sequence[int], open_: Sequence[int], least: float, floor: float
    ) -> list[tuple[int, int]]:
        """Return the best pairs of these rows and columns, each by its number among them."""
        block = self.gains.block(*(slice(side[0], side[-1] + 1) for side in (free, open_)))
        gains = block[np.ix_(*(np.array(side) - side[0] for side in (free, open_)))]
        if floor > 0:
            gains = np.where(self.scores[np.ix_(free, open_)] >= floor, gains, np.float32(-1))
        return monotone_pairs(gains, least) if gains.max() > least else []

    def _pair(self, row: int, column: int) -> None:
        self.pairs.add((row, column))
        self.rows.add(row)
        self.columns.add(column)


def _scores(left: Side, right: Side, weights: Mapping[str, float], params: PairingParams) -> Matrix:
    """Return the likeness of all sentences; a heading and another kind of sentence must be close or are not alike."""
    scores = score_tokens(left.tokens, right.tokens, weights)
    ones, others = (
        np.array([s.kind == "heading" for s in side.sentences], dtype=bool) for side in (left, right)
    )
    for rows in rows_at_once(len(ones), len(others)):
        part = scores[rows]
        part[(ones[rows, None] != others[None, :]) & (part < params.close)] = 0
    return scores


def _take_linked(board: _Board, left: Side, right: Side, links: Sequence[SectionLink]) -> None:
    """Take the pairs inside linked sections, innermost sections first, order kept in each."""
    members, partners = _by_section(left), _by_section(right)
    for link in _innermost_first(links, left, right):
        rows, columns = members[link.left.section], partners[link.right.section]
        board.take(rows, columns, board.params.alignment.least, board.params.apart)


def _by_section(side: Side) -> dict[str, list[int]]:
    """Return the sentences in each section, those of its subsections included."""
    members: dict[str, list[int]] = defaultdict(list)
    for number, chain in enumerate(side.sections):
        for section in sorted(chain):
            members[section].append(number)
    return members


def _innermost_first(links: Sequence[SectionLink], left: Side, right: Side) -> list[SectionLink]:
    """Return the links from the innermost sections out, the surer one first among equals."""

    def rank(link: SectionLink) -> tuple[int, float, str, str]:
        depth = left.depths.get(link.left.section, 0) + right.depths.get(link.right.section, 0)
        return -depth, -link.score, link.left.section, link.right.section

    return sorted(links, key=rank)


def _shape(scores: Matrix) -> tuple[int, int]:
    """Return how many sentences of either report a matrix scores."""
    return scores.shape[0], scores.shape[1]


def _kept_for_twins(scores: Matrix, params: PairingParams) -> Callable[[slice, slice], Matrix]:
    """Return what gives the scores without poor partners for sentences that have a twin somewhere."""
    ones, others = (scores.max(axis=axis, initial=0) >= params.twin for axis in (1, 0))

    def kept(rows: slice, columns: slice) -> Matrix:
        part, has_twin = scores[rows, columns], ones[rows, None] | others[None, columns]
        made: Matrix = np.where(has_twin & (part < params.worse), np.float32(-1), part)
        return made

    return kept


def _take_anywhere(board: _Board, left: Side) -> None:
    """Take pairs of sentences that have no partner yet, best first, wherever they stand."""
    found: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted(_fitting(board, left)):
        if i not in found and j not in taken:
            found[i] = j
            taken.add(j)
    board.pairs.update(found.items())


def _fitting(board: _Board, left: Side) -> Iterator[tuple[float, int, int]]:
    """Yield the pairs of sentences without a partner that are alike enough, each after its likeness in context, negative."""
    params, scores = board.params, board.scores
    open_rows, open_columns = (np.ones(size, dtype=bool) for size in scores.shape)
    open_rows[[i for i, _ in board.pairs]] = False
    open_rows[[i for i, tokens in enumerate(left.tokens) if len(tokens) < params.shortest]] = False
    open_columns[[j for _, j in board.pairs]] = False
    gains = InContext(lambda *cells: scores[cells], _shape(scores), params.alignment.neighbours)
    for rows, block in gains.blocks():
        fit = (scores[rows] >= params.apart) & (block >= params.apart_in_context)
        for i, j in np.argwhere(fit & open_rows[rows, None] & open_columns).tolist():
            yield -float(block[i, j]), rows.start + i, j


def _close_shares(left: Side, right: Side, scores: Matrix, close: float) -> list[float]:
    """Return the share of words in sentences that the other side has nearly as they are, for either side."""
    if not scores.size:
        return [0.0, 0.0]
    shares = []
    for side, best in ((left, scores.max(axis=1)), (right, scores.max(axis=0))):
        lengths = [len(tokens) for tokens in side.tokens]
        found = sum(length for length, score in zip(lengths, best, strict=True) if score >= close)
        shares.append(found / max(1, sum(lengths)))
    return shares
