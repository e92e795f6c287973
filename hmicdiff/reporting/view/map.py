"""The map of sections: years as columns, sections as blocks, bands between those that answer each other."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hmicdiff.reporting.view.pairs import near_links, pair_id, pair_rows
from hmicdiff.reporting.words import clip, counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from hmicdiff.model import SectionLikeness, SectionLink, SectionRef
    from hmicdiff.reporting.view.context import Context
    from hmicdiff.reporting.view.pairs import PairRow

__all__ = ["Band", "Block", "Column", "Likeness", "MapView", "make_map"]

COLUMN, GAP, TOP = 180, 84, 26
"""Pixels: width of a column (the template draws it), of the room for bands, height of the columns' names. Five
reports fit a page."""
LEAST, MOST, BETWEEN = 20, 64, 5
"""Pixels: height of the smallest and the largest block, room between blocks."""
CHARACTER, LINE = 6.0, 14
"""Pixels that a character and a line of a label take."""
NO_SUBJECT = frozenset({"overall", "context", "other"})

Node = tuple[str, str]
"""Report and section."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A whole section, in pixels."""

    node: Node
    x: float
    y: float
    height: float
    lines: tuple[str, ...]
    """Its heading as far as it fits."""
    title: str
    """Heading, report, grade, size and number of matches in words."""
    grade: str
    """Short form of its grade: ``RI``; empty where it has none."""
    code: str
    """Grade as a class."""
    href: str
    """Its surest match, else where it stands."""
    matched: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A report."""

    label: str
    x: float
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """Two blocks that answer each other."""

    path: str
    title: str
    href: str
    part: bool
    """Whether only parts of the two answer each other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """How alike each two sections of each two reports are, as the page's script draws it."""

    reports: tuple[tuple[str, tuple[str, ...]], ...]
    """Label of each report and short names of its sections, as the map has them."""
    pairs: tuple[tuple[int, int, str], ...]
    """Numbers of two reports and their likeness, row by row, two digits of percent a cell, ``--`` where unknown."""
    matches: tuple[tuple[int, int, int, int, int], ...]
    """Numbers of two reports, of two of their sections that answer each other, and of the match."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Joint:
    """The surest link between two whole sections or their parts."""

    number: int
    score: float
    part: bool
    count: int


def make_map(context: Context) -> MapView:
    """Lay out the reports of one body; empty where nothing answers anything.

    Overviews that no other report's overview answers are left out.
    """
    every = {report.id: _wholes(report.id, context) for report in context.comparison.reports}
    joints = _joints(context, every)
    answered = {node for ends in joints for node in ends}
    nodes = {
        report: tuple(node for node in own if node in answered or context.sections[node].topic != "overall")
        for report, own in every.items()
    }
    if not joints:
        return MapView(width=0, height=0, columns=(), bands=(), likeness=_NONE, pairs=(), more=0)
    shown = [report.id for report in context.comparison.reports if nodes[report.id]]
    columns = tuple(_column(n, report, nodes[report], joints, context) for n, report in enumerate(shown))
    pairs = pair_rows(context)
    blocks = {block.node: block for column in columns for block in column.blocks}
    return MapView(
        width=len(columns) * COLUMN + (len(columns) - 1) * GAP + 2,
        height=max(block.y + block.height for block in blocks.values()) + BETWEEN,
        columns=columns,
        bands=tuple(_bands(_nearest(joints, context), blocks, context)),
        likeness=_likeness(shown, nodes, joints, context),
        pairs=pairs,
        more=len(context.comparison.section_links) - len(pairs),
    )


# --- blocks -------------------------------------------------------------------------------


def _wholes(report: str, context: Context) -> tuple[Node, ...]:
    """The whole sections of a report that say something of the body, in reading order; no digests of others."""
    sections = {key: one for key, one in context.sections.items() if key[0] == report}
    return tuple(
        key
        for key, one in sections.items()
        if one.role not in {"context", "boilerplate"}
        and (one.role != "summary" or one.topic == "overall")
        and one.topic not in NO_SUBJECT - {"overall"}
        and (one.parent is None or sections[report, one.parent].topic in NO_SUBJECT)
    )


def _whole_of(end: SectionRef, wholes: frozenset[Node], context: Context) -> Node | None:
    """The whole section that a section is or lies in."""
    here: str | None = end.section
    while here is not None and (end.report, here) not in wholes:
        here = context.sections[end.report, here].parent
    return None if here is None else (end.report, here)


def _column(
    number: int,
    report: str,
    nodes: Sequence[Node],
    joints: Mapping[tuple[Node, Node], _Joint],
    context: Context,
) -> Column:
    sizes = {node: _words(node, context) for node in nodes}
    largest = max(sizes.values()) or 1
    x, y = number * (COLUMN + GAP) + 1, float(TOP)
    blocks = []
    for node in nodes:
        height = LEAST + round((MOST - LEAST) * sizes[node] / largest)
        blocks.append(_block(node, x, y, height, sizes[node], joints, context))
        y += height + BETWEEN
    return Column(label=context.labels[report], x=x, blocks=tuple(blocks))


def _words(node: Node, context: Context) -> int:
    """Words on the lines of a section."""
    section = context.sections[node]
    lines = context.readings[node[0]].lines[section.line_start - 1 : section.line_end]
    return sum(len(line.split()) for line in lines)


def _block(
    node: Node,
    x: float,
    y: float,
    height: float,
    size: int,
    joints: Mapping[tuple[Node, Node], _Joint],
    context: Context,
) -> Block:
    section = context.sections[node]
    own = [joint for ends, joint in joints.items() if node in ends]
    grade = section.grade.value if section.grade and section.grade.value else ""
    heading = section.heading or "(no heading)"
    best = max(own, key=lambda joint: (not joint.part, joint.score, -joint.number), default=None)
    matches = counted(len(own), "match", "matches") if own else "nothing answers it"
    return Block(
        node=node,
        x=x,
        y=y,
        height=height,
        lines=_label(heading, height, graded=bool(grade)),
        title=", ".join(
            part
            for part in (f"{context.labels[node[0]]}: {heading}", grade, f"{size:,} words", matches)
            if part
        ),
        grade="".join(word[0] for word in grade.split()).upper(),
        code=grade.replace(" ", "-"),
        href=f"#{pair_id(best.number)}" if best else context.line_place(node[0], section.line_start).href,
        matched=bool(own),
    )


def _label(heading: str, height: float, *, graded: bool) -> tuple[str, ...]:
    """A heading in as many lines as a block has room for; the part that all questions share is left out."""
    bare = re.sub(
        r"^(?:How (?:effective(?:ly)?|well|efficiently|legitimately)|To what extent) (?:is|are|does|do|has) "
        r"(?:the )?(?:force|service|constabulary)(?:[’']s)? (?:at )?",
        "",
        heading,
    )
    room, rows = int((COLUMN - (34 if graded else 12)) / CHARACTER), max(1, int((height - 4) // LINE))
    lines: list[str] = []
    rest = (bare[:1].upper() + bare[1:]).rstrip("?:")
    while rest and len(lines) < rows:
        head, cut = clip(rest, room)
        rest = rest[len(head) :].strip() if cut else ""
        lines.append(f"{head.rstrip(' ,')}…" if rest and len(lines) == rows - 1 else head)
    return tuple(lines)


# --- bands --------------------------------------------------------------------------------


def _joints(context: Context, nodes: Mapping[str, Sequence[Node]]) -> dict[tuple[Node, Node], _Joint]:
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
        joints[ends] = _Joint(number=-number, score=score, part=not own, count=len(links))
    return joints


def _ends(link: SectionLink, wholes: frozenset[Node], context: Context) -> tuple[Node, Node] | None:
    left, right = (_whole_of(end, wholes, context) for end in (link.left, link.right))
    return (left, right) if left and right else None


def _nearest(joints: Mapping[tuple[Node, Node], _Joint], context: Context) -> dict[tuple[Node, Node], _Joint]:
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
    joints: Mapping[tuple[Node, Node], _Joint], blocks: Mapping[Node, Block], context: Context
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


def _band_title(ends: tuple[Node, Node], joint: _Joint, context: Context) -> str:
    names = [
        f"{context.labels[report]} {context.sections[report, section].heading or '(no heading)'}"
        for report, section in ends
    ]
    what = "parts answer" if joint.part else "answers"
    return (
        f"{names[0]} – {names[1]}: {what}, {joint.score:.0%} sure, {counted(joint.count, 'match', 'matches')}"
    )


# --- matrices -----------------------------------------------------------------------------

_NONE = Likeness(reports=(), pairs=(), matches=())


def _likeness(
    shown: Sequence[str],
    nodes: Mapping[str, Sequence[Node]],
    joints: Mapping[tuple[Node, Node], _Joint],
    context: Context,
) -> Likeness:
    """Every two reports, all their sections against each other."""
    places = {node: number for report in shown for number, node in enumerate(nodes[report])}
    columns = {report: number for number, report in enumerate(shown)}
    return Likeness(
        reports=tuple(
            (context.labels[report], tuple(_short(node, context) for node in nodes[report]))
            for report in shown
        ),
        pairs=tuple(
            (columns[each.left], columns[each.right], _digits(each, nodes))
            for each in context.comparison.section_likeness
            if each.left in columns and each.right in columns
        ),
        matches=tuple(
            (columns[one[0]], columns[other[0]], places[one], places[other], joint.number)
            for (one, other), joint in joints.items()
        ),
    )


def _digits(each: SectionLikeness, nodes: Mapping[str, Sequence[Node]]) -> str:
    """The likeness of the sections that the map shows, two digits a cell."""
    known = {
        (one, other): value
        for one, values in zip(each.rows, each.values, strict=True)
        for other, value in zip(each.columns, values, strict=True)
    }
    cells = (known.get((one, other)) for _, one in nodes[each.left] for _, other in nodes[each.right])
    return "".join("--" if cell is None else f"{min(99, round(100 * cell)):02}" for cell in cells)


def _short(node: Node, context: Context) -> str:
    return " ".join(_label(context.sections[node].heading or "(no heading)", MOST, graded=False))
