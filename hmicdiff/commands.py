"""What each command does: the words of the command line in, lines and an exit code out."""

from __future__ import annotations

import sys
import webbrowser
from typing import TYPE_CHECKING, Any

from hmicdiff import job, whole
from hmicdiff.api import load
from hmicdiff.dataset.files import csv_of
from hmicdiff.dataset.tracker import COLUMNS
from hmicdiff.exits import (
    BAD_DECISIONS,
    DONE,
    name_refused,
    nothing_readable,
    one_line,
    painted,
    say,
    show,
    takes_colours,
)
from hmicdiff.model import Refusal
from hmicdiff.pipeline import CompareParams
from hmicdiff.reading.find import find_inputs
from hmicdiff.reporting.outline import outline
from hmicdiff.reporting.schema import json_schema, report_json, to_text
from hmicdiff.reporting.words import ITEM_KIND_WORDS, ITEM_STATUS_WORDS
from hmicdiff.store import hold, load_manifest, write_file

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from hmicdiff.model import Reading

__all__ = ["check_decisions", "compare", "explore", "read", "schema", "tracker"]


def compare(options: argparse.Namespace) -> int:
    """Compare, and write or print."""
    params = _job_params(options)
    if options.json:
        return _print_run(options, job.make_plan(params))
    with hold(params.out):
        ended = _write_reports(options, job.make_plan(params))
    if options.open:
        _open(params.out)
    return ended


def _open(out: Path) -> None:
    """Show in the browser the one body's report, or the index over several; say so where there is no browser."""
    bodies = load_manifest(out).bodies
    if not bodies:
        return
    page = out / ("index.html" if len(bodies) > 1 else _report_of(bodies[0].files))
    if not webbrowser.open(page.resolve().as_uri()):
        say(f"hmicdiff: no browser could be started; open {one_line(str(page))}")


def _print_run(options: argparse.Namespace, plan: job.Plan) -> int:
    """Compare, and print the run."""
    _tell(options, f"reading {_counted(len(plan.files), 'file')}")
    readings, refused = job.read_all(plan)
    if not readings:
        return nothing_readable(refused)
    text, refused = whole.as_json(job.divide(plan, readings, refused), refused, plan.params.jobs)
    show(text)
    return name_refused(refused)


def _write_reports(options: argparse.Namespace, plan: job.Plan) -> int:
    """Compare, and write what is not right already."""
    if job.is_done(plan):
        return _report_done(plan)
    _tell(options, f"reading {_counted(len(plan.files), 'file')}")
    readings, refused = job.read_all(plan)
    if not readings:
        return nothing_readable(refused)
    results, failed = whole.write_all(
        plan,
        job.divide(plan, readings, refused),
        lambda share: _tell(options, f"comparing {share.body}: {_counted(len(share.readings), 'report')}"),
    )
    refused = (*refused, *failed)
    if not results:
        return nothing_readable(refused)
    job.finish(plan, results, readings, refused)
    _print_results(plan.params.out, results)
    return name_refused(refused)


def _job_params(options: argparse.Namespace) -> job.JobParams:
    """Turn the words of ``compare`` into frozen parameters."""
    only = (options.earlier, options.later) if options.earlier else None
    return job.JobParams(
        paths=tuple(options.paths),
        out=options.out,
        decisions=options.decisions,
        previous=options.previous,
        compare=CompareParams(pairs=options.pairs, only=only),
        force=options.force,
        workbook=not options.no_workbook,
        as_of=options.as_of,
        jobs=options.jobs or 0,
    )


def read(options: argparse.Namespace) -> int:
    """Show one report's structure."""
    answer = _read_one(options.file)
    if isinstance(answer, Refusal):
        return nothing_readable([answer])
    if options.json:
        show(to_text(report_json(answer.report)))
    else:
        show(outline(answer, colour=takes_colours(sys.stdout)))
    return DONE


def _read_one(path: Path) -> Reading | Refusal:
    """Read one report; a folder is none."""
    if path.is_dir():
        return Refusal(path=str(path), code="unreadable", reason="This is a folder; name one report in it.")
    found = find_inputs([path])
    return job.read_file(found.files[0]) if found.files else found.refused[0]


def check_decisions(options: argparse.Namespace) -> int:
    """Validate decision files, each on its own; the first broken rule of each is named."""
    complaints = job.check_decisions(options.files, options.out)
    for complaint in complaints:
        say(f"hmicdiff: {complaint}")
    if not complaints:
        show(f"{_counted(len(options.files), 'file')} in order\n")
    return BAD_DECISIONS if complaints else DONE


def schema(options: argparse.Namespace) -> int:
    """Print one JSON Schema."""
    show(to_text(json_schema(options.name)))
    return DONE


def explore(options: argparse.Namespace) -> int:
    """Open the database in Datasette."""
    from hmicdiff.explore import serve  # noqa: PLC0415 - the one command that needs it

    serve(options.out, options.port, say)
    return DONE


def _report_done(plan: job.Plan) -> int:
    """Say that the outputs are already right."""
    manifest = load_manifest(plan.params.out)
    show("nothing has changed since the last run\n")
    for record in manifest.bodies:
        _show_result(record.message, plan.params.out / _report_of(record.files))
    refused = [Refusal(**one) for one in manifest.refused]
    return name_refused(refused)


def _print_results(out: Path, results: Sequence[job.BodyResult]) -> None:
    """Print each body's result and where its report is."""
    for result in results:
        unchanged = "" if result.made else " (unchanged)"
        _show_result(f"{result.record.message}{unchanged}", out / _report_of(result.record.files))
    if len(results) > 1:
        _show_result("all bodies", out / "index.html")


def _show_result(message: str, path: Path) -> None:
    """Print what came of a body, and where."""
    body, told, rest = one_line(message).partition(": ")
    place = painted(one_line(str(path)), "place", sys.stdout)
    show(f"{painted(body, 'strong', sys.stdout)}{told}{rest}\n  {place}\n")


def _report_of(files: Iterable[str]) -> str:
    """Return the name of the change report among a body's files."""
    return next(name for name in sorted(files) if name.endswith("report.html"))


def _counted(count: int, noun: str) -> str:
    """Return a number and its noun, which takes an s unless there is one of it."""
    return f"{count} {noun}{'s' * (count != 1)}"


def _tell(options: argparse.Namespace, line: str) -> None:
    """Tell progress on standard error."""
    if not options.quiet:
        say(line)


def tracker(options: argparse.Namespace) -> int:
    """List the obligations of the bodies whose results stand in a folder."""
    lines = load(options.out).tracker(body=options.body, statuses=options.status, kinds=options.kind)
    if options.csv:
        write_file(options.csv, csv_of(COLUMNS, lines))
    if options.xlsx:
        write_file(options.xlsx, _sheet("tracker", lines))
    if not (options.csv or options.xlsx):
        sys.stdout.write("".join(f"{_tracker_line(one)}\n" for one in lines))
    sys.stdout.write(f"{_counted(len(lines), 'item')}\n")
    return DONE


def _sheet(name: str, rows: list[dict[str, Any]]) -> bytes:
    """Return rows as a workbook of one sheet."""
    from hmicdiff.reporting.tables import sheet_of  # noqa: PLC0415 - not everyone asks for it
    from hmicdiff.reporting.workbook import make_workbook  # noqa: PLC0415 - as above

    types = {column: "Int64" if column == "age" else "string" for column in COLUMNS}
    return make_workbook({name: sheet_of(types, rows)})


def _tracker_line(row: dict[str, Any]) -> str:
    """Return one obligation as a line."""
    kind = ITEM_KIND_WORDS.get(row["kind"], row["kind"]).lower()
    since = " ".join(filter(None, (row["first_programme"], row["first_published"])))
    due = f"; answer due {row['answer_due']}" if row["answer_due"] else ""
    status = ITEM_STATUS_WORDS[row["status"]].lower()
    return f"{row['body']}: {kind}, {status}, since {since or 'unknown'}{due}: {row['text']}"
