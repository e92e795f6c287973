"""What each part of a report is about, and what role it plays."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hmicdiff.structure.sections.order import PRINT_QUESTIONS
from hmicdiff.structure.sections.tree import children_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hmicdiff.model import Identity, SectionRole
    from hmicdiff.structure.sections import Part
    from hmicdiff.vocabulary import Vocabulary

__all__ = ["settle_topics", "topic_of_passage"]

_CLEAR = 0.5
_LIKELY = 0.34
_STRONG = 3.0
_HEADING_WEIGHT = 4
_NO_SUBJECT = frozenset({"overall", "context", "other"})
_ASKED_OF_A_CAUSE = "Recommendations"
_CAUSE = "Cause of concern"
"""Headings of the vocabulary: the recommendations right behind a cause of concern are made on it, and of the area it is of."""


def settle_topics(parts: Sequence[Part], identity: Identity, vocabulary: Vocabulary) -> tuple[Part, ...]:
    """Return the parts with topic and role: the vocabulary's, else the parent's, else what the words say."""
    settled: list[Part] = []
    below = children_of(parts)
    for part in parts:
        parent = settled[part.parent] if part.parent is not None else None
        lists = identity.kind in PRINT_QUESTIONS and _lists_grades(part, vocabulary)
        role = _role(part, parent, identity) if not lists else "summary"
        own = "overall" if lists else _topic(part, parent, below.get(part.number, ()), identity, vocabulary)
        is_asked = parent is not None and bool(settled) and _asks_on(settled[-1], part)
        topic = parent.topic if parent and is_asked and settled[-1].topic == parent.topic else own
        settled.append(
            replace(
                part,
                topic="context" if role in {"boilerplate", "context"} and topic != "other" else topic,
                role=role,
            )
        )
    return tuple(settled)


def _asks_on(cause: Part, part: Part) -> bool:
    """Whether a part holds the recommendations on the cause of concern of the part before."""
    named = [one.row.text if one.row else "" for one in (cause, part)]
    return named == [_CAUSE, _ASKED_OF_A_CAUSE] and cause.parent == part.parent


def _lists_grades(part: Part, vocabulary: Vocabulary) -> bool:
    """Whether a part is a list of grades under a heading that the vocabulary does not know (``Our grades at a glance``)."""
    if part.row is not None or part.heading is None or part.parent is not None:
        return False
    if not vocabulary.grades.heads_list(part.heading.text.text):
        return False
    entries = [block for block in part.blocks if block.kind in {"label", "cell", "bullet"}]
    return any(vocabulary.grades.spans(block.text.text) for block in entries)


def _role(part: Part, parent: Part | None, identity: Identity) -> SectionRole:
    """Return the role: the heading's own, but nothing under boilerplate is content."""
    if parent and parent.role == "boilerplate":
        return "boilerplate"
    if part.row:
        return part.row.role
    if part.start.column is not None or (parent and parent.role == "summary"):
        return "summary"
    if parent:
        return parent.role
    if part.heading is None:
        return "context" if identity.kind == "letter" else "summary"
    return "content"


def _topic(
    part: Part, parent: Part | None, below: Sequence[Part], identity: Identity, vocabulary: Vocabulary
) -> str:
    """Return the topic of a part."""
    if parent and parent.role == "boilerplate":
        return "context"
    if part.start.column is not None and part.heading is not None:
        rows = vocabulary.headings.find(part.heading.text.text)
        return next((row.topic for row in rows if row.topic), "overall")
    if part.row and part.row.topic:
        return part.row.topic
    text = _text(part, below)
    if parent is None or parent.topic in _NO_SUBJECT:
        return _by_words(part, parent, text, identity, vocabulary)
    if part.holds_items:
        return _of_items(text, parent, identity, vocabulary)
    family = vocabulary.topics.family(parent.topic, identity.sector)
    title = part.heading.text.text if part.heading else ""
    best = vocabulary.topics.best(title, identity.sector, family)
    return best[0] if best and best[1] >= _CLEAR and part.row is None else parent.topic


def _of_items(text: str, parent: Part, identity: Identity, vocabulary: Vocabulary) -> str:
    """Return the topic of recommendations or areas for improvement: the parent's, unless they clearly leave it."""
    scores = vocabulary.topics.scores(text, identity.sector)
    best = max(scores, key=lambda topic: scores[topic], default=parent.topic)
    own = max(
        (scores.get(topic, 0.0) for topic in vocabulary.topics.family(parent.topic, identity.sector)),
        default=0.0,
    )
    return best if scores.get(best, 0.0) >= max(_STRONG, 2 * own) else parent.topic


def _by_words(part: Part, parent: Part | None, text: str, identity: Identity, vocabulary: Vocabulary) -> str:
    """Return the topic of a part no parent gives one: its words', where they are clear."""
    fallback = parent.topic if parent else vocabulary.kinds.topic_of(identity.kind) or "other"
    if part.heading is None:
        return "context" if identity.kind == "letter" else "overall"
    if part.row is not None and part.row.role == "summary":
        return fallback if parent else "overall"
    if part.holds_items:
        return topic_of_passage(text, identity, vocabulary, least=_CLEAR) or fallback
    title = part.heading.text.text
    return topic_of_passage(" ".join([title] * _HEADING_WEIGHT + [text]), identity, vocabulary) or fallback


def _text(part: Part, below: Sequence[Part]) -> str:
    """Return the words of a part and of those directly under it."""
    own = [block.text.text for block in part.blocks if block.kind not in {"heading", "note"}]
    under = [block.text.text for other in below for block in other.blocks]
    return " ".join((*own, *under))


def topic_of_passage(
    text: str, identity: Identity, vocabulary: Vocabulary, *, least: float = _LIKELY
) -> str | None:
    """Return the topic a passage speaks of, None where none has at least the share `least` of its words."""
    best = vocabulary.topics.best(text, identity.sector)
    return best[0] if best and best[1] >= least else None
