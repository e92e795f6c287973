"""Parts of a page that its components keep to themselves, as browsers save them: declarative shadow roots."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["opened"]

_TEMPLATE: Final = re.compile(r"<(/?)template\b([^<>]*)>", re.IGNORECASE)
_ROOT: Final = re.compile(r"\bshadowroot(?:mode)?\s*=", re.IGNORECASE)


def opened(markup: str) -> str:
    """Return markup in which the template of a shadow root is an element like any other.

    A parser puts what stands in a template aside. Browsers show that of a shadow root (``shadowrootmode``, see the HTML
    standard on the template element) in place of its component, and pages saved as one file hold it so.
    """
    if not _ROOT.search(markup):
        return markup
    roots: list[bool] = []

    def swap(tag: re.Match[str]) -> str:
        if not tag[1]:
            roots.append(bool(_ROOT.search(tag[2])))
            return "<div>" if roots[-1] else tag[0]
        return "</div>" if roots and roots.pop() else tag[0]

    return _TEMPLATE.sub(swap, markup)
