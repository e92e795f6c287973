"""What the reports of the tests of rules say of the supervision of investigations."""

from __future__ import annotations

from typing import Any

SUPERVISION = "Supervision of investigations"
WELL = "Supervisors give investigations active oversight."
POORLY = "Supervision of investigations is inconsistent."
PLAIN = "Supervisors record their oversight of investigations on the system."


PRAISE = {"text": WELL, "polarity": "praise"}
CONCERN = {"text": POORLY, "polarity": "concern"}
NEUTRAL = {"text": PLAIN}
ASKED = {"text": POORLY, "polarity": "concern", "item": "area_for_improvement"}
TO_DO = {
    "text": "The force should make sure that supervisors review fraud investigations each month.",
    "polarity": "concern",
    "item": "area_for_improvement",
}
DONE = {"text": "Supervisors review all fraud investigations each month."}
MIXED = {"text": "Supervision of investigations is good but not consistent.", "polarity": "mixed"}


def stated(direction: str, polarity: str = "neutral", cycle: str | None = None) -> dict[str, Any]:
    """Return a sentence on supervision that states change."""
    text = f"Supervision of investigations: {direction}."
    return {"text": text, "states": direction, "polarity": polarity, "cycle": cycle}
