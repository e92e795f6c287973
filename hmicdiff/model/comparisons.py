"""What answers, repeats and differs between reports: what `comparing` gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from hmicdiff.model.places import Cited
from hmicdiff.model.reports import Identity, Warning_
from hmicdiff.model.words import Comparability, EvidenceKind, Polarity, Standing, StatementDirection

__all__ = [
    "Copy",
    "Edit",
    "Facing",
    "FigureChange",
    "FigureRef",
    "FigureTest",
    "Hidden",
    "Inspection",
    "ItemPlace",
    "ItemThread",
    "Occurrence",
    "PassageLink",
    "Rename",
    "Repeat",
    "ReportRef",
    "SectionChange",
    "SectionLikeness",
    "SectionLink",
    "SectionMention",
    "SectionRef",
    "SentencePair",
    "Thread",
    "ThreadPoint",
    "UnmatchedSection",
]


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
class Inspection:
    """One inspection, and the reports that tell of it: nothing is compared between them."""

    id: str
    programme: str | None
    published: str | None
    """ISO date or month of the witness, else of the first report that has one."""
    witness: str
    """Id of the fullest report."""
    supporting: tuple[str, ...] = ()
    """Ids of the others, the fullest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionRef:
    report: str
    section: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SentencePair:
    """Two sentences of two reports that speak of the same matter."""

    left: Cited
    right: Cited
    score: float
    """0 to 1: words, terms that go together, concepts and sub-subjects the two share."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facing:
    """Two sentences that face each other when two matched sections are read side by side."""

    left: str
    """Id of the earlier report's sentence."""
    right: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionChange:
    """How much of two matched sections' text changed.

    The four shares are of the words of both texts, standard text and second printings aside, and sum
    to 1; all are 0 where neither section has such text.
    """

    same: float
    """Words that stand in both."""
    reworded: float
    """Other words of sentences that have a partner in the other section."""
    new: float
    """Words of sentences that only the later section has."""
    gone: float
    """Words of sentences that only the earlier section has."""
    numbers: int
    """Numbers that changed within sentences that have a partner."""
    similarity: float
    """Likeness of the two texts, 0 to 1, by the score that pairs sentences."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionLink:
    """Two sections of two reports that answer each other; `left` is the earlier report's."""

    left: SectionRef
    right: SectionRef
    relation: Literal["same", "split", "merge", "partial"]
    score: float
    """0 to 1."""
    """How surely the later answers the earlier."""
    reasons: tuple[str, ...]
    evidence: tuple[SentencePair, ...] = ()
    """The two pairs of sentences that answer each other best."""
    facing: tuple[Facing, ...] = ()
    """All sentences that are each other's best answer within the two sections, in the order of the earlier."""
    change: SectionChange | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionLikeness:
    """How alike the whole sections of two reports are, whether or not they answer each other."""

    left: str
    """Id of the earlier report."""
    right: str
    rows: tuple[str, ...]
    """Ids of the earlier report's whole sections."""
    columns: tuple[str, ...]
    values: tuple[tuple[float, ...], ...]
    """A row a section of `rows`: mean likeness of the two sections' sentences to their best counterparts in the
    other, both ways; 0 to 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionMention:
    """A part of one report that another report's part speaks of too, without answering it."""

    left: SectionRef
    right: SectionRef
    score: float
    """Likeness of the best pair of sentences, 0 to 1."""
    sentences: tuple[SentencePair, ...]


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
class ItemPlace(Cited):
    """Where a report speaks of an obligation, and what it makes of it."""

    state: Literal["raised", "repeated", "closed", "superseded", "unknown"] = "raised"


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemThread:
    """One obligation followed over the years."""

    id: str
    topic: str
    status: Literal["raised", "repeated", "closed", "superseded", "unknown"]
    first_seen: str
    """Id of the report that raises it first."""
    items: tuple[ItemPlace, ...]
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
    standing: Standing = "finding"
    """``account``, ``example`` and ``forecast`` are shown and decide nothing."""
    names_it: bool = True
    """Whether the sentence names the thread by a term of its own, not by a word that others share."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """A sub-subject followed through the reports, in time order."""

    id: str
    topic: str
    name: str
    points: tuple[ThreadPoint, ...]
