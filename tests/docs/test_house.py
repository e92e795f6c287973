"""The map of the house shows the house as it is."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MAP = dict(
    re.findall(
        r"^\| `(\w+)` \| .* \| ([\w, ]+) \|$", (ROOT / "docs" / "house.md").read_text("utf-8"), re.MULTILINE
    )
)
CONTRACT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"][0]
ROOMS = [layer.removeprefix("hmicdiff.") for layer in CONTRACT["layers"]]


def _modules(room: str) -> list[Path]:
    folder = ROOT / room if room == "flows" else ROOT / "hmicdiff" / room
    return sorted(folder.rglob("*.py")) or [folder.with_suffix(".py")]


def _imports(module: Path) -> set[str]:
    """The rooms that a module names in its imports, also in those for types."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "hmicdiff":
            _, _, within = str(node.module).partition(".")
            found |= {within.split(".")[0]} if within else {alias.name for alias in node.names}
    return found & set(ROOMS)


def test_every_room_stands_on_the_map_in_its_order() -> None:
    """From the edge inwards, as the contract that `make check` holds has them."""
    assert list(MAP) == ROOMS


@pytest.mark.parametrize("room", ROOMS)
def test_the_map_says_who_imports_whom(room: str) -> None:
    """No import more and none fewer."""
    seen = set[str]().union(*map(_imports, _modules(room))) - {room}
    assert MAP[room] == (", ".join(sorted(seen)) or "none")


def test_the_page_on_cues_names_every_table_that_there_is() -> None:
    """A table of `cues.toml` that nobody explains is added to by nobody; one explained and gone misleads."""
    tables = tomllib.loads((ROOT / "hmicdiff" / "vocabulary" / "cues.toml").read_text("utf-8"))
    rows = re.findall(
        r"^\| (`.+`) \| .+ \| .+ \|$", (ROOT / "docs" / "cues.md").read_text("utf-8"), re.MULTILINE
    )
    told = [name for row in rows for name in re.findall(r"`(\w+)`", row)]
    assert sorted(told) == sorted(tables)
