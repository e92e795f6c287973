"""Questions that stand side by side over one line of their grades."""

from __future__ import annotations

import textwrap
from itertools import zip_longest

import pytest

from hmicdiff.structure.report import understand
from hmicdiff.vocabulary import load_vocabulary

from .cases import document

HEAD = "PEEL 2018/19\nAn inspection of Kent Police\n\nOverall judgments\n\n"
QUESTIONS = {
    "How effective is the force at keeping people safe and reducing crime?": "good",
    "How efficiently does the force operate and how sustainable are its services?": "requires improvement",
    "How legitimately does the force treat the public and its workforce?": "outstanding",
}
PILLARS = dict(zip(("Effectiveness", "Efficiency", "Legitimacy"), QUESTIONS.values(), strict=True))


def graded(table: str, areas: dict[str, str]) -> dict[str | None, str | None]:
    """Return the grade of each section of a report with a table before its parts."""
    parts = "\n\n".join(f"{area}\n\nThe force has trained its staff." for area in areas)
    found = understand(document(f"{HEAD}{table}\n\n{parts}\n"), load_vocabulary()).report.sections
    return {one.heading: one.grade.value for one in found if one.grade}


def in_columns(areas: dict[str, str], width: int) -> str:
    """Return areas over their grades as columns of text, wrapped."""
    heads = zip_longest(*(textwrap.wrap(area, width - 6) for area in areas), fillvalue="")
    rows = [*heads, ("",) * len(areas), tuple(grade.capitalize() for grade in areas.values())]
    return "\n".join("".join(f"{cell:<{width}}" for cell in row).rstrip() for row in rows)


@pytest.mark.parametrize("between", [" | ", "\t"], ids=["bars", "tabs"])
@pytest.mark.parametrize("areas", [QUESTIONS, PILLARS], ids=["questions", "pillars"])
def test_each_grade_is_that_of_the_question_over_it(areas: dict[str, str], between: str) -> None:
    """One line of questions over one line of grades, parted by signs, grades each."""
    grades = between.join(grade.capitalize() for grade in areas.values())
    assert graded(f"{between.join(areas)}\n{grades}", areas) == areas


@pytest.mark.parametrize("width", [26, 34, 84])
@pytest.mark.parametrize("areas", [QUESTIONS, PILLARS], ids=["questions", "pillars"])
def test_questions_wrapped_in_columns_are_whole(areas: dict[str, str], width: int) -> None:
    """Whatever the width of the columns, the words of a question stand under each other, over its grade."""
    assert graded(in_columns(areas, width), areas) == areas
