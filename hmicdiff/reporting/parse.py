"""Read back what was printed: a ``run.json`` as the nouns it was made of."""

from __future__ import annotations

import dataclasses
import json
from functools import cache
from typing import TYPE_CHECKING, Any

from hmicdiff import model
from hmicdiff.reporting.schema import SCHEMAS

if TYPE_CHECKING:
    from pydantic import TypeAdapter

__all__ = ["parse_run"]


def parse_run(text: str) -> model.Run:
    """Return the run that `text`, a ``run.json``, holds.

    Raises: ValueError where the text is no JSON, has another schema, or breaks it.
    """
    plain = json.loads(text)
    if not isinstance(plain, dict) or plain.pop("schema", None) != SCHEMAS["run"]:
        msg = f"its schema is not {SCHEMAS['run']}"
        raise ValueError(msg)
    run: model.Run = _adapter().validate_python(_renamed(plain))
    return run


@cache
def _adapter() -> TypeAdapter[model.Run]:
    """Return what checks a run; made once, as it takes longer to make than to use."""
    from pydantic import TypeAdapter  # noqa: PLC0415 - a run that writes everything anew reads none back

    return TypeAdapter(model.Run)


def _renamed(plain: Any) -> Any:  # noqa: ANN401 - JSON is any of six kinds
    """Return plain data with printed names turned back into the nouns' own."""
    if isinstance(plain, dict):
        return {_own_names().get(name, name): _renamed(value) for name, value in plain.items()}
    if isinstance(plain, list):
        return [_renamed(value) for value in plain]
    return plain


@cache
def _own_names() -> dict[str, str]:
    """Return each printed name that differs from the noun's field, with that field's name."""
    nouns = (getattr(model, name) for name in model.__all__)
    return {
        field.metadata["json"]: field.name
        for noun in nouns
        if dataclasses.is_dataclass(noun)
        for field in dataclasses.fields(noun)
        if "json" in field.metadata
    }
