"""How sentences hang on each other: for each row of links a sentence that has it, and one that only looks like it."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import pytest

from hmicdiff.vocabulary.cue_rows import LinkPart
from hmicdiff.vocabulary.cues import load_cues

if TYPE_CHECKING:
    from hmicdiff.vocabulary.cue_rows import ItemKind

LINKS: dict[LinkPart, tuple[str, str]] = {
    "turns": ("We were, however, sorry to see that cases wait.", "Cases wait, but we were told that they move."),
    "left-over": ("Working on rest days is still common.", "Retained firefighters are not paid for this."),
    "turns-to-a-work": ("But its visits to registered offenders are late.", "But it visits registered offenders late."),
    "limits": ("Unfortunately, few of them are trained.", "Few of them are trained, unfortunately."),
    "gives-reason": ("The brigade puts it down to new staff.", "The brigade put new staff on the late shift."),
    "stands-for": ("In March, 61 percent had one.", "In March, one crew in three was short."),
    "points-back": ("But this is better than in 2019.", "This inspection found better plans than in 2019."),
    "clause-points-back": ("it has done well in both respects", "it has done well in both counties"),
    "clause-goes-on": ("although not all who ask are seen", "although victims who ask are seen"),
    "of-parts": ("It has improved in a few areas.", "It has improved in rural areas."),
    "of-a-number": ("The two can't be compared.", "Our findings can't be compared."),
    "of-findings": ("The audits can't be compared.", "The number can't be compared."),
    "names-an-inspection": ("our last inspection", "the last 12 months"),
    "of-the-whole": ("We are pleased with its overall performance.", "Officers speak of performance at each meeting."),
}  # fmt: skip


def test_every_link_is_tried() -> None:
    """A row without its two sentences is one that nobody has tried."""
    assert set(LINKS) == set(get_args(LinkPart)) == set(load_cues().links)


@pytest.mark.parametrize(("link", "sentences"), LINKS.items(), ids=LINKS)
def test_a_link_is_told_from_what_looks_like_it(link: LinkPart, sentences: tuple[str, str]) -> None:
    """The first sentence has it, the second has not."""
    assert [load_cues().links[link].is_in(text) for text in sentences] == [True, False]


def test_an_item_that_is_named_comes_before_a_bare_word() -> None:
    """What points back tells the item it names, in the words of a report, and none where it names none."""
    link = load_cues().links["points-back"]
    named = [link.search(text) for text in ("These causes of concern are closed.", "These are closed.")]
    assert [found and found["item"] for found in named] == ["causes of concern", None]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Three areas of improvement are left.", "area_for_improvement"),
        ("We closed the cause of concern.", "cause_of_concern"),
        ("Recommendation 2 is met.", "recommendation"),
        ("Many areas need improvement, which is a concern.", None),
    ],
)
def test_items_are_known_by_their_names(text: str, kind: ItemKind | None) -> None:
    """In running text an item goes by its name, in one or several; the words apart name none."""
    assert load_cues().item_names.first(text) == kind
