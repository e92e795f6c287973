"""What a section is about: the topics its heading names and its sentences speak of."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from hmicdiff.model import Reading, Section, Sentence
    from hmicdiff.vocabulary import Vocabulary
    from hmicdiff.vocabulary.topics import TopicTable

__all__ = ["Profile", "profiles_of", "subject_share"]

_NO_SUBJECT = frozenset({"overall", "context", "other"})


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

    @property
    def group(self) -> Literal["overall", "context", "content"]:
        """The part it plays in its report; sections of different groups never answer each other."""
        if self.section.topic == "overall":
            return "overall"
        if self.section.role in {"context", "boilerplate"} or self.section.topic in _NO_SUBJECT:
            return "context"
        return "content"


def profiles_of(reading: Reading, vocabulary: Vocabulary) -> tuple[Profile, ...]:
    """Return a profile for every section, in the report's order."""
    below = _with_descendants(reading.report.sections)
    topics = {section.id: section.topic for section in reading.report.sections}
    return tuple(
        _profile(
            section,
            reading,
            below[section.id],
            vocabulary,
            is_whole=topics.get(section.parent or "", "other") in _NO_SUBJECT,
        )
        for section in reading.report.sections
    )


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
    section: Section, reading: Reading, ids: frozenset[str], vocabulary: Vocabulary, *, is_whole: bool
) -> Profile:
    """Return the profile of one section."""
    sector = reading.report.identity.sector
    body = [one for one in reading.sentences if one.section in ids and _is_text(one)]
    heading = vocabulary.topics.scores(section.heading or "", sector)
    named = frozenset(heading) - _NO_SUBJECT
    own = frozenset({section.topic}) - _NO_SUBJECT
    return Profile(
        section=section,
        text=" ".join(one.text for one in body),
        named=named | own,
        content=_content(body, sector, vocabulary),
        is_whole=is_whole,
    )


def _is_text(sentence: Sentence) -> bool:
    """Whether a sentence is running text, printed for the first time."""
    return sentence.kind not in {"heading", "label"} and sentence.repeat_of is None


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
