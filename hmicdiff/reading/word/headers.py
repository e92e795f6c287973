"""A report's title that stands in the head of its pages alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from docx.oxml.ns import qn

from hmicdiff.model import Line
from hmicdiff.reading.word.revisions import own_texts, settle
from hmicdiff.vocabulary.bodies import load_bodies
from hmicdiff.vocabulary.kinds import load_kinds
from hmicdiff.vocabulary.programmes import load_programmes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hmicdiff.model import Omission

__all__ = ["take_title"]

_FIRST: Final = 12
"""Lines of a text in which its title stands."""


def take_title(document: Any, lines: Sequence[Line], omissions: list[Omission]) -> tuple[Line, ...]:  # noqa: ANN401 - the library states no types
    """Take the title out of the head of a document's first page, where its text begins without naming a body.

    It is a title if it names a body and a programme or kind of report. None is taken where the text has its own.
    A head that is looked at is settled first; `omissions` grows by what that leaves out.
    """
    head = _first_head(document)
    filled = [line.text for line in lines if line.text][:_FIRST]
    if head is None or any(map(_names_body, filled)):
        return ()
    omissions.extend(settle(head))
    told = [(each, words) for each in head.iter(qn("w:p")) if (words := _words(each))]
    named = [(each, words) for each, words in told if _names_body(words) or _names_report(words)]
    whole = " ".join(words for _, words in named)
    if not (_names_body(whole) and _names_report(whole)):
        return ()
    for paragraph, _ in named:
        for text in list(own_texts(paragraph)):
            text.getparent().remove(text)
    return tuple(Line(text=words, kind="heading", level=1) for _, words in named)


def _words(paragraph: Any) -> str:  # noqa: ANN401
    """Return the words of a paragraph, text boxes aside."""
    return " ".join("".join(text.text or "" for text in own_texts(paragraph)).split())


def _first_head(document: Any) -> Any | None:  # noqa: ANN401
    """Return the head of the first page, None where it has none."""
    section = next(iter(document.sections), None)
    if section is None:
        return None
    first = section.first_page_header if section.different_first_page_header_footer else section.header
    return None if first.is_linked_to_previous else first._element  # noqa: SLF001 - the library has no other way


def _names_body(text: str) -> bool:
    return next(iter(load_bodies().mentions(text)), None) is not None


def _names_report(text: str) -> bool:
    kinds = load_kinds()
    return kinds.is_named(text) or load_programmes().cues.is_in(text) or kinds.kind_of((text,)) is not None
