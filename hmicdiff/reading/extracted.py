"""What every format's reader returns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hmicdiff.model import Line, Omission

__all__ = ["Extracted"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Extracted:
    """The text of a file, without what is known of the file itself."""

    lines: tuple[Line, ...]
    pages: int | None = None
    """How many pages the source has; None where it has none."""
    repairs: tuple[str, ...] = ()
    """What had to be mended, in words."""
    omissions: tuple[Omission, ...] = ()
    """What was left out of the lines, each passage with a reason of the vocabulary's ``omissions.toml``."""
