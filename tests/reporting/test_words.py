from __future__ import annotations

import pytest

from hmicdiff.reporting.words import (
    amount_words,
    body_slug,
    clip,
    confidence_words,
    counted,
    dashed,
    date_words,
    number_words,
    reason_words,
    unit_words,
)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0.91, "high (0.91)"),
        (0.8, "high (0.80)"),
        (0.79, "medium (0.79)"),
        (0.6, "medium (0.60)"),
        (0.59, "low (0.59)"),
        (1.0, "high (1.00)"),
        (0.999, "high (over 0.99)"),
        (0.001, "low (under 0.01)"),
        (0.0, "low (0.00)"),
    ],
)
def test_confidence_is_a_word_with_its_number(value: float, words: str) -> None:
    """Certainty is only claimed where it is exact."""
    assert confidence_words(value) == words


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2024-09-23", "23 September 2024"),
        ("2014-11", "November 2014"),
        ("2014", "2014"),
        (None, ""),
        ("", ""),
    ],
)
def test_dates_are_as_exact_as_known(date: str | None, words: str) -> None:
    """A month stays a month."""
    assert date_words(date) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (1234.5, "1,234.5"),
        (98.0, "98"),
        (0.25, "0.25"),
        (-7.0, "-7"),
        (None, ""),
        (100.0, "100"),
        (8341.0, "8,341"),
    ],
)
def test_numbers_have_no_needless_zeros(value: float | None, words: str) -> None:
    """Numbers read as in print."""
    assert number_words(value) == words


@pytest.mark.parametrize(
    ("unit", "words"),
    [("percent", "%"), ("%", "%"), ("per 1,000 population", " per 1,000 population"), (None, "")],
)
def test_units(unit: str | None, words: str) -> None:
    """Percent signs stand close."""
    assert unit_words(unit) == words


def test_spans_have_an_en_dash() -> None:
    """Years are joined as printed reports join them; words are left alone."""
    assert dashed("PEEL 2023-25, 2023-2025 and well-being") == "PEEL 2023–25, 2023–2025 and well-being"
    assert dashed("on 2024-09-23") == "on 2024-09-23"


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("scale_changed", "the grade scale changed"),
        ("odd_code", "odd code"),
        ("already a sentence", "already a sentence"),
    ],
)
def test_reasons_are_words(reason: str, words: str) -> None:
    """A known code has its sentence, an unknown one is readable, a sentence stays."""
    assert reason_words(reason) == words


@pytest.mark.parametrize(
    ("text", "limit", "clipped"),
    [
        ("one two", 7, ("one two", False)),
        ("one two three", 9, ("one two", True)),
        ("one\n  two", 7, ("one two", False)),
    ],
)
def test_clip_cuts_after_a_word(text: str, limit: int, clipped: tuple[str, bool]) -> None:
    """A text that is cut says so, and no word is cut."""
    assert clip(text, limit) == clipped


def test_counted() -> None:
    """One is one."""
    assert [counted(number, "body", "bodies") for number in (0, 1, 2)] == ["0 bodies", "1 body", "2 bodies"]


@pytest.mark.parametrize(
    ("body", "folder"),
    [
        ("Norfolk Constabulary", "norfolk-constabulary"),
        ("Dyfed-Powys Police", "dyfed-powys-police"),
        ("King's Lynn & District", "kings-lynn-district"),
    ],
)
def test_a_body_has_one_folder(body: str, folder: str) -> None:
    """A body's folder is its name in lower case, words joined by hyphens."""
    assert body_slug(body) == folder


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (98.0, "percent", "98%"),
        (32.4, "per 1,000 population", "32.4 per 1,000 population"),
        (15_600_000.0, "GBP", "£15.6 million"),
        (2_500_000_000.0, "GBP", "£2.5 billion"),
        (950_000.0, "GBP", "£950,000"),
        (-7_800_000.0, "GBP", "−£7.8 million"),
        (21.0, None, "21"),
        (None, "percent", ""),
    ],
)
def test_amounts_read_as_people_write_them(value: float | None, unit: str | None, words: str) -> None:
    """A number stands with its unit, money with its sign and in millions."""
    assert amount_words(value, unit) == words
