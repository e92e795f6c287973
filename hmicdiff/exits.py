"""How the command ends, and how it names what it could not read.

Exit codes: 0 done; 1 a defect of ours; 2 usage; 3 nothing readable; 4 some inputs refused, the
rest done; 5 a decisions file breaks a rule.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import sys
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TextIO

from hmicdiff.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hmicdiff.model import Refusal

__all__ = [
    "BAD_DECISIONS",
    "DEFECT",
    "DONE",
    "NOTHING_READABLE",
    "SOME_REFUSED",
    "USAGE",
    "name_refused",
    "nothing_readable",
    "one_line",
    "painted",
    "say",
    "show",
    "takes_colours",
]

DONE, DEFECT, USAGE, NOTHING_READABLE, SOME_REFUSED, BAD_DECISIONS = range(6)


_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
"""Kinds of characters that break a line, turn its direction or can't be printed."""
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")


def one_line(text: str) -> str:
    """Return `text` with each character spelt out that would break its line or turn its direction."""
    return "".join(_spelt(char) if unicodedata.category(char) in _UNSEEN else char for char in text)


def _spelt(char: str) -> str:
    """Return a character as Python writes it in a string."""
    return char.encode("unicode_escape").decode()


def takes_colours(stream: TextIO) -> bool:
    """Return whether a stream is a terminal whose user has not asked for plain text (``NO_COLOR``, ``TERM=dumb``)."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def painted(text: str, style: Literal["strong", "faint", "wrong", "place"], stream: TextIO) -> str:
    """Return `text` in a style of the terminal, or as it is where `stream` takes no colours."""
    return f"\x1b[{_STYLES[style]}m{text}\x1b[0m" if text and takes_colours(stream) else text


_STYLES = {"strong": "1", "faint": "2", "wrong": "1;31", "place": "36"}


def say(line: str) -> None:
    """Tell the user one line on standard error, whatever the names in it; what went wrong begins in red."""
    name, told, rest = one_line(line).partition(": ")
    wrong = bool(told) and name.partition(" ")[0] == "hmicdiff"
    line = (
        painted(name, "wrong", sys.stderr) + told + rest
        if wrong
        else painted(name + told + rest, "faint", sys.stderr)
    )
    sys.stderr.write(f"{line}\n")


def show(text: str) -> None:
    """Print `text`; characters that the terminal can't show are printed as JSON writes them.

    Raises: UsageError where standard output can't be written to.
    """
    try:
        text.encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        text = _NOT_ASCII.sub(lambda found: json.dumps(found[0])[1:-1], text)
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        _give_up_printing()
        msg = f"the output can't be written: {error.strerror}"
        raise UsageError(msg) from error


def _give_up_printing() -> None:
    """Let what is left to print go nowhere, so that it does not fail once more at the end."""
    with contextlib.suppress(OSError, ValueError), Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), sys.stdout.fileno())


def name_refused(refused: Sequence[Refusal]) -> int:
    """Name every refused input in one line, and return the exit code that says so."""
    for refusal in sorted(refused, key=lambda one: one.path):
        say(f"hmicdiff: {refusal.path}: {refusal.code}: {refusal.reason}")
    return SOME_REFUSED if refused else DONE


def nothing_readable(refused: Sequence[Refusal]) -> int:
    """Say that no input could be read."""
    if not refused:
        say("hmicdiff: no reports found (.txt .md .rst .html .htm .pdf .docx)")
    name_refused(refused)
    return NOTHING_READABLE
