"""What all tests share: where the samples are, and one reading of them."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def samples() -> Path:
    """Return the folder of the five sample reports."""
    return ROOT / "inputs" / "norfolk"
