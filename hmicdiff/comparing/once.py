"""What is made of one report alone: made once, though every pair of reports asks for it."""

from __future__ import annotations

from functools import lru_cache, wraps
from typing import TYPE_CHECKING, ParamSpec, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["once"]

_KEPT = 32
"""So many reports' answers are kept: those of a body. The reports are kept with them."""
Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")


class _Same:
    """A thing that is equal to itself alone: reports and tables are large, and two of them are never told apart."""

    __slots__ = ("held",)

    def __init__(self, held: object) -> None:
        self.held = held

    def __hash__(self) -> int:
        return id(self.held)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.held is other.held


def once(make: Callable[Asked, Answer]) -> Callable[Asked, Answer]:
    """Keep what a pure function of a report, and of a table or a word beside it, made of the last reports.

    What it returns is shared: nobody may change it.
    """

    @lru_cache(maxsize=_KEPT)
    def kept(*keys: _Same | str | None) -> Answer:
        return make(*(key.held if isinstance(key, _Same) else key for key in keys))  # type: ignore[call-arg, arg-type]

    @wraps(make)
    def ask(*args: Asked.args, **names: Asked.kwargs) -> Answer:
        keys = (*args, *names.values())
        return kept(*(key if key is None or isinstance(key, str) else _Same(key) for key in keys))

    return ask
