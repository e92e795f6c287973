"""The counts of the first screen, which the terminal and the flow tell too."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from hmicdiff.reporting.summary import count_findings, newest_findings

if TYPE_CHECKING:
    from types import ModuleType


def test_a_finding_held_against_two_reports_counts_once(sample: ModuleType) -> None:
    """Held against a letter and an inspection report, it counts as held against the inspection report."""
    comparison = sample.run().comparisons[0]
    first = next(one for one in comparison.verdicts if one.latest and one.verdict == "improved")
    letter = dataclasses.replace(
        comparison.reports[0],
        id="letter",
        identity=dataclasses.replace(comparison.reports[0].identity, kind="letter"),
    )
    twice = dataclasses.replace(
        comparison,
        reports=(*comparison.reports, letter),
        verdicts=(dataclasses.replace(first, id="other", from_="letter"), *comparison.verdicts),
    )
    assert count_findings(twice).improved == count_findings(comparison).improved
    assert "other" not in {one.id for one in newest_findings(twice)}
