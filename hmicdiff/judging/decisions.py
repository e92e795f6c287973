"""Reviewers' decisions: read, checked, and laid over the verdicts they speak of.

Same finding and same evidence: honoured. Evidence changed since: stale, back in the queue. Two
reviewers who differ: disputed. Finding gone: orphan. Nothing here ever edits a decision.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections import defaultdict
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any, Literal

from hmicdiff.errors import DecisionError
from hmicdiff.model import Decision, DecisionRecord
from hmicdiff.reading.bounds import excess_of_json

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from hmicdiff.model import Verdict, VerdictClass

__all__ = [
    "LocatedDecision",
    "apply_decisions",
    "locate_decisions",
    "parse_decisions",
    "state_of",
    "under_new_names",
]

_SCHEMA = "hmicdiff.decisions/1"
_HUGE = re.compile(r"(?<!\d)\d{4000}")
"""Digits of a number that is no number of ours, and that Python refuses to read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LocatedDecision:
    """A decision and where it stands."""

    record: DecisionRecord
    file: str
    line: int
    """1-based line at which the decision begins."""


def parse_decisions(text: str, file: str) -> tuple[DecisionRecord, ...]:
    """Return the decisions that `text`, the content of `file`, holds.

    Raises: DecisionError naming file, line and reason.
    """
    return tuple(one.record for one in locate_decisions(text, file))


def locate_decisions(text: str, file: str) -> tuple[LocatedDecision, ...]:
    """Do the work of `parse_decisions`, with the line of each decision."""
    whole = _load(text, file)
    if whole.get("schema") != _SCHEMA:
        raise _error(file, _line_of(text, '"schema"'), f"the schema must be {_SCHEMA!r}")
    if not isinstance(whole.get("decisions"), list):
        raise _error(file, _line_of(text, '"decisions"'), "`decisions` must be a list")
    places = list(_lines_of_members(text))
    return tuple(
        LocatedDecision(record=_record(plain, file, line), file=file, line=line)
        for plain, line in zip(whole["decisions"], places, strict=True)
    )


def _load(text: str, file: str) -> dict[str, Any]:
    """Return the JSON object that `text` is."""
    excess = excess_of_json(text)
    if excess is not None:
        raise _error(file, 1, excess)
    try:
        whole = json.loads(text.removeprefix("\ufeff"))
    except json.JSONDecodeError as error:
        raise _error(file, error.lineno, f"not JSON: {error.msg}") from error
    except ValueError as error:
        huge = _HUGE.search(text)
        line = text.count("\n", 0, huge.start()) + 1 if huge else 1
        raise _error(file, line, "holds a number of too many digits") from error
    if not isinstance(whole, dict):
        raise _error(file, 1, "must hold one JSON object")
    return whole


def _error(file: str, line: int, reason: str) -> DecisionError:
    """Return the error for one broken rule."""
    return DecisionError(f"{file}:{line}: {reason}")


def _line_of(text: str, word: str) -> int:
    """Return the 1-based line of the first `word`, else 1."""
    place = text.find(word)
    return text.count("\n", 0, place) + 1 if place >= 0 else 1


def _lines_of_members(text: str) -> Iterator[int]:
    """Yield the line at which each member of the list ``decisions`` begins."""
    decoder = json.JSONDecoder()
    place = _start_of_list(text, decoder)
    line, counted = 1, 0
    while True:
        while text[place] in " \t\r\n,":
            place += 1
        if text[place] == "]":
            return
        line, counted = line + text.count("\n", counted, place), place
        yield line
        _, place = decoder.raw_decode(text, place)


def _start_of_list(text: str, decoder: json.JSONDecoder) -> int:
    """Return the offset after the ``[`` of the top-level key ``decisions``; the last one counts."""
    place, found = text.index("{") + 1, 0
    while True:
        while text[place] in " \t\r\n,":
            place += 1
        if text[place] == "}":
            return found
        key, place = decoder.raw_decode(text, place)
        place = text.index(":", place) + 1
        while text[place] in " \t\r\n":
            place += 1
        found = place + 1 if key == "decisions" else found
        _, place = decoder.raw_decode(text, place)


def _record(plain: Any, file: str, line: int) -> DecisionRecord:  # noqa: ANN401 - unchecked JSON
    """Return one checked decision."""
    if not isinstance(plain, dict):
        raise _error(file, line, "a decision must be an object")
    unknown = sorted(set(plain) - {field.name for field in fields(DecisionRecord)})
    if unknown:
        raise _error(file, line, f"unknown key {unknown[0]!r}")
    from pydantic import TypeAdapter, ValidationError  # noqa: PLC0415 - takes long to load; most runs have no decisions

    try:
        record = TypeAdapter(DecisionRecord).validate_python({"verdict": None, "note": "", **plain})
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(str(part) for part in first["loc"])
        raise _error(file, line, f"{name}: {first['msg']}") from error
    _check(record, file, line)
    return record


def _check(record: DecisionRecord, file: str, line: int) -> None:
    """Refuse a decision that contradicts itself."""
    if record.judgement == "disagree" and record.verdict in {None, record.machine_verdict}:
        raise _error(file, line, "a reviewer who disagrees must give another verdict")
    if record.judgement == "agree" and record.verdict not in {None, record.machine_verdict}:
        raise _error(file, line, "a reviewer who agrees cannot give another verdict")
    if not record.reviewer.strip() or not str(record.time).strip():
        raise _error(file, line, "a decision needs its reviewer's name and its time")
    if not _is_time(record.time):
        raise _error(file, line, f"time: {record.time} is no time such as 2026-11-21T09:30:00Z")


def _is_time(time: dt.datetime | str) -> bool:
    """Whether a decision's time is one of the calendar."""
    try:
        return bool(dt.datetime.fromisoformat(str(time)))
    except ValueError:
        return False


def apply_decisions(
    verdicts: Sequence[Verdict], decisions: Sequence[DecisionRecord]
) -> tuple[tuple[Verdict, ...], tuple[DecisionRecord, ...]]:
    """Return the verdicts with the decisions that bear on them, and the decisions whose finding is gone.

    An honoured decision is shown beside the machine's verdict and takes it off the review queue;
    a stale, disputed or unsure one puts it back. Applying the same decisions twice is applying
    them once.
    """
    by_verdict: defaultdict[str, list[DecisionRecord]] = defaultdict(list)
    for record in sorted(set(decisions), key=_order):
        by_verdict[record.verdict_id].append(record)
    known = {one.id for one in verdicts}
    orphans = [one for key, records in sorted(by_verdict.items()) if key not in known for one in records]
    return tuple(_decided(one, by_verdict.get(one.id, [])) for one in verdicts), tuple(orphans)


def under_new_names(
    decisions: Sequence[DecisionRecord], former: Mapping[str, tuple[str, str, str]]
) -> tuple[DecisionRecord, ...]:
    """Return decisions under the ids of today: files made while ids followed the reports' texts stay valid.

    `former` gives for an id of then the id of today, and the evidence hash of then and of today.
    """
    return tuple(
        _renamed(one, former[one.verdict_id]) if one.verdict_id in former else one for one in decisions
    )


def _renamed(record: DecisionRecord, names: tuple[str, str, str]) -> DecisionRecord:
    """Return one decision under the names of today."""
    today, hash_then, hash_now = names
    same = record.evidence_hash == hash_then
    return replace(record, verdict_id=today, evidence_hash=hash_now if same else record.evidence_hash)


def _order(record: DecisionRecord) -> tuple[str, ...]:
    """Return what decisions are sorted by: time, then reviewer, then all the rest."""
    return (str(record.time), record.reviewer, record.verdict_id, repr(record))


def _decided(verdict: Verdict, records: Sequence[DecisionRecord]) -> Verdict:
    """Return a verdict with its decision, if there is one."""
    if not records:
        return verdict
    state, ruling = state_of(verdict, records)
    decision = Decision(state=state, verdict=ruling, records=tuple(records))
    settled = state == "honoured" and ruling is not None
    return replace(verdict, decision=decision, needs_review=not settled)


def state_of(
    verdict: Verdict, records: Sequence[DecisionRecord]
) -> tuple[Literal["honoured", "stale", "disputed"], VerdictClass | None]:
    """Return how decisions bear on a verdict, and the class they give; null while nobody settled it.

    Of one reviewer only the last word on the present evidence counts.
    """
    current = [one for one in records if one.evidence_hash == verdict.evidence_hash]
    if not current:
        return "stale", None
    last = {one.reviewer: one for one in current}
    rulings = {_ruling(one) for one in last.values()} - {None}
    if len(rulings) > 1:
        return "disputed", None
    return "honoured", next(iter(rulings), None)


def _ruling(record: DecisionRecord) -> VerdictClass | None:
    """Return the class a reviewer holds right; null where unsure."""
    if record.judgement == "unsure":
        return None
    return record.machine_verdict if record.judgement == "agree" else record.verdict
