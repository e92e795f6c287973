"""Folders that earlier versions wrote are read or made again, and never an error."""

from __future__ import annotations

import json
import sqlite3
from typing import TYPE_CHECKING

import pytest

import hmicdiff
from hmicdiff import job, store, whole
from hmicdiff.errors import UsageError
from hmicdiff.reporting.schema import to_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LETTER = "2014-09-core-business-letter.txt"
SLUG = "norfolk-constabulary"


@pytest.fixture
def job_of(samples: Path, tmp_path: Path) -> Callable[[str], job.JobParams]:
    """Return what makes the job over one report on a force, the letter of 2014 with another name in it."""

    def make(force: str) -> job.JobParams:
        folder = tmp_path / "in" / force
        folder.mkdir(parents=True, exist_ok=True)
        text = (samples / LETTER).read_text(encoding="utf-8").replace("Norfolk", force)
        (folder / "letter.txt").write_text(text, encoding="utf-8")
        return job.JobParams(paths=(folder,), out=tmp_path / "out", workbook=False)

    return make


def no_dataset(out: Path) -> None:
    """As before there was one."""
    for path in (out / "hmicdiff.sqlite", out / SLUG / "sentences.parquet", *(out / "tables").iterdir()):
        path.unlink()


def other_database(out: Path) -> None:
    """As with another set of tables."""
    (out / "hmicdiff.sqlite").unlink()
    connection = sqlite3.connect(out / "hmicdiff.sqlite")
    connection.execute("CREATE TABLE findings (id TEXT, verdict TEXT)")
    connection.execute("INSERT INTO findings VALUES ('v1', 'improved')")
    connection.commit()
    connection.close()


def other_run(out: Path) -> None:
    """As with nouns that have other fields."""
    path = out / SLUG / "run.json"
    plain = json.loads(path.read_text())
    for comparison in plain["comparisons"]:
        del comparison["body"]
    path.write_text(to_text(plain))


def other_sentences(out: Path) -> None:
    """As with a file that is no table of ours."""
    (out / SLUG / "sentences.parquet").write_bytes(b"PAR1")


def other_manifest(out: Path) -> None:
    """As with another schema."""
    path = out / "manifest.json"
    path.write_text(path.read_text().replace("hmicdiff.manifest/1", "hmicdiff.manifest/0"))


@pytest.mark.parametrize(
    "age",
    [no_dataset, other_database, other_run, other_sentences, other_manifest],
    ids=lambda one: one.__name__,
)
def test_the_next_run_makes_it_whole(
    age: Callable[[Path], None], job_of: Callable[[str], job.JobParams]
) -> None:
    """Whatever was older, a run over the same reports ends with what a fresh folder holds."""
    params = job_of("Norfolk")
    whole.run_job(params)
    fresh = _contents(params.out)
    age(params.out)
    whole.run_job(params)
    assert _contents(params.out) == fresh


def _contents(out: Path) -> dict[str, bytes]:
    """Return every file by its name."""
    return {str(path.relative_to(out)): path.read_bytes() for path in out.rglob("*") if path.is_file()}


def test_another_bodys_unreadable_results_are_named_and_left_out(
    job_of: Callable[[str], job.JobParams], caplog: pytest.LogCaptureFixture
) -> None:
    """A run over one body goes on beside results of another that can't be read; nothing of them is lost."""
    whole.run_job(job_of("Norfolk"))
    out = job_of("Suffolk").out
    record = store.load_manifest(out).bodies[0]
    other_run(out)
    files = store.write_files(out, {name: (out / name).read_bytes() for name in record.files})
    older = store.BodyRecord(body=record.body, key=record.key, message=record.message, files=files)
    store.save_manifest(out, store.Manifest(bodies=(older,)))
    whole.run_job(job_of("Suffolk"))
    assert "Norfolk Constabulary" in caplog.text
    assert [one.body for one in store.load_manifest(out).bodies] == [
        "Norfolk Constabulary",
        "Suffolk Constabulary",
    ]
    assert list(hmicdiff.load(out).bodies["body"]) == ["Suffolk Constabulary"]
    assert job.check_decisions((), out) == ()


def test_a_folder_of_unreadable_results_says_what_to_do(job_of: Callable[[str], job.JobParams]) -> None:
    """One line, and no trace of an error."""
    params = job_of("Norfolk")
    whole.run_job(params)
    other_run(params.out)
    with pytest.raises(UsageError, match="compare the reports again"):
        hmicdiff.load(params.out)
