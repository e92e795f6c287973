"""The index over all bodies: bodies by topics, and what could not be read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hmicdiff.reporting.summary import count_findings, counted_findings, newest_findings
from hmicdiff.reporting.view.context import newest_date
from hmicdiff.reporting.view.findings import Sign, finding_id, sign_of
from hmicdiff.reporting.view.matrix import SAY_NO_MORE
from hmicdiff.reporting.words import body_slug, plain, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from hmicdiff.model import Comparison, Refusal, Run, Verdict
    from hmicdiff.reporting.summary import Counts
    from hmicdiff.vocabulary import Vocabulary

__all__ = ["BodyRow", "IndexView", "Pressing", "TopicCell", "make_index_view"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicCell:
    """What the newest report on a topic comes to."""

    sign: Sign | None
    source: str
    """``inferred`` where the inspectors do not say it themselves."""
    href: str
    """Link to the finding in the body's report; empty where there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pressing:
    """A finding that asks for something: what got worse or was raised again, as inspectors say or grade."""

    body: str
    title: str
    sign: Sign
    href: str
    sector: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyRow:
    """One body."""

    name: str
    href: str
    sector: str
    reports: int
    newest: str
    newest_date: str
    """ISO, to sort by; empty where no report bears a date."""
    counts: Counts
    cells: tuple[TopicCell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexView:
    """The index."""

    run: str
    version: str
    topics: tuple[str, ...]
    rows: tuple[BodyRow, ...]
    sectors: tuple[str, ...]
    """Sectors of the bodies, each once."""
    pressing: tuple[Pressing, ...]
    """What got worse or was raised again, over all bodies; what got worse first."""
    refused: tuple[Refusal, ...]


def make_index_view(run: Run, vocabulary: Vocabulary) -> IndexView:
    """The index of a run; topics are those on which any body has an overall finding."""
    spoken = {topic for each in run.comparisons for topic in _overall(each)}
    names: dict[str, str] = {}
    for comparison in run.comparisons:
        for topic in vocabulary.topics.of_sector(comparison.sector):
            if topic.id in spoken:
                names.setdefault(topic.id, topic.name)
    return IndexView(
        run=run.run,
        version=run.engine.version,
        topics=tuple(names.values()),
        rows=tuple(_row(each, tuple(names)) for each in run.comparisons),
        sectors=tuple(sorted({each.sector for each in run.comparisons})),
        pressing=tuple(sorted(_pressing(run, names), key=lambda one: one.sign.rank)),
        refused=run.refused,
    )


_PRESSING = frozenset({"worse", "again"})


def _pressing(run: Run, names: Mapping[str, str]) -> Iterator[Pressing]:
    """What asks for something, body by body; only what the first screen of the report counts too."""
    for comparison in run.comparisons:
        for verdict in counted_findings(comparison):
            sign = sign_of(verdict)
            if sign.code in _PRESSING:
                title = sentence(verdict.thread_name or names.get(verdict.topic, plain(verdict.topic)))
                yield Pressing(
                    body=comparison.body,
                    title=title,
                    sign=sign,
                    href=_finding_href(comparison, verdict),
                    sector=comparison.sector,
                )


def _finding_href(comparison: Comparison, verdict: Verdict) -> str:
    return f"{body_slug(comparison.body)}/report.html#{finding_id(verdict)}"


def _row(comparison: Comparison, topics: tuple[str, ...]) -> BodyRow:
    overall = _overall(comparison)
    return BodyRow(
        name=comparison.body,
        href=f"{body_slug(comparison.body)}/report.html",
        sector=comparison.sector,
        reports=len(comparison.reports),
        newest=newest_date(comparison.reports),
        newest_date=max((report.identity.published or "" for report in comparison.reports), default=""),
        counts=count_findings(comparison),
        cells=tuple(_cell(comparison, overall.get(topic)) for topic in topics),
    )


def _overall(comparison: Comparison) -> dict[str, Verdict]:
    """The newest overall finding on each topic."""
    return {verdict.topic: verdict for verdict in newest_findings(comparison) if verdict.thread is None}


def _cell(comparison: Comparison, newest: Verdict | None) -> TopicCell:
    sign = sign_of(newest) if newest else None
    inferred = newest is not None and newest.inferred and sign is not None and sign.code not in SAY_NO_MORE
    return TopicCell(
        sign=sign,
        source="inferred" if inferred else "",
        href=_finding_href(comparison, newest) if newest else "",
    )
