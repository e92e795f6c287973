"""The Prefect flows: they wire, retry, cache, schedule and publish, and hold no rule."""
