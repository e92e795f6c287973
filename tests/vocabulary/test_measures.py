"""The table of measures: what the loader can't check."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from hmicdiff.vocabulary.measures import Measure, load_measures

TABLE = load_measures()


@pytest.mark.parametrize("measure", TABLE.measures, ids=[measure.id for measure in TABLE.measures])
def test_every_expression_of_a_measure_is_one(measure: Measure) -> None:
    """Cues and bases compile, and none matches nothing at all."""
    for expression in (*measure.cues, *measure.bases):
        assert re.compile(expression, re.IGNORECASE).search("") is None or expression.startswith("^")


@pytest.mark.parametrize("measure", TABLE.measures, ids=[measure.id for measure in TABLE.measures])
def test_every_break_has_a_day_and_a_reason(measure: Measure) -> None:
    """A measure that was counted anew says from when and why."""
    for row in measure.breaks:
        assert dt.date.fromisoformat(row["from"])
        assert row["reason"]


def test_ids_are_unique() -> None:
    """No two measures share an id."""
    ids = [measure.id for measure in TABLE.measures]
    assert len(ids) == len(set(ids))


def test_recorded_crime_has_no_better_side() -> None:
    """How much crime is recorded speaks of recording as much as of crime, so no direction is better."""
    assert {m.better for m in TABLE.measures if m.family == "recorded-crime"} == {"neutral"}


def test_every_change_has_a_direction() -> None:
    """A role of change says which way it went; no other role has a direction."""
    assert all((row.direction is not None) == (row.role == "change") for row in TABLE.roles)


def test_every_role_has_words() -> None:
    """A role is told by words before, after or within reach, never by default."""
    assert all(row.before or row.after or row.within for row in TABLE.roles)
