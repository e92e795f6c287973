"""What each command does: the words of the command line in, lines and an exit code out."""

from __future__ import annotations

import sys
import webbrowser
from functools import partial
from typing import TYPE_CHECKING, Any

import hmicdiff
from hmicdiff.bar import Bar
from hmicdiff.errors import Refused
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
from hmicdiff.reporting.words import ITEM_KIND_WORDS, ITEM_STATUS_WORDS, counted
from hmicdiff.store import write_file

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

__all__ = ["check_decisions", "compare", "explore", "read", "schema", "tracker"]


def compare(options: argparse.Namespace) -> int:
    """Compare, and write or print."""
    with Bar(wanted=not options.quiet) as bar:
        words: dict[str, Any] = {**_words_of(options), "tell": partial(_tell, options), "step": bar.step}
        if options.json:
            found = hmicdiff.compare(options.paths, **words)
        else:
            written = hmicdiff.write(options.paths, options.out, **words)
    if options.json:
        return _print_run(found)
    ended = _print_results(written)
    if options.open:
        _open(written)
    return ended


def _words_of(options: argparse.Namespace) -> dict[str, Any]:
    """Return what is said of a job beside its inputs and outputs."""
    only = (options.earlier, options.later) if options.earlier else None
    return {
        "decisions": options.decisions,
        "previous": options.previous,
        "compare": hmicdiff.CompareParams(pairs=options.pairs, only=only),
        "force": options.force,
        "workbook": not options.no_workbook,
        "as_of": options.as_of,
        "jobs": options.jobs or 0,
    }


def _print_run(found: hmicdiff.Dataset) -> int:
    """Print a run."""
    if not found.results:
        return nothing_readable(found.refused)
    show(found.to_json())
    return name_refused(found.refused)


def _print_results(written: hmicdiff.Written) -> int:
    """Print each body's result and where its report is."""
    if not written.bodies:
        return nothing_readable(written.refused)
    if not written.changed:
        show("nothing has changed since the last run\n")
    for one in written.bodies:
        unchanged = " (unchanged)" if written.changed and not one.made else ""
        _show_result(f"{one.message}{unchanged}", one.page)
    if written.changed and len(written.bodies) > 1:
        _show_result("all bodies", written.index)
    return name_refused(written.refused)


def _show_result(message: str, path: Path) -> None:
    """Print what came of a body, and where."""
    body, told, rest = one_line(message).partition(": ")
    place = painted(one_line(str(path)), "place", sys.stdout)
    show(f"{painted(body, 'strong', sys.stdout)}{told}{rest}\n  {place}\n")


def _open(written: hmicdiff.Written) -> None:
    """Show in the browser the one body's report, or the index over several; say so where there is no browser."""
    if not written.bodies:
        return
    page = written.index if len(written.bodies) > 1 else written.bodies[0].page
    if not webbrowser.open(page.resolve().as_uri()):
        say(f"hmicdiff: no browser could be started; open {one_line(str(page))}")


def read(options: argparse.Namespace) -> int:
    """Show one report's structure."""
    try:
        found = hmicdiff.read(options.file)
    except Refused as error:
        return nothing_readable([hmicdiff.Refusal(path=error.path, code=error.code, reason=error.reason)])
    show(found.to_json() if options.json else found.outline(colour=takes_colours(sys.stdout)))
    return DONE


def check_decisions(options: argparse.Namespace) -> int:
    """Validate decision files, each on its own; the first broken rule of each is named."""
    complaints = hmicdiff.check_decisions(options.files, options.out)
    for complaint in complaints:
        say(f"hmicdiff: {complaint}")
    if not complaints:
        show(f"{counted(len(options.files), 'file')} in order\n")
    return BAD_DECISIONS if complaints else DONE


def schema(options: argparse.Namespace) -> int:
    """Print one JSON Schema."""
    show(hmicdiff.schema(options.name))
    return DONE


def explore(options: argparse.Namespace) -> int:
    """Open the database in Datasette."""
    from hmicdiff.explore import serve  # noqa: PLC0415 - the one command that needs it

    serve(options.out, options.port, say)
    return DONE


def _tell(options: argparse.Namespace, line: str) -> None:
    """Tell progress on standard error."""
    if not options.quiet:
        say(line)


def tracker(options: argparse.Namespace) -> int:
    """List the obligations of the bodies whose results stand in a folder."""
    lines = hmicdiff.load(options.out).tracker(body=options.body, statuses=options.status, kinds=options.kind)
    if options.csv:
        write_file(options.csv, hmicdiff.tracker_csv(lines))
    if options.xlsx:
        write_file(options.xlsx, hmicdiff.tracker_xlsx(lines))
    if not (options.csv or options.xlsx):
        sys.stdout.write("".join(f"{_tracker_line(one)}\n" for one in lines))
    sys.stdout.write(f"{counted(len(lines), 'item')}\n")
    return DONE


def _tracker_line(row: dict[str, Any]) -> str:
    """Return one obligation as a line."""
    kind = ITEM_KIND_WORDS.get(row["kind"], row["kind"]).lower()
    since = " ".join(filter(None, (row["first_programme"], row["first_published"])))
    due = f"; answer due {row['answer_due']}" if row["answer_due"] else ""
    status = ITEM_STATUS_WORDS[row["status"]].lower()
    return f"{row['body']}: {kind}, {status}, since {since or 'unknown'}{due}: {row['text']}"
