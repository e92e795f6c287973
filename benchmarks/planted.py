"""Make a "next edition" of a real report with a known list of changes, all drawn by a seed.

The changes are the ones a reader of two inspections looks for (figures, grades, paragraphs struck
out, put in, moved, reworded, split, merged, a section moved or renamed, a block printed twice, one
term renamed throughout) and the ones they never want to see (lines wrapped anew, curly quotes,
page numbers). `plant` returns the text and what was done to it.
"""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

from rearranging import (
    change_figures,
    change_grades,
    move,
    move_sections,
    print_twice,
    put_in,
    strike_out,
)
from rewriting import as_planted, join, merge, noisy, part, renamed, reword, reword_headings, split, term_of
from workshop import Edition, Paragraph, Planted, Recipe, Workshop, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["Edition", "Planted", "Recipe", "plant", "words_of"]


def plant(text: str, seed: int, recipe: Recipe | None = None) -> Edition:
    """Return a made edition of `text` and the list of what was planted in it."""
    chosen = recipe or Recipe()
    lines = text.rstrip("\n").split("\n")
    shop = Workshop([Paragraph(line, number) for number, line in enumerate(lines, 1)], random.Random(seed))  # noqa: S311
    change_grades(shop, chosen.grades)
    move_sections(shop, chosen.sections_moved)
    change_figures(shop, chosen.figures)
    print_twice(shop, chosen.printed_twice)
    move(shop, chosen.moved)
    strike_out(shop, chosen.deleted)
    put_in(shop, chosen.inserted)
    split(shop, chosen.split)
    merge(shop, chosen.merged)
    reword(shop, chosen.reworded)
    reword_headings(shop, chosen.headings)
    part(shop, chosen.parted)
    join(shop, chosen.joined)
    rendered = [paragraph.text for paragraph in shop.paragraphs]
    blocks = [noisy(line) if chosen.noise else [line] for line in rendered]
    planted = tuple(_settle(shop, blocks))
    lines = [line for block in blocks for line in block]
    if chosen.renamed:
        term = term_of(rendered)
        lines = [renamed(line, term) for line in lines]
        planted = (*(replace(one, new=renamed(one.new, term)) for one in planted), as_planted(term))
    return Edition(text="\n".join(lines) + "\n", planted=planted)


def _settle(shop: Workshop, blocks: Sequence[Sequence[str]]) -> Iterator[Planted]:
    """Yield the notes with the lines their paragraphs have come to stand on."""
    lines: dict[int, range] = {}
    next_line = 1
    for paragraph, block in zip(shop.paragraphs, blocks, strict=True):
        lines[id(paragraph)] = range(next_line, next_line + len(block))
        next_line += len(block)
    for kind, left, right, old, new in shop.notes:
        places = tuple(line for p in right for line in lines[id(p)])
        yield Planted(kind=kind, left=left, right=places, old=old, new=new)
