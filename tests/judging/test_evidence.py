"""Which sentences are shown for a verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from conftest import Build


SUPERVISION = "Supervision of investigations"
PRAISE = tuple(
    f"Good supervision of {crime} investigations helps victims {how}."
    for crime, how in (
        ("rape", "day by day"),
        ("burglary", "through long trials"),
        ("fraud", "when banks refuse"),
        ("arson", "after the fire"),
        ("theft", "with forms"),
    )
)
CONCERN = (
    "Sergeants rarely record any oversight; supervision of investigations suffers from empty posts.",
    "Nobody at headquarters checks how well supervision of investigations works out at smaller stations.",
    "Files wait for months without supervision of investigations by anybody who is qualified.",
)
LATER = "Good supervision of investigations helps victims, but it is missing."


def test_both_sides_of_what_is_mixed_are_shown(build: Build) -> None:
    """A report that praises and criticises shows the criticism, however much praise answers better."""
    topic = "investigation"
    earlier = [
        *(build.Said(text=one, topic=topic, polarity="praise") for one in PRAISE),
        *(build.Said(text=one, topic=topic, polarity="concern") for one in CONCERN),
    ]
    left = build.reading(build.Written("PEEL 2016", 201616), *earlier)
    right = build.reading(
        build.Written("PEEL 2017", 201717), build.Said(text=LATER, topic=topic, polarity="mixed")
    )
    verdict = build.verdict(build.judged(left, right), topic, SUPERVISION)
    assert verdict.verdict == "mixed"
    shown = {one.quote for one in verdict.evidence if one.report == left.report.id}
    assert shown & set(CONCERN)
    assert shown & set(PRAISE)


def test_a_topic_is_shown_by_what_speaks_of_it(build: Build) -> None:
    """A sentence that stands under one topic and speaks of another's thread is not quoted for the first."""
    stray = "The force answers 999 calls quickly."
    own = ("The force is good at working for victims.", "Victims of crime tell us they are treated well.")
    sides = [
        build.reading(
            build.Written(name, order),
            *(build.Said(text=text, topic="victims", polarity="praise") for text in (*own, stray)),
        )
        for name, order in (("PEEL 2016", 201616), ("PEEL 2017", 201717))
    ]
    quotes = {one.quote for one in build.verdict(build.judged(*sides), "victims").evidence}
    assert quotes & set(own)
    assert stray not in quotes
