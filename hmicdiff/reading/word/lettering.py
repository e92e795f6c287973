"""Words that the older way of drawing sets along a path (WordArt): text of the page, or a watermark over it."""

from __future__ import annotations

import re
from typing import Any, Final

__all__ = ["LETTERING", "is_watermark", "lettered"]

LETTERING: Final = "{urn:schemas-microsoft-com:vml}textpath"
_SHAPE: Final = "{urn:schemas-microsoft-com:vml}shape"
_NAMES: Final = ("id", "name", "{urn:schemas-microsoft-com:office:office}spid")
_NAMED: Final = re.compile("watermark", re.IGNORECASE)
_TURNED_OR_BEHIND: Final = re.compile(r"(?:^|;)\s*(?:rotation\s*:\s*-?[1-9.]|z-index\s*:\s*-\d)")


def lettered(path: Any) -> str:  # noqa: ANN401 - the library states no types
    """Return the words that are set along a path."""
    return " ".join((path.get("string") or "").split())


def is_watermark(path: Any) -> bool:  # noqa: ANN401
    """Whether words are a watermark: they are called one, are turned, or lie behind the text."""
    shape = next(path.iterancestors(_SHAPE), None)
    if shape is None:
        return False
    return any(_NAMED.search(shape.get(name) or "") for name in _NAMES) or bool(
        _TURNED_OR_BEHIND.search(shape.get("style") or "")
    )
