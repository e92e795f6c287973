"""Which programme a report belongs to: by what it prints of itself, its headings and its date."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from hmicdiff.structure.identity.published import find_published

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hmicdiff.model import Sector
    from hmicdiff.structure.blocks import Block, Layout
    from hmicdiff.text import Place
    from hmicdiff.vocabulary import Vocabulary
    from hmicdiff.vocabulary.programmes import Programme
    from hmicdiff.vocabulary.sieve import Sieved

__all__ = ["find_pillar", "find_programme"]

_TITLE_BLOCKS = 3
_FIRST_BLOCKS = 10
_CUE_TITLE = 8.0
_CUE_FIRST = 6.0
_CUE_LATER = 2.0
_DATED = 3.0
_LEAST = 0.1
_SPOKEN = 0.4
_IN_PASSING = 1.0
"""What a cycle in running words weighs less than a cue."""
_NEAR = 30
_INSPECTION = re.compile(r"\binspection\b", re.IGNORECASE)
_CYCLE = r"(?P<cycle>20\d\d[/-](?:20)?\d\d|(?<=for )20\d\d|(?<=the year )20\d\d)(?![\d/-])"
_POLICE_CYCLE = re.compile(
    r"\b(?:PEEL|effectiveness, efficiency and legitimacy|(?:HMIC(?:FRS)?(?:'s)?|inspectorate|latest|this|full) "
    r"(?:\w+ )?(?:assessment|inspection|report)|(?:assessment|inspection report|inspection) (?:of|on))\b"
    rf"(?:(?!20\d\d)[^.;]){{0,160}}?\b{_CYCLE}",
    re.IGNORECASE,
)
_FIRE_CYCLE = re.compile(
    _POLICE_CYCLE.pattern.replace("PEEL|", "fire (?:and|&) rescue service|"), re.IGNORECASE
)
_ROUND = (
    r"(?:inspection|assessment|programme|framework|cycle|round|review|report|grad|judge?ment|finding|result)"
)
_POLICE_CYCLE_AHEAD = re.compile(
    rf"\b{_CYCLE}(?:'s)? (?:(?:cycle|round|programme|framework) (?:of|for) )?(?:\w+ ){{0,2}}?(?:PEEL|police effectiveness)\b",
    re.IGNORECASE,
)
_FIRE_CYCLE_AHEAD = re.compile(
    rf"\b{_CYCLE}(?:'s)? (?:(?:cycle|round|programme|framework) (?:of|for) )?(?:\w+ ){{0,2}}?"
    rf"(?:FRS|fire(?: (?:and|&) rescue)?)(?: services?)? {_ROUND}",
    re.IGNORECASE,
)
"""The cycle before the programme's name ("assessed under the 2023-25 PEEL framework")."""
_PREVIOUS = re.compile(r"\b(?:previous|last|earlier|since|compared|former|prior)\b", re.IGNORECASE)
_NAMING = (
    (_POLICE_CYCLE, "police"),
    (_POLICE_CYCLE_AHEAD, "police"),
    (_FIRE_CYCLE, "fire"),
    (_FIRE_CYCLE_AHEAD, "fire"),
)
_EXTENT = re.compile(r"(?:the )?extent to which ", re.IGNORECASE)


def find_programme(
    layout: Layout,
    sector: Sector | None,
    vocabulary: Vocabulary,
    *,
    by_headings: bool = True,
    by_date: bool = True,
) -> tuple[Programme | None, Place | None]:
    """Return the programme and the words that show it; None where nothing does.

    Two that fit equally well are no answer. Cues weigh by where they stand, for a report also names older inspections; each heading weighs the
    more the fewer programmes print it (where `by_headings`, for those of a commissioner's page are its own);
    a date in the text weighs for the programmes then published (where `by_date`, for letters follow later).
    """
    weights: dict[str, float] = defaultdict(float)
    places: dict[str, Place] = {}
    rows = vocabulary.programmes.of_sector(sector)
    for name, weight, place in _cues(layout.blocks, rows, vocabulary):
        weights[name] += weight
        places[name] = place
    for name, weight, place in _cycles(layout.blocks, rows):
        if weight > weights[name]:
            weights[name], places[name] = weight, place
    for name, weight, place in _headings(layout.blocks, vocabulary) if by_headings else ():
        weights[name] += weight
        places.setdefault(name, place)
    date, _ = find_published(layout)
    for row in vocabulary.programmes.published_at(date, sector) if date and by_date else ():
        weights[row.name] += _DATED if weights[row.name] else 0.0
    voice = _voice(layout.raw.text)
    for row in rows:
        weights[row.name] += _speech(voice, row) if weights[row.name] else 0.0
    ranked = sorted(rows, key=lambda row: -weights[row.name])
    best, second = ranked[0], ranked[1]
    if weights[best.name] - weights[second.name] < _LEAST:
        return None, None
    return best, places.get(best.name)


def _voice(text: str) -> tuple[str | None, bool]:
    """Return the inspectorate that a text names, and whether it names PEEL."""
    later = re.search(r"\bHMICFRS\b|Fire (?:and|&) Rescue Services", text)
    publisher = "HMICFRS" if later else ("HMIC" if re.search(r"\bHMIC\b", text) else None)
    return publisher, re.search(r"\bPEEL\b", text) is not None


def _speech(voice: tuple[str | None, bool], programme: Programme) -> float:
    """Return the small weight of how a text names inspectorate and programme; it decides between equals."""
    publisher, peel = voice
    named = peel == programme.name.startswith("PEEL")
    return (_SPOKEN if publisher == programme.publisher else 0.0) + (_SPOKEN / 2 if named else 0.0)


def _cues(
    blocks: Sequence[Block], programmes: Sequence[Programme], vocabulary: Vocabulary
) -> Iterator[tuple[str, float, Place]]:
    """Yield each programme that a cue of it shows, with the weight of the first and its place."""
    asked = {row.name for row in programmes}
    for index, block in enumerate(blocks):
        for row, cue in vocabulary.programmes.cues.likely(block.text.text):
            match = _own(cue, block.text.text) if row.name in asked else None
            if match:
                asked.remove(row.name)
                yield row.name, _weight(index, block), block.text.place(match.start(), match.end())


def _own(cue: Sieved, text: str) -> re.Match[str] | None:
    """Return the first match of a programme's cue that is not said of a previous inspection."""
    matches = cue.finditer(text)
    return next(
        (one for one in matches if not _PREVIOUS.search(text[max(0, one.start() - _NEAR) : one.start()])),
        None,
    )


def _cycles(blocks: Sequence[Block], programmes: Sequence[Programme]) -> Iterator[tuple[str, float, Place]]:
    """Yield programme, weight and place where running words name its cycle (``assessment of X for 2023-25``).

    Of several cycles in a sentence the first counts; one of a previous inspection does not.
    """
    for index, block in enumerate(blocks):
        for sector, match in _named_cycles(block.text.text) if "20" in block.text.text else ():
            names = [
                row.name
                for row in programmes
                if row.sector == sector and re.fullmatch(row.cycle, match["cycle"])
            ]
            named = [name for name in names if name.startswith(("PEEL", "FRS 20"))]
            if len(named) == 1:
                yield named[0], _weight(index, block) - _IN_PASSING, block.text.place(*match.span("cycle"))


def _named_cycles(text: str) -> Iterator[tuple[str, re.Match[str]]]:
    """Yield sector and match of each cycle that a sentence of `text` names beside a programme or inspection."""
    for pattern, sector in _NAMING:
        for match in pattern.finditer(text):
            if not _PREVIOUS.search(text[max(0, match.start() - _NEAR) : match.end()]):
                yield sector, match


def _weight(index: int, block: Block) -> float:
    """Return what a cue tells by where it stands: a title names its own programme, a sentence perhaps an older one."""
    if index >= _FIRST_BLOCKS:
        return _CUE_LATER
    return _CUE_FIRST if index >= _TITLE_BLOCKS or block.text.text[-1] in ".;," else _CUE_TITLE


def _headings(blocks: Sequence[Block], vocabulary: Vocabulary) -> list[tuple[str, float, Place]]:
    """Return programme, weight and place for every known heading that not every programme prints."""
    found = []
    for block in blocks:
        if block.kind != "heading":
            continue
        names = {name for row in vocabulary.headings.find(block.text.text) for name in row.programmes}
        found += [(name, 2.0 / len(names), block.text.place()) for name in sorted(names)]
    return found


def find_pillar(
    blocks: Sequence[Block], title: str | None, programme: Programme | None, vocabulary: Vocabulary
) -> str | None:
    """Return the pillar of a report whose headings all belong to one, None for a report on more or none.

    A title that names several pillars, or judgments on several, tell of a whole report, whatever part of
    it the text holds; a title that names one tells of that (``PEEL: Police effectiveness 2017``). One that names none
    (``PEEL 2018/19: An inspection of ...``) tells of a whole report since programmes no longer print pillars apart.
    """
    if programme is None:
        return None
    named = [pillar for pillar in programme.pillars if pillar in (title or "").lower()]
    judged = {vocabulary.grades.pillar_of(one.text.text) for one in blocks if _EXTENT.match(one.text.text)}
    of_all = not named and not programme.pillars_apart and _INSPECTION.search(title or "") is not None
    if of_all or max(len(named), len(judged)) > 1 or _names_several(blocks, programme):
        return None
    pillars = set(named) or {
        row.pillar
        for block in blocks
        if block.kind == "heading"
        for row in vocabulary.headings.find(block.text.text)
        if row.pillar and programme.name in row.programmes
    }
    return pillars.pop() if len(pillars) == 1 else None


def _names_several(blocks: Sequence[Block], programme: Programme) -> bool:
    """Whether a line of the title names several pillars (``Effectiveness, efficiency and people 2021/22``).

    A line near the top that is their names alone, as what a site files a report under, tells the same.
    """
    lines = (one.text.text.lower() for one in blocks[:_TITLE_BLOCKS] if one.text.text[-1] not in ".;,:")
    if any(sum(pillar in line for pillar in programme.pillars) > 1 for line in lines):
        return True
    pillar = "|".join(map(re.escape, programme.pillars))
    listed = re.compile(
        rf"(?:[\w ]{{1,40}}: )?(?:{pillar})(?:,? and (?:{pillar})|, (?:{pillar}))+", re.IGNORECASE
    )
    return bool(pillar) and any(listed.fullmatch(one.text.text) for one in blocks[:_FIRST_BLOCKS])
