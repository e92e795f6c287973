"""Folders of reports made of the samples, as large as a row asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costs import LONGEST, SAMPLES
from planted import plant

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["bodies", "editions"]

FORCES = [
    "Cleveland",
    "Cumbria",
    "Derbyshire",
    "Durham",
    "Essex",
    "Gloucestershire",
    "Hampshire",
    "Humberside",
    "Kent",
    "Lancashire",
]


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


def bodies(folder: Path, number: int) -> Path:
    """Write two reports each on so many bodies: the shortest samples of two years under other names."""
    for index in range(number):
        place = f"{FORCES[index % len(FORCES)]}" if index < len(FORCES) else f"Norfolk {index}"
        home = folder / f"{index:03}"
        home.mkdir(parents=True)
        for source in (SAMPLES / "2014-09-core-business-letter.txt", *SAMPLES.glob("2019*.txt")):
            (home / source.name).write_text(source.read_text().replace("Norfolk", place))
    return folder
