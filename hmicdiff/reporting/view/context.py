"""What every part of the report needs to know: the reports, their labels, places as links."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from hmicdiff.comparing.blocks import in_line_order
from hmicdiff.reporting.summary import counted_findings, newest_findings
from hmicdiff.reporting.words import dashed, date_words, plain
from hmicdiff.text import capital

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from hmicdiff.model import Cited, Comparison, Figure, Quoted, Reading, ReportRef, Section, Sentence

__all__ = ["Context", "Place", "Quote", "anchor", "anchor_id", "newest_order", "newest_words", "years_of"]

BULLETS = "•·▪◦*- "
"""Marks of a list item, which say nothing out of their list."""
_OF_REPORTS = (
    *(
        "labels",
        "order",
        "supports",
        "figures",
        "sections",
        "sentences",
        "in_lines",
        "heading_lines",
        "spots",
    ),
    *("link_ends", "changed_lines", "lone", "_topic_order"),
)
"""What a context knows of the reports and of their linked passages, whatever is found in them."""
_YEARS = re.compile(r"20\d\d(?:[-–/](?:20)?\d\d)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where something stands, as a link to the numbered extract."""

    label: str
    """Short label of the report: ``2018/19``."""
    lines: str
    """``line 34`` or ``lines 34–36``, with the page where there is one."""
    href: str
    """Link to the line in the same file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A verbatim quote and its place."""

    text: str
    """On one line and without the mark of a list item; otherwise as printed."""
    place: Place
    kind: str = ""
    """What the quote is, in words; may be empty."""
    before: str = ""
    """The sentence before it that it points back to ("This is ..."); may be empty."""
    behind: str = ""
    """The sentences right behind it that limit or count what it says; may be empty."""


@dataclass(frozen=True)
class Context:
    """The reports of one body with their labels."""

    comparison: Comparison
    readings: Mapping[str, Reading]
    """By report id."""
    topics: Mapping[str, str]
    """Names of topics by id, in the order of the vocabulary."""
    rules: Mapping[str, str]
    """What each rule says, by id."""
    rule_names: Mapping[str, str] = field(default_factory=dict)
    """What each rule is called, by id."""
    measures: Mapping[str, str] = field(default_factory=dict)
    """Names of measures by id."""
    omissions: Mapping[str, str] = field(default_factory=dict)
    """What is left out of a text for a reason, in words, by the reason's name."""

    def on(self, part: Comparison) -> Context:
        """The same for a part of the comparison that has all its reports and passages: what is known of these is shared."""
        made = replace(self, comparison=part)
        made.__dict__.update({name: getattr(self, name) for name in _OF_REPORTS})
        return made

    @cached_property
    def labels(self) -> dict[str, str]:
        """A short label for each report, different for different reports."""
        rows = [_label_candidates(report) for report in self.comparison.reports]
        shared = Counter(label for row in rows for label in dict.fromkeys(row))
        return {
            report.id: next((label for label in row if shared[label] == 1), report.path)
            for report, row in zip(self.comparison.reports, rows, strict=True)
        }

    @cached_property
    def newest(self) -> frozenset[str]:
        """Ids of the newest verdicts on each subject, each finding once."""
        return frozenset(verdict.id for verdict in newest_findings(self.comparison))

    @cached_property
    def counted(self) -> frozenset[str]:
        """Ids of the verdicts that the first screen counts: of the newest, those sure enough, each sentence once."""
        return frozenset(verdict.id for verdict in counted_findings(self.comparison))

    @cached_property
    def order(self) -> dict[str, int]:
        """Place of each report in time."""
        return {report.id: number for number, report in enumerate(self.comparison.reports)}

    @cached_property
    def supports(self) -> dict[str, str]:
        """For each report that only supports another on the same inspection: the id of that witness."""
        return {
            report: inspection.witness
            for inspection in self.comparison.inspections
            for report in inspection.supporting
        }

    @cached_property
    def link_ends(self) -> tuple[dict[tuple[str, int], list[int]], dict[tuple[str, int], list[int]]]:
        """Numbers of the passage links by report and first line of what they cite: earlier, later."""
        ends: tuple[defaultdict[tuple[str, int], list[int]], ...] = (defaultdict(list), defaultdict(list))
        for number, link in enumerate(self.comparison.passage_links):
            for found, side in zip(ends, (link.left, link.right), strict=True):
                for each in side:
                    found[each.report, each.line_start].append(number)
        return ends[0], ends[1]

    @cached_property
    def changed_lines(self) -> dict[str, frozenset[int]]:
        """First lines of the passages that another report has not as they are, by report."""
        found: defaultdict[str, set[int]] = defaultdict(set)
        for link in self.comparison.passage_links:
            for each in (*link.left, *link.right) if link.kind != "same" else ():
                found[each.report].add(each.line_start)
        return {report: frozenset(lines) for report, lines in found.items()}

    @cached_property
    def figures(self) -> dict[tuple[str, str], Figure]:
        """Figures by report and figure id."""
        return {
            (key, figure.id): figure for key, one in self.readings.items() for figure in one.report.figures
        }

    @cached_property
    def sections(self) -> dict[tuple[str, str], Section]:
        """Sections by report and section id."""
        return {
            (key, section.id): section
            for key, one in self.readings.items()
            for section in one.report.sections
        }

    @cached_property
    def sentences(self) -> dict[tuple[str, str], Sentence]:
        """Sentences by report and sentence id."""
        return {(key, each.id): each for key, one in self.readings.items() for each in one.sentences}

    @cached_property
    def in_lines(self) -> dict[str, tuple[Sentence, ...]]:
        """Each report's sentences in the order of its lines."""
        return {key: in_line_order(one) for key, one in self.readings.items()}

    @cached_property
    def lone(self) -> dict[tuple[str, str], list[Cited]]:
        """First lines of passages without a counterpart by report and kind of link, in order, each once."""
        ends = (("deleted", self.link_ends[0]), ("inserted", self.link_ends[1]))
        links = self.comparison.passage_links
        linked = {
            kind: {
                place
                for place, numbers in found.items()
                if any(links[n].left and links[n].right for n in numbers)
            }
            for kind, found in ends
        }
        found: dict[tuple[str, str], dict[int, Cited]] = {}
        for link in links:
            for cited in (link.left or link.right)[:1] if link.kind in linked else ():
                if (cited.report, cited.line_start) not in linked[link.kind]:
                    found.setdefault((cited.report, link.kind), {}).setdefault(cited.line_start, cited)
        return {key: [rows[line] for line in sorted(rows)] for key, rows in found.items()}

    @cached_property
    def heading_lines(self) -> dict[str, list[tuple[int, int]]]:
        """Each line that headings of a report stand on, with the first line of its heading, in order."""
        return {
            key: sorted(
                (one.heading_start, line)
                for one in reading.report.sections
                if one.heading_start
                for line in range(one.heading_start, (one.heading_end or one.heading_start) + 1)
            )
            for key, reading in self.readings.items()
        }

    @cached_property
    def spots(self) -> dict[tuple[str, int, int, str], tuple[int, int, int, int] | None]:
        """Where quotes stand in their lines, as far as it was looked up: by report, first and last line, words."""
        return {}

    @cached_property
    def _topic_order(self) -> dict[str, int]:
        return {topic: number for number, topic in enumerate(self.topics)}

    def topic_name(self, topic: str) -> str:
        """A topic's name as the vocabulary has it."""
        return self.topics.get(topic) or capital(plain(topic))

    def area_name(self, sections: Sequence[Section], topic: str) -> str:
        """What graded sections on a topic are called: its name, or what is printed of an area that joins several.

        Of several printed names the last one counts.
        """
        printed = [" ".join((one.heading or "").split()) for one in sections if one.merged and one.heading]
        return dashed(printed[-1]) if printed else self.topic_name(topic)

    def topic_rank(self, topic: str) -> tuple[int, str]:
        """Sorting key of a topic: order of the vocabulary, unknown ones last."""
        return self._topic_order.get(topic, len(self.topics)), topic

    def measure_name(self, measure: str) -> str:
        """A measure's name as the vocabulary has it, else the report's own words."""
        return capital(self.measures.get(measure) or measure)

    def place(self, report: str, where: Quoted) -> Place:
        """Where a quote stands."""
        same = where.line_start == where.line_end
        span = f"line {where.line_start}" if same else f"lines {where.line_start}–{where.line_end}"
        page = f"page {where.page}, " if where.page else ""
        return Place(
            label=self.labels[report], lines=page + span, href=f"#{anchor(report, where.line_start)}"
        )

    def line_place(self, report: str, line: int) -> Place:
        """One line as a place."""
        return Place(label=self.labels[report], lines=f"line {line}", href=f"#{anchor(report, line)}")

    def quote(self, report: str, where: Quoted, kind: str = "") -> Quote:
        """A quote with its place."""
        return Quote(
            text=" ".join(where.quote.split()).lstrip(BULLETS), place=self.place(report, where), kind=kind
        )

    def cite(self, cited: Cited, kind: str = "") -> Quote:
        """A cited quote with its place."""
        return self.quote(cited.report, cited, kind)


def anchor(report: str, line: int) -> str:
    """Id of a line of a report in the page: letters and digits only, whatever the report's id holds."""
    return f"{_letters(report)}-{line}"


@lru_cache(maxsize=1 << 10)
def _letters(report: str) -> str:
    """How the ids of a report's lines begin."""
    return f"L{re.sub(r'[^0-9A-Za-z]', '', report)[:8]}"


def anchor_id(prefix: str, id_: str) -> str:
    """An id for the page out of an id of the model: letters, digits and hyphens only."""
    return f"{prefix}-{re.sub(r'[^0-9A-Za-z-]', '-', id_)}"


def years_of(programme: str | None) -> str | None:
    """The years a programme's name ends in: ``2018/19`` of ``PEEL 2018/19``."""
    found = _YEARS.findall(programme or "")
    return dashed(found[-1]) if found else None


def newest_words(reports: Sequence[ReportRef]) -> str:
    """Date of the newest of reports in time order, in words; its programme where it bears none."""
    if not reports:
        return ""
    identity = reports[-1].identity
    if identity.published:
        return date_words(identity.published)
    return f"{dashed(identity.programme or identity.title or 'newest report')}, undated"


def newest_order(reports: Sequence[ReportRef]) -> str:
    """What puts bodies in order by their newest reports: ISO date, or the year in which an undated one's cycle ends."""
    if not reports:
        return ""
    identity = reports[-1].identity
    return identity.published or identity.fieldwork_end or _cycle_end(identity.cycle_order)


def _cycle_end(order: int | None) -> str:
    """``2019`` of 201819: the year in which a cycle ends."""
    return f"{order // 10_000}{order % 100:02}" if order else ""


def _label_candidates(report: ReportRef) -> tuple[str, ...]:
    """Labels for one report, shortest first."""
    identity = report.identity
    programme = dashed(identity.programme or identity.title or "")
    years = years_of(identity.programme) or (identity.published or "")[:4]
    kind = identity.pillar or identity.kind
    plain_report = identity.kind in {"report", "pillar"}
    when = date_words(identity.published)
    candidates = (
        years if plain_report else f"{years} {identity.kind}",
        f"{years} {kind}",
        programme,
        f"{programme} {kind}",
        f"{programme} {kind}, {when}" if when else "",
    )
    return tuple(one.strip() for one in candidates if one.strip())
