"""Laws that hold for any text: nothing lost, nothing twice, every place right."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from hypothesis import HealthCheck, given, reject, settings
from hypothesis import strategies as st

from hmicdiff.errors import Refused
from hmicdiff.model import Document, Line, Reading
from hmicdiff.structure.layout import lay_out
from hmicdiff.structure.report import understand
from hmicdiff.text import squash
from hmicdiff.vocabulary import load_vocabulary

SAMPLES = Path(__file__).resolve().parents[2] / "inputs" / "norfolk"
QUICK = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
TITLE = "PEEL 2023–25: An inspection of Kent Police"
ODD = [
    "",
    "   ",
    "\f",
    "11",
    "- ",
    "•",
    "Good",
    "Outstanding GoodGood",
    "Good HMIC looked at it.",
    "Requires improvement",
    "Summary",
    "Main findings",
    "Areas for improvement",
    "How effective is the force at investigating offending?",
    "How effective is the force",
    "at tackling anti-social behaviour?",
    "Norfolk Constabulary is good at investigating crime.",
    "Read more about KentThis is HMIC's third assessment.",
    "Skip to content",
    "Crime 1.2 3.4",
    "in-",
    "force",
    "Dear Simon",
    "Yours sincerely",
    "PEEL 2023–25: An inspection of Kent Police",
    "2 May 2019",
    "99/99/2019",
]


@cache
def real_lines() -> tuple[str, ...]:
    """Return lines of the sample reports."""
    lines = {line for path in sorted(SAMPLES.glob("*.txt")) for line in path.read_text().split("\n")[:60]}
    return tuple(sorted(lines))


texts = st.lists(
    st.one_of(st.sampled_from(ODD), st.sampled_from(real_lines()), st.text(max_size=40)),
    min_size=1,
    max_size=40,
)
kinds = st.sampled_from([None, None, None, "text", "heading", "bullet", "cell", "label", "note"])


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Draw a document of real, odd and random lines, some of which say what they are."""
    lines = [TITLE, *(line.replace("\n", " ") for line in draw(texts))]
    hinted = draw(st.booleans())
    paged = draw(st.booleans())
    made = tuple(
        Line(
            text=line,
            kind=draw(kinds) if hinted else None,
            level=draw(st.sampled_from([None, 1, 2, 3])) if hinted else None,
            page=1 + number // 20 if paged else None,
        )
        for number, line in enumerate(lines)
    )
    sha = hashlib.sha256("\n".join(lines).encode("utf-8", "replace")).hexdigest()
    return Document(path="a.txt", sha256=sha, media_type="text/plain", lines=made)


def reading(document: Document) -> Reading:
    """Return `document` understood; lines drawn so that they are nobody's report say nothing of these laws."""
    try:
        return understand(document, load_vocabulary())
    except Refused:
        reject()


@QUICK
@given(documents())
def test_every_line_has_a_place(document: Document) -> None:
    """Every line is in a section, an artefact, or blank."""
    report = reading(document).report
    covered = {
        line
        for one in (*report.sections, *report.artefacts)
        for line in range(one.line_start, one.line_end + 1)
    }
    bare = {number for number, line in enumerate(document.lines, 1) if not has_text(line.text)}
    assert set(range(1, len(document.lines) + 1)) <= covered | bare


def has_text(line: str) -> bool:
    """Whether a line prints anything but white space, marks of bullets and letters without width."""
    return any(
        char.isprintable() and not char.isspace() and char not in "-–—•*●▪■◦‣·⁃∙\u00ad" for char in line
    )


@QUICK
@given(documents())
def test_sections_nest(document: Document) -> None:
    """Children lie in their parent; brothers do not overlap, a table's columns and late headings apart."""
    sections = reading(document).report.sections
    by_id = {one.id: one for one in sections}
    for one in sections:
        assert 1 <= one.line_start <= one.line_end <= len(document.lines)
        if one.parent:
            parent = by_id[one.parent]
            assert parent.line_start <= one.line_start
            assert one.line_end <= parent.line_end
            assert one.level == parent.level + 1
        else:
            assert one.level == 1
    brothers: dict[str | None, int] = {}
    for one in sections:
        parent = by_id.get(one.parent or "")
        if parent is not None and parent.heading is None:
            continue
        assert brothers.get(one.parent, 0) <= one.line_start
        brothers[one.parent] = one.line_end


@QUICK
@given(documents())
def test_places_are_exact(document: Document) -> None:
    """Every quote stands at its lines and needs its first and its last."""
    found = reading(document)
    grades = [one.grade for one in found.report.sections if one.grade]
    for one in (*found.sentences, *grades):
        lines = found.lines[one.line_start - 1 : one.line_end]
        quote = squash(one.quote)
        assert quote
        assert quote in squash("\n".join(lines))
        if len(lines) > 1:
            assert quote not in squash("\n".join(lines[1:]))
            assert quote not in squash("\n".join(lines[:-1]))


@QUICK
@given(documents())
def test_blocks_are_in_order(document: Document) -> None:
    """Blocks are numbered in reading order, each line's text is in one block, and copies name an earlier one."""
    layout = lay_out(document, load_vocabulary())
    assert [block.number for block in layout.blocks] == list(range(len(layout.blocks)))
    offsets = [offset for block in layout.blocks for offset in dict.fromkeys(block.text.offsets)]
    assert offsets == sorted(set(offsets))
    assert all(block.copy_of is None or block.copy_of < block.number for block in layout.blocks)


@QUICK
@given(documents())
def test_cleaning_is_idempotent(document: Document) -> None:
    """A document made of cleaned blocks is laid out as blocks of those: none is changed, joined or moved."""
    vocabulary = load_vocabulary()
    first = lay_out(document, vocabulary)
    cleaned = tuple(Line(text=block.text.text, kind="text") for block in first.blocks)
    again = lay_out(Document(path="a.txt", sha256="0", media_type="text/plain", lines=cleaned), vocabulary)
    following = iter(block.text.text for block in first.blocks)
    assert all(block.text.text in following for block in again.blocks)


@QUICK
@given(documents())
def test_sentences_name_their_section(document: Document) -> None:
    """Every sentence lies in a section of the report, has an id of its own, and repeats only what was printed."""
    found = reading(document)
    ids = [one.id for one in found.sentences]
    assert len(set(ids)) == len(ids)
    assert {one.section for one in found.sentences} <= {one.id for one in found.report.sections}
    assert {one.repeat_of for one in found.sentences if one.repeat_of} <= set(ids)


@QUICK
@given(documents())
def test_reading_twice_is_reading_once(document: Document) -> None:
    """The same document is understood the same way every time."""
    assert reading(document) == reading(document)
