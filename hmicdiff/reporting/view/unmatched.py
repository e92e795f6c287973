"""What has no counterpart, and what is kept out of sight: silence and noise, both counted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hmicdiff.reporting.view.context import Place
from hmicdiff.reporting.view.refs import Ref, lines_of, make_ref
from hmicdiff.reporting.words import clip, plain, reason_words
from hmicdiff.text import capital

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hmicdiff.reporting.view.context import Context

__all__ = ["HiddenRow", "PassageList", "RenameRow", "SectionRow", "aside_sections", "hidden_rows", "lone_lines", "lone_passages", "lone_sections", "rename_rows"]  # fmt: skip

MOST_PASSAGES = 40
"""Passages listed under each pair of reports; all stand in tables/links.csv."""


LONGEST_EXAMPLE = 159
"""Characters of an example of noise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionRow:
    """A section without counterpart."""

    heading: str
    topic_name: str
    place: Place
    other: str
    """The report that has no counterpart."""
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageList:
    """Passages of one report that another has nothing like."""

    label: str
    other: str
    count: int
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HiddenRow:
    """One kind of noise."""

    kind: str
    words: str
    count: int
    example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RenameRow:
    """One consistent change of term."""

    left: str
    right: str
    count: int
    pair: str


_HIDDEN_WORDS = {
    "template": "Fixed lead-ins of the programme",
    "boilerplate": "Standing text about method and terms",
    "cosmetic": "Spelling, spacing and punctuation",
    "rename": "One term changed throughout",
    "repeat": "Second printings of the same text",
    "artefact": "Page numbers, running heads, navigation",
}


_ASIDE = ("about the inspection", "a part of its section")
"""How the reasons of sections begin of which no counterpart is owed."""


def lone_sections(context: Context) -> tuple[SectionRow, ...]:
    """Sections without a counterpart that one could look for, in time order; one row a section and reason."""
    found = _lone_sections(context)
    return tuple(
        _section_row(key, others, context) for key, others in found.items() if not key[2].startswith(_ASIDE)
    )


def aside_sections(context: Context) -> tuple[tuple[str, str], ...]:
    """Sections of which no counterpart is owed: why, and their headings by report."""
    found: dict[str, dict[str, list[str]]] = {}
    for report, section, reason in _lone_sections(context):
        if reason.startswith(_ASIDE):
            heading = context.sections[report, section].heading or "(no heading)"
            own = found.setdefault(reason, {}).setdefault(context.labels[report], [])
            own += [] if heading in own else [heading]
    return tuple(
        (
            capital(reason_words(reason)),
            "; ".join(f"{label}: {', '.join(own)}" for label, own in rows.items()),
        )
        for reason, rows in found.items()
    )


def _lone_sections(context: Context) -> dict[tuple[str, str, str], list[str]]:
    """The reports that a section has no counterpart in, by report, section and reason, in time order."""
    found: dict[tuple[str, str, str], list[str]] = {}
    for each in context.comparison.unmatched_sections:
        found.setdefault((each.report, each.section, each.reason), []).append(each.no_counterpart_in)
    known = [key for key in found if key[:2] in context.sections]
    known.sort(key=lambda key: (context.order[key[0]], context.sections[key[:2]].line_start, key))
    return {key: found[key] for key in known}


def _section_row(key: tuple[str, str, str], others: Sequence[str], context: Context) -> SectionRow:
    report, _, reason = key
    section = context.sections[key[:2]]
    link = context.line_place(report, section.line_start)
    one_line = section.line_start == section.line_end
    span = link.lines if one_line else f"lines {section.line_start}–{section.line_end}"
    return SectionRow(
        heading=section.heading or "(no heading)",
        topic_name=context.topic_name(section.topic),
        place=Place(label=link.label, lines=span, href=link.href),
        other=", ".join(context.labels[other] for other in sorted(others, key=context.order.__getitem__)),
        reason=capital(reason_words(reason)),
    )


def lone_passages(context: Context) -> tuple[PassageList, ...]:
    """Passages of each report that no later, or no earlier, report has anything like."""
    found = context.lone
    return tuple(
        PassageList(
            label=context.labels[report],
            other=_SIDES[kind],
            count=len(found[report, kind]),
            refs=tuple(make_ref(cited, context) for cited in found[report, kind][:MOST_PASSAGES]),
        )
        for report, kind in sorted(found, key=lambda key: (context.order[key[0]], key[1]))
    )


def lone_lines(context: Context) -> Iterator[tuple[str, int]]:
    """Every line of the passages that are listed, by report."""
    for rows in context.lone.values():
        yield from lines_of(rows[:MOST_PASSAGES])


_SIDES = {"deleted": "no later report", "inserted": "no earlier report"}


def hidden_rows(context: Context) -> tuple[HiddenRow, ...]:
    """The ledger of hidden noise, largest first."""
    found = sorted(context.comparison.hidden, key=lambda each: (-each.count, each.kind, each.example))
    return tuple(
        HiddenRow(
            kind=plain(each.kind),
            words=_HIDDEN_WORDS[each.kind],
            count=each.count,
            example=_whole_words(each.example),
        )
        for each in found
    )


def _whole_words(example: str) -> str:
    """An example that was cut to its length, cut after a word."""
    text, cut = clip(example, LONGEST_EXAMPLE)
    return f"{text}…" if cut else text


def rename_rows(context: Context) -> tuple[RenameRow, ...]:
    """Consistent changes of term; the same change from several reports to one is one row."""
    found: dict[tuple[str, str, int, str], list[str]] = {}
    for each in context.comparison.renames:
        key = (each.left, each.right, each.count, each.right_report)
        found.setdefault(key, []).append(context.labels[each.left_report])
    return tuple(
        RenameRow(left=left, right=right, count=count, pair=f"{', '.join(lefts)} to {context.labels[report]}")
        for (left, right, count, report), lefts in found.items()
    )
