"""How fast a report of twelve inspections and an index of 45 bodies open, search and filter in the browser.

    python benchmarks/page_speed.py [REPORT ...]

Without a report, twelve are made: the samples and seven editions that each grow out of the newest. The index
holds the comparison the tests use under 45 names. Prints, for each step, seconds of script, and of everything the
page's own thread did (script, style, layout, paint); no one's clock, so that a busy machine says the same.
Target: under 0.3 s of script in each step.
"""

from __future__ import annotations

import dataclasses
import importlib
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from planted import plant

from hmicdiff.reporting.html import render_index
from hmicdiff.vocabulary.bodies import load_bodies

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

HERE = Path(__file__).resolve().parents[1]
SAMPLES = HERE / "inputs" / "norfolk"
EDITIONS = 7
BODIES = 45
TARGET = 0.3
TWO_FRAMES = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
REPORT_STEPS = (
    ("search a word", "q.value = 'supervision'; filters.dispatchEvent(new Event('input'))"),
    ("search by synonym", "q.value = 'anti social behaviour'; filters.dispatchEvent(new Event('input'))"),
    ("clear", "filters.dispatchEvent(new Event('reset', {cancelable: true}))"),
    ("filter by kind", "v.value = 'improved'; filters.dispatchEvent(new Event('input'))"),
    ("all pairs", "v.value = ''; p.value = 'all'; filters.dispatchEvent(new Event('input'))"),
    ("by topic", "o.value = 'topic'; filters.dispatchEvent(new Event('input'))"),
    ("expand all", "document.querySelector('#all').click()"),
)
INDEX_STEPS = (
    ("search", "bodies.elements.q.value = 'norfolk'; bodies.dispatchEvent(new Event('input'))"),
    ("sector", "bodies.elements.q.value = ''; bodies.elements.s.value = 'fire'; bodies.dispatchEvent(new Event('input'))"),
    ("region", "bodies.elements.r.value = 'South East'; bodies.dispatchEvent(new Event('input'))"),
    ("all again", "bodies.reset(); bodies.dispatchEvent(new Event('input'))"),
    ("sort", "document.querySelector('.index th button').click()"),
)  # fmt: skip


def main(reports: list[Path]) -> None:
    """Print one row a step; end with 1 where a step takes longer than its target."""
    sys.path.insert(0, str(HERE / "tests" / "browser"))
    chromium = importlib.import_module("chromium")
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - its browser is asked for first

    over = []
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(
            executable_path=chromium.find_browser(), args=list(chromium.ARGS)
        )
        pages = [(path, REPORT_STEPS) for path in reports or [_twelve(Path(folder))]]
        for path, steps in (*pages, (_index(Path(folder)), INDEX_STEPS)):
            print(f"{path.parent.name}/{path.name}, {path.stat().st_size / 1e6:.2f} MB")
            print(f"  {'step':<20} script s    page s")
            for name, script, page in _measured(browser, path, steps):
                print(f"  {name:<20} {script:8.3f}  {page:8.3f}")
                over += [name] if script > TARGET else []
        browser.close()
    sys.exit(bool(over))


def _measured(
    browser: Browser, path: Path, steps: tuple[tuple[str, str], ...]
) -> Iterator[tuple[str, float, float]]:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    clock = _Clock(page)
    page.goto(path.as_uri())
    yield "open", *clock.lap()
    for name, code in steps:
        page.evaluate(f"() => {{ {code} }}")
        yield name, *clock.lap()
    page.close()


class _Clock:
    """What the page's thread spent since the last look: on script, and on everything."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.session = page.context.new_cdp_session(page)
        self.session.send("Performance.enable", {"timeDomain": "threadTicks"})
        self.last = self._spent()

    def _spent(self) -> tuple[float, float]:
        metrics = {
            each["name"]: each["value"] for each in self.session.send("Performance.getMetrics")["metrics"]
        }
        return metrics["ScriptDuration"], metrics["TaskDuration"]

    def lap(self) -> tuple[float, float]:
        """Wait until what was asked for is drawn and what was put off is done, and return the seconds."""
        self.page.evaluate(TWO_FRAMES)
        self.page.wait_for_timeout(300)
        now = self._spent()
        script, task = (new - old for new, old in zip(now, self.last, strict=True))
        self.last = now
        return script, task


def _twelve(folder: Path) -> Path:
    """The change report on the samples and seven made editions."""
    inputs = folder / "twelve"
    inputs.mkdir()
    for path in SAMPLES.glob("*.txt"):
        (inputs / path.name).write_text(path.read_text())
    text = next(SAMPLES.glob("2024-09*.txt")).read_text()
    for edition in range(EDITIONS):
        text = plant(text, seed=edition).text
        year = str(2025 + edition)
        (inputs / f"{year}-09.txt").write_text(re.sub(r"\b2024\b", year, text))
    words = ["compare", str(inputs), "--out", str(folder / "out"), "--quiet", "--no-workbook"]
    subprocess.run([sys.executable, "-m", "hmicdiff", *words], check=True, stdout=subprocess.DEVNULL)
    return next((folder / "out").glob("*/report.html"))


def _index(folder: Path) -> Path:
    """The index over 45 bodies of both sectors."""
    sys.path.insert(0, str(HERE / "tests" / "reporting"))
    sample = importlib.import_module("sample")
    one, rows = sample.comparison(), load_bodies().rows
    chosen = [
        row
        for sector, number in (("police", 23), ("fire", 22))
        for row in [each for each in rows if each.sector == sector][:number]
    ]
    bodies = tuple(dataclasses.replace(one, body=row.name, sector=row.sector) for row in chosen[:BODIES])
    path = folder / "index.html"
    path.write_bytes(render_index(dataclasses.replace(sample.run(), comparisons=bodies)))
    return path


if __name__ == "__main__":
    main([Path(word) for word in sys.argv[1:]])
