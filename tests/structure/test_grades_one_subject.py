"""The judgment of a report that is on one subject, told in its summary alone."""

from __future__ import annotations

import pytest

from hmicdiff.reading.choose import read_bytes
from hmicdiff.structure.report import understand
from hmicdiff.vocabulary import load_vocabulary


def graded(heading: str, said: str) -> dict[str | None, str]:
    """Return the grade of each section of a report on crime recording, with that sentence under that heading."""
    text = (
        "# Merseyside Police: Crime Data Integrity inspection 2019\n\nPublished: 21 March 2019\n\n"
        f"## {heading}\n\n{said}\n\n## How crimes are recorded\n\nThe force records 94.6 percent of them. It is good at training.\n"
    )
    found = understand(read_bytes(text.encode(), relative="a.md"), load_vocabulary()).report.sections
    return {one.heading: one.grade.value for one in found if one.grade and one.grade.value}


@pytest.mark.parametrize(
    ("heading", "said", "grade"),
    [
        ("Overall judgment", "Overall, Merseyside Police is judged to be good at recording crime.", "good"),
        ("Summary", "We have concluded that the force is inadequate at recording crime.", "inadequate"),
        (
            "Conclusion",
            "The force has been judged as requires improvement for the accuracy of its crime recording.",
            "requires improvement",
        ),
        (
            "Overall summary",
            "In 2016 we judged the force as inadequate at recording crime. It is now good at recording crime.",
            "good",
        ),
    ],
)
def test_the_judgment_on_the_subject_is_the_summarys(heading: str, said: str, grade: str) -> None:
    """A sentence that judges what the report is about grades the summary it stands in."""
    assert graded(heading, said) == {heading: grade}


@pytest.mark.parametrize(
    "said",
    [
        "Merseyside Police is judged to be good at investigating offences.",
        "The force is good at crime recording. It requires improvement at recording data about crime.",
        "Kent Police is judged to be good at recording crime.",
        "The control room is good at recording crime.",
    ],
)
def test_other_judgments_in_the_summary_are_none_on_the_subject(said: str) -> None:
    """Another subject, two judgments, another force's or a part of the matter give no grade of the whole."""
    assert graded("Overall judgment", said) == {}
