"""Compare all bodies of a corpus, some at a time; a body that fails does not stop the others.

Run it with ``python flows/corpus.py [--inputs DIR] [--outputs DIR]``, or from a deployment.
"""

from __future__ import annotations

import sys

from flows import alone  # before Prefect: it sets the defaults Prefect reads when imported

from prefect import flow  # isort: skip
from prefect.client.schemas.objects import State  # isort: skip

from flows.config import CorpusConfig
from flows.naming import run_name
from flows.publish import publish_body, publish_corpus, publish_progress
from flows.runners import task_runner
from flows.steps import UNCHANGED, Done, Read, finish, read_everything, unchanged
from flows.tasks import pack, whole_body
from flows.telling import tell_changes
from flows.turns import in_turn
from hmicdiff import job

__all__ = ["corpus"]


@flow(name="corpus", flow_run_name=run_name, task_runner=task_runner())
def corpus(config: CorpusConfig) -> State:
    """Compare every body under a folder and publish a list of results and failures."""
    return in_turn(config.job_params(), _corpus)


def _corpus(plan: job.Plan) -> State:
    """Do what the plan says, while the output folder is held."""
    if standing := unchanged(plan, UNCHANGED):
        return standing
    read = read_everything(plan, apart=True)
    done = _all_bodies(plan, read)
    for result in done.results:
        own = [one for one in read.readings if one.report.identity.body == result.record.body]
        tell_changes(result, publish_body(result, plan.params.out, own))
    publish_corpus(done.results, done.failed)
    return finish(plan, read, done)


def _all_bodies(plan: job.Plan, read: Read) -> Done:
    """Take all bodies all the way, some at a time; one that fails does not stop the others."""
    shares = job.divide(plan, read.readings, read.refused)
    futures = [
        whole_body.submit(pack(plan, work), work.body, wait_for=read.of(work), return_state=False)
        for work in shares
    ]
    advance = publish_progress(len(shares))
    done = Done()
    for work, future in zip(shares, futures, strict=True):
        answer = future.result(raise_on_failure=False)
        if isinstance(answer, job.BodyResult):
            done.results.append(answer)
        else:
            done.failed[work.body] = f"{type(answer).__name__}: {answer}".splitlines()[0]
        advance(work.body)
    return done


if __name__ == "__main__":
    sys.exit(alone.run(corpus, CorpusConfig, "Compare all bodies under a folder.", UNCHANGED))
