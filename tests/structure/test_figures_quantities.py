"""Quantities, the numbers in them, and what looks like one and is none."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from hmicdiff import patterns
from hmicdiff.structure.figures.forms import FORMS, matches_of
from hmicdiff.structure.figures.masks import BLANK, mask_non_quantities
from hmicdiff.structure.figures.numerals import NUMBER_STARTS, TEENS, TENS, UNITS, number_value
from hmicdiff.structure.figures.quantities import find_quantities
from hmicdiff.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from hmicdiff.structure.figures.quantity import Quantity


def in_words(number: int) -> str:
    """Spell a number up to 999,999 as British English does: an obvious reference for the reader."""
    if number >= 1000:
        rest = number % 1000
        join = "" if not rest else " and " if rest < 100 else " "
        return f"{in_words(number // 1000)} thousand{join}{in_words(rest) if rest else ''}"
    if number >= 100:
        rest = number % 100
        return f"{UNITS[number // 100 - 1]} hundred{f' and {in_words(rest)}' if rest else ''}"
    if number >= 20:
        rest = number % 10
        return TENS[number // 10 - 2] + (f"-{UNITS[rest - 1]}" if rest else "")
    return (["", *UNITS, *TEENS])[number]


TELEPHONE = {101, 111, 112, 999}
"""Numbers that are names where nothing behind them says what they count."""


YEARS = range(1900, 2100)
"""Numbers that are years where they are printed without a comma."""


def only(text: str) -> Quantity:
    """Return the one quantity of a text."""
    (quantity,) = find_quantities(text)
    return quantity


@given(st.integers(1, 999_999))
@settings(max_examples=200, deadline=None)
def test_words_and_digits_are_the_same_number(number: int) -> None:
    """A number in words, in digits and with thousands commas has one value."""
    assert (
        number_value(in_words(number)) == number_value(str(number)) == number_value(f"{number:,}") == number
    )


@given(st.integers(2, 999_999))
@settings(max_examples=100, deadline=None)
def test_a_count_reads_the_same_in_every_spelling(number: int) -> None:
    """Words, digits and commas give the same count in a sentence."""
    assume(number not in TELEPHONE)
    spellings = [in_words(number), f"{number:,}"]
    if not YEARS.start <= number < YEARS.stop:
        spellings.append(str(number))
    values = {only(f"The team dealt with {spelling} cases.").value for spelling in spellings}
    assert values == {float(number)}


@given(st.integers(0, 1000))
@settings(max_examples=100, deadline=None)
def test_a_percentage_reads_the_same_in_every_spelling(tenths: int) -> None:
    """The sign, *percent*, *per cent* and the raised point of older reports give one value."""
    point = f"{tenths / 10:.1f}"
    spellings = (f"{point} percent", f"{point}%", f"{point} per cent", f"{point.replace('.', '·')} percent")
    assert {only(f"The rate was {spelling} in Kent.").value for spelling in spellings} == {tenths / 10}


@given(st.integers(0, 500), st.integers(1, 500))
@settings(max_examples=100, deadline=None)
def test_n_of_m_reads_the_same_in_every_form(part: int, rest: int) -> None:
    """*N of M*, *N out of M*, *N of the M* and *of the M ..., N* are one share, with both counts kept."""
    whole = part + rest
    assume(whole > 1)
    forms = (
        f"A plan was made in {part} of {whole} cases.",
        f"A plan was made in {part} out of {whole} cases.",
        f"A plan was made in {part} of the {whole} cases we reviewed.",
        *([] if part in TELEPHONE else [f"Of the {whole} cases we reviewed, {part} had a plan."]),
    )
    got = {(q.numerator, q.denominator, q.value) for form in forms for q in find_quantities(form)}
    assert got == {(part, whole, round(100 * part / whole, 4))}


SPANS = [
    ("The force met its target in nine of the twelve months.", (9, 12)),
    ("Cover was in place on five of the seven days.", (5, 7)),
    ("It met the standard in 7 of those 12 weeks.", (7, 12)),
]


@pytest.mark.parametrize(("text", "counts"), SPANS, ids=[row[0] for row in SPANS])
def test_some_of_the_months_are_a_share_of_them(text: str, counts: tuple[int, int]) -> None:
    """*Nine of the twelve months* is a share of the months, and no duration of twelve."""
    quantity = only(text)
    assert (quantity.numerator, quantity.denominator) == counts


MONEY = [
    ("£224m", 224_000_000),
    ("£224 million", 224_000_000),
    ("£224,000,000", 224_000_000),
    ("£1.2bn", 1_200_000_000),
    ("£12.5m", 12_500_000),
    ("£750k", 750_000),
    ("£100,000", 100_000),
    ("two million pounds", 2_000_000),
    ("one and a quarter million pounds", 1_250_000),
    ("2 and a half million pounds", 2_500_000),
]


@pytest.mark.parametrize(("printed", "pounds"), MONEY, ids=[row[0] for row in MONEY])
def test_money_is_in_pounds(printed: str, pounds: float) -> None:
    """However a sum is abbreviated, its value is in pounds."""
    quantity = only(f"The force held reserves of {printed}.")
    assert (quantity.kind, quantity.unit, quantity.value) == ("money", "GBP", pounds)


MARGINS = [
    ("87.9 percent (± 1.4 percent)", 1.4),
    ("98.0 percent (with a confidence interval of +/- 1.6 percent)", 1.6),
    ("98.0% (+/-1.6%)", 1.6),
    ("98 percent (with a margin of error of ± 2 percentage points)", 2.0),
    ("96.3±1.7 percent", 1.7),
    ("12.1 ±0.8%", 0.8),
    ("83 +/- 1.5 per cent of crimes", 1.5),
    ("91 plus or minus 2 percent", 2.0),
    ("23 percent (95% confidence interval 18.1 to 27.9 percent)", 4.9),
    ("91.2 percent of reported crimes (with a confidence interval of +/- 1.7 percent)", 1.7),
]


@pytest.mark.parametrize(("printed", "margin"), MARGINS, ids=[row[0] for row in MARGINS])
def test_a_margin_belongs_to_its_percentage(printed: str, margin: float) -> None:
    """A stated interval is the margin of the percentage before it, never a figure of its own."""
    assert only(f"We estimate {printed}.").margin == margin


RANGES = [
    ("between eight and nine months", 8, 9, "months"),
    ("8-9 months", 8, 9, "months"),
    ("three or four a week", 3, 4, "per week"),
    ("between 5 and 10 percent", 5, 10, "percent"),
    ("30 to 40 officers", 30, 40, "officers"),
    ("between £2m and £3m", 2_000_000, 3_000_000, "GBP"),
]


@pytest.mark.parametrize(("printed", "low", "high", "unit"), RANGES, ids=[row[0] for row in RANGES])
def test_a_range_keeps_both_ends(printed: str, low: float, high: float, unit: str) -> None:
    """A range has no value but two ends; its mean is printed nowhere."""
    quantity = only(f"It took {printed}.")
    assert (quantity.value, quantity.low, quantity.high, quantity.unit) == (None, low, high, unit)


TWO_VALUES = [
    ("The number fell from 259 to 236.", [259, 236]),
    ("It took 22 and 32 days.", [22, 32]),
    ("It rose from 22 percent to 15 percent.", [22, 15]),
    ("Waits have grown from three months to nine months.", [3, 9]),
]


@pytest.mark.parametrize(("text", "values"), TWO_VALUES, ids=[row[0] for row in TWO_VALUES])
def test_two_values_are_no_range(text: str, values: list[float]) -> None:
    """*From A to B* and *A and B* are two values that may share a unit."""
    assert [quantity.value for quantity in find_quantities(text)] == values


OTHERS = [
    ("Black people were 4.7 times more likely to be stopped.", "times", 4.7, "times"),
    ("a rate of 8.2 crimes per 1,000 population", "rate", 8.2, "per 1,000 population"),
    ("a rate of 3.6 per 1,000 households", "rate", 3.6, "per 1,000 households"),
    ("it made 14.2 visits for each 1,000 people", "rate", 14.2, "per 1,000 people"),
    ("it has 3.1 officers to every 1,000 people", "rate", 3.1, "per 1,000 people"),
    ("it makes 12 searches per thousand people", "rate", 12, "per 1,000 people"),
    ("Per 1,000 people, it made 14.2 visits", "rate", 14.2, "per 1,000 people"),
    ("Of every 1,000 crimes, 91 were not recorded", "rate", 91, "per 1,000 crimes"),
    ("£241,850 per 1,000 population", "money", 241850, "GBP per 1,000 population"),
    ("It took 10 minutes and 46 seconds.", "duration", 10.7667, "minutes"),
    ("It took two hours, five minutes and ten seconds.", "duration", 2.0861, "hours"),
    ("For every 100 crimes in Kent there were 53 victims who withdrew.", "rate", 53, "per 100 crimes"),
    ("It received 3.1 complaints for each 100 officers.", "rate", 3.1, "per 100 officers"),
    ("Incidents fell to 41.5 for each 1,000 people.", "rate", 41.5, "per 1,000 people"),
    ("There were 12 crimes to every thousand households.", "rate", 12, "per 1,000 households"),
    ("Of each 100 crimes there were 53 without a suspect.", "rate", 53, "per 100 crimes"),
    ("It costs 42p per person.", "money", 0.42, "GBP per person"),
    ("The board meets twice a year.", "frequency", 2, "per year"),
    ("It has 60 more officers than in 2010.", "count", 60, "officers"),
    ("It recorded 8,341 use of force incidents.", "count", 8341, "incidents"),
    ("calls answered within 10 seconds", "duration", 10, "seconds"),
    ("There is a 28-day limit.", "duration", 28, "days"),
    ("Two thirds of crimes are screened out.", "percent", 66.6667, "percent"),
    ("It visited 91.4 percent3 of offenders.", "percent", 91.4, "percent"),
    ("It answered 82.5 per cent12 of calls.", "percent", 82.5, "percent"),
    ("One in five victims withdrew.", "count", 20, "percent"),
    ("There are around 100 staff.", "count", 100, "staff"),
    ("In 2017/18 they made 1,466 such visits.", "count", 1466, "visits"),
    ("It issued 39 anti-social behaviour orders.", "count", 39, "orders"),
    ("We reviewed 201 stop and search records.", "count", 201, "records"),
    ("The disclosure was made 134 times, by video.", "count", 134, "times"),
]


@pytest.mark.parametrize(("text", "kind", "value", "unit"), OTHERS, ids=[row[0] for row in OTHERS])
def test_each_form_has_its_kind_and_unit(text: str, kind: str, value: float, unit: str) -> None:
    """Rates, multiples, durations, fractions and counts are told apart by the words beside the number."""
    quantity = only(text)
    assert (quantity.kind, quantity.value, quantity.unit) == (kind, value, unit)


ABOUT = [
    ("around 100 staff", True),
    ("more than 300 respondents", True),
    ("close to £15.6m", True),
    ("Some 1,158 notices", False),
    ("only six officers", False),
    ("49 teams", False),
]


@pytest.mark.parametrize(("text", "approximate"), ABOUT, ids=[row[0] for row in ABOUT])
def test_hedged_numbers_are_approximate(text: str, approximate: bool) -> None:  # noqa: FBT001
    """*Around*, *more than* and *close to* make a figure approximate; *some* and *only* do not."""
    assert only(text).approximate is approximate


NONE = [
    "Call 999 or 101 if you need help.",
    "the Anti-social Behaviour, Crime and Policing Act 2014",
    "powers under section 34 and sections 60 to 62",
    "Detailed findings for question 5",
    "Figure 2: Ratio of orders",
    "see page 14 and paragraph 3.2",
    "In 2010 the Home Secretary set a priority.",
    "our 2018/19 inspection and our 2023-25 inspection",
    "published on 4 September 2014 at 00:01",
    "Last updated 02/05/2019",
    "in the 12 months to June 2014",
    "over the previous 12 months",
    "the 180° team",
    "partners including DWP1 and the programme2.",
    "officers held one-to-one meetings",
    "It is one of the few forces with such a policy.",
    "a zero tolerance approach, 24/7",
    "people aged 18 and over and under 18s",
    "a five-tier scale and an eight-point plan",
    "1 Department for Work and Pensions",
    "on the A14 and the M25",
    "www.justiceinspectorates.gov.uk/hmic/2014/11",
    "the COVID-19 pandemic",
    "rates per 1,000 population",
    "It has one sergeant for each 12 constables.",
    "from one location",
    "Six months after the merger it has one chief.",
]


@pytest.mark.parametrize("text", NONE, ids=NONE)
def test_what_only_looks_like_a_quantity_is_none(text: str) -> None:
    """Names, dates, references, numbering and idioms are no quantities."""
    assert find_quantities(text) == ()


@given(st.text(alphabet="0123456789 .,%£abcdinotz-/()±+", max_size=60))
@settings(max_examples=60, deadline=None)
def test_masking_keeps_every_place(text: str) -> None:
    """A mask is as long as its text and changes characters only into blanks."""
    masked = mask_non_quantities(text)
    assert len(masked) == len(text)
    assert all(new in {old, BLANK} for old, new in zip(text, masked, strict=True))


@given(st.text(alphabet="0123456789 .,%£abcdeinoftuz-/()±+", max_size=80))
@settings(max_examples=60, deadline=None)
def test_quantities_never_overlap(text: str) -> None:
    """Quantities stand in order and none lies in another."""
    found = find_quantities(text)
    assert all(left.end <= right.start for left, right in pairwise(found))
    assert all(0 <= quantity.start < quantity.end <= len(text) for quantity in found)


_WORDS = (
    "a|half|dozen|hundred|and six|twenty-one|12|1,205|3.5|percent|per|of|to|out of|days|£|(|)|-|,|x4|year|the|10,000|two"
    "|one in|zero|¤"
)
_NUMBERISH = st.lists(st.sampled_from(_WORDS.split("|")), max_size=12).flatmap(
    lambda words: st.sampled_from([" ".join(words), "".join(words)])
)


@given(_NUMBERISH)
@settings(max_examples=150, deadline=None)
def test_what_begins_with_a_number_is_found_at_the_starts_of_numbers(text: str) -> None:
    """Trying an expression at the places where a number may begin finds what a search of the whole text does."""
    starts = [one.start() for one in NUMBER_STARTS.finditer(text)]
    for _, expression, _ in FORMS:
        mine = [one.span() for one in matches_of(expression, text, starts)]
        assert mine == [one.span() for one in patterns.compiled(expression).finditer(text)]


@pytest.mark.parametrize("sign", [".", ":", " -", ")"])
@pytest.mark.parametrize("label", ["Area for improvement", "Cause of concern", "AFI"])
def test_the_number_in_the_label_of_an_item_counts_nothing(label: str, sign: str) -> None:
    """``Area for improvement 2.`` numbers an item; how many there are is told by another order of words."""
    assert "2" not in mask_non_quantities(f"{label} 2{sign} The force should train its staff.")
    assert "2" in mask_non_quantities(f"The force has 2 of its {label.lower()}s open.")


@pytest.mark.parametrize(
    ("text", "size", "unit", "level"),
    [
        ("The abandonment rate fell by 4.2 percentage points to 8.8%.", 4.2, "percentage points", 8.8),
        ("Satisfaction has increased by just over 3 percent to 81 percent.", 3, "percent", 81),
        (
            "There was a fall of 2.5 percentage points to 9.1 per cent in sickness.",
            2.5,
            "percentage points",
            9.1,
        ),
        ("It cut its error rate by 6% to 14%.", 6, "percent", 14),
        ("The number of vacancies fell by 12 to 30.", 12, "", 30),
        ("Satisfaction fell by 3 percent to 41 percent.", 3, "percent", 41),
    ],
)
def test_what_something_moved_by_and_what_it_came_to_are_two(
    text: str, size: float, unit: str, level: float
) -> None:
    """The size of a change and the level it leads to are no range."""
    by, to = find_quantities(text)
    assert (by.value, by.unit, to.value) == (size, unit, level)


@pytest.mark.parametrize(
    "text",
    [
        "Costs rose by 3 to 4 percent.",
        "Between 3 percent and 5 percent of calls were lost.",
        "Some 10 percent to 15 percent of calls are repeated.",
        "Waits grew by two to three weeks.",
        "High-risk cohorts of 20 to 30 people are managed.",
        "At-risk groups of 10 to 15 people meet.",
        "The risk of 3 percent to 5 percent of calls being lost.",
        "Growing teams of 4 to 6 officers work there.",
        "Detectives have increased workloads of 15 to 20 cases.",
        "The force has reduced caseloads of 20 to 25 cases.",
        "An increase of 10 to 15 officers is planned.",
        "A cut of 5 to 10 posts is likely.",
        "The backlog grew by 12 to 30 cases.",
        "A reduction of 10 percent to 15 percent is planned.",
        "The service must cut its budget by 5 percent to 10 percent.",
        "It aims to cut costs by 3 percent to 5 percent.",
        "Satisfaction rose by 3% to 4%.",
        # not told from a level, as their second value is so near
        "The rate rose by 5 percent to 8 percent.",
        "Complaints fell by 30 to 45.",
    ],
)
def test_the_ends_of_a_range_are_one(text: str) -> None:
    """A range stays one, also as the size of a change where its ends share one unit or are near each other."""
    assert only(text).value is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("On 112 occasions it failed.", 112),
        ("It has 999 staff.", 999),
        ("We reviewed 112 crime reports.", 112),
        ("It holds 101 case files.", 101),
        ("There were 112 deaths.", 112),
        ("It has 101 fire engines.", 101),
        ("We listened to 20 of the 999 emergency calls.", 20),
        ("We listened to 40 of the 101 non-emergency calls.", 40),
        ("We listened to 12 of the 999 recordings.", 12),
        ("The 101 abandonment rate of 13 percent is high.", 13),
        ("It has a 999 response time of 10 minutes.", 10),
        ("It misses its 999 target of 90 percent.", 90),
        ("It has 999 call volumes of 2,000 a day.", 2000),
        ("999 calls of 200,000 were abandoned.", 200_000),
        ("There were failings in 112 of 406 records.", round(100 * 112 / 406, 4)),
        ("We found that 101 of these had no plan.", 101),
        ("There were 111 (28 percent) of 396 without one.", round(100 * 111 / 396, 4)),
    ],
)
def test_a_number_that_counts_is_no_telephone_number(text: str, value: float) -> None:
    """What is counted, or is a part of a whole, is a quantity though it is a telephone number too."""
    assert only(text).value == value


@pytest.mark.parametrize(
    "text",
    [
        "People can call 101 or 999.",
        "The 101 of the future will be digital.",
        "Most of the 101 calls were abandoned.",
        "It answers 999 calls slowly.",
        "Most 101 staff are trained.",
        "The force has trained its 101 staff.",
        "The 999 and 101 staff work in one room.",
        "The 101 checks are slow.",
    ],
)
def test_a_telephone_number_counts_nothing(text: str) -> None:
    """A telephone number is a name."""
    assert not find_quantities(text)


@pytest.mark.parametrize(
    "text",
    [
        "On 101 occasions it failed.",
        "It has 101 staff.",
        "It holds 101 case files.",
        "It arrested 101 suspects.",
        "The service has 101 vehicles.",
        "There were 101 deaths.",
        "The level is 101 percent.",
        "There were 101 cases on the list.",
        "We found that 101 of these had no plan.",
        "There were 101 (28 percent) of 396 without one.",
        "There were failings in 101 of 406 records.",
    ],
)
def test_what_counts_101_of_something_speaks_of_no_calls(text: str) -> None:
    """Figures and threads tell a count from the telephone number by the same words."""
    assert find_quantities(text)
    assert not _speaks_of_calls(text)


@pytest.mark.parametrize(
    "text",
    [
        "People can call 101 or 999.",
        "The 101 of the future will be digital.",
        "Most of the 101 calls were abandoned.",
        "We reviewed 101 crime reports.",
        "The force has trained its 101 staff.",
        "The 101 checks are slow.",
    ],
)
def test_what_speaks_of_calls_to_101_counts_nothing(text: str) -> None:
    """Where threads take it for the telephone number, figures do not count it."""
    assert _speaks_of_calls(text)
    assert not find_quantities(text)


def _speaks_of_calls(text: str) -> bool:
    found = load_vocabulary().threads.found_in(text, topic="response", sector="police")
    return "calls-101" in {match.row.id for match in found}


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Of 207 visits, 62.7 percent were to homes where somebody was over 65 or had a disability.", [207, 62.7]),
        ("It searched 310 people, of whom 41 percent were under 18.", [310, 41]),
        ("It searched 310 people; of these 41 percent were aged under 18 and had no adult with them.", [310, 41]),
        ("It logged 90 calls, of which 30 percent were graded above 75.", [90, 30]),
        ("It made 400 visits, of which 55 percent were to residents over 70.", [400, 55]),
        ("It holds 60 licences, of which most were to drivers aged over 80, or were revoked.", [60]),
        ("It trained 80 people, of whom 12.5 percent are at least 55.", [80, 12.5]),
    ],
)  # fmt: skip
def test_an_age_or_a_limit_counts_nothing(text: str, values: list[float]) -> None:
    """What somebody or something is over or under is no count, and so no part of one told before."""
    assert [quantity.value for quantity in find_quantities(text)] == values


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It has 60 vacancies, of which over 25 are in rural stations.", 25),
        ("It has 60 vacancies, of which more than 25 were filled.", 25),
        ("It stopped people over 40 times.", 40),
        ("The backlog of these was 61.", 61),
        ("Of these, the number that were overdue was over 65.", 65),
        ("It reached 12 people over 65 miles away.", 65),
    ],
)
def test_a_count_may_be_over_a_number(text: str, value: float) -> None:
    """*Over* before what counts says that it is more, and takes nothing from it."""
    assert find_quantities(text)[-1].value == value
