"""Figures of a part of a population: each has the measure of the whole, and the part as its base."""

from __future__ import annotations

import pytest

from .figure_readings import read

Told = list[tuple[float | None, str, str | None]]
"""Value, measure and base of each figure of a text."""

PARTS: list[tuple[str, Told]] = [
    (
        "The detection rate for arson was 8 percent. For robbery it was 15 percent.",
        [(8, "detection-rate", "arson"), (15, "detection-rate", "robbery")],
    ),
    (
        "The charge rate for rape was 4 percent. Among children it was 2 percent.",
        [(4, "charge-rate", "rape"), (2, "charge-rate", "children")],
    ),
    (
        "55 percent of hate crime victims and 70 percent of burglary victims were satisfied.",
        [(55, "victim-satisfaction", "hate crime"), (70, "victim-satisfaction", "burglary")],
    ),
    (
        "The force solved 6 percent of vehicle crimes and 17 percent of robberies.",
        [(6, "charge-rate", "vehicle crime"), (17, "charge-rate", "robbery")],
    ),
    (
        "The charge rate for burglary was 5 percent. For burglaries it is now 7 percent.",
        [(5, "charge-rate", "burglary"), (7, "charge-rate", "burglary")],
    ),
    (
        "The charge rates for rape and robbery were 5.2 percent and 11.9 percent respectively.",
        [(5.2, "charge-rate", "rape"), (11.9, "charge-rate", "robbery")],
    ),
    (  # two populations, three figures: none is told in turn, the nearest stands
        "Charge rates for rape and arson were 5 percent, 6 percent and 7 percent respectively.",
        [(5, "charge-rate", "arson"), (6, "charge-rate", "arson"), (7, "charge-rate", "arson")],
    ),
    (  # offences are what is counted where nothing else is named, and where their own number changed
        "Robbery fell by 14 percent and the charge rate was 9 percent.",
        [(14, "robbery", None), (9, "charge-rate", None)],
    ),
    (
        "There was a 7 percent increase in robbery. For burglary it was 3 percent.",
        [(7, "robbery", None), (3, "burglary", None)],
    ),
]


@pytest.mark.parametrize(("text", "told"), PARTS, ids=[text[:50] for text, _ in PARTS])
def test_offences_are_the_part_a_rate_is_of(text: str, told: Told) -> None:
    """Offences beside a share narrow what the share measures, in the same sentence or the one before."""
    assert [(one.value, one.measure, one.base) for one in read(text)] == told
