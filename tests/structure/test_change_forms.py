"""Every form in which inspectors state change, one sentence a form; and the forms that only look like it.

The table follows the families of `vocabulary/cues.toml`; names and subjects are those of many bodies and
programmes, so that a form is known by its words alone.
"""

from __future__ import annotations

import pytest

from hmicdiff.structure.statements.hits import find_hits, part
from hmicdiff.text import plain
from hmicdiff.vocabulary.cues import load_cues

FORMS: dict[str, tuple[str, ...]] = {
    "improved": (
        "Durham Constabulary has improved the way it records crime.",
        "The service has significantly improved its protection work.",
        "The new control room system has led to improvements in call handling.",
        "These changes have led to improvements in the quality of files.",
        "It has made improvements in its training of commanders.",
        "This is an improvement since our last inspection.",
        "This is a significant improvement on the position in 2016.",
        "Attendance rates were 91 percent, which is an improvement compared with last year.",
        "The force’s supervision of investigations is better than in 2016.",
        "Files are better than they were when we inspected in 2018/19.",
        "Its response is better since the new model was introduced, and faster than it was.",
        "Morale is higher than it had been before.",
        "The workforce is more diverse than it was five years ago.",
        "The force has made good progress with its vetting backlog.",
        "Cleveland Police has made excellent progress against this recommendation.",
        "The brigade has made welcome progress in promoting its values.",
        "It is now good at identifying vulnerable callers.",
        "The force has regained the confidence of local people.",
        "Avon and Somerset Police has acted on our findings about custody.",
        "I commend the brigade on the progress it has made since our last inspection.",
        "There has been notable improvement in how it manages suspects.",
        "The force is moving in the right direction.",
        "Greater Manchester Police is on an improving trajectory.",
        "The force has been removed from our Engage phase.",
        "It is no longer in special measures.",
        "The service has cleared its backlog of audits.",
    ),
    "regressed": (
        "The force’s response to domestic abuse has deteriorated.",
        "There has been a significant deterioration in the quality of risk assessments.",
        "Its performance is deteriorating.",
        "Performance has declined since last year.",
        "The force has dropped two grades since our last inspection.",
        "Attendance times have worsened.",
        "Hotspot patrols are no longer consistently used.",
        "The force needs to improve to regain the level of service it gave before.",
        "The force has been downgraded from good to requires improvement.",
        "There are now far fewer resources for neighbourhood policing.",
        "Victims now wait longer for an officer than they did in 2016.",
        "The force has not maintained its supervision of new recruits.",
        "The quality of prevention visits is worse than it was.",
        "Delays in making disclosures have grown from 31 to 54 days.",
        "Home fire safety visits have fallen by 40 percent.",
    ),
    "unresolved": (
        "The service still doesn’t have enough fire safety inspectors.",
        "The force still isn’t meeting its target for emergency calls.",
        "It continues to fail to record crimes within 24 hours.",
        "Supervisors are still failing to check investigation plans.",
        "This remains a concern.",
        "I remain concerned about the number of outstanding suspects.",
        "The abandonment rate remains too high.",
        "The purpose of the unit remains unclear.",
        "The force has made little improvement in its custody records.",
        "It hasn’t made enough progress against this recommendation.",
        "The brigade hasn’t made the progress we expected.",
        "Its supervision had not improved since 2017.",
        "There are areas of improvement outstanding from our previous inspection.",
        "We have highlighted these problems in previous reports.",
        "We recommended this in 2018, but the force still does not do it.",
        "The service needs to further improve how it evaluates its work.",
        "The force has complied with some of this recommendation.",
        "The replacement of its computer systems is still behind schedule.",
        "There remain areas where the service needs to improve.",
        "There remains a need for better supervision.",
        "In 2014, HMIC found the force slow to change, and this is still the case.",
        "We found that this hasn’t changed.",
    ),
    "sustained": (
        "The constabulary has sustained its excellent performance.",
        "The force continues to be outstanding at planning for the future.",
        "It continues to perform well in preventing crime.",
        "The force continued to uphold an ethical culture.",
        "Officers continue to work well with other agencies.",
        "The service has maintained its good response times.",
        "Confidence has remained positive.",
        "Our findings are consistent with last year’s.",
        "Our judgment is the same as last year.",
        "The force was once again graded good.",
        "It gives a consistently good service to the public.",
        "The force has kept its commitment to neighbourhood policing.",
        "Our judgment from the 2017 inspection has been carried over.",
    ),
    "too_early": (
        "It is too early to say whether this will work.",
        "It is too early for us to assess the effect of the new model.",
        "It is too early to evaluate the training.",
        "This work is in its early stages.",
        "The new system was just being introduced when we visited.",
        "The programme is not yet fully embedded.",
        "I will keep the effects of this under review.",
    ),
    "not_comparable": (
        "It isn’t possible to make direct comparisons between these grades and those of the previous cycle.",
        "It is not possible to compare the force’s grade with last year’s.",
        "These results can’t be compared with those of earlier audits.",
        "A reduction in grade does not necessarily mean that performance is worse.",
    ),
    "benchmark": (
        "This is higher than the average for England and Wales.",
        "The rate is in line with other forces.",
        "Sickness is lower than in most other forces.",
        "The service’s availability is below the national average.",
    ),
}
"""Direction, and sentences that state it."""

ACTED = (
    "The force has suitably addressed these areas for improvement.",
    "We are satisfied that this has been dealt with appropriately.",
    "Both causes of concern have been closed.",
    "We have closed this accelerated cause of concern.",
    "It reacted quickly to our concerns.",
    "The backlog has been reduced from 259 to 236.",
)
"""An earlier finding that was acted on is an improvement."""

TRAPS = (
    "Charge rates have fallen in almost all forces.",
    "Detainees remain in a holding room until a nurse is free.",
    "A child whose mental health had deteriorated was seen by a nurse.",
    "The service has a long way to go before its workforce has become more diverse.",
    "Of 40 requests, 26 had been dealt with inside the time allowed.",
    "The force needs to improve how it supervises investigations.",
    "The service must improve its protection work.",
    "It should aim to improve the time it takes to answer calls.",
    "The force is committed to continuous improvement.",
    "The force requires improvement at responding to the public.",
    "There are three areas for improvement.",
    "This was identified as an area for improvement.",
    "The unit is improving the lives of young people.",
    "There are many outstanding suspects.",
    "We used annual PEEL inspections in previous years.",
    "The force should sustain its focus on this.",
    "It plans to strengthen its scrutiny.",
    "The force will maintain its neighbourhood teams.",
    "The aim is to prevent the situation from deteriorating.",
)
"""Sentences that only look like change."""


def directions(text: str) -> set[str]:
    """Return the directions a sentence states."""
    clean = plain(text)
    cues = load_cues()
    return {piece.hit.direction for piece in part(clean, find_hits(clean, cues), cues)}


@pytest.mark.parametrize(
    ("direction", "text"), [(direction, text) for direction, rows in FORMS.items() for text in rows]
)
def test_form(direction: str, text: str) -> None:
    """A form of change is stated in its direction, and in no other."""
    assert directions(text) == {direction}


@pytest.mark.parametrize("text", ACTED)
def test_acted_on(text: str) -> None:
    """What was done about an earlier finding is an improvement."""
    assert directions(text) == {"improved"}


@pytest.mark.parametrize("text", TRAPS)
def test_trap(text: str) -> None:
    """A wish, a duty, a name or a grade states no change."""
    assert directions(text) == set()
