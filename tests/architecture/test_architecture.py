"""The house rules that a reader of one file can't see."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LIBRARY = sorted((ROOT / "hmicdiff").rglob("*.py"))
FLOWS = sorted((ROOT / "flows").glob("*.py"))
SOURCES = [*LIBRARY, *FLOWS]
LONGEST_MODULE = 450
LONGEST_FLOW_FUNCTION = 32
WRITERS = {"write_text", "write_bytes", "mkdir", "unlink", "rmdir", "rename", "replace", "touch"}


def name_of(path: Path) -> str:
    """Return a path as a test id."""
    return str(path.relative_to(ROOT))


def imported(tree: ast.AST) -> set[str]:
    """Return the top-level names of all modules a module imports."""
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module.split(".")[0])
    return names


@pytest.mark.parametrize("path", LIBRARY, ids=name_of)
def test_the_library_knows_no_prefect(path: Path) -> None:
    """No module of the library imports Prefect or the flows."""
    assert not imported(ast.parse(path.read_text(encoding="utf-8"))) & {"prefect", "flows"}


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_no_module_needs_a_long_scroll(path: Path) -> None:
    """A module is one thing, and short enough to be read as one."""
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_MODULE


@pytest.mark.parametrize("path", FLOWS, ids=name_of)
def test_flows_are_thin(path: Path) -> None:
    """A function of the flows wires and publishes; what needs more lines is a rule and lives elsewhere."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert (node.end_lineno or 0) - node.lineno < LONGEST_FLOW_FUNCTION, node.name


WRITE = {"hmicdiff/store/files.py", "hmicdiff/store/holding.py", "hmicdiff/store/kept.py"}
"""Modules of the store that change files: what is written, a folder that is held, what is kept on this machine."""


@pytest.mark.parametrize("path", [path for path in LIBRARY if name_of(path) not in WRITE], ids=name_of)
def test_only_the_store_writes(path: Path) -> None:
    """No other module of the library calls a method that changes files."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            is_file_method = node.func.attr in WRITERS - {"replace"}
            assert not is_file_method, f"line {node.lineno}: {node.func.attr}"


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_public_names_are_listed_in_order(path: Path) -> None:
    """``__all__``, where a module has one, is sorted and names only what is there."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    lists = [
        ast.literal_eval(node.value)
        for node in tree.body
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "__all__"
    ]
    bound = {name for node in ast.walk(tree) for name in _names_bound_by(node)}
    for names in lists:
        assert len(names) == len(set(names))
        assert set(names) <= bound


def _names_bound_by(node: ast.AST) -> set[str]:
    """Return the names that one node defines, assigns or imports."""
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return {node.name}
    if isinstance(node, ast.Import | ast.ImportFrom):
        return {alias.asname or alias.name for alias in node.names}
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
        return {node.id}
    return set()
