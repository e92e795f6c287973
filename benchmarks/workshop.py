"""A report's text while it is being changed, and what of it may be changed."""

from __future__ import annotations

import random  # noqa: TC003 - a field of a data class
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = [
    "GRADES",
    "GRADE_SENTENCE",
    "Edition",
    "Paragraph",
    "Planted",
    "Recipe",
    "Workshop",
    "body_span",
    "in_body",
    "is_body",
    "is_graded",
    "is_heading",
    "words_of",
]

GRADES = ("outstanding", "good", "adequate", "requires improvement", "inadequate")
GRADE_SENTENCE = re.compile(
    r"\b(?:(?:is|are) (outstanding|good|adequate|inadequate)|(requires improvement)) (?=at\b|in\b)"
)
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W_]+(?:[.,'’‑-][^\W_]+)*")
_END_MATTER = ("about the data", "methodology", "what each judgment means", "annex a")


@dataclass(slots=True)
class Paragraph:
    """One line of the report."""

    text: str
    origin: int | None
    """1-based line in the report it was made from; null for new text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """How many changes of each kind are planted."""

    figures: int = 12
    grades: int = 3
    deleted: int = 6
    inserted: int = 6
    moved: int = 4
    sections_moved: int = 1
    printed_twice: int = 1
    reworded: int = 0
    split: int = 0
    merged: int = 0
    headings: int = 0
    parted: int = 0
    """Findings that get a second heading in their middle, so that one section becomes two."""
    joined: int = 0
    """Findings whose heading goes, so that two sections become one."""
    renamed: bool = False
    noise: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Planted:
    """One planted change and where it can be seen."""

    kind: str
    left: tuple[int, ...] = ()
    """Lines of the earlier text."""
    right: tuple[int, ...] = ()
    """Lines of the later text."""
    old: str = ""
    """What was taken out, or the moved text."""
    new: str = ""
    """What was put in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """A made edition and what is known of it."""

    text: str
    planted: tuple[Planted, ...]


@dataclass(slots=True)
class Workshop:
    """The text while it is being changed."""

    paragraphs: list[Paragraph]
    rng: random.Random
    touched: set[int] = field(default_factory=set)
    """Identities of paragraphs that already carry a change."""
    notes: list[tuple[str, tuple[int, ...], list[Paragraph], str, str]] = field(default_factory=list)

    def note(
        self, kind: str, left: Sequence[int], right: Sequence[Paragraph], old: str = "", new: str = ""
    ) -> None:
        """Remember a change."""
        self.notes.append((kind, tuple(left), list(right), old, new))
        self.touched.update(id(paragraph) for paragraph in right)

    def draw(self, count: int, fits: Callable[[Paragraph], bool]) -> list[Paragraph]:
        """Draw untouched paragraphs that fit, spread over the text."""
        pool = [p for p in self.paragraphs if id(p) not in self.touched and fits(p)]
        drawn = self.rng.sample(pool, min(count, len(pool)))
        self.touched.update(id(paragraph) for paragraph in drawn)
        return drawn


def is_body(paragraph: Paragraph) -> bool:
    """Whether a line is a paragraph of findings that no rule of grades or comparability reads."""
    text = paragraph.text
    return len(text) > 150 and text.rstrip().endswith(".") and not GRADE_SENTENCE.search(text)


def is_heading(paragraph: Paragraph) -> bool:
    """Whether a line looks like a heading."""
    text = paragraph.text.strip()
    return 8 < len(text) < 150 and text[-1].isalpha() and text[0].isupper() and text.lower() not in GRADES


def body_span(shop: Workshop) -> range:
    """Return the part of the text that holds findings: from the first grade sentence to the end matter."""
    texts = [p.text.strip().lower() for p in shop.paragraphs]
    starts = [n for n, p in enumerate(shop.paragraphs) if is_graded(p)]
    start = min(starts, default=0)
    ends = [n for n, text in enumerate(texts) if n > start and text in _END_MATTER]
    return range(start, min(ends, default=len(texts)))


def is_graded(paragraph: Paragraph) -> bool:
    """Whether a line is a grade sentence of its own."""
    return len(paragraph.text) < 150 and bool(GRADE_SENTENCE.search(paragraph.text))


def in_body(shop: Workshop, also: Callable[[Paragraph], bool] = is_body) -> Callable[[Paragraph], bool]:
    """Return a test for paragraphs inside the findings."""
    inside = {id(shop.paragraphs[n]) for n in body_span(shop)}
    return lambda paragraph: id(paragraph) in inside and also(paragraph)


def words_of(text: str) -> list[str]:
    """Return the words of `text` in lower case, hyphens and quotes made plain."""
    plain = text.lower().replace("’", "'").replace("‑", "-")
    return [match.group() for match in _WORD.finditer(plain)]
