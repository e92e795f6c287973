"""Letters and lines as PDFs set them: marks, capitals, spread letters and distances are read as they are seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from drawn import print_lines, read_drawn, texts_of

from hmicdiff.reading.choose import read_bytes
from hmicdiff.reading.pdf.parts import Run
from hmicdiff.reading.pdf.rows import as_line, group_rows

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_SENTENCE = "the service trains its staff well and checks their work"


def _lines(name: str, count: int, width: int = 28) -> list[str]:
    """Return lines of print, each of its own words."""
    return [f"{name}{number} {_SENTENCE[:width]}" for number in range(count)]


@pytest.mark.parametrize(
    "mark", ["\u2713", "\u2192", "\u25ba", "\u27a2", "\u25cb", "\u00bb", "\uf0b7", "\uf0fc", "\u00a7"]
)
def test_signs_before_hanging_text_are_marks(mark: str) -> None:
    """Whatever sign stands before the lines of a list, each begins with it or with a bullet."""
    from hmicdiff.reading.pdf.parts import Run  # noqa: PLC0415
    from hmicdiff.reading.pdf.rows import as_line, group_rows  # noqa: PLC0415

    runs = [
        Run(x0=x, x1=x + 5, y=y, size=10, text=text, bold=False)
        for y in (700, 680)
        for x, text in ((50, mark), (70, "tell victims what it did"))
    ]
    lines = [as_line(row).text for row in group_rows(runs)]
    assert all(line[1:] == " tell victims what it did" and not line[0].isalnum() for line in lines)


@pytest.mark.parametrize("spaced", [True, False], ids=["spaces", "no spaces"])
def test_loose_justified_lines_are_prose(*, spaced: bool) -> None:
    """Words set far apart to fill a narrow column are a line of text, whether spaces are printed or not."""
    lines = [
        "officers told",
        "investigations wait",
        "neighbourhood teams",
        "communities everywhere",
        "a long line of it",
    ]

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        for column in range(2):
            for number, line in enumerate(lines * 3):
                x, y = 50 + 270 * column, 700 - 12 * number
                words = line.split()
                gap = (120 - sum(canvas.stringWidth(word) for word in words)) / (len(words) - 1)
                for word in words:
                    canvas.drawString(x, y, f"{word} " if spaced else word)
                    x += canvas.stringWidth(word) + gap

    document = read_drawn(draw)
    assert [(line.text, line.kind) for line in document.lines if line.text] == [
        (line, None) for line in lines * 6
    ]


@pytest.mark.parametrize("ground", [None, "white", "pale", "dark"])
def test_white_print_is_read_where_it_is_seen(ground: str | None) -> None:
    """White words on paper are hidden text; on a painted box they are text, whoever set them."""

    def draw(canvas: Canvas) -> None:
        print_lines(canvas, _lines("row", 4), 50, 700)
        if ground:
            canvas.setFillColorRGB(*{"white": (1, 1, 1), "pale": (0.6, 0.7, 1), "dark": (0, 0, 0.3)}[ground])
            canvas.rect(45, 600, 200, 30, stroke=0, fill=1)
        canvas.setFillColorRGB(1, 1, 1)
        print_lines(canvas, ["Inadequate overall"], 50, 612, 12)

    document = read_drawn(draw)
    assert ("Inadequate overall" in texts_of(document)) == (ground in {"pale", "dark"})
    hidden = [one.text for one in document.omissions if one.reason == "hidden_text"]
    assert hidden == ([] if ground in {"pale", "dark"} else ["Inadequate overall"])


@pytest.mark.parametrize(
    ("size", "rise"), [(0.58, 0.33), (0.7, 0.4), (0.83, 0.43), (0.86, 0.3), (0.96, 0.49), (1, 0.35)]
)
def test_a_raised_mark_joins_no_number(size: float, rise: float) -> None:
    """The mark of a note, raised by any writer's measure, is no digit of the number before it."""

    def draw(canvas: Canvas) -> None:
        text = canvas.beginText(50, 700)
        text.setFont("Helvetica", 10)
        text.textOut("The service has 4,312")
        text.setRise(10 * rise)
        text.setFont("Helvetica", 10 * size)
        text.textOut("7")
        text.setRise(0)
        text.setFont("Helvetica", 10)
        text.textOut(" firefighters and 90")
        canvas.drawText(text)

    document = read_drawn(draw)
    assert texts_of(document) == ["The service has 4,312 firefighters and 90"]
    assert [one.text for one in document.omissions] == ["7"]


def test_a_letter_close_to_its_word_is_no_mark() -> None:
    """Some files part the first letter from its word: it is none of the letters that symbol fonts have for marks."""

    def row(gap: float) -> str:
        runs = [
            Run(x0=50, x1=56, y=700, size=12, text="n", bold=False, order=0),
            Run(x0=56 + gap, x1=150, y=700, size=12, text="obody checks them", bold=False, order=1),
        ]
        return as_line(group_rows(runs)[0]).text

    assert row(0) == "nobody checks them"
    assert row(14) == "• obody checks them"


def test_boxes_of_some_letters_lower_than_others_part_no_word() -> None:
    """Typst's hyphen within a word has a box of its ink alone: the compound stays whole."""
    typst = pytest.importorskip("typst")
    source = b"#set page(width: 60mm, height: auto)\n#set text(9pt)\nThe first-line supervisors find well-run teams."
    told = " ".join(texts_of(read_bytes(bytes(typst.compile(source)), relative="a.pdf")))
    assert told == "The first-line supervisors find well-run teams."


INITIALS = {
    "dropped": ("P", 34, 648, "Protecting people is one of"),
    "raised": ("P", 24, 662, "Protecting people is one of"),
    "a word": ("A", 34, 648, "A force is one of"),
    "before a word of its own": ("I", 34, 648, "In most cases it is one of"),
}


@pytest.mark.parametrize(("letter", "size", "y", "line"), INITIALS.values(), ids=INITIALS)
def test_a_drop_capital_begins_its_word(letter: str, size: float, y: float, line: str) -> None:
    """A large first letter, over several lines or on the first, is one with its word, and parts none of the lines beside it."""
    beside = ["the first duties of a force, and the", "public expects that."]

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", size)
        canvas.drawString(60, y, letter)
        right = 62 + canvas.stringWidth(letter, "Helvetica-Bold", size)
        canvas.setFont("Helvetica", 11)
        canvas.drawString(right, 662, line.removeprefix(letter).strip())
        canvas.drawString(right if y < 662 else 60, 648, beside[0])
        canvas.drawString(60, 634, beside[1])

    assert texts_of(read_drawn(draw)) == [line, *beside]


def test_a_large_letter_that_begins_no_line_stays() -> None:
    """A letter beside no print, or under it, is no drop capital."""

    def draw(canvas: Canvas) -> None:
        print_lines(canvas, ["Annex"], y=700, size=11)
        print_lines(canvas, ["A"], y=660, size=34)
        print_lines(canvas, ["It lists what we read."], y=620, size=11)

    assert texts_of(read_drawn(draw)) == ["Annex", "A", "It lists what we read."]


SPACED = {
    "G o o d": "Good",
    "R e q u i r e s   i m p r o v e m e n t": "Requires improvement",
    "A B C D E F": "A B C D E F",
}


@pytest.mark.parametrize(("typed", "read"), SPACED.items(), ids=SPACED)
def test_letters_typed_apart_are_words(typed: str, read: str) -> None:
    """Letters with a space behind each are the words they make, and stay apart where they make none."""
    assert texts_of(read_drawn(lambda canvas: print_lines(canvas, [typed], size=12))) == [read]


@pytest.mark.parametrize("spread", [2.5, 4.0, 6.0])
def test_spread_letters_are_words(spread: float) -> None:
    """A heading whose letters stand apart is read as its words, however wide they are set."""

    def draw(canvas: Canvas) -> None:
        text = canvas.beginText(50, 700)
        text.setFont("Helvetica", 12)
        text.setCharSpace(spread)
        text.textOut("PREVENTING CRIME")
        canvas.drawText(text)

    assert texts_of(read_drawn(draw)) == ["PREVENTING CRIME"]


_ONE_LINE = (
    "Dear Chief Officer",
    "We came back in May.",
    "• train all staff.",
    "They have begun.",
    "Yours sincerely",
    "An inspector",
)


_WRAPPED = ["The service has a plan for its", "buildings, which it", "wrote with its partners last", "year."]  # fmt: skip


def _spaced(gap: float, lead: float, wrapped: list[str]) -> list[list[str]]:
    """Return the paragraphs read of a letter: short ones this far apart, and one whose lines stand `lead` apart."""

    def draw(canvas: Canvas) -> None:
        y = 760.0
        for text in _ONE_LINE:
            y = print_lines(canvas, [text], y=y, lead=gap)
        print_lines(canvas, wrapped, y=y, lead=lead)

    found: list[list[str]] = [[]]
    for line in read_drawn(draw).lines:
        if line.text:
            found[-1].append(line.text)
        elif found[-1]:
            found.append([])
    return [one for one in found if one]


@pytest.mark.parametrize(("gap", "lead"), [(1.7, 1.15), (1.8, 1.25), (1.7, 1.2)])
def test_short_paragraphs_do_not_tell_how_far_lines_stand_apart(gap: float, lead: float) -> None:
    """In a letter of paragraphs of one line each is its own, an item and what comes behind it too."""
    assert _spaced(gap, lead, _WRAPPED) == [*([text] for text in _ONE_LINE), _WRAPPED]


def test_lines_set_wide_are_one_paragraph() -> None:
    """Where the lines of a paragraph stand as far apart as all others, none of them begins one."""
    *short, last = _spaced(1.7, 1.7, _WRAPPED)
    assert last[-4:] == _WRAPPED
    assert len(short) < len(_ONE_LINE)


@pytest.mark.parametrize(
    ("first", "second", "third"),
    [
        (("the interval ", ""), ("", "(https://example.org/glossary/interval/)", " of 1.4 percent is small and it"), "is told here."),
        (("a plan ", "(https://example.org/plan-of-"), ("", "what-is-done/)", " that all of its officers know well"), "and use."),
        (("a plan for it ", "(www.example.org/a)"), ("", "(https://example.org/the-second/address/)", ""), "and the public."),
    ],
)  # fmt: skip
def test_a_printed_address_parts_no_sentence(
    first: tuple[str, str], second: tuple[str, str, str], third: str
) -> None:
    """The small address that a browser prints behind a link leaves the paragraph whole; other small print is a paragraph."""

    def draw(canvas: Canvas) -> None:
        print_lines(
            canvas,
            ["The service trains its staff.", "It checks their work.", "It does so well."],
            y=760,
            size=11,
        )
        for pieces, y in ((first, 700), (second, 686), ((third,), 672)):
            x = 70.0
            for text in pieces:
                size = 8.8 if "/" in text else 11
                print_lines(canvas, [text], x=x, y=y, size=size)
                x += canvas.stringWidth(text, "Helvetica", size)
        print_lines(canvas, ["Source: the service"], y=658, size=8.8)

    lines = [line.text for line in read_drawn(draw).lines]
    begun = next(at for at, text in enumerate(lines) if text.startswith(first[0].strip()))
    ended = next(at for at, text in enumerate(lines) if text.endswith(third))
    assert "" not in lines[begun:ended]
    assert lines[ended + 1 : ended + 3] == ["", "Source: the service"]


def _over_pages(first: str, second: str, font: str = "Helvetica-Bold") -> list[tuple[str, str | None]]:
    """Return text and kind of two bold lines between text, one at the end of a page and one, in a font, on the next."""
    text = ["The service has a plan, and its crews know what it asks of them in each season."] * 6

    def stamp(canvas: Canvas, number: int) -> None:
        print_lines(canvas, [f"Page {number}", "Agenda Item 6", "Annex B"], x=480, y=815)

    def begin(canvas: Canvas) -> None:
        stamp(canvas, 37)
        print_lines(canvas, [first], y=print_lines(canvas, text) - 12, font="Helvetica-Bold")

    def end(canvas: Canvas) -> None:
        stamp(canvas, 38)
        y = print_lines(canvas, [second], y=760, font=font)
        print_lines(canvas, text, y=y - 12)

    lines = [(line.text, line.kind) for line in read_drawn(begin, end).lines if line.text]
    return [line for line in lines if line[0] in {first, second, f"{first} {second}"}]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The service should make sure that all crews", "test their plans in each season"),
        ("How well does the force protect people who", "are at risk of harm?"),
        ("Areas where the service does better", "than others of its size"),
    ],
)
def test_a_heading_goes_on_over_a_page_end(first: str, second: str) -> None:
    """A heading that goes on with a small letter in the same print is one, whatever is stamped over it."""
    assert _over_pages(first, second) == [(f"{first} {second}", "heading")]


@pytest.mark.parametrize(
    ("first", "second", "font"),
    [
        ("Protecting vulnerable people", "Good", "Helvetica-Bold"),
        ("Does the force protect people?", "iPads for crews", "Helvetica-Bold"),
        ("Protecting vulnerable people", "eight of ten crews said so", "Helvetica"),
    ],
)
def test_headings_on_two_pages_are_two(first: str, second: str, font: str) -> None:
    """One that begins anew, follows a question or is in other print is no more of the heading before it."""
    assert [text for text, _ in _over_pages(first, second, font)] == [first, second]
