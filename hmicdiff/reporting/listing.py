"""Rows as Markdown that is read on any screen: one entry under another, a quote as a block below its finding.

A table in Prefect's UI breaks no line: on a screen of ordinary width a quote would lie outside it.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

__all__ = ["as_entries", "as_findings", "escape"]

_GROUPED = ("body", "finding")
_MARK = re.compile(r"^(\d*)([.)+=-])")
"""What opens a list or a rule at the beginning of a line."""
_SHOWN = ("on", "quote", *_GROUPED)


def escape(text: str) -> str:
    """Return text of a report, a file's name or a reason as one line of Markdown that shows it as it is."""
    line = "".join(f"\\{char}" if char in "\\`*_[]<>|#~&" else char for char in " ".join(text.split()))
    return _MARK.sub(r"\1\\\2", line)


def as_findings(rows: Sequence[Mapping[str, str]], nothing: str = "None.") -> str:
    """Return rows of findings as Markdown, under a heading a body and one a finding, in the order they come.

    A row's name and what else it says stand on a line, its quote in a block below; its cells are Markdown already.
    Without rows the text is `nothing`.
    """
    lines: list[str] = []
    for body, own in groupby(rows, lambda row: row["body"]):
        lines += [f"# {escape(body)}", ""]
        for finding, each in groupby(own, lambda row: row["finding"]):
            entries = list(each)
            lines += [f"## {finding} ({len(entries)})", ""]
            for entry in entries:
                lines += _finding(entry)
    return "\n".join(lines) or nothing


def _finding(row: Mapping[str, str]) -> list[str]:
    """Return one finding as lines."""
    said = ", ".join(_in_words(name, value) for name, value in row.items() if value and name not in _SHOWN)
    quoted = [f"> {row['quote']}", ""] if row["quote"] else []
    return [f"**{row['on']}**: {said}", "", *quoted]


def _in_words(name: str, value: str) -> str:
    """Return a cell with the name of its column, where it does not speak for itself."""
    return {
        "how sure": f"confidence {value}",
        "to review": "to review",
        "due to": f"due to {value}",
        "or else": f"or else *{value}*",
    }.get(name, value)


def as_entries(entries: Iterable[tuple[str, str, str]]) -> str:
    """Return entries as a list in Markdown: each a name, what it is, and a longer text below; all three are plain."""
    return "\n".join(
        f"- **{escape(name)}**{f': {escape(what)}' if what else ''}\n\n  {escape(text)}\n"
        for name, what, text in entries
    )
