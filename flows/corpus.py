"""Compare all bodies of a corpus, some at a time; a body that fails does not stop the others.

Run it with ``python flows/corpus.py [--inputs DIR] [--outputs DIR]``, or from a deployment.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from flows import alone  # before Prefect: it sets the defaults Prefect reads when imported

from prefect import flow  # isort: skip
from prefect.states import Failed  # isort: skip

from flows.config import CorpusConfig
from flows.naming import run_name
from flows.publish import publish_body, publish_corpus, publish_progress
from flows.runners import task_runner
from flows.steps import finish, read_everything
from flows.tasks import as_it_is, whole_body
from flows.telling import tell_changes
from hmicdiff import job

if TYPE_CHECKING:
    from prefect.client.schemas.objects import State

__all__ = ["corpus"]


@flow(name="corpus", flow_run_name=run_name, task_runner=task_runner())
def corpus(config: CorpusConfig) -> State:
    """Compare every body under a folder and publish a table of results and failures."""
    plan = job.make_plan(config.job_params())
    read = read_everything(plan)
    shares = job.divide(plan, read.readings, read.refused)
    futures = [whole_body.submit(as_it_is(plan), as_it_is(work), work.body) for work in shares]
    answers = {}
    advance = publish_progress(len(shares))
    for work, future in zip(shares, futures, strict=True):
        answers[work.body] = future.result(raise_on_failure=False)
        advance(work.body)
    results = [one for one in answers.values() if isinstance(one, job.BodyResult)]
    for result in results:
        tell_changes(result, publish_body(result, plan.params.out))
    failed = {body: str(one) for body, one in answers.items() if not isinstance(one, job.BodyResult)}
    publish_corpus(results, failed)
    state = finish(plan, read, results)
    if failed:
        return Failed(message=f"{len(failed)} bodies failed: {', '.join(sorted(failed))}; {state.message}")
    return state


if __name__ == "__main__":
    sys.exit(alone.run(corpus, CorpusConfig, "Compare all bodies under a folder."))
