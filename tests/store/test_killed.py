"""Killed while it writes, a run leaves every file whole, old or new, and the next run ends as if nothing had been."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import tempfile
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import pytest

from hmicdiff import job, store, whole
from hmicdiff.job import finishing, outputs

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

LETTER = "2014-09-core-business-letter.txt"
MOMENTS = 50
REAL = 5


class Killed(BaseException):
    """The end of the process, as far as a test can feign it: nothing that comes after is done."""


@dataclass
class Clock:
    """Counts what is done to files, and ends it all at one step."""

    last: int
    end: Callable[[], None]
    steps: int = 0

    def tick(self) -> None:
        """Count a step; at and after the last one nothing is done any more."""
        self.steps += 1
        if self.steps >= self.last:
            self.end()

    def around(self, do: Callable[..., Any]) -> Callable[..., Any]:
        """Return what can be cut off before it is done and after."""

        def done(*words: Any, **names: Any) -> Any:  # noqa: ANN401 - any function
            self.tick()
            answer = do(*words, **names)
            self.tick()
            return answer

        return done


@dataclass
class Halves:
    """A stream that writes in two halves, between which it can be cut off."""

    stream: Any
    clock: Clock

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stream.close()

    def write(self, content: bytes) -> None:
        """Write half, and half."""
        middle = len(content) // 2
        for part in (content[:middle], content[middle:]):
            self.clock.tick()
            self.stream.write(part)
            self.stream.flush()


@dataclass
class Scene:
    """A folder as an earlier run left it, and all that the next run will write."""

    old: Path
    plan: job.Plan
    work: job.BodyWork
    made: Mapping[str, Any] = field(default_factory=dict)
    new: Mapping[str, bytes] = field(default_factory=dict)

    def write(self, out: Path, clock: Clock | None = None) -> None:
        """Write into a folder, cut off where the clock says."""
        with store.hold(out), pytest.MonkeyPatch.context() as patch:
            patch.setattr(outputs, "rendered", lambda *_, **__: self.made["rendered"].items())
            patch.setattr(finishing, "render_entries", lambda *_: self.made["render_entries"])
            patch.setattr(finishing, "_dataset", lambda *_: self.made["_dataset"].items())
            patch.setattr(
                outputs, "standing_bytes", lambda *_: None
            )  # reading it writes nothing, and takes long
            if clock:
                _watch(patch, clock)
            result = job.write_work(self.plan, self.work, self.made["compare_work"])
            job.finish(self.plan, [result], self.work.readings, ())


def _watch(patch: pytest.MonkeyPatch, clock: Clock) -> None:
    """Let the clock count all that is done to files."""
    patch.setattr(tempfile, "mkstemp", clock.around(tempfile.mkstemp))
    opened = os.fdopen
    patch.setattr(os, "fdopen", lambda *words: Halves(opened(*words), clock))
    for name in ("mkdir", "chmod", "replace", "unlink"):
        patch.setattr(Path, name, clock.around(getattr(Path, name)))


def files(out: Path) -> dict[str, bytes]:
    """Return every file but drafts by its name."""
    found = (path for path in out.rglob("*") if path.is_file() and not path.name.endswith(".draft~"))
    return {str(path.relative_to(out)): path.read_bytes() for path in found}


@pytest.fixture(scope="module")
def scene(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Scene:
    """Return what one run left, and what a second one over a corrected report writes over it."""
    folder = tmp_path_factory.mktemp("killed")
    text = (samples / LETTER).read_text(encoding="utf-8")
    (folder / "in").mkdir()
    (folder / "in" / LETTER).write_text(text, encoding="utf-8")
    params = job.JobParams(paths=(folder / "in",), out=folder / "out")
    whole.run_job(params)
    shutil.copytree(folder / "out", folder / "old")
    (folder / "in" / LETTER).write_text(text.replace("the", "this", 3), encoding="utf-8")
    made: dict[str, Any] = {}
    plan = job.make_plan(params)
    readings, refused = job.read_all(plan)
    (work,) = job.divide(plan, readings, refused)
    made["compare_work"] = job.compare_work(work)
    with store.hold(params.out), pytest.MonkeyPatch.context() as patch:
        for room, name in ((outputs, "rendered"), (finishing, "render_entries"), (finishing, "_dataset")):
            patch.setattr(room, name, _kept(made, name, getattr(room, name)))
        job.finish(plan, [job.write_work(plan, work, made["compare_work"])], readings, refused)
    return Scene(old=folder / "old", plan=plan, work=work, made=made, new=files(params.out))


def _kept(made: dict[str, Any], name: str, do: Callable[..., Any]) -> Callable[..., Any]:
    def keep(*words: Any, **names: Any) -> Any:  # noqa: ANN401 - any function
        made[name] = do(*words, **names)
        if isinstance(made[name], Iterator):  # files that are made as they are asked for
            made[name] = {
                one: content if isinstance(content, bytes) else b"".join(content)
                for one, content in made[name]
            }
            return made[name].items()
        return made[name]

    return keep


def _again(scene: Scene) -> Path:
    """Let the folder be as the first run left it."""
    out = scene.plan.params.out
    shutil.rmtree(out)
    shutil.copytree(scene.old, out)
    return out


def _is_whole(scene: Scene, out: Path) -> None:
    """Every file is the old one or the new one, and the database answers."""
    before = files(scene.old)
    for name, content in files(out).items():
        assert content in {before.get(name), scene.new.get(name)}, name
    database = sqlite3.connect(out / "hmicdiff.sqlite")
    assert database.execute("SELECT count(*) FROM findings").fetchone()[0] >= 0
    assert database.execute("PRAGMA quick_check").fetchone() == ("ok",)
    database.close()


def _killed() -> None:
    raise Killed


def test_killed_at_fifty_moments(scene: Scene) -> None:
    """Before and after each step, and in the middle of a file, spread over all the writing."""
    whole_way = Clock(last=10**9, end=_killed)
    scene.write(_again(scene), whole_way)
    assert files(scene.plan.params.out) == scene.new
    assert whole_way.steps > 4 * MOMENTS
    for moment in range(MOMENTS):
        out = _again(scene)
        with pytest.raises(Killed):
            scene.write(out, Clock(last=1 + moment * (whole_way.steps - 1) // (MOMENTS - 1), end=_killed))
        _is_whole(scene, out)
        scene.write(out)
        assert files(out) == scene.new
        assert not list(out.rglob("*.draft~"))


def test_killed_for_real(scene: Scene) -> None:
    """A process of its own that the system ends at once (SIGKILL), at some of these moments."""
    whole_way = Clock(last=10**9, end=_killed)
    scene.write(_again(scene), whole_way)
    for moment in range(REAL):
        out = _again(scene)
        last = 2 + moment * (whole_way.steps - 3) // (REAL - 1)
        assert (
            _ends_with(lambda out=out, last=last: scene.write(out, Clock(last=last, end=_kill)))
            == signal.SIGKILL
        )
        _is_whole(scene, out)
        scene.write(out)
        assert files(out) == scene.new


def _kill() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _ends_with(do: Callable[[], None]) -> int:
    """Do something in a child; return the signal that ended it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # newer Pythons warn of threads beside a fork
        child = os.fork()
    if child == 0:
        try:
            do()
        finally:
            os._exit(0)
    return os.WTERMSIG(os.waitpid(child, 0)[1])


def test_a_forked_process_holds_nothing(tmp_path: Path) -> None:
    """What was forked while a folder was held does not hold it beyond its parent's end."""
    await_end, end = os.pipe()
    with warnings.catch_warnings(), store.hold(tmp_path / "out"):
        warnings.simplefilter("ignore")  # as above
        child = os.fork()
        if child == 0:
            os.close(end)
            os.read(await_end, 1)
            os._exit(0)
    try:
        with store.hold(tmp_path / "out"):
            pass
    finally:
        os.close(end)
        os.close(await_end)
        os.waitpid(child, 0)
