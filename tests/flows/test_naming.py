"""Runs are named for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from flows.config import WatchConfig
from flows.naming import name_of
from hmicdiff.store import BodyRecord, Manifest, save_manifest

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("flow", "bodies", "name"),
    [
        pytest.param("watch", (), "watch inputs", id="a first run"),
        pytest.param("watch", ("Kent Police",), "watch Kent Police", id="one body"),
        pytest.param("watch", ("Kent Police", "Essex Police"), "watch inputs", id="several bodies"),
        pytest.param("corpus", ("Kent Police",), "corpus inputs", id="a corpus that has grown"),
    ],
)
def test_a_run_is_named_by_what_it_is_on(
    tmp_path: Path, flow: str, bodies: tuple[str, ...], name: str
) -> None:
    """The name tells the flow and the one body, else the folder without its path."""
    records = tuple(BodyRecord(body=one, key="", message="", files={}) for one in bodies)
    save_manifest(tmp_path, Manifest(bodies=records))
    assert name_of(flow, WatchConfig(inputs=tmp_path / "inputs", outputs=tmp_path)) == name
