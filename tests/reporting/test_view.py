"""What the first screen, the matrix of grades and the findings of a page are told."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

import pytest
from changed import with_comparison

from hmicdiff.model import Decision, DecisionRecord, Sentence
from hmicdiff.reporting.summary import count_findings, effective_verdict
from hmicdiff.reporting.view.context import Context, anchor, anchor_id, years_of
from hmicdiff.reporting.view.findings import group_cards, make_card
from hmicdiff.reporting.view.first import make_first_screen
from hmicdiff.reporting.view.matrix import make_matrix

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import ModuleType

    from hmicdiff.model import Comparison, Verdict, VerdictEvidence
    from hmicdiff.reporting.view.findings import Card
    from hmicdiff.reporting.view.matrix import Matrix


def verdict_on(comparison: Comparison, topic: str, thread: str | None) -> Verdict:
    """The newest verdict on a topic or thread."""
    return next(
        each
        for each in comparison.verdicts
        if each.latest and (each.topic, each.thread_name) == (topic, thread)
    )


def card_on(context: Context, topic: str, thread: str | None) -> Card:
    """Its card."""
    return make_card(verdict_on(context.comparison, topic, thread), context)


def test_what_a_finding_rests_on_is_quoted_first(context: Context) -> None:
    """A stated finding shows the inspectors' statement before the sentences that go with it."""
    stated = next(each for each in context.comparison.verdicts if each.basis == "stated")
    cited = next(each for each in stated.evidence if each.report == stated.to)
    beside, told = (
        dataclasses.replace(cited, kind=kind, quote=text)
        for kind, text in (("passage", "Officers attend."), ("statement", "Attendance has improved."))
    )
    card = make_card(dataclasses.replace(stated, evidence=(beside, told)), context)
    assert [each.text for each in card.right.quotes] == ["Attendance has improved.", "Officers attend."]


POINTING = (
    "Officers are polite.",
    "Calls wait nine seconds.",
    "Staff agree.",
    "This is better than in 2016.",
)


CLOSING = ("An area for improvement was on calls.", "Staff agree.", "This area for improvement is closed.")


def in_one_paragraph(
    texts: Sequence[str], cited: VerdictEvidence, topic: str
) -> tuple[tuple[Sentence, ...], tuple[VerdictEvidence, ...]]:
    """Return sentences that make up a paragraph where `cited` stands, and each as a quoted passage."""
    told = tuple(
        Sentence(
            id=text,
            text=text,
            quote=text,
            section="s",
            topic=topic,
            kind="prose",
            block=1,
            line_start=cited.line_start,
            line_end=cited.line_end,
            page=cited.page,
        )
        for text in texts
    )
    return told, tuple(dataclasses.replace(cited, kind="passage", quote=text) for text in texts)


@pytest.mark.parametrize(
    ("texts", "place", "mark"),
    [(POINTING, 2, ""), (POINTING, 1, None), (CLOSING, 0, " …")],
    ids=["right before", "further before", "the item, with others between"],
)
def test_a_quote_takes_the_sentence_it_points_back_to_along(
    texts: tuple[str, ...], place: int, mark: str | None, context: Context
) -> None:
    """A statement stands first, behind the sentence that "this" speaks of; any other sentence stands for itself."""
    stated = next(each for each in context.comparison.verdicts if each.basis == "stated")
    cited = next(each for each in stated.evidence if each.report == stated.to)
    reading = context.readings[stated.to]
    told, quotes = in_one_paragraph(texts, cited, stated.topic)
    shown = dataclasses.replace(
        context, readings={**context.readings, stated.to: dataclasses.replace(reading, sentences=told)}
    )
    before, quote = quotes[place], dataclasses.replace(quotes[-1], kind="statement")
    card = make_card(dataclasses.replace(stated, evidence=(before, quote)), shown)
    apart = [("", texts[-1]), ("", texts[place])]
    assert [(each.before, each.text) for each in card.right.quotes] == (
        apart if mark is None else [(texts[place] + mark, texts[-1])]
    )


@pytest.mark.parametrize(
    ("quoted", "shown"),
    [
        pytest.param((0, 1), [(0, "{1}")], id="right behind"),
        pytest.param((0, 1, 2), [(0, "{1} {2}")], id="two right behind"),
        pytest.param((0, 2), [(0, ""), (2, "")], id="further behind"),
    ],
)
def test_a_quote_takes_what_runs_on_behind_it_along(
    quoted: tuple[int, ...], shown: list[tuple[int, str]], context: Context
) -> None:
    """Passages that stand right behind a quote in its paragraph are shown with it, any other for itself."""
    texts = ("Calls are answered sooner.", "However, some wait.", "Most of them are at night.")
    stated = next(each for each in context.comparison.verdicts if each.basis == "stated")
    cited = next(each for each in stated.evidence if each.report == stated.to)
    told, quotes = in_one_paragraph(texts, cited, stated.topic)
    reading = dataclasses.replace(context.readings[stated.to], sentences=told)
    seen = dataclasses.replace(context, readings={**context.readings, stated.to: reading})
    evidence = tuple(quotes[place] for place in quoted)
    card = make_card(dataclasses.replace(stated, evidence=evidence), seen)
    assert [(each.text, each.behind) for each in card.right.quotes] == [
        (texts[place], behind.format(*texts)) for place, behind in shown
    ]


def test_labels_are_short_and_different(context: Context) -> None:
    """A report is called by its years, and by its kind where it is no report."""
    assert list(context.labels.values()) == ["2014 letter", "2014", "2016 transcript", "2018/19", "2023–25"]


def test_labels_of_alike_reports_differ(context: Context) -> None:
    """Two pillars of one programme and year are told apart by what they are about, at worst by their path."""
    first = context.comparison.reports[3]
    twins = [
        dataclasses.replace(first, id=f"r{number}", path=f"{number}.txt", identity=dataclasses.replace(first.identity, pillar=pillar))
        for number, pillar in enumerate(("effectiveness", "legitimacy", "legitimacy"))
    ]  # fmt: skip
    labels = with_comparison(context, reports=tuple(twins)).labels
    assert labels == {"r0": "2018/19 effectiveness", "r1": "1.txt", "r2": "2.txt"}


@pytest.mark.parametrize(
    ("programme", "years"),
    [("PEEL 2018/19", "2018/19"), ("PEEL 2023-25", "2023–25"), ("Crime inspection 2014", "2014"), ("FRS round 2 2021/22", "2021/22"), (None, None), ("Custody", None)],
)  # fmt: skip
def test_years_of_a_programme(programme: str | None, years: str | None) -> None:
    """A programme's years are what its name ends in."""
    assert years_of(programme) == years


def test_anchors_hold_no_odd_characters() -> None:
    """Whatever an id holds, its anchor is letters, digits and hyphens."""
    assert anchor("a/b<c>", 3) == "Labc-3"
    assert anchor_id("f", 'x" y') == "f-x--y"


# --- grades -----------------------------------------------------------------------------


@pytest.fixture(scope="module")
def matrix(context: Context) -> Matrix:
    """The sample's matrix."""
    return make_matrix(context)


def test_columns_are_the_inspections_that_grade(matrix: Matrix) -> None:
    """A letter and a transcript have no column; a line stands before the column with another scale."""
    assert [column.label for column in matrix.columns] == ["2014", "2018/19", "2023–25"]
    assert [column.line_before for column in matrix.columns] == [False, False, True]


@pytest.mark.parametrize(
    ("topic", "cells"),
    [
        ("prevention", [("Outstanding", "", ""), ("Good", "", "lower"), ("Good", "", "not comparable")]),
        ("serious-organised-crime", [("", "", ""), ("Good", "carried over from 2016", ""), ("", "", "")]),
        ("victims", [("", "", ""), ("", "", ""), ("", "not graded", "")]),
        ("crime-recording", [("", "", ""), ("", "", ""), ("Outstanding", "", "")]),
    ],
)
def test_cells(topic: str, cells: list[tuple[str, str, str]], matrix: Matrix) -> None:
    """A cell has the grade, why there is none, and a direction where something earlier stands."""
    row = next(row for row in matrix.rows if row.topic == topic)
    assert [(cell.grade, cell.note, cell.move) for cell in row.cells] == cells


def test_a_grade_for_two_topics_is_shown_with_both(context: Context) -> None:
    """Where an inspection grades two topics as one, the second says with which."""
    change = context.comparison.grade_changes[2]
    assert change.right
    side = dataclasses.replace(change.right, section="s0041")
    folded = dataclasses.replace(change, topic="offenders", left=None, right=side)
    rows = make_matrix(with_comparison(context, grade_changes=(folded,))).rows
    cell = next(row for row in rows if row.topic == "offenders").cells[1]
    assert (cell.grade, cell.note) == ("Requires improvement", "with investigating crime")


# --- first screen ------------------------------------------------------------------------


def test_answer_names_the_line(context: Context) -> None:
    """Whether grades can be compared is said first, with the inspectorate's own sentence."""
    first = make_first_screen(context, (), as_of=None, refused=0)
    assert first.answer == "Grades can’t be compared between 2018/19 (four grades) and 2023–25 (five grades)."
    assert first.quotes[0].text.startswith("It isn’t possible to make direct comparisons")
    assert first.span == "2014 to 2023–25"


@pytest.mark.parametrize(
    ("reports", "answer"),
    [
        ((1, 3), "Yes, with care: see each grade."),
        ((0, 2), "None of these reports gives grades. Only what they say is compared."),
        ((4,), "One report: there is nothing to compare it with yet."),
    ],
    ids=["same scale", "no grades", "one report"],
)
def test_answer_fits_the_reports(reports: tuple[int, ...], answer: str, context: Context) -> None:
    """The answer is about the reports that are there."""
    chosen = tuple(context.comparison.reports[number] for number in reports)
    ids = {report.id for report in chosen}
    changes = tuple(
        each
        for each in context.comparison.grade_changes
        if all(side is None or side.report in ids for side in (each.left, each.right))
    )
    bare = with_comparison(context, reports=chosen, grade_changes=changes, verdicts=())
    bare = dataclasses.replace(bare, readings={key: context.readings[key] for key in ids})
    assert make_first_screen(bare, (), as_of=None, refused=0).answer == answer


# --- findings ----------------------------------------------------------------------------


def test_work_comes_first(context: Context) -> None:
    """Topics begin with the one where something got worse, and in a topic what needs a person."""
    groups = group_cards(context)
    assert groups[0].topic == "vulnerability"
    prevention = next(group for group in groups if group.topic == "prevention")
    assert [card.review for card in prevention.latest] == sorted((card.review for card in prevention.latest), reverse=True)  # fmt: skip
    assert all(not card.latest for card in prevention.earlier)


def test_only_concerns_are_called_concerns(context: Context) -> None:
    """`new` and `repeated` are a concern only where their polarity says so."""
    verdict = verdict_on(context.comparison, "prevention", "training of beat managers")
    assert make_card(verdict, context).sign.word == "New concern"
    praised = dataclasses.replace(verdict, polarity="praise")
    assert make_card(praised, context).sign.word == "New"
    said = dataclasses.replace(verdict, polarity="praise", verdict="repeated")
    assert make_card(said, context).sign.word == "Said again"


def test_change_since_a_missing_report_names_its_cycle(context: Context) -> None:
    """Where the inspectors measure from a report that is not here, the card says so."""
    card = card_on(context, "prevention", "evaluation of problem solving")
    assert "Inspectors say so, since PEEL 2021/22, which is not among these reports" in card.facts
    assert card.source == "inspectors say"


def test_silence_is_never_success(context: Context) -> None:
    """A side without evidence says that silence says nothing."""
    card = card_on(context, "investigation", "investigative training")
    assert card.sign.word == "No longer mentioned"
    assert card.right.quotes == ()
    assert "Silence says nothing" in card.right.silent


RECORD = DecisionRecord(
    verdict_id="v",
    evidence_hash="e",
    machine_verdict="improved",
    judgement="disagree",
    verdict="unchanged",
    note="",
    reviewer="A. Reviewer",
    time="2026-01-05T10:00:00Z",
)
AGREED = dataclasses.replace(RECORD, judgement="agree", verdict="improved")
UNSURE = dataclasses.replace(RECORD, judgement="unsure", verdict=None)


@pytest.mark.parametrize(
    ("decision", "word", "struck", "flag"),
    [
        (Decision(state="honoured", verdict="unchanged", records=(RECORD,)), "Unchanged", "Improved", "overridden by A. Reviewer, 2026-01-05"),
        (Decision(state="honoured", verdict="improved", records=(AGREED,)), "Improved", "", "agreed by A. Reviewer, 2026-01-05"),
        (Decision(state="honoured", verdict=None, records=(UNSURE,)), "Improved", "", "left open by A. Reviewer, 2026-01-05"),
        (Decision(state="stale", verdict=None, records=(RECORD,)), "Improved", "", "earlier decision no longer fits the evidence (A. Reviewer, 2026-01-05)"),
        (Decision(state="disputed", verdict=None, records=(RECORD, AGREED)), "Improved", "", "reviewers differ (A. Reviewer, 2026-01-05)"),
    ],
    ids=["overridden", "agreed", "unsure", "stale", "disputed"],
)  # fmt: skip
def test_decisions_are_shown(decision: Decision, word: str, struck: str, flag: str, context: Context) -> None:
    """A reviewer's decision holds, the program's verdict stays readable, and who said so is named."""
    verdict = verdict_on(context.comparison, "investigation", "supervision of investigations")
    decided = dataclasses.replace(verdict, decision=decision)
    card = make_card(decided, context)
    assert (card.sign.word, card.struck, card.machine) == (word, struck, "improved")
    assert card.flags[0] == flag


@pytest.mark.parametrize(("state", "shown"), [("stale", ("Slow.",)), ("honoured", ())])
def test_stale_decisions_show_what_was_judged(state: Any, shown: tuple[str, ...], context: Context) -> None:  # noqa: ANN401 - one of three words
    """Beside the present evidence stands what the reviewer saw, each sentence once, while the two differ."""
    seen = dataclasses.replace(RECORD, quotes=("Slow.",))
    decision = Decision(state=state, verdict=None, records=(seen, dataclasses.replace(seen, reviewer="B")))
    verdict = verdict_on(context.comparison, "investigation", "supervision of investigations")
    assert make_card(dataclasses.replace(verdict, decision=decision), context).judged_on == shown


def test_counts_follow_decisions(sample: ModuleType) -> None:
    """What a reviewer overrides is counted as the reviewer says."""
    comparison = sample.comparison()
    verdict = verdict_on(comparison, "prevention", "evaluation of problem solving")
    decided = dataclasses.replace(
        verdict, decision=Decision(state="honoured", verdict="regressed", records=(RECORD,))
    )
    changed = tuple(decided if each.id == verdict.id else each for each in comparison.verdicts)
    before, after = (
        count_findings(comparison),
        count_findings(dataclasses.replace(comparison, verdicts=changed)),
    )
    assert effective_verdict(decided) == "regressed"
    assert (after.improved, after.regressed) == (before.improved - 1, before.regressed + 1)


def test_upgrade_is_not_change_in_policing(context: Context) -> None:
    """A verdict that only an upgrade changed says so."""
    flags = card_on(context, "prevention", "early help hubs").flags
    assert flags == ("changed by an upgrade of hmicdiff, not by a new report",)


def test_what_is_pressing_shows_its_quotes_and_the_rest_waits(context: Context) -> None:
    """What got worse, is raised again or is a concern is open, whether or not a person has to judge it."""
    cards = [card for group in group_cards(context) for card in (*group.latest, *group.earlier)]
    pressing = {"worse", "again", "now-criticised", "both", "concern"}
    assert {card.sign.code for card in cards if not card.folded} <= pressing
    assert not any(card.folded for card in cards if card.sign.code in pressing)
    assert any(card.folded for card in cards)


def test_a_folded_finding_to_be_judged_tells_how_its_newest_sentence_begins(context: Context) -> None:
    """The line that opens it holds words of the later report, or of the earlier where that is silent, as printed."""
    cards = [card for group in group_cards(context) for card in (*group.latest, *group.earlier)]
    told = [card for card in cards if card.teaser]
    assert {card.id for card in told} == {
        card.id for card in cards if card.folded and card.review and (card.left.quotes or card.right.quotes)
    }
    for card in told:
        side = card.right if card.right.quotes else card.left
        label, _, words = card.teaser.partition(": “")
        assert label == side.label
        assert " ".join(side.quotes[0].text.split()).startswith(words.rstrip("”").rstrip("…"))
