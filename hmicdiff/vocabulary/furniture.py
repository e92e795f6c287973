"""Lines printed around a report that say nothing of it: navigation, page numbers, banners."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal

from hmicdiff.patterns import compiled
from hmicdiff.vocabulary.choice import Choice
from hmicdiff.vocabulary.load import load_rows
from hmicdiff.vocabulary.sieve import sieved

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Furniture", "FurnitureTable", "StandingText", "TemplateSentence", "load_furniture"]

_KEPT = 1 << 15
"""So many lines' answers are kept: those of some reports."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """One kind of line that is no content."""

    kind: str
    """Kind of the artefact."""
    pattern: str
    """Regular expression a whole plain line fits, case ignored."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateSentence:
    """A sentence that a programme prints in the report of every body."""

    pattern: str
    """Regular expression that a plain sentence begins with, case ignored."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingText:
    """Words of a paragraph on what any body should be, which is on none."""

    use: Literal["opens", "goes_on"]
    """Whether such a paragraph opens with them, or its later sentences do."""
    pattern: str
    """Regular expression that a plain sentence begins with, case ignored."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LegendWords:
    """Words of a key to the scale of grades."""

    use: Literal["title", "meaning"]
    """Whether its title has them, or what it says of the grades."""
    pattern: str
    """Regular expression searched in plain text, case ignored."""


class FurnitureTable:
    """All kinds of furniture."""

    def __init__(
        self,
        rows: tuple[Furniture, ...],
        templates: tuple[TemplateSentence, ...] = (),
        legends: tuple[LegendWords, ...] = (),
        standing: tuple[StandingText, ...] = (),
    ) -> None:
        self.rows = rows
        self._opens, self._goes_on = (
            compiled(_any_of(row.pattern for row in standing if row.use == use))
            for use in ("opens", "goes_on")
        )
        self._legends = {row.use: compiled(row.pattern) for row in legends}
        self._template = compiled(_any_of(row.pattern for row in templates))
        self._forms = Choice((row.kind, sieved(row.pattern)) for row in rows)
        self._kinds = lru_cache(maxsize=_KEPT)(self._kind_of)
        self._stands = lru_cache(maxsize=_KEPT)(self._is_template)

    def kind_of(self, line: str) -> str | None:
        """Return the kind of furniture a plain line is, None where it is content."""
        return self._kinds(line)

    def _kind_of(self, line: str) -> str | None:
        """Do the work of `kind_of`."""
        likely = self._forms.likely(line)
        return next((kind for kind, pattern in likely if pattern.whole.fullmatch(line)), None)

    def titles_legend(self, line: str) -> bool:
        """Whether a plain line is the title of a key to the scale."""
        return bool(self._legends["title"].search(line))

    def explains_grades(self, text: str) -> bool:
        """Whether plain text tells what grades mean."""
        return bool(self._legends["meaning"].search(text))

    def is_of_any_body(self, sentence: str, *, begun: bool) -> bool:
        """Whether a plain sentence tells what any body should be; `begun` where the one before it in its paragraph does."""
        return self._opens.match(sentence) is not None or (
            begun and self._goes_on.match(sentence) is not None
        )

    def is_template(self, sentence: str) -> bool:
        """Whether a plain sentence is one that stands in every body's report, and says nothing of this one."""
        return self._stands(sentence)

    def _is_template(self, sentence: str) -> bool:
        """Do the work of `is_template`."""
        return self._template.match(sentence) is not None


def _any_of(patterns: Iterable[str]) -> str:
    """Return one pattern that fits where any of some does; nothing where there are none."""
    return "|".join(map("(?:{})".format, patterns)) or r"(?!)"


@cache
def load_furniture() -> FurnitureTable:
    """Return the kinds of furniture, checked."""
    return FurnitureTable(
        load_rows("furniture.toml", "furniture", Furniture),
        load_rows("furniture.toml", "template", TemplateSentence),
        load_rows("furniture.toml", "legend", LegendWords),
        load_rows("furniture.toml", "standing_text", StandingText),
    )
