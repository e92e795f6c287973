"""What a flow shows and tells: news once, and only news of policing; tables with what matters first."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

import pytest

from hmicdiff.reporting.brief import news, news_rows, summary_markdown, verdict_rows

if TYPE_CHECKING:
    from types import ModuleType

    from hmicdiff.model import Comparison, Verdict

HUB, ABSTRACTION = "safeguarding hub (MASH)", "abstraction of neighbourhood officers"


@pytest.fixture
def now(sample: ModuleType) -> Comparison:
    """Return the sample comparison."""
    comparison: Comparison = sample.run().comparisons[0]
    return comparison


def altered(comparison: Comparison, name: str, **words: Any) -> Comparison:  # noqa: ANN401 - any field
    """Return the comparison with the verdict on one thread altered."""
    return dataclasses.replace(
        comparison,
        verdicts=tuple(
            dataclasses.replace(one, **words) if one.thread_name == name and one.latest else one
            for one in comparison.verdicts
        ),
    )


def names(verdicts: tuple[Verdict, ...]) -> set[str | None]:
    """Return what verdicts are on."""
    return {one.thread_name for one in verdicts}


def without_newest(comparison: Comparison) -> Comparison:
    """Return the comparison as it was before its newest report came."""
    newest = comparison.reports[-1].id
    return dataclasses.replace(
        comparison,
        reports=comparison.reports[:-1],
        verdicts=tuple(one for one in comparison.verdicts if one.to != newest),
    )


def test_what_got_worse_or_is_raised_again_is_news(now: Comparison) -> None:
    """A first run tells what the newest reports hold against the body, older changes not."""
    assert names(news(now, None)) == {HUB, ABSTRACTION}


def test_a_new_report_brings_news(now: Comparison) -> None:
    """What a report says that the run before had not is told."""
    assert names(news(now, without_newest(now))) == {HUB, ABSTRACTION}


def test_the_same_again_is_no_news(now: Comparison) -> None:
    """What the run before held is not told again."""
    assert news(now, now) == ()


def test_an_upgrade_brings_no_news(now: Comparison) -> None:
    """A verdict that hmicdiff sees otherwise on the same reports is no change in policing."""
    before = altered(now, HUB, verdict="unchanged")
    assert news(now, before) == ()
    assert {row["on"]: row["due to"] for row in news_rows(now, before)} == {HUB: "an upgrade of hmicdiff"}


def test_another_edition_of_a_report_brings_no_news(now: Comparison) -> None:
    """A report put in again with a word mended has new ids, but tells what was told before."""
    renamed = {now.reports[-1].id: "mended"}
    again = dataclasses.replace(
        now,
        reports=(*now.reports[:-1], dataclasses.replace(now.reports[-1], id="mended")),
        verdicts=tuple(
            dataclasses.replace(
                one,
                id=f"{one.id}x",
                to=renamed.get(one.to, one.to),
                evidence=tuple(
                    dataclasses.replace(each, report=renamed.get(each.report, each.report))
                    for each in one.evidence
                ),
            )
            for one in now.verdicts
        ),
    )
    assert news(again, now) == ()


def test_new_rows_are_those_the_run_before_had_not(now: Comparison) -> None:
    """The table of what is new holds what differs from the run before, whatever its verdict."""
    before = altered(without_newest(now), HUB)
    rows = news_rows(now, before)
    assert {"Improved", "Praised then, criticised now", "New concern"} <= {row["finding"] for row in rows}
    assert {row["due to"] for row in rows} == {"a new report"}
    assert news_rows(now, now) == []


def test_what_asks_for_most_stands_first(now: Comparison) -> None:
    """Tables begin with what got worse, then what is raised again, then new concerns."""
    first = [row["finding"] for row in verdict_rows(now)][:3]
    assert first == ["Praised then, criticised now", "Criticised in both", "New concern"]


def test_findings_are_linked_where_the_report_is_served(now: Comparison) -> None:
    """The summary leads to each finding it names; where nothing is served it names the file."""
    (worse,) = (one for one in now.verdicts if one.thread_name == HUB)
    served = summary_markdown(now, "http://127.0.0.1:8765/norfolk/report.html")
    assert f"](http://127.0.0.1:8765/norfolk/report.html#f-{worse.id})" in served
    alone = summary_markdown(now, "outputs/norfolk/report.html")
    assert "`outputs/norfolk/report.html`" in alone
    assert "](" not in alone
