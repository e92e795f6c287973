"""Compare police and fire inspection reports across years.

`read`, `compare`, `write` and `load` are the door for Python (`hmicdiff.api`); they are loaded when first asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hmicdiff.api import (
        CompareParams,
        Dataset,
        Refusal,
        ReportTables,
        Written,
        WrittenBody,
        check_decisions,
        compare,
        load,
        read,
        schema,
        tracker_csv,
        tracker_xlsx,
        write,
    )

    __version__: str

__all__ = [
    "CompareParams",
    "Dataset",
    "Refusal",
    "ReportTables",
    "Written",
    "WrittenBody",
    "__version__",
    "check_decisions",
    "compare",
    "load",
    "read",
    "schema",
    "tracker_csv",
    "tracker_xlsx",
    "write",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - whatever the door has
    """Load the door when it is used: the command's help and the flows' forms need none of it."""
    if name == "__version__":
        from importlib.metadata import version  # noqa: PLC0415 - as above

        return version("hmicdiff")
    if name in __all__:
        from hmicdiff import api  # noqa: PLC0415 - as above

        return getattr(api, name)
    msg = f"module 'hmicdiff' has no attribute {name!r}"
    raise AttributeError(msg)
