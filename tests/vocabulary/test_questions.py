"""The way of questions through the programmes."""

from __future__ import annotations

import pytest

from hmicdiff.vocabulary import load_vocabulary
from hmicdiff.vocabulary.questions import PARTLY

VOCABULARY = load_vocabulary()
QUESTIONS = VOCABULARY.questions


def question(heading: str, programme: str | None = None) -> str:
    """Return a printed heading as a question; it must be one."""
    found = QUESTIONS.find(heading, programme)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("earlier", "later", "expected"),
    [
        ("How effective is the force at tackling anti-social behaviour?", "Preventing crime and anti-social behaviour", 1.0),
        ("How effective is the constabulary at investigating crime and reducing re-offending?", "Managing offenders and suspects", 1.0),
        ("How effective is the force at investigating offending?", "Investigating crime", 1.0),
        ("How effective is the force at investigating offending?", "Disrupting serious organised crime", PARTLY),
        ("How well does the force plan for the future?", "Leadership and force management", 1.0),
        ("How well does the force plan for the future?", "Recording data about crime", 0.0),
        ("Preventing fires and other risks", "Preventing fires and other risks", 1.0),
        ("Preventing fires and other risks", "Promoting the right values and culture", 0.0),
    ],
)  # fmt: skip
def test_questions_follow_from_each_other(earlier: str, later: str, expected: float) -> None:
    """A question follows from another over as many cycles as lie between; a lesser part is told as such."""
    assert QUESTIONS.answers(question(earlier), question(later)) == expected


def test_a_heading_of_findings_is_no_question() -> None:
    """What reports print under their questions is not mapped."""
    assert QUESTIONS.find("Main findings", "PEEL 2023-25") is None
    assert QUESTIONS.find(None, "PEEL 2023-25") is None


def test_every_row_names_its_programmes_and_its_source() -> None:
    """A row says who asked, and where the mapping comes from."""
    known = {row.name for row in VOCABULARY.programmes.rows}
    for row in QUESTIONS.rows:
        assert row.source
        assert set(row.programmes) <= known
        assert row.answered_by or row.partly_by


def test_no_question_follows_from_itself_by_a_detour() -> None:
    """The way leads on in time: nothing that follows from a question leads back to it."""
    for row in QUESTIONS.rows:
        for later in (*row.answered_by, *row.partly_by):
            assert QUESTIONS.answers(later, row.heading) == 0.0, (row.heading, later)
