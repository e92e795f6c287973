"""Sources: each report with its hash and what was dropped, and numbered extracts of what is cited."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hmicdiff.reporting.view.context import anchor
from hmicdiff.reporting.words import counted, dashed, date_words, plain
from hmicdiff.text import capital

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from hmicdiff.model import Ledger, LineSpan, Reading, ReportRef
    from hmicdiff.reporting.view.context import Context

__all__ = ["Extract", "ExtractLine", "SourceView", "cited_lines", "source_views"]

AROUND = 5
"""Lines shown on either side of a cited line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractLine:
    """One numbered line."""

    number: int
    text: str
    id: str
    """Anchor where something cites it; else empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """A run of lines."""

    start: int
    end: int
    lines: tuple[ExtractLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceView:
    """One report as a source."""

    id: str
    label: str
    anchor: str
    """What the ids of its lines begin with."""
    citation: str
    """Title and date, as a quote of it is cited."""
    address: str
    """Where it was published; empty where the catalogue does not say, or says no address of the web."""
    told: str
    """Its citation and length, in one line."""
    facts: tuple[tuple[str, str], ...]
    """Rows of a summary list."""
    warnings: tuple[str, ...]
    extracts: tuple[Extract, ...]
    file: str
    """Name of the full text beside the report."""


def source_views(
    context: Context, cited: Mapping[str, frozenset[int]], beside: Iterable[tuple[str, int]] = ()
) -> tuple[SourceView, ...]:
    """Every report in time order, with extracts around the cited lines, and of lines that are shown `beside`."""
    shown: dict[str, set[int]] = {}
    for key, line in beside:
        shown.setdefault(key, set()).add(line)
    return tuple(
        _source(
            report,
            context.readings[report.id],
            cited.get(report.id, frozenset()),
            shown.get(report.id, set()),
            context,
        )
        for report in context.comparison.reports
        if report.id in context.readings
    )


def cited_lines(
    spans: Iterable[tuple[str, LineSpan]], known: Mapping[str, frozenset[int]]
) -> dict[str, frozenset[int]]:
    """First lines of what is cited, by report, with those that are `known`."""
    found = {report: set(lines) for report, lines in known.items()}
    for report, span in spans:
        found.setdefault(report, set()).add(span.line_start)
    return {report: frozenset(lines) for report, lines in found.items()}


def _source(
    report: ReportRef, reading: Reading, cited: frozenset[int], beside: set[int], context: Context
) -> SourceView:
    return SourceView(
        id=f"source-{context.order[report.id] + 1}",
        label=context.labels[report.id],
        anchor=anchor(report.id, 0).partition("-")[0],
        citation=_citation(report, context),
        address=_address(reading),
        told=f"{_citation(report, context)}: {_length(reading)}",
        facts=tuple(_facts(report, reading, context)),
        warnings=tuple(dashed(warning.message) for warning in report.warnings),
        extracts=_extracts(report.id, reading.lines, cited, beside),
        file=f"sources/{report.id}.txt",
    )


def _citation(report: ReportRef, context: Context) -> str:
    """Publisher, title and date of a report: ``HMICFRS, PEEL 2018/19: Norfolk, 27 September 2019``."""
    identity = report.identity
    title = " ".join((identity.title or identity.programme or context.labels[report.id]).split())
    parts = (identity.publisher or "", dashed(title), date_words(identity.published) or "undated")
    return ", ".join(part for part in parts if part)


def _address(reading: Reading) -> str:
    address = reading.report.source.address or ""
    return address if address.startswith(("https://", "http://")) else ""


def _facts(report: ReportRef, reading: Reading, context: Context) -> Iterator[tuple[str, str]]:
    identity, source = report.identity, reading.report.source
    if identity.title:
        yield "Title", identity.title
    if identity.programme:
        yield "Programme", dashed(identity.programme)
    yield "Kind", capital(plain(identity.kind)) + (f", {identity.pillar}" if identity.pillar else "")
    yield "Published", _published(report)
    yield from _inspection(report, context)
    if _address(reading):
        yield "Address", _address(reading)
    yield "File", report.path
    yield "Fingerprint of the file (SHA-256)", source.sha256
    yield "Length", _length(reading)
    if report.copies:
        yield "Also received as", ", ".join(copy.path for copy in report.copies)
    yield from _ledger(reading.report.ledger, context)


def _length(reading: Reading) -> str:
    """``372 lines, 31 pages``."""
    source = reading.report.source
    return counted(source.lines, "line") + (f", {counted(source.pages, 'page')}" if source.pages else "")


def _inspection(report: ReportRef, context: Context) -> Iterator[tuple[str, str]]:
    """Which reports tell of the same inspection."""
    witness = context.supports.get(report.id)
    if witness:
        yield "Inspection", f"supports {context.labels[witness]}; the two are not compared with each other"
    others = [context.labels[one] for one, of in context.supports.items() if of == report.id]
    if others:
        yield "Inspection", f"this is its fullest report; supported by {', '.join(others)}"


def _published(report: ReportRef) -> str:
    identity = report.identity
    if not identity.published:
        return "not known"
    where = {"catalogue": " (from the catalogue; the text does not say)", "text": ""}
    return date_words(identity.published) + where[identity.published_from or "text"]


def _ledger(ledger: Ledger, context: Context) -> Iterator[tuple[str, str]]:
    yield "Words kept", f"{ledger.kept:,}"
    parts = (
        f"{counted(one.words, 'word')} as {context.omissions.get(one.reason) or plain(one.reason)} (“{one.example}”)"
        for one in ledger.left_out
    )
    yield "Left out", "; ".join(parts) or "nothing"


def _extracts(
    report: str, lines: tuple[str, ...], cited: frozenset[int], beside: set[int]
) -> tuple[Extract, ...]:
    """Runs of lines around the cited ones and of those shown beside; runs that touch are one."""
    shown = sorted(
        {
            number
            for line in cited
            for number in range(max(1, line - AROUND), min(len(lines), line + AROUND) + 1)
        }
        | {line for line in beside if line <= len(lines)}
    )
    runs: list[list[int]] = []
    for number in shown:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return tuple(_extract(report, lines, run, cited) for run in runs)


def _extract(report: str, lines: tuple[str, ...], run: list[int], cited: frozenset[int]) -> Extract:
    return Extract(
        start=run[0],
        end=run[-1],
        lines=tuple(
            ExtractLine(
                number=number,
                text=lines[number - 1].strip(),
                id=anchor(report, number) if number in cited else "",
            )
            for number in run
        ),
    )
