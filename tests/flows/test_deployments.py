"""What `prefect.yaml` deploys is there, runs once at a time, and has a form that explains itself."""

from __future__ import annotations

import asyncio
import importlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from prefect.server.schemas.schedules import CronSchedule

from flows.compare import compare
from flows.corpus import corpus
from flows.watch import watch

if TYPE_CHECKING:
    from prefect import Flow

ROOT = Path(__file__).resolve().parents[2]


def test_deployments_name_what_is_there() -> None:
    """Every deployment's entrypoint is a flow that takes the parameters it is given."""
    plain = yaml.safe_load((ROOT / "prefect.yaml").read_text(encoding="utf-8"))
    for deployment in plain["deployments"]:
        path, _, name = deployment["entrypoint"].partition(":")
        module = importlib.import_module(path.removesuffix(".py").replace("/", "."))
        flow = getattr(module, name)
        assert flow.name == name
        flow.validate_parameters(deployment["parameters"])


def test_the_scheduler_finds_the_next_times() -> None:
    """The installed versions make dates of every schedule: one that can't be evaluated leaves a server that idles."""
    plain = yaml.safe_load((ROOT / "prefect.yaml").read_text(encoding="utf-8"))
    schedules = [one for deployment in plain["deployments"] for one in deployment.get("schedules", ())]
    assert schedules
    for one in schedules:
        found = asyncio.run(CronSchedule(cron=one["cron"], timezone=one["timezone"]).get_dates(3))
        minute, hour = one["cron"].split()[:2]
        assert [(date.hour, date.minute) for date in found] == [(int(hour), int(minute))] * 3


@pytest.mark.parametrize("flow", [compare, watch, corpus], ids=["compare", "watch", "corpus"])
def test_the_form_explains_every_field(flow: Flow[..., Any]) -> None:
    """The form that the UI makes of a flow's parameter names each field, its kind and what it is for."""
    schema = flow.parameters.model_dump()
    form = schema["definitions"][schema["properties"]["config"]["$ref"].rpartition("/")[2]]
    assert {"inputs", "outputs", "decisions", "workbook", "force"} <= form["properties"].keys()
    for name, field in form["properties"].items():
        assert field["description"], name
        assert {"type", "anyOf", "$ref"} & field.keys(), name


def test_deployments_run_once_at_a_time() -> None:
    """No two runs of a deployment write the same folder; all are tagged, and stand in one work pool."""
    plain = yaml.safe_load((ROOT / "prefect.yaml").read_text(encoding="utf-8"))
    for deployment in plain["deployments"]:
        assert deployment["concurrency_limit"]["limit"] == 1
        assert deployment["tags"] == ["hmicdiff"]
        assert deployment["work_pool"]["name"] == "hmicdiff"
        assert all(one["timezone"] == "Europe/London" for one in deployment.get("schedules", ()))
