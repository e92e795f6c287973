"""Words divided at the ends of printed lines, put together again.

A soft hyphen says that it only divides; a printed one may belong to the word (*face-to-face*) or not
(*consid-erably*). What the document prints elsewhere in one piece decides first, then a list of words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Self

from hmicdiff.vocabulary.english import english_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["Divided"]

_SOFT: Final = "\u00ad"
_HYPHENS: Final = "\\-\u2010"
_FIRST_PART: Final = re.compile(
    rf"(?:^|(?<=[\s(‘“'\"/–—]))((?:[^\W_]+['’{_HYPHENS}])*[^\W_]+)[{_HYPHENS}{_SOFT}]$"
)
_SECOND_PART: Final = re.compile(r"\s*(\S+)(?:\s+|$)")
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_WORD: Final = re.compile(rf"[^\W\d_]+(?:[{_HYPHENS}][^\W\d_]+)*")
_AFTER_A_SUSPENDED_HYPHEN: Final = frozenset({"and", "or", "to", "nor", "but", "than"})
"""Words before which a hyphen is left hanging: *short- and long-term*."""
_PREFIXES: Final = frozenset(
    {"anti", "co", "counter", "cyber", "multi", "non", "pre", "pro", "quasi", "re", "semi"}
)
"""First parts of compounds that are no words themselves."""
_WITH_HYPHENS: Final = frozenset({"anti", "cyber", "multi", "non", "quasi", "semi"})
"""Those that British English parts from a word by a hyphen, though dictionaries have some in one piece: *anti-social*."""
_SHORTEST_NAME: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Divided:
    """What tells whether a hyphen at a line's end belongs to the word."""

    whole: frozenset[str] = frozenset()
    """Words in lower case that the document prints in one piece."""
    compounds: frozenset[str] = frozenset()
    """Compounds in lower case that it prints with a hyphen within a line."""

    @classmethod
    def of(cls, lines: Iterable[str]) -> Self:
        """Return what a document's lines tell; what stands at a line's end behind a hyphen tells nothing."""
        words = [word.lower() for line in lines for word in _whole_words(line)]
        return cls(
            whole=frozenset(word for word in words if "-" not in word),
            compounds=frozenset(word for word in words if "-" in word),
        )

    def mend(self, lines: Iterable[str]) -> list[str]:
        """Return the lines with each divided word whole at the end of the line that it began on."""
        mended: list[str] = []
        for line in lines:
            joined = self.join(mended[-1], line) if mended else None
            if joined is None:
                mended.append(line)
                continue
            mended[-1] = joined[0]
            if joined[1]:
                mended.append(joined[1])
        return [line.removesuffix(_SOFT) for line in mended]

    def one_line(self, lines: Iterable[str]) -> str:
        """Return lines as one, divided words whole."""
        return " ".join(self.mend(lines))

    def join(self, line: str, following: str) -> tuple[str, str] | None:
        """Return a line with the word that it divides, and what is left of the line after it; None if it divides none."""
        first, second = _FIRST_PART.search(line), _SECOND_PART.match(following)
        if not first or not second or second[1].lower().rstrip(",;") in _AFTER_A_SUSPENDED_HYPHEN:
            return None
        if not (second[1][0].isalnum() or second[1][0] in "‘“'\""):
            return None
        divides = line[-1] == _SOFT or self.only_divides(first[1], second[1])
        kept = line[: first.end(1)] if divides else f"{line[:-1]}-"
        return f"{kept}{second[1]}", following[second.end() :]

    def only_divides(self, before: str, after: str) -> bool:
        """Whether a printed hyphen between two parts is no part of their word."""
        head, tail = _parts(before)[-1], _LETTERS.match(after)
        if tail is None or not head.isalpha() or (tail[0][0].isupper() and not head.isupper()):
            return False
        rest = tail[0].lower()
        if self._is_compound(before, after):
            return False
        whole = head.lower() + rest
        if head.lower() in _WITH_HYPHENS and self._is_word(rest):
            return whole in self.whole
        if self._is_word(whole):
            return True
        is_name = head[0].isupper() and len(head) >= _SHORTEST_NAME
        return not (
            self._is_word(rest) and (is_name or head.lower() in _PREFIXES or self._is_word(head.lower()))
        )

    def _is_compound(self, before: str, after: str) -> bool:
        """Whether the document prints the two parts with a hyphen elsewhere."""
        word = _WORD.match(f"{before}-{after}".lower().replace("\u2010", "-"))
        return word is not None and word[0] in self.compounds

    def _is_word(self, part: str) -> bool:
        """Whether a part stands for itself."""
        return part in self.whole or part in english_words()


def _parts(word: str) -> Sequence[str]:
    """Return the parts of a compound."""
    return re.split(rf"[{_HYPHENS}'’]", word)


def _whole_words(line: str) -> Iterable[str]:
    """Yield the words and compounds of a line that no line's end divides."""
    for match in _WORD.finditer(line.replace("\u2010", "-")):
        if line[match.end() :].strip() not in {"-", "\u2010", _SOFT}:
            yield match[0]
