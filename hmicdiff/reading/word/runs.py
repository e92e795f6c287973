"""The words of one paragraph: runs, symbols and breaks; hidden text and marks of notes left out."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from docx.oxml.ns import qn

from hmicdiff.model import Omission
from hmicdiff.reading.fractions import apart_from
from hmicdiff.reading.marks import is_note_mark, labels_item
from hmicdiff.reading.word.equations import EQUATION, equation_text
from hmicdiff.reading.word.lettering import LETTERING, is_watermark, lettered
from hmicdiff.reading.word.pictures import PICTURES, description, words_shown
from hmicdiff.text import visible
from hmicdiff.vocabulary.symbols import load_signs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hmicdiff.reading.word.styles import Styles

__all__ = ["Runs"]

_CHARACTERS: Final = {
    qn("w:tab"): "\t",
    qn("w:ptab"): "\t",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "\u2011",
    qn("w:softHyphen"): "\u00ad",
}
_SKIPPED: Final = frozenset(
    map(
        qn,
        (
            "w:instrText",
            "w:delInstrText",
            "w:pPr",
            "w:rPr",
            "w:txbxContent",
            "w:rt",
            "w:fldData",
            "w:delText",
        ),
    )
)
_MOST_AHEAD: Final = 3
_HEX: Final = re.compile(r"[0-9A-Fa-f]{2,4}")


class Runs:
    """Reads paragraphs; `omissions` grows by what is left out of them."""

    def __init__(self, styles: Styles, omissions: list[Omission]) -> None:
        self._styles = styles
        self._omissions = omissions

    def text(self, paragraph: Any) -> str:  # noqa: ANN401 - the library states no types
        """Return the visible text of a paragraph, text boxes aside."""
        said: list[str] = []
        self._read(paragraph, paragraph, said)
        return visible("".join(said))

    def _read(self, element: Any, paragraph: Any, said: list[str]) -> None:  # noqa: ANN401
        """Add what stands in an element to what the paragraph has said."""
        for child in element:
            if child.tag == qn("w:r"):
                self._run(child, paragraph, said)
            elif child.tag == EQUATION:
                said.append(equation_text(child))
            elif child.tag not in _SKIPPED:
                self._read(child, paragraph, said)

    def _run(self, run: Any, paragraph: Any, said: list[str]) -> None:  # noqa: ANN401
        """Add the words of a run, or note why they are left out."""
        font = self._styles.font(run, paragraph)
        pieces: list[str] = []
        self._pieces(run, font, paragraph, pieces)
        words = "".join(pieces)
        if not words:
            return
        if self._styles.is_hidden(run, paragraph):
            self._leave_out("hidden_text", words)
        elif self._styles.is_raised(run, paragraph):
            self._raised(words, said, _ahead(run))
        else:
            said.append(words)

    def _raised(self, words: str, said: list[str], ahead: str) -> None:
        """Add words that stand above the line, but for the mark of a note; a fraction stands apart from its whole number."""
        before = "".join(said[-3:])
        if is_note_mark(words, after=before, ahead=ahead):
            self._leave_out("note_mark", words)
        else:
            said.append(f"{apart_from(before, words, ahead=ahead)}{words}")

    def _pieces(self, element: Any, font: str | None, paragraph: Any, pieces: list[str]) -> None:  # noqa: ANN401
        """Add the text of the parts of a run."""
        for child in element:
            if child.tag == qn("w:t"):
                text = child.text or ""
                pieces.append(load_signs().read(font, text) if font and load_signs().is_font(font) else text)
            elif child.tag == qn("w:sym"):
                pieces.append(_symbol(child))
            elif child.tag in _CHARACTERS:
                pieces.append(_CHARACTERS[child.tag])
            elif child.tag in PICTURES:
                pieces.extend(self._picture(child))
                self._pieces(child, font, paragraph, pieces)
            elif child.tag == LETTERING:
                pieces.extend(self._lettering(child))
            elif child.tag == qn("w:r"):
                self._run(child, paragraph, pieces)
            elif child.tag not in _SKIPPED:
                self._pieces(child, font, paragraph, pieces)

    def _picture(self, picture: Any) -> Iterator[str]:  # noqa: ANN401
        """Yield the words that a picture shows, as a line of their own where they label an item; else it is left out."""
        shown = words_shown(picture)
        if shown is None:
            self._leave_out("picture", description(picture))
        else:
            yield f"\n{shown}\n" if labels_item(shown) else shown

    def _lettering(self, path: Any) -> Iterator[str]:  # noqa: ANN401
        """Yield words that are drawn as a line of their own; a watermark is left out."""
        if is_watermark(path):
            self._leave_out("watermark", lettered(path))
        else:
            yield f"\n{lettered(path)}\n"

    def _leave_out(self, reason: str, words: str) -> None:
        if words.strip():
            self._omissions.append(Omission(reason=reason, text=" ".join(words.split())))


def _ahead(run: Any) -> str:  # noqa: ANN401
    """Return the words of the next few runs behind one."""
    runs = islice(run.itersiblings(qn("w:r")), _MOST_AHEAD)
    return "".join(text.text or "" for after in runs for text in after.iter(qn("w:t")))


def _symbol(symbol: Any) -> str:  # noqa: ANN401
    """Return the character an inserted symbol shows, nothing where it is not known."""
    font, code = symbol.get(qn("w:font")) or "", symbol.get(qn("w:char")) or ""
    if not _HEX.fullmatch(code):
        return ""
    if load_signs().is_font(font):
        return load_signs().sign(font, int(code, 16)) or ""
    shown = chr(int(code, 16))
    return shown if shown.isprintable() else ""
