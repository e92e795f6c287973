"""Who is told: automations that notify by one block of your choice, and one that ends runs that nobody runs.

    python flows/automations.py --block slack-webhook/inspections
    python flows/automations.py --webhook https://example.org/hook

creates them on the server of ``make serve``, or replaces those that are there. The block is any notification
block (Slack, Teams, e-mail, a custom webhook), made in the UI under Blocks; ``--webhook`` makes one that posts
``{"subject": ..., "text": ...}``. Told are: what a run finds new for the worse, as one notification that lists it
all (``--each``: one for each change); inputs that are refused and were not before; a run that failed or crashed; a
run that has not started long after its time. ``--zombies`` makes another automation, for servers that ``make
serve`` did not start: it ends runs that have stopped to say that they live.
"""

from __future__ import annotations

import argparse
import sys
from datetime import timedelta
from typing import TYPE_CHECKING

import flows  # noqa: F401 - sets Prefect's defaults before Prefect is imported
from flows.key import speak_to_own_server

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from prefect.client.orchestration import SyncPrefectClient
    from prefect.events import AutomationCore, EventTrigger

__all__ = ["NAMES", "WEBHOOK", "ZOMBIES", "end_zombies", "main", "notify_by", "webhook_block"]

WORSE = "hmicdiff: what got worse"
REFUSED = "hmicdiff: inputs refused"
FAILED = "hmicdiff: runs that failed or crashed"
LATE = "hmicdiff: runs that are late"
NAMES = (WORSE, REFUSED, FAILED, LATE)
ZOMBIES = "hmicdiff: runs that stopped without saying so"
SILENCE = timedelta(minutes=10)
"""A run says every three minutes that it lives; it is taken for dead after three times that, and one for luck."""
WEBHOOK = "hmicdiff-webhook"
JSON = {"subject": "{{subject}}", "text": "{{body}}"}
"""What a webhook gets. A custom webhook whose field *JSON Data* is left empty sends nothing."""

_CHANGE = (
    "{{ event.payload.body }}, {{ event.payload.thread or event.payload.topic }}: {{ event.payload.verdict }}"
    "\n\n{{ event.payload.quote }}\n\n{{ event.payload.link }}"
)
_RUN = "{{ event.payload.message }}\n\n{{ event.payload.text }}"
_STATE = "{{ flow_run.name }}: {{ flow_run.state.name }}. {{ flow_run.state.message or '' }}\n\n{{ flow_run|ui_url }}"
_LATE = "{{ flow_run.name }} was to start at {{ flow_run.expected_start_time }} and has not.\n\n{{ flow_run|ui_url }}"


class EmptyBlockError(Exception):
    """A block would send nothing."""


def notify_by(block: str, *, each: bool = False, late: timedelta = SILENCE) -> tuple[UUID, ...]:
    """Create or replace the automations that notify; `block` is a notification block as ``type/name``.

    A run is late that has not started `late` after its time. Returns the automations' ids, in the order of `NAMES`.
    Raises: ObjectNotFound if there is no such block, EmptyBlockError if it would send nothing.
    """
    from prefect.client.orchestration import get_client  # noqa: PLC0415 - after the address is known

    slug, _, name = block.partition("/")
    with get_client(sync_client=True) as client:
        document = client.read_block_document_by_name(name=name, block_type_slug=slug)
        if slug == "custom-webhook" and not (
            document.data.get("json_data") or document.data.get("form_data")
        ):
            raise EmptyBlockError(block)
        return tuple(_put(client, one) for one in _notifying(document.id, each=each, late=late))


def webhook_block(address: str) -> str:
    """Make the block that posts to an address, or point it there; return it as ``type/name``."""
    from prefect.blocks.notifications import CustomWebhookNotificationBlock  # noqa: PLC0415

    block = CustomWebhookNotificationBlock(name=WEBHOOK, url=address, json_data=JSON)
    block.save(WEBHOOK, overwrite=True, _sync=True)  # type: ignore[call-arg]
    return f"custom-webhook/{WEBHOOK}"


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


def _notifying(block: UUID, *, each: bool, late: timedelta) -> Sequence[AutomationCore]:
    """Return the automations that send through the block with this id."""
    from prefect.events import AutomationCore, SendNotification  # noqa: PLC0415

    told = (
        (WORSE, _worse(each=each), "Something got worse", _CHANGE if each else _RUN),
        (REFUSED, _refused(), "Inputs were refused", "{{ event.payload.text }}"),
        (FAILED, _failed(), "A run failed", _STATE),
        (LATE, _is_late(late), "A run is late", _LATE),
    )
    return [
        AutomationCore(
            name=name,
            description=f"{subject}: notifies once.",
            tags=["hmicdiff"],
            trigger=trigger,
            actions=[SendNotification(block_document_id=block, subject=f"hmicdiff: {subject}", body=body)],
        )
        for name, trigger, subject, body in told
    ]


def _worse(*, each: bool) -> EventTrigger:
    """Return what sets the first off: a run with news for the worse, or each such change."""
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


def _refused() -> EventTrigger:
    """Return what sets the second off: inputs refused for the first time."""
    from prefect.events import EventTrigger  # noqa: PLC0415
    from prefect.events.schemas.automations import Posture  # noqa: PLC0415

    from flows.telling import INPUTS_REFUSED  # noqa: PLC0415

    return EventTrigger(type="event", posture=Posture.Reactive, expect={INPUTS_REFUSED}, threshold=1)


def _failed() -> EventTrigger:
    """Return what sets the third off: a run of ours that ends badly."""
    from prefect.events import EventTrigger, ResourceSpecification  # noqa: PLC0415
    from prefect.events.schemas.automations import Posture  # noqa: PLC0415

    return EventTrigger(
        type="event",
        posture=Posture.Reactive,
        expect={f"prefect.flow-run.{name}" for name in ("Failed", "TimedOut", "Crashed")},
        match_related=ResourceSpecification({"prefect.resource.id": "prefect.tag.hmicdiff"}),
        threshold=1,
    )


def _is_late(late: timedelta) -> EventTrigger:
    """Return what sets the last off: after a run was found late, nothing of it for so long."""
    from prefect.events import EventTrigger, ResourceSpecification  # noqa: PLC0415
    from prefect.events.schemas.automations import Posture  # noqa: PLC0415

    return EventTrigger(
        type="event",
        posture=Posture.Proactive,
        after={"prefect.flow-run.Late"},
        expect={
            f"prefect.flow-run.{name}"
            for name in (
                "Pending",
                "Running",
                "AwaitingConcurrencySlot",
                "Cancelled",
                "Completed",
                "Crashed",
                "Failed",
            )
        },
        match_related=ResourceSpecification({"prefect.resource.id": "prefect.tag.hmicdiff"}),
        for_each={"prefect.resource.id"},
        threshold=1,
        within=late,
    )


def main(words: Sequence[str] | None = None) -> int:
    """Create or replace automations from the command line."""
    said = _words(words)
    speak_to_own_server()
    if said.zombies:
        end_zombies()
        sys.stdout.write(f"automation \u201c{ZOMBIES}\u201d ends them as Crashed\n")
        return 0
    from prefect.exceptions import ObjectNotFound  # noqa: PLC0415 - after the address is known

    block = said.block or webhook_block(said.webhook)
    try:
        notify_by(block, each=said.each, late=timedelta(minutes=said.late_after))
    except ObjectNotFound:
        sys.stderr.write(f"hmicdiff: there is no block {block}\n")
        return 2
    except EmptyBlockError:
        wanted = "{" + ", ".join(f'"{name}": "{value}"' for name, value in JSON.items()) + "}"
        sys.stderr.write(
            f"hmicdiff: {block} would send an empty message: fill in its JSON Data, such as {wanted}\n"
        )
        return 2
    for name in NAMES:
        sys.stdout.write(f"automation \u201c{name}\u201d notifies by {block}\n")
    return 0


def _words(words: Sequence[str] | None) -> argparse.Namespace:
    """Return the command line's words."""
    parser = argparse.ArgumentParser(description="Be told what got worse, and what went wrong.")
    wanted = parser.add_mutually_exclusive_group(required=True)
    wanted.add_argument("--block", help="notification block, as TYPE/NAME")
    wanted.add_argument("--webhook", metavar="ADDRESS", help="make a block that posts JSON there, and use it")
    wanted.add_argument(
        "--zombies", action="store_true", help="end runs whose process is gone, no notification"
    )
    parser.add_argument("--each", action="store_true", help="one notification a change, not one a run")
    parser.add_argument(
        "--late-after", type=float, default=SILENCE.total_seconds() / 60, metavar="MINUTES", help="(10)"
    )
    return parser.parse_args(words)


if __name__ == "__main__":
    sys.exit(main())
