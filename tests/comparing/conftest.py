"""Small readings for the comparing tests."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import pytest

from hmicdiff.model import Identity, Reading, Report, Section, SectionLink, SectionRef, Sentence, Source

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    ReadingOf = Callable[..., Reading]


@pytest.fixture(scope="session")
def reading_of() -> ReadingOf:
    """Return a function that makes a reading of sections, each a list of sentences; line n is sentence n."""
    return _reading


@pytest.fixture(scope="session")
def links_of() -> Callable[[Reading, Reading, Sequence[tuple[int, int]]], tuple[SectionLink, ...]]:
    """Return a function that links sections by their numbers."""
    return _links


def _reading(
    name: str, *sections: Sequence[str], body: str = "Norfolk Constabulary", **marks: object
) -> Reading:
    """Return a reading; ``marks`` gives sentence number (``n3``) its further fields."""
    texts = [text for section in sections for text in section]
    owners = [number for number, section in enumerate(sections) for _ in section]
    sentences = tuple(
        Sentence(
            **{
                "id": f"{name}-{number}",
                "text": text,
                "quote": text,
                "section": f"s{owner}",
                "topic": "other",
                "kind": "prose",
                "block": number,
                "line_start": number,
                "line_end": number,
                **marks.get(f"n{number}", {}),
            }
        )
        for number, (text, owner) in enumerate(zip(texts, owners, strict=True), 1)
    )
    return Reading(
        report=bare_report(name, len(sections), len(texts), body), sentences=sentences, lines=tuple(texts)
    )


def bare_report(name: str, sections: int, lines: int, body: str) -> Report:
    """Return a report of so many sections without findings."""
    return Report(
        id=name,
        source=Source(path=f"{name}.txt", sha256=name, media_type="text/plain", lines=lines, pages=None),
        identity=Identity(
            publisher="HMICFRS",
            sector="police",
            body=body,
            programme=name,
            cycle_order=None,
            kind="report",
            title=None,
            published=None,
            published_from=None,
            published_in_text=None,
            scale="five-tier",
        ),
        identity_evidence={},
        sections=tuple(
            Section(
                id=f"s{number}",
                parent=None,
                level=1,
                heading=None,
                topic="other",
                role="content",
                line_start=1,
                line_end=max(1, lines),
            )
            for number in range(sections)
        ),
        items=(),
        figures=(),
        statements=(),
        artefacts=(),
        warnings=(),
    )


def _links(left: Reading, right: Reading, pairs: Sequence[tuple[int, int]]) -> tuple[SectionLink, ...]:
    """Return links between numbered sections."""
    return tuple(
        SectionLink(
            left=SectionRef(report=left.report.id, section=f"s{one}"),
            right=SectionRef(report=right.report.id, section=f"s{other}"),
            relation="same",
            score=1.0,
            reasons=(),
        )
        for one, other in pairs
    )


@dataclass(frozen=True, kw_only=True)
class Part:
    """A section as a test writes it: its heading and what stands under it."""

    heading: str | None
    topic: str = "other"
    texts: tuple[str, ...] = ()
    role: str = "content"
    under: int | None = None
    """Number of the part it lies in, from 0."""
    kinds: dict[int, str] = field(default_factory=dict)
    """Kinds of sentences that are no prose, by their number from 0."""


@pytest.fixture(scope="session")
def part() -> type[Part]:
    """Return the class of which tests make sections."""
    return Part


@pytest.fixture(scope="session")
def report_of() -> Callable[..., Reading]:
    """Return a function that makes a reading of parts, headings included; one line a sentence."""
    return _report_of


def _report_of(name: str, *parts: Part, **identity: Any) -> Reading:  # noqa: ANN401 - fields of Identity
    """Return a reading; every sentence is a paragraph of its own, the sections nest as `under` says."""
    lines: list[str] = []
    sentences: list[Sentence] = []
    sections: list[Section] = []
    for number, one in enumerate(parts):
        start = len(lines) + 1
        rows = [(one.heading, "heading")] if one.heading else []
        rows += [(text, one.kinds.get(i, "prose")) for i, text in enumerate(one.texts)]
        for text, kind in rows:
            lines.append(text)
            sentences.append(_sentence(name, text, kind, number, one.topic, len(lines)))
        sections.append(_section(number, one, start, max(start, len(lines))))
    base = bare_report(name, 0, len(lines), identity.pop("body", "Norfolk Constabulary"))
    report = replace(base, sections=tuple(sections), identity=replace(base.identity, **identity))
    return Reading(report=report, sentences=tuple(sentences), lines=tuple(lines))


def _sentence(name: str, text: str, kind: str, section: int, topic: str, line: int) -> Sentence:
    """Return one sentence on a line of its own."""
    return Sentence(
        id=f"{name}-{line}",
        text=text,
        quote=text,
        section=f"s{section}",
        topic=topic,
        kind=kind,
        block=line,
        line_start=line,
        line_end=line,
    )


def _section(number: int, one: Part, start: int, end: int) -> Section:
    """Return one section."""
    return Section(
        id=f"s{number}",
        parent=None if one.under is None else f"s{one.under}",
        level=1 if one.under is None else 2,
        heading=one.heading,
        topic=one.topic,
        role=one.role,
        line_start=start,
        line_end=end,
    )
