"""Read the vocabulary's TOML files into frozen rows, checked; an error names file, line and rule."""

from __future__ import annotations

import dataclasses
import functools
import hashlib
import pickle
import re
import tomllib
from importlib import resources
from typing import TYPE_CHECKING, Any, TypeVar

from hmicdiff import patterns
from hmicdiff.errors import VocabularyError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import TypeAdapter

__all__ = ["load_rows", "vocabulary_bytes"]

Row = TypeVar("Row")

_FOLDER = resources.files("hmicdiff.vocabulary")


def load_rows(
    filename: str, key: str, row_type: type[Row], *, unique: tuple[str, ...] = ()
) -> tuple[Row, ...]:
    """Return every ``[[key]]`` table of `filename` as a `row_type`, in the file's order.

    No two tables may share what they say under a key of `unique`, case ignored.
    Raises: VocabularyError if the file is no TOML, or a table has an unknown or missing key,
    a value of the wrong type, or one that another has; the text names file, line and rule.
    """
    text = _text_of(filename)
    asked = (_hash_of(text), key, row_type, _shape_of(row_type), unique)
    name = hashlib.sha256(repr(asked).encode()).hexdigest()
    checked = patterns.remembered(
        name, lambda: pickle.dumps(parse_rows(text, filename, key, row_type, unique=unique))
    )
    rows: tuple[Row, ...] = pickle.loads(checked)  # noqa: S301 - our own file, in a folder of the user's alone
    return rows


def _shape_of(row_type: type) -> list[tuple[object, ...]]:
    """Return what a row's class says of its fields, told alike in every process: no address stands in it."""
    return [
        (each.name, each.type, *(() if each.default is dataclasses.MISSING else (repr(each.default),)))
        for each in dataclasses.fields(row_type)
    ]


@functools.lru_cache(maxsize=4)
def _text_of(filename: str) -> str:
    """Return a file's text; kept, as a file with several kinds of rows is asked for each in turn."""
    return (_FOLDER / filename).read_text(encoding="utf-8")


@functools.lru_cache(maxsize=4)
def _hash_of(text: str) -> str:
    """Return the hash of a file's text; kept for the same reason."""
    return hashlib.sha256(text.encode()).hexdigest()


def parse_rows(
    text: str, filename: str, key: str, row_type: type[Row], *, unique: tuple[str, ...] = ()
) -> tuple[Row, ...]:
    """Do the work of `load_rows` on text; `filename` is for messages alone."""
    try:
        tables = _parsed(text).get(key, [])
    except tomllib.TOMLDecodeError as error:
        msg = f"{filename}: not TOML: {error}"
        raise VocabularyError(msg) from error
    from pydantic import TypeAdapter  # noqa: PLC0415 - what was checked before needs no checker

    adapter = TypeAdapter(row_type)
    lines = tuple(_lines_of(text, key))
    for name in unique:
        _check_unique(name, tables, lines, filename)
    return tuple(
        _row(adapter, row_type, table, f"{filename}:{line}")
        for table, line in zip(tables, lines, strict=True)
    )


def _check_unique(name: str, tables: list[dict[str, Any]], lines: tuple[int, ...], filename: str) -> None:
    """Refuse a table that says what an earlier one says. Raises: VocabularyError."""
    seen: dict[str, int] = {}
    for table, line in zip(tables, lines, strict=True):
        value = str(table.get(name, "")).casefold()
        if value and seen.setdefault(value, line) != line:
            msg = f"{filename}:{line}: {name} {table[name]!r} stands already at line {seen[value]}"
            raise VocabularyError(msg)


@functools.lru_cache(maxsize=4)
def _parsed(text: str) -> dict[str, Any]:
    """Return a file's tables; kept, as a file with several kinds of rows is asked for each in turn."""
    return tomllib.loads(text)


def _lines_of(text: str, key: str) -> Iterator[int]:
    """Yield the 1-based line of each ``[[key]]`` header."""
    header = re.compile(rf"\s*\[\[\s*{re.escape(key)}\s*\]\]")
    for number, line in enumerate(text.split("\n"), 1):
        if header.match(line):
            yield number


def _row(adapter: TypeAdapter[Row], row_type: type[Row], table: dict[str, Any], where: str) -> Row:
    """Return one checked row."""
    names = {field.name for field in dataclasses.fields(row_type)}  # type: ignore[arg-type]
    for name in table:
        if name not in names:
            msg = f"{where}: unknown key {name!r}; known are {', '.join(sorted(names))}"
            raise VocabularyError(msg)
    from pydantic import ValidationError  # noqa: PLC0415 - as above

    try:
        return adapter.validate_python(table)
    except ValidationError as error:
        first = error.errors()[0]
        path = ".".join(str(part) for part in first["loc"])
        msg = f"{where}: {path}: {first['msg']}"
        raise VocabularyError(msg) from error


def vocabulary_bytes() -> Iterator[tuple[str, bytes]]:
    """Yield name and content of every vocabulary file, sorted by name."""
    files = (entry for entry in _FOLDER.iterdir() if entry.name.endswith(".toml"))
    for entry in sorted(files, key=lambda found: found.name):
        yield entry.name, entry.read_bytes()
