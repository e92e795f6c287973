"""Everything hmicdiff raises on purpose.

HmicdiffError            the root: one clear line for a person
+-- Refused              an input that can't be read (`code` is stable)
+-- UsageError           the command's words don't fit
+-- VocabularyError      a vocabulary file breaks a rule (names file, line and rule)
+-- DecisionError        a decisions file breaks a rule (names file, line and rule)
+-- CatalogueError       a catalogue breaks a rule
"""

from __future__ import annotations

from typing import Literal

__all__ = [
    "CatalogueError",
    "DecisionError",
    "HmicdiffError",
    "RefusalCode",
    "Refused",
    "UsageError",
    "VocabularyError",
]

RefusalCode = Literal[
    "not_found",
    "empty",
    "binary",
    "not_a_report",
    "no_text_layer",
    "encrypted",
    "damaged",
    "too_large",
    "wrong_type",
    "unreadable",
    "body_unknown",
    "outside",
    "own_output",
]


class HmicdiffError(Exception):
    """Root of all errors raised on purpose; its text is one line for a person."""


class Refused(HmicdiffError):
    """An input that can't be read; the run goes on without it."""

    def __init__(self, code: RefusalCode, reason: str, path: str = "") -> None:
        super().__init__(reason)
        self.code: RefusalCode = code
        self.reason = reason
        self.path = path
        """The file, where it is known to whoever raises this."""


class UsageError(HmicdiffError):
    """The command's words don't fit together."""


class VocabularyError(HmicdiffError):
    """A vocabulary file breaks a rule; the text names file, line and rule."""


class DecisionError(HmicdiffError):
    """A decisions file breaks a rule; the text names file, line and rule."""


class CatalogueError(HmicdiffError):
    """A catalogue breaks a rule; the text names file and key."""
