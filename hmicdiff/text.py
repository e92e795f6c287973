"""Text that remembers where each character came from.

Rules read cleaned text (one line, hyphenation mended, plain quotes); quotes must be verbatim.
`MappedText` carries both: every clean character knows its offset in the document as received.
"""

from __future__ import annotations

import bisect
import hashlib
import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from hmicdiff.model import Document

__all__ = [
    "OF_SUBSTANCE",
    "STEM",
    "MappedText",
    "Place",
    "Raw",
    "capital",
    "clean_lines",
    "content_id",
    "count_on",
    "has_letters",
    "plain",
    "squash",
    "stems",
    "unspaced",
    "visible",
]

_IN_A_ROW = 0.9
"""Share of the numbers in a margin that are one more than the last, where they count lines."""
_KEPT = 1 << 15
"""So many texts are kept in plain form: those of some reports, of which every stage asks for it."""
_PLAIN = str.maketrans(
    {
        "\u2018": "'",
        "\u2019": "'",
        "\u201a": "'",
        "\u201b": "'",
        "\u2032": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u201e": '"',
        "\u2010": "-",
        "\u2011": "-",
        "\u2012": "-",
        "\u2013": "-",
        "\u2014": "-",
        "\u2212": "-",
        "\u00a0": " ",
        "\u2007": " ",
        "\u2009": " ",
        "\u202f": " ",
        "\u2003": " ",
        "\u2002": " ",
        "\u2044": "/",
    }
)
_DROPPED = {"\u00ad", "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u200e", "\u200f"}
_LIGATURES = {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl"}
_TIDY = {
    **_PLAIN,
    **{ord(sign): letters for sign, letters in _LIGATURES.items()},
    **dict.fromkeys(map(ord, _DROPPED)),
}
_STRETCHES = re.compile(r"([!-~]+(?: [!-~]+)*)| +|.", re.DOTALL)
"""What is clean already, words with single spaces between them; a run of spaces; and any other character."""
_CLEAN = re.compile(r"[!-~]+(?: [!-~]+)*")
_KEPT = 1 << 10
"""So many characters' clean forms are kept: those of some scripts."""


_SPACED = re.compile(r"(?<!\S)[^\W\d_](?:[ \u00a0\u2009]\S){3,}(?!\S)")
"""Letters set apart for looks, four and more."""
_ALL_SPACED = re.compile(r"\s*\S(?:\s+\S)*\s*")
"""A line of single letters; wider gaps part its words."""
_WITHIN_A_WORD = re.compile(r"(?<=\S)[ \u00a0\u2009](?=\S)")
_FEWEST_SPACED = 4
"""Letters from which a line of single ones is words set apart, and no list."""
STEM = 5
"""Letters by which two words are of one stem, as far as a sentence beside another goes."""
OF_SUBSTANCE = 5
"""Letters from which a word is one of substance."""
_LETTER = re.compile(r"[^\W\d_]")
_SEEN = {**dict.fromkeys(map(ord, _DROPPED)), 0x2044: "/"}


def visible(text: str) -> str:
    """Return `text` without the characters that print nothing: soft hyphens, joiners, marks of direction.

    The stroke of a fraction is that of the keyboard.
    """
    return text.translate(_SEEN)


def unspaced(text: str) -> str:
    """Return a line with its words closed up where their letters are set apart (``G o o d``); any other as it is.

    What is left out are the spaces within words.
    """
    return "".join(text[start:end] for start, end in _closed_parts(text))


def _closed_parts(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of what stays of a line when its words are closed up."""
    at = 0
    for start, end in _spaced_stretches(text):
        for gap in _WITHIN_A_WORD.finditer(text, start, end):
            yield at, gap.start()
            at = gap.end()
    yield at, len(text)


def _spaced_stretches(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of the stretches of a line whose letters are set apart."""
    if not _SPACED.search(text):
        return
    letters = sum(map(str.isalpha, text))
    if _ALL_SPACED.fullmatch(text) and letters >= _FEWEST_SPACED and 2 * letters > len(text.replace(" ", "")):
        yield 0, len(text)
    else:
        yield from (match.span() for match in _SPACED.finditer(text))


@lru_cache(maxsize=_KEPT)
def plain(text: str) -> str:
    """Return `text` with plain quotes, hyphens and single spaces, as rules expect it."""
    return " ".join((text if text.isascii() else text.translate(_TIDY)).split())


def stems(text: str, shortest: int = 4) -> frozenset[str]:
    """Return the first letters of each word of `text` of at least so many: two words that share them are of one stem."""
    return frozenset(word[:STEM] for word in re.findall(r"[a-z]+", text.lower()) if len(word) >= shortest)


def capital(text: str) -> str:
    """Return `text` with a capital first letter, the rest as it is."""
    return text[:1].upper() + text[1:]


def has_letters(text: str) -> bool:
    """Whether `text` has a letter, without which nothing is said: numbers of pages and values of tables have none."""
    return text[:1].isalpha() or (not text.isdecimal() and _LETTER.search(text) is not None)


def squash(text: str) -> str:
    """Return `text` without any white space: two quotes are the same text when these agree."""
    return "".join(text.split())


def count_on(numbers: Sequence[int]) -> bool:
    """Whether nearly all numbers, of two and more, are one more than the last, or begin anew at one as on a page."""
    counted = sum(after in {before + 1, 1} for before, after in pairwise(numbers))
    return counted >= _IN_A_ROW * (len(numbers) - 1)


def content_id(lines: Iterable[str]) -> str:
    """Return a hash of a text's lines, white space aside: the same text has the same id."""
    return hashlib.sha256(squash("".join(lines)).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A verbatim stretch of a document: the keyword arguments of a `model.Quoted`."""

    line_start: int
    line_end: int
    page: int | None
    quote: str

    def as_dict(self) -> dict[str, int | str | None]:
        """Return the fields as keyword arguments."""
        return {
            "line_start": self.line_start,
            "line_end": self.line_end,
            "page": self.page,
            "quote": self.quote,
        }


class Raw:
    """A document's lines as one string, with offsets turned back into lines and quotes.

    `lines` are those that rules read where they are not the document's own: each as long as the line it stands for.
    """

    def __init__(self, document: Document, lines: Sequence[str] | None = None) -> None:
        self.lines = tuple(line.text for line in document.lines)
        self.pages = tuple(line.page for line in document.lines)
        self.read = self.lines if lines is None else tuple(lines)
        self.printed = "\n".join(self.lines)
        self.text = self.printed if lines is None else "\n".join(self.read)
        self.starts = (0, *accumulate(len(line) + 1 for line in self.lines))

    def line_of(self, offset: int) -> int:
        """Return the 1-based line that holds the character at `offset`."""
        return bisect.bisect_right(self.starts, offset)

    @cached_property
    def has_pages(self) -> bool:
        """Whether the source has pages at all."""
        return any(page is not None for page in self.pages)

    def place(self, start: int, end: int) -> Place:
        """Return the place of ``text[start:end]``, trimmed of white space, quote on one line."""
        printed = self.printed[start:end]
        bare = printed.strip()
        start += printed.index(bare) if bare else len(printed)
        end = start + len(bare)
        first = self.line_of(start)
        last = self.line_of(max(start, end - 1))
        return Place(
            line_start=first,
            line_end=last,
            page=self.pages[first - 1] if self.pages else None,
            quote=" ".join(bare.split()),
        )


@dataclass(frozen=True, slots=True)
class MappedText:
    """Clean text whose every character knows its offset in `raw`."""

    text: str
    offsets: Sequence[int]
    """Offset of each character of `text` in ``raw.text``; never falls."""
    raw: Raw

    def __len__(self) -> int:
        return len(self.text)

    @property
    def is_verbatim(self) -> bool:
        """Whether the source has the text as it is, on one line: words with single spaces between them."""
        return isinstance(self.offsets, range)

    def slice(self, start: int, end: int) -> MappedText:
        """Return the part from `start` to `end`, as a string slice would."""
        if start == 0 and end >= len(self.text):
            return self
        return MappedText(self.text[start:end], self.offsets[start:end], self.raw)

    def strip(self) -> MappedText:
        """Return the part without white space at its ends."""
        left = len(self.text) - len(self.text.lstrip())
        right = len(self.text.rstrip())
        return self.slice(left, max(left, right))

    def place(self, start: int = 0, end: int | None = None) -> Place:
        """Return where ``text[start:end]`` stands, verbatim.

        Raises: ValueError if that part holds nothing but white space.
        """
        end = len(self.text) if end is None else end
        part = self.text[start:end]
        if self.is_verbatim and part and part[0] != " " and part[-1] != " ":
            line = self.raw.line_of(self.offsets[start])
            return Place(line_start=line, line_end=line, page=self.raw.pages[line - 1], quote=part)
        bare = part.strip()
        if not bare:
            msg = "an empty stretch has no place"
            raise ValueError(msg)
        if len(bare) != len(part):
            start += part.index(bare)
            end = start + len(bare)
        return self.raw.place(self.offsets[start], self.offsets[end - 1] + 1)


def clean_lines(
    raw: Raw, spans: Sequence[tuple[int, int]], divides: Callable[[str, str], bool] | None = None
) -> MappedText:
    """Join stretches of `raw` (one a line, start and end offsets) into one clean line.

    A hyphen at a line's end is kept (``in-`` / ``force``) unless `divides` says that it only divides the word of
    which it is given both parts.
    """
    if len(spans) == 1 and (known := _clean_already(raw, *spans[0])) is not None:
        return known
    chars: list[str] = []
    offsets: list[int] = []
    for start, end in spans:
        following = raw.text[start:end]
        while chars and chars[-1] == " ":
            chars.pop()
            offsets.pop()
        goes_on = bool(chars) and _goes_on_in_a_word(chars, following)
        if divides is not None and _breaks_a_word(chars, following, divides):
            chars.pop()
            offsets.pop()
            goes_on = True
        elif chars and not goes_on:
            _add(chars, offsets, " ", offsets[-1])
        indent = len(following) - len(following.lstrip()) if goes_on else 0
        for first, last in _closed_parts(following[indent:]):
            _add_line(chars, offsets, following[indent + first : indent + last], start + indent + first)
    return MappedText("".join(chars), tuple(offsets), raw).strip()


def _clean_already(raw: Raw, start: int, end: int) -> MappedText | None:
    """Return one line that needs no cleaning but of white space at its ends; None for any other."""
    line = raw.text[start:end]
    bare = line.strip()
    if not _CLEAN.fullmatch(bare) or _SPACED.search(bare):
        return None
    start += line.index(bare)
    return MappedText(bare, range(start, start + len(bare)), raw)


def _add_line(chars: list[str], offsets: list[int], line: str, start: int) -> None:
    """Append one raw line that begins at `start`: stretches of plain letters whole, all else by character."""
    for match in _STRETCHES.finditer(line):
        if match[1]:
            chars.extend(match[1])
            offsets.extend(range(start + match.start(), start + match.end()))
        else:
            _add(chars, offsets, match[0], start + match.start())


def _add(chars: list[str], offsets: list[int], char: str, offset: int) -> None:
    """Append one raw character, or a run of spaces, in its clean form; runs of white space become one space."""
    for clean in _clean_form(char):
        if clean == " " and (not chars or chars[-1] == " "):
            continue
        chars.append(clean)
        offsets.append(offset)


@lru_cache(maxsize=_KEPT)
def _clean_form(char: str) -> str:
    """Return what a raw character, or a run of spaces, is in clean text: the same, the letters of a ligature, or nothing."""
    if char in _DROPPED:
        return ""
    return "".join(
        " " if piece.isspace() else piece for piece in _LIGATURES.get(char, char.translate(_PLAIN))
    )


def _goes_on_in_a_word(chars: list[str], following: str) -> bool:
    """Whether the line before ends in a hyphen inside a word or a name (``anti-`` / ``social``, ``Dyfed-`` / ``Powys``)."""
    if chars[-1] != "-":
        return False
    before = "".join(chars[-2:])
    return len(before) > 1 and before[1] == "-" and before[0].isalpha() and following.lstrip()[:1].isalnum()


def _breaks_a_word(chars: list[str], following: str, divides: Callable[[str, str], bool]) -> bool:
    """Whether the hyphen only broke a word."""
    if not chars or chars[-1] != "-":
        return False
    head = re.search(r"([A-Za-z]+(?:-[A-Za-z]+)*)-$", "".join(chars[-40:]))
    tail = re.match(r"\s*([a-z]+)", following)
    return bool(head and tail and divides(head[1], tail[1]))
