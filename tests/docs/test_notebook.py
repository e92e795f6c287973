"""The notebook runs from its first cell to its last, in a kernel of its own."""

from __future__ import annotations

import warnings
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def test_the_notebook_runs() -> None:
    """Every code cell is executed, and the last shows a table."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the notebook's own libraries
        nbformat = pytest.importorskip("nbformat")
        client = pytest.importorskip("nbclient").NotebookClient
        notebook = nbformat.read(ROOT / "examples" / "what_changed.ipynb", as_version=4)
        done = client(
            notebook, timeout=300, kernel_name="python3", resources={"metadata": {"path": str(ROOT)}}
        ).execute()
    cells = [cell for cell in done.cells if cell.cell_type == "code"]
    assert all(cell.execution_count for cell in cells)
    assert "<table" in cells[-1].outputs[-1]["data"]["text/html"]
