from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
import sample as written

from hmicdiff.reporting.html import render_body
from hmicdiff.reporting.view.report import make_context
from hmicdiff.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import ModuleType

    from hmicdiff.reporting.view.context import Context

RENEW = "HMICDIFF_RENEW"
"""Set to 1, the tests write what they would compare: ``HMICDIFF_RENEW=1 pytest tests/reporting``."""


@pytest.fixture
def same_as_file() -> Callable[[Path, str], None]:
    """Compare a text with a committed file, or write that file when asked to renew."""

    def check(path: Path, text: str) -> None:
        if os.environ.get(RENEW) == "1":
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        same = path.read_text(encoding="utf-8") == text
        assert same, f"{path.name} is stale: renew with {RENEW}=1 pytest tests/reporting"

    return check


@pytest.fixture(scope="session")
def sample() -> ModuleType:
    """The hand-written comparison over the sample reports."""
    return written


@pytest.fixture(scope="session")
def files(sample: ModuleType) -> dict[str, bytes]:
    """Every file of the sample body."""
    run = sample.run()
    return render_body(run.comparisons[0], sample.readings(), run)


@pytest.fixture(scope="session")
def page(files: dict[str, bytes]) -> str:
    """The sample's report."""
    return files["report.html"].decode()


@pytest.fixture(scope="session")
def context(sample: ModuleType) -> Context:
    """The sample as the view sees it."""
    return make_context(sample.comparison(), sample.readings(), load_vocabulary())
