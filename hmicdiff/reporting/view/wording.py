"""Wording: what became of a sentence that two reports share, marked word by word.

On a card stands the wording behind a finding; the section *Wording* holds every changed sentence that two
reports share, whether or not a finding rests on it.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from hmicdiff.reporting.view.redline import Redline, make_redline, redline_of, unmarked

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hmicdiff.model import Cited, Edit, PassageLink, Verdict
    from hmicdiff.reporting.view.context import Context, Place

__all__ = [
    "EDIT_WORDS",
    "MOST_WORDINGS",
    "Rewording",
    "WordingView",
    "edit_kinds",
    "rewordings_of",
    "told_links",
    "wording_view",
]

MOST_WORDINGS = 120
"""Passages in the section; all stand in tables/links.csv."""

MOST_QUOTES = 2
"""Sentences of each side of a verdict whose wording is compared where no passages are linked."""

EDIT_WORDS = {
    "number": "Number changed",
    "modal": "Duty changed",
    "hedge": "Strength changed",
    "reworded": "Reworded",
    "moved": "Moved",
    "split": "Split or merged",
    "cosmetic": "Spelling, punctuation, terms",
}
"""Kinds of edit a reader can ask for, by code."""

_KIND_WORDS = {
    "same": "the same words",
    "new_figures": "the same words with new figures",
    "reworded": "reworded",
    "moved": "moved to another section",
    "split": "one sentence became several",
    "merged": "several sentences became one",
    "deleted": "only in the earlier report",
    "inserted": "only in the later report",
}
_TOLD = frozenset({"new_figures", "reworded", "moved", "split", "merged"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Rewording:
    """The wording of two passages that answer each other, marked."""

    id: str
    redline: Redline
    words: str
    """How the passages relate and what changed."""
    codes: str
    """Codes of ``EDIT_WORDS``, apart by spaces."""
    places: tuple[tuple[Place, ...], tuple[Place, ...]]
    """Where the earlier and the later wording stand."""
    moved: bool
    """Whether it went to another section, so that either place links to the other."""
    pair: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingView:
    """The section."""

    rows: tuple[Rewording, ...]
    more: int
    """How many passages there are beside those shown."""
    kinds: tuple[tuple[str, str], ...]
    """Kinds of edit that occur, code and word."""


def wording_view(context: Context) -> WordingView:
    """Every sentence that two reports share and that changed, in order of reports and lines."""
    links = told_links(context)
    rows = tuple(
        _rewording(link, make_redline(link.edits) or unmarked(link.edits), f"w{number}", context)
        for number, link in enumerate(links[:MOST_WORDINGS], 1)
    )  # fmt: skip
    return WordingView(rows=rows, more=len(links) - len(rows), kinds=edit_kinds(row.codes for row in rows))


def told_links(context: Context) -> list[PassageLink]:
    """The linked passages whose wording changed, in order of reports and lines."""
    return sorted(
        (link for link in context.comparison.passage_links if link.kind in _TOLD),
        key=lambda link: tuple(
            (context.order[side[0].report], side[0].line_start) for side in (link.right, link.left)
        ),
    )


def edit_kinds(codes: Iterator[str]) -> tuple[tuple[str, str], ...]:
    """The kinds of edit that occur in any of some lists of codes, code and word."""
    found = {code for each in codes for code in each.split()}
    return tuple((code, word) for code, word in EDIT_WORDS.items() if code in found)


def rewordings_of(verdict: Verdict, id_: str, context: Context) -> tuple[Rewording, ...]:
    """Marked wording: of the linked passages behind the verdict, else of the two sentences most alike."""
    linked = tuple(_linked(verdict, id_, context))
    return linked or tuple(islice(_alike(verdict, id_, context), 1))


def _linked(verdict: Verdict, id_: str, context: Context) -> Iterator[Rewording]:
    """Marked wording of the passage links that join this verdict's evidence on both sides."""
    shown = {(each.report, each.line_start) for each in verdict.evidence}
    left, right = (
        {number for place in shown for number in ends.get(place, ())} for ends in context.link_ends
    )
    for number in sorted(left & right):
        link = context.comparison.passage_links[number]
        if redline := make_redline(link.edits):
            yield _rewording(link, redline, f"{id_}-{number}", context)


def _rewording(link: PassageLink, redline: Redline, id_: str, context: Context) -> Rewording:
    return Rewording(
        id=id_,
        redline=redline,
        words=", ".join((_KIND_WORDS[link.kind], *redline.kinds)),
        codes=" ".join(_codes(link)),
        places=(_places(link.left, context), _places(link.right, context)),
        moved=link.kind == "moved",
        pair=f"{context.labels[link.left[0].report]} to {context.labels[link.right[0].report]}",
    )


def _places(side: Sequence[Cited], context: Context) -> tuple[Place, ...]:
    return tuple(context.place(each.report, each) for each in side)


def _codes(link: PassageLink) -> Iterator[str]:
    """Codes of the kinds of edit in a link, in the order of ``EDIT_WORDS``."""
    whole = {"moved": "moved", "split": "split", "merged": "split"}.get(link.kind)
    found = {_code(edit) for edit in link.edits if edit.op not in {"equal", "move"}} | {whole}
    return (code for code in EDIT_WORDS if code in found)


def _code(edit: Edit) -> str:
    return {None: "reworded", "rename": "cosmetic"}.get(edit.mark) or str(edit.mark)


def _alike(verdict: Verdict, id_: str, context: Context) -> Iterator[Rewording]:
    """Marked wording of quoted sentences that keep enough of each other, the most alike first."""
    renames = [
        each
        for each in context.comparison.renames
        if (each.left_report, each.right_report) == (verdict.from_, verdict.to)
    ]
    left, right = (
        [each for each in verdict.evidence if each.report == report][:MOST_QUOTES]
        for report in (verdict.from_, verdict.to)
    )
    pairs = [
        (found, one, other)
        for one in left
        for other in right
        if (found := redline_of(one.quote, other.quote, renames))
    ]
    for redline, one, other in sorted(pairs, key=lambda pair: -pair[0].kept):
        yield Rewording(
            id=f"{id_}-a",
            redline=redline,
            words=", ".join(("two sentences much alike", *redline.kinds)),
            codes=" ".join(redline.codes) or "reworded",
            places=(_places((one,), context), _places((other,), context)),
            moved=False,
            pair="",
        )
