from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hmicdiff.comparing.passages import link_passages
from hmicdiff.comparing.redline import apply

if TYPE_CHECKING:
    from collections.abc import Callable

    from hmicdiff.model import PassageLink, Reading

CALLS = (
    "The force answers 999 calls in time.",
    "It answered 87.1 percent of emergency calls within ten seconds.",
    "Call handlers assess the risk to each caller with care.",
    "Vulnerable callers are identified and a marker is put on the record.",
)
CRIME = (
    "Investigators have manageable workloads and clear plans.",
    "Supervisors review each serious case within a week of the first report.",
    "Victims are told when a suspect has been charged or bailed.",
    "The force should make sure that digital evidence is examined promptly.",
)
OTHER = (
    "Neighbourhood teams organise boxing lessons for young people.",
    "Fire cover at weekends rests on retained firefighters from villages.",
    "Reserves will fall by half over the next four years.",
    "Stop and search records hold reasonable grounds in most cases.",
)


def brief(links: tuple[PassageLink, ...]) -> list[tuple[str, tuple[int, ...], tuple[int, ...]]]:
    """Return kind and lines of each link that is not `same`."""
    return [
        (link.kind, tuple(c.line_start for c in link.left), tuple(c.line_start for c in link.right))
        for link in links
        if link.kind != "same"
    ]


@pytest.mark.parametrize(
    ("right", "expected"),
    [
        pytest.param([CALLS, CRIME], [], id="nothing changed"),
        pytest.param(
            [(CALLS[0], CALLS[1].replace("87.1", "91.4"), *CALLS[2:]), CRIME],
            [("new_figures", (2,), (2,))],
            id="a figure changed",
        ),
        pytest.param(
            [CALLS, (*CRIME[:3], CRIME[3].replace("should", "must"))], [("reworded", (8,), (8,))], id="an order hardened"
        ),
        pytest.param([CALLS[:3], CRIME], [("deleted", (4,), ())], id="struck out"),
        pytest.param([CALLS, (CRIME[0], OTHER[0], *CRIME[1:])], [("inserted", (), (6,))], id="put in"),
        pytest.param(
            [CALLS, (CRIME[3], *CRIME[:3])], [("moved", (8,), (5,))], id="moved within a section"
        ),
        pytest.param(
            [(*CALLS, CRIME[1]), (CRIME[0], *CRIME[2:])], [("moved", (6,), (5,))], id="moved to another section"
        ),
        pytest.param(
            [CALLS, (CRIME[0], "Supervisors review each serious case.",
                     "This is within a week of the first report.", *CRIME[2:])],
            [("split", (6,), (6, 7))],
            id="split",
        ),
    ],
)  # fmt: skip
def test_what_became_of_a_sentence_of_an_edition(
    reading_of: Callable[..., Reading],
    links_of: Callable[..., tuple[()]],
    right: list[tuple[str, ...]],
    expected: list[tuple[str, tuple[int, ...], tuple[int, ...]]],
) -> None:
    """Between editions of one text every sentence that changed is told, and no other."""
    one, other = reading_of("a", CALLS, CRIME), reading_of("b", *right)
    assert brief(link_passages(one, other, links_of(one, other, [(0, 0), (1, 1)]))) == expected


def test_two_sentences_made_one_are_merged(
    reading_of: Callable[..., Reading], links_of: Callable[..., tuple[()]]
) -> None:
    """Merging is splitting the other way round."""
    one = reading_of(
        "a", (*CALLS, "Supervisors review each serious case.", "This is within a week of the first report.")
    )
    other = reading_of("b", (*CALLS, CRIME[1]))
    assert brief(link_passages(one, other, links_of(one, other, [(0, 0)]))) == [("merged", (5, 6), (5,))]


def test_a_section_that_moved_is_moved_as_a_whole(
    reading_of: Callable[..., Reading], links_of: Callable[..., tuple[()]]
) -> None:
    """The smaller of two exchanged sections has moved, the larger has not."""
    one = reading_of("a", CALLS, CRIME[:2])
    other = reading_of("b", CRIME[:2], CALLS)
    links = link_passages(one, other, links_of(one, other, [(0, 1), (1, 0)]))
    assert brief(links) == [("moved", (5,), (1,)), ("moved", (6,), (2,))]


def test_reports_that_share_no_text_are_not_flooded(
    reading_of: Callable[..., Reading], links_of: Callable[..., tuple[()]]
) -> None:
    """Nothing is struck out or put in between two texts that are no editions of one."""
    one, other = reading_of("a", CALLS), reading_of("b", OTHER)
    assert link_passages(one, other, links_of(one, other, [(0, 0)])) == ()


def test_an_excerpt_is_no_edition_of_the_whole(
    reading_of: Callable[..., Reading], links_of: Callable[..., tuple[()]]
) -> None:
    """A page that repeats a little of a long report does not make the rest of it new."""
    page = reading_of("a", CALLS[:2])
    whole = reading_of(
        "b", [*CALLS[:2], *(f"{text[:-1]} in district {n}." for n in range(6) for text in OTHER)]
    )
    links = link_passages(page, whole, links_of(page, whole, [(0, 0)]))
    assert [link.kind for link in links] == ["same", "same"]


def test_a_shared_section_of_other_reports_is_told_in_full(
    reading_of: Callable[..., Reading], links_of: Callable[..., tuple[()]]
) -> None:
    """Where most of a linked section is shared, its other sentences are told as well."""
    left = reading_of("a", CALLS[:3], OTHER * 4)
    right = reading_of("b", (*CALLS[:2], "Callers in distress are calmed by trained volunteers."), CRIME * 4)
    links = link_passages(left, right, links_of(left, right, [(0, 0)]))
    assert brief(links) == [("deleted", (3,), ()), ("inserted", (), (3,))]


def test_hidden_sentences_take_no_part(
    reading_of: Callable[..., Reading], links_of: Callable[..., tuple[()]]
) -> None:
    """Second printings, boilerplate and grade labels are no passages."""
    marks = {"n5": {"repeat_of": "a-1"}, "n6": {"is_boilerplate": True}, "n7": {"kind": "label"}}
    one = reading_of("a", (*CALLS, CALLS[0], "We inspect all forces.", "Good"), **marks)
    other = reading_of("b", CALLS)
    assert brief(link_passages(one, other, links_of(one, other, [(0, 0)]))) == []


EDITION = st.permutations([*CALLS, *CRIME, *OTHER]).flatmap(
    lambda texts: st.integers(0, len(texts)).map(lambda size: texts[:size])
)


@given(texts=EDITION)
@settings(max_examples=60, deadline=None)
def test_no_sentence_is_lost_or_told_twice(reading_of: Callable[..., Reading], texts: list[str]) -> None:
    """Every sentence stands in at most one link, quotes are verbatim, and edits make the right of the left."""
    left, right = reading_of("a", [*CALLS, *CRIME, *OTHER]), reading_of("b", texts)
    links = link_passages(left, right, ())
    for side in ("left", "right"):
        lines = [cited.line_start for link in links for cited in getattr(link, side)]
        assert len(lines) == len(set(lines))
    for link in links:
        one, other = (" ".join(c.quote for c in cited) for cited in (link.left, link.right))
        assert apply(link.edits, one) == other
