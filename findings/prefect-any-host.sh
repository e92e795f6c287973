#!/usr/bin/env bash
# A Prefect server answers under any host name, and has no setting that names those it should answer to: `Host: evil.example`
# gets its data, so a page whose own name is turned to 127.0.0.1 (DNS rebinding) reads the server of whoever looks at it. And a
# request of a foreign page that needs no preflight is carried out: CORS keeps the answer from the page, not the deed.
# Whoever runs a server on an office machine "on loopback only" has not kept web pages out of it; a guard before the app does.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check prefect==3.8.8 "fastapi<0.151" "sqlalchemy<2.1"
cd "$folder"
export PREFECT_HOME="$folder/prefect" DO_NOT_TRACK=1 PREFECT_SERVER_ANALYTICS_ENABLED=false PREFECT_LOGGING_LEVEL=ERROR
"$folder/venv/bin/python" - <<'PY'
import asyncio
import importlib.metadata as metadata

import httpx
from prefect.server.api.server import create_app


async def ask(**headers: str) -> int:
    """Status of a request that carries these headers."""
    transport = httpx.ASGITransport(app=create_app(ephemeral=True))
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:4200") as client:
        return (await client.get("/api/health", headers=headers)).status_code


seen = asyncio.run(ask(host="evil.example", origin="http://evil.example"))
print(f"prefect {metadata.version('prefect')}: a request for evil.example is answered with {seen}")
assert seen == 200, "changed: other hosts are refused"
PY
