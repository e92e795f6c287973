"""How large a report of many findings is, and how fast it is made, opened, filtered and jumped in.

    python benchmarks/report_size.py [FINDINGS ...]

Prints one row for each number of findings (default 300, 2,000 and 5,000), made by repeating those of the
hand-written comparison the tests use. Target: 2,000 findings open in under two seconds.
"""

from __future__ import annotations

import dataclasses
import importlib
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from hmicdiff.reporting.html import render_report

if TYPE_CHECKING:
    from types import ModuleType

    from playwright.sync_api import Browser

SAMPLE = Path(__file__).parents[1] / "tests" / "reporting" / "sample.py"
TWO_FRAMES = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
FILTER = "async () => { const t = performance.now(); q.value = 'supervision'; filters.dispatchEvent(new Event('input')); return performance.now() - t }"  # fmt: skip


def main(numbers: list[int]) -> None:
    """Print the table."""
    sample = _sample()
    print("findings     MB   made s   open s  filter ms  jump s")
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        path = shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        for number in numbers:
            start = time.perf_counter()
            file = _write(sample, number, Path(folder))
            made = time.perf_counter() - start
            print(
                f"{number:8,} {file.stat().st_size / 1e6:6.2f} {made:8.2f} {_measure(browser, file, number)}"
            )
        browser.close()


def _sample() -> ModuleType:
    sys.path.insert(0, str(SAMPLE.parent))
    return importlib.import_module(SAMPLE.stem)


def _write(sample: ModuleType, number: int, folder: Path) -> Path:
    run = sample.run()
    base = run.comparisons[0].verdicts
    verdicts = tuple(
        dataclasses.replace(base[at % len(base)], id=f"{at:016x}", thread_name=f"subject {at}", latest=True)
        for at in range(number)
    )
    comparison = dataclasses.replace(run.comparisons[0], verdicts=verdicts, history=None)
    file = folder / f"{number}.html"
    file.write_bytes(render_report(comparison, sample.readings(), run))
    return file


def _measure(browser: Browser, file: Path, number: int) -> str:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    start = time.perf_counter()
    page.goto(file.as_uri())
    page.evaluate(TWO_FRAMES)
    opened = time.perf_counter() - start
    filtered = page.evaluate(FILTER)
    page.evaluate("filters.dispatchEvent(new Event('reset', {cancelable: true}))")
    start = time.perf_counter()
    page.evaluate(f"location.hash = 'f-{number - 1:016x}'")
    page.evaluate(TWO_FRAMES)
    jumped = time.perf_counter() - start
    page.close()
    return f"{opened:8.2f} {filtered:10.0f} {jumped:7.2f}"


if __name__ == "__main__":
    main([int(each) for each in sys.argv[1:]] or [300, 2000, 5000])
