"""Redlines by words: what was struck out and what was put in, as edits that can be applied.

Words are compared by their key (case, hyphens and consistent renames aside) and shown as printed.
Two edits with nothing but one or two stop words between are one edit: against 400 human redlines
that raised exact agreement from 79.2 to 80.5 percent (``docs/comparing.md``).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Literal

from hmicdiff.comparing.words import has_figure, leading_gap, split_words
from hmicdiff.model import Edit
from hmicdiff.vocabulary.wording import load_wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from hmicdiff.comparing.words import Word
    from hmicdiff.model import Rename
    from hmicdiff.vocabulary.wording import Wording

__all__ = ["RedlineParams", "apply", "inverse", "redline"]

Kind = Literal["equal", "changed", "cosmetic", "rename"]
Mark = Literal["number", "modal", "hedge", "rename", "cosmetic"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RedlineParams:
    """What a redline joins and marks."""

    widest_gap: int = 2
    """Most stop words between two edits that are shown as one."""
    wording: Wording = field(default_factory=load_wording)
    """The words that are joined across and marked."""


@dataclass(frozen=True, slots=True)
class _Step:
    """A stretch of both texts: equal, changed, or other in print alone."""

    kind: Kind
    left: str
    right: str


def redline(
    left: str, right: str, renames: Sequence[Rename] = (), params: RedlineParams | None = None
) -> tuple[Edit, ...]:
    """Return the edits that turn `left` into `right`, in order.

    Their `left` joined is `left` and their `right` joined is `right`, character by character.
    """
    if left == right:
        return (Edit(op="equal", left=left, right=right),) if left else ()
    chosen = params or RedlineParams()
    ones, others = split_words(left, renames), split_words(right, renames)
    steps = _merged(_steps(left, right, ones, others))
    return tuple(_edit(step, chosen.wording) for step in _bridged(steps, chosen))


def apply(edits: Iterable[Edit], left: str) -> str:
    """Return the text that `edits` make of `left`.

    Raises: ValueError if the edits were not made for `left`.
    """
    done = tuple(edits)
    if "".join(edit.left for edit in done) != left:
        msg = "these edits belong to another text"
        raise ValueError(msg)
    return "".join(edit.right for edit in done)


def inverse(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """Return the edits that undo `edits`."""
    other = {"insert": "delete", "delete": "insert"}
    return tuple(
        Edit(op=other.get(edit.op, edit.op), left=edit.right, right=edit.left, mark=edit.mark)  # type: ignore[arg-type]
        for edit in edits
    )


# --- steps --------------------------------------------------------------------------------


def _steps(left: str, right: str, ones: Sequence[Word], others: Sequence[Word]) -> Iterator[_Step]:
    """Yield the stretches of both texts, unmerged: words and gaps each on their own."""
    yield from _gap(leading_gap(left), leading_gap(right))
    matcher = SequenceMatcher(None, [w.key for w in ones], [w.key for w in others], autojunk=False)
    for op, i, i_end, j, j_end in matcher.get_opcodes():
        if op == "equal":
            for one, other in zip(ones[i:i_end], others[j:j_end], strict=True):
                yield _same_word(one, other)
                yield from _gap(one.gap, other.gap)
        else:
            yield from _changed(ones[i:i_end], others[j:j_end])


def _changed(ones: Sequence[Word], others: Sequence[Word]) -> Iterator[_Step]:
    """Yield a change; the gap after it stays outside where words stand for words."""
    left, right = _printed(ones), _printed(others)
    if not (ones and others):
        yield _Step("changed", left, right)
        return
    yield _Step("changed", left.rstrip(), right.rstrip())
    yield from _gap(ones[-1].gap, others[-1].gap)


def _printed(words: Sequence[Word]) -> str:
    """Return the words with the gaps after them."""
    return "".join(word.text + word.gap for word in words)


def _same_word(one: Word, other: Word) -> _Step:
    """Return the step of two words with one key."""
    if one.text == other.text:
        return _Step("equal", one.text, other.text)
    renamed = one.renamed != other.renamed
    return _Step("rename" if renamed else "cosmetic", one.text, other.text)


def _gap(left: str, right: str) -> Iterator[_Step]:
    """Yield the steps of two stretches of white space: the part they share, then the rest."""
    shared = left if right.startswith(left) else right if left.startswith(right) else ""
    if shared:
        yield _Step("equal", shared, shared)
    if left != right:
        yield _Step("cosmetic", left[len(shared) :], right[len(shared) :])


def _merged(steps: Iterable[_Step]) -> list[_Step]:
    """Return the steps with neighbours of one kind joined, and stray gaps given to the change beside."""
    done: list[_Step] = []
    for step in steps:
        before = done[-1] if done else None
        kind = _joint_kind(before, step) if before else None
        if before and kind:
            done[-1] = _Step(kind, before.left + step.left, before.right + step.right)
        else:
            done.append(step)
    return done


def _joint_kind(before: _Step, step: _Step) -> Kind | None:
    """Return the kind of two neighbours taken together, null where they stay apart."""
    if before.kind == step.kind and step.kind in {"equal", "changed"}:
        return step.kind
    kinds = {before.kind, step.kind}
    blank = not (before.left + before.right).strip() or not (step.left + step.right).strip()
    return "changed" if kinds == {"changed", "cosmetic"} and blank else None


def _bridged(steps: Sequence[_Step], params: RedlineParams) -> list[_Step]:
    """Return the steps with changes joined across equal stretches of a few stop words."""
    done: list[_Step] = []
    for step in steps:
        done.append(step)
        parts = done[-3:]
        if _is_bridge(parts, params):
            done[-3:] = [_Step("changed", "".join(p.left for p in parts), "".join(p.right for p in parts))]
    return done


def _is_bridge(parts: Sequence[_Step], params: RedlineParams) -> bool:
    """Whether nothing but stop words stands between two changes that both put words for words."""
    if [part.kind for part in parts] != ["changed", "equal", "changed"]:
        return False
    words = parts[1].left.lower().split()
    return (
        len(words) <= params.widest_gap
        and all(word in params.wording.stops for word in words)
        and all(part.left.strip() and part.right.strip() for part in parts[::2])
    )


# --- marks --------------------------------------------------------------------------------


def _edit(step: _Step, wording: Wording) -> Edit:
    """Return the step as an edit with its mark."""
    if step.kind == "equal":
        return Edit(op="equal", left=step.left, right=step.right)
    op: Literal["insert", "delete", "replace"] = (
        "insert" if not step.left else "delete" if not step.right else "replace"
    )
    return Edit(op=op, left=step.left, right=step.right, mark=_mark(step, wording))


def _mark(step: _Step, wording: Wording) -> Mark | None:
    """Return what kind of change a step is: numbers first, then modal verbs, then hedges."""
    if step.kind in {"cosmetic", "rename"}:
        return "rename" if step.kind == "rename" else "cosmetic"
    left, right = (tuple(word.key for word in split_words(text)) for text in (step.left, step.right))
    if _part(left, wording.numbers, figures=True) != _part(right, wording.numbers, figures=True):
        return "number"
    if _part(left, wording.modals) != _part(right, wording.modals):
        return "modal"
    return "hedge" if _part(left, wording.hedges) != _part(right, wording.hedges) else None


def _part(keys: Sequence[str], words: frozenset[str], *, figures: bool = False) -> tuple[str, ...]:
    """Return the keys that are among `words`, or hold a digit where `figures` is set."""
    return tuple(key for key in keys if key in words or (figures and has_figure(key)))
