"""Labels in words that the numbering of a Word file prints before paragraphs: ``Area for improvement 2:``, ``Annex B``.

Elements are those of ECMA-376 part 1, 17.9. Numbers and bullets alone are no text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

from hmicdiff.reading.word.revisions import is_on
from hmicdiff.reading.word.styles import number

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from hmicdiff.reading.word.styles import Styles

__all__ = ["print_labels"]

_PLACE: Final = re.compile(r"%([1-9])")
_WORD: Final = re.compile(r"[^\W\d_]{3}")
_LONGEST: Final = 100
"""Characters of a label; what is longer is no label of a report."""
_LETTERS: Final = 26
_MOST_LETTERED: Final = 260
_MOST_ROMAN: Final = 3999
_ROMAN: Final = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"),
    (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def print_labels(root: Any, document: Any, styles: Styles) -> None:  # noqa: ANN401 - the library states no types
    """Put the label that numbering prints before a paragraph there as text; a paragraph so labelled is no item of a list."""
    numbering = _numbering(document)
    if numbering is None or not any(_is_worded(level) for level in numbering.iter(qn("w:lvl"))):
        return
    lists = _Lists(numbering)
    for paragraph in root.iter(qn("w:p")):
        label = lists.label(*styles.numbering(paragraph))
        if label:
            _put(paragraph, label)


def _put(paragraph: Any, label: str) -> None:  # noqa: ANN401
    """Set a paragraph as one that begins with `label` and has no numbering."""
    paragraph.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = 0
    run = paragraph.add_r()
    run.text = label
    paragraph.insert(1, run)


def _numbering(document: Any) -> Any | None:  # noqa: ANN401
    """Return the definitions of a document's lists, None where it has none."""
    kind = RELATIONSHIP_TYPE.NUMBERING
    parts = (
        one.target_part for one in document.part.rels.values() if one.reltype == kind and not one.is_external
    )
    part = next(parts, None)
    return getattr(part, "element", None)


def _is_worded(level: Any) -> bool:  # noqa: ANN401
    """Whether a level of a list prints words, and not numbers, letters or signs alone."""
    text = _value(level, "w:lvlText")
    hidden = is_on(level.find(f"{qn('w:rPr')}/{qn('w:vanish')}"))
    return len(text) <= _LONGEST and bool(_WORD.search(_PLACE.sub(" ", text))) and not hidden


def _value(element: Any, name: str, default: str = "") -> str:  # noqa: ANN401
    """Return the value of a child that has one."""
    found = element.find(qn(name))
    return str(found.get(qn("w:val")) or default) if found is not None else default


@dataclass(frozen=True, slots=True)
class _List:
    """A list that paragraphs name: whose numbers it counts on, its levels, and where it begins them anew."""

    counted: str
    levels: Mapping[int, Any]
    starts: Mapping[int, int]


class _Lists:
    """Counts the numbered paragraphs of a text, in their order."""

    def __init__(self, numbering: Any) -> None:  # noqa: ANN401
        kinds = {one.get(qn("w:abstractNumId")): one for one in numbering.iterchildren(qn("w:abstractNum"))}
        by_style = {name: key for key, one in kinds.items() if (name := _value(one, "w:styleLink"))}
        self._lists: dict[str, _List] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
        for one in numbering.iterchildren(qn("w:num")):
            key = _value(one, "w:abstractNumId")
            kind = kinds.get(key)
            key = by_style.get(_value(kind, "w:numStyleLink"), key) if kind is not None else key
            if key in kinds:
                self._lists[one.get(qn("w:numId"))] = _List(
                    key, dict(_levels(kinds[key], one)), dict(_starts(one))
                )

    def label(self, name: str | None, level: int | None, styles: tuple[str, ...]) -> str | None:
        """Count a paragraph of the list `name` and return the words that its numbering prints, None where it prints none.

        Where no level is told, it is the one that a style of the paragraph is bound to, or the first.
        """
        found = self._lists.get(name or "")
        if found is None:
            return None
        level = level if level is not None else _bound(found, styles)
        shown = found.levels.get(level)
        if shown is None:
            return None
        self._count(name or "", found, level)
        return self._told(found, shown) if _is_worded(shown) else None

    def _count(self, name: str, found: _List, level: int) -> None:
        """Count on at a level; the levels in it begin anew."""
        counts = self._counts.setdefault(found.counted, {})
        if level in found.starts and (name, level) not in self._begun:
            counts[level] = found.starts[level]
        else:
            counts[level] = counts[level] + 1 if level in counts else _start(found.levels[level])
        self._begun.add((name, level))
        for inner in [one for one in counts if one > level]:
            del counts[inner]

    def _told(self, found: _List, shown: Any) -> str:  # noqa: ANN401
        """Return the label of the level that was counted last, with what parts it from the text."""
        text = _PLACE.sub(lambda match: self._number(found, int(match[1]) - 1), _value(shown, "w:lvlText"))
        return text + {"space": " ", "nothing": ""}.get(_value(shown, "w:suff"), "\t")

    def _number(self, found: _List, level: int) -> str:
        """Return the number a level stands at, as that level writes it."""
        shown = found.levels.get(level)
        if shown is None:
            return ""
        count = self._counts[found.counted].get(level, _start(shown))
        return _written(count, _value(shown, "w:numFmt", "decimal"))


def _levels(kind: Any, one: Any) -> Iterator[tuple[int, Any]]:  # noqa: ANN401
    """Yield the levels of a list, those of its own after those of its kind."""
    own = (each.find(qn("w:lvl")) for each in one.iterchildren(qn("w:lvlOverride")))
    for level in (*kind.iterchildren(qn("w:lvl")), *(found for found in own if found is not None)):
        yield number(level.get(qn("w:ilvl"))), level


def _starts(one: Any) -> Iterator[tuple[int, int]]:  # noqa: ANN401
    """Yield the levels that a list begins anew, each with its first number."""
    for each in one.iterchildren(qn("w:lvlOverride")):
        if each.find(qn("w:startOverride")) is not None:
            yield number(each.get(qn("w:ilvl"))), number(_value(each, "w:startOverride"))


def _start(level: Any) -> int:  # noqa: ANN401
    return number(_value(level, "w:start", "0"))


def _bound(found: _List, styles: tuple[str, ...]) -> int:
    """Return the level that one of a paragraph's styles is bound to, the first where none is."""
    return next((level for level, one in found.levels.items() if _value(one, "w:pStyle") in styles), 0)


def _written(count: int, form: str) -> str:
    """Return a number as a list writes it; in digits where the form is not known."""
    if form == "none":
        return ""
    if form in {"upperLetter", "lowerLetter"} and 0 < count <= _MOST_LETTERED:
        text = chr(ord("a") + (count - 1) % _LETTERS) * ((count - 1) // _LETTERS + 1)
    elif form in {"upperRoman", "lowerRoman"} and 0 < count <= _MOST_ROMAN:
        text = _roman(count)
    else:
        text = str(count)
    return text.upper() if form.startswith("upper") else text


def _roman(count: int) -> str:
    """Return a number in small Roman figures."""
    text = ""
    for value, sign in _ROMAN:
        times, count = divmod(count, value)
        text += sign * times
    return text
