#!/usr/bin/env bash
# A Prefect interval schedule of one day in Europe/London, anchored in winter at 09:30, gives two answers for the same days of
# April: asked at the end of March, 09:30; asked again in April, 10:30. So a nightly run moves by an hour not when the clocks
# change but at the next time the scheduler reckons anew. A cron schedule keeps 09:30 in both.
# Whoever watches for new reports "every day" and promises a time of day to readers needs cron, not an interval.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check prefect==3.8.8 "fastapi<0.151" "sqlalchemy<2.1"
cd "$folder"
export PREFECT_HOME="$folder/prefect" DO_NOT_TRACK=1
"$folder/venv/bin/python" - <<'PY'
import asyncio
import datetime as dt
import importlib.metadata as metadata
from zoneinfo import ZoneInfo

from prefect.server.schemas.schedules import CronSchedule, IntervalSchedule

LONDON = "Europe/London"
daily = IntervalSchedule(
    interval=dt.timedelta(days=1), anchor_date=dt.datetime(2026, 1, 1, 9, 30, tzinfo=ZoneInfo(LONDON)), timezone=LONDON
)
cron = CronSchedule(cron="30 9 * * *", timezone=LONDON)


def on_11_april(schedule: IntervalSchedule | CronSchedule, asked: dt.datetime) -> str:
    """The time of day of the run on 11 April 2026, as told when asked then."""
    dates = asyncio.run(schedule.get_dates(30, start=asked))
    return next(f"{date:%H:%M}" for date in dates if (date.month, date.day) == (4, 11))


march, april = (dt.datetime(2026, *day, 12, tzinfo=dt.timezone.utc) for day in ((3, 27), (4, 10)))
seen = {name: (on_11_april(one, march), on_11_april(one, april)) for name, one in (("interval", daily), ("cron", cron))}
print(f"prefect {metadata.version('prefect')}: the run of 11 April, asked in March and in April: {seen}")
assert seen == {"interval": ("09:30", "10:30"), "cron": ("09:30", "09:30")}, "changed: other times"
PY
