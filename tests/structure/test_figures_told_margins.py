"""Margins told in a note or in a sentence of their own."""

from __future__ import annotations

import pytest

from hmicdiff.model import Reading
from hmicdiff.reading.choose import read_bytes
from hmicdiff.structure.report import understand
from hmicdiff.vocabulary import load_vocabulary

PAGE = (
    "<html><body><h1>PEEL 2021/22: An inspection of Kent Police</h1><p>Published 1 June 2022</p>"
    "<h2>Recording data about crime</h2><p>Good</p>{told}<h2>Managing offenders</h2><p>Good</p></body></html>"
)


def margins(told: str) -> list[tuple[float | None, float | None]]:
    """Return value and margin of the figures of a page that tells something."""
    answer = understand(read_bytes(PAGE.format(told=told).encode(), relative="a.html"), load_vocabulary())
    assert isinstance(answer, Reading)
    return [(one.value, one.margin) for one in answer.report.figures]


NOTE = '<div class="footnotes"><ol><li id="f">{}</li></ol></div>'
ESTIMATE = '<p>We estimate that it records 89.3 percent<sup><a href="#f">1</a></sup> of crimes. It vetted 97 percent of staff.</p>'


@pytest.mark.parametrize(
    "told",
    [
        ESTIMATE + NOTE.format("With a confidence interval of +/- 1.99 percent."),
        ESTIMATE + NOTE.format("This figure has a margin of error of ±1.99%"),
        ESTIMATE.replace("crimes. It", "crimes. The confidence interval is plus or minus 1.99 percent. It"),
        ESTIMATE + 2 * NOTE.format("With a confidence interval of +/- 1.99 percent."),
        ESTIMATE
        + NOTE.format("With a confidence interval of +/- 1.99 percent.")
        + NOTE.format("With a confidence interval of +/- 3 percent."),
        ESTIMATE.replace("</sup> of", "</sup> (with a confidence interval of +/- 1.99 percent) of")
        + NOTE.format("With a confidence interval of +/- 1.99 percent."),
    ],
    ids=[
        "a note",
        "a note in other words",
        "the next sentence",
        "a note printed twice",
        "two notes",
        "inline and in a note",
    ],
)
def test_a_margin_is_of_the_figure_it_is_told_of(told: str) -> None:
    """The estimate has it, and the figure beside it none."""
    assert margins(told) == [(89.3, 1.99), (97, None)]


@pytest.mark.parametrize(
    "told",
    [
        "<p>It records 89.3 percent of crimes. It vetted 97 percent of staff.</p>"
        + NOTE.format("With a confidence interval of +/- 2 percent."),
        ESTIMATE + NOTE.format("Calculated in 2019 with a confidence level of 95 percent."),
    ],
    ids=["of either", "no margin"],
)
def test_a_margin_that_may_be_of_several_is_nobodys(told: str) -> None:
    """Nor is a level of confidence a margin."""
    assert [margin for _, margin in margins(told)][:2] == [None, None]
