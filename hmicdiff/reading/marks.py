"""Whether a passage bears the marks of a report: what makes leaving it out worth a second look.

A name or a place alone never decides that words are no part of a report: an item, a grade or a
heading of the inspectorate's is content wherever it stands.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from hmicdiff.reading.fractions import apart_from, is_numerator
from hmicdiff.text import capital, plain
from hmicdiff.vocabulary.bodies import load_bodies
from hmicdiff.vocabulary.cues import load_cues
from hmicdiff.vocabulary.furniture import load_furniture
from hmicdiff.vocabulary.grades import load_grades
from hmicdiff.vocabulary.headings import load_headings
from hmicdiff.vocabulary.item_tables import load_item_columns

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = [
    "bears_marks",
    "grade_in_picture",
    "is_banner",
    "is_box_of_items",
    "is_legend",
    "is_note_mark",
    "is_told_of_item",
    "label_in_picture",
    "labels_item",
    "parted_by_breaks",
    "titles_part",
    "without_note_mark",
]

_SITE_SPEAKS: Final = re.compile(
    r"(?:you|your|we|i|this (?:site|website|page|service)|users?|please)\b", re.IGNORECASE
)
_MOST_LINES: Final = 400
_FEWEST_OF_SCALE: Final = 4
_NAMES_PICTURE: Final = "icon|image|picture|photo|graphic|logo|badge|banner|ribbon|tile|stamp|label|marker|colou?r(?:ed)?|circle|square|symbol"
_AROUND_GRADE: Final = re.compile(
    r"\b(?:overall|our|the|this|an?|hmic(?:frs)?|grade|graded|grading|given|gave|awarded|award|judge?ment|judged|rating|rated|assessed|assessment|result"
    rf"|{_NAMES_PICTURE}"
    r"|dial|gauge|traffic light|level|mark|status|red|amber|yellow|orange|green|blue|purple|(?:light|dark) (?=green)"
    r"|stars?|points?|out|\d{1,2}|shows?|showing|shown|reads?|reading|sa(?:ys|ying)|words?|text|with|in|that|which|indicat(?:es|ing)|mean(?:s|ing)"
    r"|area|question|section|pillar|inspection|performance|force|service|constabulary|we|it|was|were|has|have|been|to|be|of"
    r"|is|are|as|for)\b|[:;.,()\[\]'\"|/=-]",
    re.IGNORECASE,
)
"""What descriptions of a picture say besides the grade that it shows; nothing of it says what is good or adequate."""

_AROUND_LABEL: Final = re.compile(
    rf"an?|the|{_NAMES_PICTURE}|shows?|showing|says|saying|reads|reading|for|of|with|words?|", re.IGNORECASE
)
"""Words that descriptions of a picture say before and behind the label of an item that it shows."""
_SIGNS: Final = ".,:;()[]-|"
_SENTENCE_ENDS: Final = re.compile(r"[.!?:;]['\"\u201d\u2019)]*$")
_NOTE_MARK: Final = re.compile(
    r"[\[(]{0,2}(?:(?:(?:foot|end)?notes? |fn ?)?\d{1,3}(?:[, ]+\d{1,3})*|[*\u2020\u2021\u00a7]{1,3})\)?\]?,?|\[[a-z]\]",
    re.IGNORECASE,
)
_UNIT: Final = re.compile(r"(?:^|[\s\d])[kcm]?m$")


def is_note_mark(raised: str, *, after: str, ahead: str = "") -> bool:
    """Whether words set above the line are the mark of a note.

    A power belongs to the unit that it stands `after`, a numerator to the denominator `ahead` of it.
    """
    if not _NOTE_MARK.fullmatch(raised.strip()) or _UNIT.search(after.rstrip()):
        return False
    return not is_numerator(raised, after=after, ahead=ahead)


def without_note_mark(raised: re.Match[str]) -> str:
    """Return what stands above the line, nothing where it is the mark of a note."""
    after, ahead = raised.string[: raised.start()], raised.string[raised.end() :]
    if is_note_mark(raised[1], after=after, ahead=ahead):
        return ""
    return f"{apart_from(after, raised[1], ahead=ahead)}{raised[1]}"


def bears_marks(lines: Iterable[str]) -> bool:
    """Whether a line is a grade, an item's label or heading, an obligation, or a heading of a programme."""
    return any(_is_mark(plain(line)) for number, line in enumerate(lines) if number < _MOST_LINES)


@lru_cache(maxsize=4096)
def _is_mark(line: str) -> bool:
    if not line:
        return False
    if load_grades().labels(line) or load_cues().item_heading(line) or _answers(line):
        return True
    if load_cues().obligations.is_in(line):
        return not _SITE_SPEAKS.match(line)
    return bool(load_headings().find(line)) and not load_bodies().named(line)


def parted_by_breaks(text: str) -> tuple[str, ...]:
    """Return what is said on the lines of a paragraph, in parts where breaks part labels and items; whole as a rule.

    A part ends with a sentence, or where it is a label or a heading by itself.
    """
    lines = [" ".join(line.split()) for line in text.split("\n") if line.strip()]
    if len(lines) < 2 or not bears_marks(lines):  # noqa: PLR2004 - no break within
        return (" ".join(lines),)
    parts: list[str] = []
    for line in lines:
        if parts and not (_SENTENCE_ENDS.search(parts[-1]) or titles_part(plain(parts[-1]))):
            parts[-1] = f"{parts[-1]} {line}"
        else:
            parts.append(line)
    return tuple(parts)


def labels_item(words: str) -> bool:
    """Whether words are a label that an item stands beside: ``Area for improvement``, ``Recommendation 2``."""
    line = plain(words)
    return load_item_columns().kind_under(line) is not None or load_cues().item_heading(line) is not None


def is_box_of_items(lines: Iterable[str]) -> bool:
    """Whether lines begin with a label of items and hold more than that: what is set so is a box of items."""
    filled = (line for line in lines if line.strip())
    label = next(filled, "")
    return load_cues().item_heading(plain(label)) is not None and next(filled, None) is not None


def is_told_of_item(words: str) -> bool:
    """Whether words are a label for what is said of an item above them: its deadline, what became of it."""
    line = plain(words)
    return load_item_columns().is_deadline(line) or load_item_columns().is_standing(line)


def titles_part(line: str) -> bool:
    """Whether a line is a grade, an item's heading or a heading of a programme, alone or with its grade."""
    known = load_grades().labels(line) or load_cues().item_heading(line) or load_headings().find(line)
    return (bool(known) and not load_bodies().named(line)) or _answers(line)


def _answers(line: str) -> bool:
    """Whether a line is a heading of a programme and its grade."""
    return any(
        load_headings().find(line[:start].rstrip(" :|-")) and not line[end:].strip(" .;")
        for start, end in load_grades().spans(line)
    )


def is_banner(line: str) -> bool:
    """Whether a line is one that a site prints over its pages: cookies, consultations, sign up."""
    return load_furniture().kind_of(plain(line)) in {"banner", "navigation"}


def is_legend(texts: Sequence[str]) -> bool:
    """Whether texts print the scale of grades and nothing else: most of its grades, once each, in order."""
    values = load_grades().labels(" ".join(plain(text) for text in texts))
    places = [load_grades().values.index(value) for value in values]
    ordered = places in (sorted(set(places)), sorted(set(places), reverse=True))
    return len(places) >= _FEWEST_OF_SCALE and ordered


def grade_in_picture(words: str) -> str | None:
    """Return the grade that a picture's words name where they say nothing else (``Inadequate``, ``Grade: good icon``).

    Some say it twice (``Grade: good. This area is graded good``); two grades are no grade.
    """
    bare = " ".join(_AROUND_GRADE.sub(" ", plain(words)).split())
    bare = capital(bare)
    told = load_grades().labels(bare)
    if len(told) <= 1:
        return bare if told else None
    return told[0].capitalize() if len(set(told)) == 1 else None


def label_in_picture(words: str) -> str | None:
    """Return the label of an item that a picture's words name where they say nothing else (``Cause of concern icon``)."""
    told = plain(words).split()
    while told and _AROUND_LABEL.fullmatch(told[0].strip(_SIGNS)):
        del told[0]
    while told and _AROUND_LABEL.fullmatch(told[-1].strip(_SIGNS)):
        del told[-1]
    bare = capital(" ".join(told).strip(_SIGNS))
    return bare if bare and load_cues().item_heading(bare) is not None else None
