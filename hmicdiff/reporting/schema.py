"""The public JSON: nouns to plain values, and the JSON Schema of what is printed.

The nouns of `hmicdiff.model` are the contract; nothing here repeats a field. A field whose
metadata hold ``json`` is printed under that name (``from_`` as ``from``).
"""

from __future__ import annotations

import ast
import dataclasses
import datetime as dt
import functools
import inspect
import itertools
import json
import math
import textwrap
from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import Any, Literal

from hmicdiff import model

__all__ = [
    "SCHEMAS",
    "SchemaName",
    "json_schema",
    "report_json",
    "run_json",
    "run_pieces",
    "run_text",
    "to_plain",
    "to_text",
]

SchemaName = Literal["report", "run", "decisions"]

SCHEMAS: dict[SchemaName, str] = {
    "report": "hmicdiff.report/1",
    "run": "hmicdiff.run/1",
    "decisions": "hmicdiff.decisions/1",
}
"""The name every printed document carries under ``schema``."""

DECIMALS = 6
"""Floats are rounded to this many places, so that the last bits of a machine's arithmetic are not printed."""
_quoted: Callable[[str], str] = json.encoder.encode_basestring
_Order = Callable[[Iterable[Any]], list[Any]]
_SIGNS = {None: "null", True: "true", False: "false"}
_PARTED = 4
"""Levels of a run that are printed piece by piece, down to the links, repeats and threads of its comparisons."""
_HELD_OFTEN = frozenset({model.Cited, model.Occurrence})
_PLAIN = frozenset({str, int, bool})
"""Types whose values are printed as they are."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class DecisionsFile:
    """Reviewers' judgements, as the report saves them and the next run reads them."""

    run: str
    """Run the reviewer looked at."""
    decisions: tuple[model.DecisionRecord, ...]


ROOTS: dict[SchemaName, type] = {"report": model.Report, "run": model.Run, "decisions": DecisionsFile}


def to_plain(value: object, *, without: AbstractSet[str] = frozenset()) -> Any:  # noqa: ANN401 - JSON is any of six kinds
    """Any noun as dicts, lists, text, numbers and null, ready for `json.dumps`.

    Fields keep the order of the noun; the keys of mappings are sorted. What is printed under a name in
    `without`, at any depth, is left out.
    """
    kind: type[Any] = type(value)
    if value is None or kind in _PLAIN:
        return value
    if isinstance(value, tuple | list):
        return [to_plain(each, without=without) for each in value]
    if (names := _printed_names(kind)) is not None:  # type: ignore[arg-type]  # mypy sees the hash of its instances
        return {
            printed: to_plain(getattr(value, name), without=without)
            for name, printed in names
            if printed not in without
        }
    if isinstance(value, Mapping):
        return {
            str(key): to_plain(value[key], without=without)
            for key in sorted(value)
            if str(key) not in without
        }
    return _plain_scalar(value)


def report_json(report: model.Report) -> dict[str, Any]:
    """One report as ``hmicdiff.report/1``."""
    return {"schema": SCHEMAS["report"], **to_plain(report)}


def run_json(run: model.Run) -> dict[str, Any]:
    """A run as ``hmicdiff.run/1``."""
    return {"schema": SCHEMAS["run"], **to_plain(run)}


def run_text(run: model.Run) -> str:
    """What `to_text` makes of `run_json`, without making the plain values first: a body's run has a million."""
    return "".join(run_pieces(run))


def run_pieces(run: model.Run) -> Iterator[str]:
    """Yield the same text piece by piece: that of twenty reports fills hundreds of megabytes."""
    names = ((name, printed) for name, printed in _printed_names(model.Run) or ())
    fields = [("schema", SCHEMAS["run"]), *((printed, getattr(run, name)) for name, printed in names)]
    yield from _Printer(sorted).member_pieces([(_key(name), value) for name, value in fields], "\n", _PARTED)
    yield "\n"


def to_text(plain: object) -> str:
    """Plain values as the JSON text that is printed and written: UTF-8, one space of indent, final line break."""
    return _Printer(list).text(plain, "\n") + "\n"


class _Printer:
    """Makes of plain values, or of a noun's, what `json.dumps` does with an indent of one, in a third of the time.

    Its own fast encoder knows no indent, and the other hands every mark up through a generator for each level.
    `margin` is the line break and the indent of the line that a value stands on. A noun that many others hold
    is printed once for each indent: the nouns must outlive the printer.
    """

    def __init__(self, order: _Order) -> None:
        self._order = order
        """That of the keys of mappings."""
        self._known: dict[tuple[int, str], str] = {}

    def text(self, value: object, margin: str) -> str:
        """Return the text of one value."""
        kind: type[Any] = type(value)
        if kind is str:
            return _quoted(value)  # type: ignore[arg-type]
        if value is None or isinstance(value, int | float):
            return _SIGNS[value] if value is None or isinstance(value, bool) else _number(value)
        if isinstance(value, tuple | list):
            inner = f"{margin} "
            held = f",{inner}".join([self.text(each, inner) for each in value])
            return f"[{inner}{held}{margin}]" if held else "[]"
        if kind in _HELD_OFTEN:
            return self._kept(value, margin)
        if (fields := self._fields(value)) is not None:
            return self._members(fields, margin)
        return _quoted(_plain_scalar(value))

    def member_pieces(self, fields: Iterable[tuple[str, object]], margin: str, levels: int) -> Iterator[str]:
        """Yield the text of an object, of which so many levels are parted."""
        yield from self._parted("{}", ((key, value) for key, value in fields), margin, levels)

    def _pieces(self, value: object, margin: str, levels: int) -> Iterator[str]:
        """Yield the text of one value, of which so many levels are parted."""
        if levels and isinstance(value, tuple | list):
            yield from self._parted("[]", (("", each) for each in value), margin, levels)
        elif levels and (fields := self._fields(value)) is not None:
            yield from self.member_pieces(fields, margin, levels)
        else:
            yield self.text(value, margin)

    def _parted(
        self, marks: str, held: Iterable[tuple[str, object]], margin: str, levels: int
    ) -> Iterator[str]:
        """Yield the text of a list or an object between its marks; what is held has the start of its line."""
        before = f"{marks[0]}{margin} "
        for key, value in held:
            yield before + key
            yield from self._pieces(value, f"{margin} ", levels - 1)
            before = f",{margin} "
        yield marks if before[0] == marks[0] else f"{margin}{marks[1]}"

    def _kept(self, value: object, margin: str) -> str:
        """Return the text of a noun that others hold, too."""
        place = id(value), margin
        if place not in self._known:
            self._known[place] = self._members(self._fields(value) or (), margin)
        return self._known[place]

    def _fields(self, value: object) -> Iterable[tuple[str, object]] | None:
        """Return what an object is made of: the starts of its lines and its values; null of what is none."""
        kind: type[Any] = type(value)
        if (names := _keys(kind)) is not None:  # type: ignore[arg-type]  # mypy sees the hash of its instances
            return [(key, getattr(value, name)) for name, key in names]
        if isinstance(value, Mapping):
            return [(_key(str(name)), value[name]) for name in self._order(value)]
        return None

    def _members(self, fields: Iterable[tuple[str, object]], margin: str) -> str:
        """Return the text of an object."""
        inner = f"{margin} "
        held = f",{inner}".join(
            [
                key + (_quoted(value) if type(value) is str else self.text(value, inner))
                for key, value in fields
            ]
        )
        return f"{{{inner}{held}{margin}}}" if held else "{}"


def _key(name: str) -> str:
    """Return how the line of a value in an object begins."""
    return f"{_quoted(name)}: "


@functools.cache
def _keys(noun: type[Any]) -> tuple[tuple[str, str], ...] | None:
    """Each field of a noun with the start of its line, in order; null of what is none."""
    names = _printed_names(noun)  # type: ignore[arg-type]  # as above
    return None if names is None else tuple((name, _key(printed)) for name, printed in names)


def _number(value: float) -> str:
    """Return a number as JSON has it. Raises: ValueError for what is none."""
    if not math.isfinite(value):
        message = f"no JSON for {value}"
        raise ValueError(message)
    return repr(round(float(value), DECIMALS)) if isinstance(value, float) else repr(int(value))


def json_schema(name: SchemaName) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of what ``read --json``, ``compare --json`` or a decisions file holds.

    Descriptions are the docstrings of the nouns and of their fields. Unknown fields are allowed, because
    fields may be added without a new schema number.
    """
    from pydantic import TypeAdapter  # noqa: PLC0415 - takes long to load, and is needed here alone

    schema = TypeAdapter(ROOTS[name]).json_schema(mode="serialization")
    nouns = _nouns(ROOTS[name])
    _describe(schema, nouns[schema["title"]])
    for title, definition in schema.get("$defs", {}).items():
        if title in nouns:
            _describe(definition, nouns[title])
    schema["properties"] = {"schema": {"const": SCHEMAS[name]}, **schema["properties"]}
    schema["required"] = ["schema", *schema["required"]]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": SCHEMAS[name], **schema}


@functools.cache
def _printed_names(noun: type[Any]) -> tuple[tuple[str, str], ...] | None:
    """Each field of a noun with the name it is printed under, in order; null of what is none."""
    if not dataclasses.is_dataclass(noun):
        return None
    return tuple((each.name, _json_name(each)) for each in dataclasses.fields(noun))


def _plain_scalar(value: object) -> Any:  # noqa: ANN401 - as above
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, float):
        return round(float(value), DECIMALS)
    if value is None or isinstance(value, str | bool | int):
        return value
    message = f"no JSON for {type(value).__name__}"
    raise TypeError(message)


def _json_name(field: dataclasses.Field[Any]) -> str:
    return str(field.metadata.get("json", field.name))


def _nouns(root: type) -> dict[str, type]:
    exported: dict[str, Any] = {name: getattr(model, name) for name in model.__all__}
    known: dict[str, Any] = {name: each for name, each in exported.items() if dataclasses.is_dataclass(each)}
    return {**known, root.__name__: root}


def _describe(definition: dict[str, Any], noun: type) -> None:
    """Give a definition the printed names and the docstrings of its noun, in place."""
    docs = _field_docs(noun)
    names = {each.name: _json_name(each) for each in dataclasses.fields(noun)}
    properties: dict[str, Any] = definition.get("properties", {})
    for field, entry in properties.items():
        entry.pop("title", None)
        if field in docs:
            entry["description"] = docs[field]
    definition["properties"] = {names[field]: entry for field, entry in properties.items()}
    definition["required"] = [names[field] for field in properties]


@functools.cache
def _field_docs(noun: type) -> dict[str, str]:
    """Docstring under each field of a noun and of the nouns it extends."""
    docs: dict[str, str] = {}
    for each in reversed([base for base in noun.__mro__ if dataclasses.is_dataclass(base)]):
        docs |= _own_field_docs(each)
    return docs


def _own_field_docs(noun: type) -> dict[str, str]:
    tree = ast.parse(textwrap.dedent(inspect.getsource(noun)))
    body = tree.body[0].body if isinstance(tree.body[0], ast.ClassDef) else []
    return {
        field.target.id: " ".join(str(doc.value.value).split())
        for field, doc in itertools.pairwise(body)
        if isinstance(field, ast.AnnAssign)
        and isinstance(field.target, ast.Name)
        and isinstance(doc, ast.Expr)
        and isinstance(doc.value, ast.Constant)
    }
