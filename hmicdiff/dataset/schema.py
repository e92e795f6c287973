"""What every table holds: columns with type, unit, meaning, allowed words and what they refer to.

This is the data dictionary: files, database and docs are made from it, and a test holds the rows against it.
Words with three values (*comparable*, *with care*, *not comparable*) are spelt so that no reader takes them
for truth values, as DuckDB does with a column of *yes* and *no*.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Literal, get_args

from hmicdiff import model
from hmicdiff.model import words

__all__ = ["COMPARABILITY", "SIGNIFICANCE", "TABLES", "Column", "Table"]

Kind = Literal["text", "integer", "number", "boolean"]

COMPARABILITY = {"yes": "comparable", "with_care": "with care", "no": "not comparable"}
SIGNIFICANCE = {True: "significant", False: "not significant", None: "not tested"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of a table."""

    name: str
    meaning: str
    kind: Kind = "text"
    unit: str | None = None
    one_of: tuple[str, ...] = ()
    """Every value it may have; empty where it is free."""
    refers: str | None = None
    """``table.column`` that holds every value it has."""
    required: bool = False
    """Whether no row leaves it empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table."""

    name: str
    meaning: str
    key: tuple[str, ...]
    """Columns that together name a row."""
    columns: tuple[Column, ...]
    noun: type
    """The noun of `hmicdiff.model` that a row tells of."""

    def source_of(self, column: Column) -> str:
        """Return where a column's values come from: a field of the noun, else the noun that they are made from."""
        known = {one.name for one in fields(self.noun)}
        field = "id" if column.name == self.key[-1] and "id" in known else column.name
        return f"{self.noun.__name__}.{field}" if field in known else f"made from {self.noun.__name__}"

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the columns in order."""
        return tuple(column.name for column in self.columns)


def _key(name: str, meaning: str, refers: str | None = None) -> Column:
    return Column(name=name, meaning=meaning, refers=refers, required=True)


def _text(name: str, meaning: str, *one_of: str, refers: str | None = None) -> Column:
    return Column(name=name, meaning=meaning, one_of=one_of, refers=refers)


def _whole(name: str, meaning: str, unit: str | None = None) -> Column:
    return Column(name=name, meaning=meaning, kind="integer", unit=unit)


def _number(name: str, meaning: str, unit: str | None = None) -> Column:
    return Column(name=name, meaning=meaning, kind="number", unit=unit)


def _truth(name: str, meaning: str) -> Column:
    return Column(name=name, meaning=meaning, kind="boolean", required=True)


_BODY = _key("body", "Standard name of the force or service.", "bodies.body")
_REPORT = _key("report", "Report it stands in.", "reports.report")
_INSPECTION = _key("inspection", "Inspection it belongs to.", "inspections.inspection")
_TOPIC = _text("topic", "Topic of the field's taxonomy.")
_PLACE = (
    _whole("line_start", "First line in the numbered source text.", "1-based line"),
    _whole("line_end", "Last line, inclusive.", "1-based line"),
    _whole("page", "Page of the first line; empty where the source has no pages.", "1-based page"),
)
_QUOTE = _text("quote", "The sentence, verbatim at its lines but for white space.")
_SECTOR = get_args(words.Sector)
_GRADES = get_args(words.GradeValue)
_POLARITY = get_args(words.Polarity)
_VERDICTS = get_args(words.VerdictClass)
_BASIS = get_args(words.Basis)
_SENTENCES = ("prose", "bullet", "heading", "cell", "label", "note")
_DIRECTIONS = get_args(words.StatementDirection)
_COMPARABLE = tuple(COMPARABILITY.values())

TABLES = (
    Table(
        name="bodies",
        noun=model.Comparison,
        meaning="Forces and services that have reports.",
        key=("body",),
        columns=(
            _key("body", "Standard name of the force or service."),
            _text("sector", "Police force, or fire and rescue service.", *_SECTOR),
            _key("slug", "Folder of the body's outputs."),
            _whole("reports", "How many reports were read.", "reports"),
            _whole("inspections", "How many inspections they tell of.", "inspections"),
        ),
    ),
    Table(
        name="inspections",
        noun=model.Inspection,
        meaning="Inspections of a body; reports of one inspection are one row.",
        key=("inspection",),
        columns=(
            _key("inspection", "Lasting id of the inspection."),
            _BODY,
            _text("programme", "Programme, as in the vocabulary."),
            _whole("cycle_order", "Year of the cycle's start x 100 + last two digits of its end."),
            _text("published", "Date or month of publication, ISO."),
            _whole("position", "Place in the body's time order.", "1-based"),
            _text("answer_due", "Police: 56 days after publication (Police Act 1996, section 55), ISO."),
            _key("witness", "Report that is compared for it.", "reports.report"),
        ),
    ),
    Table(
        name="reports",
        noun=model.ReportRef,
        meaning="Documents that were read.",
        key=("report",),
        columns=(
            _key("report", "Id of the report: a hash of its text and body."),
            _BODY,
            _INSPECTION,
            _key("path", "Path relative to the inputs."),
            _text("title", "Title as printed."),
            _text("publisher", "Inspectorate."),
            _text("kind", "Report, pillar, letter, transcript, news ..."),
            _text("pillar", "Pillar of a pillar report."),
            _text("published", "Date or month of publication, ISO."),
            _text("published_from", "Where that date comes from.", "text", "catalogue"),
            _text("scale", "Scale of grades.", "four-tier", "five-tier", "ungraded"),
            _text("media_type", "Format of the file."),
            _key("sha256", "Hash of the file's bytes."),
            _whole("lines", "Lines of the numbered text.", "lines"),
            _whole("pages", "Pages of the source.", "pages"),
            _whole("warnings", "What a reader should know of it.", "warnings"),
        ),
    ),
    Table(
        name="sections",
        noun=model.Section,
        meaning="Parts of reports, in the order of the text.",
        key=("section",),
        columns=(
            _key("section", "Id of the section: report and number."),
            _REPORT,
            _BODY,
            _text("parent", "Section it lies in.", refers="sections.section"),
            _whole("level", "Depth, 1 for a part of the report itself."),
            _text("heading", "Heading as printed."),
            _TOPIC,
            _text("role", "What the section is for.", *get_args(words.SectionRole)),
            *_PLACE,
        ),
    ),
    Table(
        name="section_links",
        noun=model.SectionLink,
        meaning="Sections of two reports of which the later answers the earlier.",
        key=("left_section", "right_section"),
        columns=(
            _BODY,
            _key("left_section", "The earlier report's section.", "sections.section"),
            _key("right_section", "The later report's section.", "sections.section"),
            _text("relation", "Whole to whole, or how it was divided.", "same", "split", "merge", "partial"),
            _number("score", "How surely the later answers the earlier.", "0 to 1"),
            _number("same", "Share of words that stand in both.", "0 to 1"),
            _number("reworded", "Share of other words in sentences with a partner.", "0 to 1"),
            _number("new", "Share of words only the later has.", "0 to 1"),
            _number("gone", "Share of words only the earlier has.", "0 to 1"),
            _whole("numbers_changed", "Numbers changed within sentences that have a partner.", "numbers"),
            _number("similarity", "Likeness of the two texts.", "0 to 1"),
        ),
    ),
    Table(
        name="grades",
        noun=model.Grade,
        meaning="Judgments of the inspectorate on a section, or the stated absence of one.",
        key=("section",),
        columns=(
            _key("section", "Section that is judged.", "sections.section"),
            _REPORT,
            _BODY,
            _INSPECTION,
            _TOPIC,
            _text("area", "Heading of the section, as printed."),
            _text("grade", "The grade; empty where there is none.", *_GRADES),
            _text("state", "Whether it is given here, and else why not.", *get_args(words.GradeState)),
            _text("scale", "Scale of grades.", "four-tier", "five-tier", "ungraded"),
            _text("carried_over_from", "Year or cycle an older judgment comes from."),
            *_PLACE,
            _QUOTE,
        ),
    ),
    Table(
        name="items",
        noun=model.ItemThread,
        meaning="Obligations (areas for improvement, causes of concern, recommendations), one row each.",
        key=("item",),
        columns=(
            _key("item", "Lasting id of the obligation: body and item."),
            _BODY,
            _text(
                "kind",
                "What it is.",
                "area_for_improvement",
                "cause_of_concern",
                "recommendation",
                "practice",
            ),
            _TOPIC,
            _text("status", "What became of it.", "raised", "repeated", "closed", "superseded", "unknown"),
            _text("reason", "Why it has that status."),
            _key("first_inspection", "Inspection that raised it.", "inspections.inspection"),
            _key("last_inspection", "Last inspection that speaks of it.", "inspections.inspection"),
            _whole("age", "How many inspections have spoken of it.", "inspections"),
            _text("deadline", "Deadline as printed, or as an ISO date."),
            _text("text", "Its words when it was last told."),
        ),
    ),
    Table(
        name="item_events",
        noun=model.ItemPlace,
        meaning="Each time a report speaks of an obligation.",
        key=("item", "position"),
        columns=(
            _key("item", "The obligation.", "items.item"),
            _whole("position", "Place in time order.", "1-based"),
            _BODY,
            _REPORT,
            _INSPECTION,
            *_PLACE,
            _QUOTE,
        ),
    ),
    Table(
        name="figures",
        noun=model.Figure,
        meaning="Quantities that reports state.",
        key=("figure",),
        columns=(
            _key("figure", "Id of the figure: report and figure."),
            _REPORT,
            _BODY,
            _INSPECTION,
            _TOPIC,
            _text(
                "measure", "Id of the measure in the vocabulary, else the words that name what is counted."
            ),
            _text("subject", "Whom it is about."),
            _number("value", "Value as printed, in `unit`; percentages are 0-100."),
            _number("low", "Lower end of a printed range.", "as value"),
            _number("high", "Upper end of a printed range.", "as value"),
            _number("margin", "Half-width of the printed confidence interval.", "as value"),
            _number("numerator", "N of *N of M*."),
            _number("denominator", "M of *N of M*."),
            _text("unit", "Unit of the value."),
            _text("role", "What the number is in its sentence.", *get_args(words.FigureRole)),
            _text("polarity", "Which way is better.", "higher_better", "lower_better", "neutral"),
            _text("attributed_to", "Whose number it is.", "inspectorate", "force"),
            _text("period", "Time it speaks of, as printed."),
            _text("period_start", "First day, ISO."),
            _text("period_end", "Last day, ISO."),
            *_PLACE,
            _QUOTE,
        ),
    ),
    Table(
        name="figure_pairs",
        noun=model.FigureChange,
        meaning="Two figures an analyst would compare, or be tempted to.",
        key=("left_figure", "right_figure", "relation"),
        columns=(
            _BODY,
            _key("left_figure", "The earlier figure, or the benchmark.", "figures.figure"),
            _key("right_figure", "The later figure, or the body's own.", "figures.figure"),
            _text("relation", "What is compared.", "over_time", "against_benchmark", "against_target"),
            _TOPIC,
            _text("measure", "What both measure."),
            _number("delta", "Right minus left, in `unit`."),
            _number("delta_percent", "Relative change.", "percent"),
            _text("unit", "Unit of both."),
            _text("comparability", "Whether the two may be compared.", *_COMPARABLE),
            _text("significance", "Outcome of the test at 95 percent.", *SIGNIFICANCE.values()),
            _number("p_value", "Of the test.", "0 to 1"),
            _text(
                "direction",
                "What the difference means.",
                "improved",
                "regressed",
                "no_significant_change",
                "better",
                "worse",
                "neutral",
            ),
            _text("reason", "Why they may or may not be compared."),
        ),
    ),
    Table(
        name="statements",
        noun=model.Statement,
        meaning="Sentences in which change over time, or its absence, is stated.",
        key=("statement",),
        columns=(
            _key("statement", "Id of the statement: report and statement."),
            _REPORT,
            _BODY,
            _INSPECTION,
            _TOPIC,
            _text("direction", "What is stated.", *_DIRECTIONS),
            _text("source", "Whose word it is.", "inspectorate", "force"),
            _text("reference", "Earlier time it refers to, as printed."),
            _text("reference_cycle", "Programme of that time, where the text names it."),
            *_PLACE,
            _QUOTE,
        ),
    ),
    Table(
        name="sentences",
        noun=model.Sentence,
        meaning="Every sentence, bullet, heading and cell of the reports, in the order of the text.",
        key=("sentence",),
        columns=(
            _key("sentence", "Id of the sentence: report and number."),
            _REPORT,
            _BODY,
            _INSPECTION,
            _key("section", "Innermost section it lies in.", "sections.section"),
            _TOPIC,
            _text("kind", "What it is.", *_SENTENCES),
            _text("polarity", "Its tone.", *_POLARITY),
            _truth("history", "Whether it tells what an earlier inspection found."),
            _truth(
                "standard",
                "Whether it is method, template, navigation, or printed in reports of other bodies.",
            ),
            _text("repeat_of", "First printing, where it is a second one.", refers="sentences.sentence"),
            *_PLACE,
            _QUOTE,
        ),
    ),
    Table(
        name="findings",
        noun=model.Verdict,
        meaning="What changed on a topic or matter between two inspections, with rule and confidence.",
        key=("finding",),
        columns=(
            _key("finding", "Lasting id of the finding."),
            _BODY,
            _key("from_inspection", "The earlier inspection.", "inspections.inspection"),
            _key("to_inspection", "The later inspection.", "inspections.inspection"),
            _key("from_report", "The earlier report.", "reports.report"),
            _key("to_report", "The later report.", "reports.report"),
            _truth("latest", "Whether the later report is the newest on its topic."),
            _TOPIC,
            _text("matter", "Sub-subject; empty for the topic as a whole."),
            _text("verdict", "Class.", *_VERDICTS),
            _text("basis", "What it rests on.", *_BASIS),
            _text("polarity", "Tone of the later report.", *_POLARITY),
            _number("confidence", "How sure the rule is.", "0 to 1"),
            _text("comparability", "Whether the two sides may be compared.", *_COMPARABLE),
            _text("since", "Time the inspectors name, in their words."),
            _text("rule", "Rule that decided."),
            _text("reason", "Why, in one sentence."),
            _truth("needs_review", "Whether a person should look at it."),
            _text("decision", "State of reviewers' decisions.", "honoured", "stale", "disputed"),
            _text("reviewers_verdict", "Class that reviewers hold right.", *_VERDICTS),
            _key("evidence_hash", "Hash of the quotes by which a decision goes stale."),
        ),
    ),
    Table(
        name="evidence",
        noun=model.VerdictEvidence,
        meaning="The sentences a finding rests on, one row each.",
        key=("finding", "position"),
        columns=(
            _key("finding", "The finding.", "findings.finding"),
            _whole("position", "Place among its sentences.", "1-based"),
            _BODY,
            _REPORT,
            _INSPECTION,
            _text("side", "Which of the two reports.", "from", "to"),
            _text("kind", "What the sentence is.", *get_args(words.EvidenceKind)),
            *_PLACE,
            _QUOTE,
        ),
    ),
    Table(
        name="repeats",
        noun=model.Occurrence,
        meaning="Places of passages that stand more than once.",
        key=("repeat", "position"),
        columns=(
            _key("repeat", "Id of the repeated passage: body and passage."),
            _whole("position", "Place among its occurrences.", "1-based"),
            _BODY,
            _REPORT,
            _text("scope", "Where it is repeated.", "within_report", "across_years", "across_bodies"),
            _text(
                "role", "What the repeat is.", "duplicated_block", "reused_summary", "recycled", "boilerplate"
            ),
            _text("kind", "Word for word, or nearly.", "verbatim", "near"),
            _number("similarity", "Likeness of the places.", "0 to 1"),
            _whole("sentences", "Sentences of the passage.", "sentences"),
            *_PLACE,
            _QUOTE,
        ),
    ),
    Table(
        name="runs",
        noun=model.Run,
        meaning="Runs that made this dataset, body by body.",
        key=("run", "body"),
        columns=(
            _key("run", "Hash over inputs, engine, vocabulary and decisions."),
            _BODY,
            _text("engine_version", "Version of hmicdiff."),
            _text("code_hash", "Hash of its code."),
            _text("vocabulary_hash", "Hash of its vocabulary."),
            _whole("findings", "Findings told.", "findings"),
        ),
    ),
)
"""Every table, in an order in which each refers only to itself and those around it."""
