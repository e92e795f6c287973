"""Times as headings: what stands under *Within six months*, below *Recommendations*, is to be done by then."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hmicdiff.structure.items.text_blocks import ASKS, Boxed, obliges
from hmicdiff.vocabulary.item_tables import load_item_columns

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from hmicdiff.structure.items.text_blocks import TextBlock
    from hmicdiff.vocabulary.cue_table import Cues

__all__ = ["due", "holds_times", "time_over"]

_NEVER_OVER = frozenset({"bullet", "cell", "note"})


def time_over(block: TextBlock, after: TextBlock | None) -> str | None:
    """Return the time that a block gives for the items under it, None for any other block; a lead-in to a list is no heading."""
    if block.kind in _NEVER_OVER or (block.leads and after is not None and after.kind == "bullet"):
        return None
    return load_item_columns().deadline_over(block.text)


def holds_times(region: Sequence[TextBlock], cues: Cues) -> bool:
    """Whether times may still head the items of a label behind whose words a region stands: it asks for nothing yet."""
    return not any(
        block.kind == "bullet" or ASKS.search(block.text) or obliges(block.text, cues) for block in region
    )


def due(found: Iterable[Boxed | TextBlock], when: str | None, cues: Cues) -> Iterator[Boxed | TextBlock]:
    """Yield what was found under a time, the items that name none themselves with it."""
    for one in found:
        own = isinstance(one, Boxed) and (one.deadline or cues.deadlines.search(f"{one.text} {one.lead}"))
        if when is None or own or not isinstance(one, Boxed):
            yield one
        else:
            yield replace(one, deadline=when[0].lower() + when[1:])
