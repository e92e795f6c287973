"""The headings that programmes print, and what each part is about."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING, Literal

from hmicdiff.model import SectionRole  # noqa: TC001 - the loader checks rows against this type
from hmicdiff.text import plain
from hmicdiff.vocabulary.bodies import BodyTable, load_bodies
from hmicdiff.vocabulary.load import load_rows
from hmicdiff.vocabulary.welsh import load_welsh

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["Heading", "HeadingTable", "load_headings", "stems"]

_NUMBER = re.compile(
    r"^(?:\(?\d{1,2}(?:\.\d{1,2})*[.):]?\s+|(?:[a-h]|[ivx]{1,4})[.)]\s+|(?:core )?question \d{1,2}\s*[:.-]\s*"
    r"|(?:section|part|chapter|area|theme|finding|annex)s? (?:\d{1,2}(?:\.\d{1,2})*|[a-h]|[ivx]{1,4})(?:\s*[:.)-]\s*|\s+(?=[A-Z]))"
    r"|(?:question|section|part|chapter|area|theme|topic|subject)(?: (?:inspected|assessed|of policing))?\s*:\s+"
    r"|(?:overview|summary|effectiveness|efficiency|legitimacy|leadership|people)\s*[-:]\s+(?=how |to what ))",
    re.IGNORECASE,
)
_ROOM_FOR_NAMES = 80
_KEPT = 1 << 15
"""So many lines' answers are kept: more than a report has."""
_BEFORE = frozenset(
    {
        "core",
        "question",
        *("section", "part", "chapter", "area", "theme", "finding", "annex", "topic", "subject"),
        *"abcdefgh",
        *("ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"),
        "overview",
        "summary",
        "effectiveness",
        "efficiency",
        "legitimacy",
        "leadership",
        "people",
    }
    | {"the", "this"}
)
"""Words that may stand before a heading, see `_NUMBER` and the names of the body."""
_LETTER = re.compile(r"[^\W\d_]")
"""Without one there is no heading and no body's name: page numbers and values are thousands of lines."""
_ENDS = re.compile(r"(?<![\s.?:!])[\s.?:!]+$")
_QUESTION = re.compile(
    r"(?:how (?:effective|efficient|legitimate|good|well|effectively|efficiently) (?:is|does|are|do) x (?:at )?"
    r"|to what extent (?:is|does) x )"
)
"""How questions begin, in the spelling of keys; the name of an area follows."""
_ENDING = re.compile(r"(?:ing|es|s|ed|ly|e)$")
_SHORT_WORD = 4
_SAYS_NOTHING = frozenset({"the", "a", "that", "its", "their", "available"})
"""Words that a report puts into a heading of its programme, or leaves out of it."""
_WORDS_APART = 2
"""Spaces in the words that are left, at the least: shorter ones are anybody's."""
_PARTED = frozenset({"anti", "counter", "cross", "multi"})
"""What is one word with the next."""
_SIGNS = re.compile(r"\W+")
_PARTS_OF_NAME = re.compile(r",? and |, ")
_OBJECT_OF_NAME = re.compile(
    r"[A-Z]?[a-z]+ing (?!to |with |in |for |about |at )(?:the )?(?:right )?(?P<object>[^,]+)"
)
_VERBS_OF_NAME = re.compile(r"(?P<first>[A-Z]?[a-z]+ing)(?:, [a-z]+ing)* and [a-z]+ing (?P<object>.+)")
_ONE_WORD = re.compile(r"\b(anti|counter|cross|multi) (?=[a-z])")
"""What is printed as one word, with a hyphen or apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading with its variants."""

    text: str
    """As printed; ``X`` stands for the body inspected."""
    also: tuple[str, ...] = ()
    """Variants."""
    programmes: tuple[str, ...] = ()
    """Programmes that print it; none means any."""
    topic: str | None = None
    """Topic of the part; null where the parent or the content decides."""
    role: SectionRole = "content"
    level: int = 1
    """Level in the programme's own tree; 9 is one below wherever it stands."""
    graded: bool = False
    """Whether the programme grades the part."""
    pillar: str | None = None
    """Pillar the part belongs to."""
    merged: bool = False
    """Whether the area joins what other programmes grade apart, so that its printed name alone is its name."""
    areas: tuple[str, ...] = ()
    """Other names of the area, as grade sentences print them."""
    holds: bool = True
    """Whether headings that the vocabulary does not know stand under it; front matter has none."""
    personal: bool = False
    """Whether an inspector speaks in it of judgments that stand elsewhere."""
    kind: Literal["part", "items"] = "part"
    """``items``: a heading over areas for improvement, causes of concern, recommendations or practice."""
    under: str | None = None
    """Topic of the part it stands under, where the words alone are too common to know it by."""


class HeadingTable:
    """All headings, found by their words."""

    def __init__(self, rows: tuple[Heading, ...], bodies: BodyTable) -> None:
        self.rows = rows
        self._bodies = bodies
        self._names: dict[int, tuple[Heading, tuple[str, ...]]] = {}
        self._of_programme: dict[str | None, tuple[Heading, ...]] = {}

    def key(self, text: str) -> str:
        """Return `text` as headings are compared: plain, lower case, bodies as ``X``, no number or end mark."""
        return _key(text, self._bodies)

    @cached_property
    def _by_key(self) -> dict[str, tuple[Heading, ...]]:
        """Headings by key, in the file's order."""
        found: dict[str, tuple[Heading, ...]] = {}
        for row in self.rows:
            for text in (row.text, *row.also):
                key = self.key(text)
                if row not in found.get(key, ()):
                    found[key] = (*found.get(key, ()), row)
        return found

    def find(self, text: str) -> tuple[Heading, ...]:
        """Return the rows whose heading `text` is, in any programme; none where it is no known heading."""
        return self._recalled(text)

    @cached_property
    def _recalled(self) -> Callable[[str], tuple[Heading, ...]]:
        """`_found`, which the layout asks of the same lines again and again, with what it found kept."""
        return lru_cache(maxsize=_KEPT)(self._found)

    def _found(self, text: str) -> tuple[Heading, ...]:
        """Do the work of `find`."""
        if len(text) > self.longest + _ROOM_FOR_NAMES or not _LETTER.search(text):
            return ()
        if not self._may_end(text):
            return self._of_welsh(text)
        key = self.key(text)
        return (
            self._by_key.get(key)
            or self._by_key.get(_key(text, self._bodies, places=True), ())
            or self._asked(key)
            or self._of_words.get(_bare(key), ())
            or self._of_welsh(text)
        )

    def _of_welsh(self, text: str) -> tuple[Heading, ...]:
        """Return the graded rows that a heading in Welsh is about; those it is printed as go before."""
        area = load_welsh().area_of(plain(text))
        if area is None:
            return ()
        return tuple(
            row
            for row in self.rows
            if row.graded and row.topic == area.topic and area.pillar in {None, row.pillar}
        )

    @cached_property
    def _of_words(self) -> dict[str, tuple[Heading, ...]]:
        """Graded rows by the words of their headings, endings and words that say nothing aside."""
        found: dict[str, tuple[Heading, ...]] = {}
        for row in self.rows:
            for text in (row.text, *row.also) if row.graded else ():
                key = _bare(self.key(text))
                if key.count(" ") >= _WORDS_APART and row not in found.get(key, ()):
                    found[key] = (*found.get(key, ()), row)
        return found

    def _asked(self, key: str) -> tuple[Heading, ...]:
        """Return the rows whose area a question asks for in words of its own (``How effective is X at ...?``)."""
        stem = _QUESTION.match(key)
        return self.of_area(key[stem.end() :]) if stem else ()

    def of_area(self, words: str) -> tuple[Heading, ...]:
        """Return the graded rows one of whose names `words` are, endings of words and articles aside."""
        return self._by_area.get(stems(self.key(words)), ())

    @cached_property
    def _by_area(self) -> dict[str, tuple[Heading, ...]]:
        """Graded rows by the stems of every name of their area, in the file's order."""
        found: dict[str, tuple[Heading, ...]] = {}
        for row in self.rows:
            for name in (row.text, *row.also, *row.areas) if row.graded else ():
                key = stems(self.key(name))
                if row not in found.get(key, ()):
                    found[key] = (*found.get(key, ()), row)
        return found

    def in_short(self, words: str, programme: str | None) -> Heading | None:
        """Return the one question or area of a programme that words name in short, None where none or several are.

        Its name in other words, or cut before an ``and`` or a comma (``Police powers``, ``Building the workforce``).
        """
        own = [row for row in self.named_in_short(words) if programme in row.programmes]
        return own[0] if len(own) == 1 else None

    def named_in_short(self, words: str) -> tuple[Heading, ...]:
        """Return the questions and areas of any programme that words name in short, see `in_short`."""
        rows = self.of_area(words) or self._by_short.get(self.key(words), ())
        return tuple(row for row in rows if row.topic != "overall")

    @cached_property
    def _by_short(self) -> dict[str, tuple[Heading, ...]]:
        """Graded rows by the keys of what their names are in short."""
        found: dict[str, tuple[Heading, ...]] = {}
        for row in self.rows:
            for name in (row.text, *row.also, *row.areas) if row.graded and not row.merged else ():
                for key in map(self.key, _shorter(name)):
                    if row not in found.get(key, ()):
                        found[key] = (*found.get(key, ()), row)
        return found

    def may_begin(self, line: str) -> bool:
        """Whether a plain line can be the first of a heading: a quick look at its first word."""
        word = line.partition(" ")[0].casefold().strip(":.,?")
        return word in self._first_words or not word.isalpha() or load_welsh().may_begin(word)

    @cached_property
    def _first_words(self) -> frozenset[str]:
        """First words of known headings, of what may stand before them, and of names of bodies."""
        words = {
            text.partition(" ")[0].casefold().strip(":.,?")
            for row in self.rows
            for text in (row.text, *row.also)
        }
        bodies = {
            name.partition(" ")[0].casefold()
            for row in self._bodies.rows
            for name in (row.name, *row.names, row.place)
        }
        return frozenset(words | bodies | _BEFORE)

    def _may_end(self, text: str) -> bool:
        """Whether a line can be a known heading by its last word, which is quicker to see than what the line's key is."""
        *before, last = plain(text).casefold().rstrip(" .?:!").rsplit(" ", 2)[-2:] or [""]
        word = _spelt(last)
        if not word or word in _SAYS_NOTHING or (before and before[0] in _PARTED):
            return True
        return stems(word) in self._last_stems or not self._last_names.isdisjoint(_SIGNS.split(last))

    @cached_property
    def _last_stems(self) -> frozenset[str]:
        """The stems with which known headings and names of areas end."""
        return frozenset(
            stems(key.rpartition(" ")[2]) for key in (*self._by_key, *self._of_words, *self._by_area)
        )

    @cached_property
    def _last_names(self) -> frozenset[str]:
        """The last words of all that stands for a body, which a key has as ``x``."""
        names = (name for row in self._bodies.rows for name in (*row.full_names(), row.place))
        ends = {_SIGNS.split(name.casefold())[-1] for name in names}
        return frozenset(ends | {"force", "constabulary", "service", "brigade", "frs"})

    @cached_property
    def longest(self) -> int:
        """Length of the longest known heading, in characters."""
        return max(len(key) for key in self._by_key)

    def names_area(self, words: str) -> bool:
        """Whether plain words name an area that a programme grades, as its grade sentences do."""
        spelt = _spelt(words)
        return any(area in spelt for area in self._areas)

    @cached_property
    def _areas(self) -> frozenset[str]:
        """Names of graded areas of more than one word, in one spelling."""
        names = {
            _spelt(name) for row in self.rows if row.graded for name in (row.text, *row.also, *row.areas)
        }
        return frozenset(name for name in names if " " in name)

    def names_of(self, row: Heading) -> tuple[str, ...]:
        """Return every name of a heading's area by its stems, that of the heading first."""
        known = self._names.get(id(row))
        if known is None or known[0] is not row:
            names = (row.text, *row.also, *row.areas)
            known = self._names[id(row)] = (row, tuple(stems(self.key(name)) for name in names))
        return known[1]

    def of_programme(self, name: str | None) -> tuple[Heading, ...]:
        """Return the headings that a programme prints, those of any programme included."""
        if name not in self._of_programme:
            self._of_programme[name] = tuple(
                row for row in self.rows if not row.programmes or name in row.programmes
            )
        return self._of_programme[name]


def _shorter(name: str) -> Iterator[str]:
    """Yield what a name is in short: its words before each ``and`` or comma, the first of several verbs with their object, or that alone."""
    for cut in _PARTS_OF_NAME.finditer(name):
        if name[: cut.start()].count(" "):
            yield name[: cut.start()]
    verbs = _VERBS_OF_NAME.fullmatch(name)
    if verbs:
        yield f"{verbs['first']} {verbs['object']}"
    alone = _OBJECT_OF_NAME.match(name)
    if alone and " " in alone["object"]:
        yield alone["object"]


@lru_cache(maxsize=65536)
def _key(text: str, bodies: BodyTable, *, places: bool = False) -> str:
    """Do the work of `HeadingTable.key`, once for each text; with `places`, short names are ``X`` too."""
    bare = _NUMBER.sub("", plain(text))
    if not _LETTER.search(bare):
        return _spelt(_ENDS.sub("", bare))
    named = bodies.anyone.sub("X", bare)
    named = bodies.place.sub("X", named) if places else named
    return _spelt(_ENDS.sub("", named).replace("X's", "X").replace("X'S", "X"))


def _spelt(text: str) -> str:
    """Return `text` in one spelling: lower case, no hyphens, ``and`` for ``&``, no commas."""
    lower = text.casefold().replace("&", "and").replace("-", "").replace("judgement", "judgment")
    return _ONE_WORD.sub(r"\1", re.sub(r"\s+", " ", lower.replace(",", "")).strip())


@lru_cache(maxsize=8192)
def stems(text: str) -> str:
    """Return the words of `text` without their endings, so that ``keeps`` is ``keeping``."""
    return " ".join(_ENDING.sub("", word) if len(word) > _SHORT_WORD else word for word in text.split())


def _bare(key: str) -> str:
    """Return the stems of a key without the words that say nothing."""
    return stems(" ".join(word for word in key.split() if word not in _SAYS_NOTHING))


@cache
def load_headings() -> HeadingTable:
    """Return the headings, checked."""
    return HeadingTable(load_rows("headings.toml", "heading", Heading), load_bodies())
