"""E-mail as it is sent, and web pages saved as one file: the part that holds the text, read as what it is.

Of a message its sender, date and subject stand before the text, as in a message that was copied. Where text and web page
say the same, the page is read, unless it says much less; files attached are named as left out.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import replace
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header, make_header
from typing import TYPE_CHECKING, Final

from hmicdiff.errors import Refused
from hmicdiff.model import Line, Omission
from hmicdiff.reading.decode import decode
from hmicdiff.reading.extracted import Extracted
from hmicdiff.reading.text import read_lines
from hmicdiff.reading.webpage import read_page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from email.message import Message

__all__ = ["read_message"]

_SHOWN: Final = ("From", "To", "Date", "Subject")
_LONGEST_FIELD: Final = 2000
_SAVED: Final = "Snapshot-Content-Location"
"""Field of a page that some browsers saved as one file."""
_SAVED_BY: Final = re.compile(r"^\W*saved by\b", re.IGNORECASE)
"""What others write for a sender."""
_TEXTS: Final = ("text/plain", "text/html")
_PAGE_FOR_TEXT: Final = 2
"""Words of a text that one of a page outweighs."""
_WORD: Final = re.compile(r"\w+")


def read_message(data: bytes, *, inner: bool = False) -> Extracted:
    """Return the text of a message, and what was left out of it; of one `inner` in another file neither head nor page's title.

    Raises: Refused("damaged") if its parts stand in each other without end.
    """
    try:
        message = message_from_bytes(data)
        parts = [part for part in message.walk() if not part.is_multipart()]
    except RecursionError as error:
        raise Refused(
            code="damaged", reason="The parts of the message stand in each other without end."
        ) from error
    read = {part: _read(part, titled=not inner) for part in parts if _is_text(part)}
    if not read:
        return Extracted(lines=())
    chosen = read[max(read, key=lambda part: _worth(part, read[part]))]
    head = () if inner or _is_saved(message) else tuple(_head(message))
    left = (*chosen.omissions, *_copies(read.values(), chosen), *_attached(parts))
    return replace(chosen, lines=(*head, *chosen.lines), omissions=left)


def _is_saved(message: Message) -> bool:
    """Whether it is a page that a browser or an office program saved as one file, which nobody sent."""
    sender = str(message.get("From", ""))
    return bool(message[_SAVED]) or not sender or _SAVED_BY.search(sender) is not None


def _is_text(part: Message) -> bool:
    """Whether a part is the text of the message or a copy of it."""
    return part.get_content_type() in _TEXTS and part.get_content_disposition() != "attachment"


def _read(part: Message, *, titled: bool) -> Extracted:
    """Return the lines of a text or a page."""
    content, repairs = _content(part)
    if part.get_content_subtype() == "html":
        return replace(read_page(content, titled=titled), repairs=repairs)
    return Extracted(lines=read_lines(content), repairs=repairs)


def _content(part: Message) -> tuple[str, tuple[str, ...]]:
    """Return the text of a part in the encoding that it names, else in the one that its bytes show."""
    data = part.get_payload(decode=True)
    data = data if isinstance(data, bytes) else b""
    try:
        return data.decode(part.get_content_charset() or "ascii"), ()
    except (LookupError, UnicodeError):
        return decode(data)


def _worth(part: Message, read: Extracted) -> int:
    """Return how much a part says; a page tells more than the same words as text do, for these also print its links."""
    return _words(read) * (_PAGE_FOR_TEXT if part.get_content_subtype() == "html" else 1)


def _words(read: Extracted) -> int:
    return sum(len(_WORD.findall(line.text)) for line in read.lines)


def _head(message: Message) -> Iterator[Line]:
    """Yield the fields of a message's head that a reader sees, and a blank line."""
    for name in _SHOWN:
        if value := str(message.get(name, ""))[:_LONGEST_FIELD]:
            yield Line(text=f"{name}: {_decoded(value)}")
    yield Line(text="")


def _decoded(value: str) -> str:
    """Return a field with its words in other alphabets decoded."""
    with suppress(LookupError, ValueError, MessageError):  # some write fields that no encoding fits
        value = str(make_header(decode_header(value)))
    return " ".join(value.split())


def _copies(read: Iterable[Extracted], chosen: Extracted) -> Iterator[Omission]:
    """Yield the texts of a message that were not read."""
    for one in read:
        if one is not chosen and _words(one):
            yield Omission(
                reason="alternate_copy", text=" ".join(" ".join(line.text for line in one.lines).split())
            )


def _attached(parts: Sequence[Message]) -> Iterator[Omission]:
    """Yield the names of files that came with a message; pictures are a part of its looks."""
    for part in parts:
        if (
            not _is_text(part)
            and part.get_content_maintype() not in {"image", "font"}
            and part.get_filename()
        ):
            yield Omission(reason="attachment", text=_decoded(str(part.get_filename())[:_LONGEST_FIELD]))
