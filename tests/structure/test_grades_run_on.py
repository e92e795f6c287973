"""Lists in which nothing but a space parts an area from its grade, as pages with the grade in an element of its own give."""

from __future__ import annotations

import pytest

from hmicdiff.reading.choose import read_bytes
from hmicdiff.structure.report import understand
from hmicdiff.vocabulary import load_vocabulary


def judged(body: str) -> dict[str, str]:
    """Return the grade of each topic in a page of a fire and rescue service with that body."""
    title = (
        "<h1>Shropshire Fire and Rescue Service: HMICFRS inspection 2021/22</h1><p>Published 20/12/2022</p>"
    )
    page = f"<html><body><main>{title}{body}<p>We spoke to its staff.</p></main></body></html>"
    found = understand(read_bytes(page.encode(), relative="a.html"), load_vocabulary()).report.sections
    return {one.topic: one.grade.value for one in found if one.grade and one.grade.value}


LISTS = {
    "links one in another": (
        "<ul><li><a href='#a'>Understanding fires and other risks <em>Good</em></a><ul>"
        "<li><a href='#b'>Preventing fires and other risks <em>Requires improvement</em></a></li></ul></li></ul>"
    ),
    "the grade first": (
        "<ul><li><b>Good</b> Understanding fires and other risks</li>"
        "<li><b>Requires improvement</b> Preventing fires and other risks</li></ul>"
    ),
    "paragraphs": (
        "<div><p>Understanding fires and other risks <span>GOOD</span></p>"
        "<p>Preventing fires and other risks <span>REQUIRES IMPROVEMENT</span></p></div>"
    ),
    "with what it was": (
        "<ol><li>Understanding fires and other risks <i>Good</i> (previously: Inadequate)</li>"
        "<li>Preventing fires and other risks <i>Requires improvement</i> (unchanged)</li></ol>"
    ),
}


@pytest.mark.parametrize("body", LISTS.values(), ids=LISTS)
def test_a_space_parts_an_area_from_its_grade(body: str) -> None:
    """The words beside the grade name an area, which has it."""
    assert judged(body) == {"risk": "good", "prevention": "requires improvement"}


@pytest.mark.parametrize(
    "entry",
    [
        "Staff say that the food is Good",
        "Good Understanding of the risks that people face",
        "Preventing fires and other risks good practice",
        "Station 12 Requires improvement",
    ],
)
def test_other_words_beside_a_grade_have_none(entry: str) -> None:
    """What names no area is a sentence, or of something that nobody grades."""
    assert judged(f"<ul><li>{entry}</li><li>It has 12 engines.</li></ul>") == {}
