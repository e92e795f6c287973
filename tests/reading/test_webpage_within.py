"""What a page holds in frames, objects and gauges."""

from __future__ import annotations

import pytest
from marked_up import grades_of, reasons_of, told_by

from hmicdiff.errors import Refused
from hmicdiff.reading.webpage import read_page

_SAID = "Officers met 44 percent of 90 callers in time."
_PAGE = "<h1>PEEL 2023-25: An inspection of Dorset Police</h1><h2>Investigating crime</h2>{}<h2>Managing offenders</h2><p>Good</p>"
FRAMES = {
    "a piece": f'<iframe srcdoc="&lt;p&gt;Inadequate&lt;/p&gt;&lt;p&gt;{_SAID}&lt;/p&gt;"></iframe>',
    "a whole page": f"<iframe title='Grade' srcdoc='<!doctype html><title>x</title><body><div>Inadequate</div><p>{_SAID}</p>'>none</iframe>",
    "in a figure": f"<figure><iframe srcdoc='<p><b>Inadequate</b></p><ul><li>{_SAID}</li></ul>'></iframe></figure>",
}


@pytest.mark.parametrize("frame", FRAMES.values(), ids=FRAMES)
def test_a_page_in_a_frame_is_read_where_it_stands(frame: str) -> None:
    """Its text is in the page's own markup, and is seen there."""
    markup = _PAGE.format(frame)
    assert grades_of(markup)["Investigating crime"] == "inadequate"
    assert _SAID in [text for text, _ in told_by(markup)]
    assert not {"x", "none"} & {text for text, _ in told_by(markup)}


def test_a_frame_of_elements_without_end_is_refused() -> None:
    """What may stand in a page may stand in a frame, and no more."""
    with pytest.raises(Refused):
        read_page(f"<iframe srcdoc='{'<div>' * 1000}x'></iframe>")


@pytest.mark.parametrize(
    "thing",
    [
        "<object data='a.svg'><p>{}</p></object>",
        "<canvas role='img' aria-label='Chart'><table><tr><td>{}</td></tr></table></canvas>",
        "<object data='a.swf'><object data='b.png'><ul><li>{}</li></ul></object></object>",
    ],
)
def test_text_that_stands_in_for_an_object_is_read(thing: str) -> None:
    """Paragraphs, lists and tables are no description of a picture."""
    assert _SAID in [text for text, _ in told_by(_PAGE.format(thing.format(_SAID)))]


@pytest.mark.parametrize(
    "thing",
    [
        "<object data='a.pdf'><p>Your browser doesn’t support embedded files.</p><p><a href='a.pdf'>Get it</a></p></object>",
        "<object data='a.svg'>A map of the force's 3 districts</object>",
        "<canvas><p><a href='b'>Chart as a table of 4 rows</a></p></canvas>",
        "<iframe src='b.html'>4 of 9</iframe>",
        "<video><p>This file can't be shown.</p></video>",
    ],
)
def test_what_stands_in_for_an_object_alone_is_a_picture(thing: str) -> None:
    """A notice, a link and a description are left out, and named."""
    assert [kind for _, kind in told_by(_PAGE.format(thing))] == ["heading", "heading", "heading", None]
    assert "picture" in reasons_of(_PAGE.format(thing))


def test_words_in_a_gauge_stand_in_their_line() -> None:
    """A gauge, a bar and a result are a part of their sentence; a gauge without words is a picture."""
    words = "<p>With a plan: <meter max=100 value=72>72 percent</meter>, at last <progress>half</progress> <output>of 9</output></p>"
    assert told_by(words) == [("With a plan: 72 percent, at last half of 9", None)]
    bare = "<p>Plans: <meter max=100 value=72></meter></p>"
    assert told_by(bare) == [("Plans:", None)]
    assert [(one.reason, one.text) for one in read_page(bare).omissions] == [("picture", "72 of 100")]
