from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from hmicdiff.comparing.copies import CopyParams, distinct_reports, is_copy

if TYPE_CHECKING:
    from collections.abc import Callable

    from hmicdiff.model import Reading

    ReportOf = Callable[..., Reading]

WORDS = """urgent late early first next local rural urban night day spring summer autumn winter young old
short long plain other"""
TEXT = tuple(
    f"The force answered {number} percent of {word} calls within its target time."
    for number, word in enumerate(WORDS.split(), 71)
)
IDENTITY = {"programme": "PEEL 2021/22", "kind": "report", "published": "2022-10"}


def made(report_of: ReportOf, part: type, name: str, texts: tuple[str, ...], **identity: object) -> Reading:
    """Return a report of one section."""
    return report_of(name, part(heading="Responding to the public", texts=texts), **{**IDENTITY, **identity})


def test_the_same_sentences_are_one_report(report_of: ReportOf, part: type) -> None:
    """Two printings of a report that differ in case, quotes and a few sentences are one."""
    one = made(report_of, part, "pdf", TEXT)
    other = made(report_of, part, "html", (*(text.upper() for text in TEXT[:18]), "Skip to content."))
    (found,) = distinct_reports([one, other])
    assert found.reading is one
    assert [copy.path for copy in found.copies] == ["html.txt"]


def test_the_printing_with_the_most_structure_is_compared(report_of: ReportOf, part: type) -> None:
    """The one with more sections is read; the other is its copy, whatever their order."""
    flat = made(report_of, part, "a-flat", TEXT)
    rich = report_of(
        "b-rich",
        part(heading="Responding to the public", texts=TEXT[:10]),
        part(heading="Investigating crime", texts=TEXT[10:]),
        **IDENTITY,
    )
    for order in ([flat, rich], [rich, flat]):
        (found,) = distinct_reports(order)
        assert found.reading is rich


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"programme": "PEEL 2023-25"}, id="another programme"),
        pytest.param({"kind": "letter"}, id="another kind"),
        pytest.param({"pillar": "legitimacy"}, id="another pillar"),
        pytest.param({"body": "Kent Police"}, id="another body"),
    ],
)
def test_reports_of_another_identity_are_no_copies(
    report_of: ReportOf, part: type, changes: dict[str, str]
) -> None:
    """The same text under another programme, kind, pillar or body is another report."""
    one, other = made(report_of, part, "a", TEXT), made(report_of, part, "b", TEXT, **changes)
    assert not is_copy(one, other, CopyParams())


def test_less_than_four_fifths_of_the_sentences_is_no_copy(report_of: ReportOf, part: type) -> None:
    """Fifteen of twenty shared sentences are too few."""
    others = tuple(
        f"Another sentence of its own, number {word}." for word in ("one", "two", "three", "four", "five")
    )
    one, other = made(report_of, part, "a", TEXT), made(report_of, part, "b", (*TEXT[:15], *others))
    assert not is_copy(one, other, CopyParams())


def test_an_excerpt_is_no_copy(report_of: ReportOf, part: type) -> None:
    """A summary page of a few sentences does not stand for the whole report."""
    assert not is_copy(made(report_of, part, "a", TEXT), made(report_of, part, "b", TEXT[:5]), CopyParams())


def test_the_next_edition_is_no_copy(report_of: ReportOf, part: type) -> None:
    """Sentences that come again with new figures make a new report, not a second printing."""
    changed = tuple(text.replace("7", "6") for text in TEXT[:3])
    one, other = made(report_of, part, "a", TEXT), made(report_of, part, "b", (*changed, *TEXT[3:]))
    assert not is_copy(one, other, CopyParams())


def test_the_same_text_is_one_report_under_any_path(report_of: ReportOf, part: type) -> None:
    """Two files with one id are one report even where the identity could not be told."""
    one = made(report_of, part, "a", TEXT)
    other = replace(one, report=replace(one.report, source=replace(one.report.source, path="b.txt")))
    (found,) = distinct_reports([other, one])
    assert [copy.path for copy in found.copies] == ["b.txt"]
