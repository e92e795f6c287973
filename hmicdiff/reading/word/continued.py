"""Items of a list that take several paragraphs: what stands in the style of a list that goes on joins the item before it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from docx.oxml.ns import qn

from hmicdiff.reading.marks import labels_item, titles_part
from hmicdiff.reading.word.revisions import behind, own_texts
from hmicdiff.text import plain

if TYPE_CHECKING:
    from hmicdiff.reading.word.styles import Styles

__all__ = ["join_continued"]

_PARAGRAPH: Final = qn("w:p")


def join_continued(root: Any, styles: Styles) -> None:  # noqa: ANN401 - the library states no types
    """Let each item run on over the paragraphs right behind it that are set as more of it; what titles a part runs on over none."""
    for item in list(root.iter(_PARAGRAPH)):
        if item.getparent() is None or styles.kind(item)[0] != "bullet" or _stands_alone(item):
            continue
        while (after := behind(item)) is not None and styles.goes_on(after) and not _stands_alone(after):
            item.append(_gap(after))
            item.extend(child for child in list(after) if child.tag != qn("w:pPr"))
            after.getparent().remove(after)


def _stands_alone(paragraph: Any) -> bool:  # noqa: ANN401
    """Whether a paragraph is a grade, a known heading or the label of an item, which belongs to nothing before it."""
    line = plain(" ".join("".join(text.text or "" for text in own_texts(paragraph)).split()))
    return titles_part(line) or labels_item(line)


def _gap(paragraph: Any) -> Any:  # noqa: ANN401
    """Return a run that parts the words of two paragraphs."""
    run = paragraph.makeelement(qn("w:r"))
    run.append(paragraph.makeelement(qn("w:br")))
    return run
