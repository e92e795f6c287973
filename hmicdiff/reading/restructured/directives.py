"""Directives of reStructuredText: ``.. name:: argument``, options and what stands indented below."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from hmicdiff.reading.marks import grade_in_picture, label_in_picture
from hmicdiff.reading.restructured.inline import folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

__all__ = [
    "LITERAL",
    "PICTURES",
    "SILENT",
    "STYLED",
    "TITLED",
    "Directive",
    "dedented",
    "end_indented",
    "names_in",
    "read_directive",
]

_START: Final = re.compile(
    r"\.\.[ \t]+(?:\|(?P<stands>[^|\n]{1,80})\|[ \t]+)?(?P<name>[A-Za-z][\w.+-]*(?::[\w.+-]+)*)[ \t]?::(?:[ \t]+(?P<said>.*)|$)"
)
_OPTION: Final = re.compile(r"[ \t]+:(?P<name>[A-Za-z][\w-]*):(?:[ \t]+(?P<said>.*)|$)")
PICTURES: Final = frozenset({"image", "figure"})
SILENT: Final = frozenset(
    {
        "contents", "toctree", "include", "literalinclude", "meta", "index", "sectnum", "section-numbering", "target-notes",
        "highlight", "default-role", "role", "tabularcolumns", "header", "footer", "title", "unicode", "date",
    }
)  # fmt: skip
"""Those that print nothing of their own, or print it at the edge of every page."""
STYLED: Final = frozenset(
    {
        "container",
        "class",
        "rst-class",
        "only",
        "ifconfig",
        "cssclass",
        "grid",
        "grid-item",
        "tab-set",
        "compound",
        "div",
    }
)
"""Those whose argument is a name for styles or readers, and that draw no box."""
LITERAL: Final = frozenset({"code", "code-block", "sourcecode", "parsed-literal", "math", "raw"})
"""Those whose argument is a name, and whose lines are kept."""
TITLED: Final = frozenset(
    {
        "admonition", "topic", "sidebar", "dropdown", "card", "tab-item", "tab", "grid-item-card", "table", "list-table",
        "csv-table", "collapse", "details", "rubric", "centered",
    }
)  # fmt: skip
"""Those whose argument is a title; that of others begins their text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Directive:
    """One directive."""

    name: str
    said: str
    """Its argument."""
    options: Mapping[str, str]
    body: Sequence[str]
    """The lines below it, without their indent."""
    stands: str | None
    """The name that it stands for, where it is a definition."""

    def shown(self) -> str | None:
        """Return the grade or the label of an item that a picture shows by its words, None where it shows none."""
        words = self.options.get("alt") or self.stands or ""
        return grade_in_picture(words) or label_in_picture(words)


def read_directive(lines: Sequence[str], at: int) -> tuple[int, Directive] | None:
    """Return where the directive that begins at a line ends, and it; None where none begins."""
    start = _START.match(lines[at])
    if start is None:
        return None
    end = end_indented(lines, at + 1)
    options, first = _options(lines, at + 1, end)
    directive = Directive(
        name=start["name"].casefold(),
        said=(start["said"] or "").strip(),
        options=options,
        body=dedented(lines[first:end]),
        stands=start["stands"],
    )
    return end, directive


def _options(lines: Sequence[str], first: int, end: int) -> tuple[dict[str, str], int]:
    """Return the options below a directive, and where its text begins."""
    found: dict[str, str] = {}
    while first < end and (option := _OPTION.match(lines[first])):
        found[option["name"].casefold()] = (option["said"] or "").strip()
        first += 1
    return found, first


def names_in(lines: Sequence[str]) -> dict[str, str]:
    """Return what each name of a text stands for: the words of ``replace``, the grade or label that a picture shows."""
    return {
        folded(one.stands): " ".join([one.said, *one.body]).strip()
        if one.name == "replace"
        else one.shown() or ""
        for one in _definitions(lines)
        if one.stands is not None and one.name in {"replace", *PICTURES}
    }


def _definitions(lines: Sequence[str]) -> Iterator[Directive]:
    """Yield the directives of a text that stand for a name."""
    for at, line in enumerate(lines):
        if line.lstrip().startswith(".. |"):
            indent = len(line) - len(line.lstrip())
            end = end_indented(lines, at + 1, indent)
            found = read_directive([line.lstrip(), *(below[indent:] for below in lines[at + 1 : end])], 0)
            if found is not None:
                yield found[1]


def end_indented(lines: Sequence[str], at: int, indent: int = 0) -> int:
    """Return where the lines end that stand farther in than an indent; blank ones at their end are none of them."""
    end = at
    for number in range(at, len(lines)):
        if not lines[number].strip():
            continue
        if len(lines[number]) - len(lines[number].lstrip()) <= indent:
            break
        end = number + 1
    return end


def dedented(lines: Sequence[str]) -> list[str]:
    """Return lines without the indent that they share."""
    indent = min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)
    return [line[indent:] if line.strip() else "" for line in lines]
