"""One bad input costs one line, never a run; and nobody's own outputs are read as reports."""

from __future__ import annotations

import io
import json
import os
import shutil
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from hmicdiff import intake, job, store, whole
from hmicdiff.cli import main
from hmicdiff.exits import one_line, show

if TYPE_CHECKING:
    from hmicdiff.reading.find import InputFile

LETTER = "2014-09-core-business-letter.txt"


@pytest.fixture
def letter(tmp_path: Path, samples: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with one short report, of which no reading is kept; logs go beside it."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("HMICDIFF_CACHE", str(tmp_path / "cache"))
    folder = tmp_path / "inputs"
    folder.mkdir()
    shutil.copy(samples / LETTER, folder)
    return folder


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory, samples: Path) -> Path:
    """Return an output folder."""
    out = tmp_path_factory.mktemp("made") / "out"
    assert main(["compare", str(samples / LETTER), "--out", str(out), "-q", "--no-workbook"]) == 0
    return out


@pytest.mark.parametrize("error", [OverflowError("date"), RecursionError(), KeyError(1)])
def test_what_a_file_raises_is_its_refusal(
    letter: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    """Whatever reading one file raises is that file's refusal, and the log holds the account."""

    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(intake, "understand_input", fail)
    plan = job.make_plan(job.JobParams(paths=(letter,)))
    readings, (refusal,) = job.read_all(plan)
    assert not readings
    assert (refusal.path, refusal.code) == (LETTER, "unreadable")
    log = letter.parent / "state" / "hmicdiff" / "hmicdiff-error.log"
    assert type(error).__name__ in log.read_text(encoding="utf-8")


def test_a_file_for_which_memory_runs_out_is_too_large(letter: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Running out of memory over a file is the limit's refusal, not a defect of ours."""

    def fail(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(intake, "understand_input", fail)
    readings, (refusal,) = job.read_all(job.make_plan(job.JobParams(paths=(letter,))))
    assert not readings
    assert (refusal.path, refusal.code) == (LETTER, "too_large")


def test_a_report_that_breaks_comparing_is_left_out(
    letter: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The report that breaks comparing alone is refused and named; its body is done without it, with 4."""
    copy = letter / "other.txt"
    copy.write_text((letter / LETTER).read_text().replace("2014", "2015") + "\n\nMore is said.\n")
    compare = job.compare_work

    def fail(work: job.BodyWork) -> Any:  # noqa: ANN401 - as the library's
        if any(one.report.source.path == "other.txt" for one in work.readings):
            msg = "planted"
            raise ValueError(msg)
        return compare(work)

    monkeypatch.setattr(job, "compare_work", fail)
    assert main(["compare", str(letter), "--json", "-q"]) == 4
    said = capsys.readouterr()
    assert "other.txt: unreadable: " in said.err
    run = json.loads(said.out)
    assert [one["path"] for one in run["refused"]] == ["other.txt"]
    assert [one["path"] for one in run["comparisons"][0]["reports"]] == [LETTER]


@pytest.mark.parametrize(
    ("signal_or_none", "code"),
    [pytest.param(None, "too_large", id="memory"), pytest.param(signal.SIGSEGV, "damaged", id="crash")],
)
def test_a_report_that_ends_the_process_of_comparing_is_left_out(
    letter: Path, monkeypatch: pytest.MonkeyPatch, signal_or_none: signal.Signals | None, code: str
) -> None:
    """What comparing costs in memory or crashes, it costs a process apart; the report is named, its body is done."""
    copy = letter / "other.txt"
    copy.write_text((letter / LETTER).read_text().replace("2014", "2015") + "\n\nMore is said.\n")
    compare, caller = job.compare_work, os.getpid()

    def end(work: job.BodyWork) -> Any:  # noqa: ANN401 - as the library's
        assert os.getpid() != caller
        if all(one.report.source.path != "other.txt" for one in work.readings):
            return compare(work)
        if signal_or_none is None:
            raise MemoryError
        return signal.raise_signal(signal_or_none)

    monkeypatch.setattr(job, "compare_work", end)
    results, refused = whole.run_job(
        job.JobParams(paths=(letter,), out=letter.parent / "out", workbook=False)
    )
    assert [(one.path, one.code) for one in refused] == [("other.txt", code)]
    assert [one.source.path for one in results[0].run.reports] == [LETTER]


def test_where_no_report_breaks_alone_all_are_refused(monkeypatch: pytest.MonkeyPatch, letter: Path) -> None:
    """A body whose reports break only together is refused whole, and the job ends in order."""
    plan = job.make_plan(job.JobParams(paths=(letter,), out=letter.parent / "out"))
    readings, refused = job.read_all(plan)
    work = job.divide(plan, readings, refused)

    def fail(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(job, "write_work", fail)
    results, failed = whole.write_all(plan, work)
    assert not results
    assert [one.path for one in failed] == [LETTER]


@pytest.mark.skipif(sys.platform == "darwin", reason="its file systems know no such names")
def test_a_name_that_is_not_utf8_is_refused(letter: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A name of other bytes is refused in letters that print, and the others are read."""
    odd = os.fsencode(letter) + b"/caf\xe9.txt"
    shutil.copy(letter / LETTER, odd)
    assert main(["compare", str(letter), "--json", "-q"]) == 4
    said = capsys.readouterr()
    assert r"hmicdiff: caf\xe9.txt: unreadable: The name is not UTF-8" in said.err
    assert json.loads(said.out)["comparisons"]
    assert main(["read", os.fsdecode(odd)]) == 3


def test_own_outputs_are_passed_over(letter: Path, outputs: Path) -> None:
    """An output folder among the inputs adds nothing, nor does one that is itself given."""
    shutil.copytree(outputs, letter / "outputs")
    shutil.copytree(outputs, letter, dirs_exist_ok=True)
    plan = job.make_plan(job.JobParams(paths=(letter,)))
    assert [file.relative for file in plan.files] == [LETTER]
    (letter / "outputs" / "manifest.json").write_text('{\n "schema": "hmicdiff.manifest/1", "bod')
    assert job.make_plan(job.JobParams(paths=(letter,))).files == plan.files


def test_own_pages_and_texts_are_refused(outputs: Path, tmp_path: Path) -> None:
    """A change report, an index or a cited text that was copied away is known for what it is."""
    names = ["index.html", *(str(path.relative_to(outputs)) for path in outputs.rglob("*/*.html"))]
    names += [str(path.relative_to(outputs)) for path in outputs.rglob("sources/*.txt")]
    assert len(names) >= 3
    for name in names:
        shutil.copy(outputs / name, tmp_path)
        answer = job.read_file(_file(tmp_path / Path(name).name))
        assert getattr(answer, "code", "read") == "own_output", name


def _file(path: Path) -> InputFile:
    """Return a path as an input."""
    return job.make_plan(job.JobParams(paths=(path,))).files[0]


def test_a_second_run_is_told_of_the_first(letter: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """While one run holds the output folder, another ends with 2 and one line; then it may go on."""
    out = letter.parent / "out"
    words = ["compare", str(letter), "--out", str(out), "-q"]
    with store.hold(out):
        (out / "kept").touch()
        assert main(words) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert "another run is writing there" in line
    with store.hold(out):
        pass


def test_a_run_leaves_no_empty_folder(tmp_path: Path) -> None:
    """A held folder into which nothing was written is gone afterwards."""
    with store.hold(tmp_path / "deep" / "out"):
        pass
    assert not (tmp_path / "deep" / "out").exists()


def test_drafts_of_a_killed_run_are_swept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a run that was killed in mid-write left behind is cleared away by the next; other files stay."""
    monkeypatch.setattr(Path, "replace", lambda *_: None)  # as if the last step had never come
    for name in ("index.html", "kent-police/report.html", "kent-police/sources/a.txt"):
        store.write_file(tmp_path / name, b"half")
    (tmp_path / ".kept").touch()
    with store.hold(tmp_path):
        assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == [".kept"]


def test_a_damaged_manifest_is_told(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """A manifest that can't be read counts as none, with one warning."""
    (tmp_path / "manifest.json").write_text("[" * 100_000)
    with store.hold(tmp_path):
        assert store.load_manifest(tmp_path) == store.Manifest()
    assert "damaged" in caplog.text


def test_a_manifest_reaches_no_file_outside(tmp_path: Path) -> None:
    """A manifest that names files outside its folder is damaged: those files are nobody's outputs."""
    record = store.BodyRecord(body="b", key="k", message="m", files={"../precious.txt": "0"})
    store.save_manifest(tmp_path, store.Manifest(bodies=(record,)))
    assert store.load_manifest(tmp_path) == store.Manifest()


def test_a_file_that_changed_under_the_run_is_looked_at_again(letter: Path) -> None:
    """Where the bytes read are not those of the plan, the manifest does not say that the job is done."""
    out = letter.parent / "out"
    plan = job.make_plan(job.JobParams(paths=(letter,), out=out, workbook=False))
    old = (letter / LETTER).read_bytes()
    (letter / LETTER).write_bytes(old + b"\n\nIt has improved since our last inspection.\n")
    readings, refused = job.read_all(plan)
    results, _ = whole.write_all(plan, job.divide(plan, readings, refused))
    job.finish(plan, results, readings, refused)
    (letter / LETTER).write_bytes(old)
    assert not job.is_done(job.make_plan(plan.params))


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["compare", "inputs", "--as-of", "2024-02-31"], 2),
        (["compare", "inputs", "--as-of", "2023-02-29"], 2),
        (["compare", ""], 2),
        (["read", ""], 2),
        (["read", "inputs"], 3),
        (["compare", "inputs", "--previous", "deep.json"], 2),
        (["decisions", "check", "latin.json"], 5),
        (["decisions", "check", "deep.json"], 5),
        (["decisions", "check", "huge.json"], 5),
        (["decisions", "check", "time.json"], 5),
    ],
)
def test_words_and_side_files_that_fit_nothing(
    letter: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    words: list[str],
    code: int,
) -> None:
    """Each ends with its code and one line; a decisions file with its name and line."""
    monkeypatch.chdir(letter.parent)
    head = '{"schema": "hmicdiff.decisions/1",\n"decisions": '
    Path("latin.json").write_bytes(f'{head}["caf\xe9"]}}'.encode("latin-1"))
    Path("deep.json").write_text(f"{head}{'[' * 10_000}")
    Path("huge.json").write_text(f"{head}[{'1' * 5000}]}}")
    record = {"verdict_id": "v", "evidence_hash": "e", "machine_verdict": "improved", "judgement": "agree"}
    Path("time.json").write_text(
        f"{head}[{json.dumps({**record, 'reviewer': 'A', 'time': '2024-02-31T10:00'})}]}}"
    )
    try:
        ended = main(words)
    except SystemExit as stop:  # argparse's own way out
        ended = int(stop.code or 0)
    assert ended == code
    *_, line = capsys.readouterr().err.splitlines()
    if code == 5:
        assert line.startswith(f"hmicdiff: {words[-1]}:")


def test_many_decisions_are_checked_in_one_go(tmp_path: Path) -> None:
    """The lines of 20,000 decisions are counted once, not anew for each."""
    record = {"verdict_id": "v", "evidence_hash": "e", "machine_verdict": "improved", "judgement": "agree"}
    one = json.dumps({**record, "reviewer": "A", "time": "2024-02-01T10:00:00Z"})
    path = tmp_path / "many.json"
    path.write_text(
        '{"schema": "hmicdiff.decisions/1", "decisions": [\n' + ",\n".join([one] * 20_000) + "\n]}"
    )
    assert [found.line for found in intake.load_decisions(path)][-1] == 20_001


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\nb", r"a\nb"),
        ("a\u202eb", r"a\u202eb"),
        ("a\udce9", r"a\udce9"),
        ("ﬁn – £5", "ﬁn – £5"),
        ("\x1b[31m", r"\x1b[31m"),
    ],
)
def test_names_keep_to_their_line(text: str, shown: str) -> None:
    """What breaks a line, turns its direction or paints it is spelt out; other letters stand."""
    assert one_line(text) == shown


def test_json_stays_json_on_a_terminal_of_ascii(monkeypatch: pytest.MonkeyPatch) -> None:
    """Characters the terminal lacks are printed as JSON writes them."""
    buffer = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(buffer, encoding="ascii"))
    show(json.dumps("£5 – \U0001f6a8 é", ensure_ascii=False))
    assert json.loads(buffer.getvalue()) == "£5 – \U0001f6a8 é"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_device_is_told(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Printing to a full device ends with 2 and one line."""
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        monkeypatch.setattr(sys, "stdout", full)
        assert main(["schema"]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert "the output can't be written: No space left" in line


def test_a_file_refused_before_it_is_read_is_told_with_the_next_run(
    letter: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is refused by its name or place alone, or is so no more, is told where nothing else has changed."""
    words = ["--out", str(tmp_path / "out"), "-q", "--no-workbook"]
    missing = str(tmp_path / "missing.txt")
    told = []
    for paths in ([], [missing], [missing], []):
        code = main(["compare", str(letter), *paths, *words])
        told.append((code, "missing.txt" in capsys.readouterr().err))
    assert told == [(0, False), (4, True), (4, True), (0, False)]
