"""Short forms a report introduces in brackets: ``safer neighbourhood teams (SNTs)``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from hmicdiff.model import Sentence

__all__ = ["acronyms_of", "spell_out"]

_DEFINITION = re.compile(r"(?<![\w'-])((?:[\w'-]+ ){2,7})\(([A-Z]{2,8})s?\)")
_SMALL_WORDS = frozenset({"and", "of", "the", "for", "to", "in"})


def acronyms_of(sentences: Iterable[Sentence]) -> dict[str, str]:
    """Return each short form with the words it stands for, as the text introduces them."""
    found: dict[str, str] = {}
    for sentence in sentences:
        if "(" not in sentence.text:
            continue
        for match in _DEFINITION.finditer(sentence.text):
            long_form = _long_form(match[1].split(), match[2].lower())
            if long_form:
                found.setdefault(match[2], long_form)
    return found


def _long_form(before: Sequence[str], letters: str) -> str | None:
    """Return the last words of `before` whose initials are `letters`, small words counted or not."""
    for start in reversed(range(len(before))):
        tail = before[start:]
        initials = [word[0].lower() for word in tail]
        large = [word[0].lower() for word in tail if word.lower() not in _SMALL_WORDS]
        if letters in {"".join(initials), "".join(large)} and tail[0].lower() not in _SMALL_WORDS:
            return " ".join(tail)
    return None


def spell_out(text: str, acronyms: Mapping[str, str]) -> str:
    """Return `text` with every known short form followed by its words."""
    for short, long_form in acronyms.items():
        if short in text:
            text = re.sub(rf"\b{short}s?\b", rf"\g<0> {long_form}", text)
    return text
