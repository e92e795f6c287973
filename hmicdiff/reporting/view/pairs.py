"""Matched sections: what answers what, how much changed, and which sentences face each other.

The texts are not printed again: a pair says where they stand, and the page's script takes the lines
from the numbered extracts.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from hmicdiff.reporting.view.redline import is_marked
from hmicdiff.reporting.view.refs import spot_of
from hmicdiff.reporting.view.wording import told_links
from hmicdiff.reporting.words import clip, counted
from hmicdiff.text import capital

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from hmicdiff.model import Cited, Edit, SectionChange, SectionLink, SectionRef, Sentence
    from hmicdiff.reporting.view.context import Context, Place

__all__ = [
    "GROUNDS",
    "PairRow",
    "PairSide",
    "pair_id",
    "pair_rows",
    "section_name",
    "shown_lines",
]

_Sentences = tuple[tuple[str, int, str], tuple[str, int, str]]
"""Two sentences, each by report, first line and quote."""

LONGEST = 70
"""Characters of a heading in the table."""

RELATION_WORDS = {
    "same": "answers as a whole",
    "split": "answers a part that was split off",
    "merge": "answers several at once",
    "partial": "answers in part",
}

GROUNDS = {
    "h": "same heading",
    "q": "programme asks the same question",
    "p": "takes up a part",
    "g": "both are graded",
    "t": "same topic",
}
"""What a match rests on besides its sentences, code and words of the reason."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PairSide:
    """One of two matched sections."""

    heading: str
    place: Place
    lines: str
    """``number of the report:first line:last line``, then the lines of its headings after a semicolon."""
    grade: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PairRow:
    """Two matched sections."""

    id: str
    left: PairSide
    right: PairSide
    relation: str
    score: int
    """How sure the match is, percent."""
    change: str
    """How much of the text changed, in words."""
    grounds: str
    """Codes of ``GROUNDS``: what the match rests on besides its sentences."""
    first: int
    """How many rows from here on have the same earlier section; 0 in all but the first of them."""
    facing: str
    """``line.offset.line.offset`` of each sentence on the left and the right, joined by ``=``, pairs apart by
    spaces; after ``w`` its redline, see `_steps`."""


def pair_id(number: int) -> str:
    """Id of the row of a section link, by its number in the comparison from 0."""
    return f"pair-{number + 1}"


def near_links(context: Context) -> list[tuple[int, SectionLink]]:
    """The links of each section to the nearest report before and after that answers it, with their numbers.

    Links to farther reports would make the page grow with the square of the years; they stand in
    tables/sections.csv.
    """
    links = [(n, link) for n, link in enumerate(context.comparison.section_links) if _stands(link, context)]
    ahead: dict[tuple[str, str], int] = {}
    back: dict[tuple[str, str], int] = {}
    for _, link in links:
        here, there = context.order[link.left.report], context.order[link.right.report]
        one, other = _ends(link)
        ahead[one] = min(ahead.get(one, there), there)
        back[other] = max(back.get(other, here), here)
    return [
        (n, link)
        for n, link in links
        if ahead[_ends(link)[0]] == context.order[link.right.report]
        or back[_ends(link)[1]] == context.order[link.left.report]
    ]


def _ends(link: SectionLink) -> tuple[tuple[str, str], tuple[str, str]]:
    """The two sections of a link, each by report and id."""
    return (link.left.report, link.left.section), (link.right.report, link.right.section)


def pair_rows(context: Context) -> tuple[PairRow, ...]:
    """All matched sections that the page shows, in the comparison's order."""
    links = near_links(context)
    wordings = _wordings([link for _, link in links], context)
    runs = _runs([(n, (link.left, link.right.report)) for n, link in links])
    return tuple(
        PairRow(
            id=pair_id(number),
            left=_side(link.left, context),
            right=_side(link.right, context),
            relation=RELATION_WORDS[link.relation],
            score=round(100 * link.score),
            change=_change_words(link.change) if link.change else "",
            grounds="".join(
                code for code, words in GROUNDS.items() if any(words in each for each in link.reasons)
            ),
            first=runs[number],
            facing=" ".join(_facing(link, context, wordings)),
        )
        for number, link in links
    )


def _runs(keys: Sequence[tuple[int, object]]) -> dict[int, int]:
    """For each number how many rows of its key stand together from there on; 0 where it is not the first."""
    found = {number: 0 for number, _ in keys}
    for _, together in groupby(keys, key=lambda each: each[1]):
        numbers = [number for number, _ in together]
        found[numbers[0]] = len(numbers)
    return found


def _stands(link: SectionLink, context: Context) -> bool:
    """Whether both sections of a link are at hand."""
    return all(end in context.sections for end in _ends(link))


def shown_lines(context: Context) -> Iterator[tuple[str, int]]:
    """Every line of a matched section, by report, so that the page holds it."""
    for _, link in near_links(context):
        for end in (link.left, link.right):
            section = context.sections[end.report, end.section]
            yield from ((end.report, line) for line in range(section.line_start, section.line_end + 1))


def section_name(end: SectionRef, context: Context) -> str:
    """Name of a section: its heading, else that it has none."""
    return context.sections[end.report, end.section].heading or "(no heading)"


def _side(end: SectionRef, context: Context) -> PairSide:
    section = context.sections[end.report, end.section]
    text, cut = clip(section_name(end, context), LONGEST)
    known = context.heading_lines[end.report]
    start, stop = bisect_left(known, (section.line_start,)), bisect_left(known, (section.line_end + 1,))
    headings = sorted(line for _, line in known[start:stop])
    span = f"{context.order[end.report] + 1}:{section.line_start}:{section.line_end}"
    grade = section.grade.value if section.grade and section.grade.value else ""
    return PairSide(
        heading=f"{text}…" if cut else text,
        place=context.line_place(end.report, section.line_start),
        lines=";".join((span, ",".join(map(str, headings)))),
        grade=capital(grade) if grade else "",
    )


def _change_words(change: SectionChange) -> str:
    shares = (
        ("same", change.same),
        ("re-worded", change.reworded),
        ("new", change.new),
        ("gone", change.gone),
    )
    told = [f"{share:.0%} {word}" for word, share in shares if round(share, 2)]
    numbers = [f"{counted(change.numbers, 'number')} changed"] if change.numbers else []
    return ", ".join((*told, *numbers, f"likeness {change.similarity:.2f}"))


# --- sentences that face each other -------------------------------------------------------


def _wordings(links: Iterable[SectionLink], context: Context) -> Mapping[_Sentences, str]:
    """Redlines of re-worded sentences that face each other, by the two single sentences they are of."""
    facing = {key for link in links for _, _, key in _faces(link, context)}
    return {
        (_key(link.left[0]), _key(link.right[0])): _steps(link.edits)
        for link in told_links(context)
        if len(link.left) == len(link.right) == 1
        and (_key(link.left[0]), _key(link.right[0])) in facing
        and is_marked(link.edits)
    }


def _faces(link: SectionLink, context: Context) -> Iterator[tuple[Sentence, Sentence, _Sentences]]:
    """Each two sentences of a link that face each other, and their key."""
    for each in link.facing:
        one = context.sentences.get((link.left.report, each.left))
        other = context.sentences.get((link.right.report, each.right))
        if one is not None and other is not None:
            ends = ((link.left.report, one), (link.right.report, other))
            left, right = ((report, end.line_start, end.quote) for report, end in ends)
            yield one, other, (left, right)


_OPS = {"equal": "e", "insert": "i", "delete": "d", "replace": "r", "move": "m"}
_MARKS = {"number": "n", "modal": "o", "hedge": "h", "rename": "t", "cosmetic": "c"}


def _steps(edits: Sequence[Edit]) -> str:
    """A redline as lengths: ``e12.12`` keeps 12 characters of either sentence, ``r3.5n`` puts a number for another."""
    return "".join(
        f"{_OPS[edit.op]}{len(edit.left)}.{len(edit.right)}{_MARKS.get(edit.mark or '', '')}"
        for edit in edits
    )


def _key(cited: Cited) -> tuple[str, int, str]:
    return cited.report, cited.line_start, cited.quote


def _facing(link: SectionLink, context: Context, wordings: Mapping[_Sentences, str]) -> Iterator[str]:
    """Each two sentences that face each other, as places."""
    for one, other, key in _faces(link, context):
        spots = [spot_of(link.left.report, one, context), spot_of(link.right.report, other, context)]
        if all(spots):
            yield "=".join(".".join(map(str, spot)) for spot in spots if spot) + (
                f"w{wordings[key]}" if key in wordings else ""
            )
