from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hmicdiff.comparing.noise import find_hidden, find_templates
from hmicdiff.comparing.passages import link_passages
from hmicdiff.comparing.renames import find_renames
from hmicdiff.model import Artefact, Rename

if TYPE_CHECKING:
    from collections.abc import Callable

    from hmicdiff.model import Reading

LEAD_IN = "In this section we set out our main findings that relate to how well it {}."
LEAD_INS = [LEAD_IN.format(what) for what in ("responds", "investigates", "protects people")]


def test_a_form_used_again_and_again_is_a_template(reading_of: Callable[..., Reading]) -> None:
    """Three sentences of one report with one long opening are forms; a fourth with a figure is a finding."""
    audit = LEAD_IN.format("answers 92 of 100 calls")
    reading = reading_of(
        "a", [*LEAD_INS, audit, "Victims are kept informed by officers at each stage of the case."]
    )
    assert find_templates(reading.sentences) == {"a-1", "a-2", "a-3"}


def test_a_form_that_takes_a_side_is_a_finding(reading_of: Callable[..., Reading]) -> None:
    """Praise and concern are shown whatever their form."""
    reading = reading_of("a", LEAD_INS, n2={"polarity": "concern"})
    assert find_templates(reading.sentences) == frozenset()


def test_templates_are_no_change(reading_of: Callable[..., Reading], links_of: Callable[..., object]) -> None:
    """A template that changed is hidden, and counted."""
    body = ["Officers answer calls in time and they record what the caller says."]
    left = reading_of("a", [*LEAD_INS, *body])
    right = reading_of("b", [*[text.replace("this section", "this part") for text in LEAD_INS], *body])
    links = link_passages(left, right, links_of(left, right, [(0, 0)]))
    assert [link.kind for link in links] == ["same"]
    assert [(one.kind, one.count) for one in find_hidden([left, right], links)] == [("template", 6)]


def test_each_kind_has_its_count_and_an_example(reading_of: Callable[..., Reading]) -> None:
    """Second printings, boilerplate, artefacts and renames are counted apart."""
    reading = reading_of(
        "a",
        ["Page text.", "Page text.", "We inspect all 43 forces.", "9"],
        n2={"repeat_of": "a-1"},
        n3={"is_boilerplate": True},
    )
    report = replace(reading.report, artefacts=(Artefact(line_start=4, line_end=4, kind="page_number"),))
    rename = Rename(left="HMIC", right="HMICFRS", count=12, left_report="a", right_report="b")
    hidden = find_hidden([replace(reading, report=report)], (), [rename])
    assert [(one.kind, one.count, one.example) for one in hidden] == [
        ("boilerplate", 1, "We inspect all 43 forces."),
        ("rename", 12, "HMIC → HMICFRS"),
        ("repeat", 1, "Page text."),
        ("artefact", 1, "9"),
    ]


def test_cosmetic_edits_are_counted(
    reading_of: Callable[..., Reading], links_of: Callable[..., object]
) -> None:
    """A change of print alone leaves the passage the same, and is counted."""
    left = reading_of("a", ["The force tackles re-offending well."])
    right = reading_of("b", ["The Force tackles reoffending well."])
    links = link_passages(left, right, links_of(left, right, [(0, 0)]), find_renames(left, right))
    assert [link.kind for link in links] == ["same"]
    assert [(one.kind, one.count, one.example) for one in find_hidden([left, right], links)] == [
        ("cosmetic", 2, "force → Force")
    ]
