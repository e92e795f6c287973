"""Figures of running text: measure, subject, period, role, direction. The domain's hard cases, one each."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from .figure_readings import BODY, one, read


@dataclass(frozen=True)
class Case:
    """A sentence and what its first figure is."""

    text: str
    value: float | None
    measure: str
    polarity: str
    role: str = "level"
    subject: str = BODY


HARD = [
    Case("It answered 87.1 percent of 999 calls within 10 seconds.", 87.1, "999-answered-in-time", "higher_better"),
    Case("The 101 call abandonment rate was 22 percent.", 22, "101-abandoned", "lower_better"),
    Case("It attended 80.3 percent of emergencies within its target times.", 80.3, "attended-in-time", "higher_better"),
    Case("The average time to attend a priority one call was 135.2 minutes.", 135.2, "response-time", "lower_better"),
    Case("In 96 of the 99 calls we reviewed, THRIVE was used.", 96.9697, "triage-thrive", "higher_better"),
    Case("Call handlers gave preservation of evidence advice in 36 out of 38 calls.", 94.7368, "preservation-advice", "higher_better"),
    Case("They gave crime prevention advice in 39 out of 45 calls.", 86.6667, "prevention-advice", "higher_better"),
    Case("The recorded crime rate was 58.1 per 1,000 population.", 58.1, "recorded-crime", "neutral"),
    Case("Recorded crime (excluding fraud) rose by 5 percent.", 5, "recorded-crime", "neutral", "change"),
    Case("Kent Police recorded 28,230 incidents of anti-social behaviour.", 28230, "asb-incidents", "lower_better"),
    Case("Burglary in a dwelling stood at 3.6 per 1,000 households.", 3.6, "burglary-dwelling", "neutral"),
    Case("The detection rate (for crimes excluding fraud) was 37 percent.", 37, "detection-rate", "higher_better"),
    Case("The charge rate was 12.4 percent.", 12.4, "charge-rate", "higher_better"),
    Case("We estimate it is recording 98.0 percent (with a confidence interval of +/- 1.6 percent) of all reported crime (excluding fraud).", 98, "crime-recording-all", "higher_better"),
    Case("We estimate it is recording 96.1 percent (with a confidence interval of +/- 3.7 percent) of violent offences.", 96.1, "crime-recording-violence", "higher_better"),
    Case("Two out of every three crimes took over 24 hours to record.", 66.6667, "recorded-after-24-hours", "lower_better"),
    Case("Kent Police had a victim satisfaction rate of 87.9 percent (± 1.4 percent).", 87.9, "victim-satisfaction", "higher_better"),
    Case("We estimate that 89.1 percent (with a confidence interval of +/- 4.2 percent) of all stop and searches by the force had reasonable grounds recorded.", 89.1, "stop-search-grounds", "higher_better"),
    Case("The force found the item sought in 27.2 percent of stop and searches.", 27.2, "stop-search-find-rate", "higher_better"),
    Case("Black people were 4.7 times more likely than White people to be stopped.", 4.7, "disproportionality", "lower_better"),
    Case("Officers were injured in 8.1 percent of incidents.", 8.1, "use-of-force-injury", "lower_better"),
    Case("The force issued 285 civil orders in 9,950 anti-social behaviour incidents, giving a ratio of 2.9 percent.", 285, "asb-orders", "neutral"),
    Case("We assessed 92 of 100 investigations as effective.", 92, "effective-investigation", "higher_better"),
    Case("We found investigation plans in 83 of 87 cases.", 95.4023, "investigation-plan", "higher_better"),
    Case("In our audit, 25 out of 42 cases had effective supervision.", 59.5238, "supervision", "higher_better"),
    Case("It took an average of 22 days for disclosures under the ‘right to ask’.", 22, "dvds-time", "lower_better"),
    Case("The backlog of 259 cases has been reduced.", 259, "backlog", "lower_better"),
    Case("The wait for digital forensics was between eight and nine months.", None, "digital-forensics-wait", "lower_better"),
    Case("10.2 percent (119 of 1,167) of respondents felt bullied.", 10.2, "workforce-survey", "neutral"),
    Case("The force has a cohort of 146 special constables.", 146, "workforce-strength", "neutral"),
    Case("Of this, 39.4 percent was raised through the council tax precept.", 39.4, "precept", "neutral", "share"),
    Case("General reserves were about £4.8m.", 4_800_000, "reserves", "neutral"),
    Case("The average response time to primary fires was 10 minutes and 46 seconds.", 10.7667, "fire-response-time", "lower_better"),
    Case("The average response time to emergency calls was 14 minutes.", 14, "response-time", "lower_better"),
    Case("It carried out 6.4 home fire safety checks per 1,000 population.", 6.4, "home-fire-visits", "higher_better"),
]  # fmt: skip


@pytest.mark.parametrize("case", HARD, ids=[case.text[:60] for case in HARD])
def test_every_measure_of_the_field_is_known(case: Case) -> None:
    """Each measure reports state is named, with its value, role and which way is better."""
    figure = read(case.text)[0]
    got = (figure.value, figure.measure, figure.polarity, figure.role, figure.subject)
    assert got == (case.value, case.measure, case.polarity, case.role, case.subject)


RATES = [
    ("It received 3.1 complaints per 100 officers.", "complaints"),
    ("It received 3.1 complaints for each 100 officers.", "complaints"),
    ("It has 1.9 officers for every 1,000 people.", "workforce-strength"),
    ("Anti-social behaviour fell to 41.5 incidents for each 1,000 people.", "anti-social behaviour"),
]


@pytest.mark.parametrize(("text", "measure"), RATES, ids=[row[0] for row in RATES])
def test_a_rate_measures_what_it_counts(text: str, measure: str) -> None:
    """What stands between a rate's number and its base is counted; the base is neither that nor a figure."""
    assert [figure.measure for figure in read(text)] == [measure]


def test_what_the_bodys_people_did_is_not_what_was_measured_before() -> None:
    """*Its call handlers answered* opens a new subject; *its rate fell* goes on with the one before."""
    spent, _, answered = read(
        "The force spends £310m a year. Its analysts checked 97 percent of tasks.".replace(
            "£310m a year.", "£310m a year, and it has cut 3.4 percent from that."
        )
    )
    assert (spent.measure, answered.measure) == ("budget", "tasks")
    first, second = read("The vacancy rate was 9 percent. Its level fell to 7 percent.")
    assert first.measure == second.measure


def test_a_label_of_a_chart_is_no_figure() -> None:
    """A percentage alone in its paragraph measures nothing, whatever stands before it."""
    assert [one.value for one in read("It records 95.6 percent of the crimes reported to it.", "74%")] == [
        95.6
    ]


FAILURES = [
    "Two of the ten plans had no supervisor review.",
    "In 15 of the 40 cases there was no investigation plan.",
    "1 in 3 stop and search records did not have reasonable grounds.",
    "We found that 23 percent of records lacked reasonable grounds.",
]


@pytest.mark.parametrize("text", FAILURES)
def test_a_share_of_failures_turns_the_direction(text: str) -> None:
    """Where the figure counts what was not done, lower is better, and it never pairs with what was done."""
    figure = one(text)
    assert (figure.polarity, str(figure.base)[:3]) == ("lower_better", "not")


def test_a_comparator_has_its_own_subject() -> None:
    """The rate *for England and Wales* belongs to England and Wales, what comes before it to the force."""
    own, other = read(
        "Kent’s detection rate was 37 percent, considerably higher than the 26 percent for England and Wales."
    )
    assert (own.subject, other.subject) == (BODY, "England and Wales")


SUBJECTS = [
    ("It rose by 7 percent in Kent compared with 16 percent across all forces in England and Wales.", "England and Wales"),
    ("The rate was 87.9 percent, higher than the rate in England and Wales of 85.0 percent.", "England and Wales"),
    ("Injuries were seen in 8.1 percent of them, against 5.1 percent nationally.", "England and Wales"),
    ("It answers 76 percent of calls, compared with 81 percent for its most similar forces.", "most similar forces"),
    ("It answers 76 percent of calls in time, while Essex Police answers 81 percent.", "Essex Police"),
    ("The service spends £30 per head, compared with the England rate of £24.", "England"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "subject"), SUBJECTS, ids=[row[1] for row in SUBJECTS])
def test_the_benchmark_is_named(text: str, subject: str) -> None:
    """The group a figure is set against is its subject."""
    own, other = read(text)
    assert (own.subject, other.subject) == (BODY, subject)


def test_what_is_done_jointly_is_the_bodys_own() -> None:
    """A body named beside this one does not take its figure away."""
    figure = one("The force is managing three serious crime prevention orders jointly with Essex Police.")
    assert figure.subject == BODY


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        pytest.param(
            "They executed two warrants a week on suspects but are now doing six a week.",
            "warrants a week on suspects",
            id="but",
        ),
        pytest.param(
            "Personnel were viewing these images for up to nine hours.", "viewing these images", id="verb"
        ),
    ],
)
def test_what_no_measure_names_is_called_by_a_part_of_the_clause(text: str, measure: str) -> None:
    """The report's own words name a figure as far as no verb or *but* cuts them."""
    assert read(text)[-1].measure == measure


def test_an_unqualified_sentence_keeps_measure_and_period() -> None:
    """*This is compared with* takes measure, population and period from the sentence before."""
    first, second = read(
        "Looking at the 12 months to June 2014, recorded crime (excluding fraud) in Kent increased by 5 percent. "
        "This is compared with a 1 percent reduction across England and Wales."
    )
    assert (first.measure, first.base, first.period.end if first.period else None) == (
        second.measure, second.base, second.period.end if second.period else None,
    ) == ("recorded-crime", "excluding fraud", "2014-06-30")  # fmt: skip
    assert (first.change_direction, second.change_direction) == ("increase", "decrease")


def test_the_previous_year_is_a_year_earlier() -> None:
    """*In the previous year* has the days of the period before it, a year back."""
    figures = read(
        "In the 12 months to the end of June 2014, Kent had a victim satisfaction rate of 87.9 percent. "
        "This is in line with the 89.2 percent recorded for Kent in the previous year."
    )
    assert [f.period.end for f in figures if f.period] == ["2014-06-30", "2013-06-30"]


def test_a_baseline_is_not_the_period() -> None:
    """*Compared with the 12 months to June 2010* is where the change starts, not when it is seen."""
    figure = one(
        "When compared with the 12 months to June 2010, recorded crime in the 12 months to June 2014 fell by 7 percent."
    )
    assert figure.period is not None
    assert figure.period.end == "2014-06-30"


WHOLES = [
    ("We identified ten crimes which should have been recorded, but only six were recorded.", 6, 10),
    ("We examined ten plans. They were detailed. Two of the plans had no review.", 2, 10),
    ("We found that 38 crimes should have been recorded and all 38 were recorded correctly.", 38, 38),
    ("In December it carried out 161 stop and searches. Inspectors reviewed the records for 110 of these.", 110, 161),
    ("At that time 97 people had completed the course. But only six of those were sergeants.", 6, 97),
]  # fmt: skip


@pytest.mark.parametrize(("text", "part", "whole"), WHOLES, ids=[f"{row[1]} of {row[2]}" for row in WHOLES])
def test_the_whole_may_stand_a_sentence_away(text: str, part: int, whole: int) -> None:
    """A part finds its whole earlier in the sentence or paragraph."""
    figure = read(text)[-1]
    assert (figure.numerator, figure.denominator) == (part, whole)


def test_what_others_did_behind_or_counts_no_part() -> None:
    """A number before *or had* is not who had it: no share of an earlier count is made of it."""
    figures = read("It dealt with 80 cases. Calls that score 45 or were repeated go to a supervisor.")
    assert not [figure for figure in figures if figure.denominator]


ROLES = [
    ("It spends £310m a year, and has cut 3.4 percent from that.", ["level", "change"]),
    ("It reduced its expenditure by 24 percent since 2010.", ["change"]),
    ("The force trimmed 2 percent from its costs.", ["change"]),
    ("The expected standard is 90 percent within 10 seconds.", ["target", "threshold"]),
    ("Within 3 months, the force should act.", ["threshold"]),
    ("Forces should make disclosures within 28 days.", ["threshold"]),
    ("Incidents scored four or less are passed on.", ["threshold"]),
    ("Reserves are expected to fall to around £7.8m.", ["forecast"]),
    ("The team carries out two search warrants a week.", ["frequency"]),
    ("It holds meetings with the public every three months.", ["frequency"]),
    ("We reviewed 100 case files.", ["sample_size"]),
    ("We inspected all 43 police forces.", ["scope"]),
    ("We looked at three specific areas:", ["structure"]),
    ("HMIC uses four categories for making judgments, two are positive and two are negative.", ["structure"] * 3),
    ("The force has improved by 12 percent since 2016.", ["change"]),
    ("The backlog fell by 23 cases.", ["change"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "roles"), ROLES, ids=[row[0] for row in ROLES])
def test_each_figure_has_its_part(text: str, roles: list[str]) -> None:
    """Targets, limits, forecasts, samples and the shape of the inspection are no levels."""
    assert [figure.role for figure in read(text)] == roles


def test_numbers_of_the_method_are_no_findings() -> None:
    """In a section that explains the method every number tells of the inspection."""
    figure = one("Typically, 32 percent of forces will be above or below these lines.", topic="context")
    assert figure.role == "scope"


FOLLOWED = [
    ("The backlog of 259 cases waiting for action has reduced to 236.", 259, 236),
    ("Cases waiting for trial have increased from 29 to 36.", 29, 36),
    ("The charge rate was 12.4% in the 12 months to June 2022, up from 9.8% in the previous year.", 9.8, 12.4),
    ("Earmarked reserves, which were close to £15.6m, are expected to fall to £7.8m.", 15_600_000, 7_800_000),
]  # fmt: skip


@pytest.mark.parametrize(("text", "then", "now"), FOLLOWED, ids=[row[0] for row in FOLLOWED])
def test_two_values_of_one_thing_are_tied(text: str, then: float, now: float) -> None:
    """Where a sentence gives the earlier value too, the later one follows it and has its measure."""
    figures = {figure.id: figure for figure in read(text)}
    (later,) = (figure for figure in figures.values() if figure.follows)
    earlier = figures[str(later.follows)]
    assert (earlier.value, later.value, earlier.measure) == (then, now, later.measure)


SPEAKERS = [
    ("The force told us it has trained 100 practitioners.", "force"),
    ("The constabulary estimates that 61 percent of victims are satisfied.", "force"),
    ("Kent Police received reports from 12,226 victims of anti-social behaviour.", "inspectorate"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker"), SPEAKERS, ids=[row[1] + row[0][:12] for row in SPEAKERS])
def test_what_the_force_says_is_the_forces(text: str, speaker: str) -> None:
    """A figure that the force states is not the inspectorate's."""
    assert one(text).attributed_to == speaker


def test_a_value_wrapped_over_a_line_reads_the_same() -> None:
    """A line's end inside a figure changes neither its value nor its margin."""
    flat = one("The rate was 87.9 percent (± 1.4 percent) in Kent.")
    wrapped = one("The rate was 87.9\npercent (± 1.4\npercent) in Kent.")
    assert (flat.value, flat.margin) == (wrapped.value, wrapped.margin)
    assert (wrapped.line_start, wrapped.line_end) == (1, 3)


def test_a_block_printed_twice_gives_its_figures_once() -> None:
    """The second printing of a block adds no figures."""
    assert read("The force has 146 special constables.", repeat=True) == ()


def test_the_same_text_has_the_same_ids() -> None:
    """Ids rest on the content alone, and no two figures share one."""
    text = "In 36 out of 38 calls and in 36 out of 38 calls advice was given."
    first, second = read(text), read(text)
    assert [figure.id for figure in first] == [figure.id for figure in second]
    assert len({figure.id for figure in first}) == len(first)


def test_a_quote_stands_at_its_lines() -> None:
    """A figure's quote is verbatim at its lines."""
    figure = one("The constabulary recorded\n28,230 incidents of anti-social behaviour.")
    assert (figure.line_start, figure.line_end, figure.quote) == (2, 2, "28,230 incidents")


def test_a_label_in_brackets_is_the_later_figures() -> None:
    """*82% (England and Wales: 78%)*: the group in brackets owns the figure beside it."""
    own, other = read("Public confidence was 82% (England and Wales: 78%).")
    assert (own.subject, other.subject) == (BODY, "England and Wales")


def test_the_level_after_a_change_is_no_percentage() -> None:
    """*Fell 12 percent to 141* is a change in percent and a level in posts."""
    change, level = read("The number of PCSOs fell 12 percent to 141.")
    assert (change.role, change.change_direction, level.role, level.unit) == (
        "change",
        "decrease",
        "level",
        None,
    )
    assert level.measure == "workforce-strength"


def test_a_bare_number_takes_the_unit_it_is_compared_in() -> None:
    """*8.2 crimes per 1,000 population, compared with 8.0* gives two rates."""
    own, other = read(
        "It recorded 8.2 domestic abuse-related crimes per 1,000 population, compared with 8.0 across England and Wales."
    )
    assert (
        (own.unit, own.measure)
        == (other.unit, other.measure)
        == ("per 1,000 population", "domestic-abuse-crimes")
    )


def test_volumes_of_crime_are_not_the_accuracy_of_recording() -> None:
    """More reports of rape or violence are not better recording of them."""
    figures = read("Reports of rape rose by 44 percent.", "Violent crime rose by 10 percent.")
    assert [(f.measure, f.polarity) for f in figures] == [("rape", "neutral"), ("violent-crime", "neutral")]


def test_a_series_of_years_gives_each_its_value() -> None:
    """In *2012/13 84%, 2013/14 86%* each value has the year before it."""
    figures = read("Satisfaction: 2012/13 84%, 2013/14 86%.")
    assert [(f.value, f.period.end if f.period else None) for f in figures] == [
        (84.0, "2013-03-31"),
        (86.0, "2014-03-31"),
    ]


def test_narrower_populations_are_kept_apart() -> None:
    """*Right to ask* and *right to know* are two populations of one measure."""
    ask, know = read(
        "It had an average disclosure time of 22 days for ‘right to ask’ and 32 days for ‘right to know’."
    )
    assert (ask.base, know.base) == ("right to ask", "right to know")


OWN_CLAUSE = [
    ("The charge rate was 12 percent. It is 9 percent now, while the share of investigators who are accredited is 64 percent.", 64, "share of investigators"),
    ("The vacancy rate was 9 percent. It had been 7 percent in 2021, with the sickness rate at 5 percent.", 7, "vacancy rate"),
    ("In 2024, 22 percent of 101 calls were abandoned. This is up from 15 percent, although the share of leavers was 7 percent.", 15, "101-abandoned"),
    ("Public confidence was 64 percent. This is up from 60 percent, and 31 percent of the workforce said they felt bullied.", 31, "workforce said they felt bullied"),
    ("It had 212 overdue visits. By May 2024 it had 96, and 17 percent of registered sex offenders were at high risk.", 96, "offender-visits-overdue"),
    ("The proportion of victims who were satisfied was 81 percent and the vacancy rate for detectives was 12 percent.", 12, "vacancy rate for detectives"),
    ("The charge rate was 12 percent. It has trained 40 percent of its sergeants and vetted 97 percent of staff.", 40, "its sergeants"),
    ("The rate of vacancies was 9 percent, turnover was 11 percent.", 9, "rate of vacancies"),
    ("Sickness was 5 percent. They attended 71 percent of burglaries.", 71, "burglaries"),
    ("Sickness was 5 percent. In 2023 it was 7 percent.", 7, "sickness"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "value", "measure"), OWN_CLAUSE)
def test_a_figure_measures_what_its_own_clause_names(text: str, value: float, measure: str) -> None:
    """A clause with a subject of its own names its figure, not the clause or the sentence before."""
    assert [figure.measure for figure in read(text) if figure.value == value] == [measure]


LISTS = [
    "71 percent of burglary victims and 61 percent of robbery victims were satisfied.",
    "It had a satisfaction rate of 71 percent in towns, 61 percent in villages and 50 percent in cities.",
    "Victim satisfaction was 71 percent, and the national average was 61 percent.",
    "Victim satisfaction was 71 percent, with the most similar forces at 61 percent.",
]


@pytest.mark.parametrize("text", LISTS)
def test_the_parts_of_a_list_share_what_they_measure(text: str) -> None:
    """One more part of a list, or what a figure is set against, opens no clause of its own."""
    assert read(text)[-1].measure in {"victim-satisfaction", "satisfaction rate"}


def test_a_period_of_a_later_clause_is_not_an_earlier_figures() -> None:
    """A date in a clause with a subject of its own dates the figure of that clause alone."""
    first, second = read("Sickness was 5 percent, and the average wait was 14 minutes in 2022.")
    assert (first.period, second.period and second.period.text) == (None, "2022")


def test_offences_are_the_population_of_the_rate_before_them() -> None:
    """*The charge rate for rape* is a rate of charges, not of recorded rapes."""
    assert one("The charge rate for rape was 5 percent.").measure == "charge-rate"


def test_a_sentence_that_goes_on_narrows_the_population_anew() -> None:
    """*It was 9 percent for burglary* keeps the measure of the sentence before, of a population of its own."""
    figures = read("The charge rate for rape was 5 percent. It was 9 percent for burglary.")
    told = [(figure.measure, figure.base) for figure in figures]
    assert told == [("charge-rate", "rape"), ("charge-rate", "burglary")]


@pytest.mark.parametrize("called", ["999", "101"])
def test_calls_to_a_telephone_number_are_counted(called: str) -> None:
    """*212,345 999 calls* is a count of calls, not two numbers of which neither counts anything."""
    figure = one(f"It received 212,345 {called} calls in 2024.")
    assert (figure.value, figure.unit, figure.measure) == (212345, "calls", f"{called} calls")


@pytest.mark.parametrize(
    "told",
    [
        "It hasn't yet reached the national target of 90 percent.",
        "It meets its own standard of 70 percent.",
        "It still does not meet the target of 90 percent.",
        "They missed their standard of 80 percent in 2022.",
    ],
)
def test_a_target_that_is_held_against_the_sentence_before_is_of_its_measure(told: str) -> None:
    """What was met or missed is a target of what was just measured, whatever form the verb has."""
    _, target = read("The force answered 76.6 percent of 999 calls in time.", told)
    assert (target.measure, target.role) == ("999-answered-in-time", "target")


@pytest.mark.parametrize(
    "told", ["It hasn't trained 40 percent of sergeants.", "It has not trained 40 percent of sergeants."]
)
def test_what_a_body_has_not_done_is_of_its_own(told: str) -> None:
    """A pronoun that stands for the body carries no measure over, also where it has *not* acted."""
    _, own = read("The force answered 76.6 percent of 999 calls in time.", told)
    assert own.measure == "sergeants"
