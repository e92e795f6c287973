"""Work done in a process apart: what one input costs in memory, time or crashes, it costs that process.

A `Worker` is asked one thing after the other and is cheap to keep: it is forked from the caller, with all
that is loaded already, or where the caller has threads (a fork of those may hang) started afresh. It ends
with its caller. Before each question it bounds its own memory, processor time and files (`Limits`). A `Pool`
keeps several of them busy.
"""

from hmicdiff.apart.limits import Ended, Limits, Raised, current_limits, give_back, write_freely
from hmicdiff.apart.pool import Pool, ask_all
from hmicdiff.apart.worker import Worker

__all__ = [
    "Ended",
    "Limits",
    "Pool",
    "Raised",
    "Worker",
    "ask_all",
    "current_limits",
    "give_back",
    "write_freely",
]
