"""One body's outputs: made unless they already stand, and put back where writing them failed halfway."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from hmicdiff import store
from hmicdiff.job.shares import compare_work
from hmicdiff.pipeline import rendered
from hmicdiff.reporting.summary import result_line
from hmicdiff.standing import is_readable, keep_share, run_of, standing_bytes, standing_run

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from hmicdiff.job.plan import Plan
    from hmicdiff.job.shares import BodyWork
    from hmicdiff.model import Run
    from hmicdiff.pipeline import BodyRun

__all__ = ["BodyResult", "is_right", "let_go", "restore", "standing_files", "write_work"]


@dataclass(frozen=True, kw_only=True)
class BodyResult:
    """What became of one body."""

    record: store.BodyRecord
    compared: Run | None
    """The run that was made; null where the outputs were already what they would be, or where it was let go."""
    standing: bytes | None = None
    """The ``run.json`` that stood in the output folder before; null where there was none."""
    share: bytes | None = None
    """Of a run that was let go what is told of it over all bodies, packed."""
    out: Path | None = None
    """The output folder from which such a run can be read back."""

    @property
    def made(self) -> bool:
        """Whether the outputs were made anew."""
        return self.compared is not None or self.share is not None

    @cached_property
    def run(self) -> Run:
        """The run that stands in the output folder now; read back only where somebody asks for it.

        Raises: ValueError where it can't be read.
        """
        run = standing_run(self.out, self.record) if self.out else self.compared or self.before
        if run is None:
            msg = f"{self.record.body}: its run can't be read"
            raise ValueError(msg)
        return run

    @property
    def before(self) -> Run | None:
        """The run that stood in the output folder before; null where there was none that can be read."""
        return run_of(self.standing)


def is_right(plan: Plan, work: BodyWork) -> bool:
    """Whether a body's outputs are already what this plan would write."""
    record = store.load_manifest(plan.params.out).body(work.body)
    return record is not None and _is_right(plan, work, record)


def write_work(plan: Plan, work: BodyWork, compared: BodyRun | None) -> BodyResult:
    """Write one body's outputs unless they are already right; `compared` saves comparing again."""
    params = plan.params
    before = store.load_manifest(params.out).body(work.body)
    standing = standing_bytes(params.out, before)
    if before and _is_right(plan, work, before) and is_readable(params.out, before):
        return BodyResult(record=before, compared=None, standing=standing)
    compared = compared or compare_work(work)
    files = rendered(compared, as_of=params.as_of, workbook=params.workbook)
    record = store.BodyRecord(
        body=work.body,
        key=work.key,
        message=result_line(compared.comparison),
        files=store.write_files(params.out, files, stale=before.files if before else ()),
    )
    return BodyResult(record=record, compared=compared.run, standing=standing)


def let_go(plan: Plan, result: BodyResult, compared: BodyRun) -> BodyResult:
    """Return a result that holds of the run that was made no more than its share of what is told over all bodies."""
    if not result.made:
        return result
    share = keep_share(result.record, compared.run, compared.sentences)
    return replace(result, compared=None, standing=None, share=share, out=plan.params.out)


def standing_files(plan: Plan, work: BodyWork) -> Mapping[str, bytes]:
    """Return the contents of the files that a body's outputs hold as the manifest lists them, by relative name."""
    record = store.load_manifest(plan.params.out).body(work.body)
    found = {name: store.content_of(plan.params.out / name) for name in (record.files if record else ())}
    return {name: content for name, content in found.items() if content is not None}


def restore(plan: Plan, standing: Mapping[str, bytes]) -> None:
    """Put back what `standing_files` gave, where writing has failed halfway.

    What a body's first rendering wrote stays; the manifest does not name it, and the next run writes it anew.
    """
    store.write_files(plan.params.out, standing)


def _is_right(plan: Plan, work: BodyWork, record: store.BodyRecord) -> bool:
    """Whether a body's outputs were made under the same key and still stand."""
    return record.key == work.key and not plan.params.force and store.is_intact(plan.params.out, record.files)
