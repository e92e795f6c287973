"""The day of publication that a sentence near the top tells, and what a sentence and a title may not tell."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.structure.cases import identified

TITLE = "PEEL 2021/22: An inspection of Kent Police"
NO_DAY = "Its officers know the people of the county well."
BODY = "Investigating crime\n\nThe force knows its people."
TELLING = (
    "HMICFRS published this report on {}. Our response to each point stands below it.",
    "We published our full report about Kent Police in full on {}, and it stands below.",
    "The inspectorate has today released its report, 'PEEL 2021/22: Kent', on {}.",
    "This report was first published by HMICFRS on {} and is copied here.",
    "The final report on the force, which was issued on {}, stands below.",
    "We have taken up all points since the publication of the inspection report on {}.",
)


def text_of(title: str, said: str) -> str:
    """Return a report with that title and sentence over its text."""
    return f"{title}\n\n{said}\n\n{BODY}"


def day_of(title: str, said: str) -> str | None:
    """Return the day of publication of such a report."""
    return identified(text_of(title, said)).identity.published


@pytest.mark.parametrize("said", TELLING)
def test_a_sentence_tells_when_the_report_was_published(said: str) -> None:
    """Where no stamp does, a sentence of the first lines that speaks of the report itself gives the day."""
    assert day_of(TITLE, said.format("20 January 2023")) == "2023-01-20"


@pytest.mark.parametrize(
    ("printed", "iso"),
    [("20 January 2023", "2023-01-20"), ("Friday 20th January 2023", "2023-01-20"), ("20/01/2023", "2023-01-20"), ("January 2023", "2023-01")],
)  # fmt: skip
def test_the_day_is_read_as_it_is_printed(printed: str, iso: str) -> None:
    """In figures or words, with the day of the week or without a day; the quote is the date alone."""
    found = identified(text_of(TITLE, TELLING[0].format(printed)))
    assert (found.identity.published, found.evidence["published"].quote) == (iso, printed)


@pytest.mark.parametrize(
    "said",
    [
        "HMICFRS published its previous report on 7 May 2019.",
        "The force published its plan on 7 May 2019.",
        "We inspected the force on 7 May 2019 and published a plan.",
        "This report was discussed on 7 May 2019.",
        "HMICFRS published this report on the work of the force.",
    ],
)
def test_what_else_was_published_gives_no_day(said: str) -> None:
    """An older report, a plan, a visit and a meeting are not this text; nor is there a day where none is told."""
    assert day_of(TITLE, said) is None


OF_AN_OLDER_ONE = [
    "PEEL 2021/22: Kent Police, cause of concern revisit",
    "PEEL 2021/22: Kent Police\n\nA follow-up inspection",
    "PEEL 2021/22: Kent Police\n\nAn inspection by HMICFRS\n\nA report on progress",
    "PEEL 2021/22: Kent Police\n\nPost-inspection review",
    "PEEL 2021/22: Kent Police\n\nDear Chief Constable",
    "PEEL 2021/22\n\nAn inspection of Kent Police\n\nHMICFRS\n\nOur letter to the force\n\nDear Chief Constable",
]


@pytest.mark.parametrize("title", OF_AN_OLDER_ONE)
def test_a_letter_or_a_later_review_tells_the_day_of_another_report(title: str) -> None:
    """Such a text goes back to the report that its sentences speak of."""
    assert day_of(title, "We published our report on 7 May 2019.") is None


TITLES = [
    TITLE,
    "PEEL 2021/22\n\nAn inspection of Kent Police",
    "PEEL 2021/22\n\nPolice effectiveness, efficiency and legitimacy\n\nAn inspection of Kent Police\n\nProgress since we last inspected",
    "PEEL 2021/22\n\nAn inspection of Kent Police\n\nHMICFRS\n\nHow we follow up what we find",
]
"""Titles of reports; what stands below one may be a heading on progress."""


@settings(max_examples=30, deadline=None)
@given(
    title=st.sampled_from(TITLES),
    said=st.sampled_from(TELLING),
    day=st.dates(dt.date(2022, 1, 1), dt.date(2026, 12, 31)),
)
def test_a_day_that_is_told_changes_nothing_else_of_a_title(title: str, said: str, day: dt.date) -> None:
    """With the sentence, what a report is stays what it is without it: the day comes in, with its place, and no more."""
    told = identified(text_of(title, said.format(f"{day.day} {day:%B %Y}")))
    untold = identified(text_of(title, NO_DAY))
    iso = day.isoformat()
    dated = replace(untold.identity, published=iso, published_from="text", published_in_text=iso)
    assert told.identity == dated
    assert {key: one for key, one in told.evidence.items() if key != "published"} == untold.evidence
    assert told.evidence["published"].quote == f"{day.day} {day:%B %Y}"
