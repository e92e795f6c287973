"""How the comparison of two editions stands against what was planted in the later one."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planted import Planted, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hmicdiff.model import Cited, Edit, PassageLink, Reading, Rename, Repeat, SectionLink

__all__ = ["Found", "Score", "score", "truth"]

CUT = {"parted", "joined"}
"""Changes of sections alone, which are counted in `sections`."""

LEAST_TEXT = 60
"""Characters of a sentence that tells where a section's text has gone."""

Words = dict[int, Counter[str]]
"""Words by the line of the paragraph they stand in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What the comparison says of two editions."""

    left: Reading
    right: Reading
    sections: tuple[SectionLink, ...]
    renames: tuple[Rename, ...]
    links: tuple[PassageLink, ...]
    repeats: tuple[Repeat, ...]
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How a comparison stands against what was planted."""

    planted: Counter[str]
    found: Counter[str]
    missed: tuple[Planted, ...]
    invented: tuple[str, ...]
    """What was told and not planted."""
    true_words: int
    marked_words: int
    """Words shown as struck out or put in; moved, renamed and cosmetic ones are not."""
    shown: float
    """Share of the truly changed words that are shown as changed."""
    false: float
    """Share of the unchanged words that are shown as changed."""
    sections: Counter[bool]
    """How many sections are matched with where their text stands now, and how many are not."""
    seconds: float


def score(found: Found, planted: Sequence[Planted]) -> Score:
    """Return found, missed and invented changes, and the words marked against the words changed."""
    hits = {number for number, one in enumerate(planted) if _is_found(one, found)}
    changed = [truth(planted, side) for side in (0, 1)]
    marked = [_marked(found.links, side) for side in (0, 1)]
    true_words = sum(_size(words) for words in changed)
    right_marks = sum(_shared(changed[side], marked[side]) for side in (0, 1))
    all_marks = sum(_size(words) for words in marked)
    everything = sum(len(words_of(s.text)) for r in (found.left, found.right) for s in r.sentences)
    return Score(
        planted=Counter(one.kind for one in planted if one.kind not in CUT),
        found=Counter(planted[number].kind for number in hits),
        missed=tuple(one for number, one in enumerate(planted) if number not in hits and one.kind not in CUT),
        invented=tuple(_invented(found, planted)),
        true_words=true_words,
        marked_words=all_marks,
        shown=right_marks / max(1, true_words),
        false=(all_marks - right_marks) / max(1, everything - true_words),
        sections=_sections(found),
        seconds=found.seconds,
    )


def _sections(found: Found) -> Counter[bool]:
    """Return how many sections of findings are matched with each one that holds half of their sentences now."""
    linked = {(link.left.section, link.right.section) for link in found.sections}
    places: defaultdict[str, list[str]] = defaultdict(list)
    for said in found.right.sentences:
        if said.kind != "heading":
            places[said.text].append(said.section)
    counts: Counter[bool] = Counter()
    for section in found.left.report.sections:
        if section.role == "boilerplate" or section.topic in {"context", "other", "overall"}:
            continue
        said = [s.text for s in found.left.sentences if s.section == section.id and len(s.text) > LEAST_TEXT]
        homes = Counter(places[text][0] for text in said if len(places[text]) == 1)
        for home, count in homes.items():
            if 2 * count > homes.total() and count > 1:
                counts[(section.id, home) in linked] += 1
    return counts


def truth(planted: Iterable[Planted], side: int) -> Words:
    """Return the words that truly changed on one side, by the first line of the change."""
    words: Words = defaultdict(Counter)
    for one in planted:
        lines = (one.left, one.right)[side]
        if lines and one.kind not in {"moved", "section_moved", "printed_twice", "rename"}:
            old, new = Counter(words_of(one.old)), Counter(words_of(one.new))
            words[lines[0]].update((old - new, new - old)[side])
    return words


def _marked(links: Iterable[PassageLink], side: int) -> Words:
    """Return the words shown as struck out (side 0) or put in (side 1), by line."""
    words: Words = defaultdict(Counter)
    for link in links:
        cited = (link.left, link.right)[side]
        for edit in link.edits if cited else ():
            if _is_change(edit):
                words[cited[0].line_start].update(words_of((edit.left, edit.right)[side]))
    return words


def _is_change(edit: Edit) -> bool:
    """Whether an edit is coloured as change."""
    return edit.op not in {"equal", "move"} and edit.mark not in {"rename", "cosmetic"}


def _size(words: Words) -> int:
    """Return the number of words."""
    return sum(counter.total() for counter in words.values())


def _shared(changed: Words, marked: Words) -> int:
    """Return how many marked words are truly changed; a paragraph may start on an earlier line."""
    left = {line: Counter(counter) for line, counter in changed.items()}
    shared = 0
    for line, counter in sorted(marked.items()):
        for start in sorted((key for key in left if key <= line), reverse=True)[:1]:
            common = left[start] & counter
            shared += common.total()
            left[start] -= common
    return shared


def _is_found(one: Planted, found: Found) -> bool:  # noqa: PLR0911 - one line a kind
    """Whether a planted change is told as what it is."""
    links = [link for link in found.links if _touches(link.left, one.left) or _touches(link.right, one.right)]
    match one.kind:
        case "figure":
            return any(e.mark == "number" and _holds(e, one) for link in links for e in link.edits)
        case "grade":
            return _grade_changed(one, found)
        case "deleted" | "inserted":
            side = 0 if one.kind == "deleted" else 1
            return _told((one.old, one.new)[side], links, one.kind, side) >= 0.9
        case "moved" | "section_moved":
            return _moved(one, found) >= 0.9
        case "printed_twice":
            return any(
                _touches(o, one.right)
                for r in found.repeats
                if r.role == "duplicated_block"
                for o in [r.occurrences]
            )
        case "reworded" | "heading":
            return any(
                link.kind in {"reworded", "split", "merged"} and link.left and link.right for link in links
            )
        case "split" | "merged":
            return any(link.kind == one.kind for link in links)
        case _:
            return any((r.left.lower(), r.right.lower()) == (one.old, one.new) for r in found.renames)


def _touches(cited: Sequence[Cited], lines: Sequence[int]) -> bool:
    """Whether any citation lies on one of the lines."""
    return any(line in range(c.line_start, c.line_end + 1) for c in cited for line in lines)


def _holds(edit: Edit, one: Planted) -> bool:
    """Whether an edit shows both figures whole."""
    return one.old in words_of(edit.left) and one.new in words_of(edit.right)


def _told(text: str, links: Iterable[PassageLink], kind: str, side: int) -> float:
    """Return the share of the words of `text` that links of `kind` hold."""
    told = Counter(
        w
        for link in links
        if link.kind == kind
        for c in (link.left, link.right)[side]
        for w in words_of(c.quote)
    )
    words = Counter(words_of(text))
    return (words & told).total() / max(1, words.total())


def _moved(one: Planted, found: Found) -> float:
    """Return the share of the words of compared sentences at the old place that are told as moved to the new."""
    share = Counter[bool]()
    for link in found.links:
        if _touches(link.left, one.left):
            size = sum(len(words_of(c.quote)) for c in link.left)
            share[link.kind == "moved" and _touches(link.right, one.right)] += size
    return share[True] / max(1, share.total())


def _grade_changed(one: Planted, found: Found) -> bool:
    """Whether linked sections that hold the grade sentence have the old grade and the new."""
    old, new = (text.removeprefix("is ") for text in (one.old, one.new))
    by_id = [{s.id: s for s in reading.report.sections} for reading in (found.left, found.right)]
    for link in found.sections:
        left, right = by_id[0][link.left.section], by_id[1][link.right.section]
        if (
            left.grade
            and right.grade
            and left.grade.line_start in one.left
            and right.grade.line_start in one.right
        ):
            return (left.grade.value, right.grade.value) == (old, new)
    return False


def _invented(found: Found, planted: Sequence[Planted]) -> Iterable[str]:
    """Yield links, and renames, that no planted change explains."""
    lines = [{line for one in planted for line in (one.left, one.right)[side]} for side in (0, 1)]
    for link in found.links:
        explained = _touches(link.left, sorted(lines[0])) or _touches(link.right, sorted(lines[1]))
        if link.kind != "same" and not explained:
            yield f"{link.kind}: {(link.left or link.right)[0].quote[:80]}"
    known = {(one.old, one.new) for one in planted if one.kind == "rename"}
    for rename in found.renames:
        if (rename.left.lower(), rename.right.lower()) not in known:
            yield f"rename: {rename.left} to {rename.right}"
