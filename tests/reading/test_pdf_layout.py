"""PDF: the order of pages cut by headings, boxes and columns, and marks beside the text, drawn here in several layouts."""

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


@pytest.mark.parametrize("columns", [2, 3])
@pytest.mark.parametrize("backwards", [False, True], ids=["as read", "backwards"])
@pytest.mark.parametrize(
    "intro", ["This introduces part {}.", "Good", ""], ids=["introduced", "graded", "bare"]
)
@pytest.mark.parametrize("uneven", [True, False], ids=["uneven", "even"])
def test_a_heading_in_mid_page_stands_over_all_columns(
    columns: int, *, backwards: bool, intro: str, uneven: bool
) -> None:
    """Under each heading, and its grade, all columns are read before the next, though it is no wider than the first of them."""
    width = 510 / columns
    size = 24 if columns == 2 else 16
    parts: list[tuple[list[str], float, float, float, str]] = []
    wanted: list[str] = []
    for part, top in enumerate((780, 480)):
        heading = f"Part {part} of it"
        parts.append(([heading], 45, top, 15, "Helvetica-Bold"))
        wanted.append(heading)
        if intro:
            parts.append(([intro.format(part)], 45, top - 22, 9, "Helvetica"))
            wanted.append(intro.format(part))
        for column in range(columns):
            lines = _lines(f"{part}{'abc'[column]}", 7 - (column if uneven else 0), size)
            parts.append((lines, 45 + column * width, top - 46, 9, "Helvetica"))
            wanted.extend(lines)

    def draw(canvas: Canvas) -> None:
        for lines, x, y, points, font in reversed(parts) if backwards else parts:
            print_lines(canvas, lines, x, y, points, font)

    assert texts_of(read_drawn(draw)) == wanted


@pytest.mark.parametrize("side", ["left", "right"])
@pytest.mark.parametrize("style", ["stroked", "filled", "lines"])
def test_a_box_at_the_side_is_read_on_its_own(side: str, style: str) -> None:
    """A box beside the text mixes with none of its lines, and parts no paragraph."""
    box_x, text_x = (50, 230) if side == "left" else (390, 50)
    beside = _lines("beside", 9, 44)
    below = [f"below {number} {_SENTENCE} and {_SENTENCE[:22]}." for number in range(4)]
    boxed = ["Key facts", "Staff: 1,204", "Stations: 31", "Budget: £88.1m"]

    def draw(canvas: Canvas) -> None:
        if style == "lines":
            for x0, y0, x1, y1 in ((0, 0, 160, 0), (0, 90, 160, 90), (0, 0, 0, 90), (160, 0, 160, 90)):
                canvas.line(box_x + x0, 610 + y0, box_x + x1, 610 + y1)
        else:
            canvas.setFillGray(0.92)
            canvas.rect(box_x, 610, 160, 90, stroke=style == "stroked", fill=style == "filled")
            canvas.setFillGray(0)
        print_lines(canvas, ["Making the best use of resources"], 50, 730, 16, "Helvetica-Bold")
        print_lines(canvas, beside, text_x, 690)
        print_lines(canvas, below, 50, 690 - 9 * 11.25)
        print_lines(canvas, boxed, box_x + 12, 680)

    texts = texts_of(read_drawn(draw))
    assert texts[0] == "Making the best use of resources"
    assert texts[1:14] == [*beside, *below]
    assert texts[14:] == boxed


def test_a_box_in_a_column_stays_there() -> None:
    """A box as wide as its column is read between that column's lines, not between the columns."""
    first = _lines("a", 16, 30)
    upper, lower = _lines("b", 4, 30), _lines("c", 4, 30)

    def draw(canvas: Canvas) -> None:
        print_lines(canvas, first, 50, 700)
        print_lines(canvas, upper, 310, 700)
        canvas.rect(306, 560, 230, 84)
        print_lines(canvas, ["Boxed", "words in it", "and more of them"], 316, 625)
        print_lines(canvas, lower, 310, 545)

    assert texts_of(read_drawn(draw)) == [*first, *upper, "Boxed", "words in it", "and more of them", *lower]


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


@pytest.mark.parametrize("side", ["left", "right"])
@pytest.mark.parametrize("style", ["larger", "bold"])
def test_a_heading_with_its_grade_at_the_edge_stands_over_the_text(style: str, side: str) -> None:
    """A title with the grade's name at the other side is a heading with its grade, no table's row, and stands first."""
    told = [("Understanding fires", "Good"), ("Crews and engines", "Requires improvement")]

    def draw(canvas: Canvas) -> None:
        for number, (title, grade) in enumerate(told):
            y = 700 - 90 * number
            size, at = 14 if style == "larger" else 10, (50, 420) if side == "right" else (200, 50)
            print_lines(canvas, [title], at[0], y, size, "Helvetica-Bold")
            print_lines(canvas, [grade], at[1], y + 1, 10)
            print_lines(canvas, ["Short text follows.", "And more of it."], 50, y - 25, 10)

    assert texts_of(read_drawn(draw)) == [
        line for title, grade in told for line in (title, grade, "Short text follows.", "And more of it.")
    ]


@pytest.mark.parametrize("offset", [3, 5.5, 8, 10], ids=lambda offset: f"{offset} points lower")
@pytest.mark.parametrize("first", ["left", "right"])
def test_columns_need_no_common_lines(offset: float, first: str) -> None:
    """Short columns between headings are read down one by one, though no line of one stands beside one of the other."""
    left, right = _lines("left", 4), _lines("right", 4)
    lower = (0.0, offset) if first == "left" else (offset, 0.0)

    def draw(canvas: Canvas) -> None:
        for top in (740, 600):
            print_lines(canvas, [f"Section {top}"], 50, top, 16, "Helvetica-Bold")
            print_lines(canvas, left, 50, top - 30 - lower[0])
            print_lines(canvas, right, 300, top - 30 - lower[1])
        print_lines(canvas, ["Last section"], 50, 480, 16, "Helvetica-Bold")
        print_lines(canvas, [f"At last {_SENTENCE} and {_SENTENCE}."], 50, 450)

    part, last = [*left, *right], f"At last {_SENTENCE} and {_SENTENCE}."
    assert texts_of(read_drawn(draw)) == ["Section 740", *part, "Section 600", *part, "Last section", last]


def test_a_heading_in_one_column_stands_over_that_column_alone() -> None:
    """A heading of the first column, beside a gap in the second that a heading there ends, parts neither."""
    left, right = _lines("left", 12), _lines("right", 11)

    def draw(canvas: Canvas) -> None:
        print_lines(canvas, left[:6], 50, 740)
        print_lines(canvas, ["Here"], 50, 660, 12, "Helvetica-Bold")
        print_lines(canvas, left[6:], 50, 640)
        print_lines(canvas, right[:5], 300, 740)
        print_lines(canvas, ["There"], 300, 655, 12, "Helvetica-Bold")
        print_lines(canvas, right[5:], 300, 634)

    assert texts_of(read_drawn(draw)) == [*left[:6], "Here", *left[6:], *right[:5], "There", *right[5:]]


@pytest.mark.parametrize("column", [0, 1])
@pytest.mark.parametrize("lower", [5, 14, 30])
@pytest.mark.parametrize("size", [9, 14])
def test_a_gap_over_both_columns_does_not_end_them_where_a_sentence_goes_on(
    column: int, lower: int, size: float
) -> None:
    """A heading behind a gap stands over its own column alone where the sentence of the other goes on below the gap."""
    texts = [[f"{name} {_SENTENCE[:28]}" for name in names] for names in ("abcdefghij", "klmnopqrst")]
    texts[column][5] += "."

    def draw(canvas: Canvas) -> None:
        for number, lines in enumerate(texts):
            x, y = 50 + 260 * number, print_lines(canvas, lines[:6], 50 + 260 * number, 740) - 24
            if number == column:
                y = print_lines(canvas, ["Heading"], x, y, size, "Helvetica-Bold") - 4
            print_lines(canvas, lines[6:], x, y if number == column else y - lower)

    told = [list(lines) for lines in texts]
    told[column].insert(6, "Heading")
    assert texts_of(read_drawn(draw)) == [line for lines in told for line in lines]


@pytest.mark.parametrize(("lower", "head"), [(6, ""), (44, ""), (16, "Another heading")])
def test_columns_that_begin_apart_have_no_heading_in_common(lower: float, head: str) -> None:
    """Behind a gap, a column that begins beside the heading, lines below it or with a heading of its own goes on by itself."""
    left, right = ([f"{name}{line}" for line in _lines("", 12)] for name in ("left", "right"))
    left[5], right[5] = (f"{lines[5][:20]}." for lines in (left, right))

    def draw(canvas: Canvas) -> None:
        print_lines(canvas, left[:6], 50, 740)
        print_lines(canvas, ["Heading"], 50, 650, 10, "Helvetica-Bold")
        print_lines(canvas, left[6:], 50, 636)
        print_lines(canvas, right[:6], 310, 740)
        print_lines(canvas, [head], 310, 650 - lower, 10, "Helvetica-Bold")
        print_lines(canvas, right[6:], 310, 650 - lower - (14 if head else 0))

    beside = [*right[:6], *([head] if head else []), *right[6:]]
    assert texts_of(read_drawn(draw)) == [*left[:6], "Heading", *left[6:], *beside]


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


@pytest.mark.parametrize("rise", [-12, 4, 20], ids=["below", "beside", "above"])
def test_a_box_beside_a_heading_is_read_in_its_section(rise: float) -> None:
    """A box whose top stands beside a heading comes after the text of that heading, not before it."""
    beside, below = _lines("beside", 8, 44), _lines("below", 4, 44)

    def draw(canvas: Canvas) -> None:
        print_lines(canvas, ["Making the best use of resources"], 50, 730, 14, "Helvetica-Bold")
        print_lines(canvas, beside, 50, 706)
        print_lines(canvas, ["Managing people well"], 50, 590, 14, "Helvetica-Bold")
        print_lines(canvas, below, 50, 566)
        canvas.rect(390, 650, 160, 80 + rise)
        print_lines(canvas, ["Staff: 1,204", "Stations: 31"], 400, 715)

    found = texts_of(read_drawn(draw))
    assert found == [
        "Making the best use of resources", *beside, "Staff: 1,204", "Stations: 31", "Managing people well", *below
    ]  # fmt: skip


@pytest.mark.parametrize("grade", ["Good", "Requires improvement", "Ungraded"])
@pytest.mark.parametrize(
    "lines", [["Responding well"], ["Responding to", "the public"]], ids=["one line", "two lines"]
)
@pytest.mark.parametrize("column", [0, 1])
def test_a_heading_with_its_grade_in_one_of_two_columns_parts_neither(
    grade: str, lines: list[str], column: int
) -> None:
    """The other column goes on beside it, and the heading is whole, whichever of its lines has the grade beside it."""
    left, right = _lines("left", 14, 30), _lines("right", 14, 30)
    own, other = (left, right) if column == 0 else (right, left)
    x = 50 + 260 * column

    def draw(canvas: Canvas) -> None:
        y = print_lines(canvas, own[:6], x, 740)
        y = print_lines(canvas, lines, x, y - 14, 14, "Helvetica-Bold")
        canvas.setFont("Helvetica", 8)
        canvas.drawRightString(x + 230, y + 14 * 1.25, grade)
        print_lines(canvas, own[6:], x, y - 6)
        print_lines(canvas, other, 310 - 260 * column, 737)

    heading = " ".join(lines)
    headed = [*own[:6], heading, grade, *own[6:]]
    assert texts_of(read_drawn(draw)) == ([*headed, *other] if column == 0 else [*other, *headed])


def test_a_line_of_text_with_a_grade_beside_it_is_no_heading() -> None:
    """A grade printed smaller beside the last line of another column heads nothing there."""
    left, right = _lines("left", 8, 30), [*_lines("right", 3, 30), "evidence."]

    def draw(canvas: Canvas) -> None:
        print_lines(canvas, ["Responding well"], 50, 720, 14, "Helvetica-Bold")
        canvas.setFont("Helvetica", 7)
        canvas.drawRightString(250, 706.25, "Good")
        print_lines(canvas, left, 50, 690)
        print_lines(canvas, right, 310, 740)

    assert texts_of(read_drawn(draw)) == ["Responding well", "Good", *left, *right]


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
