"""Pages written as XML: an element that ends where it begins holds nothing of what follows."""

from __future__ import annotations

import pytest
from marked_up import grades_of, told_by

_NS = "xmlns='http://www.w3.org/1999/xhtml'"
_BODY = (
    "<h1>PEEL 2023-25: An inspection of Lincolnshire Police</h1><p>It&nbsp;has 12 posts.</p><h2><a id='c'/>Preventing crime</h2>"
    "<p>Good</p><p>The force is good at it.</p><div class='rule'/><h2>Investigating crime</h2><p><em/>Inadequate</p>"
    "<p><![CDATA[Fewer than 5 < 6 & more.]]></p>"
)
SAID = {
    "a declaration": f"<?xml version='1.0' encoding='windows-1252'?>\n<html {_NS}><head><script src='a.js'/><title/></head><body>{{}}</body></html>",
    "a namespace": f"<!DOCTYPE html>\n<html {_NS} lang='en'><head><style type='text/css'/></head><body><textarea/>{{}}</body></html>",
    "an older type": (
        '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">\n'
        f"<html {_NS}><head><title>PEEL</title></head><body><iframe src='x>y'/><br/>{{}}</body></html>"
    ),
}


@pytest.mark.parametrize("page", SAID.values(), ids=SAID)
def test_an_element_that_closes_itself_swallows_nothing(page: str) -> None:
    """What follows a script, a frame or an anchor is read, and literal text is text."""
    markup = page.format(_BODY)
    assert grades_of(markup) == {"Preventing crime": "good", "Investigating crime": "inadequate"}
    assert ("Fewer than 5 < 6 & more.", None) in told_by(markup)
    assert ("PEEL 2023-25: An inspection of Lincolnshire Police", "heading") in told_by(markup)


@pytest.mark.parametrize(
    "markup",
    [
        "<!doctype html><html><body><h2/>Investigating crime</h2><p>It has 4 cars.</p></body></html>",
        f"<html {_NS}><body><h2/>Investigating crime</h2><br><p>It has 4 cars.</p></body></html>",
        f"<!DOCTYPE html [<!ENTITY a 'b'>]><html {_NS}><body><h2/>Investigating crime<p>It has 4 cars.</p></body></html>",
    ],
    ids=["says nothing", "is none", "names of its own"],
)
def test_a_page_that_is_no_xml_is_read_as_browsers_do(markup: str) -> None:
    """There a tag with a slash begins an element, whatever the page says it is."""
    assert ("Investigating crime", "heading") in told_by(markup)
