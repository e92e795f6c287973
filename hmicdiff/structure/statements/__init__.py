"""Statements of change: sentences that say what got better, worse, stayed, or can't be told.

Cues are families of phrases with guards (`hmicdiff.vocabulary.cues`), so that "needs to improve",
"areas for improvement" or "outstanding suspects" state nothing. The frame of 2021/22 on, "In our
previous inspection, we found ... In our 2023-25 inspection, we found ...", is one statement.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from hmicdiff.model import LineSpan, Statement
from hmicdiff.structure.clauses import claiming, clause_at
from hmicdiff.structure.history import lead_ins, reference_of
from hmicdiff.structure.leanings import leaning_of
from hmicdiff.structure.speakers import speaker_of
from hmicdiff.structure.statements.beside import measured_first, raised_before, told_first
from hmicdiff.structure.statements.frames import GIVEN_UP, Found, answer_to, frame_of
from hmicdiff.structure.statements.hits import OVER_TIME, Hit, Piece, find_hits, part
from hmicdiff.text import STEM, has_letters, squash, stems

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hmicdiff.model import Identity
    from hmicdiff.structure.sentences import PlacedSentence
    from hmicdiff.text import Place
    from hmicdiff.vocabulary import Vocabulary

__all__ = ["find_statements"]

_ASKS = re.compile(r"\b(?:should|must|ought to|needs? to|is to|are to)\b[^.;]{0,60}:\s*$", re.IGNORECASE)
"""The end of a lead-in whose bullets are what is asked for."""
_INSTEAD = re.compile(r"(?:instead|in (?:its|their) place)\b", re.IGNORECASE)
_ONE_MATTER = 2
"""Words in common by which a sentence goes on about an old finding of another paragraph."""
_Recalled = list["PlacedSentence"]
"""Old findings one right behind the other, of which the first may name the time of all."""
_SPEAKING = {"prose", "bullet", "cell", "heading"}


def find_statements(
    placed: Sequence[PlacedSentence], identity: Identity, vocabulary: Vocabulary
) -> tuple[Statement, ...]:
    """Return the statements of change in a report, in reading order.

    A sentence printed again is told once, the other places in ``also_at``; a sentence whose
    clauses point different ways is one statement for each.
    """
    firsts: dict[tuple[str, str], tuple[Found, list[LineSpan]]] = {}
    for found in _all(placed, vocabulary, identity.cycle_order):
        key = (squash(found.place.quote).casefold(), found.direction)
        if key in firsts:
            firsts[key][1].append(LineSpan(line_start=found.place.line_start, line_end=found.place.line_end))
        else:
            firsts[key] = (found, [])
    return tuple(_statement(found, also, identity, vocabulary) for found, also in firsts.values())


def _all(placed: Sequence[PlacedSentence], vocabulary: Vocabulary, own: int | None) -> Iterator[Found]:
    """Yield every statement, repeats too; `own` is the report's own cycle."""
    answered: set[int] = set()
    asked = _asked_for(placed)
    told: defaultdict[str, list[_Recalled]] = defaultdict(list)
    for index, one in enumerate(placed):
        if index in answered or index in asked or one.sentence.kind not in _SPEAKING:
            continue
        measured = measured_first(placed, index, vocabulary)
        if measured is not None:
            yield measured
            continue
        if not one.sentence.is_history:
            if has_letters(one.text.text):
                yield from _in_sentence(placed, index, told[one.sentence.section], vocabulary)
            continue
        _recall(told[one.sentence.section], one, placed[index - 1] if index else None)
        answer = answer_to(placed, index, vocabulary, own)
        if answer is not None:
            answered.update(range(index, answer + 1))
            yield frame_of(placed, index, answer, vocabulary)
        else:
            beside = told_first(placed, index, vocabulary) or raised_before(placed, index, vocabulary)
            yield from [beside] if beside is not None else []


def _recall(told: list[_Recalled], one: PlacedSentence, before: PlacedSentence | None) -> None:
    """Add an old finding to those of its section: to the last run where it stands right behind that, else as one of its own."""
    if told and told[-1][-1] is before:
        told[-1].append(one)
    else:
        told.append([one])


def _asked_for(placed: Sequence[PlacedSentence]) -> frozenset[int]:
    """Return the bullets, by index, under words that ask: "The force should: answer calls more quickly" states no change."""
    leads = enumerate(lead_ins(placed))
    return frozenset(
        index
        for index, lead in leads
        if lead is not None and _ASKS.search(placed[lead].text.text) is not None
    )


def _in_sentence(
    placed: Sequence[PlacedSentence], index: int, told: Sequence[_Recalled], vocabulary: Vocabulary
) -> Iterator[Found]:
    """Yield the statements of one sentence.

    One that names no earlier time refers to the old findings `told` in its section, of which one is of its matter, if there are any:
    "The force has worked hard to develop ..." under two areas for improvement of 2016 (2018/19).
    """
    one = placed[index]
    text = one.text.text
    before = placed[index - 1].text.text if index else ""
    hits = [hit for hit in find_hits(text, vocabulary.cues, before) if _may_speak(one, hit)]
    if any(hit.cue == GIVEN_UP for hit in hits) and (
        _goes_on_about_a_gain(placed, index, vocabulary) or _is_replaced(placed, index, vocabulary)
    ):
        hits = [hit for hit in hits if hit.cue != GIVEN_UP]
    for piece in part(text, hits, vocabulary.cues):
        of_it = piece.hit.direction in OVER_TIME
        runs = [run for run in told if of_it and any(_is_of_one_matter(old, one, vocabulary) for old in run)]
        dated = tuple(old.text.text for run in runs for old in run)
        found = Found(one, _place(one, piece), piece.hit.direction, piece.hit.cue, (text, *dated))
        yield replace(found, is_forces_own=_is_said_of_itself(text, piece.hit, vocabulary))


def _is_of_one_matter(old: PlacedSentence, one: PlacedSentence, vocabulary: Vocabulary) -> bool:
    """Whether an old finding tells when a sentence's change began.

    It stands in one paragraph with it, is of the same things, or is what "these areas for improvement" point back to.
    """
    if _in_one_paragraph(old, one) or vocabulary.cues.frames["these-items"].search(one.text.text):
        return True
    common = stems(old.text.text) & stems(one.text.text)
    return len(common - vocabulary.concepts.naming_nothing(STEM)) >= _ONE_MATTER


def _is_said_of_itself(text: str, hit: Hit, vocabulary: Vocabulary) -> bool:
    """Whether the clause that states a change is one of the inspected body's own account."""
    clause = clause_at(claiming(text, vocabulary.cues), hit.start)
    return speaker_of(text[clause.start : clause.end], vocabulary.cues) == "force"


def _goes_on_about_a_gain(placed: Sequence[PlacedSentence], index: int, vocabulary: Vocabulary) -> bool:
    """Whether the sentence right before tells an improvement, so that what is no longer done was the fault."""
    if not index:
        return False
    before = placed[index - 1]
    return _in_one_paragraph(before, placed[index]) and any(
        hit.direction == "improved" for hit in find_hits(before.text.text, vocabulary.cues)
    )


def _is_replaced(placed: Sequence[PlacedSentence], index: int, vocabulary: Vocabulary) -> bool:
    """Whether the next sentence tells, without a fault, what is done instead: "Instead, supervisors direct patrols"."""
    after = placed[index + 1] if index + 1 < len(placed) else None
    if after is None or not _in_one_paragraph(placed[index], after) or not _INSTEAD.match(after.text.text):
        return False
    return leaning_of(after.text.text, vocabulary.cues) != "concern"


def _in_one_paragraph(one: PlacedSentence, other: PlacedSentence) -> bool:
    """Whether two sentences stand in one paragraph of a section."""
    places = {(each.sentence.section, each.sentence.block) for each in (one, other)}
    return len(places) == 1


def _may_speak(one: PlacedSentence, hit: Hit) -> bool:
    """Whether a sentence may state that: method and templates only forbid comparisons, and what others say is theirs."""
    of_others = one.sentence.standing == "account" and one.sentence.attributed_to == "inspectorate"
    return hit.direction == "not_comparable" or not (one.sentence.is_boilerplate or of_others)


def _place(one: PlacedSentence, piece: Piece) -> Place:
    """Return where a piece stands, without the comma it ends in and the "and" it begins with."""
    stretch = one.text.text[piece.start : piece.end]
    end = piece.start + len(stretch.rstrip(" ,;:("))
    joined = piece.start > 0 and stretch.startswith("and ")
    return one.text.place(piece.start + (len("and ") if joined else 0), end)


def _statement(
    found: Found, also: Sequence[LineSpan], identity: Identity, vocabulary: Vocabulary
) -> Statement:
    """Return the finished statement."""
    sentence = found.owner.sentence
    name = f"{found.direction}|{squash(found.place.quote)}"
    return Statement(
        **found.place.as_dict(),  # type: ignore[arg-type]
        id="s" + hashlib.sha256(name.encode()).hexdigest()[:12],
        direction=found.direction,
        source="force" if found.is_forces_own else sentence.attributed_to,
        reference=reference_of(found.texts, identity, vocabulary),
        topic=sentence.topic,
        section=sentence.section,
        also_at=tuple(also),
        rule=found.cue,
    )
