"""Dates whose year, or whose day, a page tells in its markup alone."""

from __future__ import annotations

import pytest
from marked_up import report_of, told_by

_HEAD = "<h1>PEEL 2023-25: An inspection of Sussex Police</h1>"
_TEXT = "<h2>Preventing crime</h2><p>Good</p><p>The force is good at it.</p>"
DATED = {
    "no year": ("Published: <time datetime='2024-03-07'>7 March</time>", "2024-03-07"),
    "the month first": (
        "Date of publication: <time datetime='2024-03-07T09:00:00Z'>March 7th</time>",
        "2024-03-07",
    ),
    "days ago": ("Published <time datetime='2024-03-07T09:00'>3 days ago</time>", "2024-03-07"),
    "a month": ("Published: <time datetime='2024-03'>March</time>", "2024-03"),
    "nothing": ("<b>Published</b> <time datetime='2024-03-07'></time>", "2024-03-07"),
}


@pytest.mark.parametrize(("line", "date"), DATED.values(), ids=DATED)
def test_the_day_a_page_was_published(line: str, date: str) -> None:
    """The words that are printed go on with what their element tells."""
    assert report_of(f"{_HEAD}<p>{line}</p>{_TEXT}").identity.published == date


@pytest.mark.parametrize(
    "words",
    [
        "7 March 2023",
        "9.30 am",
        "Thursday",
        "8 March",
        "7 March to 9 March",
        "7/3/24",
        "the day of the visit",
    ],
)
def test_other_words_stay_as_they_are_printed(words: str) -> None:
    """A year, a time, another day, a stretch of days and no date at all are what they say."""
    assert told_by(f"<p>On <time datetime='2024-03-07'>{words}</time> it closed.</p>") == [
        (f"On {words} it closed.", None)
    ]


@pytest.mark.parametrize(
    "behind",
    [
        "</time> 2024",
        "</time>, 2024",
        "</time> <b>2024</b>",
        "</time></b> 2024",
        "</time>, <i>2024</i>",
        "</time> \u201924",
    ],
)
def test_a_year_right_behind_a_date_is_its_own(behind: str) -> None:
    """None is added to it."""
    told = told_by(f"<p>On <b><time datetime='2024-03-07'>7 March{behind} it closed.</p>")
    assert " ".join(text for text, _ in told).count("24") == 1


@pytest.mark.parametrize(
    "behind", ["</time> 1,200 officers", "</time> 2,024 officers", "</time><br>2024 officers"]
)
def test_numbers_behind_a_date_are_no_year(behind: str) -> None:
    """What is counted behind a date, or begins another line, leaves it without one."""
    told = told_by(f"<p>On <time datetime='2024-03-07'>7 March{behind} left.</p>")
    assert told[0][0].startswith("On 7 March 2024")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("last inspection", "last inspection"),
        ("last report", "last report"),
        ("last week", "2024-03-07 (last week)"),
        ("last Tuesday", "2024-03-07 (last Tuesday)"),
    ],
)
def test_the_last_of_a_thing_is_no_date(words: str, told: str) -> None:
    """Only a stretch of time, or a day of the week, is told by the day."""
    markup = f"<p>Since our <time datetime='2024-03-07'>{words}</time> it rose.</p>"
    assert told_by(markup) == [(f"Since our {told} it rose.", None)]
