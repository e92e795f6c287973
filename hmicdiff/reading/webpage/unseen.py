"""What of a web page not everybody sees: hidden parts, copies for some readers, lines for print, explanations on request."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from hmicdiff.reading.marks import bears_marks
from hmicdiff.reading.webpage.nodes import HEADINGS, attribute, holds_title, names_of, pieces_of, words_of
from hmicdiff.vocabulary.webpages import load_sites

if TYPE_CHECKING:
    from collections.abc import Sequence

    from selectolax.lexbor import LexborNode

    from hmicdiff.reading.webpage.survey import Survey

__all__ = ["is_explanation", "why_unseen"]

_HIDDEN_STYLE: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_UNFOLDED_WORDS: Final = 30
"""Words above which a hidden element is no trick of the layout but content a click unfolds."""
_LONGEST_STAMP: Final = 40
"""Words above which what is printed alone is no stamp on the copy."""
_ICON_WORD: Final = re.compile(r"[a-z0-9_]+(?: [a-z0-9_]+)?")
_LETTER: Final = re.compile(r"\w")


def why_unseen(node: LexborNode, survey: Survey) -> str | None:
    """Return why an element that is hidden, or shown in one medium alone, is left out; None where it is read."""
    sites, names = load_sites(), names_of(node)
    is_spoken = bool(sites.for_screen_readers.intersection(names))
    is_mute = attribute(node, "aria-hidden") == "true"
    is_hidden = not is_spoken and _is_hidden(node, names)
    if not (is_spoken or is_mute or is_hidden or sites.any_says("copy", names)):
        return None
    words = words_of(node)
    if is_spoken:
        return "control" if sites.says("screen_reader", words) or sites.says("control", words) else None
    if is_mute and _is_icon(names, words):
        return "picture"
    if sites.any_says("print_only", names) and _is_stamp(node, words):
        return "named_furniture"
    return _twice_or_hidden(node, names, words, survey, is_mute=is_mute, is_hidden=is_hidden)


def _is_stamp(node: LexborNode, words: str) -> bool:
    """Whether what is printed alone is a line on the printed copy: a few words, none of them a mark of a report."""
    short = len(words.split()) <= _LONGEST_STAMP and node.css_first(f"{HEADINGS}, table, li") is None
    return short and not bears_marks(pieces_of(node))


def _twice_or_hidden(
    node: LexborNode, names: list[str], words: str, survey: Survey, *, is_mute: bool, is_hidden: bool
) -> str | None:
    """Return whether an element that not everybody sees says again what the page says, or is only hidden."""
    if not _LETTER.search(words) or survey.holds_main(node):
        return None
    if survey.takes_copy(node) or (is_mute and _is_spelt_out(node)):
        return "second_copy"
    return "hidden_part" if is_hidden and not _unfolds(node, names, words, survey) else None


def _is_hidden(node: LexborNode, names: list[str]) -> bool:
    """Whether an element says that it is not shown."""
    told = "hidden" in node.attributes and attribute(node, "hidden") != "until-found"
    if told or _HIDDEN_STYLE.search(attribute(node, "style")):
        return True
    return bool(load_sites().hiding.intersection(names))


def _unfolds(node: LexborNode, names: list[str], words: str, survey: Survey) -> bool:
    """Whether a hidden element is content that a click unfolds."""
    if survey.is_opened(node) or attribute(node, "role") in {"tabpanel", "region"}:
        return True
    if load_sites().any_says("panel", names) or len(words.split()) > _UNFOLDED_WORDS:
        return True
    return bears_marks(pieces_of(node)) or holds_title(node)


def _is_icon(names: list[str], words: str) -> bool:
    """Whether a mute element is a sign: no letters, or the name of a glyph of an icon font."""
    if not _LETTER.search(words):
        return True
    return load_sites().any_says("icon", names) and bool(_ICON_WORD.fullmatch(words))


def _is_spelt_out(node: LexborNode) -> bool:
    """Whether a mute element beside it is spelt out for readers of screens."""
    parent = node.parent
    if parent is None or len(words_of(node).split()) > 4:  # noqa: PLR2004 - a sign, not a sentence
        return False
    spoken = load_sites().for_screen_readers
    return any(
        child.is_element_node and spoken.intersection(names_of(child)) and _LETTER.search(words_of(child))
        for child in parent.iter()
    )


def is_explanation(node: LexborNode, survey: Survey, said: Sequence[str]) -> bool:
    """Whether an element explains a term where a reader points at it, and is no part of the sentence that it stands in.

    A name tells it only of what breaks into a sentence: text that begins anew where `said` has not ended.
    """
    if attribute(node, "role") == "tooltip" or "popover" in node.attributes:
        return True
    named = load_sites().any_says("tooltip", names_of(node))
    if survey.is_described_by(node) and (named or _is_hidden(node, names_of(node))):
        return True
    if not named or any(
        load_sites().any_says("tooltip", names_of(inner))
        for inner in node.css("*")
        if inner.mem_id != node.mem_id
    ):
        return False
    words, before = words_of(node), "".join(said).rstrip()
    return words[:1].isupper() and len(words.split()) > 2 and bool(before) and before[-1] not in ".!?:"  # noqa: PLR2004 - more than a term
