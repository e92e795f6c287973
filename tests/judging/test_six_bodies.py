"""Six bodies in one run: each comes out as it does alone, byte for byte but for what stands in several bodies' reports."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from hashlib import sha256
from pathlib import Path

import pytest

from hmicdiff.dataset.rows import make_rows
from hmicdiff.model import Document, Line
from hmicdiff.pipeline import BodyRun, Input, run_pipeline
from hmicdiff.reporting.schema import run_json, to_text
from hmicdiff.vocabulary import load_vocabulary

ROOT = Path(__file__).parents[2]
MADE = ROOT / "tests" / "structure" / "reports"
SAMPLES = ("2014-09-core-business-letter.txt", "hmi-assessment-transcript.txt")
MADE_OF = {
    "Dyfed-Powys Police": "*dyfed-powys*.txt",
    "Kent Police": "*-kent*.txt",
    "City of London Police": "*city-of-london*.txt",
    "Suffolk Constabulary": "*suffolk*.txt",
}
"""Bodies of which reports in the inspectorate's manner are at hand."""
STANDARD = "We have published our findings in full. Our inspectors speak to officers and staff of every rank."


@cache
def sources() -> dict[str, dict[str, str]]:
    """Return each body's texts by path; the fifth and sixth share nearly every word of theirs."""
    found = {
        body: {f"{body}/{path.name}": path.read_text("utf-8") for path in sorted(MADE.glob(pattern))}
        for body, pattern in MADE_OF.items()
    }
    letters = {name: (ROOT / "inputs" / "norfolk" / name).read_text("utf-8") for name in SAMPLES}
    for force in ("Norfolk", "Cumbria"):
        found[f"{force} Constabulary"] = {
            f"{force}/{name}": text.replace("Norfolk", force) for name, text in letters.items()
        }
    return {
        body: {path: f"{text}\n\n{STANDARD}\n" for path, text in texts.items()}
        for body, texts in found.items()
    }


def compared(texts: dict[str, str]) -> dict[str, BodyRun]:
    """Take texts all the way; return each body's run by its name."""
    inputs = [
        Input(
            document=Document(
                path=path,
                sha256=sha256(text.encode()).hexdigest(),
                media_type="text/plain",
                lines=tuple(map(_line, text.split("\n"))),
            )
        )
        for path, text in texts.items()
    ]
    runs, _ = run_pipeline(inputs, load_vocabulary())
    return {run.comparison.body: run for run in runs}


def _line(text: str) -> Line:
    return Line(text=text)


@cache
def together() -> dict[str, BodyRun]:
    """Return the six bodies in one run."""
    return compared({path: text for texts in sources().values() for path, text in texts.items()})


def shown(run: BodyRun) -> str:
    """Return a run as it is printed, without passages that stand in reports of several bodies."""
    comparison = run.comparison
    own = tuple(one for one in comparison.repeats if one.scope != "across_bodies")
    kept = replace(run.run, comparisons=(replace(comparison, repeats=own),))
    return to_text(run_json(kept))


def test_there_are_six() -> None:
    """No text is refused or goes to another body, so that the law is tried on all."""
    assert sorted(together()) == sorted(sources())
    assert all(len(run.readings) > 1 for run in together().values())


def test_some_words_stand_in_several() -> None:
    """There is something to hide, and findings to be left as they are."""
    repeats = [one for run in together().values() for one in run.comparison.repeats]
    assert "across_bodies" in {one.scope for one in repeats}
    assert all(run.comparison.verdicts for run in together().values())


@pytest.mark.parametrize("body", sources())
def test_a_body_comes_out_as_it_does_alone(body: str) -> None:
    """The same bytes of its results, and the same rows of every table but of what is standard text."""
    alone, among = compared(sources()[body])[body], together()[body]
    assert shown(among) == shown(alone)
    hidden = {"repeats", "sentences"}
    one, other = (make_rows([(run.run, run.slug)]) for run in (alone, among))
    assert {name: rows for name, rows in one.items() if name not in hidden} == {
        name: rows for name, rows in other.items() if name not in hidden
    }
    told = ([{**row, "standard": None} for row in run.sentences] for run in (alone, among))
    assert next(told) == next(told)
