"""The command ``hmicdiff``: argument words in, exit code out; all work is done below.

Exit codes: 0 done; 1 a defect of ours; 2 usage; 3 nothing readable; 4 some inputs refused, the
rest done; 5 a decisions file breaks a rule.
"""

from __future__ import annotations

import argparse
import re
import sys
import traceback
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from hmicdiff import job
from hmicdiff.errors import DecisionError, HmicdiffError, UsageError
from hmicdiff.model import Refusal
from hmicdiff.pipeline import CompareParams
from hmicdiff.reading.find import find_inputs
from hmicdiff.reporting.outline import outline
from hmicdiff.reporting.schema import json_schema, report_json, to_text
from hmicdiff.store import load_manifest, write_log

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["main"]

_DATE = re.compile(r"\d{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?")
DONE, DEFECT, USAGE, NOTHING_READABLE, SOME_REFUSED, BAD_DECISIONS = range(6)


def main(words: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; nothing escapes as a traceback."""
    options = _parser().parse_args(words)
    try:
        return int(options.run(options))
    except HmicdiffError as error:
        return _fail(str(error), BAD_DECISIONS if isinstance(error, DecisionError) else USAGE)
    except BrokenPipeError:
        sys.stderr.close()
        return DONE
    except KeyboardInterrupt:
        return _fail("stopped", USAGE)
    except Exception as error:  # noqa: BLE001 - the last resort: one line for the user, the rest in a log
        return _defect(error)


def _parser() -> argparse.ArgumentParser:
    """Return the whole command's grammar."""
    parser = argparse.ArgumentParser(
        prog="hmicdiff",
        description="Compare police and fire inspection reports across years.",
        epilog="Exit codes: 0 done, 1 our defect, 2 usage, 3 nothing readable, 4 some inputs refused, "
        "5 a decisions file breaks a rule.",
    )
    parser.add_argument("--version", action="version", version=f"hmicdiff {metadata.version('hmicdiff')}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _add_compare(commands.add_parser("compare", help="compare each body's reports across years"))
    _add_read(commands.add_parser("read", help="show what one report says"))
    _add_decisions(commands.add_parser("decisions", help="work with reviewers' decision files"))
    _add_schema(commands.add_parser("schema", help="print a JSON Schema"))
    return parser


def _add_compare(parser: argparse.ArgumentParser) -> None:
    """Give `parser` the words of ``compare``."""
    parser.set_defaults(run=_compare)
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="reports, or folders of them")
    parser.add_argument("--out", type=Path, default=Path("outputs"), help="folder to write (outputs)")
    parser.add_argument("--json", action="store_true", help="write nothing, print the run as JSON")
    parser.add_argument("--from", dest="earlier", metavar="REPORT", help="earlier report, by path or id")
    parser.add_argument("--to", dest="later", metavar="REPORT", help="later report, by path or id")
    parser.add_argument(
        "--pairs", choices=("nearest", "all"), default="nearest", help="verdicts for every two reports: all"
    )
    parser.add_argument("--decisions", type=Path, metavar="DIR", help="folder of reviewers' decisions")
    parser.add_argument("--previous", type=Path, metavar="FILE", help="an earlier run.json to tell news from")
    parser.add_argument("--as-of", metavar="DATE", help="date the report shows (that of its newest input)")
    parser.add_argument("--jobs", type=int, default=0, metavar="N", help="worker processes (as many as pay)")
    parser.add_argument("--force", action="store_true", help="make everything again")
    parser.add_argument("--no-workbook", action="store_true", help="write no workbook.xlsx")
    parser.add_argument("-q", "--quiet", action="store_true", help="no progress")


def _add_read(parser: argparse.ArgumentParser) -> None:
    """Give `parser` the words of ``read``."""
    parser.set_defaults(run=_read)
    parser.add_argument("file", type=Path)
    parser.add_argument("--json", action="store_true", help="print the structure as JSON")


def _add_decisions(parser: argparse.ArgumentParser) -> None:
    """Give `parser` the words of ``decisions``."""
    actions = parser.add_subparsers(required=True, metavar="ACTION")
    check = actions.add_parser("check", help="validate decision files against schema and findings")
    check.set_defaults(run=_check_decisions)
    check.add_argument("files", nargs="+", type=Path, metavar="FILE")
    check.add_argument(
        "--out", type=Path, default=Path("outputs"), help="folder with current findings (outputs)"
    )


def _add_schema(parser: argparse.ArgumentParser) -> None:
    """Give `parser` the words of ``schema``."""
    parser.set_defaults(run=_schema)
    parser.add_argument("name", nargs="?", choices=("report", "run", "decisions"), default="run")


def _compare(options: argparse.Namespace) -> int:
    """Compare, and write or print."""
    params = _job_params(options)
    plan = job.make_plan(params)
    if not options.json and job.is_done(plan):
        return _report_done(plan)
    _say(options, f"reading {_counted(len(plan.files), 'file')}")
    readings, refused = job.read_all(plan)
    if not readings:
        return _nothing_readable(refused)
    work = job.divide(plan, readings, refused)
    if options.json:
        sys.stdout.write(job.as_json(work, refused))
        return _name_refused(refused)
    results = []
    for share in work:
        _say(options, f"comparing {share.body}: {_counted(len(share.readings), 'report')}")
        results.append(job.write_work(plan, share, None))
    job.finish(plan, results, readings, refused)
    _print_results(params.out, results)
    return _name_refused(refused)


def _job_params(options: argparse.Namespace) -> job.JobParams:
    """Turn the words of ``compare`` into frozen parameters.

    Raises: UsageError where --from stands without --to or the other way round, or a word is no date,
    number of workers or folder.
    """
    _check_words(options)
    if bool(options.earlier) != bool(options.later):
        msg = "--from and --to go together"
        raise UsageError(msg)
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


def _check_words(options: argparse.Namespace) -> None:
    """Refuse words that would else be passed over in silence. Raises: UsageError."""
    if options.jobs < 0:
        msg = f"--jobs {options.jobs}: give 0 (as many as pay) or more"
        raise UsageError(msg)
    if options.as_of and not _DATE.fullmatch(options.as_of):
        msg = f"--as-of {options.as_of}: give a date as 2024-09-23, or a month as 2024-09"
        raise UsageError(msg)
    if options.decisions and not options.decisions.is_dir():
        msg = f"--decisions {options.decisions}: there is no such folder"
        raise UsageError(msg)


def _read(options: argparse.Namespace) -> int:
    """Show one report's structure."""
    found = find_inputs([options.file])
    answer = job.read_file(found.files[0]) if found.files else found.refused[0]
    if isinstance(answer, Refusal):
        return _nothing_readable([answer])
    if options.json:
        sys.stdout.write(to_text(report_json(answer.report)))
    else:
        sys.stdout.write(outline(answer, colour=sys.stdout.isatty()))
    return DONE


def _check_decisions(options: argparse.Namespace) -> int:
    """Validate decision files, each on its own; the first broken rule of each is named."""
    complaints = job.check_decisions(options.files, options.out)
    for complaint in complaints:
        sys.stderr.write(f"hmicdiff: {complaint}\n")
    if not complaints:
        sys.stdout.write(f"{_counted(len(options.files), 'file')} in order\n")
    return BAD_DECISIONS if complaints else DONE


def _schema(options: argparse.Namespace) -> int:
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
    return _name_refused(refused)


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


def _name_refused(refused: Sequence[Refusal]) -> int:
    """Name every refused input in one line, and return the exit code that says so."""
    for refusal in sorted(refused, key=lambda one: one.path):
        sys.stderr.write(f"hmicdiff: {refusal.path}: {refusal.code}: {refusal.reason}\n")
    return SOME_REFUSED if refused else DONE


def _nothing_readable(refused: Sequence[Refusal]) -> int:
    """Say that no input could be read."""
    if not refused:
        sys.stderr.write("hmicdiff: no reports found (.txt .md .html .htm .pdf .docx)\n")
    _name_refused(refused)
    return NOTHING_READABLE


def _fail(line: str, code: int) -> int:
    """Print one line for the user and return `code`."""
    sys.stderr.write(f"hmicdiff: {line}\n")
    return code


def _defect(error: Exception) -> int:
    """Keep the account of a defect of ours, and say in one line where it is."""
    path = write_log("".join(traceback.format_exception(error)))
    return _fail(f"a defect of hmicdiff ({type(error).__name__}: {error}); its account is in {path}", DEFECT)
