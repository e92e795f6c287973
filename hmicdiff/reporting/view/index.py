"""The index over all bodies: bodies by topics, and what could not be read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hmicdiff.reporting.summary import count_findings, newest_findings
from hmicdiff.reporting.view.context import newest_date
from hmicdiff.reporting.view.findings import Sign, sign_of
from hmicdiff.reporting.view.matrix import SAY_NO_MORE
from hmicdiff.reporting.words import body_slug

if TYPE_CHECKING:
    from hmicdiff.model import Comparison, Refusal, Run, Verdict
    from hmicdiff.reporting.summary import Counts
    from hmicdiff.vocabulary import Vocabulary

__all__ = ["BodyRow", "IndexView", "TopicCell", "make_index_view"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicCell:
    """What the newest report on a topic comes to."""

    sign: Sign | None
    source: str
    """``inferred`` where the inspectors do not say it themselves."""


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
        refused=run.refused,
    )


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
        cells=tuple(_cell(overall.get(topic)) for topic in topics),
    )


def _overall(comparison: Comparison) -> dict[str, Verdict]:
    """The newest overall finding on each topic."""
    return {verdict.topic: verdict for verdict in newest_findings(comparison) if verdict.thread is None}


def _cell(newest: Verdict | None) -> TopicCell:
    sign = sign_of(newest) if newest else None
    inferred = newest is not None and newest.inferred and sign is not None and sign.code not in SAY_NO_MORE
    return TopicCell(sign=sign, source="inferred" if inferred else "")
