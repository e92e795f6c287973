"""Sections that keep their name from one report to the next.

Two reports of one programme ask the same questions under the same headings: there the name decides,
and a section that has its namesake answers nothing else. Across programmes a name decides only for
whole areas on the same topic (*Investigating crime* of 2021/22 and of 2023-25).
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from hmicdiff.comparing.sections.profiles import Profile
    from hmicdiff.model import Reading, Section
    from hmicdiff.vocabulary import Vocabulary

    Matrix = NDArray[np.floating[Any]]

__all__ = ["namesakes", "with_namesakes", "with_taken_over"]

Cell = tuple[int, int]
Name = tuple[str, ...]

_SURE = 0.9
"""Least score of two sections of one name."""


def namesakes(
    left: Reading,
    right: Reading,
    ones: Sequence[Profile],
    others: Sequence[Profile],
    vocabulary: Vocabulary,
) -> list[Cell]:
    """Return the pairs of sections that bear the same headings all the way up, in order."""
    lefts, rights = _by_name(left, vocabulary), _by_name(right, vocabulary)
    programme = left.report.identity.programme
    same = programme is not None and programme == right.report.identity.programme
    return [
        (i, j)
        for name in lefts
        if len(lefts[name]) == len(rights[name])
        for i, j in zip(lefts[name], rights[name], strict=True)
        if same or _is_one_area(ones[i], others[j])
    ]


def _by_name(reading: Reading, vocabulary: Vocabulary) -> defaultdict[Name, list[int]]:
    """Return the numbers of the sections of each name; sections without a heading have none."""
    sections = {section.id: section for section in reading.report.sections}
    found: defaultdict[Name, list[int]] = defaultdict(list)
    for number, section in enumerate(reading.report.sections):
        if section.heading:
            found[_name(section, sections, vocabulary)].append(number)
    return found


def _name(section: Section, sections: dict[str, Section], vocabulary: Vocabulary) -> Name:
    """Return the headings of a section and of all it lies in, from the top, in one spelling."""
    above = sections.get(section.parent or "")
    own = vocabulary.headings.key(section.heading or "")
    return (*(_name(above, sections, vocabulary) if above else ()), own)


def _is_one_area(one: Profile, other: Profile) -> bool:
    """Whether two sections of one name are whole areas on the same topic."""
    return (
        one.group == other.group == "content"
        and one.is_whole
        and other.is_whole
        and one.section.topic == other.section.topic
    )


def with_taken_over(chances: Matrix, shares: Matrix, allowed: NDArray[np.bool_], *, least: float) -> Matrix:
    """Return `chances` in which sections that hold `least` or more of each other's sentences are sure.

    So a section that lost its heading, was put under another or was cut in two is found by its text, whatever
    its namesake answers. `shares` are as `Evidence.taken_over` gives them.
    """
    return np.where(allowed & (shares >= least), np.maximum(chances, _SURE), chances)


def with_namesakes(chances: Matrix, cells: Iterable[Cell]) -> Matrix:
    """Return `chances` in which each of `cells` is sure and its two sections answer nothing else."""
    total = chances.copy()
    for i, j in cells:
        kept = max(_SURE, float(chances[i, j]))
        total[i, :] = 0.0
        total[:, j] = 0.0
        total[i, j] = kept
    return total
