"""Frozen objects that are made by the ten thousand: what `made_often` gives is what `dataclasses` gives."""

from __future__ import annotations

import inspect
import pickle
from dataclasses import FrozenInstanceError, dataclass, field, replace
from typing import Any

import pytest

from hmicdiff.model.often import made_often


@dataclass(frozen=True, slots=True)
class Plain:
    """A class as `dataclasses` makes it, with fields of each kind."""

    first: int
    second: str = "two"
    named: tuple[int, ...] = field(default=(3,), kw_only=True)


@made_often
@dataclass(frozen=True, slots=True)
class Often(Plain):
    """The same, made often, with one field of its own beside the inherited ones."""

    last: str | None = None


@dataclass(frozen=True, slots=True)
class Same(Plain):
    """The same as `dataclasses` makes it."""

    last: str | None = None


ARGUMENTS = [
    ((1,), {}),
    ((1, "zwei"), {"named": (4, 5)}),
    ((), {"first": 1, "last": "vier"}),
    ((1, "zwei", "vier"), {}),
]


@pytest.mark.parametrize(("plain", "named"), ARGUMENTS)
def test_each_field_has_what_it_was_given_or_its_default(
    plain: tuple[Any, ...], named: dict[str, Any]
) -> None:
    """Arguments go to the fields that `dataclasses` would give them to."""
    names = ("first", "second", "named", "last")
    made, same = Often(*plain, **named), Same(*plain, **named)
    assert [getattr(made, name) for name in names] == [getattr(same, name) for name in names]


def test_the_arguments_are_those_of_the_data_class() -> None:
    """Names, order, kinds and defaults of the arguments are the same, so that errors and help are too."""
    assert [str(one).partition(":")[0] for one in inspect.signature(Often).parameters.values()] == [
        str(one).partition(":")[0] for one in inspect.signature(Same).parameters.values()
    ]


@pytest.mark.parametrize("named", [{}, {"first": 1, "fifth": 5}])
def test_a_missing_or_unknown_argument_is_an_error(named: dict[str, Any]) -> None:
    """What a data class needs is needed, and what it does not know is refused."""
    with pytest.raises(TypeError):
        Often(**named)


def test_it_stays_frozen() -> None:
    """No field can be set afterwards."""
    with pytest.raises(FrozenInstanceError):
        Often(1).first = 2  # type: ignore[misc]


def test_it_is_replaced_compared_and_handed_on_as_any() -> None:
    """A copy with a change, and one from another process, are what they are of any data class."""
    one = Often(1, last="vier")
    assert replace(replace(one, second="zwei"), second="two") == one == pickle.loads(pickle.dumps(one))  # noqa: S301


def test_a_class_that_does_more_is_refused() -> None:
    """One that makes a default anew, or checks itself, would lose that, and is no such class."""

    @dataclass(frozen=True, slots=True)
    class Anew:
        values: list[int] = field(default_factory=list)

    @dataclass(frozen=True, slots=True)
    class Checked:
        value: int

        def __post_init__(self) -> None:
            """Check nothing."""

    for noun in (Anew, Checked):
        with pytest.raises(TypeError, match="does more than keep"):
            made_often(noun)


def test_a_class_without_slots_is_refused() -> None:
    """There is nothing to fill directly where objects keep a dictionary."""

    @dataclass(frozen=True)
    class Loose:
        value: int

    with pytest.raises(TypeError, match="no slots"):
        made_often(Loose)
