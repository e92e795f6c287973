"""The typesetter, which is no module of the project, as a fixture."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from types import ModuleType

_HERE = Path(__file__).parent


@pytest.fixture(scope="session")
def setter() -> ModuleType:
    """Return the module that sets reports as PDF."""
    name = "reading_typeset"
    spec = importlib.util.spec_from_file_location(name, _HERE / "typeset.py")
    if spec is None or spec.loader is None:
        msg = "the typesetter is missing"
        raise ImportError(msg)
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module
