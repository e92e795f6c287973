"""Sentences that are one but for a denial answer each other, and say the contrary."""

from __future__ import annotations

from hashlib import sha256

import pytest

from hmicdiff.comparing.comparison import compare_reports
from hmicdiff.comparing.threads.reversals import denies
from hmicdiff.judging.verdicts import judge
from hmicdiff.model import Document, Line
from hmicdiff.structure.report import understand
from hmicdiff.vocabulary import load_vocabulary


@pytest.mark.parametrize(
    ("left", "right", "side"),
    [
        ("Crews check hydrants twice a year.", "Crews do not check hydrants twice a year.", 1),
        ("Crews don't check hydrants twice a year.", "Crews check hydrants twice a year.", 0),
        ("Managers hold reviews each month.", "Managers no longer hold reviews each month.", 1),
        ("Officers brief staff consistently.", "Officers brief staff inconsistently.", 1),
        ("Calls are answered promptly.", "Calls are answered slowly.", 1),
        ("Calls are answered poorly at night.", "Calls are answered well at night.", 0),
        ("Crews do not check hydrants.", "The crews do not check hydrants now.", None),
        ("Crews check hydrants in the north.", "Crews check hydrants in the south.", None),
        ("Most calls are urgent.", "Most calls that come in are urgent.", None),
        ("Officers assess each risk.", "Officers not only assess each risk but also explain it.", None),
        ("They hand out the leaflet.", "They do not just hand out the leaflet: they read it.", None),
        ("The review was not on time.", "The review was not on time and nobody had written down why.", None),
        (
            "Officers make prompt enquiries.",
            "We found little evidence that officers make prompt enquiries.",
            1,
        ),
        ("Officers failed to visit victims.", "Officers visit victims.", 0),
    ],
)
def test_which_side_denies(left: str, right: str, side: int | None) -> None:
    """A negation or an opposite on one side alone is a denial; other edits are none."""
    assert denies(left, right) == side


REPORT = """\
PEEL {cycle}: An inspection of Suffolk Constabulary

Published on: 3 March {year}

Responding to the public

Good

Suffolk Constabulary is good at responding to the public.

The constabulary answers calls for service

Call takers grade each call by the harm it may bring and tell callers what will happen next.

{sentence}

Patrol sergeants meet the control room at the start of every shift to agree what matters most that day.
"""


def judged(*sentences: str) -> list[tuple[str, str]]:
    """Return class and tone of the verdicts on threads that show either sentence of two editions."""
    vocabulary = load_vocabulary()
    cycles = (("2021/22", "2022"), ("2023-25", "2025"))
    readings = []
    for sentence, (cycle, year) in zip(sentences, cycles, strict=True):
        text = REPORT.format(cycle=cycle, year=year, sentence=sentence)
        lines = tuple(Line(text=line) for line in text.split("\n"))
        digest = sha256(text.encode()).hexdigest()
        document = Document(path=f"{year}.txt", sha256=digest, media_type="text/plain", lines=lines)
        readings.append(understand(document, vocabulary))
    found = judge(compare_reports(readings, vocabulary), readings, vocabulary)
    return [
        (one.verdict, one.polarity)
        for one in found.verdicts
        if one.thread and any(each.quote in sentences for each in one.evidence)
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Sergeants read the log of each night shift.", "Sergeants don't read the log of each night shift."),
        ("Dispatchers can see where each car is.", "Dispatchers cannot see where each car is."),
        ("Dispatchers send the nearest car quickly.", "Dispatchers send the nearest car slowly."),
        ("Duty officers listen to calls each week.", "Duty officers no longer listen to calls each week."),
        ("Staff record the reasons for delay.", "Staff never record the reasons for delay."),
    ],
)
def test_what_is_denied_got_worse_and_what_is_granted_better(before: str, after: str) -> None:
    """A denial put in is told as worse, never as unchanged or better; one taken out is never told as worse."""
    worse = judged(before, after)
    assert worse
    assert {verdict for verdict, _ in worse} <= {"regressed", "mixed", "new"}
    better = judged(after, before)
    assert better
    assert {verdict for verdict, _ in better} <= {"improved", "mixed", "new", "dropped"}
