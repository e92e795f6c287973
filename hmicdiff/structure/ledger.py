"""The ledger of a report's source, and the warning where what was left out may belong to the report."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from hmicdiff.model import Ledger, LeftOut, Omission, Warning_
from hmicdiff.structure.items.text_blocks import obliges
from hmicdiff.text import plain, squash

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from hmicdiff.model import Artefact, Document
    from hmicdiff.structure.blocks import Layout
    from hmicdiff.vocabulary import Vocabulary

__all__ = ["count_words", "keep_ledger", "warn_of_losses", "warn_of_unread"]

_WORD: Final = re.compile(r"\w\S*")
"""A word from its first letter or digit on."""
_LONGEST_EXAMPLE: Final = 120
_SMALL_SHARE: Final = 0.05
_FEW_WORDS: Final = 25
"""Words lost that are no matter, however short the report."""
_UNREAD: Final = "unread_part"
_KEPT_AS: Final = frozenset({"title"})
"""Artefacts whose words are read, though they are no findings."""


def count_words(text: str) -> int:
    """Return how many words a text has: what stands between white space and holds a letter or digit."""
    return len(_WORD.findall(text))


def keep_ledger(
    document: Document, layout: Layout, vocabulary: Vocabulary
) -> tuple[Ledger, tuple[Omission, ...]]:
    """Return the ledger of a document that was laid out, and all that was left out.

    What the reader of its format left out is not among its lines; artefacts are, and what of a line was blanked. Each
    word counts once.
    """
    dropped = dict(_by_line(document, layout.artefacts))
    kept = sum(count_words(read) for number, read in enumerate(layout.raw.read, 1) if number not in dropped)
    within = (one for number, one in layout.blanked if number not in dropped and count_words(one.text))
    omissions = (*document.omissions, *dropped.values(), *within)
    return Ledger(kept=kept, left_out=tuple(_by_reason(omissions, vocabulary))), omissions


def _by_line(document: Document, artefacts: Iterable[Artefact]) -> Iterator[tuple[int, Omission]]:
    """Yield each line that an artefact takes up; of two artefacts on a line the later one names it."""
    for artefact in artefacts:
        if artefact.kind in _KEPT_AS:
            continue
        for number in range(artefact.line_start, artefact.line_end + 1):
            text = " ".join(document.lines[number - 1].text.split())
            if text:
                yield number, Omission(reason=artefact.kind, text=text)


def _by_reason(omissions: Sequence[Omission], vocabulary: Vocabulary) -> Iterator[LeftOut]:
    """Yield what was left out by reason, most words first."""
    passages: dict[str, list[str]] = {}
    for one in omissions:
        passages.setdefault(one.reason, []).append(one.text)
    counted = [(sum(map(count_words, texts)), reason) for reason, texts in passages.items()]
    for words, reason in sorted(counted, key=lambda one: (-one[0], one[1])):
        example = next((text for text in passages[reason] if count_words(text)), "")
        if words:
            yield LeftOut(
                reason=reason, words=words, example=_cut(example), weak=vocabulary.omissions.is_weak(reason)
            )


def _cut(text: str) -> str:
    """Return a passage, cut after a word where it is long."""
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST_EXAMPLE else f"{text[:_LONGEST_EXAMPLE].rsplit(' ', 1)[0]} …"


def warn_of_losses(
    ledger: Ledger, omissions: Sequence[Omission], kept: str, vocabulary: Vocabulary
) -> Iterator[Warning_]:
    """Yield a warning where words left out for a weak reason may be missed; `kept` is the text that was kept.

    Words that are kept in another place are not lost.
    """
    weak = [one for one in omissions if count_words(one.text) and vocabulary.omissions.is_weak(one.reason)]
    inside = squash(plain(kept)).casefold() if weak else ""
    lost = [one for one in weak if squash(plain(one.text)).casefold() not in inside]
    words = sum(count_words(one.text) for one in lost)
    everything = ledger.kept + sum(one.words for one in ledger.left_out)
    grave = next(((what, one) for one in lost if (what := _what(one, vocabulary))), None)
    if grave is None and (words <= _FEW_WORDS or words <= _SMALL_SHARE * everything):
        return
    what, example = grave or ("", max(lost, key=lambda one: count_words(one.text)))
    yield Warning_(
        code="text_left_out",
        message=(
            f"{words} of {everything} words were left out for a reason that may be wrong"
            f"{f', among them {what}' if what else ''}: "
            f"{vocabulary.omissions.words(example.reason)}, “{_cut(example.text)}”"
        ),
    )


def warn_of_unread(omissions: Iterable[Omission]) -> Iterator[Warning_]:
    """Yield a warning of each file within the file that could not be read: what it says is missing."""
    for one in omissions:
        if one.reason == _UNREAD:
            message = f"a part of the text is a file of another form that can't be read, and is missing: {_cut(one.text)}"
            yield Warning_(code="part_unread", message=message)


def _lists_grades(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a passage names an area and several grades, as tiles and lists of judgments do."""
    return len(vocabulary.grades.spans(text)) > 1 and vocabulary.headings.names_area(text)


def _what(lost: Omission, vocabulary: Vocabulary) -> str | None:
    """Return what of a report a lost passage is or holds, None for running text."""
    text = plain(lost.text)
    if vocabulary.grades.labels(text) or _lists_grades(text, vocabulary):
        return "a grade"
    if vocabulary.cues.item_heading(text) or obliges(text, vocabulary.cues):
        return "an item"
    return "a heading" if lost.heading or vocabulary.headings.find(text) else None
