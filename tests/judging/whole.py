"""Whole texts as inputs of the pipeline."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from hmicdiff.model import Document, Line
from hmicdiff.pipeline import Input

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["inputs_of"]


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
