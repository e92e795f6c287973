"""Changes of term between reports that share no sentences: told by how often each form is printed.

Two reports of different programmes have no sentences to lay side by side. A term has changed
between them where one report has nearly always one form of it and the other another: forms that
differ in hyphens and spaces alone (``anti-social``, ``antisocial``), and the vocabulary's terms
(``HMIC``, ``HMICFRS``).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from hmicdiff.comparing.once import once
from hmicdiff.vocabulary.wording import Wording, load_wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hmicdiff.model import Reading

__all__ = ["CountedParams", "changed_forms"]

_KEPT_TEXTS = 32
"""So many reports' words are kept, as each is laid beside every other report of its body."""
_KEPT_COUNTS = 1 << 12
"""The same for the counts of single forms."""
_OTHER_CASE = re.compile("[\u017f\u212a\u0131\u0130]")
"""By their numbers, as the sign for kelvin, written out, is taken for the letter K."""
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedParams:
    """When one form of a term is a report's own."""

    least: int = 3
    """Fewest places of the form in its report."""
    own: float = 0.9
    """Least share of the form among all forms of the term in that report."""
    wording: Wording = field(default_factory=load_wording)


def changed_forms(
    left: Reading, right: Reading, params: CountedParams | None = None
) -> tuple[tuple[str, str, int], ...]:
    """Return old form, new form and the number of places of the new one in `right`, sorted."""
    chosen = params or CountedParams()
    texts = [_text_of(reading) for reading in (left, right)]
    counts = [_spellings(text) for text in texts]
    families = {tuple(sorted(counts[0][key] | counts[1][key])) for key in counts[0].keys() & counts[1].keys()}
    spelt = [family for family in sorted(families) if len(family) > 1]
    found = {change for forms in (*spelt, *chosen.wording.terms) for change in _changed(forms, texts, chosen)}
    return tuple(sorted(found))


@once
def _text_of(reading: Reading) -> str:
    """Return a report's sentences as one text, the same object for every pair of reports that asks for it."""
    return " ".join(sentence.text for sentence in reading.sentences)


@lru_cache(maxsize=_KEPT_TEXTS)
def _spellings(text: str) -> dict[str, Counter[str]]:
    """Return the compounds of `text` and the words they could be, by their letters alone."""
    words = Counter(match.group().lower() for match in _WORD.finditer(text))
    families: dict[str, Counter[str]] = defaultdict(Counter)
    for word, count in words.items():
        families[word.replace("-", "")][word] = count
    return families


def _changed(
    forms: Sequence[str], texts: Sequence[str], params: CountedParams
) -> Iterator[tuple[str, str, int]]:
    """Yield the change of one term, if each report has a form of its own and they differ."""
    owned = [_own_form(forms, text, params) for text in texts]
    if owned[0] and owned[1] and owned[0][0] != owned[1][0]:
        yield owned[0][0], owned[1][0], owned[1][1]


def _own_form(forms: Sequence[str], text: str, params: CountedParams) -> tuple[str, int] | None:
    """Return the form that `text` nearly always has, and how often."""
    counts = {form: _places(form, text) for form in forms}
    form, count = max(counts.items(), key=lambda item: (item[1], item[0]))
    return (form, count) if count >= max(params.least, params.own * sum(counts.values())) else None


@lru_cache(maxsize=_KEPT_COUNTS)
def _places(form: str, text: str) -> int:
    """Return how often `form` stands in `text` as words of its own; capitals count where it has some."""
    if any(char.isupper() for char in form):
        return _count(form, text)
    lower = _lower(text)
    if lower is None:
        return len(re.findall(rf"(?<![\w-]){re.escape(form)}(?![\w-])", text, re.IGNORECASE))
    return _count(form.lower(), lower)


@lru_cache(maxsize=_KEPT_TEXTS)
def _lower(text: str) -> str | None:
    """Return `text` in lower case; null where it has a letter that only `re` takes for another, as ``ſ`` for s."""
    return None if _OTHER_CASE.search(text) else text.lower()


def _count(form: str, text: str) -> int:
    """Return how often `form` stands in `text` with no letter, digit or hyphen beside it."""
    count, start = 0, text.find(form)
    while start >= 0:
        end = start + len(form)
        stands = not _goes_on(text[start - 1 : start]) and not _goes_on(text[end : end + 1])
        count += stands
        start = text.find(form, end if stands else start + 1)
    return count


def _goes_on(char: str) -> bool:
    """Whether a word goes on with a character."""
    return char.isalnum() or char in {"_", "-"}
