"""Whether a text is a report of the inspectorate, or tells of one; and if not, what it is instead.

A place and words of policing make no report: it needs the inspectorate's own marks (programme, publisher,
headings, address, the formula of its judgments), or, where someone else writes, a sentence that names the
inspectorate, a body and what was found.
"""

from __future__ import annotations

import re
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from hmicdiff.errors import Refused
from hmicdiff.structure.identity.joint import find_unit
from hmicdiff.structure.sentences import split_sentences
from hmicdiff.vocabulary.marks import Lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hmicdiff.errors import RefusalCode
    from hmicdiff.structure.blocks import Block, Layout
    from hmicdiff.vocabulary import Vocabulary

__all__ = ["refusal_of"]

_NOT_A_REPORT: RefusalCode = "not_a_report"
_BODY_UNKNOWN: RefusalCode = "body_unknown"
_FIRST = 14
_TITLE = 6
_LAST = 6
_QUESTION = 6
"""Words from which a heading of the vocabulary is one that only the inspectorate prints."""
_FEWEST_AREAS = 3
"""Areas of one programme that must stand as headings, where each is made of common words."""
_FEWEST_BROUGHT = 2
"""Areas with their grades with what is said of them, from which on a report stands whole in another's text."""
_NO_REPORT = "this is no inspection report"
_SENTENCE = re.compile(r"(?<!\S)(?:\S+ ){5,40}?\S+[.!?:]")
_NEXT_SENTENCE = re.compile(r"[a-z]{2}[.!?] [A-Z]")
_YEAR = re.compile(r"\b20[12]\d(?:[/-](?:20)?\d\d)?\b")
_CONTENTS = re.compile(r"(?:table of )?contents:?|(?:on|in) this (?:page|report):?", re.IGNORECASE)
_FEWEST_WORDS = 4
"""Words from which a block that ends as a sentence is one."""
_FEWEST_LISTED = 3
"""Years, or bodies, from which a text of entries is a list of reports."""
_ENTRIES_A_SENTENCE = 2
"""Least number of entries to each sentence that leads to them."""
_FOUND_WANTING = frozenset({"area_for_improvement", "cause_of_concern"})
_JUDGED = re.compile(
    r"^(?:'s\b.{0,80}?)? (?:is|was|has been|remains) (?:judged |assessed |graded )?(?:as |to be )?"
    r"(?:outstanding|good|adequate|inadequate) (?:at|in|for)\b|^(?:'s\b.{0,80}?)? requires improvement (?:at|in|for)\b",
    re.IGNORECASE,
)


def refusal_of(layout: Layout, vocabulary: Vocabulary) -> Refused | None:
    """Return the refusal of a text that is no report of the inspectorate; None for one, or a text that tells of one."""
    lines = _lines(layout.blocks, vocabulary)
    other = _other(layout, lines, vocabulary)
    if other is not None:
        return Refused(_NOT_A_REPORT, other)
    lines = _with_addresses(lines, layout)
    if (
        _is_own(layout.blocks, lines, vocabulary)
        or _is_of_a_unit(layout.blocks, lines, vocabulary)
        or _tells(layout.blocks, lines, vocabulary)
    ):
        return None
    if not vocabulary.marks.is_named(lines):
        reason = f"{_NO_REPORT}: it has no programme, heading, publisher or address of HMIC or HMICFRS"
        return Refused(_NOT_A_REPORT, reason)
    named = any(map(vocabulary.marks.names, lines.titles))
    tells = vocabulary.marks.speaks_of_inspecting if named else vocabulary.marks.tells
    if any(map(tells, _sentences(layout.blocks[:_FIRST]))):
        return Refused(_BODY_UNKNOWN, "it speaks of inspections by HMIC or HMICFRS, but of no one body's")
    reason = f"{_NO_REPORT}: it names HMIC or HMICFRS, but tells of no inspection of a body"
    return Refused(_NOT_A_REPORT, reason)


def _other(layout: Layout, lines: Lines, vocabulary: Vocabulary) -> str | None:
    """Return what a text is that another wrote, None where nothing shows that."""
    if vocabulary.marks.is_software(lines, layout.raw.lines):
        return f"{_NO_REPORT}: it documents a program"
    judges = _judges_under_its_title(layout.blocks, lines, vocabulary)
    brings = _brings_report(layout.blocks, vocabulary)
    if not brings and (name := vocabulary.marks.record(lines, judges=judges)) is not None:
        return f"{_NO_REPORT}: it is {name}"
    if not judges and (name := vocabulary.marks.publisher(lines)) is not None:
        return f"this is a report of {name}, not of HMIC or HMICFRS"
    if not brings and vocabulary.marks.is_paper(lines) and not _reports_grades(lines, vocabulary):
        return f"{_NO_REPORT}: it is a council's paper"
    if _lists_reports(lines, vocabulary) and not find_unit(layout.blocks, vocabulary)[0]:
        return f"{_NO_REPORT}: it lists reports, and has no sentence or grade of one"
    return None


def _lists_reports(lines: Lines, vocabulary: Vocabulary) -> bool:
    """Whether a text is but a list of several inspections or bodies, as a contents page of a site is."""
    if any(vocabulary.grades.spans(text) for text in lines.every):
        return False
    entries = [text for text in lines.every if not _SENTENCE.search(text)]
    cycles = {match[0][:4] for text in entries for match in _YEAR.finditer(text)}
    bodies = {one.body.place for text in entries for one in vocabulary.bodies.places(text)}
    listed = sum(bool(_YEAR.search(text)) or any(vocabulary.bodies.places(text)) for text in entries)
    introduced = (len(lines.every) - len(entries)) * _ENTRIES_A_SENTENCE <= listed
    return introduced and max(len(cycles), len(bodies)) >= _FEWEST_LISTED


def _is_own(blocks: Sequence[Block], lines: Lines, vocabulary: Vocabulary) -> bool:
    """Whether a text shows itself to be the inspectorate's: by a mark, its headings, or the form of a judgment."""
    return (
        vocabulary.marks.is_own(lines)
        or _prints_headings(blocks, lines, vocabulary)
        or _judges(blocks, vocabulary)
    )


def _is_of_a_unit(blocks: Sequence[Block], lines: Lines, vocabulary: Vocabulary) -> bool:
    """Whether a text that names the inspectorate tells of an inspection of a unit that several bodies share."""
    marks = vocabulary.marks
    if not marks.is_named(lines) or not find_unit(blocks, vocabulary)[0]:
        return False
    return any(
        marks.speaks_as_inspector(one) or marks.speaks_of_inspecting(one)
        for one in _sentences(blocks[:_FIRST])
    )


def _lines(blocks: Sequence[Block], vocabulary: Vocabulary) -> Lines:
    """Return the plain blocks of a text by where they stand; a title that looks ahead to an inspection shows nothing."""
    every = [block.text.text for block in blocks]
    short = [text for text in every[:_TITLE] if text[-1] not in ".;" and not _runs_on(text)]
    titles = [text for text in short if not vocabulary.marks.looks_ahead(text)]
    first = every[:_FIRST]
    return Lines(
        titles=titles,
        cover=list(takewhile(lambda text: not _ends_cover(text, vocabulary), first)),
        lines=[text for text in first if not _is_sentence(text)],
        first=first,
        every=every,
        whole="\n".join(every),
        last=every[-_LAST:],
    )


def _with_addresses(lines: Lines, layout: Layout) -> Lines:
    """Return the lines with the addresses of links that the text prints, which no rule reads but those that ask whose it is."""
    told = [one.text for _, one in layout.blanked if one.reason == "link_text"]
    return lines._replace(every=[*lines.every, *told], whole="\n".join((lines.whole, *told)))


def _ends_cover(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a block is the first after a cover: a sentence, a contents list, or a heading that reports have."""
    return _is_sentence(text) or _CONTENTS.fullmatch(text) is not None or _is_known(text, vocabulary)


def _is_known(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line is a heading that reports of a programme have, and no title."""
    return bool(vocabulary.headings.find(text)) and not vocabulary.marks.entitles(text)


def _is_sentence(text: str) -> bool:
    """Whether a block is one sentence or more: it ends as one, and is longer than a name or date."""
    return text[-1] in ".;!?" and len(text.split()) >= _FEWEST_WORDS


def _judges_under_its_title(blocks: Sequence[Block], lines: Lines, vocabulary: Vocabulary) -> bool:
    """Whether a text has a title of the inspectorate's on one body, and judges it: then it is a report on it."""
    titled = any(map(vocabulary.marks.entitles, lines.titles))
    named = any(True for text in lines.titles for _ in vocabulary.bodies.mentions(text))
    return (
        titled
        and named
        and (
            _judges(blocks, vocabulary)
            or _reports_areas(lines, vocabulary)
            or _labels_an_area(blocks, vocabulary)
        )
    )


def _brings_report(blocks: Sequence[Block], vocabulary: Vocabulary) -> bool:
    """Whether a text holds a report whole, whoever's page or paper it stands in: its title, and below it chapters of areas with grades.

    Minutes and papers tell of a report in sentences, or list its grades; what they bring of it whole is the inspectorate's.
    """
    titled = (
        number
        for number, block in enumerate(blocks)
        if vocabulary.marks.entitles(block.text.text)
        and vocabulary.bodies.is_named_in(block.text.text)
        and not _is_sentence(block.text.text)
    )
    first = next(titled, None)
    if first is None:
        return False
    told = zip(blocks[first:], blocks[first + 1 :], blocks[first + 2 :], strict=False)
    chapters = (
        _labels(area, grade, vocabulary) and _is_sentence(text.text.text) for area, grade, text in told
    )
    return sum(chapters) >= _FEWEST_BROUGHT


def _labels_an_area(blocks: Sequence[Block], vocabulary: Vocabulary) -> bool:
    """Whether a grade alone stands right behind the heading of an area that is graded."""
    return any(_labels(block, after, vocabulary) for block, after in pairwise(blocks))


def _labels(block: Block, after: Block, vocabulary: Vocabulary) -> bool:
    """Whether a block is the heading of an area that is graded, and the next its grade alone."""
    graded = bool(vocabulary.grades.labels(after.text.text))
    return graded and any(row.graded for row in vocabulary.headings.find(block.text.text))


def _runs_on(text: str) -> bool:
    """Whether a block is several sentences, of which the last asks or calls: no title, whatever it ends in."""
    return text[-1] in "!?" and _NEXT_SENTENCE.search(text) is not None


def _prints_headings(blocks: Sequence[Block], lines: Lines, vocabulary: Vocabulary) -> bool:
    """Whether the text has a question of the inspectorate as heading, or areas of one programme.

    Areas are called by common words: one is enough below a page title of place and year alone.
    """
    areas: dict[str, set[str]] = {}
    for block in blocks:
        if block.kind != "heading":
            continue
        key = vocabulary.headings.key(block.text.text)
        for row in vocabulary.headings.find(block.text.text):
            if row.graded and len(key.split()) >= _QUESTION:
                return True
            for programme in row.programmes if row.graded else ():
                areas.setdefault(programme, set()).add(row.text)
    most = max(map(len, areas.values()), default=0)
    if any(map(vocabulary.bodies.is_page_title, lines.titles)) or _is_signed(lines, vocabulary):
        return most > 0
    return most >= _FEWEST_AREAS and _inspects(lines, vocabulary)


def _inspects(lines: Lines, vocabulary: Vocabulary) -> bool:
    """Whether a text names the inspectorate, speaks as an inspector or gives a grade; a plan does neither."""
    marks = vocabulary.marks
    return (
        marks.is_named(lines)
        or any(map(marks.speaks_as_inspector, lines.every))
        or any(vocabulary.grades.labels(text) or _grades_an_area(text, vocabulary) for text in lines.every)
    )


def _is_signed(lines: Lines, vocabulary: Vocabulary) -> bool:
    """Whether a title is a body's full name alone, in a text that speaks as an inspector does."""
    titled = any(vocabulary.bodies.named(text) for text in lines.titles)
    return titled and (vocabulary.marks.speaks(lines) or vocabulary.marks.is_named(lines))


def _judges(blocks: Sequence[Block], vocabulary: Vocabulary) -> bool:
    """Whether a sentence judges a body on an area of a programme, in the words that reports use for it."""
    for block in blocks:
        for mention in vocabulary.bodies.mentions(block.text.text):
            rest = block.text.text[mention.end :]
            if _JUDGED.match(rest) and vocabulary.headings.names_area(rest):
                return True
    return False


def _tells(blocks: Sequence[Block], lines: Lines, vocabulary: Vocabulary) -> bool:
    """Whether a text that someone else wrote tells of the inspectorate's findings on a body.

    A sentence does that names both; near the top one of the two, where the other stands in the title. So
    does an area with its grade in a text that has a body's name in its title, or, where the title names the
    inspectorate too, the heading of what it found wanting.
    """
    bodies = vocabulary.bodies
    titled = any(True for text in lines.titles for _ in bodies.mentions(text))
    named = any(map(vocabulary.marks.names, lines.titles))
    if titled and (_reports_areas(lines, vocabulary) or (named and _lists_items(lines, vocabulary))):
        return True
    return any(
        vocabulary.marks.tells(sentence) and (bodies.anyone.search(sentence) or bodies.place.search(sentence))
        for sentence in _sentences(blocks)
    ) or any(
        (vocabulary.marks.tells(sentence) or (named and vocabulary.marks.speaks_of_inspecting(sentence)))
        if titled
        else named and vocabulary.marks.speaks_of_inspecting(sentence) and bodies.is_named_in(sentence)
        for sentence in _sentences(blocks[:_FIRST])
    )


def _sentences(blocks: Sequence[Block]) -> Iterator[str]:
    """Yield the plain sentences of blocks."""
    for block in blocks:
        yield from (sentence.text for sentence in split_sentences(block.text))


def _reports_grades(lines: Lines, vocabulary: Vocabulary) -> bool:
    """Whether a paper is one on an inspection: its title says so, and it gives the grades of areas."""
    return any(map(vocabulary.marks.names, lines.titles)) and _reports_areas(lines, vocabulary)


def _reports_areas(lines: Lines, vocabulary: Vocabulary) -> bool:
    """Whether a block is an area with its grade."""
    return any(_grades_an_area(text, vocabulary) for text in lines.every)


def _lists_items(lines: Lines, vocabulary: Vocabulary) -> bool:
    """Whether a block heads areas for improvement or causes of concern; anyone's papers hold recommendations."""
    return any(vocabulary.cues.item_heading(text) in _FOUND_WANTING for text in lines.every)


def _grades_an_area(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a block is an area's name and its grade, as lists of judgments have them."""
    return any(
        len(text[:start].split()) > 1
        and vocabulary.headings.names_area(text[:start])
        and not text[end:].strip(" .;")
        for start, end in vocabulary.grades.spans(text)
    )
