"""Which part of a two-sided earlier report a later one answers, and when a report is silent on a whole topic."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Build

    from hmicdiff import model


GOOD = "Supervision of burglary investigations is thorough."
BAD = "Supervision of fraud investigations is not good enough."


def verdict(
    build: Build, left: list[tuple[str, str]], right: list[tuple[str, str]], block: int | None = None
) -> model.Verdict | None:
    """Return the verdict on supervision between two reports that say these sentences, each with its tone.

    `block` is the paragraph that all of them stand in, if it is one.
    """
    sides = [
        build.reading(
            build.Written(name, order),
            *(
                build.Said(text=text, topic="investigation", polarity=polarity, block=block)
                for text, polarity in said
            ),
        )
        for name, order, said in (("PEEL 2016", 201616, left), ("PEEL 2017", 201717, right))
    ]
    found = build.judged(*sides).verdicts
    return next((one for one in found if one.thread_name == "Supervision of investigations"), None)


BOTH = [(GOOD, "praise"), (BAD, "concern")]


@pytest.mark.parametrize(
    ("later", "rule"),
    [
        ([("Supervision of fraud investigations is now a strength.", "praise")], "tone-improved"),
        ([("Supervision of fraud investigations is still not good enough.", "concern")], "tone-repeated"),
        ([("Supervision of burglary investigations is no longer thorough.", "concern")], "tone-regressed"),
    ],
)
def test_a_later_report_answers_the_part_it_shares_words_with(
    build: Build, later: list[tuple[str, str]], rule: str
) -> None:
    """The fault that it praises, the fault once more, or the strength that has gone."""
    found = verdict(build, BOTH, later)
    assert found is not None
    assert found.rule == rule


def test_a_thread_is_mixed_only_where_the_later_report_says_both(build: Build) -> None:
    """In one breath: praise here and a concern elsewhere may be of two matters, and who only describes says neither."""
    told = verdict(build, BOTH, [("Supervision of fraud investigations is recorded.", "neutral")])
    anew = [(f"{text[:-1]}, we found.", tone) for text, tone in BOTH]
    apart = verdict(build, BOTH, anew)
    beside = verdict(build, BOTH, anew, block=1)
    turned = [anew[0], (f"However, {anew[1][0][:1].lower()}{anew[1][0][1:]}", "concern")]
    both = verdict(build, BOTH, turned, block=1)
    assert told is None or told.verdict != "mixed"
    assert apart is None or apart.verdict != "mixed"
    assert beside is None or beside.verdict != "mixed"
    assert both is not None
    assert both.verdict == "mixed"


def told(build: Build, topic: str, name: str, left: dict[str, object], right: dict[str, object]) -> list[str]:
    """Return the rules of the verdicts on a thread between two reports of a sentence each."""
    sides = [
        build.reading(build.Written(programme, order), build.Said(topic=topic, **said))  # type: ignore[arg-type]
        for programme, order, said in (("PEEL 2016", 201616, left), ("PEEL 2017", 201717, right))
    ]
    return [one.rule for one in build.judged(*sides).verdicts if one.thread_name == name]


@pytest.mark.parametrize(("later", "expected"), [(62.0, []), (79.0, ["tone-described"])])
def test_a_number_that_moved_is_not_unchanged(build: Build, later: float, expected: list[str]) -> None:
    """Eighty percent and 62 percent of one thing are not the same, where nobody judges either."""
    before = "We saw supervision of investigations in 80 percent of fraud cases."
    after = f"There was supervision of investigations in {later:g} percent of fraud cases, and it is sound."
    tone = "praise" if expected else "neutral"
    rules = told(
        build,
        "investigation",
        "Supervision of investigations",
        {"text": before, "polarity": "neutral", "figure": ("80 percent", 80.0)},
        {"text": after, "polarity": tone, "figure": (f"{later:g} percent", later)},
    )
    assert rules == expected


def test_a_wide_threads_name_holds_nothing_together(build: Build) -> None:
    """A policy that is kept and a battery that runs down are two matters, both of body-worn video."""
    apart = told(
        build,
        "resources-demand",
        "Body-worn video",
        {"text": "The policy on body-worn video is clear.", "polarity": "praise"},
        {"text": "Body-worn video fails when batteries run down.", "polarity": "concern"},
    )
    same = told(
        build,
        "resources-demand",
        "Body-worn video",
        {"text": "Batteries of body-worn video last a whole shift.", "polarity": "praise"},
        {"text": "Body-worn video fails when batteries run down.", "polarity": "concern"},
    )
    assert not apart
    assert same == ["tone-regressed"]


HOWEVER = "However, the plans are two years old and partners were not asked about them."


def set_against(build: Build, behind: str, block: int, cycle: str = "PEEL 2016") -> str:
    """Return the rule of the verdict on supervision, which is said to be better in front of `behind`."""
    before = build.reading(
        build.Written("PEEL 2016", 201616), build.Said(text=BAD, topic="investigation", polarity="concern")
    )
    after = build.reading(
        build.Written("PEEL 2017", 201717),
        build.Said(
            text="Supervision of investigations has improved.",
            topic="investigation",
            polarity="praise",
            states="improved",
            cycle=cycle,
            block=1,
        ),
        build.Said(text=behind, topic="investigation", polarity="concern", block=block),
    )
    found = build.judged(before, after).verdicts
    return next(one.rule for one in found if one.thread_name == "Supervision of investigations")


def test_a_fault_that_the_next_sentence_sets_against_an_improvement_stands_beside_it(build: Build) -> None:
    """A sentence right behind that opens with "However" speaks of the same matter, though it names it by no word."""
    assert set_against(build, HOWEVER, block=1) == "words-beside-concern"


@pytest.mark.parametrize(
    ("behind", "rule"), [(HOWEVER, "tone-mixed"), ("Officers were open.", "tone-unchanged")]
)
def test_a_fault_that_the_next_sentence_sets_against_praise_stands_beside_it(
    build: Build, behind: str, rule: str
) -> None:
    """What is praised in both reports, and in the later one followed by "However, ...", is not simply unchanged."""
    good = build.Said(text=GOOD, topic="investigation", polarity="praise", block=1)
    polarity = "concern" if behind == HOWEVER else "neutral"
    fault = build.Said(text=behind, topic="investigation", polarity=polarity, block=1)
    before = build.reading(build.Written("PEEL 2016", 201616), good)
    after = build.reading(build.Written("PEEL 2017", 201717), good, fault, fault)
    found = build.judged(before, after).verdicts
    assert next(one.rule for one in found if one.thread_name == "Supervision of investigations") == rule


@pytest.mark.parametrize(
    ("behind", "block"),
    [
        (HOWEVER, 2),
        (HOWEVER.removeprefix("However, ").capitalize(), 1),
        ("But its management of offenders in the community has weaknesses.", 1),
        ("However, the constabulary's care for detained people is poor.", 1),
    ],
    ids=["another-paragraph", "no-turn", "another-work", "another-work-of-the-named-body"],
)
def test_a_fault_that_turns_on_nothing_is_another_matter(build: Build, behind: str, block: int) -> None:
    """In another paragraph, without a word that turns, or of other work of the body, a fault stands against no thread that it doesn't name."""
    assert set_against(build, behind, block) == "words-improved"
