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

    from playwright.sync_api import Browser, Page

SAMPLE = Path(__file__).parents[1] / "tests" / "reporting"
TWO_FRAMES = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"


def main(numbers: list[int]) -> None:
    """Print the table."""
    sample = _sample()
    print("findings     MB   made s    open (cpu)     filter (cpu)     jump (cpu)")
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
    sys.path.insert(0, str(SAMPLE))
    return importlib.import_module("sample")


def _write(sample: ModuleType, number: int, folder: Path) -> Path:
    run = sample.run()
    base = run.comparisons[0].verdicts
    verdicts = tuple(
        dataclasses.replace(
            base[at % len(base)], id=f"{at:016x}", thread=f"{at}", thread_name=f"subject {at}", latest=True
        )
        for at in range(number)
    )
    comparison = dataclasses.replace(run.comparisons[0], verdicts=verdicts, history=None)
    file = folder / f"{number}.html"
    file.write_bytes(render_report(comparison, sample.readings(), run))
    return file


def _measure(browser: Browser, file: Path, number: int) -> str:
    """Open, filter and jump; seconds on the clock, and in brackets of the page's own processor time."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    clock = _Clock(page)
    page.goto(file.as_uri())
    page.evaluate(TWO_FRAMES)
    opened = clock.lap()
    page.evaluate("q.value = 'supervision'; filters.dispatchEvent(new Event('input')); n.textContent")
    page.evaluate(TWO_FRAMES)
    filtered = clock.lap()
    page.evaluate("filters.dispatchEvent(new Event('reset', {cancelable: true}))")
    page.evaluate(TWO_FRAMES)
    clock.lap()
    page.evaluate(f"location.hash = 'f-{number - 1:016x}'")
    page.evaluate(TWO_FRAMES)
    jumped = clock.lap()
    page.close()
    return f"{opened} {filtered} {jumped}"


class _Clock:
    """Time since the last look, on the clock and of the page's processor."""

    def __init__(self, page: Page) -> None:
        self.session = page.context.new_cdp_session(page)
        self.session.send("Performance.enable", {"timeDomain": "threadTicks"})
        self.last = (time.perf_counter(), self._processor())

    def _processor(self) -> float:
        metrics = self.session.send("Performance.getMetrics")["metrics"]
        return next(each["value"] for each in metrics if each["name"] == "TaskDuration")

    def lap(self) -> str:
        """Seconds since the last lap: ``0.42 (0.31)``."""
        now = (time.perf_counter(), self._processor())
        passed, self.last = [new - old for new, old in zip(now, self.last, strict=True)], now
        return f"{passed[0]:8.2f} ({passed[1]:.2f})"


if __name__ == "__main__":
    main([int(each) for each in sys.argv[1:]] or [300, 2000, 5000])
