"""Whole texts as inputs of the pipeline, and the verdicts between two of them."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from hmicdiff.model import Document, Line
from hmicdiff.pipeline import Input, run_pipeline
from hmicdiff.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hmicdiff.model import Verdict

__all__ = ["between", "inputs_of", "judged", "of_topic"]


def inputs_of(texts: Mapping[str, str]) -> list[Input]:
    """Return texts by path as documents that have been read."""
    return [
        Input(
            document=Document(
                path=path,
                sha256=hashlib.sha256(text.encode()).hexdigest(),
                media_type="text/plain",
                lines=tuple(Line(text=line) for line in text.split("\n")),
            )
        )
        for path, text in texts.items()
    ]


EARLIER = """PEEL 2021/22
An inspection of Wiltshire Police
Published on 3 November 2022
"""
LATER = """PEEL 2023–2025
An inspection of Wiltshire Police
Published on 5 September 2024
"""


def judged(earlier: str, later: str) -> tuple[Verdict, ...]:
    """Return the verdicts between two reports on one force, told below the covers of two cycles."""
    return between(EARLIER + earlier, LATER + later)


def between(earlier: str, later: str) -> tuple[Verdict, ...]:
    """Return the verdicts between two whole texts."""
    inputs = inputs_of({"0.txt": earlier, "1.txt": later})
    (run,), _ = run_pipeline(inputs, load_vocabulary())
    return run.comparison.verdicts


def of_topic(found: tuple[Verdict, ...], topic: str) -> Verdict:
    """Return the verdict on a topic as a whole."""
    return next(one for one in found if one.topic == topic and one.thread is None)
