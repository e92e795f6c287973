"""The catalogue beside the inputs: what a report's own text can't say of it."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from dataclasses import fields
from typing import TYPE_CHECKING, Final

from hmicdiff.errors import CatalogueError
from hmicdiff.model import CarriedFact
from hmicdiff.reading.bounds import depth_of_toml
from hmicdiff.reading.limits import MAX_CATALOGUE_BYTES, MAX_DEPTH

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

__all__ = ["CATALOGUE_NAME", "is_date_or_month", "parse_catalogue", "read_catalogue"]

CATALOGUE_NAME: Final = "catalogue.toml"
"""Name of the file that is looked for in each folder of inputs."""
_KEYS: Final = tuple(field.name for field in fields(CarriedFact))
_DATE_KEYS: Final = frozenset({"published", "retrieved"})
_MONTH: Final = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])")


def read_catalogue(folder: Path, where: str = CATALOGUE_NAME) -> dict[str, CarriedFact]:
    """Return the facts of ``folder/catalogue.toml`` by file name; empty if there is none.

    `where` names the catalogue in messages.
    Raises: CatalogueError if it can't be read or breaks a rule.
    """
    path = folder / CATALOGUE_NAME
    if not path.is_file():
        return {}
    try:
        with path.open("rb") as file:
            data = file.read(MAX_CATALOGUE_BYTES + 1)
        if len(data) > MAX_CATALOGUE_BYTES:
            msg = f"{where}: larger than {MAX_CATALOGUE_BYTES} bytes"
            raise CatalogueError(msg)
        return parse_catalogue(data.decode("utf-8-sig"), where)
    except OSError as error:
        msg = f"{where}: can't be read: {error.strerror}"
        raise CatalogueError(msg) from error
    except UnicodeDecodeError as error:
        msg = f"{where}: not UTF-8 text"
        raise CatalogueError(msg) from error


def parse_catalogue(text: str, where: str) -> dict[str, CarriedFact]:
    """Return the facts that the TOML `text` states, by file name.

    Raises: CatalogueError if the text is no TOML, or a table has an unknown key or a value that
    does not fit it; the message names `where`, table and key.
    """
    if depth_of_toml(text) > MAX_DEPTH:
        msg = f"{where}: not TOML of ours: its tables stand deeper in each other than {MAX_DEPTH}"
        raise CatalogueError(msg)
    try:
        tables = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        msg = f"{where}: not TOML: {error}"
        raise CatalogueError(msg) from error
    return {name: _carried(table, f'{where}: ["{name}"]') for name, table in sorted(tables.items())}


def _carried(table: object, where: str) -> CarriedFact:
    """Return one file's facts."""
    if not isinstance(table, dict):
        msg = f"{where}: must be a table named as the file it speaks of"
        raise CatalogueError(msg)
    _refuse_unknown(table, where)
    return CarriedFact(**{key: _value(key, value, where) for key, value in table.items()})


def _refuse_unknown(table: Mapping[str, object], where: str) -> None:
    """Refuse keys that mean nothing."""
    for key in table:
        if key not in _KEYS:
            msg = f"{where}: unknown key {key!r}; known are {', '.join(_KEYS)}"
            raise CatalogueError(msg)


def _value(key: str, value: object, where: str) -> str:
    """Return one checked value as text."""
    if key in _DATE_KEYS and isinstance(value, dt.date):
        return value.isoformat()[:10]
    if not isinstance(value, str) or not value.strip():
        msg = f"{where}: {key} must be a text that is not empty"
        raise CatalogueError(msg)
    if key in _DATE_KEYS and not is_date_or_month(value):
        msg = f"{where}: {key} must be a date (2014-11-27) or a month (2014-11), not {value!r}"
        raise CatalogueError(msg)
    return value.strip()


def is_date_or_month(value: str) -> bool:
    """Whether `value` is a date or a month of the calendar, as ``2014-11-27`` or ``2014-11``."""
    if _MONTH.fullmatch(value):
        return True
    try:
        return dt.date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False
