"""Figures of short texts: what the tests of figures read."""

from __future__ import annotations

from typing import Literal

from hmicdiff.model import Document, Figure, Identity, Line, Sentence
from hmicdiff.structure.figures import read_figures
from hmicdiff.structure.sentences import PlacedSentence, split_sentences
from hmicdiff.text import MappedText, Raw, clean_lines
from hmicdiff.vocabulary import load_vocabulary

BODY = "Kent Police"


def identity(body: str) -> Identity:
    """Return what a report of a body is, as far as figures ask."""
    return Identity(
        publisher="HMICFRS",
        sector="police",
        body=body,
        programme=None,
        cycle_order=None,
        kind="report",
        title=None,
        published=None,
        published_from=None,
        published_in_text=None,
        scale="five-tier",
    )


def read(
    *paragraphs: str, body: str = BODY, topic: str = "other", repeat: bool = False
) -> tuple[Figure, ...]:
    """Read the figures of paragraphs of prose; a line break in one is a printed line's end."""
    placed = [
        PlacedSentence(
            _sentence(text, number, block, kind="prose", topic=topic, repeat_of="t0" if repeat else None),
            text,
        )
        for number, (block, text) in enumerate(
            (block, text)
            for block, paragraph in enumerate(_blocks("\n\n".join(paragraphs)))
            for text in split_sentences(paragraph)
        )
    ]
    return read_figures(placed, identity(body), load_vocabulary())


def one(*paragraphs: str, **options: str) -> Figure:
    """Read the only figure of some paragraphs."""
    (figure,) = read(*paragraphs, **options)  # type: ignore[arg-type]
    return figure


def read_blocks(
    text: str, kind: Literal["prose", "cell"] = "prose", body: str = "Norfolk Constabulary"
) -> tuple[Figure, ...]:
    """Read blocks that blank lines part, each as one sentence or cell; numbers of lines are those of the text."""
    placed = [
        PlacedSentence(_sentence(block, number, number, kind=kind, topic="prevention", repeat_of=None), block)
        for number, block in enumerate(_blocks(text))
    ]
    return read_figures(placed, identity(body), load_vocabulary())


def _blocks(text: str) -> list[MappedText]:
    """Return the blocks of a text that blank lines part, cleaned, each with its place."""
    lines = text.split("\n")
    document = Document(
        path="x", sha256="", media_type="text/plain", lines=tuple(Line(text=line) for line in lines)
    )
    raw = Raw(document)
    blocks: list[list[tuple[int, int]]] = [[]]
    for index, line in enumerate(lines):
        if line.strip():
            blocks[-1].append((raw.starts[index], raw.starts[index] + len(line)))
        else:
            blocks.append([])
    return [clean_lines(raw, block) for block in blocks if block]


def _sentence(
    text: MappedText,
    number: int,
    block: int,
    *,
    kind: Literal["prose", "cell"],
    topic: str,
    repeat_of: str | None,
) -> Sentence:
    """Return one clean text as a sentence of a report."""
    return Sentence(
        **text.place().as_dict(),  # type: ignore[arg-type]
        id=f"t{number}",
        text=text.text,
        section="s1",
        topic=topic,
        kind=kind,
        block=block,
        repeat_of=repeat_of,
    )
