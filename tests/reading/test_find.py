"""What of a folder is read, passed over and refused."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hmicdiff.reading.find import find_decisions, find_inputs


def _make(folder: Path, *names: str) -> None:
    """Make small files."""
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"text of {name}")


def _relative(*paths: Path) -> list[str]:
    """Return the relative paths of the inputs found."""
    return [file.relative for file in find_inputs(paths).files]


def test_folders_are_read_recursively_and_sorted(tmp_path: Path) -> None:
    """Every file of a known extension is an input, at any depth, in the order of relative paths with slashes."""
    _make(tmp_path, "kent/b.txt", "kent/old/a.PDF", "a.md", "c.html", "d.htm", "e.docx", "f.rst")
    assert _relative(tmp_path) == [
        "a.md",
        "c.html",
        "d.htm",
        "e.docx",
        "f.rst",
        "kent/b.txt",
        "kent/old/a.PDF",
    ]


@pytest.mark.parametrize(
    "name",
    [
        ".hidden.txt",
        "_draft.txt",
        "README.md",
        "readme.txt",
        "LICENSE.txt",
        "NOTICE-crown.md",
        "catalogue.toml",
        "decisions/reviewer.txt",
        "kent/decisions/a.txt",
        ".git/a.txt",
        "_old/a.txt",
        "picture.png",
        "table.csv",
        "noextension",
    ],
)
def test_passed_over_without_a_word(tmp_path: Path, name: str) -> None:
    """What is no input by its name is neither read nor refused."""
    _make(tmp_path, name, "report.txt")
    found = find_inputs([tmp_path])
    assert [file.relative for file in found.files] == ["report.txt"]
    assert [refusal for refusal in found.refused if refusal.path != "catalogue.toml"] == []


@pytest.mark.parametrize("name", [".hidden.txt", "_draft.txt", "README.md", "report.rtf", "noextension"])
def test_a_named_file_is_never_passed_over(tmp_path: Path, name: str) -> None:
    """A file given by itself is an input whatever its name, and bears its name alone."""
    _make(tmp_path, name)
    assert _relative(tmp_path / name) == [name]


def test_a_catalogue_given_with_its_reports_is_no_report(tmp_path: Path) -> None:
    """A shell's ``*`` names the catalogue too: it is read as what it is, and nothing is refused."""
    _make(tmp_path, "a.txt")
    (tmp_path / "catalogue.toml").write_text('["a.txt"]\nprogramme = "PEEL 2016"\n', encoding="utf-8")

    found = find_inputs(sorted(tmp_path.iterdir()))

    assert [(file.relative, file.carried and file.carried.programme) for file in found.files] == [
        ("a.txt", "PEEL 2016")
    ]
    assert found.refused == ()


def test_a_catalogue_given_alone_is_refused(tmp_path: Path) -> None:
    """A catalogue with no given file beside it tells of nothing, and is never read as a report."""
    _make(tmp_path, "catalogue.toml", "of/a.txt")

    found = find_inputs([tmp_path / "catalogue.toml", tmp_path / "of"])

    assert [file.relative for file in found.files] == ["a.txt"]
    assert [(refusal.path, refusal.code) for refusal in found.refused] == [("catalogue.toml", "not_a_report")]


def test_a_missing_path_is_refused(tmp_path: Path) -> None:
    """A path that leads to nothing is named as not found, without the machine's folders."""
    found = find_inputs([tmp_path / "gone.txt"])
    assert [(refusal.path, refusal.code) for refusal in found.refused] == [("gone.txt", "not_found")]


@pytest.mark.parametrize("target", ["secret.txt", "folder"])
def test_links_out_of_the_folder_are_refused(tmp_path: Path, target: str) -> None:
    """A link to a file or folder outside is refused by name and not followed."""
    outside, inside = tmp_path / "outside", tmp_path / "inside"
    _make(outside, "secret.txt", "folder/secret.txt")
    inside.mkdir()
    (inside / f"link{Path(target).suffix}").symlink_to(outside / target)
    found = find_inputs([inside])
    assert found.files == ()
    assert [refusal.code for refusal in found.refused] == ["outside"]


def test_links_within_the_folder_add_nothing(tmp_path: Path) -> None:
    """A link to a file or folder that is read anyway gives no second input, and a loop ends."""
    _make(tmp_path, "kent/a.txt")
    (tmp_path / "kent" / "loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "b.txt").symlink_to(tmp_path / "kent" / "a.txt")
    found = find_inputs([tmp_path])
    assert [file.relative for file in found.files] == ["kent/a.txt"]
    assert found.refused == ()


def test_a_broken_link_is_refused(tmp_path: Path) -> None:
    """A link within the folder that leads to nothing is named."""
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone.txt")
    assert [refusal.code for refusal in find_inputs([tmp_path]).refused] == ["not_found"]


def test_a_link_to_itself_is_refused(tmp_path: Path) -> None:
    """A link that leads to itself does not stop the run."""
    (tmp_path / "a.txt").symlink_to(tmp_path / "a.txt")
    found = find_inputs([tmp_path])
    assert found.files == ()
    assert len(found.refused) == 1


def test_a_pipe_is_refused(tmp_path: Path) -> None:
    """What is neither file nor folder is refused and never opened."""
    os.mkfifo(tmp_path / "pipe.txt")
    assert [refusal.code for refusal in find_inputs([tmp_path]).refused] == ["unreadable"]


def test_an_unreadable_folder_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder the system won't list is named, and the rest is read."""
    _make(tmp_path, "a.txt", "shut/b.txt")
    scan = os.scandir

    def refuse(path: Path) -> object:
        if Path(path).name == "shut":
            raise PermissionError(13, "Permission denied")
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    found = find_inputs([tmp_path])
    assert [file.relative for file in found.files] == ["a.txt"]
    assert [(refusal.path, refusal.code) for refusal in found.refused] == [("shut", "unreadable")]


def test_a_file_given_twice_is_read_once(tmp_path: Path) -> None:
    """A file given by itself and within a folder is one input, under its path in the folder."""
    _make(tmp_path, "kent/a.txt")
    assert _relative(tmp_path / "kent" / "a.txt", tmp_path) == ["kent/a.txt"]


def test_files_of_one_name_are_told_apart(tmp_path: Path) -> None:
    """Files of one relative path from two folders bear the path from their common parent."""
    _make(tmp_path, "kent/a.txt", "essex/a.txt")
    assert _relative(tmp_path / "kent", tmp_path / "essex") == ["essex/a.txt", "kent/a.txt"]


@settings(max_examples=20, deadline=None)
@given(order=st.permutations(["kent", "essex", "kent/a.txt", "."]))
def test_the_order_of_arguments_does_not_matter(
    tmp_path_factory: pytest.TempPathFactory, order: list[str]
) -> None:
    """The same paths in another order give the same inputs."""
    folder = tmp_path_factory.mktemp("inputs")
    _make(folder, "kent/a.txt", "essex/a.txt", "essex/b.md")
    expected = ["essex/a.txt", "essex/b.md", "kent/a.txt"]
    assert _relative(*(folder / name for name in order)) == expected


def test_decisions_are_those_of_the_nearest_parent(tmp_path: Path) -> None:
    """Decisions stand in the folder itself, else in the nearest of its parents that has them."""
    _make(
        tmp_path, "decisions/far.json", "kent/a.txt", "essex/decisions/near.json", "essex/decisions/notes.txt"
    )
    assert [path.name for path in find_decisions([tmp_path / "kent" / "a.txt"])] == ["far.json"]
    assert [path.name for path in find_decisions([tmp_path / "essex"])] == ["near.json"]
    assert [path.name for path in find_decisions([tmp_path / "essex", tmp_path / "kent"])] == [
        "far.json",
        "near.json",
    ]


def test_a_named_decisions_folder_goes_first(tmp_path: Path) -> None:
    """A folder given for the decisions is the only one that is read."""
    _make(tmp_path, "decisions/far.json", "mine/own.json")
    assert [path.name for path in find_decisions([tmp_path], tmp_path / "mine")] == ["own.json"]
