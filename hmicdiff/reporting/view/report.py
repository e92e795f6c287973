"""The whole report as finished values: what the templates print without thinking."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from hmicdiff.reporting.view.context import Context, anchor_id
from hmicdiff.reporting.view.figures import FigureRow, figure_charts, figure_rows
from hmicdiff.reporting.view.findings import Card, TopicGroup, all_cards, group_cards
from hmicdiff.reporting.view.first import FirstScreen, make_first_screen
from hmicdiff.reporting.view.items import ItemRow, item_rows
from hmicdiff.reporting.view.map import MapView, make_map
from hmicdiff.reporting.view.needs import Need, needs_of
from hmicdiff.reporting.view.pairs import shown_lines
from hmicdiff.reporting.view.refs import lines_of
from hmicdiff.reporting.view.repeats import RepeatGroup, repeat_groups
from hmicdiff.reporting.view.review import HistoryGroup, OrphanRow, history_groups, orphan_rows
from hmicdiff.reporting.view.signs import sign_options
from hmicdiff.reporting.view.sources import SourceView, cited_lines, source_views
from hmicdiff.reporting.view.story import Story, stories
from hmicdiff.reporting.view.threads import ThreadGroup, thread_groups
from hmicdiff.reporting.view.unmatched import (
    HiddenRow,
    PassageList,
    RenameRow,
    SectionRow,
    aside_sections,
    hidden_rows,
    lone_lines,
    lone_passages,
    lone_sections,
    rename_rows,
)
from hmicdiff.reporting.view.wording import WordingView, edit_kinds, wording_view
from hmicdiff.reporting.words import plain
from hmicdiff.text import capital

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from hmicdiff.model import Comparison, Engine, LineSpan, Reading, Refusal, Run
    from hmicdiff.reporting.charts import Chart
    from hmicdiff.vocabulary import Vocabulary

__all__ = ["ReportView", "RuleLine", "divide", "make_context", "make_view", "of_topic", "topic_file"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleLine:
    """One rule as a reader is told it."""

    id: str
    name: str
    sentence: str
    right: str
    """Share of its verdicts on labelled reports that readers call right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportView:
    """Everything the report shows."""

    run: str
    engine: Engine
    first: FirstScreen
    groups: tuple[TopicGroup, ...]
    cards: tuple[Card, ...]
    pairs: tuple[tuple[str, str], ...]
    """Id and words of each pair of reports that has a finding."""
    signs: tuple[tuple[str, str], ...]
    """What a finding may be called, code and word, for the filter."""
    names: str
    """What a search takes for one: names apart by ``|``, things apart by ``;``."""
    needs: tuple[Need, ...]
    """The same findings by what they ask of a reader."""
    stories: tuple[Story, ...]
    labels: tuple[str, ...]
    """Labels of all reports in time order."""
    threads: tuple[ThreadGroup, ...]
    items: tuple[ItemRow, ...]
    figures: tuple[FigureRow, ...]
    charts: tuple[Chart, ...]
    edits: tuple[tuple[str, str], ...]
    """Kinds of edit on the cards, code and word."""
    repeats: tuple[RepeatGroup, ...]
    map: MapView
    wording: WordingView
    sections: tuple[SectionRow, ...]
    asides: tuple[tuple[str, str], ...]
    """Sections of which no counterpart is owed: why, and which."""
    passages: tuple[PassageList, ...]
    hidden: tuple[HiddenRow, ...]
    renames: tuple[RenameRow, ...]
    sources: tuple[SourceView, ...]
    refused: tuple[Refusal, ...]
    history: tuple[HistoryGroup, ...]
    orphans: tuple[OrphanRow, ...]
    rules: tuple[RuleLine, ...]
    """The rules that decided something here."""
    review_below: float
    pages: Mapping[str, str]
    """File with the findings of each topic, where they are too many for one file; else empty."""
    part: str
    """Name of the topic this page is about, where it is one of several; else empty."""

    def page(self, topic: str) -> str:
        """File with a topic's findings; nothing where they stand in this one."""
        return self.pages.get(topic, "")


def divide(view: ReportView) -> ReportView:
    """The report without its findings and threads, which then stand in a file for each topic."""
    return replace(view, pages={group.topic: topic_file(group.topic) for group in view.groups})


def topic_file(topic: str) -> str:
    """Name of the file with a topic's findings."""
    return f"{anchor_id('report', topic)}.html"


def of_topic(comparison: Comparison, topic: str) -> Comparison:
    """What a comparison says of one topic."""
    return replace(
        comparison,
        verdicts=tuple(each for each in comparison.verdicts if each.topic == topic),
        threads=tuple(each for each in comparison.threads if each.topic == topic),
        item_threads=tuple(each for each in comparison.item_threads if each.topic == topic),
        figure_changes=tuple(each for each in comparison.figure_changes if each.topic == topic),
        grade_changes=tuple(each for each in comparison.grade_changes if each.topic == topic),
        repeats=(),
        section_links=(),
        unmatched_sections=(),
        orphan_decisions=(),
        history=None,
    )


def make_context(comparison: Comparison, readings: Sequence[Reading], vocabulary: Vocabulary) -> Context:
    """The reports of one body with their labels and the names of their topics."""
    topics = vocabulary.topics.of_sector(comparison.sector)
    return Context(
        comparison=comparison,
        readings={reading.report.id: reading for reading in readings},
        topics={topic.id: topic.name for topic in topics},
        rules={rule.id: rule.sentence for rule in vocabulary.rules.rows},
        rule_names={rule.id: rule.name for rule in vocabulary.rules.rows},
        measures={measure.id: measure.name for measure in vocabulary.measures.measures},
        omissions={row.reason: row.words for row in vocabulary.omissions.rows},
    )


def make_view(
    context: Context,
    run: Run,
    vocabulary: Vocabulary,
    *,
    as_of: str | None = None,
    whole: ReportView | None = None,
) -> ReportView:
    """The report on one body, or its part on one topic, which shares with the `whole` what is of no topic."""
    comparison = context.comparison
    groups = group_cards(context)
    cards = all_cards(groups)
    used = {verdict.rule for verdict in comparison.verdicts}
    part = groups[0].name if whole and groups else ""
    first = make_first_screen(context, cards, as_of=as_of, refused=len(run.refused))
    return ReportView(
        run=run.run,
        engine=run.engine,
        first=first,
        groups=groups,
        cards=cards,
        pairs=_pairs(cards),
        signs=sign_options(),
        names=";".join("|".join(row.names) for row in vocabulary.synonyms),
        needs=needs_of(groups),
        stories=tuple(
            story
            for story in stories(context, first.matrix)
            if not part or story.topic in {group.topic for group in groups}
        ),
        labels=tuple(context.labels[report.id] for report in comparison.reports),
        threads=thread_groups(context),
        items=item_rows(context),
        figures=figure_rows(context),
        charts=figure_charts(context),
        repeats=repeat_groups(context),
        map=make_map(context),
        wording=whole.wording if whole else wording_view(context),
        edits=edit_kinds(card.edits for card in cards),
        sections=lone_sections(context),
        asides=aside_sections(context),
        passages=whole.passages if whole else lone_passages(context),
        hidden=whole.hidden if whole else hidden_rows(context),
        renames=whole.renames if whole else rename_rows(context),
        sources=source_views(context, cited_lines(_cited(context), context.changed_lines), _beside(context)),
        refused=run.refused,
        history=history_groups(context, cards),
        orphans=orphan_rows(context),
        rules=tuple(
            RuleLine(
                id=anchor_id("rule", rule.id),
                name=capital(rule.name or plain(rule.id)),
                sentence=rule.sentence,
                right=f"{rule.confidence:.0%}",
            )
            for rule in vocabulary.rules.rows
            if rule.id in used
        ),
        review_below=vocabulary.rules.settings.review_below,
        pages={},
        part=part,
    )


def _pairs(cards: Sequence[Card]) -> tuple[tuple[str, str], ...]:
    """The pairs of reports that have findings, the newest first."""
    found = {card.pair_id: card.pair for card in cards}
    order = sorted(found, key=lambda pair: [int(number) for number in pair.split("-")], reverse=True)
    return tuple((pair, found[pair]) for pair in order)


def _beside(context: Context) -> Iterator[tuple[str, int]]:
    """Every line that is shown elsewhere by reference alone."""
    yield from shown_lines(context)
    yield from lone_lines(context)
    for thread in context.comparison.threads:
        yield from lines_of(thread.points)


def _cited(context: Context) -> Iterator[tuple[str, LineSpan]]:
    """Every place the report links to, passages that changed aside; those it does not show in the end do no harm."""
    found = context.comparison
    quoted = (
        *(each for verdict in found.verdicts for each in verdict.evidence),
        *(each for thread in found.threads for each in thread.points),
        *(each for repeat in found.repeats for each in repeat.occurrences),
        *(each for thread in found.item_threads for each in thread.items),
        *(each.quote for each in found.grade_changes if each.quote),
    )  # fmt: skip
    yield from ((each.report, each) for each in quoted)
    for key, reading in context.readings.items():
        yield from ((key, section.grade) for section in reading.report.sections if section.grade)
        yield from ((key, each) for each in reading.report.statements if each.source == "inspectorate")
    for change in found.figure_changes:
        for ref in (change.left, change.right):
            if (ref.report, ref.figure) in context.figures:
                yield ref.report, context.figures[ref.report, ref.figure]
    for lone in found.unmatched_sections:
        if (lone.report, lone.section) in context.sections:
            yield lone.report, context.sections[lone.report, lone.section]
