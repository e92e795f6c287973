"""A comparison in brief, as a flow shows and tells it: news, tables, and a summary in Markdown."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hmicdiff.judging.history import changes_between
from hmicdiff.reporting.listing import escape
from hmicdiff.reporting.summary import (
    effective_verdict,
    is_new_concern,
    is_raised_again,
    newest_findings,
    result_line,
)
from hmicdiff.reporting.view.context import anchor_id
from hmicdiff.reporting.view.signs import SOURCES, sign_of
from hmicdiff.reporting.words import confidence_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from hmicdiff.model import Comparison, Verdict

__all__ = [
    "finding_address",
    "name_of",
    "news",
    "news_rows",
    "review_rows",
    "sentence_of",
    "summary_markdown",
    "verdict_rows",
]

_CAUSES = {
    "new_report": "a new report",
    "decision": "a reviewer's decision",
    "upgrade": "an upgrade of hmicdiff",
}


def news(comparison: Comparison, before: Comparison | None) -> tuple[Verdict, ...]:
    """Return what got worse or is raised again in the newest reports and was not so in the run before.

    What only an upgrade of hmicdiff or a reviewer changed is no news of policing. Nor is what was told
    of another edition of the same report: a finding of the same topic, name and class on the same
    sentence is the same news.
    """
    causes = _causes(comparison, before)
    told = {_told(one) for one in newest_findings(before)} if before else set()
    return tuple(
        verdict
        for verdict in newest_findings(comparison)
        if (_is_worse(verdict) or is_raised_again(verdict))
        and (before is None or causes.get(verdict.id) == "new_report")
        and _told(verdict) not in told
    )


def _is_worse(verdict: Verdict) -> bool:
    """Whether something got worse, or is criticised now that was praised."""
    return effective_verdict(verdict) == "regressed"


def _told(verdict: Verdict) -> tuple[str, str | None, str, str]:
    """Return what a reader is told of a verdict."""
    return verdict.topic, verdict.thread_name, effective_verdict(verdict), sentence_of(verdict)


def _causes(comparison: Comparison, before: Comparison | None) -> dict[str, str]:
    """Return why verdicts differ from the run before, by verdict id; empty where there was none."""
    changes = changes_between(before, comparison) if before else ()
    return {change.verdict_id: change.cause for change in changes}


def summary_markdown(comparison: Comparison, address: str) -> str:
    """Return the result as Markdown: the counts, then what got worse or is raised again, quoted and linked.

    `address` is where the change report opens, or its path where it is not served.
    """
    lines = [f"# {comparison.body}", "", result_line(comparison), "", _report_line(address), ""]
    for title, chosen in _WORTH_TELLING:
        rows = [verdict for verdict in newest_findings(comparison) if chosen(verdict)]
        if rows:
            lines += [f"## {title}", "", *(_bullet(verdict, address) for verdict in rows), ""]
    return "\n".join(lines)


def verdict_rows(comparison: Comparison, address: str = "") -> list[dict[str, str]]:
    """Return one flat row for each finding of the newest reports, for a table.

    A finding's name is a link in Markdown where `address`, the change report's, is one that a browser follows.
    """
    return [_row(comparison, verdict, address) for verdict in _by_rank(newest_findings(comparison))]


def news_rows(
    comparison: Comparison,
    before: Comparison | None,
    due_to: Callable[[Verdict, str], str] = lambda _, cause: _CAUSES[cause],
    address: str = "",
) -> list[dict[str, str]]:
    """Return one flat row for each finding that the run before did not hold so, and what it is due to.

    `due_to` says that in words, given the finding and its cause; who knows the files knows it better.
    """
    causes = _causes(comparison, before)
    return [
        _quote_last(
            {
                **_row(comparison, verdict, address),
                "due to": due_to(verdict, causes.get(verdict.id, "new_report")),
            }
        )
        for verdict in _by_rank(newest_findings(comparison))
        if before is None or verdict.id in causes
    ]


def review_rows(comparison: Comparison, address: str = "") -> list[dict[str, str]]:
    """Return one flat row for each finding that asks for a person, with what else it may be."""
    return [
        _quote_last(
            {
                **_row(comparison, verdict, address),
                "or else": sign_of(_as_runner_up(verdict)).word if verdict.runner_up else "",
            }
        )
        for verdict in _by_rank(newest_findings(comparison))
        if verdict.needs_review
    ]


def _as_runner_up(verdict: Verdict) -> Verdict:
    """Return a finding as it would be if the second best verdict held."""
    best = verdict.runner_up.verdict if verdict.runner_up else verdict.verdict
    return replace(verdict, verdict=best, decision=None)


def _quote_last(row: dict[str, str]) -> dict[str, str]:
    """Return a row with its quote at the end: it is long, and what stands right of it is off the screen."""
    return {**{name: value for name, value in row.items() if name != "quote"}, "quote": row["quote"]}


def sentence_of(verdict: Verdict) -> str:
    """Return the sentence that speaks for a verdict: the newer report's, else the first there is."""
    newer = [one.quote for one in verdict.evidence if one.report == verdict.to]
    return (newer or [one.quote for one in verdict.evidence] or [""])[0]


def name_of(verdict: Verdict) -> str:
    """Return what a verdict is on: its thread's name, else its topic as a whole."""
    return verdict.thread_name or f"{verdict.topic}, overall"


def finding_address(address: str, verdict: Verdict) -> str:
    """Return where a finding stands in the change report at `address`."""
    return f"{address}#{anchor_id('f', verdict.id)}"


def _row(comparison: Comparison, verdict: Verdict, address: str) -> dict[str, str]:
    """Return a finding as a row of a table, its cells Markdown: whose it is first, the long quote last."""
    name = name_of(verdict)
    return {
        "body": comparison.body,
        "finding": sign_of(verdict).word,
        "on": f"[{escape(name)}]({finding_address(address, verdict)})" if _opens(address) else escape(name),
        "who says so": SOURCES[verdict.basis],
        "how sure": confidence_words(verdict.confidence),
        "to review": "yes" if verdict.needs_review else "",
        "quote": escape(sentence_of(verdict)),
    }


def _by_rank(verdicts: Iterable[Verdict]) -> list[Verdict]:
    """Return verdicts with those first that ask for most."""
    return sorted(verdicts, key=lambda verdict: sign_of(verdict).rank)


_WORTH_TELLING = (
    ("Got worse, inspectors say or grade", lambda one: _is_worse(one) and not one.inferred),
    ("Raised again, inspectors say or grade", lambda one: is_raised_again(one) and not one.inferred),
    ("Praised then, criticised now (inferred)", lambda one: _is_worse(one) and one.inferred),
    ("Criticised in both (inferred)", lambda one: is_raised_again(one) and one.inferred),
    ("New concerns (inferred)", is_new_concern),
)


def _report_line(address: str) -> str:
    """Return where the report is: a link where a browser can follow it, else a path."""
    return f"[Open the change report]({address})" if _opens(address) else f"Change report: `{address}`"


def _opens(address: str) -> bool:
    """Whether a browser follows an address."""
    return address.startswith("http")


def _bullet(verdict: Verdict, address: str) -> str:
    """Return one finding with the newer report's sentence, its name a link where that can be followed."""
    name = escape(name_of(verdict))
    shown = f"[{name}]({finding_address(address, verdict)})" if _opens(address) else name
    return f"- **{shown}**: {escape(sentence_of(verdict))}"
