"""Reports in Welsh are read as far as names and grades go; of bilingual ones the English is compared."""

from __future__ import annotations

import hashlib

import pytest

from hmicdiff.model import Document, Line, Report
from hmicdiff.structure.layout.halves import in_english
from hmicdiff.structure.report import understand
from hmicdiff.vocabulary import load_vocabulary


def report(text: str) -> Report:
    """Return a text understood."""
    lines = tuple(Line(text=line) for line in text.split("\n"))
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    document = Document(path="a.txt", sha256=sha256, media_type="text/plain", lines=lines)
    return understand(document, load_vocabulary()).report


def grades(found: Report) -> dict[str, str]:
    """Return the grade of each topic that has one."""
    return {one.topic: one.grade.value for one in found.sections if one.grade and one.grade.value}


LIST = """PEEL 2021/22: Arolygiad o Heddlu Gwent

Crynodeb cyffredinol

Ein barn

Gwnaeth ein harolygiad asesu pa mor dda yw Heddlu Gwent mewn deg maes o blismona.

Da
Atal trosedd
Trin y cyhoedd
Digonol
Ymchwilio i droseddau
Angen gwelliant
Ymateb i'r cyhoedd
Annigonol
Amddiffyn pobl agored i niwed
"""
SECTIONS = """Crynodeb cyffredinol

Asesodd ein harolygiad pa mor dda mae Heddlu De Cymru mewn deg maes plismona.

Ymchwilio i droseddau

Digonol

Mae'r llu yn adolygu ei ymchwiliadau.

Amddiffyn pobl agored i niwed

Mae angen gwelliant ar Heddlu De Cymru o ran amddiffyn pobl agored i niwed.

Rheoli troseddwyr

Mae'r heddlu wedi gwella.

Ymateb i'r cyhoedd

Mae Heddlu De Cymru yn dda o ran ymateb i'r cyhoedd.
"""
SHORT = """PEEL 2025–27: Arolygiad o Heddlu Gwent
Cyhoeddwyd: 4 Mehefin 2026
HMICFRS

Rheoli troseddwyr

Digonol

Mae'r llu yn rheoli troseddwyr.
"""
CASES = [
    (SHORT, "Gwent Police", {"offenders": "adequate"}),
    (
        LIST,
        "Gwent Police",
        {
            "prevention": "good",
            "powers-fairness": "good",
            "investigation": "adequate",
            "response": "requires improvement",
            "vulnerability": "inadequate",
        },
    ),
    (
        SECTIONS,
        "South Wales Police",
        {"investigation": "adequate", "vulnerability": "requires improvement", "response": "good"},
    ),
]


@pytest.mark.parametrize(("text", "body", "expected"), CASES, ids=["short", "list", "sections"])
def test_welsh(text: str, body: str, expected: dict[str, str]) -> None:
    """Body and grades are those the Welsh gives, and a warning says that the rest is not read."""
    found = report(text)
    assert found.identity.body == body
    assert grades(found) == expected
    assert "welsh" in {one.code for one in found.warnings}


def test_welsh_date() -> None:
    """The date of publication is read in Welsh."""
    assert report(SHORT).identity.published == "2026-06-04"


BILINGUAL = """PEEL 2023-25: An inspection of North Wales Police
PEEL 2023-25: Arolygiad o Heddlu Gogledd Cymru

Overall summary

Crynodeb cyffredinol

Our inspection assessed how good North Wales Police is in nine areas of policing.

Asesodd ein harolygiad pa mor dda mae Heddlu Gogledd Cymru mewn naw maes plismona.

Investigating crime

North Wales Police is adequate at investigating crime.

Ymchwilio i droseddau

Mae Heddlu Gogledd Cymru yn ddigonol o ran ymchwilio i droseddau.
"""


def test_bilingual() -> None:
    """The English of a bilingual report is read once, and the Welsh is counted as left out."""
    found = report(BILINGUAL)
    assert [one.heading for one in found.sections] == ["Overall summary", "Investigating crime"]
    assert grades(found) == {"investigation": "adequate"}
    left = {one.reason: one.words for one in found.ledger.left_out}
    assert "text_left_out" not in {one.code for one in found.warnings}
    assert left["other_language"] > 25
    assert "welsh" in {one.code for one in found.warnings}


ENGLISH = [
    "PEEL 2023-25: An inspection of Gwent Police\n\nHeddlu Gwent serves the south east of Wales.\n\nGwent Police is good at investigating crime.",
    "PEEL 2018/19: An inspection of Kent Police\n\nInvestigating crime\n\nKent Police is good at investigating crime.",
]


@pytest.mark.parametrize("text", ENGLISH, ids=["name", "none"])
def test_english(text: str) -> None:
    """A Welsh name in an English report is no Welsh."""
    assert "welsh" not in {one.code for one in report(text).warnings}


OLDER = """PEEL: Effeithiolrwydd yr heddlu 2016
Arolygiad o Heddlu Gogledd Cymru
HMIC
Mawrth 2017

Pa mor effeithiol yw'r heddlu o ran atal troseddu, mynd i'r afael ag ymddygiad gwrthgymdeithasol a chadw pobl yn ddiogel?
Da

Pa mor effeithiol yw'r heddlu wrth ymchwilio i droseddu a lleihau aildroseddu?
Angen gwella

Mae'r heddlu yn ymchwilio i droseddau. Mae angen hyfforddi ditectifs.

Pa mor effeithiol yw'r heddlu o ran amddiffyn pobl sy'n agored i niwed a chefnogi dioddefwyr?
Annigonol

Pa mor effeithiol yw'r heddlu o ran mynd i'r afael â throseddu difrifol a threfnedig?
Rhagorol
"""


def test_older_questions() -> None:
    """Questions of the programmes of 2015 to 2018 are known in Welsh by what they ask about."""
    found = report(OLDER)
    assert (found.identity.body, found.identity.programme) == ("North Wales Police", "PEEL 2016")
    assert grades(found) == {
        "prevention": "good",
        "investigation": "requires improvement",
        "vulnerability": "inadequate",
        "serious-organised-crime": "outstanding",
    }


def test_a_sentence_in_welsh_is_no_heading() -> None:
    """A sentence that speaks of an area entitles no part."""
    assert all("Mae'r" not in (one.heading or "") for one in report(OLDER).sections)


HALVES = {
    "Da / Good": "Good",
    "Good / Da": "Good",
    "Ymchwilio i droseddau | Investigating crime": "Investigating crime",
    "PEEL 2023-25: Arolygiad o Heddlu Gwent / An inspection of Gwent Police": "PEEL 2023-25: An inspection of Gwent Police",
    "Investigating crime   Da / Good   2022": "Investigating crime Good 2022",
    "Good / Adequate": "Good / Adequate",  # both English
    "Da / Digonol": "Da / Digonol",  # both Welsh
    "Da / Good / 2022": "Da / Good / 2022",  # three parts
    "stop/search": "stop/search",
}


@pytest.mark.parametrize(("line", "english"), HALVES.items(), ids=HALVES)
def test_the_english_half_of_a_line_is_read(line: str, english: str) -> None:
    """Where a sign parts a line's Welsh and English, the English is read, at its place."""
    (read,) = in_english([line], load_vocabulary())
    assert (" ".join(read.split()), len(read)) == (english, len(line))


def test_a_report_with_both_languages_on_a_line_is_read_in_english() -> None:
    """Headings and grades are those of the English halves, and the words left out are counted."""
    found = report(
        "PEEL 2023-25: Arolygiad o Heddlu Gwent / An inspection of Gwent Police\n\n9 May 2024\n\n"
        "Ymateb i'r cyhoedd / Responding to the public\n\nDigonol / Adequate\n\nThe force answers calls quickly.\n"
    )
    assert grades(found) == {"response": "adequate"}
    assert [one.heading for one in found.sections] == ["Responding to the public"]
    assert "8 words of Welsh" in next(one.message for one in found.warnings if one.code == "welsh")
