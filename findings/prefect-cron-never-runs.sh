#!/usr/bin/env bash
# Prefect 3.9.1 allows whenever 0.10.5 (its lower bound). With that version, on Python 3.11 and 3.12, every cron schedule in a
# time zone fails with "tzinfo must be of type ZoneInfo (exactly), got Timezone": the scheduler logs it and makes no run,
# the UI looks healthy, and the nightly comparison never happens. whenever 0.11.0 accepts the subclass. Python 3.13 and later
# take another way and have no fault.
# Whoever locks the lowest versions, or has whenever pinned by something else, waits for reports that nobody makes.
set -euo pipefail
python3 -c 'import sys; sys.exit("needs Python 3.11 or 3.12" if sys.version_info[:2] not in {(3, 11), (3, 12)} else None)'
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
export PREFECT_HOME="$folder/prefect" DO_NOT_TRACK=1
for whenever in 0.10.5 0.11.0; do
  python3 -m venv "$folder/$whenever"
  "$folder/$whenever/bin/pip" install --quiet --disable-pip-version-check prefect==3.9.1 "whenever==$whenever"
  "$folder/$whenever/bin/python" - "$whenever" <<'PY'
import asyncio
import importlib.metadata as metadata
import sys

from prefect.server.schemas.schedules import CronSchedule

nightly = CronSchedule(cron="30 2 * * *", timezone="Europe/London")
try:
    seen = f"{len(asyncio.run(nightly.get_dates(2)))} dates"
except ValueError as error:
    seen = str(error)
print(f"prefect {metadata.version('prefect')} with whenever {metadata.version('whenever')}: {seen}")
wanted = "tzinfo must be of type ZoneInfo" if sys.argv[1] == "0.10.5" else "2 dates"
assert seen.startswith(wanted), "changed: " + seen
PY
done
