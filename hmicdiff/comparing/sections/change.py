"""How much of two matched sections' text changed: shares of words, numbers, likeness of the whole."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import product
from typing import TYPE_CHECKING

from hmicdiff.comparing.once import once
from hmicdiff.comparing.similarity import score_two, tokenise
from hmicdiff.model import SectionChange

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hmicdiff.comparing.similarity import Tokens
    from hmicdiff.model import Cited, PassageLink, Reading, SectionLink, Sentence

__all__ = ["with_changes"]

Place = tuple[int, int, str]
_Kept = Mapping[tuple[str, str], Counter[str]]
"""What two sections, one of each report, have in linked passages that lie in both as a whole; see `_count`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Text:
    """One report's compared sentences by place and by section."""

    sections: Mapping[str, Sequence[Sentence]]
    """For each section its sentences, those of the sections under it included."""
    homes: Mapping[Place, frozenset[str]]
    """For each place the sections it lies in."""
    tokens: dict[str, Tokens] = field(default_factory=dict)

    def words(self, section: str) -> Tokens:
        """Return all words of a section, in order."""
        if section not in self.tokens:
            self.tokens[section] = tuple(
                word for one in self.sections.get(section, ()) for word in tokenise(one.text)
            )
        return self.tokens[section]


def with_changes(
    links: Iterable[SectionLink], left: Reading, right: Reading, passages: Iterable[PassageLink]
) -> tuple[SectionLink, ...]:
    """Return the links between two reports' sections with how much changed, by the `passages` linked between them."""
    ones, others = _text(left), _text(right)
    kept = _kept(passages, ones, others)
    return tuple(replace(link, change=_change(link, ones, others, kept)) for link in links)


@once
def _text(reading: Reading) -> _Text:
    """Return a report's sentences that carry findings, in their sections."""
    parents = {section.id: section.parent for section in reading.report.sections}
    sections: defaultdict[str, list[Sentence]] = defaultdict(list)
    homes: dict[Place, frozenset[str]] = {}
    for one in reading.sentences:
        if one.repeat_of or one.is_boilerplate or one.kind == "label":
            continue
        chain = set()
        section: str | None = one.section
        while section is not None:
            chain.add(section)
            sections[section].append(one)
            section = parents.get(section)
        homes[one.line_start, one.line_end, one.quote] = frozenset(chain)
    return _Text(sections=sections, homes=homes)


def _kept(passages: Iterable[PassageLink], ones: _Text, others: _Text) -> _Kept:
    """Return what linked passages keep, for each two sections that hold them."""
    held: defaultdict[tuple[frozenset[str], frozenset[str]], Counter[str]] = defaultdict(Counter)
    for one in passages:
        if one.left and one.right:
            _count(one, held[_homes(one.left, ones), _homes(one.right, others)])
    found: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for homes, counts in held.items():
        for pair in product(*homes):
            found[pair].update(counts)
    return found


def _change(link: SectionLink, ones: _Text, others: _Text, found: _Kept) -> SectionChange:
    """Return how much of one matched pair changed."""
    before, after = ones.words(link.left.section), others.words(link.right.section)
    kept = found.get((link.left.section, link.right.section), Counter[str]())
    whole = max(1, len(before) + len(after))
    return SectionChange(
        same=round(kept["same"] / whole, 4),
        reworded=round((kept["left"] + kept["right"] - kept["same"]) / whole, 4),
        new=round(max(0, len(after) - kept["right"]) / whole, 4),
        gone=round(max(0, len(before) - kept["left"]) / whole, 4),
        numbers=kept["numbers"],
        similarity=round(score_two(before, after), 3) if before and after else 0.0,
    )


def _homes(places: Sequence[Cited], text: _Text) -> frozenset[str]:
    """Return the sections in which all of some quotes stand."""
    each = [text.homes.get((one.line_start, one.line_end, one.quote), frozenset()) for one in places]
    return each[0] if len(each) == 1 else frozenset.intersection(*each)


def _count(link: PassageLink, found: Counter[str]) -> None:
    """Count the words of a linked passage on either side, those of both that stayed, and the numbers that changed."""
    for edit in link.edits:
        lefts, rights = len(tokenise(edit.left)), len(tokenise(edit.right))
        found["left"] += lefts
        found["right"] += rights
        if edit.op in {"equal", "move"} or edit.mark in {"rename", "cosmetic"}:
            found["same"] += lefts + rights
        found["numbers"] += edit.mark == "number"
