"""Contexts of pages with something changed."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hmicdiff.reporting.view.context import Context


def with_comparison(context: Context, **changes: Any) -> Context:  # noqa: ANN401 - any field
    """The context over a changed comparison."""
    return dataclasses.replace(context, comparison=dataclasses.replace(context.comparison, **changes))
