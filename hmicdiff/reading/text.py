"""Plain text: the lines of the file as received, form feeds as page breaks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from hmicdiff.model import Line

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["count_pages", "read_lines", "split_lines"]

_BLANK: Final = " \t\r\u00a0\ufeff"


def read_lines(text: str) -> tuple[Line, ...]:
    """Return the lines of `text`, split at line feeds alone, each with its page if it has form feeds.

    A line is on the page on which its first visible character stands.
    """
    lines = split_lines(text)
    if "\f" not in text:
        made = {line: Line(text=line) for line in set(lines)}  # of a text's lines half are empty
        return tuple(map(made.__getitem__, lines))
    return tuple(_paged(lines))


def count_pages(text: str) -> int | None:
    """Return how many pages the form feeds of `text` part; None if it has none.

    A form feed at the very end closes the last page, as PDF extractors write it.
    """
    breaks = text.rstrip().count("\f")
    return breaks + 1 if "\f" in text else None


def split_lines(text: str) -> list[str]:
    """Return the lines of `text` without their breaks; lone carriage returns count where no line feed is."""
    text = text if "\n" in text else text.replace("\r", "\n")
    lines = text.split("\n")
    if "\r" in text:
        lines = [line.removesuffix("\r") for line in lines]
    return lines[:-1] if lines[-1] == "" else lines


def _paged(lines: list[str]) -> Iterator[Line]:
    """Yield lines with pages counted by form feeds."""
    page = 1
    for line in lines:
        visible = line.lstrip(_BLANK + "\f")
        before = len(line) - len(visible)
        opened = line[:before].count("\f")
        yield Line(text=line, page=page + opened if visible else page)
        page += line.count("\f")
