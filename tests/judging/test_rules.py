"""Each rule of judgement, on the smallest pair of reports that shows it."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any, Literal

import pytest
from sayings import CONCERN, DONE, MIXED, NEUTRAL, POORLY, PRAISE, SUPERVISION, TO_DO, stated

from hmicdiff import model
from hmicdiff.judging.rules import CONDITIONS
from hmicdiff.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from conftest import Build


def thread_case(build: Build, left: dict[str, Any] | None, right: dict[str, Any] | None) -> model.Verdict:
    """Return the verdict on supervision between two reports of neighbouring cycles."""
    other = {"text": "The force answers calls.", "topic": "response"}
    sides = [
        build.reading(build.Written(name, order), build.Said(**other), *_said(build, said))
        for name, order, said in (("PEEL 2016", 201616, left), ("PEEL 2017", 201717, right))
    ]
    return build.verdict(build.judged(*sides), "investigation", SUPERVISION)


def _said(build: Build, said: dict[str, Any] | None) -> list[Any]:
    return [] if said is None else [build.Said(**{"topic": "investigation", **said})]


THREAD_CASES = [
    pytest.param(PRAISE, stated("not_comparable"), "words-not-comparable", id="not comparable in words"),
    pytest.param(CONCERN, stated("too_early"), "words-too-early", id="too early"),
    pytest.param(CONCERN, stated("improved", cycle="PEEL 2016"), "words-improved", id="improved since"),
    pytest.param(
        CONCERN, stated("improved"), "words-improved-undated", id="improved, nobody says since when"
    ),
    pytest.param(
        CONCERN, stated("improved", "mixed"), "words-beside-concern", id="improved and wanting in one breath"
    ),
    pytest.param(PRAISE, stated("unresolved"), "tone-regressed", id="still there, but praised before"),
    pytest.param(PRAISE, stated("regressed"), "words-regressed", id="stated decline"),
    pytest.param(CONCERN, stated("unresolved"), "words-repeated", id="stated as still there"),
    pytest.param(
        PRAISE,
        stated("sustained", "praise") | {"text": "Supervision of investigations remains good."},
        "words-unchanged",
        id="stated as kept",
    ),
    pytest.param(
        PRAISE,
        stated("sustained", "praise")
        | {"text": "Supervision of investigations goes on at a weekly meeting."},
        "tone-unchanged",
        id="said to go on, and not how",
    ),
    pytest.param(
        PRAISE,
        stated("sustained", "praise")
        | {"text": "A strong team continues to supervise investigations, which is good value."},
        "tone-unchanged",
        id="well done, but not what goes on",
    ),
    pytest.param(CONCERN, stated("sustained", "praise"), "tone-improved", id="kept, but a concern before"),
    pytest.param(None, PRAISE, "only-later", id="only later"),
    pytest.param(
        None, stated("improved"), "only-later", id="improved, but nothing before to hold it against"
    ),
    pytest.param(PRAISE, None, "only-earlier", id="only earlier"),
    pytest.param(TO_DO, DONE, "concern-done", id="an obligation, then told as done"),
    pytest.param(CONCERN, CONCERN, "tone-repeated", id="two concerns"),
    pytest.param(MIXED, CONCERN, "tone-repeated", id="praise and a concern, then a concern"),
    pytest.param(MIXED, PRAISE, "tone-improved", id="praise and a concern, then praise"),
    pytest.param(MIXED, MIXED, "tone-mixed", id="both, then both"),
    pytest.param(CONCERN, PRAISE, "tone-improved", id="concern, then praise"),
    pytest.param(PRAISE, CONCERN, "tone-regressed", id="praise, then concern"),
    pytest.param(PRAISE, PRAISE, "tone-unchanged", id="two praises"),
    pytest.param(NEUTRAL, PRAISE, "tone-described", id="a description, then praise"),
    pytest.param(PRAISE, MIXED, "tone-mixed", id="praise, then both"),
]


@pytest.mark.parametrize(("left", "right", "rule"), THREAD_CASES)
def test_a_thread_is_judged_by_the_first_rule_that_fits(
    build: Build, left: dict[str, Any] | None, right: dict[str, Any] | None, rule: str
) -> None:
    """The inspectors' words decide first, then presence, then tone."""
    verdict = thread_case(build, left, right)
    row = load_vocabulary().rules.by_id[rule]
    assert (verdict.rule, verdict.verdict, verdict.inferred) == (rule, row.verdict, row.inferred)


def test_statements_both_ways_are_mixed(build: Build) -> None:
    """An improvement and an unsolved problem of like weight are shown both, and sent to a person."""
    left = build.reading(build.Written("PEEL 2016", 201616), build.Said(topic="investigation", **CONCERN))
    right = build.reading(
        build.Written("PEEL 2017", 201717),
        build.Said(topic="investigation", **stated("improved")),
        build.Said(topic="investigation", **stated("unresolved")),
    )
    verdict = build.verdict(build.judged(left, right), "investigation", SUPERVISION)
    assert (verdict.rule, verdict.verdict, verdict.needs_review) == ("words-disagree", "mixed", True)


def test_an_improvement_among_criticism_is_mixed(build: Build) -> None:
    """A stated improvement among sentences that mostly criticise is shown with both sides."""
    left = build.reading(build.Written("PEEL 2016", 201616), build.Said(topic="investigation", **CONCERN))
    faults = [f"Supervision of investigations is poor in unit {number}." for number in range(4)]
    right = build.reading(
        build.Written("PEEL 2017", 201717),
        build.Said(topic="investigation", **stated("improved")),
        *(build.Said(text=text, topic="investigation", polarity="concern") for text in faults),
    )
    verdict = build.verdict(build.judged(left, right), "investigation", SUPERVISION)
    assert (verdict.rule, verdict.verdict) == ("words-beside-concern", "mixed")


def test_a_sentence_may_state_two_directions(build: Build) -> None:
    """An improvement and what is still wrong are both shown, though one sentence says both."""
    text = "Supervision of investigations has improved, but it is still not good enough."
    left = build.reading(build.Written("PEEL 2016", 201616), build.Said(topic="investigation", **CONCERN))
    right = build.reading(
        build.Written("PEEL 2017", 201717),
        build.Said(text=text, topic="investigation", polarity="mixed", states="unresolved"),
    )
    second = dataclasses.replace(right.report.statements[0], id="c2", direction="improved")
    report = dataclasses.replace(right.report, statements=(*right.report.statements, second))
    right = dataclasses.replace(right, report=report)
    verdict = build.verdict(build.judged(left, right), "investigation", SUPERVISION)
    assert (verdict.rule, verdict.verdict) == ("words-disagree", "mixed")


@pytest.mark.parametrize("direction", ["improved", "regressed"])
def test_a_figure_that_moved_by_more_than_chance_decides(
    build: Build, direction: Literal["improved", "regressed"]
) -> None:
    """Significant figures of one kind outweigh tone."""
    said = [
        build.Said(
            text=f"Supervision of investigations stands at {value} percent.",
            topic="investigation",
            figure=(f"{value} percent", value),
        )
        for value in (60.0, 90.0)
    ]
    readings = [
        build.reading(build.Written(name, order), one)
        for (name, order), one in zip((("PEEL 2016", 201616), ("PEEL 2017", 201717)), said, strict=True)
    ]
    change = model.FigureChange(
        left=model.FigureRef(report="r-PEEL 2016", figure="f1"),
        right=model.FigureRef(report="r-PEEL 2017", figure="f1"),
        relation="over_time",
        delta=30.0,
        delta_percent=None,
        unit="percent",
        comparable=True,
        comparability="yes",
        reason="",
        test=model.FigureTest(kind="interval", significant=True),
        direction=direction,
        topic="investigation",
        measure="test",
    )
    judged = build.judged(*readings, figure_changes=(change,))
    assert build.verdict(judged, "investigation", SUPERVISION).rule == f"figure-{direction}"


def followed(
    build: Build,
    status: str,
    *beside: dict[str, Any],
    under: str = "investigation",
    thread: str | None = SUPERVISION,
) -> model.Verdict:
    """Return the verdict where an area for improvement is followed into a report that says something beside it."""
    item = {"text": POORLY, "item": "area_for_improvement", "topic": "investigation"}
    readings = [
        build.reading(
            build.Written(name, order), *(build.Said(**{"topic": "investigation", **one}) for one in said)
        )
        for name, order, said in (("PEEL 2016", 201616, (item,)), ("PEEL 2017", 201717, (item, *beside)))
    ]
    obligation = model.ItemThread(
        id="x",
        topic=under,
        status=status,  # type: ignore[arg-type]
        first_seen="r-PEEL 2016",
        items=tuple(
            model.ItemPlace(report=one.report.id, line_start=1, line_end=1, quote=POORLY, state=state)
            for one, state in zip(readings, ("raised", status), strict=True)
        ),
    )
    return build.verdict(build.judged(*readings, item_threads=(obligation,)), "investigation", thread)


@pytest.mark.parametrize(("status", "rule"), [("closed", "item-closed"), ("repeated", "item-repeated")])
def test_an_obligation_followed_over_years_decides(build: Build, status: str, rule: str) -> None:
    """What became of an area for improvement outweighs tone."""
    assert followed(build, status).rule == rule


@pytest.mark.parametrize(
    ("under", "rule"),
    [("investigation", "item-closed"), ("response", "tone-mixed")],
    ids=["its own", "another question's"],
)
def test_an_obligation_decides_the_topic_it_was_raised_under_alone(
    build: Build, under: str, rule: str
) -> None:
    """An area for improvement of another question may show what a thread is like, but is not this topic's state."""
    assert followed(build, "closed", under=under, thread=None).rule == rule


@pytest.mark.parametrize(("status", "rule"), [("closed", "item-closed"), ("repeated", "item-repeated")])
def test_it_is_not_too_early_to_tell_of_an_item_that_is_followed(
    build: Build, status: str, rule: str
) -> None:
    """Steps told without their result leave a matter open, but for an item that the inspectors closed or raised again."""
    assert followed(build, status, stated("too_early")).rule == rule


@pytest.mark.parametrize(("status", "verdict"), [("repeated", "mixed"), ("unknown", "improved")])
def test_what_is_better_and_asked_for_again_is_mixed(build: Build, status: str, verdict: str) -> None:
    """However much is said to have improved since an inspection that is named, an obligation raised again remains."""
    better = [
        {
            **stated("improved", "praise", "PEEL 2016"),
            "text": f"Supervision of {what} investigations has improved.",
        }
        for what in ("fraud", "burglary", "arson", "theft")
    ]
    assert followed(build, status, *better).verdict == verdict


def test_one_report_gets_no_verdict(build: Build) -> None:
    """There is nothing to hold a single report against."""
    one = build.reading(build.Written("PEEL 2016", 201616), build.Said(topic="investigation", **PRAISE))
    assert build.judged(one).verdicts == ()


def test_every_rule_of_the_table_has_its_condition() -> None:
    """Table and code name the same rules."""
    assert set(CONDITIONS) == set(load_vocabulary().rules.by_id)


def test_a_statement_printed_again_is_no_news(build: Build) -> None:
    """*Has improved* in the very words of the earlier report states no change since that report."""
    said = stated("improved", "praise")
    assert thread_case(build, NEUTRAL, said).verdict == "improved"
    assert thread_case(build, said, said).verdict == "unchanged"
