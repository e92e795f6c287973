"""What each clause claims, and what a sentence may decide."""

from __future__ import annotations

import pytest

from hmicdiff.structure.claims import claims_of
from hmicdiff.structure.polarity import tone_of
from hmicdiff.structure.standing import standing_of
from hmicdiff.vocabulary import load_vocabulary

CUES = load_vocabulary().cues


@pytest.mark.parametrize(
    ("text", "tones"),
    [
        ("Supervision has improved, but victim contact has not.", ["praise", "concern"]),
        ("Victim contact has not improved, but supervision has.", ["concern", "praise"]),
        ("Although training is thorough, its records are poor.", ["praise", "concern"]),
        ("The force trains its officers well.", []),
        (
            "Its budget has weakened, and I am pleased that grievances are dealt with well.",
            ["concern", "praise"],
        ),
        ("It has weak plans and leaders are open.", []),
    ],
)
def test_each_clause_has_its_own_tone(text: str, tones: list[str]) -> None:
    """In whichever order they stand; a sentence of one clause has no claims of its own."""
    assert [one.polarity for one in claims_of(text, CUES)] == tones


@pytest.mark.parametrize(
    ("text", "tone"),
    [
        ("Crews don't reach incidents promptly.", "concern"),
        ("Staff cannot readily get help.", "concern"),
        ("The process is neither fair nor open.", "concern"),
        ("The force explains its decisions badly.", "concern"),
        ("The service isn't neglecting its stations.", "praise"),
        ("Victims don't wait long for a reply.", "praise"),
        ("Supervisors have not lost sight of these cases.", "praise"),
        ("Victims can be examined without any police presence.", "neutral"),
        (
            "Officers used force 31 times per 1,000 people, higher than the England and Wales rate of 17.",
            "neutral",
        ),
    ],
)
def test_a_denied_fault_is_praise_and_a_denied_duty_a_concern(text: str, tone: str) -> None:
    """What is denied decides, and a measure that has no better has no tone."""
    assert tone_of(text, CUES)[0] == tone


@pytest.mark.parametrize(
    ("text", "standing"),
    [
        ("The service told us that response times have improved.", "account"),
        ("Leaders believe that morale is good.", "account"),
        ("Members of the panel said that searches were unfair.", "account"),
        ("Staff told us, and we found, that supervision is poor.", "finding"),
        ("Officers told us that they lack training.", "finding"),
        ("For example, one victim waited nine weeks.", "example"),
        ("The force expects to clear its backlog by March 2026.", "forecast"),
        ("The backlog is forecast to fall by 2027.", "forecast"),
        ("The force answers calls promptly.", "finding"),
    ],
)
def test_only_findings_may_decide(text: str, standing: str) -> None:
    """A body's own account, a panel's word, one example and a forecast stand beside the findings."""
    assert standing_of(text, CUES, tone_of(text, CUES)[0]) == standing
