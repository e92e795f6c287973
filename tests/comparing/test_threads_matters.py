"""A sentence is filed under the matter it speaks of, in whatever words, and under no other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hmicdiff.comparing.threads.spoken import spoken_sentences
from hmicdiff.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable

    from hmicdiff.model import Reading

TABLE = load_vocabulary().threads


def names(text: str, topic: str, sector: str) -> set[str]:
    """Ids of the threads that a sentence speaks of."""
    return {match.row.id for match in TABLE.found_in(text, topic=topic, sector=sector)}


SAME = [
    (
        "police",
        "prevention",
        "neighbourhood-abstraction",
        "PCSOs are hardly ever drawn away from the parishes.",
    ),
    (
        "police",
        "prevention",
        "neighbourhood-abstraction",
        "Beat teams cover for vacancies in response; local work stops.",
    ),
    ("police", "engagement", "community-engagement", "Ward surgeries have stopped in two districts."),
    ("police", "investigation", "digital-forensics", "There was no queue for the examination of handsets."),
    ("police", "investigation", "digital-forensics", "Laptops and phones wait five months to be downloaded."),
    ("police", "investigation", "investigation-training", "All detective posts are filled."),
    (
        "police",
        "investigation",
        "evidence-led-prosecution",
        "Officers build cases where victims can't give evidence.",
    ),
    ("police", "victims", "victim-updates", "Victims often had to chase for news of their case."),
    ("police", "vulnerability", "mental-health", "Nurses in the control room advise officers until dawn."),
    (
        "police",
        "vulnerability",
        "missing-people",
        "Reports of missing children are assessed by a trained sergeant.",
    ),
    (
        "police",
        "powers-fairness",
        "disproportionality",
        "It can't say whether some groups are treated differently.",
    ),
    ("police", "workforce", "promotion", "Many don't trust the promotion process."),
    ("police", "workforce", "working-time", "Officers are owed 9,000 rest days."),
    (
        "police",
        "resources-demand",
        "body-worn-video",
        "Most officers switch on their cameras at every incident.",
    ),
    ("fire", "risk", "fire-consultation", "It heard from 900 residents when it consulted on the plan."),
    ("fire", "protection", "fire-business", "Landlords of care homes get advice on how to comply."),
    (
        "fire",
        "protection",
        "fire-building-consultations",
        "Two in three replies to building consultations were in time.",
    ),
    (
        "fire",
        "response",
        "fire-operational-guidance",
        "National operational guidance has been adopted in full.",
    ),
    ("fire", "response", "fire-survival-guidance", "Survival guidance reaches crews by radio alone."),
    ("fire", "affordability", "fire-technology", "Watch managers type the same record twice."),
    ("fire", "affordability", "fire-facilities", "Three stations have no private showers."),
    ("fire", "fairness-diversity", "fire-equality-impact", "Equality impact assessments are often left out."),
    ("fire", "performance-leaders", "fire-leaders", "A scheme picks out future leaders early."),
    ("police", "workforce", "workplace-culture", "Staff told us of harassment by a supervisor."),
    ("police", "workforce", "workplace-culture", "Harassment cases that staff brought were not dealt with."),
    ("fire", "values-culture", "fire-culture", "The service is changing behaviours on watches."),
    ("fire", "values-culture", "fire-culture", "Sexual harassment incidents on watches are not recorded."),
    ("police", "response", "calls-101", "Callers rang 101 in 2019 and waited."),
    ("police", "response", "calls-101", "The 101 staff are well trained."),
    ("police", "workforce", "grievances", "Grievances take 64 days on average."),
    ("police", "response", "calls-101", "In 2023, 101 calls were answered within two minutes."),
    (
        "police",
        "powers-fairness",
        "fair-treatment-training",
        "Officers are trained to communicate and to notice bias.",
    ),
    ("fire", "values-culture", "fire-culture", "Poor behaviour is not challenged on every watch."),
]


OTHER = [
    ("police", "workforce", "workload", "The vetting unit has cleared its backlog."),
    ("police", "response", "calls-101", "The parish meetings were abandoned last year."),
    (
        "police",
        "prevention",
        "neighbourhood-model",
        "Intelligence is passed to neighbourhood teams by daily briefings.",
    ),
    ("police", "resources-demand", "mobile-technology", "Two panels watch body-worn video each month."),
    ("police", "integrity", "ethics-complaints", "Complaints take too long to resolve."),
    ("police", "finance-planning", "finance", "The unit works in spite of financial cuts."),
    (
        "fire",
        "response",
        "fire-operational-learning",
        "National operational guidance has been adopted in full.",
    ),
    ("fire", "protection", "fire-business", "Business continuity plans are tested."),
    ("fire", "performance-leaders", "fire-leaders", "Staff do not trust the promotion process."),
    ("fire", "response", "fire-control", "Survival guidance reaches crews by radio alone."),
    ("fire", "values-culture", "fire-wellbeing", "It monitors the working hours of staff with second jobs."),
    ("fire", "values-culture", "fire-working-hours", "During weekday working hours it was 61 percent."),
    ("police", "workforce", "working-time", "The desk is open in working hours alone."),
    (
        "police",
        "workforce",
        "workplace-culture",
        "Antisocial behaviour that amounts to harassment went unrecorded.",
    ),
    ("police", "workforce", "workplace-culture", "Seven harassment crimes were closed early."),
    ("police", "workforce", "workplace-culture", "Grievances take 64 days on average."),
    ("police", "response", "calls-101", "We found that 101 of the 130 investigations were effective."),
    ("police", "response", "calls-101", "There were 101 cases on the list."),
    ("police", "vulnerability", "protective-orders", "A public spaces protection order covers the square."),
    (
        "police",
        "powers-fairness",
        "fair-treatment-training",
        "It should have enough trained staff in its communications branch to answer calls.",
    ),
    ("fire", "values-culture", "fire-culture", "It does not assess whether home visits change behaviour."),
    (
        "fire",
        "values-culture",
        "fire-culture",
        "The scheme works on the behaviour of young people who set fires.",
    ),
]


@pytest.mark.parametrize(("sector", "topic", "thread", "text"), SAME, ids=[one[3][:40] for one in SAME])
def test_a_matter_is_known_in_other_words(sector: str, topic: str, thread: str, text: str) -> None:
    """Other forces and services say the same of it in words of their own."""
    assert thread in names(text, topic, sector)


@pytest.mark.parametrize(("sector", "topic", "thread", "text"), OTHER, ids=[one[3][:40] for one in OTHER])
def test_a_shared_word_is_no_matter(sector: str, topic: str, thread: str, text: str) -> None:
    """What shares a word with a thread and speaks of something else stands elsewhere."""
    assert thread not in names(text, topic, sector)


@pytest.mark.parametrize(
    "text",
    [
        "Preventing crime and tackling anti-social behaviour: Good.",
        "Good: Preventing crime",
        "Investigating crime – Inadequate",
    ],
)
def test_a_line_of_the_list_of_judgments_tells_a_grade_alone(text: str) -> None:
    """Whichever stands first, the area or its grade: it is shown, and never weighed as praise or fault."""
    assert TABLE.tells_a_grade(text)


@pytest.mark.parametrize(
    ("text", "topic", "sector", "thread"),
    [
        (
            "The unit works with the Gangmasters and Labour Abuse Authority.",
            "vulnerability",
            "police",
            "corruption",
        ),
        ("It uses software to monitor the computers of sex offenders.", "offenders", "police", "corruption"),
        ("Training facilities for staff at the centre are good.", "right-people", "fire", "fire-facilities"),
        ("Custody is seldom used as a place of safety.", "vulnerability", "police", "custody"),
    ],
)
def test_a_word_that_a_thread_shares_with_another_matter_names_it_not(
    text: str, topic: str, sector: str, thread: str
) -> None:
    """Abuse of labour is no abuse of position, and a training centre no changing room."""
    assert thread not in names(text, topic, sector)


@pytest.mark.parametrize(
    ("text", "kind", "polarity", "spoken"),
    [
        pytest.param("Protecting vulnerable people", "prose", "neutral", False, id="an entry of a list"),
        pytest.param("Crews test continuity plans yearly.", "prose", "neutral", True, id="a sentence"),
        pytest.param(
            "Using stop and search powers fairly", "heading", "praise", False, id="names what is done"
        ),
        pytest.param("The force uses its powers fairly", "heading", "praise", True, id="tells how well"),
    ],
)
def test_a_title_is_no_finding(
    reading_of: Callable[..., Reading], text: str, kind: str, polarity: str, *, spoken: bool
) -> None:
    """A short line without a verb and a full stop names a subject and tells nothing of it."""
    marks = {"n1": {"kind": kind, "polarity": polarity, "topic": "powers-fairness"}}
    assert bool(spoken_sentences(reading_of("a", [text], **marks))) is spoken
