"""One block tells it all: what got worse, what was refused, what failed, what is late; each made once."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from prefect.blocks.notifications import CustomWebhookNotificationBlock
from prefect.client.orchestration import get_client
from prefect.events import EventTrigger

from flows.automations import FAILED, LATE, NAMES, REFUSED, WORSE, EmptyBlockError, notify_by, webhook_block
from flows.telling import INPUTS_REFUSED, RUN_FINISHED, tell_refused
from hmicdiff.model import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from prefect.client.orchestration import SyncPrefectClient

pytestmark = [pytest.mark.prefect, pytest.mark.usefixtures("backend")]


@pytest.fixture
def client(backend: None) -> Iterator[SyncPrefectClient]:
    """Return a client of the throw-away server."""
    del backend
    with get_client(sync_client=True) as client:
        yield client


def test_one_block_tells_all_and_is_replaced_as_a_whole(client: SyncPrefectClient) -> None:
    """Made twice, each automation is there once, sends through the block, and is set off by its own events."""
    block = webhook_block("http://127.0.0.1:9/hook")
    first = notify_by(block)
    assert notify_by(webhook_block("http://127.0.0.1:9/other"), late=timedelta(minutes=3)) == first
    triggers = {}
    for name in NAMES:
        (made,) = client.read_automations_by_name(name)
        assert [action.type for action in made.actions] == ["send-notification"]
        assert isinstance(made.trigger, EventTrigger)
        triggers[name] = made.trigger
    assert triggers[WORSE].expect == {RUN_FINISHED}
    assert triggers[REFUSED].expect == {INPUTS_REFUSED}
    assert {"prefect.flow-run.Failed", "prefect.flow-run.Crashed"} <= triggers[FAILED].expect
    assert (triggers[LATE].after, triggers[LATE].within) == ({"prefect.flow-run.Late"}, timedelta(minutes=3))


def test_a_block_that_would_send_nothing_is_refused() -> None:
    """A custom webhook without JSON data sends an empty message; that is said before it is too late."""
    name = f"empty-{uuid.uuid4().hex[:8]}"
    CustomWebhookNotificationBlock(name=name, url="http://127.0.0.1:9/").save(name)
    with pytest.raises(EmptyBlockError):
        notify_by(f"custom-webhook/{name}")


def test_refused_inputs_are_told_in_one_event(events: list[dict[str, Any]]) -> None:
    """Each file is named with its reason; where none is new, nothing is told."""
    tell_refused("key", [])
    assert not events
    tell_refused(
        "key", [Refusal(path="norfolk/scan.pdf", code="no_text_layer", reason="A scan: run OCR on it.")]
    )
    (told,) = events
    assert told["event"] == INPUTS_REFUSED
    assert told["payload"]["text"] == "norfolk/scan.pdf: A scan: run OCR on it."
