"""What every table holds: columns with type, unit, meaning, allowed words and what they refer to.

This is the data dictionary: files, database and docs are made from it, and a test holds the rows against it.
Words with three values (*comparable*, *with care*, *not comparable*) are spelt so that no reader takes them
for truth values, as DuckDB does with a column of *yes* and *no*.
"""

from __future__ import annotations

from typing import get_args

from hmicdiff import model
from hmicdiff.dataset.columns import Column, Table, key, number, text, truth, whole
from hmicdiff.model import words

__all__ = ["COMPARABILITY", "SIGNIFICANCE", "TABLES", "Column", "Table"]

COMPARABILITY = {"yes": "comparable", "with_care": "with care", "no": "not comparable"}
SIGNIFICANCE = {True: "significant", False: "not significant", None: "not tested"}
_BODY = key("body", "Standard name of the force or service.", "bodies.body")
_REPORT = key("report", "Report it stands in.", "reports.report")
_INSPECTION = key("inspection", "Inspection it belongs to.", "inspections.inspection")
_TOPIC = text("topic", "Topic of the field's taxonomy.")
_PLACE = (
    whole("line_start", "First line in the numbered source text.", "1-based line"),
    whole("line_end", "Last line, inclusive.", "1-based line"),
    whole("page", "Page of the first line; empty where the source has no pages.", "1-based page"),
)
_QUOTE = text("quote", "The sentence, verbatim at its lines but for white space.")
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
            key("body", "Standard name of the force or service."),
            text("sector", "Police force, or fire and rescue service.", *_SECTOR),
            key("slug", "Folder of the body's outputs."),
            whole("reports", "How many reports were read.", "reports"),
            whole("inspections", "How many inspections they tell of.", "inspections"),
        ),
    ),
    Table(
        name="inspections",
        noun=model.Inspection,
        meaning="Inspections of a body; reports of one inspection are one row.",
        key=("inspection",),
        columns=(
            key("inspection", "Lasting id of the inspection."),
            _BODY,
            text("programme", "Programme, as in the vocabulary."),
            whole("cycle_order", "Year of the cycle's start x 100 + last two digits of its end."),
            text("published", "Date or month of publication, ISO."),
            whole("position", "Place in the body's time order.", "1-based"),
            text("answer_due", "Police: 56 days after publication (Police Act 1996, section 55), ISO."),
            key("witness", "Report that is compared for it.", "reports.report"),
        ),
    ),
    Table(
        name="reports",
        noun=model.ReportRef,
        meaning="Documents that were read.",
        key=("report",),
        columns=(
            key("report", "Id of the report: a hash of its text and body."),
            _BODY,
            _INSPECTION,
            key("path", "Path relative to the inputs."),
            text("title", "Title as printed."),
            text("publisher", "Inspectorate."),
            text("kind", "Report, pillar, letter, transcript, news ..."),
            text("pillar", "Pillar of a pillar report."),
            text("published", "Date or month of publication, ISO."),
            text("published_from", "Where that date comes from.", "text", "catalogue"),
            text("scale", "Scale of grades.", "four-tier", "five-tier", "ungraded"),
            text("media_type", "Format of the file."),
            key("sha256", "Hash of the file's bytes."),
            whole("lines", "Lines of the numbered text.", "lines"),
            whole("pages", "Pages of the source.", "pages"),
            whole("warnings", "What a reader should know of it.", "warnings"),
        ),
    ),
    Table(
        name="sections",
        noun=model.Section,
        meaning="Parts of reports, in the order of the text.",
        key=("section",),
        columns=(
            key("section", "Id of the section: report and number."),
            _REPORT,
            _BODY,
            text("parent", "Section it lies in.", refers="sections.section"),
            whole("level", "Depth, 1 for a part of the report itself."),
            text("heading", "Heading as printed."),
            _TOPIC,
            text("role", "What the section is for.", *get_args(words.SectionRole)),
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
            key("left_section", "The earlier report's section.", "sections.section"),
            key("right_section", "The later report's section.", "sections.section"),
            text("relation", "Whole to whole, or how it was divided.", "same", "split", "merge", "partial"),
            number("score", "How surely the later answers the earlier.", "0 to 1"),
            number("same", "Share of words that stand in both.", "0 to 1"),
            number("reworded", "Share of other words in sentences with a partner.", "0 to 1"),
            number("new", "Share of words only the later has.", "0 to 1"),
            number("gone", "Share of words only the earlier has.", "0 to 1"),
            whole("numbers_changed", "Numbers changed within sentences that have a partner.", "numbers"),
            number("similarity", "Likeness of the two texts.", "0 to 1"),
        ),
    ),
    Table(
        name="grades",
        noun=model.Grade,
        meaning="Judgments of the inspectorate on a section, or the stated absence of one.",
        key=("section",),
        columns=(
            key("section", "Section that is judged.", "sections.section"),
            _REPORT,
            _BODY,
            _INSPECTION,
            _TOPIC,
            text("area", "Heading of the section, as printed."),
            text("grade", "The grade; empty where there is none.", *_GRADES),
            text("state", "Whether it is given here, and else why not.", *get_args(words.GradeState)),
            text("scale", "Scale of grades.", "four-tier", "five-tier", "ungraded"),
            text("carried_over_from", "Year or cycle an older judgment comes from."),
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
            key("item", "Lasting id of the obligation: body and item."),
            _BODY,
            text(
                "kind",
                "What it is.",
                "area_for_improvement",
                "cause_of_concern",
                "recommendation",
                "practice",
            ),
            _TOPIC,
            text("status", "What became of it.", "raised", "repeated", "closed", "superseded", "unknown"),
            text("reason", "Why it has that status."),
            key("first_inspection", "Inspection that raised it.", "inspections.inspection"),
            key("last_inspection", "Last inspection that speaks of it.", "inspections.inspection"),
            whole("age", "How many inspections have spoken of it.", "inspections"),
            text("deadline", "Deadline as printed, or as an ISO date."),
            text("text", "Its words when it was last told."),
        ),
    ),
    Table(
        name="item_events",
        noun=model.ItemPlace,
        meaning="Each time a report speaks of an obligation.",
        key=("item", "position"),
        columns=(
            key("item", "The obligation.", "items.item"),
            whole("position", "Place in time order.", "1-based"),
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
            key("figure", "Id of the figure: report and figure."),
            _REPORT,
            _BODY,
            _INSPECTION,
            _TOPIC,
            text("measure", "Id of the measure in the vocabulary, else the words that name what is counted."),
            text("subject", "Whom it is about."),
            number("value", "Value as printed, in `unit`; percentages are 0-100."),
            number("low", "Lower end of a printed range.", "as value"),
            number("high", "Upper end of a printed range.", "as value"),
            number("margin", "Half-width of the printed confidence interval.", "as value"),
            number("numerator", "N of *N of M*."),
            number("denominator", "M of *N of M*."),
            text("unit", "Unit of the value."),
            text("role", "What the number is in its sentence.", *get_args(words.FigureRole)),
            text("polarity", "Which way is better.", "higher_better", "lower_better", "neutral"),
            text("attributed_to", "Whose number it is.", "inspectorate", "force"),
            text("period", "Time it speaks of, as printed."),
            text("period_start", "First day, ISO."),
            text("period_end", "Last day, ISO."),
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
            key("left_figure", "The earlier figure, or the benchmark.", "figures.figure"),
            key("right_figure", "The later figure, or the body's own.", "figures.figure"),
            text("relation", "What is compared.", "over_time", "against_benchmark", "against_target"),
            _TOPIC,
            text("measure", "What both measure."),
            number("delta", "Right minus left, in `unit`."),
            number("delta_percent", "Relative change.", "percent"),
            text("unit", "Unit of both."),
            text("comparability", "Whether the two may be compared.", *_COMPARABLE),
            text("significance", "Outcome of the test at 95 percent.", *SIGNIFICANCE.values()),
            number("p_value", "Of the test.", "0 to 1"),
            text(
                "direction",
                "What the difference means.",
                "improved",
                "regressed",
                "no_significant_change",
                "better",
                "worse",
                "neutral",
            ),
            text("reason", "Why they may or may not be compared."),
        ),
    ),
    Table(
        name="statements",
        noun=model.Statement,
        meaning="Sentences in which change over time, or its absence, is stated.",
        key=("statement",),
        columns=(
            key("statement", "Id of the statement: report and statement."),
            _REPORT,
            _BODY,
            _INSPECTION,
            _TOPIC,
            text("direction", "What is stated.", *_DIRECTIONS),
            text("source", "Whose word it is.", "inspectorate", "force"),
            text("reference", "Earlier time it refers to, as printed."),
            text("reference_cycle", "Programme of that time, where the text names it."),
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
            key("sentence", "Id of the sentence: report and number."),
            _REPORT,
            _BODY,
            _INSPECTION,
            key("section", "Innermost section it lies in.", "sections.section"),
            _TOPIC,
            text("kind", "What it is.", *_SENTENCES),
            text("polarity", "Its tone.", *_POLARITY),
            truth("history", "Whether it tells what an earlier inspection found."),
            truth(
                "standard",
                "Whether it is method, template, navigation, or printed in reports of other bodies.",
            ),
            text("repeat_of", "First printing, where it is a second one.", refers="sentences.sentence"),
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
            key("finding", "Lasting id of the finding."),
            _BODY,
            key("from_inspection", "The earlier inspection.", "inspections.inspection"),
            key("to_inspection", "The later inspection.", "inspections.inspection"),
            key("from_report", "The earlier report.", "reports.report"),
            key("to_report", "The later report.", "reports.report"),
            truth("latest", "Whether the later report is the newest on its topic."),
            _TOPIC,
            text("matter", "Sub-subject; empty for the topic as a whole."),
            text("verdict", "Class.", *_VERDICTS),
            text("basis", "What it rests on.", *_BASIS),
            text("polarity", "Tone of the later report.", *_POLARITY),
            number("confidence", "How sure the rule is.", "0 to 1"),
            text("comparability", "Whether the two sides may be compared.", *_COMPARABLE),
            text("since", "Time the inspectors name, in their words."),
            text("rule", "Rule that decided."),
            text("reason", "Why, in one sentence."),
            truth("needs_review", "Whether a person should look at it."),
            text("decision", "State of reviewers' decisions.", "honoured", "stale", "disputed"),
            text("reviewers_verdict", "Class that reviewers hold right.", *_VERDICTS),
            key("evidence_hash", "Hash of the quotes by which a decision goes stale."),
        ),
    ),
    Table(
        name="evidence",
        noun=model.VerdictEvidence,
        meaning="The sentences a finding rests on, one row each.",
        key=("finding", "position"),
        columns=(
            key("finding", "The finding.", "findings.finding"),
            whole("position", "Place among its sentences.", "1-based"),
            _BODY,
            _REPORT,
            _INSPECTION,
            text("side", "Which of the two reports.", "from", "to"),
            text("kind", "What the sentence is.", *get_args(words.EvidenceKind)),
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
            key("repeat", "Id of the repeated passage: body and passage."),
            whole("position", "Place among its occurrences.", "1-based"),
            _BODY,
            _REPORT,
            text("scope", "Where it is repeated.", "within_report", "across_years", "across_bodies"),
            text(
                "role", "What the repeat is.", "duplicated_block", "reused_summary", "recycled", "boilerplate"
            ),
            text("kind", "Word for word, or nearly.", "verbatim", "near"),
            number("similarity", "Likeness of the places.", "0 to 1"),
            whole("sentences", "Sentences of the passage.", "sentences"),
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
            key("run", "Hash over inputs, engine, vocabulary and decisions."),
            _BODY,
            text("engine_version", "Version of hmicdiff."),
            text("code_hash", "Hash of its code."),
            text("vocabulary_hash", "Hash of its vocabulary."),
            whole("findings", "Findings told.", "findings"),
        ),
    ),
)
"""Every table, in an order in which each refers only to itself and those around it."""
