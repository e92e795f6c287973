"""May two grades be compared?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from hmicdiff.judging.grades import grade_changes
from hmicdiff.judging.pairs import Pair
from hmicdiff.vocabulary.comparability import load_comparability

if TYPE_CHECKING:
    from conftest import Build

    from hmicdiff.model import GradeChange

CYCLES = {
    "2014": ("Crime inspection 2014", 201414, "four-tier"),
    "2015": ("PEEL 2015", 201515, "four-tier"),
    "2016": ("PEEL 2016", 201616, "four-tier"),
    "2017": ("PEEL 2017", 201717, "four-tier"),
    "2018": ("PEEL 2018/19", 201819, "four-tier"),
    "2021": ("PEEL 2021/22", 202122, "five-tier"),
    "2023": ("PEEL 2023-25", 202325, "five-tier"),
    "2025": ("PEEL 2025-27", 202527, "five-tier"),
    "fire1": ("FRS 2018/19", 201819, "four-tier"),
    "fire2": ("FRS 2021/22", 202122, "four-tier"),
    "fire3": ("FRS 2023-25", 202325, "five-tier"),
    "letter": ("Core business 2014", 201414, "ungraded"),
}


def change(build: Build, left: str, right: str, options: dict[str, Any] | None = None) -> GradeChange:
    """Return the change of a grade from good to requires improvement between two cycles."""
    options = options or {}
    topic = options.get("topic", "investigation")
    readings = []
    for name, value in ((left, "good"), (right, "requires improvement")):
        programme, order, scale = CYCLES[name]
        sector = "fire" if name.startswith("fire") else "police"
        extra = {k: v[len(readings)] for k, v in options.items() if k in {"pillar", "carried"}}
        said = options.get("said", ()) if readings else ()
        graded = {options.get("left_topic", topic) if not readings else topic: value}
        written = build.Written(programme, order, graded, scale=scale, sector=sector, **extra)
        readings.append(build.reading(written, *said))
    pair = Pair(left=readings[0], right=readings[1])
    (found,) = grade_changes(pair, options.get("left_topic", topic), build.vocabulary.comparability)
    return found


@pytest.mark.parametrize(
    ("left", "right", "answer", "direction"),
    [
        pytest.param("2015", "2016", "yes", "regressed", id="designed to be compared"),
        pytest.param("2016", "2017", "yes", "regressed", id="year on year"),
        pytest.param("2014", "2018", "with_care", "regressed", id="questions cut anew after 2014"),
        pytest.param("2017", "2018", "with_care", "regressed", id="questions shortened in 2018/19"),
        pytest.param("2018", "2021", "no", "not_comparable", id="four tiers against five"),
        pytest.param("2021", "2023", "no", "not_comparable", id="declared for 2023-25"),
        pytest.param("2023", "2025", "with_care", "regressed", id="questions set anew for 2025-27"),
        pytest.param("fire1", "fire2", "yes", "regressed", id="fire rounds one and two"),
        pytest.param("fire2", "fire3", "no", "not_comparable", id="fire round three"),
        pytest.param("letter", "2018", "no", "not_comparable", id="an ungraded letter"),
    ],
)
def test_cycles_compare_as_the_inspectorate_says(
    build: Build, left: str, right: str, answer: str, direction: str
) -> None:
    """Yes, with care, or no; an arrow only where the answer is not no."""
    found = change(build, left, right)
    assert (found.comparability, found.direction) == (answer, direction)
    assert found.reason


def test_a_carried_over_judgment_is_no_change(build: Build) -> None:
    """A grade of an older inspection says nothing of this one, and the reason names its year."""
    found = change(build, "2017", "2018", {"carried": (frozenset(), frozenset({"investigation"}))})
    assert (found.comparability, found.direction) == ("no", "not_comparable")
    assert "2016" in found.reason


def test_a_pillar_against_the_whole_is_compared_with_care(build: Build) -> None:
    """Same scale and question, but one report covers a pillar only."""
    found = change(build, "2016", "2017", {"pillar": ("effectiveness", None)})
    assert found.comparability == "with_care"


def test_one_grade_for_two_is_compared_with_care(build: Build) -> None:
    """Anti-social behaviour had its own grade in 2014 and is part of prevention since."""
    found = change(build, "2015", "2016", {"topic": "prevention", "left_topic": "antisocial-behaviour"})
    assert (found.topic, found.comparability) == ("antisocial-behaviour", "with_care")
    assert found.left is not None
    assert found.right is not None


@pytest.mark.parametrize(
    "sentence",
    [
        "It isn’t possible to make direct comparisons between the grades of this inspection and those before.",
        "It is not possible to make direct grade comparisons with earlier inspections.",
        "A fall, particularly from good to adequate, does not necessarily mean a reduction in performance.",
    ],
)
def test_the_inspectorates_own_sentence_is_shown(build: Build, sentence: str) -> None:
    """Where the text itself forbids the comparison, its sentence stands beside the answer."""
    plain = sentence.replace("’", "'")
    found = change(build, "2016", "2017", {"said": (build.Said(text=plain, topic="context"),)})
    assert found.comparability == "no"
    assert found.quote is not None
    assert found.quote.quote == plain


def test_recording_rules_that_changed_forbid_their_topic_alone(build: Build) -> None:
    """A statement that audits can't be compared holds for crime recording."""
    said = (build.Said(text="We can no longer compare.", topic="crime-recording", states="not_comparable"),)
    assert change(build, "2016", "2017", {"topic": "crime-recording", "said": said}).comparability == "no"
    assert change(build, "2016", "2017", {"said": said}).comparability == "yes"


def test_a_grade_without_a_counterpart_has_no_direction(build: Build) -> None:
    """One grade alone is shown, and why the other is missing."""
    left = build.reading(build.Written("PEEL 2016", 201616, {"investigation": "good"}))
    right = build.reading(build.Written("PEEL 2017", 201717))
    (found,) = grade_changes(Pair(left=left, right=right), "investigation", build.vocabulary.comparability)
    assert (found.right, found.direction) == (None, "not_comparable")
    assert "PEEL 2017" in found.reason


@pytest.mark.parametrize(
    ("pillars", "answer"),
    [
        pytest.param(("effectiveness", "effectiveness"), "yes", id="the same pillar twice"),
        pytest.param(("efficiency", "effectiveness"), "no", id="two pillars"),
        pytest.param((None, None), "no", id="overview pages, which judge three at once"),
    ],
)
def test_overall_judgments_are_compared_within_one_pillar(
    build: Build, pillars: tuple[str | None, str | None], answer: str
) -> None:
    """A judgment on the whole of one pillar answers no judgment on another."""
    found = change(build, "2015", "2016", {"topic": "overall", "pillar": pillars})
    assert found.comparability == answer


def test_a_rule_that_forbids_to_compare_names_who_says_so() -> None:
    """Without a source two grades are compared with care, never not at all."""
    assert all(row.source for row in load_comparability().rules if row.answer == "no")


@pytest.mark.parametrize(
    ("text", "declared"),
    [
        pytest.param(
            "The grades in this report cannot be directly compared with earlier ones.", True, id="compared"
        ),
        pytest.param("Our new judgments are not comparable with those of 2022.", True, id="comparable"),
        pytest.param("No direct comparison with the grades of round two is possible.", True, id="comparison"),
        pytest.param(
            "The force compared its grades with those of other forces.", False, id="a force's own act"
        ),
        pytest.param("Call volumes cannot be compared with those of last year.", False, id="figures"),
    ],
)
def test_a_report_says_in_many_ways_that_its_grades_do_not_compare(text: str, *, declared: bool) -> None:
    """Grades are not comparable where the report says so, in whatever order of words."""
    assert load_comparability().declares_grades_incomparable(text) is declared
