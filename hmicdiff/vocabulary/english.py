"""The words of English, to tell a word divided at a line's end from a compound.

``english.LICENSE.txt`` says where the list comes from.
"""

from __future__ import annotations

import gzip
from functools import cache
from importlib import resources
from typing import Final

__all__ = ["english_words"]

_FILE: Final = resources.files("hmicdiff.vocabulary") / "english.txt.gz"


@cache
def english_words() -> frozenset[str]:
    """Return some 83,000 words, British and American, inflected forms too, in lower case."""
    return frozenset(gzip.decompress(_FILE.read_bytes()).decode("ascii").split())
