"""What is known of a body once is not read again when another body is new."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hmicdiff import job, standing, store, whole

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LETTER = "2014-09-core-business-letter.txt"
OVER_ALL = ("index.html", "tables/*", "tables/*/*")


@pytest.fixture(autouse=True)
def kept_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep what is kept in a folder of the test's own."""
    monkeypatch.setenv("HMICDIFF_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def run_over(samples: Path, tmp_path: Path) -> Callable[..., Path]:
    """Return what runs a job over one report each on some forces, and returns its folder."""

    def run(*forces: str, out: str = "out") -> Path:
        inputs = tmp_path / "in"
        inputs.mkdir(exist_ok=True)
        for force in forces:
            text = "\n".join((samples / LETTER).read_text(encoding="utf-8").splitlines()[:30])
            text = text.replace("Norfolk", force)
            (inputs / f"{force}.txt").write_text(text, encoding="utf-8")
        whole.run_job(job.JobParams(paths=(inputs,), out=tmp_path / out, workbook=False))
        return tmp_path / out

    return run


def over_all(out: Path) -> dict[str, bytes]:
    """Return what is written over all bodies, but the database, which tells what was so before too."""
    return {
        str(path.relative_to(out)): path.read_bytes()
        for pattern in OVER_ALL
        for path in out.glob(pattern)
        if path.is_file()
    }


def test_runs_of_untouched_bodies_are_not_read(
    run_over: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """With one body new, pages and tables over all are those of a run that makes all, and no other run is parsed."""
    run_over("Norfolk", "Suffolk")
    with monkeypatch.context() as patch:
        patch.setattr(standing, "checked_run", lambda _: pytest.fail("a run was parsed"))
        grown = over_all(run_over("Essex"))
    assert len(grown) > len(store.load_manifest(run_over()).bodies)
    assert grown == over_all(run_over(out="fresh"))


def test_a_spoilt_share_is_passed_over(run_over: Callable[..., Path], kept_in: Path) -> None:
    """Half a share or a changed one is made again from the body's run."""
    run_over("Norfolk", "Suffolk")
    half, changed = kept_in.glob("share-*")
    half.write_bytes(half.read_bytes()[:-9])
    changed.write_bytes(b"x" + changed.read_bytes()[1:])
    grown = over_all(run_over("Essex"))
    assert grown == over_all(run_over(out="fresh"))
