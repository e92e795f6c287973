"""Readings written by hand, small enough to see why a verdict falls as it does."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest

from hmicdiff import model
from hmicdiff.comparing.comparison import compare_reports
from hmicdiff.comparing.order import in_time_order
from hmicdiff.comparing.threads import find_threads
from hmicdiff.judging.verdicts import judge
from hmicdiff.reading.choose import read_document
from hmicdiff.reading.find import find_inputs
from hmicdiff.structure.report import understand
from hmicdiff.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

BODY = "Exampleshire Police"


@dataclass(frozen=True, kw_only=True)
class Said:
    """One sentence of a report, and what structure makes of it."""

    text: str
    topic: str
    polarity: str = "neutral"
    states: str | None = None
    cycle: str | None = None
    item: str | None = None
    status: str = "raised"
    is_history: bool = False
    force: bool = False
    block: int | None = None
    figure: tuple[str, float] | None = None


@dataclass(frozen=True)
class Written:
    """A report in the making: `line` numbers its sentences, one a line."""

    programme: str
    order: int | None
    grades: dict[str, str] = field(default_factory=dict)
    kind: str = "report"
    pillar: str | None = None
    sector: str = "police"
    scale: str = "four-tier"
    published: str | None = None
    carried: frozenset[str] = frozenset()


def _identity(w: Written) -> model.Identity:
    return model.Identity(
        publisher="HMICFRS",
        sector=w.sector,  # type: ignore[arg-type]
        body=BODY,
        programme=w.programme,
        cycle_order=w.order,
        kind=w.kind,
        title=w.programme,
        published=w.published,
        published_from="text" if w.published else None,
        published_in_text=w.published,
        scale=w.scale,  # type: ignore[arg-type]
        pillar=w.pillar,
    )


def _place(line: int, quote: str) -> dict[str, Any]:
    return {"line_start": line, "line_end": line, "quote": quote}


class Build:
    """Makes readings and judges them."""

    Said = Said
    Written = Written
    vocabulary = load_vocabulary()

    def reading(self, written: Written, *said: Said) -> model.Reading:
        """Return a reading with one section a topic and one line a sentence, grades after them."""
        sentences, statements, items, figures = [], [], [], []
        for number, one in enumerate(said, 1):
            place = _place(number, one.text)
            section = f"s-{one.topic}"
            sentences.append(
                model.Sentence(
                    **place,
                    id=f"{written.programme}-{number}",
                    text=one.text,
                    section=section,
                    topic=one.topic,
                    kind="prose",
                    block=number if one.block is None else one.block,
                    polarity=one.polarity,  # type: ignore[arg-type]
                    is_history=one.is_history,
                    attributed_to="force" if one.force else "inspectorate",
                )
            )
            if one.states:
                statements.append(
                    model.Statement(
                        **place,
                        id=f"c{number}",
                        direction=one.states,  # type: ignore[arg-type]
                        source="force" if one.force else "inspectorate",
                        reference=model.Reference(text=None, cycle=one.cycle),
                        topic=one.topic,
                        section=section,
                        rule="test",
                    )
                )
            if one.item:
                items.append(
                    model.Item(
                        **place,
                        id=f"i{number}",
                        kind=one.item,  # type: ignore[arg-type]
                        labelled=True,
                        text=one.text,
                        deadline=None,
                        status=one.status,  # type: ignore[arg-type]
                        section=section,
                        topic=one.topic,
                    )
                )
            if one.figure:
                quote, value = one.figure
                figures.append(
                    model.Figure(
                        **_place(number, quote),
                        id=f"f{number}",
                        value=value,
                        unit="percent",
                        measure="test",
                        subject=BODY,
                        role="level",
                        polarity="higher_better",
                        attributed_to="inspectorate",
                        section=section,
                        topic=one.topic,
                    )
                )
        lines = [one.text for one in said]
        sections = []
        for topic in dict.fromkeys([*(one.topic for one in said), *written.grades]):
            grade = None
            if topic in written.grades:
                lines.append(written.grades[topic].capitalize())
                grade = model.Grade(
                    **_place(len(lines), lines[-1]),
                    value=written.grades[topic],  # type: ignore[arg-type]
                    state="carried_over" if topic in written.carried else "given",
                    basis="label",
                    carried_over_from="2016" if topic in written.carried else None,
                )
            sections.append(
                model.Section(
                    id=f"s-{topic}",
                    parent=None,
                    level=1,
                    heading=topic,
                    topic=topic,
                    role="summary" if topic == "overall" else "content",
                    line_start=1,
                    line_end=max(1, len(lines)),
                    grade=grade,
                )
            )
        return model.Reading(
            report=model.Report(
                id=f"r-{written.programme}",
                source=model.Source(
                    path=f"{written.programme}.txt", sha256="0", media_type="text/plain", lines=9, pages=None
                ),
                identity=_identity(written),
                identity_evidence={},
                sections=tuple(sections),
                items=tuple(items),
                figures=tuple(figures),
                statements=tuple(statements),
                artefacts=(),
                warnings=(),
            ),
            sentences=tuple(sentences),
            lines=tuple(lines),
        )

    def comparison(self, readings: Sequence[model.Reading], **known: object) -> model.Comparison:
        """Return the comparison of some readings: threads, and what a test adds."""
        ordered = in_time_order(readings)
        return model.Comparison(
            body=BODY,
            sector=ordered[0].report.identity.sector or "police",
            reports=tuple(
                model.ReportRef(id=one.report.id, path=one.report.source.path, identity=one.report.identity)
                for one in ordered
            ),
            threads=find_threads(readings, self.vocabulary),
            **known,  # type: ignore[arg-type]
        )

    def judged(self, *readings: model.Reading, **known: object) -> model.Comparison:
        """Return the judged comparison of some readings."""
        options = {key: known.pop(key) for key in ("decisions", "previous", "pairs") if key in known}
        return judge(self.comparison(readings, **known), readings, self.vocabulary, **options)  # type: ignore[arg-type]

    def verdict(self, comparison: model.Comparison, topic: str, thread: str | None = None) -> model.Verdict:
        """Return the only verdict on a topic, or on a thread by its name."""
        found = [one for one in comparison.verdicts if (one.topic, one.thread_name) == (topic, thread)]
        assert len(found) == 1, [(one.topic, one.thread_name, one.verdict) for one in comparison.verdicts]
        return found[0]


@pytest.fixture
def build() -> Build:
    """Return the maker of readings."""
    return Build()


@pytest.fixture(scope="session")
def readings(samples: Path) -> tuple[model.Reading, ...]:
    """Return the five sample reports, understood."""
    return tuple(
        understand(
            read_document(one.path, relative=one.relative),
            Build.vocabulary,
            carried=one.carried,
            catalogue=one.catalogue,
        )
        for one in find_inputs([samples]).files
    )


@pytest.fixture(scope="session")
def judged(readings: tuple[model.Reading, ...]) -> model.Comparison:
    """Return the five reports, compared and judged."""
    return judge(compare_reports(readings, Build.vocabulary), readings, Build.vocabulary)
