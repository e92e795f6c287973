"""Report pairs labelled before they were judged: what a stranger would find in the first screen's findings."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from hmicdiff.comparing.comparison import compare_reports
from hmicdiff.judging.verdicts import judge
from hmicdiff.reading.choose import read_document
from hmicdiff.reporting.summary import counted_findings
from hmicdiff.structure.report import understand
from hmicdiff.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable

    from hmicdiff.model import Comparison, Verdict

GOLD = json.loads((Path(__file__).parents[1] / "gold" / "blind_pairs.json").read_text(encoding="utf-8"))
VOCABULARY = load_vocabulary()
_TOLD = ("improved", "regressed", "repeated")


def judged(pair: dict[str, Any], folder: Path, change: Callable[[str], str] = str) -> Comparison:
    """A pair, compared and judged, its texts changed first."""
    readings = []
    for side in ("earlier", "later"):
        path = folder / f"{pair[side]['name']}.txt"
        path.write_text(change(pair[side]["text"]), encoding="utf-8")
        readings.append(understand(read_document(path, relative=path.name), VOCABULARY))
    return judge(compare_reports(readings, VOCABULARY), readings, VOCABULARY)


def shows(verdict: Verdict, row: dict[str, Any]) -> bool:
    """Whether a verdict shows a row's sentence of the earlier or of the later report."""
    asked = [(verdict.from_, row["earlier"]), (verdict.to, row["later"])]
    return any(
        one.report == report and quote and quote in one.quote
        for report, quote in asked
        for one in verdict.evidence
    )


def answers(pair: dict[str, Any], comparison: Comparison) -> list[tuple[Verdict, bool]]:
    """Every verdict on a thread that shows a labelled sentence, and whether a reader accepts its class."""
    threads = [one for one in comparison.verdicts if one.thread]
    return [(one, one.verdict in row["accept"]) for row in pair["rows"] for one in threads if shows(one, row)]


def test_most_of_what_is_told_holds(tmp_path: Path) -> None:
    """Of the verdicts that show a labelled sentence at least three in four are of a class a reader accepts."""
    found = [one for pair in GOLD["pairs"] for one in answers(pair, judged(pair, tmp_path))]
    assert len(found) >= 30
    assert sum(right for _, right in found) >= 0.75 * len(found)


@pytest.mark.parametrize("pair", GOLD["pairs"], ids=lambda pair: pair["name"])
def test_what_inspectors_say_as_counted_holds(pair: dict[str, Any], tmp_path: Path) -> None:
    """Nothing that the first screen counts as improved, got worse or raised again is against the labels of its sentences."""
    comparison = judged(pair, tmp_path)
    counted = {one.id for one in counted_findings(comparison)}
    told = [
        (one, right) for one, right in answers(pair, comparison) if one.id in counted and one.verdict in _TOLD
    ]
    by_id = {one.id: [right for other, right in told if other.id == one.id] for one, _ in told}
    assert all(any(rights) for rights in by_id.values())


CHANGES: dict[str, Callable[[str], str]] = {
    "straight quotes": lambda text: text.replace("\u2019", "'").replace("\u2018", "'"),
    "curly quotes": lambda text: text.replace("'", "\u2019"),
    "constabulary": lambda text: text.replace("The force", "The constabulary").replace(
        "the force", "the constabulary"
    ),
    "another force": lambda text: text.replace("Wiltshire", "Durham").replace("Humberside", "Cumbria"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
@pytest.mark.parametrize("pair", GOLD["pairs"], ids=lambda pair: pair["name"])
def test_what_means_the_same_is_judged_the_same(
    pair: dict[str, Any], change: Callable[[str], str], tmp_path: Path
) -> None:
    """Quotes, the name of the body and what it calls itself change no class and no confidence."""
    asked = [sorted(_classes(judged(pair, tmp_path, how))) for how in (str, change)]
    assert asked[0] == asked[1]


def _classes(comparison: Comparison) -> list[tuple[str, str, str, float]]:
    return [(one.topic, one.thread_name or "", one.verdict, one.confidence) for one in comparison.verdicts]
