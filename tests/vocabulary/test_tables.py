"""The vocabulary's tables: complete, consistent, and found by the words texts use."""

from __future__ import annotations

import re
from string import ascii_letters

import pytest

from hmicdiff.errors import VocabularyError
from hmicdiff.vocabulary import load, load_vocabulary
from hmicdiff.vocabulary.cue_rows import Group
from hmicdiff.vocabulary.cue_table import MASK
from hmicdiff.vocabulary.headings import Heading
from hmicdiff.vocabulary.load import parse_rows
from hmicdiff.vocabulary.programmes import Programme

V = load_vocabulary()
POLICE_TOPICS = {
    "prevention", "antisocial-behaviour", "engagement", "response", "investigation", "victims", "vulnerability",
    "offenders", "serious-organised-crime", "specialist-capabilities", "crime-recording", "powers-fairness",
    "integrity", "workforce", "leadership", "resources-demand", "finance-planning", "overall", "context", "other",
}  # fmt: skip


OTHER_FORCES = {
    "British Transport Police", "Civil Nuclear Constabulary", "Guernsey Police", "Isle of Man Constabulary",
    "Ministry of Defence Police", "Police Service of Northern Ireland", "States of Jersey Police",
}  # fmt: skip


SIGNS = " ".join(map(chr, range(32, 127))).translate(dict.fromkeys(map(ord, ascii_letters)))
FIGURES = f"{SIGNS} {' '.join(map(str, range(2030)))} 2018/19 2021-22 1,234 5.6% £7"
"""What stands in a text without a word."""
ASKED_OF_SENTENCES = [
    *("movements", "then", "history_goes_on", "quoted", "answers", "speakers", "found", "standings"),
    *("item_headings", "item_labels"),
]


@pytest.mark.parametrize("name", ASKED_OF_SENTENCES)
def test_no_cue_stands_in_a_text_without_letters(name: str) -> None:
    """Numbers of pages and values of tables are not asked for cues, so none may be found in figures and signs alone."""
    assert not getattr(V.cues, name).may_be_in(FIGURES)


def test_no_cue_of_change_or_history_stands_in_a_text_without_letters() -> None:
    """The same holds for the cues that have a form with an earlier inspection in it."""
    asked = [(cue.matcher.plain, cue.matcher.anchored) for cue in V.cues.statements_likely(FIGURES)]
    assert not [one for pair in asked for one in pair if one is not None and one.may_be_in(FIGURES)]
    assert V.cues.history.search(FIGURES, MASK * 100) is None
    assert not V.cues.frames["in-a-year"].may_be_in(FIGURES)


def test_there_are_43_forces() -> None:
    """Every territorial force of England and Wales is a body, each once, and so are those inspected outside PEEL."""
    names = [row.name for row in V.bodies.rows if row.sector == "police"]
    assert len(names) == len(set(names)) == 43 + len(OTHER_FORCES)
    assert set(names) > OTHER_FORCES


@pytest.mark.parametrize("name", ["cues.toml", "pointed.toml", "retold.toml"])
def test_no_group_names_a_word_twice(name: str) -> None:
    """A word added to a group that has it is a sign that nobody looked."""
    for group in load.load_rows(name, "group", Group):
        assert len(set(group.words)) == len(group.words), group.id


def test_there_are_fire_and_rescue_services() -> None:
    """Every fire and rescue service of England is a body, those merged since 2018 included."""
    assert sum(row.sector == "fire" for row in V.bodies.rows) >= 44


def test_slugs_are_unique() -> None:
    """No two bodies share a folder."""
    assert len({row.slug for row in V.bodies.rows}) == len(V.bodies.rows)


@pytest.mark.parametrize(
    ("region", "forces"),
    [
        ("North East", 3), ("North West", 5), ("Yorkshire and the Humber", 4), ("East Midlands", 5), ("West Midlands", 4),
        ("East of England", 6), ("London", 2), ("South East", 5), ("South West", 5), ("Wales", 4), ("Northern Ireland", 1),
        ("Crown dependencies", 3), ("Nationwide", 3),
    ],
)  # fmt: skip
def test_regions_hold_the_forces_that_the_home_office_counts_there(region: str, forces: int) -> None:
    """The 43 territorial forces by region, as the tables of the police workforce group them, and the others."""
    assert sum(row.sector == "police" and row.region == region for row in V.bodies.rows) == forces


def test_topics_are_the_contracts() -> None:
    """Police topics are those the contract lists."""
    assert {row.id for row in V.topics.of_sector("police")} == POLICE_TOPICS


def test_headings_name_known_programmes_and_topics() -> None:
    """A heading names programmes that exist, and a topic its sector has."""
    programmes = {row.name: row for row in V.programmes.rows}
    for row in V.headings.rows:
        assert set(row.programmes) <= set(programmes), row.text
        sectors = {programmes[name].sector for name in row.programmes}
        for sector in sectors:
            assert row.topic is None or V.topics.named(row.topic, sector), row.text


def test_programmes_are_in_time_order() -> None:
    """Within a sector the programmes stand in order of their cycles."""
    for sector in ("police", "fire"):
        orders = [row.cycle_order for row in V.programmes.rows if row.sector == sector]
        assert orders == sorted(orders)


@pytest.mark.parametrize("row", V.programmes.rows, ids=lambda row: row.name)
def test_programme_has_a_cue_of_its_own(row: Programme) -> None:
    """A programme's cues are regular expressions, and it has a scale and dates."""
    assert row.cues
    assert all(re.compile(cue) for cue in row.cues)
    assert row.published_from
    assert row.published_to
    assert row.published_from <= row.published_to


HEADINGS = [
    ("How effective is Norfolk Constabulary at tackling anti\u2011social behaviour?", "antisocial-behaviour"),
    ("How effective is the force at tackling anti-social behaviour ?", "antisocial-behaviour"),
    ("HOW EFFECTIVE ARE THE FORCE’S SPECIALIST CAPABILITIES?", "specialist-capabilities"),
    (
        "Question 2: How effective is the force at investigating crime and reducing re-offending?",
        "investigation",
    ),
    ("3. Responding to the public", "response"),
    ("How much crime and anti-social behaviour is there in Kent?", "prevention"),
    ("How effective is Kent Fire & Rescue Service at preventing fires and other risks?", "prevention"),
    ("How well does the FRS promote its values and culture?", "values-culture"),
    ("Making best use of available resources", "resources"),
    ("Making the best use of its available resources", "resources"),
    ("Understanding risk of fire and other emergencies", "risk"),
    ("The right people with the right skills", "right-people"),
    ("Ensuring fairness and diversity", "fairness-diversity"),
    ("Vetting and counter corruption", "integrity"),
    ("Preventing crime and anti social behaviour", "prevention"),
    ("Fair treatment of the workforce", "workforce"),
]


@pytest.mark.parametrize(("text", "topic"), HEADINGS, ids=[text[:40] for text, _ in HEADINGS])
def test_headings_are_found_in_any_dress(text: str, topic: str) -> None:
    """Names, numbers, quotes, hyphens, capitals and end marks do not hide a heading."""
    assert topic in {row.topic for row in V.headings.find(text)}


@pytest.mark.parametrize("body", ["Norfolk Constabulary", "the service", "Greater Manchester", "Kent FRS's"])
def test_no_known_heading_is_turned_away_by_its_last_word(body: str) -> None:
    """The quick look at a line's last word lets every heading, question and name of an area through, in any dress."""
    for row in V.headings.rows:
        for text in (row.text, *row.also):
            named = text.replace("X", body)
            for line in (named, f"2.1 {named.upper()} ?", f"How effective is the force at {named}?"):
                known = V.headings._by_key.get(V.headings.key(line))  # noqa: SLF001 - what the look is to let through
                asked = V.headings._asked(V.headings.key(line))  # noqa: SLF001 - as above
                assert V.headings._may_end(line) or not (known or asked)  # noqa: SLF001 - as above


def test_prose_is_no_heading() -> None:
    """A sentence that only speaks of a heading's subject is none."""
    assert V.headings.find("The force is responding to the public quickly.") == ()
    assert V.headings.find("The service makes best use of available resources") == ()


BODIES = [
    (
        "Norfolk Fire and Rescue Service and Norfolk Constabulary",
        ["Norfolk Fire and Rescue Service", "Norfolk Constabulary"],
    ),
    ("Norfolk Fire & Rescue Service", ["Norfolk Fire and Rescue Service"]),
    ("West Midlands Police, not West Mercia Police", ["West Midlands Police", "West Mercia Police"]),
    ("Hampshire Constabulary’s plan", ["Hampshire and Isle of Wight Constabulary"]),
    ("the Met", ["Metropolitan Police Service"]),
    ("Avon FRS", ["Avon Fire and Rescue Service"]),
    ("the metric", []),
]


@pytest.mark.parametrize(("text", "names"), BODIES, ids=[text for text, _ in BODIES])
def test_full_names(text: str, names: list[str]) -> None:
    """A full name is its body's alone, also inside a longer text."""
    assert [mention.body.name for mention in V.bodies.mentions(text)] == names


def test_a_place_has_a_force_and_a_fire_service() -> None:
    """A short name stands for both bodies of the place."""
    assert {mention.body.sector for mention in V.bodies.places("Norfolk")} == {"police", "fire"}


LABELS = [
    ("Good", ["good"]),
    ("Outstanding GoodGood", ["outstanding", "good", "good"]),
    ("REQUIRES IMPROVEMENT", ["requires improvement"]),
    ("Good (2019: Requires improvement)", ["good"]),
    ("good;", []),
    ("inadequate.", []),
    ("Good practice", []),
    ("Outstanding suspects", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "grades"), LABELS, ids=[text or "empty" for text, _ in LABELS])
def test_labels(text: str, grades: list[str]) -> None:
    """A label is a grade, or several glued, with a capital and nothing else."""
    assert list(V.grades.labels(text)) == grades


STATES = [
    ("Our judgment from the 2016 effectiveness inspection has been carried over.", "carried_over", "2016"),
    (
        "This question was not inspected in 2017 and the judgment from 2016, good, still stands.",
        "not_inspected",
        None,
    ),
    (
        "Although our victim service assessment is ungraded, it influences graded judgments.",
        "not_graded",
        None,
    ),
    ("We don't make a graded judgment for this area.", "not_graded", None),
    ("To be graded", "not_yet_graded", None),
    ("The extent to which the force is effective is: not yet graded.", "not_yet_graded", None),
    ("This is a narrative judgment.", "narrative", None),
    ("We make graded judgments in nine of these ten as follows:", None, None),
    ("Good practice is carried over from one team to another.", None, None),
]


@pytest.mark.parametrize(("text", "state", "cycle"), STATES, ids=[text[:40] for text, _, _ in STATES])
def test_states(text: str, state: str | None, cycle: str | None) -> None:
    """Words for a missing judgment give its state, and the year an older one comes from."""
    found = V.grades.state_of(text)
    assert (found.state if found else None) == state
    assert cycle is None or (found is not None and found.cycle == cycle)


TOPICS = [
    ("The force has cleared its backlog of visits to registered sex offenders.", "offenders"),
    ("It tackles organised crime groups with the regional organised crime unit.", "serious-organised-crime"),
    ("999 calls are answered in ten seconds by the control room.", "response"),
    ("Stop and search records hold reasonable grounds.", "powers-fairness"),
    ("Medium-term financial plans rest on reserves.", "finance-planning"),
    ("Suspects released under investigation are on no bail.", "offenders"),
]


@pytest.mark.parametrize(("text", "topic"), TOPICS, ids=[text[:30] for text, _ in TOPICS])
def test_words_show_a_topic(text: str, topic: str) -> None:
    """A sentence's words show the topic it speaks of."""
    best = V.topics.best(text, "police")
    assert best is not None
    assert best[0] == topic


def test_an_order_is_no_prevention() -> None:
    """Preventative and prevention orders manage offenders; they are no prevention of crime."""
    assert "prevention" not in V.topics.scores("It makes good use of preventative orders.", "police")


def test_whom_inspectors_congratulate_is_no_topic() -> None:
    """Who is thanked or congratulated is addressed; the sentence is not on them."""
    assert "workforce" not in V.topics.scores(
        "I congratulate the chief constable and the workforce on this.", "police"
    )


def test_no_words_show_no_topic() -> None:
    """A text without any of the words has no topic."""
    assert V.topics.best("Lorem ipsum.", "police") is None


BROKEN = [
    ("[[programme]\n", "not TOML"),
    ('[[programme]]\nname = "A"\ncolour = "red"\n', "unknown key 'colour'"),
    ('[[programme]]\nname = "A"\n', "programmes.toml:1"),
    (
        '[[programme]]\nname = "PEEL"\n\n# again\n[[programme]]\nname = "Peel"\n',
        "programmes.toml:5: name 'Peel' stands already at line 1",
    ),
]


@pytest.mark.parametrize(("text", "says"), BROKEN, ids=["toml", "key", "missing", "twice"])
def test_a_broken_file_names_its_line(text: str, says: str) -> None:
    """A vocabulary file that breaks a rule is refused with file, line and rule, in one line."""
    with pytest.raises(VocabularyError, match=re.escape(says)) as refused:
        parse_rows(text, "programmes.toml", "programme", Programme, unique=("name",))
    assert "\n" not in str(refused.value)


FURNITURE = [
    ("Skip to content", "navigation"),
    ("Last updated 02/05/2019", "date_stamp"),
    ("Detailed findings for question 1", "link_text"),
    ("Read more about Avon and Somerset", "link_text"),
    ("Introduction ........................ 3", "contents"),
    ("Page 3 of 12", "page_number"),
    ("Read more about KentThis is HMIC's third assessment", None),
    ("The force has improved.", None),
]


@pytest.mark.parametrize(("line", "kind"), FURNITURE, ids=[line[:30] for line, _ in FURNITURE])
def test_furniture(line: str, kind: str | None) -> None:
    """Lines printed around a report are told from what it says."""
    assert V.furniture.kind_of(line) == kind


def test_vocabulary_is_hashed() -> None:
    """The vocabulary has one hash, the same each time."""
    assert re.fullmatch(r"[0-9a-f]{64}", V.hash)
    assert load_vocabulary().hash == V.hash


def test_the_name_of_checked_rows_holds_in_every_process() -> None:
    """No address stands in what a row's class says of itself, so a later process finds what was checked."""
    told = repr([load._shape_of(one) for one in (Programme, Heading)])  # noqa: SLF001 - part of the name
    assert "programmes" in told
    assert "0x" not in told
