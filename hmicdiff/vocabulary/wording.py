"""Words by the part they play in a redline: stop words, modal verbs, hedges and number words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from hmicdiff.vocabulary.load import load_rows

__all__ = ["OppositeRow", "TermRow", "Wording", "WordingRow", "load_wording"]


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingRow:
    """All words of one use."""

    use: Literal[
        "stop",
        "modal",
        "hedge",
        "number",
        "never_term",
        "negator",
        "reserve",
        "scanty",
        "body",
        "worker",
        "contrary_prefix",
        "particle",
        "joint",
        "verb",
        "opener",
        "before_participle",
        "before_verb",
        "standard",
        "lasting",
    ]
    words: tuple[str, ...]
    """Lower case."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OppositeRow:
    """Two words of which the second takes back what the first grants."""

    words: tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class TermRow:
    """Terms that mean one thing."""

    forms: tuple[str, ...]
    """As printed inside a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The words a redline marks or joins edits across, and those by which a sentence denies or holds back."""

    stops: frozenset[str]
    """Words that two edits are joined across."""
    modals: frozenset[str]
    """Verbs that say how binding a sentence is."""
    hedges: frozenset[str]
    """Words that say how much, how many or how often without a number."""
    numbers: frozenset[str]
    """Numbers in words."""
    never_terms: frozenset[str]
    """Words whose change is a finding or a date and never a change of term."""
    negators: frozenset[str]
    """Words that deny what they stand with."""
    reserves: frozenset[str]
    """Words and phrases by which a plain sentence holds something back."""
    scanty: frozenset[str]
    """Words by which a thing is done too little."""
    bodies: frozenset[str]
    """Words that name a body beside its own name."""
    workers: frozenset[str]
    """Those of a body who do anything that is told of it."""
    contrary_prefixes: frozenset[str]
    """Beginnings that turn a word into its opposite."""
    particles: frozenset[str]
    """Other words of grammar, that name no matter."""
    joints: frozenset[str]
    """Verbs of grammar, pronouns and conjunctions, at which a phrase that names a thing ends."""
    verbs: frozenset[str]
    """Verbs that no ending shows to be one."""
    openers: frozenset[str]
    """Words that begin what a verb before them is done to."""
    before_participles: frozenset[str]
    """Words behind which a participle stands, which begins no name."""
    before_verbs: frozenset[str]
    """Words after which a verb, a participle or an adjective stands more often than a noun."""
    standards: frozenset[str]
    """Words that tell how well a thing is done, or that it is as it was."""
    lasting: frozenset[str]
    """Words by which a thing goes on as it was."""
    opposites: frozenset[tuple[str, str]]
    """Pairs of words of which the second takes back what the first grants."""
    terms: tuple[tuple[str, ...], ...]
    """Terms that reports have used for one thing."""

    def denies(self, word: str) -> bool:
        """Whether a word in lower case denies what it stands with."""
        return word in self.negators or word.endswith("n't")


@cache
def load_wording() -> Wording:
    """Return the table as the package holds it."""
    rows = {row.use: frozenset(row.words) for row in load_rows("wording.toml", "wording", WordingRow)}
    return Wording(
        stops=rows["stop"],
        modals=rows["modal"],
        hedges=rows["hedge"],
        numbers=rows["number"],
        never_terms=rows["never_term"],
        negators=rows["negator"],
        reserves=rows["reserve"],
        scanty=rows["scanty"],
        bodies=rows["body"],
        workers=rows["worker"],
        contrary_prefixes=rows["contrary_prefix"],
        particles=rows["particle"],
        joints=rows["joint"],
        verbs=rows["verb"],
        openers=rows["opener"],
        before_participles=rows["before_participle"],
        before_verbs=rows["before_verb"],
        standards=rows["standard"],
        lasting=rows["lasting"],
        opposites=frozenset(
            (row.words[0], row.words[1]) for row in load_rows("wording.toml", "opposite", OppositeRow)
        ),
        terms=tuple(row.forms for row in load_rows("wording.toml", "term", TermRow)),
    )
