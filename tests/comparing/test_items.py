"""Items followed over the years: raised, raised again, closed, or told of in running text."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from hmicdiff.comparing.items import follow_items
from hmicdiff.comparing.order import in_time_order
from hmicdiff.model import Item, Reading, Reference, Statement, Warning_
from hmicdiff.structure.report import understand
from hmicdiff.vocabulary import load_vocabulary
from tests.structure.cases import document

if TYPE_CHECKING:
    from collections.abc import Callable

    from hmicdiff.model import ItemThread

    ReportOf = Callable[..., Reading]

VOCABULARY = load_vocabulary()
SUPERVISION = "The force should ensure regular and active supervision of the quality of investigations."
REWORDED = (
    "The constabulary needs to make sure that supervisors review the quality of investigations regularly."
)
VETTING = "The force must ensure that all staff have up-to-date vetting."
PRAISE = "Detectives in specialist teams investigate serious crimes with great skill."


def followed(*readings: Reading) -> tuple[ItemThread, ...]:
    """Return the items of several inspections, each with one report."""
    return follow_items([(one,) for one in in_time_order(readings)], VOCABULARY)


def made(report_of: ReportOf, part: type, name: str, *texts: str, topic: str = "investigation") -> Reading:
    """Return a report with one area."""
    heading = {"investigation": "Investigating crime", "integrity": "Acting ethically and lawfully"}[topic]
    return report_of(name, part(heading=heading, topic=topic, texts=texts), published=name)


def with_item(reading: Reading, line: int, **changes: Any) -> Reading:  # noqa: ANN401 - fields of Item
    """Return a reading with the sentence on `line` as a labelled area for improvement."""
    sentence = next(one for one in reading.sentences if one.line_start == line)
    fields = {
        "id": f"{reading.report.id}-item{line}",
        "kind": "area_for_improvement",
        "labelled": True,
        "text": sentence.text,
        "quote": sentence.text,
        "deadline": None,
        "status": "raised",
        "section": sentence.section,
        "topic": sentence.topic,
        "line_start": line,
        "line_end": line,
    }
    item = Item(**{**fields, **changes})
    return replace(reading, report=replace(reading.report, items=(*reading.report.items, item)))


def test_an_item_of_the_newest_report_is_raised(report_of: ReportOf, part: type) -> None:
    """What only the newest report says is raised, first seen there, of age one."""
    (thread,) = followed(with_item(made(report_of, part, "2018", SUPERVISION), 2))
    assert (thread.status, thread.first_seen, thread.age) == ("raised", "2018", 1)


def test_an_item_raised_again_in_other_words_is_repeated(report_of: ReportOf, part: type) -> None:
    """A reworded item is the same thread, older by one inspection."""
    old = with_item(made(report_of, part, "2018", SUPERVISION), 2)
    new = with_item(made(report_of, part, "2021", PRAISE, REWORDED), 3)
    (thread,) = followed(new, old)
    assert (thread.status, thread.first_seen, thread.age) == ("repeated", "2018", 2)
    assert [place.report for place in thread.items] == ["2018", "2021"]


def test_another_item_is_another_thread(report_of: ReportOf, part: type) -> None:
    """Items that share no matter are never joined."""
    old = with_item(made(report_of, part, "2018", SUPERVISION), 2)
    new = with_item(made(report_of, part, "2021", VETTING, topic="integrity"), 2)
    assert [thread.items[0].quote for thread in followed(old, new)] == [
        SUPERVISION,
        VETTING,
    ]


def test_an_item_a_later_report_closes_is_closed(report_of: ReportOf, part: type) -> None:
    """A later report that restates the item and says it is dealt with closes the thread."""
    old = with_item(made(report_of, part, "2018", SUPERVISION), 2)
    new = with_item(made(report_of, part, "2021", SUPERVISION), 2, status="closed", labelled=False)
    (thread,) = followed(old, new)
    assert thread.status == "closed"


@pytest.mark.parametrize(
    ("warnings", "told"),
    [
        pytest.param(("items_lost",), "holds none of the boxes", id="no boxes"),
        pytest.param((), "does not mention it", id="no mention"),
    ],
)
def test_silence_is_never_closure(
    report_of: ReportOf, part: type, warnings: tuple[str, ...], told: str
) -> None:
    """A later report on the topic that says nothing of the item leaves it unknown, with the reason."""
    old = with_item(made(report_of, part, "2018", SUPERVISION), 2)
    new = made(report_of, part, "2021", "Bail is used well.")
    marked = tuple(Warning_(code=code, message="") for code in warnings)
    (thread,) = followed(old, replace(new, report=replace(new.report, warnings=marked)))
    assert thread.status == "unknown"
    assert told in thread.reason


def test_a_report_on_other_topics_says_nothing_of_an_item(report_of: ReportOf, part: type) -> None:
    """A later report that does not cover the topic leaves the item as it was."""
    old = with_item(made(report_of, part, "2018", SUPERVISION), 2)
    new = made(report_of, part, "2021", "Vetting is up to date for all staff.", topic="integrity")
    (thread,) = followed(old, new)
    assert thread.status == "raised"


def test_the_same_concern_in_running_text_repeats_an_item(report_of: ReportOf, part: type) -> None:
    """Where boxes are lost, a present concern in the same matter still raises it again."""
    old = with_item(made(report_of, part, "2018", SUPERVISION), 2)
    text = "Supervision of the quality of investigations is not regular."
    new = made(report_of, part, "2021", PRAISE, text)
    sentences = tuple(
        replace(one, polarity="concern" if one.text == text else "praise") for one in new.sentences
    )
    (thread,) = followed(old, replace(new, sentences=sentences))
    assert (thread.status, thread.items[-1].quote) == ("repeated", text)


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ("The force has met our area for improvement from 2018.", "closed"),
        ("Our area for improvement stays open.", "repeated"),
        ("The reviews are recorded on the crime system.", "repeated"),
    ],
)
def test_what_is_said_of_the_item_behind_a_finding_decides(
    report_of: ReportOf, part: type, told: str, status: str
) -> None:
    """The sentence behind a finding, in its paragraph, tells the state of the item that the finding speaks of."""
    old = with_item(made(report_of, part, "2018", SUPERVISION), 2)
    finding = "Supervision of the quality of investigations is not regular."
    new = made(report_of, part, "2021", PRAISE, finding, told)
    sentences = tuple(
        replace(one, block=99, polarity="concern" if one.text == finding else "neutral")
        if one.text in {finding, told}
        else one
        for one in new.sentences
    )
    (thread,) = followed(old, replace(new, sentences=sentences))
    assert thread.status == status


@pytest.mark.parametrize(
    ("told", "alone", "status"),
    [
        ("The area for improvement is now closed.", True, "closed"),
        ("This area for improvement has not been met.", True, "repeated"),
        ("The area for improvement is now closed.", False, "unknown"),
        ("The cause of concern is now closed.", True, "unknown"),
    ],
)
def test_the_only_item_of_its_kind_on_a_topic_is_meant_by_its_kind(
    report_of: ReportOf, part: type, told: str, *, alone: bool, status: str
) -> None:
    """What is said of "the area for improvement" is said of the only one that the topic has, and of none of two."""
    old = with_item(made(report_of, part, "2018", SUPERVISION), 2)
    if not alone:
        other = replace(
            old.report.items[0], id="other", text="The force should vet its staff.", quote="other"
        )
        old = replace(old, report=replace(old.report, items=(*old.report.items, other)))
    new = made(report_of, part, "2021", "Bail is used well.", told)
    assert followed(old, new)[0].status == status


DEVICES = "The force should improve how it examines digital devices."
BAIL = "The force should make sure that bail conditions are monitored."


@pytest.mark.parametrize(
    ("told", "states"),
    [
        (
            "The area for improvement about the examination of digital devices has only partly been met.",
            ("repeated", "unknown"),
        ),
        ("The monitoring of bail conditions is no longer an area for improvement.", ("unknown", "closed")),
        ("The area for improvement about bail conditions has not been met.", ("unknown", "repeated")),
        (
            "The areas for improvement about the examination of digital devices and about bail are closed.",
            ("closed", "closed"),
        ),
        ("The area for improvement about the storage of digital devices is closed.", ("unknown", "unknown")),
        ("The area for improvement about crime recording has been met.", ("unknown", "unknown")),
    ],
)
def test_the_item_that_a_later_report_names_by_its_subject_is_meant(
    report_of: ReportOf, part: type, told: str, states: tuple[str, str]
) -> None:
    """What became of an item holds for the one whose object and deed the words name, nouns for verbs, and no other."""
    old = with_item(with_item(made(report_of, part, "2018", DEVICES, BAIL), 2), 3)
    new = made(report_of, part, "2021", "Exhibits are kept in one store.", told)
    assert tuple(thread.status for thread in followed(old, new)) == states


@pytest.mark.parametrize(
    ("behind", "status"),
    [
        ("It has been met in full.", "closed"),
        ("It has yet to be met.", "repeated"),
        ("Bail is a matter for sergeants.", "unknown"),
    ],
)
def test_the_sentence_behind_the_one_that_names_an_item_tells_its_fate(behind: str, status: str) -> None:
    """An item named by its subject in one sentence is closed, or kept open, by the next, and begins no second time."""
    old = inspected("PEEL 2018/19", "2 May 2019", f"Areas for improvement\n\n• {BAIL}\n\n• {DEVICES}")
    told = f"In 2018 we set an area for improvement about monitoring bail conditions. {behind}"
    new = inspected("PEEL 2021/22", "9 July 2022", told)
    (thread,) = (one for one in followed(old, new) if "bail" in one.items[0].quote)
    assert thread.status == status
    assert status == "unknown" or thread.items[-1].quote.endswith(behind)


AUDIT = "The force should conduct a skills audit of its whole workforce."
REMINDERS = (
    "We told the force in 2022 to carry out a skills audit",
    "In our previous inspection, we said that it was an area for improvement for the force to conduct a skills audit",
    "During our last inspection, we gave the force an area for improvement to carry out a skills audit",
    "In 2022, an area for improvement was that the force should undertake a skills audit",
    "At our last inspection, a skills audit of the workforce was an area for improvement",
    "In 2022 we identified a skills audit as an area for improvement",
    "The force was asked in our last inspection to carry out a skills audit",
    "Our 2022 report called for a skills audit",
)
STILL_OPEN = (
    ", and this remains an area for improvement.",
    ". This isn't yet complete.",
    "; it has yet to do this.",
    ". We found no evidence that the force had dealt with this area for improvement.",
    ". Training began only in May. It is too early for this area for improvement to be closed.",
    ". It has started this work, but it has yet to finish.",
    ". This work is still under way.",
    ". The area for improvement can't yet be closed.",
    ". Nothing has changed.",
)
DONE = (
    ". Inspectors saw a change and we have closed this area for improvement.",
    ", and it has now done so.",
    ". Few records were out of date in March, so this doesn't remain an area for improvement.",
    ". This is no longer an area for improvement.",
    ". We now consider it closed.",
    ". It doesn't need to remain in place.",
    ", but it isn't one any more.",
    ". We are content to close it.",
)


@pytest.mark.parametrize("reminder", REMINDERS)
@pytest.mark.parametrize("fate", STILL_OPEN + DONE)
def test_an_old_item_told_in_running_words_goes_on_or_ends(reminder: str, fate: str) -> None:
    """However a report recalls what was asked, and wherever it says what became of it, the thread is one and has that state."""
    old = inspected("PEEL 2018/19", "2 May 2019", f"Area for improvement\n\n{AUDIT}\n\nIt keeps a register.")
    new = inspected("PEEL 2021/22", "9 July 2022", f"{reminder}{fate}")
    (thread,) = followed(old, new)
    assert thread.status == ("closed" if fate in DONE else "repeated")


@pytest.mark.parametrize(
    ("told", "status"),
    [
        (
            "We found little evidence that it had met the area for improvement about bail conditions.",
            "repeated",
        ),
        ("We are not yet able to close the area for improvement on bail conditions.", "repeated"),
        ("The force hasn't yet acted on our area for improvement about bail conditions.", "repeated"),
        ("We have no hesitation in closing the area for improvement on bail conditions.", "closed"),
        ("We don't need to keep the area for improvement about bail conditions open.", "closed"),
        ("Monitoring bail conditions isn't an area for improvement any more.", "closed"),
    ],
)
def test_a_negation_turns_what_is_said_of_closing(told: str, status: str) -> None:
    """Closing that is denied keeps an item open; staying open that is denied closes it."""
    old = inspected("PEEL 2018/19", "2 May 2019", f"Area for improvement\n\n{BAIL}\n\nIt has a policy.")
    (thread,) = followed(old, inspected("PEEL 2021/22", "9 July 2022", told))
    assert thread.status == status


@pytest.mark.parametrize(
    "told",
    [
        "We told the force in 2022 to monitor its budget. It has yet to do so.",
        "The storage of bail forms was an area for improvement. We have closed this area for improvement.",
        "We asked the force to recruit bail officers. It has done so.",
        "The force told us that it monitors bail conditions and has done so for years.",
    ],
)
def test_what_is_told_of_another_item_changes_nothing(told: str) -> None:
    """A fate is that of the item which the paragraph names, and what a body says of itself is none."""
    old = inspected("PEEL 2018/19", "2 May 2019", f"Area for improvement\n\n{BAIL}\n\nIt has a policy.")
    assert followed(old, inspected("PEEL 2021/22", "9 July 2022", told))[0].status == "unknown"


def inspected(programme: str, published: str, text: str) -> Reading:
    """Return a police report with one area that says `text`."""
    head = (
        f"{programme}: An inspection of Dorset Police\n\nPublished on: {published}\n\nInvestigating crime\n\n"
    )
    answer = understand(
        document(f"{head}Dorset Police is good at investigating crime.\n\n{text}\n"), VOCABULARY
    )
    assert isinstance(answer, Reading)
    return answer


def test_a_kind_with_the_subject_of_another_item_does_not_mean_the_only_one(
    report_of: ReportOf, part: type
) -> None:
    """An item named by its subject ("about victim contact") is not the only one of its topic where that asks for something else."""
    item = "The force should make sure that it completes victim needs assessments."
    old = with_item(made(report_of, part, "2018", item), 2)
    new = made(report_of, part, "2021", "The area for improvement about victim contact has been met.")
    assert followed(old, new)[0].status == "unknown"


def test_a_stated_improvement_supersedes_but_does_not_close(report_of: ReportOf, part: type) -> None:
    """An improvement the inspectors state answers an item without closing it."""
    old = with_item(made(report_of, part, "2018", SUPERVISION), 2)
    text = "The quality and supervision of investigations has improved."
    new = made(report_of, part, "2021", PRAISE, text)
    statement = Statement(
        id="st1",
        direction="improved",
        source="inspectorate",
        reference=Reference(text=None, cycle=None),
        topic="investigation",
        section="s0",
        rule="improved",
        quote=text,
        line_start=3,
        line_end=3,
    )
    told = replace(new, report=replace(new.report, statements=(statement,)))
    (thread,) = followed(old, told)
    assert (thread.status, thread.items[-1].quote) == ("superseded", text)


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"labelled": False}, id="advice in running text"),
        pytest.param({"kind": "practice"}, id="good practice"),
    ],
)
def test_what_carries_no_obligation_is_not_followed(
    report_of: ReportOf, part: type, changes: dict[str, Any]
) -> None:
    """Mere advice and good practice make no thread."""
    reading = with_item(made(report_of, part, "2018", SUPERVISION), 2, **changes)
    assert followed(reading) == ()


def test_an_old_item_told_and_closed_in_one_report_is_closed(report_of: ReportOf, part: type) -> None:
    """An item of an inspection we do not have, restated and closed, is one closed thread."""
    reading = with_item(made(report_of, part, "2018", SUPERVISION), 2, status="closed", labelled=False)
    (thread,) = followed(reading)
    assert (thread.status, thread.age) == ("closed", 1)


def test_what_is_told_again_and_dealt_with_is_closed(report_of: ReportOf, part: type) -> None:
    """A paragraph that retells an item and then says it was addressed closes it, even without a box."""
    old = with_item(made(report_of, part, "2016", SUPERVISION), 2)
    retold = f"In our 2016 inspection, we said that {SUPERVISION[0].lower()}{SUPERVISION[1:]}"
    answer = "We are satisfied that the force has suitably addressed this area for improvement."
    new = made(report_of, part, "2018", PRAISE, retold, answer)
    sentences = tuple(
        replace(one, block=99, is_history=one.text == retold) if one.text in {retold, answer} else one
        for one in new.sentences
    )
    statement = Statement(
        id="st1",
        direction="improved",
        source="inspectorate",
        reference=Reference(text=None, cycle=None),
        topic="investigation",
        section="s0",
        rule="acted-on-findings",
        quote=answer,
        line_start=4,
        line_end=4,
    )
    told = replace(new, sentences=sentences, report=replace(new.report, statements=(statement,)))
    (thread,) = followed(old, told)
    assert (thread.status, thread.items[-1].quote) == ("closed", answer)


def test_each_item_continues_the_thread_it_agrees_with_most(report_of: ReportOf, part: type) -> None:
    """Of two old items that an item may continue, the one it agrees with more has it."""
    broad = "The force should improve its investigations."
    old = with_item(with_item(made(report_of, part, "2018", broad, SUPERVISION), 2), 3)
    new = with_item(made(report_of, part, "2021", REWORDED), 2)
    assert [one.status for one in followed(old, new)] == ["unknown", "repeated"]


def test_an_item_that_a_second_report_of_one_inspection_tells_is_not_raised_again(
    report_of: ReportOf, part: type
) -> None:
    """What supports the witness of an inspection makes no item older."""
    report = with_item(made(report_of, part, "2021", PRAISE, SUPERVISION), 3)
    news = with_item(made(report_of, part, "2021-02", REWORDED), 2)
    (thread,) = follow_items([(report, news)], VOCABULARY)
    assert (thread.status, thread.age, len(thread.items)) == ("raised", 1, 1)
