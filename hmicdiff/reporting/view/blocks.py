"""Blocks of the map of sections: each a whole section, its height by its length, a report's under each other."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hmicdiff.reporting.view.pairs import pair_id
from hmicdiff.reporting.words import clip, counted
from hmicdiff.text import capital

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from hmicdiff.model import SectionRef
    from hmicdiff.reporting.view.context import Context

__all__ = ["Block", "Column", "Joint", "Node", "column_of", "label_of", "whole_of", "wholes_of"]

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
class Joint:
    """The surest link between two whole sections or their parts."""

    number: int
    score: float
    part: bool
    count: int


def wholes_of(report: str, context: Context) -> tuple[Node, ...]:
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


def whole_of(end: SectionRef, wholes: frozenset[Node], context: Context) -> Node | None:
    """The whole section that a section is or lies in."""
    here: str | None = end.section
    while here is not None and (end.report, here) not in wholes:
        here = context.sections[end.report, here].parent
    return None if here is None else (end.report, here)


def column_of(
    number: int,
    report: str,
    nodes: Sequence[Node],
    joints: Mapping[tuple[Node, Node], Joint],
    context: Context,
) -> Column:
    """A report's sections under each other, in reading order."""
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
    joints: Mapping[tuple[Node, Node], Joint],
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
        lines=label_of(heading, height, graded=bool(grade)),
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


def label_of(heading: str, height: float, *, graded: bool) -> tuple[str, ...]:
    """A heading in as many lines as a block has room for; the part that all questions share is left out."""
    bare = re.sub(
        r"^(?:How (?:effective(?:ly)?|well|efficiently|legitimately)|To what extent) (?:is|are|does|do|has) "
        r"(?:the )?(?:force|service|constabulary)(?:[’']s)? (?:at )?",
        "",
        heading,
    )
    room, rows = int((COLUMN - (34 if graded else 12)) / CHARACTER), max(1, int((height - 4) // LINE))
    lines: list[str] = []
    rest = capital(bare).rstrip("?:")
    while rest and len(lines) < rows:
        head, cut = clip(rest, room)
        rest = rest[len(head) :].strip() if cut else ""
        lines.append(f"{head.rstrip(' ,')}…" if rest and len(lines) == rows - 1 else head)
    return tuple(lines)
