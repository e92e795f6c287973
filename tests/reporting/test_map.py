"""The map of sections: what is drawn, what is left out, what is said of each pair."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from hmicdiff.comparing.comparison import compare_reports
from hmicdiff.reading.choose import read_document
from hmicdiff.reporting.rows import TABLES
from hmicdiff.reporting.view.map import make_map
from hmicdiff.reporting.view.report import make_context
from hmicdiff.structure.report import understand
from hmicdiff.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from hmicdiff.model import SectionLink
    from hmicdiff.reporting.view.context import Context

REPORTS = Path(__file__).parents[1] / "gold" / "sections"
VOCABULARY = load_vocabulary()


@pytest.fixture(scope="module")
def context() -> Context:
    """Return the comparison of two inspections of a fire and rescue service."""
    readings = [
        understand(read_document(REPORTS / name, relative=name), VOCABULARY)
        for name in ("cornwall-2022.txt", "cornwall-2024.txt")
    ]
    return make_context(compare_reports(readings, VOCABULARY), readings, VOCABULARY)


def test_years_are_columns_in_order_and_sections_blocks(context: Context) -> None:
    """Each report is a column; its whole sections stand under each other, none over another."""
    view = make_map(context)
    assert [column.label for column in view.columns] == ["2021/22", "2023–25"]
    for column in view.columns:
        for one, other in zip(column.blocks, column.blocks[1:], strict=False):
            assert one.y + one.height < other.y
    assert all(block.y + block.height < view.height for column in view.columns for block in column.blocks)


def test_a_band_joins_what_answers(context: Context) -> None:
    """Each band is a match between two sections or their parts, and leads to a row of the table."""
    view = make_map(context)
    rows = {row.id for row in view.pairs}
    assert view.bands
    assert all(band.href.removeprefix("#") in rows for band in view.bands)
    assert any("Preventing fires and other risks – " in band.title for band in view.bands)


def test_a_block_tells_its_grade_in_letters(context: Context) -> None:
    """Grades are letters, not colours alone."""
    column = make_map(context).columns[0]
    graded = {block.title.split(": ")[1].split(",")[0]: block.grade for block in column.blocks}
    assert graded["Protecting the public through fire regulation"] == "RI"


def test_facing_sentences_are_at_their_places(context: Context) -> None:
    """Each place cuts the sentence, word for word, from the lines it names."""
    for row, link in zip(make_map(context).pairs, context.comparison.section_links, strict=True):
        for spots, facing in zip(row.facing.split(), link.facing, strict=True):
            ends = ((link.left.report, facing.left), (link.right.report, facing.right))
            for (report, sentence), spot in zip(ends, spots.split("="), strict=True):
                start, at, last, stop = map(int, spot.split("."))
                lines = [line.strip() for line in context.readings[report].lines[start - 1 : last]]
                lines[-1] = lines[-1][:stop]
                text = " ".join((lines[0][at:], *lines[1:])).split()
                assert text == context.sentences[report, sentence].quote.split()


def test_where_nothing_answers_there_is_no_map(context: Context) -> None:
    """A body whose reports share no question has no map."""
    bare = replace(context, comparison=replace(context.comparison, section_links=()))
    assert make_map(bare).columns == ()


def test_a_dozen_reports_make_a_page_that_grows_with_the_years(context: Context) -> None:
    """Each section is matched with its nearest neighbours: twelve reports make about eleven times the rows of two."""
    many = _repeated(context, 12)
    view, two = make_map(many), make_map(context)
    assert len(view.columns) == 12
    assert len(view.pairs) == 11 * len(two.pairs)
    assert view.more == (66 - 11) * len(two.pairs)


def _repeated(context: Context, count: int) -> Context:
    """Return the later report `count` times over, each two matched as the first with itself."""
    first = context.comparison.reports[1]
    reading = context.readings[first.id]
    ids = [f"{number:016x}" for number in range(count)]
    pairs = [(one, other) for n, one in enumerate(ids) for other in ids[n + 1 :]]
    links = context.comparison.section_links
    comparison = replace(
        context.comparison,
        reports=tuple(replace(first, id=id_) for id_ in ids),
        section_links=tuple(
            _moved(link, number, pair) for pair in pairs for number, link in enumerate(links)
        ),
    )
    return replace(context, comparison=comparison, readings=dict.fromkeys(ids, reading))


def _moved(link: SectionLink, number: int, pair: tuple[str, str]) -> SectionLink:
    """Return a link between the same section of two reports."""
    section = f"s{number % 31 + 1:03}"
    return replace(
        link,
        left=replace(link.left, report=pair[0], section=section),
        right=replace(link.right, report=pair[1], section=section),
        facing=(),
    )


def test_tables_tell_how_much_changed(context: Context) -> None:
    """The table of sections has a row a match, whose shares of words make 1."""
    rows = TABLES["sections"][1](context)
    assert len(rows) == len(context.comparison.section_links)
    for row in rows:
        shares = [row[f"{name}_share"] for name in ("same", "reworded", "new", "gone")]
        assert sum(shares) == pytest.approx(1.0, abs=1e-3)


def test_tables_list_what_merely_touches(context: Context) -> None:
    """Mentions stand in a table of their own."""
    assert len(TABLES["mentions"][1](context)) == len(context.comparison.section_mentions)
