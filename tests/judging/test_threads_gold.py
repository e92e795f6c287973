"""Thread verdicts on report pairs written in the manner of other bodies, cycles and of fire and rescue."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from hmicdiff.comparing.comparison import compare_reports
from hmicdiff.comparing.threads import thread_id
from hmicdiff.judging.verdicts import judge
from hmicdiff.reading.choose import read_document
from hmicdiff.structure.report import understand
from hmicdiff.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from hmicdiff.model import Comparison

GOLD = json.loads((Path(__file__).parents[1] / "gold" / "threads.json").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Judged:
    """One labelled thread and what the program says of it."""

    pair: str
    thread: str
    """Name of the thread in the vocabulary, or the topic."""
    expected: str
    verdict: str | None
    confidence: float


@pytest.fixture(scope="module")
def compared(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[dict[str, Any], Comparison]]:
    """Return every pair with its comparison, judged."""
    folder = tmp_path_factory.mktemp("pairs")
    return [(pair, _compare(pair, folder)) for pair in GOLD["pairs"]]


@pytest.fixture(scope="module")
def judged(compared: list[tuple[dict[str, Any], Comparison]]) -> list[Judged]:
    """Return every labelled thread of every pair, judged."""
    return [one for pair, comparison in compared for one in _threads(pair, comparison)]


def _compare(pair: dict[str, Any], folder: Path) -> Comparison:
    vocabulary = load_vocabulary()
    readings = []
    for side in ("earlier", "later"):
        path = folder / f"{pair[side]['name']}.txt"
        path.write_text(pair[side]["text"], encoding="utf-8")
        readings.append(understand(read_document(path, relative=path.name), vocabulary))
    return judge(compare_reports(readings, vocabulary), readings, vocabulary)


def _threads(pair: dict[str, Any], comparison: Comparison) -> list[Judged]:
    found = {one.thread: one for one in comparison.verdicts if one.thread}
    return [
        Judged(
            pair=pair["earlier"]["name"],
            thread=name,
            expected=expected,
            verdict=found[thread_id(name)].verdict if thread_id(name) in found else None,
            confidence=found[thread_id(name)].confidence if thread_id(name) in found else 0.0,
        )
        for name, expected in pair["threads"].items()
    ]


def test_the_gold_holds_enough_of_the_hard_classes() -> None:
    """At least 15 threads raised again and 10 mixed."""
    counts = Counter(verdict for pair in GOLD["pairs"] for verdict in pair["threads"].values())
    assert counts["repeated"] >= 15
    assert counts["mixed"] >= 10


def test_threads_of_other_bodies_are_judged_as_a_reader_does(judged: list[Judged]) -> None:
    """At least 85 percent of the labelled threads get the reader's verdict."""
    wrong = [one for one in judged if one.verdict != one.expected]
    assert len(wrong) <= len(judged) * 0.15, wrong


def test_topics_of_other_bodies_are_judged_as_a_reader_does(
    compared: list[tuple[dict[str, Any], Comparison]],
) -> None:
    """At most one labelled topic in ten gets another verdict than the reader's."""
    rows = [
        (pair["earlier"]["name"], topic, expected, found.get(topic))
        for pair, comparison in compared
        for found in [{one.topic: one.verdict for one in comparison.verdicts if one.thread is None}]
        for topic, expected in pair.get("topics", {}).items()
    ]
    wrong = [one for one in rows if one[2] != one[3]]
    assert len(rows) >= 25
    assert len(wrong) <= len(rows) * 0.1, wrong


def test_no_direction_is_turned_round(judged: list[Judged]) -> None:
    """Improved is never told as regressed, nor the other way."""
    turned = [one for one in judged if {one.verdict, one.expected} == {"improved", "regressed"}]
    assert not turned
