"""Whole files of another form that a Word text holds in place of its own words (``w:altChunk``)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from docx.oxml.ns import qn

from hmicdiff.errors import Refused
from hmicdiff.model import Omission
from hmicdiff.reading.sniff import FORMAT_NAMES, Format, has_tags, sniff

if TYPE_CHECKING:
    from collections.abc import Callable

    from hmicdiff.model import Line
    from hmicdiff.reading.extracted import Extracted

    ReadPart = Callable[[Format, bytes], Extracted]

__all__ = ["Chunks", "ReadPart", "shifted"]

_ARCHIVES: Final = ("message/", "multipart/", "application/x-mimearchive")
"""How the media types of a saved page with all its pictures in one file begin."""
_READ: Final[frozenset[Format]] = frozenset({"html", "message", "zip", "text"})


class Chunks:
    """Reads the files within a Word text, each once; `omissions` grows by what is left out of them.

    A file of a form that `read_part` is not for, and every file where there is no `read_part`, is left out by name.
    """

    def __init__(self, document: Any, omissions: list[Omission], read_part: ReadPart | None) -> None:  # noqa: ANN401 - the library states no types
        self._parts = document.part.rels
        self._omissions = omissions
        self._read_part = read_part
        self._seen: set[str] = set()

    def lines(self, chunk: Any) -> tuple[Line, ...]:  # noqa: ANN401
        """Return the lines of the file that stands in a chunk's place, rows and boxes counted from 0 and 1."""
        part = self._parts.get(chunk.get(qn("r:id")) or "")
        if part is None or part.is_external:
            self._leave_out(
                "unread_part", part.target_ref if part is not None else "a part that is not there"
            )
            return ()
        name = str(part.target_part.partname)
        if name in self._seen:
            self._leave_out("second_copy", name)
            return ()
        self._seen.add(name)
        return self._read(name, *_unpacked(part.target_part))

    def _read(self, name: str, form: Format, data: bytes) -> tuple[Line, ...]:
        """Return the lines of a file within, none where it can't be read."""
        try:
            read = self._read_part(form, data) if self._read_part is not None and form in _READ else None
        except Refused:
            read = None
        if read is None:
            self._leave_out("unread_part", f"{name} ({FORMAT_NAMES[form]})")
            return ()
        self._omissions.extend(read.omissions)
        return tuple(line for line in read.lines if line.text.strip())

    def _leave_out(self, reason: str, name: str) -> None:
        self._omissions.append(Omission(reason=reason, text=name))


def shifted(lines: tuple[Line, ...], rows: int, boxes: int) -> tuple[Line, ...]:
    """Return lines with `rows` rows and `boxes` boxes of the text before them counted in."""
    return tuple(
        replace(
            line,
            row=line.row + rows if line.row is not None else None,
            boxes=tuple(box + boxes for box in line.boxes),
        )
        for line in lines
    )


def _unpacked(part: Any) -> tuple[Format, bytes]:  # noqa: ANN401
    """Return form and bytes of a part; a page saved with its pictures in one file has the form of a message."""
    kind, data = str(part.content_type).casefold(), bytes(part.blob)
    if kind.startswith(_ARCHIVES):
        return "message", data
    form = sniff(data)
    return ("html" if form == "text" and "plain" not in kind and has_tags(data) else form), data
