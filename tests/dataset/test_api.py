"""The door for Python."""

from __future__ import annotations

import ast
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import hmicdiff
from hmicdiff import commands
from hmicdiff.cli import main
from hmicdiff.dataset.schema import TABLES
from hmicdiff.errors import Refused, UsageError

if TYPE_CHECKING:
    from hmicdiff.api import Dataset

LETTER = "2014-09-core-business-letter.txt"


def test_the_door_names_its_version() -> None:
    """The package tells its version."""
    assert hmicdiff.__version__ == version("hmicdiff")


def test_the_door_opens_on_use() -> None:
    """Importing the package loads neither pandas nor the library behind it."""
    code = "import hmicdiff, sys; sys.exit('pandas' in sys.modules or 'hmicdiff.job' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize("table", TABLES, ids=lambda one: one.name)
def test_every_table_is_a_frame_with_its_columns(found: Dataset, table: object) -> None:
    """Each table of the dictionary is an attribute with the dictionary's columns."""
    frame = getattr(found, table.name)  # type: ignore[attr-defined]
    assert list(frame.columns) == list(table.names)  # type: ignore[attr-defined]


def test_a_report_gives_its_parts_as_frames(samples: Path) -> None:
    """A report read alone has its sections, and says so in a notebook."""
    read = hmicdiff.read(samples / LETTER)
    assert len(read.sections) == len(read.report.sections) > 1
    assert read.report.identity.body == "Norfolk Constabulary"
    assert "<table" in read._repr_html_()


def test_what_is_no_report_is_refused(tmp_path: Path) -> None:
    """A file that can't be read raises its code and reason."""
    (tmp_path / "shopping.txt").write_text("Milk, bread, apples.")
    with pytest.raises(Refused) as refused:
        hmicdiff.read(tmp_path / "shopping.txt")
    assert refused.value.code == "not_a_report"


def test_a_folder_without_outputs_is_an_error(tmp_path: Path) -> None:
    """Nothing is loaded from a folder that no run wrote."""
    with pytest.raises(UsageError):
        hmicdiff.load(tmp_path)


def test_what_was_written_is_loaded_and_tracked(
    samples: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`load` gives back what a run wrote, and the tracker lists its obligations, in the terminal and as files."""
    for name in (LETTER, "2019-05-peel-2018-19-effectiveness.txt"):
        (tmp_path / name).write_bytes((samples / name).read_bytes())
    assert main(["compare", str(tmp_path), "--out", str(tmp_path / "out"), "-q"]) == 0
    loaded = hmicdiff.load(tmp_path / "out")
    assert len(loaded.items) == len(loaded.tracker()) > 0
    capsys.readouterr()
    assert main(["tracker", "--out", str(tmp_path / "out"), "--status", "closed"]) == 0
    assert "closed" in capsys.readouterr().out
    words = [
        "tracker",
        "--out",
        str(tmp_path / "out"),
        "--csv",
        str(tmp_path / "t.csv"),
        "--xlsx",
        str(tmp_path / "t.xlsx"),
    ]
    assert main(words) == 0
    assert (tmp_path / "t.csv").read_text(encoding="utf-8-sig").startswith("body,kind,text")
    assert (tmp_path / "t.xlsx").read_bytes().startswith(b"PK")


DOOR = {"hmicdiff", "hmicdiff.bar", "hmicdiff.errors", "hmicdiff.exits", "hmicdiff.explore"}
"""What the commands may load: the door, its errors, the door to Datasette, what a terminal shows meanwhile, and how a command ends."""
PRINTING = {"ITEM_KIND_WORDS", "ITEM_STATUS_WORDS", "counted", "write_file"}
"""What they take from elsewhere: words and counts to print, and the writing of a file that a user names."""


def test_the_command_line_uses_this_door_alone() -> None:
    """What a command does, a program can do: the commands load nothing of the library but what is public in it."""
    tree = ast.parse(Path(commands.__file__).read_text(encoding="utf-8"))
    taken = {
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module not in DOOR
        for alias in node.names
        if (node.module or "").startswith("hmicdiff")
    }
    assert taken == PRINTING
    used = {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and getattr(node.value, "id", "") == "hmicdiff"
    }
    assert {"compare", "load", "read", "write"} <= used <= set(hmicdiff.__all__)


def test_the_door_writes_and_prints_what_the_command_does(
    samples: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The same files, byte for byte, and the same JSON; a second time nothing has changed."""
    inputs, one, other = tmp_path / "in", tmp_path / "one", tmp_path / "other"
    inputs.mkdir()
    (inputs / LETTER).write_bytes((samples / LETTER).read_bytes())
    told: list[str] = []
    written = hmicdiff.write(inputs, one, tell=told.append)
    assert (written.changed, [body.made for body in written.bodies]) == (True, [True])
    assert told == ["reading 1 file", "comparing Norfolk Constabulary: 1 report"]
    assert written.bodies[0].page.is_file()
    assert not hmicdiff.write(inputs, one).changed
    assert main(["compare", str(inputs), "--out", str(other), "-q"]) == 0
    contents = [
        {str(path.relative_to(out)): path.read_bytes() for path in out.rglob("*") if path.is_file()}
        for out in (one, other)
    ]
    assert contents[0] == contents[1]
    capsys.readouterr()
    assert main(["compare", str(inputs), "--json", "-q"]) == 0
    assert capsys.readouterr().out == hmicdiff.compare(inputs).to_json()
    assert main(["read", str(inputs / LETTER), "--json"]) == 0
    assert capsys.readouterr().out == hmicdiff.read(inputs / LETTER).to_json()
