"""Threads: which sentences of which reports speak of one sub-subject."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest

from hmicdiff.comparing.threads import find_threads, thread_id, threads_of
from hmicdiff.errors import VocabularyError
from hmicdiff.model import Reading, Statement
from hmicdiff.vocabulary import load_vocabulary
from hmicdiff.vocabulary.threads import load_threads

if TYPE_CHECKING:
    from collections.abc import Callable

    ReadingOf = Callable[..., Reading]

TABLE = load_threads()


def names(text: str, topic: str = "overall", sector: str = "police") -> set[str]:
    """Return the threads a sentence speaks of."""
    return {match.row.id for match in TABLE.found_in(text, topic=topic, sector=sector)}


@pytest.mark.parametrize(
    ("text", "thread"),
    [
        pytest.param("Investigations are not supervised well.", "investigation-supervision", id="supervised"),
        pytest.param(
            "The force should improve how it allocates crime.", "investigation-allocation", id="allocates"
        ),
        pytest.param("PCSOs are too often abstracted.", "neighbourhood-abstraction", id="abstracted"),
        pytest.param("Some new beat managers had no training.", "neighbourhood-training", id="beat training"),
        pytest.param("Its 101 abandonment rate is too high.", "calls-101", id="101"),
        pytest.param("Call handlers use THRIVE well.", "call-risk-assessment", id="THRIVE"),
        pytest.param("The MASH has a backlog.", "mash", id="MASH"),
        pytest.param("Registered sex offenders are visited late.", "sex-offenders", id="sex offenders"),
        pytest.param("It manages wanted suspects well.", "wanted-suspects", id="wanted"),
        pytest.param("Officers record reasonable grounds.", "stop-search-grounds", id="grounds"),
        pytest.param("Anti social behaviour is falling.", "antisocial-behaviour", id="no hyphen"),
        pytest.param("Antisocial behaviour is falling.", "antisocial-behaviour", id="one word"),
        pytest.param("Officers felt well-being was neglected.", "wellbeing", id="hyphen"),
    ],
)
def test_a_sentence_is_put_under_the_thread_it_names(text: str, thread: str) -> None:
    """Both writing habits of HMIC and HMICFRS are known."""
    assert thread in names(text)


@pytest.mark.parametrize(
    ("text", "topic", "found"),
    [
        pytest.param("Its audits are rarely thorough.", "protection", True, id="thorough"),
        pytest.param("Audits aren’t of a consistent quality.", "protection", True, id="quality"),
        pytest.param("It audits the quality of its home visits.", "prevention", False, id="other topic"),
    ],
)
def test_audits_are_of_premises_where_protection_is_told(text: str, topic: str, found: bool) -> None:  # noqa: FBT001
    """How good audits are is told of premises under protection alone."""
    assert ("fire-risk-based-inspection" in names(text, topic, "fire")) is found


@pytest.mark.parametrize(
    ("text", "thread"),
    [
        pytest.param("Satisfactory outcomes for victims matter.", "victim-satisfaction", id="satisfactory"),
        pytest.param(
            "The street triage team supports people in mental ill-health.",
            "call-risk-assessment",
            id="street triage",
        ),
        pytest.param("Cases are diverted from court.", "neighbourhood-abstraction", id="another diversion"),
        pytest.param(
            "How effective is the force at reducing re-offending?", "offender-management", id="question"
        ),
        pytest.param(
            "Vetting of 90 officers, staff and volunteers has expired.",
            "volunteers",
            id="the whole workforce",
        ),
        pytest.param(
            "Crews could open plans of neighbouring stations.", "fire-cross-border", id="own stations"
        ),
        pytest.param(
            "It is slow to tell people about the past of their partners.",
            "community-engagement",
            id="disclosure",
        ),
    ],
)
def test_what_only_looks_like_a_thread_is_left_out(text: str, thread: str) -> None:
    """The same word in another sense is no mention."""
    assert thread not in names(text)


def test_weak_words_count_in_their_own_topic_alone() -> None:
    """`Supervisors` speaks of investigations only where the section does."""
    assert "investigation-supervision" in names("Supervisors were busy.", topic="investigation")
    assert "investigation-supervision" not in names("Supervisors were busy.", topic="prevention")


def test_sectors_keep_apart() -> None:
    """Fire and rescue has threads of its own."""
    assert "fire-availability" in names("On-call availability is poor.", sector="fire")
    assert not names("On-call availability is poor.")


@pytest.mark.parametrize(
    ("text", "tone"),
    [
        pytest.param("The control room does not take these officers from their beat.", "praise", id="kept"),
        pytest.param("Neighbourhood officers are often diverted.", "concern", id="taken"),
        pytest.param("There is a policy on diverting officers.", None, id="told"),
    ],
)
def test_a_thread_knows_what_is_good_of_it(text: str, tone: str | None) -> None:
    """Not to be taken from the beat is good, whatever the words' own tone."""
    assert TABLE.tone_of(TABLE.by_id["neighbourhood-abstraction"], text) == tone


@pytest.mark.parametrize(
    "text",
    [
        "Norfolk Constabulary is good at preventing crime.",
        "The force requires improvement at protecting vulnerable people.",
        "Kent Police is adequate at investigating crime.",
        "The force has been assessed as good in respect of its efficiency.",
    ],
)
def test_a_grade_told_in_prose_is_no_tone(text: str) -> None:
    """Grades are compared by the rules of comparability alone."""
    assert TABLE.tells_a_grade(text)


@pytest.mark.parametrize(
    "text",
    ["It has good partnership working.", "Its reserves are adequate.", "It is good practice to share."],
)
def test_other_uses_of_a_grade_s_word_are_no_grade(text: str) -> None:
    """`Good partnership working` is praise and no grade."""
    assert not TABLE.tells_a_grade(text)


def spoken(reading: Reading, *marks: dict[str, object]) -> Reading:
    """Return a reading whose sentences carry `marks`, one each, all in one paragraph."""
    sentences = tuple(
        dataclasses.replace(one, block=1, **mark)  # type: ignore[arg-type]
        for one, mark in zip(reading.sentences, marks, strict=True)
    )
    report = dataclasses.replace(
        reading.report, identity=dataclasses.replace(reading.report.identity, sector="police")
    )
    return dataclasses.replace(reading, sentences=sentences, report=report)


def test_a_sentence_that_leans_on_the_one_before_joins_its_thread(reading_of: ReadingOf) -> None:
    """`This was not being picked up` goes on about what the sentence before named."""
    texts = ["Digital forensics is slow.", "This delays cases.", "Officers are polite."]
    reading = spoken(
        reading_of("a", texts), {"polarity": "concern"}, {"polarity": "concern"}, {"polarity": "praise"}
    )
    found = threads_of(reading, load_vocabulary())["digital-forensics"]
    assert [point.quote for point in found] == texts[:2]
    assert [point.weight for point in found] == [1.0, 0.5]


def test_history_boilerplate_and_second_prints_are_no_points(reading_of: ReadingOf) -> None:
    """What an earlier inspection found, templates and repeated blocks are not findings of this one."""
    texts = ["The MASH was slow.", "We looked at the MASH.", "The MASH is good.", "The MASH is quick."]
    reading = spoken(
        reading_of("a", texts),
        {"is_history": True},
        {"is_boilerplate": True},
        {"repeat_of": "x"},
        {"polarity": "praise"},
    )
    found = threads_of(reading, load_vocabulary())["mash"]
    assert [point.quote for point in found] == texts[3:]


def test_what_was_mended_during_the_inspection_is_no_change(reading_of: ReadingOf) -> None:
    """A concern raised and acted on at once counts for both sides and states nothing."""
    text = "We raised our concerns about the MASH and it acted quickly."
    reading = spoken(reading_of("a", [text]), {"polarity": "praise"})
    one = reading.sentences[0]
    statement = Statement(
        id="s",
        direction="improved",
        source="inspectorate",
        reference={"text": None, "cycle": None},  # type: ignore[arg-type]
        topic="vulnerability",
        section=one.section,
        rule="acted-on-findings",
        line_start=one.line_start,
        line_end=one.line_end,
        quote=one.quote,
    )
    reading = dataclasses.replace(
        reading, report=dataclasses.replace(reading.report, statements=(statement,))
    )
    (point,) = threads_of(reading, load_vocabulary())["mash"]
    assert (point.polarity, point.direction) == ("mixed", None)


def test_findings_in_rare_words_of_their_own_make_a_thread(reading_of: ReadingOf) -> None:
    """Two reports' findings on a subject that no vocabulary names are tied by the words they share."""
    old = spoken(
        reading_of("a", ["The falconry unit scares drones well."]),
        {"polarity": "praise", "topic": "response"},
    )
    new = spoken(
        reading_of("b", ["The falconry unit scares few drones."]),
        {"polarity": "concern", "topic": "response"},
    )
    (thread,) = find_threads([old, new], load_vocabulary())
    assert {"falconry", "drones"} <= set(thread.name.lower().split())
    assert [point.polarity for point in thread.points] == ["praise", "concern"]


def test_words_of_items_and_grammar_name_no_thread(reading_of: ReadingOf) -> None:
    """That both reports speak of a cause of concern is no matter that the two share."""
    old = spoken(
        reading_of("a", ["This is a cause of concern."]), {"polarity": "concern", "topic": "response"}
    )
    new = spoken(
        reading_of("b", ["The cause of concern is met."]), {"polarity": "praise", "topic": "response"}
    )
    assert find_threads([old, new], load_vocabulary()) == ()


def test_common_words_make_no_thread(reading_of: ReadingOf) -> None:
    """Two findings under one topic that share nothing rare are not tied."""
    old = spoken(reading_of("a", ["Its officers are good."]), {"polarity": "praise", "topic": "response"})
    new = spoken(reading_of("b", ["Its officers are late."]), {"polarity": "concern", "topic": "response"})
    assert find_threads([old, new], load_vocabulary()) == ()


def test_a_thread_s_id_is_the_same_in_every_run() -> None:
    """Reviewers' decisions hang on it."""
    assert thread_id("bail") == thread_id("bail") != thread_id("mash")
    assert len({thread_id(row.id) for row in TABLE.rows}) == len(TABLE.rows)


def test_every_thread_stands_under_a_known_topic() -> None:
    """Topics of the threads are topics of their sector."""
    topics = load_vocabulary().topics
    known = {(row.sector, row.id) for row in topics.rows}
    assert {(row.sector, row.topic) for row in TABLE.rows} <= known


def test_a_broken_pattern_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """A vocabulary error names the thread and the pattern."""
    broken = dataclasses.replace(TABLE.rows[0], terms=("(",))
    monkeypatch.setattr("hmicdiff.vocabulary.threads.load_rows", lambda *_: (broken,))
    load_threads.cache_clear()
    with pytest.raises(VocabularyError, match=broken.id):
        load_threads()
    load_threads.cache_clear()
