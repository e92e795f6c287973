"""The index over all bodies: bodies by topics, and what could not be read."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hmicdiff.reporting.summary import count_findings, counted_findings, newest_findings
from hmicdiff.reporting.view.context import newest_order, newest_words
from hmicdiff.reporting.view.findings import finding_id
from hmicdiff.reporting.view.matrix import SAY_NO_MORE
from hmicdiff.reporting.view.signs import Sign, sign_of
from hmicdiff.reporting.words import body_slug, plain, sentence
from hmicdiff.vocabulary.bodies import REGIONS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from hmicdiff.model import Comparison, Refusal, Run, Verdict
    from hmicdiff.vocabulary import Vocabulary

__all__ = ["BodyRow", "CountCell", "IndexView", "Pressing", "TopicCell", "make_index_view"]


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
    region: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CountCell:
    """How many findings of one kind the newest reports hold, and where they stand."""

    number: int
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyRow:
    """One body."""

    name: str
    href: str
    sector: str
    region: str
    """Where the body's area lies; empty for a body that the vocabulary does not know."""
    reports: int
    newest: str
    """Date of the newest report in words; its programme where it bears none."""
    newest_order: str
    """Date or year, to sort by."""
    counts: tuple[CountCell, ...]
    cells: tuple[TopicCell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexView:
    """The index."""

    run: str
    version: str
    topics: tuple[str, ...]
    rows: tuple[BodyRow, ...]
    sectors: tuple[tuple[str, int], ...]
    """Sectors of the bodies, and how many bodies each has."""
    regions: tuple[tuple[str, int], ...]
    """Regions of the bodies, north to south, and how many bodies each has."""
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
    regions = {each.body: _region(each.body, vocabulary) for each in run.comparisons}
    rows = tuple(_row(each, tuple(names), regions[each.body]) for each in run.comparisons)
    sectors, known = Counter(row.sector for row in rows), Counter(row.region for row in rows)
    return IndexView(
        run=run.run,
        version=run.engine.version,
        topics=tuple(names.values()),
        rows=rows,
        sectors=tuple(sorted(sectors.items())),
        regions=tuple((name, known[name]) for name in REGIONS if known[name]),
        pressing=tuple(sorted(_pressing(run, names, regions), key=lambda one: one.sign.rank)),
        refused=run.refused,
    )


def _region(body: str, vocabulary: Vocabulary) -> str:
    row = vocabulary.bodies.named(body)
    return row.region if row else ""


_PRESSING = frozenset({"worse", "again"})


def _pressing(run: Run, names: Mapping[str, str], regions: Mapping[str, str]) -> Iterator[Pressing]:
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
                    region=regions[comparison.body],
                )


def _finding_href(comparison: Comparison, verdict: Verdict) -> str:
    return f"{body_slug(comparison.body)}/report.html#{finding_id(verdict)}"


_COUNTED = (
    ("regressed", "worse"),
    ("raised_again", "again"),
    ("improved", "improved"),
    ("closed", "closed"),
    ("now_criticised", "now-criticised"),
    ("now_praised", "now-praised"),
    ("criticised_in_both", "both"),
    ("new_concerns", "concern"),
    ("needs_review", "review"),
)
"""What is counted, in the order of the columns, and what the report's filter calls it."""


def _row(comparison: Comparison, topics: tuple[str, ...], region: str) -> BodyRow:
    overall = _overall(comparison)
    counts, page = count_findings(comparison), f"{body_slug(comparison.body)}/report.html"
    return BodyRow(
        name=comparison.body,
        href=page,
        sector=comparison.sector,
        region=region,
        reports=len(comparison.reports),
        newest=newest_words(comparison.reports),
        newest_order=newest_order(comparison.reports),
        counts=tuple(
            CountCell(number=getattr(counts, name), href=f"{page}?v={code}#findings")
            for name, code in _COUNTED
        ),
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
