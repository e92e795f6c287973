"""The nouns of the project: frozen data, no behaviour beyond what a value can say of itself.

Everything that is printed as JSON has its shape here, field for field (``docs/schema``).
Lines are 1-based and inclusive. Percentages are 0-100.
"""

from __future__ import annotations

import datetime as dt  # noqa: TC003 - the schema reads these annotations at run time
from dataclasses import dataclass, field
from typing import Literal

__all__ = [
    "Artefact",
    "CarriedFact",
    "Cited",
    "Comparability",
    "Comparison",
    "Copy",
    "Decision",
    "DecisionRecord",
    "Document",
    "Edit",
    "Engine",
    "Evidence",
    "Figure",
    "FigureChange",
    "FigureRef",
    "FigureTest",
    "Grade",
    "GradeChange",
    "GradeSide",
    "Hidden",
    "History",
    "HistoryChange",
    "Identity",
    "Item",
    "ItemThread",
    "Line",
    "LineSpan",
    "Occurrence",
    "PassageLink",
    "Period",
    "Quoted",
    "Reading",
    "Reference",
    "Refusal",
    "Rename",
    "Repeat",
    "Report",
    "ReportRef",
    "Run",
    "RunnerUp",
    "Section",
    "SectionLink",
    "SectionRef",
    "Sentence",
    "Since",
    "Source",
    "Statement",
    "Thread",
    "ThreadPoint",
    "UnmatchedSection",
    "Verdict",
    "VerdictEvidence",
    "Warning_",
]

Sector = Literal["police", "fire"]
Comparability = Literal["yes", "with_care", "no"]
Polarity = Literal["praise", "concern", "mixed", "neutral"]
GradeValue = Literal["outstanding", "good", "adequate", "requires improvement", "inadequate"]
GradeState = Literal[
    "given",
    "carried_over",
    "not_graded",
    "not_inspected",
    "not_yet_graded",
    "narrative",
    "missing_in_text",
]
SectionRole = Literal["content", "summary", "context", "boilerplate"]
VerdictClass = Literal[
    "improved",
    "regressed",
    "repeated",
    "unchanged",
    "mixed",
    "new",
    "dropped",
    "not_comparable",
]
StatementDirection = Literal[
    "improved",
    "regressed",
    "sustained",
    "unresolved",
    "too_early",
    "not_comparable",
    "benchmark",
]
FigureRole = Literal[
    "level",
    "change",
    "target",
    "threshold",
    "share",
    "frequency",
    "forecast",
    "sample_size",
    "scope",
    "structure",
]
EvidenceKind = Literal["grade", "statement", "item", "figure", "passage"]


# --- places -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class LineSpan:
    """A stretch of lines of one report."""

    line_start: int
    """First line, 1-based."""
    line_end: int
    """Last line, inclusive."""
    page: int | None = None
    """Page of the first line, 1-based; null where the source has no pages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted(LineSpan):
    """A verbatim stretch of text; white space aside it stands at its lines and needs them all."""

    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited(Quoted):
    """A quote together with the report it stands in."""

    report: str
    """Id of the report."""


# --- reading ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a document as received, with what its format says of it."""

    text: str
    """The line without its line break, otherwise as received."""
    page: int | None = None
    """Page number, 1-based, where the format has pages."""
    kind: Literal["text", "heading", "bullet", "cell", "label", "note"] | None = None
    """What the format itself says (an HTML heading, a list item, a table cell); null in plain text."""
    level: int | None = None
    """Heading level 1-6 where `kind` is ``heading``; list depth where it is ``bullet``."""
    row: int | None = None
    """Row of a table cell, counted from 0 through the whole document; cells of a row share it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A file as numbered lines: what `reading` gives and `structure` takes."""

    path: str
    """Path relative to the folder argument, with ``/``."""
    sha256: str
    """Of the file's bytes."""
    media_type: str
    lines: tuple[Line, ...]
    pages: int | None = None
    """How many pages the source has; null where it has none."""
    repairs: tuple[str, ...] = ()
    """What reading had to mend (encoding, byte order mark, repeated running heads), in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """An input that was not read, and why."""

    path: str
    code: str
    """One of the stable refusal codes."""
    reason: str
    """One sentence a person can act on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedFact:
    """What the catalogue beside an input says of it; every field may be missing."""

    published: str | None = None
    programme: str | None = None
    body: str | None = None
    title: str | None = None
    address: str | None = None
    retrieved: str | None = None
    note: str | None = None


# --- structure ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The file a report was read from."""

    path: str
    sha256: str
    media_type: str
    lines: int
    pages: int | None


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Item(Quoted):
    """A finding that carries an obligation."""

    kind: Literal["area_for_improvement", "cause_of_concern", "recommendation", "practice"]
    labelled: bool
    """True where it stands under a printed label or heading."""
    text: str
    deadline: str | None
    status: Literal["raised", "restated", "closed"]
    section: str
    topic: str
    id: str


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
    repeat_of: str | None = None
    """Id of the first printing where this one is a second printing of the same block."""
    attributed_to: Literal["inspectorate", "force"] = "inspectorate"


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


# --- comparing ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """Another printing of a report that was read as the same report."""

    path: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRef:
    """A report as a comparison lists it."""

    id: str
    path: str
    identity: Identity
    copies: tuple[Copy, ...] = ()
    warnings: tuple[Warning_, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionRef:
    report: str
    section: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionLink:
    """Two sections of two reports that answer each other; `left` is the earlier report's."""

    left: SectionRef
    right: SectionRef
    relation: Literal["same", "split", "merge", "partial"]
    score: float
    """0 to 1."""
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnmatchedSection:
    report: str
    section: str
    no_counterpart_in: str
    """Id of the other report."""
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One step of a word-level redline."""

    op: Literal["equal", "insert", "delete", "replace", "move"]
    left: str
    right: str
    mark: Literal["number", "modal", "hedge", "rename", "cosmetic"] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageLink:
    """Sentences of two reports that say the same thing, or one that has no counterpart."""

    left: tuple[Cited, ...]
    right: tuple[Cited, ...]
    kind: Literal["same", "new_figures", "reworded", "moved", "split", "merged", "deleted", "inserted"]
    score: float
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rename:
    """One consistent change of term between two reports."""

    left: str
    right: str
    count: int
    left_report: str
    right_report: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Hidden:
    """What is kept out of sight, counted."""

    kind: Literal["template", "boilerplate", "cosmetic", "rename", "repeat", "artefact"]
    count: int
    example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence(Cited):
    """One place of a repeated passage."""

    section: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeat:
    """A passage that stands more than once."""

    id: str
    scope: Literal["within_report", "across_years", "across_bodies"]
    kind: Literal["verbatim", "near"]
    role: Literal["duplicated_block", "reused_summary", "recycled", "boilerplate"]
    similarity: float
    sentences: int
    occurrences: tuple[Occurrence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRef:
    report: str
    figure: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureTest:
    """A test of whether two figures differ."""

    kind: Literal["interval", "two_proportion", "fisher", "none"]
    statistic: float | None = None
    p_value: float | None = None
    significant: bool | None = None
    """At 95 percent; null where no test applies."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureChange:
    """Two figures a careful analyst would compare, or be tempted to; `right` is the later or focal one."""

    left: FigureRef
    right: FigureRef
    relation: Literal["over_time", "against_benchmark", "against_target"]
    delta: float | None
    """right - left, in `unit`: percentage points for percentages."""
    delta_percent: float | None
    """Relative change in percent; null where the figures are percentages or the base is 0."""
    unit: str | None
    comparable: bool
    comparability: Comparability
    reason: str
    test: FigureTest
    direction: Literal["improved", "regressed", "no_significant_change", "better", "worse", "neutral"]
    topic: str
    measure: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemThread:
    """One obligation followed over the years."""

    id: str
    topic: str
    status: Literal["raised", "repeated", "closed", "superseded", "unknown"]
    first_seen: str
    """Id of the report that raises it first."""
    items: tuple[Cited, ...]
    kind: str = "area_for_improvement"
    age: int = 1
    """How many inspections have spoken of it."""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadPoint(Cited):
    """What one report says on a thread."""

    polarity: Polarity
    kind: EvidenceKind
    direction: StatementDirection | None = None
    """What the sentence states of change, where it is the inspectorate's own statement."""
    weight: float = 1.0
    """How much the point counts in its report's tone: 1 for a plain sentence about the thread."""
    source: str | None = None
    """Id of the sentence, item or section it rests on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """A sub-subject followed through the reports, in time order."""

    id: str
    topic: str
    name: str
    points: tuple[ThreadPoint, ...]


# --- judging ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class GradeSide:
    report: str
    value: GradeValue | None
    section: str | None = None
    state: GradeState | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GradeChange:
    topic: str
    left: GradeSide | None
    right: GradeSide | None
    comparability: Comparability
    reason: str
    direction: Literal["improved", "regressed", "unchanged", "not_comparable"]
    quote: Cited | None = None
    """The inspectorate's own sentence on comparability, where the text has one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictEvidence(Cited):
    kind: EvidenceKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """The inspection a stated change is measured from."""

    cycle: str | None
    report: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RunnerUp:
    verdict: VerdictClass
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRecord:
    """A reviewer's judgement on one verdict, as a decisions file holds it."""

    verdict_id: str
    evidence_hash: str
    machine_verdict: VerdictClass
    judgement: Literal["agree", "disagree", "unsure"]
    verdict: VerdictClass | None
    note: str
    reviewer: str
    time: dt.datetime | str


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """How reviewers' decisions bear on a verdict."""

    state: Literal["honoured", "stale", "disputed"]
    verdict: VerdictClass | None
    """What the reviewer says it is; null while stale, disputed or unsure."""
    records: tuple[DecisionRecord, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What changed on one topic or thread between two reports."""

    id: str
    from_: str = field(metadata={"json": "from"})
    to: str
    latest: bool
    topic: str
    thread: str | None
    thread_name: str | None
    verdict: VerdictClass
    polarity: Polarity
    confidence: float
    rule: str
    inferred: bool
    comparability: Comparability
    since: Since
    runner_up: RunnerUp | None
    needs_review: bool
    evidence_hash: str
    decision: Decision | None = None
    evidence: tuple[VerdictEvidence, ...]
    reason: str = ""
    """One sentence a reader can follow: why this verdict."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryChange:
    verdict_id: str
    before: VerdictClass | None
    after: VerdictClass | None
    cause: Literal["new_report", "decision", "upgrade"]


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """What is new since an earlier run."""

    previous_run: str
    changes: tuple[HistoryChange, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """One body's reports, compared."""

    body: str
    sector: Sector
    reports: tuple[ReportRef, ...]
    section_links: tuple[SectionLink, ...] = ()
    unmatched_sections: tuple[UnmatchedSection, ...] = ()
    passage_links: tuple[PassageLink, ...] = ()
    renames: tuple[Rename, ...] = ()
    hidden: tuple[Hidden, ...] = ()
    repeats: tuple[Repeat, ...] = ()
    grade_changes: tuple[GradeChange, ...] = ()
    figure_changes: tuple[FigureChange, ...] = ()
    item_threads: tuple[ItemThread, ...] = ()
    threads: tuple[Thread, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    orphan_decisions: tuple[DecisionRecord, ...] = ()
    history: History | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Engine:
    version: str
    code_hash: str
    vocabulary_hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """All that one run found (``hmicdiff.run/1``)."""

    run: str
    engine: Engine
    refused: tuple[Refusal, ...]
    comparisons: tuple[Comparison, ...]
    reports: tuple[Report, ...] = ()
    """The reports in full; given in ``run.json``."""
