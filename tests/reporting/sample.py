"""A comparison written by hand over the five sample reports: what the report is tested with.

Quotes are cut from the files themselves by line, so they are verbatim; what is said of them
(verdicts, confidence, pairs) is made up to hold every case a report has to show.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hmicdiff import model

FOLDER = Path(__file__).parents[2] / "inputs" / "norfolk"
BODY = "Norfolk Constabulary"

LETTER, CRIME, TRANSCRIPT, PEEL_2018, PEEL_2023 = (
    "2014-09-core-business-letter.txt",
    "2014-11-crime-inspection.txt",
    "hmi-assessment-transcript.txt",
    "2019-05-peel-2018-19-effectiveness.txt",
    "2024-09-peel-2023-25.txt",
)
FILES = (LETTER, CRIME, TRANSCRIPT, PEEL_2018, PEEL_2023)


def digest(*parts: object) -> str:
    """Sixteen hexadecimal digits over `parts`."""
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:16]


def lines_of(name: str) -> tuple[str, ...]:
    """Lines of a sample file, as received."""
    return tuple((FOLDER / name).read_text(encoding="utf-8-sig").split("\n"))


def quote(name: str, start: int, end: int | None = None, of: str | None = None) -> dict[str, Any]:
    """Place and verbatim text of some lines; `of` narrows it to a stretch of one line."""
    text = "\n".join(lines_of(name)[start - 1 : end or start]).strip()
    assert of is None or of in text, of
    return {"line_start": start, "line_end": end or start, "quote": of or text}


def cite(name: str, start: int, end: int | None = None, of: str | None = None) -> model.Cited:
    """A quote with the id of its report."""
    return model.Cited(report=digest(name), **quote(name, start, end, of))


@dataclass(frozen=True)
class Facts:
    """What one file is."""

    programme: str
    order: int
    kind: str
    published: str | None
    scale: str
    title: str


FACTS = {
    LETTER: Facts("Core business 2014", 201414, "letter", "2014-09-03", "ungraded", "Core business: letter"),
    CRIME: Facts("Crime inspection 2014", 201414, "report", "2014-11", "four-tier", "Crime inspection 2014"),
    TRANSCRIPT: Facts("PEEL 2016", 201616, "transcript", None, "ungraded", "HMI's assessment, transcript"),
    PEEL_2018: Facts(
        "PEEL 2018/19", 201819, "pillar", "2019-05-02", "four-tier", "PEEL 2018/19 effectiveness"
    ),
    PEEL_2023: Facts("PEEL 2023-25", 202325, "report", "2024-09", "five-tier", "PEEL 2023-25"),
}

SECTIONS: dict[str, tuple[tuple[int, int, str, str, tuple[str | None, str, int] | None], ...]] = {
    LETTER: (
        (33, 38, "Preventing Crime", "prevention", None),
        (40, 47, "Attendance at crimes and incidents", "response", None),
        (49, 55, "Freeing up time", "resources-demand", None),
    ),
    CRIME: (
        (225, 449, "How effective is the force at reducing crime and preventing offending?", "prevention", ("outstanding", "given", 449)),
        (489, 623, "How effective is the force at investigating offending?", "investigation", ("good", "given", 623)),
        (643, 723, "How effective is the force at tackling anti-social behaviour?", "antisocial-behaviour", ("good", "given", 723)),
        (724, 747, "What each judgment means", "context", None),
    ),
    TRANSCRIPT: ((1, 30, "HMI Zoë Billingham's assessment", "overall", None),),
    PEEL_2018: (
        (6, 18, "How effectively does the force reduce crime and keep people safe?", "overall", (None, "missing_in_text", 6)),
        (23, 38, "How effective is the force at preventing crime, tackling anti-social behaviour and keeping people safe?", "prevention", ("good", "given", 10)),
        (41, 61, "How effective is the force at investigating crime and reducing re-offending?", "investigation", ("requires improvement", "given", 43)),
        (64, 81, "How effective is the force at protecting those who are vulnerable from harm, and supporting victims?", "vulnerability", ("good", "given", 16)),
        (84, 93, "How effective is the force at tackling serious and organised crime?", "serious-organised-crime", ("good", "carried_over", 18)),
        (96, 103, "How effective are the force’s specialist capabilities?", "specialist-capabilities", (None, "not_graded", 96)),
    ),
    PEEL_2023: (
        (60, 75, "Recording data about crime", "crime-recording", ("outstanding", "given", 75)),
        (76, 96, "Police powers and treating the public fairly and respectfully", "powers-fairness", ("adequate", "given", 96)),
        (97, 135, "Preventing and deterring crime and antisocial behaviour, and reducing vulnerability", "prevention", ("good", "given", 135)),
        (136, 155, "Responding to the public", "response", ("requires improvement", "given", 155)),
        (156, 180, "Investigating crime", "investigation", ("adequate", "given", 180)),
        (181, 204, "Protecting vulnerable people", "vulnerability", ("requires improvement", "given", 204)),
        (205, 231, "Managing offenders and suspects", "offenders", ("requires improvement", "given", 231)),
        (232, 268, "Building, supporting and protecting the workforce", "workforce", ("adequate", "given", 268)),
        (269, 296, "Leadership and force management", "leadership", ("adequate", "given", 296)),
        (42, 59, "Providing a service to the victims of crime", "victims", (None, "not_graded", 54)),
        (304, 318, "Methodology", "context", None),
    ),
}  # fmt: skip


def section(name: str, row: tuple[int, int, str, str, tuple[str | None, str, int] | None]) -> model.Section:
    """One section from its row."""
    start, end, heading, topic, graded = row
    grade = None
    if graded:
        value, state, line = graded
        carried = "2016" if state == "carried_over" else None
        grade = model.Grade(
            value=value,  # type: ignore[arg-type]
            state=state,  # type: ignore[arg-type]
            basis="label" if value else None,
            carried_over_from=carried,
            **quote(name, line),
        )
    return model.Section(
        id=f"s{start:04}",
        parent=None,
        level=1,
        heading=heading,
        topic=topic,
        role="context" if topic == "context" else "content",
        line_start=start,
        line_end=end,
        grade=grade,
    )


def identity(name: str) -> model.Identity:
    """What one sample report is."""
    facts = FACTS[name]
    return model.Identity(
        publisher="HMIC" if facts.order < 201700 else "HMICFRS",
        sector="police",
        body=BODY,
        programme=facts.programme,
        cycle_order=facts.order,
        kind=facts.kind,
        title=facts.title,
        published=facts.published,
        published_from="catalogue" if name in {CRIME, PEEL_2023} else ("text" if facts.published else None),
        published_in_text=None if name in {CRIME, PEEL_2023} else facts.published,
        scale=facts.scale,  # type: ignore[arg-type]
        pillar="effectiveness" if facts.kind == "pillar" else None,
    )


def figure(name: str, line: int, of: str, value: float, measure: str, **more: Any) -> model.Figure:  # noqa: ANN401
    """One figure at a line."""
    known: dict[str, Any] = {
        "unit": "percent",
        "subject": BODY,
        "role": "level",
        "polarity": "higher_better",
        "attributed_to": "inspectorate",
        "section": "s0001",
        "topic": "prevention",
    }
    return model.Figure(
        id=digest(name, line, of),
        value=value,
        measure=measure,
        **{**known, **more},
        **quote(name, line, of=of),
    )


YEAR_2014 = model.Period(text="12 months to June 2014", start="2013-07-01", end="2014-06-30")
YEAR_2013 = model.Period(text="12 months to June 2013", start="2012-07-01", end="2013-06-30")
FIGURES = {
    CRIME: (
        figure(CRIME, 356, "87.9", 87.9, "victim satisfaction", margin=1.4, period=YEAR_2014, topic="victims"),
        figure(CRIME, 358, "85.0 percent", 85.0, "victim satisfaction", margin=0.2, period=YEAR_2014, topic="victims", subject="England and Wales"),
        figure(CRIME, 358, "89.2 percent", 89.2, "victim satisfaction", margin=1.3, period=YEAR_2013, topic="victims"),
        figure(CRIME, 266, "45.5", 45.5, "recorded crime rate", period=YEAR_2014, unit="per 1,000 population", polarity="neutral"),
        figure(CRIME, 266, "60.7", 60.7, "recorded crime rate", period=YEAR_2014, unit="per 1,000 population", polarity="neutral", subject="England and Wales"),
    ),
    PEEL_2023: (
        figure(PEEL_2023, 81, "89.1 percent", 89.1, "stop and search with reasonable grounds", margin=4.2, topic="powers-fairness", period=model.Period(text="1 January 2023 to 31 December 2023", start="2023-01-01", end="2023-12-31")),
        figure(PEEL_2023, 81, "66.5 percent", 66.5, "stop and search with reasonable grounds", margin=5.5, topic="powers-fairness", period=model.Period(text="2021", start="2021-01-01", end="2021-12-31")),
        figure(PEEL_2023, 141, "87.1 percent", 87.1, "999 calls answered within 10 seconds", topic="response", period=model.Period(text="year ending 31 December 2023", start="2023-01-01", end="2023-12-31")),
        figure(PEEL_2023, 141, "90 percent", 90.0, "999 calls answered within 10 seconds", topic="response", role="target", subject="expected standard"),
        figure(PEEL_2023, 64, "98.0 percent", 98.0, "crimes recorded", margin=1.6, topic="crime-recording"),
    ),
}  # fmt: skip

ITEMS = {
    CRIME: (
        model.Item(
            id=digest("i", 595),
            kind="recommendation",
            labelled=True,
            text="Ensure clarity of management of organised crime groups.",
            deadline="within 3 months",
            status="raised",
            section="s0489",
            topic="serious-organised-crime",
            **quote(CRIME, 595, 598),
        ),
    ),
    PEEL_2018: tuple(
        model.Item(
            id=digest("i", line),
            kind="area_for_improvement",
            labelled=True,
            text=lines_of(PEEL_2018)[line - 1].strip("• "),
            deadline=None,
            status="raised",
            section="s0041",
            topic="investigation",
            **quote(PEEL_2018, line),
        )
        for line in (47, 48, 49)
    ),
}


def report(name: str) -> model.Report:
    """One sample report."""
    raw = (FOLDER / name).read_bytes()
    return model.Report(
        id=digest(name),
        source=model.Source(
            path=f"norfolk/{name}",
            sha256=hashlib.sha256(raw).hexdigest(),
            media_type="text/plain",
            lines=len(lines_of(name)),
            pages=None,
        ),
        identity=identity(name),
        identity_evidence={"body": model.Evidence(line_start=1, line_end=1, quote="Norfolk")},
        sections=tuple(section(name, row) for row in SECTIONS[name]),
        items=ITEMS.get(name, ()),
        figures=FIGURES.get(name, ()),
        statements=STATEMENTS.get(name, ()),
        artefacts=(model.Artefact(kind="page_number", line_start=2, line_end=2),) if name == CRIME else (),
        warnings=(model.Warning_(code="undated", message="The text gives no date."),)
        if name == TRANSCRIPT
        else (),
    )


def statement(name: str, line: int, direction: str, topic: str, of: str | None = None) -> model.Statement:
    """One sentence of change."""
    return model.Statement(
        id=digest("st", name, line),
        direction=direction,  # type: ignore[arg-type]
        source="inspectorate",
        reference=model.Reference(text="our previous inspection", cycle="PEEL 2021/22"),
        topic=topic,
        section="s0001",
        rule="sample",
        **quote(name, line, of=of),
    )


NO_COMPARISON = (
    "It isn’t possible to make direct comparisons between the grades awarded in this PEEL inspection and "
    "those from the previous cycle of PEEL inspections."
)
NEW_RULES = "This means we can no longer compare the findings from this audit to those from previous audits."
STATEMENTS = {
    PEEL_2023: (
        statement(PEEL_2023, 10, "not_comparable", "overall", NO_COMPARISON),
        statement(PEEL_2023, 63, "not_comparable", "crime-recording", NEW_RULES),
        statement(PEEL_2023, 119, "improved", "prevention"),
    )
}


def reading(name: str) -> model.Reading:
    """One sample report with its lines."""
    return model.Reading(report=report(name), sentences=(), lines=lines_of(name))


@dataclass(frozen=True)
class Row:
    """One verdict in short; `places` are (file, first line, last line)."""

    topic: str
    thread: str | None
    verdict: str
    places: tuple[tuple[Any, ...], ...]
    confidence: float = 0.84
    polarity: str = "neutral"
    rule: str = "tone_of_linked_passages"
    inferred: bool = True
    comparability: str = "with_care"
    review: bool = False
    latest: bool = True
    cycle: str | None = None
    runner_up: str | None = "unchanged"
    reason: str = ""


A, B = (LETTER, CRIME), (CRIME, PEEL_2018)
C, D = (PEEL_2018, PEEL_2023), (CRIME, PEEL_2023)
SAID = {"rule": "inspectors_say", "inferred": False, "runner_up": None}
ROWS: tuple[tuple[tuple[str, str], Row], ...] = (
    (C, Row("prevention", None, "not_comparable", ((PEEL_2018, 10), (PEEL_2023, 98)), 0.95, comparability="no", rule="scale_changed", inferred=False, reason="The scale changed from four grades to five; the inspectorate says they can’t be compared.")),
    (C, Row("prevention", "evaluation of problem solving", "improved", ((PEEL_2018, 34), (PEEL_2023, 119)), 0.93, "praise", **SAID, cycle="PEEL 2021/22", reason="The inspectors say so themselves.")),
    (C, Row("prevention", "training of beat managers", "new", ((PEEL_2023, 131),), 0.78, "concern", reason="No earlier report speaks of it.")),
    (C, Row("prevention", "abstraction of neighbourhood officers", "repeated", ((PEEL_2018, 26), (PEEL_2023, 127)), 0.58, "concern", review=True, runner_up="new", reason="Both reports speak of officers taken from their neighbourhoods.")),
    (C, Row("prevention", "early help hubs", "unchanged", ((PEEL_2018, 36), (PEEL_2023, 107)), 0.66, "praise")),
    (C, Row("investigation", None, "improved", ((PEEL_2018, 14), (PEEL_2023, 19)), 0.91, "mixed", **SAID, comparability="no", cycle="PEEL 2021/22", reason="The inspectors say so; the two grades are on different scales.")),
    (C, Row("investigation", "supervision of investigations", "improved", ((PEEL_2018, 49), (PEEL_2023, 165)), 0.92, "praise", **SAID, cycle="PEEL 2021/22", reason="The inspectors say so themselves.")),
    (C, Row("investigation", "investigative training", "dropped", ((PEEL_2018, 47),), 0.7, "neutral", reason="The newer report does not speak of it. That does not mean it is settled.")),
    (C, Row("vulnerability", None, "mixed", ((PEEL_2018, 16), (PEEL_2023, 21)), 0.52, "mixed", review=True, comparability="no", runner_up="regressed", reason="Inspectors praise identification and criticise the safeguarding hub.")),
    (C, Row("vulnerability", "safeguarding hub (MASH)", "regressed", ((PEEL_2018, 79), (PEEL_2023, 21)), 0.64, "concern", review=True, runner_up="new", reason="Praised before, criticised now.")),
    (C, Row("serious-organised-crime", None, "dropped", ((PEEL_2018, 18),), 0.9, reason="Reported separately in this programme.")),
    (C, Row("specialist-capabilities", None, "dropped", ((PEEL_2018, 101),), 0.8, reason="Reported separately in this programme.")),
    (D, Row("response", None, "new", ((PEEL_2023, 137),), 0.8, "concern", comparability="no", reason="No earlier inspection report covers it.")),
    (D, Row("response", "time to answer emergency calls", "new", ((PEEL_2023, 140),), 0.75, "concern")),
    (D, Row("response", "sergeants attending incidents", "new", ((PEEL_2023, 148),), 0.71, "concern")),
    (D, Row("crime-recording", None, "not_comparable", ((CRIME, 26), (PEEL_2023, 63)), 0.97, comparability="no", rule="rules_changed", inferred=False, reason="The Home Office Counting Rules changed; the inspectorate says audits can’t be compared.")),
    (B, Row("prevention", None, "regressed", ((CRIME, 449), (PEEL_2018, 10)), 0.68, "praise", rule="grade", review=True, latest=False, reason="Outstanding to good; same four grades, other questions.")),
    (B, Row("investigation", None, "regressed", ((CRIME, 623), (PEEL_2018, 43)), 0.7, "concern", rule="grade", latest=False, reason="Good to requires improvement; same four grades, other questions.")),
    (B, Row("investigation", "supervision of investigations", "regressed", ((CRIME, 558, 559), (PEEL_2018, 14)), 0.88, "concern", latest=False, reason="High levels of supervision before, not all supervised now.")),
    (A, Row("prevention", None, "unchanged", ((LETTER, 35), (CRIME, 436, 438)), 0.9, "praise", latest=False, reason="The same finding in nearly the same words.")),
    (A, Row("response", "attendance at every crime", "unchanged", ((LETTER, 42), (CRIME, 523, 524)), 0.9, "praise", latest=False)),
)  # fmt: skip


def verdict(pair: tuple[str, str], row: Row, decision: model.Decision | None = None) -> model.Verdict:
    """One verdict from its row."""
    evidence = tuple(
        model.VerdictEvidence(kind="passage", report=digest(place[0]), **quote(*place))
        for place in row.places
    )
    earlier = digest(pair[0])
    return model.Verdict(
        id=digest(BODY, pair, row.topic, row.thread),
        from_=earlier,
        to=digest(pair[1]),
        latest=row.latest,
        topic=row.topic,
        thread=thread_id(row.topic, row.thread) if row.thread else None,
        thread_name=row.thread,
        verdict=row.verdict,  # type: ignore[arg-type]
        polarity=row.polarity,  # type: ignore[arg-type]
        confidence=row.confidence,
        rule=row.rule,
        inferred=row.inferred,
        comparability=row.comparability,  # type: ignore[arg-type]
        since=model.Since(cycle=row.cycle, report=None if row.cycle else earlier),
        runner_up=model.RunnerUp(verdict=row.runner_up, confidence=0.3) if row.runner_up else None,  # type: ignore[arg-type]
        needs_review=row.review,
        evidence_hash=digest(evidence),
        evidence=evidence,
        reason=row.reason,
        decision=decision,
    )


def thread_id(topic: str, name: str | None) -> str:
    """Id of a thread."""
    return digest(topic, name)


def point(polarity: str, name: str, start: int, end: int | None = None) -> model.ThreadPoint:
    """One point of a thread."""
    return model.ThreadPoint(
        polarity=polarity,  # type: ignore[arg-type]
        kind="passage",
        report=digest(name),
        **quote(name, start, end),
    )


THREADS = (
    ("investigation", "supervision of investigations", (point("praise", LETTER, 45), point("praise", CRIME, 558, 559), point("concern", PEEL_2018, 14), point("concern", PEEL_2018, 49), point("praise", PEEL_2023, 163))),
    ("prevention", "evaluation of problem solving", (point("neutral", LETTER, 37), point("praise", CRIME, 687, 688), point("concern", PEEL_2018, 34), point("praise", PEEL_2023, 119))),
    ("prevention", "abstraction of neighbourhood officers", (point("neutral", PEEL_2018, 26), point("concern", PEEL_2023, 127))),
    ("prevention", "training of beat managers", (point("concern", PEEL_2023, 131),)),
    ("response", "attendance at every crime", (point("praise", LETTER, 42), point("praise", CRIME, 523, 524))),
    ("vulnerability", "safeguarding hub (MASH)", (point("praise", CRIME, 378), point("praise", PEEL_2018, 79), point("concern", PEEL_2023, 21))),
)  # fmt: skip


def grade_change(
    topic: str, left: tuple[str, str] | None, right: tuple[str, str], comparability: str, reason: str, direction: str,
    cited: model.Cited | None = None,
) -> model.GradeChange:  # fmt: skip
    """One pair of grades."""
    sides = [
        model.GradeSide(report=digest(side[0]), value=side[1]) if side else None for side in (left, right)
    ]  # type: ignore[arg-type]
    return model.GradeChange(
        topic=topic,
        left=sides[0],
        right=sides[1],
        comparability=comparability,  # type: ignore[arg-type]
        reason=reason,
        direction=direction,  # type: ignore[arg-type]
        quote=cited,
    )


SCALE = (PEEL_2023, 10, None, NO_COMPARISON)
GRADE_CHANGES = (
    grade_change("prevention", (CRIME, "outstanding"), (PEEL_2018, "good"), "with_care", "question_changed", "regressed"),
    grade_change("prevention", (PEEL_2018, "good"), (PEEL_2023, "good"), "no", "scale_changed", "not_comparable", cite(*SCALE)),
    grade_change("investigation", (CRIME, "good"), (PEEL_2018, "requires improvement"), "with_care", "question_changed", "regressed"),
    grade_change("investigation", (PEEL_2018, "requires improvement"), (PEEL_2023, "adequate"), "no", "scale_changed", "not_comparable", cite(*SCALE)),
    grade_change("vulnerability", (PEEL_2018, "good"), (PEEL_2023, "requires improvement"), "no", "scale_changed", "not_comparable", cite(*SCALE)),
    grade_change("crime-recording", None, (PEEL_2023, "outstanding"), "no", "recording_rules_changed", "not_comparable", cite(PEEL_2023, 63, None, NEW_RULES)),
)  # fmt: skip


def figure_ref(name: str, index: int) -> model.FigureRef:
    """A figure of a report by its place in the list above."""
    return model.FigureRef(report=digest(name), figure=FIGURES[name][index].id)


def figure_change(  # noqa: PLR0913 - a row of a table
    left: tuple[str, int], right: tuple[str, int], relation: str, delta: float, direction: str, topic: str,
    measure: str, *, reason: str = "same measure and period", unit: str = "percent", p: float | None = None,
) -> model.FigureChange:  # fmt: skip
    """One pair of figures."""
    return model.FigureChange(
        left=figure_ref(*left),
        right=figure_ref(*right),
        relation=relation,  # type: ignore[arg-type]
        delta=delta,
        delta_percent=None,
        unit=unit,
        comparable=True,
        comparability="yes",
        reason=reason,
        test=model.FigureTest(
            kind="interval" if p else "none", p_value=p, significant=None if p is None else p < 0.05
        ),
        direction=direction,  # type: ignore[arg-type]
        topic=topic,
        measure=measure,
    )


FIGURE_CHANGES = (
    figure_change((CRIME, 2), (CRIME, 0), "over_time", -1.3, "no_significant_change", "victims", "victim satisfaction", p=0.182),
    figure_change((CRIME, 1), (CRIME, 0), "against_benchmark", 2.9, "better", "victims", "victim satisfaction", p=0.00006),
    figure_change((CRIME, 4), (CRIME, 3), "against_benchmark", -15.2, "neutral", "prevention", "recorded crime rate", unit="per 1,000 population"),
    figure_change((PEEL_2023, 1), (PEEL_2023, 0), "over_time", 22.6, "improved", "powers-fairness", "stop and search with reasonable grounds", p=0.0001),
    figure_change((PEEL_2023, 3), (PEEL_2023, 2), "against_target", -2.9, "worse", "response", "999 calls answered within 10 seconds"),
)  # fmt: skip

PASSAGES = (
    model.PassageLink(
        left=(cite(LETTER, 35),),
        right=(cite(CRIME, 436, 438),),
        kind="reworded",
        score=0.62,
        edits=(
            model.Edit(op="replace", left="The force has a ", right="There is a "),
            model.Edit(op="equal", left="strong culture of preventative policing ", right="strong culture of preventative policing "),
            model.Edit(op="insert", left="", right="in Norfolk Constabulary and a real commitment to protecting local neighbourhood teams "),
        ),
    ),
    model.PassageLink(
        left=(cite(CRIME, 558, 559),),
        right=(cite(PEEL_2018, 14),),
        kind="split",
        score=0.41,
        edits=(
            model.Edit(op="equal", left="We found ", right="We found "),
            model.Edit(op="delete", left="high levels of ", right=""),
            model.Edit(op="replace", left="all ", right="some ", mark="hedge"),
            model.Edit(op="replace", left="should ", right="must ", mark="modal"),
            model.Edit(op="replace", left="37 percent ", right="26 percent ", mark="number"),
            model.Edit(op="move", left="supervision and oversight ", right="supervision and oversight "),
        ),
    ),
    model.PassageLink(left=(), right=(cite(PEEL_2023, 131),), kind="inserted", score=0.0),
    model.PassageLink(left=(cite(PEEL_2018, 53),), right=(), kind="deleted", score=0.0),
)  # fmt: skip

REPEATS = (
    model.Repeat(
        id=digest("r", 1), scope="within_report", kind="verbatim", role="duplicated_block", similarity=1.0, sentences=12,
        occurrences=tuple(model.Occurrence(section="s0225", **_asdict) for _asdict in (
            {"report": digest(CRIME), **quote(CRIME, 433, 449)}, {"report": digest(CRIME), **quote(CRIME, 471, 487)})),
    ),
    model.Repeat(
        id=digest("r", 2), scope="across_years", kind="near", role="recycled", similarity=0.82, sentences=1,
        occurrences=(
            model.Occurrence(section="s0033", report=digest(LETTER), **quote(LETTER, 35)),
            model.Occurrence(section="s0225", report=digest(CRIME), **quote(CRIME, 436, 438)),
        ),
    ),
)  # fmt: skip

ITEM_THREADS = (
    model.ItemThread(id=digest("it", 1), topic="serious-organised-crime", status="closed", first_seen=digest(CRIME), items=(cite(CRIME, 595, 598), cite(PEEL_2018, 93)), kind="recommendation", age=2, reason="The later report says it is dealt with."),
    *(
        model.ItemThread(id=digest("it", line), topic="investigation", status="unknown", first_seen=digest(PEEL_2018), items=(cite(PEEL_2018, line),), reason="The boxes of the newer report are not in its text.")
        for line in (47, 48, 49)
    ),
)  # fmt: skip


def comparison() -> model.Comparison:
    """The sample comparison."""
    agreed = model.DecisionRecord(
        verdict_id=digest(BODY, C, "investigation", "supervision of investigations"),
        evidence_hash="0",
        machine_verdict="improved",
        judgement="agree",
        verdict=None,
        note="Checked against the report.",
        reviewer="A. Reviewer",
        time="2026-01-05T10:00:00Z",
    )
    decisions = {
        agreed.verdict_id: model.Decision(state="honoured", verdict="improved", records=(agreed,)),
        digest(BODY, C, "vulnerability", "safeguarding hub (MASH)"): model.Decision(
            state="stale", verdict=None, records=(agreed,)
        ),
    }
    verdicts = [verdict(pair, row) for pair, row in ROWS]
    return model.Comparison(
        body=BODY,
        sector="police",
        reports=tuple(
            model.ReportRef(
                id=digest(name), path=f"norfolk/{name}", identity=identity(name), warnings=report(name).warnings
            )
            for name in FILES
        ),
        unmatched_sections=(
            model.UnmatchedSection(report=digest(CRIME), section="s0724", no_counterpart_in=digest(PEEL_2018), reason="method"),
            model.UnmatchedSection(report=digest(PEEL_2018), section="s0096", no_counterpart_in=digest(PEEL_2023), reason="topic_not_inspected"),
        ),
        passage_links=PASSAGES,
        renames=(model.Rename(left="the force", right="the constabulary", count=223, left_report=digest(PEEL_2018), right_report=digest(PEEL_2023)),),
        hidden=(
            model.Hidden(kind="rename", count=223, example="the force -> the constabulary"),
            model.Hidden(kind="boilerplate", count=41, example="In this section we set out our main findings"),
        ),
        repeats=REPEATS,
        grade_changes=GRADE_CHANGES,
        figure_changes=FIGURE_CHANGES,
        item_threads=ITEM_THREADS,
        threads=tuple(
            model.Thread(id=thread_id(topic, name), topic=topic, name=name, points=points)
            for topic, name, points in THREADS
        ),
        verdicts=tuple(
            verdict(pair, row, decisions.get(each.id)) for (pair, row), each in zip(ROWS, verdicts, strict=True)
        ),
        orphan_decisions=(agreed,),
        history=model.History(
            previous_run="0011223344556677",
            changes=(
                model.HistoryChange(verdict_id=verdicts[1].id, before=None, after="improved", cause="new_report"),
                model.HistoryChange(verdict_id=verdicts[4].id, before="improved", after="unchanged", cause="upgrade"),
            ),
        ),
    )  # fmt: skip


def readings() -> tuple[model.Reading, ...]:
    """The sample readings in time order."""
    return tuple(reading(name) for name in FILES)


def run() -> model.Run:
    """A run over the sample."""
    return model.Run(
        run="7f3a9c0d1e2b4a56",
        engine=model.Engine(version="0.1.0", code_hash="c0de" * 4, vocabulary_hash="beef" * 4),
        refused=(model.Refusal(path="norfolk/scan.pdf", code="no_text_layer", reason="The pages are images; run OCR first."),),
        comparisons=(comparison(),),
        reports=tuple(each.report for each in readings()),
    )  # fmt: skip
