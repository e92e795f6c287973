"""Make a "next edition" of a real report with a known list of changes, all drawn by a seed.

The changes are the ones a reader of two inspections looks for (figures, grades, paragraphs struck
out, put in, moved, reworded, split, merged, a section moved or renamed, a block printed twice, one
term renamed throughout) and the ones they never want to see (lines wrapped anew, curly quotes,
page numbers). `plant` returns the text and what was done to it.
"""

from __future__ import annotations

import itertools
import random
import re
import textwrap
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

__all__ = ["Edition", "Planted", "Recipe", "plant", "words_of"]

GRADES = ("outstanding", "good", "adequate", "requires improvement", "inadequate")
_GRADE_SENTENCE = re.compile(
    r"\b(?:(?:is|are) (outstanding|good|adequate|inadequate)|(requires improvement)) (?=at\b|in\b)"
)
_FIGURE = re.compile(r"(?<![\d.,/£-])(\d{1,2}(?:\.\d)?)(?= percent)|(?<=£)(\d+(?:\.\d)?)(?=m\b)")
_MOST_DRAWS = 1000
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W_]+(?:[.,'’‑-][^\W_]+)*")
_END_MATTER = ("about the data", "methodology", "what each judgment means", "annex a")
_INSERTED = (
    "A volunteer cadet scheme opened in {place} last spring. Teenagers meet there on Tuesday evenings.",
    "Rural crime patrols now borrow thermal cameras from the {place} farmers' union during lambing.",
    "The museum in {place} lent its lecture theatre for evening briefings about heritage thefts.",
    "Chaplains visit the {place} custody suite twice a week. Detainees may ask for them at any hour.",
    "A pilot with electric bicycles in {place} cut fuel bills while roadworks closed the ring road.",
    "Bilingual leaflets about doorstep fraud were printed for {place} market traders.",
    "Cadaver dogs are shared under a new agreement signed at {place} town hall.",
    "The {place} marine unit replaced its outboard engines. Crews had complained of breakdowns.",
)
_PLACES = ("Sheringham", "Wymondham", "Thetford", "Hunstanton", "Fakenham", "Diss", "Swaffham", "Cromer")
_REWORDINGS = (
    ("makes sure", "ensures"), ("make sure", "ensure"), ("carries out", "conducts"), ("carry out", "conduct"),
    ("carried out", "conducted"), ("In most cases", "Usually"), ("a number of", "several"),
    ("took part in", "joined"), ("deal with", "handle"), ("in place", "established"),
    ("is responding to", "is acting on"), ("understand", "grasp"), ("important", "vital"),
    ("identified", "noted"), ("introduced", "brought in"), ("work closely with", "cooperate with"),
    ("receive", "are given"), ("reviewed", "looked at"), ("workloads", "caseloads"),
    ("good", "sound"), ("clear", "plain"), ("effective", "successful"), ("personnel", "people"),
    ("support", "help"), ("provides", "offers"), ("provide", "offer"), ("example", "instance"),
    ("requires", "calls for"), ("team", "unit"), ("improve", "strengthen"), ("help", "assist"),
)  # fmt: skip


@dataclass(slots=True)
class Paragraph:
    """One line of the report."""

    text: str
    origin: int | None
    """1-based line in the report it was made from; null for new text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """How many changes of each kind are planted."""

    figures: int = 12
    grades: int = 3
    deleted: int = 6
    inserted: int = 6
    moved: int = 4
    sections_moved: int = 1
    printed_twice: int = 1
    reworded: int = 0
    split: int = 0
    merged: int = 0
    headings: int = 0
    parted: int = 0
    """Findings that get a second heading in their middle, so that one section becomes two."""
    joined: int = 0
    """Findings whose heading goes, so that two sections become one."""
    renamed: bool = False
    noise: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Planted:
    """One planted change and where it can be seen."""

    kind: str
    left: tuple[int, ...] = ()
    """Lines of the earlier text."""
    right: tuple[int, ...] = ()
    """Lines of the later text."""
    old: str = ""
    """What was taken out, or the moved text."""
    new: str = ""
    """What was put in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """A made edition and what is known of it."""

    text: str
    planted: tuple[Planted, ...]


@dataclass(slots=True)
class _Workshop:
    """The text while it is being changed."""

    paragraphs: list[Paragraph]
    rng: random.Random
    touched: set[int] = field(default_factory=set)
    """Identities of paragraphs that already carry a change."""
    notes: list[tuple[str, tuple[int, ...], list[Paragraph], str, str]] = field(default_factory=list)

    def note(
        self, kind: str, left: Sequence[int], right: Sequence[Paragraph], old: str = "", new: str = ""
    ) -> None:
        """Remember a change."""
        self.notes.append((kind, tuple(left), list(right), old, new))
        self.touched.update(id(paragraph) for paragraph in right)

    def draw(self, count: int, fits: Callable[[Paragraph], bool]) -> list[Paragraph]:
        """Draw untouched paragraphs that fit, spread over the text."""
        pool = [p for p in self.paragraphs if id(p) not in self.touched and fits(p)]
        drawn = self.rng.sample(pool, min(count, len(pool)))
        self.touched.update(id(paragraph) for paragraph in drawn)
        return drawn


def plant(text: str, seed: int, recipe: Recipe | None = None) -> Edition:
    """Return a made edition of `text` and the list of what was planted in it."""
    chosen = recipe or Recipe()
    lines = text.rstrip("\n").split("\n")
    shop = _Workshop([Paragraph(line, number) for number, line in enumerate(lines, 1)], random.Random(seed))  # noqa: S311
    _grades(shop, chosen.grades)
    _move_sections(shop, chosen.sections_moved)
    _figures(shop, chosen.figures)
    _print_twice(shop, chosen.printed_twice)
    _move(shop, chosen.moved)
    _delete(shop, chosen.deleted)
    _insert(shop, chosen.inserted)
    _split(shop, chosen.split)
    _merge(shop, chosen.merged)
    _reword(shop, chosen.reworded)
    _headings(shop, chosen.headings)
    _part(shop, chosen.parted)
    _join(shop, chosen.joined)
    rendered = [paragraph.text for paragraph in shop.paragraphs]
    blocks = [_noisy(line) if chosen.noise else [line] for line in rendered]
    planted = tuple(_settle(shop, blocks))
    lines = [line for block in blocks for line in block]
    if chosen.renamed:
        term = _term(rendered)
        lines = [_rename(line, term) for line in lines]
        planted = (*(replace(one, new=_rename(one.new, term)) for one in planted), _as_planted(term))
    return Edition(text="\n".join(lines) + "\n", planted=planted)


def _settle(shop: _Workshop, blocks: Sequence[Sequence[str]]) -> Iterator[Planted]:
    """Yield the notes with the lines their paragraphs have come to stand on."""
    lines: dict[int, range] = {}
    next_line = 1
    for paragraph, block in zip(shop.paragraphs, blocks, strict=True):
        lines[id(paragraph)] = range(next_line, next_line + len(block))
        next_line += len(block)
    for kind, left, right, old, new in shop.notes:
        places = tuple(line for p in right for line in lines[id(p)])
        yield Planted(kind=kind, left=left, right=places, old=old, new=new)


# --- what may be changed ------------------------------------------------------------------


def _is_body(paragraph: Paragraph) -> bool:
    """Whether a line is a paragraph of findings that no rule of grades or comparability reads."""
    text = paragraph.text
    return len(text) > 150 and text.rstrip().endswith(".") and not _GRADE_SENTENCE.search(text)


def _is_heading(paragraph: Paragraph) -> bool:
    """Whether a line looks like a heading."""
    text = paragraph.text.strip()
    return 8 < len(text) < 150 and text[-1].isalpha() and text[0].isupper() and text.lower() not in GRADES


def _body_span(shop: _Workshop) -> range:
    """Return the part of the text that holds findings: from the first grade sentence to the end matter."""
    texts = [p.text.strip().lower() for p in shop.paragraphs]
    starts = [n for n, p in enumerate(shop.paragraphs) if _is_graded(p)]
    start = min(starts, default=0)
    ends = [n for n, text in enumerate(texts) if n > start and text in _END_MATTER]
    return range(start, min(ends, default=len(texts)))


def _is_graded(paragraph: Paragraph) -> bool:
    """Whether a line is a grade sentence of its own."""
    return len(paragraph.text) < 150 and bool(_GRADE_SENTENCE.search(paragraph.text))


def _in_body(shop: _Workshop, also: Callable[[Paragraph], bool] = _is_body) -> Callable[[Paragraph], bool]:
    """Return a test for paragraphs inside the findings."""
    inside = {id(shop.paragraphs[n]) for n in _body_span(shop)}
    return lambda paragraph: id(paragraph) in inside and also(paragraph)


# --- changes ------------------------------------------------------------------------------


def _grades(shop: _Workshop, count: int) -> None:
    """Change grades: in the sentence and on the label line that ends the section."""
    for sentence in shop.draw(count, _is_graded):
        match = _GRADE_SENTENCE.search(sentence.text)
        assert match  # noqa: S101 - drawn for it
        old = match[1] or match[2]
        new = shop.rng.choice([grade for grade in GRADES[:4] if grade != old])
        verb = f"{new} " if new.startswith("requires") else f"is {new} "
        sentence.text = sentence.text[: match.start()] + verb + sentence.text[match.end() :]
        start = shop.paragraphs.index(sentence)
        labels = [p for p in shop.paragraphs[start:] if p.text.strip().lower() in GRADES]
        left, right = [sentence.origin or 0], [sentence]
        if labels and labels[0].text.strip().lower() == old:
            labels[0].text = new.capitalize()
            left.append(labels[0].origin or 0)
            right.append(labels[0])
        shop.note("grade", left, right, match.group().strip(), verb.strip())


def _figures(shop: _Workshop, count: int) -> None:
    """Change figures, one a paragraph, in the form they are printed in."""
    findings = {id(p) for p in shop.paragraphs[: _body_span(shop).stop]}
    for paragraph in shop.draw(count, lambda p: id(p) in findings and bool(_FIGURE.search(p.text))):
        match = shop.rng.choice(list(_FIGURE.finditer(paragraph.text)))
        old = match.group()
        new = _other_figure(shop.rng, old, paragraph.text)
        if new is None:
            continue
        paragraph.text = paragraph.text[: match.start()] + new + paragraph.text[match.end() :]
        shop.note("figure", [paragraph.origin or 0], [paragraph], old, new)


def _other_figure(rng: random.Random, old: str, text: str) -> str | None:
    """Return a figure near `old` that `text` does not hold; null where none is drawn (all near 0 or 1 may stand there)."""
    digits = 1 if "." in old else 0
    for _ in range(_MOST_DRAWS):
        new = f"{float(old) * rng.uniform(0.6, 1.4) + 0.1:.{digits}f}"
        if new != old and new not in text and float(new) < max(100, float(old)):
            return new
    return None


def _delete(shop: _Workshop, count: int) -> None:
    """Strike paragraphs out."""
    for paragraph in shop.draw(count, _in_body(shop)):
        shop.paragraphs.remove(paragraph)
        shop.note("deleted", [paragraph.origin or 0], [], paragraph.text)


def _insert(shop: _Workshop, count: int) -> None:
    """Put new paragraphs in."""
    places = shop.rng.sample(_PLACES, len(_PLACES))
    texts = shop.rng.sample(_INSERTED, min(count, len(_INSERTED)))
    for number, before in enumerate(shop.draw(len(texts), _in_body(shop))):
        new = Paragraph(texts[number].format(place=places[number]), None)
        shop.paragraphs.insert(shop.paragraphs.index(before) + 1, new)
        shop.note("inserted", [], [new], "", new.text)


def _move(shop: _Workshop, count: int) -> None:
    """Move paragraphs to places at least 15 lines away, over more text than they hold."""
    for paragraph in shop.draw(count, _in_body(shop)):
        start = shop.paragraphs.index(paragraph)
        shop.paragraphs.remove(paragraph)
        free = [
            n
            for n in _body_span(shop)
            if _is_body(shop.paragraphs[n]) and id(shop.paragraphs[n]) not in shop.touched
        ]
        far = [n for n in free if abs(n - start) >= 15 and _between(shop, start, n) > 2 * len(paragraph.text)]
        shop.paragraphs.insert(shop.rng.choice(far) + 1 if far else start, paragraph)
        if far:
            shop.note("moved", [paragraph.origin or 0], [paragraph], paragraph.text, paragraph.text)


def _between(shop: _Workshop, one: int, other: int) -> int:
    """Return how many characters stand between two places."""
    start, end = sorted((one, other))
    return sum(len(p.text) for p in shop.paragraphs[start:end])


def _move_sections(shop: _Workshop, count: int) -> None:
    """Move graded sections, heading to label line, behind another one; the shortest that is untouched."""
    for _ in range(count):
        spans = list(_graded_spans(shop))
        free = [s for s in spans if not any(id(p) in shop.touched for p in s)]
        if len(spans) < 4 or not free:
            return
        section = min(free, key=lambda s: sum(len(p.text) for p in s))
        others = [s for s in spans if s is not section]
        number = spans.index(section)
        target = others[number - 3] if number >= 3 else others[number + 1]
        for paragraph in section:
            shop.paragraphs.remove(paragraph)
        place = shop.paragraphs.index(target[-1]) + 1
        shop.paragraphs[place:place] = section
        text = "\n".join(p.text for p in section)
        shop.note("section_moved", [p.origin or 0 for p in section], section, text, text)


def _graded_spans(shop: _Workshop) -> Iterator[list[Paragraph]]:
    """Yield each graded section: the heading before its grade sentence to the label line after it."""
    for number, paragraph in enumerate(shop.paragraphs):
        if _is_graded(paragraph) and number and _is_heading(shop.paragraphs[number - 1]):
            for end in range(number + 1, len(shop.paragraphs)):
                if shop.paragraphs[end].text.strip().lower() in GRADES:
                    yield shop.paragraphs[number - 1 : end + 1]
                    break


def _print_twice(shop: _Workshop, count: int) -> None:
    """Print three paragraphs in a row a second time, at once after the first."""
    inside = _in_body(shop)
    for _ in range(count):
        runs = [
            shop.paragraphs[n : n + 3]
            for n in range(len(shop.paragraphs) - 3)
            if all(inside(p) and id(p) not in shop.touched for p in shop.paragraphs[n : n + 3])
        ]
        if not runs:
            return
        run = shop.rng.choice(runs)
        copies = [Paragraph(p.text, None) for p in run]
        place = shop.paragraphs.index(run[-1]) + 1
        shop.paragraphs[place:place] = copies
        shop.note("printed_twice", [p.origin or 0 for p in run], [*run, *copies])


def _reword(shop: _Workshop, count: int) -> None:
    """Replace words in paragraphs that hold some of our list, at most three each."""
    fits = _in_body(shop)
    for paragraph in shop.draw(
        count, lambda p: fits(p) and any(_site(p.text, old) for old, _ in _REWORDINGS)
    ):
        done = [(old, new) for old, new in _REWORDINGS if _site(paragraph.text, old)][:3]
        kept = [(o, n) for k, (o, n) in enumerate(done) if not any(o in p or p in o for p, _ in done[:k])]
        for old, new in kept:
            paragraph.text = re.sub(rf"\b{re.escape(old)}\b", new, paragraph.text, count=1)
        old_words, new_words = (" ".join(pair[side] for pair in kept) for side in (0, 1))
        shop.note("reworded", [paragraph.origin or 0], [paragraph], old_words, new_words)


def _site(text: str, phrase: str) -> bool:
    """Whether `phrase` stands in `text` as words."""
    return bool(re.search(rf"\b{re.escape(phrase)}\b", text))


_JOINT = re.compile(r"(?<=[a-z]{3}), (and|but) (?=(?:the|it|this|they|we) )")


def _split(shop: _Workshop, count: int) -> None:
    """Make two sentences of one at ", and" or ", but"."""
    fits = _in_body(shop)
    for paragraph in shop.draw(count, lambda p: fits(p) and bool(_JOINT.search(p.text))):
        match = _JOINT.search(paragraph.text)
        assert match  # noqa: S101 - drawn for it
        rest = paragraph.text[match.end() :]
        paragraph.text = paragraph.text[: match.start()] + ". " + rest[0].upper() + rest[1:]
        shop.note("split", [paragraph.origin or 0], [paragraph], match[1], "")


_SEAM = re.compile(r"(?<=[a-z]{3})\. (?=(?:The|It|This|They|We) )")


def _merge(shop: _Workshop, count: int) -> None:
    """Make one sentence of two with "and"."""
    fits = _in_body(shop)
    for paragraph in shop.draw(count, lambda p: fits(p) and bool(_SEAM.search(p.text))):
        match = _SEAM.search(paragraph.text)
        assert match  # noqa: S101 - drawn for it
        rest = paragraph.text[match.end() :]
        paragraph.text = paragraph.text[: match.start()] + " and " + rest[0].lower() + rest[1:]
        shop.note("merged", [paragraph.origin or 0], [paragraph], "", "and")


def _headings(shop: _Workshop, count: int) -> None:
    """Reword the headings of findings by our list of words."""
    fits = _in_body(shop, _is_heading)
    for heading in shop.draw(count, lambda p: fits(p) and any(_site(p.text, old) for old, _ in _REWORDINGS)):
        old, new = next((o, n) for o, n in _REWORDINGS if _site(heading.text, o))
        heading.text = re.sub(rf"\b{re.escape(old)}\b", new, heading.text, count=1)
        shop.note("heading", [heading.origin or 0], [heading], old, new)


def _findings(shop: _Workshop) -> Iterator[tuple[Paragraph, list[Paragraph]]]:
    """Yield each heading of a finding with the paragraphs under it."""
    span = _body_span(shop)
    heads = [n for n in span if _is_heading(shop.paragraphs[n])]
    for start, end in itertools.pairwise([*heads, span.stop]):
        under = shop.paragraphs[start + 1 : end]
        if under and all(map(_is_body, under)):
            yield shop.paragraphs[start], under


def _part(shop: _Workshop, count: int) -> None:
    """Put a heading into the middle of findings of four paragraphs or more."""
    long = [
        under
        for _, under in _findings(shop)
        if len(under) >= 4 and not any(id(p) in shop.touched for p in under)
    ]
    for text, under in zip(_SECOND_HEADINGS, shop.rng.sample(long, min(count, len(long))), strict=False):
        new = Paragraph(text, None)
        shop.paragraphs.insert(shop.paragraphs.index(under[len(under) // 2]), new)
        shop.note("parted", [], [new], "", text)


def _join(shop: _Workshop, count: int) -> None:
    """Strike out the headings of findings that follow another finding."""
    found = list(_findings(shop))
    later = [
        head
        for (_, above), (head, _) in itertools.pairwise(found)
        if shop.paragraphs.index(above[-1]) + 1 == shop.paragraphs.index(head)
        and id(head) not in shop.touched
    ]
    for head in shop.rng.sample(later, min(count, len(later))):
        shop.paragraphs.remove(head)
        shop.note("joined", [head.origin or 0], [], head.text)


_SECOND_HEADINGS = (
    "The constabulary has started to change how this work is done",
    "More remains to be done in this part of the service",
    "Staff told us how this works in practice",
)


def _term(lines: Sequence[str]) -> tuple[str, str]:
    """Return the commoner of "constabulary" and "force" with its article, and what it is renamed to."""
    text = "\n".join(lines)
    pair = ("constabulary", "force")
    counts = {word: len(re.findall(rf"\bthe {word}\b", text, re.IGNORECASE)) for word in pair}
    return pair if counts[pair[0]] >= counts[pair[1]] else pair[::-1]


def _rename(text: str, term: tuple[str, str]) -> str:
    """Return `text` with the term renamed throughout."""
    return re.sub(rf"\b([Tt]he) {term[0]}\b", rf"\1 {term[1]}", text)


def _as_planted(term: tuple[str, str]) -> Planted:
    """Return the rename as a planted change."""
    return Planted(kind="rename", old=f"the {term[0]}", new=f"the {term[1]}")


def _noisy(line: str) -> list[str]:
    """Wrap a line anew, make its quotes straight and put a blank line after it."""
    plain = line.replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"')
    return [*(textwrap.wrap(plain, 96, break_on_hyphens=False) or [""]), ""]


def words_of(text: str) -> list[str]:
    """Return the words of `text` in lower case, hyphens and quotes made plain."""
    plain = text.lower().replace("’", "'").replace("‑", "-")
    return [match.group() for match in _WORD.finditer(plain)]
