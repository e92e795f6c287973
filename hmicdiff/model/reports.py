"""A report, understood: what `structure` gives."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from hmicdiff.model.ledgers import Ledger
from hmicdiff.model.places import LineSpan, Quoted
from hmicdiff.model.words import (
    FigureRole,
    GradeState,
    GradeValue,
    Polarity,
    SectionRole,
    Sector,
    Standing,
    StatementDirection,
)

__all__ = [
    "Artefact",
    "Claim",
    "Evidence",
    "Figure",
    "Grade",
    "Identity",
    "Item",
    "Period",
    "Reading",
    "Reference",
    "Report",
    "Section",
    "Sentence",
    "Source",
    "Statement",
    "Warning_",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The file a report was read from."""

    path: str
    sha256: str
    media_type: str
    lines: int
    pages: int | None
    address: str | None = None
    """Address it was published under, as the catalogue beside the file gives it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """What a report is: who is inspected, in which programme, when."""

    publisher: Literal["HMIC", "HMICFRS"] | None
    sector: Sector | None
    body: str | None
    """Standard name of the force or service, as in the vocabulary."""
    programme: str | None
    """Name of the programme, as in the vocabulary."""
    cycle_order: int | None
    """Year of the cycle's start x 100 + the last two digits of its end: 201819."""
    kind: str
    """``report``, ``pillar``, ``letter``, ``transcript``, ``news`` ..."""
    title: str | None
    published: str | None
    """ISO date or month; from the text, else the catalogue, else null."""
    published_from: Literal["text", "catalogue"] | None
    published_in_text: str | None
    scale: Literal["four-tier", "five-tier", "ungraded"]
    pillar: str | None = None
    """Pillar (``effectiveness``, ``efficiency``, ``legitimacy``, ``leadership``) of a pillar report."""
    fieldwork_end: str | None = None
    """End of the programme's fieldwork as in the vocabulary, ISO date or month."""
    bodies: tuple[str, ...] = ()
    """Standard names of all bodies that a joint report inspects, `body` among them; empty for a report on one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Where a fact of the identity comes from: a quote in the text, or the catalogue."""

    line_start: int | None = None
    line_end: int | None = None
    quote: str | None = None
    catalogue: str | None = None
    """Path of the catalogue that says so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade(Quoted):
    """A judgment of the inspectorate on one section, or the stated absence of one."""

    value: GradeValue | None
    state: GradeState
    basis: Literal["label", "prose", "table"] | None
    carried_over_from: str | None = None
    """Year or cycle an older judgment comes from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section(LineSpan):
    """A part of a report under one heading."""

    id: str
    parent: str | None
    level: int
    heading: str | None
    """Heading as printed, on one line; null where a part has none."""
    topic: str
    role: SectionRole
    grade: Grade | None = None
    """Null where the programme grades no such section."""
    heading_start: int | None = None
    """First line of the printed heading, which may stand after the text."""
    heading_end: int | None = None
    pillar: str | None = None
    """Pillar whose grade it carries as a whole (``effectiveness``, ``people``); null elsewhere."""
    merged: bool = False
    """True where the area joins what other programmes grade apart: its grade is told under its printed name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item(Quoted):
    """A finding that carries an obligation."""

    kind: Literal["area_for_improvement", "cause_of_concern", "recommendation", "practice"]
    labelled: bool
    """True where it stands under a printed label or heading."""
    text: str
    """Its words; an entry of a list within a list has those of the entry that it completes before its own."""
    deadline: str | None
    status: Literal["raised", "restated", "closed"]
    section: str
    topic: str
    id: str
    stem: str | None = None
    """The words that own it where it is an entry of a list ("By 31 March 2024, the force should:")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """The time a figure speaks of."""

    text: str
    start: str | None
    """First day, ISO."""
    end: str | None
    """Last day, ISO."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Quoted):
    """One quantity the report states."""

    id: str
    value: float | None
    """As printed, in `unit`; 100 x numerator / denominator where N of M means a share."""
    low: float | None = None
    """Lower end of a printed range."""
    high: float | None = None
    """Upper end of a printed range."""
    margin: float | None = None
    """Half-width of the printed confidence interval, same unit."""
    numerator: float | None = None
    denominator: float | None = None
    unit: str | None
    measure: str
    """Id of a measure in the vocabulary, else the words that name what is counted."""
    subject: str | None
    """The body, ``England and Wales``, or another group the figure is about."""
    period: Period | None = None
    role: FigureRole
    polarity: Literal["higher_better", "lower_better", "neutral"]
    approximate: bool = False
    bound: Literal["at_most", "at_least"] | None = None
    """Where the figure is printed as a bound: *no more than four hours*, *at least 20 vehicles*."""
    attributed_to: Literal["inspectorate", "force"]
    section: str
    topic: str
    change_direction: Literal["increase", "decrease"] | None = None
    """Which way a figure of role ``change`` went."""
    base: str | None = None
    """Population or denominator in words (``excluding fraud``, ``per 1,000 households``)."""
    follows: str | None = None
    """Id of the figure that the same sentence gives as its earlier value (*from 259 to 236*)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """The earlier time a statement of change refers to."""

    text: str | None
    cycle: str | None
    """Programme name where it can be told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(Quoted):
    """A sentence, or a clause of one, that states change over time or its absence."""

    id: str
    direction: StatementDirection
    source: Literal["inspectorate", "force"]
    reference: Reference
    topic: str
    section: str
    also_at: tuple[LineSpan, ...] = ()
    """Further places at which the same sentence is printed."""
    rule: str
    """Id of the cue that found it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Artefact(LineSpan):
    """Something printed that is no content: page number, running head, navigation, double print."""

    kind: str
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Warning_:  # noqa: N801 - `Warning` is a builtin
    """Something a reader of the results should know of a report."""

    code: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What one clause of a sentence says; ``text[start:end]`` is the clause."""

    start: int
    end: int
    polarity: Polarity
    directions: tuple[StatementDirection, ...] = ()
    """What the clause states of change."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence(Quoted):
    """One sentence, bullet, heading or table cell of a report: the unit that is compared."""

    id: str
    text: str
    """Cleaned: one line, hyphenation mended, curly quotes and odd hyphens made plain."""
    section: str
    """Id of the innermost section it lies in."""
    topic: str
    kind: Literal["prose", "bullet", "heading", "cell", "label", "note"]
    block: int
    """Number of the paragraph, bullet or cell it lies in, in reading order."""
    polarity: Polarity = "neutral"
    polarity_rule: str | None = None
    """The cue that decided, null for neutral."""
    is_history: bool = False
    """True where it tells what an earlier inspection found."""
    is_boilerplate: bool = False
    """True for method, templates and navigation, which are never findings."""
    is_shared: bool = False
    """True for words that reports of several bodies print alike; only a whole corpus can tell."""
    repeat_of: str | None = None
    """Id of the first printing where this one is a second printing of the same block."""
    attributed_to: Literal["inspectorate", "force"] = "inspectorate"
    claims: tuple[Claim, ...] = ()
    """One for each clause, where there are several."""
    standing: Standing = "finding"
    """What it may decide: only the inspectorate's own findings decide; the rest stands beside them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One inspection report, understood (``hmicdiff.report/1``)."""

    id: str
    source: Source
    identity: Identity
    identity_evidence: dict[str, Evidence]
    sections: tuple[Section, ...]
    items: tuple[Item, ...]
    figures: tuple[Figure, ...]
    statements: tuple[Statement, ...]
    artefacts: tuple[Artefact, ...]
    warnings: tuple[Warning_, ...]
    ledger: Ledger = field(default_factory=Ledger)
    """How many words of the source were kept, and how many left out and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A report with the text it rests on: what `structure` gives and `comparing` takes."""

    report: Report
    sentences: tuple[Sentence, ...]
    """In reading order."""
    lines: tuple[str, ...]
    """The numbered lines that are cited; line 1 is ``lines[0]``."""
    pages: tuple[int | None, ...] = ()
    """Page of each line, empty where the source has no pages."""
