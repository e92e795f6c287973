"""What a file is by its first bytes, whatever its name says."""

from __future__ import annotations

import re
from itertools import islice
from typing import Final, Literal

__all__ = ["FORMAT_NAMES", "Format", "has_tags", "is_message", "marked_text", "sniff"]

Format = Literal[
    "text", "markdown", "restructured", "html", "message", "pdf", "zip", "ole", "rtf", "picture", "archive"
]

FORMAT_NAMES: Final[dict[Format, str]] = {
    "text": "plain text",
    "markdown": "Markdown",
    "restructured": "reStructuredText",
    "html": "a web page",
    "message": "an e-mail or a saved page",
    "pdf": "a PDF",
    "zip": "a DOCX or another packed file",
    "ole": "an old or encrypted Office file",
    "rtf": "Rich Text",
    "picture": "a picture",
    "archive": "an archive",
}
"""How a message names each format."""

_MAGIC: Final[tuple[tuple[bytes, Format], ...]] = (
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"{\\rtf", "rtf"),
    (b"\x89PNG\r\n", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"II*\x00", "picture"),
    (b"MM\x00*", "picture"),
    (b"\x1f\x8b", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"BZh9", "archive"),
    (b"\xfd7zXZ\x00", "archive"),
)
_HEAD: Final = 1024
"""Bytes within which a PDF's header may stand, after which every reader gives up."""
_HTML: Final = re.compile(
    rb"\s*(<!--.*?-->\s*|<\?xml[^>]*>\s*)*<(!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_TAG: Final = re.compile(rb"</?[a-z][a-z0-9]*[\s/>]", re.IGNORECASE)


_MARKED: Final = re.compile(rb"^ {0,3}#{1,6}[ \t]+\S", re.MULTILINE)
_FEWEST_MARKED: Final = 3
"""Headings with Markdown's mark from which a text is taken for Markdown; a line or two may open with a number sign."""


_DIRECTIVE: Final = re.compile(rb"^\.\. (?:\|[^|\n]{1,80}\| )?[a-z][a-z-]{2,30}::(?:[ \t]|$)", re.MULTILINE)
_UNDERLINED: Final = re.compile(rb"^\S[^\n]{1,160}\n([=~^\"'#*+-])\1{2,200}[ \t]*$", re.MULTILINE)


def marked_text(data: bytes) -> Literal["markdown", "restructured"] | None:
    """Return the way in which `data` marks its headings and boxes, whatever the file is called; None where it marks none."""
    text = data.replace(b"\x00", b"").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    if sum(1 for _ in islice(_MARKED.finditer(text), _FEWEST_MARKED)) == _FEWEST_MARKED:
        return "markdown"
    return "restructured" if _DIRECTIVE.search(text) and _UNDERLINED.search(text) else None


_FIELDS: Final = re.compile(rb"(?:[!-9;-~]{1,80}:[^\n]*+\n(?:[ \t][^\n]*+\n)*+){2,}+")
_OF_A_MESSAGE: Final = re.compile(rb"^(?:from|subject):", re.IGNORECASE | re.MULTILINE)
_OF_PARTS: Final = re.compile(
    rb"^(?:mime-version|content-type|received|return-path):", re.IGNORECASE | re.MULTILINE
)
_ENVELOPE: Final = re.compile(rb"\s*(?:>?From [^\n]*\n)?")


def is_message(data: bytes, *, named: bool = False) -> bool:
    """Whether `data` opens with the fields that mail programs write above a message, as nobody types them.

    A file `named` so need not tell sender or subject, which saved pages may lack.
    """
    head = data[: 64 * _HEAD].replace(b"\r\n", b"\n")
    start = _ENVELOPE.match(head)
    fields = _FIELDS.match(head, start.end() if start else 0)
    if fields is None:
        return False
    return bool((named or _OF_A_MESSAGE.search(fields[0])) and _OF_PARTS.search(fields[0]))


def has_tags(data: bytes) -> bool:
    """Whether `data` holds tags, as a piece of a web page does."""
    return bool(_TAG.search(data.replace(b"\x00", b"")))


def sniff(data: bytes) -> Format:
    """Return the format that the content of `data` shows; ``text`` where it shows none."""
    for magic, name in _MAGIC:
        if data.startswith(magic):
            return name
    if re.search(rb"%PDF-\d", data[:_HEAD]):
        return "pdf"
    head = data[: 4 * _HEAD].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")
    return "html" if _HTML.match(head) else "text"
