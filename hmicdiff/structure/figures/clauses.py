"""The clause a figure stands in, where an earlier figure of the sentence has another."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from hmicdiff.structure.figures.quantity import Quantity

__all__ = [
    "DATED",
    "MOVES",
    "FigureClauses",
    "figure_clauses",
    "goes_on_to",
    "is_moved",
    "own_clause",
    "tells_a_size",
]

MOVES = frozenset(
    {
        *(
            "rose",
            "risen",
            "fell",
            "fallen",
            "increased",
            "decreased",
            "dropped",
            "grew",
            "grown",
            "declined",
        ),
        *(
            "went",
            "gone",
            "up",
            "down",
            "stood",
            "reached",
            "climbed",
            "doubled",
            "halved",
            "trebled",
            "shrank",
        ),
    }
)
"""Verbs and adverbs that say what a figure did, no part of what it measures."""
_MOVED = re.compile(
    rf"\w (?:has |have |had |was |were |is |are )?(?:\w+ly )?(?:{'|'.join(sorted(MOVES - {'stood', 'reached'}))}|been reduced|reduced)"
    r"(?: by)?(?: (?:about|around|almost|nearly|over|under|just|only|more than|less than|some))*$",
    re.IGNORECASE,
)
_SIZE_OF = re.compile(
    r"\b(?:(?:increase|rise|growth|improvement|reduction|decrease|fall|drop|decline|cut)(?: in(?: [\w'-]+){1,4})? of"
    r"|(?:(?:increas|improv|reduc|decreas|rais)(?:e|es|ed|ing)|cut|cuts|cutting|grew|grow|grown|lower(?:s|ed|ing)?)(?: [\w'-]+){0,4} by)"
    r"(?: (?:about|around|almost|nearly|over|under|just|only|more than|less than|some|another|a further))*$",
    re.IGNORECASE,
)
"""*It cut its backlog by*, *a fall of*: what stands before the size of a change, but no *increased workloads of*."""
_LONGEST_MOVE = 120
"""Characters before a percentage that may say so: *has slightly increased by just over*."""
_TURN = re.compile(
    r"; |(?P<comma>,)? (?:and|(?P<sets>but|while|whereas|whilst|yet|although|though)|(?P<adds>(?<=, )with)) |, "
)
_DATE = r"(?:in|by|on|at|since|during) [^,;]{0,16}\b(?:19|20)\d\d(?:/\d\d)?,? "
DATED = re.compile(_DATE, re.IGNORECASE)
"""The date with which a clause begins: *By May 2024, it had ...*."""
_LEAD = rf"(?:in [^,]{{3,30}}, |{_DATE})?(?:the |its |their |an? )?"
_VERB = r"(?:was|were|is|are|has|have|had|stands|remains|remained)"
_SUBJECT = re.compile(
    rf"{_LEAD}(?P<what>[A-Za-z0-9'/ -]{{3,70}}?) (?:{_VERB}|{'|'.join(sorted(MOVES))})\b", re.IGNORECASE
)
_HAD = re.compile(
    rf"{_LEAD}[A-Za-z' -]{{2,30}}? (?:has|have|had|is|was) an? (?P<what>[A-Za-z0-9'/ -]{{3,50}}?) of\b",
    re.IGNORECASE,
)
"""*The force had a vacancy rate of*: what it had is what the figure measures."""
_BESIDE_IT = re.compile(rf"{_LEAD}(?P<what>[A-Za-z0-9'/ -]{{3,50}}?) (?:at|of)\b", re.IGNORECASE)
"""*..., with sickness at* names its own without a verb."""
_ABOUT = r"(?:about|around|almost|nearly|over|under|just|only|more than|less than|some)"
_OPENS = re.compile(rf"(?:{_ABOUT} )*", re.IGNORECASE)
_SHARE_OF = re.compile(
    rf"[\d.,]* ?(?:percent|per cent|%) of (?P<what>[^,;.]{{3,60}}?) (?:{_VERB}|said|felt|agreed|led|met|\w{{3,}}ed)\b",
    re.IGNORECASE,
)
"""*31 percent of staff said* opens a clause with the figure itself."""
_ACT = re.compile(
    rf"(?:has |have |had )?(?!(?:{'|'.join(sorted(MOVES))}|improved|reduced|remained|estimated|compared)\b)"
    rf"(?:\w{{3,}}ed|spent|met|made|took|sent|gave|held) (?:{_ABOUT} )*",
    re.IGNORECASE,
)
"""*It trained 40 percent of sergeants and vetted 97 percent of staff*: each figure has a verb of its own."""
_SAID = re.compile(rf"\b(?:{_VERB}|led|met|\w{{3,}}ed)\b", re.IGNORECASE)
_NO_SUBJECT = re.compile(
    r"(?:it|this|that|these|those|they|which|who|we|he|she|there|others?|rest|remaining|same|only|previous|most|all|both|national"
    r"|nationally|england|one|two|three|four|five|six|seven|eight|nine|ten)\b"
    r"|(?:force|constabulary|service|brigade)s?$|\d+$|(?:\w+ ){0,2}(?:year|quarter|month|week)s?$"
    r"|(?:\w+'s )?(?:own |overall |current |similar )*(?:rate|number|proportion|share|percentage|figure|total)"
    r"(?: (?:for|in|across|among)\b|$)"
    r"|.*\b(?:average|mean|median|target|standard|benchmark|figure)(?: (?:for|in|across|among)\b|$)"
    r"|.*\b(?:similar|other|most|all|neighbouring) (?:forces|services)\b",
    re.IGNORECASE,
)
"""A subject that stands for what was named before, or is set against it."""
_TO = re.compile(rf",? to (?:{_ABOUT} )*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FigureClauses:
    """Where the figures of a sentence end, and where clauses with a subject of their own begin, each in order."""

    text: str
    beginnings: Mapping[int, int]
    """Start of a figure to that of the clause of its own, else to 0."""
    ordered: Sequence[int]
    """The beginnings, in order."""


def figure_clauses(text: str, quantities: Sequence[Quantity]) -> FigureClauses:
    """Return the clauses of a sentence as its figures part them."""
    ends = sorted(each.end for each in quantities)
    beginnings = {each.start: _beginning(each.start, text, ends) for each in quantities}
    return FigureClauses(text, beginnings, sorted(beginnings.values()))


def own_clause(quantity: Quantity, clauses: FigureClauses) -> tuple[int, int]:
    """Return start and end of the stretch of a sentence that may name `quantity`.

    It ends where the clause of a later figure has a subject of its own, and begins where its own clause has one
    behind an earlier figure's.
    """
    after = bisect_left(clauses.ordered, quantity.end)
    end = clauses.ordered[after] if after < len(clauses.ordered) else len(clauses.text)
    return clauses.beginnings[quantity.start], end


def _beginning(figure: int, text: str, ends: Sequence[int]) -> int:
    """Return where the clause of the figure at `figure` begins if it names a subject of its own behind another's, else 0.

    *The vacancy rate was 9 percent and overtime was £1.9m*: what the first clause names is no measure of the second.
    """
    earlier = bisect_right(ends, figure)
    if not earlier:
        return 0
    for turn in _TURN.finditer(text, ends[earlier - 1], figure):
        if _has_subject(turn, text, figure) or _is_opened(turn, text, figure, ends[:earlier]):
            return turn.end()
    return 0


def _has_subject(turn: re.Match[str], text: str, figure: int) -> bool:
    """Whether what stands between a turn of the sentence and the figure names a subject that isn't the one before."""
    forms = (_BESIDE_IT,) if turn["adds"] else (_HAD, _SUBJECT)
    named = (form.match(text, turn.end(), figure) for form in forms)
    return any(subject and not _NO_SUBJECT.match(subject["what"]) for subject in named)


def _is_opened(turn: re.Match[str], text: str, figure: int, ends: Sequence[int]) -> bool:
    """Whether the figure or its verb opens a clause (*, and 31 percent of staff said*), not one more part of a list.

    `ends` are those of the figures before it.
    """
    if _ACT.fullmatch(text, turn.end(), figure):
        return text.startswith(" of ", ends[-1])
    if _OPENS.fullmatch(text, turn.end(), figure) is None:
        return False
    share = _SHARE_OF.match(text, figure)
    if share is None or _NO_SUBJECT.match(share["what"]):
        return False
    is_whole = turn["sets"] or (turn["comma"] and len(ends) == 1)
    return bool(is_whole or _SAID.search(text, ends[-1], turn.start()))


def is_moved(quantity: Quantity, text: str) -> bool:
    """Whether a percentage is what something named before it rose or fell by, so that nothing behind it names it."""
    after = text[quantity.end :]
    return quantity.kind == "percent" and _is_moved_by(text, quantity.start) and not after.startswith(" in ")


def tells_a_size(text: str, start: int) -> bool:
    """Whether the value at `start` is the size of a change, so that *to* behind it leads to a level and not to the end of a range."""
    return _is_moved_by(text, start) or _SIZE_OF.search(_before(text, start)) is not None


def _is_moved_by(text: str, start: int) -> bool:
    """Whether a verb of movement governs the value at `start`."""
    return _MOVED.search(_before(text, start)) is not None


def _before(text: str, start: int) -> str:
    """Return the words before `start` that may say what the value there is."""
    return text[max(0, start - _LONGEST_MOVE) : start].rstrip()


def goes_on_to(last: Quantity, quantity: Quantity, text: str) -> bool:
    """Whether a bare number is what the change before it leads to: *rose 5 percent to 412,300*."""
    return bool(_TO.fullmatch(text[last.end : quantity.start]))
