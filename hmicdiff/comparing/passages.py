"""What became of each sentence: the same, new figures, reworded, moved, split, merged, struck out, put in.

Between editions of one text every sentence is told. Between inspections of different programmes
almost no text is shared (none of 1,059 sentences in five real reports recurs in another): there
only sentences that are alike are linked, and nothing is called struck out or put in, except in
linked sections of which most is shared.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from hmicdiff.comparing.pairing import PairingParams, pair_sentences, side_of
from hmicdiff.comparing.redline import RedlineParams, redline
from hmicdiff.comparing.words import has_figure
from hmicdiff.model import Edit, PassageLink

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from hmicdiff.comparing.alignment import Group
    from hmicdiff.comparing.pairing import Pairing, Side
    from hmicdiff.model import Reading, Rename, SectionLink

__all__ = ["PassageParams", "link_passages"]

Kind = Literal["same", "new_figures", "reworded", "moved", "split", "merged", "deleted", "inserted"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageParams:
    """How passages are linked and shown."""

    pairing: PairingParams = field(default_factory=PairingParams)
    redline: RedlineParams = field(default_factory=RedlineParams)
    shared: float = 0.5
    """Share of a linked section's words in pairs from which its other sentences are told as well."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pair:
    """Two reports and what of them is one."""

    left: Side
    right: Side
    pairing: Pairing
    renames: tuple[Rename, ...]
    params: PassageParams


def link_passages(
    left: Reading,
    right: Reading,
    section_links: Sequence[SectionLink],
    renames: Sequence[Rename] = (),
    params: PassageParams | None = None,
) -> tuple[PassageLink, ...]:
    """Return what became of the sentences of `left` in `right`, in the order of reading.

    `section_links` are those between these two reports, `renames` what `find_renames` says of
    them. Second printings, labels, templates and boilerplate take no part: `noise.find_hidden`
    counts them.
    """
    chosen = params or PassageParams()
    ones, others = side_of(left, renames), side_of(right, renames)
    pair = _Pair(
        left=ones,
        right=others,
        pairing=pair_sentences(ones, others, section_links, chosen.pairing),
        renames=tuple(renames),
        params=chosen,
    )
    groups = pair.pairing.groups
    told_left, told_right = _told(pair, section_links)
    gone = set(told_left) - {i for lefts, _ in groups for i in lefts}
    come = set(told_right) - {j for _, rights in groups for j in rights}
    return tuple(_link(group, pair) for group in _in_reading_order(groups, gone, come))


# --- what is told -------------------------------------------------------------------------


def _told(pair: _Pair, links: Sequence[SectionLink]) -> tuple[set[int], set[int]]:
    """Return the sentences of either side that are told even without a partner."""
    if pair.pairing.is_edition:
        return set(range(len(pair.left.sentences))), set(range(len(pair.right.sentences)))
    paired = {i for lefts, _ in pair.pairing.groups for i in lefts}
    partners = {j for _, rights in pair.pairing.groups for j in rights}
    shared_left = _shared_sections(pair.left, paired, pair.params.shared)
    shared_right = _shared_sections(pair.right, partners, pair.params.shared)
    both = [
        link for link in links if {link.left.section} & shared_left and {link.right.section} & shared_right
    ]
    told = {link.left.section for link in both}, {link.right.section for link in both}
    return _inside(pair.left, told[0]), _inside(pair.right, told[1])


def _shared_sections(side: Side, paired: set[int], least: float) -> set[str]:
    """Return the sections of which at least the share `least` of the words has a partner."""
    words: dict[str, int] = defaultdict(int)
    shared: dict[str, int] = defaultdict(int)
    for number, chain in enumerate(side.sections):
        for section in chain:
            words[section] += len(side.tokens[number])
            shared[section] += len(side.tokens[number]) if number in paired else 0
    return {section for section, count in words.items() if shared[section] >= least * count > 0}


def _inside(side: Side, sections: set[str]) -> set[int]:
    """Return the sentences that lie in any of `sections`."""
    return {number for number, chain in enumerate(side.sections) if chain & sections}


def _in_reading_order(groups: Iterable[Group], gone: set[int], come: set[int]) -> list[Group]:
    """Return all groups by their place in the left text.

    What was put in stands after its forerunner, and after what was struck out there.
    """
    alone: list[Group] = [*groups, *(((i,), ()) for i in gone)]
    forerunner = {j: lefts[0] for lefts, rights in groups for j in rights}
    placed = [((lefts[0], 0, 0), (lefts, rights)) for lefts, rights in alone]
    last = -1
    for j in range(max([*forerunner, *come], default=-1) + 1):
        last = forerunner.get(j, last)
        while last + 1 in gone:
            last += 1
        if j in come:
            placed.append(((last, 1, j), ((), (j,))))
    return [group for _, group in sorted(placed)]


# --- links --------------------------------------------------------------------------------


def _link(group: Group, pair: _Pair) -> PassageLink:
    """Return a group as a link with its redline."""
    lefts = [pair.left.sentences[i] for i in group[0]]
    rights = [pair.right.sentences[j] for j in group[1]]
    texts = (" ".join(s.text for s in lefts), " ".join(s.text for s in rights))
    edits = redline(*texts, pair.renames, pair.params.redline) if lefts and rights else ()
    kind = _kind(group, pair, edits)
    return PassageLink(
        left=tuple(pair.left.cited[i] for i in group[0]),
        right=tuple(pair.right.cited[j] for j in group[1]),
        kind=kind,
        score=_score(group, pair),
        edits=_as_one(kind, *texts) or edits,
    )


def _as_one(kind: Kind, left: str, right: str) -> tuple[Edit, ...]:
    """Return the single edit of a passage that was struck out, put in or moved as it stood."""
    if kind == "deleted":
        return (Edit(op="delete", left=left, right=right),)
    if kind == "inserted":
        return (Edit(op="insert", left=left, right=right),)
    return (Edit(op="move", left=left, right=right),) if kind == "moved" and left == right else ()


def _score(group: Group, pair: _Pair) -> float:
    """Return the best likeness within a group; 0 where it has one side alone."""
    cells = [float(pair.pairing.scores[i, j]) for i in group[0] for j in group[1]]
    return round(max(cells, default=0.0), 4)


def _kind(group: Group, pair: _Pair, edits: Sequence[Edit]) -> Kind:
    """Return what became of a group."""
    lefts, rights = group
    if not rights:
        return "deleted"
    if not lefts:
        return "inserted"
    if group in pair.pairing.moved:
        return "moved"
    if len(lefts) != len(rights):
        return "split" if len(rights) > 1 else "merged"
    real = [edit for edit in edits if edit.op != "equal" and edit.mark not in {"rename", "cosmetic"}]
    if not real:
        return "same"
    return "new_figures" if all(_is_figure_alone(edit) for edit in real) else "reworded"


def _is_figure_alone(edit: Edit) -> bool:
    """Whether an edit puts figures for figures and nothing else."""
    return (
        edit.mark == "number"
        and has_figure(edit.left)
        and _without_figures(edit.left) == _without_figures(edit.right)
    )


def _without_figures(text: str) -> list[str]:
    """Return the words of `text` that hold no digit."""
    return list(_figureless(text.split()))


def _figureless(words: Iterable[str]) -> Iterator[str]:
    """Yield the words that hold no digit, in lower case."""
    for word in words:
        if not has_figure(word):
            yield word.lower()
