"""What stands around a report on a web page: furniture is left out with a reason, and nothing of a report with it."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from marked_up import reasons_of, told_by

from hmicdiff.reading.webpage import read_page

_ITEM = "The service should make sure that crews test their risk plans."


@pytest.mark.parametrize(
    "name",
    [
        "social-work", "sharing-information", "search-warrants", "menu-of-tactical-options", "print-hidden",
        "navigating-the-system", "widget-wrapper", "wp-block-group", "elementor-column", "vc_column", "alert-danger",
        "message-box", "notice--info", "banner-box", "skip-lorry-fires", "survey-results", "feedback-from-victims",
        "govuk-notification-banner", "ms-rte-layout", "hide-and-seek", "newsletter-of-crews", "cookie-cutter",
    ],
)  # fmt: skip
@pytest.mark.parametrize("mark", ['<div class="{}"><p>{}</p></div>', '<section id="{}">{}</section>'])
def test_a_name_drops_no_text(name: str, mark: str) -> None:
    """Words in the class or id of a box never make it furniture."""
    assert (_ITEM, None) in told_by(f"<main><h1>Title</h1>{mark.format(name, _ITEM)}</main>")


@pytest.mark.parametrize(
    "name", ["share", "social-media-abuse", "search", "cookies", "breadcrumb", "nav-search"]
)
def test_a_name_drops_no_heading(name: str) -> None:
    """A heading is a heading whatever its id, also where it links to itself."""
    heading = f'<h3 id="{name}"><a href="#{name}">Crews search smoke-filled rooms well</a></h3>'
    assert ("Crews search smoke-filled rooms well", "heading") in told_by(f"<main><h1>T</h1>{heading}</main>")


@pytest.mark.parametrize(
    "furniture",
    [
        '<div class="govuk-cookie-banner"><h2>Cookies on this site</h2><p>We use some cookies.</p></div>',
        '<div class="elementor-location-footer"><p>Crown copyright</p></div>',
        '<ol class="govuk-breadcrumbs__list"><li><a href="/">Home</a></li><li><a href="/x">Reports</a></li></ol>',
        '<div class="sharedaddy"><h3>Share this:</h3><ul><li><a href="f">Facebook</a></li></ul></div>',
        '<div class="top-alert-bar"><p>This site uses cookies to work.</p></div>',
        '<div class="related-content"><h2>Related</h2><ul><li><a href="#">Another report on fires</a></li></ul></div>',
        '<div role="search"><label>Find a report</label><input></div>',
        '<div class="govuk-phase-banner"><strong class="govuk-tag">Beta</strong> This is a new service.</div>',
    ],
)
def test_furniture_is_left_out_with_a_reason(furniture: str) -> None:
    """What is furniture by an exact name, or behaves as it, is no line; the ledger has it."""
    markup = f"<body><h1>Title</h1>{furniture}<p>{_ITEM}</p></body>"
    assert told_by(markup) == [("Title", "heading"), (_ITEM, None)]
    assert reasons_of(markup) & {"named_furniture", "site_notice", "link_list", "navigation"}


@pytest.mark.parametrize("name", ["cookie-banner", "cookies", "gdpr"])
def test_a_notice_on_cookies_is_surely_none_of_the_report(name: str) -> None:
    """An element named and worded as the site's notice is left out for a reason that is not weak, however short the page."""
    notice = f'<div class="{name}"><h2>Cookies on this website</h2><p>{"You can change what we store. " * 9}</p></div>'
    assert reasons_of(f"<body>{notice}<h1>Title</h1><p>{_ITEM}</p></body>") == {"site_notice"}
    other = f'<div class="{name}"><p>{"Crews went out at night. " * 9}</p></div>'
    assert reasons_of(f"<body>{other}<h1>Title</h1><p>{_ITEM}</p></body>") == {"named_furniture"}


@pytest.mark.parametrize("name", ["sidebar", "sharedaddy", "widget-area"])
def test_an_item_in_named_furniture_stays(name: str) -> None:
    """An exact name of furniture does not drop an item that stands in it."""
    markup = f'<body><h1>T</h1><div class="{name}"><h3>Area for improvement</h3><p>{_ITEM}</p></div></body>'
    assert (_ITEM, None) in told_by(markup)


@pytest.mark.parametrize(
    "copies",
    [
        '<div class="d-none d-md-block"><p>{0}</p></div><div class="d-md-none"><p>{0}</p></div>',
        '<p>{0}</p><div class="print-only"><p>{0}</p></div>',
        '<div class="elementor-hidden-mobile"><p>{0}</p></div><div class="elementor-hidden-desktop"><p>{0}</p></div>',
        '<div style="display:none"><p>{0}</p></div><p>{0}</p>',
        '<p aria-hidden="true">{0}</p><p>{0}</p>',
    ],
)
def test_a_copy_for_another_screen_counts_once(copies: str) -> None:
    """Of two prints of one text for different widths or media, one is a line and one a second copy."""
    markup = f"<main><h1>T</h1>{copies.format(_ITEM)}</main>"
    assert [text for text, _ in told_by(markup)].count(_ITEM) == 1
    assert reasons_of(markup) == {"second_copy"}


def test_a_mute_text_without_a_copy_stays() -> None:
    """What readers of screens don't hear is read all the same where nothing else says it."""
    assert (_ITEM, None) in told_by(f'<h1>T</h1><div aria-hidden="true"><p>{_ITEM}</p></div>')


def test_text_struck_out_is_left_out() -> None:
    """Deleted words are no words of the page."""
    markup = "<p>The force is <del>good</del><ins>poor</ins> at it.</p>"
    assert told_by(markup) == [("The force is poor at it.", None)]
    assert reasons_of(markup) == {"deleted_revision"}


_WORDS = st.integers(1, 10**6).map(lambda number: f"w{number}")


_TEXTS = st.lists(_WORDS, min_size=1, max_size=6).map(" ".join)


_WRAPS = st.sampled_from(
    [
        "<p>{}</p>", "<div class='share'>{}</div>", "<nav>{}</nav>", "<aside>{}</aside>", "<h2>{}</h2>",
        "<ul><li>{}</li></ul>", "<details><summary>{}</summary></details>", "<button>{}</button>",
        "<span class='sr-only'>{}</span>", "<div hidden>{}</div>", "<div aria-hidden='true'>{}</div>",
        "<table><tr><td>{}</td><td>x</td></tr></table>", "<dl><dt>a</dt><dd>{}</dd></dl>", "<del>{}</del>",
        "<form>{}</form>", "<footer>{}</footer>", "<a href='#'>{}</a>", "<div class='cookie-banner'>{}</div>",
        "<div class='mobile'>{}</div>", "<table><tr><td><h3>{}</h3><p>y</p></td></tr></table>", "<main>{}</main>",
        "<noscript>{}</noscript>", "<select><option>{}</option></select>", "<svg><title>{}</title></svg>",
    ]
)  # fmt: skip


_PAGES = st.recursive(
    _TEXTS,
    lambda inner: st.builds(
        lambda wrap, parts: wrap.format(" ".join(parts)), _WRAPS, st.lists(inner, min_size=1, max_size=3)
    ),
    max_leaves=12,
)


@given(_PAGES)
@settings(max_examples=150, deadline=None)
def test_each_word_is_kept_or_left_out(markup: str) -> None:
    """The words of a page are those of its lines and those left out, each as often as the page has it."""
    read = read_page(f"<body>{markup}</body>")
    words = Counter(re.findall(r"w\d+", markup))
    kept = Counter(word for line in read.lines for word in re.findall(r"w\d+", line.text))
    left = Counter(word for one in read.omissions for word in re.findall(r"w\d+", one.text))
    assert kept + left == words


@pytest.mark.parametrize(
    "menu",
    [
        "<table><tr><td><a href='/a'>Press office</a><br><a href='/b'>Our work</a><br><a href='/c'>Media</a></td><td>{}</td></tr></table>",
        "<div><a href='/a'>Press office</a> | <a href='/b'>Our work</a> | <a href='/c'>Media</a></div><p>{}</p>",
    ],
)
def test_links_under_each_other_are_a_menu(menu: str) -> None:
    """Links and nothing else lead elsewhere, with or without list markup; areas as links are content."""
    assert [text for text, _ in told_by(menu.format(_ITEM))] == [_ITEM]
    areas = "<div><a href='#a'>Preventing crime</a><br><a href='#b'>Managing offenders</a><br><a href='#c'>Other</a></div>"
    assert ("Preventing crime", None) in told_by(f"<p>Good</p>{areas}")


@pytest.mark.parametrize(
    "name",
    [
        "comments-area",
        "comment-list",
        "wp-block-comments",
        "disqus_thread",
        "skiptranslate",
        "inline-task-list",
    ],
)
def test_what_readers_ask_for_is_no_item(name: str) -> None:
    """Comments below a page are the site's, whatever they ask for; the ledger has them."""
    markup = f'<body><h1>T</h1><p>Text.</p><div class="{name}"><h2>2 thoughts</h2><p>{_ITEM}</p></div></body>'
    assert told_by(markup) == [("T", "heading"), ("Text.", None)]
    assert reasons_of(markup) == {"named_furniture"}


@pytest.mark.parametrize(
    "attributes",
    [
        'data-automation-id="CommentsWrapper"',
        'class="pageSectionHeader"',
        'id="goog-gt-tt"',
        'id="google_translate_element"',
    ],
)
def test_what_tools_set_below_a_page_is_left_out(attributes: str) -> None:
    """Comments of an intranet, the attachments of a wiki and a browser's translator are the site's."""
    markup = (
        f"<body><h1>T</h1><p>Text.</p><div {attributes}><h2>Attachments:</h2><p>Rate this</p></div></body>"
    )
    assert told_by(markup) == [("T", "heading"), ("Text.", None)]
    assert reasons_of(markup) == {"named_furniture"}


@pytest.mark.parametrize(
    "attributes", ['class="task-list"', 'class="translated-ltr"', 'data-automation-id="CanvasControl"']
)
def test_what_only_has_a_name_alike_stays(attributes: str) -> None:
    """A list of tasks in the report, a page that was translated and the cell of a canvas hold its text."""
    markup = f"<body><h1>T</h1><p>Text.</p><div {attributes}><p>{_ITEM}</p></div></body>"
    assert (_ITEM, None) in told_by(markup)


@pytest.mark.parametrize(
    "title", ["Cookies on GOV.UK", "Cookies on this service", "Share this:", "Related posts"]
)
def test_a_heading_of_the_site_is_no_heading_left_out(title: str) -> None:
    """What stands outside the page's main part under the site's own title is no loss; under another it may be one."""
    page = "<body><div><h2>{}</h2><p>Some words that nobody misses.</p></div><main><h1>A report</h1>"
    page += "<p>The force is good at this.</p>" * 20 + "</main></body>"
    assert [one.heading for one in read_page(page.format(title)).omissions] == [False]
    assert [one.heading for one in read_page(page.format("What we found")).omissions] == [True]


@pytest.mark.parametrize("wrap", ["{}", "<font size=1>{}</font>", "<center><font>{}</font></center>"])
def test_a_table_may_hold_the_page_and_its_menu(wrap: str) -> None:
    """A table of a menu and of one cell with the paragraphs of a report only arranges the page."""
    menu = wrap.format(
        "<a href=a>Home page</a><br><a href=b>Our work</a><br><a href=c>Contact us by post</a>"
    )
    said = ("An inspection of fires", "Good", "Crews train every week of the year.", _ITEM)
    cell = "".join(f"<p><b>{text}</b></p>" for text in said)
    page = f"<table><tr><td colspan=2>Site</td></tr><tr><td>{menu}</td><td>{cell}</td></tr></table>"
    texts = [text for text, _ in told_by(page)]
    assert [text for text in texts if text in said] == list(said)
    assert "Our work" not in texts


@pytest.mark.parametrize("asked", ["Was this page useful?", "Is this page helpful? Yes No"])
def test_what_a_site_asks_of_its_readers_is_left_out(asked: str) -> None:
    """Whether a page was useful is no question of the report."""
    assert told_by(f"<main><h1>T</h1><p>{_ITEM}</p><p>{asked}</p></main>") == [
        ("T", "heading"),
        (_ITEM, None),
    ]


def test_remarks_of_editors_are_left_out_and_said() -> None:
    """The export of Google Docs ties the mark of a remark in the text to its words at the end."""
    markup = (
        '<p>The force has 9 panels<sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup>.</p>'
        '<div><p><a href="#cmnt_ref1" id="cmnt1">[a]</a><span>Is this 62 panels?</span></p></div>'
    )
    assert [line.text for line in read_page(markup).lines if line.text] == ["The force has 9 panels."]


@pytest.mark.parametrize(
    ("before", "kept"),
    [
        ("Crews train often.<br>2<br>", False),
        ("<p>Crews</p><p>2</p>", False),
        ("There were<br>2 of 3<br>", True),
    ],
)
def test_a_number_alone_before_a_rule_is_a_page_number(before: str, *, kept: bool) -> None:
    """A page made from a printed one ends each of its pages with the number and a rule."""
    told = [text for text, _ in told_by(f"<h1>Report</h1>{before}<hr><p>They are ready.</p>")]
    assert any("2" in text for text in told) is kept


@pytest.mark.parametrize(
    "words",
    ["Show data for figure 4", "View the data table", "Show text description of chart 2", "See table"],
)
def test_what_shows_the_data_of_a_chart_titles_nothing(words: str) -> None:
    """The words that unfold a chart's data are those of a control."""
    table = "<table><tr><th>Force</th><th>Percent</th></tr><tr><td>Kent</td><td>83.6</td></tr></table>"
    told = told_by(f"<h1>T</h1><details><summary>{words}</summary>{table}</details>")
    assert [text for text, _ in told] == ["T", "Force", "Percent", "Kent   83.6"]


ONWARD = {
    "a part of the page": "<section><h2>Related publications</h2><ul><li><h3>Kent Police</h3><p>Good</p></li></ul></section>",
    "headings of one level": "<aside><h2>Latest inspections</h2><ul><li><h2>Kent Police</h2><p>Good</p></li></ul></aside>",
    "a head of its own": "<div><div><h2>More reports</h2></div><div><article><h3>Kent Police</h3><p>Good</p></article></div></div>",
    "nothing around it": "<h2>You might also like</h2><div><h3>Kent Police</h3><p>Good</p></div><p>It asks little.</p>",
}


@pytest.mark.parametrize("onward", ONWARD.values(), ids=ONWARD)
def test_the_publications_of_others_are_none_of_the_report(onward: str) -> None:
    """What stands under a heading over other publications is left out, and what comes behind it is read."""
    markup = f"<h1>T</h1><p>{_ITEM}</p>{onward}<h2>Preventing crime</h2><p>It works.</p>"
    assert [text for text, _ in told_by(markup)] == ["T", _ITEM, "Preventing crime", "It works."]
    assert reasons_of(markup) == {"link_list"}


@pytest.mark.parametrize(
    "stamp",
    [
        "<div class=print-only>Printed from the site on 2 March 2023. This copy may be 365 days old.</div>",
        "<p class='visible-print'>Printed at 10:14 by user 4821. Look online for changes.</p>",
        "<footer class=d-print-block><p>Copy 12 of 40</p></footer>",
    ],
)
def test_a_line_that_is_printed_alone_is_a_stamp_on_the_copy(stamp: str) -> None:
    """A few words for print alone, none of them a report's, are left out; an item for print alone stays."""
    assert told_by(f"<h1>T</h1>{stamp}<p>{_ITEM}</p>")[1:] == [(_ITEM, None)]
    assert told_by(f"<h1>T</h1><div class=print-only>{_ITEM}</div>")[1:] == [(_ITEM, None)]
