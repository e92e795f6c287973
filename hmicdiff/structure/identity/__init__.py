"""What a report is: who is inspected, in which programme, when, and where the text says so."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from hmicdiff.errors import Refused
from hmicdiff.model import CarriedFact, Evidence, Identity, Warning_
from hmicdiff.structure.dates import iso_date
from hmicdiff.structure.identity.admission import refusal_of
from hmicdiff.structure.identity.body import find_body
from hmicdiff.structure.identity.joint import find_joint, find_unit
from hmicdiff.structure.identity.kind import TOLD_BY_OTHERS, find_kind, find_title
from hmicdiff.structure.identity.programme import find_pillar, find_programme
from hmicdiff.structure.identity.published import find_published

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hmicdiff.errors import RefusalCode
    from hmicdiff.structure.blocks import Layout
    from hmicdiff.text import Place
    from hmicdiff.vocabulary import Vocabulary
    from hmicdiff.vocabulary.bodies import Body
    from hmicdiff.vocabulary.programmes import Programme

__all__ = ["Identified", "identify"]

ScaleName = Literal["four-tier", "five-tier", "ungraded"]
_EARLY = "accelerated_cause_of_concern"
"""Told ahead of the report on the inspection that found it, which it names in running words."""
_OF_PROGRAMMES = frozenset({"report", "letter", "transcript", "news", "other", _EARLY})
_TOLD_GRADE = re.compile(
    r"(?:['\"(]|: | - |\) |\b(?:graded|judged|rated|assessed|deemed|considered|found) (?:as |to be |to )?)"
    r"(?P<told>outstanding|good|adequate|requires? improvement|inadequate)\b"
    r"|\b(?P<at>outstanding|good|adequate|requires? improvement|inadequate) (?:at|in) \w+ing\b",
    re.IGNORECASE,
)
"""A grade as press releases and commissioners' pages tell it in a sentence: in quotes, or after its verb or area."""
_AFTER_2017 = re.compile(r"\bHMICFRS\b|Constabulary and Fire|\bInspectors? of Fire|\bInspectorate of Fire")
"""Names the inspectorate has had since fire and rescue became its task."""
_RENAMED = "2017-07-19"
_BODY_UNKNOWN: RefusalCode = "body_unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Identified:
    """A report's identity, with where each fact comes from."""

    identity: Identity
    evidence: dict[str, Evidence]
    warnings: tuple[Warning_, ...]


def identify(
    layout: Layout,
    vocabulary: Vocabulary,
    *,
    carried: CarriedFact | None = None,
    catalogue: str | None = None,
) -> Identified:
    """Return what the report is: from the text, else from the catalogue, else null.

    `carried` is what the catalogue at path `catalogue` says of the input.
    Raises: Refused("not_a_report") for a text that is no inspection report, Refused("body_unknown")
    where it is one, but neither text nor catalogue tells of whom.
    """
    said = carried or CarriedFact()
    refusal = refusal_of(layout, vocabulary)
    if refusal is not None:
        raise refusal
    kind = find_kind(layout.blocks, vocabulary)
    unit, unit_place = find_unit(layout.blocks, vocabulary) if kind not in TOLD_BY_OTHERS else ((), None)
    body, body_place = (unit[0], unit_place) if unit else find_body(layout.blocks, vocabulary)
    found, programme_place = None, None
    if kind in _OF_PROGRAMMES:
        found, programme_place = find_programme(
            layout,
            body.sector if body else None,
            vocabulary,
            by_headings=kind not in {"other", _EARLY},
            by_date=kind not in {"letter", _EARLY},
        )
    known = body or vocabulary.bodies.named(said.body)
    if known is None:
        raise Refused(
            _BODY_UNKNOWN, "neither title nor first lines name a police force or fire and rescue service"
        )
    programme = found or vocabulary.programmes.named(said.programme)
    published, published_place = find_published(layout)
    title, title_place = find_title(layout.blocks, kind, vocabulary)
    identity = _identity(layout, (known, programme, kind, title, published), said, vocabulary)
    if unit:
        identity = replace(identity, bodies=tuple(one.name for one in unit))
    places = {
        "body": body_place,
        "programme": programme_place,
        "published": published_place,
        "title": title_place,
    }
    return Identified(
        identity=identity,
        evidence=dict(_evidence(places, identity, said, catalogue)),
        warnings=tuple(_warnings(identity, body, said, vocabulary)),
    )


def _identity(
    layout: Layout,
    found: tuple[Body, Programme | None, str, str | None, str | None],
    said: CarriedFact,
    vocabulary: Vocabulary,
) -> Identity:
    """Return the identity that body, programme, kind, title and date in the text, and the catalogue, make."""
    body, programme, kind, title, published = found
    pillar = find_pillar(layout.blocks, title, programme, vocabulary)
    return Identity(
        publisher=programme.publisher if programme else _publisher(layout, kind, published),
        sector=body.sector,
        body=body.name,
        programme=programme.name if programme else None,
        cycle_order=programme.cycle_order if programme else None,
        kind=_kind(kind, pillar, programme),
        title=title or said.title,
        published=published or iso_date_or_month(said.published),
        published_from="text" if published else ("catalogue" if said.published else None),
        published_in_text=published,
        scale=_scale(layout, kind, programme, vocabulary),
        pillar=pillar,
        fieldwork_end=programme.fieldwork_end if programme else None,
        bodies=find_joint(layout.blocks, body, vocabulary) if kind not in TOLD_BY_OTHERS else (),
    )


def _publisher(layout: Layout, kind: str, published: str | None) -> Literal["HMIC", "HMICFRS"] | None:
    """Return the inspectorate by the name the text gives it, else its own text's by the date; None without either."""
    text = layout.raw.text
    if _AFTER_2017.search(text):
        return "HMICFRS"
    if re.search(r"\bHMIC\b", text):
        return "HMIC"
    if published is None or kind in TOLD_BY_OTHERS:
        return None
    return "HMICFRS" if published >= _RENAMED else "HMIC"


def iso_date_or_month(text: str | None) -> str | None:
    """Return an ISO date or month as it is, another date as ISO, None for none."""
    if text is None:
        return None
    return iso_date(text) or text


def _kind(kind: str, pillar: str | None, programme: Programme | None) -> str:
    """Return the kind of document; a report on one pillar of a programme that has several is a ``pillar``."""
    if kind == "report" and pillar and programme and len(programme.pillars) > 1:
        return "pillar"
    return kind


def _scale(layout: Layout, kind: str, programme: Programme | None, vocabulary: Vocabulary) -> ScaleName:
    """Return the scale of grades: the programme's, else the one that labels show, or a told sentence."""
    if kind in {"letter", "transcript"}:
        return "ungraded"
    if programme:
        return programme.scale
    texts = [block.text.text for block in layout.blocks]
    grades = {grade for text in texts for grade in (*vocabulary.grades.labels(text), *_told(text))}
    if not grades:
        return "ungraded"
    return "five-tier" if "adequate" in map(str.lower, grades) else "four-tier"


def _told(text: str) -> Iterator[str]:
    """Yield the grades that a sentence tells."""
    return (match["told"] or match["at"] for match in _TOLD_GRADE.finditer(text))


def _evidence(
    places: dict[str, Place | None], identity: Identity, said: CarriedFact, catalogue: str | None
) -> Iterator[tuple[str, Evidence]]:
    """Yield, for each fact, the words of the text it rests on, else the catalogue."""
    for name in ("body", "programme", "published", "title"):
        place = places[name]
        if place is not None:
            yield name, Evidence(line_start=place.line_start, line_end=place.line_end, quote=place.quote)
        elif getattr(said, name) and getattr(identity, name):
            yield name, Evidence(catalogue=catalogue)


def _warnings(
    identity: Identity, body: Body | None, said: CarriedFact, vocabulary: Vocabulary
) -> Iterator[Warning_]:
    """Yield what a reader should know of the identity: no date at all, or a catalogue that says otherwise."""
    if identity.published is None and identity.cycle_order is None:
        yield Warning_(
            code="undated", message="neither the text nor the catalogue says when this was published"
        )
    told = vocabulary.bodies.named(said.body)
    if body and told and told != body:
        yield _contradiction("body", told.name, body.name)
    programme = vocabulary.programmes.named(said.programme)
    if programme and identity.programme != programme.name:
        yield _contradiction("programme", programme.name, identity.programme)
    date = iso_date_or_month(said.published)
    text = identity.published_in_text
    if date and text and not (date.startswith(text) or text.startswith(date)):
        yield _contradiction("published", date, text)


def _contradiction(fact: str, catalogue: str, text: str | None) -> Warning_:
    """Return the warning that catalogue and text disagree on a fact."""
    message = f"{fact}: the catalogue says {catalogue}, the text says {text}; the text is used"
    return Warning_(code="contradiction", message=message)
