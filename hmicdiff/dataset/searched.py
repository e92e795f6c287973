"""What is searched: every sentence once a report, beside it the other forms of its words."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from hmicdiff.dataset.body import Row, Rows

__all__ = ["COLUMNS", "NAME", "search_rows", "word_root", "words_of"]

NAME = "quotes_search"
"""Name of the table."""
COLUMNS = ("quote", "forms", "body", "report", "line")
"""Its columns."""
_WORD = re.compile(r"[^\W_]+")
_VOWEL = re.compile(r"[aeiouy]")
_TWICE = re.compile(r"([bdfgmnprt])\1$")
_QUOTED = ("evidence", "statements", "item_events", "figures", "grades")
"""Tables whose quotes stand in for the sentences of a report that has none."""


def search_rows(rows: Rows) -> Iterator[Row]:
    """Yield what is searched: every sentence once a report, with the other forms of its words."""
    told = [(row, frozenset(words_of(row["quote"]))) for row in _told(rows)]
    forms = _forms(words for _, words in told)
    for row, words in told:
        others = {form for word in words & forms.keys() for form in forms[word]} - words
        yield {
            "quote": row["quote"],
            "forms": " ".join(sorted(others)),
            "body": row["body"],
            "report": row["report"],
            "line": row["line_start"],
        }


def _told(rows: Rows) -> Iterator[Row]:
    """Yield the first row of every sentence a report prints."""
    whole = {row["report"] for row in rows["sentences"]}
    quotes = (row for name in _QUOTED for row in rows[name] if row["report"] not in whole)
    seen = set()
    for row in (*rows["sentences"], *sorted(quotes, key=_place)):
        if (row["report"], row["quote"]) not in seen:
            seen.add((row["report"], row["quote"]))
            yield row


def _place(row: Row) -> tuple[str, str, int, str]:
    return row["body"], row["report"], row["line_start"], row["quote"]


def words_of(text: str) -> list[str]:
    """Return the words that are searched for, in lower case."""
    return _WORD.findall(text.lower())


def _forms(texts: Iterable[frozenset[str]]) -> Mapping[str, set[str]]:
    """Return, for each word that stands in several forms in all texts, all of these."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for word in frozenset[str]().union(*texts):
        found[word_root(word)].add(word)
    return {word: forms for forms in found.values() if len(forms) > 1 for word in forms}


def word_root(word: str) -> str:
    """Return what the inflected forms of a word in lower case have in common.

    As step 1 of Porter's algorithm (1980): plural, *-ed* and *-ing* alone, so that no word of another meaning
    is taken along.
    """
    word = _without_plural(word)
    for ending in ("ing", "ed"):
        root = word.removesuffix(ending)
        if root != word and len(root) > 2 and _VOWEL.search(root) and not root.endswith("e"):  # noqa: PLR2004 - letters
            return re.sub(r"i$", "y", _TWICE.sub(r"\1", root))
    return word.removesuffix("e") if len(word) > 3 else word  # noqa: PLR2004 - letters


def _without_plural(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:  # noqa: PLR2004 - letters
        return word[:-3] + "y"
    if re.search(r"(?:ss|sh|ch|x|z)es$", word):
        return word[:-2]
    return word[:-1] if re.search(r"[^sui]s$", word) and len(word) > 3 else word  # noqa: PLR2004 - letters
