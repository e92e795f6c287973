"""Tables that hold an item of its own kind in each row, however a file sets them and whatever the order of their columns."""

from __future__ import annotations

import csv
import io
from itertools import permutations
from typing import TYPE_CHECKING

import pytest

from hmicdiff.reading.choose import read_bytes
from hmicdiff.structure.report import understand
from hmicdiff.vocabulary import load_vocabulary
from tests.reading.worded import cell, par, table, word_file

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_TITLE = "PEEL 2023–25: an inspection of Dorset Police"
_HEADS = {"number": "Ref", "kind": "Type", "text": "HMICFRS text", "due": "Due"}
_ITEMS = (
    ("Area for improvement", "The force should make sure that its officers record each search.", "31 March 2025"),
    ("Cause of concern", "The force is failing to direct its investigations, so victims wait too long.", "June 2025"),
    ("Recommendation", "The chief constable should publish a plan for the estate.", "Within six months"),
)  # fmt: skip
_KINDS = {"Area for improvement": "area_for_improvement", "Cause of concern": "cause_of_concern", "Recommendation": "recommendation"}  # fmt: skip
_ORDERS = (
    ("number", "kind", "text", "due"), ("due", "text", "kind", "number"), ("kind", "due", "number", "text"),
    ("text", "number", "due", "kind"), ("kind", "text", "due"), ("text", "due", "kind"), ("kind", "text"), ("text", "kind"),
)  # fmt: skip

_Rows = list[list[str]]
_Told = list[tuple[str, str, str | None]]


def _word(rows: _Rows) -> bytes:
    return word_file(par(_TITLE) + par("Actions") + table(*("".join(map(cell, row)) for row in rows)))


def _page(rows: _Rows) -> bytes:
    body = "".join(f"<tr>{''.join(f'<td>{words}</td>' for words in row)}</tr>" for row in rows)
    return f"<html><h1>{_TITLE}</h1><h2>Actions</h2><table>{body}</table></html>".encode()


def _markdown(rows: _Rows) -> bytes:
    first, *others = (f"| {' | '.join(row)} |" for row in rows)
    rule = f"|{'---|' * len(rows[0])}"
    return "\n".join([f"# {_TITLE}", "", "## Actions", "", first, rule, *others, ""]).encode()


def _commas(rows: _Rows) -> bytes:
    written = io.StringIO()
    csv.writer(written).writerows([[_TITLE], ["Actions"], *rows])
    return written.getvalue().encode()


def _parted(rows: _Rows, between: str) -> bytes:
    return "\n".join([_TITLE, "", "Actions", "", *(between.join(row) for row in rows), ""]).encode()


def _tabs(rows: _Rows) -> bytes:
    return _parted(rows, "\t")


def _bars(rows: _Rows) -> bytes:
    return _parted(rows, " | ")


def _spaces(rows: _Rows) -> bytes:
    widths = [max(map(len, column)) + 3 for column in zip(*rows, strict=True)]
    return _parted([[words.ljust(wide) for words, wide in zip(row, widths, strict=True)] for row in rows], "")


_FORMATS: dict[Callable[[_Rows], bytes], str] = {
    _word: "a.docx", _page: "a.html", _markdown: "a.md", _commas: "a.csv", _tabs: "a.txt", _bars: "a.txt", _spaces: "a.txt",
}  # fmt: skip


def _items(data: bytes, name: str) -> _Told:
    """Return kind, text and deadline of the items of a file."""
    report = understand(read_bytes(data, relative=name), load_vocabulary()).report
    return [(item.kind, item.text, item.deadline) for item in report.items]


def _rows(items: Sequence[tuple[str, str, str]], columns: Sequence[str]) -> _Rows:
    """Return the rows of a table, its heads first."""
    told = [
        {"number": str(number), "kind": kind, "text": text, "due": due}
        for number, (kind, text, due) in enumerate(items, 1)
    ]
    return [[each[column] for column in columns] for each in (_HEADS, *told)]


@pytest.mark.parametrize("columns", _ORDERS)
@pytest.mark.parametrize("write", _FORMATS)
def test_every_row_is_an_item_of_its_own_kind(
    write: Callable[[_Rows], bytes], columns: tuple[str, ...]
) -> None:
    """Each has the kind and the deadline of its row, also one that tells what is wrong and asks for nothing."""
    for items in permutations(_ITEMS):
        wanted = [(_KINDS[kind], text, due if "due" in columns else None) for kind, text, due in items]
        assert _items(write(_rows(items, columns)), _FORMATS[write]) == wanted


@pytest.mark.parametrize("write", [_word, _page, _markdown])
@pytest.mark.parametrize("answer", ["Force response", "Progress to date", "Action taken"])
def test_what_the_force_answers_is_no_item(write: Callable[[_Rows], bytes], answer: str) -> None:
    """A sentence in a column of answers or of what became of the items is none, wherever the column stands."""
    said = "We should finish the work in the spring."
    rows = [
        [answer, "Type", "HMICFRS text", "Due"],
        *([said, kind, text, due] for kind, text, due in _ITEMS),
    ]
    assert _items(write(rows), _FORMATS[write]) == [(_KINDS[kind], text, due) for kind, text, due in _ITEMS]


@pytest.mark.parametrize("write", [_word, _page, _markdown, _commas])
def test_a_kind_holds_for_the_rows_below_that_name_none(write: Callable[[_Rows], bytes]) -> None:
    """An empty cell under a kind means the same kind."""
    rows = [
        ["Type", "HMICFRS text", "Due"],
        ["Cause of concern", _ITEMS[1][1], "May 2025"],
        ["", "The force is failing to answer callers within the time it set itself.", "July 2025"],
        ["Area for improvement", _ITEMS[0][1], "March 2025"],
    ]
    assert [(kind, due) for kind, _, due in _items(write(rows), _FORMATS[write])] == [
        ("cause_of_concern", "May 2025"),
        ("cause_of_concern", "July 2025"),
        ("area_for_improvement", "March 2025"),
    ]


def test_a_kind_across_the_table_keeps_the_column_of_deadlines() -> None:
    """Rows that group the items by kind head them, and the heads of the columns above go on to hold."""
    rows = "".join(
        f"<tr><td colspan=3>{kind}</td></tr><tr><td>1</td><td>{text}</td><td>{due}</td></tr>"
        for kind, text, due in (_ITEMS[0], _ITEMS[2])
    )
    heads = "<tr><td>Ref</td><td>HMICFRS text</td><td>Due</td></tr>"
    page = f"<html><h1>{_TITLE}</h1><h2>Actions</h2><table>{heads}{rows}</table></html>".encode()
    assert _items(page, "a.html") == [(_KINDS[kind], text, due) for kind, text, due in (_ITEMS[0], _ITEMS[2])]


def test_a_cell_set_with_spaces_may_run_over_several_lines() -> None:
    """Lines below a row that stand under its columns go on with its cells."""
    lines = (
        "Ref   Type                   HMICFRS text                          Due",
        "1     Area for improvement   The force should make sure that its   31 March 2025",
        "                             officers record each search.",
        "2     Cause of concern       The force is failing to direct its    June 2025",
        "                             investigations, so victims wait too",
        "                             long.",
        "",
        "The force told us that it has a plan.",
    )
    text = "\n".join((_TITLE, "", "Actions", "", *lines, ""))
    wanted = [(_KINDS[kind], words, due) for kind, words, due in _ITEMS[:2]]
    assert _items(text.encode(), "a.txt") == wanted


@pytest.mark.parametrize(
    "lines",
    [
        ("Area for improvement, and what came of it, is told below.", "Recommendations, all of them, are met, we found."),
        ("Responding to the public,Good,We saw quick answers to most calls.", "Investigating crime,Good,Files held a plan."),
        ("Cause of concern | The force is failing to answer its callers in time.", "It answered 60 calls in 100."),
    ],
)  # fmt: skip
def test_lines_without_the_kind_of_an_item_each_are_no_such_table(lines: tuple[str, str]) -> None:
    """Commas and bars in running text part no cells; a table of items has two rows or more."""
    text = "\n".join((_TITLE, "", "Investigating crime", "", *lines, ""))
    read = understand(read_bytes(text.encode(), relative="a.txt"), load_vocabulary())
    assert [item.deadline for item in read.report.items if item.labelled] == []
