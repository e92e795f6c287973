"""Small readings for the comparing tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
        report=_report(name, len(sections), len(texts), body), sentences=sentences, lines=tuple(texts)
    )


def _report(name: str, sections: int, lines: int, body: str) -> Report:
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
