"""What each command does: the words of the command line in, lines and an exit code out."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from hmicdiff import job
from hmicdiff.exits import BAD_DECISIONS, DONE, name_refused, nothing_readable
from hmicdiff.model import Refusal
from hmicdiff.pipeline import CompareParams
from hmicdiff.reading.find import find_inputs
from hmicdiff.reporting.outline import outline
from hmicdiff.reporting.schema import json_schema, report_json, to_text
from hmicdiff.store import load_manifest

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Sequence
    from pathlib import Path

__all__ = ["check_decisions", "compare", "read", "schema"]


def compare(options: argparse.Namespace) -> int:
    """Compare, and write or print."""
    params = _job_params(options)
    plan = job.make_plan(params)
    if not options.json and job.is_done(plan):
        return _report_done(plan)
    _say(options, f"reading {_counted(len(plan.files), 'file')}")
    readings, refused = job.read_all(plan)
    if not readings:
        return nothing_readable(refused)
    work = job.divide(plan, readings, refused)
    if options.json:
        sys.stdout.write(job.as_json(work, refused))
        return name_refused(refused)
    results = []
    for share in work:
        _say(options, f"comparing {share.body}: {_counted(len(share.readings), 'report')}")
        results.append(job.write_work(plan, share, None))
    job.finish(plan, results, readings, refused)
    _print_results(params.out, results)
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
        jobs=options.jobs,
    )


def read(options: argparse.Namespace) -> int:
    """Show one report's structure."""
    found = find_inputs([options.file])
    answer = job.read_file(found.files[0]) if found.files else found.refused[0]
    if isinstance(answer, Refusal):
        return nothing_readable([answer])
    if options.json:
        sys.stdout.write(to_text(report_json(answer.report)))
    else:
        sys.stdout.write(outline(answer, colour=sys.stdout.isatty()))
    return DONE


def check_decisions(options: argparse.Namespace) -> int:
    """Validate decision files, each on its own; the first broken rule of each is named."""
    complaints = job.check_decisions(options.files, options.out)
    for complaint in complaints:
        sys.stderr.write(f"hmicdiff: {complaint}\n")
    if not complaints:
        sys.stdout.write(f"{_counted(len(options.files), 'file')} in order\n")
    return BAD_DECISIONS if complaints else DONE


def schema(options: argparse.Namespace) -> int:
    """Print one JSON Schema."""
    sys.stdout.write(to_text(json_schema(options.name)))
    return DONE


def _report_done(plan: job.Plan) -> int:
    """Say that the outputs are already right."""
    manifest = load_manifest(plan.params.out)
    sys.stdout.write("nothing has changed since the last run\n")
    for record in manifest.bodies:
        sys.stdout.write(f"{record.message}\n  {plan.params.out / _report_of(record.files)}\n")
    refused = [Refusal(**one) for one in manifest.refused]
    return name_refused(refused)


def _print_results(out: Path, results: Sequence[job.BodyResult]) -> None:
    """Print each body's result and where its report is."""
    for result in results:
        unchanged = "" if result.made else " (unchanged)"
        sys.stdout.write(f"{result.record.message}{unchanged}\n  {out / _report_of(result.record.files)}\n")
    if len(results) > 1:
        sys.stdout.write(f"all bodies\n  {out / 'index.html'}\n")


def _report_of(files: Iterable[str]) -> str:
    """Return the name of the change report among a body's files."""
    return next(name for name in sorted(files) if name.endswith("report.html"))


def _counted(count: int, noun: str) -> str:
    """Return a number and its noun, which takes an s unless there is one of it."""
    return f"{count} {noun}{'s' * (count != 1)}"


def _say(options: argparse.Namespace, line: str) -> None:
    """Tell progress on standard error."""
    if not options.quiet:
        sys.stderr.write(f"{line}\n")
