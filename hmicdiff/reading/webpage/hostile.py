"""Web pages that would take a parser time without bound."""

from __future__ import annotations

import re
from typing import Final

from hmicdiff.errors import Refused
from hmicdiff.reading.limits import MAX_ELEMENTS, MAX_NESTING

__all__ = ["refuse_hostile"]

_TAG: Final = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)([^<>]*)")
_UNCOUNTED: Final = frozenset(
    {
        "area", "base", "br", "col", "colgroup", "dd", "dt", "embed", "hr", "img", "input", "li", "link", "meta",
        "optgroup", "option", "p", "param", "path", "rp", "rt", "source", "tbody", "td", "tfoot", "th", "thead", "tr",
        "track", "wbr",
    }
)  # fmt: skip
_MAX_ATTRIBUTES_LENGTH: Final = 4000
"""Characters of a tag, quoted values aside, above which it is no tag a writer made."""
_QUOTED: Final = re.compile(r"\"[^\"]*\"|'[^']*'")


def refuse_hostile(markup: str) -> None:
    """Refuse a page whose nesting or attributes would take a parser time without bound."""
    depth = 0
    for number, tag in enumerate(_TAG.finditer(markup)):
        closing, name, rest = tag.groups()
        if number > 2 * MAX_ELEMENTS:
            raise Refused(code="too_large", reason=f"The page has more than {MAX_ELEMENTS:,} elements.")
        if len(rest) > _MAX_ATTRIBUTES_LENGTH and len(_QUOTED.sub("", rest)) > _MAX_ATTRIBUTES_LENGTH:
            raise Refused(code="damaged", reason="The page has a tag of thousands of attributes.")
        if name.lower() not in _UNCOUNTED:
            depth = max(0, depth - 1) if closing else depth + (not rest.endswith("/"))
        if depth > MAX_NESTING:
            raise Refused(
                code="damaged", reason=f"The page's elements stand over {MAX_NESTING} deep in each other."
            )
