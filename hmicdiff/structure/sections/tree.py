"""The tree of a report's parts, read downwards."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from hmicdiff.structure.sections import Part

__all__ = ["children_of"]


def children_of(parts: Sequence[Part]) -> Mapping[int, Sequence[Part]]:
    """Return the parts directly under each part, by its number, in reading order; a part without any is left out."""
    found: defaultdict[int, list[Part]] = defaultdict(list)
    for part in parts:
        if part.parent is not None:
            found[part.parent].append(part)
    return dict(found)
