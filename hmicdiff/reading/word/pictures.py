"""Pictures of a Word text that show words: their description names a grade, or the label of an item."""

from __future__ import annotations

from typing import Any, Final

from docx.oxml.ns import qn

from hmicdiff.reading.marks import grade_in_picture, label_in_picture, labels_item
from hmicdiff.reading.word.revisions import words_in

__all__ = ["PICTURES", "description", "words_shown"]

PICTURES: Final = frozenset({qn("wp:docPr"), "{urn:schemas-microsoft-com:vml}shape"})
"""Elements that bear the description of a picture."""
_TOLD: Final = ("descr", "alt", "title")
_BESIDE: Final = ("following::w:p[.//w:t][1]", "preceding::w:p[.//w:t][1]")


def description(picture: Any) -> str:  # noqa: ANN401 - the library states no types
    """Return what is told of a picture in words, nothing where nothing is."""
    return next((text for name in _TOLD if (text := picture.get(name))), "")


def words_shown(picture: Any) -> str | None:  # noqa: ANN401
    """Return the grade or label that a picture shows, None where it shows none or the text beside it prints that label."""
    told = description(picture)
    if not told:
        return None
    if (grade := grade_in_picture(told)) is not None:
        return grade
    label = label_in_picture(told)
    return label if label is not None and not _is_printed(label, picture) else None


def _is_printed(label: str, picture: Any) -> bool:  # noqa: ANN401
    """Whether the paragraph that a picture stands in prints its label; if it has no words, the one before or behind it."""
    paragraph = next(picture.iterancestors(qn("w:p")), None)
    if paragraph is None:
        return False
    own = words_in(paragraph)
    if own:
        return _begins_with(own, label)
    return any(_begins_with(words_in(beside), label) for path in _BESIDE for beside in paragraph.xpath(path))


def _begins_with(words: str, label: str) -> bool:
    return labels_item(words) or words.casefold().startswith(label.casefold())
