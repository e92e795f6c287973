"""Changes of a report that put other grades, figures and paragraphs into it, or these into another order."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workshop import GRADE_SENTENCE, GRADES, Paragraph, body_span, in_body, is_body, is_graded, is_heading

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator

    from workshop import Workshop

__all__ = ["change_figures", "change_grades", "move", "move_sections", "print_twice", "put_in", "strike_out"]

_FIGURE = re.compile(r"(?<![\d.,/£-])(\d{1,2}(?:\.\d)?)(?= percent)|(?<=£)(\d+(?:\.\d)?)(?=m\b)")
_MOST_DRAWS = 1000
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


def change_grades(shop: Workshop, count: int) -> None:
    """Change grades: in the sentence and on the label line that ends the section."""
    for sentence in shop.draw(count, is_graded):
        match = GRADE_SENTENCE.search(sentence.text)
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


def change_figures(shop: Workshop, count: int) -> None:
    """Change figures, one a paragraph, in the form they are printed in."""
    findings = {id(p) for p in shop.paragraphs[: body_span(shop).stop]}
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


def strike_out(shop: Workshop, count: int) -> None:
    """Strike paragraphs out."""
    for paragraph in shop.draw(count, in_body(shop)):
        shop.paragraphs.remove(paragraph)
        shop.note("deleted", [paragraph.origin or 0], [], paragraph.text)


def put_in(shop: Workshop, count: int) -> None:
    """Put new paragraphs in."""
    places = shop.rng.sample(_PLACES, len(_PLACES))
    texts = shop.rng.sample(_INSERTED, min(count, len(_INSERTED)))
    for number, before in enumerate(shop.draw(len(texts), in_body(shop))):
        new = Paragraph(texts[number].format(place=places[number]), None)
        shop.paragraphs.insert(shop.paragraphs.index(before) + 1, new)
        shop.note("inserted", [], [new], "", new.text)


def move(shop: Workshop, count: int) -> None:
    """Move paragraphs to places at least 15 lines away, over more text than they hold."""
    for paragraph in shop.draw(count, in_body(shop)):
        start = shop.paragraphs.index(paragraph)
        shop.paragraphs.remove(paragraph)
        free = [
            n
            for n in body_span(shop)
            if is_body(shop.paragraphs[n]) and id(shop.paragraphs[n]) not in shop.touched
        ]
        far = [n for n in free if abs(n - start) >= 15 and _between(shop, start, n) > 2 * len(paragraph.text)]
        shop.paragraphs.insert(shop.rng.choice(far) + 1 if far else start, paragraph)
        if far:
            shop.note("moved", [paragraph.origin or 0], [paragraph], paragraph.text, paragraph.text)


def _between(shop: Workshop, one: int, other: int) -> int:
    """Return how many characters stand between two places."""
    start, end = sorted((one, other))
    return sum(len(p.text) for p in shop.paragraphs[start:end])


def move_sections(shop: Workshop, count: int) -> None:
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


def _graded_spans(shop: Workshop) -> Iterator[list[Paragraph]]:
    """Yield each graded section: the heading before its grade sentence to the label line after it."""
    for number, paragraph in enumerate(shop.paragraphs):
        if is_graded(paragraph) and number and is_heading(shop.paragraphs[number - 1]):
            for end in range(number + 1, len(shop.paragraphs)):
                if shop.paragraphs[end].text.strip().lower() in GRADES:
                    yield shop.paragraphs[number - 1 : end + 1]
                    break


def print_twice(shop: Workshop, count: int) -> None:
    """Print three paragraphs in a row a second time, at once after the first."""
    inside = in_body(shop)
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
