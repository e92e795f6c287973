"""Plain words for the codes of the model: what a reader sees instead of ``regressed`` or ``with_care``."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache

__all__ = [
    "COMPARABILITY_WORDS",
    "EVIDENCE_WORDS",
    "GRADE_STATE_WORDS",
    "ITEM_KIND_WORDS",
    "ITEM_STATUS_WORDS",
    "POLARITY_WORDS",
    "amount_words",
    "body_slug",
    "clip",
    "confidence_words",
    "counted",
    "dashed",
    "date_words",
    "number_words",
    "on_one_line",
    "plain",
    "reason_words",
    "unit_words",
]

_KEPT = 1 << 14
"""So many quotes are kept on one line: those of twenty reports."""
POLARITY_WORDS = {"praise": "praised", "concern": "concern", "mixed": "mixed", "neutral": "mentioned"}
COMPARABILITY_WORDS = {"yes": "Comparable", "with_care": "Compared with care", "no": "Grades not comparable"}
EVIDENCE_WORDS = {
    "grade": "grade",
    "statement": "inspectors say",
    "item": "recommendation or area for improvement",
    "figure": "figure",
    "passage": "",
}
ITEM_KIND_WORDS = {
    "area_for_improvement": "Area for improvement",
    "cause_of_concern": "Cause of concern",
    "recommendation": "Recommendation",
    "practice": "Innovative practice",
}
ITEM_STATUS_WORDS = {
    "raised": "Raised",
    "repeated": "Raised again",
    "closed": "Closed",
    "superseded": "Moved on, not closed",
    "unknown": "No news of it",
}
GRADE_STATE_WORDS = {
    "given": "",
    "carried_over": "carried over",
    "not_graded": "not graded",
    "not_inspected": "not inspected",
    "not_yet_graded": "not yet graded",
    "narrative": "in words only",
    "missing_in_text": "not in the text",
}
REASON_WORDS = {
    "scale_changed": "the grade scale changed",
    "cycle_changed": "the inspectorate draws a line between these cycles",
    "inspectorate_says": "the inspectorate says they can’t be compared",
    "method_changed": "the method changed",
    "question_changed": "the questions were cut anew",
    "different_scope": "the reports cover different ground",
    "carried_over": "the judgment was carried over",
    "recording_rules_changed": "the recording rules changed",
    "topic_not_inspected": "the other inspection did not cover it",
    "below_threshold": "nothing in the other report is similar enough",
    "boilerplate": "standing text of the inspectorate",
    "method": "it tells how the inspection was made",
}
_MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)


def plain(code: str) -> str:
    """A code as words: underscores and hyphens become spaces."""
    return code.replace("_", " ").replace("-", " ")


def reason_words(code: str) -> str:
    """A reason in words; a reason that is already a sentence stays as it is."""
    return REASON_WORDS.get(code, code if " " in code else plain(code))


def confidence_words(value: float) -> str:
    """``high (0.91)``: at least 0.8 high, at least 0.6 medium, else low; 1.00 only where exact."""
    word = "high" if value >= 0.8 else "medium" if value >= 0.6 else "low"  # noqa: PLR2004 - said above
    shown = f"{value:.2f}"
    if shown == "1.00" and value < 1:
        shown = "over 0.99"
    if shown == "0.00" and value > 0:
        shown = "under 0.01"
    return f"{word} ({shown})"


def date_words(date: str | None) -> str:
    """``2024-09-23`` as 23 September 2024, ``2024-09`` as September 2024; nothing for null."""
    if not date:
        return ""
    parts = date.split("-")
    if len(parts) == 3:  # noqa: PLR2004 - year, month, day
        day = dt.date.fromisoformat(date)
        return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
    return f"{_MONTHS[int(parts[1]) - 1]} {parts[0]}" if len(parts) == 2 else date  # noqa: PLR2004


def dashed(text: str) -> str:
    """Spans of years with an en dash, as printed reports have them: 2023–25; dates keep their hyphens."""
    return re.sub(r"\b(20\d\d)-(?=(?:20)?\d\d\b(?!-))", r"\1–", text)


def number_words(value: float | None) -> str:
    """A number without needless zeros, thousands apart: 1,234.5; nothing for null."""
    if value is None:
        return ""
    return f"{value:,.2f}".rstrip("0").rstrip(".") if value % 1 else f"{value:,.0f}"


def amount_words(value: float | None, unit: str | None) -> str:
    """A number with its unit: ``98%``, ``32.4 per 1,000 population``, ``£15.6 million``."""
    if value is None:
        return ""
    sign = _CURRENCIES.get(unit or "")
    if sign is None:
        return number_words(value) + unit_words(unit)
    size, word = next(((size, word) for size, word in _SIZES if abs(value) >= size), (1.0, ""))
    return ("−" if value < 0 else "") + sign + number_words(abs(value) / size) + word


_CURRENCIES = {"GBP": "£", "£": "£", "pounds": "£"}
_SIZES = ((1e9, " billion"), (1e6, " million"))


def unit_words(unit: str | None) -> str:
    """The unit as it follows a number: ``%`` close to it, other units after a space."""
    if not unit:
        return ""
    return "%" if unit in {"percent", "%", "per cent"} else f" {unit}"


def counted(number: int, one: str, many: str | None = None) -> str:
    """``1 line``, ``2 lines``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


@lru_cache(maxsize=_KEPT)
def on_one_line(text: str) -> str:
    """Text with single spaces; the same object for a quote that many rows have."""
    return " ".join(text.split())


def clip(text: str, limit: int) -> tuple[str, bool]:
    """The text on one line, cut after a word before `limit` characters, and whether it was cut."""
    flat = " ".join(text.split())
    if len(flat) <= limit:
        return flat, False
    return flat[:limit].rsplit(" ", 1)[0], True


def body_slug(body: str) -> str:
    """A body's name as a folder name: lower case, words joined by hyphens."""
    words = "".join(char if char.isalnum() else " " for char in body.lower().replace("'", ""))
    return "-".join(words.split())
