"""What a block is where the vocabulary does not know it: headings by their looks, table heads."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from hmicdiff.reading.tables import is_value
from hmicdiff.structure.dates import DATE
from hmicdiff.structure.layout.chosen import chosen_grade
from hmicdiff.structure.layout.rows import NEVER_LAST
from hmicdiff.text import has_letters
from hmicdiff.vocabulary.item_tables import load_item_columns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hmicdiff.structure.blocks import Block
    from hmicdiff.vocabulary import Vocabulary

__all__ = ["settle_kinds"]

_MOST_WORDS_OF_HEAD = 16
_MOST_WORDS = 45
_FIRST_BLOCKS = 4
"""Blocks among which the name of a body alone is a line of the title."""
_FEWEST_TOLD = 2
"""Headings the format itself must name before none is guessed any more."""
_LONGEST_LABEL = 60
_LONGEST_STATE = 120
_OF_A_JUDGMENT = re.compile(r"(?:overall )?(?:judge?ment|grade)\b", re.IGNORECASE)
_FEW_WORDS = 5
_FEWEST_OF_SENTENCE = 3
_NO_HEADING = re.compile(
    r"(?:Dear|Yours|Copied to|cc\b|Figure|Table|Chart|Source|Note|Annex [A-Z]$|Letter information From|Mr|Mrs|Ms|Sir|Dame|HM Inspector"
    r"|(?:Outstanding|Good|Adequate|Requires improvement|Inadequate)(?=:)|HM Chief|Her Majesty|His Majesty|Chief (?:Constable|Fire Officer|Inspector)|©|\*|https?:|www\.)\b",
)
_ENDS_IN_GRADE = re.compile(
    r"(?:\s-\s*|:\s*|\()['\"]?(?:Outstanding|Good|Adequate|Requires improvement|Inadequate)['\"]?\)?$",
    re.IGNORECASE,
)
"""An area with its grade after it is an entry of a list."""
_ASKS = re.compile(
    r"(?:Question \d+[.:]? )?(?:How|What|To what extent|Do|Does|Is|Are|Has|Have)\b[^.!?]{10,250}\?"
)
"""A question of a programme, whatever its words."""
_NAME = re.compile(
    r"(?:(?:Sir|Dame|Dr|Mr|Mrs|Ms) )?[A-Z][\w'’-]+(?: [A-Z][\w'’.-]+){1,3}(?: (?:[A-Z]{2,}\w*|\([^)]*\)))*"
)
_SIGNED = re.compile(
    r"[^,]{4,40}, (?:HM|Her Majesty's|His Majesty's) (?:Chief )?Inspector\b.*", re.IGNORECASE
)
_OFFICE = re.compile(
    r"(?:HM|Her|His) (?:Chief )?(?:Majesty|Inspector)|Chief (?:Constable|Inspector|Fire)|Inspector of",
    re.IGNORECASE,
)


def settle_kinds(blocks: Sequence[Block], vocabulary: Vocabulary, *, wrapped: bool) -> tuple[Block, ...]:
    """Return the blocks with unknown headings, state labels and table heads told from paragraphs."""
    settled = [_label(block, vocabulary) for block in blocks]
    told = sum(block.kind == "heading" and block.hinted for block in settled) >= _FEWEST_TOLD
    for index, block in enumerate(settled if not told else ()):
        after = settled[index + 1] if index + 1 < len(settled) else None
        before = settled[index - 1] if index else None
        if (
            block.kind == "prose"
            and not block.hinted
            and not (index < _FIRST_BLOCKS and vocabulary.bodies.named(block.text.text))
            and (
                _looks_like_heading(block, before, after, wrapped=wrapped)
                or _is_answered(block, after, vocabulary)
                or _heads_grades(block, after, vocabulary)
            )
        ):
            settled[index] = replace(block, kind="heading")
    return tuple(_table_heads(settled, vocabulary))


def _label(block: Block, vocabulary: Vocabulary) -> Block:
    """Return a grade alone, or the words for a missing one, as a label; a heading set as a label as a heading."""
    text = block.text.text
    if not has_letters(text):
        return block
    if block.kind == "label" and vocabulary.headings.find(text):
        return replace(block, kind="heading")
    graded = vocabulary.grades.may_name(text)
    if graded and (given := chosen_grade(text, vocabulary)) is not None:
        return replace(block, kind="label", text=block.text.slice(*given))
    bare = block.kind == "prose" or (block.kind == "heading" and len(text.split()) <= _FEWEST_OF_SENTENCE)
    if (graded and vocabulary.grades.labels(text)) or (bare and _names_state(text, vocabulary)):
        return replace(block, kind="label")
    return block


def _names_state(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line says that there is no grade, or an old one: in few words, or of the judgment (``To be graded``)."""
    found = vocabulary.grades.state_of(text.rstrip("."))
    if found is None or len(text) > _LONGEST_STATE:
        return False
    short = len(text) < _LONGEST_LABEL and len(text.split()) <= _FEW_WORDS
    return short or (text[-1] != "." and _OF_A_JUDGMENT.match(text) is not None)


def _looks_like_heading(block: Block, before: Block | None, after: Block | None, *, wrapped: bool) -> bool:
    """Whether a paragraph the vocabulary does not know is a heading.

    It has no end mark and stands above something that has one: sub-headings are whole sentences on web
    pages of 2023-25. In wrapped text (PDF) a blank line or a page end sets it off as well.
    """
    text = block.text.text
    if not text[0].isupper() or text.rstrip("\"'")[-1:] in ".!:;,)" or len(text.split()) > _MOST_WORDS:
        return False
    if (
        _NO_HEADING.match(text)
        or _ENDS_IN_GRADE.search(text)
        or DATE.fullmatch(text)
        or _is_signature(text, before, after)
    ):
        return False
    if (before is not None and before.text.text.endswith(":")) or text.rsplit(" ", 1)[-1] in NEVER_LAST:
        return False
    known = load_item_columns()
    if known.deadline_in(text) or known.standing_in(text) or is_value(text.rpartition(": ")[2]):
        return False
    if wrapped and not block.alone:
        return False
    return after is not None and _is_body(after)


def _is_answered(block: Block, after: Block | None, vocabulary: Vocabulary) -> bool:
    """Whether a line asks a question, or names one or an area in short, and its grade stands below it."""
    graded = after is not None and after.kind == "label"
    text = block.text.text
    return graded and (_ASKS.fullmatch(text) is not None or bool(vocabulary.headings.named_in_short(text)))


def _heads_grades(block: Block, after: Block | None, vocabulary: Vocabulary) -> bool:
    """Whether a line speaks of grades and stands over a list of them: over a grade, or an area of the programmes."""
    if after is None or not vocabulary.grades.heads_list(block.text.text):
        return False
    return after.kind in {"heading", "label"} or bool(vocabulary.grades.spans(after.text.text))


def _is_signature(text: str, before: Block | None, after: Block | None) -> bool:
    """Whether a line is a person's name, with an office in it, before or after."""
    if _SIGNED.fullmatch(text):
        return True
    if not _NAME.fullmatch(text):
        return False
    return any(near is not None and bool(_OFFICE.match(near.text.text)) for near in (before, after))


def _is_body(block: Block) -> bool:
    """Whether a block can stand under a heading: a sentence, a bullet, another heading."""
    if block.kind in {"bullet", "heading"}:
        return True
    text = block.text.text
    return (
        block.kind == "prose"
        and len(text.split()) >= _FEWEST_OF_SENTENCE
        and text.rstrip("\"')")[-1:] in ".:;!?"
    )


def _table_heads(blocks: Sequence[Block], vocabulary: Vocabulary) -> list[Block]:
    """Return the blocks with the short ones directly above a table's rows made cells too."""
    settled = list(blocks)
    for index in range(len(settled) - 2, -1, -1):
        block, after = settled[index], settled[index + 1]
        if after.kind != "cell" or after.hinted or block.kind not in {"prose", "heading"}:
            continue
        short = len(block.text.text.split()) <= _MOST_WORDS_OF_HEAD and block.text.text[-1] not in ".:;?!"
        if short and not vocabulary.headings.find(block.text.text):
            settled[index] = replace(block, kind="cell")
    return settled
