"""Words whose letters are set apart, and what stands at the foot of a page that text recognition read."""

from __future__ import annotations

import pytest

from hmicdiff.structure.figures.quantities import find_quantities
from hmicdiff.structure.report import understand
from hmicdiff.text import unspaced
from hmicdiff.vocabulary import load_vocabulary

from .cases import document

HEAD = "Crime inspection 2014\n\nHertfordshire Constabulary\n\nNovember 2014\n\n"


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("G o o d", "Good"),
        ("  R e q u i r e s   i m p r o v e m e n t ", "  Requires   improvement "),
        ("i s   i t   s a f e ?", "is   it   safe?"),
        ("a n t i - s o c i a l", "anti-social"),
        ("G\u00a0o\u00a0o\u00a0d", "Good"),
        ("Grade: G o o d", "Grade: Good"),
        ("1 2 3 4 5 6", "1 2 3 4 5 6"),
        ("a b c", "a b c"),
        ("It is a plan", "It is a plan"),
    ],
)
def test_letters_set_apart_are_closed_up(printed: str, read: str) -> None:
    """Four letters and more with a space between each are one word; wider gaps part words; figures and initials stay."""
    assert unspaced(printed) == read


@pytest.mark.parametrize("foot", ["", "                | 14\n© HMIC 2014\n", "14 | Page\n"])
def test_labels_set_apart_are_read_and_quoted_as_printed(foot: str) -> None:
    """A grade and a label of items are what they spell, below a page's foot too, and are quoted letter by letter."""
    text = (
        f"{HEAD}How effective is the force at investigating offending?\n\nR e q u i r e s   i m p r o v e m e n t\n\n"
        f"The constabulary has good specialist teams that\nare known to all of its own officers and to the\npublic.\n{foot}"
        "R E C O M M E N D A T I O N S\n\n1.  Within three months, Hertfordshire Constabulary\nshould improve the supervision of\nits crime teams.\n"
    )
    report = understand(document(text), load_vocabulary()).report
    (grade,) = [one.grade for one in report.sections if one.grade]
    assert (grade.value, grade.quote) == ("requires improvement", "R e q u i r e s i m p r o v e m e n t")
    (item,) = report.items
    assert (item.kind, item.labelled, item.deadline) == ("recommendation", True, "within three months")
    assert not [one for one in report.figures if one.value == 14]


@pytest.mark.parametrize("sign", ["± ", "+/- ", "plus or minus "])
def test_a_margin_alone_measures_nothing(sign: str) -> None:
    """Where the value before a margin can't be read, the margin is no figure of its own."""
    found = find_quantities(f"Satisfaction was high ( {sign}1.7 per cent ), and 3 percent were not sure.")
    assert [one.value for one in found] == [3]
