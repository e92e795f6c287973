"""The map of sections: years as columns, sections as blocks, bands between those that answer each other."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hmicdiff.reporting.view.blocks import (
    BETWEEN,
    COLUMN,
    GAP,
    Block,
    Column,
    Joint,
    Node,
    column_of,
    whole_of,
    wholes_of,
)
from hmicdiff.reporting.view.likeness import NO_LIKENESS, Likeness, likeness_of
from hmicdiff.reporting.view.pairs import near_links, pair_id, pair_rows
from hmicdiff.reporting.words import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from hmicdiff.model import SectionLink
    from hmicdiff.reporting.view.context import Context
    from hmicdiff.reporting.view.pairs import PairRow

__all__ = ["Band", "MapView", "make_map"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """Two blocks that answer each other."""

    path: str
    title: str
    href: str
    part: bool
    """Whether only parts of the two answer each other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MapView:
    """The whole section of the page."""

    width: float
    height: float
    columns: tuple[Column, ...]
    bands: tuple[Band, ...]
    likeness: Likeness
    pairs: tuple[PairRow, ...]
    more: int
    """Matches with farther reports, which the page does not show."""


def make_map(context: Context) -> MapView:
    """Lay out the reports of one body; empty where nothing answers anything.

    Overviews that no other report's overview answers are left out.
    """
    every = {report.id: wholes_of(report.id, context) for report in context.comparison.reports}
    joints = _joints(context, every)
    answered = {node for ends in joints for node in ends}
    nodes = {
        report: tuple(node for node in own if node in answered or context.sections[node].topic != "overall")
        for report, own in every.items()
    }
    if not joints:
        return MapView(width=0, height=0, columns=(), bands=(), likeness=NO_LIKENESS, pairs=(), more=0)
    shown = [report.id for report in context.comparison.reports if nodes[report.id]]
    columns = tuple(column_of(n, report, nodes[report], joints, context) for n, report in enumerate(shown))
    pairs = pair_rows(context)
    blocks = {block.node: block for column in columns for block in column.blocks}
    return MapView(
        width=len(columns) * COLUMN + (len(columns) - 1) * GAP + 2,
        height=max(block.y + block.height for block in blocks.values()) + BETWEEN,
        columns=columns,
        bands=tuple(_bands(_nearest(joints, context), blocks, context)),
        likeness=likeness_of(shown, nodes, joints, context),
        pairs=pairs,
        more=len(context.comparison.section_links) - len(pairs),
    )


# --- bands --------------------------------------------------------------------------------


def _joints(context: Context, nodes: Mapping[str, Sequence[Node]]) -> dict[tuple[Node, Node], Joint]:
    """The surest link between each two whole sections; a link of the wholes themselves before one of parts."""
    wholes = frozenset(node for own in nodes.values() for node in own)
    found: dict[tuple[Node, Node], list[tuple[bool, float, int]]] = defaultdict(list)
    for number, link in near_links(context):
        ends = _ends(link, wholes, context)
        if ends:
            own = ends == ((link.left.report, link.left.section), (link.right.report, link.right.section))
            found[ends].append((own, link.score, -number))
    joints = {}
    for ends, links in found.items():
        own, score, number = max(links)
        joints[ends] = Joint(number=-number, score=score, part=not own, count=len(links))
    return joints


def _ends(link: SectionLink, wholes: frozenset[Node], context: Context) -> tuple[Node, Node] | None:
    left, right = (whole_of(end, wholes, context) for end in (link.left, link.right))
    return (left, right) if left and right else None


def _nearest(joints: Mapping[tuple[Node, Node], Joint], context: Context) -> dict[tuple[Node, Node], Joint]:
    """The joints of each section with the nearest report before and after it that answers it."""
    ahead: dict[Node, int] = {}
    back: dict[Node, int] = {}
    for one, other in joints:
        here, there = context.order[one[0]], context.order[other[0]]
        ahead[one] = min(ahead.get(one, there), there)
        back[other] = max(back.get(other, here), here)
    return {
        (one, other): joint
        for (one, other), joint in joints.items()
        if ahead[one] == context.order[other[0]] or back[other] == context.order[one[0]]
    }


def _bands(
    joints: Mapping[tuple[Node, Node], Joint], blocks: Mapping[Node, Block], context: Context
) -> Iterator[Band]:
    """The bands, each with its own part of the blocks' edges."""
    order = sorted(
        joints, key=lambda ends: (blocks[ends[0]].x, blocks[ends[0]].y, blocks[ends[1]].x, blocks[ends[1]].y)
    )
    leaving = _slots((ends[0], ends) for ends in order)
    arriving = _slots(
        (ends[1], ends) for ends in sorted(order, key=lambda e: (blocks[e[0]].x, blocks[e[0]].y))
    )
    for ends in order:
        one, other = blocks[ends[0]], blocks[ends[1]]
        left = _edge(one, *leaving[ends])
        right = _edge(other, *arriving[ends])
        yield Band(
            path=_path(one.x + COLUMN, left, other.x, right),
            title=_band_title(ends, joints[ends], context),
            href=f"#{pair_id(joints[ends].number)}",
            part=joints[ends].part,
        )


def _slots(
    ends: Iterable[tuple[Node, tuple[Node, Node]]],
) -> dict[tuple[Node, Node], tuple[int, int]]:
    """For each band its number among those at one side of a block, and how many there are."""
    at: dict[Node, list[tuple[Node, Node]]] = defaultdict(list)
    for node, band in ends:
        at[node].append(band)
    return {band: (number, len(bands)) for bands in at.values() for number, band in enumerate(bands)}


def _edge(block: Block, number: int, count: int) -> tuple[float, float]:
    """Upper and lower end of one band at a block's edge."""
    height = block.height / count
    return round(block.y + number * height + 1, 1), round(block.y + (number + 1) * height - 1, 1)


def _path(x: float, left: tuple[float, float], end: float, right: tuple[float, float]) -> str:
    """A band between two edges as the outline of a shape."""
    middle = (x + end) / 2
    return (
        f"M{x} {left[0]}C{middle} {left[0]} {middle} {right[0]} {end} {right[0]}"
        f"V{right[1]}C{middle} {right[1]} {middle} {left[1]} {x} {left[1]}Z"
    )


def _band_title(ends: tuple[Node, Node], joint: Joint, context: Context) -> str:
    names = [
        f"{context.labels[report]} {context.sections[report, section].heading or '(no heading)'}"
        for report, section in ends
    ]
    what = "parts answer" if joint.part else "answers"
    return (
        f"{names[0]} – {names[1]}: {what}, {joint.score:.0%} sure, {counted(joint.count, 'match', 'matches')}"
    )
