"""What an archive, a keeper of notes and a site say beside a report: it is left out, and nothing of a report with it."""

from __future__ import annotations

import re

import pytest
from marked_up import reasons_of, told_by

from hmicdiff.reading.webpage import read_page

_ITEM = "The service should make sure that crews test their risk plans."
_REPORT = "<h1>An inspection of Suffolk Constabulary</h1><p>It has 30 vans.</p>"


def test_a_word_of_an_archive_takes_nothing_with_it() -> None:
    """A stamp such as "Archived" beside the day of publication is none of an archive: what stands in one element with it stays."""
    stamp = "<div><p>Archived</p><p>Published: 20 October 2022</p><p>It has 1,700 officers.</p></div>"
    assert "It has 1,700 officers." in [text for text, _ in told_by(f"<body>{_REPORT}{stamp}</body>")]


@pytest.mark.parametrize(
    "banner",
    [
        "<div id='x1'><span>The Library</span><p>This snapshot, taken on <b>3 May 2015</b>, shows web content acquired for preservation by us.</p></div>",
        "<table><tr><td>You are viewing an archived version of this page. <a href='x'>See all dates available</a></td></tr></table>",
        "<div class='bar'><p>This page was captured on 3 May 2015.</p><p>Links may not work.</p></div>",
        "<center>The Web Archive does not use cookies but some may be left.</center>",
        "<div><p>This page was captured on 3 May 2015.</p><a href='x'>More about this archived website</a> <a href='x'>See all dates available</a></div>",
    ],
)
def test_what_an_archive_prints_over_a_page_is_no_report(banner: str) -> None:
    """It is named as a notice; nor is what it puts before the title."""
    markup = f"<title>[ARCHIVED CONTENT] Suffolk in 2014</title><body>{banner}{_REPORT}</body>"
    assert [text for text, _ in told_by(markup)] == [
        "Suffolk in 2014", "An inspection of Suffolk Constabulary", "It has 30 vans."
    ]  # fmt: skip
    assert "site_notice" in reasons_of(markup)


@pytest.mark.parametrize(
    "said",
    [
        "<div><p>The force archived 412 records on paper.</p></div>",
        "<div><p>Each photo taken on the day of the crime was kept.</p></div>",
        "<div>This page is archived.<p>Area for improvement</p><p>The force should keep records.</p></div>",
    ],
)
def test_a_report_speaks_of_archives_too(said: str) -> None:
    """Its sentences stay, and so does what holds its marks."""
    assert (
        " ".join(text for text, _ in told_by(said)) == re.sub("<[^>]+>", " ", said).replace("  ", " ").strip()
    )
    assert told_by(f"<title>(Draft) Report</title>{said}")[0] == ("(Draft) Report", None)


@pytest.mark.parametrize("name", ["to-do-list", "todo-list"])
def test_tasks_of_a_note_keeper_are_no_report(name: str) -> None:
    """A list of tasks is left out, but where it holds what a report asks for."""
    tasks = "<ul class='{}'><li>{}</li></ul>"
    assert "named_furniture" in reasons_of(_REPORT + tasks.format(name, "Ring Ann about her 12 letters"))
    assert (_ITEM, "bullet") in told_by(_REPORT + tasks.format(name, _ITEM))


@pytest.mark.parametrize(
    "line",
    [
        "Submitted by webadmin on Mon, 07/10/2019 - 09:12",
        "Posted by Ann Lee on 3 May 2019 at 10.30 am",
        "Log in or register to post comments",
        "Leave a reply",
        "Sign in to view comments »",
        "No comments yet",
    ],
)
def test_what_a_site_says_of_its_own_pages_is_no_report(line: str) -> None:
    """Who put a page there and what a visitor may do is left out, in a paragraph and a list."""
    for markup in (f"<p>{line}</p>", f"<ul><li><a href='x'>{line}</a></li><li>It has 4 vans.</li></ul>"):
        assert line not in [text for text, _ in told_by(_REPORT + markup)]
        assert line in [one.text for one in read_page(_REPORT + markup).omissions]


@pytest.mark.parametrize(
    "line",
    [
        "Submitted by the force on 7 October 2019",
        "Officers log in to view this.",
        "There were no comments on 4 of 9 files",
        "Posted by Ann Lee on 3 May 2019",
    ],
)
def test_a_report_may_say_nearly_the_same(line: str) -> None:
    """Other lines stay, and so does one that dates a page."""
    assert line in [text for text, _ in told_by(f"{_REPORT}<p>{line}</p>")]


ARCHIVED = {
    "in an element": "<div class='meta'><p>Archived</p>{}</div>",
    "in a piece": "<div><span>Archived</span>{}</div>",
    "in a sentence": "<div><p>This page is archived.</p>{}</div>",
    "in a sentence of two pieces": "<div><p>This page is <b>archived</b>.</p>{}</div>",
}


@pytest.mark.parametrize("form", ARCHIVED.values(), ids=ARCHIVED)
def test_what_stands_beside_an_archive_s_notice_is_text(form: str) -> None:
    """The notice alone is left out, and not the date and figures in the element around it."""
    beside = [
        "Published: 20 October 2022",
        "The force has 1,700 officers.",
        "It is proud of each of its teams.",
    ]
    markup = _REPORT + form.format("".join(f"<p>{line}</p>" for line in beside))
    assert [text for text, _ in told_by(markup)][2:] == beside
    assert "site_notice" in reasons_of(markup)


def test_a_word_of_a_sentence_is_no_notice_of_an_archive() -> None:
    """An element within a sentence is a part of it."""
    said = "<p>Its files were <span>archived</span> by clerks.</p>"
    assert told_by(_REPORT + said)[-1] == ("Its files were archived by clerks.", None)
