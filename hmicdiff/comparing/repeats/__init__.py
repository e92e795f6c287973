"""Text that stands more than once: double prints, reused summaries, recycled text, boilerplate.

Exact repeats are found by hash and joined to blocks along diagonals; near ones by likeness
(`repeats_near`). Headings, labels, running heads and rows of grades are printed often by design and
are no repeats; nor is a sentence that comes again with a new figure: that is a finding.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, Literal

from hmicdiff.comparing.blocks import common_runs, passage_of, runs_within
from hmicdiff.comparing.order import in_time_order
from hmicdiff.comparing.repeats.chance import judged_pairs
from hmicdiff.comparing.repeats.near import NearParams, near_blocks
from hmicdiff.comparing.repeats.texts import RepeatParams, Text, second_printings, text_of
from hmicdiff.comparing.terms import normal_form, words
from hmicdiff.model import Repeat
from hmicdiff.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hmicdiff.comparing.blocks import Passage
    from hmicdiff.comparing.repeats.near import NearBlock
    from hmicdiff.model import Reading, Sentence
    from hmicdiff.vocabulary import Vocabulary

__all__ = ["RepeatParams", "find_repeats", "second_printings"]

Role = Literal["duplicated_block", "reused_summary", "recycled", "boilerplate"]
Scope = Literal["within_report", "across_years", "across_bodies"]
Place = tuple[Text, tuple["Sentence", ...]]
"""A report and the sentences of it, in line order, that are one occurrence."""

_NEAR = 0.999
"""Highest similarity of what is not verbatim."""
_ACROSS = NearParams(run_likeness=NearParams().likeness)
"""Between reports a shared run of words is mostly a phrase of the trade (*forces in England and Wales*)."""


def find_repeats(
    readings: Sequence[Reading], params: RepeatParams | None = None, vocabulary: Vocabulary | None = None
) -> tuple[Repeat, ...]:
    """Return what stands more than once in the reports of one body, within and across reports."""
    chosen, known = params or RepeatParams(), vocabulary or load_vocabulary()
    texts = [text_of(one, chosen, known) for one in in_time_order(readings)]
    found = [repeat for text in texts for repeat in _within(text, chosen)]
    for left, right in combinations(texts, 2):
        found.extend(_across(left, right, known))
    return _each_once([*found, *_shared_by_bodies(texts)])


# --- within one report --------------------------------------------------------------------


def _within(text: Text, params: RepeatParams) -> list[Repeat]:
    """Return what one report says more than once."""
    found = [
        _repeat([(text, run.left), (text, run.right)], "within_report", "duplicated_block")
        for run in text.doubles
    ]
    found.extend(_reused(text))
    found.extend(_quoted_headings(text, params))
    chances = text.chances_with(text.templates)
    blocks = near_blocks(text.once, text.once, text.templates, chances=(chances, chances))
    return [*found, *_near(blocks, text, text, "within_report")]


def _quoted_headings(text: Text, params: RepeatParams) -> list[Repeat]:
    """Return the long headings that a sentence says again as a part of itself (a letter's subject line).

    A heading that only stands again as a heading, or alone in a list, repeats nothing.
    """
    titles = [
        one
        for one in text.reading.sentences
        if one.kind == "heading" and one.repeat_of is None and len(words(one.text)) >= params.title_words
    ]
    told = [(one, f" {normal_form(one.text)} ") for one in text.once.sentences] if titles else []
    forms, whole = Counter(form for _, form in told), "\n".join(form for _, form in told)
    heads = ((title, f" {normal_form(title.text)} ") for title in titles)
    return [
        _repeat([(text, (title,)), (text, (one,))], "within_report", "reused_summary", similarity=_NEAR)
        for title, head in heads
        if whole.count(head) > forms[head]  # most stand nowhere but by themselves
        for one, form in told
        if head in form and len(words(one.text)) > len(words(title.text))
    ]


def _reused(text: Text) -> list[Repeat]:
    """Return the runs used again elsewhere in the report, all places of one text together."""
    groups: defaultdict[str, dict[str, Place]] = defaultdict(dict)
    for run in runs_within(text.once):
        for piece in (run.left, run.right):
            groups[_text_of(run.left)][piece[0].id] = (text, piece)
    apart = (_apart(places.values()) for places in groups.values())
    return [_repeat(places, "within_report", "reused_summary") for places in apart if len(places) > 1]


def _apart(places: Iterable[Place]) -> list[Place]:
    """Return the places of one report that do not overlap, the first ones first."""
    kept: list[Place] = []
    for place in sorted(places, key=lambda one: (one[1][0].line_start, one[1][-1].line_end)):
        if not kept or place[1][0].id not in {one.id for one in kept[-1][1]}:
            kept.append(place)
    return kept


# --- across reports -----------------------------------------------------------------------


def _across(left: Text, right: Text, vocabulary: Vocabulary) -> list[Repeat]:
    """Return what the later of two reports takes over from the earlier one."""
    found = [
        _repeat([(left, run.left), (right, run.right)], "across_years", _role_across(run.left, run.right))
        for run in common_runs(left.once, right.once)
    ]
    templates = left.templates | right.templates
    chances = (left.chances_with(templates), right.chances_with(templates))
    judged = judged_pairs(left.runs, right.runs, vocabulary)
    blocks = near_blocks(left.once, right.once, templates, _ACROSS, chances=chances, judged=judged)
    return [*found, *_near(blocks, left, right, "across_years")]


def _role_across(left: Sequence[Sentence], right: Sequence[Sentence]) -> Role:
    """Return ``boilerplate`` for standard text of both reports, else ``recycled``."""
    standard = all(sentence.is_boilerplate for sentence in (*left, *right))
    return "boilerplate" if standard else "recycled"


# --- across bodies ------------------------------------------------------------------------


def _shared_by_bodies(texts: Iterable[Text]) -> list[Repeat]:
    """Return the passages that reports of other bodies print, too, with their places in these reports.

    `boilerplate.mark_shared_text` has marked them, which takes the readings of the whole corpus.
    """
    groups: defaultdict[str, list[Place]] = defaultdict(list)
    for text in texts:
        for run in _adjacent(passage_of(text.ordered, lambda one: one.is_shared)):
            groups[_text_of(run)].append((text, run))
    return [_repeat(places, "across_bodies", "boilerplate") for places in groups.values()]


def _adjacent(passage: Passage) -> list[tuple[Sentence, ...]]:
    """Return the sentences of a passage in runs that stand side by side in one section."""
    runs: list[list[Sentence]] = []
    for sentence, follows in zip(passage.sentences, passage.follows, strict=True):
        if follows and runs and runs[-1][-1].section == sentence.section:
            runs[-1].append(sentence)
        else:
            runs.append([sentence])
    return [tuple(run) for run in runs]


# --- places and repeats -------------------------------------------------------------------


def _near(blocks: Sequence[NearBlock], left: Text, right: Text, scope: Scope) -> list[Repeat]:
    """Return near repeats; a text that stands at several places counts once, with all of them."""
    groups: defaultdict[tuple[str, ...], dict[str, Place]] = defaultdict(dict)
    likeness: dict[tuple[str, ...], NearBlock] = {}
    for block in blocks:
        key = tuple(sorted((_text_of(block.left), _text_of(block.right))))
        likeness.setdefault(key, block)
        for text, run in ((left, block.left), (right, block.right)):
            groups[key].setdefault(f"{text.reading.report.id} {run[0].id}", (text, run))
    return [
        _repeat(
            list(places.values()),
            scope,
            _role_across(likeness[key].left, likeness[key].right)
            if scope == "across_years"
            else "reused_summary",
            similarity=likeness[key].similarity,
        )
        for key, places in groups.items()
    ]


def _text_of(sentences: Sequence[Sentence]) -> str:
    """Return the words of a run of sentences."""
    return " | ".join(normal_form(sentence.text) for sentence in sentences)


def _repeat(places: Sequence[Place], scope: Scope, role: Role, *, similarity: float = 1.0) -> Repeat:
    """Return the repeat that stands at `places`."""
    occurrences = tuple(text.occurrence(sentences) for text, sentences in places)
    key = "\n".join(f"{one.report} {one.line_start} {one.line_end} {one.quote}" for one in occurrences)
    return Repeat(
        id="r" + hashlib.sha256(f"{scope} {key}".encode()).hexdigest()[:12],
        scope=scope,
        kind="verbatim" if similarity == 1.0 else "near",
        role=role,
        similarity=round(similarity, 3),
        sentences=max(len(sentences) for _, sentences in places),
        occurrences=occurrences,
    )


def _each_once(found: Iterable[Repeat]) -> tuple[Repeat, ...]:
    """Return the repeats without those found twice, in order of scope and first place."""
    by_id = {repeat.id: repeat for repeat in found}
    order = ("within_report", "across_years", "across_bodies")
    return tuple(sorted(by_id.values(), key=lambda one: (order.index(one.scope), _first_place(one), one.id)))


def _first_place(repeat: Repeat) -> tuple[str, int, int]:
    """Return the sort key of a repeat's first occurrence."""
    first = repeat.occurrences[0]
    return (first.report, first.line_start, first.line_end)
