"""Lines to blocks: furniture out, paragraphs whole, columns and second printings known."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

import pytest

from hmicdiff.model import Document, Line
from hmicdiff.structure.dates import iso_date
from hmicdiff.structure.layout import Layout, lay_out
from hmicdiff.structure.layout.rows import is_wrapped
from hmicdiff.structure.report import understand
from hmicdiff.vocabulary import load_vocabulary

from .cases import document

if TYPE_CHECKING:
    from pathlib import Path


def laid_out(text: str) -> Layout:
    """Return `text` as blocks."""
    lines = tuple(Line(text=line) for line in text.split("\n"))
    return lay_out(
        Document(path="a.txt", sha256="0", media_type="text/plain", lines=lines), load_vocabulary()
    )


def hinted(*lines: tuple[str, str | None, int | None]) -> Layout:
    """Return lines that say what they are as blocks."""
    made = tuple(Line(text=text, kind=kind, level=level) for text, kind, level in lines)  # type: ignore[arg-type]
    return lay_out(Document(path="a.html", sha256="0", media_type="text/html", lines=made), load_vocabulary())


def outline(layout: Layout) -> list[tuple[str, str]]:
    """Return kind and text of every block."""
    return [(block.kind, block.text.text) for block in layout.blocks]


def artefacts(layout: Layout) -> list[tuple[str, int, int]]:
    """Return kind and lines of every artefact."""
    return [(one.kind, one.line_start, one.line_end) for one in layout.artefacts]


WRAPPED = [
    ("The force works with\npartners to prevent crime\nin all of its towns.", True),
    ("The force works with partners.\nIt prevents crime.\nGood", False),
    ("Between January and April 2014, HMIC carried out inspections in\nEngland and Wales.", True),
    ("", False),
    ("One line alone", False),
]


@pytest.mark.parametrize(("text", "wrapped"), WRAPPED, ids=["pdf", "web", "function word", "empty", "line"])
def test_wrapped_text_is_told(text: str, wrapped: bool) -> None:  # noqa: FBT001 - a column of the table
    """Lines that end in mid-sentence show that paragraphs run over several."""
    assert is_wrapped(text.split("\n")) is wrapped


def test_a_page_end_in_mid_sentence_is_mended() -> None:
    """A paragraph that goes on after running head and page number is one block (PDF)."""
    text = (
        "How effective is the force at investigating offending?\n\nThe force is good at it and\nits files are good.\n\n"
        "Officers look at each file and then they\nsee the\n\nHow effective is the force at investigating offending?\n\n7\n\n"
        "victim of the crime again.\n"
    )
    layout = laid_out(text)
    assert outline(layout)[-1] == (
        "prose",
        "Officers look at each file and then they see the victim of the crime again.",
    )
    assert artefacts(layout) == [("running_head", 9, 9), ("page_number", 11, 11)]


def test_a_hyphen_at_a_line_end() -> None:
    """A word broken at a line's end is mended where the text prints it whole; a real hyphen stays."""
    text = "The constab-\nulary tackles anti-\nsocial behaviour as a constabulary\nshould do in its area."
    assert outline(laid_out(text)) == [
        ("prose", "The constabulary tackles anti-social behaviour as a constabulary should do in its area.")
    ]


_LINES = (
    "How effective is the force at preventing crime,",
    "tackling anti-social behaviour and keeping people safe?",
    "Good",
    "The force asked people in Norfolk and in",
    "Suffolk whether they feel safe. Neigh-",
    "bourhood teams know the answers.",
    "Areas for improvement",
    "- The force should improve how it tells",
    "Norfolk people what it does.",
)


@pytest.mark.parametrize("between", ["\n\n", "\n \n"], ids=["blank", "white"])
def test_double_spaced_lines_read_on(between: str) -> None:
    """Where every line of print stands apart, those of a heading, a paragraph or an entry are one block (Word files made of PDFs)."""
    assert outline(laid_out(between.join(_LINES))) == [
        (
            "heading",
            "How effective is the force at preventing crime, tackling anti-social behaviour and keeping people safe?",
        ),
        ("label", "Good"),
        (
            "prose",
            "The force asked people in Norfolk and in Suffolk whether they feel safe. Neighbourhood teams know the answers.",
        ),
        ("heading", "Areas for improvement"),
        ("bullet", "The force should improve how it tells Norfolk people what it does."),
    ]


def test_paragraphs_apart_are_no_lines_of_one() -> None:
    """Text with a blank line between its paragraphs keeps them apart, though one breaks off."""
    text = "\n\n".join(f"The force trains its officers in the {name}." for name in "abcdefg")
    assert len(laid_out(f"{text}\n\nIt does so with\n\ncare.").blocks) > 7


def test_a_heading_given_line_by_line_is_one() -> None:
    """Two headings of one level that print one of a programme together are that; any others are two."""
    first, second = _LINES[:2]
    found = hinted((first, "heading", 1), (second, "heading", 1), ("Good", None, None))
    assert outline(found)[0] == ("heading", f"{first} {second}")
    assert len(hinted((first, "heading", 1), (second, "heading", 2), ("Good", None, None)).blocks) == 3


@pytest.mark.parametrize("name", ["Dyfed-\nPowys Police", "Stoke-on-\nTrent", "COVID-\n19"])
def test_a_name_broken_at_its_hyphen_is_whole(name: str) -> None:
    """A name that a line's end cuts behind its own hyphen keeps that, with no space."""
    (block,) = laid_out(f"The officers who we met told us about {name} and\nwhat they do there.").blocks
    assert name.replace("\n", "") in block.text.text


def test_glued_grade_and_text() -> None:
    """A grade glued to the next section's first sentence is a label of its own (2014 PDF)."""
    layout = laid_out(
        "• The force deals well\nwith crime.\n\nGood HMIC looked at how the force\nprevents crime."
    )
    assert outline(layout)[1:] == [
        ("label", "Good"),
        ("prose", "HMIC looked at how the force prevents crime."),
    ]
    assert [block.line_start for block in layout.blocks] == [1, 4, 4]


def test_good_practice_is_no_glued_grade() -> None:
    """A sentence that begins with a grade's word is left whole."""
    assert outline(laid_out("Good practice is shared.")) == [("prose", "Good practice is shared.")]


def test_a_link_glued_to_text_is_cut_off() -> None:
    """``Read more about Kent`` glued to a paragraph is dropped (web pages to 2018/19)."""
    layout = laid_out("Read more about KentThis is HMICFRS’s fifth PEEL assessment.")
    assert outline(layout) == [("prose", "This is HMICFRS's fifth PEEL assessment.")]


def test_a_page_printed_twice_is_marked() -> None:
    """Blocks that print again what stands just before are copies, and an artefact (2014 PDF)."""
    page = "The first block speaks of crime in towns, and at some length, so that it is long enough for anyone to be quite sure of it.\n"
    more = "The second block speaks of victims, and at some length too, so that nobody can have any doubt at all that it is a page.\n"
    layout = laid_out(page + "\n" + more + "\n" + page + "\n" + more)
    assert [block.copy_of for block in layout.blocks] == [None, None, 0, 1]
    assert artefacts(layout) == [("duplicated_page", 5, 7)]


def test_words_used_again_later_are_no_second_printing() -> None:
    """A summary that stands again elsewhere is not a page printed twice."""
    one = "The first block speaks of crime in towns, and at some length, so that it is long enough for anyone to be quite sure of it.\n"
    two = "The second block speaks of victims, and at some length too, so that nobody can have any doubt at all that it is a page.\n"
    layout = laid_out(one + "\n" + two + "\nSomething else is said here.\n\n" + one + "\n" + two)
    assert all(block.copy_of is None for block in layout.blocks)


def test_table_rows_and_their_heads_are_cells() -> None:
    """Rows of a label and figures are cells, and so is the head above them (2014 PDF)."""
    layout = laid_out(
        "Rates are shown below.\n\n12 months to June 2014 Norfolk\n\nCrime excluding fraud 45.5 60.7\n\nBurglary* 3.6 8.9"
    )
    assert [kind for kind, _ in outline(layout)] == ["prose", "cell", "cell", "cell"]


def test_footnotes_are_notes() -> None:
    """A numbered line whose number stands glued to a word is a footnote."""
    layout = laid_out("It works with the DWP1 in all\nof its towns.\n\n1 Department for Work and Pensions.")
    assert outline(layout)[-1][0] == "note"


def test_a_numbered_heading_is_no_footnote() -> None:
    """A numbered line whose number stands nowhere else is a heading or a paragraph."""
    assert outline(laid_out("1 Introduction\nThe force was inspected."))[0] == ("heading", "1 Introduction")


def test_sentence_headings() -> None:
    """A line without end mark above a sentence is a heading, however long (2023-25)."""
    layout = laid_out(
        "The constabulary has improved how it records crime, but not in time\nIt was slow.\nIt is fast."
    )
    assert [kind for kind, _ in outline(layout)] == ["heading", "prose", "prose"]


NO_HEADINGS = [
    "Figure 2: Ratio of civil orders",
    "Source: Home Office",
    "Roy Wilsher",
    "Zoë Billingham, Her Majesty’s Inspector of Constabulary",
    "23 September 2024",
    "Mr Simon Bailey",
    "such as these",
    "Good",
]


@pytest.mark.parametrize("line", NO_HEADINGS)
def test_what_is_no_heading(line: str) -> None:
    """Captions, signatures, dates, addresses and labels are no headings."""
    assert (
        outline(laid_out(f"The force was seen.\n{line}\nHM Inspector of Constabulary was here to see it."))[
            1
        ][0]
        != "heading"
    )


def test_the_format_is_believed() -> None:
    """Headings, bullets and cells that the format names are taken as such, and no others are guessed (HTML)."""
    layout = hinted(
        ("Kent", "heading", 1),
        ("Investigating crime", "heading", 2),
        ("A paragraph without an end", None, None),
        ("It has an end.", None, None),
        ("first", "bullet", 1),
        ("Good", "label", None),
    )
    assert [kind for kind, _ in outline(layout)] == [
        "heading",
        "heading",
        "prose",
        "prose",
        "bullet",
        "label",
    ]


def test_running_heads_with_numbers() -> None:
    """Lines that recur with rising page numbers are running heads."""
    text = "\n\n".join(
        f"{n} PEEL effectiveness 2016\n\nText of page {n} is here, and it is\nwritten out." for n in (3, 4, 5)
    )
    assert [kind for kind, _, _ in artefacts(laid_out(text))] == ["running_head"] * 3


def test_page_numbers_do_not_eat_table_figures() -> None:
    """A number in a table's cell is no page number."""
    layout = hinted(("Kent", "heading", 1), ("37", "cell", None), ("Text.", None, None))
    assert artefacts(layout) == []


DATES = [
    ("Last updated 02/05/2019", "2019-05-02"),
    ("3 September 2014", "2014-09-03"),
    ("Thursday 4th September 2014", "2014-09-04"),
    ("February 2016", "2016-02"),
    ("99/99/2019", None),
    ("31 February 2019", None),
    ("Section 2014", None),
    ("2019-05-02", "2019-05-02"),
    ("Published 2019-05-02", "2019-05-02"),
    ("@May 2, 2019", "2019-05-02"),
    ("Published: 2019-05-02", "2019-05-02"),
]


@pytest.mark.parametrize(("text", "date"), DATES, ids=[text for text, _ in DATES])
def test_dates(text: str, date: str | None) -> None:
    """Dates are read day first; what is no day of the calendar is none."""
    assert iso_date(text) == date


@pytest.mark.parametrize("width", [60, 80])
@pytest.mark.parametrize("blank", [True, False])
def test_filling_lines_anew_changes_no_paragraph(samples: Path, width: int, blank: bool) -> None:  # noqa: FBT001 - a case of a table
    """Where a machine filled the lines, one that the next word would have fitted on ends its paragraph."""
    text = (samples / "hmi-assessment-transcript.txt").read_text(encoding="utf-8")
    filled = [
        row
        for line in text.split("\n")
        for row in (textwrap.wrap(line, width, break_on_hyphens=False) or ([""] if blank else []))
    ]
    vocabulary = load_vocabulary()
    told = [
        [one.text for one in understand(document(each), vocabulary).sentences]
        for each in (text, "\n".join(filled))
    ]
    assert told[0] == told[1]


def test_a_head_that_a_page_prints_again_is_left_out() -> None:
    """Where a table goes on over a page its head comes again: the rows are one table, the copy no row."""
    told = [("Measure", "2024", "2025"), ("Reviews", "71.5%", "80.2%"), ("Visits", "12.4%", "9.1%")]
    rows = [(told[0], 1), (told[1], 1), (told[0], 2), (told[2], 2)]
    lines = [
        Line(text="   ".join(cells), page=page, kind="cell", row=number)
        for number, (cells, page) in enumerate(rows)
    ]
    found = lay_out(
        Document(path="a.pdf", sha256="0", media_type="application/pdf", lines=tuple(lines)),
        load_vocabulary(),
    )
    assert artefacts(found) == [("second_copy", 3, 3)]
    assert [(block.text.text.split(maxsplit=1)[0], block.row) for block in found.blocks] == [
        ("Measure", 0), ("Reviews", 1), ("Visits", 2),
    ]  # fmt: skip


def test_a_row_that_says_the_same_on_one_page_stays() -> None:
    """Only a page's end repeats a head."""
    lines = [Line(text="Measure   2024", page=1, kind="cell", row=number) for number in range(3)]
    found = lay_out(
        Document(path="a.pdf", sha256="0", media_type="application/pdf", lines=tuple(lines)),
        load_vocabulary(),
    )
    assert not artefacts(found)


KEYS = {
    "colons": """What our grades mean

Outstanding: the service has exceeded what is good.
Good: it has substantially all of it.
Requires improvement: it has few if any.
Inadequate: there are causes of concern.""",
    "dashes, worst first, in a list": """Key to judgements

- Inadequate – there are critical weaknesses
- Requires improvement – there are shortcomings
- Adequate – some parts are there
- Good – meets most expectations
- Outstanding – exceeds them""",
}


@pytest.mark.parametrize("key", KEYS.values(), ids=KEYS)
def test_a_key_to_the_scale_is_a_legend(key: str) -> None:
    """What grades mean is told with a grade a line, and gives none."""
    found = laid_out(f"Kent Police\n\n{key}\n\nThe force has a plan for its towns.")
    assert {kind for kind, *_ in artefacts(found)} == {"legend"}
    assert [text for _, text in outline(found)] == ["Kent Police", "The force has a plan for its towns."]


def test_areas_with_their_grades_are_no_legend() -> None:
    """A list of judgments names areas."""
    listed = """How we judged the force

Outstanding: preventing crime.
Good: investigating crime.
Requires improvement: managing offenders.
Inadequate: responding to the public, where it exceeded its budget."""
    assert not artefacts(laid_out(f"Kent Police\n\n{listed}\n\nThe force has a plan."))


def test_list_marks_by_the_dozen_without_a_word_are_no_content() -> None:
    """Entries of no words are left out where many follow each other, blank lines or none between them."""
    for mark, gap in (("-", "\n"), ("\u2022", "\n\n"), ("*", "\n \n")):
        found = laid_out("Kent Police\n\n" + gap.join([mark] * 45) + "\n\nThe force has a plan.")
        assert outline(found) == [("prose", "Kent Police"), ("prose", "The force has a plan.")]
        assert len(found.artefacts) == 45
        assert {one.kind for one in found.artefacts} == {"empty_entry"}


@pytest.mark.parametrize("mark", ["-", "\u2013", "\u2022"])
def test_a_few_lone_marks_stay(mark: str) -> None:
    """Values that a flattened table has not, and marks whose words follow on lines of their own, are content."""
    table = "Burglary\n\n" + "\n\n".join([mark] * 12) + "\n\nTheft"
    assert not artefacts(laid_out(table))
    assert not artefacts(laid_out("\n".join(f"{mark}\nThe force has plan {number}." for number in range(60))))


@pytest.mark.parametrize("label", ["On-call firefighters:", "Stations:"])
def test_a_number_below_its_label_is_no_page_number(label: str) -> None:
    """A fact set on two lines keeps its number; a number between blank lines alone is a page's."""
    text = f"Kent Fire and Rescue Service\n\nThe service has good plans.\n\n{label}\n171\n\nIt is well run.\n\n12\n\nIt is big."
    kinds = {one.line_start: one.kind for one in lay_out(document(text), load_vocabulary()).artefacts}
    assert 6 not in kinds
    assert kinds[10] == "page_number"


@pytest.mark.parametrize(
    "code",
    ["00:00:11 - 00:00:19", "0:11 – 0:19", "00:11.000 --> 00:19.500 align:start", "[00:11] to [00:19]"],
)
def test_time_codes_part_no_sentence(code: str) -> None:
    """A transcript's stretches of a recording are no text, and what is said goes on over them."""
    said = (
        "I am satisfied with most aspects of the performance of Kent Police. Since last year,",
        "it has improved.",
    )
    layout = laid_out(f"{said[0]}\n\n{code}\n{said[1]}\n\n{code}\nThank you.")
    assert [text for _, text in outline(layout)] == [" ".join(said), "Thank you."]
    assert {kind for kind, _, _ in artefacts(layout)} == {"time_code"}


@pytest.mark.parametrize("line", ["00:11:30", "10:30 meeting", "Open 9:00 - 17:00 daily"])
def test_other_times_are_text(line: str) -> None:
    """A length of time alone may be a value, and times within words are words."""
    assert line in [
        text for _, text in outline(laid_out(f"Kent Police answers calls.\n\n{line}\n\nIt is good.\n"))
    ]


@pytest.mark.parametrize(
    "rule",
    ["=====================", "---------------------", "* * * * *", "~~~~~~~", "\u2014\u2014\u2014\u2014"],
)
def test_a_line_drawn_under_a_heading_is_no_content(rule: str) -> None:
    """Signs that rule off a heading are neither a paragraph nor the first entry of what stands under it."""
    layout = laid_out(f"Areas for improvement\n{rule}\n\nThe force should train its staff.\n")
    assert [text for _, text in outline(layout)] == [
        "Areas for improvement",
        "The force should train its staff.",
    ]
    assert artefacts(layout) == [("ruled_line", 2, 2)]


def test_tabs_part_the_cells_of_a_sheet_that_was_copied() -> None:
    """Lines of as many tabs are rows of a table; a tab in one line, or two cells, are white space."""
    sheet = "No.\tRecommendation\tBy when\n1\tThe force should visit victims.\tMay 2025\n\nEngines:\t41\nBoats:\t2\n"
    cells = [text for kind, text in outline(laid_out(sheet)) if kind == "cell"]
    assert cells[:6] == [
        "No.",
        "Recommendation",
        "By when",
        "1",
        "The force should visit victims.",
        "May 2025",
    ]


def test_a_list_of_contents_with_its_pages_apart() -> None:
    """Under its heading lines with a rising number wide apart are contents; where the numbers fall, a table begins."""
    listed = "Contents\nOverall summary      3\nInvestigating crime      7\nResponding to the public     12"
    assert [one[0] for one in artefacts(laid_out(f"{listed}\n\nText follows."))] == ["contents"] * 3
    dotted = listed.replace("      ", " ... ", 1).replace("      ", " .. ", 1).replace("     ", " \u2026 ", 1)
    assert [one[0] for one in artefacts(laid_out(f"{dotted}\n\nText follows."))] == ["contents"] * 3
    table = "Crimes\nBurglary      3\nRobbery      7\nArson     12"
    assert not artefacts(laid_out(f"{table}\n\nText follows."))
    assert artefacts(laid_out(f"{listed}\nBurglary      5\n\nText follows."))[-1][1] == 4


def test_what_editors_and_sites_print_beside_a_text_is_none_of_it() -> None:
    """Comments printed in the margin, and counts of likes, are left out by their names."""
    text = "The force acts.\n\nCommented [KP1]: Should this be 52 percent?\n\nWas this helpful? 14 likes, 302 views"
    assert [one[0] for one in artefacts(laid_out(text))] == ["comment", "reactions"]


@pytest.mark.parametrize(
    ("numbers", "taken"),
    [
        (("612",), ()),
        (("41", "904", "87"), ()),
        (("7", "8", "9"), ("7", "8", "9")),
        (("612", "3", "4"), ("3", "4")),
    ],
)
def test_lone_numbers_count_pages_where_a_format_has_none(
    numbers: tuple[str, ...], taken: tuple[str, ...]
) -> None:
    """Of the numbers alone in a file that tells its headings and has no pages, those that count on are numbers of pages."""
    spaced = [line for number in numbers for line in (number, "", "The service has good plans.", "")]
    lines = (("Preventing fires", "heading", 1), ("", None, None), *((line, None, None) for line in spaced))
    layout = hinted(*lines)
    found = [lines[one.line_start - 1][0] for one in layout.artefacts if one.kind == "page_number"]
    assert tuple(found) == taken
    bare = laid_out("\n".join(line for line, _, _ in lines))
    assert len([one for one in bare.artefacts if one.kind == "page_number"]) == len(numbers)


@pytest.mark.parametrize(
    "words", ["Dear Callum", "Dear Chief Constable Jones,", "Dear Mr O'Neill and Ms Rae", "Dear Sir"]
)
@pytest.mark.parametrize("behind", ["\n", "\n\n"])
def test_what_a_letter_begins_with_is_a_paragraph(words: str, behind: str) -> None:
    """The address above it and the text below it are others', though no blank line parts them."""
    text = f"6th Floor, Globe House\nLondon SW1V 1PN and\n{words}{behind}We came to see what the service\nhas done since."
    found = [block.text.text for block in laid_out(text).blocks]
    assert words in found
    assert found[-1].startswith("We came")


def test_dear_within_a_sentence_begins_nothing() -> None:
    """A line that begins with the word and goes on is one of its paragraph."""
    text = "Officers told us that what is\nDear to them is the town they\nserve, and the people in it."
    assert len(laid_out(text).blocks) == 1


_TITLES = [
    ("Cleveland Fire Brigade 2021/22", "Cleveland Fire Brigade 2021/22", 1),
    (
        "PEEL 2023-25: An inspection of Gwent Police",
        "PEEL 2023-25: An inspection of Gwent Police (page 2 of 3)",
        2,
    ),
    ("An inspection of Cheshire Constabulary", "An inspection of Cheshire Constabulary - continued", 1),
]


@pytest.mark.parametrize(("title", "again", "level"), _TITLES)
def test_a_title_is_read_once(title: str, again: str, level: int) -> None:
    """Pages of a site that were joined print it on each; it's no section, and the ledger tells of it."""
    layout = hinted(
        (title, "heading", level),
        ("Preventing crime", "heading", level + 1),
        ("It does well.", None, None),
        (again, "heading", level),
        ("Managing offenders", "heading", level + 1),
        ("It trains.", None, None),
    )
    assert [text for kind, text in outline(layout) if kind == "heading"] == [
        title,
        "Preventing crime",
        "Managing offenders",
    ]
    assert artefacts(layout) == [("second_copy", 4, 4)]


@pytest.mark.parametrize(
    ("first", "second", "level"),
    [
        ("Cleveland Fire Brigade 2021/22", "Cleveland Fire Brigade 2018/19", 1),
        ("Cleveland Fire Brigade", "Cleveland Fire Brigade", 2),
        ("Norfolk Constabulary", "Norfolk Constabulary", 1),
        ("Good practice", "Good practice", 1),
        ("Preventing crime", "Preventing crime", 1),
        ("Gwent Police", "How Gwent Police keeps people safe", 1),
    ],
)
def test_a_heading_that_is_no_title_again_stays(first: str, second: str, level: int) -> None:
    """Another year's title, sections called as the title, and headings that report on no one are read as often as they stand."""
    layout = hinted(
        (first, "heading", 1),
        ("It does well.", None, None),
        (second, "heading", level),
        ("It trains.", None, None),
    )
    assert [text for kind, text in outline(layout) if kind == "heading"] == [first, second]


SAID = (
    "I am satisfied with most aspects of the performance of Kent Police. Since last year,",
    "it has improved.",
    "Thank you.",
)
TRANSCRIPTS = {
    "who speaks": "00:00:02 Speaker 1\n{0}\n\n00:00:31 Speaker 1\n{1}\n\n01:02:05 Speaker 2\n{2}",
    "names": "Wendy Williams (0:02)\n{0}\n\nWendy Williams (0:31)\n{1}\n\nJo Bell (1:05)\n{2}",
    "codes alone": "00:02\n{0}\n\n00:31\n{1}\n\n01:05\n{2}",
    "codes and words": "[0:02] {0}\n[0:31] {1}\n\n[1:05] {2}",
    "sounds": "00:01 [Music]\n\n00:02\n{0}\n\n00:31\n{1} [upbeat music playing]\n\n01:05\n{2}\n\n[Applause]",
    "subtitles": "1\n00:00:02,000 --> 00:00:29,000\n{0}\n\n2\n00:00:31,000 --> 00:00:40,100\n{1}\n\n3\n00:01:05,000 --> 00:01:06,000\n{2}",
    "subtitles of the web": "WEBVTT\nKind: captions\nLanguage: en-GB\n\n00:02.000 --> 00:29.000\n<v Jo Bell>{0}\n\n00:31.000 --> 00:40.100\n<v Jo Bell>{1}\n\n01:05.000 --> 01:06.000\n{2}</v>",
    "speakers": "Speaker 1:\n{0}\nSpeaker 1: {1}\n\nSpeaker 2\n{2}",
}


@pytest.mark.parametrize("form", TRANSCRIPTS.values(), ids=TRANSCRIPTS)
def test_a_transcript_is_what_is_said(form: str) -> None:
    """When it is said, by whom and with what sounds is no text, and a sentence goes on over it."""
    layout = laid_out(form.format(*SAID))
    assert [text for _, text in outline(layout)] == [f"{SAID[0]} {SAID[1]}", SAID[2]]
    gone = {kind for kind, _, _ in artefacts(layout)} | {one.reason for _, one in layout.blanked}
    assert gone <= {"time_code", "speaker_label", "sound_cue"}


@pytest.mark.parametrize(
    "text",
    [
        "The shifts begin at these times.\n\n07:30 Early\n\n14:30 Late\n\n21:30 Night",
        "It took so long.\n\n12:01 Norfolk Constabulary\n\n09:40 Kent Police\n\n11:15 Surrey Police",
        "The speaker [a chief officer] told us so.\n\nMusic (and applause) was heard.",
    ],
)
def test_times_of_day_and_brackets_are_no_recording(text: str) -> None:
    """What does not begin with a recording and go on with it is content, and so are words in other brackets."""
    layout = laid_out(text)
    assert "\n\n".join(said for _, said in outline(layout)) == text


TAILS = [
    "Please think about the environment before you print this page.",
    "Consider the environment before printing this e-mail",
    "CONFIDENTIALITY NOTICE: This message is intended only for the addressee.",
    "This e-mail may contain privileged information.",
    "This email and any attachments are for the board alone.",
    "The information in this email is confidential.",
    "If you are not the intended recipient, please delete it.",
    "If you have received this message in error, tell us.",
    "Sent from my iPhone",
    "Get Outlook for Android",
]


@pytest.mark.parametrize("tail", TAILS)
def test_what_a_message_says_of_itself_is_left_out(tail: str) -> None:
    """Notices below a message are no part of the report in it, and a wrapped one is gone to its end."""
    layout = laid_out(f"Kent Police answers calls well.\n\n{tail}\n")
    assert [text for _, text in outline(layout)] == ["Kent Police answers calls well."]
    assert [kind for kind, _, _ in artefacts(layout)] == ["message_tail"]
    wrapped = laid_out(
        f"Kent Police answers calls and it\ndoes so well.\n\n{tail}\nand so is its\nlast line.\n"
    )
    assert [text for _, text in outline(wrapped)] == ["Kent Police answers calls and it does so well."]


@pytest.mark.parametrize(
    "line",
    [
        "The service considers the environment before it buys engines.",
        "This message is not understood by all staff.",
        "If you have received a visit, tell us.",
        "The force sends confidential information by email.",
    ],
)
def test_findings_on_messages_are_content(line: str) -> None:
    """What a report says of messages, secrets and the environment is its own."""
    assert line in [text for _, text in outline(laid_out(f"Kent Police answers calls.\n\n{line}\n"))]


LISTS = {
    "visible": "References\n\n   Visible links\n   1. https://a.org/\n   2. https://b.org/c\n   3. mailto:jo@b.org",
    "hidden too": "References\n\n   Visible links:\n   1. https://a.org/\n   2. https://b.org/c\n\n   Hidden links:\n   3. https://d.org",
    "in brackets": "References:\n\n[1] https://a.org/\n[2] https://b.org/c\n[3] file:///tmp/a.html",
}


@pytest.mark.parametrize("links", LISTS.values(), ids=LISTS)
def test_the_addresses_of_links_below_a_page_are_left_out(links: str) -> None:
    """A browser without pictures lists where the links lead: no part of the report, its headings neither."""
    layout = laid_out(f"Kent Police answers calls well.\n\n{links}\n")
    assert [text for _, text in outline(layout)] == ["Kent Police answers calls well."]
    assert {kind for kind, _, _ in artefacts(layout)} == {"link_text"}


@pytest.mark.parametrize(
    "sources",
    [
        "References\n\n1. The plan, https://a.org/\n2. The data, https://b.org/\n3. The law, https://c.org/",
        "References\n\n1. https://a.org/\n2. https://b.org/\n3. https://c.org/\n\nThe force has read these.",
        "Links\n\n4. https://a.org/\n9. https://b.org/\n2. https://c.org/",
    ],
    ids=["with words", "before text", "numbers that do not count"],
)
def test_a_list_of_sources_is_content(sources: str) -> None:
    """Addresses with words, before other text or in no order are told on purpose."""
    layout = laid_out(f"Kent Police answers calls well.\n\n{sources}\n")
    assert "https://b.org/" in " ".join(text for _, text in outline(layout))
