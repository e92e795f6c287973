from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hmicdiff.comparing.boilerplate import mark_shared_text
from hmicdiff.comparing.repeats import find_repeats, second_printings
from hmicdiff.comparing.repeats.chance import _RUN, Runs, _open

if TYPE_CHECKING:
    from collections.abc import Callable

    from hmicdiff.model import Reading, Repeat

    ReportOf = Callable[..., Reading]

STAGE = (
    "Stop and search records of the force show reasonable grounds in nearly every case we examined.",
    "Custody staff treat detained people with dignity and record each use of force in full.",
    "The force reviews its use of Taser with a panel of local residents every three months.",
)
STANDARD = (
    "The code of practice sets out the service that every victim of crime should get.",
    "Each question of the inspection is graded on a scale that its website explains in full.",
)
CALLS = (
    "Response officers reach rural villages later than the force's own standard allows.",
    "Control room staff know how to spot a vulnerable caller and mark the record at once.",
)


def places(found: tuple[Repeat, ...], role: str) -> list[list[tuple[str, int, int]]]:
    """Return report and lines of each place of the repeats of one role."""
    return [
        [(place.report, place.line_start, place.line_end) for place in repeat.occurrences]
        for repeat in found
        if repeat.role == role
    ]


def test_a_page_printed_twice_is_one_block(report_of: ReportOf, part: type) -> None:
    """Headings, sentences and the grade label of a page that comes again right away are one repeat."""
    page = ("Summary", *STAGE, "Good")
    kinds = {0: "heading", 4: "label", 5: "heading", 9: "label"}
    reading = report_of("a", part(heading=None, texts=(*page, *page, *CALLS), kinds=kinds))
    found = find_repeats([reading])
    assert places(found, "duplicated_block") == [[("a", 1, 5), ("a", 6, 10)]]
    assert places(found, "reused_summary") == []
    assert second_printings(reading) == {f"a-{line}" for line in range(6, 11)}


def test_a_page_number_between_two_prints_changes_nothing(report_of: ReportOf, part: type) -> None:
    """A running head between a page and its second print keeps them one block."""
    texts = (*STAGE, "How well does the force treat people?", *STAGE)
    reading = report_of("a", part(heading=None, texts=texts, kinds={3: "heading"}))
    assert places(find_repeats([reading]), "duplicated_block") == [[("a", 1, 3), ("a", 5, 7)]]


def test_a_summary_used_again_stands_at_all_its_places(report_of: ReportOf, part: type) -> None:
    """A summary told again further down is one repeat with its places, whatever its line breaks."""
    reading = report_of(
        "a",
        part(heading="Overall summary", topic="overall", texts=(STAGE[0], STAGE[1])),
        part(heading="Responding to the public", texts=CALLS),
        part(heading="Treating people fairly", texts=(STAGE[0].upper(), STAGE[1], STAGE[2])),
    )
    assert places(find_repeats([reading]), "reused_summary") == [[("a", 2, 3), ("a", 8, 9)]]


def test_a_run_never_reaches_over_other_text(report_of: ReportOf, part: type) -> None:
    """Where another sentence stands between the sentences of one place, each is a repeat of its own."""
    reading = report_of(
        "a", part(heading=None, texts=(STAGE[0], CALLS[0], STAGE[1], CALLS[1], STAGE[0], STAGE[1]))
    )
    assert places(find_repeats([reading]), "reused_summary") == [
        [("a", 1, 1), ("a", 5, 5)],
        [("a", 3, 3), ("a", 6, 6)],
    ]


def test_almost_the_same_words_are_a_near_repeat(report_of: ReportOf, part: type) -> None:
    """A sentence that is only reworded a little is a near repeat with its likeness."""
    near = STAGE[2].replace("every three months", "each quarter").replace("The force", "The constabulary")
    reading = report_of("a", part(heading=None, texts=(STAGE[2], *CALLS, near)))
    (found,) = find_repeats([reading])
    assert (found.kind, found.role, found.sentences) == ("near", "reused_summary", 1)
    assert 0.55 <= found.similarity < 1.0


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param(
            (
                "In the year to March 2022 the force answered 71 percent of urgent calls in ten seconds.",
                "In the year to March 2023 the force answered 84 percent of urgent calls in ten seconds.",
            ),
            id="same sentence, new figure",
        ),
        pytest.param(
            (
                "In this section we set out our main findings that relate to preventing crime.",
                "In this section we set out our main findings that relate to the treatment of people.",
                "In this section we set out our main findings that relate to vetting and corruption.",
            ),
            id="template",
        ),
        pytest.param(("Good.", "As follows:", "Good.", "As follows:"), id="scraps"),
        pytest.param(STAGE, id="different sentences"),
    ],
)
def test_look_alikes_are_no_repeats(report_of: ReportOf, part: type, texts: tuple[str, ...]) -> None:
    """New figures, filled-in templates and scraps repeat nothing."""
    assert find_repeats([report_of("a", part(heading=None, texts=texts))]) == ()


def test_headings_alone_are_no_repeats(report_of: ReportOf, part: type) -> None:
    """A question printed as a heading and as a running head is no repeat."""
    head = "How well does the force use its resources to meet the demand it faces?"
    reading = report_of("a", part(heading=head, texts=CALLS), part(heading=head, texts=STAGE))
    assert find_repeats([reading]) == ()


def test_a_long_heading_quoted_by_a_sentence_is_told_again(report_of: ReportOf, part: type) -> None:
    """A letter whose first paragraph says its subject line again repeats it."""
    head = "Making the best use of police time in rural areas"
    text = f"This inspection, called '{head}', looked at six forces."
    (found,) = find_repeats([report_of("a", part(heading=head, texts=(text,)))])
    assert [place.line_start for place in found.occurrences] == [1, 2]


def test_text_of_an_earlier_report_is_recycled(report_of: ReportOf, part: type) -> None:
    """A run of sentences that a later report takes over is one repeat across years."""
    old = report_of("old", part(heading=None, texts=(*CALLS, *STAGE)), published="2016")
    new = report_of("new", part(heading=None, texts=STAGE), published="2018")
    (found,) = find_repeats([new, old])
    assert (found.scope, found.role, found.kind) == ("across_years", "recycled", "verbatim")
    assert [(one.report, one.line_start, one.line_end) for one in found.occurrences] == [
        ("old", 3, 5),
        ("new", 1, 3),
    ]


def test_text_that_several_bodies_share_is_listed_once(report_of: ReportOf, part: type) -> None:
    """Only a corpus can tell: what reports of two bodies print alike is one repeat with its places here."""
    kent = report_of("kent", part(heading=None, texts=(*STANDARD, CALLS[0])), body="Kent Police")
    surrey = report_of("surrey", part(heading=None, texts=(CALLS[1], *STANDARD)), body="Surrey Police")
    marked, _ = mark_shared_text([kent, surrey])
    (found,) = find_repeats([marked])
    assert (found.scope, found.role, found.sentences) == ("across_bodies", "boilerplate", 2)
    assert [(one.report, one.line_start, one.line_end) for one in found.occurrences] == [("kent", 1, 2)]
    assert find_repeats([kent]) == ()


def test_places_of_one_text_never_overlap(report_of: ReportOf, part: type) -> None:
    """A sentence printed three times in a row and twice again is no pair of pairs that share a sentence."""
    reading = report_of("a", part(heading=None, texts=(*[STAGE[0]] * 3, STAGE[1], *[STAGE[0]] * 2)))
    for repeat in find_repeats([reading]):
        spans = sorted((place.line_start, place.line_end) for place in repeat.occurrences)
        assert all(one[1] < other[0] for one, other in itertools.pairwise(spans))


SENTENCES = st.sampled_from([*STAGE, *CALLS, "Summary", "Good"])


@given(texts=st.lists(SENTENCES, max_size=14))
@settings(max_examples=40, deadline=None)
def test_every_place_is_verbatim(report_of: ReportOf, part: type, texts: list[str]) -> None:
    """The quote of each place is the text of its lines, no wider; places of a repeat never overlap."""
    reading = report_of("a", part(heading=None, texts=tuple(texts)))
    for repeat in find_repeats([reading]):
        for place in repeat.occurrences:
            lines = " ".join(reading.lines[place.line_start - 1 : place.line_end])
            assert re.sub(r"\s+", " ", lines) == place.quote
        spans = sorted((place.line_start, place.line_end) for place in repeat.occurrences)
        assert all(one[1] < other[0] for one, other in itertools.pairwise(spans))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            "Leaders told us of the duty rota for nights and weekends, and of plans that are being redrawn.",
            "Each month it prints the duty rota for nights and weekends, which crews then swap among themselves.",
            id="plain words in common",
        ),
        pytest.param(
            "Response times are compared with those of all other services in England and Wales each spring.",
            "It buys its hoses together with six other services in England and Wales and saves on them.",
            id="names in common",
        ),
    ],
)
def test_words_that_judge_nothing_are_not_recycled(
    report_of: ReportOf, part: type, one: str, other: str
) -> None:
    """Two reports that share some words, but no judgement, repeat nothing."""
    old = report_of("a", part(heading=None, texts=(one, *CALLS)), published="2020-01-01")
    new = report_of("b", part(heading=None, texts=(other,)), published="2024-01-01")
    assert places(find_repeats([old, new]), "recycled") == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "It has a strong commitment to rural fire prevention, and its vans carry leaflets in four languages.",
            "We found a strong commitment to rural fire prevention among watch managers despite the closure of two posts.",
        ),
        (
            "Supervisors show poor oversight of outstanding missing person enquiries when sergeants are on leave.",
            "In the western area there was poor oversight of outstanding missing person enquiries, and files lay unread.",
        ),
    ],
)
def test_a_judgement_in_the_same_words_is_recycled(
    report_of: ReportOf, part: type, one: str, other: str
) -> None:
    """Praise or blame taken over from an earlier report is told, however different the rest of the sentence is."""
    old = report_of("a", part(heading=None, texts=(one, *CALLS)), published="2020-01-01")
    new = report_of("b", part(heading=None, texts=(*STAGE, other)), published="2024-01-01")
    assert places(find_repeats([old, new]), "recycled") == [[("a", 1, 1), ("b", 4, 4)]]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "We raised our worries about cell checks with the chief officer, who ordered a review at once.",
            "We raised our worries about cell checks with the inspector early in the week of our visit.",
        ),
        (
            "How well does the service protect the public from fires?",
            "How well does the service protect the public from floods?",
        ),
        (
            "Crews read about the county safe driving award on a poster by the lockers.",
            "In May 40 people were put forward for the county safe driving award.",
        ),
    ],
    ids=["what inspectors did", "questions", "a name"],
)
def test_what_is_alike_by_its_frame_repeats_nothing(
    report_of: ReportOf, part: type, one: str, other: str
) -> None:
    """Sentences of one frame are no repeats though half of their words are the same."""
    reading = report_of("a", part(heading=None, texts=(one, *CALLS, other)))
    assert places(find_repeats([reading]), "reused_summary") == []


TEXTS = st.lists(st.lists(st.sampled_from("abc"), min_size=5, max_size=9).map(tuple), max_size=6)


def _runs(texts: list[tuple[str, ...]]) -> Runs:
    """Return the runs of some sentences."""
    places: dict[tuple[str, ...], list[tuple[int, int]]] = {}
    for number, text in enumerate(texts):
        for start in range(len(text) - _RUN + 1):
            places.setdefault(text[start : start + _RUN], []).append((number, start))
    common = frozenset(run for run, held in places.items() if len({texts[number] for number, _ in held}) > 1)
    return Runs(body="", texts=tuple(texts), starts=places, common=common)


@given(TEXTS, TEXTS)
@settings(max_examples=200, deadline=None)
def test_no_run_of_two_different_sentences_is_passed_over(
    left: list[tuple[str, ...]], right: list[tuple[str, ...]]
) -> None:
    """Every run of words that two different sentences of two reports share is looked at."""
    one, other = _runs(left), _runs(right)
    looked_at = _open(one, other) | _open(other, one)
    for run in one.starts.keys() & other.starts.keys():
        held = {left[number] for number, _ in one.starts[run]} | {
            right[number] for number, _ in other.starts[run]
        }
        assert run in looked_at or len(held) == 1
