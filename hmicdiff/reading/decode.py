"""Bytes of a text file as text, whatever it was saved as."""

from __future__ import annotations

import codecs
import re
from typing import Final

from hmicdiff.errors import Refused

__all__ = ["decode"]

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8", "a UTF-8 byte order mark"),
    (codecs.BOM_UTF32_LE, "utf-32-le", "a UTF-32 byte order mark"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "a UTF-32 byte order mark"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "a UTF-16 byte order mark"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "a UTF-16 byte order mark"),
)
_CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]")
_MULTIBYTE: Final = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH: Final = re.compile(rb"[\x80-\xff]+")
_OF_A_MAC: Final = re.compile(
    rb"(?<=[a-z])\xd5(?=[a-z ])|(?<=\s)[\xd2\xd4](?=[A-Za-z])|(?<=[^\sA-Z] )[\xd0\xd1](?= [a-z])"
)
"""Apostrophe, opening quotation marks and dashes as old Macintosh text has them, where no capital letter can be."""
_OF_WINDOWS: Final = re.compile(rb"[\x91-\x97]")
"""Quotation marks, bullet and dashes of Windows-1252."""
_MAX_CONTROL_SHARE: Final = 0.005
"""Share of control characters above which a file is no text; a stray one in a long text is."""
_SAMPLE: Final = 4096


def decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Return the text of `data` and what had to be mended to read it, in words.

    A byte order mark decides; else UTF-8; else Mac Roman where its marks show it; else Windows-1252, the code page of
    older British office files.
    A text that is UTF-8 for the most part stays UTF-8, its broken characters marked U+FFFD.

    Raises: Refused("binary") if the bytes are no text.
    """
    text, repairs = _with_mark(data) or _unmarked(data)
    _refuse_binary(text)
    return text, repairs


def _with_mark(data: bytes) -> tuple[str, tuple[str, ...]] | None:
    """Decode data that opens with a byte order mark."""
    for mark, encoding, name in _MARKS:
        if data.startswith(mark):
            text = data[len(mark) :].decode(encoding, errors="replace")
            return text, (f"read {encoding.upper()} after {name}", *_lost(text))
    return None


def _unmarked(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Decode data without a byte order mark."""
    wide = _wide_encoding(data)
    if wide is not None:
        text = data.decode(wide, errors="replace")
        return text, (f"read as {wide.upper()}, which no byte order mark says", *_lost(text))
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        return _neither(data)


def _neither(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Decode data that is not wholly UTF-8."""
    whole = len(_MULTIBYTE.findall(data))
    broken = len(_HIGH.findall(_MULTIBYTE.sub(b"", data)))
    if whole > broken:
        text = data.decode("utf-8", errors="replace")
        return text, _lost(text)
    if _OF_A_MAC.search(data) and not _OF_WINDOWS.search(data):
        return data.decode("mac_roman"), ("read as Mac Roman, whose dashes and quotation marks it has",)
    text = data.decode("cp1252", errors="replace")
    return text, ("read as Windows-1252 because it is not UTF-8", *_lost(text))


def _wide_encoding(data: bytes) -> str | None:
    """Name the UTF-16 whose Latin letters leave every other byte empty, if the data looks so."""
    sample = data[:_SAMPLE]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if len(data) % 2 or max(even, odd) * 4 < len(sample):
        return None
    if min(even, odd) * 20 > max(even, odd):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _lost(text: str) -> tuple[str, ...]:
    """Say how many characters could not be read."""
    count = text.count("\ufffd")
    return (f"marked {count} unreadable character{'s' if count > 1 else ''} U+FFFD",) if count else ()


def _refuse_binary(text: str) -> None:
    """Refuse what holds control characters no writer types."""
    controls = len(_CONTROL.findall(text))
    if "\x00" in text or controls > max(2, len(text) * _MAX_CONTROL_SHARE):
        raise Refused(
            code="binary",
            reason="The file holds binary data and no text; give the report as text, HTML, PDF or DOCX.",
        )
