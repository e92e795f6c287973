"""The map of sections: what is drawn, what is left out, what is said of each pair."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

import pytest
from sample.many import repeated

from hmicdiff.comparing.comparison import compare_reports
from hmicdiff.model import Cited, Edit, PassageLink
from hmicdiff.reading.choose import read_document
from hmicdiff.reporting.rows import TABLES
from hmicdiff.reporting.view.map import make_map
from hmicdiff.reporting.view.report import make_context
from hmicdiff.reporting.view.wording import MOST_WORDINGS
from hmicdiff.structure.report import understand
from hmicdiff.vocabulary import load_vocabulary

if TYPE_CHECKING:
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
    many = repeated(context, 12)
    view, two = make_map(many), make_map(context)
    assert len(view.columns) == 12
    assert len(view.pairs) == 11 * len(two.pairs)
    assert view.more == (66 - 11) * len(two.pairs)


def test_tables_tell_how_much_changed(context: Context) -> None:
    """The table of sections has a row a match, whose shares of words make 1."""
    rows = list(TABLES["sections"][1](context))
    assert len(rows) == len(context.comparison.section_links)
    for row in rows:
        shares = [row[f"{name}_share"] for name in ("same", "reworded", "new", "gone")]
        assert sum(shares) == pytest.approx(1.0, abs=1e-3)


def test_tables_list_what_merely_touches(context: Context) -> None:
    """Mentions stand in a table of their own."""
    assert len(list(TABLES["mentions"][1](context))) == len(context.comparison.section_mentions)


def test_likeness_is_told_of_all_sections_of_every_two_reports(context: Context) -> None:
    """The matrix has a value for each two sections on the map, matched or not, and names the matched ones."""
    view = make_map(context)
    (one, other), likeness = (column.blocks for column in view.columns), view.likeness
    (found,) = likeness.pairs
    assert found[:2] == (0, 1)
    assert len(found[2]) == 2 * len(one) * len(other)
    known = [int(found[2][at : at + 2]) for at in range(0, len(found[2]), 2) if found[2][at] != "-"]
    assert len(known) > len(likeness.matches)
    assert min(known) < max(known) < 100
    assert len(likeness.matches) == len(view.bands)
    own = [len(names) for _, names in likeness.reports]
    assert own == [len(one), len(other)]


def test_a_matched_pair_is_more_alike_than_most(context: Context) -> None:
    """What answers each other is more alike, in the middle, than what does not."""
    view = make_map(context)
    (_, _, digits), wide = view.likeness.pairs[0], len(view.columns[1].blocks)
    values = {
        divmod(at // 2, wide): int(digits[at : at + 2])
        for at in range(0, len(digits), 2)
        if digits[at] != "-"
    }
    matched = {(row, column) for _, _, row, column, _ in view.likeness.matches}
    apart = [value for cell, value in values.items() if cell not in matched]
    assert median(values[cell] for cell in matched if cell in values) > 1.5 * median(apart)


def test_every_reworded_pair_has_its_redline(context: Context) -> None:
    """A redline is told as lengths that spell both sentences, of every pair of linked sentences, however many."""
    link = next(one for one in context.comparison.section_links if one.facing)
    ends = [(link.left.report, link.facing[0].left), (link.right.report, link.facing[0].right)]
    cited = [
        Cited(report=report, line_start=said.line_start, line_end=said.line_end, quote=said.quote)
        for report, said in ((end[0], context.sentences[end]) for end in ends)
    ]
    edits = (
        Edit(op="equal", left=cited[0].quote[:-4], right=cited[1].quote[:-4]),
        Edit(op="replace", left=cited[0].quote[-4:], right=cited[1].quote[-4:], mark="number"),
    )
    reworded = PassageLink(left=cited[:1], right=cited[1:], kind="reworded", score=0.9, edits=edits)
    others = tuple(replace(reworded, left=cited[1:], right=cited[1:]) for _ in range(2 * MOST_WORDINGS))
    many = replace(context, comparison=replace(context.comparison, passage_links=(*others, reworded)))
    spots = " ".join(row.facing for row in make_map(many).pairs)
    sizes = [len(one.quote) - 4 for one in cited]
    assert f"we{sizes[0]}.{sizes[1]}r4.4n" in spots
