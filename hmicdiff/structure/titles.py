"""Titles of the inspectorate's reports, wherever they stand in a file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hmicdiff.structure.blocks import Block
    from hmicdiff.vocabulary import Vocabulary
    from hmicdiff.vocabulary.bodies import Body

__all__ = ["FIRST", "Title", "may_be_title", "named", "titles_in"]

FIRST = 6
"""Blocks among which the title of the first report stands."""
_MOST_WORDS = 22
"""Words of a line of a title, at the most."""
_BESIDE = 2
"""Lines of a title before or behind the one that names the body, among which one shows whose report it is."""
_FEWEST_ALIKE = 2
"""Words beside the name by which two titles are of one form."""


@dataclass(frozen=True, slots=True)
class Title:
    """The title of a report on one body."""

    start: int
    """Its first block."""
    line: int
    """The block that names the body."""
    name: str
    """The body as the title names it."""
    bodies: frozenset[Body]
    """Those of that name: a place alone may be a force's and a fire service's."""
    level: int | None
    """That of the heading, where the format tells it."""
    form: str
    """Its words beside the name."""
    of_a_page: bool
    """Whether it is but a name and a cycle, as the inspectorate's pages have it."""


def titles_in(blocks: Sequence[Block], vocabulary: Vocabulary) -> Iterator[Title]:
    """Yield the titles of reports on one body each, in reading order: such as show whose they are, or have the first one's form."""
    first = (_form(block, vocabulary) for block in blocks[:FIRST])
    form = next((one for one in first if one is not None), "")
    alike = form if len(form.split()) >= _FEWEST_ALIKE else None
    for index, block in enumerate(blocks):
        if (own := _form(block, vocabulary)) is None:
            continue
        start = _begins(blocks, index, vocabulary)
        if start is None and own == alike:
            start = index
        if start is not None:
            name, bodies = named(block.text.text, vocabulary)
            level = block.level if block.kind == "heading" else None
            of_a_page = vocabulary.bodies.is_page_title(block.text.text)
            yield Title(start, index, name, bodies, level, own, of_a_page)


def _form(block: Block, vocabulary: Vocabulary) -> str | None:
    """Return the words of a line of a title without the one body that it names; None for any other block."""
    text = block.text.text
    name = named(text, vocabulary)[0] if may_be_title(block) else ""
    if not name or not (vocabulary.bodies.named(name) or _shows_itself(text, vocabulary)):
        return None
    return " ".join(text.replace(name, " ").split()).casefold()


def _shows_itself(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line shows by itself that it entitles a report: one that names a place alone may be of an address."""
    return vocabulary.marks.entitles(text) or vocabulary.bodies.is_page_title(text)


def may_be_title(block: Block) -> bool:
    """Whether a block may be a line of a title."""
    text = block.text.text
    return block.kind in {"heading", "prose"} and text[-1] not in ".;,:?" and len(text.split()) <= _MOST_WORDS


def named(text: str, vocabulary: Vocabulary) -> tuple[str, frozenset[Body]]:
    """Return the one body that a line names, or those of the one place; "" and none where it names several."""
    found = tuple(vocabulary.bodies.mentions(text)) or tuple(vocabulary.bodies.places(text))
    bodies = frozenset(one.body for one in found)
    if len({one.body.name if one.full else one.body.place for one in found}) != 1:
        return "", frozenset()
    return text[found[0].start : found[0].end], bodies


def _begins(blocks: Sequence[Block], index: int, vocabulary: Vocabulary) -> int | None:
    """Return the first block of the title whose line at `index` names the body; None where nothing shows that it is one."""
    first = last = index
    while first and index - first < _BESIDE and _is_more(blocks[first - 1], vocabulary):
        first -= 1
    while last + 1 < len(blocks) and last - index < _BESIDE and _is_more(blocks[last + 1], vocabulary):
        last += 1
    shown = [at for at in range(first, last + 1) if vocabulary.marks.entitles(blocks[at].text.text)]
    if shown or vocabulary.bodies.is_page_title(blocks[index].text.text):
        return min([index, *shown])
    return None


def _is_more(block: Block, vocabulary: Vocabulary) -> bool:
    """Whether a block may be a line of a title beside the one that names the body."""
    text = block.text.text
    return (
        may_be_title(block) and not vocabulary.bodies.is_named_in(text) and not vocabulary.grades.labels(text)
    )
