"""The way through a page: each element becomes lines, or is left out with a reason."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from hmicdiff.model import Line
from hmicdiff.reading.fractions import apart_from
from hmicdiff.reading.grids import GridCell, headed_texts, read_grid
from hmicdiff.reading.limits import MAX_NESTING
from hmicdiff.reading.marks import is_note_mark
from hmicdiff.reading.webpage.fields import value_of
from hmicdiff.reading.webpage.flow import (
    JOINTS,
    LISTS,
    TABLES_BY_ROLE,
    count,
    counted,
    depth_of,
    grades_title,
    is_box,
    is_footnotes,
    is_raised,
    is_scale,
    is_tile,
    label_of,
    leading_grade,
    leads_on,
    own_by_role,
    owner,
    parted_title,
    prints_scale,
    remark_in,
)
from hmicdiff.reading.webpage.formulas import FORMULA, formula_text
from hmicdiff.reading.webpage.furniture import (
    is_control,
    is_label,
    is_link_block,
    is_link_list,
    is_noise_title,
    why_dropped,
)
from hmicdiff.reading.webpage.nodes import (
    HEADINGS,
    INLINE,
    attribute,
    every_word_of,
    heading_level,
    pieces_of,
    words_ahead,
    words_of,
)
from hmicdiff.reading.webpage.page import Block, Page
from hmicdiff.reading.webpage.pictures import (
    alternative,
    chosen_of_scale,
    is_picture,
    shown_grade,
    shown_label,
    shown_mark,
)
from hmicdiff.reading.webpage.spacing import Spacing, spacing_of
from hmicdiff.reading.webpage.unseen import is_explanation
from hmicdiff.vocabulary.cues import load_cues

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

    from hmicdiff.reading.webpage.survey import Survey

__all__ = ["Walk"]

_LAST_LEVEL: Final = 6
_LONG_TITLE: Final = 30
"""Words above which what a control opens is not titled by it."""
_CELLS_BY_ROLE: Final = "[role=cell], [role=gridcell], [role=columnheader], [role=rowheader]"
_HOLDERS_OF_SCALE: Final = frozenset({"ul", "ol", "div", "p", "dl", "section", "figure", "fieldset"})
_SCALES: Final = _HOLDERS_OF_SCALE | {"table"}
_NEAR: Final = 3
"""Texts before a mark that are looked at."""
_MENUS: Final = frozenset({"td", "div", "p"})
_WHITE: Final = re.compile(r"\s+")
_END_OF_WORD: Final = re.compile(r"[a-z.]$")
_LEADS_TO_GRADE: Final = re.compile(
    r"\b(?:graded|judged|rated|assessed as|grade|judge?ment|rating)$", re.IGNORECASE
)
"""Words at the end of a title that only lead to its grade, as those for a screen reader do."""


class Walk:
    """One way through one page."""

    def __init__(self, page: Page, survey: Survey) -> None:
        self.page = page
        self.survey = survey
        self._waiting: dict[int, str] = {}
        """Words of the controls whose panel has not been reached yet."""
        self._labels: list[Line] = []
        """Labels that stand before the words of the heading that is being read, or over a heading that comes next."""
        self._boxes = 0
        """How many boxes have been opened."""
        self._spacing: Spacing = ""
        """What is kept of the white space where the way has come to."""

    def body(self, node: LexborNode) -> None:
        """Write what stands in the page's body."""
        self.children(node, Block(), depth=0)
        self.page.flush(Block())
        for words in self._waiting.values():
            self.page.leave_out("control", words)

    def children(self, node: LexborNode, block: Block, *, depth: int) -> None:
        """Write what stands in an element."""
        leading = leading_grade(node)
        for child in node.iter(include_text=True):
            if leading is not None and child.mem_id == leading[0]:
                self._labels.append(Line(text=leading[1], kind="label"))
            elif child.is_text_node:
                self._say(child.text_content or "", block)
            elif child.is_element_node:
                around, self._spacing = self._spacing, spacing_of(child, self._spacing)
                self._element(child, block, depth=depth + 1)
                self._spacing = around

    def _say(self, words: str, block: Block) -> None:
        """Write the words of a text node; where the page keeps the ends of lines, they end there."""
        if self._spacing and block.kind != "heading":
            self.page.say_lines(words, block)
        else:
            self.page.words.append(_WHITE.sub(" ", words) if block.kept else words)

    def _element(self, node: LexborNode, block: Block, *, depth: int) -> None:
        """Write one element, or note why it is left out."""
        grade = shown_grade(node) or self._chosen(node) or shown_label(node)
        if grade is None and (mark := shown_mark(node)) is not None:
            self.page.words.append(mark)
        elif grade is None and (reason := self._reason(node)) is not None:
            if reason != "script":
                self._leave_out(node, reason)
        elif self.survey.titles_elsewhere(node):
            self._waiting.setdefault(node.mem_id, words_of(node))
        elif depth > MAX_NESTING:
            self.page.words.append(words_of(node))
        elif grade is not None or is_label(node) or (block.kind == "heading" and grades_title(node)):
            self._label(Line(text=grade or label_of(node), kind="label"), block)
        elif node.tag == "br":
            self._break(block)
        elif node.tag == FORMULA:
            self._formula(node)
        elif node.tag in INLINE:
            self._inline(node, block, depth=depth)
        else:
            self.page.flush(block)
            self._block(node, block, depth=depth)

    def _label(self, line: Line, block: Block) -> None:
        """Write a label; one that a heading begins with stands behind the heading."""
        if block.kind == "heading" and not "".join(self.page.words).strip():
            self._labels.append(line)
            return
        if block.kind == "heading":
            title = "".join(self.page.words).rstrip(JOINTS)
            self.page.words[:] = [_LEADS_TO_GRADE.sub("", title).rstrip(JOINTS)]
        self.page.flush(block)
        self.page.add(line)

    def _inline(self, node: LexborNode, block: Block, *, depth: int) -> None:
        """Write words within a line; the label of an item before another element is a line of its own."""
        words = words_of(node)
        said = "".join(self.page.words)
        if (
            node.prev is not None
            and node.prev.is_element_node
            and _END_OF_WORD.search(said)
            and words[:1].isupper()
        ):
            self.page.words.append(" ")
        if is_raised(node):
            self.page.words.append(apart_from(said, words, ahead=words_ahead(node)))
        self.children(node, block, depth=depth)
        labels = block.kind is None and leads_on(node) and load_cues().item_heading(words)
        if not said.strip() and (labels or is_tile(node)):
            self.page.flush(block)

    def _formula(self, node: LexborNode) -> None:
        """Write a formula within its line, apart from a number before it."""
        words = formula_text(node)
        joins = "".join(self.page.words)[-1:].isdigit() and words[:1].isdigit()
        self.page.words.append(f" {words}" if joins else words)

    def _reason(self, node: LexborNode) -> str | None:
        """Return why an element is left out, None where it is content."""
        tag = node.tag or ""
        if is_picture(node):
            return "picture"
        if (mark := self._mark(node)) is not None:
            return mark
        if tag in _HOLDERS_OF_SCALE and prints_scale(node):
            return "legend"
        if (reason := self._aside(node)) is not None:
            return reason
        if (tag in LISTS and is_link_list(node, self.survey)) or (tag in _MENUS and is_link_block(node)):
            return "link_list"
        return why_dropped(node, self.survey)

    def _mark(self, node: LexborNode) -> str | None:
        """Return what an element is that is a note's mark, or a remark of an editor's; None for any other."""
        if is_raised(node) and is_note_mark(
            words_of(node), after="".join(self.page.words[-_NEAR:]), ahead=words_ahead(node)
        ):
            return "note_mark"
        return remark_in(node)

    def _aside(self, node: LexborNode) -> str | None:
        """Return what an element is that is no part of the sentence it stands in: a control, what explains a term; else None."""
        if is_control(node):
            return "control"
        return "hidden_part" if is_explanation(node, self.survey, self.page.words) else None

    def _chosen(self, node: LexborNode) -> str | None:
        """Return the grade that a printed scale marks as the one given; the others are left out."""
        chosen = chosen_of_scale(node) if node.tag in _SCALES and is_scale(node) else None
        if chosen is not None:
            others = [words for words in map(str.strip, pieces_of(node)) if words and words != chosen]
            self.page.leave_out("legend", " ".join(others))
        return chosen

    def _leave_out(self, node: LexborNode, reason: str) -> None:
        """Note the words of an element that is left out."""
        words = alternative(node) if is_picture(node) else value_of(node) or every_word_of(node)
        headings = [node] if heading_level(node) is not None else node.css(HEADINGS)
        titles = (words_of(heading) for heading in headings)
        self.page.leave_out(reason, words, heading=not all(map(is_noise_title, titles)))

    def _break(self, block: Block) -> None:
        """End a line within a block; a heading stays on one line."""
        if block.kind == "heading":
            self.page.words.append(" ")
            return
        self.page.flush(block)
        block.follows = True

    def _block(self, node: LexborNode, block: Block, *, depth: int) -> None:
        """Write an element that stands on lines of its own.

        What unfolds is no part of what unfolds before it, whatever the level of the headings in it.
        """
        unfolds = node.tag == "details" or self.survey.is_opened(node)
        level, boxes = self.page.level, self.page.boxes
        self._open_box(node)
        self._title(node)
        self._inside(node, block, depth=depth)
        self.page.boxes = boxes
        if unfolds:
            self.page.level = level

    def _open_box(self, node: LexborNode) -> None:
        """Begin a box where an element sets what stands in it apart from what follows."""
        if is_box(node) or self.survey.is_opened(node):
            self._boxes += 1
            self.page.boxes = (*self.page.boxes, self._boxes)

    def _inside(self, node: LexborNode, block: Block, *, depth: int) -> None:
        """Write what stands in an element that stands on lines of its own."""
        if node.tag == "hr":
            self.page.end_page()
        if node.tag == "table":
            self._table(node, depth=depth)
            return
        if attribute(node, "role") in TABLES_BY_ROLE and (rows := own_by_role(node, "[role=row]")):
            self._grid([self._roles(row, depth=depth) for row in rows], arranges=False)
            return
        if node.tag == "dl":
            self._pairs(node, depth=depth)
            return
        if (pair := counted(node)) is not None:
            self._grid([[self._cell(child, depth=depth) for child in pair]], arranges=False)
            return
        if heading_level(node) is not None and not words_of(node):
            self.page.words.append(node.attributes.get("aria-label") or "")
        inner = self._inner(node, block)
        footnotes = self.page.footnotes
        self.page.footnotes = footnotes or is_footnotes(node)
        self.children(node, inner, depth=depth)
        self.page.flush(inner)
        if heading_level(node) is not None:
            labels, self._labels = self._labels, []
            for label in labels:
                self.page.add(label)
        self.page.footnotes = footnotes

    def _title(self, panel: LexborNode) -> None:
        """Write the heading that a control gives to the panel it opens, unless the panel begins with it."""
        control = self.survey.titles.get(panel.mem_id)
        if control is None:
            return
        words, labels = parted_title(control)
        self._waiting[control.mem_id] = ""
        first = panel.css_first(HEADINGS)
        if first is not None and words_of(first).casefold().startswith(words.casefold()):
            self.page.leave_out("second_copy", words)
        elif len(words.split()) <= _LONG_TITLE:
            level = min(_LAST_LEVEL, max(2, self.page.level))
            self.page.add(Line(text=words, kind="heading", level=level))
            for label in labels:
                self.page.add(Line(text=label, kind="label"))

    def _inner(self, node: LexborNode, block: Block) -> Block:
        """Return what the text directly in an element is."""
        level = heading_level(node)
        if level is not None:
            return Block(kind="heading", level=level)
        if (
            node.tag == "summary"
            and self.survey.is_title(node)
            and len(words_of(node).split()) <= _LONG_TITLE
        ):
            return Block(kind="heading", level=min(_LAST_LEVEL, self.page.level + 1))
        if node.tag == "li" or attribute(node, "role") == "listitem":
            return (
                Block(kind="note")
                if self.page.footnotes
                else Block(kind="bullet", level=depth_of(node), entry=True)
            )
        if self.page.footnotes or is_footnotes(node):
            return Block(kind="note")
        within = block.entry or block.kind in {"bullet", "heading"}
        return block if node.tag in {"p", "div"} and within else Block(kept=self._spacing == "all")

    def _table(self, table: LexborNode, *, depth: int) -> None:
        """Write a table: its caption, and its rows or what they arrange."""
        caption = table.css_first("caption")
        if caption is not None and owner(caption) == table.mem_id:
            self.children(caption, Block(), depth=depth)
            self.page.flush(Block())
        rows = [row for row in table.css("tr") if owner(row) == table.mem_id]
        cells = [
            [self._cell(cell, depth=depth) for cell in row.iter() if cell.tag in {"td", "th"}]
            for row in rows
            if self._keeps(row)
        ]
        self._grid(cells, arranges=attribute(table, "role") in {"presentation", "none"})

    def _roles(self, row: LexborNode, *, depth: int) -> list[GridCell]:
        """Return the cells of a row that roles alone make one."""
        return [self._cell(cell, depth=depth) for cell in own_by_role(row, _CELLS_BY_ROLE)]

    def _keeps(self, row: LexborNode) -> bool:
        """Whether a row of a table is content; one that is not is left out with its reason."""
        reason = why_dropped(row, self.survey)
        if reason is not None:
            self._leave_out(row, reason)
        return reason is None

    def _pairs(self, node: LexborNode, *, depth: int) -> None:
        """Write a list of terms and what is said of each as rows of a table, or as headings; terms in a row share what is said."""
        rows: list[list[GridCell]] = []
        terms, before = 0, ""
        for child in node.css("dt, dd"):
            if owner(child, "dl") != node.mem_id or not self._keeps(child):
                continue
            if child.tag == "dt" or not rows:
                terms = terms + 1 if before == "dt" else 1
                rows.append([self._cell(child, depth=depth)])
            else:
                said = replace(self._cell(child, depth=depth), rows=terms)
                rows[-terms].append(said)
            before = child.tag or ""
        if headed := headed_texts(rows, min(_LAST_LEVEL, self.page.level + 1)):
            self.page.add_block(headed)
        else:
            self._grid(rows, arranges=False)

    def _grid(self, rows: list[list[GridCell]], *, arranges: bool) -> None:
        """Write the rows of a table."""
        rows = [row for row in rows if row]
        lines, omissions = read_grid(rows, self.page.rows, arranges=arranges)
        self.page.rows += len(rows)
        self.page.omissions.extend(omissions)
        self.page.add_block(lines)

    def _cell(self, node: LexborNode, *, depth: int) -> GridCell:
        """Return a cell of a table, read as a page of its own."""
        outer, self.page = self.page, self.page.apart()
        reason = why_dropped(node, self.survey) or ("link_list" if is_link_block(node) else None)
        self._open_box(node)
        if reason is None:
            self.children(node, Block(), depth=depth)
            self.page.flush(Block())
        else:
            self._leave_out(node, reason)
        inner, self.page = self.page, outer
        self.page.rows, self.page.level = inner.rows, inner.level
        return GridCell(
            lines=tuple(inner.lines),
            span=count(node, "colspan"),
            rows=count(node, "rowspan"),
            head=node.tag == "th" or attribute(node, "role") in {"columnheader", "rowheader"},
        )
