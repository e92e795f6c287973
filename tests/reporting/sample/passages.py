"""Linked passages, repeats and items followed from report to report."""

from __future__ import annotations

from hmicdiff import model
from sample.places import CRIME, LETTER, PEEL_2018, PEEL_2023, cite, digest, quote

__all__ = ["ITEM_THREADS", "PASSAGES", "REPEATS"]

PASSAGES = (
    model.PassageLink(
        left=(cite(LETTER, 35),),
        right=(cite(CRIME, 436, 438),),
        kind="reworded",
        score=0.62,
        edits=(
            model.Edit(op="replace", left="The force has a ", right="There is a "),
            model.Edit(op="equal", left="strong culture of preventative policing ", right="strong culture of preventative policing "),
            model.Edit(op="insert", left="", right="in Norfolk Constabulary and a real commitment to protecting local neighbourhood teams "),
        ),
    ),
    model.PassageLink(
        left=(cite(CRIME, 558, 559),),
        right=(cite(PEEL_2018, 14),),
        kind="split",
        score=0.41,
        edits=(
            model.Edit(op="equal", left="We found ", right="We found "),
            model.Edit(op="delete", left="high levels of ", right=""),
            model.Edit(op="replace", left="all ", right="some ", mark="hedge"),
            model.Edit(op="replace", left="should ", right="must ", mark="modal"),
            model.Edit(op="replace", left="37 percent ", right="26 percent ", mark="number"),
            model.Edit(op="move", left="supervision and oversight ", right="supervision and oversight "),
        ),
    ),
    model.PassageLink(
        left=(cite(PEEL_2018, 36),),
        right=(cite(PEEL_2023, 107),),
        kind="moved",
        score=0.78,
        edits=(
            model.Edit(op="replace", left="The force ", right="The constabulary ", mark="rename"),
            model.Edit(op="equal", left="works with partners in early help hubs ", right="works with partners in early help hubs "),
            model.Edit(op="insert", left="", right="every week"),
        ),
    ),
    model.PassageLink(left=(), right=(cite(PEEL_2023, 131),), kind="inserted", score=0.0),
    model.PassageLink(left=(cite(PEEL_2018, 53),), right=(), kind="deleted", score=0.0),
)  # fmt: skip

REPEATS = (
    model.Repeat(
        id=digest("r", 1), scope="within_report", kind="verbatim", role="duplicated_block", similarity=1.0, sentences=12,
        occurrences=tuple(model.Occurrence(section="s0225", **place) for place in (
            {"report": digest(CRIME), **quote(CRIME, 433, 449)}, {"report": digest(CRIME), **quote(CRIME, 471, 487)})),
    ),
    model.Repeat(
        id=digest("r", 2), scope="across_years", kind="near", role="recycled", similarity=0.82, sentences=1,
        occurrences=(
            model.Occurrence(section="s0033", report=digest(LETTER), **quote(LETTER, 35)),
            model.Occurrence(section="s0225", report=digest(CRIME), **quote(CRIME, 436, 438)),
        ),
    ),
)  # fmt: skip

ITEM_THREADS = (
    model.ItemThread(id=digest("it", 1), topic="serious-organised-crime", status="closed", first_seen=digest(CRIME), items=(cite(CRIME, 595, 598), cite(PEEL_2018, 93)), kind="recommendation", age=2, reason="The later report says it is dealt with."),
    *(
        model.ItemThread(id=digest("it", line), topic="investigation", status="unknown", first_seen=digest(PEEL_2018), items=(cite(PEEL_2018, line),), reason="The boxes of the newer report are not in its text.")
        for line in (47, 48, 49)
    ),
)  # fmt: skip
