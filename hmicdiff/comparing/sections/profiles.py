"""What a section is about: the topics its heading names and its sentences speak of."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING, Literal

from hmicdiff.comparing.once import once

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from hmicdiff.model import Reading, Section, Sentence
    from hmicdiff.vocabulary import Vocabulary
    from hmicdiff.vocabulary.topics import TopicTable

__all__ = ["Group", "Profile", "profiles_of", "subject_share"]

Group = Literal["overall", "summary", "context", "content", "box", "frame"]
_NO_SUBJECT = frozenset({"overall", "context", "other"})


_SAYS_SOMETHING = 0.1
"""Share of its text from which a section speaks of a topic."""


_NEARLY_ALL = 0.8
"""Share of its parent's sentences that makes a part under a generic heading its mere frame."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """A section with what it speaks of."""

    section: Section
    text: str
    """Its running text, that of the sections under it included."""
    named: frozenset[str]
    """Topics that its heading names; its own topic if the heading names none."""
    content: Mapping[str, float]
    """Share of its text for each topic; sums to 1, empty where no sentence shows a topic."""
    is_whole: bool
    """False for a part of a section that itself has a subject."""
    is_personal: bool
    """Whether its heading makes it the inspector's own word on the whole."""
    group: Group
    """The part it plays in its report; sections of different groups never answer each other.

    A ``box`` of items and a ``frame`` (*Main findings*) belong to their section and answer nothing
    on their own.
    """


@once
def profiles_of(reading: Reading, vocabulary: Vocabulary) -> tuple[Profile, ...]:
    """Return a profile for every section, in the report's order."""
    sections = {section.id: section for section in reading.report.sections}
    below = _with_descendants(reading.report.sections)
    own: dict[str | None, list[tuple[int, Sentence]]] = {}
    for number, one in enumerate(reading.sentences):
        if _is_text(one):
            own.setdefault(one.section, []).append((number, one))
    texts = {
        key: [one for _, one in sorted((each for id_ in ids for each in own.get(id_, ())), key=_number)]
        for key, ids in below.items()
    }
    return tuple(_profile(section, sections, texts, reading, vocabulary) for section in sections.values())


_number = itemgetter(0)


def _with_descendants(sections: Sequence[Section]) -> dict[str, frozenset[str]]:
    """Return for each section its own id and those of all sections under it."""
    parents = {section.id: section.parent for section in sections}
    below: dict[str, set[str]] = {section.id: {section.id} for section in sections}
    for section in sections:
        ancestor = parents[section.id]
        while ancestor is not None:
            below[ancestor].add(section.id)
            ancestor = parents[ancestor]
    return {key: frozenset(ids) for key, ids in below.items()}


def _profile(
    section: Section,
    sections: Mapping[str, Section],
    texts: Mapping[str, Sequence[Sentence]],
    reading: Reading,
    vocabulary: Vocabulary,
) -> Profile:
    """Return the profile of one section."""
    sector = reading.report.identity.sector
    body = texts[section.id]
    content = _content(body, sector, vocabulary)
    parent = sections.get(section.parent or "")
    printed = vocabulary.headings.find(section.heading or "")
    is_box = any(row.kind == "items" for row in printed)
    generic = any(row.topic is None and row.role == "content" for row in printed)
    is_frame = generic and parent is not None and len(body) >= _NEARLY_ALL * len(texts[parent.id])
    return Profile(
        section=section,
        text=" ".join(one.text for one in body),
        named=_main_topic(content) if is_box else _named(section, parent, content, sector, vocabulary),
        content=content,
        is_whole=parent is None or parent.topic in _NO_SUBJECT,
        is_personal=any(row.personal for row in printed),
        group=_group_of_box(parent, content) if is_box else "frame" if is_frame else _group(section, parent),
    )


def _named(
    section: Section,
    parent: Section | None,
    content: Mapping[str, float],
    sector: str | None,
    vocabulary: Vocabulary,
) -> frozenset[str]:
    """Return the topics that a heading names, and the section's own unless it only inherits it.

    A part has its topic from its parent where nothing else tells; if it then says nothing on it, the
    topic is not its subject.
    """
    shares = _topic_shares(section.heading or "", sector, vocabulary.topics)
    named = frozenset(topic for topic, _ in shares)
    inherited = parent is not None and parent.topic == section.topic
    if not inherited or content.get(section.topic, 0.0) >= _SAYS_SOMETHING:
        named |= {section.topic}
    return named - _NO_SUBJECT


def _main_topic(content: Mapping[str, float]) -> frozenset[str]:
    """Return the topic that most of a text speaks of; none where it shows none."""
    return frozenset({max(sorted(content), key=lambda topic: content[topic])} if content else ())


def _group_of_box(parent: Section | None, content: Mapping[str, float]) -> Group:
    """Return what a box of items is: a part of its section, unless it speaks of another subject."""
    same = parent is not None and _main_topic(content) <= {parent.topic}
    return "box" if same else "content"


def _group(section: Section, parent: Section | None) -> Group:
    """Return the part a section plays: an overview, a summary of its parent, about the inspection, or content."""
    if section.topic == "overall":
        return "overall"
    digest = section.role == "summary" and parent is not None and parent.topic == "overall"
    if digest or section.role in {"context", "boilerplate"} or section.topic in _NO_SUBJECT:
        return "context"
    return "summary" if section.role == "summary" else "content"


def _is_text(sentence: Sentence) -> bool:
    """Whether a sentence is running text, printed for the first time."""
    return sentence.kind not in {"heading", "label", "note"} and sentence.repeat_of is None


def _content(body: Sequence[Sentence], sector: str | None, vocabulary: Vocabulary) -> dict[str, float]:
    """Return how the sentences divide among topics; each sentence that shows one weighs the same."""
    totals: dict[str, float] = {}
    for sentence in body:
        for topic, share in _topic_shares(sentence.text, sector, vocabulary.topics):
            totals[topic] = totals.get(topic, 0.0) + share
    grand = sum(totals.values())
    return {topic: total / grand for topic, total in totals.items()} if grand else {}


@lru_cache(maxsize=65536)
def _topic_shares(text: str, sector: str | None, topics: TopicTable) -> tuple[tuple[str, float], ...]:
    """Return how one sentence divides among topics; nothing where it shows none."""
    scores = topics.scores(text, sector)
    whole = sum(scores.values())
    return tuple((topic, score / whole) for topic, score in scores.items())


def subject_share(profile: Profile, topics: frozenset[str]) -> float:
    """Return the share of a section's text that speaks of any of `topics`."""
    return sum(share for topic, share in profile.content.items() if topic in topics)
