"""Changes of a report's wording and headings, and the changes of print that nobody wants to see."""

from __future__ import annotations

import itertools
import re
import textwrap
from typing import TYPE_CHECKING

from workshop import Paragraph, Planted, body_span, in_body, is_body, is_heading

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workshop import Workshop

__all__ = [
    "as_planted",
    "join",
    "merge",
    "noisy",
    "part",
    "renamed",
    "reword",
    "reword_headings",
    "split",
    "term_of",
]

_REWORDINGS = (
    ("makes sure", "ensures"), ("make sure", "ensure"), ("carries out", "conducts"), ("carry out", "conduct"),
    ("carried out", "conducted"), ("In most cases", "Usually"), ("a number of", "several"),
    ("took part in", "joined"), ("deal with", "handle"), ("in place", "established"),
    ("is responding to", "is acting on"), ("understand", "grasp"), ("important", "vital"),
    ("identified", "noted"), ("introduced", "brought in"), ("work closely with", "cooperate with"),
    ("receive", "are given"), ("reviewed", "looked at"), ("workloads", "caseloads"),
    ("good", "sound"), ("clear", "plain"), ("effective", "successful"), ("personnel", "people"),
    ("support", "help"), ("provides", "offers"), ("provide", "offer"), ("example", "instance"),
    ("requires", "calls for"), ("team", "unit"), ("improve", "strengthen"), ("help", "assist"),
)  # fmt: skip


def reword(shop: Workshop, count: int) -> None:
    """Replace words in paragraphs that hold some of our list, at most three each."""
    fits = in_body(shop)
    for paragraph in shop.draw(
        count, lambda p: fits(p) and any(_site(p.text, old) for old, _ in _REWORDINGS)
    ):
        done = [(old, new) for old, new in _REWORDINGS if _site(paragraph.text, old)][:3]
        kept = [(o, n) for k, (o, n) in enumerate(done) if not any(o in p or p in o for p, _ in done[:k])]
        for old, new in kept:
            paragraph.text = re.sub(rf"\b{re.escape(old)}\b", new, paragraph.text, count=1)
        old_words, new_words = (" ".join(pair[side] for pair in kept) for side in (0, 1))
        shop.note("reworded", [paragraph.origin or 0], [paragraph], old_words, new_words)


def _site(text: str, phrase: str) -> bool:
    """Whether `phrase` stands in `text` as words."""
    return bool(re.search(rf"\b{re.escape(phrase)}\b", text))


_JOINT = re.compile(r"(?<=[a-z]{3}), (and|but) (?=(?:the|it|this|they|we) )")


def split(shop: Workshop, count: int) -> None:
    """Make two sentences of one at ", and" or ", but"."""
    fits = in_body(shop)
    for paragraph in shop.draw(count, lambda p: fits(p) and bool(_JOINT.search(p.text))):
        match = _JOINT.search(paragraph.text)
        assert match  # noqa: S101 - drawn for it
        rest = paragraph.text[match.end() :]
        paragraph.text = paragraph.text[: match.start()] + ". " + rest[0].upper() + rest[1:]
        shop.note("split", [paragraph.origin or 0], [paragraph], match[1], "")


_SEAM = re.compile(r"(?<=[a-z]{3})\. (?=(?:The|It|This|They|We) )")


def merge(shop: Workshop, count: int) -> None:
    """Make one sentence of two with "and"."""
    fits = in_body(shop)
    for paragraph in shop.draw(count, lambda p: fits(p) and bool(_SEAM.search(p.text))):
        match = _SEAM.search(paragraph.text)
        assert match  # noqa: S101 - drawn for it
        rest = paragraph.text[match.end() :]
        paragraph.text = paragraph.text[: match.start()] + " and " + rest[0].lower() + rest[1:]
        shop.note("merged", [paragraph.origin or 0], [paragraph], "", "and")


def reword_headings(shop: Workshop, count: int) -> None:
    """Reword the headings of findings by our list of words."""
    fits = in_body(shop, is_heading)
    for heading in shop.draw(count, lambda p: fits(p) and any(_site(p.text, old) for old, _ in _REWORDINGS)):
        old, new = next((o, n) for o, n in _REWORDINGS if _site(heading.text, o))
        heading.text = re.sub(rf"\b{re.escape(old)}\b", new, heading.text, count=1)
        shop.note("heading", [heading.origin or 0], [heading], old, new)


def _findings(shop: Workshop) -> Iterator[tuple[Paragraph, list[Paragraph]]]:
    """Yield each heading of a finding with the paragraphs under it."""
    span = body_span(shop)
    heads = [n for n in span if is_heading(shop.paragraphs[n])]
    for start, end in itertools.pairwise([*heads, span.stop]):
        under = shop.paragraphs[start + 1 : end]
        if under and all(map(is_body, under)):
            yield shop.paragraphs[start], under


def part(shop: Workshop, count: int) -> None:
    """Put a heading into the middle of findings of four paragraphs or more."""
    long = [
        under
        for _, under in _findings(shop)
        if len(under) >= 4 and not any(id(p) in shop.touched for p in under)
    ]
    for text, under in zip(_SECOND_HEADINGS, shop.rng.sample(long, min(count, len(long))), strict=False):
        new = Paragraph(text, None)
        shop.paragraphs.insert(shop.paragraphs.index(under[len(under) // 2]), new)
        shop.note("parted", [], [new], "", text)


def join(shop: Workshop, count: int) -> None:
    """Strike out the headings of findings that follow another finding."""
    found = list(_findings(shop))
    later = [
        head
        for (_, above), (head, _) in itertools.pairwise(found)
        if shop.paragraphs.index(above[-1]) + 1 == shop.paragraphs.index(head)
        and id(head) not in shop.touched
    ]
    for head in shop.rng.sample(later, min(count, len(later))):
        shop.paragraphs.remove(head)
        shop.note("joined", [head.origin or 0], [], head.text)


_SECOND_HEADINGS = (
    "The constabulary has started to change how this work is done",
    "More remains to be done in this part of the service",
    "Staff told us how this works in practice",
)


def term_of(lines: Sequence[str]) -> tuple[str, str]:
    """Return the commoner of "constabulary" and "force" with its article, and what it is renamed to."""
    text = "\n".join(lines)
    pair = ("constabulary", "force")
    counts = {word: len(re.findall(rf"\bthe {word}\b", text, re.IGNORECASE)) for word in pair}
    return pair if counts[pair[0]] >= counts[pair[1]] else pair[::-1]


def renamed(text: str, term: tuple[str, str]) -> str:
    """Return `text` with the term renamed throughout."""
    return re.sub(rf"\b([Tt]he) {term[0]}\b", rf"\1 {term[1]}", text)


def as_planted(term: tuple[str, str]) -> Planted:
    """Return the rename as a planted change."""
    return Planted(kind="rename", old=f"the {term[0]}", new=f"the {term[1]}")


def noisy(line: str) -> list[str]:
    """Wrap a line anew, make its quotes straight and put a blank line after it."""
    plain = line.replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"')
    return [*(textwrap.wrap(plain, 96, break_on_hyphens=False) or [""]), ""]
