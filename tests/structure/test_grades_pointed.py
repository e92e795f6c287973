"""Sentences that judge the question they stand under without naming it, and those that judge something else."""

from __future__ import annotations

import pytest

from hmicdiff.model import Identity
from hmicdiff.structure.grades.pointed import pointed_grade
from hmicdiff.vocabulary import load_vocabulary

VOCABULARY = load_vocabulary()
SUFFOLK = Identity(
    publisher="HMICFRS",
    kind="report",
    title=None,
    published=None,
    published_from=None,
    published_in_text=None,
    body="Suffolk Constabulary",
    sector="police",
    programme="PEEL 2023-25",
    cycle_order=202325,
    scale="five-tier",
)

GIVEN = [
    ("For this question, we have judged the constabulary to be inadequate.", "inadequate"),
    ("Our grade for this area is requires improvement.", "requires improvement"),
    ("We now rate Suffolk Constabulary as adequate here, up from requires improvement.", "adequate"),
    ("The force has been graded good for this area, an improvement on its 2021 grade of adequate.", "good"),
    ("Its grade has fallen from good to requires improvement.", "requires improvement"),
    ("The force's grade has gone up two levels, from inadequate to adequate.", "adequate"),
    ("We have lowered the force's grade to inadequate.", "inadequate"),
    ("As a result, Suffolk Constabulary moves from adequate to good.", "good"),
    ("This section is graded as 'outstanding'.", "outstanding"),
    ("The force, which was adequate in 2022, is now good.", "good"),
    (
        "Having been judged adequate in 2022, the constabulary now requires improvement.",
        "requires improvement",
    ),
    ("In 2021/22 the force was graded as good, but it is now inadequate.", "inadequate"),
    ("We have awarded the force a grade of good for this question.", "good"),
    ("Suffolk Constabulary keeps its grade of good.", "good"),
    ("The constabulary's performance in this area requires improvement.", "requires improvement"),
    ("We now judge it to be requires improvement.", "requires improvement"),
    ("We therefore grade this as inadequate.", "inadequate"),
    ("HMICFRS has now assessed it to be good, up from adequate in 2021.", "good"),
]
NOT_GIVEN = [
    "We judge it to be good.",
    "We would now grade it as good.",
    "We now judge its team to be good.",
    "Supervisors now judge it to be good.",
    "In 2022 we graded the force as inadequate.",
    "In 2022, the force was judged to be good.",
    "The force was graded as good at our last inspection.",
    "A neighbouring force was judged to be good in this area.",
    "We have graded Essex Police as good for this question.",
    "Nationally, most forces are graded as adequate for this question.",
    "In this area the average force is judged to be adequate.",
    "The force hopes that its grade will rise from adequate to good.",
    "Had it not acted, we would have graded the force as inadequate for this question.",
    "We could have graded the force as inadequate for this question.",
    "An audit rated the force as good for this question.",
    "Our grade for leadership is requires improvement.",
    "The force moved from inadequate in 2016 to requires improvement in 2018.",
    "The force's own assessment of its performance in this area was good.",
    "Supervision of files has moved from inadequate to good.",
    "The force has moved from an adequate system to a good one.",
    "Officers are graded as adequate in this area of their training.",
    "Its vehicles are now adequate.",
]


@pytest.mark.parametrize(("sentence", "grade"), GIVEN)
def test_a_sentence_that_points_to_its_question_gives_the_grade(sentence: str, grade: str) -> None:
    """The grade of today is taken, whatever older one the sentence holds it against."""
    assert pointed_grade(sentence, "", SUFFOLK, VOCABULARY) == grade


@pytest.mark.parametrize("sentence", NOT_GIVEN)
def test_what_speaks_of_others_of_then_or_of_perhaps_gives_none(sentence: str) -> None:
    """Another body's grade, another question's, an older one, a hope and a condition are no grade of the question."""
    assert pointed_grade(sentence, "", SUFFOLK, VOCABULARY) is None


@pytest.mark.parametrize(
    ("before", "grade"),
    [
        ("At our last inspection the force was inadequate.", "requires improvement"),
        ("The file store is old.", None),
    ],
)
def test_it_is_the_body_where_a_grade_was_just_told(before: str, grade: str | None) -> None:
    """*It now requires improvement* is a grade behind an older one, and a need of anything elsewhere."""
    assert pointed_grade("It now requires improvement.", before, SUFFOLK, VOCABULARY) == grade


@pytest.mark.parametrize("label", ["Rated: good", "Judged as: good.", "Grade awarded - good", "Graded good"])
def test_a_participle_or_a_stop_leaves_a_label_a_label(label: str) -> None:
    """A label may begin with what was done, and end in a full stop."""
    assert VOCABULARY.grades.labels(label) == ("good",)


@pytest.mark.parametrize("words", ["Graded responses: good", "Good.", "Rated good by victims"])
def test_a_grade_among_other_words_is_no_label(words: str) -> None:
    """A label holds nothing but the grade and the word for it."""
    assert VOCABULARY.grades.labels(words) == ()
