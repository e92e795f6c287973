"""Paragraphs that are rows of a table: a label and what a tab sets beside it, a term and what is said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from docx.oxml.ns import qn

from hmicdiff.model import Line
from hmicdiff.reading.grids import GridCell
from hmicdiff.reading.marks import is_told_of_item, labels_item

if TYPE_CHECKING:
    from hmicdiff.model import Omission
    from hmicdiff.reading.word.runs import Runs
    from hmicdiff.reading.word.styles import Styles

__all__ = ["Pairs"]

_BOX: Final = qn("w:txbxContent")
_BREAKS: Final = (qn("w:br"), qn("w:cr"))


class Pairs:
    """Takes paragraphs one after the other, as long as they are rows; `omissions` grows by what is left out of them."""

    def __init__(self, styles: Styles, runs: Runs, omissions: list[Omission]) -> None:
        self._styles = styles
        self._runs = runs
        self._omissions = omissions
        self._tabbed: list[list[str]] = []
        self._defined: list[list[str]] = []

    def take(self, element: Any) -> bool:  # noqa: ANN401 - the library states no types
        """Whether an element is a paragraph of the rows, which then has it."""
        if element.tag != qn("w:p") or next(element.iter(_BOX), None) is not None:
            return False
        if not self._tabbed and (self._take_said(element) or self._take_term(element)):
            return True
        pair = None if self._defined else self._tabbed_pair(element)
        if pair is not None:
            self._tabbed.append(pair)
        return pair is not None

    def close(self) -> list[list[GridCell]]:
        """Return the rows taken since the last time."""
        rows = [*self._tabbed, *self._defined]
        self._tabbed, self._defined = [], []
        return [
            [GridCell(lines=tuple(Line(text=text) for text in cell.split("\n"))) for cell in row]
            for row in rows
        ]

    def _take_term(self, paragraph: Any) -> bool:  # noqa: ANN401
        """Take a paragraph that is a term by its style, where what is said of it follows."""
        behind = next(paragraph.itersiblings(qn("w:p"), qn("w:tbl")), None)
        if not self._styles.is_term(paragraph) or behind is None or not self._styles.is_said(behind):
            return False
        term = self._text(paragraph)
        if term:
            self._defined.append([term])
        return bool(term)

    def _take_said(self, paragraph: Any) -> bool:  # noqa: ANN401
        """Take a paragraph that says something of the term before it; several of one term are one cell."""
        if not self._defined or not self._styles.is_said(paragraph):
            return False
        row = self._defined[-1]
        row[1:] = ["\n".join((*row[1:], self._text(paragraph)))]
        return True

    def _text(self, paragraph: Any) -> str:  # noqa: ANN401
        return " ".join(self._runs.text(paragraph).split())

    def _tabbed_pair(self, paragraph: Any) -> list[str] | None:  # noqa: ANN401
        """Return the label of an item, or behind one what is said of it, and the text that a tab sets beside it.

        None for any other paragraph.
        """
        is_broken = next(paragraph.iter(*_BREAKS), None) is not None
        if is_broken or next(paragraph.iter(qn("w:tab")), None) is None:
            return None
        if self._styles.is_contents(paragraph) or self._styles.kind(paragraph)[0] is not None:
            return None
        known = len(self._omissions)
        parts = [" ".join(part.split()) for part in self._runs.text(paragraph).split("\t") if part.strip()]
        two = len(parts) == 2  # noqa: PLR2004 - a label and its value
        if two and (labels_item(parts[0]) or (self._tabbed and is_told_of_item(parts[0]))):
            return parts
        del self._omissions[known:]
        return None
