"""One report, written by several producers in every format, is read alike."""

from __future__ import annotations

import importlib.util
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from hmicdiff.reading.choose import read_bytes
from hmicdiff.structure.report import understand
from hmicdiff.text import plain, squash
from hmicdiff.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from types import ModuleType

    from hmicdiff.model import Report

_HERE = Path(__file__).parent
_NEEDED = {"WeasyPrint": "weasyprint", "Typst": "typst"}


@cache
def _source(file: str = "one_source") -> ModuleType:
    """Return the module with the report and its producers, which is no module of the project."""
    name = f"reading_{file}"
    spec = importlib.util.spec_from_file_location(name, _HERE / f"{file}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


@cache
def _facts(producer: str) -> dict[str, Any]:
    """Return what is read of the report that a producer has written, places aside."""
    needed = _NEEDED.get(producer.split(maxsplit=1)[0])
    if needed:
        pytest.importorskip(needed)
    source = _source()
    ending, write = source.PRODUCERS[producer]
    return _told(
        understand(read_bytes(write(source.REPORT), relative=f"a.{ending}"), load_vocabulary()).report
    )


def _told(report: Report) -> dict[str, Any]:
    """Return what a report tells."""
    return {
        "body": report.identity.body,
        "sections": [(s.heading, s.topic, s.grade and s.grade.value) for s in report.sections],
        "items": [(i.kind, plain(i.text), i.deadline) for i in report.items],
        "figures": [(f.value, f.unit, f.role) for f in report.figures],
        "statements": [(s.direction, squash(plain(s.quote))) for s in report.statements],
    }


def test_the_text_tells_what_it_should() -> None:
    """What all formats are held against is itself read right."""
    facts = _facts("text")
    grades = [grade for _, _, grade in facts["sections"] if grade]
    assert (facts["body"], grades) == ("Gwent Police", ["requires improvement", "inadequate", "adequate"])
    assert [kind for kind, _, _ in facts["items"]] == [
        "area_for_improvement", "cause_of_concern", "recommendation", "recommendation", "recommendation",
    ]  # fmt: skip
    assert [value for value, *_ in facts["figures"]] == [11.4, 75.0, 7.9, 96.2]
    assert [direction for direction, _ in facts["statements"]] == ["improved", "regressed"]


@pytest.mark.parametrize("producer", [name for name in _source().PRODUCERS if name != "text"])
@pytest.mark.parametrize("part", ["body", "sections", "items", "figures", "statements"])
def test_every_format_tells_the_same(producer: str, part: str) -> None:
    """Body, sections with their grades, items, figures and statements are those of the plain text."""
    assert _facts(producer)[part] == _facts("text")[part]


@pytest.mark.parametrize("number", range(12))
def test_twelve_reports_in_the_formats_of_text(number: int) -> None:
    """A report of any body and programme, tables in it too, says the same as text, page, Markdown and Word file."""
    report = _source("twelve_sources").REPORTS[number]
    told = {}
    for name in ("text", "Markdown", "HTML", "Word"):
        ending, write = _source().PRODUCERS[name]
        told[name] = _told(
            understand(read_bytes(write(report), relative=f"a.{ending}"), load_vocabulary()).report
        )
    assert told["text"]["items"]
    assert all(facts == told["text"] for facts in told.values())


@pytest.mark.parametrize("number", range(12))
def test_twelve_reports_as_printed(number: int) -> None:
    """So does each as a PDF: set by one or the other printer, in one column or two, in turn."""
    source = _source()
    printers = [name for name in source.PRODUCERS if name.split(maxsplit=1)[0] in _NEEDED]
    printer = printers[number % len(printers)]
    pytest.importorskip(_NEEDED[printer.split(maxsplit=1)[0]])
    report = _source("twelve_sources").REPORTS[number]
    ending, write = source.PRODUCERS[printer]
    printed = read_bytes(write(report), relative=f"a.{ending}")
    plain_text = read_bytes(source.as_text(report), relative="a.txt")
    told = [_told(understand(each, load_vocabulary()).report) for each in (printed, plain_text)]
    assert told[0] == told[1]
