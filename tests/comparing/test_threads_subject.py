"""A stated change is evidence on what it changes, not on all that its sentence names."""

from __future__ import annotations

import pytest

from hmicdiff.comparing.threads.subject import beside_the_change
from hmicdiff.vocabulary import load_vocabulary

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
    ],
)
def test_what_stands_beside(text: str, threads: list[str], beside: set[str]) -> None:
    """Means and purposes stand beside the change."""
    assert beside_the_change(text, threads, VOCABULARY) == beside
