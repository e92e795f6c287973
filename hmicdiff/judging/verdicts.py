"""From a comparison to verdicts: what improved, got worse, is raised again, is new, can't be said.

For each topic and each thread the reports are paired (`pairs`), what they say is laid side by side
(`subjects`, `case`), the first rule that fits decides (`rules`), and the sentences that show it are
chosen (`evidence`). Then reviewers' decisions are laid over it and an earlier run is held against it.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from hmicdiff.comparing.mentions import mention_index
from hmicdiff.comparing.order import in_time_order
from hmicdiff.comparing.threads.points import GRADE_TONE
from hmicdiff.judging.answered import with_parts
from hmicdiff.judging.bench import Bench
from hmicdiff.judging.case import (
    Case,
    Links,
    build_case,
    changes_over_time,
    moved_figures,
    significant_figures,
)
from hmicdiff.judging.confidence import confidence_of, has_second_signal, runner_up_of
from hmicdiff.judging.decisions import apply_decisions, under_new_names
from hmicdiff.judging.elsewhere import with_mention
from hmicdiff.judging.evidence import choose_evidence
from hmicdiff.judging.grades import all_grade_changes, grade_changes
from hmicdiff.judging.history import history_since
from hmicdiff.judging.matters import matters_in
from hmicdiff.judging.names import evidence_hash, inspection_names, verdict_id
from hmicdiff.judging.obligations import ask_at_odds
from hmicdiff.judging.pairs import Pair, dropped_pairs, is_inspection, pairs_of, representatives
from hmicdiff.judging.reasons import comparability_of, reason_of
from hmicdiff.judging.rules import decide
from hmicdiff.judging.silence import is_plainly_silent, row_of, speaks_in_passing
from hmicdiff.judging.since import since_of
from hmicdiff.judging.subjects import Subject, thread_subjects, topic_subjects, with_fates
from hmicdiff.judging.surroundings import with_surroundings
from hmicdiff.judging.wide import general_threads
from hmicdiff.judging.worth import is_regraded, is_telling, is_worth_telling, without_echoes
from hmicdiff.model import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from hmicdiff.model import (
        Comparison,
        DecisionRecord,
        Polarity,
        Reading,
        Run,
        VerdictClass,
    )
    from hmicdiff.vocabulary import Vocabulary

__all__ = ["judge"]

_Place = tuple[str, str, str]
"""A topic, and the ids of the earlier and the later report."""


def judge(
    comparison: Comparison,
    readings: Sequence[Reading],
    vocabulary: Vocabulary,
    decisions: Sequence[DecisionRecord] = (),
    previous: Run | None = None,
    *,
    pairs: Literal["nearest", "all"] = "nearest",
) -> Comparison:
    """Return `comparison` with grade changes, verdicts and, given an earlier run, history.

    `readings` are the body's reports in any order. Verdicts are sorted by topic, topic before its
    threads, then in time order. A body with one report gets none.
    """
    known = {ref.id for ref in comparison.reports}
    ordered = tuple(one for one in in_time_order(readings) if one.report.id in known or not known)
    inspections = _inspections(comparison, ordered)
    subjects = with_fates(topic_subjects(comparison.threads, ordered, vocabulary), comparison, ordered)
    parts = with_fates(thread_subjects(comparison.threads, ordered, vocabulary), comparison, ordered)
    spoken = frozenset((report, one.topic) for one in subjects for report in one.sides)
    bench = Bench(
        comparison=comparison,
        ordered=ordered,
        vocabulary=vocabulary,
        pairs=pairs,
        inspections=inspections,
        spoken=spoken,
        names=inspection_names(ordered),
        mentions={one.report.id: mention_index(one, vocabulary) for one in ordered},
        changes=changes_over_time(comparison.figure_changes),
    )
    grades = tuple(
        change
        for subject in subjects
        for change in all_grade_changes(inspections, subject.topic, vocabulary.comparability)
    )
    on_parts = [verdict for subject in parts for verdict in _verdicts_on(bench, subject)]
    by_place = _by_place(on_parts)
    on_topics = [verdict for subject in subjects for verdict in _verdicts_on(bench, subject, by_place)]
    found = [*on_topics, *on_parts]
    reports = frozenset(one.report.id for one in ordered if is_inspection(one))
    told = without_echoes(_sorted(found, ordered), reports, general_threads(vocabulary))
    marked = _marked_latest(told, (*subjects, *parts), inspections)
    verdicts = [_surrounded(one, bench) for one in marked]
    renamed = under_new_names(decisions, _former_names(marked, comparison.body))
    decided, orphans = apply_decisions(verdicts, renamed)
    judged = replace(comparison, grade_changes=grades, verdicts=decided, orphan_decisions=orphans)
    return replace(judged, history=history_since(previous, judged)) if previous else judged


def _surrounded(verdict: Verdict, bench: Bench) -> Verdict:
    """Return a verdict whose quotes stand between the sentences they may not be read without.

    These decide nothing: a decision goes stale by the quotes alone.
    """
    return replace(verdict, evidence=with_surroundings(verdict.evidence, bench.by_id, bench.vocabulary))


def _inspections(comparison: Comparison, ordered: Sequence[Reading]) -> tuple[tuple[Reading, ...], ...]:
    """Return the reports of each inspection; where the comparison names none, each report is one."""
    by_id = {one.report.id: one for one in ordered}
    named = [(one.witness, *one.supporting) for one in comparison.inspections]
    groups = (tuple(by_id[key] for key in keys if key in by_id) for keys in named)
    return tuple(group for group in groups if group) or tuple((one,) for one in ordered)


def _former_names(verdicts: Sequence[Verdict], body: str) -> dict[str, tuple[str, str, str]]:
    """Return, by the id a verdict had while ids followed the reports' texts: id, evidence hash then and now."""
    return {
        verdict_id(body, one.from_, one.to, one.topic, one.thread): (
            one.id,
            evidence_hash(one.evidence, {}),
            one.evidence_hash,
        )
        for one in sorted(verdicts, key=lambda each: each.verdict != "dropped")
    }


def _pairs(bench: Bench, subject: Subject) -> Iterator[Pair]:
    """Yield the pairs of reports between which a subject is judged."""

    def had_to(reading: Reading) -> bool:
        return subject.thread is None and bench.had_to(reading, subject.topic)

    ordered = representatives(bench.inspections, subject.speaks, had_to)
    yield from pairs_of(ordered, subject.speaks, had_to, bench.pairs)
    for pair in dropped_pairs(ordered, subject.speaks):
        if subject.thread is not None or had_to(pair.right):
            yield pair


def _verdicts_on(
    bench: Bench, subject: Subject, parts: Mapping[_Place, tuple[Verdict, ...]] | None = None
) -> Iterator[Verdict]:
    """Yield the verdicts on one subject; of a topic, with what was found on threads as its `parts`."""
    row = row_of(subject, bench.vocabulary.threads)
    name, is_wide = (subject.thread.name if subject.thread else ""), row is not None and row.wide
    is_general = row is not None and row.general
    for pair in _pairs(bench, subject):
        regraded = is_general and is_regraded(
            grade_changes(pair, subject.topic, bench.vocabulary.comparability)
        )
        own = (parts or {}).get((subject.topic, pair.left.report.id, pair.right.report.id), ())
        whole_case = replace(_case(bench, subject, pair), parts=own, is_general=is_general)
        for case, is_rest in matters_in(whole_case, bench.vocabulary.concepts, name, is_wide=is_wide):
            if is_worth_telling(case, looked_at=bench.looked_at(pair, subject)):
                found = with_mention(case, bench.mentions, bench.vocabulary.threads)
                whole = replace(
                    found,
                    asks_at_odds=ask_at_odds(found.left, found.right, bench.vocabulary),
                    is_in_passing=speaks_in_passing(found, bench.mentions, bench.vocabulary),
                )
                verdict = _verdict(bench, subject, pair, whole)
                if is_rest:
                    verdict = replace(verdict, id=_rest_id(bench, subject, pair))
                if _is_borne_out(bench, subject, whole, verdict, regraded=regraded):
                    yield verdict


def _by_place(verdicts: Iterable[Verdict]) -> Mapping[_Place, tuple[Verdict, ...]]:
    """Return verdicts by topic and pair of reports."""
    found: defaultdict[_Place, list[Verdict]] = defaultdict(list)
    for one in verdicts:
        found[one.topic, one.from_, one.to].append(one)
    return {place: tuple(held) for place, held in found.items()}


def _is_borne_out(bench: Bench, subject: Subject, case: Case, verdict: Verdict, *, regraded: bool) -> bool:
    """Whether a verdict has evidence and tells something, and nothing in two reports speaks against it.

    `regraded` is whether their grades of its topic differ, of a thread that is the topic as a whole.
    """
    if not verdict.evidence:
        return False
    if verdict.rule not in {"only-later", "only-earlier"}:
        return is_telling(case, verdict.rule, regraded=regraded)
    return is_plainly_silent(case, subject, bench.mentions, bench.vocabulary)


def _rest_id(bench: Bench, subject: Subject, pair: Pair) -> str:
    """Return the id of the earlier part of a divided thread: its own, beside that of the later part."""
    left, right = (bench.names[one.report.id] for one in (pair.left, pair.right))
    thread = subject.thread.id if subject.thread else ""
    return verdict_id(bench.comparison.body, left, right, subject.topic, f"{thread} earlier")


def _case(bench: Bench, subject: Subject, pair: Pair) -> Case:
    """Return all that bears on a subject in two reports."""
    sides = (subject.side(pair.left), subject.side(pair.right))
    changes = bench.changes.get((pair.left.report.id, pair.right.report.id), ())
    links = Links(
        items=bench.comparison.item_threads,
        figures=significant_figures(changes),
        moves=moved_figures(changes),
        readings=bench.ordered,
    )
    later, is_topic = pair.right.report.id, subject.thread is None
    case = build_case(subject.topic, sides, links, is_topic=is_topic, wide=subject.wide.get(later, ()))
    case = replace(case, outright=subject.outright.get(later, ()))
    grades = grade_changes(pair, subject.topic, bench.vocabulary.comparability) if is_topic else ()
    parts = [bench.threads_on(subject, side) for side in (pair.left, pair.right) if is_topic]
    left, right = parts or (frozenset(), frozenset())
    return replace(case, grades=grades, left_threads=left, right_threads=right, strays=subject.strays)


def _verdict(bench: Bench, subject: Subject, pair: Pair, case: Case) -> Verdict:
    """Return the verdict on one subject between two reports."""
    rules = bench.vocabulary.rules
    decided = decide(case, rules)
    verdict = decided.rule.verdict
    comparability = comparability_of(case, decided.rule, pair)
    confidence = confidence_of(case, decided, comparability, rules.settings)
    evidence = with_parts(case, verdict, choose_evidence(case, verdict, bench.by_id))
    since = since_of(case, subject, verdict, bench.ordered, stated=decided.rule.basis in {"stated", "item"})
    thread = subject.thread
    unsure = confidence < rules.settings.review_below or verdict == "mixed"
    is_change = verdict != "unchanged"
    alone = is_change and comparability == "with_care" and not has_second_signal(case)
    return Verdict(
        id=verdict_id(
            bench.comparison.body,
            bench.names[pair.left.report.id],
            bench.names[pair.right.report.id],
            subject.topic,
            thread.id if thread else None,
        ),
        from_=pair.left.report.id,
        to=pair.right.report.id,
        latest=False,
        topic=subject.topic,
        thread=thread.id if thread else None,
        thread_name=thread.name if thread else None,
        verdict=verdict,
        polarity=_polarity(case, verdict),
        confidence=confidence,
        rule=decided.rule.id,
        inferred=decided.rule.inferred,
        basis=decided.rule.basis,
        comparability=comparability,
        since=since,
        runner_up=runner_up_of(decided, confidence),
        needs_review=unsure or alone,
        evidence_hash=evidence_hash(evidence, bench.names),
        evidence=evidence,
        reason=reason_of(case, decided.rule, since, bench.by_id, rules),
    )


def _polarity(case: Case, verdict: VerdictClass) -> Polarity:
    """Return the tone a verdict is shown in: the later report's, or the earlier's where that is silent.

    Of a topic that is graded, the grade is the tone of the whole.
    """
    if verdict == "repeated":
        return "concern"
    graded = next((change.right.value or "" for change in case.grades if change.right), "")
    if graded in GRADE_TONE:
        return GRADE_TONE[graded]
    return case.right.polarity if case.right else case.left.polarity


def _sorted(verdicts: Sequence[Verdict], ordered: Sequence[Reading]) -> tuple[Verdict, ...]:
    """Return verdicts by topic, the topic's own first, then by name and in time order."""
    place = {one.report.id: number for number, one in enumerate(ordered)}

    def key(one: Verdict) -> tuple[str, bool, str, int, int, str]:
        name = one.thread_name or ""
        return (one.topic, one.thread is not None, name, place[one.to], place[one.from_], one.id)

    return tuple(sorted(verdicts, key=key))


def _marked_latest(
    verdicts: Sequence[Verdict], subjects: Sequence[Subject], inspections: Sequence[Sequence[Reading]]
) -> tuple[Verdict, ...]:
    """Return verdicts, those whose later report tells of the newest inspection on its topic marked.

    Where no report speaks of the topic as a whole, a part of it counts; a part that a later inspection still speaks of is
    told by that.
    """
    order = {report.report.id: place for place, reports in enumerate(inspections) for report in reports}
    topics = _newest_on(subjects, order)
    parts = _last_told(verdicts, subjects, order)
    return tuple(
        replace(
            one, latest=order.get(one.to) == max(topics.get(one.topic, -1), parts.get(one.thread or "", -1))
        )
        for one in verdicts
    )


def _newest_on(subjects: Sequence[Subject], order: Mapping[str, int]) -> Mapping[str, int]:
    """Return which inspection is the newest that speaks of each topic as a whole, of a part where none does."""
    whole = {one.topic for one in subjects if one.thread is None}
    found: dict[str, int] = {}
    for one in subjects:
        if one.thread is None or one.topic not in whole:
            found[one.topic] = max(_last_spoken(one, order), found.get(one.topic, -1))
    return found


def _last_told(
    verdicts: Sequence[Verdict], subjects: Sequence[Subject], order: Mapping[str, int]
) -> Mapping[str, int]:
    """Return which inspection is the newest that speaks of each thread, of those to which a verdict on it leads."""
    spoken = {(one.thread.id, report) for one in subjects if one.thread is not None for report in one.sides}
    found: dict[str, int] = {}
    for one in verdicts:
        if one.thread is not None and (one.thread, one.to) in spoken:
            found[one.thread] = max(order.get(one.to, -1), found.get(one.thread, -1))
    return found


def _last_spoken(subject: Subject, order: Mapping[str, int]) -> int:
    """Return which inspection is the newest that speaks of a subject, -1 for none."""
    return max((order[report] for report in subject.sides if report in order), default=-1)
