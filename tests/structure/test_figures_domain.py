"""The measures' hard cases that inspection reports are known for: direction, benchmark words, what is announced."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from .figure_readings import BODY, one, read, read_blocks

DIRECTIONS = [
    ("The force attended 49 of 82 incidents within its target time.", "attended-in-time", "higher_better"),
    ("It failed to attend 33 of 82 incidents within its target time.", "attended-in-time", "lower_better"),
    ("It does not answer 12 percent of 101 calls in time.", "101-answered-in-time", "lower_better"),
    ("It failed to meet its target of answering 90 percent of 999 calls on time.", "999-answered-in-time", "higher_better"),
    ("About three quarters of crimes were recorded within 24 hours.", "recorded-within-24-hours", "higher_better"),
    ("In 25 percent of cases crimes took over 24 hours to record.", "recorded-after-24-hours", "lower_better"),
    ("Asian people were 0.3 times less likely than White people to be stopped.", "disproportionality", "lower_better"),
    ("The force recorded 8,341 use of force incidents.", "use-of-force", "neutral"),
    ("The force removed 146 PCSO posts.", "workforce-strength", "neutral"),
    ("The average time to disclose was 32 days.", "dvds-time", "lower_better"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "measure", "polarity"), DIRECTIONS, ids=[row[0][:50] for row in DIRECTIONS])
def test_the_direction_lives_with_the_measure(text: str, measure: str, polarity: str) -> None:
    """Which way is better follows from what is measured and from whether it was done or not, never the verb."""
    figure = read(text)[0]
    assert (figure.measure, figure.polarity) == (measure, polarity)


BENCHMARKS = [
    "It is above the England and Wales average of 12 percent.",
    "The average of all forces was 81 percent.",
    "Most other forces answer 81 percent of calls.",
    "The rate across the country was 12.1 percent.",
    "The national target is 5 percent.",
    "Nationally, 12 percent of victims withdraw.",
]


@pytest.mark.parametrize("text", BENCHMARKS)
def test_a_benchmark_is_no_level_of_the_body(text: str) -> None:
    """Averages, other forces and national targets are England and Wales's."""
    assert one(text).subject == "England and Wales"


@pytest.mark.parametrize(
    "text",
    [
        "Its find rate was 27 percent, within the normal range.",
        "It met the expected standard in 27 percent of calls.",
    ],
)
def test_a_benchmark_without_a_number_takes_nothing(text: str) -> None:
    """*Normal range* and *expected standard* say how the body's own figure is judged."""
    figure = one(text)
    assert (figure.value, figure.subject, figure.role) == (27, BODY, "level")


ANNOUNCED = [
    "This has two advantages: it is quick and cheap.",
    "There are three ways to report a crime.",
    "The chief gave four main reasons.",
    "It uses two different methods.",
]


@pytest.mark.parametrize("text", ANNOUNCED)
def test_things_only_announced_are_no_finding(text: str) -> None:
    """A count of reasons, ways or advantages tells how the sentence is built."""
    assert {figure.role for figure in read(text)} <= {"structure"}


def test_a_shortfall_follows_what_it_falls_short_of() -> None:
    """*8,929 fewer than expected* is a difference in the measure of the sentence before."""
    level, gap = read("It recorded 8,341 use of force incidents. This is 8,929 fewer than expected.")
    assert (level.measure, level.role) == ("use-of-force", "level")
    assert (gap.measure, gap.role, gap.change_direction) == ("use-of-force", "change", "decrease")


def test_more_of_a_thing_than_before_is_a_change() -> None:
    """*1,000 more officers than in 2010* is a rise in officers, not their number."""
    figure = one("The force has 1,000 more officers than in 2010.")
    assert (figure.role, figure.change_direction, figure.measure) == (
        "change",
        "increase",
        "workforce-strength",
    )


def test_times_the_target_is_no_target() -> None:
    """*Four times the target* compares with a target and states none."""
    figures = read("22 percent of 101 calls were abandoned, which is four times the target.")
    assert [figure.role for figure in figures] == ["level", "level"]


def test_an_average_of_sums_has_the_base_it_is_compared_in() -> None:
    """*£197 per head ..., below the average of £203* are two sums per head."""
    own, other = read("It spends £197 per head, below the average of £203 in England and Wales.")
    assert own.unit == other.unit == "GBP per head"


def test_words_broken_over_a_line_are_whole_in_a_name() -> None:
    """A hyphen at a line's end leaves no gap in the words a figure is known by."""
    figure = one("The force issued 39 anti-\nsocial behaviour orders.")
    assert (figure.measure, figure.base) == ("asb-orders", "anti-social behaviour order")


@given(st.integers(1, 999), st.booleans())
@settings(max_examples=40, deadline=None)
def test_prose_wrapped_prose_and_cells_hold_one_value(tenths: int, sign: bool) -> None:  # noqa: FBT001
    """A percentage reads the same in a sentence, over two lines and in a cell."""
    printed = f"{tenths / 10:.1f}{'%' if sign else ' percent'}"
    flat = one(f"The charge rate was {printed} in Kent.")
    wrapped = one(f"The charge rate was\n{printed}\nin Kent.")
    (cell,) = read_blocks(f"Charge rate {printed}", kind="cell")
    assert flat.value == wrapped.value == cell.value == tenths / 10


@pytest.mark.parametrize(
    "text",
    [
        "With a confidence interval of +/- 2.2 percent.",
        "The 95 percent confidence interval is \u00b11.9 percent.",
        "This estimate has a margin of error of plus or minus 3 percent.",
    ],
)
def test_a_margin_in_a_sentence_of_its_own_is_no_figure(text: str) -> None:
    """What a note says of how sure an estimate is measures nothing of the body."""
    assert not read(text)


@pytest.mark.parametrize(
    "text",
    [
        "The chief constable's roadshows \u2013 nine of them \u2013 were well liked.",
        "It has 27 chief officers.",
    ],
)
def test_a_title_of_office_is_no_strength(text: str) -> None:
    """A chief constable or officer who is named beside a number says nothing of how many officers are in post."""
    assert "workforce-strength" not in {figure.measure for figure in read(text)}
