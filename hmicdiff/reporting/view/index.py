"""The index over all bodies: bodies by topics, and what could not be read."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from hmicdiff.reporting.summary import count_findings, counted_findings, newest_findings
from hmicdiff.reporting.view.context import newest_order, newest_words
from hmicdiff.reporting.view.findings import finding_id
from hmicdiff.reporting.view.matrix import SAY_NO_MORE
from hmicdiff.reporting.view.signs import Sign, sign_of
from hmicdiff.reporting.words import body_slug, plain
from hmicdiff.text import capital
from hmicdiff.vocabulary.bodies import REGIONS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from hmicdiff.model import Comparison, Refusal, Run, Verdict
    from hmicdiff.vocabulary import Vocabulary

__all__ = [
    "BodyEntry",
    "BodyRow",
    "CountCell",
    "IndexView",
    "Pressing",
    "TopicCell",
    "body_entry",
    "make_index_view",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicCell:
    """What the newest report on a topic comes to."""

    sign: Sign | None
    source: str
    """``inferred`` where the inspectors do not say it themselves."""
    href: str
    """Link to the finding in the body's report; empty where there is none."""


_NO_CELL = TopicCell(sign=None, source="", href="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pressing:
    """A finding that asks for something: what got worse or was raised again, as inspectors say or grade."""

    body: str
    topic: str
    """Id of its topic."""
    title: str
    """Its own name; that of its topic where it has none."""
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
class BodyEntry:
    """What the index tells of one body, whichever others it stands among."""

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
    overall: Mapping[str, TopicCell]
    """What the newest report comes to on each topic it speaks of, by the topic's id."""
    pressing: tuple[Pressing, ...]
    """What got worse or was raised again; the title is empty where the finding has no name of its own."""


@dataclass(frozen=True, slots=True)
class BodyRow:
    """One body in its row."""

    entry: BodyEntry
    cells: tuple[TopicCell, ...]
    """One a topic of the index."""


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


def make_index_view(entries: Sequence[BodyEntry], run: Run, vocabulary: Vocabulary) -> IndexView:
    """The index of a run; topics are those on which any body has an overall finding."""
    spoken = {topic for each in entries for topic in each.overall}
    names: dict[str, str] = {}
    for each in entries:
        for topic in vocabulary.topics.of_sector(each.sector):
            if topic.id in spoken:
                names.setdefault(topic.id, topic.name)
    sectors, known = Counter(each.sector for each in entries), Counter(each.region for each in entries)
    pressing = (_titled(one, names) for each in entries for one in each.pressing)
    return IndexView(
        run=run.run,
        version=run.engine.version,
        topics=tuple(names.values()),
        rows=tuple(
            BodyRow(each, tuple(each.overall.get(topic, _NO_CELL) for topic in names)) for each in entries
        ),
        sectors=tuple(sorted(sectors.items())),
        regions=tuple((name, known[name]) for name in REGIONS if known[name]),
        pressing=tuple(sorted(pressing, key=lambda one: one.sign.rank)),
        refused=run.refused,
    )


def body_entry(comparison: Comparison, vocabulary: Vocabulary) -> BodyEntry:
    """What the index tells of one body."""
    counts, page = count_findings(comparison), f"{body_slug(comparison.body)}/report.html"
    row = vocabulary.bodies.named(comparison.body)
    region = row.region if row else ""
    return BodyEntry(
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
        overall={topic: _cell(comparison, verdict) for topic, verdict in _overall(comparison).items()},
        pressing=tuple(_pressing(comparison, region)),
    )


_PRESSING = frozenset({"worse", "again"})


def _pressing(comparison: Comparison, region: str) -> Iterator[Pressing]:
    """What asks for something of one body; only what the first screen of the report counts too."""
    for verdict in counted_findings(comparison):
        sign = sign_of(verdict)
        if sign.code in _PRESSING:
            yield Pressing(
                body=comparison.body,
                topic=verdict.topic,
                title=capital(verdict.thread_name or ""),
                sign=sign,
                href=_finding_href(comparison, verdict),
                sector=comparison.sector,
                region=region,
            )


def _titled(one: Pressing, names: Mapping[str, str]) -> Pressing:
    """A finding with a title."""
    return one if one.title else replace(one, title=capital(names.get(one.topic, plain(one.topic))))


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


def _overall(comparison: Comparison) -> dict[str, Verdict]:
    """The newest overall finding on each topic."""
    return {verdict.topic: verdict for verdict in newest_findings(comparison) if verdict.thread is None}


def _cell(comparison: Comparison, newest: Verdict) -> TopicCell:
    sign = sign_of(newest)
    inferred = newest.inferred and sign.code not in SAY_NO_MORE
    return TopicCell(sign=sign, source="inferred" if inferred else "", href=_finding_href(comparison, newest))
