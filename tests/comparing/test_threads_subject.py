"""A stated change is evidence on what it changes, not on all that its sentence names."""

from __future__ import annotations

import pytest

from hmicdiff.comparing.threads import find_threads
from hmicdiff.comparing.threads.subject import beside_the_change
from hmicdiff.model import Reading
from hmicdiff.structure.report import understand
from hmicdiff.vocabulary import load_vocabulary
from tests.structure.cases import document

VOCABULARY = load_vocabulary()


@pytest.mark.parametrize(
    ("text", "threads", "beside"),
    [
        pytest.param(
            "Support for victims has been at the forefront of how the constabulary is improving its management.",
            ["victim-support"],
            {"victim-support"},
            id="a means to the change",
        ),
        pytest.param(
            "The force has improved how it records the reasons for stop and search.",
            ["stop-search-grounds"],
            set(),
            id="what changed stands behind how",
        ),
        pytest.param(
            "The force didn't evaluate its measures to address antisocial behaviour.",
            ["antisocial-behaviour", "evaluation"],
            {"antisocial-behaviour"},
            id="the purpose of what changed",
        ),
        pytest.param(
            "The force has developed its ability to tackle serious and organised crime.",
            ["tackling-organised-crime"],
            set(),
            id="a purpose with no other subject is the subject",
        ),
        pytest.param(
            "Officers' workloads have grown, mainly because of the number of detective posts left vacant.",
            ["workload", "investigation-training"],
            {"investigation-training"},
            id="the cause of what changed",
        ),
    ],
)
def test_what_stands_beside(text: str, threads: list[str], beside: set[str]) -> None:
    """Means and purposes stand beside the change."""
    assert beside_the_change(text, threads, VOCABULARY) == beside


FRONT = """Fire & Rescue Service 2021/22: An inspection of Suffolk Fire and Rescue Service

Published on: 27 July 2022

Responding to fires and other emergencies

"""


@pytest.mark.parametrize(
    "behind",
    ["in line with its community risk management plan", "as set out in its community risk management plan"],
)
def test_what_an_ask_is_measured_by_stands_beside(behind: str) -> None:
    """An ask is about what it asks for, and not about the plan by which that is measured."""
    text = f"{FRONT}The service should improve the availability of its on-call fire engines {behind}.\n"
    reading = understand(document(text), VOCABULARY)
    assert isinstance(reading, Reading)
    named = {one.name for one in find_threads([reading], VOCABULARY) if one.points}
    assert "Availability of fire engines" in named
    assert "Risk management plan" not in named


def test_the_end_of_a_change_told_in_two_sentences_is_on_what_its_beginning_names() -> None:
    """The second half, "There were nine ... on long-term leave", makes no thread of its own."""
    front = "PEEL 2021/22\n\nAn inspection of Suffolk Constabulary\n\nPublished on 27 July 2022\n\n"
    then = "At the time of our last inspection, 610 people did not have current vetting."
    now = "There were nine at the time of this inspection, all of whom were on long-term leave."
    reading = understand(
        document(f"{front}Building, supporting and protecting the workforce\n\n{then} {now}\n"), VOCABULARY
    )
    assert isinstance(reading, Reading)
    found = {one.name: {point.quote for point in one.points} for one in find_threads([reading], VOCABULARY)}
    assert found["Vetting"] >= {f"{then} {now}"} or now in " ".join(found["Vetting"])
    assert not [
        name for name, quotes in found.items() if name != "Vetting" and any(now in one for one in quotes)
    ]
