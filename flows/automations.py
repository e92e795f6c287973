"""Who is told: one automation that notifies, by a block of your choice, when something new got worse.

    python flows/automations.py --block slack-webhook/inspections

creates the automation on the server of ``make serve``, or replaces the one that is there. The block is
any notification block (Slack, Teams, e-mail, a custom webhook), made in the UI under Blocks. A run that
finds something new for the worse leads to one notification that lists it all; ``--each`` sends one for
each change instead.
"""

from __future__ import annotations

import argparse
import os
import sys
from typing import TYPE_CHECKING

import flows  # noqa: F401 - sets Prefect's defaults before Prefect is imported

if TYPE_CHECKING:
    from uuid import UUID

    from prefect.events import AutomationCore, EventTrigger

__all__ = ["NAME", "main", "notify_by"]

NAME = "hmicdiff: what got worse"
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
        automation = _automation(document.id, each=each)
        standing = client.read_automations_by_name(NAME)
        if not standing:
            return client.create_automation(automation)
        client.update_automation(standing[0].id, automation)
        return standing[0].id


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
    parser.add_argument("--block", required=True, help="notification block, as TYPE/NAME")
    parser.add_argument("--each", action="store_true", help="one notification a change, not one a run")
    words = parser.parse_args()
    os.environ.setdefault("PREFECT_API_URL", API)
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
