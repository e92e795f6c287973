"""What a topic's verdict shows of its parts: what the later report answers to an earlier line, and what went another way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hmicdiff.comparing.similarity import score_tokens, tokenise
from hmicdiff.judging.contrary import lines_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from hmicdiff.judging.case import Case
    from hmicdiff.model import Verdict, VerdictClass, VerdictEvidence

__all__ = ["with_parts"]


def with_parts(
    case: Case, verdict: VerdictClass, shown: Sequence[VerdictEvidence]
) -> tuple[VerdictEvidence, ...]:
    """Return the evidence of a verdict, for a topic with the later line that answers each earlier one, and with what went another way.

    A part of a topic, a thread that both reports speak of, shows lines of both. Where the topic shows one of its earlier
    lines and none of its later ones, the later one most like it is added at the end; behind it, by which line the
    inspectors state of a part that it went another way.
    """
    answers = (_answer(line, case.parts, shown) for line in shown if line.report == case.left.report)
    answered = (*shown, *(one for one in answers if one is not None))
    return tuple(dict.fromkeys((*answered, *lines_of(case, verdict, answered))))


def _answer(
    line: VerdictEvidence, parts: Iterable[Verdict], shown: Sequence[VerdictEvidence]
) -> VerdictEvidence | None:
    """Return the later line that answers an earlier one in a part of the topic; None where one is shown, or none is known."""
    later = [one for part in parts if _quotes(part, line) for one in _later(part)]
    if not later or any(_is_shown(one, shown) for one in later):
        return None
    scores = score_tokens([tokenise(line.quote)], [tokenise(one.quote) for one in later])[0]
    return later[int(scores.argmax())]


def _later(part: Verdict) -> Iterator[VerdictEvidence]:
    """Yield the lines of the later report that a part shows, but for grades."""
    return (one for one in part.evidence if one.report == part.to and one.kind != "grade")


def _quotes(part: Verdict, line: VerdictEvidence) -> bool:
    """Whether a part shows a line too, as whatever kind of evidence."""
    return line.kind != "grade" and _is_shown(line, part.evidence)


def _is_shown(line: VerdictEvidence, among: Iterable[VerdictEvidence]) -> bool:
    """Whether a quote of a report is among others."""
    return any((one.report, one.quote) == (line.report, line.quote) for one in among)
