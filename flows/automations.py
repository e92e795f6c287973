"""Who is told: one automation that notifies, by a block of your choice, when something new got worse.

    python flows/automations.py --block slack-webhook/inspections

creates the automation on the server of ``make serve``, or replaces the one that is there. The block is
any notification block (Slack, Teams, e-mail, a custom webhook), made in the UI under Blocks. A run that
finds something new for the worse leads to one notification that lists it all; ``--each`` sends one for
each change instead. ``--zombies`` makes another automation, for servers that ``make serve`` did not
start: it ends runs that have stopped to say that they live.
"""

from __future__ import annotations

import argparse
import os
import sys
from datetime import timedelta
from typing import TYPE_CHECKING

import flows  # noqa: F401 - sets Prefect's defaults before Prefect is imported

if TYPE_CHECKING:
    from uuid import UUID

    from prefect.client.orchestration import SyncPrefectClient
    from prefect.events import AutomationCore, EventTrigger

__all__ = ["NAME", "ZOMBIES", "end_zombies", "main", "notify_by"]

NAME = "hmicdiff: what got worse"
ZOMBIES = "hmicdiff: runs that stopped without saying so"
SILENCE = timedelta(minutes=10)
"""A run says every three minutes that it lives; it is taken for dead after three times that, and one for luck."""
API = "http://127.0.0.1:4200/api"
SUBJECT = "hmicdiff: something got worse"
RUN_BODY = "{{ event.payload.message }}\n\n{{ event.payload.text }}"
CHANGE_BODY = (
    "{{ event.payload.body }}, {{ event.payload.thread or event.payload.topic }}: {{ event.payload.verdict }}"
    "\n\n{{ event.payload.quote }}\n\n{{ event.payload.link }}"
)


def notify_by(block: str, *, each: bool = False) -> UUID:
    """Create or replace the automation; `block` is a notification block as ``type/name``.

    Returns the automation's id. Raises: ObjectNotFound if there is no such block.
    """
    from prefect.client.orchestration import get_client  # noqa: PLC0415 - after the address is known

    slug, _, name = block.partition("/")
    with get_client(sync_client=True) as client:
        document = client.read_block_document_by_name(name=name, block_type_slug=slug)
        return _put(client, _automation(document.id, each=each))


def end_zombies() -> UUID:
    """Create or replace the automation that ends silent runs as Crashed; return its id."""
    from prefect.client.orchestration import get_client  # noqa: PLC0415 - after the address is known

    with get_client(sync_client=True) as client:
        return _put(client, _zombies())


def _put(client: SyncPrefectClient, automation: AutomationCore) -> UUID:
    """Create an automation, or replace the one of its name; return its id."""
    standing = client.read_automations_by_name(automation.name)
    if not standing:
        return client.create_automation(automation)
    client.update_automation(standing[0].id, automation)
    return standing[0].id


def _zombies() -> AutomationCore:
    """Return the automation: after a run's heartbeat, none and no end of it for so long."""
    from prefect.client.schemas.objects import StateType  # noqa: PLC0415
    from prefect.events import AutomationCore, EventTrigger  # noqa: PLC0415
    from prefect.events.actions import ChangeFlowRunState  # noqa: PLC0415
    from prefect.events.schemas.automations import Posture  # noqa: PLC0415

    ends = {f"prefect.flow-run.{name}" for name in ("Completed", "Failed", "Cancelled", "Crashed")}
    return AutomationCore(
        name=ZOMBIES,
        description="Ends a run as Crashed whose heartbeat is missing, so that its place is free.",
        tags=["hmicdiff"],
        trigger=EventTrigger(
            type="event",
            posture=Posture.Proactive,
            after={"prefect.flow-run.heartbeat"},
            expect={"prefect.flow-run.heartbeat", *ends},
            for_each={"prefect.resource.id"},
            threshold=1,
            within=SILENCE,
        ),
        actions=[
            ChangeFlowRunState(
                state=StateType.CRASHED, message="The run's heartbeat was missing.", force=True
            )
        ],
    )


def _automation(block: UUID, *, each: bool) -> AutomationCore:
    """Return the automation that sends through the block with this id."""
    from prefect.events import AutomationCore, SendNotification  # noqa: PLC0415

    return AutomationCore(
        name=NAME,
        description="Notifies when a run finds what got worse or is raised again and was not so before.",
        tags=["hmicdiff"],
        trigger=_trigger(each=each),
        actions=[
            SendNotification(block_document_id=block, subject=SUBJECT, body=CHANGE_BODY if each else RUN_BODY)
        ],
    )


def _trigger(*, each: bool) -> EventTrigger:
    """Return what sets the automation off: a run with news for the worse, or each such change."""
    from prefect.events import EventTrigger, ResourceSpecification  # noqa: PLC0415
    from prefect.events.schemas.automations import Posture  # noqa: PLC0415

    from flows.telling import CHANGE_DETECTED, RUN_FINISHED  # noqa: PLC0415

    # Prefect's client leaves out of a replacement what is not said, defaults included.
    if each:
        return EventTrigger(type="event", posture=Posture.Reactive, expect={CHANGE_DETECTED}, threshold=1)
    return EventTrigger(
        type="event",
        posture=Posture.Reactive,
        expect={RUN_FINISHED},
        match=ResourceSpecification({"hmicdiff.worse": "yes"}),
        threshold=1,
    )


def main() -> int:
    """Create or replace the automation from the command line."""
    parser = argparse.ArgumentParser(description="Be told when something new got worse.")
    wanted = parser.add_mutually_exclusive_group(required=True)
    wanted.add_argument("--block", help="notification block, as TYPE/NAME")
    wanted.add_argument(
        "--zombies", action="store_true", help="end runs whose process is gone, no notification"
    )
    parser.add_argument("--each", action="store_true", help="one notification a change, not one a run")
    words = parser.parse_args()
    os.environ.setdefault("PREFECT_API_URL", API)
    if words.zombies:
        end_zombies()
        sys.stdout.write(f"automation \u201c{ZOMBIES}\u201d ends them as Crashed\n")
        return 0
    from prefect.exceptions import ObjectNotFound  # noqa: PLC0415 - after the address is known

    try:
        notify_by(words.block, each=words.each)
    except ObjectNotFound:
        sys.stderr.write(f"hmicdiff: there is no block {words.block}\n")
        return 2
    sys.stdout.write(f"automation \u201c{NAME}\u201d notifies by {words.block}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
