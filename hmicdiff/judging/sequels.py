"""What is said right behind a quote that it may not be read without: a limit, a reason, the number it speaks of."""

from __future__ import annotations

from collections import defaultdict
from itertools import islice
from typing import TYPE_CHECKING

from hmicdiff.comparing.once import once
from hmicdiff.comparing.telling import common_stems, telling_stems
from hmicdiff.comparing.threads.points import HOW_IT_WAS_MADE
from hmicdiff.judging.cited import as_evidence
from hmicdiff.judging.paragraphs import RUNNING, sentences_around
from hmicdiff.vocabulary.cues import load_cues

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from hmicdiff.model import Quoted, Reading, Sentence, VerdictEvidence
    from hmicdiff.vocabulary import Vocabulary

__all__ = ["sequels_of"]

_MOST = 2
"""Sentences that follow a quote: what it says in numbers, and what these are held against."""
_CONTRARY = {"praise": "concern", "concern": "praise"}
_REACH = 3
"""Sentences behind a quote among which its paragraph may tell the other side of it."""


def sequels_of(one: VerdictEvidence, reading: Reading, vocabulary: Vocabulary) -> tuple[VerdictEvidence, ...]:
    """Return the sentences behind a quote of running text, in its own paragraph, without which it would mislead.

    The next limits it ("However, ..."), gives a reason for what it tells, says the contrary of the same matter, or counts
    what it speaks of; the one behind that goes on from it. None may be a template's.
    """
    if one.kind not in RUNNING:
        return ()
    return tuple(as_evidence(each, one.report, "passage") for each in _following(one, reading, vocabulary))


def _following(one: VerdictEvidence, reading: Reading, vocabulary: Vocabulary) -> Iterator[Sentence]:
    """Yield the sentences that go on from a quote, as long as each goes on from the last."""
    behind = sentences_around(one, reading)[1][:_REACH]
    tone = _tone_of(one, reading)
    going_on = list(_going_on(one, tone, behind[:_MOST], reading, vocabulary))
    yield from going_on
    if all(each.polarity != _CONTRARY.get(tone) for each in going_on) and not _is_in_summary(one, reading):
        yield from _other_side(tone, behind[len(going_on) :])


def _going_on(
    one: VerdictEvidence, tone: str, behind: Sequence[Sentence], reading: Reading, vocabulary: Vocabulary
) -> Iterator[Sentence]:
    """Yield the sentences that go on from a quote in `tone`, as long as each goes on from the last."""
    quote: Quoted = one
    common = common_stems(reading, vocabulary)
    for each in behind:
        if each.is_boilerplate or not _goes_on(quote, tone, each, reading, common):
            return
        yield each
        quote, tone = each, each.polarity


def _other_side(tone: str, behind: Sequence[Sentence]) -> Iterator[Sentence]:
    """Yield the first finding behind a quote that says the contrary of its tone, and that it holds still, or against what was said."""
    contrary, left = _CONTRARY.get(tone), load_cues().links["left-over"]
    found = (one for one in behind if one.polarity == contrary and one.standing == "finding")
    yield from islice((one for one in found if left.is_in(one.quote) and not one.is_boilerplate), 1)


def _is_in_summary(one: VerdictEvidence, reading: Reading) -> bool:
    """Whether a quote stands in a summary, which goes from matter to matter."""
    return one.line_start in _summed_up(reading)


@once
def _summed_up(reading: Reading) -> frozenset[int]:
    """Return the lines on which sentences of a report's summaries begin."""
    summaries = {each.id for each in reading.report.sections if each.role == "summary"}
    return frozenset(each.line_start for each in reading.sentences if each.section in summaries)


def _tone_of(one: VerdictEvidence, reading: Reading) -> str:
    """Return the tone of the sentence a quote is, or is taken from."""
    near = (each for each in reading.sentences if each.line_start == one.line_start)
    return next((each.polarity for each in near if one.quote in each.quote), "neutral")


def _goes_on(quote: Quoted, tone: str, after: Sentence, reading: Reading, common: frozenset[str]) -> bool:
    """Whether a sentence limits, explains, contradicts or counts what the quote before it says."""
    links = load_cues().links
    if links["limits"].is_in(after.quote):
        return True
    counted = _is_counted(after, reading)
    if links["stands-for"].is_in(after.quote):
        return counted or links["gives-reason"].is_in(after.quote) or after.polarity == _CONTRARY.get(tone)
    is_new = (counted and not _is_counted(quote, reading)) or after.polarity == _CONTRARY.get(tone)
    return is_new and bool(telling_stems(quote.quote, common) & telling_stems(after.quote, common))


def _is_counted(quote: Quoted, reading: Reading) -> bool:
    """Whether a quote holds a figure of what was found."""
    near = (figures for line in _lines(quote) for figures in _figures_by_line(reading).get(line, ()))
    return any(one in quote.quote for one in near)


def _lines(quote: Quoted) -> range:
    """Return the numbers of the lines of a quote."""
    return range(quote.line_start, quote.line_end + 1)


@once
def _figures_by_line(reading: Reading) -> Mapping[int, Sequence[str]]:
    """Return, by the line they begin on, the quotes of a report's figures but those of how it was made."""
    found: defaultdict[int, list[str]] = defaultdict(list)
    for one in reading.report.figures:
        if one.role not in HOW_IT_WAS_MADE:
            found[one.line_start].append(one.quote)
    return found
