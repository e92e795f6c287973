"""What Python compiles or checks anew in every process, done once a machine: patterns above all.

Compiling the vocabulary's patterns takes longer than reading a report with them, and `re` keeps
nothing of it between processes. What its compiler made of a pattern is a list of numbers, which
`recall` takes back from an earlier process and `learned` hands on to a later one; a worker tells its
caller the `news`, which is then to `learn` them. The same goes for the methods that `dataclasses` writes
for each class and for the vocabulary's checked rows. All are of use only to the same version of Python,
and whatever does not fit is made anew. Nothing here touches a file.

Source of the method: `re._compiler.compile` of the standard library, whose last step this is.
"""

from __future__ import annotations

import dataclasses
import marshal
import re
import sys
from array import array
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

__all__ = [
    "all_needed",
    "compiled",
    "learn",
    "learned",
    "needed",
    "news",
    "recall",
    "remembered",
    "remembered_if_known",
    "serve_modules",
]

_sre: Any = re._compiler._sre  # type: ignore[attr-defined]  # noqa: SLF001 - `re` offers no way to keep its work
_compiler: Any = re._compiler  # type: ignore[attr-defined]  # noqa: SLF001 - as above
_parser: Any = re._parser  # type: ignore[attr-defined]  # noqa: SLF001 - as above
_TAG = (3, sys.version, getattr(_sre, "MAGIC", 0), getattr(_sre, "CODESIZE", 0))
"""What must agree before anything is taken back."""

Needs = tuple[tuple[str, ...], ...]
"""Groups of pieces of which a text with a match has one each."""

_CODES, _NEEDS, _METHODS, _VALUES = range(4)
_compile_plainly = _compiler.compile
_MOST = 20_000
"""Pieces kept; where more have gathered, most are of versions of the code that are no longer here."""


class _Memory:
    """What is known of patterns: their compiled form and the pieces they need."""

    def __init__(self) -> None:
        self.codes: dict[tuple[str, int], tuple[Any, ...]] = {}
        self.needs: dict[str, Needs] = {}
        self.methods: dict[str, bytes] = {}
        self.values: dict[str, bytes] = {}
        self.grew = False
        self.news: tuple[dict[Any, Any], ...] = ({}, {}, {}, {})
        """The same of what was learned in this process and not yet handed on."""

    def kinds(self) -> tuple[dict[Any, Any], ...]:
        """Return all that is handed on, kind by kind, as `_CODES` and its like number them."""
        return self.codes, self.needs, self.methods, self.values


_memory = _Memory()


def compiled(pattern: str, flags: int = re.IGNORECASE) -> re.Pattern[str]:
    """Return `pattern` ready to search with.

    Raises: re.error if it is no regular expression.
    """
    known = _memory.codes.get((pattern, int(flags)))
    if known is None:
        known = _made(pattern, int(flags))
        _learn(_CODES, (pattern, int(flags)), known)
    all_flags, code, *names = known
    return _sre.compile(pattern, all_flags, array("I", code).tolist(), *names)  # type: ignore[no-any-return]


def needed(pattern: str, find: Callable[[str], Needs]) -> Needs:
    """Return what `find` reads off a pattern, asked once a machine."""
    if pattern not in _memory.needs:
        _learn(_NEEDS, pattern, find(pattern))
    return _memory.needs[pattern]


def all_needed() -> list[Needs]:
    """Return what all patterns need of which that is known."""
    return list(_memory.needs.values())


def remembered(key: str, make: Callable[[], bytes]) -> bytes:
    """Return what `make` makes under a key that names all it depends on, made once a machine."""
    if key not in _memory.values:
        _learn(_VALUES, key, make())
    return _memory.values[key]


def remembered_if_known(key: str) -> bytes | None:
    """Return what was made under a key before; null where nothing was."""
    return _memory.values.get(key)


def learned() -> bytes | None:
    """Return all that is known, for `recall` in a later process; null where nothing is new."""
    return marshal.dumps((_TAG, *_memory.kinds())) if _memory.grew else None


def serve_modules() -> None:
    """Let what modules compile while they are loaded be taken from here: their patterns, their classes' methods.

    A process that loads the house compiles some five hundred patterns and two thousand methods, the same ones
    every time. `re` and `dataclasses` offer no way to keep them, so both are led here, each at the one
    place where it calls a compiler.
    """
    _compiler.compile = _compile
    dataclasses.exec = _execute  # type: ignore[attr-defined]
    dataclasses._dataclass_getstate = _state_of  # type: ignore[attr-defined]  # noqa: SLF001 - as above
    dataclasses._dataclass_setstate = _set_state  # type: ignore[attr-defined]  # noqa: SLF001 - as above


def _compile(pattern: Any, flags: int = 0) -> re.Pattern[Any]:  # noqa: ANN401 - text, or bytes
    """Do the work of `re._compiler.compile`; what is compiled within a function is not learned."""
    if isinstance(pattern, str) and ((pattern, int(flags)) in _memory.codes or _is_module(sys._getframe(1))):  # noqa: SLF001 - there is no other way to the caller
        return compiled(pattern, flags)
    return _compile_plainly(pattern, flags)  # type: ignore[no-any-return]


def _is_module(frame: FrameType | None) -> bool:
    """Whether it is a module that calls `re`, as it is loaded."""
    while frame is not None and frame.f_code.co_filename == re.__file__:
        frame = frame.f_back
    return frame is not None and frame.f_code.co_name == "<module>"


def _execute(source: str, *spaces: dict[str, Any]) -> None:
    """Do the work of `exec` on the source of a method."""
    known = _memory.methods.get(source)
    if known is None:
        known = marshal.dumps(compile(source, "<string>", "exec"))
        _learn(_METHODS, source, known)
    exec(marshal.loads(known), *spaces)  # noqa: S102, S302 - what `dataclasses` executes itself; our own file


@cache
def _names_of(noun: type[Any]) -> tuple[str, ...]:
    """Return the names of a data class's fields, which `dataclasses` finds out anew for each of its objects."""
    return tuple(one.name for one in dataclasses.fields(noun))


def _state_of(noun: Any) -> list[Any]:  # noqa: ANN401 - an object of any frozen class
    """Return what is handed from process to process of an object, as `dataclasses` does it, in a quarter of the time."""
    return [getattr(noun, name) for name in _names_of(type(noun))]  # type: ignore[arg-type]  # mypy sees the hash of its objects


def _set_state(noun: Any, state: list[Any]) -> None:  # noqa: ANN401 - as above
    """Give an object what was handed on of it."""
    for name, value in zip(_names_of(type(noun)), state, strict=True):  # type: ignore[arg-type]  # as above
        object.__setattr__(noun, name, value)


def news() -> bytes | None:
    """Return what was learned since this was last asked, for `learn` in the process that forked this one."""
    if not any(_memory.news):
        return None
    told, _memory.news = marshal.dumps(_memory.news), ({}, {}, {}, {})
    return told


def learn(told: bytes | None) -> None:
    """Take over what a worker has learned."""
    if told is not None:
        for kind, found in enumerate(marshal.loads(told)):  # noqa: S302 - written by our own process
            for key, value in found.items():
                _learn(kind, key, value)


def _learn(kind: int, key: Any, value: Any) -> None:  # noqa: ANN401 - one of four kinds
    """Know something of a kind that was not known before."""
    _memory.kinds()[kind][key] = _memory.news[kind][key] = value
    _memory.grew = True


def recall(kept: bytes | None) -> None:
    """Take back what an earlier process of this Python has learned; anything else is passed over."""
    try:
        tag, *known = marshal.loads(kept or b"")  # noqa: S302 - our own file, in a folder of the user's alone
    except (EOFError, ValueError, TypeError):
        return
    if tag == _TAG and sum(map(len, known)) <= _MOST:
        for own, told in zip(_memory.kinds(), known, strict=True):
            own.update({key: told[key] for key in told.keys() - own.keys()})


def _made(pattern: str, flags: int) -> tuple[Any, ...]:
    """Return what the compiler makes of a pattern: all that `re.compile` gives its engine."""
    parsed = _parser.parse(pattern, flags)
    names = dict(parsed.state.groupdict)
    by_number: list[str | None] = [None] * parsed.state.groups
    for name, number in names.items():
        by_number[number] = name
    code = array("I", map(int, _compiler._code(parsed, flags))).tobytes()  # noqa: SLF001 - as above
    return int(flags | parsed.state.flags), code, parsed.state.groups - 1, names, tuple(by_number)
