from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

    from hmicdiff.model import Reading

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"
LEAST_FOUND = 0.97
MOST_FALSE = 0.02
MOST_MARKED = 1.05
"""Words shown as changed for each word truly changed."""


@pytest.fixture(scope="module")
def planted_run() -> Iterator[ModuleType]:
    """Return the planted benchmark as a module."""
    sys.path.insert(0, str(BENCHMARKS))
    import planted_run  # noqa: PLC0415 - it stands outside the package

    yield planted_run
    sys.path.remove(str(BENCHMARKS))


@pytest.fixture(scope="module")
def report(planted_run: ModuleType) -> tuple[str, Reading]:
    """Return the newest sample report and its reading."""
    text = planted_run.REPORT.read_text(encoding="utf-8-sig")
    return text, planted_run.reading_of(text, "left.txt")


def test_a_figure_without_another_near_it_is_left(planted_run: ModuleType) -> None:
    """Making an edition ends on any text: 0 percent has no other whole figure near it, and is left as it is."""
    text = (
        "The crime statistics of this area hold 0 percent of what was asked. "
        + "It is told again in full. " * 9
    )
    edition = planted_run.plant(
        f"{text.strip()}\n", 1, planted_run.Recipe(figures=1, grades=0, deleted=0, inserted=0, moved=0)
    )
    assert [one for one in edition.planted if one.kind == "figure"] == []


@pytest.mark.slow
@pytest.mark.parametrize("recipe", ["plain + rename", "full + rename + wrapped anew"])
def test_planted_changes_are_found_and_none_invented(
    planted_run: ModuleType, report: tuple[str, Reading], recipe: str
) -> None:
    """A made next edition of a real report is told as it was made, whatever was renamed or wrapped anew."""
    text, left = report
    edition = planted_run.plant(text, 0, planted_run.RECIPES[recipe])
    right = planted_run.reading_of(edition.text, "right.txt")
    scored = planted_run.score(planted_run.compare(left, right), edition.planted)
    assert scored.found.total() >= LEAST_FOUND * scored.planted.total(), scored.missed
    assert scored.false <= MOST_FALSE
    assert scored.marked_words <= MOST_MARKED * scored.true_words
    assert scored.found["figure"] == scored.planted["figure"] == planted_run.RECIPES[recipe].figures
    assert scored.found["grade"] == scored.planted["grade"] == planted_run.RECIPES[recipe].grades
    assert scored.found["rename"] == 1
    assert scored.invented == ()


@pytest.mark.slow
def test_a_report_beside_itself_has_no_change(planted_run: ModuleType, report: tuple[str, Reading]) -> None:
    """Text that did not change is never coloured as change."""
    _, left = report
    found = planted_run.compare(left, left)
    assert {link.kind for link in found.links} == {"same"}
    assert found.renames == ()


def test_a_seed_makes_one_edition(planted_run: ModuleType, report: tuple[str, Reading]) -> None:
    """The same seed gives the same text and list, another seed another."""
    text, _ = report
    assert planted_run.plant(text, 1) == planted_run.plant(text, 1)
    assert planted_run.plant(text, 1).text != planted_run.plant(text, 2).text
