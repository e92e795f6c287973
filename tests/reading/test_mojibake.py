"""Characters that some program read in the wrong code page and saved so."""

from __future__ import annotations

import io

import docx
import pytest

from hmicdiff.reading.choose import read_bytes

_MEANT = "The force’s “good” work – £5m, ‘90 per cent’… • Aberystŵyth, café ✓"


def spoilt(text: str, times: int = 1) -> str:
    """Return a text saved as UTF-8 and read as Windows-1252, so many times."""
    for _ in range(times):
        data = text.encode()
        text = "".join(
            bytes([one]).decode("cp1252", errors="replace").replace("\ufffd", chr(one)) for one in data
        )
    return text


def _word(text: str) -> bytes:
    """Return a Word file of one paragraph."""
    made, buffer = docx.Document(), io.BytesIO()
    made.add_paragraph(text.replace("\x9d", ""))
    made.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize("times", [1, 2])
@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_spoilt_characters_are_read_as_they_were_meant(name: str, times: int) -> None:
    """A text has its signs back, in every format, and the repair is told."""
    text = f"# Title\n\n{spoilt(_MEANT, times)}\n\n{_MEANT}"
    data = (
        f"<html><body><p>{spoilt(_MEANT, times)}</p><p>{_MEANT}</p></body></html>"
        if name == "a.html"
        else text
    )
    document = read_bytes(data.encode(), relative=name)
    assert [line.text for line in document.lines if "good" in line.text] == [_MEANT, _MEANT]
    assert document.repairs == ("mended characters read in the wrong code page in 1 line",)


def test_a_lost_byte_is_that_of_a_closing_mark() -> None:
    """Word files and old pages hold no character for the last byte of a closing quotation mark."""
    document = read_bytes(_word(spoilt("It is “good” – but late.")), relative="a.docx")
    assert [line.text for line in document.lines if line.text] == ["It is “good” – but late."]


@pytest.mark.parametrize(
    "text",
    ["CAFÉ’S", "São Tomé – déjà vu", "“Straße”", "Ŵyn a’r Ŷd", "GROß–", "Ångström’s Å", "5 °C ± 1 » £5"],
)
def test_other_accents_stay(text: str) -> None:
    """Letters with accents beside quotation marks and dashes are what they are."""
    document = read_bytes(text.encode(), relative="a.txt")
    assert ([line.text for line in document.lines], document.repairs) == ([text], ())
