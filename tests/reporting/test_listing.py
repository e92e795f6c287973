"""Rows as Markdown: whose it is and what it is first, the quote whole in a block below, nothing of it markup."""

from __future__ import annotations

import html
import re

import pytest
from markdown_it import MarkdownIt

from hmicdiff.reporting.listing import as_entries, as_findings, escape

HOSTILE = (
    "<b>*x*</b>",
    "[a](javascript:b)",
    "a_b_c `d`",
    "1 < 2 & 3 > 2 | #4",
    "&lt;i&gt;",
    "~~gone~~",
    "\\*a\\*",
    "- a",
    "2019. It was so.",
    "1) b",
    "+ c",
    "=== d",
    "# e",
)


def row(**cells: str) -> dict[str, str]:
    """Return a row of a finding, some of its cells given."""
    return {
        "body": "Kent Police",
        "finding": "Got worse",
        "on": "Call handling",
        "who says so": "inspectors say",
        "how sure": "high (0.90)",
        "to review": "",
        "quote": "It takes too long to answer calls.",
        **cells,
    }


def test_a_finding_is_followed_by_its_quote_as_a_block() -> None:
    """The name and what is known of it stand on one line, the quote in a block of its own below."""
    text = as_findings([row(**{"due to": "a new report", "to review": "yes", "or else": "Mixed"})])
    line, quote = text.split("\n\n")[2:4]
    assert (
        line
        == "**Call handling**: inspectors say, confidence high (0.90), to review, due to a new report, or else *Mixed*"
    )
    assert quote.rstrip() == "> It takes too long to answer calls."
    shown = MarkdownIt().render(text)
    assert re.search(r"<blockquote>\s*<p>It takes too long to answer calls\.</p>\s*</blockquote>", shown)


def test_bodies_and_findings_are_headings_with_their_number() -> None:
    """Rows of one body and of one kind stand under one heading each, in the order that they come in."""
    rows = [row(), row(on="Custody"), row(finding="Mixed"), row(body="Essex Police")]
    heads = [line for line in as_findings(rows).splitlines() if line.startswith("#")]
    assert heads == [
        *("# Kent Police", "## Got worse (2)", "## Mixed (1)"),
        *("# Essex Police", "## Got worse (1)"),
    ]


def test_a_finding_without_a_quote_has_no_block() -> None:
    """What moved by its figures alone is told without an empty quote."""
    assert "\n>" not in as_findings([row(quote="")])


def test_no_rows_are_told_in_words() -> None:
    """An artifact is never empty: what there is none of is said."""
    assert as_findings([], "Nothing needs a person.") == "Nothing needs a person."


@pytest.mark.parametrize("text", HOSTILE)
def test_text_of_a_report_is_shown_as_it_is(text: str) -> None:
    """No word of a report or of a file's name becomes markup, a list, an entity or a link."""
    reader = MarkdownIt("gfm-like", {"linkify": False})
    quoted = reader.render(as_findings([row(quote=escape(text))]))
    assert f"<blockquote>\n<p>{html.escape(text)}</p>\n</blockquote>" in quoted
    listed = reader.render(as_entries([(text, "", text)]))
    assert f"<p><strong>{html.escape(text)}</strong></p>\n<p>{html.escape(text)}</p>" in listed


def test_entries_are_a_list_with_the_reason_below() -> None:
    """A file's name and code stand first, the reason in a paragraph of the same entry."""
    shown = MarkdownIt().render(as_entries([("a b.txt", "damaged", "It ends early."), ("c", "", "d")]))
    items = re.findall(r"<li>\s*<p>(.*?)</p>\s*<p>(.*?)</p>\s*</li>", shown, re.DOTALL)
    assert items == [("<strong>a b.txt</strong>: damaged", "It ends early."), ("<strong>c</strong>", "d")]
