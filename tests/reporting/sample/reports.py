"""What is read out of each sample report: identity, sections, figures, items, statements."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

from hmicdiff import model
from sample.places import (
    BODY,
    CRIME,
    FILES,
    FOLDER,
    LETTER,
    PEEL_2018,
    PEEL_2023,
    TRANSCRIPT,
    digest,
    lines_of,
    quote,
)

__all__ = ["FIGURES", "NEW_RULES", "NO_COMPARISON", "identity", "readings", "report"]


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
            address="https://example.org/peel-2018-19" if name == PEEL_2018 else None,
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


def readings() -> tuple[model.Reading, ...]:
    """The sample readings in time order."""
    return tuple(reading(name) for name in FILES)
