"""Which sentences are shown for a verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Build

SUPERVISION = "Supervision of investigations"
PRAISE = (
    "Supervisors give investigations active oversight.",
    "The supervision of investigations at the front desk is thorough.",
    "Detective sergeants offer prompt supervision of serious investigations.",
    "Good supervision of rape investigations helps victims.",
    "Supervision of burglary investigations is excellent.",
)
CONCERN = (
    "Weekly supervision of fraud investigations is too often missing.",
    "Supervision of assault investigations is rarely recorded.",
    "Nobody checks the supervision of cyber investigations.",
)


@pytest.mark.parametrize("later", [PRAISE[:1], CONCERN[:1]], ids=["praised later", "criticised later"])
def test_both_sides_of_what_is_mixed_are_shown(build: Build, later: tuple[str, ...]) -> None:
    """A report that praises and criticises shows a sentence of each, however much praise there is."""
    topic = "investigation"
    earlier = [
        *(build.Said(text=text, topic=topic, polarity="praise") for text in PRAISE),
        *(build.Said(text=text, topic=topic, polarity="concern") for text in CONCERN),
    ]
    tone = "praise" if later == PRAISE[:1] else "concern"
    left = build.reading(build.Written("PEEL 2016", 201616), *earlier)
    right = build.reading(
        build.Written("PEEL 2017", 201717), build.Said(text=later[0], topic=topic, polarity=tone)
    )
    verdict = build.verdict(build.judged(left, right), topic, SUPERVISION)
    assert verdict.verdict == ("mixed" if tone == "praise" else "repeated")
    shown = {one.quote for one in verdict.evidence if one.report == left.report.id}
    assert shown & set(CONCERN)
    assert verdict.verdict == "repeated" or shown & set(PRAISE)
