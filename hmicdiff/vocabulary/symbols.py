"""Signs of fonts that print no letters (Symbol, Wingdings, Webdings) as characters that say what they show."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from hmicdiff.vocabulary.load import load_rows

__all__ = ["SignTable", "is_empty_mark", "is_mark", "load_signs"]

_PRIVATE: Final = range(0xF000, 0xF100)
_MARK: Final = re.compile(
    r"\W{1,2}|x|[\[(][x\u2713\u2714][\])]|yes|(?:a )?(?:tick|check)(?:ed|[ -]?mark)?|selected|current",
    re.IGNORECASE,
)
_EMPTY: Final = re.compile(
    r"[-_.\u2010-\u2015\u2212\u2610\u25a1\u25ab\u25cb\u25e6\u25ef\u25fb\u25fd\u2b1c\u2b55]{1,3}|no|n/?a|[\[(]\s*[\])]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SignFont:
    """One font."""

    names: tuple[str, ...]
    """In lower case."""
    signs: dict[str, str]
    """Characters by the two hex digits of their code in the font."""


class SignTable:
    """All fonts of signs."""

    def __init__(self, rows: tuple[SignFont, ...]) -> None:
        self._fonts = {name: row.signs for row in rows for name in row.names}

    def is_font(self, font: str | None) -> bool:
        """Whether a font prints signs instead of letters."""
        return (font or "").casefold() in self._fonts

    def sign(self, font: str, code: int) -> str | None:
        """Return the character that a code shows in a font of signs, None where it is not known."""
        low = code & 0xFF if code in _PRIVATE else code
        return self._fonts.get(font.casefold(), {}).get(f"{low:02X}")

    def read(self, font: str, text: str) -> str:
        """Return text set in a font of signs as what it shows; characters not known stay."""
        return "".join(self.sign(font, ord(letter)) or letter for letter in text)


@cache
def load_signs() -> SignTable:
    """Return the fonts, checked."""
    return SignTable(load_rows("symbols.toml", "font", SignFont))


def is_mark(text: str) -> bool:
    """Whether plain words are what a table prints where its row has what the column says (``✓``, ``Yes``, ``tick``)."""
    return bool(_MARK.fullmatch(text)) and not is_empty_mark(text)


def is_empty_mark(text: str) -> bool:
    """Whether they are what it prints in the other columns: an empty box or ring, a dash."""
    return bool(_EMPTY.fullmatch(text))
