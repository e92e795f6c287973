"""The Prefect flows: they wire, retry, cache, schedule and publish, and hold no rule.

Importing this package before Prefect sets defaults that Prefect would otherwise read from
``prefect.toml`` in the working directory alone; the environment wins.
"""

import os

os.environ.setdefault("DO_NOT_TRACK", "1")
os.environ.setdefault("PREFECT_SERVER_ANALYTICS_ENABLED", "false")
os.environ.setdefault("PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS", "180")
os.environ.setdefault("PREFECT_LOGGING_LEVEL", "WARNING")
