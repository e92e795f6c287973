"""The command line as its users meet it: words in, lines and exit codes out."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from hmicdiff.cli import main

PAIR = ["--from", "2014-11-crime-inspection.txt", "--to", "2019-05-peel-2018-19-effectiveness.txt"]


NO_REPORT = "Pancakes\n\nMix flour, eggs and milk. Fry in butter until golden. Serve with lemon and sugar.\n"


@pytest.fixture(scope="module")
def two_reports(tmp_path_factory: pytest.TempPathFactory, samples: Path) -> Path:
    """Return a folder with two of the sample reports."""
    folder = tmp_path_factory.mktemp("inputs") / "norfolk"
    folder.mkdir()
    for name in ("2014-11-crime-inspection.txt", "2019-05-peel-2018-19-effectiveness.txt"):
        shutil.copy(samples / name, folder)
    return folder


def test_the_report_is_opened_on_demand(
    two_reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """``--open`` shows the one body's report; where no browser starts, a line says where it is."""
    asked: list[str] = []
    monkeypatch.setattr("webbrowser.open", asked.append)
    assert main(["compare", str(two_reports), "--out", str(tmp_path / "out"), "--open", "-q"]) == 0
    assert asked == [next((tmp_path / "out").glob("*/report.html")).as_uri()]
    assert "no browser could be started" in capsys.readouterr().err


def test_from_needs_to(two_reports: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One end of a pair alone is a usage error, told in one line."""
    assert main(["compare", str(two_reports), "--from", "x"]) == 2
    assert capsys.readouterr().err == "hmicdiff: --from and --to go together\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param(["--jobs", "-3"], "--jobs -3", id="workers below none"),
        pytest.param(["--jobs", "0"], "--jobs 0", id="no worker"),
        pytest.param(["--open", "--json"], "--open and --json", id="nothing to open"),
        pytest.param(["--as-of", "yesterday"], "--as-of yesterday", id="no date"),
        pytest.param(["--decisions", "nowhere"], "--decisions nowhere", id="no folder of decisions"),
        pytest.param(["--from", "a", "--to", "b"], "a: no such report", id="an unknown report"),
        pytest.param([*PAIR[:3], PAIR[1]], "the same report", id="a report against itself"),
    ],
)
def test_words_that_fit_nothing_are_told(
    two_reports: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str], said: str
) -> None:
    """A word that names nothing is a usage error in one line, and nothing is written."""
    out = tmp_path / "out"
    assert main(["compare", str(two_reports), "--out", str(out), "-q", *words]) == 2
    assert said in capsys.readouterr().err
    assert not out.exists()


def test_a_pair_is_compared_though_other_bodies_lie_beside_it(
    two_reports: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """``--from`` and ``--to`` take their two reports and leave every other body alone."""
    folder = tmp_path / "inputs"
    shutil.copytree(two_reports, folder)
    text = (two_reports / PAIR[1]).read_text(encoding="utf-8")
    (folder / "kent.txt").write_text(text.replace("Norfolk Constabulary", "Kent Police"), encoding="utf-8")
    assert main(["compare", str(folder), "--json", "-q", *PAIR]) == 0
    (comparison,) = json.loads(capsys.readouterr().out)["comparisons"]
    assert [one["path"] for one in comparison["reports"]] == [PAIR[1], PAIR[3]]


def test_a_folder_that_cannot_be_written_is_told(
    two_reports: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file in place of the output folder is the user's to mend, and no defect of ours."""
    taken = tmp_path / "taken"
    taken.write_text("a file", encoding="utf-8")
    letter = next(two_reports.glob("2019*"))
    assert main(["compare", str(letter), "--out", str(taken), "-q"]) == 2
    assert "taken: can't be written to" in capsys.readouterr().err


BAD = {
    "empty": (b"", "empty"),
    "binary": (bytes(range(256)) * 40, "binary"),
    "no report": (NO_REPORT.encode(), "not_a_report"),
}


@pytest.mark.parametrize(("content", "code"), BAD.values(), ids=BAD)
def test_a_bad_file_is_refused_by_name_and_code(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes, code: str
) -> None:
    """``read`` of a file that is no report ends with 3 and one line: name, code, reason."""
    path = tmp_path / "input.txt"
    path.write_bytes(content)
    assert main(["read", str(path)]) == 3
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(f"hmicdiff: input.txt: {code}: ")


def test_a_missing_path_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A path that is not there ends with 3 and one line."""
    assert main(["compare", str(tmp_path / "nowhere.txt"), "--out", str(tmp_path / "out")]) == 3
    (line,) = [line for line in capsys.readouterr().err.splitlines() if line.startswith("hmicdiff:")]
    assert "not_found" in line


def test_one_bad_input_does_not_stop_the_others(
    two_reports: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The rest is done, the refused is named on stderr and in the report, and the code is 4."""
    folder = tmp_path / "norfolk"
    shutil.copytree(two_reports, folder)
    (folder / "menu.txt").write_text(NO_REPORT, encoding="utf-8")
    out = tmp_path / "out"
    assert main(["compare", str(folder), "--out", str(out), "-q"]) == 4
    said = capsys.readouterr()
    assert "menu.txt: not_a_report" in said.err
    assert "Norfolk Constabulary: 2 reports" in said.out
    run = json.loads((out / "norfolk-constabulary" / "run.json").read_text(encoding="utf-8"))
    assert [one["path"] for one in run["refused"]] == ["menu.txt"]
    assert "menu.txt" in (out / "norfolk-constabulary" / "report.html").read_text(encoding="utf-8")


def test_json_writes_nothing(
    two_reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """``compare --json`` prints the run and leaves no file behind."""
    monkeypatch.chdir(tmp_path)
    assert main(["compare", str(two_reports), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["schema"] == "hmicdiff.run/1"
    assert not list(tmp_path.iterdir())


def test_a_second_run_changes_nothing(
    two_reports: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """When nothing has changed, the second run writes no file and says so."""
    out = tmp_path / "out"
    assert main(["compare", str(two_reports), "--out", str(out), "-q"]) == 0
    before = {path: path.stat().st_mtime_ns for path in out.rglob("*")}
    capsys.readouterr()
    assert main(["compare", str(two_reports), "--out", str(out), "-q"]) == 0
    assert capsys.readouterr().out.startswith("nothing has changed since the last run\n")
    assert {path: path.stat().st_mtime_ns for path in out.rglob("*")} == before


def test_a_lost_file_is_made_again(two_reports: Path, tmp_path: Path) -> None:
    """A body whose files are no longer all there is made again, with the same bytes."""
    out = tmp_path / "out"
    assert main(["compare", str(two_reports), "--out", str(out), "-q"]) == 0
    report = out / "norfolk-constabulary" / "report.html"
    content = report.read_bytes()
    report.unlink()
    assert main(["compare", str(two_reports), "--out", str(out), "-q"]) == 0
    assert report.read_bytes() == content


def test_order_of_inputs_and_workers_do_not_matter(samples: Path, tmp_path: Path) -> None:
    """The same inputs give the same bytes, whatever their order and however many workers."""
    paths = sorted(map(str, samples.glob("*.txt")))
    assert main(["compare", *paths, "--out", str(tmp_path / "a"), "-q"]) == 0
    assert main(["compare", *reversed(paths), "--out", str(tmp_path / "b"), "-q", "--jobs", "2"]) == 0
    for path in sorted((tmp_path / "a").rglob("*")):
        if path.is_file():
            assert path.read_bytes() == (tmp_path / "b" / path.relative_to(tmp_path / "a")).read_bytes(), path


def test_no_output_names_this_machine(samples: Path, tmp_path: Path) -> None:
    """No absolute path enters any output."""
    out = tmp_path / "out"
    assert main(["compare", str(samples), "--out", str(out), "-q"]) == 0
    for path in out.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert str(samples).encode() not in content, path
            assert str(tmp_path).encode() not in content, path


def test_an_outline_is_plain_in_a_pipe(samples: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """``read`` prints the outline without colour codes where nobody sees colours."""
    assert main(["read", str(samples / "2024-09-peel-2023-25.txt")]) == 0
    text = capsys.readouterr().out
    assert "Norfolk Constabulary" in text
    assert "Investigating crime" in text
    assert "\x1b" not in text


@pytest.mark.parametrize("name", ["report", "run", "decisions"])
def test_schemas_are_printed(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """``schema NAME`` prints the JSON Schema of that name."""
    assert main(["schema", name]) == 0
    assert json.loads(capsys.readouterr().out)["properties"]["schema"]["const"] == f"hmicdiff.{name}/1"


def test_a_broken_decisions_file_ends_with_5(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """``decisions check`` names file and reason."""
    path = tmp_path / "mine.json"
    path.write_text('{"schema": "other"}', encoding="utf-8")
    assert main(["decisions", "check", str(path), "--out", str(tmp_path)]) == 5
    assert "mine.json" in capsys.readouterr().err


def test_a_defect_is_one_line(
    samples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A defect of ours ends with 1, one line on stderr, and an account in a file that the line names."""

    def fail(*_: object) -> None:
        msg = "planted"
        raise RuntimeError(msg)

    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setattr("hmicdiff.job.read_all", fail)
    assert main(["compare", str(samples), "--out", str(tmp_path / "out"), "-q"]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert "planted" in line
    assert "Traceback" in Path(line.rpartition(" in ")[2]).read_text(encoding="utf-8")
