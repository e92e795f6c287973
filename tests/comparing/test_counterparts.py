from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hmicdiff.comparing.acronyms import acronyms_of, spell_out
from hmicdiff.comparing.counterparts import rank_counterparts
from hmicdiff.comparing.terms import (
    latent_axes,
    normal_form,
    skeleton,
    stem,
    stems,
    term_space,
    to_unit,
    words,
)
from hmicdiff.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable

    from hmicdiff.model import Reading

    ReportOf = Callable[..., Reading]

VOCABULARY = load_vocabulary()

OLD = (
    "Beat managers are seldom taken from their neighbourhood to cover other work.",
    "Investigators miss lines of enquiry and supervisors do not notice.",
    "The control room assesses the vulnerability of everyone who calls.",
    "Officers have tablets that give them access to force systems on patrol.",
)
NEW = (
    "Neighbourhood teams are often diverted from their main duties to support response.",
    "In most cases detectives took all investigative opportunities, with good oversight by sergeants.",
    "Call handlers use a structured triage process for each caller.",
    "Mobile devices let officers complete most tasks while in their communities.",
    "The force holds adequate reserves.",
)


@pytest.fixture(scope="module")
def two(report_of: ReportOf, part: type) -> tuple[Reading, Reading]:
    """Return an earlier and a later report on the same four matters in other words."""
    return (
        report_of("old", part(heading="How effective is the force?", topic="overall", texts=OLD)),
        report_of("new", part(heading="Summary of findings on the service", topic="overall", texts=NEW)),
    )


@pytest.mark.parametrize("number", range(4), ids=["abstraction", "enquiries", "calls", "devices"])
def test_the_same_matter_in_other_words_comes_first(two: tuple[Reading, Reading], number: int) -> None:
    """A finding's counterpart is ranked first though hardly a word is shared."""
    left, right = two
    ranked = rank_counterparts(left.sentences[number + 1], left, right, VOCABULARY)
    assert ranked[0].sentence.text == NEW[number]


def test_scores_fall_and_every_candidate_is_ranked_once(two: tuple[Reading, Reading]) -> None:
    """The ranking holds each sentence that can answer once, in falling order of score."""
    left, right = two
    ranked = rank_counterparts(left.sentences[1], left, right, VOCABULARY)
    scores = [one.score for one in ranked]
    assert scores == sorted(scores, reverse=True)
    assert {one.sentence.text for one in ranked} >= set(NEW)
    assert len({one.sentence.id for one in ranked}) == len(ranked)


def test_titles_labels_and_standard_text_answer_nothing(report_of: ReportOf, part: type) -> None:
    """A known heading, a grade label and a scrap are no findings."""
    left = report_of("old", part(heading=None, topic="overall", texts=OLD))
    right = report_of(
        "new",
        part(
            heading="Managing offenders and suspects",
            topic="offenders",
            texts=("Good", "As follows:"),
            kinds={0: "label"},
        ),
    )
    assert rank_counterparts(left.sentences[0], left, right, VOCABULARY) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("safer neighbourhood teams (SNTs)", {"SNT": "safer neighbourhood teams"}, id="plural"),
        pytest.param("the multi-agency safeguarding hub (MASH)", {}, id="letters that are no initials"),
        pytest.param(
            "the Code of Practice for Victims (CPV)",
            {"CPV": "Code of Practice for Victims"},
            id="small words",
        ),
        pytest.param("crimes recorded last year (NB)", {}, id="no short form"),
    ],
)
def test_short_forms_are_known_by_their_initials(
    report_of: ReportOf, part: type, text: str, expected: dict[str, str]
) -> None:
    """A bracketed short form is learnt only where the words before it begin with its letters."""
    assert (
        acronyms_of(report_of("a", part(heading=None, texts=(f"We saw {text} at work.",))).sentences)
        == expected
    )


def test_a_short_form_is_spelt_out_wherever_it_stands() -> None:
    """The words follow the short form, singular or plural."""
    known = {"SNT": "safer neighbourhood team"}
    assert spell_out("The SNTs meet.", known) == "The SNTs safer neighbourhood team meet."


@pytest.mark.parametrize(
    "family",
    [
        pytest.param(
            ("investigate", "investigates", "investigating", "investigation", "investigators"),
            id="investigate",
        ),
        pytest.param(("vulnerable", "vulnerability"), id="vulnerable"),
        pytest.param(("supervise", "supervision", "supervisor", "supervisors"), id="supervise"),
        pytest.param(("partner", "partners", "partnership"), id="partner"),
    ],
)
def test_words_of_one_family_have_one_stem(family: tuple[str, ...]) -> None:
    """Forms of a word that inspectors use alike share a stem."""
    assert len({stem(word) for word in family}) == 1


TEXT = st.text(alphabet="abcdefghij ,.'-0123456789", max_size=40)


@given(text=TEXT)
@settings(max_examples=60, deadline=None)
def test_stems_and_normal_forms_are_settled(text: str) -> None:
    """Stemming or normalising twice changes nothing more."""
    assert all(stem(one) == one for one in stems(text))
    assert normal_form(normal_form(text)) == normal_form(text)
    assert len(skeleton(text).split()) == len(words(text))


@given(texts=st.lists(TEXT, min_size=1, max_size=5))
@settings(max_examples=40, deadline=None)
def test_a_text_is_most_like_itself(texts: list[str]) -> None:
    """The cosine of a text with itself is 1, or 0 where it has no word; none is above 1."""
    space = term_space(texts)
    rows = space.vectors(texts)
    cosines = rows @ rows.T
    for number, text in enumerate(texts):
        assert cosines[number, number] == pytest.approx(1.0 if stems(text) else 0.0)
    assert cosines.max() <= 1.0 + 1e-9


def test_latent_terms_bring_together_words_that_stand_together() -> None:
    """Two texts without a common word are alike where other texts use their words together."""
    texts = ["patrol car", "car vehicle", "vehicle fleet", "budget reserves", "reserves precept"]
    rows = term_space(texts).vectors(texts)
    latent = to_unit(rows @ latent_axes(rows, 2))
    assert rows[0] @ rows[2] == 0.0
    assert latent[0] @ latent[2] > 0.9
    assert abs(latent[0] @ latent[4]) < 0.1


@given(texts=st.lists(TEXT, min_size=1, max_size=6))
@settings(max_examples=40, deadline=None)
def test_all_latent_terms_together_change_no_likeness(texts: list[str]) -> None:
    """Where no latent term is left out, texts are as alike as by their words."""
    rows = term_space(texts).vectors(texts)
    latent = rows @ latent_axes(rows, len(texts))
    assert latent @ latent.T == pytest.approx(rows @ rows.T, abs=1e-6)
