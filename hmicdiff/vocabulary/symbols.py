"""Signs of fonts that print no letters (Symbol, Wingdings, Webdings) as characters that say what they show."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

from hmicdiff.vocabulary.load import load_rows

__all__ = ["SignTable", "load_signs"]

_PRIVATE: Final = range(0xF000, 0xF100)


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
