"""Write twelve reports with every producer of this machine and count which of them are read alike.

Run it as ``uv run --group dev python benchmarks/one_reading.py [--only PRODUCER] [--show]``. The reports are those of
``tests/reading/twelve_sources.py``; beside the producers of the tests, LibreOffice Writer (``soffice``) and Chromium
(``chromium``) print them where they are installed. What is held against the plain text of the same report: body,
sections with topic and grade, items with deadline, figures with period, and statements of change.
"""

from __future__ import annotations

import argparse
import importlib.util
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hmicdiff.errors import Refused
from hmicdiff.reading.choose import read_bytes
from hmicdiff.structure.report import understand
from hmicdiff.text import plain, squash
from hmicdiff.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from types import ModuleType

_TESTS = Path(__file__).resolve().parents[1] / "tests" / "reading"
_PARTS = ("body", "sections", "items", "figures", "statements")
_STYLE = (
    "body { font: 10.5pt sans-serif; text-align: justify } td, th { border: 1px solid #666; padding: 4px }"
)


def main() -> None:
    """Print a line a producer."""
    parser = argparse.ArgumentParser(description="Count which producers' files are read alike.")
    parser.add_argument("--only", default="")
    parser.add_argument("--show", action="store_true", help="show the first difference of each part")
    given = parser.parse_args()
    reports = _load("twelve_sources").REPORTS
    source = _load("one_source")
    told = [_facts(source.PRODUCERS["text"][1](report), "a.txt") for report in reports]
    print(f"{'producer':<28}{'reports':>9}" + "".join(f"{part:>12}" for part in _PARTS))
    for name, (ending, write) in _producers(source).items():
        if given.only.casefold() in name.casefold():
            _print_row(name, ending, write, reports, told, show=given.show)


def _print_row(
    name: str,
    ending: str,
    write: Callable[[Any], bytes],
    reports: Sequence[Any],
    told: Sequence[Mapping[str, Any]],
    *,
    show: bool,
) -> None:
    """Print how many reports a producer's files say alike, whole and by part."""
    whole, same = 0, dict.fromkeys(_PARTS, 0)
    said = []
    for number, (report, expected) in enumerate(zip(reports, told, strict=True)):
        found = _facts(write(report), f"a.{ending}")
        differing = [part for part in _PARTS if found.get(part) != expected[part]]
        whole += not differing
        for part in _PARTS:
            same[part] += part not in differing
        said += [f"  {number} {part}: {_difference(found.get(part), expected[part])}" for part in differing]
    print(f"{name:<28}{whole:>9}" + "".join(f"{same[part]:>12}" for part in _PARTS), flush=True)
    if show:
        print("\n".join(said), flush=True)


def _difference(found: Any, expected: Any) -> str:  # noqa: ANN401 - whatever the part holds
    """Return what was found or missed first."""
    if not isinstance(found, list) or not isinstance(expected, list):
        return f"{found!r}, not {expected!r}"
    missed = [one for one in expected if one not in found]
    added = [one for one in found if one not in expected]
    return f"missed {missed[:2]}, added {added[:2]}"


def _facts(data: bytes, name: str) -> dict[str, Any]:
    """Return what is read of a file, places aside; nothing where it is refused."""
    try:
        report = understand(read_bytes(data, relative=name), load_vocabulary()).report
    except Refused as refused:
        return {"body": refused.code}
    return {
        "body": report.identity.body,
        "sections": [(plain(s.heading or ""), s.topic, s.grade and s.grade.value) for s in report.sections],
        "items": [(i.kind, plain(i.text), i.deadline) for i in report.items],
        "figures": [
            (f.value, f.unit, f.measure, f.role, f.period and (f.period.start, f.period.end)) for f in report.figures
        ],
        "statements": [(s.direction, squash(plain(s.quote))) for s in report.statements],
    }  # fmt: skip


def _producers(source: ModuleType) -> dict[str, tuple[str, Callable[[Any], bytes]]]:
    """Return every producer that there is here."""
    found = {name: one for name, one in source.PRODUCERS.items() if name != "text"}
    office, browser = shutil.which("soffice"), shutil.which("chromium")
    if office:
        found["Writer"] = ("pdf", lambda report: _printed(office, source.as_docx(report)))
        found["Writer, of HTML"] = (
            "pdf",
            lambda report: _printed(office, source.as_html(report, _STYLE), "html"),
        )
    if browser:
        found["Chromium"] = ("pdf", lambda report: _browsed(browser, source.as_html(report, _STYLE)))
    return found


def _printed(office: str, data: bytes, ending: str = "docx") -> bytes:
    """Return a file as Writer exports it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"a.{ending}"
        path.write_bytes(data)
        kind = "pdf:writer_pdf_Export" if ending == "docx" else "pdf:writer_web_pdf_Export"
        _run(
            office, f"-env:UserInstallation=file://{folder}/home", "--headless", "--convert-to", kind,
            "--outdir", folder, str(path),
        )  # fmt: skip
        return path.with_suffix(".pdf").read_bytes()


def _browsed(browser: str, data: bytes) -> bytes:
    """Return a page as Chromium prints it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.html"
        path.write_bytes(data)
        out = path.with_suffix(".pdf")
        _run(
            browser, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/home",
            "--no-pdf-header-footer", f"--print-to-pdf={out}", path.as_uri(),
        )  # fmt: skip
        return out.read_bytes()


def _run(*command: str) -> None:
    """Run a producer."""
    subprocess.run(command, check=True, capture_output=True, timeout=180)


def _load(name: str) -> ModuleType:
    """Return a module of the tests."""
    spec = importlib.util.spec_from_file_location(name, _TESTS / f"{name}.py")
    if spec is None or spec.loader is None:
        msg = f"{name} is missing"
        raise ImportError(msg)
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    main()
