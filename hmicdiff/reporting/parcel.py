"""The files of a workbook, each pressed into the archive while it is written.

xlsxwriter writes every file of a workbook as text and holds all of them until the last is there. Here each begins as
the one before it ends, so that of none more than a piece is held; the archive has the same bytes. Its private methods
are replaced: where a later version of it has others, it packs as ever, and a test holds both ways to the same bytes.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from xlsxwriter.packager import Packager
from xlsxwriter.workbook import Workbook

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import IO, Any

__all__ = ["Binding"]

_BEGINNING = (1980, 1, 1, 0, 0, 0)
"""Date of each file in the archive, so that the same tables give the same bytes."""
_PIECES = 1 << 12
"""So many pieces of a file are pressed at once."""
_IS_KNOWN = all(
    hasattr(one, name)
    for one, name in ((Workbook, "_get_packager"), (Packager, "_create_package"), (Packager, "_filename"))
)
"""Whether this version of the library has what is replaced here."""


class _Member(io.StringIO):
    """A file of the archive; the library knows by its type that it is not to open one itself."""

    def __init__(self, stream: IO[bytes]) -> None:
        super().__init__()
        self._stream = stream
        self._pieces: list[str] = []

    def write(self, text: str) -> int:
        """Press what is written, some pieces at a time."""
        self._pieces.append(text)
        if len(self._pieces) == _PIECES:
            self._press()
        return len(text)

    def end(self) -> None:
        """Press what is left."""
        self._press()
        self._stream.close()

    def _press(self) -> None:
        self._stream.write("".join(self._pieces).encode())
        self._pieces.clear()


class _Parcel(Packager):  # type: ignore[misc]  # xlsxwriter has no types
    """Packs each file of a workbook as it is written."""

    def __init__(self, archive: ZipFile) -> None:
        super().__init__()
        self._archive = archive
        self._member: _Member | None = None

    def _create_package(self) -> Sequence[object]:
        """Write all files; none is left for the workbook to pack."""
        super()._create_package()
        self._end()
        return ()

    def _filename(self, xml_filename: str) -> _Member:
        """Begin a file; all are written one after the other."""
        self._end()
        entry = ZipInfo(xml_filename, _BEGINNING)
        entry.compress_type = ZIP_DEFLATED
        self._member = _Member(self._archive.open(entry, "w"))
        return self._member

    def _end(self) -> None:
        if self._member is not None:
            self._member.end()
            self._member = None


class Binding(Workbook):  # type: ignore[misc]  # as above
    """A workbook whose files are pressed as they are written."""

    def __init__(self, options: Mapping[str, Any]) -> None:
        self._buffer = io.BytesIO()
        super().__init__(io.BytesIO() if _IS_KNOWN else self._buffer, dict(options))

    def content(self) -> bytes:
        """Return the file; nothing can be added then."""
        if not _IS_KNOWN:
            self.close()
            return self._buffer.getvalue()
        with ZipFile(self._buffer, "w", ZIP_DEFLATED) as self._archive:
            self.close()
        self._let_go()
        return self._buffer.getvalue()

    def _let_go(self) -> None:
        """Let go of the sheets, which hold the workbook and are held by it: circles are looked for seldom."""
        self.worksheets_objs.clear()
        self.sheetnames.clear()

    def _get_packager(self) -> Packager:
        """Return what packs."""
        return _Parcel(self._archive) if _IS_KNOWN else super()._get_packager()
