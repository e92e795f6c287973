"""Text files: encodings, lines and pages."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hmicdiff.reading.choose import read_bytes

_SAMPLE = "The force’s “good” – 87.9 ± 1.4"


@pytest.mark.parametrize(
    ("data", "mended"),
    [
        (_SAMPLE.encode(), False),
        (codecs.BOM_UTF8 + _SAMPLE.encode(), True),
        (_SAMPLE.encode("cp1252"), True),
        (codecs.BOM_UTF16_LE + _SAMPLE.encode("utf-16-le"), True),
        (codecs.BOM_UTF16_BE + _SAMPLE.encode("utf-16-be"), True),
        (codecs.BOM_UTF32_LE + _SAMPLE.encode("utf-32-le"), True),
        (_SAMPLE.encode("utf-16-le"), True),
        (_SAMPLE.encode("utf-16-be"), True),
    ],
    ids=[
        "utf-8",
        "utf-8 mark",
        "cp1252",
        "utf-16 le mark",
        "utf-16 be mark",
        "utf-32 mark",
        "utf-16 le",
        "utf-16 be",
    ],
)
def test_encodings(data: bytes, mended: bool) -> None:  # noqa: FBT001 - a column of the table
    """A text is the same whatever it was saved as, and what had to be mended is said."""
    document = read_bytes(data, relative="a.txt")
    assert [line.text for line in document.lines] == [_SAMPLE]
    assert bool(document.repairs) is mended


@pytest.mark.parametrize(
    "text",
    [
        "The force’s plan – £5m – is “good”",
        "It hasn’t any",
        "a plan — or two",
        "‘Good’ at it",
        "the café – and £5",
    ],
)
def test_text_of_an_old_macintosh(text: str) -> None:
    """Dashes and quotation marks where no letter can be tell Mac Roman, which is said."""
    document = read_bytes(text.encode("mac_roman"), relative="a.txt")
    assert [line.text for line in document.lines] == [text]
    assert "Mac Roman" in document.repairs[0]


@pytest.mark.parametrize("text", ["The force’s ÕÐ plan", "SEÑOR ÓSCAR is good", "Mr Ôn’s £5", "£5 and Öl"])
def test_capitals_with_accents_are_no_macintosh(text: str) -> None:
    """Letters of Windows-1252 stay letters."""
    assert read_bytes(text.encode("cp1252"), relative="a.txt").lines[0].text == text


def test_broken_utf8_stays_utf8() -> None:
    """One broken character in UTF-8 text is marked and spoils no other."""
    document = read_bytes("‘good’ – £5m".encode() + b"\xe2\x80", relative="a.txt")
    assert document.lines[0].text == "‘good’ – £5m\ufffd"
    assert "U+FFFD" in document.repairs[0]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("a\n\nb\n", ["a", "", "b"]),
        ("a\r\nb", ["a", "b"]),
        ("a\rb", ["a", "b"]),
        ("a\u2028b\x0bc", ["a\u2028b\x0bc"]),
        (" a \n\tb", [" a ", "\tb"]),
    ],
    ids=["unix", "windows", "old mac", "other breaks are no breaks", "white space stays"],
)
def test_lines_are_split_at_line_feeds(text: str, lines: list[str]) -> None:
    """The lines are those of the file as received, without their breaks."""
    assert [line.text for line in read_bytes(text.encode(), relative="a.txt").lines] == lines


@settings(max_examples=60, deadline=None)
@given(
    st.text(
        st.characters(codec="utf-8", exclude_categories=("Cs", "Cc"), include_characters="\n\t"), min_size=1
    )
)
def test_lines_of_text_are_as_received(text: str) -> None:
    """Joined again with line feeds the lines are the file, but for a last line feed."""
    text = f"report\n{text}\nend"
    assert "\n".join(line.text for line in read_bytes(text.encode(), relative="a.txt").lines) == text


@pytest.mark.parametrize(
    ("text", "pages", "count"),
    [
        ("a\nb", [None, None], None),
        ("a\n\fb\nc\n\fd\n", [1, 2, 2, 3], 3),
        ("a\n\f", [1, 1], 1),
        ("a\fb\nc", [1, 2], 2),
        ("\fa\nb", [2, 2], 2),
    ],
    ids=["none", "at line starts", "at the end", "within a line", "at the start"],
)
def test_form_feeds_are_page_breaks(text: str, pages: list[int | None], count: int | None) -> None:
    """A form feed opens a page; a line is on the page of its first visible character."""
    document = read_bytes(text.encode(), relative="a.txt")
    assert [line.page for line in document.lines] == pages
    assert document.pages == count
