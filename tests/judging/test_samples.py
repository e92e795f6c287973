"""Verdicts on the five sample reports, held against what people read in them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from hmicdiff.judging.verdicts import judge
from hmicdiff.text import squash
from hmicdiff.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hmicdiff.model import Comparison, GradeChange, Reading, Verdict

GOLD = Path(__file__).parents[1] / "gold"
GROUPS = {
    "antisocial-behaviour": "prevention",
    "engagement": "prevention",
    "leadership": "leadership-resources",
    "resources-demand": "leadership-resources",
    "finance-planning": "leadership-resources",
}


def gold(name: str) -> list[dict[str, Any]]:
    """Return the rows of a file of answers read by hand."""
    found = json.loads((GOLD / f"{name}.json").read_text(encoding="utf-8"))
    rows: list[dict[str, Any]] = found["rows"] if isinstance(found, dict) else found
    return rows


@pytest.fixture(scope="module")
def stems(readings: tuple[Reading, ...]) -> dict[str, str]:
    """Return the file's stem of each report id."""
    return {one.report.id: Path(one.report.source.path).stem for one in readings}


def between(verdicts: Iterable[Verdict], row: dict[str, Any], stems: dict[str, str]) -> list[Verdict]:
    """Return the verdicts between the two reports of a row."""
    return [one for one in verdicts if (stems[one.from_], stems[one.to]) == (row["from"], row["to"])]


def touches(verdict: Verdict, row: dict[str, Any], stems: dict[str, str]) -> bool:
    """Whether the evidence lies on the row's lines in each report that its class speaks of."""
    asked = {"new": [row["to"]], "dropped": [row["from"]]}.get(row["verdict"], [row["from"], row["to"]])
    lines = [(one["input"], set(range(one["line_start"], one["line_end"] + 1))) for one in row["evidence"]]
    shown = [(stems[one.report], set(range(one.line_start, one.line_end + 1))) for one in verdict.evidence]
    return all(
        any(name == other == side and here & there for name, here in lines for other, there in shown)
        for side in asked
        if any(name == side for name, _ in lines)
    )


def test_topics_are_judged_as_people_do(judged: Comparison, stems: dict[str, str]) -> None:
    """At least four in five of the topics' overall verdicts agree with two readers."""
    rows = [one for one in gold("verdicts") if one["thread"] == "overall" and one["confidence"] != "low"]
    right = [
        row
        for row in rows
        if any(
            one.thread is None
            and one.verdict == row["verdict"]
            and GROUPS.get(one.topic, one.topic) == GROUPS.get(row["topic"], row["topic"])
            for one in between(judged.verdicts, row, stems)
        )
    ]
    assert len(right) >= 0.8 * len(rows)


def test_threads_are_judged_as_people_do(judged: Comparison, stems: dict[str, str]) -> None:
    """At least three in four threads that two readers saw are found, on their lines, with their class."""
    rows = [one for one in gold("verdicts") if one["thread"] != "overall" and one["confidence"] != "low"]
    right = [
        row
        for row in rows
        if any(
            one.verdict == row["verdict"] and touches(one, row, stems)
            for one in between(judged.verdicts, row, stems)
        )
    ]
    assert len(right) >= 0.75 * len(rows)


def test_reported_threads_are_right(judged: Comparison, stems: dict[str, str]) -> None:
    """Of the reported threads that rest on lines two readers judged, at least 70 percent agree."""
    rows = [one for one in gold("verdicts") if one["thread"] != "overall"]
    hits = [
        [
            row["verdict"] == one.verdict
            for row in rows
            if one in between([one], row, stems) and touches(one, row, stems)
        ]
        for one in judged.verdicts
        if one.thread
    ]
    asked = [one for one in hits if one]
    assert sum(any(one) for one in asked) >= 0.7 * len(asked)


def test_grade_changes_are_the_ones_read_by_hand(judged: Comparison, stems: dict[str, str]) -> None:
    """Every grade change of the samples, no other, none with a wrong direction or comparability."""
    found = {_grade_row(one, stems) for one in judged.grade_changes}
    expected = {
        (row["topic"], row["to"], row["left"], row["right"], row["comparability"], row["direction"])
        for row in gold("grade_changes")
    }
    assert found == expected


def _grade_row(change: GradeChange, stems: dict[str, str]) -> tuple[str | None, ...]:
    topic = GROUPS[change.topic] if change.topic in {"leadership", "resources-demand"} else change.topic
    right = change.right
    assert right is not None
    left = change.left.value if change.left else None
    return (topic, stems[right.report], left, right.value, change.comparability, change.direction)


@pytest.mark.parametrize("sheet", ["verdict_sheet", "verdict_sheet_fresh"])
def test_verdicts_drawn_at_random_are_right(judged: Comparison, stems: dict[str, str], sheet: str) -> None:
    """Of sixty verdicts drawn at random, at least 85 percent were right when read, and what is told still is.

    Where the reader accepts that nothing is told, silence is an answer like any other.
    """
    rows = gold(sheet)
    found = {
        (stems[one.from_], stems[one.to], one.topic, one.thread_name): one.verdict for one in judged.verdicts
    }
    asked = [((row["from"], row["to"], row["topic"], row["thread"]), row["reader"]) for row in rows]
    told = [(found.get(key), reader) for key, reader in asked if key in found or None in reader]
    assert len(rows) == 60
    assert len(told) >= 0.7 * len(rows)
    assert sum(row["right"] for row in rows) >= 0.85 * len(rows)
    assert sum(verdict in reader for verdict, reader in told) >= 0.9 * len(told)


def test_a_topic_has_one_verdict_a_pair(judged: Comparison) -> None:
    """No two overall verdicts on one topic between the same reports, and no two verdicts of one id."""
    overall = [(one.from_, one.to, one.topic) for one in judged.verdicts if one.thread is None]
    assert len(set(overall)) == len(overall)
    assert len({one.id for one in judged.verdicts}) == len(judged.verdicts)


def test_every_quote_is_verbatim(judged: Comparison, readings: tuple[Reading, ...]) -> None:
    """Evidence and thread points stand at their lines, and need the first and the last of them."""
    lines = {one.report.id: one.lines for one in readings}
    quotes = [one for verdict in judged.verdicts for one in verdict.evidence]
    points = [one for thread in judged.threads for one in thread.points]
    for one in (*quotes, *points):
        text = lines[one.report][one.line_start - 1 : one.line_end]
        quote = squash(one.quote)
        assert quote in squash("\n".join(text)), one
        assert len(text) < 2 or quote not in squash("\n".join(text[1:])), one
        assert len(text) < 2 or quote not in squash("\n".join(text[:-1])), one


def test_every_verdict_has_evidence_from_each_report_it_speaks_of(judged: Comparison) -> None:
    """From both reports, unless only one of them speaks, or tells the earlier state itself."""
    for one in (each for each in judged.verdicts if not each.rule.startswith("told-")):
        shown = {evidence.report for evidence in one.evidence}
        asked = {"new": {one.to}, "dropped": {one.from_}}.get(one.verdict, {one.from_, one.to})
        assert asked <= shown, (one.topic, one.thread_name, one.verdict)


def test_no_arrow_crosses_a_line_the_inspectorate_draws(judged: Comparison) -> None:
    """No topic is improved or regressed by grade where grades may not be compared."""
    crossing = {
        (one.topic, one.left.report, one.right.report)
        for one in judged.grade_changes
        if one.left and one.right and one.comparability == "no"
    }
    assert not [
        one
        for one in judged.verdicts
        if one.thread is None
        and one.rule in {"grade-up", "grade-down"}
        and (one.topic, one.from_, one.to) in crossing
    ]


def test_what_is_compared_with_care_is_never_sure(judged: Comparison) -> None:
    """At most 0.7 where questions were cut anew."""
    assert all(one.confidence <= 0.7 for one in judged.verdicts if one.comparability == "with_care")


def followed_by_hand() -> list[list[str]]:
    """Return the rows of the table of verdicts that the page on verdicts follows by hand."""
    page = (GOLD.parents[1] / "docs" / "verdicts.md").read_text(encoding="utf-8")
    table = page.partition("## Following one by hand")[2].partition("\n**")[0]
    rows = [line.strip("|").split("|") for line in table.splitlines() if line.startswith("|")]
    return [[cell.strip(" `") for cell in row] for row in rows[2:]]


def test_the_verdicts_followed_by_hand_are_told_so(judged: Comparison, stems: dict[str, str]) -> None:
    """Class, rule and confidence of each stand on the page as the program tells them."""
    told = {
        (one.thread_name or one.topic, stems[one.from_][:7], stems[one.to][:7]): one
        for one in judged.verdicts
    }
    rows = followed_by_hand()
    assert len(rows) >= 5
    for name, left, right, verdict, rule, confidence in rows:
        one = told[name, left, right]
        assert (one.verdict, one.rule, f"{one.confidence:g}") == (verdict, rule, confidence)


def test_the_list_stays_readable(judged: Comparison) -> None:
    """The newest reports give no more than seventy-five thread verdicts, and ask about no more than twenty."""
    latest = [one for one in judged.verdicts if one.thread and one.latest]
    assert 30 <= len(latest) <= 75
    assert sum(one.needs_review for one in latest) <= 20


def test_the_order_of_reports_does_not_matter(judged: Comparison, readings: tuple[Reading, ...]) -> None:
    """The same reports in another order are judged alike."""
    again = judge(judged, tuple(reversed(readings)), load_vocabulary())
    assert again.verdicts == judged.verdicts


def test_an_earlier_line_of_a_topic_stands_beside_its_answer(judged: Comparison) -> None:
    """What a part of a topic holds against an earlier line, the topic shows too, if it shows that line."""
    told = [one for one in judged.verdicts if one.thread is None and one.verdict != "not_comparable"]
    assert told
    for topic in told:
        shown = {(one.report, one.quote) for one in topic.evidence}
        for part in (one for one in judged.verdicts if one.thread and one.topic == topic.topic):
            lines = [(one.report, one.quote) for one in part.evidence]
            later = {line for line in lines if line[0] == topic.to}
            if (part.from_, part.to) != (topic.from_, topic.to) or not later:
                continue
            is_shown = shown & {line for line in lines if line[0] == topic.from_}
            assert not is_shown or shown & later or _answered_elsewhere(judged, topic, is_shown), topic


def _answered_elsewhere(judged: Comparison, topic: Verdict, lines: set[tuple[str, str]]) -> bool:
    """Whether another part of the topic shows each of these earlier lines, and the topic a later line of it."""
    shown = {(one.report, one.quote) for one in topic.evidence if one.report == topic.to}
    parts = [
        {(line.report, line.quote) for line in one.evidence}
        for one in judged.verdicts
        if one.thread and (one.topic, one.from_, one.to) == (topic.topic, topic.from_, topic.to)
    ]
    return all(any(line in part and part & shown for part in parts) for line in lines)
