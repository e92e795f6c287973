"""Standard text that several bodies' reports share."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from hmicdiff.comparing.boilerplate import mark_shared_text, standard_text

if TYPE_CHECKING:
    from conftest import ReportOf

    from hmicdiff.model import Polarity

METHOD = "The code of practice sets out the service that every victim of crime should get."
OWN = "Officers on the coast meet the harbour master and the fishing fleet each spring."


def test_text_of_two_bodies_is_marked_in_both(report_of: ReportOf, part: type) -> None:
    """A neutral sentence in two bodies' reports is standard text; each body's own text is not."""
    kent = report_of("kent", part(heading=None, texts=(METHOD, OWN)), body="Kent Police")
    surrey = report_of("surrey", part(heading=None, texts=(METHOD,)), body="Surrey Police")
    marked = mark_shared_text([kent, surrey])
    assert [[one.is_shared for one in reading.sentences] for reading in marked] == [
        [True, False],
        [True],
    ]
    assert len(standard_text(marked)) == 2


def test_one_body_shares_nothing_with_itself(report_of: ReportOf, part: type) -> None:
    """Two reports of one body recycle text; that is told as a repeat, not hidden as standard."""
    old = report_of("old", part(heading=None, texts=(METHOD,)))
    new = report_of("new", part(heading=None, texts=(METHOD,)))
    assert standard_text(mark_shared_text([old, new])) == ()


@pytest.mark.parametrize("polarity", ["praise", "concern", "mixed"])
def test_a_judgement_is_never_standard_text(report_of: ReportOf, part: type, polarity: Polarity) -> None:
    """Two bodies may deserve the same sentence: what praises or criticises stays a finding."""
    readings = [
        report_of(name, part(heading=None, texts=(METHOD,)), body=f"{name} Police")
        for name in ("Kent", "Essex")
    ]
    judged = [
        replace(one, sentences=tuple(replace(s, polarity=polarity) for s in one.sentences))
        for one in readings
    ]
    assert standard_text(mark_shared_text(judged)) == ()
