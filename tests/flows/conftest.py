"""One throw-away Prefect server for all flow tests, and the events the flows would have sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from prefect.settings import PREFECT_LOCAL_STORAGE_PATH, temporary_settings
from prefect.testing.utilities import prefect_test_harness

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="session")
def backend(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Run flows against one throw-away server, results kept apart."""
    with pytest.MonkeyPatch.context() as patch:
        results = tmp_path_factory.mktemp("results")
        patch.setenv("PREFECT_RESULTS_LOCAL_STORAGE_PATH", str(results))  # for processes started
        patch.delenv("PREFECT_API_URL", raising=False)
        with (
            prefect_test_harness(server_startup_timeout=300),
            temporary_settings(
                {PREFECT_LOCAL_STORAGE_PATH: results}
            ),  # this one has read its settings already
        ):
            yield


@pytest.fixture
def events(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """Return the list that every event lands in instead of the server."""
    sent: list[dict[str, Any]] = []
    monkeypatch.setattr("flows.telling.emit_event", lambda **words: sent.append(words))
    return sent
