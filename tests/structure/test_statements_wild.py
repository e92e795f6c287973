"""Sentences that tell no change though they have its words, and whose words a change is told in.

The table was labelled before any program read it. At first sight 16 of 20 statements were found among 23 given
(precision 0.70, recall 0.80). Of a second set, written when the first was read, 9 of 11 were found among 13
(0.69, 0.82). One of those, an old finding that the press tells, is not read and left out; the others are read since.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from hmicdiff.structure.report import understand
from hmicdiff.vocabulary import load_vocabulary

from .cases import document

CASES: list[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("statements_wild.toml").read_text(encoding="utf-8")
)["case"]
FRONT = """PEEL 2023–25: Police effectiveness, efficiency and legitimacy
An inspection of Derbyshire Constabulary

Responding to the public

Derbyshire Constabulary is adequate at responding to the public.

Main findings

"""


@cache
def statements(text: str) -> list[str]:
    """Return the directions that the statements of `text` have, and by whom they are told if not the inspectors."""
    read = understand(document(f"{FRONT}{text}\n"), load_vocabulary()).report.statements
    return [one.direction + (" by force" if one.source == "force" else "") for one in read]


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:60] for case in CASES])
def test_a_sentence_states_its_changes_and_no_others(case: dict[str, Any]) -> None:
    """Direction and speaker are those labelled; most sentences state none."""
    assert sorted(statements(case["text"])) == sorted(case["says"])


NONE = [
    "Our revisit examined the improvements that the service has made.",
    "The panel monitors the progress made against each recommendation.",
    "Inspectors considered how much progress the force had made.",
    "We plan to go back next year to see if it has improved.",
    "I will keep in touch with the service while it makes progress with its plans.",
    "The improvement board has met nine times.",
    "A great deal of work remains to be completed.",
    "The bail conditions remain in force until the trial.",
    "Two causes of concern remain open to challenge.",
    "It isn’t yet clear whether the new rota has improved response times.",
    "We are not convinced that supervision has got better.",
    "We doubt that the training has led to improvements.",
    "We saw no sign of a decline in standards.",
    "There was no significant deterioration in the quality of files.",
    "Children who remain in hospital are visited by a specialist.",
    "Callers often stay on scene until officers arrive.",
    "The brigade continues to send us a progress report each month.",
    "HMICFRS continues to monitor the force.",
    "Points of praise and improvement are listed below.",
    "Merseyside was one of the first three forces to be inspected.",
    "It is among the five services that are taking part in the trial.",
    "The questions are now more closely tied to outcomes.",
]


@pytest.mark.parametrize("text", NONE)
def test_words_of_change_alone_tell_none(text: str) -> None:
    """What inspectors do, what is left to do, what still holds and where people are is no change of the inspected."""
    assert statements(text) == []


SOME = {
    "The force is monitored by its board, and it has improved since our last inspection.": ["improved"],
    "We reviewed 60 cases and found that supervision had improved since 2021.": ["improved"],
    "We won’t return this year because the service has improved since our last inspection.": ["improved"],
    "Its monitoring of offenders has improved since our previous inspection.": ["improved"],
    "The force remains good at investigating crime.": ["sustained"],
    "Plans are now complete, which was not the case when we last inspected.": ["improved"],
    "The force’s records are now accurate, unlike in our previous inspection.": ["improved"],
    "Calls are now answered late, which wasn’t the case in our previous inspection.": [],
    "The service has doubled the number of home fire safety visits since 2021.": ["improved"],
    "The force has halved the number of unallocated crimes since our last inspection.": ["improved"],
    "It has not yet dealt with the delays that we found in 2022.": ["unresolved"],
    "It hasn’t put right the weaknesses that we found in 2022.": ["unresolved"],
    "It is clear that supervision has improved since our last inspection.": ["improved"],
    "There is no doubt that performance has deteriorated since 2021.": ["regressed"],
    "The service continues to work well with its partners.": ["sustained"],
    "The review of its estate has led to improvements in its fire stations.": ["improved"],
}


@pytest.mark.parametrize(("text", "says"), SOME.items(), ids=SOME)
def test_a_change_told_beside_such_words_is_told(text: str, says: list[str]) -> None:
    """Near what inspectors did a finding stays a finding."""
    assert statements(text) == says


VOICES = {
    "Deputy Chief Constable Jo Marsh said: “We were slow. The force has improved since the last inspection.”": "force",
    "“Supervision has improved since the last inspection,” said the chief fire officer.": "force",
    "Councillor Amir Khan, chair of the fire authority, added: “The service has improved since 2021.”": "force",
    "The assistant chief constable believes the force has improved since the last inspection.": "force",
    "The mayor said she was glad. She added: “The force has improved since the last inspection.”": "force",
    "The force has improved since our last inspection.\n\nDeputy Mayor Kim Green": "force",
    "The force has improved since our last inspection.\n\n– Jo Marsh, Chief Constable, Kent Police": "force",
    "The force has improved since our last inspection.\n\nChief Constable Jo Marsh leads the force.": "inspectorate",
    "The force has improved since our last inspection.\n\nRos Dale, HM Inspector": "inspectorate",
    "Chief Constable’s response: The force has improved since the last inspection.": "force",
    "Commissioner’s comments: I am glad that the force has improved since the last inspection.": "force",
    "Our response: The force has improved since our last inspection.": "inspectorate",
    "HM Inspector Ros Dale said: “The force has improved since our last inspection.”": "inspectorate",
    "His Majesty’s Inspector of Constabulary Lee Gray said: “I am pleased. The force has improved since 2021.”": "inspectorate",
    "The chief constable has set out a plan. The force has improved since our last inspection.": "inspectorate",
    "The mayor said: “I am glad.” The force has improved since our last inspection.": "inspectorate",
}


@pytest.mark.parametrize(("text", "source"), VOICES.items(), ids=[text[:60] for text in VOICES])
def test_quoted_words_are_their_speakers(text: str, source: str) -> None:
    """A chief officer's, commissioner's or spokesperson's words are the body's, an inspector's the inspectorate's."""
    read = understand(document(f"{FRONT}{text}\n"), load_vocabulary()).report.statements
    assert [(one.direction, one.source) for one in read] == [("improved", source)]
