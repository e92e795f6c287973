"""What needs a person is left in a list, and the person's decision is honoured by the next run."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from flows.config import WatchConfig
from flows.publish import publish_body
from flows.tasks import compare_body, render_body
from hmicdiff import job
from hmicdiff.reporting.brief import sentence_of
from hmicdiff.reporting.listing import escape
from hmicdiff.reporting.summary import newest_findings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from hmicdiff.model import Verdict

REPORTS = ("2014-11-crime-inspection.txt", "2019-05-peel-2018-19-effectiveness.txt")
LIST = "review-norfolk-constabulary"


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Return what would have become artifacts, by key."""
    kept: dict[str, str] = {}
    monkeypatch.setattr(
        "flows.publish.create_markdown_artifact",
        lambda **words: kept.update({words["key"]: words["markdown"]}),
    )
    return kept


def run(config: WatchConfig) -> job.BodyResult:
    """Take the only body through the tasks' own functions, and publish it."""
    plan = job.make_plan(config.job_params())
    readings, refused = job.read_all(plan)
    (work,) = job.divide(plan, readings, refused)
    result = render_body.fn(plan, work, compare_body.fn(work, work.body), work.body)
    publish_body(result, plan.params.out)
    job.finish(plan, [result], readings, refused)
    return result


def test_a_decision_dropped_in_is_honoured(
    tmp_path: Path,
    put: Callable[..., Path],
    shown: dict[str, str],
    agree: Callable[[Path, str, Verdict], None],
) -> None:
    """A judged verdict leaves the list of what needs a person, and carries the reviewer's name."""
    put(tmp_path / "inputs" / "norfolk", *REPORTS)
    config = WatchConfig(inputs=tmp_path / "inputs", outputs=tmp_path / "outputs", workbook=False)
    first = run(config).run
    asked = shown[LIST]
    judged = next(
        one
        for one in newest_findings(first.comparisons[0])
        if one.needs_review and asked.count(f"> {escape(sentence_of(one))}\n") == 1
    )
    agree(config.inputs, first.run, judged)
    verdicts = {one.id: one for one in run(config).run.comparisons[0].verdicts}
    honoured = verdicts[judged.id].decision
    assert honoured
    assert (honoured.state, honoured.records[0].reviewer) == ("honoured", "Ada")
    assert f"> {escape(sentence_of(judged))}\n" not in shown[LIST]
    assert shown[LIST].count("\n> ") == asked.count("\n> ") - 1
