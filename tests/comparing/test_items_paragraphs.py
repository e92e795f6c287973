"""Items that a later report names by their kind alone: which one is meant is told by the paragraph and its heading."""

from __future__ import annotations

import pytest

from hmicdiff.pipeline import run_pipeline
from hmicdiff.vocabulary import load_vocabulary
from tests.judging.whole import inputs_of

EARLIER = """PEEL 2018/19
An inspection of Wiltshire Police
Published on 3 November 2019

Ethical and lawful workforce behaviour
Requires improvement
Areas for improvement
• The force should ensure that all staff have current vetting clearance for their roles, and clear its backlogs.

Treating the workforce fairly
Good
Areas for improvement
• The force should ensure that its performance development reviews are valued by the workforce.
"""
LATER = """PEEL 2021/22
An inspection of Wiltshire Police
Published on 5 September 2022

Building, supporting and protecting the workforce
Adequate

{told}
"""
VETTING = "all staff have current vetting clearance"
REVIEWS = "performance development reviews"
CLOSED = "We have closed this area for improvement."


def states(told: str) -> dict[str, str]:
    """Return what became of both items by a later text."""
    inputs = inputs_of({"0.txt": EARLIER, "1.txt": LATER.format(told=told)})
    (run,), _ = run_pipeline(inputs, load_vocabulary())
    threads = run.comparison.item_threads
    return {name: one.status for name in (VETTING, REVIEWS) for one in threads if name in one.items[0].quote}


@pytest.mark.parametrize(
    ("told", "closed"),
    [
        (
            f"All but eleven staff have vetting clearance for their roles. Backlogs have been cleared. {CLOSED}",
            {VETTING},
        ),
        (f"Performance development reviews are valued by the workforce. {CLOSED}", {REVIEWS}),
        (f"Vetting was a worry. In June the number of those without was eleven. {CLOSED}", set()),
        (f"Sickness has fallen. {CLOSED}", {REVIEWS}),
        (f"All staff have current vetting clearance.\n\nSickness has fallen. {CLOSED}", {REVIEWS}),
    ],
    ids=[
        "told of one",
        "told of the other",
        "a word of another",
        "told of none",
        "told of in another paragraph",
    ],
)
def test_the_one_that_the_paragraph_tells_of_is_meant(told: str, closed: set[str]) -> None:
    """An item under another topic is closed where its paragraph tells of it, and the only one on the topic is not."""
    assert {name for name, state in states(told).items() if state == "closed"} == closed
