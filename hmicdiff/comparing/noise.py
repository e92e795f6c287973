"""What is kept out of sight, counted: templates, boilerplate, cosmetic edits, renames, repeats, artefacts.

Noise is hidden visibly: each kind has its count and an example, so that a reader can ask for it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from hmicdiff.comparing.words import has_figure, split_words
from hmicdiff.model import Hidden

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from hmicdiff.model import PassageLink, Reading, Rename, Sentence

__all__ = ["TemplateParams", "find_hidden", "find_templates"]

Kind = Literal["template", "boilerplate", "cosmetic", "rename", "repeat", "artefact"]
_KINDS: tuple[Kind, ...] = ("template", "boilerplate", "cosmetic", "rename", "repeat", "artefact")
_EXAMPLE = 160
"""Most characters of an example."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateParams:
    """What makes a sentence a form that is filled in."""

    opening: int = 10
    """Words at the start that the sentences of one template share."""
    forms: int = 3
    """Fewest different sentences of one report that a template must have."""


def find_templates(sentences: Iterable[Sentence], params: TemplateParams | None = None) -> frozenset[str]:
    """Return the ids of sentences that only lead in, by a form used again and again.

    Serves lead-ins such as "In this section we set out our main findings that relate to ...". A
    sentence with a figure or a polarity is a finding whatever its form.
    """
    chosen = params or TemplateParams()
    openings: dict[tuple[str, ...], dict[str, str]] = defaultdict(dict)
    for sentence in sentences:
        if sentence.kind != "prose" or sentence.polarity != "neutral" or has_figure(sentence.text):
            continue
        words = split_words(sentence.text)
        if len(words) > chosen.opening:
            opening = tuple(word.key for word in words[: chosen.opening])
            openings[opening][sentence.id] = sentence.text
    return frozenset(
        name for texts in openings.values() if len(set(texts.values())) >= chosen.forms for name in texts
    )


def find_hidden(
    readings: Sequence[Reading], links: Iterable[PassageLink] = (), renames: Iterable[Rename] = ()
) -> tuple[Hidden, ...]:
    """Return each kind of noise that was found, with its count and its first example.

    Sentences, artefacts and edits count one each, a rename as often as it was made.
    """
    counts: Counter[Kind] = Counter()
    examples: dict[Kind, str] = {}
    for kind, count, example in _noise(readings, links, renames):
        counts[kind] += count
        if example.strip():
            examples.setdefault(kind, example.strip()[:_EXAMPLE])
    return tuple(
        Hidden(kind=kind, count=counts[kind], example=examples.get(kind, ""))
        for kind in _KINDS
        if counts[kind]
    )


def _noise(
    readings: Sequence[Reading], links: Iterable[PassageLink], renames: Iterable[Rename]
) -> Iterator[tuple[Kind, int, str]]:
    """Yield everything that is kept out of sight: kind, count, example."""
    for reading in readings:
        templates = find_templates(reading.sentences)
        for sentence in reading.sentences:
            kind = _kind(sentence, templates)
            if kind:
                yield kind, 1, sentence.quote
        for artefact in reading.report.artefacts:
            yield "artefact", 1, " ".join(reading.lines[artefact.line_start - 1 : artefact.line_end])
    for link in links:
        for edit in link.edits:
            if edit.mark == "cosmetic":
                yield "cosmetic", 1, f"{edit.left.strip()} → {edit.right.strip()}"
    for rename in renames:
        yield "rename", rename.count, f"{rename.left} → {rename.right}"


def _kind(sentence: Sentence, templates: frozenset[str]) -> Kind | None:
    """Return why a sentence is kept out of sight, if it is."""
    if sentence.repeat_of is not None:
        return "repeat"
    if sentence.is_boilerplate:
        return "boilerplate"
    return "template" if sentence.id in templates else None
