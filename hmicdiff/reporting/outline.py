"""A report's structure as readable lines for a terminal."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hmicdiff.model import Evidence, Item, Reading, Report, Section

__all__ = ["outline"]

_BOLD, _DIM, _COLOUR, _RESET = "\x1b[1m", "\x1b[2m", "\x1b[36m", "\x1b[0m"
_FACTS = ("body", "sector", "programme", "kind", "published", "publisher", "scale")
_WIDTH = 96


def outline(reading: Reading, *, colour: bool) -> str:
    """Return title, identity with its sources, section tree with grades and counts, and items."""
    report = reading.report
    lines = [
        _mark(report.identity.title or report.source.path, _BOLD, colour=colour),
        *_identity(report, colour=colour),
        "",
        *_sections(report, colour=colour),
        "",
        *_items(report),
        *(f"warning {warning.code}: {warning.message}" for warning in report.warnings),
    ]
    return "\n".join(lines).rstrip() + "\n"


def _mark(text: str, code: str, *, colour: bool) -> str:
    """Return `text` in a terminal's colour, plain where there is none."""
    return f"{code}{text}{_RESET}" if colour else text


def _identity(report: Report, *, colour: bool) -> Iterator[str]:
    """Yield one line for each fact of the identity, with where it comes from."""
    for name in _FACTS:
        value = getattr(report.identity, name)
        source = _origin(report.identity_evidence.get(name))
        yield f"  {name:10} {value or 'not stated'}{_mark(source, _DIM, colour=colour)}"


def _origin(evidence: Evidence | None) -> str:
    """Return where a fact comes from: a line, the catalogue, or nothing to say."""
    if evidence is None:
        return ""
    return f"  (line {evidence.line_start})" if evidence.line_start else f"  ({evidence.catalogue})"


def _sections(report: Report, *, colour: bool) -> Iterator[str]:
    """Yield the section tree, one line a section, indented by level."""
    counts = Counter(
        [
            *(figure.section for figure in report.figures),
            *(statement.section for statement in report.statements),
            *(item.section for item in report.items),
        ]
    )
    for section in report.sections:
        indent = "  " * section.level
        heading = _shorten(section.heading or "(no heading)", _WIDTH - len(indent))
        facts = f"{counts[section.id]} facts" if counts[section.id] else ""
        tail = ", ".join(part for part in (section.topic, _grade(section), facts) if part)
        yield f"{section.line_start:5}{indent}{heading}  {_mark(f'[{tail}]', _COLOUR, colour=colour)}"


def _grade(section: Section) -> str:
    """Return a section's grade and, where it was not simply given, its state."""
    if section.grade is None:
        return ""
    words = [section.grade.value or "", section.grade.state.replace("_", " ")]
    if section.grade.state == "given":
        words.pop()
    if section.grade.carried_over_from:
        words.append(f"from {section.grade.carried_over_from}")
    return " ".join(word for word in words if word)


def _items(report: Report) -> Iterator[str]:
    """Yield every labelled item, one line each."""
    labelled = [item for item in report.items if item.labelled]
    yield f"{len(labelled)} labelled items, {len(report.figures)} figures, {len(report.statements)} statements of change"
    yield from map(_item, labelled)


def _item(item: Item) -> str:
    """Return one item as a line."""
    deadline = f" (deadline {item.deadline})" if item.deadline else ""
    return f"{item.line_start:5}  {item.kind.replace('_', ' ')}, {item.status}{deadline}: {_shorten(item.text, _WIDTH)}"


def _shorten(text: str, width: int) -> str:
    """Return `text` cut to `width` characters, with an ellipsis where it was cut."""
    return text if len(text) <= width else f"{text[: width - 1].rstrip()}…"
