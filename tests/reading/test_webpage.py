"""Web pages: content in, navigation out."""

from __future__ import annotations

import pytest

from hmicdiff.reading.webpage import read_lines

Told = tuple[str, str | None, int | None]


def _told(markup: str) -> list[Told]:
    """Return text, kind and level of the lines that are not blank."""
    return [(line.text, line.kind, line.level) for line in read_lines(markup) if line.text]


def test_headings_lists_and_paragraphs() -> None:
    """Each block is one line with its kind and level, white space squeezed."""
    markup = "<h1>PEEL</h1><p>The force\n is <b>good</b> at it.</p><ul><li>one<ul><li>two</li></ul></li></ul>"
    assert _told(markup) == [
        ("PEEL", "heading", 1),
        ("The force is good at it.", None, None),
        ("one", "bullet", 1),
        ("two", "bullet", 2),
    ]


@pytest.mark.parametrize(
    "noise",
    [
        '<a class="skip-link" href="#main">Skip to content</a>',
        "<nav><ul><li>Home</li></ul></nav>",
        '<div role="navigation">Menu</div>',
        '<div class="cookie-banner">We use cookies on this site.</div>',
        '<div id="wm-ipp-base"><a href="/web/1">74 captures</a><span>12 May 2016 - 03 Feb 2021</span></div>',
        '<div class="site-notice">We are consulting on our inspection programme.</div>',
        '<div class="breadcrumbs">Home / PEEL</div>',
        "<p><a href='/kent'>Read more about Kent</a></p>",
        "<p>Read more about Devon and Cornwall</p>",
        "<header><a href='/'>HMICFRS</a></header>",
        "<footer>Crown copyright</footer>",
        "<script>var a = 1;</script><style>p {}</style>",
        "<form><input name='q'><button>Search</button></form>",
        '<div style="display: none">hidden</div>',
        "<!-- remark -->",
        "<ul><li><a href='#a'>One</a></li><li><a href='#b'>Two</a></li></ul>",
    ],
)
def test_navigation_and_banners_are_dropped(noise: str) -> None:
    """What leads elsewhere or speaks of the site is no line."""
    assert _told(f"<body>{noise}<h1>Kent Police</h1><p>The force is good.</p>{noise}</body>") == [
        ("Kent Police", "heading", 1),
        ("The force is good.", None, None),
    ]


@pytest.mark.parametrize(
    "content",
    [
        '<div class="alert"><p>Cause of concern: victims wait too long.</p></div>',
        '<header class="page-header"><h1>Cause of concern: victims wait too long.</h1></header>',
        '<div aria-hidden="true"><p>Cause of concern: victims wait too long.'
        + " It said so." * 30
        + "</p></div>",
        '<div class="has-side-nav"><p>Cause of concern: victims wait too long.'
        + " It said so." * 200
        + "</p></div>",
        "<ul><li><a href='#a'>Cause of concern: victims wait too long.</a> Good</li><li><a>x</a></li></ul>",
    ],
    ids=["boxed", "title in a header", "folded", "wrapper", "links with more"],
)
def test_content_in_odd_places_stays(content: str) -> None:
    """Boxes, titles, folded text and wrappers are content whatever their names."""
    assert "Cause of concern: victims wait too long." in " ".join(line.text for line in read_lines(content))


@pytest.mark.parametrize(
    "label",
    [
        '<span class="label label--good">Good</span>',
        '<img class="judgement" alt="Good" src="x.png">',
        '<div class="grade">Good</div>',
        '<strong class="badge">Good</strong>',
    ],
)
def test_grade_labels_are_lines_of_their_own(label: str) -> None:
    """A label element stands for itself even inside a heading."""
    assert _told(f"<h2>Investigating crime {label}</h2>") == [
        ("Investigating crime", "heading", 2),
        ("Good", "label", None),
    ]


def test_tables_keep_rows() -> None:
    """Cells of words are a line each and share their row; a label and its values are one line."""
    markup = "<table><tr><th>Area</th><th>Grade</th></tr><tr><td>999 calls</td><td>87.1%</td></tr></table>"
    assert [(line.text, line.row) for line in read_lines(markup) if line.text] == [
        ("Area", 0),
        ("Grade", 0),
        ("999 calls   87.1%", 1),
    ]


def test_layout_tables_are_read_as_blocks() -> None:
    """A table that arranges headings and paragraphs is no table."""
    assert _told("<table><tr><td><h2>Part</h2><p>Text.</p></td><td>b</td></tr></table>") == [
        ("Part", "heading", 2),
        ("Text.", None, None),
        ("b", None, None),
    ]


def test_footnotes() -> None:
    """A mark in the text is dropped, the note itself is a note."""
    markup = '<p>programme<sup><a href="#f">2</a></sup> ran</p><div class="footnotes"><ol><li>A note.</li></ol></div>'
    assert _told(markup) == [("programme ran", None, None), ("A note.", "note", None)]


def test_the_title_is_kept_where_no_heading_says_it() -> None:
    """The page's title is the first line unless the top of the page repeats it."""
    assert _told("<title>Kent Police - HMICFRS</title><h2>Summary</h2>")[0][0] == "Kent Police - HMICFRS"
    assert _told("<title>Kent Police - HMICFRS</title><h1>Kent Police</h1>")[0][0] == "Kent Police"


def test_line_breaks_part_lines() -> None:
    """A break inside a paragraph ends the line, not the paragraph."""
    assert [line.text for line in read_lines("<p>one<br>two</p><p>three</p>")] == ["one", "two", "", "three"]
