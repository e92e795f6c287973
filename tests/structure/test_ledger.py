"""The ledger of a source: each word kept, or left out with a reason, and losses that may matter told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hmicdiff.model import Omission
from hmicdiff.structure.ledger import count_words
from hmicdiff.structure.report import understand
from hmicdiff.vocabulary import load_vocabulary
from tests.structure.cases import cases, document

_REPORT = """PEEL 2023–25: An inspection of Kent Police

Investigating crime

Kent Police is adequate at investigating crime.

Officers told us that they have manageable workloads, and we saw that supervisors set them a plan.
"""


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_each_word_of_a_text_is_kept_or_left_out_once(case: object) -> None:
    """Words kept and words left out are the words of the text, with those that reading left out."""
    text = case.text  # type: ignore[attr-defined]
    given = replace(document(text), omissions=(Omission(reason="navigation", text="Home Reports Contact"),))
    ledger = understand(given, load_vocabulary()).report.ledger
    assert ledger.kept + sum(one.words for one in ledger.left_out) == count_words(text) + 3


@pytest.mark.parametrize(
    ("omission", "told"),
    [
        (Omission(reason="named_furniture", text="Inadequate"), "a grade"),
        (Omission(reason="link_list", text="Preventing crime Good Managing offenders Adequate"), "a grade"),
        (Omission(reason="named_furniture", text="Area for improvement"), "an item"),
        (Omission(reason="hidden_part", text="The force should answer calls sooner."), "an item"),
        (Omission(reason="named_furniture", text="Nobody answers letters", heading=True), "a heading"),
        (Omission(reason="hidden_part", text="Responding to the public"), "a heading"),
        (Omission(reason="unheard_of", text="Good"), "a grade"),
    ],
)
def test_a_weak_loss_that_matters_is_told(omission: Omission, told: str) -> None:
    """A grade, an item or a heading left out for a reason that may be wrong is a warning with its words."""
    report = understand(replace(document(_REPORT), omissions=(omission,)), load_vocabulary()).report
    (warning,) = [one for one in report.warnings if one.code == "text_left_out"]
    assert f"among them {told}" in warning.message
    assert omission.text in warning.message


def test_much_text_lost_is_told() -> None:
    """More than a small share of words left out for a weak reason is a warning."""
    lost = Omission(reason="named_furniture", text="Crews went out at night and came back tired. " * 5)
    report = understand(replace(document(_REPORT), omissions=(lost,)), load_vocabulary()).report
    assert ["45 of " in one.message for one in report.warnings if one.code == "text_left_out"] == [True]


@pytest.mark.parametrize(
    "omission",
    [
        Omission(reason="navigation", text="Responding to the public", heading=True),
        Omission(reason="link_list", text="Investigating  crime"),
        Omission(reason="site_notice", text="We use cookies so that this website works for all of you. " * 9),
        Omission(reason="named_furniture", text="We use cookies."),
        Omission(reason="hidden_part", text="Officers told us that they have manageable workloads"),
    ],
    ids=["sure", "heading kept elsewhere", "notice on cookies", "few words", "copy of what is kept"],
)
def test_what_is_no_loss_is_not_told(omission: Omission) -> None:
    """Sure reasons, words kept in another place and a few words of no weight give no warning."""
    report = understand(replace(document(_REPORT), omissions=(omission,)), load_vocabulary()).report
    assert all(one.code != "text_left_out" for one in report.warnings)
    assert [one.reason for one in report.ledger.left_out] == [omission.reason]


def test_reasons_stand_with_most_words_first_and_an_example_each() -> None:
    """The ledger lists each reason once, with its count of words and its first passage."""
    given = (
        Omission(reason="script", text="var a"),
        Omission(reason="navigation", text="Home " * 60),
        Omission(reason="script", text="let b"),
    )
    ledger = understand(replace(document(_REPORT), omissions=given), load_vocabulary()).report.ledger
    assert [(one.reason, one.words, one.example[:10]) for one in ledger.left_out] == [
        ("navigation", 60, "Home Home "),
        ("script", 4, "var a"),
    ]
    assert len(ledger.left_out[0].example) < 130


@pytest.mark.parametrize(("reason", "warned"), [("unread_part", 1), ("hidden_text", 0)])
def test_a_file_within_that_was_not_read_is_warned_of(reason: str, warned: int) -> None:
    """What a file within the source says is missing, however short its name; what was read and left out is told by the ledger."""
    omission = Omission(reason=reason, text="/word/a.rtf (Rich Text)")
    report = understand(replace(document(_REPORT), omissions=(omission,)), load_vocabulary()).report
    told = [warning.message for warning in report.warnings if warning.code == "part_unread"]
    assert [message.endswith("/word/a.rtf (Rich Text)") for message in told] == [True] * warned
