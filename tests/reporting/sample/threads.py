"""Threads: what each sample report says of a subject."""

from __future__ import annotations

from hmicdiff import model
from sample.places import CRIME, LETTER, PEEL_2018, PEEL_2023, digest, quote

__all__ = ["THREADS", "thread_id"]


def thread_id(topic: str, name: str | None) -> str:
    """Id of a thread."""
    return digest(topic, name)


def point(polarity: str, name: str, start: int, end: int | None = None) -> model.ThreadPoint:
    """One point of a thread."""
    return model.ThreadPoint(
        polarity=polarity,  # type: ignore[arg-type]
        kind="passage",
        report=digest(name),
        **quote(name, start, end),
    )


THREADS = (
    ("investigation", "supervision of investigations", (point("praise", LETTER, 45), point("praise", CRIME, 558, 559), point("concern", PEEL_2018, 14), point("concern", PEEL_2018, 49), point("praise", PEEL_2023, 163))),
    ("prevention", "evaluation of problem solving", (point("neutral", LETTER, 37), point("praise", CRIME, 687, 688), point("concern", PEEL_2018, 34), point("praise", PEEL_2023, 119))),
    ("prevention", "abstraction of neighbourhood officers", (point("neutral", PEEL_2018, 26), point("concern", PEEL_2023, 127))),
    ("prevention", "training of beat managers", (point("concern", PEEL_2023, 131),)),
    ("response", "attendance at every crime", (point("praise", LETTER, 42), point("praise", CRIME, 523, 524))),
    ("vulnerability", "safeguarding hub (MASH)", (point("praise", CRIME, 378), point("praise", PEEL_2018, 79), point("concern", PEEL_2023, 21))),
)  # fmt: skip
