"""The scales of judgment, and the words for a judgment that was not made."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING, Literal, get_args

from hmicdiff.model import GradeState, GradeValue
from hmicdiff.patterns import compiled
from hmicdiff.text import has_letters
from hmicdiff.vocabulary.choice import Choice
from hmicdiff.vocabulary.load import load_rows
from hmicdiff.vocabulary.sieve import Sieved, sieved
from hmicdiff.vocabulary.welsh import load_welsh

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = [
    "GRADE_WORDS",
    "NEWEST_WORDS",
    "OLDER_WORDS",
    "REMARK",
    "GradeTable",
    "PillarWords",
    "RecalledPhrase",
    "Scale",
    "StateFound",
    "StatePhrase",
    "load_grades",
]


OLDER_WORDS = "previous|last|earlier|prior"
"""Words by which the head of a column or a row's name tells an earlier inspection, parts of a pattern."""
NEWEST_WORDS = "this|current|latest|new"
"""The same for the report's own."""
GRADE_WORDS = "|".join(get_args(GradeValue))
"""The grades of all scales as alternatives of a regular expression."""
_KEPT = 1 << 15
"""So many lines' answers are kept: those of some reports."""
_LONGEST = 2_000
"""Characters above which a text is no sentence."""
_ARROW = "[\u2190-\u21ff\u25b2-\u25c5\u2b06-\u2b0d\u279c-\u27bf]"
_BEFORE = (
    r"(?:was|previously|formerly|before|last time|(?:up |down )?from|unchanged|no change|same|the same|first time|not previously|newly"
    r"|new|up|down|improved|declined|deteriorated)\b"
)
_THEN = rf"(?:20\d\d[^()\[\]]*|[^()\[\]]*20\d\d|{_BEFORE}[^()\[\]]*)"
_EARLIER = re.compile(
    rf"(?<!\s)\s*(?:{_ARROW}\ufe0f?\s*)?(?:\({_THEN}\)|\[{_THEN}\]|(?:[-,;] ?(?!from\b)|(?<={_ARROW} )){_BEFORE}[^.;()]{{0,40}}|(?<={_ARROW}))$",
    re.IGNORECASE,
)
"""The grade of an earlier inspection, given after the new one: ``(2019: Good)``, ``[was adequate]``, ``- last time: Good``.

An arrow before it, or alone, shows which way the grade went.
"""
REMARK = rf"(?:\s*(?:\({_BEFORE}[^()]*\)|\[{_BEFORE}[^\[\]]*\]))"
"""What may stand behind a grade in a list, of how it went: ``(unchanged)``, ``[same as 2022]``."""
_NAMED = re.compile(
    r"(?:(?:our|the|overall|hmic(?:frs)?(?:'s)?|inspection|area|question) ){0,6}"
    r"(?:grad(?:e|ing)|judge?ment|rating|assessment|verdict|overall)"
    r"(?: (?:for|of|on) (?:this|the) (?:area|question|section|pillar|force|service))?(?: (?:is|given|awarded))?"
    r"(?:\s*[:=-]\s*|\s+)(?=['\"(\[]?\w)"
    r"|(?:(?:this )?(?:question|area|section) )?(?:graded|rated|judged|assessed)(?: (?:as|to be))?"
    r"(?:\s*[:=-]\s*|\s+)(?=['\"(\[]?\w)"
    r"|(?:this|current|latest) (?:inspection|year|report)\s*[:=-]\s*(?=['\"(\[]?\w)",
    re.IGNORECASE,
)
"""What may stand before a grade in its label: ``Grade: Good``, ``JUDGEMENT - INADEQUATE``, ``Rated: adequate``."""
_HEADS = re.compile(
    r"(?:(?!(?:was|were|is|are|has|have|graded|rated|judged|area|question|pillar)\b)\w+ ){1,4}"
    r"(?:judge?ments?|grades|grad(?:ed|ings)|ratings|rated|judged)(?: (?!as |at (?!a glance)|that |by |good|adequate)\w+){0,3}",
    re.IGNORECASE,
)
"""What may stand over a list of grades: ``Our grades at a glance``, ``How we judged the service``."""
_ENCLOSED = re.compile(r"[(\['\"]\s*([^()\[\]'\"]+?)\s*[)\]'\"]")
"""A grade in brackets or quotes."""
_METER = re.compile(
    r"(?:[\u25cf\u25cb\u25ef\u2b24\u25d0\u25d1\u2605\u2606\u25a0\u25a1\u25aa\u25ab]\s?){3,}|[\U0001f534\U0001f535\U0001f7e0-\U0001f7eb]\ufe0f?"
)
"""Signs that show a grade beside its name: several dots or stars in a row, a coloured circle or square."""
_INFLECTED = re.compile(r"^requir(?:e|ing)\b")
_ICON = re.compile(r"^graded ([a-z])")
"""What stands for the picture of a grade on pages of the inspectorate's site: ``graded good``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """A scale of judgment."""

    name: Literal["four-tier", "five-tier", "ungraded"]
    grades: tuple[GradeValue, ...]
    """Best first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatePhrase:
    """Words that say why a part has no judgment of this inspection."""

    state: GradeState
    pattern: str
    """Regular expression on a plain sentence; group ``cycle`` names the inspection a judgment comes from."""
    only_with: str | None = None
    """Regular expression that must be found in the sentence too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecalledPhrase:
    """Words that say that an earlier inspection made no judgment."""

    pattern: str
    """Regular expression on a plain sentence; group ``year`` names the inspection where a year does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PillarWords:
    """Words by which a judgment shows that it is one on a whole pillar."""

    name: str
    """Pillar, as programmes name it."""
    pattern: str
    """Regular expression on the words of a judgment, case ignored."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StateFound:
    """A state that a sentence gives."""

    state: GradeState
    cycle: str | None
    """Year or cycle of the older judgment, as printed."""


class GradeTable:
    """Scales and state phrases, with look-ups on plain text."""

    def __init__(
        self,
        scales: tuple[Scale, ...],
        states: tuple[StatePhrase, ...],
        pillars: tuple[PillarWords, ...] = (),
        welsh: Mapping[str, GradeValue] | None = None,
        recalled: tuple[RecalledPhrase, ...] = (),
    ) -> None:
        self._welsh = dict(welsh or {})
        self.scales = scales
        self.states = states
        self._recalled = tuple(compiled(row.pattern) for row in recalled)
        self._pillars = tuple((row.name, compiled(row.pattern)) for row in pillars)

    def scale(self, name: str) -> Scale:
        """Return the scale called `name`."""
        return next(row for row in self.scales if row.name == name)

    @cached_property
    def values(self) -> tuple[GradeValue, ...]:
        """Every grade of any scale, best first."""
        return max((row.grades for row in self.scales), key=len)

    @cached_property
    def _labels(self) -> re.Pattern[str]:
        """A run of grades and nothing else."""
        one = "|".join(re.escape(value) for value in self.values)
        return compiled(rf"(?:(?:{one})[\s|/]*)+")

    @cached_property
    def _value(self) -> Sieved:
        """One grade."""
        return sieved("|".join(re.escape(value) for value in self.values))

    def may_name(self, text: str) -> bool:
        """Whether a grade's name may stand in a text, in any form, or a Welsh one is all of it: a quick look before slow ones."""
        return has_letters(text) and self._may_name(text)

    @cached_property
    def _may_name(self) -> Callable[[str], bool]:
        """`may_name` with what it found kept, as `labels` below."""
        return lru_cache(maxsize=_KEPT)(
            lambda text: self._any.may_be_in(text) or text.strip().casefold() in self._welsh
        )

    @cached_property
    def _any(self) -> Sieved:
        """The name of a grade in any form that sentences have."""
        return sieved("|".join((*(re.escape(value) for value in self.values), "requir(?:e|ing) improvement")))

    def labels(self, text: str) -> tuple[GradeValue, ...]:
        """Return the grades of a plain line that holds grades alone (``Outstanding GoodGood``), else none."""
        return self._labels_of(text)

    def is_label(self, text: str) -> bool:
        """Whether a plain line is one grade and nothing else."""
        return len(self.labels(text)) == 1

    @cached_property
    def _labels_of(self) -> Callable[[str], tuple[GradeValue, ...]]:
        """`_find_labels`, which many stages ask of the same line, with what it found kept."""
        return lru_cache(maxsize=_KEPT)(self._find_labels)

    def _find_labels(self, text: str) -> tuple[GradeValue, ...]:
        """Do the work of `labels`."""
        if len(text) > _LONGEST or not self.may_name(text):
            return ()
        if text[:1].isupper() and (welsh := self._welsh.get(text.strip().casefold())):
            return (welsh,)
        told = _EARLIER.sub("", _METER.sub(" ", text).strip())
        bare = _NAMED.sub("", told, count=1)
        bare = bare if bare == told else bare.rstrip(".")
        enclosed = _ENCLOSED.fullmatch(bare)
        bare = _ICON.sub(lambda match: match[1].upper(), enclosed[1] if enclosed else bare)
        named = enclosed is not None or bare != told
        if not (named or bare[:1].isupper()) or not self._labels.fullmatch(bare):
            return ()
        return tuple(self.value(match[0]) for match in self._value.finditer(bare))

    def entitles(self, text: str) -> bool:
        """Whether a plain cell is the word that stands before a grade (``Judgement``, ``Overall grade:``)."""
        return _NAMED.sub("", f"{text.rstrip(' :')}: x", count=1) == "x"

    def heads_list(self, text: str) -> bool:
        """Whether a plain line may stand over a list of grades; the word before one grade is no heading."""
        return bool(_HEADS.fullmatch(text)) and not self.entitles(text) and not self.spans(text)

    def spans(self, text: str) -> tuple[tuple[int, int], ...]:
        """Return start and end of each grade in `text`, in order; a Welsh one only where it stands alone."""
        return self._spans_of(text)

    @cached_property
    def _spans_of(self) -> Callable[[str], tuple[tuple[int, int], ...]]:
        """`_find_spans` with what it found kept, as above."""
        return lru_cache(maxsize=_KEPT)(self._find_spans)

    def _find_spans(self, text: str) -> tuple[tuple[int, int], ...]:
        """Do the work of `spans`."""
        if text.strip().casefold() in self._welsh:
            return ((0, len(text)),)
        return tuple(match.span() for match in self._value.finditer(text))

    def value(self, word: str) -> GradeValue:
        """Return the grade that `word` names, case ignored, in whichever form (``require improvement``)."""
        name = _INFLECTED.sub("requires", word.strip().casefold())
        if name in self._welsh:
            return self._welsh[name]
        return next(value for value in self.values if value == name)

    def pillar_of(self, words: str) -> str | None:
        """Return the pillar that the words of a judgment speak of, None where they speak of none."""
        return next((name for name, pattern in self._pillars if pattern.search(words)), None)

    def state_of(self, sentence: str) -> StateFound | None:
        """Return the state a plain sentence gives, None where it speaks of no missing judgment or is no sentence."""
        if len(sentence) > _LONGEST:
            return None
        for (phrase, only_with), pattern in self._compiled.likely(sentence):
            match = pattern.search(sentence)
            if match and (only_with is None or only_with.search(sentence)):
                return StateFound(state=phrase.state, cycle=match.groupdict().get("cycle"))
        return None

    def recalls(self, sentence: str) -> str | None:
        """Return of which inspection a plain sentence says that it made no judgment: a year, or "" for an earlier one.

        None where it says so of none that it names, or is no sentence.
        """
        if len(sentence) > _LONGEST:
            return None
        found = next(filter(None, (pattern.search(sentence) for pattern in self._recalled)), None)
        return None if found is None else found.groupdict().get("year") or ""

    def may_tell_a_state(self, text: str) -> bool:
        """Whether some sentence of a text may give a state: a quick look before each is asked."""
        return self._compiled.may_be_in(text)

    @cached_property
    def _compiled(self) -> Choice[tuple[StatePhrase, Sieved | None]]:
        """State phrases, each with what must stand beside it, and their patterns."""
        return Choice(
            ((row, sieved(row.only_with) if row.only_with else None), sieved(row.pattern))
            for row in self.states
        )


@cache
def load_grades() -> GradeTable:
    """Return the scales and state phrases, checked."""
    return GradeTable(
        load_rows("grades.toml", "scale", Scale),
        load_rows("grades.toml", "state", StatePhrase),
        load_rows("grades.toml", "pillar", PillarWords),
        load_welsh().grades,
        load_rows("grades.toml", "recalled", RecalledPhrase),
    )
