"""Runs are named for people."""

from __future__ import annotations

from dataclasses import fields
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import pytest

from flows.config import WatchConfig
from flows.naming import name_of, result_words
from flows.scheduled import scheduled_name
from hmicdiff.reporting.summary import Counts
from hmicdiff.store import BodyRecord, Manifest, save_manifest

if TYPE_CHECKING:
    from pathlib import Path

    from hmicdiff.job import BodyResult


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


@pytest.mark.parametrize(
    ("zone", "name"),
    [
        ("Europe/London", "nightly, Wed 1 Jul 2026, 02:30"),
        (None, "nightly, Wed 1 Jul 2026, 01:30"),
    ],
)
def test_a_run_to_come_is_named_by_its_clock(zone: str | None, name: str) -> None:
    """The name tells the deployment, and the time by the clock of the schedule's place."""
    assert scheduled_name("nightly", datetime(2026, 7, 1, 1, 30, tzinfo=UTC), zone) == name


@pytest.mark.parametrize(
    ("refused", "failed", "words"),
    [(0, 0, "nothing done"), (2, 0, "2 refused"), (1, 3, "1 refused, 3 failed")],
)
def test_a_run_that_made_nothing_says_why(refused: int, failed: int, words: str) -> None:
    """Without a result, the name tells what went wrong."""
    assert result_words((), refused, failed) == words


@pytest.mark.parametrize(("told", "words"), [(0, "nothing got worse"), (2, "2 perhaps worse")])
def test_a_run_s_name_denies_nothing_that_is_told(
    told: int, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where nothing is sure enough to be counted, the name still says that a notification tells of something."""
    monkeypatch.setattr(
        "flows.naming.count_findings", lambda _: Counts(**{one.name: 0 for one in fields(Counts)})
    )
    monkeypatch.setattr("flows.naming.news", lambda *_: ("worse",) * told)
    result = SimpleNamespace(made=True, run=SimpleNamespace(comparisons=[SimpleNamespace(verdicts=("one",))]))
    assert result_words([cast("BodyResult", result)], 1, 0) == f"{words}, 1 refused"
