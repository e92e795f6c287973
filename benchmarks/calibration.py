"""How sure is sure? Confidence of verdicts against what readers found, in five bins and by rule.

    python benchmarks/calibration.py

Observations: verdicts that rest on lines two readers judged (``tests/gold/verdicts.json``), two sheets of
sixty drawn at random and read (``verdict_sheet.json``, ``verdict_sheet_fresh.json``), and threads and
topics of report pairs written for this project (``threads.json``). A verdict is right where a reader
gives or accepts its class. Intervals are Wilson's, 95 percent. Last comes what was said of six pairs
before anything was changed for them (``first_sight.json``), and of many more pairs judged by readers against
the sources (``verdict_sheet_unseen.json`` and those numbered after it): what a report of a new style may expect.
"""

from __future__ import annotations

import json
import math
import sys
import tempfile
from dataclasses import dataclass
from functools import cache
from itertools import groupby, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hmicdiff.comparing.comparison import compare_reports
from hmicdiff.comparing.threads import thread_id
from hmicdiff.judging.verdicts import judge
from hmicdiff.reading.choose import read_document
from hmicdiff.reading.find import find_inputs
from hmicdiff.reporting.summary import counted_findings
from hmicdiff.structure.report import understand
from hmicdiff.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from hmicdiff.model import Comparison, Reading, Verdict

ROOT = Path(__file__).resolve().parents[1]
GOLD = ROOT / "tests" / "gold"
EDGES = (0.0, 0.6, 0.7, 0.75, 0.85, 1.01)
"""Lower ends of the five bins, and the end of the last."""
NORMAL_95 = 1.96
_WELL = 0.9
_OF_SAMPLES = "verdict_sheet_fresh"
"""A sheet of the samples' own verdicts, among those of pairs that no rule had met."""
_TOLD = frozenset({"improved", "regressed", "repeated"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """One verdict that somebody read."""

    source: str
    rule: str
    confidence: float
    right: bool


def gold(name: str) -> list[dict[str, Any]]:
    """Return the rows of a file of answers."""
    found = json.loads((GOLD / f"{name}.json").read_text(encoding="utf-8"))
    rows: list[dict[str, Any]] = found if isinstance(found, list) else found.get("rows") or found["pairs"]
    return rows


def observations() -> list[Observation]:
    """Return every verdict that somebody read, judged afresh."""
    readings = sample_readings()
    judged = judged_samples()
    stems = {one.report.id: Path(one.report.source.path).stem for one in readings}
    sheets = [("first sheet of sixty", "verdict_sheet"), ("fresh sheet of sixty", "verdict_sheet_fresh")]
    read = [one for source, name in sheets for one in on_sheet(judged, stems, source, name)]
    return [*on_gold(judged, stems), *read, *on_pairs()]


@cache
def judged_samples() -> Comparison:
    """Return the five sample reports, compared and judged."""
    readings = sample_readings()
    return judge(compare_reports(readings, load_vocabulary()), readings, load_vocabulary())


def weak_share(rows: Sequence[Observation]) -> tuple[int, int]:
    """Return how many counted findings of the first screen rest on a rule of which readers call under 9 of 10 right.

    Only better, worse, raised again and closed are asked for; a rule that no reader met is weak.
    """
    shares = {name: sum(one.right for one in group) / len(group) for name, group in by(rows, "rule")}
    told = [one for one in counted_findings(judged_samples()) if one.verdict in _TOLD]
    return sum(shares.get(one.rule, 0.0) < _WELL for one in told), len(told)


def sample_readings() -> tuple[Reading, ...]:
    """Return the five sample reports, understood."""
    found = find_inputs([ROOT / "inputs" / "norfolk"]).files
    return tuple(
        understand(
            read_document(one.path, relative=one.relative),
            load_vocabulary(),
            carried=one.carried,
            catalogue=one.catalogue,
        )
        for one in found
    )


def on_gold(judged: Comparison, stems: dict[str, str]) -> Iterator[Observation]:
    """Yield the verdicts that rest on lines two readers judged."""
    rows = gold("verdicts")
    for one in judged.verdicts:
        asked = [row for row in rows if (stems[one.from_], stems[one.to]) == (row["from"], row["to"])]
        if one.thread is None:
            asked = [row for row in asked if row["thread"] == "overall" and row["topic"] == one.topic]
        else:
            asked = [row for row in asked if row["thread"] != "overall" and _touches(one, row, stems)]
        if asked:
            yield _observed("two readers", one, right=any(row["verdict"] == one.verdict for row in asked))


def _touches(verdict: Verdict, row: dict[str, Any], stems: dict[str, str]) -> bool:
    """Whether a verdict's evidence lies on a row's lines in each report that the row's class speaks of."""
    asked = {"new": [row["to"]], "dropped": [row["from"]]}.get(row["verdict"], [row["from"], row["to"]])
    return all(
        any(
            stems[shown.report] == place["input"] == side
            and shown.line_start <= place["line_end"]
            and place["line_start"] <= shown.line_end
            for shown in verdict.evidence
            for place in row["evidence"]
        )
        for side in asked
        if any(place["input"] == side for place in row["evidence"])
    )


def on_sheet(judged: Comparison, stems: dict[str, str], source: str, name: str) -> Iterator[Observation]:
    """Yield the verdicts of a sheet that are still told, by their reports, topic and thread."""
    found = {(stems[one.from_], stems[one.to], one.topic, one.thread_name): one for one in judged.verdicts}
    for row in gold(name):
        one = found.get((row["from"], row["to"], row["topic"], row["thread"]))
        if one is not None:
            yield _observed(source, one, right=one.verdict in row["reader"])


def on_pairs() -> Iterator[Observation]:
    """Yield the labelled threads and topics of the written pairs."""
    for pair in gold("threads"):
        found = {one.thread or one.topic: one for one in _judged_pair(pair).verdicts}
        asked = {**{thread_id(name): it for name, it in pair["threads"].items()}, **pair.get("topics", {})}
        for key, expected in asked.items():
            if key in found:
                yield _observed("written pairs", found[key], right=found[key].verdict == expected)


def at_first_sight() -> Iterator[Observation]:
    """Yield what was said of six pairs before anything was changed for them, as it was then."""
    for row in gold("first_sight"):
        yield Observation(
            source="first sight", rule=row["rule"], confidence=row["confidence"], right=row["right"]
        )


def on_unseen_sheet() -> Iterator[Observation]:
    """Yield what was told of pairs that the rules had not met, each verdict once; doubtful is not right."""
    seen = {
        (row["pair"], row["topic"], row["thread"], row["verdict"]): row
        for path in sorted(GOLD.glob("verdict_sheet_*.json"))
        if path.stem != _OF_SAMPLES
        for row in gold(path.stem)
    }
    for row in seen.values():
        right = row["judgement"] == "holds"
        yield Observation(source="unseen sheet", rule=row["rule"], confidence=row["confidence"], right=right)


def _judged_pair(pair: dict[str, Any]) -> Comparison:
    """Return a written pair, compared and judged."""
    vocabulary = load_vocabulary()
    readings = []
    with tempfile.TemporaryDirectory() as folder:
        for side in ("earlier", "later"):
            path = Path(folder) / f"{pair[side]['name']}.txt"
            path.write_text(pair[side]["text"], encoding="utf-8")
            readings.append(understand(read_document(path, relative=path.name), vocabulary))
    return judge(compare_reports(readings, vocabulary), readings, vocabulary)


def _observed(source: str, verdict: Verdict, *, right: bool) -> Observation:
    """Return a verdict that was read."""
    return Observation(source=source, rule=verdict.rule, confidence=verdict.confidence, right=right)


def wilson(right: int, count: int) -> tuple[float, float]:
    """Return the 95 percent interval of a share."""
    share, square = right / count, NORMAL_95**2
    middle = share + square / (2 * count)
    half = NORMAL_95 * math.sqrt(share * (1 - share) / count + square / (4 * count**2))
    return (middle - half) / (1 + square / count), (middle + half) / (1 + square / count)


def table(title: str, groups: Iterable[tuple[str, Sequence[Observation]]]) -> Iterator[str]:
    """Yield a table's lines: group, count, right, share, interval, mean confidence."""
    yield f"{title:26} {'count':>5} {'right':>5} {'share':>6} {'95 percent':>12} {'confidence':>10}"
    for name, rows in groups:
        if rows:
            right = sum(one.right for one in rows)
            low, high = wilson(right, len(rows))
            mean = sum(one.confidence for one in rows) / len(rows)
            interval = f"{low:.2f}-{high:.2f}"
            yield f"{name:26} {len(rows):5} {right:5} {right / len(rows):6.2f} {interval:>12} {mean:10.2f}"


def by_bin(rows: Sequence[Observation]) -> Iterator[tuple[str, list[Observation]]]:
    """Yield the observations of each bin of confidence."""
    for low, high in pairwise(EDGES):
        name = f"{low:.2f} to {min(high, 1.0):.2f}"
        yield name, [one for one in rows if low <= one.confidence < high]


def by(rows: Sequence[Observation], field: str) -> Iterator[tuple[str, list[Observation]]]:
    """Yield the observations by one of their fields, sorted."""
    ordered = sorted(rows, key=lambda one: str(getattr(one, field)))
    for name, group in groupby(ordered, key=lambda one: str(getattr(one, field))):
        yield name, list(group)


def main() -> int:
    """Print the reliability table, the share of right verdicts by rule and by source, and the unseen."""
    rows = observations()
    unseen = list(at_first_sight())
    sheet = list(on_unseen_sheet())
    for lines in (
        table("confidence", by_bin(rows)),
        table("rule", by(rows, "rule")),
        table("source", by(rows, "source")),
        table("all", [("", rows)]),
        table("at first sight", [*by_bin(unseen), ("all", unseen)]),
        table("unseen sheets", [*by_bin(sheet), *by(sheet, "rule"), ("all", sheet)]),
    ):
        print("\n".join(lines), end="\n\n")
    weak, of = weak_share(rows)
    print(f"first-screen findings on a rule with under {_WELL:.0%} labelled right: {weak} of {of}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
