"""What the parts of the page below the findings are told: index, threads, repeats, items, figures, sources, history."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

import pytest
from changed import with_comparison

from hmicdiff.model import Cited, Hidden, PassageLink, Sentence, ThreadPoint
from hmicdiff.reporting.view.context import Context, newest_order, newest_words
from hmicdiff.reporting.view.figures import figure_charts, figure_rows
from hmicdiff.reporting.view.findings import group_cards
from hmicdiff.reporting.view.items import item_rows
from hmicdiff.reporting.view.matrix import make_matrix
from hmicdiff.reporting.view.repeats import MOST_REPEATS, repeat_groups
from hmicdiff.reporting.view.review import history_groups
from hmicdiff.reporting.view.sources import cited_lines, source_views
from hmicdiff.reporting.view.threads import joint_polarity, thread_groups
from hmicdiff.reporting.view.unmatched import hidden_rows, lone_passages, lone_sections, rename_rows

if TYPE_CHECKING:
    from types import ModuleType

    from hmicdiff.model import Repeat


# --- the index --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("published", "words", "order"),
    [
        ("2024-09", "September 2024", "2024-09"),
        (None, "PEEL 2023–25, undated", "2025"),
    ],
)
def test_the_newest_report_is_the_last_in_time_whether_or_not_it_bears_a_date(
    sample: ModuleType, published: str | None, words: str, order: str
) -> None:
    """A report without a date is told by its programme and ordered by its cycle, not passed over for an older one."""
    reports = sample.comparison().reports
    last = dataclasses.replace(
        reports[-1].identity,
        published=published,
        fieldwork_end=None,
        programme="PEEL 2023-25",
        cycle_order=202325,
    )
    reports = (*reports[:-1], dataclasses.replace(reports[-1], identity=last))
    assert (newest_words(reports), newest_order(reports)) == (words, order)


# --- threads, repeats, items, figures ---------------------------------------------------


def point(polarity: Any) -> ThreadPoint:  # noqa: ANN401 - one of four words
    """A point of a thread."""
    return ThreadPoint(report="r", line_start=1, line_end=1, quote="q", polarity=polarity, kind="passage")


@pytest.mark.parametrize(
    ("polarities", "joint"),
    [
        (("praise",), "praise"),
        (("praise", "neutral"), "praise"),
        (("praise", "concern"), "mixed"),
        (("concern", "concern"), "concern"),
        (("neutral", "neutral"), "neutral"),
        (("mixed", "neutral"), "mixed"),
    ],
)
def test_joint_polarity(polarities: tuple[str, ...], joint: str) -> None:
    """Praise and concern together are mixed; what is merely mentioned yields to either."""
    assert joint_polarity([point(polarity) for polarity in polarities]) == joint


def test_repeats_show_every_occurrence(context: Context) -> None:
    """Each place of a repeat is quoted and linked."""
    rows = [row for group in repeat_groups(context) for row in group.rows]
    assert [len(row.quotes) for row in rows] == [2, 2]
    assert {row.likeness for row in rows} == {"82% alike", "word for word"}


def test_the_same_words_of_several_reports_stand_once(context: Context) -> None:
    """What three reports share is one repeat a pair: one row with each place once, and every pair's id leads there."""
    known = next(one for one in context.comparison.repeats if one.kind == "verbatim")
    one, other = known.occurrences
    third = dataclasses.replace(other, line_start=other.line_start + 1, line_end=other.line_end + 1)
    pairs = {"ra": (one, other), "rb": (one, third), "rc": (other, third)}
    repeats = tuple(
        dataclasses.replace(known, id=id_, occurrences=occurrences) for id_, occurrences in pairs.items()
    )
    (group,) = repeat_groups(_with_repeats(context, repeats))
    (row,) = group.rows
    assert row.ids == ("r-ra", "r-rb", "r-rc")
    assert [len(text.quotes) for text in row.texts] == [3]


def test_many_repeats_are_cut_and_told(context: Context) -> None:
    """No more of a kind are shown than a page can hold; the ids of the rest lead to the words that say where they are."""
    known = next(one for one in context.comparison.repeats if one.kind == "verbatim")
    repeats = tuple(
        dataclasses.replace(
            known,
            id=f"r{number}",
            occurrences=tuple(
                dataclasses.replace(one, quote=f"Finding {number}.") for one in known.occurrences
            ),
        )
        for number in range(MOST_REPEATS + 2)
    )
    (group,) = repeat_groups(_with_repeats(context, repeats))
    assert len(group.rows) == MOST_REPEATS
    assert len(group.more) == 2
    assert {one.id for one in repeats} == {
        id_.removeprefix("r-") for id_ in (*group.more, *(id_ for row in group.rows for id_ in row.ids))
    }


def _with_repeats(context: Context, repeats: tuple[Repeat, ...]) -> Context:
    """The reports with other repeats."""
    return dataclasses.replace(context, comparison=dataclasses.replace(context.comparison, repeats=repeats))


def test_a_repeat_keeps_its_paragraphs(context: Context) -> None:
    """The parts of each quote are the whole of it, cut where the report begins a paragraph or a bullet."""
    rows = [row for group in repeat_groups(context) for row in group.rows]
    for row in rows:
        assert [" ".join(parts) for parts in row.parts] == [quote.text for quote in row.quotes]
    (place, *_), texts = (
        context.comparison.repeats[0].occurrences,
        ("Summary", "It works well.", "It is open."),
    )
    sentences = tuple(
        Sentence(
            id=str(block), text=text, quote=text, section=place.section, topic="other", kind="prose", block=block,
            line_start=place.line_start, line_end=place.line_start,
        )
        for block, text in enumerate(texts)
    )  # fmt: skip
    cut = dataclasses.replace(
        context,
        readings={place.report: dataclasses.replace(context.readings[place.report], sentences=sentences)},
        comparison=dataclasses.replace(
            context.comparison,
            repeats=(
                dataclasses.replace(
                    context.comparison.repeats[0],
                    kind="verbatim",
                    occurrences=(
                        dataclasses.replace(place, quote="Summary \u2022 It works well. \u2022 It is open."),
                    ),
                ),
            ),
        ),
    )
    (row,) = repeat_groups(cut)[0].rows
    assert row.parts == (("Summary", "\u2022 It works well.", "\u2022 It is open."),)


def test_unknown_is_not_closed(context: Context) -> None:
    """An item that no later report speaks of is not known, and says why."""
    rows = item_rows(context)
    assert [row.status_word for row in rows] == ["No news of it", "No news of it", "No news of it", "Closed"]
    assert rows[0].reason == "The boxes of the newer report are not in its text."


def test_overlapping_intervals_give_no_arrow(context: Context) -> None:
    """A difference within the margins is called so; percentage points are never percent."""
    row = next(row for row in figure_rows(context) if row.change == "−1.3 points")
    assert (row.result, row.icon) == ("within the margin of error", "same")


def test_incomparable_figures_have_no_direction(context: Context) -> None:
    """Where figures can't be compared neither change nor direction is shown, nor a chart."""
    change = dataclasses.replace(context.comparison.figure_changes[3], comparability="no", comparable=False)
    bare = with_comparison(context, figure_changes=(change,))
    (row,) = figure_rows(bare)
    assert (row.result, row.change) == ("not comparable", "")
    assert figure_charts(bare) == ()


def test_charts_draw_each_value_once(context: Context) -> None:
    """A value that stands in several pairs is one dot; the body's own come first."""
    chart = next(chart for chart in figure_charts(context) if chart.title.startswith("Victim satisfaction"))
    assert [(mark.label, mark.value, mark.focal) for mark in chart.marks] == [
        ("2013", "89.2%", True),
        ("2014", "87.9%", True),
        ("England and Wales, 2014", "85%", False),
    ]


# --- not matched, sources, history --------------------------------------------------------


def test_sections_without_counterpart(context: Context) -> None:
    """Each stands once, with why and in which reports it is missing."""
    rows = lone_sections(context)
    assert [(row.place.label, row.other) for row in rows] == [("2014", "2018/19"), ("2018/19", "2023–25")]


def test_a_passage_linked_elsewhere_is_not_lone(context: Context, sample: ModuleType) -> None:
    """What one later report still says is not listed as missing from the later reports."""
    cited: Cited = sample.cite(sample.PEEL_2018, 53)
    lone = PassageLink(left=(cited,), right=(), kind="deleted", score=0)
    linked = PassageLink(left=(cited,), right=(cited,), kind="same", score=1)
    assert [row.count for row in lone_passages(with_comparison(context, passage_links=(lone,)))] == [1]
    assert lone_passages(with_comparison(context, passage_links=(lone, linked))) == ()


def test_extracts_join_and_number(context: Context, sample: ModuleType) -> None:
    """Cited lines stand in extracts of five lines around, numbered as in the file; near ones are one run."""
    report = sample.digest(sample.CRIME)
    views = source_views(context, {report: frozenset({1, 8, 300})})
    crime = next(view for view in views if view.extracts)
    assert [(run.start, run.end) for run in crime.extracts] == [(1, 13), (295, 305)]
    assert [line.number for line in crime.extracts[0].lines if line.id] == [1, 8]
    assert crime.extracts[1].lines[5].text == sample.lines_of(sample.CRIME)[299].strip()


def test_cited_lines_gathers_first_lines(sample: ModuleType) -> None:
    """Places are gathered by report, with those that are known already."""
    spans = [("a", sample.cite(sample.CRIME, 3, 4)), ("a", sample.cite(sample.CRIME, 3)), ("b", sample.cite(sample.CRIME, 9))]  # fmt: skip
    assert cited_lines(spans, {}) == {"a": frozenset({3}), "b": frozenset({9})}
    assert cited_lines(spans, {"a": frozenset({5})}) == {"a": frozenset({3, 5}), "b": frozenset({9})}


def test_history_tells_causes_apart(context: Context) -> None:
    """New reports, decisions and our own upgrades are three different things."""
    cards = tuple(card for group in group_cards(context) for card in (*group.latest, *group.earlier))
    assert [group.words for group in history_groups(context, cards)] == [
        "1 finding changed by a new report",
        "1 finding changed by an upgrade of hmicdiff alone; nothing changed in policing",
    ]


def test_subjects_of_one_report_stand_apart(context: Context) -> None:
    """What one report alone speaks of is folded away from what can be followed."""
    groups = {group.topic: group for group in thread_groups(context)}
    names = [[row.name for row in rows] for rows in (groups["prevention"].rows, groups["prevention"].once)]
    assert names == [
        ["Evaluation of problem solving", "Abstraction of neighbourhood officers"],
        ["Training of beat managers"],
    ]


def test_the_legend_explains_what_is_there(context: Context) -> None:
    """Signs are explained where they stand, and only there."""
    assert make_matrix(context).legend == (
        "Double line and diamond: can’t be compared. With care: other questions were asked."
    )
    assert make_matrix(with_comparison(context, grade_changes=())).legend == "Double line: can’t be compared."


def test_one_term_changed_in_several_pairs_is_one_row(context: Context) -> None:
    """The same change of term from several reports to one is told once."""
    (rename,) = context.comparison.renames
    letter = dataclasses.replace(rename, left_report=context.comparison.reports[0].id)
    rows = rename_rows(with_comparison(context, renames=(letter, rename)))
    assert [(row.left, row.pair, row.count) for row in rows] == [
        ("the force", "2014 letter, 2018/19 to 2023–25", 223)
    ]


def test_cut_examples_end_with_a_word(context: Context) -> None:
    """An example that was cut says so, after a whole word."""
    long = Hidden(kind="repeat", count=2, example=("words " * 40)[:160])
    (row,) = hidden_rows(with_comparison(context, hidden=(long,)))
    assert row.example.endswith(" words…")


def test_figures_of_one_name_are_told_apart(context: Context) -> None:
    """Where several pairs bear one measure's name, the words around the figure stand beside it."""
    first = context.comparison.figure_changes[0]
    alone, *_ = figure_rows(with_comparison(context, figure_changes=(first,)))
    other = dataclasses.replace(first, left=first.right, right=first.left)
    both = figure_rows(with_comparison(context, figure_changes=(first, other)))
    assert alone.about == ""
    assert all(len(row.about) > 30 for row in both)


def test_what_is_neither_good_nor_bad_is_higher_or_lower(context: Context) -> None:
    """A measure without a good direction gets a size and no judgement."""
    rows = [row for row in figure_rows(context) if row.icon == "dash"]
    assert {row.result for row in rows} == {"lower"}
    assert any("lower than England and Wales" in chart.title for chart in figure_charts(context))
