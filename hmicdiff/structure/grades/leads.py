"""Lists of judgments that a grade leads: ``Good: A; B; C``, or ``It is good at:`` over the areas as bullets.

Serves the front pages of PEEL and of fire and rescue since 2021/22 as text has them, letters and
commissioners' responses.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from hmicdiff.vocabulary.sieve import sieved

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from hmicdiff.structure.blocks import Block

__all__ = ["led_by_grades"]

_GRADE = r"(?P<grade>outstanding|good|adequate|requir(?:es?|ing) improvement|inadequate)"
_LINE = re.compile(rf"['\"]?{_GRADE}['\"]?\s*[:-]\s+(?P<areas>\S.*)", re.IGNORECASE)
_LEAD = re.compile(
    rf"(?P<told>.*?)['\"]?{_GRADE}['\"]?(?: (?:at|in|for|on|with|overall|the|these|following|areas?|respects?|way it))*\s*:",
    re.IGNORECASE,
)
_UNDER = re.compile(
    rf"(?:placed |falls? |fell )?under (?:the )?['\"]?{_GRADE}['\"]?(?: (?:grades?|ratings?|category|heading|banner|judge?ment))?,?"
    r"(?: (?:was|were|is|are|came|comes?|falls?|fell|we find|we found))?:? (?P<areas>\S.*)",
    re.IGNORECASE,
)
"""Areas after their grade in a sentence (``Under the 'adequate' grade were A and B``)."""
_CAME_UNDER = re.compile(
    rf" (?:(?:also )?(?:came|comes?|falls?|fell)|(?:was|were|is|are)(?: also)? (?:placed|listed|put)) "
    rf"(?:under|in|into|within) (?:the )?['\"]?{_GRADE}['\"]? (?:grade|rating|category|heading|band|bracket)",
    re.IGNORECASE,
)
_DEEMED = re.compile(
    r" (?:(?:was|were|is|are|has been|have been)(?: (?:also|both|all|each))?"
    r"(?: (?:deemed|found|said|judged|graded|rated|assessed|considered|marked))?(?: (?:as|to be|to))? ?)"
    rf"['\"]?{_GRADE}['\"]?(?=[.,;]|$| (?:and|but|while)\b)",
    re.IGNORECASE,
)
"""Areas as the subject of their grade (``'A' and 'B' were deemed to require improvement``)."""
_SHORTEST_SUBJECT, _LONGEST_SUBJECT = 4, 300
"""Characters of the areas before either."""
_BEGINS = re.compile(
    r"(?:^|[,;:.] |\b(?:and|but|while|that|whereas|in|for) )(?:(?:and|but|while|that|in|for) )*"
)
_NAMES_A_GRADE = sieved(_GRADE)
"""What every form of sentence here holds: looked for first, as it is far cheaper than any of them."""
_JUDGES = re.compile(r"\b(?:graded|judged|rated|assessed|areas|is|are|was|were)\b", re.IGNORECASE)
_NO_JUDGMENT = re.compile(r"\b(?:examples?|characteristics|level|practice|how)\b", re.IGNORECASE)
_END = re.compile(r"[;,.]?(?: and)?$")
_JOINT = re.compile(r",\s*(?:and )?| and ")
_BETWEEN_SEMICOLONS = re.compile(r"[^;]+")
_BEFORE_AREA = re.compile(r"\s*(?:and )?(?:in |for |at )?['\"]?")
Span = tuple[int, int]
_MOST_PIECES = 4
"""Joints that the name of one area may hold, and one."""


def led_by_grades(blocks: Sequence[Block], knows: Callable[[str], bool]) -> Iterator[tuple[Block, Block]]:
    """Yield area and grade of each entry of such lists; `knows` tells the names of areas."""
    lead: Block | None = None
    for block in blocks:
        lines = _lines_of_grades(block)
        if lines:
            for told, line in lines:
                grade = _slice(told, *line.span("grade"))
                listed = _areas(told.text.text, line.start("areas"), knows)
                yield from ((_slice(told, *area), grade) for area in listed)
        elif block.kind == "bullet" and lead is not None:
            yield _slice(block, 0, len(_END.sub("", block.text.text))), lead
        elif block.kind in {"bullet", "prose"}:
            yield from _in_sentence(block, knows)
        if block.kind != "bullet":
            lead = block if _leads(block.text.text) else None


def _lines_of_grades(block: Block) -> list[tuple[Block, re.Match[str]]]:
    """Return the lines of areas behind their grade that a block is, one a sentence; none if it is anything else besides."""
    text = block.text.text
    if _LINE.match(text) is None:
        return []
    pieces = [_slice(block, *span) for span in _sentence_spans(text)]
    lines = [(piece, line) for piece in pieces if (line := _LINE.fullmatch(piece.text.text)) is not None]
    return lines if len(lines) == len(pieces) else [(block, line)] if (line := _LINE.fullmatch(text)) else []


def _in_sentence(block: Block, knows: Callable[[str], bool]) -> Iterator[tuple[Block, Block]]:
    """Yield area and grade of each sentence whose subject is areas, or that puts them under a grade."""
    text = block.text.text
    for start, end in _sentence_spans(text) if _NAMES_A_GRADE.may_be_in(text) else ():
        if not _NAMES_A_GRADE.whole.search(text, start, end):
            continue
        sentence = _slice(block, start, end)
        under = _UNDER.match(sentence.text.text)
        if under is not None:
            grade = _slice(sentence, *under.span("grade"))
            told = sentence.text.text
            listed = _areas(told, under.start("areas"), knows)
            yield from ((_slice(sentence, *area), grade) for area in listed if knows(told[slice(*area)]))
        for form in (_CAME_UNDER, _DEEMED) if under is None else ():
            for areas_at, match in _told_of(sentence.text.text, form):
                areas = _subjects(sentence.text.text, areas_at, match.start(), knows)
                grade = _slice(sentence, *match.span("grade")) if areas else sentence
                yield from ((_slice(sentence, *area), grade) for area in areas)


def _told_of(text: str, form: re.Pattern[str]) -> Iterator[tuple[int, re.Match[str]]]:
    """Yield each place where `form` tells of a grade, with where the subject before it may begin."""
    end = 0
    while match := form.search(text, end + _SHORTEST_SUBJECT):
        yield max(end, match.start() - _LONGEST_SUBJECT), match
        end = match.end()


def _sentence_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of what stands between full stops."""
    start = 0
    for stop in re.finditer(r"[.!?]['\")]? (?=[A-Z'\"])", text):
        yield start, stop.end() - 1
        start = stop.end()
    yield start, len(text)


def _subjects(text: str, start: int, end: int, knows: Callable[[str], bool]) -> tuple[Span, ...]:
    """Return the areas that the subject ``text[start:end]`` names: its longest end all of whose pieces are known.

    None without one.
    """
    subject = text[start:end]
    for begin in _BEGINS.finditer(subject):
        areas = tuple(_areas(subject, begin.end(), knows))
        if areas and all(knows(subject[first:last]) for first, last in areas):
            return tuple((start + first, start + last) for first, last in areas)
    return ()


def _leads(text: str) -> bool:
    """Whether a line or sentence ends by saying under which grade the bullets after it stand."""
    last = text[text.rfind(". ") + 1 :].strip()
    found = _LEAD.fullmatch(last) if last.endswith(":") else None
    if found is None or _NO_JUDGMENT.search(found["told"]):
        return False
    verb = found["grade"].lower().startswith("requir") or not found["told"]
    return verb or bool(_JUDGES.search(found["told"]))


def _areas(text: str, start: int, knows: Callable[[str], bool]) -> Iterator[Span]:
    """Yield start and end of the areas after a grade.

    They are parted by semicolons, else by commas and "and" where known names result.
    """
    if text.find(";", start) >= 0:
        for piece in _BETWEEN_SEMICOLONS.finditer(text, start):
            yield _trimmed(text, *piece.span())
        return
    pieces = list(_pieces(text, start))
    index = 0
    while index < len(pieces):
        reach = range(min(len(pieces), index + _MOST_PIECES), index, -1)
        names = ((last, _trimmed(text, pieces[index][0], pieces[last - 1][1])) for last in reach)
        known = ((last, name) for last, name in names if knows(text[slice(*name)]))
        index, name = next(known, (index + 1, _trimmed(text, *pieces[index])))
        yield name


def _pieces(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Yield start and end of what stands between the commas and each "and" from `start` on."""
    for joint in _JOINT.finditer(text, start):
        yield start, joint.start()
        start = joint.end()
    yield start, len(text)


def _trimmed(text: str, start: int, end: int) -> Span:
    """Return start and end of a stretch of text without "and" before it and marks around it."""
    lead = _BEFORE_AREA.match(text, start, end)
    start = lead.end() if lead else start
    return start, start + len(_END.sub("", text[start:end].rstrip()).rstrip("'\""))


def _slice(block: Block, start: int, end: int) -> Block:
    """Return a block that holds a stretch of another."""
    return replace(block, text=block.text.slice(start, end))
