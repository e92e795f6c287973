"""A word-level redline as pieces a template can print: what went, what came, what moved."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from hmicdiff.comparing.redline import redline
from hmicdiff.model import Edit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hmicdiff.model import Rename

__all__ = ["Piece", "Redline", "is_marked", "make_redline", "redline_of", "unmarked"]

REWRITTEN_BELOW = 0.4
"""Share of words kept under which marks hide more than they show; the sentences then stand unmarked."""
SHORTEST = 5
"""Words under which two sentences are compared at a glance."""
FOLD_OVER = 40
"""Unchanged runs of more words than this are folded in the marked-up view."""
FOLD_KEEPS = 8
"""Words kept at either end of a folded run."""

MARK_WORDS = {
    "number": "number changed",
    "modal": "duty changed",
    "hedge": "strength changed",
    "rename": "term changed throughout",
    "cosmetic": "spelling or punctuation",
    "rewritten": "rewritten",
}

NOTES = {mark: words for mark, words in MARK_WORDS.items() if mark in {"number", "modal", "hedge"}}
"""Kinds that are written beside the words: those that change what is said."""
ALIKE = 0.6
"""Share of words that two unlinked sentences must keep for their wording to be set side by side."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A run of words with one fate."""

    op: Literal["same", "added", "removed", "moved", "folded"]
    text: str
    note: str = ""
    """What kind of change it is, where more can be said: ``number changed``."""
    mark: str = ""
    """Code of that kind, for the style sheet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Redline:
    """One pair of passages, marked."""

    left: tuple[Piece, ...]
    right: tuple[Piece, ...]
    both: tuple[Piece, ...]
    """The two in one text, unchanged runs folded."""
    kept: float
    """Share of the longer side's words that stay, 0 to 1."""
    codes: tuple[str, ...]
    """Codes of the kinds of marked change in it."""

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of marked change, in words."""
        return tuple(MARK_WORDS[code] for code in self.codes)


def redline_of(left: str, right: str, renames: Sequence[Rename] = ()) -> Redline | None:
    """The redline of two sentences; null where they are too short or too different to be marked.

    A consistent change of term between the reports is no change of wording.
    """
    if min(len(left.split()), len(right.split())) < SHORTEST or _shared(left, right) < ALIKE:
        return None
    found = make_redline(redline(" ".join(left.split()), " ".join(right.split()), renames))
    return found if found and found.kept >= ALIKE else None


def _shared(left: str, right: str) -> float:
    """Share of the longer side's words that both sides have, in any order: no redline keeps more."""
    ones, others = (Counter(re.findall(r"\w+", text.lower())) for text in (left, right))
    return (ones & others).total() / max(ones.total(), others.total(), 1)


def make_redline(edits: Sequence[Edit]) -> Redline | None:
    """Pieces of a redline; null where so little is kept that marks would not help."""
    if not is_marked(edits):
        return None
    marks = sorted({edit.mark for edit in edits if edit.mark})
    return Redline(
        left=tuple(piece for edit in edits for piece in _left(edit)),
        right=tuple(piece for edit in edits for piece in _right(edit)),
        both=tuple(piece for edit in edits for piece in _both(edit)),
        kept=_kept(edits),
        codes=tuple(marks),
    )


def is_marked(edits: Sequence[Edit]) -> bool:
    """Whether so much is kept that marks help."""
    return bool(edits) and _kept(edits) >= REWRITTEN_BELOW


def unmarked(edits: Sequence[Edit]) -> Redline:
    """Two passages of which so little is kept that marks would hide more than they show."""
    left, right = ("".join(getattr(edit, side) for edit in edits) for side in ("left", "right"))
    whole = Edit(op="replace", left=left, right=right)
    return Redline(
        left=(Piece(op="same", text=left),),
        right=(Piece(op="same", text=right),),
        both=_both(whole),
        kept=_kept(edits),
        codes=("rewritten",),
    )


def _kept(edits: Sequence[Edit]) -> float:
    """Share of the longer side's words that stay."""
    same = sum(len(edit.left.split()) for edit in edits if edit.op in {"equal", "move"})
    left = sum(len(edit.left.split()) for edit in edits)
    right = sum(len(edit.right.split()) for edit in edits)
    return same / max(left, right, 1)


def _piece(op: Literal["same", "added", "removed", "moved"], text: str, edit: Edit) -> tuple[Piece, ...]:
    """One run of words; the white space around it is not marked."""
    core = text.strip()
    if op == "same" or not core:
        return (Piece(op="same", text=text),) if text else ()
    start = text.index(core)
    mark = edit.mark or ""
    runs = (
        Piece(op="same", text=text[:start]),
        Piece(op=op, text=core, note=NOTES.get(mark, ""), mark=mark),
        Piece(op="same", text=text[start + len(core) :]),
    )
    return tuple(run for run in runs if run.text)


def _left(edit: Edit) -> tuple[Piece, ...]:
    match edit.op:
        case "equal":
            return _piece("same", edit.left, edit)
        case "move":
            return _piece("moved", edit.left, edit)
        case _:
            return _piece("removed", edit.left, edit)


def _right(edit: Edit) -> tuple[Piece, ...]:
    match edit.op:
        case "equal":
            return _piece("same", edit.right, edit)
        case "move":
            return _piece("moved", edit.right, edit)
        case _:
            return _piece("added", edit.right, edit)


def _both(edit: Edit) -> tuple[Piece, ...]:
    match edit.op:
        case "equal":
            return _folded(edit.right)
        case "move":
            return _piece("moved", edit.right or edit.left, edit)
        case _:
            return _piece("removed", edit.left, edit) + _piece("added", edit.right, edit)


def _folded(text: str) -> tuple[Piece, ...]:
    words = text.split()
    if len(words) <= FOLD_OVER:
        return (Piece(op="same", text=text),) if text else ()
    hidden = len(words) - 2 * FOLD_KEEPS
    return (
        Piece(op="same", text=" ".join(words[:FOLD_KEEPS]) + " "),
        Piece(op="folded", text=f"{hidden} unchanged words"),
        Piece(op="same", text=" " + " ".join(words[-FOLD_KEEPS:]) + " "),
    )
