"""One body's reports, compared: everything but the judgement of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hmicdiff.comparing.copies import distinct_reports
from hmicdiff.comparing.figures import compare_figures
from hmicdiff.comparing.inspections import events_of, is_within_one, same_date_warning
from hmicdiff.comparing.items import follow_items
from hmicdiff.comparing.noise import find_hidden
from hmicdiff.comparing.order import pairs_in_time, undated_warning
from hmicdiff.comparing.passages import link_passages
from hmicdiff.comparing.renames import find_renames
from hmicdiff.comparing.repeats import find_repeats
from hmicdiff.comparing.sections import link_sections
from hmicdiff.comparing.sections.change import with_changes
from hmicdiff.comparing.sections.profiles import profiles_of
from hmicdiff.comparing.similarity import remembered_orders
from hmicdiff.comparing.threads import find_threads
from hmicdiff.model import Comparison, ReportRef

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hmicdiff.comparing.copies import Distinct
    from hmicdiff.comparing.inspections import Event
    from hmicdiff.comparing.sections import SectionLinks
    from hmicdiff.model import FigureChange, PassageLink, Reading, Rename, Repeat, SectionLink
    from hmicdiff.vocabulary import Vocabulary

__all__ = ["compare_reports"]


@remembered_orders()
def compare_reports(readings: Sequence[Reading], vocabulary: Vocabulary) -> Comparison:
    """Compare the reports of one body; their order does not matter.

    A report received twice is compared once; the rest are its copies. Reports on one inspection are not
    compared with each other. Grade changes and verdicts
    are left to judgement. Raises: ValueError without readings.
    """
    if not readings:
        msg = "no reports to compare"
        raise ValueError(msg)
    distinct = distinct_reports(readings)
    reports = tuple(one.reading for one in distinct)
    identity = reports[0].report.identity
    events = events_of(reports, vocabulary.inspections)
    pairs = tuple(
        pair for pair in pairs_in_time(reports) if not is_within_one((one.report.id for one in pair), events)
    )
    profiles = {one.report.id: profiles_of(one, vocabulary) for one in reports}
    sections = tuple(link_sections(left, right, vocabulary, profiles=profiles) for left, right in pairs)
    renames = tuple(find_renames(left, right) for left, right in pairs)
    by_pair = _passages(pairs, sections, renames)
    passages = tuple(link for found in by_pair for link in found)
    all_renames = tuple(one for found in renames for one in found)
    return Comparison(
        body=identity.body or "",
        sector=identity.sector or "police",
        reports=tuple(_reference(one, events, vocabulary) for one in distinct),
        inspections=tuple(event.inspection for event in events),
        section_links=_changed(pairs, sections, by_pair),
        section_mentions=tuple(one for found in sections for one in found.mentions),
        section_likeness=tuple(found.likeness for found in sections),
        unmatched_sections=tuple(one for found in sections for one in found.unmatched),
        passage_links=passages,
        renames=all_renames,
        hidden=find_hidden(reports, passages, all_renames),
        repeats=tuple(
            one for one in find_repeats(reports, vocabulary=vocabulary) if not _is_inside(one, events)
        ),
        figure_changes=tuple(
            one for one in compare_figures(reports, vocabulary) if not _is_between_parts(one, events)
        ),
        item_threads=follow_items([event.readings for event in events], vocabulary),
        threads=find_threads(reports, vocabulary, passages),
    )


def _is_inside(repeat: Repeat, events: Sequence[Event]) -> bool:
    """Whether text that stands in several reports stands in those of one inspection alone."""
    return repeat.scope == "across_years" and is_within_one(
        (one.report for one in repeat.occurrences), events
    )


def _is_between_parts(change: FigureChange, events: Sequence[Event]) -> bool:
    """Whether a figure is held against one of another report on the same inspection."""
    sides = {change.left.report, change.right.report}
    return len(sides) > 1 and is_within_one(sides, events)


def _reference(one: Distinct, events: Sequence[Event], vocabulary: Vocabulary) -> ReportRef:
    """Return a report as a comparison lists it."""
    report = one.reading.report
    event = next(event for event in events if report.id in event.ids)
    return ReportRef(
        id=report.id,
        path=report.source.path,
        identity=report.identity,
        copies=one.copies,
        warnings=(
            *report.warnings,
            *undated_warning(report.identity),
            *same_date_warning(one.reading, event, vocabulary.inspections),
        ),
    )


def _passages(
    pairs: Sequence[tuple[Reading, Reading]],
    sections: Sequence[SectionLinks],
    renames: Sequence[tuple[Rename, ...]],
) -> tuple[tuple[PassageLink, ...], ...]:
    """Return the linked passages of every pair of reports."""
    return tuple(
        link_passages(left, right, found.links, renamed)
        for (left, right), found, renamed in zip(pairs, sections, renames, strict=True)
    )


def _changed(
    pairs: Sequence[tuple[Reading, Reading]],
    sections: Sequence[SectionLinks],
    passages: Sequence[tuple[PassageLink, ...]],
) -> tuple[SectionLink, ...]:
    """Return the links of every pair of reports with how much of each two sections changed."""
    return tuple(
        link
        for (left, right), found, linked in zip(pairs, sections, passages, strict=True)
        for link in with_changes(found.links, left, right, linked)
    )
