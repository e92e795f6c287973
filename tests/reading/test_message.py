"""E-mail as it is sent, and pages saved as one file."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from hmicdiff.errors import Refused
from hmicdiff.reading.choose import read_bytes

TEXT = (
    "Dear all,\n\nPEEL 2021/22: An inspection of Kent Police\n\nInvestigating crime\n\nRequires improvement\n\n"
    "The force’s supervisors don’t review crimes – "
    "and victims aren’t told. They hold £2.3m of property, and they are to blame for the state in which that is kept.\n"
)
PAGE = (
    "<html><body><p>Dear all,</p><h1>PEEL 2021/22: An inspection of Kent Police</h1><h2>Investigating crime</h2>"
    "<p>Requires improvement</p><p>The force’s supervisors don’t review crimes – and victims aren’t told.</p></body></html>"
)


def message(text: str | None = TEXT, page: str | None = None, encoding: str | None = None) -> EmailMessage:
    """Return a message with a text, a page or both."""
    made = EmailMessage()
    made["From"], made["To"] = "Jo Bell <jo@example.org>", "board@example.org"
    made["Subject"] = "HMICFRS – Kent Police"
    if text is not None:
        made.set_content(text, cte=encoding)
    if page is not None and text is not None:
        made.add_alternative(page, subtype="html")
    elif page is not None:
        made.set_content(page, subtype="html")
    return made


def lines(data: bytes, name: str = "message.txt") -> list[str]:
    """Return the filled lines of what was read."""
    return [line.text for line in read_bytes(data, relative=name).lines if line.text.strip()]


@pytest.mark.parametrize("encoding", ["quoted-printable", "base64", "8bit"])
@pytest.mark.parametrize("name", ["message.txt", "message", "message.eml"])
def test_the_source_of_a_message_is_read_as_its_text(encoding: str, name: str) -> None:
    """Whatever it is called and however it was encoded for the way, its text stands behind its head."""
    found = lines(message(encoding=encoding).as_bytes(), name)
    assert found[:3] == [
        "From: Jo Bell <jo@example.org>",
        "To: board@example.org",
        "Subject: HMICFRS – Kent Police",
    ]
    assert found[3:] == [line for line in TEXT.split("\n") if line]


def test_a_page_goes_before_its_copy_as_text() -> None:
    """The page of a message has headings; the copy is left out by name, and so are the names of files."""
    made = message(page=PAGE)
    made.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="report.pdf")
    document = read_bytes(made.as_bytes(), relative="a.eml")
    assert ("Investigating crime", "heading") in [(line.text, line.kind) for line in document.lines]
    assert [one.reason for one in document.omissions] == ["alternate_copy", "attachment"]
    assert document.media_type == "message/rfc822"


def test_a_page_that_says_much_less_does_not() -> None:
    """Some programs send a page with a greeting alone beside the text."""
    document = read_bytes(message(page="<p>Dear all</p>").as_bytes(), relative="a.txt")
    assert "Investigating crime" in [line.text for line in document.lines]


@pytest.mark.parametrize("charset", ["iso-8859-15", "utf-16", "x-unknown"])
def test_encodings_by_name_or_by_their_bytes(charset: str) -> None:
    """The encoding that a part names is believed where its bytes are of it."""
    body = "It is £5.".encode("utf-8" if charset == "x-unknown" else charset)
    head = f"From: a\nSubject: b\nMIME-Version: 1.0\nContent-Type: text/plain; charset={charset}\n\n"
    assert lines(head.encode() + body)[-1] == "It is £5."


def test_a_page_saved_as_one_file_has_no_sender() -> None:
    """What a browser writes above it is no head of a message."""
    made = message(text=None, page=PAGE)
    made["Snapshot-Content-Location"] = "https://example.org"
    assert lines(made.as_bytes(), "page.mhtml")[:2] == [
        "Dear all,",
        "PEEL 2021/22: An inspection of Kent Police",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "From: Jo Bell\nTo: Board\nSubject: Kent Police\n\nDear all,\n",
        "Subject: Kent Police\n\nContent-Type: is a field.\nMIME-Version: another.\n",
        "Received: 3 cases\nFrom there on it fell.\n",
    ],
)
def test_what_people_type_is_text(text: str) -> None:
    """A head that was copied has no fields of mail programs, and is left as it is."""
    document = read_bytes(text.encode(), relative="a.txt")
    assert (document.media_type, [line.text for line in document.lines]) == (
        "text/plain",
        text.split("\n")[:-1],
    )


def test_parts_without_end_are_refused() -> None:
    """Parts that stand in each other deeper than any program writes them are no message."""
    deep = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(3000))
    with pytest.raises(Refused) as refused:
        read_bytes(
            f"From: a\nMIME-Version: 1.0\n{deep}Content-Type: text/plain\n\ntext".encode(), relative="a.eml"
        )
    assert refused.value.code in {"damaged", "empty"}


@pytest.mark.parametrize("charset", ["undefined", "x-unknown", "idna"])
def test_an_encoding_that_decodes_nothing_is_told_by_the_bytes(charset: str) -> None:
    """What a part calls its encoding may be no encoding, or one of other things."""
    made = message(encoding="8bit").as_bytes().replace(b'charset="utf-8"', b'charset="%s"' % charset.encode())
    assert "Requires improvement" in lines(made)


@pytest.mark.parametrize("sender", ["From: <Saved by Windows Internet Explorer 11>\n", ""])
def test_a_page_that_an_office_program_saved_has_no_head(sender: str) -> None:
    """Nobody sent it: neither a sender nor the day it was saved is text of the report."""
    made = f"{sender}Date: Tue, 4 Jun 2024 10:00:00 +0000\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n{PAGE}"
    assert lines(made.encode(), "page.mht")[0] == "Dear all,"
