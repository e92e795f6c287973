"""What a person does in Prefect's UI, for a test: each step in a real browser, photographed where pictures are asked for."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.flows.serving import Served

BODY = "norfolk-constabulary"
_WITHIN = """width => {
  const all = [...document.querySelectorAll("blockquote")];
  return all.length > 0 && all.every(one => one.getBoundingClientRect().right <= width);
}"""
"""Whether every quote that a page shows ends within its width."""
WIDE, NARROW = 1280, 390
"""Screens, in pixels: an ordinary one's and a telephone's."""
PICTURES = os.environ.get("HMICDIFF_PICTURES")
"""Folder that the pages seen on the way are photographed into, for the documentation; unset for none."""


def photograph(page: Page, name: str) -> None:
    """Keep a picture of a page for the documentation, where one is asked for."""
    if PICTURES:
        page.wait_for_timeout(2500)
        page.screenshot(path=str(Path(PICTURES) / f"prefect-{name}.png"))


def press(page: Page, role: Any, name: str, within: str = "body") -> None:  # noqa: ANN401 - a role's literal
    """Press a button or a menu's entry; the event itself, for the UI's moving parts are never quite still."""
    page.locator(within).get_by_role(role, name=name, exact=True).first.dispatch_event("click")


def run_in_the_ui(served: Served, page: Page) -> None:
    """Press Run on the page of the nightly deployment, and Run again in the form that asks for parameters."""
    page.goto(f"{served.ui}/deployments/deployment/{served.nightly()}")
    press(page, "button", "Run")
    page.get_by_text("Quick run").dispatch_event("click")
    form = page.get_by_role("dialog")
    form.get_by_text("Folder the change reports are written to.").wait_for()
    photograph(page, "form")
    press(page, "button", "Run", within="[role=dialog]")
    page.get_by_text("scheduled to start").first.wait_for()


def follow_to_the_report(served: Served, page: Page, run: dict[str, Any]) -> None:
    """Open a run, see its artifacts, and follow the link in its log to the report."""
    page.goto(f"{served.ui}/deployments")
    page.get_by_text("nightly").first.wait_for()
    photograph(page, "deployments")
    page.goto(f"{served.ui}/runs/flow-run/{run['id']}")
    link = page.locator(f'a[href="{served.reports}/{BODY}/report.html"]').first
    link.wait_for(state="attached")
    photograph(page, "run")
    page.locator("#artifacts").dispatch_event("click")
    for key in ("new-since-last-run", f"summary-{BODY}", f"report-{BODY}", f"grades-{BODY}"):
        page.get_by_text(key).first.wait_for()
    photograph(page, "artifacts")
    page.get_by_text(f"grades-{BODY}").first.dispatch_event("click")
    picture = page.locator(".artifact-data-image img")
    picture.wait_for()
    assert picture.evaluate("one => one.complete && one.naturalWidth > 300")
    photograph(page, "grades")
    page.goto(f"{served.ui}/runs/flow-run/{run['id']}")
    page.locator("#artifacts").dispatch_event("click")
    page.get_by_text("new-since-last-run").first.dispatch_event("click")
    page.wait_for_url("**/artifacts/artifact/*")
    for width in (NARROW, WIDE):  # the narrow one first, for the picture is of the wide one
        page.set_viewport_size({"width": width, "height": 860})
        page.wait_for_function(_WITHIN, arg=width)  # a new width draws the page anew
    photograph(page, "new")
    page.goto(f"{served.ui}/runs/flow-run/{run['id']}")
    link.wait_for(state="attached")
    link.evaluate("link => link.scrollIntoView({block: 'center'})")
    photograph(page, "log")
    page.goto(str(link.get_attribute("href")))
    assert "Norfolk Constabulary" in page.title()
    photograph(page, "report")


def enter(served: Served, page: Page) -> None:
    """Give the UI the key it asks for, once."""
    page.goto(served.ui)
    field = page.get_by_placeholder("admin:pass")
    field.wait_for()
    photograph(page, "key")
    field.fill(served.key())
    field.press("Enter")
    page.get_by_text("Flow Runs").first.wait_for()


def make_block(served: Served, page: Page, address: str) -> str:
    """Make a custom webhook block in the UI, as the documentation says; return it as ``type/name``."""
    page.goto(f"{served.ui}/blocks/catalog/custom-webhook/create")
    page.get_by_text("Webhook URL").first.wait_for()
    page.locator("form input[type=text]").first.fill("inspections")
    name, url = (page.locator("form .p-textarea__control").nth(number) for number in (0, 1))
    name.fill("inspections")
    url.fill(address)
    data = page.locator("form .p-code-input__textarea").nth(
        1
    )  # the query's parameters stand before the JSON data
    data.fill('{"subject": "{{subject}}", "text": "{{body}}"}')
    data.evaluate("one => one.scrollIntoView({block: 'center'})")
    photograph(page, "block")
    press(page, "button", "Create")
    page.wait_for_url("**/blocks/block/*")
    return "custom-webhook/inspections"
