"""Form fields of a PDF: what is filled in is printed on the page, and made a part of its text."""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING, Any, Final

import pypdfium2.raw as pdfium

from hmicdiff.model import Omission

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Fields"]

_UNSEEN: Final = pdfium.FPDF_ANNOT_FLAG_HIDDEN | pdfium.FPDF_ANNOT_FLAG_NOVIEW
_LONGEST: Final = 64 * 1024
"""Bytes of a value that are read for the ledger."""


class Fields:
    """Prints the fields of one document on its pages; costs nothing where it has none."""

    def __init__(self, document: Any) -> None:  # noqa: ANN401 - the library states no types
        has_form = document.get_formtype() != pdfium.FORMTYPE_NONE
        if has_form:
            document.init_forms()
        self._form = document.formenv if has_form else None

    def print_on(self, page: Any) -> tuple[bool, tuple[Omission, ...]]:  # noqa: ANN401
        """Print the fields of a page; returns whether any was, after which the page must be loaded anew, and what was not.

        Buttons are controls, and fields set as hidden are hidden text; remarks and links of the page are no fields.
        """
        if self._form is None:
            return False, ()
        omissions = tuple(self._cleared(page))
        printed = pdfium.FPDFPage_GetAnnotCount(page.raw) > 0
        if printed:
            printed = pdfium.FPDFPage_Flatten(page.raw, pdfium.FLAT_NORMALDISPLAY) == pdfium.FLATTEN_SUCCESS
        return printed, omissions

    def _cleared(self, page: Any) -> Iterator[Omission]:  # noqa: ANN401
        """Take off a page what is laid over it and is no field that shows its value; yields the words of such fields."""
        for index in reversed(range(pdfium.FPDFPage_GetAnnotCount(page.raw))):
            note = pdfium.FPDFPage_GetAnnot(page.raw, index)
            reason = self._reason(note)
            words = self._told(note, reason) if reason else ""
            pdfium.FPDFPage_CloseAnnot(note)
            if reason is not None:
                pdfium.FPDFPage_RemoveAnnot(page.raw, index)
            if reason and words:
                yield Omission(reason=reason, text=words)

    def _reason(self, note: Any) -> str | None:  # noqa: ANN401
        """Return why something laid over a page is not printed: empty for what is no field, None for a field that is."""
        if pdfium.FPDFAnnot_GetSubtype(note) != pdfium.FPDF_ANNOT_WIDGET:
            return ""
        if pdfium.FPDFAnnot_GetFormFieldType(self._form, note) == pdfium.FPDF_FORMFIELD_PUSHBUTTON:
            return "control"
        return "hidden_text" if pdfium.FPDFAnnot_GetFlags(note) & _UNSEEN else None

    def _told(self, note: Any, reason: str) -> str:  # noqa: ANN401
        """Return the value of a field, of a button its name."""
        read = (
            pdfium.FPDFAnnot_GetFormFieldName if reason == "control" else pdfium.FPDFAnnot_GetFormFieldValue
        )
        buffer = ctypes.create_string_buffer(_LONGEST)
        size = read(self._form, note, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), _LONGEST)
        return " ".join(buffer.raw[: min(size, _LONGEST)].decode("utf-16-le", "replace").strip("\0").split())
