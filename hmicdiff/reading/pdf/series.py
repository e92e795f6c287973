"""Words that come again at one place of several pages: whether they stay the same throughout, or head parts that follow each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

__all__ = ["heads_part"]

_THROUGHOUT: Final = 0.75
"""Share of the pages above which words stand on all but a few, and head no part."""


def heads_part(on: Collection[int], others: Iterable[Collection[int]], count: int) -> bool:
    """Whether words on some of `count` pages head a part: on the pages before or behind other words stand in their place.

    `others` are the pages of each of the other words. Those that stand on every second page, as on left and right pages of a
    book, are by turns and no parts.
    """
    if len(on) > _THROUGHOUT * count:
        return False
    return any(max(pages) < min(on) or min(pages) > max(on) for pages in others)
