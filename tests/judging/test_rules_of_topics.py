"""The rules that judge a whole topic, on the smallest pair of reports that shows each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from sayings import CONCERN, NEUTRAL, PRAISE, WELL, stated

if TYPE_CHECKING:
    from conftest import Build

    from hmicdiff import model


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


def parts_case(
    build: Build,
    *right: dict[str, Any],
    grades: tuple[str, str] | None = None,
    later_scale: str = "four-tier",
) -> model.Verdict:
    """Return the verdict on investigation between two reports that both speak of two threads of it."""
    before = (
        {"text": WELL, "polarity": "praise"},
        {"text": "The force has a backlog of digital devices.", "polarity": "concern"},
    )
    both = grades or ("", "")
    sides = [
        build.reading(
            build.Written(name, order, {"investigation": grade} if grade else {}, scale=scale),
            *(build.Said(**{"topic": "investigation", **one}) for one in said),
        )
        for name, order, grade, scale, said in (
            ("PEEL 2016", 201616, both[0], "four-tier", before),
            ("PEEL 2017", 201717, both[1], later_scale, right),
        )
    ]
    return build.verdict(build.judged(*sides), "investigation")


BETTER = {"text": "The backlog of digital devices has gone.", "states": "improved", "polarity": "praise"}
WORSE = {
    "text": "Supervision of investigations has become weaker.",
    "states": "regressed",
    "polarity": "concern",
}
DIGITAL = "The force examines digital devices slowly."
GOOD = {"text": "The force allocates crimes to the right investigators.", "polarity": "praise"}
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


def test_parts_say_nothing_of_a_whole_whose_grades_may_not_be_compared(build: Build) -> None:
    """One part better and one worse: the grades of the whole stand side by side, and each part is told by itself."""
    told = parts_case(build, BETTER, WORSE, grades=("good", "adequate"), later_scale="five-tier")
    assert told.rule == "grade-not-comparable"
    assert told.reason.startswith(
        "Both reports give a grade that covers it, and the grades may not be compared. How its parts went is told of each"
    )


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        pytest.param(
            "The force has improved its investigations.", "words-improved-undated", id="names the topic"
        ),
        pytest.param("The county show has improved its parking.", "tone-unchanged", id="a matter of its own"),
    ],
)
def test_words_carry_a_topic_only_where_they_name_nothing_narrower(
    build: Build, text: str, rule: str
) -> None:
    """A statement on a matter that has no thread tells of that matter alone, not of the topic it stands under."""
    said = {"text": text, "states": "improved", "polarity": "praise"}
    assert topic_case(build, (None, None), PRAISE, said).rule == rule


@pytest.mark.parametrize(
    ("said", "rule"),
    [
        pytest.param((PRAISE, {"text": DIGITAL, "polarity": "concern"}), "tone-mixed", id="a part got worse"),
        pytest.param((PRAISE, {"text": DIGITAL}), "tone-unchanged", id="no part did"),
    ],
)
def test_the_tone_of_a_topic_says_nothing_against_its_parts(
    build: Build, said: tuple[dict[str, Any], ...], rule: str
) -> None:
    """Two reports that praise more than they criticise are not both praise where a part of it fell."""
    before = {"text": "The force examines digital devices quickly.", "polarity": "praise"}
    sides = [
        build.reading(
            build.Written(name, order), *(build.Said(**{"topic": "investigation", **one}) for one in each)
        )
        for name, order, each in (
            ("PEEL 2016", 201616, (PRAISE, before, GOOD)),
            ("PEEL 2017", 201717, (*said, GOOD)),
        )
    ]
    assert build.verdict(build.judged(*sides), "investigation").rule == rule


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


def test_a_grade_that_stands_over_a_part_that_got_worse_is_mixed(build: Build) -> None:
    """A topic graded as before isn't worse as a whole where the inspectors say so of a part; without grades it may be."""
    worse = {"text": "Performance has fallen.", "states": "regressed"}
    told = [topic_case(build, grades, worse) for grades in (("good", "good"), (None, None))]
    assert [(one.verdict, one.rule) for one in told] == [
        ("mixed", "grade-against-tone"),
        ("regressed", "words-regressed"),
    ]


def test_a_grade_against_the_inspectors_words_is_mixed(build: Build) -> None:
    """A grade that rose over words of decline, narrower than the topic, is shown as disagreement."""
    wide = {"text": "Performance has fallen.", "states": "regressed", "topic": "investigation"}
    verdict = topic_case(build, ("requires improvement", "good"), wide)
    assert (verdict.rule, verdict.verdict, verdict.needs_review) == ("grade-against-words", "mixed", True)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("Digital forensics is effective.", ("different-parts", "not_comparable"), id="no word"),
        pytest.param(
            "Digital forensics is effective, and supervisors give it active oversight.",
            ("tone-unchanged", "unchanged"),
            id="words in common",
        ),
    ],
)
def test_reports_on_different_parts_of_a_topic_are_not_comparable(
    build: Build, text: str, told: tuple[str, str]
) -> None:
    """Supervision in one report and digital forensics in the next say nothing of one another, but for what they share."""
    other = {"text": text, "polarity": "praise", "topic": "investigation"}
    left = build.reading(build.Written("PEEL 2016", 201616), build.Said(topic="investigation", **PRAISE))
    right = build.reading(build.Written("PEEL 2017", 201717), build.Said(**other))
    verdict = build.verdict(build.judged(left, right), "investigation")
    assert (verdict.rule, verdict.verdict) == told


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


@pytest.mark.parametrize(
    ("first", "is_warned"),
    [(("PEEL 2018/19", 201819, "four-tier"), True), (("PEEL 2023-25", 202325, "five-tier"), False)],
    ids=["of two scales", "of one"],
)
def test_grades_beside_the_inspectors_words_are_said_not_to_compare(
    build: Build, first: tuple[str, int, str], *, is_warned: bool
) -> None:
    """Two grades of two scales that are shown beside a statement carry a warning; those of one scale none."""
    cycles = (first, ("PEEL 2023-25", 202326, "five-tier"))
    wide = {"text": "The force has improved its investigations.", "states": "improved"}
    verdict = topic_case(build, ("requires improvement", "requires improvement"), wide, cycles=cycles)
    assert verdict.basis == "stated"
    assert ("may not be compared: " in verdict.reason) is is_warned


def test_a_statement_on_one_thread_does_not_carry_the_topic(build: Build) -> None:
    """Better supervision alone is a verdict on supervision, not on all investigation."""
    verdict = topic_case(build, (None, None), stated("improved"))
    assert (verdict.verdict, verdict.rule) == ("unchanged", "tone-unchanged")


def test_a_grade_alone_speaks_of_its_topic(build: Build) -> None:
    """A report whose section on a topic is lost but for its grade still grades it."""
    left = build.reading(build.Written("PEEL 2016", 201616, {"vulnerability": "good"}))
    right = build.reading(
        build.Written("PEEL 2017", 201717, {"vulnerability": "inadequate", "workforce": "good"})
    )
    judged = build.judged(left, right)
    assert build.verdict(judged, "vulnerability").rule == "grade-down"
    assert build.verdict(judged, "workforce").verdict == "new"


def test_a_part_that_inspectors_call_better_and_worse_leaves_no_topic_better(build: Build) -> None:
    """A part on which the report states an improvement and a fault at once went both ways, and so did its topic."""
    both = {
        "text": "Supervision of investigations has improved but is weak.",
        "states": "improved",
        "polarity": "mixed",
    }
    found = parts_case(build, both, BETTER)
    assert found.verdict == "mixed"


@pytest.mark.parametrize("polarity", ["praise", "neutral"])
def test_what_only_goes_on_carries_no_topic(build: Build, polarity: str) -> None:
    """Words of a whole topic that it goes on well keep its standard where they praise; what is merely said to go on doesn't."""
    goes_on = {
        "text": "The force continues to investigate well.",
        "states": "sustained",
        "polarity": polarity,
    }
    found = topic_case(build, (None, None), goes_on)
    assert (found.rule == "words-unchanged") is (polarity == "praise")


BAD = {"text": "The force allocates crimes to the wrong investigators.", "polarity": "concern"}


@pytest.mark.parametrize(
    ("beside", "grades", "rule"),
    [
        pytest.param((BAD,), None, "words-beside-concern", id="as much criticism"),
        pytest.param(
            (GOOD, GOOD | {"text": WELL}, BAD), None, "words-improved-undated", id="little criticism"
        ),
        pytest.param(
            (BAD,), ("requires improvement", "good"), "words-improved-undated", id="a grade sums it up"
        ),
    ],
)
def test_a_topic_that_is_better_and_criticised_as_much_is_mixed(
    build: Build, beside: tuple[dict[str, Any], ...], grades: tuple[str, str] | None, rule: str
) -> None:
    """What is stated of a whole topic does not outweigh criticism of it that no grade has summed up as better."""
    whole = {"text": "The force has improved its investigations.", "states": "improved", "polarity": "praise"}
    assert topic_case(build, grades or (None, None), whole, *beside).rule == rule


def test_what_may_not_be_compared_of_grades_is_told_with_the_grades(build: Build) -> None:
    """That grades can't be compared is no word on the matter itself: the verdict rests on the two grades."""
    text = "It isn't possible to compare the grades on investigation with those of our previous inspection."
    said = {"text": text, "states": "not_comparable"}
    cycles = (("PEEL 2018/19", 201819, "four-tier"), ("PEEL 2021/22", 202122, "five-tier"))
    assert topic_case(build, ("good", "adequate"), said, cycles=cycles).rule == "grade-not-comparable"


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("The figures for detection aren't comparable with those we published.", "tone-unchanged"),
        (
            "Cases are scored anew, so the number isn't directly comparable with the 15 of then.",
            "tone-unchanged",
        ),
        (
            "This means we can no longer compare the findings with those of previous years.",
            "words-not-comparable",
        ),
    ],
)
def test_a_number_that_may_not_be_compared_bars_no_topic(build: Build, text: str, rule: str) -> None:
    """That one number can't be compared holds of that number, and not of all that is said of the topic."""
    said = {"text": text, "states": "not_comparable"}
    assert topic_case(build, (None, None), said, {"text": WELL, "polarity": "praise"}).rule == rule


def test_a_part_that_fell_is_shown_where_it_makes_the_topic_mixed(build: Build) -> None:
    """The lines of the part that turned are shown before louder ones on matters that did not."""
    before = (PRAISE, {"text": "The force examines digital devices quickly.", "polarity": "praise"}, GOOD)
    loud = [
        {
            "text": f"Officers were unable to tell us who answers for {what}, which is a failing.",
            "polarity": "concern",
        }
        for what in ("exhibits at the stores", "the interviews of suspects")
    ]
    praised = [
        {"text": f"The force is good at {what}.", "polarity": "praise"}
        for what in ("searching scenes", "finding witnesses", "keeping records", "briefing lawyers")
    ]
    plain = [
        {"text": f"Officers were able to tell us who answers for {what}, which is usual."}
        for what in ("exhibits at the stores", "the interviews of suspects")
    ]
    before = (*before, *plain)
    after = (PRAISE, {"text": DIGITAL, "polarity": "concern"}, GOOD, *loud, *praised)
    sides = [
        build.reading(
            build.Written(name, order), *(build.Said(**{"topic": "investigation", **one}) for one in each)
        )
        for name, order, each in (("PEEL 2016", 201616, before), ("PEEL 2017", 201717, after))
    ]
    verdict = build.verdict(build.judged(*sides), "investigation")
    assert verdict.verdict == "mixed"
    assert DIGITAL in {one.quote for one in verdict.evidence}


def test_a_topic_that_one_report_grades_has_the_tone_of_that_grade(build: Build) -> None:
    """A requires improvement is no praise, however much good is said beside it; praise after it is a turn for the better."""
    assert topic_case(build, ("requires improvement", None), PRAISE).rule == "tone-improved"
    assert topic_case(build, (None, None), PRAISE).rule == "tone-unchanged"
