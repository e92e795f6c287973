"""The judgment on each part: from labels, from tables, from sentences, or why there is none."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from hmicdiff.model import Grade, Warning_
from hmicdiff.structure.grades.columns import chosen_heads
from hmicdiff.structure.grades.prose import GradeSentence, find_sentences, find_states, grade_at, is_headline
from hmicdiff.structure.sections.order import PART
from hmicdiff.structure.sections.tree import children_of
from hmicdiff.text import capital

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from hmicdiff.model import GradeValue, Identity
    from hmicdiff.structure.blocks import Block
    from hmicdiff.structure.grades.listed import ListedGrade
    from hmicdiff.structure.sections import Part
    from hmicdiff.vocabulary import Vocabulary
    from hmicdiff.vocabulary.headings import Heading

__all__ = ["find_grades"]

_FEWEST_OVER = 2
"""Areas from which on the place of their grades is told from all of them."""


def find_grades(
    parts: Sequence[Part], listed: Sequence[ListedGrade], identity: Identity, vocabulary: Vocabulary
) -> tuple[dict[int, Grade], tuple[Warning_, ...]]:
    """Return the grade of each part that has one or should, by the part's number, and warnings.

    A label goes before a sentence, a sentence in the part itself before one in a summary, and all before what is
    `listed`, see `find_listed`. Letters and
    transcripts of programmes without grades have none.
    """
    if identity.scale == "ungraded":
        return {}, ()
    labels = dict(_labels(parts, identity, vocabulary))
    by_area: dict[Heading, Grade] = {}
    for one in listed:
        by_area.setdefault(one.row, one.grade)
    given = _given_now(parts, labels, by_area)
    sentences = {
        number: said
        for number, said in find_sentences(parts, identity, vocabulary).items()
        if said.grade.state == "given" or parts[number].row not in given
    }
    states = find_states(parts, identity, vocabulary)
    grades: dict[int, Grade] = dict(_table_grades(parts, vocabulary))
    warnings = []
    for part in parts:
        if part.number in grades:
            continue
        said = sentences.get(part.number)
        grade = labels.get(part.number) or (said.grade if said else None)
        state = states.get(part.number)
        if state is not None and (grade is None or _holds(state, part)):
            grade = _with_state(state, grade)
        if grade is not None:
            grades[part.number] = grade
        if part.number in labels and said and said.grade.value != labels[part.number].value:
            warnings.append(_disagreement(part, labels[part.number], said))
    known = {id(part.row) for part in parts if part.number in grades}
    for part in parts:
        may_take = part.role == "content" or (is_headline(part) and id(part.row) not in known)
        if may_take and part.number not in grades and part.row in by_area:
            grades[part.number] = by_area[part.row]
    grades.update(_missing(parts, grades))
    return grades, tuple(warnings)


def _given_now(
    parts: Sequence[Part], labels: Mapping[int, Grade], by_area: Mapping[Heading, Grade]
) -> frozenset[Heading]:
    """Return the questions to which a list or the label of their area gives a grade of this inspection.

    A sentence on an earlier judgment only recalls it there: "In 2017 we judged X to be good at investigating crime. Since
    then, it has deteriorated."
    """
    rows = [(part.number, part.row) for part in parts if part.row is not None and part.row.topic != "overall"]
    topics = {row.topic for number, row in rows if number in labels}
    listed = {row for row, grade in by_area.items() if grade.state == "given"}
    return frozenset(listed | {row for _, row in rows if row.topic in topics})


def _missing(parts: Sequence[Part], grades: dict[int, Grade]) -> Iterator[tuple[int, Grade]]:
    """Yield, for each question or area without any judgment, that its grade is missing in the text.

    Only in a text that gives other areas theirs: one that holds no grade at all says nothing of any. A heading that is
    printed twice, in a list of contents and over its text, lacks no grade that one of the two has.
    """
    areas = [part for part in parts if part.row is not None and part.row.graded and part.role == "content"]
    if not any(part.number in grades and grades[part.number].value for part in areas):
        return
    known = {id(part.row) for part in areas if part.number in grades}
    for part in areas:
        if part.number not in grades and part.heading is not None and id(part.row) not in known:
            yield part.number, grade_at(part.heading.text.place(), None, "missing_in_text", None)


def _holds(state: Grade, part: Part) -> bool:
    """Whether a state holds beside a grade: older judgments stand; PEEL 2018/19 carried over those of questions only."""
    return state.state == "not_inspected" or (state.state == "carried_over" and not is_headline(part))


def _with_state(state: Grade, grade: Grade | None) -> Grade:
    """Return the older judgment that stands, quoted where its value is given, with what the text says of its age."""
    if grade is None:
        return state
    return replace(grade, state=state.state, carried_over_from=state.carried_over_from)


def _labels(parts: Sequence[Part], identity: Identity, vocabulary: Vocabulary) -> Iterator[tuple[int, Grade]]:
    """Yield the grade a bare label gives to the innermost graded part it stands in; the first label counts.

    Reports outside the programmes (crime data integrity) have it right under the heading it belongs to. Where each
    stands over the heading of an area, it is the grade of that.
    """
    over = _over_headings(parts, vocabulary)
    for number, label in over.items():
        yield number, grade_at(label.text.place(), _named(label.text.text, vocabulary)[0], "given", "label")
    if over:
        return
    seen: set[int] = set()
    for part in parts:
        for block in _own_labels(part, vocabulary):
            values = _named(block.text.text, vocabulary)
            owner = _graded(part, parts) if len(values) == 1 else None
            if owner is None and len(values) == 1 and _is_under_area(part, block, identity, vocabulary):
                owner = part.number
            if owner is not None and owner not in seen:
                seen.add(owner)
                yield owner, grade_at(block.text.place(), values[0], "given", "label")


def _over_headings(parts: Sequence[Part], vocabulary: Vocabulary) -> dict[int, Block]:
    """Return the label that stands right over the heading of each graded area, where all have one and none has one under it.

    A page prints a badge over the heading. Text in which a grade ends its section has none over the first one. An area that
    is named again without a label (its areas for improvement, in full) has the one of its first heading.
    """
    areas = {id(part.heading): part for part in parts if part.heading and part.row and part.row.graded}
    labels = {id(block) for part in parts for block in part.blocks if _is_alone(block, vocabulary)}
    if len({id(part.row) for part in areas.values()}) < _FEWEST_OVER or len(labels) > len(areas):
        return {}
    blocks = sorted((block for part in parts for block in part.blocks), key=lambda block: block.number)
    over = ((areas[id(after)], block) for block, after in pairwise(blocks) if id(after) in areas)
    found = {part.number: block for part, block in over if id(block) in labels}
    is_first = next(part.number for part in areas.values()) in found
    rows = [id(parts[number].row) for number in found]
    whole = len(found) == len(labels) and sorted(rows) == sorted({id(part.row) for part in areas.values()})
    return found if is_first and whole else {}


def _is_alone(block: Block, vocabulary: Vocabulary) -> bool:
    """Whether a block is one grade in no row of a table."""
    return block.kind == "label" and block.row is None and len(_named(block.text.text, vocabulary)) == 1


def _own_labels(part: Part, vocabulary: Vocabulary) -> Iterator[Block]:
    """Yield the labels that a part prints of itself: alone, in a row behind the word for it (``Judgment | Good``), or ticked."""
    in_table = any(block.kind == "label" and block.row is not None for block in part.blocks)
    chosen = chosen_heads(part.blocks, vocabulary) if in_table else frozenset[int]()
    for before, block in zip((None, *part.blocks), part.blocks, strict=False):
        if block.kind != "label":
            continue
        if (
            block.row is None
            or block.number in chosen
            or (
                before is not None
                and before.row == block.row
                and vocabulary.grades.entitles(before.text.text)
                and sum(one.row == block.row and one.kind == "label" for one in part.blocks) == 1
            )
        ):
            yield block


def _is_under_area(part: Part, label: Block, identity: Identity, vocabulary: Vocabulary) -> bool:
    """Whether a label stands right under a heading that may have a grade of its own.

    Any may outside the programmes; within one, those that name an area of it in other words, stand at the level of its
    areas, or ask a question.
    """
    if part.heading is None or part.blocks[1:2] != (label,):
        return False
    beside_areas = part.row is None and part.start.rank <= PART
    if beside_areas or part.heading.text.text.endswith("?"):
        return True
    rows = vocabulary.headings.of_area(part.heading.text.text)
    return identity.programme is None or any(identity.programme in row.programmes for row in rows)


def _named(text: str, vocabulary: Vocabulary) -> tuple[GradeValue, ...]:
    """Return the grades that a label names, with a small first letter or a capital one (``graded good``, ``Good``)."""
    return vocabulary.grades.labels(text) or vocabulary.grades.labels(capital(text))


def _graded(part: Part, parts: Sequence[Part]) -> int | None:
    """Return the number of the innermost part that the programme grades, `part` or one around it."""
    while True:
        if part.row is not None and part.row.graded:
            return part.number
        if part.parent is None:
            return None
        part = parts[part.parent]


def _table_grades(parts: Sequence[Part], vocabulary: Vocabulary) -> Iterator[tuple[int, Grade]]:
    """Yield the grades of a table's columns from its row of labels (``Outstanding GoodGood``)."""
    below = children_of(parts)
    for part in parts:
        columns = [other for other in below.get(part.number, ()) if other.start.column is not None]
        for block in part.blocks if columns else ():
            values = vocabulary.grades.labels(block.text.text)
            if len(values) == len(columns):
                spans = _spans(block, vocabulary)
                for column, value, (start, end) in zip(columns, values, spans, strict=True):
                    yield column.number, grade_at(block.text.place(start, end), value, "given", "table")
                break


def _spans(block: Block, vocabulary: Vocabulary) -> Sequence[tuple[int, int]]:
    """Return start and end of each grade in a line of labels."""
    return vocabulary.grades.spans(block.text.text)


def _disagreement(part: Part, label: Grade, said: GradeSentence) -> Warning_:
    """Return the warning that a label and a sentence give a part two grades."""
    name = part.heading.text.text if part.heading else "a part"
    message = (
        f"{name}: the label at line {label.line_start} says {label.value}, "
        f"the sentence at line {said.grade.line_start} says {said.grade.value}; the label is used"
    )
    return Warning_(code="grades_disagree", message=message)
