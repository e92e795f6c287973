"""Twelve reports of forces and fire services, of several programmes, for the law that one source has one reading.

Made of the same parts in other order, number and wording; nothing of a real report. Their parts: sections with
grade label and sentence, a table of judgments, a table of values, lists with stem and deadline, items without one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["REPORTS"]

Block = tuple[str, str]

_POLICE = (
    ("Preventing crime", "preventing crime"),
    ("Responding to the public", "responding to the public"),
    ("Investigating crime", "investigating crime"),
    ("Protecting vulnerable people", "protecting vulnerable people"),
    ("Managing offenders", "managing offenders"),
)
_FIRE = (
    ("Understanding the risk of fire and other emergencies", "understanding the risk of fire"),
    ("Preventing fires and other risks", "preventing fires and other risks"),
    ("Protecting the public through fire regulation", "protecting the public through fire regulation"),
    ("Responding to fires and other emergencies", "responding to fires and other emergencies"),
    ("Making best use of resources", "making best use of resources"),
)
_BODIES = (
    ("PEEL 2023–25: An inspection of Cumbria Constabulary", "Cumbria Constabulary", "constabulary"),
    ("PEEL 2025–27: An inspection of Sussex Police", "Sussex Police", "force"),
    ("PEEL 2021/22: An inspection of Essex Police", "Essex Police", "force"),
    ("FRS 2023–25: An inspection of Cleveland Fire Brigade", "Cleveland Fire Brigade", "brigade"),
    ("PEEL 2023–25: An inspection of Durham Constabulary", "Durham Constabulary", "constabulary"),
    ("PEEL 2025–27: An inspection of Greater Manchester Police", "Greater Manchester Police", "force"),
    ("FRS 2021/22: An inspection of Kent Fire and Rescue Service", "Kent Fire and Rescue Service", "service"),
    ("PEEL 2021/22: An inspection of North Yorkshire Police", "North Yorkshire Police", "force"),
    ("FRS 2023–25: An inspection of Surrey Fire and Rescue Service", "Surrey Fire and Rescue Service", "service"),
    ("PEEL 2025–27: An inspection of Dyfed-Powys Police", "Dyfed-Powys Police", "force"),
    ("PEEL 2023–25: An inspection of Thames Valley Police", "Thames Valley Police", "force"),
    ("FRS 2021/22: An inspection of Shropshire Fire and Rescue Service", "Shropshire Fire and Rescue Service", "service"),
)  # fmt: skip
_DATES = ("3 July 2026", "14 October 2026", "22 January 2026", "9 April 2026")
_GRADES = ("Good", "Requires improvement", "Inadequate", "Outstanding")
_PROSE = (
    "In the year ending 31 March 2025, the {noun} completed {high} percent of its reviews within 28 days. Its leaders read each of them and tell teams what they have learned from the difficult ones.",
    "Since our last inspection, the {noun} has improved how it shares information with its partners. Of the {many} plans that we reviewed, {some} were of sufficient quality, and supervisors had signed them all.",
    "We found that {few} teams didn’t have enough trained staff. The {noun} told us that it had recruited {some} people and that their training would be finished in the autumn.",
    "The {noun} still doesn’t keep reliable records of its training. Staff told us of workloads that were unmanageable, and of officers and firefighters who had waited eleven months for an efficient system.",
)
_ITEMS = (
    "The {noun} should make sure that its records of training are complete.",
    "The {noun} should improve how quickly it reviews its plans.",
    "The {noun} should make sure that its staff understand what partners need from them.",
)
_ASKS = (
    "review every plan at suitable intervals;",
    "train its staff in what they have to record; and",
    "tell the people concerned about its decisions.",
)
_HEADS = (
    "The {noun} knows the people it serves",
    "Supervisors don’t review plans well enough",
    "Teams share what they learn",
)


def _report(number: int) -> Iterator[Block]:
    """Yield the blocks of one of the reports."""
    title, body, noun = _BODIES[number]
    areas = _FIRE if noun in {"brigade", "service"} else _POLICE
    chosen = [areas[(number + step) % len(areas)] for step in range(3 + number % 2)]
    grades = [_GRADES[(number + step) % len(_GRADES)] for step in range(len(chosen))]
    words = {
        "noun": noun,
        "high": f"{81 + number}.{number % 10}",
        "many": 60 + number,
        "some": 31 + number,
        "few": 3,
    }
    yield "h1", title
    yield "p", f"Published on: {_DATES[number % len(_DATES)]}"
    if number % 3 == 0:
        yield "h2", "Our judgments"
        yield "row", "Area | Grade"
        for (heading, _), grade in zip(chosen, grades, strict=True):
            yield "row", f"{heading} | {grade}"
    for step, ((heading, doing), grade) in enumerate(zip(chosen, grades, strict=True)):
        yield from _section(number + step, body, (heading, doing, grade), words)


def _section(turn: int, body: str, area: tuple[str, str, str], words: dict[str, object]) -> Iterator[Block]:
    """Yield the blocks of a section."""
    heading, doing, grade = area
    verb = "requires improvement" if grade == "Requires improvement" else f"is {grade.lower()}"
    yield "h2", heading
    yield "p", grade
    yield "p", f"{body} {verb} at {doing}."
    yield "p", _PROSE[turn % 4].format(**words)
    if turn % 2:
        yield "h3", _HEADS[turn % 3].format(**words)
        yield "p", _PROSE[(turn + 1) % 4].format(**words)
    if turn % 4 == 2:
        yield "row", "Measure | 2024 | 2025"
        yield "row", "Reviews completed on time | 71.5% | 80.2%"
        yield "row", "Plans without an owner | 12.4% | 9.1%"
    if grade == "Inadequate":
        yield "h3", "Cause of concern"
        yield "p", f"The {words['noun']} doesn’t manage its plans, and people are let down."
        yield "h3", "Recommendations"
        yield "p", f"By 31 December 2026, the {words['noun']} should:"
        yield from (("li", ask) for ask in _ASKS)
    elif turn % 3 == 0:
        yield "h3", "Areas for improvement"
        yield from (("li", item.format(**words)) for item in _ITEMS[: 2 + turn % 2])
    elif turn % 3 == 1:
        yield "h3", "Area for improvement"
        yield "p", _ITEMS[turn % 3].format(**words)


REPORTS: Sequence[Sequence[Block]] = tuple(tuple(_report(number)) for number in range(len(_BODIES)))
"""The reports as blocks of `one_source`."""
