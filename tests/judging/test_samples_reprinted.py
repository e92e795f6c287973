"""What changes nothing that the five reports say changes no verdict; what turns a finding round turns its verdict."""

from __future__ import annotations

import re
import textwrap
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from hmicdiff.comparing.comparison import compare_reports
from hmicdiff.judging.verdicts import judge
from hmicdiff.reading.choose import read_document
from hmicdiff.reading.find import find_inputs
from hmicdiff.reading.text import read_lines
from hmicdiff.structure.report import understand
from hmicdiff.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from hmicdiff.model import Comparison, Reading, Verdict
    from hmicdiff.reading.find import InputFile

    Change = Callable[[str, str], str]
    Key = tuple[str, str, str, str | None]

LETTER, CRIME, PEEL, NEWEST, SPOKEN = (
    "2014-09-core-business-letter.txt",
    "2014-11-crime-inspection.txt",
    "2019-05-peel-2018-19-effectiveness.txt",
    "2024-09-peel-2023-25.txt",
    "hmi-assessment-transcript.txt",
)


def read(one: InputFile, change: Change) -> Reading:
    """Return a sample understood, its text changed first."""
    document = read_document(one.path, relative=one.relative)
    text = one.path.read_text(encoding="utf-8")
    carried = one.carried and replace(one.carried, title=change("", one.carried.title or "") or None)
    return understand(
        replace(document, lines=read_lines(change(one.relative, text))),
        load_vocabulary(),
        carried=carried,
        catalogue=one.catalogue,
    )


def classes(readings: Iterable[Reading], judged: Comparison) -> dict[Key, str]:
    """Return the class of each verdict, by the paths of its reports, its topic and its thread."""
    path = {one.report.id: one.report.source.path for one in readings}
    return {(path[v.from_], path[v.to], v.topic, v.thread_name): v.verdict for v in judged.verdicts}


def straight_and_renamed(_: str, text: str) -> str:
    """Straight quotes, and another force's name."""
    for curly, plain in (("\u2018", "'"), ("\u2019", "'"), ("\u201c", '"'), ("\u201d", '"')):
        text = text.replace(curly, plain)
    return text.replace("Norfolk", "Cumbria").replace("norfolk", "cumbria")


def curly_and_exchanged(_: str, text: str) -> str:
    """Curly quotes, "the force" for "the constabulary" and the other way round."""
    other = {"force": "constabulary", "constabulary": "force"}
    text = re.sub(r"\b([Tt]he) (force|constabulary)\b", lambda m: f"{m[1]} {other[m[2]]}", text)
    return text.replace("'", "\u2019")


LAYOUTS = {
    LETTER: (60, "\n"),
    CRIME: (80, "\n\n"),
    PEEL: (80, "\n"),
    NEWEST: (60, "\n"),
    SPOKEN: (60, "\n\n"),
}
"""Width, and what stands between two paragraphs, for each sample."""


def wrapped_anew(name: str, text: str) -> str:
    """Every paragraph filled to another width, with or without blank lines between."""
    if name not in LAYOUTS:
        return text
    width, gap = LAYOUTS[name]
    if name == CRIME:  # the one that is wrapped already: its pages begin with a space
        parts = [part for page in re.split(r"\n (?=\S)", text) for part in re.split(r"\n\s*\n", page)]
        text = "\n".join(" ".join(part.split()) for part in parts)
    filled = (textwrap.fill(line, width, break_on_hyphens=False) for line in text.split("\n"))
    return gap.join(one for one in filled if one)


@pytest.mark.slow
@pytest.mark.parametrize("change", [straight_and_renamed, curly_and_exchanged, wrapped_anew])
def test_no_verdict_changes_class(
    samples: Path, readings: tuple[Reading, ...], judged: Comparison, change: Change
) -> None:
    """Other quotes, another force's name, another word for the force, other widths: every verdict is the same."""
    again = tuple(read(one, change) for one in find_inputs([samples]).files)
    found = judge(compare_reports(again, load_vocabulary()), again, load_vocabulary())
    assert classes(again, found) == classes(readings, judged)


AUXILIARY = re.compile(r"\b(is|are|has|have|was|were|can|does|do)\b")


def small(samples: Path, change: Change) -> tuple[tuple[Reading, ...], Comparison]:
    """Return the three short samples, their texts changed, and what is judged of them."""
    files = find_inputs([samples]).files
    short = tuple(read(one, change) for one in files if one.relative in {LETTER, PEEL, SPOKEN})
    return short, judge(compare_reports(short, load_vocabulary()), short, load_vocabulary())


def as_printed(_: str, text: str) -> str:
    """Return a text unchanged."""
    return text


def praise(readings: Iterable[Reading], judged: Comparison) -> Iterator[tuple[Verdict, str]]:
    """Yield plain praise, the latest report's first, with the verdict on a thread whose later side it shows.

    Neither the verdict nor its tone is mixed: what is praised and criticised already stays so by one sentence.
    """
    plain = {
        (reading.report.id, one.line_start, one.quote)
        for reading in readings
        for one in reading.sentences
        if one.polarity == "praise"
        and not {"concern", "mixed"}.intersection(claim.polarity for claim in one.claims)
        and len(AUXILIARY.findall(one.quote)) == 1
    }
    seen: set[str] = set()
    latest = next(one.report.id for one in readings if one.report.source.path == PEEL)
    for verdict in sorted(judged.verdicts, key=lambda one: one.to != latest):
        is_plain = verdict.thread and "mixed" not in {verdict.verdict, verdict.polarity}
        for one in verdict.evidence if is_plain else ():
            is_new = one.quote not in seen and one.report == verdict.to
            if is_new and (one.report, one.line_start, one.quote) in plain:
                seen.add(one.quote)
                yield verdict, one.quote


def followed(verdict: Verdict, judged: Comparison) -> tuple[str, str] | None:
    """Return class and tone of the verdict on the same thread after the same report; None where there is none."""
    found = (one for one in judged.verdicts if (one.from_, one.thread) == (verdict.from_, verdict.thread))
    return next(((one.verdict, one.polarity) for one in found if one.rule), None)


@pytest.mark.slow
def test_ten_praises_negated(samples: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of ten quotes of praise negated one at a time, ten verdicts follow: another class, or another tone.

    What stands around a quote decides nothing, and is none of them.
    """
    monkeypatch.setattr("hmicdiff.judging.verdicts.with_surroundings", lambda evidence, *_: evidence)
    told = list(praise(*small(samples, as_printed)))[:10]
    assert len(told) == 10
    for verdict, quote in told:
        negated = AUXILIARY.sub(r"\1 not", quote, count=1)
        _, again = small(samples, lambda _, text, q=quote, n=negated: text.replace(q, n))
        assert followed(verdict, again) != (verdict.verdict, verdict.polarity), quote


def alone(readings: Iterable[Reading], judged: Comparison) -> Iterator[tuple[Verdict, str]]:
    """Yield the verdicts on threads on which the latest report has one sentence, with that sentence."""
    latest = next(one.report.id for one in readings if one.report.source.path == PEEL)
    for thread in judged.threads:
        own = [one for one in thread.points if one.report == latest and one.kind != "grade"]
        told = [one for one in judged.verdicts if (one.thread, one.to) == (thread.id, latest)]
        if len(own) == 1 and told and told[0].verdict not in {"new", "dropped"}:
            yield told[0], own[0].quote


@pytest.mark.slow
def test_evidence_removed(samples: Path) -> None:
    """Without the only sentence of the later report on a matter, nothing compares that matter any more."""
    text = next(one for one in find_inputs([samples]).files if one.relative == PEEL).path.read_text("utf-8")
    told = [(one, quote) for one, quote in alone(*small(samples, as_printed)) if quote in text][:3]
    assert told
    for verdict, quote in told:
        _, again = small(samples, lambda _, text, q=quote: text.replace(q, ""))
        assert (followed(verdict, again) or ("dropped",))[0] in {"new", "dropped"}, quote
