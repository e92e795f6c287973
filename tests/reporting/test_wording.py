"""The wording of passages that two reports share."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from hmicdiff.model import Edit
from hmicdiff.reporting.view.findings import group_cards
from hmicdiff.reporting.view.wording import MOST_WORDINGS, wording_view

if TYPE_CHECKING:
    from hmicdiff.model import PassageLink
    from hmicdiff.reporting.view.context import Context


def with_links(context: Context, *links: PassageLink) -> Context:
    """The context with other linked passages."""
    return dataclasses.replace(
        context, comparison=dataclasses.replace(context.comparison, passage_links=links)
    )


def test_linked_passages_bring_their_redline(context: Context) -> None:
    """The wording is shown where a link joins the evidence of both sides, and nowhere else."""
    found = {
        (card.title, card.pair): [rewording.words for rewording in card.rewordings]
        for group in group_cards(context)
        for card in (*group.latest, *group.earlier)
        if card.rewordings
    }
    split = "one sentence became several, strength changed, duty changed, number changed"
    assert found == {
        ("Supervision of investigations", "2014 to 2018/19"): [split],
        ("Early help hubs", "2018/19 to 2023–25"): ["moved to another section, term changed throughout"],
    }


def test_every_changed_wording_stands_in_its_section(context: Context) -> None:
    """Changed sentences that two reports share are shown whether or not a finding rests on them."""
    view = wording_view(context)
    assert [(row.pair, row.codes, row.moved) for row in view.rows] == [
        ("2014 letter to 2014", "reworded", False),
        ("2014 to 2018/19", "number modal hedge reworded split", False),
        ("2018/19 to 2023–25", "reworded moved cosmetic", True),
    ]
    assert [code for code, _ in view.kinds] == [
        "number", "modal", "hedge", "reworded", "moved", "split", "cosmetic",
    ]  # fmt: skip


def test_wording_beyond_the_limit_is_counted(context: Context) -> None:
    """What does not fit is said to be in the table of links."""
    link = next(each for each in context.comparison.passage_links if each.kind == "reworded")
    view = wording_view(with_links(context, *[link] * (MOST_WORDINGS + 3)))
    assert (len(view.rows), view.more) == (MOST_WORDINGS, 3)


def test_rewritten_passages_stand_unmarked(context: Context) -> None:
    """Where little is kept the two wordings stand beside each other as they are."""
    link = next(each for each in context.comparison.passage_links if each.kind == "reworded")
    new = dataclasses.replace(link, edits=(Edit(op="replace", left="all of this", right="nothing alike"),))
    (row,) = wording_view(with_links(context, new)).rows
    assert row.words == "reworded, rewritten"
    assert [piece.op for piece in (*row.redline.left, *row.redline.right)] == ["same", "same"]


def test_every_citation_of_a_link_leads_to_it(context: Context) -> None:
    """Each place that a link cites, on either side, has its number, and no other place has."""
    links = context.comparison.passage_links
    for side, ends in zip(("left", "right"), context.link_ends, strict=True):
        told = {(place, number) for place, numbers in ends.items() for number in numbers}
        assert told == {
            ((each.report, each.line_start), number)
            for number, link in enumerate(links)
            for each in getattr(link, side)
        }
