"""Every quantity a report states, with measure, subject, period and role."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, Literal, Protocol

from hmicdiff.model import Figure
from hmicdiff.structure.figures.memory import Memory
from hmicdiff.structure.figures.prose import read_prose
from hmicdiff.structure.figures.subjects import SubjectFinder
from hmicdiff.structure.figures.tables import read_tables
from hmicdiff.structure.figures.told_margins import with_told_margins

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from hmicdiff.model import Identity
    from hmicdiff.structure.figures.drafts import Draft
    from hmicdiff.structure.sentences import PlacedSentence
    from hmicdiff.text import Place
    from hmicdiff.vocabulary.bodies import BodyTable
    from hmicdiff.vocabulary.measures import MeasureTable

__all__ = ["read_figures"]

Polarity = Literal["higher_better", "lower_better", "neutral"]

_POLARITY: dict[str, Polarity] = {"higher": "higher_better", "lower": "lower_better", "neutral": "neutral"}
_TURNED = {"higher": "lower", "lower": "higher"}


class FigureWords(Protocol):
    """The part of the vocabulary that figures need."""

    @property
    def bodies(self) -> BodyTable:
        """The bodies and the names they go by."""

    @property
    def measures(self) -> MeasureTable:
        """Measures, benchmark groups and nouns of method."""


_DIGITS = re.compile(r"\d+")
_MOST_NUMBERS = 40
"""Most numbers of a sentence; the fullest of the reports known here has 30."""
_SHORTEST_LIST = 2 * _MOST_NUMBERS
"""Characters up to which a text can't hold more, each a digit and what parts it from the next."""


def read_figures(
    placed: Sequence[PlacedSentence], identity: Identity, vocabulary: FigureWords
) -> tuple[Figure, ...]:
    """Return the figures of a report in reading order.

    A sentence that is the second printing of a block is passed over, as are headings and labels, and what
    holds so many numbers that no words can tell what each of them counts.
    """
    finder = SubjectFinder(body=identity.body, measures=vocabulary.measures, bodies=vocabulary.bodies)
    drafts, taken = read_tables(placed, finder)
    found = list(drafts)
    memory = Memory()
    for number, source in enumerate(placed):
        if number in taken or source.sentence.repeat_of is not None or source.sentence.kind == "label":
            continue
        text = source.sentence.text
        if len(text) > _SHORTEST_LIST and len(_DIGITS.findall(text)) > _MOST_NUMBERS:
            continue
        prose, memory = read_prose(source, finder, memory)
        found.extend(prose)
    order = {id(source): number for number, source in enumerate(placed)}
    found.sort(key=lambda draft: (order[id(draft.source)], draft.start))
    return _figures(with_told_margins(found, placed))


def _figures(drafts: Sequence[Draft]) -> tuple[Figure, ...]:
    """Return the drafts as figures, each with an id of its own."""
    seen: dict[str, int] = {}
    ids: dict[tuple[str, int], str] = {}
    places = [draft.source.text.place(draft.start, draft.end) for draft in drafts]
    for draft, place in zip(drafts, places, strict=True):
        key = _key(draft, place)
        seen[key] = seen.get(key, 0) + 1
        ids[draft.source.sentence.id, draft.start] = f"f-{_hash(f'{key}|{seen[key]}')}"
    return tuple(_figure(draft, place, ids) for draft, place in zip(drafts, places, strict=True))


def _key(draft: Draft, place: Place) -> str:
    return "|".join((draft.source.sentence.text, place.quote, draft.choice.id, str(draft.subject)))


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _polarity(draft: Draft) -> Polarity:
    """Return which way is better; a share of failures turns it round."""
    measure = draft.choice.measure
    better = measure.better if measure else "neutral"
    return _POLARITY[_TURNED.get(better, better) if draft.choice.is_negated else better]


_AT_MOST = re.compile(
    r"\b(?:no (?:more|longer|later|higher|greater) than|not (?:more|longer|later) than|up to|at (?:the )?most"
    r"|a maximum of|(?<!no )(?<!not )(?:less|fewer) than|under)$",
    re.IGNORECASE,
)
_AT_LEAST = re.compile(
    r"\b(?:no (?:less|fewer|lower) than|not (?:less|fewer) than|at (?:the )?least|a minimum of|(?<!no )(?<!not )more than|over"
    r"|in excess of)$",
    re.IGNORECASE,
)
_BOUND_ENDS = ("than", "to", "most", "of", "under", "least", "over")
"""The last word of each, which is quicker to see."""
_LONGEST_END = 5
_LONGEST_BOUND = 20
"""So many characters hold each of these: all are shorter."""


def _bound(draft: Draft) -> Literal["at_most", "at_least"] | None:
    """Return which way a figure is printed as a bound, by the words right before it."""
    before = draft.source.text.text[: draft.start].rstrip()
    if not before[-_LONGEST_END:].casefold().endswith(_BOUND_ENDS):
        return None
    near = max(0, len(before) - _LONGEST_BOUND)
    if _AT_MOST.search(before, near):
        return "at_most"
    return "at_least" if _AT_LEAST.search(before, near) else None


def _figure(draft: Draft, place: Place, ids: Mapping[tuple[str, int], str]) -> Figure:
    """Return a draft as the figure the contract names."""
    quantity, sentence = draft.quantity, draft.source.sentence
    return Figure(
        **place.as_dict(),  # type: ignore[arg-type]
        id=ids[sentence.id, draft.start],
        value=quantity.value,
        low=quantity.low,
        high=quantity.high,
        margin=quantity.margin,
        numerator=quantity.numerator,
        denominator=quantity.denominator,
        unit=quantity.unit or None,
        measure=draft.choice.id,
        subject=draft.subject,
        period=draft.period,
        role=draft.role,
        polarity=_polarity(draft),
        approximate=quantity.approximate,
        bound=_bound(draft),
        attributed_to="force" if draft.is_forces_own else "inspectorate",
        section=sentence.section,
        topic=sentence.topic,
        change_direction=draft.change,  # type: ignore[arg-type]
        base=draft.choice.base,
        follows=ids.get((sentence.id, draft.follows)) if draft.follows is not None else None,
    )
