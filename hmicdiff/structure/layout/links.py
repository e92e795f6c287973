"""The list of addresses that a browser without pictures prints below a page: where its numbered links lead."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from hmicdiff.text import count_on

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hmicdiff.model import Artefact
    from hmicdiff.structure.layout.rows import Row

__all__ = ["find_links"]

_LINK = re.compile(
    r"\[?(?P<number>\d{1,4})[\].]? (?:(?:https?|ftp|file)://|mailto:|tel:|javascript:|www\.)\S*"
)
_HEAD = re.compile(
    r"(?:references|(?:(?:visible|hidden) )?links(?: on this page)?|link references):?", re.IGNORECASE
)
_FEWEST = 3


def find_links(rows: Sequence[Row]) -> tuple[Artefact, ...]:
    """Return the lines of the list of addresses that ends a text, with its headings; none where other text stands among them.

    Addresses that are told with words, as in a list of sources, are content.
    """
    ending = list(takewhile(_is_of_list, (row for row in reversed(rows) if row.bare)))
    numbers = [int(found["number"]) for row in reversed(ending) if (found := _LINK.fullmatch(row.bare))]
    if len(numbers) < _FEWEST or numbers[0] != 1 or not count_on(numbers):
        return ()
    return tuple(row.as_artefact("link_text") for row in reversed(ending))


def _is_of_list(row: Row) -> bool:
    """Whether a line may be one of such a list."""
    return _LINK.fullmatch(row.bare) is not None or _HEAD.fullmatch(row.bare) is not None
