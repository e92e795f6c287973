"""The words after a number that say what is counted."""

from __future__ import annotations

import re
from dataclasses import dataclass

from hmicdiff.structure.figures.numerals import NOTE

__all__ = ["NounPhrase", "noun_phrase_after"]

_STOPS = frozenset(
    {
        *("a", "about", "above", "across", "after", "against", "all", "also", "although"),
        *("among", "an", "and", "any", "are", "as", "at", "be", "because", "been", "before"),
        *("being", "below", "between", "both", "but", "by", "can", "could", "did", "do", "does"),
        *("during", "each", "either", "every", "for", "from", "had", "has", "have", "he", "her"),
        *("here", "his", "how", "however", "i", "if", "in", "into", "is", "it", "its", "itself"),
        *("less", "like", "many", "may", "might", "more", "most", "must", "near", "no", "nor"),
        *("not", "now", "of", "off", "on", "once", "only", "or", "other", "our", "out", "over"),
        *("per", "same", "she", "should", "since", "so", "some", "such", "than", "that", "the"),
        *("their", "them", "then", "there", "these", "they", "this", "those", "though"),
        *("through", "throughout", "to", "too", "under", "unless", "until", "up", "upon", "us"),
        *("was", "we", "were", "what", "when", "where", "whether", "which", "while", "who"),
        *("whom", "whose", "why", "will", "with", "within", "without", "would", "yet", "you"),
        *("your", "compared", "respectively", "instead", "more", "fewer", "times"),
    }
)
_PLURALS_WITHOUT_S = frozenset(
    {
        *("people", "staff", "personnel", "children", "men", "women", "detectives", "data"),
        *("media", "criteria", "fte", "pcs"),
    }
)
_PLURAL_MODIFIERS = frozenset(
    {"armaments", "communications", "drugs", "firearms", "forensics", "operations", "services", "systems"}
)
_SINGULARS_IN_S = re.compile(r"(?:ss|ous|us|is|series|always|perhaps|sometimes|towards|besides|afterwards)$")
_COMPOUNDS = (
    r"(?:stops?[- ]and[- ]search(?:es)?|fire and rescue|search and rescue|safe and well|use[- ]of[- ]force)"
)
"""Terms that hold an *and* or *of* and are one word to a reader."""
_CALLED = r"(?:999|101|111)(?= (?:and 101 )?[a-z]+s\b)"
"""A telephone number is a name: *212,345 999 calls*."""
_WORD = re.compile(
    rf"[{NOTE}]*\s+\(?(?P<word>{_COMPOUNDS}\b|{_CALLED}|[A-Za-z][A-Za-z'/-]*)(?P<after>[.,;:)]?)",
    re.IGNORECASE,
)
_LONGEST = 8
_NOTES = " \u00b9\u00b2\u00b3\u2070\u2074\u2075\u2076\u2077\u2078\u2079"
_GOES_ON = re.compile(
    r"\s+(?:\([A-Za-z]+\)\s+)?(?:of|for|on|with|from|(?:a?waiting)(?: for| to be)?)\s+(?:(?:the|its|a|an)\s+)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NounPhrase:
    """What a number counts."""

    text: str
    """From after the number to the head noun: ``safer neighbourhood teams``."""
    full: str
    """The same with a following *of* phrase: ``incidents of anti-social behaviour``."""
    head: str
    """The noun itself, in lower case: ``teams``."""
    end: int
    """Where `text` ends."""


def noun_phrase_after(text: str, position: int) -> NounPhrase | None:
    """Return the noun phrase that begins at `position` of `text`; None if none does."""
    words = _words(text, position)
    head = _head(words)
    if head is None:
        return None
    end = words[head][1]
    phrase = text[position:end].strip(_NOTES)
    return NounPhrase(
        text=phrase, full=(phrase + _of_phrase(text, end)), head=words[head][0].lower(), end=end
    )


def _words(text: str, position: int) -> list[tuple[str, int]]:
    """Return the words of one phrase with their ends: up to punctuation or a word that ends a phrase."""
    words: list[tuple[str, int]] = []
    while len(words) < _LONGEST:
        match = _WORD.match(text, position)
        if match is None or match["word"].lower() in _STOPS or "(" in match[0]:
            break
        words.append((match["word"], match.end("word")))
        position = match.end("word")
        if match["after"]:
            break
    return words


def _head(words: list[tuple[str, int]]) -> int | None:
    """Return the index of the first plural noun, carried on through plurals that follow it."""
    plural = [_is_plural(word) for word, _ in words]
    if not any(plural):
        return None
    index = plural.index(True)
    while index + 1 < len(words) and plural[index + 1] and _goes_before_nouns(words[index][0]):
        index += 1
    return index


def _goes_before_nouns(word: str) -> bool:
    """Whether a plural may stand before the noun that counts: *sergeants' positions*, *firearms officers*."""
    return word.endswith("'") or word.lower() in _PLURAL_MODIFIERS


def _is_plural(word: str) -> bool:
    lower = word.lower()
    return lower in _PLURALS_WITHOUT_S or (
        lower.endswith("s") and len(lower) > 2 and not _SINGULARS_IN_S.search(lower) and "'" not in lower  # noqa: PLR2004
    )


def _of_phrase(text: str, end: int) -> str:
    """Return what follows the head noun after *of*, *for*, *on*, up to the end of its phrase."""
    match = _GOES_ON.match(text, end)
    if match is None:
        return ""
    words = _words(text, match.end() - 1)
    return text[end : words[-1][1]] if words else ""
