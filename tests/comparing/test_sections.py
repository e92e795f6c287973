from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hmicdiff.comparing.sections import link_sections
from hmicdiff.comparing.sections.profiles import profiles_of
from hmicdiff.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable

    from hmicdiff.comparing.sections import SectionLinks
    from hmicdiff.model import Reading

    ReportOf = Callable[..., Reading]

VOCABULARY = load_vocabulary()

PREVENTION = (
    "Neighbourhood teams solve problems with partners and prevent crime in the places most affected.",
    "The force deters offending through early intervention with young people.",
    "Volunteers support crime prevention in every district.",
)
INVESTIGATION = (
    "Detectives investigate serious crimes well and follow all lines of enquiry.",
    "Some investigations by response officers lack a plan.",
    "Supervisors do not always review investigations in time.",
)
VULNERABILITY = (
    "Officers safeguard victims of domestic abuse and look for vulnerable children at every incident.",
    "The multi-agency safeguarding hub shares information on missing children promptly.",
    "The force protects vulnerable people from modern slavery.",
)
ORGANISED = (
    "The force disrupts organised crime groups with the regional organised crime unit.",
    "It understands the threat of county lines and manages organised criminals for life.",
    "Local officers know which organised crime groups live in their area.",
)
RECORDING = (
    "The force records crimes of rape correctly in all cases we audited.",
    "Crime recording has improved since our crime data integrity inspection.",
)


def pairs(found: SectionLinks) -> dict[tuple[str, str], str]:
    """Return the relation of each linked pair."""
    return {(link.left.section, link.right.section): link.relation for link in found.links}


def test_the_same_headings_of_one_programme_answer_each_other(report_of: ReportOf, part: type) -> None:
    """Between two reports of one programme each area answers its namesake and nothing is left over."""
    parts = (
        part(heading="Preventing crime", topic="prevention", texts=PREVENTION),
        part(heading="Investigating crime", topic="investigation", texts=INVESTIGATION),
        part(heading="Protecting vulnerable people", topic="vulnerability", texts=VULNERABILITY),
    )
    found = link_sections(report_of("old", *parts), report_of("new", *parts), VOCABULARY)
    assert pairs(found) == {(f"s{n}", f"s{n}"): "same" for n in range(3)}
    assert found.unmatched == ()


def test_other_words_for_the_question_still_answer(report_of: ReportOf, part: type) -> None:
    """A question of 2016 answers the area of 2023-25 on its topic, whatever the headings' words."""
    old = report_of(
        "old",
        part(
            heading="How effective is the force at protecting those who are vulnerable from harm?",
            topic="vulnerability",
            texts=VULNERABILITY,
        ),
        part(
            heading="How effective is the force at investigating crime and reducing re-offending?",
            topic="investigation",
            texts=INVESTIGATION,
        ),
    )
    new = report_of(
        "new",
        part(heading="Investigating crime", topic="investigation", texts=INVESTIGATION[::-1]),
        part(heading="Protecting vulnerable people", topic="vulnerability", texts=VULNERABILITY[1:]),
    )
    assert set(pairs(link_sections(old, new, VOCABULARY))) == {("s0", "s1"), ("s1", "s0")}


def test_a_question_that_was_cut_up_is_split(report_of: ReportOf, part: type) -> None:
    """A question whose parts become two questions answers both, and is called split."""
    old = report_of(
        "old",
        part(heading="How effective is the force at investigating offending?", topic="investigation"),
        part(heading="Investigation", topic="investigation", texts=INVESTIGATION, under=0),
        part(heading="Organised crime", topic="serious-organised-crime", texts=ORGANISED, under=0),
    )
    new = report_of(
        "new",
        part(heading="Investigating crime", topic="investigation", texts=INVESTIGATION),
        part(
            heading="Tackling serious and organised crime", topic="serious-organised-crime", texts=ORGANISED
        ),
    )
    found = pairs(link_sections(old, new, VOCABULARY))
    assert found["s0", "s0"] == found["s0", "s1"] == "split"
    assert found["s2", "s1"] == "partial"


def test_two_questions_that_became_one_merge(report_of: ReportOf, part: type) -> None:
    """Two questions that one area answers are called merged."""
    asb = (
        "Officers use civil orders against antisocial behaviour.",
        "Victims of antisocial behaviour get a neighbourhood officer's support.",
        "Dispersal powers curb antisocial behaviour in town centres.",
    )
    old = report_of(
        "old",
        part(heading="Reducing crime and preventing offending", topic="prevention", texts=PREVENTION),
        part(heading="Tackling anti-social behaviour", topic="antisocial-behaviour", texts=asb),
    )
    new = report_of(
        "new",
        part(
            heading="Preventing and deterring crime and antisocial behaviour",
            topic="prevention",
            texts=(*PREVENTION, *asb),
        ),
    )
    assert pairs(link_sections(old, new, VOCABULARY)) == {("s0", "s0"): "merge", ("s1", "s0"): "merge"}


def test_what_nothing_answers_is_said_with_the_reason(report_of: ReportOf, part: type) -> None:
    """Abstaining is an answer: an area only one report has is unmatched, with its subject named."""
    old = report_of("old", part(heading="Preventing crime", topic="prevention", texts=PREVENTION))
    new = report_of(
        "new",
        part(heading="Preventing crime", topic="prevention", texts=PREVENTION),
        part(heading="Recording data about crime", topic="crime-recording", texts=RECORDING),
    )
    (left_over,) = link_sections(old, new, VOCABULARY).unmatched
    assert (left_over.report, left_over.section, left_over.no_counterpart_in) == ("new", "s1", "old")
    assert "recording" in left_over.reason


@pytest.mark.parametrize("role", ["context", "boilerplate"])
def test_parts_about_the_inspection_answer_no_finding(report_of: ReportOf, part: type, role: str) -> None:
    """Methodology speaks of everything and answers nothing."""
    method = part(heading="Methodology", topic="context", role=role, texts=(*PREVENTION, *INVESTIGATION))
    old = report_of("old", method)
    new = report_of("new", part(heading="Preventing crime", topic="prevention", texts=PREVENTION))
    found = link_sections(old, new, VOCABULARY)
    assert found.links == ()
    assert {one.section: one.reason for one in found.unmatched if one.report == "old"} == {
        "s0": "about the inspection, not about the body"
    }


def test_the_overview_answers_the_overview(report_of: ReportOf, part: type) -> None:
    """An overall summary answers the inspector's summary, not the areas it sums up."""
    overview = (*PREVENTION[:1], *INVESTIGATION[:1], *VULNERABILITY[:1])
    old = report_of(
        "old",
        part(heading="Overall summary", topic="overall", role="summary", texts=overview),
        part(heading="Preventing crime", topic="prevention", texts=PREVENTION),
    )
    new = report_of(
        "new",
        part(heading="HM Inspector's summary", topic="overall", role="summary", texts=overview),
        part(heading="Preventing crime", topic="prevention", texts=PREVENTION),
    )
    assert set(pairs(link_sections(old, new, VOCABULARY))) == {("s0", "s0"), ("s1", "s1")}


def test_a_box_of_items_belongs_to_its_section(report_of: ReportOf, part: type) -> None:
    """Areas for improvement are linked with their section; on another subject they stand alone."""
    same = part(heading="Areas for improvement", topic="investigation", texts=INVESTIGATION[2:], under=0)
    other = part(heading="Recommendations", topic="investigation", texts=ORGANISED[:1], under=0)
    parts = (part(heading="Investigating crime", topic="investigation", texts=INVESTIGATION), same, other)
    groups = [profile.group for profile in profiles_of(report_of("a", *parts), VOCABULARY)]
    assert groups == ["content", "box", "content"]


def test_a_generic_heading_over_nearly_all_is_a_frame(report_of: ReportOf, part: type) -> None:
    """*Main findings* over the whole of an area is no section of its own."""
    parts = (
        part(heading="Investigating crime", topic="investigation"),
        part(heading="Main findings", topic="investigation", texts=INVESTIGATION, under=0),
    )
    assert profiles_of(report_of("a", *parts), VOCABULARY)[1].group == "frame"


def test_every_section_is_linked_or_unmatched(report_of: ReportOf, part: type) -> None:
    """No section is lost: each has a link or a reason, never both."""
    old = report_of(
        "old",
        part(heading="Preventing crime", topic="prevention", texts=PREVENTION),
        part(heading="Methodology", topic="context", role="boilerplate", texts=("We met staff.",)),
        part(heading=None, topic="overall", texts=("The force serves its public well.",)),
    )
    new = report_of(
        "new", part(heading="Tackling organised crime", topic="serious-organised-crime", texts=ORGANISED)
    )
    found = link_sections(old, new, VOCABULARY)
    linked = {("old", link.left.section) for link in found.links} | {
        ("new", link.right.section) for link in found.links
    }
    told = {(one.report, one.section) for one in found.unmatched}
    assert linked | told == {("old", "s0"), ("old", "s1"), ("old", "s2"), ("new", "s0")}
    assert not linked & told


def test_a_namesake_of_the_same_programme_answers_nothing_else(report_of: ReportOf, part: type) -> None:
    """Within a programme the heading decides, however much two areas share; a renamed one takes what is left."""
    areas = (
        part(heading="Preventing crime", topic="prevention", texts=PREVENTION),
        part(
            heading="Neighbourhood teams prevent crime well",
            topic="prevention",
            texts=PREVENTION[:2],
            under=0,
        ),
        part(heading="Volunteers help to prevent crime", topic="prevention", texts=PREVENTION[2:], under=0),
    )
    renamed = part(
        heading="Volunteers have a strong presence", topic="prevention", texts=PREVENTION[2:], under=0
    )
    old = report_of("old", *areas, programme="PEEL 2023-25")
    new = report_of("new", *areas[:2], renamed, programme="PEEL 2023-25")
    assert pairs(link_sections(old, new, VOCABULARY)) == {(f"s{n}", f"s{n}"): "same" for n in range(3)}


def test_a_name_of_another_programme_decides_only_for_whole_areas(report_of: ReportOf, part: type) -> None:
    """*Summary* under two different questions is no namesake across programmes."""
    old = report_of(
        "old",
        part(heading="Preventing crime", topic="prevention", texts=PREVENTION),
        part(heading="Findings", topic="prevention", texts=PREVENTION[:1], under=0),
        programme="PEEL 2018/19",
    )
    new = report_of(
        "new",
        part(heading="Preventing crime", topic="prevention", texts=PREVENTION),
        part(heading="Findings", topic="prevention", texts=RECORDING, under=0),
        programme="PEEL 2021/22",
    )
    found = pairs(link_sections(old, new, VOCABULARY))
    assert found["s0", "s0"] == "same"
    assert ("s1", "s1") not in found
