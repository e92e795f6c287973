"""The Prefect flows: they wire, retry, cache, schedule and publish, and hold no rule.

Importing this package before Prefect sets defaults that Prefect would otherwise read from
``prefect.toml`` in the working directory alone; the environment wins. It also takes back what an earlier
process compiled, of which Prefect's own modules have their share.
"""

import os

from hmicdiff import memory

os.environ.setdefault("DO_NOT_TRACK", "1")
os.environ.setdefault("PREFECT_SERVER_ANALYTICS_ENABLED", "false")
os.environ.setdefault("PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS", "180")
os.environ.setdefault("PREFECT_LOGGING_LEVEL", "WARNING")
memory.settle()
memory.recall()
memory.be_unhurried()
