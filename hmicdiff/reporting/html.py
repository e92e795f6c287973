"""The change report and the index as self-contained HTML, and all files of one body as named bytes."""

from __future__ import annotations

import base64
import hashlib
import json
import math
import re
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from jinja2 import BytecodeCache, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from hmicdiff import patterns
from hmicdiff.reporting.schema import SCHEMAS, to_plain
from hmicdiff.reporting.summary import count_findings
from hmicdiff.reporting.tables import each_table, files_of
from hmicdiff.reporting.view.index import body_entry, make_index_view
from hmicdiff.reporting.view.report import divide, make_context, make_view, of_topic, topic_file
from hmicdiff.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from jinja2.bccache import Bucket

    from hmicdiff.model import Comparison, Reading, Run
    from hmicdiff.reporting.view.context import Context
    from hmicdiff.reporting.view.index import BodyEntry
    from hmicdiff.reporting.view.report import ReportView

__all__ = [
    "MOST_BYTES",
    "body_files",
    "render_body",
    "render_entries",
    "render_index",
    "render_pages",
    "render_report",
]

_PIECES = 1 << 10
"""So many pieces of a template's text are made into bytes at once."""
MOST_BYTES = 3_000_000
"""Largest report written as one file; a larger one is divided by topic."""


def render_body(
    comparison: Comparison,
    readings: Sequence[Reading],
    run: Run,
    *,
    as_of: str | None = None,
    workbook: bool = True,
) -> dict[str, bytes]:
    """Every file of one body by its name relative to the body's folder, without ``run.json``."""
    files = body_files(comparison, readings, run, as_of=as_of, workbook=workbook)
    return {name: content if isinstance(content, bytes) else b"".join(content) for name, content in files}


def body_files(
    comparison: Comparison,
    readings: Sequence[Reading],
    run: Run,
    *,
    as_of: str | None = None,
    workbook: bool = True,
) -> Iterator[tuple[str, bytes | Iterator[bytes]]]:
    """Yield the same files one after the other, none of them made before it is asked for; a large one in pieces."""
    context = make_context(comparison, readings, load_vocabulary())
    yield from _tables(context, workbook=workbook)  # first, as the workbook takes most memory
    yield from _pages(context, run, as_of=as_of)
    yield from ((f"sources/{reading.report.id}.txt", _source_text(reading)) for reading in readings)


def _tables(context: Context, *, workbook: bool) -> Iterator[tuple[str, bytes | Iterator[bytes]]]:
    """Yield the tables and, if wished, the workbook, in which a table's sheet is filled before the next table is made."""
    if not workbook:
        for name, table in each_table(context):
            yield from files_of(name, table)
        return
    from hmicdiff.reporting.cover import cover_rows  # noqa: PLC0415 - as below
    from hmicdiff.reporting.dictionary import make_dictionary  # noqa: PLC0415 - not everyone wishes for a workbook
    from hmicdiff.reporting.workbook import Book  # noqa: PLC0415 - as above

    book = Book(cover_rows(context), context.topics)
    for name, table in each_table(context):
        book.add(name, table)
        yield from files_of(name, table)
    book.add("dictionary", make_dictionary())
    yield "workbook.xlsx", book.content()


def render_pages(
    comparison: Comparison,
    readings: Sequence[Reading],
    run: Run,
    *,
    as_of: str | None = None,
    most_bytes: int = MOST_BYTES,
) -> dict[str, bytes]:
    """``report.html``; where it would be too large to open, without findings, and one more page a topic."""
    context = make_context(comparison, readings, load_vocabulary())
    return dict(_pages(context, run, as_of=as_of, most_bytes=most_bytes))


def _pages(
    context: Context, run: Run, *, as_of: str | None, most_bytes: int = MOST_BYTES
) -> Iterator[tuple[str, bytes]]:
    """Yield the same pages one after the other."""
    view = make_view(context, run, load_vocabulary(), as_of=as_of)
    whole = _report_page(view, context.comparison, run, most_bytes)
    if whole is not None:
        yield "report.html", whole
        return
    yield "report.html", _report_page(divide(view), context.comparison, run) or b""
    for group in view.groups:
        part = of_topic(context.comparison, group.topic)
        page = make_view(context.on(part), run, load_vocabulary(), as_of=as_of, whole=view)
        yield topic_file(group.topic), _report_page(page, part, run) or b""


def render_report(
    comparison: Comparison, readings: Sequence[Reading], run: Run, *, as_of: str | None = None
) -> bytes:
    """The change report on one body as one file, however large."""
    context = make_context(comparison, readings, load_vocabulary())
    return _report_page(make_view(context, run, load_vocabulary(), as_of=as_of), comparison, run) or b""


def _report_page(
    view: ReportView, comparison: Comparison, run: Run, most_bytes: float = math.inf
) -> bytes | None:
    """One page of the report; null where it is larger than wished."""
    data = _embedded(comparison, run)
    css, script = _style(*_REPORT_STYLE), _script("sort", *_REPORT_PARTS)
    pieces, size = [], 0
    for piece in _page("report.html.j2", {"view": view}, css=css, script=script, data=data):
        pieces.append(piece)
        size += len(piece)
        if size > most_bytes:
            return None
    return b"".join(pieces)


def render_index(run: Run) -> bytes:
    """The index over all bodies of a run."""
    vocabulary = load_vocabulary()
    return render_entries([body_entry(one, vocabulary) for one in run.comparisons], run)


def render_entries(entries: Sequence[BodyEntry], run: Run) -> bytes:
    """The index over all bodies, given what it tells of each; the run's own comparisons are not asked for."""
    view = make_index_view(entries, run, load_vocabulary())
    data = {"schema": SCHEMAS["run"], "run": run.run}
    css, script = _style(*_INDEX_STYLE), _script("sort", "index")
    return b"".join(_page("index.html.j2", {"view": view}, css=css, script=script, data=data))


def _page(template: str, values: Mapping[str, Any], *, css: str, script: str, data: Any) -> Iterator[bytes]:  # noqa: ANN401 - JSON
    """Yield the pieces of one page with its style, script and data inside, and a policy that allows nothing else."""
    policy = (
        f"default-src 'none'; style-src '{_hash(css)}'; script-src '{_hash(script)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    own = {"css": css, "script": script, "data": _safe_json(data)}
    unescaped = {name: Markup(text) for name, text in own.items()}  # noqa: S704 - our own files; JSON is escaped
    stream = _environment().get_template(template).stream(**values, **unescaped, policy=policy)
    stream.enable_buffering(_PIECES)
    yield from map(str.encode, stream)


class _Kept(BytecodeCache):
    """Templates as they were compiled, by name and text, kept with the patterns."""

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template its code, where an earlier process compiled it."""
        if code := patterns.remembered_if_known(_kept_name(bucket)):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template's code."""
        patterns.remembered(_kept_name(bucket), bucket.bytecode_to_string)


def _kept_name(bucket: Bucket) -> str:
    return f"template {bucket.key} {bucket.checksum}"


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("hmicdiff.reporting"),
        bytecode_cache=_Kept(),
        autoescape=True,
        auto_reload=False,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["plainly"] = to_plain
    made.policies["json.dumps_kwargs"] = {"separators": (",", ":")}
    return made


_REPORT_STYLE = ("page", "first", "findings", "sections", "map", "media", "workbench")
_INDEX_STYLE = ("page", "findings", "sections", "media", "index")
_REPORT_PARTS = (
    *("start", "extracts", "review", "files", "search", "needs", "filters"),
    *("pairs", "likeness", "cite", "export", "jumps", "folds", "keys"),
)


@cache
def _style(*parts: str) -> str:
    """The style sheet: its parts in order, without comments and needless space."""
    text = re.sub(r"/\*.*?\*/", "", "".join(_static("css", part) for part in parts), flags=re.DOTALL)
    text = re.sub(r"\s+", " ", text).replace(": ", ":").replace(", ", ",")
    return re.sub(r" ?([{};>~]) ?", r"\1", text).replace(";}", "}").strip()


@cache
def _script(*parts: str) -> str:
    """The script: its parts in order, in a scope of their own, without comments and indents."""
    lines = (line.strip() for part in parts for line in _static("js", part).splitlines())
    code = "\n".join(line for line in lines if line and not line.startswith("//"))
    return f'(() => {{"use strict";\n{code}\n}})();'


def _static(kind: str, name: str) -> str:
    folder = resources.files("hmicdiff.reporting") / "static" / kind
    return (folder / f"{name}.{kind}").read_text(encoding="utf-8")


def _hash(content: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()


def _safe_json(data: Any) -> str:  # noqa: ANN401 - JSON is any of six kinds
    """JSON that can end neither its script element nor its line."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return text


_WITHOUT = frozenset({"quote", "quotes", "evidence", "edits", "example", "items"})
_LISTS = ("verdicts", "grade_changes", "figure_changes", "item_threads", "reports")


def _embedded(comparison: Comparison, run: Run) -> dict[str, Any]:
    """The results of the run without its passages, so that one mailed file can be read by a program."""
    return {
        "schema": SCHEMAS["run"],
        "run": run.run,
        "engine": to_plain(run.engine),
        "body": comparison.body,
        "counts": to_plain(count_findings(comparison)),
        **{name: [_stripped(each, name) for each in getattr(comparison, name)] for name in _LISTS},
    }


def _stripped(noun: object, name: str) -> dict[str, Any]:
    """One row without its passages, without what the page tells beside, and without what is null, empty or false."""
    told = {"reason", "inferred"} if name == "verdicts" else set()
    return _said(to_plain(noun, without=_WITHOUT | told))


def _said(plain: dict[str, Any]) -> dict[str, Any]:
    """A row without what says nothing, at any depth."""
    rows = {key: _said(each) if isinstance(each, dict) else each for key, each in plain.items()}
    return {key: each for key, each in rows.items() if each is not False and each not in (None, [], {}, "")}


def _source_text(reading: Reading) -> bytes:
    """The text whose lines are cited."""
    return "\n".join(reading.lines).encode()
