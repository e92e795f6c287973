from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[2]
RENEW = "HMICDIFF_RENEW"
"""Set to 1, the tests write what they would compare: ``HMICDIFF_RENEW=1 pytest tests/reporting``."""


@pytest.fixture
def same_as_file() -> Callable[[Path, str], None]:
    """Compare a text with a committed file, or write that file when asked to renew."""

    def check(path: Path, text: str) -> None:
        if os.environ.get(RENEW) == "1":
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        assert path.read_text(encoding="utf-8") == text, f"stale: renew with {RENEW}=1 pytest tests/reporting"

    return check
