"""Folders of reports made of the samples, as large as a row asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costs import LONGEST, SAMPLES
from planted import plant

from hmicdiff.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from pathlib import Path

    from hmicdiff.vocabulary.bodies import Body

__all__ = ["bodies", "editions", "told_of"]

OWN = "Norfolk Constabulary", "Norfolk"
"""The body of the samples: its name and its place."""


def editions(folder: Path, number: int, text: str | None = None) -> Path:
    """Write so many editions of the longest sample, each grown out of the one before and a month later."""
    folder.mkdir(parents=True)
    text = text or LONGEST.read_text()
    dates = []
    for edition in range(number):
        name = f"{edition:02}.txt"
        (folder / name).write_text(text)
        dates.append(f'["{name}"]\npublished = "{2005 + edition}-09-01"\nprogramme = "PEEL 2023-25"\n')
        text = plant(text, seed=edition).text
    (folder / "catalogue.toml").write_text("\n".join(dates))
    return folder


def bodies(folder: Path, reports: int) -> Path:
    """Write so many reports on as few bodies as hold them, two each: the shortest samples of two years under other names.

    Names are those of the vocabulary's bodies, for of others nothing is told. Where there are more reports than twice
    these, each body has a longer sample beside, as far as they go.
    """
    shortest = [SAMPLES / "2014-09-core-business-letter.txt", *SAMPLES.glob("2019*.txt")]
    names = load_vocabulary().bodies.rows
    turns = [(source, body) for body in names[: (reports + 1) // 2] for source in shortest]
    turns += [(SAMPLES / "2014-11-crime-inspection.txt", body) for body in names]
    for source, body in turns[:reports]:
        home = folder / body.slug
        home.mkdir(parents=True, exist_ok=True)
        (home / source.name).write_text(told_of(body, source))
    return folder


def told_of(body: Body, source: Path) -> str:
    """Return a sample as if it told of another body."""
    name, place = OWN
    return source.read_text().replace(name, body.name).replace(place, body.place)
