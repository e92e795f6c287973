"""A document, understood: layout, identity, sections, grades, sentences, and what other rooms find in them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hmicdiff.errors import Refused
from hmicdiff.model import Artefact, Reading, Report, Section, Source, Warning_
from hmicdiff.structure.covering import without_paper
from hmicdiff.structure.figures import read_figures
from hmicdiff.structure.grades import find_grades
from hmicdiff.structure.grades.listed import find_listed
from hmicdiff.structure.grades.loose import find_loose, with_loose
from hmicdiff.structure.identity import identify
from hmicdiff.structure.identity.kind import TOLD_BY_OTHERS, cover_blocks
from hmicdiff.structure.items import find_items
from hmicdiff.structure.joined import part_reports
from hmicdiff.structure.languages import part_languages
from hmicdiff.structure.layout import lay_out
from hmicdiff.structure.ledger import keep_ledger, warn_of_losses, warn_of_unread
from hmicdiff.structure.marking import mark
from hmicdiff.structure.passages import place_sentences
from hmicdiff.structure.sections import divide
from hmicdiff.structure.sections.tree import children_of
from hmicdiff.structure.statements import find_statements
from hmicdiff.text import content_id

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from hmicdiff.errors import RefusalCode
    from hmicdiff.model import CarriedFact, Document, Grade, Identity, Item
    from hmicdiff.structure.blocks import Block
    from hmicdiff.structure.sections import Part
    from hmicdiff.vocabulary import Vocabulary

__all__ = ["understand"]

_NOT_A_REPORT: RefusalCode = "not_a_report"


def understand(
    document: Document,
    vocabulary: Vocabulary,
    *,
    carried: CarriedFact | None = None,
    catalogue: str | None = None,
) -> Reading:
    """Return what a report says, where, with the text it rests on.

    `carried` is what the catalogue at path `catalogue` says of the document; the text goes before it.
    Raises: Refused("not_a_report") for a text that is no inspection report, Refused("body_unknown")
    where nothing tells of which body it is.
    """
    layout, in_welsh = part_languages(lay_out(document, vocabulary), vocabulary)
    layout, of_others = part_reports(without_paper(layout, vocabulary), vocabulary)
    if not layout.blocks:
        raise Refused(_NOT_A_REPORT, "there is no text but page numbers and navigation")
    identified = identify(layout, vocabulary, carried=carried, catalogue=catalogue)
    identity = identified.identity
    cover = cover_blocks(layout.blocks, identity.kind, vocabulary)
    inside = tuple(_inside(layout.blocks, len(cover)))
    parts = divide(inside, identity, vocabulary)
    listed = find_listed(parts, identity, vocabulary)
    grades, disagreements = find_grades(parts, listed, identity, vocabulary)
    sections = tuple(_sections(parts, grades))
    sentences = place_sentences(inside, parts, sections, identity, vocabulary)
    placed = mark(sentences, vocabulary, identity.cycle_order)
    items = find_items(placed, sections, vocabulary, by_others=_is_by_others(identity))
    ledger, omissions = keep_ledger(document, layout, vocabulary)
    losses = warn_of_losses(
        ledger, omissions, "".join(block.text.text for block in layout.blocks), vocabulary
    )
    report = Report(
        id=content_id(line.text for line in document.lines),
        source=_source(document, carried),
        identity=identity,
        identity_evidence=identified.evidence,
        sections=with_loose(sections, find_loose(parts, listed, identity, vocabulary)),
        items=items,
        figures=read_figures(placed, identity, vocabulary),
        statements=find_statements(placed, identity, vocabulary),
        artefacts=_with_cover(layout.artefacts, cover),
        warnings=(
            *identified.warnings,
            *in_welsh,
            *of_others,
            *disagreements,
            *_lost(items, identity, vocabulary),
            *losses,
            *warn_of_unread(omissions),
        ),
        ledger=ledger,
    )
    return Reading(
        report=report,
        sentences=tuple(one.sentence for one in placed),
        lines=layout.raw.lines,
        pages=layout.raw.pages if layout.raw.has_pages else (),
    )


def _inside(blocks: Sequence[Block], cover: int) -> Iterator[Block]:
    """Yield the blocks after the cover; one that only prints the cover again is no copy of content."""
    for block in blocks[cover:]:
        yield replace(block, copy_of=None) if block.copy_of is not None and block.copy_of < cover else block


def _is_by_others(identity: Identity) -> bool:
    """Whether a text may be another's on a report of the inspectorate: news, or what belongs to no programme and is no letter."""
    return identity.kind in TOLD_BY_OTHERS or (identity.programme is None and identity.kind == "report")


def _source(document: Document, carried: CarriedFact | None) -> Source:
    """Return the file the report was read from."""
    return Source(
        path=document.path,
        sha256=document.sha256,
        media_type=document.media_type,
        lines=len(document.lines),
        pages=document.pages,
        address=carried.address if carried else None,
    )


def _sections(parts: Sequence[Part], grades: Mapping[int, Grade]) -> Iterator[Section]:
    """Yield the parts as sections, each as wide as its own blocks and those of the parts in it."""
    spans = _spans(parts)
    for part in parts:
        first, last, page = spans[part.number]
        heading = part.heading
        yield Section(
            id=_id(part),
            parent=_id(parts[part.parent]) if part.parent is not None else None,
            level=part.depth,
            heading=heading.text.place().quote if heading else None,
            topic=part.topic,
            role=part.role,
            grade=grades.get(part.number),
            line_start=first,
            line_end=last,
            page=page,
            heading_start=heading.line_start if heading else None,
            heading_end=heading.line_end if heading else None,
            pillar=part.row.pillar if part.row and part.row.topic == "overall" else None,
            merged=part.row is not None and part.row.merged,
        )


def _id(part: Part) -> str:
    """Return a part's id: its place in reading order."""
    return f"s{part.number + 1:03d}"


def _spans(parts: Sequence[Part]) -> dict[int, tuple[int, int, int | None]]:
    """Return first line, last line and page of each part, children included."""
    spans: dict[int, tuple[int, int, int | None]] = {}
    below = children_of(parts)
    for part in reversed(parts):
        inside = [spans[child.number] for child in below.get(part.number, ())]
        starts = [*(block.line_start for block in part.blocks), *(first for first, _, _ in inside)]
        ends = [*(block.line_end for block in part.blocks), *(last for _, last, _ in inside)]
        page = part.blocks[0].text.place().page if part.blocks else None
        spans[part.number] = (min(starts), max(ends), page)
    return spans


def _with_cover(artefacts: Sequence[Artefact], cover: Sequence[Block]) -> tuple[Artefact, ...]:
    """Return the artefacts with the lines of the cover or page title among them."""
    titles = (Artefact(kind="title", line_start=one.line_start, line_end=one.line_end) for one in cover)
    return tuple(sorted((*artefacts, *titles), key=lambda found: (found.line_start, found.line_end)))


def _lost(items: Sequence[Item], identity: Identity, vocabulary: Vocabulary) -> Iterator[Warning_]:
    """Yield a warning where a programme prints its areas for improvement in boxes, and none is in the text.

    The boxes may be lost, or the report may have none: the text is the same.
    """
    programme = vocabulary.programmes.named(identity.programme)
    if (
        programme
        and programme.boxed_items
        and identity.kind == "report"
        and not any(item.labelled for item in items)
    ):
        message = (
            f"{programme.name} prints areas for improvement in boxes, and the text holds none: "
            "whether the report has any can't be told from it, so their absence says nothing"
        )
        yield Warning_(code="items_lost", message=message)
