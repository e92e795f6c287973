"""Each rule of judgement, on the smallest pair of reports that shows it."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any, Literal

import pytest

from hmicdiff import model
from hmicdiff.judging.rules import CONDITIONS
from hmicdiff.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from conftest import Build

SUPERVISION = "Supervision of investigations"
WELL = "Supervisors give investigations active oversight."
POORLY = "Supervision of investigations is inconsistent."
PLAIN = "Supervisors record their oversight of investigations on the system."


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


THREAD_CASES = [
    pytest.param(PRAISE, stated("not_comparable"), "words-not-comparable", id="not comparable in words"),
    pytest.param(CONCERN, stated("too_early"), "words-too-early", id="too early"),
    pytest.param(CONCERN, stated("improved", cycle="PEEL 2016"), "words-improved", id="improved since"),
    pytest.param(
        CONCERN, stated("improved"), "words-improved-undated", id="improved, nobody says since when"
    ),
    pytest.param(PRAISE, stated("unresolved"), "tone-regressed", id="still there, but praised before"),
    pytest.param(PRAISE, stated("regressed"), "words-regressed", id="stated decline"),
    pytest.param(CONCERN, stated("unresolved"), "words-repeated", id="stated as still there"),
    pytest.param(PRAISE, stated("sustained", "praise"), "words-unchanged", id="stated as kept"),
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


def topic_case(
    build: Build,
    grades: tuple[str | None, str | None],
    *right: dict[str, Any],
    cycles: tuple[tuple[str, int, str], ...] = (
        ("PEEL 2016", 201616, "four-tier"),
        ("PEEL 2017", 201717, "four-tier"),
    ),
    left: dict[str, Any] = PRAISE,
) -> model.Verdict:
    """Return the verdict on investigation between two reports with grades."""
    sides = []
    for (name, order, scale), grade, said in zip(cycles, grades, ([left], list(right)), strict=True):
        graded = {} if grade is None else {"investigation": grade}
        written = build.Written(name, order, graded, scale=scale)
        sides.append(
            build.reading(written, *(build.Said(**{"topic": "investigation", **one}) for one in said))
        )
    return build.verdict(build.judged(*sides), "investigation")


def parts_case(build: Build, *right: dict[str, Any], grades: tuple[str, str] | None = None) -> model.Verdict:
    """Return the verdict on investigation between two reports that both speak of two threads of it."""
    before = (
        {"text": WELL, "polarity": "praise"},
        {"text": "The force has a backlog of digital devices.", "polarity": "concern"},
    )
    both = grades or ("", "")
    sides = [
        build.reading(
            build.Written(name, order, {"investigation": grade} if grade else {}),
            *(build.Said(**{"topic": "investigation", **one}) for one in said),
        )
        for name, order, grade, said in (
            ("PEEL 2016", 201616, both[0], before),
            ("PEEL 2017", 201717, both[1], right),
        )
    ]
    return build.verdict(build.judged(*sides), "investigation")


BETTER = {"text": "The backlog of digital devices has gone.", "states": "improved", "polarity": "praise"}
WORSE = {
    "text": "Supervision of investigations has become weaker.",
    "states": "regressed",
    "polarity": "concern",
}
ON_THE_WHOLE = {
    "text": "The force investigates crime better than it did.",
    "states": "improved",
    "polarity": "praise",
}


@pytest.mark.parametrize(
    ("said", "grades", "verdict"),
    [
        pytest.param((ON_THE_WHOLE, WORSE), None, "mixed", id="better on the whole, one part worse"),
        pytest.param((ON_THE_WHOLE, BETTER), None, "improved", id="better on the whole, one part better"),
        pytest.param(
            (ON_THE_WHOLE, WORSE), ("requires improvement", "good"), "improved", id="a grade sums it up"
        ),
    ],
)
def test_a_topic_goes_no_way_that_a_part_of_it_goes_against(
    build: Build, said: tuple[dict[str, Any], ...], grades: tuple[str, str] | None, verdict: str
) -> None:
    """What is told of the whole holds only where no part is told to have gone the other way, or a grade says so."""
    assert parts_case(build, *said, grades=grades).verdict == verdict


@pytest.mark.parametrize(
    ("grades", "rule"),
    [
        pytest.param(("requires improvement", "good"), "grade-up", id="up"),
        pytest.param(("good", "requires improvement"), "grade-down", id="down"),
        pytest.param(("good", "good"), "grade-same", id="same"),
    ],
)
def test_grades_on_one_scale_decide_a_topic(build: Build, grades: tuple[str, str], rule: str) -> None:
    """Where the inspectors state no change, grades that may be compared decide."""
    assert topic_case(build, grades, NEUTRAL).rule == rule


@pytest.mark.parametrize("says", [PRAISE, NEUTRAL], ids=["praised", "told"])
def test_a_grade_that_stands_over_words_that_turned_is_mixed(build: Build, says: dict[str, str]) -> None:
    """The same grade twice is not *unchanged* where what was praised, or plainly told, is criticised now."""
    verdict = topic_case(build, ("good", "good"), CONCERN, left=says)
    assert (verdict.rule, verdict.verdict, verdict.needs_review) == ("grade-against-tone", "mixed", True)


def test_a_grade_against_the_inspectors_words_is_mixed(build: Build) -> None:
    """A grade that rose over words of decline, narrower than the topic, is shown as disagreement."""
    wide = {"text": "Performance has fallen.", "states": "regressed", "topic": "investigation"}
    verdict = topic_case(build, ("requires improvement", "good"), wide)
    assert (verdict.rule, verdict.verdict, verdict.needs_review) == ("grade-against-words", "mixed", True)


def test_words_against_the_tone_around_them_are_mixed(build: Build) -> None:
    """A stated improvement among sentences that mostly criticise is shown with both sides."""
    left = build.reading(build.Written("PEEL 2016", 201616), build.Said(topic="investigation", **CONCERN))
    faults = [f"Supervision of investigations is poor in unit {number}." for number in range(4)]
    right = build.reading(
        build.Written("PEEL 2017", 201717),
        build.Said(topic="investigation", **stated("improved")),
        *(build.Said(text=text, topic="investigation", polarity="concern") for text in faults),
    )
    verdict = build.verdict(build.judged(left, right), "investigation", SUPERVISION)
    assert (verdict.rule, verdict.verdict) == ("words-against-tone", "mixed")


def test_reports_on_different_parts_of_a_topic_are_not_comparable(build: Build) -> None:
    """Supervision in one report and digital forensics in the next say nothing of one another."""
    other = {"text": "Digital forensics is effective.", "polarity": "praise", "topic": "investigation"}
    left = build.reading(build.Written("PEEL 2016", 201616), build.Said(topic="investigation", **PRAISE))
    right = build.reading(build.Written("PEEL 2017", 201717), build.Said(**other))
    verdict = build.verdict(build.judged(left, right), "investigation")
    assert (verdict.rule, verdict.verdict) == ("different-parts", "not_comparable")


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


def test_no_arrow_crosses_a_change_of_scale(build: Build) -> None:
    """Four tiers against five: not comparable, whatever the two grades are."""
    cycles = (("PEEL 2018/19", 201819, "four-tier"), ("PEEL 2021/22", 202122, "five-tier"))
    verdict = topic_case(build, ("good", "requires improvement"), CONCERN, cycles=cycles)
    assert (verdict.verdict, verdict.rule, verdict.comparability) == (
        "not_comparable",
        "grade-not-comparable",
        "no",
    )


def test_the_inspectors_words_cross_a_change_of_scale(build: Build) -> None:
    """A stated improvement stands where grades may not be compared."""
    cycles = (("PEEL 2018/19", 201819, "four-tier"), ("PEEL 2021/22", 202122, "five-tier"))
    wide = {"text": "The force has improved its investigations.", "states": "improved"}
    verdict = topic_case(build, ("requires improvement", "adequate"), wide, cycles=cycles)
    assert (verdict.verdict, verdict.inferred, verdict.comparability) == ("improved", False, "yes")


def test_a_statement_on_one_thread_does_not_carry_the_topic(build: Build) -> None:
    """Better supervision alone is a verdict on supervision, not on all investigation."""
    verdict = topic_case(build, (None, None), stated("improved"))
    assert (verdict.verdict, verdict.rule) == ("unchanged", "tone-unchanged")


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
    [("investigation", "item-closed"), ("response", "tone-repeated")],
    ids=["its own", "another question's"],
)
def test_an_obligation_decides_the_topic_it_was_raised_under_alone(
    build: Build, under: str, rule: str
) -> None:
    """An area for improvement of another question may show what a thread is like, but is not this topic's state."""
    assert followed(build, "closed", under=under, thread=None).rule == rule


@pytest.mark.parametrize(("status", "rule"), [("closed", "item-closed"), ("repeated", "words-too-early")])
def test_it_is_not_too_early_to_tell_of_what_is_closed(build: Build, status: str, rule: str) -> None:
    """Steps told without their result leave a matter open, but for an item that the inspectors have closed."""
    assert followed(build, status, stated("too_early")).rule == rule


def test_one_report_gets_no_verdict(build: Build) -> None:
    """There is nothing to hold a single report against."""
    one = build.reading(build.Written("PEEL 2016", 201616), build.Said(topic="investigation", **PRAISE))
    assert build.judged(one).verdicts == ()


def test_a_grade_alone_speaks_of_its_topic(build: Build) -> None:
    """A report whose section on a topic is lost but for its grade still grades it."""
    left = build.reading(build.Written("PEEL 2016", 201616, {"vulnerability": "good"}))
    right = build.reading(
        build.Written("PEEL 2017", 201717, {"vulnerability": "inadequate", "workforce": "good"})
    )
    judged = build.judged(left, right)
    assert build.verdict(judged, "vulnerability").rule == "grade-down"
    assert build.verdict(judged, "workforce").verdict == "new"


def test_every_rule_of_the_table_has_its_condition() -> None:
    """Table and code name the same rules."""
    assert set(CONDITIONS) == set(load_vocabulary().rules.by_id)


def test_a_statement_printed_again_is_no_news(build: Build) -> None:
    """*Has improved* in the very words of the earlier report states no change since that report."""
    said = stated("improved", "praise")
    assert thread_case(build, NEUTRAL, said).verdict == "improved"
    assert thread_case(build, said, said).verdict == "unchanged"
