"""What a later report says of an obligation that it names by its kind alone: "We have closed this area for improvement".

Which one is meant is told by the paragraph it stands in, and by the heading above.
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from hmicdiff.comparing.items.passages import is_of_an_item
from hmicdiff.comparing.items.told import in_state, is_on_another, said_of_kind, share_of, words_in
from hmicdiff.structure.items.state import mentions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hmicdiff.comparing.items.thread import Asked, Followed
    from hmicdiff.model import Reading, Sentence

__all__ = ["told_by_kind"]

_SEVERAL = 3
"""Words of an item in which a paragraph under another topic tells of it."""


def told_by_kind(one: Followed, asked: Asked) -> Followed | None:
    """Return an item closed, or kept open, by its kind alone: the one of which that paragraph tells; else None.

    "The cause of concern is now closed", said of the recording of crime, is said of the one on that. Where a paragraph
    tells of none, it is said of an item that is the only one of its kind on the topic.
    """
    told = [
        sentence
        for sentence in said_of_kind(one, asked)
        if _may_be_said_of(one, sentence, asked) and not is_of_an_item(sentence, asked.reading)
    ]
    return in_state(one, told[-1], asked) if told else None


def _may_be_said_of(one: Followed, sentence: Sentence, asked: Asked) -> bool:
    """Whether what a sentence says of an item that it names by its kind alone may be said of this one.

    It is said of the one that its paragraph tells most of, where the heading above tells no more of another; where the
    paragraph tells of none, of the only one on its topic.
    """
    if is_on_another(sentence, one, asked):
        return False
    heading, paragraph = _heading_of(sentence, asked.reading), _up_to(sentence, asked.reading)
    above = _told_most(heading, sentence, one, asked)
    meant = _told_most(paragraph, sentence, one, asked)
    if _follows_another(sentence, one, asked) and (meant is None or meant.share < asked.params.same_ask):
        return False
    if meant is not None:
        return meant.id == one.id and (above is None or above.id == one.id or above.share < meant.share)
    on_topic = one.id in asked.alone and sentence.topic == one.item.topic
    return on_topic and not _is_less_told_of(one, (*heading, *paragraph), asked)


def _is_less_told_of(one: Followed, said: Sequence[Sentence], asked: Asked) -> bool:
    """Whether some sentences tell of another item of its kind, and less of this one."""
    shares = _shares_in(said, one.item.kind, asked)
    best = max(shares.values(), default=0.0)
    return best >= asked.params.told_of and shares.get(one.id, 0.0) < best * asked.params.lesser


class _Told(NamedTuple):
    """An item that some sentences tell of."""

    id: str
    share: float


def _told_most(said: Sequence[Sentence], sentence: Sentence, one: Followed, asked: Asked) -> _Told | None:
    """Return the one item of a kind of which some sentences plainly tell most; of several the one on the topic.

    One on another topic than the `sentence` that answers has to be told of in several of its words.
    """
    shares = _shares_in(said, one.item.kind, asked)
    best = max(shares.values(), default=0.0)
    alike = [key for key, share in shares.items() if share > best * asked.params.lesser]
    on_topic = [key for key in alike if asked.topics.get(key) == sentence.topic]
    words = words_in(said, asked)
    alone = [
        key for key in alike if len(alike) == 1 and len(words & set(asked.open_asks[key].words)) >= _SEVERAL
    ]
    meant = on_topic or alone
    return _Told(meant[0], best) if len(meant) == 1 and best >= asked.params.recalled else None


def _shares_in(said: Sequence[Sentence], kind: str, asked: Asked) -> dict[str, float]:
    """Return how much of each open item of a kind some sentences tell, 0 to 1."""
    words = words_in(said, asked)
    return {key: share_of(ask, words) for key, ask in asked.open_asks.items() if asked.kinds.get(key) == kind}


def _follows_another(sentence: Sentence, one: Followed, asked: Asked) -> bool:
    """Whether the last item that a paragraph names by its subject, before or in a sentence, is another."""
    up_to = reversed(_up_to(sentence, asked.reading))
    naming_one = (said for said in up_to if mentions(said.text, asked.vocabulary.cues))
    last = next(naming_one, None)
    return last is not None and is_on_another(last, one, asked)


def _heading_of(sentence: Sentence, reading: Reading) -> list[Sentence]:
    """Return the last heading before a sentence in its section, as a list of at most one."""
    before = takewhile(lambda said: said.id != sentence.id, reading.sentences)
    return [said for said in before if said.kind == "heading" and said.section == sentence.section][-1:]


def _up_to(sentence: Sentence, reading: Reading) -> list[Sentence]:
    """Return the sentences of a paragraph up to one, itself included."""
    before = takewhile(lambda said: said.id != sentence.id, reading.sentences)
    place = (sentence.section, sentence.block)
    return [*(said for said in before if (said.section, said.block) == place), sentence]
