"""What the inspected answer to an item, on pages that print it below."""

from __future__ import annotations

import pytest

from hmicdiff.reading.choose import read_bytes
from hmicdiff.structure.report import understand
from hmicdiff.vocabulary import load_vocabulary

_SAID = "We accept this. Supervisors should review calls every month. Response times have improved."
_ITEM = "The force should answer its calls."


def told(answer: str) -> tuple[list[str], list[str]]:
    """Return the items of a page with that answer below an area for improvement, and who says that response times improved."""
    page = (
        "<html><body><h1>PEEL 2021/22: An inspection of Essex Police</h1><p>Published 27 October 2022</p>"
        f"<h2>Responding to the public</h2><p>Adequate</p><h3>Area for improvement</h3><p>{_ITEM}</p>{answer}"
        "<h2>Investigating crime</h2><p>Good</p><p>Files are full.</p></body></html>"
    )
    report = understand(read_bytes(page.encode(), relative="a.html"), load_vocabulary()).report
    return [one.text for one in report.items], [one.source for one in report.statements]


ANSWERS = {
    "a heading": f"<h4>Our response</h4><p>{_SAID}</p>",
    "a heading with a name": f"<h4>Essex Police's response</h4><p>{_SAID}</p>",
    "a line": f"<p><strong>Force response</strong></p><p>{_SAID}</p>",
    "a line with a colon": f"<p><strong>Response from the force:</strong></p><p>{_SAID}</p>",
    "in the line": f"<p><b>Chief Constable's comments:</b> {_SAID}</p>",
    "in other words": f"<h4>What we are doing</h4><ul><li>{_SAID}</li></ul>",
}


@pytest.mark.parametrize("answer", ANSWERS.values(), ids=ANSWERS)
def test_an_answer_to_an_item_is_the_inspecteds_own_word(answer: str) -> None:
    """It asks nothing of them, and what it says has improved is their claim."""
    assert told(answer) == ([_ITEM], ["force"])


def test_how_a_force_responds_is_the_inspectors_word() -> None:
    """A heading that names the matter, or stands behind no item, begins no answer."""
    items, sources = told(f"<h3>Its response to rural crime</h3><p>{_SAID}</p>")
    assert "Supervisors should review calls every month." in items
    assert sources == ["inspectorate"]
