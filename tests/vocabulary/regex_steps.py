"""How many steps a regular expression takes over a text, counted and not timed.

A backtracking matcher over what the standard library's parser makes of a pattern: it tries the same things in the
same order as `re`, one step a trial, so what grows here grows there. For tests alone: it is slow.
"""

from __future__ import annotations

import re
import sys
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_parser: Any = re._parser  # type: ignore[attr-defined]  # noqa: SLF001 - the only reader of patterns there is
ENDLESS = 1_000
"""A repeat that may go on for so long counts as one without end."""
_REPEATS = frozenset({"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"})
_CATEGORIES: dict[str, Callable[[str], bool]] = {
    "DIGIT": str.isdecimal,
    "SPACE": str.isspace,
    "WORD": lambda char: char.isalnum() or char == "_",
}


class TooManyStepsError(Exception):
    """A pattern passed the most steps that were granted."""


class Counted:
    """A pattern that counts its steps."""

    def __init__(self, pattern: str, flags: int = 0, most: int = sys.maxsize) -> None:
        self._tree = _parser.parse(pattern, flags)
        self._flags = flags | self._tree.state.flags
        self._text, self._groups, self._most = "", {}, most
        self._run = self._sequence(list(self._tree))
        self.steps = 0

    def search_all(self, text: str) -> list[tuple[int, int]]:
        """Return start and end of every match, as ``finditer`` gives them where none is empty."""
        self._text, self.steps, start = text, 0, 0
        found: list[tuple[int, int]] = []
        while start <= len(text):
            self._groups = {}
            end = next(self._run(start), None)
            if end is not None:
                found.append((start, end))
            start = start + 1 if end is None else max(end, start + 1)
        return found

    def match(self, text: str, *, whole: bool = False) -> int | None:
        """Return the end of the match at the start of `text`, or of all of it, as ``match`` and ``fullmatch`` find it."""
        self._text, self.steps, self._groups = text, 0, {}
        return next((end for end in self._run(0) if not whole or end == len(text)), None)

    def _step(self) -> None:
        self.steps += 1
        if self.steps > self._most:
            raise TooManyStepsError

    def _sequence(self, items: list[Any]) -> Callable[[int], Iterator[int]]:
        """Return a function from a place to the ends of all ways to match `items` from there."""
        parts = [self._part(str(name), value) for name, value in items]

        def run(at: int, number: int = 0) -> Iterator[int]:
            if number == len(parts):
                yield at
                return
            for end in parts[number](at):
                yield from run(end, number + 1)

        return run

    def _part(self, name: str, value: Any) -> Callable[[int], Iterator[int]]:  # noqa: ANN401, PLR0911 - `re` gives them no type
        """Return the same for one part."""
        if (test := self._test(name, value)) is not None:
            return self._one(test)
        if name in _REPEATS:
            return self._repeat(name, *value)
        if name == "BRANCH":
            branches = [self._sequence(list(one)) for one in value[1]]
            return lambda at: (end for run in branches for end in run(at))
        if name == "SUBPATTERN":
            return self._group(value[0], self._sequence(list(value[3])))
        if name == "ATOMIC_GROUP":
            inner = self._sequence(list(value))
            return lambda at: iter([end for end in [next(inner(at), None)] if end is not None])
        if name in {"ASSERT", "ASSERT_NOT"}:
            return self._look(name == "ASSERT", *value)
        if name == "GROUPREF":
            return self._again(value)
        return self._at(str(value))

    def _test(self, name: str, value: Any) -> Callable[[str], bool] | None:  # noqa: ANN401 - as above
        """Return whether one character fits, for what fits one character."""
        if name in {"LITERAL", "NOT_LITERAL"}:
            return lambda char: self._is(char, value) == (name == "LITERAL")
        if name == "ANY":
            return lambda char: char != "\n" or bool(self._flags & re.DOTALL)
        if name == "IN":
            tests = [self._member(str(kind), one) for kind, one in value if str(kind) != "NEGATE"]
            wanted = str(value[0][0]) != "NEGATE"
            return lambda char: any(test(char) for test in tests) == wanted
        return None

    def _is(self, char: str, code: int) -> bool:
        other = chr(code)
        return char == other or bool(self._flags & re.IGNORECASE and char.lower() == other.lower())

    def _member(self, kind: str, value: Any) -> Callable[[str], bool]:  # noqa: ANN401 - as above
        """Return whether a character is of one member of a class."""
        if kind == "LITERAL":
            return lambda char: self._is(char, value)
        if kind == "RANGE":
            ignore = bool(self._flags & re.IGNORECASE)
            return lambda char: any(
                value[0] <= ord(one) <= value[1]
                for one in ((char, char.lower()[:1], char.upper()[:1]) if ignore else char)
            )
        name = str(value).removeprefix("CATEGORY_")
        test = _CATEGORIES[name.removeprefix("NOT_")]
        return lambda char: test(char) != name.startswith("NOT_")

    def _one(self, test: Callable[[str], bool]) -> Callable[[int], Iterator[int]]:
        def run(at: int) -> Iterator[int]:
            self._step()
            if at < len(self._text) and test(self._text[at]):
                yield at + 1

        return run

    def _repeat(self, name: str, least: int, most: Any, items: Any) -> Callable[[int], Iterator[int]]:  # noqa: ANN401
        """Return the ends of a repeat: the longest first, or the shortest, or the longest alone."""
        test = self._test(str(items[0][0]), items[0][1]) if len(items) == 1 else None
        if test is not None:
            return self._run_of(test, name, least, int(most))
        inner, most = self._sequence(list(items)), int(most)

        def ends(at: int, count: int = 0) -> Iterator[int]:
            if count >= least and name == "MIN_REPEAT":
                yield at
            for end in inner(at) if count < most else ():
                if end > at or count < least:
                    yield from ends(end, count + 1)
            if count >= least and name != "MIN_REPEAT":
                yield at

        if name == "POSSESSIVE_REPEAT":
            return lambda at: iter([end for end in [next(ends(at), None)] if end is not None])
        return ends

    def _run_of(
        self, test: Callable[[str], bool], name: str, least: int, most: int
    ) -> Callable[[int], Iterator[int]]:
        """Return the same for a repeat of one character."""

        def fitting(at: int) -> Iterator[int]:
            while at < len(self._text) and test(self._text[at]):
                self._step()
                at += 1
                yield at

        def ends(at: int) -> Iterator[int]:
            reached = islice(chain([at], fitting(at)), least, most + 1)
            if name == "MIN_REPEAT":
                yield from reached
                return
            found = list(reached)
            for end in reversed(found) if name == "MAX_REPEAT" else found[-1:]:
                self._step()
                yield end

        return ends

    def _group(
        self, number: int | None, inner: Callable[[int], Iterator[int]]
    ) -> Callable[[int], Iterator[int]]:
        def run(at: int) -> Iterator[int]:
            for end in inner(at):
                before = self._groups.get(number)
                self._groups[number] = (at, end)
                yield end
                self._groups[number] = before

        return inner if number is None else run

    def _again(self, number: int) -> Callable[[int], Iterator[int]]:
        def run(at: int) -> Iterator[int]:
            self._step()
            start, end = self._groups.get(number) or (1, 0)
            if start <= end and self._text.startswith(self._text[start:end], at):
                yield at + end - start

        return run

    def _look(self, wanted: bool, direction: int, items: Any) -> Callable[[int], Iterator[int]]:  # noqa: ANN401, FBT001
        inner, back = self._sequence(list(items)), items.getwidth()[0] if direction < 0 else 0

        def run(at: int) -> Iterator[int]:
            self._step()
            fits = at >= back and any(direction > 0 or end == at for end in inner(at - back))
            if fits == wanted:
                yield at

        return run

    def _at(self, kind: str) -> Callable[[int], Iterator[int]]:
        lines = bool(self._flags & re.MULTILINE)

        def holds(at: int) -> bool:
            text = self._text
            if kind in {"AT_BEGINNING", "AT_BEGINNING_STRING"}:
                return at == 0 or (lines and kind == "AT_BEGINNING" and text[at - 1] == "\n")
            if kind in {"AT_END", "AT_END_STRING"}:
                if at == len(text):
                    return True
                last = at == len(text) - 1 and text[at] == "\n"
                return kind == "AT_END" and (last or (lines and text[at] == "\n"))
            word = _CATEGORIES["WORD"]
            edge = (at > 0 and word(text[at - 1])) != (at < len(text) and word(text[at]))
            return edge == (kind == "AT_BOUNDARY")

        def run(at: int) -> Iterator[int]:
            self._step()
            if holds(at):
                yield at

        return run


def has_no_end(pattern: str, flags: int = 0) -> bool:
    """Whether a pattern has a repeat without end: one that has none takes so many steps a character and no more."""
    return any(True for _ in _endless(_parser.parse(pattern, flags)))


def units(pattern: str, flags: int = 0) -> list[str]:
    """Return texts made to repeat: a match of what each repeat without end repeats, alone and with what leads to it."""
    made = {}
    for before, body in _endless(_parser.parse(pattern, flags)):
        one = _example(body)
        made.update({one: None, _example(before) + one: None})
    return [unit for unit in made if unit]


def _endless(items: Iterable[Any], before: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], Any]]:
    """Yield what stands before, and what is repeated, of each repeat without end, inner ones too."""
    done = before
    for name, value in items:
        for inner in _inside(str(name), value):
            yield from _endless(inner, done)
        if str(name) in _REPEATS and int(value[1]) >= ENDLESS:
            yield done, value[2]
        done = (*done, (name, value))


def _inside(name: str, value: Any) -> list[Any]:  # noqa: ANN401 - as above
    """Return the sequences inside one part."""
    if name in _REPEATS:
        return [value[2]]
    if name == "BRANCH":
        return list(value[1])
    if name == "SUBPATTERN":
        return [value[3]]
    if name in {"ASSERT", "ASSERT_NOT"}:
        return [value[1]]
    return [value] if name == "ATOMIC_GROUP" else []


def _example(items: Iterable[Any]) -> str:
    """Return a short text that a sequence matches, its assertions aside."""
    return "".join(_example_of(str(name), value) for name, value in items)


def _example_of(name: str, value: Any) -> str:  # noqa: ANN401 - as above
    """Return a short text that one part matches."""
    if name == "LITERAL":
        return chr(value)
    if name in {"ANY", "NOT_LITERAL", "IN"}:
        return _example_char(name, value)
    if name in _REPEATS:
        return _example(value[2]) * max(1, min(value[0], 3))
    inside = _inside(name, value)
    return _example(inside[0]) if inside and not name.startswith("ASSERT") else ""


def _example_char(name: str, value: Any) -> str:  # noqa: ANN401 - as above
    """Return a character that fits a class."""
    test = Counted.__new__(Counted)
    test._flags = 0  # noqa: SLF001 - no text is matched with it
    fits = test._test(name, value)  # noqa: SLF001 - as above
    return next((char for char in "a A1-,.'/x(\u00a3;\t" if fits is not None and fits(char)), "a")
