"""The same report received twice: as PDF and HTML, or from two of its addresses."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hmicdiff.comparing.order import in_time_order
from hmicdiff.comparing.terms import normal_form, skeleton
from hmicdiff.model import Copy

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from hmicdiff.model import Reading

__all__ = ["CopyParams", "Distinct", "distinct_reports", "is_copy", "richest_first"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyParams:
    """When two inputs are one report."""

    shared: float = 0.8
    """Least share of the shorter one's sentences that the other one has, too."""
    least_size: float = 0.5
    """Least size of the shorter one against the longer: an excerpt is no copy of the whole."""
    new_figures: int = 3
    """So many sentences that differ in their figures alone make another edition, not a copy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Distinct:
    """One report, and what else was received of it."""

    reading: Reading
    copies: tuple[Copy, ...]


def distinct_reports(readings: Sequence[Reading], params: CopyParams | None = None) -> tuple[Distinct, ...]:
    """Return each report once, in time order: of several copies the one with the most structure."""
    groups: list[list[Reading]] = []
    for reading in sorted(readings, key=richest_first):
        group = next((g for g in groups if is_copy(g[0], reading, params or CopyParams())), None)
        if group is None:
            groups.append([reading])
        else:
            group.append(reading)
    by_id = {id(group[0]): tuple(_copies(group)) for group in groups}
    return tuple(
        Distinct(reading=one, copies=by_id[id(one)]) for one in in_time_order([group[0] for group in groups])
    )


def _copies(group: Sequence[Reading]) -> list[Copy]:
    """Return all but the first reading of `group` as copies, by path."""
    sources = (reading.report.source for reading in group[1:])
    copies = (Copy(path=source.path, sha256=source.sha256) for source in sources)
    return sorted(copies, key=lambda copy: (copy.path, copy.sha256))


def richest_first(reading: Reading) -> tuple[int, int, str]:
    """Return the sort key that puts the reading with the most structure first."""
    report = reading.report
    graded = sum(section.grade is not None for section in report.sections)
    structure = len(report.sections) + len(report.items) + graded
    return (-structure, -len(reading.sentences), report.source.path)


def is_copy(one: Reading, other: Reading, params: CopyParams) -> bool:
    """Whether two inputs are one report: same body, programme and kind, and the same sentences."""
    if one.report.id == other.report.id:
        return True
    if _kind_of(one) != _kind_of(other):
        return False
    ones, others = _forms(one, normal_form), _forms(other, normal_form)
    shorter, longer = sorted((ones.total(), others.total()))
    shared = (ones & others).total()
    if not shorter or shared < params.shared * shorter or shorter < params.least_size * longer:
        return False
    return not _is_new_edition(one, other, params)


def _kind_of(reading: Reading) -> tuple[str | None, ...]:
    """Return what two copies of one report must agree in."""
    identity = reading.report.identity
    return (identity.body, identity.programme, identity.kind, identity.pillar)


def _forms(reading: Reading, form: Callable[[str], str]) -> Counter[str]:
    """Count the sentences of a report in some normal form, leaving out what has no words."""
    return Counter(found for sentence in reading.sentences if (found := form(sentence.text)))


def _is_new_edition(one: Reading, other: Reading, params: CopyParams) -> bool:
    """Whether sentences come again with other figures: last year's report written on, not a copy."""
    ones, others = _forms(one, normal_form), _forms(other, normal_form)
    left = Counter(skeleton(text) for text in (ones - others).elements())
    right = Counter(skeleton(text) for text in (others - ones).elements())
    changed = sum(count for text, count in (left & right).items() if "#" in text.split())
    return changed >= params.new_figures
