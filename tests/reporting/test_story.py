"""Topics over the years, and findings by need."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest
import sample as written

from hmicdiff.reporting.summary import code_of
from hmicdiff.reporting.view.findings import group_cards
from hmicdiff.reporting.view.matrix import make_matrix
from hmicdiff.reporting.view.needs import needs_of
from hmicdiff.reporting.view.report import make_context
from hmicdiff.reporting.view.story import stories
from hmicdiff.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from hmicdiff.reporting.view.context import Context
    from hmicdiff.reporting.view.story import Story


@pytest.fixture(scope="module")
def context() -> Context:
    """Return the hand-written comparison."""
    return make_context(written.comparison(), written.readings(), load_vocabulary())


def told(context: Context) -> dict[str, tuple[Story, str]]:
    """Return each topic's story and its words."""
    found = stories(context, make_matrix(context))
    return {
        story.topic: (story, " ".join("".join(part.text for part in said) for said in story.sentences))
        for story in found
    }


def test_a_story_tells_grades_and_whether_they_compare(context: Context) -> None:
    """Grades come in time order; where two can't be compared, that is said instead of a direction."""
    _, words = told(context)["prevention"]
    assert words.startswith("Graded outstanding in 2014; good in 2018/19, lower, with care")
    assert "good in 2023–25, which can’t be compared with the grade before" in words


def test_a_story_tells_what_inspectors_state_and_no_inference(context: Context) -> None:
    """A stated change is named with its subject; a subject that is only inferred is not."""
    _, words = told(context)["prevention"]
    assert "evaluation of problem solving has improved" in words
    inferred = [
        verdict.thread_name
        for verdict in context.comparison.verdicts
        if verdict.topic == "prevention" and verdict.inferred and verdict.thread_name
    ]
    assert inferred
    assert not [name for name in inferred if name in words]


def test_a_story_tells_what_became_of_items(context: Context) -> None:
    """Items are told with the year that raised them and what became of them."""
    _, words = told(context)["investigation"]
    assert "3 areas for improvement: 2018/19, not spoken of since" in words


def test_every_part_of_a_story_that_says_something_is_linked(context: Context) -> None:
    """Each grade, subject, item and figure leads to a line of the page or to the item."""
    for story, _ in told(context).values():
        for said in story.sentences:
            linked = [part for part in said if part.href]
            assert linked
            assert all(part.href.startswith(("#L", "#i-", "#f-")) for part in linked)


def test_a_timeline_has_only_years_that_print_something(context: Context) -> None:
    """Each year of a timeline has a grade, a statement or an item, each with its place."""
    story, _ = told(context)["prevention"]
    assert [year.label for year in story.years][-1] == "2023–25"
    for year in story.years:
        assert year.moments
        assert all(moment.places for moment in year.moments)


def test_needs_hold_every_finding_once_in_the_order_of_work(context: Context) -> None:
    """No finding is lost or told twice; what got worse comes before what improved, and what asks nothing last."""
    needs = needs_of(group_cards(context))
    cards = [
        card.id for need in needs for card in (*need.cards, *(c for fold in need.folds for c in fold.cards))
    ]
    assert sorted(cards) == sorted(f"f-{verdict.id}" for verdict in context.comparison.verdicts)
    order = ("worse", "again", "concern", "judge", "improved", "calm", "earlier")
    codes = [need.code for need in needs]
    assert codes == sorted(codes, key=order.index)


def test_what_got_worse_stays_so_where_a_person_has_to_judge_it(context: Context) -> None:
    """A weak sign of something worse is not hidden among what merely needs a judgement."""
    worse = next(each for each in context.comparison.verdicts if code_of(each) == "improved" and each.latest)
    doubted = dataclasses.replace(worse, verdict="regressed", needs_review=True)
    rest = tuple(each for each in context.comparison.verdicts if each.id != worse.id)
    comparison = dataclasses.replace(context.comparison, verdicts=(*rest, doubted))
    needs = needs_of(group_cards(dataclasses.replace(context, comparison=comparison)))
    assert [card.verdict_id for card in needs[0].cards] == [doubted.id]
    assert needs[0].code == "worse"
