"""Labels of boxes that are printed again where the box goes on over a page."""

from __future__ import annotations

import pytest

from hmicdiff.reading.choose import read_bytes
from hmicdiff.structure.report import understand
from hmicdiff.vocabulary import load_vocabulary

_HEAD = "PEEL 2021/22: An inspection of Durham Constabulary\n\nInvestigating crime\n\nInadequate\n\n"
_TAIL = "\n\nManaging offenders\n\nGood\n\nDurham Constabulary is good at managing offenders.\n"


def asked(text: str, relative: str = "a.txt") -> list[tuple[str, str, str | None, bool]]:
    """Return kind, words, deadline and label of the items of a report."""
    found = understand(read_bytes(text.encode(), relative=relative), load_vocabulary()).report.items
    return [(one.kind, one.text, one.deadline, one.labelled) for one in found]


@pytest.mark.parametrize(
    "again",
    [
        "Recommendations (continued)",
        "Recommendations cont.",
        "Cause of concern – continued",
        "Recommendations (cont’d)",
        "Recommendations, continued from the previous page",
    ],
)
def test_a_list_goes_on_behind_its_label_printed_again(again: str) -> None:
    """The entries behind it belong to the lead-in before it, and have its deadline."""
    text = (
        f"{_HEAD}Cause of concern\n\nThe force doesn’t review its files.\n\nRecommendations\n\n"
        f"Within three months, the force should:\n\n- train its staff; and\n\n{again}\n\n- review its plans.{_TAIL}"
    )
    assert asked(text)[1:] == [
        ("recommendation", "train its staff", "within three months", True),
        ("recommendation", "review its plans.", "within three months", True),
    ]


@pytest.mark.parametrize(
    "again",
    ["Areas for improvement (continued)", "Areas for improvement contd", "Area for improvement continued"],
)
def test_a_heading_printed_again_labels_what_follows(again: str) -> None:
    """On a web page too, and behind another heading, where what is above does not go on."""
    page = (
        "<h1>PEEL 2021/22: An inspection of Durham Constabulary</h1><h2>Investigating crime</h2><p>Good</p>"
        "<h3>Areas for improvement</h3><ul><li>The force should answer its calls.</li></ul>{between}"
        "<h3>{again}</h3><ul><li>The force should make plans.</li></ul>"
    )
    for between in ("", "<h3>What works well</h3><p>Files are kept in order.</p>"):
        found = asked(f"<html>{page.format(between=between, again=again)}</html>", "a.html")
        assert [(kind, text, labelled) for kind, text, _, labelled in found] == [
            ("area_for_improvement", "The force should answer its calls.", True),
            ("area_for_improvement", "The force should make plans.", True),
        ]


def test_a_sentence_goes_on_over_the_label() -> None:
    """Where lines are filled, the label may stand in the middle of an entry."""
    text = (
        f"{_HEAD}Areas for improvement\n\n- The constabulary should make sure that each of its many supervisors\n"
        f"\fAreas for improvement (continued)\n\nreviews the plans of investigations at an early time, and records it.\n{_TAIL}"
    )
    assert [text for _, text, _, _ in asked(text)] == [
        (
            "The constabulary should make sure that each of its many supervisors reviews the plans of investigations"
            " at an early time, and records it."
        )
    ]


@pytest.mark.parametrize(
    "line",
    ["The cause of concern has continued", "Improvement continued", "Recommendations continued to be met"],
)
def test_what_only_sounds_like_it_is_no_label(line: str) -> None:
    """A heading that tells how something went on stays in the text, and labels nothing."""
    read = read_bytes(f"{_HEAD}{line}\n\nThe force has plans.{_TAIL}".encode(), relative="a.txt")
    report = understand(read, load_vocabulary()).report
    assert not report.items
    assert "second_copy" not in {one.reason for one in report.ledger.left_out}


def test_a_label_of_another_kind_goes_on_with_nothing_above() -> None:
    """Where areas for improvement stand above it, it labels the recommendations below it."""
    text = (
        f"{_HEAD}Cause of concern\n\nThe force doesn’t review its files.\n\nAreas for improvement\n\n- The force should"
        f" answer its calls.\n\nRecommendations (continued)\n\n- The force should make plans.{_TAIL}"
    )
    assert [(kind, words) for kind, words, _, _ in asked(text)][1:] == [
        ("area_for_improvement", "The force should answer its calls."),
        ("recommendation", "The force should make plans."),
    ]
