"""Which verdicts on threads are told."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

import pytest

from hmicdiff.judging.verdicts import judge

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conftest import Build

    from hmicdiff import model

SUPERVISION = "Supervision of investigations"
PRAISE = {"text": "Supervisors look after investigations well.", "polarity": "praise"}
MORE_PRAISE = {"text": "Supervision of crime is strong.", "polarity": "praise"}
CONCERN = {"text": "Supervision of investigations is inconsistent.", "polarity": "concern"}
ASKED = {**CONCERN, "item": "area_for_improvement"}
PLAIN = {"text": "Supervisors record their oversight of investigations."}
OTHER_PLAIN = {"text": "Supervisors see crime reports weekly."}
THIRD_PLAIN = {"text": "Supervision of crime rests with sergeants."}
OTHER = {"text": "The force answers calls.", "topic": "response"}
GRADED = {"text": "The force requires improvement at supervising investigations."}
TOLD_BEFORE = {"text": "In 2011 we said that supervision of investigations was thin.", "is_history": True}
NEAR = {"text": "Burglary detectives seldom hear from an inspector about bail dates.", "polarity": "concern"}
FAR = {"text": "Supervision of burglary investigations leaves bail dates to chance.", "polarity": "concern"}
AWAY = {"text": "Supervision of investigations is inconsistent.", "polarity": "concern", "topic": "workforce"}
ON_TOPIC = {"text": "Rape victims are seen by specialists."}


@pytest.fixture
def named(build: Build) -> Build:
    """Return a maker of readings to which supervision is a thread with a name that everybody uses."""
    threads = build.vocabulary.threads
    rows = tuple(dataclasses.replace(row, named=row.named or row.name == SUPERVISION) for row in threads.rows)
    build.vocabulary = dataclasses.replace(  # type: ignore[misc]
        build.vocabulary, threads=dataclasses.replace(threads, rows=rows)
    )
    return build


def told(
    build: Build, left: Sequence[dict[str, Any]], right: Sequence[dict[str, Any]], **extra: str
) -> list[str]:
    """Return the classes of the verdicts on supervision between two inspections."""
    sides = [
        build.reading(
            build.Written(name, order, **extra),  # type: ignore[arg-type]
            *(build.Said(**{"topic": "investigation", **one}) for one in said),
        )
        for name, order, said in (("PEEL 2016", 201616, left), ("PEEL 2017", 201717, right))
    ]
    verdicts = build.judged(*sides).verdicts
    return [one.verdict for one in verdicts if one.thread_name == SUPERVISION]


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        pytest.param([PLAIN, OTHER], [OTHER_PLAIN], [], id="neither judges it"),
        pytest.param([PLAIN, OTHER], [PRAISE], ["unchanged"], id="one of them judges it"),
        pytest.param([CONCERN, OTHER], [PLAIN], [], id="a concern, then a bare mention: nothing is compared"),
        pytest.param([PLAIN, OTHER], [CONCERN], [], id="a bare mention, then a concern: nothing is compared"),
        pytest.param([ASKED, OTHER], [PLAIN], [], id="an obligation, then a bare mention"),
        pytest.param([PLAIN, OTHER], [ASKED], [], id="a bare mention, then an obligation"),
        pytest.param(
            [ASKED, OTHER], [OTHER, ON_TOPIC], [], id="an obligation may be answered in other words"
        ),
        pytest.param(
            [OTHER, ON_TOPIC], [GRADED], [], id="a grade alone is no finding on a part of the topic"
        ),
        pytest.param(
            [OTHER, ON_TOPIC, TOLD_BEFORE], [CONCERN], [], id="silent but for what it tells of earlier years"
        ),
        pytest.param(
            [OTHER, ON_TOPIC, NEAR], [FAR], [], id="the other report may speak of it in other words"
        ),
        pytest.param([OTHER, ON_TOPIC], [AWAY], [], id="a concern under another topic's heading"),
        pytest.param([OTHER, ON_TOPIC], [PRAISE], [], id="praise in passing is nothing new"),
        pytest.param([OTHER, ON_TOPIC], [PRAISE, MORE_PRAISE], ["new"], id="praise at more length is"),
        pytest.param([OTHER, ON_TOPIC], [CONCERN], ["new"], id="one concern is enough"),
        pytest.param([PRAISE], [OTHER, ON_TOPIC], [], id="silence on praise in passing"),
        pytest.param([CONCERN], [OTHER, ON_TOPIC], ["dropped"], id="silence on a concern"),
        pytest.param(
            [OTHER, ON_TOPIC],
            [PLAIN, OTHER_PLAIN, THIRD_PLAIN],
            ["new"],
            id="a subject treated at length without a judgment",
        ),
    ],
)
def test_what_is_told(
    named: Build, left: list[dict[str, Any]], right: list[dict[str, Any]], expected: list[str]
) -> None:
    """Concern always, praise with more than a passing sentence, description where one side judges."""
    assert told(named, left, right) == expected


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param([OTHER, ON_TOPIC], [PRAISE, MORE_PRAISE], id="new praise"),
        pytest.param([OTHER, ON_TOPIC], [CONCERN], id="a new concern"),
        pytest.param([CONCERN], [OTHER, ON_TOPIC], id="a concern that is gone"),
    ],
)
def test_nobody_is_silent_on_what_is_told_in_many_words(
    build: Build, left: list[dict[str, Any]], right: list[dict[str, Any]]
) -> None:
    """Supervision has no name of its own: a report on investigating crime may speak of it in words we do not know."""
    assert told(build, left, right) == []


def test_praise_is_not_new_where_the_earlier_inspection_did_not_look(named: Build) -> None:
    """An inspection of efficiency says nothing of investigations, so praise of them is no news."""
    left, right = [OTHER], [PRAISE, MORE_PRAISE]
    assert told(named, left, right, pillar="efficiency") == []
    assert told(named, left, [CONCERN], pillar="efficiency") == ["new"]


def test_two_threads_on_the_same_sentences_are_told_once(build: Build) -> None:
    """Of two threads with one class, that whose evidence the other shows and more is left out."""
    both = {"text": "The force manages its offenders well through IOM.", "polarity": "praise"}
    more = {"text": "The force catches offenders well.", "polarity": "praise"}
    readings = [
        build.reading(
            build.Written(name, order),
            *(build.Said(**{"topic": "offenders", **one}) for one in (both, more)),  # type: ignore[arg-type]
        )
        for name, order in (("PEEL 2016", 201616), ("PEEL 2017", 201717))
    ]
    names = [one.thread_name for one in build.judged(*readings).verdicts if one.thread]
    assert names == ["Catching and managing offenders"]


def test_a_whole_topic_that_rests_on_one_part_is_told_as_that_part(build: Build) -> None:
    """Where all that is said of catching and managing offenders is on one scheme, the scheme alone is named."""
    said = {"text": "The force manages its offenders well through IOM.", "polarity": "praise"}
    readings = [
        build.reading(build.Written(name, order), build.Said(**{"topic": "offenders", **said}))  # type: ignore[arg-type]
        for name, order in (("PEEL 2016", 201616), ("PEEL 2017", 201717))
    ]
    names = [one.thread_name for one in build.judged(*readings).verdicts if one.thread]
    assert names == ["Integrated offender management"]


def test_a_letter_tells_nothing_that_two_inspections_tell_alike(build: Build) -> None:
    """Of two pairs that end in one report with one class, that of the inspections is told."""
    readings = _with_letter_between(build)
    judged = judge(build.comparison(readings), readings, build.vocabulary)
    pairs = [(one.from_, one.to) for one in judged.verdicts if one.thread_name == SUPERVISION]
    assert ("r-PEEL 2015", "r-PEEL 2017") in pairs
    assert ("r-Letter 2016", "r-PEEL 2017") not in pairs


def _with_letter_between(build: Build) -> list[model.Reading]:
    return [
        build.reading(
            build.Written(name, order, kind=kind), build.Said(**{"topic": "investigation", **PRAISE})
        )
        for name, order, kind in (
            ("PEEL 2015", 201515, "report"),
            ("Letter 2016", 201616, "letter"),
            ("PEEL 2017", 201717, "report"),
        )
    ]


def test_unchanged_praise_asks_nobody(build: Build) -> None:
    """A person is asked about change, not about what stays well."""
    sides = [
        build.reading(build.Written(name, order), build.Said(**{"topic": "investigation", **PRAISE}))
        for name, order in (("PEEL 2016", 201616), ("PEEL 2017", 201717))
    ]
    verdict = build.verdict(build.judged(*sides), "investigation", SUPERVISION)
    assert (verdict.verdict, verdict.comparability, verdict.needs_review) == ("unchanged", "with_care", False)
