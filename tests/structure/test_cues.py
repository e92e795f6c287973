"""The cue tables load as written, and a broken row is named."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from hmicdiff.errors import VocabularyError
from hmicdiff.vocabulary import cues as module
from hmicdiff.vocabulary.cue_table import mask
from hmicdiff.vocabulary.cues import load_cues
from hmicdiff.vocabulary.load import load_rows


@pytest.mark.parametrize(
    ("text", "refers", "year"),
    [
        pytest.param("In our previous inspection, we found", "previous", None, id="previous"),
        pytest.param("since our last effectiveness inspection", "previous", None, id="last-pillar"),
        pytest.param("in our previous inspection in 2020/21, we", "year", "2020/21", id="previous-in-year"),
        pytest.param("since our 2017 effectiveness inspection", "year", "2017", id="year-pillar"),
        pytest.param("in HMIC's PEEL inspection 2015", "year", "2015", id="hmic-inspection-year"),
        pytest.param("findings of our review in 2021", "year", "2021", id="review-in-year"),
        pytest.param("the same as last year", "last_year", None, id="last-year"),
        pytest.param("since our first inspection", "previous", None, id="first-inspection"),
        pytest.param("against the previous 12 months", "period", None, id="period"),
    ],
)
def test_anchors(text: str, refers: str, year: str | None) -> None:
    """Words that name an earlier inspection or time are found with what they refer to."""
    (hit,) = load_cues().find_anchors(text)
    assert (hit.refers, hit.year) == (refers, year)


def test_mask_keeps_offsets() -> None:
    """A masked text is as long as the text, and only its anchors are gone."""
    text = "It has improved since our 2017 effectiveness inspection at using powers."
    hits = load_cues().find_anchors(text)
    masked = mask(text, hits)
    assert len(masked) == len(text)
    assert masked[: hits[0].start] == text[: hits[0].start]
    assert masked[hits[-1].end :] == text[hits[-1].end :]


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        pytest.param("Areas for improvement", "area_for_improvement", id="plural"),
        pytest.param("Area for improvement 2", "area_for_improvement", id="numbered"),
        pytest.param("Cause of concern", "cause_of_concern", id="concern"),
        pytest.param(
            "Causes of concern and recommendations", "cause_of_concern", id="concern-and-recommendations"
        ),
        pytest.param("Recommendations", "recommendation", id="recommendations"),
        pytest.param("Recommendation to the chief constable", "recommendation", id="recommendation-to"),
        pytest.param("Promising practice", "practice", id="promising"),
        pytest.param("There are areas for improvement in how the force works", None, id="sentence"),
    ],
)
def test_item_headings(heading: str, kind: str | None) -> None:
    """A heading that is a label names a kind of item; a sentence does not."""
    assert load_cues().item_heading(heading) == kind


def broken(change: dict[str, Any]) -> Any:  # noqa: ANN401 - it stands for load_rows
    """Return a loader that changes the first row of statement cues."""

    def load(filename: str, key: str, row_type: Any) -> tuple[Any, ...]:  # noqa: ANN401 - as above
        rows = load_rows(filename, key, row_type)
        return (dataclasses.replace(rows[0], **change), *rows[1:]) if key == "statement" else rows

    return load


@pytest.mark.parametrize(
    ("change", "message"),
    [
        pytest.param(
            {"patterns": ["(unclosed"]}, "cues.toml: not-comparable: not a regular expression", id="pattern"
        ),
        pytest.param(
            {"patterns": ["{nobody}"]}, "cues.toml: not-comparable: no group named 'nobody'", id="group"
        ),
        pytest.param(
            {"guards": ["nobody"]}, "cues.toml: not-comparable: no guard named 'nobody'", id="guard"
        ),
    ],
)
def test_broken_row_is_named(change: dict[str, Any], message: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A row that cannot be compiled is refused with file, row and reason."""
    monkeypatch.setattr(module, "load_rows", broken(change))
    with pytest.raises(VocabularyError, match=r"cues\.toml") as caught:
        load_cues.__wrapped__()
    assert str(caught.value).startswith(message)
