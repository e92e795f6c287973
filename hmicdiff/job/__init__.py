"""A whole job over files: plan, read, compare, write, and say what happened.

The command line and the flow go this way through the same functions, so they write the same
bytes. A body that would come out the same, and whose files are still there, is not made again.
"""

from hmicdiff.intake import dismiss_readers, hash_of, prepare_readers, read_file
from hmicdiff.job.decisions import check_decisions
from hmicdiff.job.finishing import finish
from hmicdiff.job.outputs import BodyResult, is_right, let_go, restore, standing_files, write_work
from hmicdiff.job.plan import JobParams, Plan, is_done, make_plan, read_all
from hmicdiff.job.shares import BodyWork, compare_work, divide

__all__ = [
    "BodyResult",
    "BodyWork",
    "JobParams",
    "Plan",
    "check_decisions",
    "compare_work",
    "dismiss_readers",
    "divide",
    "finish",
    "hash_of",
    "is_done",
    "is_right",
    "let_go",
    "make_plan",
    "prepare_readers",
    "read_all",
    "read_file",
    "restore",
    "standing_files",
    "write_work",
]
