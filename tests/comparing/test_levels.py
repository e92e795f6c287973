"""How much happens to the public is no finding on what a body does, but on the threads that are judged by it."""

from __future__ import annotations

import pytest

from hmicdiff.structure.statements.hits import find_hits
from hmicdiff.vocabulary import load_vocabulary

VOCABULARY = load_vocabulary()


def weights(text: str, *, by_level: bool = False) -> set[float]:
    """Return how much each statement of change in a sentence weighs."""
    hits = find_hits(text, VOCABULARY.cues)
    return {VOCABULARY.threads.stated_row(one.cue, text, by_level=by_level).weight for one in hits}


@pytest.mark.parametrize(
    "text",
    [
        "It received 12 percent more emergency calls than in the previous year.",
        "The number of reported burglaries has risen by a tenth.",
        "The areas with patrols saw a 14 percent fall in violent crime.",
        "Offending by the young people on the scheme fell by a third.",
        "The brigade attended fewer fires than in 2017.",
        "Deliberate fires rose from 212 to 260.",
        "Casualties on the county's roads have fallen since 2018.",
        "Repeat missing episodes fell by 14 percent in 2018.",
    ],
)
def test_what_happens_to_the_public_states_no_change_of_the_body(text: str) -> None:
    """Calls received, crimes, fires and offending go up and down; that says nothing of the work on them."""
    assert weights(text) == {0.0}


@pytest.mark.parametrize(
    "text",
    [
        "The proportion of crimes solved has fallen.",
        "The number of unallocated crimes has fallen.",
        "The force attends fewer incidents within its target than in 2019.",
        "The backlog of incidents waiting for an officer has fallen.",
        "The quality of crime investigation has declined.",
        "Supervision of violence investigations has reduced.",
        "The number of outstanding suspects has continued to fall.",
    ],
)
def test_what_a_body_does_about_them_states_its_change(text: str) -> None:
    """Crimes that are solved, allocated or attended in time are the body's own work."""
    assert weights(text)
    assert 0.0 not in weights(text)


@pytest.mark.parametrize("thread", ["antisocial-behaviour", "fire-arson"])
def test_a_thread_that_is_judged_by_how_often_it_happens_keeps_it(thread: str) -> None:
    """Deliberate fires and antisocial behaviour are what those threads are there to bring down."""
    row = VOCABULARY.threads.by_id[thread]
    assert row.by_level
    assert weights("Deliberate fires rose from 212 to 260.", by_level=row.by_level) == {0.5}
