"""One small dataset of two bodies, made once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hmicdiff import api

if TYPE_CHECKING:
    from pathlib import Path

TEXTS = ("2014-11-crime-inspection.txt", "2019-05-peel-2018-19-effectiveness.txt")


@pytest.fixture(scope="session")
def found(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> api.Dataset:
    """Return two bodies compared: two samples, and the same words said of another force."""
    folder = tmp_path_factory.mktemp("two-bodies")
    for name in TEXTS:
        text = (samples / name).read_text(encoding="utf-8")
        (folder / f"norfolk-{name}").write_text(text, encoding="utf-8")
        (folder / f"suffolk-{name}").write_text(text.replace("Norfolk", "Suffolk"), encoding="utf-8")
    return api.compare([folder])
