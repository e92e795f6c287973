"""Frozen objects that are made by the ten thousand, such as lines and sentences, in half the time."""

from __future__ import annotations

from dataclasses import MISSING, Field, fields
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["made_often"]

Noun = TypeVar("Noun")


def made_often(noun: type[Noun]) -> type[Noun]:
    """Return a frozen data class whose objects fill their slots at once; it goes before ``@dataclass``.

    What `dataclasses` writes looks up `object.__setattr__` for each field of each object.
    Raises: TypeError for a class that does more than keep what it is given, or has no slots.
    """
    told = fields(noun)  # type: ignore[arg-type]  # mypy knows no bound for it that a class decorator may have
    if hasattr(noun, "__post_init__") or any(one.default_factory is not MISSING for one in told):
        msg = f"{noun.__name__} does more than keep what it is given"
        raise TypeError(msg)
    if not all(hasattr(getattr(noun, one.name, None), "__set__") for one in told):
        msg = f"{noun.__name__} has no slots"
        raise TypeError(msg)
    noun.__init__ = _init(noun, told)  # type: ignore[method-assign]
    return noun


def _init(noun: type[Any], told: tuple[Field[Any], ...]) -> Callable[..., None]:
    """Return the method, with the arguments that `dataclasses` gives it."""
    plain = [_argument(one) for one in told if not one.kw_only]
    named = [_argument(one) for one in told if one.kw_only]
    arguments = ", ".join(("self", *plain, *(("*", *named) if named else ())))
    body = "\n".join(f"    _set_{one.name}(self, {one.name})" for one in told)
    space: dict[str, Any] = {f"_set_{one.name}": getattr(noun, one.name).__set__ for one in told}
    space |= {f"_default_{one.name}": one.default for one in told}
    exec(f"def __init__({arguments}):\n{body}", space)  # noqa: S102 - the names of fields alone, as `dataclasses` does it
    init: Callable[..., None] = space["__init__"]
    init.__qualname__ = f"{noun.__qualname__}.__init__"
    init.__module__ = noun.__module__
    init.__annotations__ = noun.__init__.__annotations__
    return init


def _argument(one: Field[Any]) -> str:
    """Return a field as an argument, with its default if it has one."""
    return one.name if one.default is MISSING else f"{one.name}=_default_{one.name}"
