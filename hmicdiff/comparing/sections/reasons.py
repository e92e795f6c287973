"""Why two sections are linked, and why a section has no counterpart, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hmicdiff.comparing.sections.profiles import Profile
    from hmicdiff.vocabulary import Vocabulary

__all__ = ["reasons_of", "why_not"]

_NAMED = 3
"""Subjects named of all that two sections share."""


def reasons_of(one: Profile, other: Profile, follows: float) -> tuple[str, ...]:
    """Return in words why two sections are linked; `follows` is how far they are one question, put again."""
    shared = sorted(
        set(one.content) & set(other.content), key=lambda t: (-min(one.content[t], other.content[t]), t)
    )
    return tuple(
        reason
        for holds, reason in (
            (_same_heading(one, other), "same heading"),
            (follows == 1.0, "the programme asks the same question"),
            (0.0 < follows < 1.0, "the programme's later question takes up a part of the earlier one"),
            (_both_graded(one, other) and follows > 0.0, f"both are graded: {_grades(one, other)}"),
            (one.section.topic == other.section.topic, f"same topic: {one.section.topic}"),
            (bool(shared), f"both speak of {', '.join(shared[:_NAMED])}"),
        )
        if holds
    )


def _same_heading(one: Profile, other: Profile) -> bool:
    """Whether two sections are printed under the same words."""
    return one.section.heading is not None and one.section.heading == other.section.heading


def _both_graded(one: Profile, other: Profile) -> bool:
    """Whether both sections print a grade."""
    return all(p.section.grade is not None and p.section.grade.value is not None for p in (one, other))


def _grades(one: Profile, other: Profile) -> str:
    """Return the two printed grades, the earlier first."""
    return ", then ".join(
        p.section.grade.value for p in (one, other) if p.section.grade and p.section.grade.value
    )


def why_not(
    profile: Profile, candidates: Sequence[Profile], vocabulary: Vocabulary, sector: str | None
) -> str:
    """Return why a section has no counterpart among `candidates`."""
    if profile.group == "context":
        return "about the inspection, not about the body"
    if profile.group in {"box", "frame"}:
        return "a part of its section, which is looked at as a whole"
    subjects = sorted(profile.named) or sorted(profile.content, key=lambda t: -profile.content[t])[:1]
    said = {topic for candidate in candidates for topic in candidate.content}
    missing = [topic for topic in subjects if topic not in said]
    if missing:
        names = (vocabulary.topics.named(topic, sector) for topic in missing)
        return "the other report does not speak of " + ", ".join(row.name.lower() for row in names if row)
    return "the other report has no section on this subject"
