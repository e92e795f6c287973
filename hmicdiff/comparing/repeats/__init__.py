"""Text that stands more than once: double prints, reused summaries, recycled text, boilerplate.

Exact repeats are found by hash and joined to blocks along diagonals; near ones by likeness
(`repeats_near`). Headings, labels, running heads and rows of grades are printed often by design and
are no repeats; nor is a sentence that comes again with a new figure: that is a finding.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from hmicdiff.comparing.blocks import common_runs, in_line_order, is_double_print, passage_of, runs_within
from hmicdiff.comparing.order import in_time_order, pairs_in_time
from hmicdiff.comparing.repeats.chance import chances_of, judged_pairs
from hmicdiff.comparing.repeats.near import NearParams, near_blocks, template_grams
from hmicdiff.comparing.stretch import quote_between
from hmicdiff.comparing.terms import normal_form, words
from hmicdiff.model import Occurrence, Repeat
from hmicdiff.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hmicdiff.comparing.blocks import Passage, Run
    from hmicdiff.comparing.repeats.near import NearBlock
    from hmicdiff.model import Reading, Sentence
    from hmicdiff.vocabulary import Vocabulary

__all__ = ["RepeatParams", "find_repeats", "second_printings"]

Role = Literal["duplicated_block", "reused_summary", "recycled", "boilerplate"]
Scope = Literal["within_report", "across_years", "across_bodies"]
Place = tuple["Reading", tuple["Sentence", ...]]
"""A report and the sentences of it, in line order, that are one occurrence."""

_NEAR = 0.999
"""Highest similarity of what is not verbatim."""
_ACROSS = NearParams(run_likeness=NearParams().likeness)
"""Between reports a shared run of words is mostly a phrase of the trade (*forces in England and Wales*)."""
_RUNNING_TEXT = frozenset({"prose", "bullet", "cell", "note"})


@dataclass(frozen=True, slots=True, kw_only=True)
class RepeatParams:
    """What counts as a repeat."""

    least_words: int = 5
    """Shorter sentences (*Good.*, *as follows:*) repeat by chance."""
    title_words: int = 7
    """Shorter headings are mere phrases."""
    block_words: int = 25
    """Least size of a block that is called printed twice."""


def find_repeats(
    readings: Sequence[Reading], params: RepeatParams | None = None, vocabulary: Vocabulary | None = None
) -> tuple[Repeat, ...]:
    """Return what stands more than once in the reports of one body, within and across reports."""
    chosen, known = params or RepeatParams(), vocabulary or load_vocabulary()
    ordered = in_time_order(readings)
    found = [repeat for reading in ordered for repeat in _within(reading, chosen, known)]
    for left, right in pairs_in_time(ordered):
        found.extend(_across(left, right, chosen, known))
    return _each_once([*found, *_shared_by_bodies(ordered)])


def second_printings(reading: Reading, params: RepeatParams | None = None) -> frozenset[str]:
    """Return the ids of the sentences that only print an earlier block again."""
    marked = {sentence.id for sentence in reading.sentences if sentence.repeat_of}
    runs = _double_prints(reading, params or RepeatParams())
    return frozenset(marked | {sentence.id for run in runs for sentence in run.right})


# --- within one report --------------------------------------------------------------------


def _within(reading: Reading, params: RepeatParams, vocabulary: Vocabulary) -> list[Repeat]:
    """Return what one report says more than once."""
    doubles = _double_prints(reading, params)
    found = [
        _repeat([(reading, run.left), (reading, run.right)], "within_report", "duplicated_block")
        for run in doubles
    ]
    once = _running_text(reading, params.least_words, second_printings(reading, params))
    found.extend(_reused(reading, once))
    found.extend(_quoted_headings(reading, once, params))
    templates = template_grams(once.sentences)
    chances = chances_of(reading, once.sentences, templates, vocabulary)
    blocks = near_blocks(once, once, templates, chances=(chances, chances))
    return [*found, *_near(blocks, reading, reading, "within_report")]


def _quoted_headings(reading: Reading, once: Passage, params: RepeatParams) -> list[Repeat]:
    """Return the long headings that a sentence says again as a part of itself (a letter's subject line).

    A heading that only stands again as a heading, or alone in a list, repeats nothing.
    """
    titles = [
        one
        for one in reading.sentences
        if one.kind == "heading" and one.repeat_of is None and len(words(one.text)) >= params.title_words
    ]
    return [
        _repeat([(reading, (title,)), (reading, (one,))], "within_report", "reused_summary", similarity=_NEAR)
        for title in titles
        for one in once.sentences
        if f" {normal_form(title.text)} " in f" {normal_form(one.text)} "
        and len(words(one.text)) > len(words(title.text))
    ]


def _double_prints(reading: Reading, params: RepeatParams) -> list[Run]:
    """Return the blocks that are printed a second time right after their first."""
    whole = passage_of(in_line_order(reading))
    return [
        run
        for run in runs_within(whole)
        if len(run.left) > 1 and _size(run.left) >= params.block_words and is_double_print(run, whole)
    ]


def _size(sentences: Iterable[Sentence]) -> int:
    """Return how many words the running text of `sentences` has."""
    return sum(len(words(sentence.text)) for sentence in sentences if sentence.kind in _RUNNING_TEXT)


def _running_text(reading: Reading, least_words: int, without: frozenset[str] = frozenset()) -> Passage:
    """Return the sentences that can be repeated: no headings, labels or scraps, none of `without`."""
    return passage_of(
        in_line_order(reading),
        lambda one: (
            one.kind in _RUNNING_TEXT and one.id not in without and len(words(one.text)) >= least_words
        ),
    )


def _reused(reading: Reading, once: Passage) -> list[Repeat]:
    """Return the runs used again elsewhere in the report, all places of one text together."""
    groups: defaultdict[str, dict[str, Place]] = defaultdict(dict)
    for run in runs_within(once):
        text = " | ".join(normal_form(sentence.text) for sentence in run.left)
        for piece in (run.left, run.right):
            groups[text][piece[0].id] = (reading, piece)
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


def _across(left: Reading, right: Reading, params: RepeatParams, vocabulary: Vocabulary) -> list[Repeat]:
    """Return what the later of two reports takes over from the earlier one."""
    ones = _running_text(left, params.least_words, second_printings(left, params))
    others = _running_text(right, params.least_words, second_printings(right, params))
    found = [
        _repeat([(left, run.left), (right, run.right)], "across_years", _role_across(run.left, run.right))
        for run in common_runs(ones, others)
    ]
    templates = template_grams(ones.sentences) | template_grams(others.sentences)
    found_in = ((left, ones.sentences), (right, others.sentences))
    chances = (
        chances_of(left, ones.sentences, templates, vocabulary),
        chances_of(right, others.sentences, templates, vocabulary),
    )
    judged = judged_pairs(*found_in, vocabulary)
    blocks = near_blocks(ones, others, templates, _ACROSS, chances=chances, judged=judged)
    return [*found, *_near(blocks, left, right, "across_years")]


def _role_across(left: Sequence[Sentence], right: Sequence[Sentence]) -> Role:
    """Return ``boilerplate`` for standard text of both reports, else ``recycled``."""
    standard = all(sentence.is_boilerplate for sentence in (*left, *right))
    return "boilerplate" if standard else "recycled"


# --- across bodies ------------------------------------------------------------------------


def _shared_by_bodies(readings: Sequence[Reading]) -> list[Repeat]:
    """Return the passages that reports of other bodies print, too, with their places in these reports.

    `boilerplate.mark_shared_text` has marked them, which takes the readings of the whole corpus.
    """
    groups: defaultdict[str, list[Place]] = defaultdict(list)
    for reading in readings:
        for run in _adjacent(passage_of(in_line_order(reading), lambda one: one.is_shared)):
            groups[_text_of(run)].append((reading, run))
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


def _near(blocks: Sequence[NearBlock], left: Reading, right: Reading, scope: Scope) -> list[Repeat]:
    """Return near repeats; a text that stands at several places counts once, with all of them."""
    groups: defaultdict[tuple[str, ...], dict[str, Place]] = defaultdict(dict)
    likeness: dict[tuple[str, ...], NearBlock] = {}
    for block in blocks:
        key = tuple(sorted((_text_of(block.left), _text_of(block.right))))
        likeness.setdefault(key, block)
        for reading, run in ((left, block.left), (right, block.right)):
            groups[key].setdefault(f"{reading.report.id} {run[0].id}", (reading, run))
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
    occurrences = tuple(_occurrence(reading, sentences) for reading, sentences in places)
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


def _occurrence(reading: Reading, sentences: Sequence[Sentence]) -> Occurrence:
    """Return where a run of sentences stands, quoted from its first to its last word."""
    first, last = sentences[0], sentences[-1]
    return Occurrence(
        report=reading.report.id,
        section=first.section,
        line_start=first.line_start,
        line_end=last.line_end,
        page=first.page,
        quote=quote_between(reading, first, last),
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
