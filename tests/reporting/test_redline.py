from __future__ import annotations

import pytest

from hmicdiff.model import Edit
from hmicdiff.reporting.view.redline import make_redline, redline_of


def same(text: str) -> Edit:
    """Words that stay."""
    return Edit(op="equal", left=text, right=text)


KEPT = same("the force has a clear plan for its neighbourhood teams and reviews it")


def test_each_side_shows_its_own_words() -> None:
    """Left has what went, right what came, and both what stays."""
    redline = make_redline((KEPT, Edit(op="replace", left="often", right="rarely", mark="hedge")))
    assert redline
    assert [(piece.op, piece.text) for piece in redline.left] == [("same", KEPT.left), ("removed", "often")]
    assert [(piece.op, piece.text) for piece in redline.right] == [("same", KEPT.left), ("added", "rarely")]
    assert [piece.op for piece in redline.both] == ["same", "removed", "added"]
    assert redline.kinds == ("strength changed",)


def test_a_move_is_no_removal() -> None:
    """Moved words are marked as moved, once in the marked-up text."""
    redline = make_redline((KEPT, Edit(op="move", left="every year", right="every year")))
    assert redline
    assert [piece.op for piece in redline.both] == ["same", "moved"]


def test_long_unchanged_runs_are_folded() -> None:
    """What did not change is counted, not printed, in the marked-up text; the columns keep it."""
    redline = make_redline((same("word " * 100), Edit(op="insert", left="", right="new")))
    assert redline
    assert [piece.text for piece in redline.both if piece.op == "folded"] == ["84 unchanged words"]
    assert len(redline.right[0].text.split()) == 100


def test_rewritten_text_is_not_marked() -> None:
    """Where little is kept, marks hide more than they show."""
    assert (
        make_redline((same("the"), Edit(op="replace", left="one two three", right="four five six"))) is None
    )


def test_white_space_is_not_marked() -> None:
    """Marks end where the words end."""
    redline = make_redline((KEPT, Edit(op="insert", left="", right=" every year ")))
    assert redline
    assert [(piece.op, piece.text) for piece in redline.right[1:]] == [("same", " "), ("added", "every year"), ("same", " ")]  # fmt: skip


@pytest.mark.parametrize(
    ("left", "right", "marked"),
    [
        ("the force trains its officers well", "the force trains all its officers well", True),
        ("the force trains its officers well", "crime has risen in the county since", False),
        ("well trained", "well trained", False),
    ],
    ids=["alike", "different", "too short"],
)
def test_only_sentences_alike_are_marked(left: str, right: str, *, marked: bool) -> None:
    """Two sentences that keep little of each other stand unmarked."""
    assert (redline_of(left, right) is not None) == marked


def test_nothing_to_mark() -> None:
    """No edits, no redline."""
    assert make_redline(()) is None
