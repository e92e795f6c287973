"""What a report tells of then and now, in two sentences: how it was found, and how it stands."""

from __future__ import annotations

import pytest

from hmicdiff.comparing.threads import find_threads
from hmicdiff.model import Reading
from hmicdiff.structure.report import understand
from hmicdiff.vocabulary import load_vocabulary
from tests.structure.cases import document

FRONT = """PEEL 2023–25: An inspection of Warwickshire Police

Published on: 9 July 2024

Investigating crime

Warwickshire Police is adequate at investigating crime.

"""


def _read(text: str) -> Reading:
    """Read a report of one section that says `text`."""
    answer = understand(document(f"{FRONT}{text}\n"), load_vocabulary())
    assert isinstance(answer, Reading)
    return answer


def _stated(reading: Reading) -> list[str]:
    """Return the directions of change that a report states, the grade aside."""
    return [one.direction for one in reading.report.statements]


TOLD = [
    (
        "improved",
        "Our 2021 report warned that the force had no plan for its ageing vehicles. It has now bought sixty.",
    ),
    (
        "improved",
        "When we last inspected the force, there were long queues for forensic results. These queues have gone.",
    ),
    (
        "improved",
        "We previously criticised the force for how it looked after exhibits. We saw a clear change for the better.",
    ),
    (
        "improved",
        "At the time of our last inspection, fewer than half of the tutors had been trained. All tutors have now been trained.",
    ),
    (
        "improved",
        "In 2020/21 we commented that officers were seldom told the outcome. The force has since changed this, and most are told.",
    ),
    (
        "improved",
        "In 2022 we told the force that its property stores were poor. It has since put this right.",
    ),
    ("improved", "Three years ago few sergeants had been trained to review files. Now all have."),
    (
        "improved",
        "When we visited in 2021, officers had to wait for months for a course. There is no waiting now.",
    ),
    (
        "improved",
        "In our last report, we pointed out that officers hadn’t always told witnesses the date. On this occasion, they had in 58 of 61 cases.",
    ),
    (
        "regressed",
        "In our last report we praised the force for its volunteer cadets. We found nothing of the kind this time.",
    ),
    (
        "regressed",
        "In 2022 the force answered nearly all enquiries promptly. It now answers barely half promptly.",
    ),
    ("regressed", "We said last time that detectives had too many cases. They have even more now."),
    ("unresolved", "We told the force in 2022 that its policies were out of date. That remains so."),
    (
        "unresolved",
        "In our previous inspection we found that supervisors didn’t review plans. We found the same this time.",
    ),
    (
        "unresolved",
        "Our last report criticised the long delays in examining phones. Disappointingly, the position is unchanged.",
    ),
    (
        "improved",
        "Our 2022 inspection was critical of the time it took to hand cases to detectives. The constabulary has tackled this, and it rarely takes more than a shift.",
    ),
    (
        "improved",
        "We previously asked the force to review its use of bail. It has done so.",
    ),
    (
        "improved",
        "When we last inspected, victims couldn’t choose how they were contacted. They can now.",
    ),
    (
        "improved",
        "In our previous report we drew attention to a shortage of trained interviewers. Interviews are now conducted by officers with the right accreditation.",
    ),
    (
        "improved",
        "Our 2021/22 inspection found that audits were missing from half of the records. We didn’t come across one record without an audit this time.",
    ),
    (
        "regressed",
        "In our last inspection, we commended the force for its work with young drivers. That has not been sustained.",
    ),
    (
        "unresolved",
        "In 2021 we complained that nobody checked the quality of files. Eighteen months on, things are much the same.",
    ),
    (
        "unresolved",
        "We last reported in 2022 that supervisors seldom left their desks. I must report the same again.",
    ),
    (
        "sustained",
        "In 2022 HMICFRS commented that the assessment of risk had improved. The force now assesses risk well.",
    ),
    (
        "improved",
        "In May 2019, 517 people didn't hold current vetting. At the time of this inspection there were six.",
    ),
    (
        "improved",
        "In 2019, 614 people had no vetting. There are now 11, all of them on long-term absence.",
    ),
    (
        "regressed",
        "In our last inspection, 40 visits to sex offenders were overdue. There are now 97.",
    ),
    (
        "improved",
        "At our last inspection, callers waited 40 seconds on average. They now wait nine.",
    ),
    (
        "regressed",
        "We reported in 2021 that new sergeants waited an average of seven months for a course. The average is now eight months.",
    ),
    (
        "regressed",
        "In 2019, 83 percent of calls were answered in time. The figure is now 61 percent.",
    ),
    (
        "improved",
        "In our previous inspection, we found 202 overdue visits. The force has recruited eight managers. There were three overdue visits when we inspected.",
    ),
    (
        "regressed",
        "In our last inspection we found nine overdue audits. A new team does these. There were 31 overdue audits when we inspected.",
    ),
    (
        "improved",
        "We previously found 58 packages waiting for enforcement. There were five, none older than two weeks.",
    ),
    (
        "unresolved",
        "In our last inspection we found 202 overdue visits. There were 150 overdue visits at the time of this inspection.",
    ),
    (
        "improved",
        "In our last report we said that the force did not assess its plans well enough. It has responded fully.",
    ),
    (
        "regressed",
        "In 2018, we found a backlog of 40 cases. There are now 90.",
    ),
    (
        "improved",
        "At that time I reported serious concerns about its understanding of demand. Today it is a different organisation.",
    ),
]


@pytest.mark.parametrize(
    ("direction", "text"),
    [
        (
            "regressed",
            "Availability of fire engines was 74 percent. It was 81 percent when we inspected in 2018.",
        ),
        ("regressed", "Sickness stood at 9 percent. At our last inspection it was 6 percent."),
        (
            "improved",
            "In the year to March 2022, 7.9 percent of calls were abandoned. In the year to March 2019 the figure was 21 percent.",
        ),
        ("regressed", "The average response time was 9 minutes. In 2018 it was 7 minutes."),
        ("regressed", "We found 118 overdue visits. When we inspected in 2019, there were 14."),
        ("improved", "There were 12 vacant posts. There were 40 in 2014."),
    ],
)
def test_a_measure_of_then_behind_the_same_of_now_states_a_change(direction: str, text: str) -> None:
    """Two neighbouring sentences that give one measure, the second as it was, state which way it went."""
    assert _stated(_read(text)) == [direction]


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        (
            "We raised this at our last inspection. An assessment was recorded in only 55 of 112 cases.",
            ["unresolved"],
        ),
        ("Few plans were evaluated. We made the same point in 2018.", ["unresolved"]),
        ("We raised this at our last inspection. The force has since put it right.", ["improved"]),
        ("We raised this at our last inspection. The force has 20 stations.", []),
        ("Few plans were evaluated. We found this during our crime file review.", []),
        ("In 2022 we said that morale was good. We can't say so now.", ["regressed"]),
        (
            "We reported the slow response. This is little different from what we found before.",
            ["unresolved"],
        ),
    ],
)
def test_what_was_raised_before_is_there_still_beside_a_fault(text: str, stated: list[str]) -> None:
    """That inspectors raised it before says that it is raised again only where a fault stands beside it."""
    assert _stated(_read(text)) == stated


@pytest.mark.parametrize(("direction", "text"), TOLD)
def test_an_old_finding_and_how_it_stands_are_one_change(direction: str, text: str) -> None:
    """A change told in two sentences is stated once, in its direction, and the old finding is history."""
    reading = _read(text)
    assert _stated(reading) == [direction]
    old = next(one for one in reading.sentences if text.startswith(one.text[:20]))
    assert old.is_history


@pytest.mark.parametrize(
    ("direction", "text"),
    [
        ("unresolved", "No one checks the hours worked. The position was the same at our last inspection."),
        ("unresolved", "Some staff are trained, but many are not. This was also the case in 2019."),
        ("sustained", "Supervisors review case files well. We found the same in 2019."),
    ],
)
def test_what_was_so_before_is_kept(direction: str, text: str) -> None:
    """A finding that the sentence behind it says to have been so before is unresolved, or kept where it is good."""
    assert _stated(_read(text)) == [direction]


@pytest.mark.parametrize(
    "text",
    [
        "When we visited the control room, staff were able to explain the policy.",
        "When we inspected custody, the cells were clean.",
        "In 2022 the force bought a new system for its control room.",
        "Today the force has two custody suites.",
    ],
)
def test_what_this_inspection_saw_is_no_history(text: str) -> None:
    """A visit without a word of last time, and a year with nothing set against it, tell no old finding."""
    reading = _read(text)
    assert _stated(reading) == []
    assert not any(one.is_history for one in reading.sentences)


def test_a_told_change_of_what_no_vocabulary_names_is_a_thread_of_its_own() -> None:
    """A stated change makes a thread named by its things, dated or not lost for want of a listed subject."""
    reading = _read("The condition of the stables has slipped since we last visited the force.")
    (thread,) = find_threads([reading], load_vocabulary())
    assert "stables" in thread.name.lower()
    assert [point.direction for point in thread.points] == ["regressed"]


def test_what_the_force_says_of_itself_makes_no_such_thread() -> None:
    """A change that the force claims is none that the inspectors state."""
    for speaker in ("Managers told us", "Chief officers are certain", "The force's internal survey suggests"):
        reading = _read(
            f"{speaker} that the condition of the stables has improved since our last inspection."
        )
        assert find_threads([reading], load_vocabulary()) == ()


PLAIN = [
    ("improved", "A debrief follows each large fire. That hasn’t always been so."),
    ("improved", "The brigade has replaced its card index with a shared record."),
    ("improved", "We no longer regard this as a weakness."),
    ("improved", "There is no need for the recommendation that we made in 2019 to stand."),
    ("improved", "The force is better at finding missing people."),
    ("improved", "Nine percent of detectives are women, an increase of two percentage points on 2021."),
    ("improved", "We found that all three recommendations had been met."),
    ("improved", "It has added four stations since 2021."),
    ("regressed", "Joint exercises have become a rarity."),
    ("regressed", "The scrutiny panel has stopped meeting."),
    ("regressed", "The training centre, once a source of pride, now opens two days a week."),
    (
        "regressed",
        "The availability of engines was 88 percent, down from 95 percent when we first inspected.",
    ),
    ("regressed", "A quarter of staff had been harassed, which is more than in 2021."),
    ("unresolved", "Nothing has happened since."),
    ("unresolved", "Training for volunteers is still an afterthought."),
    ("unresolved", "It is regrettable that we should have to repeat it."),
    ("unresolved", "The service hasn’t done enough to prevent this since our last inspection."),
    (
        "improved",
        "All property stores were checked every week, and none was over capacity. In 2022, we found stores that were not locked.",
    ),
    (
        "improved",
        "Each ward has a named officer; in 2021 only half did.",
    ),
    (
        "improved",
        "The cadet scheme in Thetford is up and running again.",
    ),
    (
        "improved",
        "The cold case team has been reinstated.",
    ),
    (
        "improved",
        "Calls no longer wait on hold for as long as half an hour.",
    ),
    (
        "improved",
        "Crews now spend less time on paperwork than they did.",
    ),
    (
        "regressed",
        "Response times have grown longer since we last inspected.",
    ),
    (
        "regressed",
        "Queues for the front counter are longer than at our previous inspection.",
    ),
    (
        "regressed",
        "The weekly tasking meeting has been allowed to drift.",
    ),
    (
        "regressed",
        "The analyst who used to sit with the team was withdrawn in 2023.",
    ),
    (
        "regressed",
        "Three of its eight front counters have closed.",
    ),
    (
        "unresolved",
        "There was no plan for interpreters in 2022, and there is none today.",
    ),
]


@pytest.mark.parametrize(("direction", "text"), PLAIN)
def test_a_change_told_in_one_sentence(direction: str, text: str) -> None:
    """What has gone, come, grown or is still wanting is a change in its direction, in whatever words."""
    assert _stated(_read(text)) == [direction]


@pytest.mark.parametrize(
    "text",
    [
        "The force is better at preventing crime than at solving it.",
        "Crews replaced the pump with another one.",
        "It had more calls than it could answer.",
        "Victims are still waiting at the station when officers arrive.",
        "Three of the eight incidents have closed.",
        "The new town hall has been rebuilt.",
        "Its judgment is now a matter for the courts.",
        "Call handlers do not lose contact with callers as often as they did.",
        "Victims at high risk are seen sooner here than across England.",
        "The control room had 20 people. When we visited in the evening, there were 30.",
        "In 2018, we found a backlog of 40 cases. There are still 38.",
        "We found no sign of the improvements we reported in 2019.",
        "The force answers 91 percent of 999 calls in ten seconds. In other forces the figure was 80 percent.",
        "Children are no longer held in cells overnight.",
        "The force has increased its use of strip searches of children.",
        "Plans were reviewed in 62 of 130 cases, compared with 60 of 130 at our last inspection.",
        "Plans were reviewed in 30 of 60 cases, compared with 45 of 60 in other forces.",
        "In our last inspection we looked at 40 cases. There were five, all recent.",
        (
            "In our 2021 inspection, we found that surveys weren't acted on. 30 percent of crimes are now closed with the victim not "
            "supporting further action."
        ),
    ],
)
def test_no_change_is_told_by_like_words(text: str) -> None:
    """A comparison with anything but the past, and what is so still, tell no improvement and no decline."""
    assert not {"improved", "regressed"} & set(_stated(_read(text)))


@pytest.mark.parametrize(
    ("opening", "strong"), [("However, we", True), ("We were, however, sorry: we", True), ("We", False)]
)
def test_a_concern_that_turns_on_an_improvement_is_on_its_matter(opening: str, strong: bool) -> None:  # noqa: FBT001
    """A weak name of a thread is enough in the sentence that takes back what the one before it grants."""
    text = f"The force has strengthened the supervision of investigations. {opening} found that reviews by supervisors are superficial."
    threads = find_threads([_read(text)], load_vocabulary())
    thread = next(one for one in threads if one.name == "Supervision of investigations")
    assert [(point.polarity, point.names_it) for point in thread.points] == [
        ("praise", True),
        ("concern", strong),
    ]


SET_BESIDE = [
    (
        "improved",
        "In 19 of 50 cases an order wasn’t considered. This is better than in our last inspection, when it was 32 of 50.",
    ),
    (
        "improved",
        "Supervision was missing in 8 of 60 files. The force has improved since we last inspected, when it was missing in 31.",
    ),
    (
        "improved",
        "Reasons were missing in 12 of 90 cases. This was an improvement on our 2018/19 inspection, when they were in 40.",
    ),
    (
        "regressed",
        "Calls were answered promptly in 60 of 90 cases. This was worse than at our last inspection, when it was 85 of 90.",
    ),
    ("improved", "This is better than in our previous inspection, where 32 of 50 cases had no plan."),
    ("improved", "Commanders are well trained. They had no training in this when we last inspected."),
]


@pytest.mark.parametrize(("direction", "text"), SET_BESIDE)
def test_what_is_set_beside_an_older_finding_is_of_now(direction: str, text: str) -> None:
    """A sentence that says how things are now, beside what was found then, states that change and isn't the old finding."""
    assert _stated(_read(text)) == [direction]
