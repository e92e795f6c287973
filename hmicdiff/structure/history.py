"""What a report tells of earlier inspections: sentences of history, and the cycle they speak of.

"In our previous inspection, we found ..." (2021/22 on), "In 2016, HMIC recommended ..." (2015 to
2018/19) tell an old state, which is no present fault. Which inspection is meant follows from the
report's own programme: the previous one of a 2023-25 report is that of 2021/22.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from hmicdiff.model import Reference
from hmicdiff.structure.clauses import split_clauses
from hmicdiff.text import has_letters
from hmicdiff.vocabulary.cue_table import mask

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hmicdiff.model import Identity
    from hmicdiff.structure.sentences import PlacedSentence
    from hmicdiff.vocabulary import Vocabulary
    from hmicdiff.vocabulary.cue_rows import FramePart
    from hmicdiff.vocabulary.cue_table import AnchorHit, Cues
    from hmicdiff.vocabulary.programmes import Programme, ProgrammeTable

__all__ = ["history_flags", "lead_ins", "name_cycle", "reference_of", "turns_to_present"]

_YEAR = re.compile(r"(20\d\d)(?:[/-](\d{2,4}))?")
_PRESENT = re.compile(r"\b(?:now|has|have|is|are|this (?:time|year))\b", re.IGNORECASE)
_SET_BESIDE = re.compile(
    r"\b(?:than|on|from|since|with|to|against)(?: (?:that|those|it|they|what we (?:found|saw)))? $",
    re.IGNORECASE,
)
"""How the words of now end that are set beside an earlier time: *This is better than* in our last inspection, when it was ..."""
_SINCE = re.compile(r"since\b", re.IGNORECASE)
_POINTS = re.compile(r"^(?:\w+, )?(?:this|that|these|those|it|they) (?:was|were)\b", re.IGNORECASE)
"""*This was better than*: what was just told, in the tense in which findings are told."""
_STILL = re.compile(r"\b(?:still|remains) the case\b", re.IGNORECASE)
_INSPECTED = re.compile(r"\b(?:we|hmic\w*|inspect\w+|reports?|reviews?|visit\w*|peel)\b", re.IGNORECASE)
_REVISIT = "revisit"
"""Kind of a letter that tells what became of the concerns of one inspection."""
_ROOM = 12
"""Characters that may stand before a sentence's turn: room for "However, "."""
_KEPT = 1 << 15
"""So many sentences' answers are kept: those of some reports."""
_MEASURED_FROM = re.compile(r"\b(?:since|than in|compared (?:with|to)|from) $", re.IGNORECASE)
"""Words behind which a year is what a change is measured from."""
_BESIDE = 6
"""Characters between an inspection and its year: room for ", in "."""
_A_LITTLE = 0.5
"""By so much a bare year comes behind the inspection that its sentence names."""
_NOW: tuple[FramePart, ...] = ("does-now", "at-this-visit")
_TIMES = ("year", "last_year", "previous", "first_round")


def turns_to_present(text: str, cues: Cues, own: int | None) -> bool:
    """Whether a sentence opens with its own inspection ("In our 2023-25 inspection, we found").

    `own` is the report's own cycle: an inspection named by an earlier year ("In our 2018/19 inspection")
    is an old one.
    """
    found = (match for _, pattern in cues.turns.likely(text) if (match := pattern.search(text)))
    return any(match.start() <= _ROOM and not _is_older(match[0], own) for match in found)


def _is_older(words: str, own: int | None) -> bool:
    """Whether the words name an inspection of a year before the report's own cycle."""
    year = _YEAR.search(words)
    return year is not None and own is not None and _order_of(year[0]) // 100 < own // 100


def lead_ins(placed: Sequence[PlacedSentence]) -> tuple[int | None, ...]:
    """Return for each bullet the index of the sentence that ends in ":" and owns it, else None."""
    owners: list[int | None] = []
    lead: int | None = None
    for index, one in enumerate(placed):
        owners.append(lead if one.sentence.kind == "bullet" else None)
        if one.text.text.rstrip().endswith(":"):
            lead = index
        elif one.sentence.kind != "bullet":
            lead = None
    return tuple(owners)


def history_flags(placed: Sequence[PlacedSentence], cues: Cues, own: int | None) -> tuple[bool, ...]:
    """Say for each sentence whether it tells what an earlier inspection found.

    The bullets of such a sentence ("In our previous inspection, we found that the force:") do too.
    `own` is the report's own cycle.
    """
    flags: list[bool] = []
    for index, (one, lead) in enumerate(zip(placed, lead_ins(placed), strict=True)):
        owned = lead is not None and flags[lead]
        if owned or not has_letters(one.text.text):
            flags.append(owned)
            continue
        flags.append(
            _is_history(one.text.text, cues, own)
            or _follows(placed, index, flags, cues, own)
            or _is_set_against_now(placed, index, cues, own)
        )
    return tuple(flags)


def _follows(
    placed: Sequence[PlacedSentence], index: int, flags: Sequence[bool], cues: Cues, own: int | None
) -> bool:
    """Whether a sentence goes on with the history before it, in the same section."""
    if not flags or not flags[-1]:
        return False
    same = placed[index - 1].sentence.section == placed[index].sentence.section
    return same and _goes_on(placed[index].text.text, cues, own)


def _is_set_against_now(placed: Sequence[PlacedSentence], index: int, cues: Cues, own: int | None) -> bool:
    """Whether a sentence tells of an older year what the one behind it tells of now.

    "In 2019 the force visited nearly all of them in time. It now visits half."
    """
    found = cues.frames["in-a-year"].search(placed[index].text.text)
    if found is None or index + 1 >= len(placed):
        return False
    if placed[index + 1].sentence.section != placed[index].sentence.section:
        return False
    behind = placed[index + 1].text.text
    if not any(cues.frames[part].search(behind) for part in _NOW):
        return False
    return _YEAR.search(found[0]) is None or _is_older(found[0], own)


@lru_cache(maxsize=_KEPT)
def _is_history(text: str, cues: Cues, own: int | None) -> bool:
    """Whether the sentence states an old finding and does not turn to the present."""
    found = _old_finding(text, cues)
    if found is None or turns_to_present(text, cues, own):
        return False
    if _is_of_own_time(text[found.start() : found.end()], own) or _is_set_beside(text, found):
        return False
    if _STILL.search(text[found.end() :]):
        return False
    later = [clause for clause in split_clauses(text, cues) if clause.start >= found.end()]
    return not any(_PRESENT.search(text[clause.start : clause.end]) for clause in later)


def _is_set_beside(text: str, found: re.Match[str]) -> bool:
    """Whether a sentence tells of now, and an old finding only as what that is set beside."""
    lead = text[: found.start()]
    tied = _SET_BESIDE.search(lead) or (lead and _SINCE.match(found[0]))
    return bool(tied) and (_PRESENT.search(lead) or _POINTS.match(lead)) is not None


def _is_of_own_time(words: str, own: int | None) -> bool:
    """Whether words that name a year and no inspection ("In 2024 it had ...") speak of the report's own time."""
    year = _YEAR.search(words)
    if year is None or own is None or _INSPECTED.search(words):
        return False
    return not _is_older(words, own)


def _old_finding(text: str, cues: Cues) -> re.Match[str] | None:
    """Return the words that tell an old finding."""
    anchors = [hit for hit in cues.find_anchors(text) if hit.refers in _TIMES]
    return cues.history.search(text, mask(text, anchors) if anchors else text)


def _goes_on(text: str, cues: Cues, own: int | None) -> bool:
    """Whether a sentence only goes on with the old finding before it."""
    if turns_to_present(text, cues, own) or _PRESENT.search(text):
        return False
    return cues.history_goes_on.is_in(text)


def reference_of(texts: Sequence[str], identity: Identity, vocabulary: Vocabulary) -> Reference:
    """Return the earlier time that the first of `texts` with an anchor names; nulls where none does."""
    for text in texts:
        hits = [hit for hit in vocabulary.cues.find_anchors(text) if not _is_own(hit, identity)]
        if hits:
            hit = min(hits, key=lambda one: _plainness(one, hits, text))
            return Reference(
                text=text[hit.start : hit.end].strip(), cycle=name_cycle(hit, identity, vocabulary.programmes)
            )
    return Reference(text=None, cycle=None)


def _plainness(hit: AnchorHit, hits: Sequence[AnchorHit], text: str) -> float:
    """Return how plainly an anchor names an earlier inspection, the plainest the least.

    A bare year counts less than "our last report" in the same sentence, unless a change is measured from it ("since 2019") or it
    stands right beside that and dates it: "the panel, which we praised in our last report, was stood down in 2021".
    """
    if hit.refers not in _TIMES:
        return len(_TIMES)
    named = [one for one in hits if one.refers == "previous"]
    is_bare = hit.year is not None and len(hit.year) == hit.end - hit.start
    is_base = _MEASURED_FROM.search(text[: hit.start]) is not None
    if is_bare and named and not is_base and not any(_are_beside(hit, one) for one in named):
        return _TIMES.index("previous") + _A_LITTLE
    return _TIMES.index(hit.refers)


def _are_beside(one: AnchorHit, other: AnchorHit) -> bool:
    """Whether two anchors stand side by side: "at our last inspection, in 2019"."""
    return max(one.start, other.start) - min(one.end, other.end) <= _BESIDE


def _is_own(hit: AnchorHit, identity: Identity) -> bool:
    """Whether the anchor names the report's own cycle ("our 2023-25 inspection", "not inspected in 2017")."""
    if not hit.year or identity.cycle_order is None or identity.kind == _REVISIT:
        return False
    return _order_of(hit.year) == identity.cycle_order


def _order_of(year: str) -> int:
    """Return ``2018/19`` or ``2017`` as a cycle order."""
    found = _YEAR.fullmatch(year)
    if found is None:
        return 0
    return int(found[1]) * 100 + int((found[2] or found[1])[-2:])


def name_cycle(hit: AnchorHit, identity: Identity, programmes: ProgrammeTable) -> str | None:
    """Return the programme an anchor means, None where it can't be told.

    A bare year belongs to the whole-force programme that spans it; a year in which there was none
    (2020) to the next one before the report's own.
    """
    rows = _before(identity, programmes)
    if not rows or hit.refers == "period":
        return None
    if hit.year:
        return _by_year(hit.year, rows)
    if hit.refers == "first_round":
        return rows[0].name
    return None if _is_open(rows[-1], identity) else rows[-1].name


def _before(identity: Identity, programmes: ProgrammeTable) -> list[Programme]:
    """Return the cycles a text may look back on, in order of time.

    The previous inspection of a revisit letter is the one it revisits, which may be of the letter's
    own cycle; a letter that names no cycle looks back on those that were published before it.
    """
    own, day = identity.cycle_order, identity.published
    rows = [row for row in programmes.of_sector(identity.sector) if _is_cycle(row)]
    if own is not None:
        return [
            row
            for row in rows
            if row.cycle_order < own or (row.cycle_order == own and identity.kind == _REVISIT)
        ]
    if identity.kind != _REVISIT or day is None:
        return []
    return [row for row in rows if row.published_from and row.published_from <= day]


def _is_open(row: Programme, identity: Identity) -> bool:
    """Whether a letter that names no cycle came out among the reports of `row`, so may revisit an older one."""
    if identity.cycle_order is not None or identity.published is None:
        return False
    return row.published_to is None or identity.published[:7] <= row.published_to


def _is_cycle(row: Programme) -> bool:
    """Whether a programme is a cycle that "our previous inspection" may mean: PEEL, or a fire round."""
    return row.name.startswith(("PEEL", "FRS")) and "COVID" not in row.name


def _by_year(year: str, rows: Sequence[Programme]) -> str | None:
    """Return the cycle among `rows` that spans `year`, else the next that begins after it."""
    first, last = divmod(_order_of(year), 100)
    last += first // 100 * 100
    spanning = [row for row in rows if _start(row) <= last and first <= _end(row)]
    after = [row for row in rows if _start(row) >= first]
    chosen = spanning[-1:] or after[:1]
    return chosen[0].name if chosen else None


def _start(row: Programme) -> int:
    """Return the year a cycle starts."""
    return row.cycle_order // 100


def _end(row: Programme) -> int:
    """Return the year a cycle ends."""
    return _start(row) // 100 * 100 + row.cycle_order % 100
