"""What holds for every input, however spoilt."""

from __future__ import annotations

import importlib.util
import random
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hmicdiff.errors import Refused
from hmicdiff.reading.choose import read_bytes

if TYPE_CHECKING:
    from types import ModuleType

    from hmicdiff.model import Document

_ROOT = Path(__file__).resolve().parents[2]
_NAMES = ["a.txt", "a.md", "a.html", "a.pdf", "a.docx", "a"]


@cache
def _fuzz() -> ModuleType:
    """Return the fuzzer of the benchmarks."""
    spec = importlib.util.spec_from_file_location("reading_fuzz", _ROOT / "benchmarks" / "fuzz.py")
    if spec is None or spec.loader is None:
        msg = "the fuzzer is missing"
        raise ImportError(msg)
    module = importlib.util.module_from_spec(spec)
    sys.modules["reading_fuzz"] = module
    spec.loader.exec_module(module)
    return module


@cache
def _seeds() -> list[tuple[str, bytes]]:
    """Return a file of every format."""
    seeds: list[tuple[str, bytes]] = _fuzz().make_seeds(_ROOT / "inputs")
    return seeds


def _read_or_refuse(data: bytes, name: str) -> None:
    """Read the bytes; what can't be read must be refused with a code and a sentence."""
    outcome = _outcome(data, name)
    if isinstance(outcome, Refused):
        assert outcome.code
        assert outcome.reason.endswith(".")
        return
    assert any(line.text.strip() for line in outcome.lines)
    assert not any("\n" in line.text for line in outcome.lines)
    assert all(line.page is None or 1 <= line.page <= (outcome.pages or 0) for line in outcome.lines)


@settings(max_examples=150, deadline=None)
@given(
    data=st.binary(max_size=400),
    name=st.sampled_from(_NAMES),
    head=st.sampled_from([b"", b"%PDF-1.4\n", b"<html>", b"PK\x03\x04"]),
)
def test_any_bytes_are_read_or_refused(data: bytes, name: str, head: bytes) -> None:
    """No bytes end in anything but lines or a refusal."""
    _read_or_refuse(head + data, name)


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet=st.sampled_from("<>/\"'=&;! \npdivtablerhulsm1"), max_size=300))
def test_any_markup_is_read_or_refused(markup: str) -> None:
    """No markup ends in anything but lines or a refusal."""
    _read_or_refuse(f"<p>report</p>{markup}".encode(), "a.html")


@pytest.mark.parametrize("number", range(120))
def test_spoilt_files_are_read_or_refused(number: int) -> None:
    """Cut, changed, doubled and spliced files of every format end in lines or a refusal."""
    name, data = _fuzz().spoil(random.Random(number), _seeds())  # noqa: S311 - spoils, keeps no secret
    _read_or_refuse(data, name)


@settings(max_examples=40, deadline=None)
@given(data=st.binary(min_size=1, max_size=200))
def test_the_same_bytes_give_the_same_document(data: bytes) -> None:
    """Reading depends on the bytes and the name alone."""
    first, second = _outcome(data, "a"), _outcome(data, "a")
    assert first == second or str(first) == str(second)


def _outcome(data: bytes, name: str) -> Document | Refused:
    """Return the document, or the refusal."""
    try:
        return read_bytes(data, relative=name)
    except Refused as refused:
        return refused
