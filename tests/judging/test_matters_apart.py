"""Whole texts of two inspections: what is said of one matter decides nothing on its neighbour, nor a part on the whole."""

from __future__ import annotations

import pytest
from test_told_truly import judged

EQUALITY = """
Building, supporting and protecting the workforce
Adequate
Occupational health is poor. Staff wait three months for an appointment.
"""
BESIDE_FINANCE = """
HM Inspector's observations
Occupational health has improved since our last inspection. But the vetting of contractors has weakened.

Building, supporting and protecting the workforce
Adequate
Occupational health is good. Staff wait a week for an appointment.
"""


def test_a_sentence_that_turns_to_another_matter_finds_no_fault_with_the_one_before() -> None:
    """The sentence "But the vetting of contractors has weakened" stands behind praise of occupational health, and is none of it."""
    found = next(
        one for one in judged(EQUALITY, BESIDE_FINANCE) if one.thread_name == "Wellbeing of the workforce"
    )
    assert found.verdict == "improved"


VISITS = """
Managing offenders and suspects
Inadequate
The constabulary doesn't manage registered sex offenders well. There were 286 overdue visits to registered sex offenders.
"""
FEWER = """
Managing offenders and suspects
Adequate
The constabulary has improved how it manages registered sex offenders. There were {count} overdue visits to registered
sex offenders.
"""


@pytest.mark.parametrize(("count", "verdict"), [(9, "improved"), (270, "mixed")])
def test_a_fault_that_shrank_does_not_stand_against_what_is_better(count: int, verdict: str) -> None:
    """Nine overdue visits where there were 286 are what has got better; 270 are a fault as before."""
    told = judged(VISITS, FEWER.format(count=count))
    found = next(one for one in told if one.thread_name == "Managing registered sex offenders")
    assert found.verdict == verdict


MANAGED = """
Managing offenders and suspects
Good
Visits to registered sex offenders are carried out on time. Offender managers are well trained.
"""
SLIPPED = """
Managing offenders and suspects
Good
Visits to registered sex offenders are carried out on time. But the number of overdue risk assessments of registered sex
offenders has increased since our last inspection.
"""


def test_what_is_kept_beside_a_decline_makes_nothing_better() -> None:
    """Praise that stands as it did is no gain: what is stated to be worse is told as that."""
    found = next(
        one for one in judged(MANAGED, SLIPPED) if one.thread_name == "Managing registered sex offenders"
    )
    assert (found.rule, found.verdict) == ("words-regressed", "regressed")


SUPERVISED = """
Investigating crime
Requires improvement
Supervision of investigations was generally good, although it was not always recorded.
"""
UNSUPERVISED = """
Investigating crime
Requires improvement
Supervision of investigations isn't consistent. In 31 of 90 cases there was no effective supervision.
"""


def test_a_later_fault_answers_the_clause_that_it_shares_words_with() -> None:
    """Of an earlier sentence that praises supervision and faults its records, a fault of supervision turns the praise."""
    found = next(
        one for one in judged(SUPERVISED, UNSUPERVISED) if one.thread_name == "Supervision of investigations"
    )
    assert found.verdict == "regressed"


WORDS_ON_IT = """
Investigating crime
Adequate
Supervision of investigations is good. Files are reviewed.
"""
OUTRIGHT = """
Investigating crime
Requires improvement
Since our last inspection, the constabulary's investigation of crime has deteriorated. It has improved its supervision of
investigations.
"""


def test_a_statement_on_the_topic_itself_sums_up_its_parts() -> None:
    """What inspectors say outright of a whole topic is its verdict, and is shown, whatever a part did."""
    found = next(
        one for one in judged(WORDS_ON_IT, OUTRIGHT) if one.topic == "investigation" and one.thread is None
    )
    assert found.verdict == "regressed"
    assert any("investigation of crime has deteriorated" in one.quote for one in found.evidence)


OFFENDERS = """
Managing offenders and suspects
{grade}
Norfolk Police manages offenders. Integrated offender management is effective.
"""


@pytest.mark.parametrize(("later", "is_told"), [("Good", True), ("Inadequate", False)])
def test_a_thread_that_is_its_topic_as_a_whole_is_not_unchanged_where_grades_differ(
    later: str,
    is_told: bool,  # noqa: FBT001 - a column of the table
) -> None:
    """Plain words that stand in both reports do not outlive a grade that moved."""
    told = judged(OFFENDERS.format(grade="Good"), OFFENDERS.format(grade=later))
    unmoved = {one.thread_name for one in told if one.verdict == "unchanged"}
    assert ("Catching and managing offenders" in unmoved) <= is_told


HUB = """
Protecting vulnerable people
Adequate
In our last inspection we were concerned that missing children were recorded as absent. The constabulary no longer uses
that category for missing children.
"""
SLOW = """
Protecting vulnerable people
Adequate
The response to missing children is poor. Missing children are recorded as absent.
"""


def test_a_fault_that_was_given_up_is_an_improvement() -> None:
    """The sentence "It no longer uses that category" answers an old fault, and is no practice that was lost."""
    found = next(one for one in judged(SLOW, HUB) if one.thread_name == "Missing people and children")
    assert found.verdict == "improved"


PRAISED = """
HM Inspector's observations
The constabulary has a good domestic abuse plan. It is improving its stop and search records.

Protecting vulnerable people
Adequate
Domestic abuse victims are protected well.
"""
PLAIN = """
Protecting vulnerable people
Adequate
Domestic abuse victims are protected well.
"""


def test_in_a_summary_the_body_goes_on_to_another_matter() -> None:
    """The sentence "It is improving its stop and search records" says nothing of the domestic abuse plan before it."""
    found = [one for one in judged(PLAIN, PRAISED) if one.thread_name == "Domestic abuse"]
    assert "improved" not in {one.verdict for one in found}


SCHEME = """
Protecting vulnerable people
Adequate
The constabulary takes too long to make disclosures under the domestic violence disclosure scheme.
"""
LATE = """
Protecting vulnerable people
Adequate
The constabulary has improved its use of the domestic violence disclosure scheme. Disclosures are still made too late.
"""


def test_a_sentence_that_opens_with_the_thing_before_it_goes_on_about_it() -> None:
    """The sentence "Disclosures are still made too late" is a fault of the disclosure scheme that the sentence before praises."""
    found = next(
        one for one in judged(SCHEME, LATE) if one.thread_name == "Domestic Violence Disclosure Scheme"
    )
    assert found.verdict == "mixed"


POSITION = """
Managing offenders and suspects
Requires improvement
I have serious concerns about how the constabulary manages registered sex offenders. The position has got worse since
our last inspection.
"""


def test_the_position_is_that_of_the_sentence_before() -> None:
    """The sentence "The position has got worse" is said of what the sentence before it names."""
    found = next(
        one for one in judged(VISITS, POSITION) if one.thread_name == "Managing registered sex offenders"
    )
    assert found.verdict == "regressed"


TOO_EARLY = """
Preventing crime and antisocial behaviour
Adequate
Areas for improvement
The constabulary should adopt a structured problem-solving process.

We found little evidence of change in its problem-solving. It has appointed a problem-solving lead, and it is too early to
say whether this will help.
"""
ASKED = """
Preventing crime and antisocial behaviour
Adequate
Areas for improvement
The constabulary should adopt a structured problem-solving process.

Problem-solving is not structured.
"""


def test_an_aside_on_what_is_too_early_does_not_outweigh_what_is_raised_again() -> None:
    """Of a new post it is too early to tell; that nothing has changed is said of the matter."""
    told = [one for one in judged(ASKED, TOO_EARLY) if one.thread_name and "roblem" in one.thread_name]
    assert {one.verdict for one in told} == {"repeated"}


BUSY_DETECTIVES = """
Building, supporting and protecting the workforce
Adequate
Workloads of detectives in the crime unit are too high. Offender managers have workloads that they can manage.
"""
BUSY_CONTROL = """
Building, supporting and protecting the workforce
Adequate
Since our last inspection, workloads in the control room have improved. Response officers told us that their caseloads are reasonable.
"""
SAME_DETECTIVES = """
Building, supporting and protecting the workforce
Adequate
Since our last inspection, workloads of detectives in the crime unit have improved. Response officers told us that their
caseloads are reasonable.
"""


@pytest.mark.parametrize(
    ("later", "verdicts"),
    [
        pytest.param(BUSY_CONTROL, [], id="of other teams"),
        pytest.param(SAME_DETECTIVES, ["improved"], id="of the same team"),
    ],
)
def test_a_thread_of_unlike_matters_is_followed_only_where_one_is_the_same(
    later: str, verdicts: list[str]
) -> None:
    """Workloads of detectives say nothing of those in the control room, though one thread holds both."""
    told = [
        one for one in judged(BUSY_DETECTIVES, later) if one.thread_name == "Workloads and capacity of teams"
    ]
    assert [one.verdict for one in told] == verdicts
