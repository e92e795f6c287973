"""The command ``hmicdiff``: argument words in, exit code out; the work is done in `hmicdiff.commands`.

Help, words that fit nothing and files that are not there are answered without loading the library.
"""

from __future__ import annotations

import argparse
import re
import sys
import traceback
from difflib import get_close_matches
from importlib import import_module, metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from hmicdiff.errors import DecisionError, HmicdiffError, UsageError
from hmicdiff.exits import BAD_DECISIONS, DEFECT, DONE, USAGE, nothing_readable, say, show
from hmicdiff.memory import keep, recall, settle, unhurried
from hmicdiff.store import write_log

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["main"]


def main(words: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; nothing escapes as a traceback."""
    if not (sys.argv[1:] if words is None else words):
        _parser().print_help(sys.stderr)
        raise SystemExit(USAGE)
    options = _parser().parse_args(words)
    try:
        return _run(options)
    except HmicdiffError as error:
        return _fail(str(error), BAD_DECISIONS if isinstance(error, DecisionError) else USAGE)
    except BrokenPipeError:
        sys.stderr.close()
        return DONE
    except KeyboardInterrupt:
        return _fail("stopped", USAGE)
    except Exception as error:  # noqa: BLE001 - the last resort: one line for the user, the rest in a log
        return _defect(error)


def _run(options: argparse.Namespace) -> int:
    """Check the words, and do what they ask for; what is loaded for it takes up what an earlier process learned.

    Raises: HmicdiffError.
    """
    settle()
    recall()
    try:
        with unhurried():
            return _done(options)
    finally:
        keep()


def _done(options: argparse.Namespace) -> int:
    """Do what is asked for where the words hold. Raises: HmicdiffError."""
    from hmicdiff.reading.find import find_inputs  # noqa: PLC0415 - after what it needs was recalled

    if options.command == "completion":
        return _complete(options.shell)
    if options.command == "compare":
        _check_words(options)
    inputs = _inputs(options)
    if inputs and not (found := find_inputs(inputs)).files:
        return nothing_readable(found.refused)
    commands = import_module("hmicdiff.commands")
    return int(getattr(commands, options.command)(options))


def _inputs(options: argparse.Namespace) -> list[Path]:
    """Return the files and folders that a command is asked to read; empty where it reads none."""
    return [*getattr(options, "paths", ()), *([options.file] if "file" in options else ())]


def _complete(shell: str) -> int:
    """Print what a shell completes the words of the command with: its grammar, and files where paths are asked for."""
    import shtab  # noqa: PLC0415 - asked for once in a user's life

    parser = _parser()
    for action in _actions(parser):
        if action.type in {Path, _path}:
            vars(action)["complete"] = shtab.FILE
    show(shtab.complete(parser, shell))
    return DONE


class _Parser(argparse.ArgumentParser):
    """A parser that tells what is wrong in one line, with the word that was probably meant."""

    def error(self, message: str) -> NoReturn:
        """Print one line and end with `USAGE`."""
        end = f"; did you mean {meant}?" if (meant := _meant(message)) else ""
        say(f"{self.prog}: {message}{end} ({self.prog} --help tells more)")
        self.exit(USAGE)


def _meant(message: str) -> str:
    """Return the command or option that looks like the word that `message` complains of; empty where none does."""
    wrong = re.search(
        r"invalid choice: '([^']*)' \(choose from (.*)\)|unrecognized arguments: (-\S+)", message
    )
    if not wrong:
        return ""
    known = re.findall(r"[^', ]+", wrong[2]) if wrong[2] else _options(_parser())
    return next(iter(get_close_matches(wrong[1] or wrong[3], known, n=1)), "")


def _options(parser: argparse.ArgumentParser) -> list[str]:
    """Return the long options of a parser and of the commands in it."""
    return [word for action in _actions(parser) for word in action.option_strings if word.startswith("--")]


def _actions(parser: argparse.ArgumentParser) -> list[argparse.Action]:
    """Return every word that a parser and the commands in it know."""
    found = []
    for action in parser._actions:  # noqa: SLF001 - argparse tells its grammar nowhere else
        found.append(action)
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001 - as above
            found += [one for inner in action.choices.values() for one in _actions(inner)]
    return found


def _example(*lines: str) -> str:
    return "\n  ".join(("examples:", *lines))


_COMPARE = _example(
    "hmicdiff compare inputs                              every body in a folder, into outputs/",
    "hmicdiff compare a.pdf b.pdf --open                  two reports, then the browser",
    "hmicdiff compare inputs --from 2018.txt --to 2023.txt",
)
_READ = _example("hmicdiff read report.pdf", "hmicdiff read report.pdf --json > report.json")
_CHECK = _example("hmicdiff decisions check decisions/mine.json --out outputs")
_TRACKER = _example(
    "hmicdiff tracker --body norfolk", "hmicdiff tracker --status repeated --xlsx tracker.xlsx"
)
_EXPLORE = _example("hmicdiff explore", "hmicdiff explore --out outputs --port 9000")
_COMPLETION = _example(
    'eval "$(hmicdiff completion bash)"                             in ~/.bashrc',
    'eval "$(hmicdiff completion zsh)"                              in ~/.zshrc, after compinit',
    "hmicdiff completion fish > ~/.config/fish/completions/hmicdiff.fish",
)
_FIRST = _example(
    "hmicdiff compare inputs --open           compare every body in a folder, then the browser",
    "hmicdiff read report.pdf                 what one report says",
    "hmicdiff COMMAND --help                  more on a command",
)
_SCHEMA = _example("hmicdiff schema run", "hmicdiff schema decisions > decisions.schema.json")


def _parser() -> argparse.ArgumentParser:
    """Return the whole command's grammar."""
    parser = _Parser(
        prog="hmicdiff",
        description="Compare police and fire inspection reports across years.",
        epilog=f"{_FIRST}\n\nexit codes: 0 done, 1 our defect, 2 usage, 3 nothing readable, 4 some inputs refused,\n"
        "  5 a decisions file breaks a rule",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"hmicdiff {metadata.version('hmicdiff')}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for name, add, told, examples in (
        ("compare", _add_compare, "compare each body's reports across years", _COMPARE),
        ("read", _add_read, "show what one report says", _READ),
        ("decisions", _add_decisions, "work with reviewers' decision files", _CHECK),
        ("tracker", _add_tracker, "list what a body has to answer for", _TRACKER),
        ("explore", _add_explore, "open the database in Datasette, on this machine alone", _EXPLORE),
        ("schema", _add_schema, "print a JSON Schema", _SCHEMA),
        ("completion", _add_completion, "print what a shell completes words with", _COMPLETION),
    ):
        add(commands.add_parser(name, help=told, **_shown(told, examples)))
    return parser


def _shown(told: str, examples: str) -> dict[str, Any]:
    """Return how a command's help is set: what it is for, then examples as they are written."""
    return {
        "description": told[0].upper() + told[1:] + ".",
        "epilog": examples,
        "formatter_class": argparse.RawDescriptionHelpFormatter,
    }


def _path(word: str) -> Path:
    """Return a path; an empty word, which would mean this folder, is none."""
    if not word:
        msg = "an empty word is no path"
        raise argparse.ArgumentTypeError(msg)
    return Path(word)


def _add_compare(parser: argparse.ArgumentParser) -> None:
    """Give `parser` the words of ``compare``."""
    parser.set_defaults(command="compare")
    parser.add_argument("paths", nargs="+", type=_path, metavar="PATH", help="reports, or folders of them")
    parser.add_argument("--out", type=_path, default=Path("outputs"), help="folder to write (outputs)")
    parser.add_argument("--json", action="store_true", help="write nothing, print the run as JSON")
    parser.add_argument("--from", dest="earlier", metavar="REPORT", help="earlier report, by path or id")
    parser.add_argument("--to", dest="later", metavar="REPORT", help="later report, by path or id")
    parser.add_argument(
        "--pairs", choices=("nearest", "all"), default="nearest", help="verdicts for every two reports: all"
    )
    parser.add_argument("--decisions", type=Path, metavar="DIR", help="folder of reviewers' decisions")
    parser.add_argument("--previous", type=Path, metavar="FILE", help="an earlier run.json to tell news from")
    parser.add_argument("--as-of", metavar="DATE", help="date the report shows (that of its newest input)")
    parser.add_argument("--jobs", type=int, metavar="N", help="worker processes (as many as pay)")
    parser.add_argument("--open", action="store_true", help="show the report, or the index, in the browser")
    parser.add_argument("--force", action="store_true", help="make everything again")
    parser.add_argument("--no-workbook", action="store_true", help="write no workbook.xlsx")
    parser.add_argument("-q", "--quiet", action="store_true", help="no progress")


def _add_read(parser: argparse.ArgumentParser) -> None:
    """Give `parser` the words of ``read``."""
    parser.set_defaults(command="read")
    parser.add_argument("file", type=_path)
    parser.add_argument("--json", action="store_true", help="print the structure as JSON")


def _add_decisions(parser: argparse.ArgumentParser) -> None:
    """Give `parser` the words of ``decisions``."""
    actions = parser.add_subparsers(required=True, metavar="ACTION")
    told = "validate decision files against schema and findings"
    check = actions.add_parser("check", help=told, **_shown(told, _CHECK))
    check.set_defaults(command="check_decisions")
    check.add_argument("files", nargs="+", type=Path, metavar="FILE")
    check.add_argument(
        "--out", type=_path, default=Path("outputs"), help="folder with current findings (outputs)"
    )


def _add_tracker(parser: argparse.ArgumentParser) -> None:
    """Give `parser` the words of ``tracker``."""
    parser.set_defaults(command="tracker")
    parser.add_argument(
        "--out", type=Path, default=Path("outputs"), help="folder with current results (outputs)"
    )
    parser.add_argument("--body", metavar="NAME", help="a body, by any part of its name")
    parser.add_argument(
        "--status",
        action="append",
        default=[],
        choices=("raised", "repeated", "closed", "superseded", "unknown"),
        help="only these; may be given again",
    )
    parser.add_argument(
        "--kind",
        action="append",
        default=[],
        choices=("area_for_improvement", "cause_of_concern", "recommendation"),
        help="only these; may be given again",
    )
    parser.add_argument("--csv", type=Path, metavar="FILE", help="write the list as CSV")
    parser.add_argument("--xlsx", type=Path, metavar="FILE", help="write the list as an Excel workbook")


def _add_explore(parser: argparse.ArgumentParser) -> None:
    """Give `parser` the words of ``explore``."""
    parser.set_defaults(command="explore")
    parser.add_argument(
        "--out", type=_path, default=Path("outputs"), help="folder with current results (outputs)"
    )
    parser.add_argument("--port", type=int, default=8766, help="port on loopback (8766)")


def _add_schema(parser: argparse.ArgumentParser) -> None:
    """Give `parser` the words of ``schema``."""
    parser.set_defaults(command="schema")
    parser.add_argument("name", nargs="?", choices=("report", "run", "decisions"), default="run")


def _add_completion(parser: argparse.ArgumentParser) -> None:
    """Give `parser` the words of ``completion``."""
    parser.set_defaults(command="completion")
    parser.add_argument("shell", choices=("bash", "zsh", "fish"))


def _check_words(options: argparse.Namespace) -> None:
    """Refuse words that would else be passed over in silence. Raises: UsageError."""
    if bool(options.earlier) != bool(options.later):
        msg = "--from and --to go together"
        raise UsageError(msg)
    if options.jobs is not None and options.jobs < 1:
        msg = f"--jobs {options.jobs}: give 1 or more; without it as many work as pay"
        raise UsageError(msg)
    if options.open and options.json:
        msg = "--open and --json do not go together: --json writes nothing to open"
        raise UsageError(msg)
    from hmicdiff.reading.catalogue import is_date_or_month  # noqa: PLC0415 - after what it needs was recalled

    if options.as_of and not is_date_or_month(options.as_of):
        msg = f"--as-of {options.as_of}: give a date as 2024-09-23, or a month as 2024-09"
        raise UsageError(msg)
    if options.decisions and not options.decisions.is_dir():
        msg = f"--decisions {options.decisions}: there is no such folder"
        raise UsageError(msg)


def _fail(line: str, code: int) -> int:
    """Print one line for the user and return `code`."""
    say(f"hmicdiff: {line}")
    return code


def _defect(error: Exception) -> int:
    """Keep the account of a defect of ours, and say in one line where it is."""
    path = write_log("".join(traceback.format_exception(error)))
    return _fail(f"a defect of hmicdiff ({type(error).__name__}: {error}); its account is in {path}", DEFECT)
