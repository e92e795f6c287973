"""Which part of a two-sided earlier report a later one answers, and when a report is silent on a whole topic."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Build

    from hmicdiff import model


GOOD = "Supervision of burglary investigations is thorough."
BAD = "Supervision of fraud investigations is not good enough."


def verdict(build: Build, left: list[tuple[str, str]], right: list[tuple[str, str]]) -> model.Verdict | None:
    """Return the verdict on supervision between two reports that say these sentences, each with its tone."""
    sides = [
        build.reading(
            build.Written(name, order),
            *(build.Said(text=text, topic="investigation", polarity=polarity) for text, polarity in said),
        )
        for name, order, said in (("PEEL 2016", 201616, left), ("PEEL 2017", 201717, right))
    ]
    found = build.judged(*sides).verdicts
    return next((one for one in found if one.thread_name == "Supervision of investigations"), None)


BOTH = [(GOOD, "praise"), (BAD, "concern")]


@pytest.mark.parametrize(
    ("later", "rule"),
    [
        ([("Supervision of fraud investigations is now a strength.", "praise")], "tone-improved"),
        ([("Supervision of fraud investigations is still not good enough.", "concern")], "tone-repeated"),
        ([("Supervision of burglary investigations is no longer thorough.", "concern")], "tone-regressed"),
    ],
)
def test_a_later_report_answers_the_part_it_shares_words_with(
    build: Build, later: list[tuple[str, str]], rule: str
) -> None:
    """The fault that it praises, the fault once more, or the strength that has gone."""
    found = verdict(build, BOTH, later)
    assert found is not None
    assert found.rule == rule


def test_a_thread_is_mixed_only_where_the_later_report_says_both(build: Build) -> None:
    """A later report that only describes says nothing of either part."""
    told = verdict(build, BOTH, [("Supervision of fraud investigations is recorded.", "neutral")])
    both = verdict(build, BOTH, [(f"{text[:-1]}, we found.", tone) for text, tone in BOTH])
    assert told is None or told.verdict != "mixed"
    assert both is not None
    assert both.verdict == "mixed"
