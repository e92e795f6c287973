"""Form fields of the old kind: what was chosen from a list or ticked stands in the field's data alone, and is shown as text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from docx.oxml.ns import qn

from hmicdiff.reading.word.revisions import is_on
from hmicdiff.reading.word.styles import number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["show_choices"]

_MARK: Final = qn("w:fldChar")
_TEXT: Final = qn("w:t")
_LIST: Final = f"{qn('w:ffData')}/{qn('w:ddList')}"
_BOX: Final = f"{qn('w:ffData')}/{qn('w:checkBox')}"
_CHOSEN: Final = ("w:result", "w:default")
_TICKED: Final = ("w:checked", "w:default")


def show_choices(root: Any) -> None:  # noqa: ANN401 - the library states no types
    """Put what is chosen in each list of a form, and the sign of each of its boxes, in its place as text.

    A field that holds its words too stays as it is.
    """
    for begin in list(root.iter(_MARK)):
        entries, box = begin.find(_LIST), begin.find(_BOX)
        if (entries is None and box is None) or any(_shown(begin)):
            continue
        text = begin.makeelement(_TEXT)
        text.text = _chosen(entries) if entries is not None else _sign(box)
        begin.addprevious(text)


def _chosen(entries: Any) -> str:  # noqa: ANN401
    """Return the chosen entry of a list; where nothing tells it, the first is the one shown."""
    told = _first(entries, _CHOSEN)
    place = number(told.get(qn("w:val"))) if told is not None else 0
    words = [entry.get(qn("w:val")) or "" for entry in entries.iterchildren(qn("w:listEntry"))]
    return words[place] if place < len(words) else ""


def _sign(box: Any) -> str:  # noqa: ANN401
    """Return the sign of a box: crossed or empty."""
    return "\u2612" if is_on(_first(box, _TICKED)) else "\u2610"


def _first(element: Any, names: Iterable[str]) -> Any | None:  # noqa: ANN401
    """Return the first of the elements named that stands in another, None where there is none."""
    return next((found for name in names if (found := element.find(qn(name))) is not None), None)


def _shown(begin: Any) -> Iterator[str]:  # noqa: ANN401
    """Yield the words between the beginning of a field and its end."""
    paragraph = next(begin.iterancestors(qn("w:p")), begin.getparent())
    depth = 0
    for element in paragraph.iter(_MARK, _TEXT):
        if element is begin:
            depth = 1
        elif depth and element.tag == _MARK:
            depth += {"begin": 1, "end": -1}.get(element.get(qn("w:fldCharType")) or "", 0)
            if not depth:
                return
        elif depth:
            yield (element.text or "").strip()
