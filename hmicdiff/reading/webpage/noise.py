"""What of a web page is no content: navigation, cookie and consultation banners, links onward.

The names are those of the inspectorate's own pages since 2013 and of the sites that quote them
(police and crime commissioners, forces, councils, newspapers).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

__all__ = ["is_dropped", "is_label", "is_noise_line", "words_of"]

_DROPPED_TAGS: Final = frozenset(
    {
        "audio", "button", "canvas", "datalist", "dialog", "embed", "head", "iframe", "input", "link", "map",
        "meta", "nav", "noscript", "object", "option", "picture", "script", "select", "style", "svg",
        "template", "textarea", "video",
    }
)  # fmt: skip
_DROPPED_ROLES: Final = frozenset(
    {"alertdialog", "banner", "contentinfo", "dialog", "menu", "menubar", "navigation", "search", "toolbar"}
)
_DROPPED_NAMES: Final = re.compile(
    r"(?:^|[-_])(?:breadcrumbs?|cookies?|cookie[a-z]*|gdpr|hide|menu|nav|navbar|navigation|newsletter|pager"
    r"|pagination|screen-reader-text|search|sharedaddy|share|sharing|sidebar|skip|skiplink|social|sr-only"
    r"|visually-?hidden|widget)(?:$|[-_])",
    re.IGNORECASE,
)
_NOTICE_NAMES: Final = re.compile(
    r"(?:^|[-_])(?:alert|announcement|banner|consultation|message|notice|notification|popup|promo|survey)s?(?:$|[-_])",
    re.IGNORECASE,
)
_NOTICE_WORDS: Final = re.compile(
    r"\b(?:beta|browser|consultation|consulting|cookies?|feedback|javascript|newsletter|sign up|subscribe|survey)\b",
    re.IGNORECASE,
)
_LABEL_NAMES: Final = re.compile(
    r"(?:^|[-_])(?:badge|grade|grading|judge?ment|label|pill|rating|tag)s?(?:$|[-_])", re.IGNORECASE
)
_LABEL_TAGS: Final = frozenset({"b", "div", "em", "i", "img", "mark", "p", "small", "span", "strong", "td"})
_LABEL_LENGTH: Final = 40
_HIDDEN_STYLE: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_UNFOLDED_LENGTH: Final = 200
"""Characters above which a hidden element is no trick of the layout but content a click unfolds."""
_NOTICE_LENGTH: Final = 1500
"""Characters above which an element is no notice, and navigation only if it is links for the most part."""
_NOISE_LINES: Final = re.compile(
    r"(?:skip to (?:main )?(?:content|navigation)|(?:back|return) to (?:top|contents|previous page)|read more(?: about .{1,120})?"
    r"|find out more(?: about .{1,120})?|menu|search|home|close|print(?: this page)?|share(?: this)?(?: page)?"
    r"|share on (?:facebook|twitter|x|linkedin|whatsapp)|tweet|email this page|accept(?: all)?(?: cookies)?|cookie settings"
    r"|manage cookies|hide this message|(?:next|previous)(?: page)?|show (?:more|less|all)|open all|close all"
    r"|get the (?:report|full report|letter|press release)|download(?: this)?(?: report| page)?(?: as)?(?: \(?pdf\)?)?"
    r"|view(?: this)? (?:report )?as (?:a )?pdf|expand all|collapse all|on this page|in this section|click here"
    r"|opens in (?:a )?new (?:tab|window))[\s.:>\u00bb\u2192\u203a]*",
    re.IGNORECASE,
)


def is_dropped(node: LexborNode, *, in_article: bool) -> bool:
    """Whether an element and all in it is no content; `in_article` is true inside the page's main part."""
    if node.tag in _DROPPED_TAGS:
        return True
    attributes = node.attributes
    if (attributes.get("role") or "").casefold() in _DROPPED_ROLES:
        return not _holds_title(node)
    if node.tag in {"header", "footer", "aside", "form"} and not in_article:
        return not _holds_title(node)
    return _is_hidden(node) or _is_named_noise(node)


def is_label(node: LexborNode) -> bool:
    """Whether an element is a label that stands for itself, as the grade of a question does."""
    if node.tag not in _LABEL_TAGS or not any(_LABEL_NAMES.search(name) for name in _names(node)):
        return False
    return 0 < len(words_of(node)) <= _LABEL_LENGTH


def is_noise_line(text: str) -> bool:
    """Whether a line of its own only leads elsewhere (``Skip to content``, ``Read more about Kent``)."""
    return bool(_NOISE_LINES.fullmatch(text.strip()))


def words_of(node: LexborNode) -> str:
    """Return the words of an element, of a picture its alternative text, on one line."""
    text = node.attributes.get("alt") if node.tag == "img" else node.text(deep=True, separator=" ")
    return " ".join((text or "").split())


def _names(node: LexborNode) -> list[str]:
    """Return the classes and the id of an element."""
    attributes = node.attributes
    return [*(attributes.get("class") or "").split(), *(attributes.get("id") or "").split()]


def _holds_title(node: LexborNode) -> bool:
    """Whether the page's title stands in the element."""
    return node.css_first("h1") is not None


def _is_prose(node: LexborNode) -> bool:
    """Whether an element holds long text that is not links for the most part."""
    length = len(words_of(node))
    return length > _NOTICE_LENGTH and sum(len(words_of(link)) for link in node.css("a")) * 2 < length


def _is_hidden(node: LexborNode) -> bool:
    """Whether an element is hidden and short."""
    attributes = node.attributes
    hidden = "hidden" in attributes or (attributes.get("aria-hidden") or "").casefold() == "true"
    if not hidden and not _HIDDEN_STYLE.search(attributes.get("style") or ""):
        return False
    return len(words_of(node)) < _UNFOLDED_LENGTH


def _is_named_noise(node: LexborNode) -> bool:
    """Whether an element's class or id says that it is navigation or a notice."""
    names = _names(node)
    if any(_DROPPED_NAMES.search(name) for name in names):
        return node.tag not in {"main", "article"} and not _holds_title(node) and not _is_prose(node)
    if not any(_NOTICE_NAMES.search(name) for name in names) or _holds_title(node):
        return False
    text = words_of(node)
    return len(text) < _NOTICE_LENGTH and bool(_NOTICE_WORDS.search(text))
