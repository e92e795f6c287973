"""Fields: their codes, which no program shows, and forms of the old kind, whose choices stand in the field's data alone."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from docx.oxml.ns import qn

from hmicdiff.model import Omission
from hmicdiff.reading.word.revisions import is_on
from hmicdiff.reading.word.styles import number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["show_choices", "take_out_codes"]

_MARK: Final = qn("w:fldChar")
_PART: Final = qn("w:fldCharType")
_TEXT: Final = qn("w:t")
_LIST: Final = f"{qn('w:ffData')}/{qn('w:ddList')}"
_BOX: Final = f"{qn('w:ffData')}/{qn('w:checkBox')}"
_CHOSEN: Final = ("w:result", "w:default")
_TICKED: Final = ("w:checked", "w:default")


def take_out_codes(root: Any) -> list[Omission]:  # noqa: ANN401 - the library states no types
    """Take out text that stands in the code of a field, as the result of a field within it; its own result stays.

    Returns what was taken out, one passage a field. A field without a result has nothing that parts code and text, and
    stays as it is. A field that lost its parts may seem to go on to those of a later one: of the paragraphs behind
    its own nothing is taken.
    """
    omissions: list[Omission] = []
    fields: list[_Code | None] = []
    for element in list(root.iter(_MARK, _TEXT)):
        part = element.get(_PART)
        if part == "begin":
            fields.append(_Code(_paragraph(element)))
        elif part == "separate" and fields:
            last, fields[-1] = fields[-1], None
            omissions.extend(_taken_out(last.texts if last is not None else ()))
        elif part == "end" and fields:
            fields.pop()
        elif element.tag == _TEXT and fields:
            paragraph = _paragraph(element)
            for code in fields:
                if code is not None and code.paragraph is paragraph:
                    code.texts.append(element)
    return omissions


@dataclass(frozen=True, slots=True)
class _Code:
    """The code of a field as far as it is read: the paragraph that it begins in, and the texts that stand in it."""

    paragraph: Any
    texts: list[Any] = field(default_factory=list)


def _paragraph(element: Any) -> Any:  # noqa: ANN401
    """Return the paragraph that an element stands in, or what holds it where it stands in none."""
    return next(element.iterancestors(qn("w:p")), element.getparent())


def _taken_out(texts: Iterable[Any]) -> Iterator[Omission]:
    """Take out texts; yields what they said."""
    inside = [text for text in texts if text.getparent() is not None]
    for text in inside:
        text.getparent().remove(text)
    words = " ".join("".join(text.text or "" for text in inside).split())
    if words:
        yield Omission(reason="field_code", text=words)


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
    depth = 0
    for element in _paragraph(begin).iter(_MARK, _TEXT):
        if element is begin:
            depth = 1
        elif depth and element.tag == _MARK:
            depth += {"begin": 1, "end": -1}.get(element.get(_PART) or "", 0)
            if not depth:
                return
        elif depth:
            yield (element.text or "").strip()
