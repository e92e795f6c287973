"""Reports on several bodies, one behind the other in one file: the first is read, and it is said that others stand there."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from hmicdiff.model import Warning_
from hmicdiff.structure.blocks import without

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hmicdiff.structure.blocks import Block, Layout
    from hmicdiff.vocabulary import Vocabulary
    from hmicdiff.vocabulary.bodies import Body

__all__ = ["part_reports"]

_LEFT_OUT = "other_report"
_FIRST = 6
"""Blocks among which the title of the first report stands."""
_MOST_WORDS = 22
"""Words of a line of a title, at the most."""
_BESIDE = 2
"""Lines of a title before or behind the one that names the body, among which one shows whose report it is."""
_FEWEST_BEHIND = 3
"""Blocks that a report has behind its title, at the least."""
_FEWEST_ALIKE = 2
"""Words beside the name by which two titles are of one form."""


@dataclass(frozen=True, slots=True)
class _Title:
    """The title of a report on one body."""

    start: int
    """Its first block."""
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


def part_reports(layout: Layout, vocabulary: Vocabulary) -> tuple[Layout, tuple[Warning_, ...]]:
    """Return the layout up to the title of a report on another body, and a warning of each that was left out.

    What is left out stands among the artefacts. A title names one body and has the form of the inspectorate's; behind it the
    text grades, and speaks of that body more than of the first. Where the first is named again by such a title, the text is
    its own again.
    """
    found = groupby(_titles(layout.blocks, vocabulary), key=lambda title: title.bodies)
    titles = [next(run) for _, run in found]
    lone = len(titles) < 2 or titles[0].start >= _FIRST  # noqa: PLR2004 - there is a second report
    if lone or any(_names_several(block, vocabulary) for block in layout.blocks[:_FIRST]):
        return layout, ()
    first = titles[0]
    ends = [title.start for title in titles[1:]] + [len(layout.blocks)]
    others: dict[str, list[Block]] = {}
    now = first
    for title, end in zip(titles, ends, strict=True):
        part = layout.blocks[title.start : end]
        if title.bodies & first.bodies or _is_of_another(title, first, part, vocabulary):
            now = title
        if not now.bodies & first.bodies:
            others.setdefault(now.name, []).extend(part)
    numbers = {block.number for part in others.values() for block in part}
    return without(layout, numbers, _LEFT_OUT), tuple(
        _warning(first, name, part) for name, part in others.items()
    )


def _titles(blocks: Sequence[Block], vocabulary: Vocabulary) -> Iterator[_Title]:
    """Yield the titles of reports on one body each, in reading order: such as show whose they are, or have the first one's form."""
    first = (_form(block, vocabulary) for block in blocks[:_FIRST])
    form = next((one for one in first if one is not None), "")
    alike = form if len(form.split()) >= _FEWEST_ALIKE else None
    for index, block in enumerate(blocks):
        if (own := _form(block, vocabulary)) is None:
            continue
        start = _begins(blocks, index, vocabulary)
        if start is None and own == alike:
            start = index
        if start is not None:
            name, bodies = _named(block.text.text, vocabulary)
            level = block.level if block.kind == "heading" else None
            of_a_page = vocabulary.bodies.is_page_title(block.text.text)
            yield _Title(start, name, bodies, level, own, of_a_page)


def _form(block: Block, vocabulary: Vocabulary) -> str | None:
    """Return the words of a line of a title without the one body that it names; None for any other block."""
    text = block.text.text
    name = _named(text, vocabulary)[0] if _may_be_title(block) else ""
    if not name or not (vocabulary.bodies.named(name) or _shows_itself(text, vocabulary)):
        return None
    return " ".join(text.replace(name, " ").split()).casefold()


def _shows_itself(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line shows by itself that it entitles a report: one that names a place alone may be of an address."""
    return vocabulary.marks.entitles(text) or vocabulary.bodies.is_page_title(text)


def _may_be_title(block: Block) -> bool:
    """Whether a block may be a line of a title."""
    text = block.text.text
    return block.kind in {"heading", "prose"} and text[-1] not in ".;,:?" and len(text.split()) <= _MOST_WORDS


def _named(text: str, vocabulary: Vocabulary) -> tuple[str, frozenset[Body]]:
    """Return the one body that a line names, or those of the one place; "" and none where it names several."""
    found = tuple(vocabulary.bodies.mentions(text)) or tuple(vocabulary.bodies.places(text))
    bodies = frozenset(one.body for one in found)
    if len({one.body.name if one.full else one.body.place for one in found}) != 1:
        return "", frozenset()
    return text[found[0].start : found[0].end], bodies


def _names_several(block: Block, vocabulary: Vocabulary) -> bool:
    """Whether a line of a title names several bodies, as that of a joint report does."""
    text = block.text.text
    return (
        _may_be_title(block)
        and vocabulary.bodies.place.search(text) is not None
        and not _named(text, vocabulary)[0]
    )


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
    named = any(True for _ in vocabulary.bodies.mentions(text))
    return _may_be_title(block) and not named and not vocabulary.grades.labels(text)


def _is_of_another(title: _Title, first: _Title, part: Sequence[Block], vocabulary: Vocabulary) -> bool:
    """Whether what stands under a title is a report on the body that it names, and not on the first.

    Under a title of another form than the first one's, the text itself must name that body too.
    """
    deeper = None not in {title.level, first.level} and (title.level or 0) > (first.level or 0)
    if deeper or (title.of_a_page and not first.of_a_page):
        return False
    texts = [block.text.text for block in part]
    if len(texts) <= _FEWEST_BEHIND or not any(vocabulary.grades.spans(text) for text in texts):
        return False
    named = [one.body for text in texts for one in vocabulary.bodies.mentions(text)]
    own, other = (sum(body in bodies for body in named) for bodies in (first.bodies, title.bodies))
    return other > own + 1 or (other >= own and (title.form == first.form or title.of_a_page))


def _warning(first: _Title, name: str, part: Sequence[Block]) -> Warning_:
    """Return the warning that a report on another body is left out."""
    words = sum(len(block.text.text.split()) for block in part)
    message = f"the file holds a report on {name} behind that on {first.name}: its {words} words are left out"
    return Warning_(code="other_report", message=message)
