"""Items: findings that carry an obligation, labelled or said in passing.

Labelled ones stand under a printed heading or label (`items_boxes`). An old item told again is
restated; where the same part of the report says that it was dealt with, it is closed: "We are
satisfied that the force has suitably addressed these areas for improvement" (2018/19).
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from hmicdiff.model import Item
from hmicdiff.structure.answers import answering
from hmicdiff.structure.items.boxes import find_boxed
from hmicdiff.structure.items.spoken import find_spoken
from hmicdiff.structure.items.status import Found, Judge, restates
from hmicdiff.structure.items.tabled import find_tabled
from hmicdiff.structure.items.text_blocks import Boxed, group_blocks, obliges
from hmicdiff.text import has_letters, squash

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from hmicdiff.model import Section
    from hmicdiff.structure.items.status import Status
    from hmicdiff.structure.items.text_blocks import TextBlock
    from hmicdiff.structure.sentences import PlacedSentence
    from hmicdiff.vocabulary import Vocabulary
    from hmicdiff.vocabulary.cue_rows import ItemKind
    from hmicdiff.vocabulary.cue_table import Cues

__all__ = ["find_items"]

_KEPT = 1 << 15
"""So many sentences' answers are kept: those of some reports."""
_NUMBER = re.compile(
    r"[\[(]?\d{1,2}(?:\.\d{1,3}){0,3}(?:[.)\]]+\s+|(?<=\.\d)\s+(?=[A-Z])|(?<=\.\d\d)\s+(?=[A-Z]))(?=\S)"
)
"""The number of a paragraph or an entry (``1.``, ``(2)``, ``3.14``), which counts items and says nothing of them."""
_OF_USE = re.compile(
    r"\b(?:the|its|their|any|all|enough|sufficient|suitable|much|other)"
    r"(?: (?:(?!fact|view|belief|idea|sense|finding|conclusion|risk|need|extent|area)[\w-]+ ){1,3}(?:that|which)| [\w-]+)"
    r" (?:it|they|leaders|supervisors|officers) needs? (?:in order )?to\b",
    re.IGNORECASE,
)
"""What something is for: "the equipment that it needs to examine telephones" asks for nothing."""
_TOLD = re.compile(
    r"\b(?:an?|the) (?:accelerated )?(?P<what>area for improvement|cause of concern)"
    r" (?:about|relating to|regarding|concerning|in relation to|because|on how|that)\b",
    re.IGNORECASE,
)
"""An old item whose subject the same sentence gives (2023-25 on: "we issued an area for improvement about ...")."""

_RECOMMENDED = re.compile(
    r"\b(?:we|hmic(?:frs)?|inspectors|the inspectorate|(?:our|the|that|its|an?) (?:\S+ ){0,3}(?:inspection|report|letter))\b"
    r"(?: (?:had|have|has|also|then|therefore|again|previously)){0,3}"
    r" recommended that\b[^.;]{0,120}?\b(?:should|must|needs? to)\b",
    re.IGNORECASE,
)
"""An old recommendation by its own word (*We also recommended that the force should ...*)."""
_MADE_NOW = re.compile(
    r"\b(?:have|has)(?: (?:also|then|therefore|again|now))? recommended\b|\b(?:this|today's|new) (?:\S+ )?(?:inspection|report)\b",
    re.IGNORECASE,
)
"""Words by which the report that says so makes it itself."""


def find_items(
    placed: Sequence[PlacedSentence],
    sections: Sequence[Section],
    vocabulary: Vocabulary,
    *,
    by_others: bool = False,
) -> tuple[Item, ...]:
    """Return the items of a report, in reading order; a second printing of a block, and what the inspected answer, are none.

    `by_others` says that the text tells of a report of the inspectorate's: what inspectors recommended is its own there.
    """
    cues = vocabulary.cues
    once = [one for one in placed if one.sentence.repeat_of is None]
    answers = answering(once, cues)
    own = (one for one in once if one.sentence.block not in answers)
    blocks = group_blocks(one for one in own if not one.sentence.is_boilerplate)
    boxes = (*find_boxed(blocks, cues), *find_tabled(blocks, cues))
    taken = {member.sentence.id for box in boxes for member in box.members}
    labelled = (box for box in boxes if isinstance(box, Boxed) and not cues.of_a_meeting.is_in(box.text))
    found = [Found(box, labelled=True) for box in labelled]
    found += _spoken(blocks, taken, cues)
    taken |= {member.sentence.id for one in found for member in one.boxed.members}
    stems = {one.boxed.lead for one in found if not one.labelled}
    rest = (one for one in once if one.sentence.id not in taken and one.text.text not in stems)
    found += _unlabelled(rest, cues, by_others=by_others)
    order = {one.sentence.id: index for index, one in enumerate(placed)}
    found = _once_a_part(sorted(found, key=lambda one: order[one.first.sentence.id]))
    judge = Judge(once, sections, found, vocabulary)
    said = Counter[str]()
    return tuple(_item(one, judge.status(one), said, cues) for one in found)


def _once_a_part(found: Iterable[Found]) -> list[Found]:
    """Return items without those that one part of a report prints again in the same words, as a pull quote does."""
    kept: dict[tuple[str, str], Found] = {}
    for one in found:
        words = squash(one.boxed.text.strip(" \"'\u2018\u2019\u201c\u201d")).casefold()
        kept.setdefault((one.first.sentence.section, words), one)
    return list(kept.values())


def _spoken(blocks: Sequence[TextBlock], taken: AbstractSet[str], cues: Cues) -> Iterator[Found]:
    """Yield the items that running text leads to, boxes and tables aside."""
    free = [one for one in blocks if one.row is None and one.members[0].sentence.id not in taken]
    return find_spoken(free, cues)


# --- unlabelled --------------------------------------------------------------------------------


def _unlabelled(placed: Iterable[PlacedSentence], cues: Cues, *, by_others: bool) -> Iterator[Found]:
    """Yield the asks of running prose: old items told again, items named inline, soft asks."""
    for one in placed:
        sentence = one.sentence
        silent = sentence.kind in {"label", "note", "cell"} or not has_letters(one.text.text)
        if sentence.is_boilerplate or silent:
            continue
        kind = _inline_kind(one, cues)
        if kind is not None:
            retold = not by_others and _recommended_then(one.text.text)
            yield Found(Boxed(kind, (one,), one.text.text), labelled=False, retold=retold)


def _recommended_then(text: str) -> bool:
    """Whether a sentence tells what an earlier report recommended: in the past tense, in no report of today."""
    return _RECOMMENDED.search(text) is not None and _MADE_NOW.search(text) is None


def _inline_kind(one: PlacedSentence, cues: Cues) -> ItemKind | None:
    """Return the kind of item a sentence of prose is, None for most."""
    text = one.text.text
    told = _TOLD.search(text) if one.sentence.is_history else None
    if told is not None:
        return "cause_of_concern" if told["what"].lower().startswith("cause") else "area_for_improvement"
    if one.sentence.is_history and _RECOMMENDED.search(text):
        return "recommendation"
    if one.sentence.is_history and restates(text, cues):
        return None
    if one.sentence.is_history:
        return "area_for_improvement" if obliges(text, cues) else _named_kind(text, cues)
    named = _named_kind(text, cues)
    if named is not None:
        return named
    of_others = cues.duties.is_in(text) or cues.of_a_meeting.is_in(text)
    asked = cues.soft_asks.is_in(_OF_USE.sub("", text)) and not of_others
    return "recommendation" if asked and one.sentence.attributed_to == "inspectorate" else None


@lru_cache(maxsize=_KEPT)
def _named_kind(text: str, cues: Cues) -> ItemKind | None:
    """Return the kind that a sentence of prose names itself ("and this is a cause of concern")."""
    return cues.inline_items.first(text)


# --- shape ----------------------------------------------------------------------------


def _deadline(boxed: Boxed, cues: Cues) -> str | None:
    """Return the time an item gives, as printed but for a capital, None where it gives none."""
    if boxed.deadline is not None:
        return boxed.deadline
    for text in (boxed.text, boxed.lead):
        found = cues.deadlines.search(text)
        if found:
            return found[0][0].lower() + found[0][1:]
    return None


def _item(found: Found, status: Status, said: Counter[str], cues: Cues) -> Item:
    """Return the finished item; `said` counts equal texts, so that each has an id of its own."""
    first, last = found.first.text, found.boxed.members[-1].text
    place = first.raw.place(first.offsets[0], last.offsets[-1] + 1)
    name = f"{found.boxed.kind}|{squash(place.quote)}"
    said[name] += 1
    return Item(
        **place.as_dict(),  # type: ignore[arg-type]
        kind=found.boxed.kind,
        labelled=found.labelled,
        text=_without_number(found.boxed.text),
        deadline=_deadline(found.boxed, cues),
        status=status,
        section=found.first.sentence.section,
        topic=found.first.sentence.topic,
        stem=_without_number(" ".join(filter(None, (found.boxed.lead, found.boxed.stem)))) or None,
        id="i" + hashlib.sha256(f"{name}|{said[name]}".encode()).hexdigest()[:12],
    )


def _without_number(text: str) -> str:
    """Return the words of an item without the number that it bears."""
    return _NUMBER.sub("", text.strip(), count=1) if _NUMBER.match(text.strip()) else text.strip()
