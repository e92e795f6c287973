#!/usr/bin/env bash
# Prefect 3.9.1: a flow that runs where no server is named loads the whole server (routes, database, schemas) into its own process,
# only to start a second process that loads the same again and serves. Nothing is served in the first. A short nightly run pays
# for both loads: some seconds of processor time beyond its own work.
# Whoever runs short flows from the command line pays twice, unless a server is named or forked off by the program itself.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
export PREFECT_HOME="$folder/prefect" DO_NOT_TRACK=1 PREFECT_LOGGING_LEVEL=ERROR PREFECT_SERVER_ANALYTICS_ENABLED=false PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS=180
unset PREFECT_API_URL
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check prefect==3.9.1 whenever==0.11.0
"$folder/venv/bin/python" - <<'PY'
import importlib.metadata as metadata
import os
import sys

from prefect import flow


@flow
def count() -> int:
    return 1


def loaded() -> int:
    return sum(name.startswith("prefect.server.") for name in sys.modules)


before = "prefect.server.api.server" in sys.modules
count()
after = "prefect.server.api.server" in sys.modules
from prefect.server.api.server import SubprocessASGIServer  # noqa: E402 - it is loaded by now

serving = [one.server_process.pid for one in SubprocessASGIServer._instances.values() if one.server_process]
print(f"prefect {metadata.version('prefect')}: server loaded in the client before {before}, after one flow {after};")
print(f"{loaded()} modules of prefect.server in it; served by {len(serving)} other process")
assert (before, after) == (False, True), "changed: what the client loads"
assert len(serving) == 1 and serving[0] != os.getpid(), "changed: who serves"
assert loaded() > 100, "changed: how much is loaded"
PY
