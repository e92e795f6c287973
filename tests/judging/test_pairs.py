"""Which reports a verdict stands between."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hmicdiff.judging.pairs import dropped_pairs, pairs_of

if TYPE_CHECKING:
    from conftest import Build

    from hmicdiff.model import Reading

KINDS = {"L": "letter", "T": "transcript", "R": "report", "P": "pillar"}


def series(build: Build, kinds: str) -> list[Reading]:
    """Return reports of the given kinds, one a year."""
    return [
        build.reading(build.Written(f"{year}", year * 100 + year % 100, kind=KINDS[kind]))
        for year, kind in enumerate(kinds, 2014)
    ]


def names(pairs: object) -> list[tuple[str, str]]:
    """Return pairs by the years of their reports."""
    return [
        (one.left.report.id[2:], one.right.report.id[2:])
        for one in pairs  # type: ignore[attr-defined]
    ]


@pytest.mark.parametrize(
    ("kinds", "speak", "had_to", "expected"),
    [
        pytest.param("RR", "10", "", [], id="no later report speaks"),
        pytest.param("RRR", "111", "", [("2014", "2015"), ("2015", "2016")], id="nearest earlier"),
        pytest.param("RRR", "101", "", [("2014", "2016")], id="a silent report is passed over"),
        pytest.param("RRR", "101", "111", [("2015", "2016")], id="unless it had to speak"),
        pytest.param(
            "RTR", "111", "", [("2014", "2015"), ("2014", "2016"), ("2015", "2016")], id="transcript"
        ),
        pytest.param("LR", "11", "", [("2014", "2015")], id="only a letter before"),
        pytest.param("LRR", "001", "", [("2015", "2016")], id="nobody spoke: the inspection stands in"),
        pytest.param("LR", "01", "", [("2014", "2015")], id="nobody spoke: even a letter stands in"),
    ],
)
def test_each_report_is_held_against_the_nearest_earlier_one(
    build: Build, kinds: str, speak: str, had_to: str, expected: list[tuple[str, str]]
) -> None:
    """Nearest earlier that speaks or had to; past a letter or transcript, the nearest inspection too."""
    ordered = series(build, kinds)
    speaking = {one.report.id for one, flag in zip(ordered, speak, strict=True) if flag == "1"}
    bound = {one.report.id for one, flag in zip(ordered, had_to, strict=False) if flag == "1"}
    found = pairs_of(ordered, lambda one: one.report.id in speaking, lambda one: one.report.id in bound)
    assert sorted(names(found)) == sorted(expected)


def test_every_pair_on_request(build: Build) -> None:
    """With all pairs asked for, every earlier report that speaks is held against."""
    ordered = series(build, "RRR")
    found = pairs_of(ordered, lambda _: True, lambda _: False, "all")
    assert names(found) == [("2014", "2015"), ("2014", "2016"), ("2015", "2016")]


@pytest.mark.parametrize(
    ("kinds", "speak", "expected"),
    [
        pytest.param("RR", "10", [("2014", "2015")], id="the next inspection is silent"),
        pytest.param("RTR", "100", [("2014", "2016")], id="a transcript drops nothing"),
        pytest.param("RRR", "100", [("2014", "2015")], id="dropped once, not again each year"),
        pytest.param("RR", "11", [], id="still spoken of"),
        pytest.param("RTR", "110", [("2015", "2016")], id="dropped after the transcript"),
    ],
)
def test_dropped_is_told_at_the_next_inspection(
    build: Build, kinds: str, speak: str, expected: list[tuple[str, str]]
) -> None:
    """Silence counts once, and only of an inspection report."""
    ordered = series(build, kinds)
    speaking = {one.report.id for one, flag in zip(ordered, speak, strict=True) if flag == "1"}
    assert names(dropped_pairs(ordered, lambda one: one.report.id in speaking)) == expected
