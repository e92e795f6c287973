"""How alike each two sections of each two reports are, as the page's script draws it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hmicdiff.reporting.view.blocks import MOST, label_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from hmicdiff.model import SectionLikeness
    from hmicdiff.reporting.view.blocks import Joint, Node
    from hmicdiff.reporting.view.context import Context

__all__ = ["NO_LIKENESS", "Likeness", "likeness_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """How alike each two sections of each two reports are, as the page's script draws it."""

    reports: tuple[tuple[str, tuple[str, ...]], ...]
    """Label of each report and short names of its sections, as the map has them."""
    pairs: tuple[tuple[int, int, str], ...]
    """Numbers of two reports and their likeness, row by row, two digits of percent a cell, ``--`` where unknown."""
    matches: tuple[tuple[int, int, int, int, int], ...]
    """Numbers of two reports, of two of their sections that answer each other, and of the match."""


NO_LIKENESS = Likeness(reports=(), pairs=(), matches=())


def likeness_of(
    shown: Sequence[str],
    nodes: Mapping[str, Sequence[Node]],
    joints: Mapping[tuple[Node, Node], Joint],
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
    return " ".join(label_of(context.sections[node].heading or "(no heading)", MOST, graded=False))
