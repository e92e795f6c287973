"""What a finding is called, what it rests on, and how much it asks for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hmicdiff.reporting.summary import code_of

if TYPE_CHECKING:
    from hmicdiff.model import Basis, Verdict

__all__ = ["SOURCES", "Sign", "sign_of", "sign_options"]

SOURCES: dict[Basis, str] = {
    "stated": "inspectors say",
    "graded": "inspectors grade",
    "item": "followed item",
    "figure": "figures",
    "inferred": "inferred",
}
"""What a finding rests on, as a reader sees it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """What a verdict is called and how it is drawn."""

    code: str
    """What inspectors say or grade: ``improved worse again closed unchanged``; what is inferred from two texts:
    ``now-praised now-criticised both alike same``; else ``concern new dropped repeated mixed incomparable``."""
    word: str
    rank: int
    """Order of work: lower asks for more."""


SIGNS = {
    sign.code: sign
    for sign in (
        Sign(code="worse", word="Got worse", rank=1),
        Sign(code="again", word="Raised again", rank=2),
        Sign(code="now-criticised", word="Praised then, criticised now", rank=3),
        Sign(code="both", word="Criticised in both", rank=4),
        Sign(code="concern", word="New concern", rank=5),
        Sign(code="mixed", word="Mixed", rank=6),
        Sign(code="improved", word="Improved", rank=7),
        Sign(code="closed", word="Closed", rank=8),
        Sign(code="now-praised", word="Criticised then, praised now", rank=9),
        Sign(code="incomparable", word="Not comparable", rank=10),
        Sign(code="dropped", word="No longer mentioned", rank=11),
        Sign(code="new", word="New", rank=12),
        Sign(code="repeated", word="Said again", rank=13),
        Sign(code="unchanged", word="Unchanged", rank=14),
        Sign(code="alike", word="Praised in both", rank=15),
        Sign(code="same", word="Told in both", rank=16),
    )
}


def sign_options() -> tuple[tuple[str, str], ...]:
    """What a finding may be called, code and word, what waits for a person first."""
    return (("review", "Needs your judgement"), *((sign.code, sign.word) for sign in SIGNS.values()))


def sign_of(verdict: Verdict) -> Sign:
    """How a verdict is called: an inference never bears the name of what inspectors say."""
    return SIGNS[code_of(verdict)]
