from __future__ import annotations

import re
from pathlib import Path

import pytest

STATIC = Path(__file__).parents[2] / "hmicdiff" / "reporting" / "static" / "css"
CSS = "".join(path.read_text(encoding="utf-8") for path in sorted(STATIC.glob("*.css")))
PAIRS = dict(re.findall(r"--([\w-]+): light-dark\(([^)]+)\)", CSS))
ON_PAGE = ("fg", "mut", "link", "bad", "good", "odd")
GROUNDS = {
    "fg": ("bg", "card", "ins", "del", "mov", "warn"),
    "mut": ("bg", "card"),
    "link": ("bg", "card", "warn"),
    "bad": ("bg", "card", "tint-bad"),
    "good": ("bg", "card", "tint-good"),
    "odd": ("bg", "card", "tint-odd"),
}
CASES = [(text, ground, mode) for text, grounds in GROUNDS.items() for ground in grounds for mode in (0, 1)]
GRADES = re.findall(r"\.g-(\w) \{ background: (#\w+); color: (#\w+); \}", CSS)


def channels(colour: str) -> list[float]:
    """Red, green and blue of ``#rgb`` or ``#rrggbb``, 0 to 1."""
    digits = colour.strip("#")
    digits = "".join(2 * digit for digit in digits) if len(digits) == 3 else digits
    return [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio, 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize(("text", "ground", "mode"), CASES)
def test_text_stands_out(text: str, ground: str, mode: int) -> None:
    """Text has a contrast of at least 4.5 with every ground it stands on, light and dark."""
    assert contrast(PAIRS[text].split(", ")[mode], PAIRS[ground].split(", ")[mode]) >= 4.5


def test_grades_stand_out() -> None:
    """Each grade's word has a contrast of at least 7 with its ground."""
    assert [code for code, *_ in GRADES] == ["o", "g", "a", "r", "i"]
    for _, ground, text in GRADES:
        assert contrast(ground, text) >= 7


def test_contrast_is_the_known_one() -> None:
    """Black on white has the largest contrast there is."""
    assert contrast("#000", "#ffffff") == pytest.approx(21)
