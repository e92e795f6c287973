"""Whole texts of two inspections: what a verdict says of them, its class, its reason and the lines under it, is true."""

from __future__ import annotations

import pytest
from whole import between, judged, of_topic

from hmicdiff.vocabulary import load_vocabulary

USE_OF_FORCE = """
Police powers and treating the public fairly and respectfully
Adequate
External scrutiny of use of force is not effective. A panel of local people meets seldom.
"""


PANEL = """
Police powers and treating the public fairly and respectfully
Adequate
Use of force records are not shown to anybody outside the constabulary, which is poor.
"""


def test_what_bears_the_name_of_a_matter_speaks_of_it() -> None:
    """A report that names a thread anywhere is not silent on it: the later report tells nothing new."""
    told = [one for one in judged(USE_OF_FORCE, PANEL) if one.thread_name == "Use of force"]
    assert not [one for one in told if one.verdict == "new"]


SLOW = """
Responding to the public
Requires improvement
Areas for improvement
The force should attend incidents within its target times
Officers attended within the target in 41 of 58 cases.
"""


PROGRESS = """
Responding to the public
Requires improvement
Areas for improvement
The force needs to improve the time it takes to attend incidents

{before}The force hasn’t made enough progress.
"""


@pytest.mark.parametrize(
    ("before", "repeated"),
    [
        ("", True),
        ("Officers attended within the target in 39 of 64 cases. ", True),
        ("Officers attended within the target in 39 of 64 cases.\n\nStaff often lack lockers. ", False),
    ],
    ids=["alone", "in the paragraph below", "further below"],
)
def test_what_names_nothing_right_below_a_heading_is_said_of_it(before: str, *, repeated: bool) -> None:
    """A bare word on progress in the paragraph below a heading is on its matter, further below on what it stands behind."""
    told = {
        one.verdict for one in judged(SLOW, PROGRESS.format(before=before)) if one.rule == "words-repeated"
    }
    assert bool(told) is repeated


HEADQUARTERS = """
Leadership and force management
Good
Collaboration with other forces is a strength. The joint headquarters with the fire service saves money.
"""


SAVINGS = """
Leadership and force management
Good
Collaboration with other forces works well, although the savings from it haven't yet been realised.
"""


def test_what_is_not_done_yet_is_not_too_early_to_tell() -> None:
    """Savings that have not been realised are a fault beside praise; nobody says that it is too early to tell."""
    assert "words-too-early" not in {one.rule for one in judged(HEADQUARTERS, SAVINGS)}


CRIME = """
Investigating crime
Good
The force manages registered sex offenders well.
"""


OFFENDERS = """
Managing offenders and suspects
Inadequate
The force does not manage registered sex offenders effectively.
"""


def test_a_grade_of_a_wider_area_is_told_under_its_printed_name() -> None:
    """Where one report grades offenders within investigation, the reason names the heading of that grade."""
    found = next(
        one for one in judged(CRIME, OFFENDERS) if one.topic == "offenders" and one.rule.startswith("grade-")
    )
    assert "Good (“Investigating crime”), then inadequate" in found.reason


GRIEVANCES = """
Building, supporting and protecting the workforce
Adequate
Area for improvement
The force should make sure that staff trust the grievance procedure.
"""


@pytest.mark.parametrize(
    ("later", "verdict"),
    [
        ("Grievances are dealt with well.", "improved"),
        ("Staff find the grievance procedure slow, unfair and unclear.", "mixed"),
    ],
)
def test_a_closed_item_beside_a_thread_that_is_found_wanting_is_mixed(later: str, verdict: str) -> None:
    """That an area for improvement is closed does not make good what the same report finds wanting in the thread."""
    closing = f"""
Building, supporting and protecting the workforce
Adequate
In 2022 we set an area for improvement on the grievance procedure. This area for improvement is now closed.
{later}
"""
    told = [one for one in judged(GRIEVANCES, closing) if one.thread is not None]
    assert [one.verdict for one in told] == [verdict]


EFFECTIVENESS_2016 = """PEEL: Police effectiveness 2016
An inspection of Wiltshire Police
Published 2 March 2017

How effective is the force at keeping people safe and reducing crime?

Requires improvement

Wiltshire Police requires improvement at keeping people safe and reducing crime.
"""


WHOLE_2018 = """PEEL: Police effectiveness, efficiency and legitimacy 2018/19
An inspection of Wiltshire Police
Published 27 September 2019

Effectiveness

How effectively does the force reduce crime and keep people safe?

Good

Wiltshire Police is good at reducing crime and keeping people safe.

Legitimacy

How legitimately does the force treat the public and its workforce?

Good

Wiltshire Police is good at treating the public and its workforce legitimately.
"""


def test_a_pillar_is_compared_with_itself_in_a_report_on_several() -> None:
    """Effectiveness, alone in one report and one of the pillars of the next, is one judgment, told by its headings."""
    found = next(one for one in between(EFFECTIVENESS_2016, WHOLE_2018) if one.rule.startswith("grade-"))
    assert (found.rule, found.verdict) == ("grade-up", "improved")
    assert "How effectively does the force reduce crime" in found.reason


FEEDBACK = """
Building, supporting and protecting the workforce
Adequate
Grievances are dealt with badly.
"""


TWO_MATTERS = """
Building, supporting and protecting the workforce
Adequate
Its financial position has weakened, and I am pleased that grievances are now dealt with in good time.
"""


def test_a_change_of_one_matter_is_none_of_what_the_next_clause_names() -> None:
    """In a sentence that joins two matters by a comma and "and", what got worse is the first alone."""
    told = judged(FEEDBACK, TWO_MATTERS)
    assert told
    assert "regressed" not in {one.verdict for one in told if one.thread}


BEFORE_ALL = """
Investigating crime
Good
Investigations are thorough.
"""


UNFORESEEN = """
Investigating crime
Good
{said}
"""


@pytest.mark.parametrize(
    ("said", "names"),
    [
        pytest.param(
            "Since our 2018 inspection, the store for seized bicycles has improved.",
            {"Store for seized bicycles"},
            id="words that stand together",
        ),
        pytest.param(
            "When we inspected in 2018, little was among the shelves. This has improved.",
            set(),
            id="words from here and there",
        ),
    ],
)
def test_a_change_that_no_sub_subject_holds_is_named_by_words_that_stand_together(
    said: str, names: set[str]
) -> None:
    """A name is a phrase of the inspectors' own, never words picked from a sentence."""
    known = {row.name for row in load_vocabulary().threads.rows}
    told = {one.thread_name for one in judged(BEFORE_ALL, UNFORESEEN.format(said=said)) if one.thread_name}
    assert told - known == names


WELLBEING = """
Building, supporting and protecting the workforce
Good
The force has effective wellbeing policies. Staff spoke highly of the wellbeing support that they had received.
"""


KEPT = " The force continues to have effective wellbeing policies in place."


@pytest.mark.parametrize(
    ("number", "alone"),
    [
        ("Sickness has risen to 4.4 percent of officer time.", "regressed"),
        ("Sickness has fallen to 3.1 percent of officer time.", "improved"),
    ],
    ids=["worse", "better"],
)
@pytest.mark.parametrize("kept", [KEPT, ""], ids=["beside a standard kept", "alone"])
def test_a_number_alone_moves_no_matter_whose_standard_is_kept(number: str, alone: str, kept: str) -> None:
    """Where inspectors say that a standard was kept, a number of it that rose or fell turns the matter neither way."""
    later = f"""
Building, supporting and protecting the workforce
Good
{number}{kept}
"""
    told = [one for one in judged(WELLBEING, later) if one.thread_name == "Wellbeing of the workforce"]
    assert [one.verdict for one in told] == (["unchanged"] if kept else [alone])


VICTIMS_NAMED = """
Preventing crime and anti-social behaviour
Adequate
Officers are told to treat vulnerable people with care. Neighbourhood teams patrol the busiest streets.
"""


NOBODY_NAMED = """
Preventing crime and anti-social behaviour
Adequate
Neighbourhood teams patrol the busiest streets.
"""


VULNERABILITY = """
Protecting vulnerable people
Good
The domestic abuse unit works well with the refuge. Missing children are found quickly. The safeguarding hub is effective.
"""


@pytest.mark.parametrize(
    ("earlier", "mentioned"),
    [(VICTIMS_NAMED, True), (NOBODY_NAMED, False)],
    ids=["a word of it", "no word of it"],
)
def test_what_is_mentioned_in_passing_is_not_called_unspoken_of(earlier: str, *, mentioned: bool) -> None:
    """A topic that only the later report treats is new; where the earlier one has a word of it the reason says so."""
    new = of_topic(judged(earlier, VULNERABILITY), "vulnerability")
    assert new.verdict == "new"
    assert ("only in passing" in new.reason) is mentioned
    assert ("we find nothing on it" in new.reason) is not mentioned


PRAISED = """
Investigating crime
The force investigates burglary well. Detectives are well trained. Supervisors review each case thoroughly. The force
has strong arrangements for rape cases. Officers have good knowledge of evidence. {fault}
"""


FAULT = "The digital unit has a backlog."


OTHER = "Evidence from shops is sometimes lost."


@pytest.mark.parametrize(
    ("faults", "told"),
    [
        (("", ""), "Both reports praise it."),
        ((FAULT, ""), "the earlier one also finds fault with a part of it"),
        (("", FAULT), "the later one also finds fault with a part of it"),
        ((FAULT, OTHER), "each also finds fault with a part of it"),
    ],
    ids=["no fault", "earlier", "later", "both"],
)
def test_a_fault_beside_praise_of_a_topic_is_told_and_shown(faults: tuple[str, str], told: str) -> None:
    """Two reports that praise a topic and find one fault with it: the reason names which, and the fault is quoted."""
    found = of_topic(judged(*(PRAISED.format(fault=one) for one in faults)), "investigation")
    assert (found.verdict, found.polarity) == ("unchanged", "praise")
    assert told in found.reason
    assert {one.quote for one in found.evidence} & {FAULT, OTHER} == set(filter(None, faults))


def test_an_obligation_beside_praise_of_a_topic_leaves_it_not_merely_praised() -> None:
    """Criticism that weighs a quarter of the praise is no detail: nobody is told that both reports praise it."""
    asked = "The force should make sure that digital devices are examined sooner. The force has no plan for its laboratory."
    found = of_topic(judged(PRAISED.format(fault=asked), PRAISED.format(fault="")), "investigation")
    assert (found.verdict, found.rule) == ("mixed", "tone-mixed")


BEFORE = """
Protecting vulnerable people
Officers find missing children slowly. The force is slow to tell people of the domestic violence disclosure scheme.
"""


PARTS = """
Protecting vulnerable people
Since our last inspection the force has improved how it finds missing children. It has improved its use of the domestic
violence disclosure scheme.
"""


WHOLE = """
Protecting vulnerable people
Since our last inspection the force has improved how it protects vulnerable people.
"""


@pytest.mark.parametrize(("later", "in_parts"), [(PARTS, True), (WHOLE, False)], ids=["parts", "whole"])
def test_an_improvement_of_parts_is_told_as_one(later: str, *, in_parts: bool) -> None:
    """Where no statement is on the topic itself, the reason says that what improved are parts of it."""
    found = of_topic(judged(BEFORE, later), "vulnerability")
    assert found.verdict == "improved"
    assert ("in parts of it" in found.reason) is in_parts


SURVIVORS = """
Protecting vulnerable people
{words}
"""


@pytest.mark.parametrize(
    ("later", "expected"),
    [
        ("Neighbourhood teams safeguard vulnerable people. The control room has a list.", None),
        ("Specialist officers visit at home the vulnerable people whom they safeguard.", "unchanged"),
    ],
    ids=["only the name of the matter", "the very thing"],
)
def test_a_description_answers_praise_of_the_very_thing_alone(later: str, expected: str | None) -> None:
    """Praise, then a description that shares no more than the matter's name: nothing is held together."""
    earlier = (
        "The force safeguards vulnerable people well. "
        "The specialist officers who safeguard vulnerable people visit them at home, which works well."
    )
    found = judged(SURVIVORS.format(words=earlier), SURVIVORS.format(words=later))
    told = {one.verdict for one in found if one.thread_name == "Safeguarding vulnerable people"}
    assert told == ({expected} if expected else set())


ORDERS = """
Protecting vulnerable people
Requires improvement
Areas for improvement
The force should make better use of protective orders to safeguard victims of domestic abuse
The force made 68 applications for protective orders in the year.
"""


ORDERS_LATER = """
Protecting vulnerable people
Requires improvement
The force answers reports of domestic abuse more quickly than it did. {said}
Areas for improvement
The force should make sure that officers routinely consider protective orders
The force applied for 52 protective orders in the year.
"""


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        pytest.param(
            "It has made good progress in this area, although it still doesn't make enough use of protective orders.",
            "repeated",
            id="of what was told before",
        ),
        pytest.param(
            "It has improved its use of protective orders, although it still doesn't make enough use of them.",
            "mixed",
            id="of the orders",
        ),
    ],
)
def test_progress_in_this_area_is_of_what_was_told_before(said: str, verdict: str) -> None:
    """A clause on "this area" speaks of the sentence before, and not of the matter that the clause behind it names."""
    told = judged(ORDERS, ORDERS_LATER.format(said=said))
    found = next(one for one in told if one.thread_name == "Protective orders and notices for victims")
    assert found.verdict == verdict


VISITS = """
Protecting vulnerable people
Adequate
Conferences on domestic abuse are chaired well. {fault}
"""


@pytest.mark.parametrize(
    ("fault", "rules"),
    [
        pytest.param("However, domestic abuse forms are poor.", {"tone-mixed"}, id="set against it"),
        pytest.param("Officers are polite.\n\nDomestic abuse forms are poor.", set(), id="elsewhere"),
    ],
)
def test_praise_and_fault_of_a_thread_are_mixed_in_one_breath_alone(fault: str, rules: set[str]) -> None:
    """What stands here and there under one name may be of unlike parts: nothing is told of it as a whole."""
    told = judged(VISITS.format(fault=""), VISITS.format(fault=fault))
    assert {one.rule for one in told if one.thread_name == "Domestic abuse"} == rules


BARS = """
It is not possible to make direct comparisons between the grades in this report and those of the cycle before.
"""


GRADED = """
Investigating crime
{grade}
The force supervises investigations well. Some digital devices wait for months.
"""


def test_grades_that_may_not_be_compared_show_it_by_themselves() -> None:
    """A fault of the earlier report beside them would look as if it still stood: its thread tells what became of it."""
    before = GRADED.format(grade="Requires improvement")
    found = of_topic(judged(before, BARS + GRADED.format(grade="Good")), "investigation")
    assert found.rule == "grade-not-comparable"
    assert [(one.kind, one.quote) for one in found.evidence] == [
        ("grade", "Requires improvement"),
        ("grade", "Good"),
    ]
