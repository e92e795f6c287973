"""What the field's texts look like, as data: programmes, topics, bodies, grades, cues, measures.

The rows stand in the ``*.toml`` files beside this one; each table has a module that checks it.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from hmicdiff.vocabulary.asks import AskTable, load_asks
from hmicdiff.vocabulary.bodies import BodyTable, load_bodies
from hmicdiff.vocabulary.comparability import ComparabilityTable, load_comparability
from hmicdiff.vocabulary.concepts import Concepts, load_concepts
from hmicdiff.vocabulary.cues import load_cues
from hmicdiff.vocabulary.furniture import FurnitureTable, load_furniture
from hmicdiff.vocabulary.grades import GradeTable, load_grades
from hmicdiff.vocabulary.headings import HeadingTable, load_headings
from hmicdiff.vocabulary.inspections import InspectionRoles, load_inspection_roles
from hmicdiff.vocabulary.kinds import KindTable, load_kinds
from hmicdiff.vocabulary.load import vocabulary_bytes
from hmicdiff.vocabulary.marks import MarkTable, load_marks
from hmicdiff.vocabulary.measures import MeasureTable, load_measures
from hmicdiff.vocabulary.omissions import OmissionTable, load_omissions
from hmicdiff.vocabulary.pointed import PointedTable, load_pointed
from hmicdiff.vocabulary.programmes import ProgrammeTable, load_programmes
from hmicdiff.vocabulary.questions import Questions, load_questions
from hmicdiff.vocabulary.retold import RetoldTable, load_retold
from hmicdiff.vocabulary.rules import Rules, load_rules
from hmicdiff.vocabulary.synonyms import Synonyms, load_synonyms
from hmicdiff.vocabulary.threads import Threads, load_threads
from hmicdiff.vocabulary.topics import TopicTable, load_topics
from hmicdiff.vocabulary.welsh import WelshTable, load_welsh
from hmicdiff.vocabulary.wording import Wording, load_wording

if TYPE_CHECKING:
    from hmicdiff.vocabulary.cue_table import Cues

__all__ = ["Vocabulary", "load_vocabulary"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """Every table of the vocabulary, and a hash that changes when any of them does."""

    asks: AskTable
    bodies: BodyTable
    furniture: FurnitureTable
    comparability: ComparabilityTable
    concepts: Concepts
    cues: Cues
    grades: GradeTable
    headings: HeadingTable
    inspections: InspectionRoles
    kinds: KindTable
    marks: MarkTable
    measures: MeasureTable
    omissions: OmissionTable
    pointed: PointedTable
    retold: RetoldTable
    programmes: ProgrammeTable
    questions: Questions
    rules: Rules
    synonyms: tuple[Synonyms, ...]
    threads: Threads
    topics: TopicTable
    welsh: WelshTable
    wording: Wording
    hash: str
    """SHA-256 over names and contents of all vocabulary files."""


@cache
def load_vocabulary() -> Vocabulary:
    """Return the vocabulary that comes with the package, checked.

    Raises: VocabularyError if a file breaks a rule.
    """
    return Vocabulary(
        asks=load_asks(),
        bodies=load_bodies(),
        furniture=load_furniture(),
        comparability=load_comparability(),
        concepts=load_concepts(),
        cues=load_cues(),
        grades=load_grades(),
        headings=load_headings(),
        inspections=load_inspection_roles(),
        kinds=load_kinds(),
        marks=load_marks(),
        measures=load_measures(),
        omissions=load_omissions(),
        pointed=load_pointed(),
        retold=load_retold(),
        programmes=load_programmes(),
        questions=load_questions(),
        rules=load_rules(),
        synonyms=load_synonyms(),
        threads=load_threads(),
        topics=load_topics(),
        welsh=load_welsh(),
        wording=load_wording(),
        hash=_hash(),
    )


def _hash() -> str:
    """Return the hash over all vocabulary files."""
    digest = hashlib.sha256()
    for name, content in vocabulary_bytes():
        digest.update(name.encode() + b"\0" + content + b"\0")
    return digest.hexdigest()
