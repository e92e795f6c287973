from __future__ import annotations

import dataclasses
import datetime as dt
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hmicdiff import model
from hmicdiff.reporting.parse import parse_run
from hmicdiff.reporting.schema import (
    SCHEMAS,
    SchemaName,
    json_schema,
    report_json,
    run_json,
    run_text,
    to_plain,
    to_text,
)

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[2]

ENGINE = model.Engine(version="1.2.3", code_hash="c0", vocabulary_hash="d0")
IDENTITY = model.Identity(
    publisher="HMICFRS",
    sector="police",
    body="Norfolk Constabulary",
    programme="PEEL 2023-25",
    cycle_order=202325,
    kind="report",
    title=None,
    published="2024-09",
    published_from="text",
    published_in_text="2024-09",
    scale="five-tier",
)
REPORT = model.Report(
    id="r1",
    source=model.Source(path="a.txt", sha256="00", media_type="text/plain", lines=3, pages=None),
    identity=IDENTITY,
    identity_evidence={
        "published": model.Evidence(catalogue="catalogue.toml"),
        "body": model.Evidence(line_start=1, line_end=1, quote="Norfolk"),
    },
    sections=(),
    items=(),
    figures=(),
    statements=(),
    artefacts=(),
    warnings=(model.Warning_(code="undated", message="No date."),),
)
VERDICT = model.Verdict(
    id="v1",
    from_="r0",
    to="r1",
    latest=True,
    topic="prevention",
    thread=None,
    thread_name=None,
    verdict="improved",
    polarity="praise",
    confidence=0.1 + 0.2,
    rule="inspectors_say",
    inferred=False,
    basis="stated",
    comparability="no",
    since=model.Since(cycle=None, report=None),
    runner_up=None,
    needs_review=False,
    evidence_hash="e1",
    evidence=(),
)
COMPARISON = model.Comparison(
    body="Norfolk Constabulary",
    sector="police",
    reports=(model.ReportRef(id="r1", path="a.txt", identity=IDENTITY),),
    verdicts=(VERDICT,),
)
RUN = model.Run(run="abc", engine=ENGINE, refused=(), comparisons=(COMPARISON,), reports=(REPORT,))
DECISIONS: dict[str, Any] = {"schema": "hmicdiff.decisions/1", "run": "abc", "decisions": []}


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_committed_schema_is_current(name: SchemaName, same_as_file: Callable[[Path, str], None]) -> None:
    """The committed JSON Schema is the one the nouns give."""
    same_as_file(ROOT / "docs" / "schema" / f"{name}.json", to_text(json_schema(name)))


def test_files_are_not_renewed_by_default() -> None:
    """A committed file is compared, not overwritten, in an ordinary run and always in CI."""
    assert os.environ.get("HMICDIFF_RENEW") is None or os.environ.get("CI") is None


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("report", report_json(REPORT)),
        ("run", run_json(RUN)),
        ("decisions", DECISIONS),
    ],
    ids=["report", "run", "decisions"],
)
def test_printed_json_holds_its_schema(name: SchemaName, printed: dict[str, Any]) -> None:
    """What is printed is valid under the schema of its name, which is itself valid."""
    jsonschema.Draft202012Validator.check_schema(json_schema(name))
    jsonschema.validate(printed, json_schema(name))
    assert printed["schema"] == SCHEMAS[name]


def test_missing_field_breaks_the_schema() -> None:
    """A run without its verdicts' confidence is not a run."""
    printed = run_json(RUN)
    del printed["comparisons"][0]["verdicts"][0]["confidence"]
    with pytest.raises(jsonschema.ValidationError, match="confidence"):
        jsonschema.validate(printed, json_schema("run"))


def test_a_field_is_printed_under_its_json_name() -> None:
    """`from_` is a Python necessity; readers see `from`, in the values and in the schema."""
    verdict = to_plain(VERDICT)
    assert verdict["from"] == "r0"
    assert "from_" not in verdict
    assert "from" in json_schema("run")["$defs"]["Verdict"]["required"]


def test_descriptions_come_from_the_docstrings() -> None:
    """The schema explains its fields, also those that a noun inherits."""
    definitions = json_schema("report")["$defs"]
    assert definitions["Grade"]["properties"]["line_start"]["description"] == "First line, 1-based."
    assert definitions["Identity"]["description"].startswith("What a report is")


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        (0.1 + 0.2, 0.3),
        (True, True),
        (dt.date(2024, 9, 1), "2024-09-01"),
        (dt.datetime(2024, 9, 1, 12, tzinfo=dt.UTC), "2024-09-01T12:00:00+00:00"),
        ({"b": (1,), "a": None}, {"a": None, "b": [1]}),
        (
            model.Since(cycle="PEEL 2018/19", report=None),
            {"cycle": "PEEL 2018/19", "report": None, "text": None},
        ),
    ],
    ids=["float", "bool", "date", "time", "mapping", "noun"],
)
def test_to_plain(value: object, plain: object) -> None:
    """Each kind of value has one plain form."""
    assert to_plain(value) == plain


def test_other_values_are_refused() -> None:
    """A value with no JSON form is a defect, not a string."""
    with pytest.raises(TypeError, match="set"):
        to_plain({1, 2})


def test_mapping_order_does_not_matter() -> None:
    """The printed bytes don't depend on the order in which evidence was found."""
    backwards = dict(reversed(REPORT.identity_evidence.items()))
    assert report_json(dataclasses.replace(REPORT, identity_evidence=backwards)) == report_json(REPORT)


def test_a_printed_run_is_read_back_whole() -> None:
    """`parse_run` undoes `run_json`, so that a later run can tell news from what was known."""
    read = parse_run(to_text(run_json(RUN)))
    assert run_json(read) == run_json(RUN)
    assert read.comparisons[0].verdicts[0].from_ == "r0"


@pytest.mark.parametrize(
    "text",
    ["", "[]", '{"schema": "hmicdiff.run/2"}', '{"schema": "hmicdiff.run/1", "run": "abc"}'],
    ids=["nothing", "a list", "another schema", "fields missing"],
)
def test_what_is_no_run_is_refused(text: str) -> None:
    """A file that is no run of ours is told apart by a ValueError."""
    with pytest.raises(ValueError, match=r"\w"):
        parse_run(text)


def test_what_is_named_is_left_out_at_any_depth() -> None:
    """A name to leave out goes from the noun, from nouns inside it and from mappings; the rest stays as it is."""
    plain = to_plain({"a": (ENGINE,), "code_hash": 1}, without={"code_hash"})
    assert plain == {"a": [{"version": "1.2.3", "vocabulary_hash": "d0"}]}


_VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(-1e9, 1e9).map(lambda number: round(number, 6))
    | st.text(max_size=5),
    lambda held: st.lists(held, max_size=3) | st.dictionaries(st.text(max_size=3), held, max_size=3),
    max_leaves=12,
)


@given(_VALUES)
@settings(max_examples=60, deadline=None)
def test_plain_values_are_printed_as_the_standard_library_does(plain: object) -> None:
    """The text is that of `json.dumps` with an indent of one, its final line break added."""
    assert to_text(plain) == json.dumps(plain, ensure_ascii=False, indent=1) + "\n"


def test_a_run_is_printed_as_its_plain_values_are() -> None:
    """A run's text, made of its nouns at once, is that of its plain values."""
    assert run_text(RUN) == to_text(run_json(RUN))
