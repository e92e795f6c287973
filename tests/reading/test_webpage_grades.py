"""Pages as site builders make them: grades in pictures, scales, letters and links."""

from __future__ import annotations

import pytest
from marked_up import reasons_of, told_by

from hmicdiff.reading.webpage import read_page

_ITEM = "The service should make sure that crews test their risk plans."


@pytest.mark.parametrize(
    "picture",
    [
        '<img src="a.png" alt="Requires improvement">',
        '<picture><source srcset="a.webp"><img src="a.png" alt="Grade: requires improvement"></picture>',
        '<svg role="img"><title>Requires improvement</title><circle r="4"/></svg>',
        '<svg aria-label="Rating: Requires improvement"></svg>',
        '<svg><text x="1">Requires improvement</text></svg>',
        '<svg role="img"><title>Requires improvement</title><desc>An amber dial</desc></svg>',
        '<i class="dot amber" title="Requires improvement"></i>',
        '<span role="img" aria-label="requires improvement icon"></span>',
        '<span aria-hidden="true">\u25cf</span><span class="visually-hidden">Requires improvement</span>',
        '<abbr aria-hidden="true">RI</abbr><span class="screen-reader-text">Requires improvement</span>',
        '<figure><img alt="Requires improvement" src="x"></figure>',
        '<img alt="Grade: requires improvement. The service requires improvement" src="x">',
        '<img alt="Grade given: requires improvement" src="x">',
        '<img alt="Requires improvement \u2013 requires improvement (amber)" src="x">',
        '<img alt="2 out of 5 stars: requires improvement" src="x">',
        '<img alt="A traffic light showing a judgment of requires improvement" src="x">',
        '<div role="meter" aria-label="Grade" aria-valuetext="Requires improvement" aria-valuenow="2"></div>',
    ],
)
def test_a_grade_in_a_picture_is_its_words(picture: str) -> None:
    """Alternative text, title, label and words for readers of screens give the grade in a cell and alone."""
    table = f"<table><tr><th>Area</th><th>Grade</th></tr><tr><td>Fire</td><td>{picture}</td></tr></table>"
    cells = [(line.text, line.row, line.column) for line in read_page(table).lines if line.text]
    assert cells[2:] == [("Fire", 1, 0), ("Requires improvement", 1, 1)]
    assert "Requires improvement" in [text for text, _ in told_by(f"<h2>Fire</h2><div>{picture}</div>")]


@pytest.mark.parametrize(
    "picture",
    [
        '<img alt="A fire engine">',
        "<svg><title>Chart of calls</title></svg>",
        '<img alt="Good officers at work">',
        '<img alt="From adequate to good">',
        '<img alt="A good example of a dial">',
    ],
)
def test_other_pictures_are_left_out(picture: str) -> None:
    """The description of a picture that names no grade is no line, and stands in the ledger."""
    assert told_by(f"<h1>T</h1><p>{_ITEM}</p>{picture}") == [("T", "heading"), (_ITEM, None)]
    assert reasons_of(f"<h1>T</h1>{picture}") == {"picture"}


@pytest.mark.parametrize(
    "legend",
    [
        "<ul class='key'><li>Outstanding</li><li>Good</li><li>Adequate</li><li>Requires improvement</li><li>Inadequate</li></ul>",
        ("<p><span class='pill'>Inadequate</span> <span class='pill'>Requires improvement</span> <span class='pill'>Good</span>"
        " <span class='pill'>Outstanding</span></p>"),
        "<table><tr><td>Outstanding</td><td>Good</td><td>Requires improvement</td><td>Inadequate</td></tr></table>",
    ],
)  # fmt: skip
def test_the_scale_is_no_grade(legend: str) -> None:
    """A print of the whole scale is a legend; two grades, or a head with areas under it, are none."""
    assert told_by(f"<h2>Fire</h2>{legend}<p>{_ITEM}</p>") == [("Fire", "heading"), (_ITEM, None)]
    assert reasons_of(f"<h2>Fire</h2>{legend}") == {"legend"}
    assert ("Good", "cell") in told_by(
        "<table><tr><th>Good</th><th>Inadequate</th></tr><tr><td>A</td><td>B</td></tr></table>"
    )


@pytest.mark.parametrize(
    ("scale", "given"),
    [
        ("<ol><li>Outstanding</li><li>Good</li><li aria-current='step'>Adequate</li><li>Requires improvement</li><li>Inadequate</li></ol>", "Adequate"),
        ("<div><span>Inadequate</span> <span>Requires improvement</span> <span class='is-active'>Good</span> <span>Outstanding</span></div>", "Good"),
        ("<fieldset><legend>Grade</legend><label><input type='radio'>Outstanding</label><label><input type='radio' checked>Good</label><label><input type='radio'>Requires improvement</label><label><input type='radio'>Inadequate</label></fieldset>", "Good"),
        ("<div><input type='checkbox' id='a'> <label for='a'>Outstanding</label> <input type='checkbox' id='b'> <label for='b'>Good</label> <input type='checkbox' id='c'> <label for='c'>Requires improvement</label> <input type='checkbox' id='d' checked> <label for='d'>Inadequate</label></div>", "Inadequate"),
        ("<p>Outstanding | Good | Adequate | Requires improvement | <mark>Inadequate</mark></p>", "Inadequate"),
        ("<table><tr><td>Outstanding</td><td class='cell-selected'>Good</td><td>Requires improvement</td><td>Inadequate</td></tr></table>", "Good"),
    ],
)  # fmt: skip
def test_the_grade_that_a_scale_sets_off_is_given(scale: str, given: str) -> None:
    """Where markup sets off one grade of a printed scale, that is the grade; the others are its legend."""
    assert told_by(f"<h2>Fire</h2>{scale}<p>{_ITEM}</p>") == [
        ("Fire", "heading"),
        (given, "label"),
        (_ITEM, None),
    ]
    assert reasons_of(f"<h2>Fire</h2>{scale}") == {"legend"}


@pytest.mark.parametrize(
    ("cell", "mark"),
    [
        ('<img src="t.svg" alt="Yes">', "Yes"),
        ('<svg role="img"><title>Tick</title><path d="M0 0"/></svg>', "Tick"),
        ('<i class="fa fa-check" aria-label="ticked"></i>', "ticked"),
        ('<img src="b.gif" alt="">', None),
        ('<img src="c.jpg" alt="The chief officer">', None),
    ],
)
def test_a_picture_that_marks_a_cell_is_its_mark(cell: str, mark: str | None) -> None:
    """A tick shown as a picture is the words for it, in a table's cell alone; other pictures stay out."""
    row = f"<table><tr><th>Area</th><th>Good</th></tr><tr><td>Safety</td><td>{cell}</td></tr></table>"
    told = [text for text, _ in told_by(f"<main>{row}<p>{cell}</p></main>")]
    assert told == ["Area", "Good", "Safety", *([mark] if mark else [])]


@pytest.mark.parametrize(
    "place",
    [
        "<h2>Managing offenders {}</h2>",
        "<table><tr><td>Managing offenders</td><td>{}</td></tr></table>",
        "<h2>Managing offenders</h2><p>{}</p>",
    ],
)
def test_letters_that_stand_for_a_grade_are_the_grade(place: str) -> None:
    """Where a heading, a cell or a line says a grade in letters, the page spells it out for readers."""
    short = "<abbr title='Requires improvement'>RI</abbr>"
    assert "Requires improvement" in [
        text for text, _ in told_by(f"<main><h1>T</h1>{place.format(short)}</main>")
    ]


def test_letters_within_a_sentence_stay() -> None:
    """A sentence is not torn for the letters in it."""
    sentence = "Six forces were graded <abbr title='requires improvement'>RI</abbr> last year."
    assert ("Six forces were graded RI last year.", None) in told_by(
        f"<main><h1>T</h1><p>{sentence}</p></main>"
    )


@pytest.mark.parametrize(
    "short",
    [
        "<span class='pill' aria-label='Requires improvement'>RI</span>",
        "<b title='Our grade: requires improvement'>R</b>",
    ],
)
def test_letters_with_a_label_are_the_grade_it_names(short: str) -> None:
    """In a cell, letters whose label spells a grade are that grade."""
    markup = f"<main><h1>T</h1><table><tr><td>Managing offenders</td><td>{short}</td></tr></table></main>"
    assert "requires improvement" in [text.casefold() for text, _ in told_by(markup)]


@pytest.mark.parametrize(
    "tiles",
    [
        "<div>{}</div>",
        "<nav-tiles><div class='grid'>{}</div></nav-tiles>",
    ],
)
def test_links_that_give_grades_are_no_menu(tiles: str) -> None:
    """A tile leads to the area that it judges: area and grade are read, each tile by itself."""
    areas = {
        "Preventing crime": "Good",
        "Investigating crime": "Inadequate",
        "Managing offenders": "Adequate",
    }
    links = "".join(
        f"<a href='#x'><span>{area}</span><span>{grade}</span></a>" for area, grade in areas.items()
    )
    told = [text for text, _ in told_by(f"<main><h1>T</h1>{tiles.format(links)}</main>")]
    assert [text.split() for text in told[1:]] == [[*area.split(), grade] for area, grade in areas.items()]


ROWS = {
    "grade at the right": "<tr><td><h2>Preventing crime</h2></td><td>Good</td></tr>",
    "grade at the left": "<tr><td>Good</td><td><h2>Preventing crime</h2></td></tr>",
    "its picture, and an empty cell": "<tr><td></td><td><img alt='Good'></td><td><h3>Preventing crime</h3></td></tr>",
    "named as such": "<tr><td><h2>Preventing crime</h2></td><td><p>Grade: Good</p></td></tr>",
    "over its text": "<tr><td>Good</td><td><h2>Preventing crime</h2></td></tr>"
    "<tr><td colspan=2>The force works with schools and finds out what they need.</td></tr>",
}


@pytest.mark.parametrize("rows", ROWS.values(), ids=ROWS)
def test_a_heading_and_its_grade_in_a_row_are_no_table(rows: str) -> None:
    """A row that is a heading and a grade heads a section, the heading first, wherever the grade stands."""
    told = told_by(f"<h1>Report</h1><table>{rows}</table><p>It works.</p>")
    (heading, kind), (grade, label) = told[1:3]
    assert (heading, kind) == ("Preventing crime", "heading")
    assert grade.endswith("Good")
    assert label != "cell"


def test_several_headings_with_grades_are_a_table() -> None:
    """A list of areas with their grades stays one, however its areas are set."""
    rows = "".join(
        f"<tr><td><h3>{area}</h3></td><td>Good</td></tr>" for area in ("Custody", "Calls", "Files")
    )
    assert [kind for _, kind in told_by(f"<h1>Report</h1><table>{rows}</table>")[1:]] == ["cell"] * 6


OVER = {
    "a line": "<section><p>Good</p><h2>Preventing crime</h2><p>It works.</p></section>",
    "a badge in a header": "<header><span>Good</span><h3>Preventing crime</h3></header><p>It works.</p>",
    "a picture": "<article><img src=g.png alt='Grade: good'><h2>Preventing crime</h2><p>It works.</p></article>",
    "a picture beside the card's words": "<ul><li><div><img src=g.svg alt='Grade: Good'></div><div><h3><a href=#p>Preventing crime</a>"
    "</h3><p>It works.</p></div></li></ul>",
    "a drawing over a wrapped heading": "<div><span><svg aria-label='Good'></svg></span><div><div><h3>Preventing crime</h3></div>"
    "<p>It works.</p></div></div>",
    "a link": "<a href=#p><span>Good</span><div><h3>Preventing crime</h3><p>It works.</p></div></a>",
    "smaller headings below": "<section><p>Good</p><div><h2>Preventing crime</h2><h3>Visits</h3><p>It works.</p></div></section>",
    "a tile": "<div><div>Good</div> <div role=heading aria-level=2>Preventing crime</div><p>It works.</p></div>",
}


@pytest.mark.parametrize("section", OVER.values(), ids=OVER)
def test_a_grade_over_its_heading_is_that_sections(section: str) -> None:
    """What begins with a grade and has one heading is a section of that heading, which is read before its grade."""
    told = [text for text, _ in told_by(f"<h1>Report</h1>{section}")]
    assert told[1] == "Preventing crime"
    assert told[2].lower().endswith("good")


def test_a_grade_over_several_headings_stays_over_them() -> None:
    """Areas listed under their grade are no section of the first."""
    told = told_by("<h1>Report</h1><div><p>Good</p><h3>Preventing crime</h3><h3>Custody</h3></div>")
    assert [text for text, _ in told[1:]] == ["Good", "Preventing crime", "Custody"]


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("<h2><small>Good</small> Preventing crime</h2>", ["Preventing crime", "Good"]),
        ("<h2>Preventing crime <em>Good</em></h2>", ["Preventing crime", "Good"]),
        (
            "<h2>Preventing crime <span class=vh>graded</span> <span class=badge>Good</span></h2>",
            ["Preventing crime", "Good"],
        ),
        ("<h2><em>Good:</em> Preventing crime</h2>", ["Preventing crime", "Good"]),
        ("<h2><b>Good</b> \u2013 Preventing crime</h2>", ["Preventing crime", "Good"]),
        ("<h2><span class=badge>Good |</span> Preventing crime</h2>", ["Preventing crime", "Good"]),
        ("<h2><em>Good</em> use of resources</h2>", ["Good use of resources"]),
        ("<h2><em>Good:</em> what works</h2>", ["Good: what works"]),
    ],
    ids=["before", "behind", "led to", "colon", "dash", "bar", "a word of the title", "a title's own"],
)
def test_a_grade_within_a_title_is_none_of_its_words(title: str, told: list[str]) -> None:
    """A grade at either end of a title, in an element of its own, is a label; as its first word it is not."""
    assert [text for text, _ in told_by(f"<h1>Report</h1>{title}<p>It works.</p>")[1:-1]] == told


_DUTY = "<p>The force should answer calls.</p>"


@pytest.mark.parametrize(
    ("markup", "label"),
    [
        ('<div><img src="i.svg" alt="Area for improvement">{}</div>', "Area for improvement"),
        ('<span><svg role="img"><title>Cause of concern icon</title></svg></span>{}', "Cause of concern"),
        (
            '<table><tr><td><img alt="Recommendation 2 (icon)"></td><td>{}</td></tr></table>',
            "Recommendation 2",
        ),
    ],
)
def test_a_label_in_a_picture_is_text(markup: str, label: str) -> None:
    """A picture that shows the label of an item is that label; any that says more, or adorns a printed one, is none."""
    said = [text for text, _ in told_by(f"<main><h1>A</h1>{markup.format(_DUTY)}</main>")]
    assert said == ["A", label, "The force should answer calls."]
    printed = f"<main><h1>A</h1>{markup.format('<p>Areas for improvement</p>' + _DUTY)}</main>"
    assert label not in [text for text, _ in told_by(printed)]
    other = markup.replace("icon", "of 2015").replace("Area for", "Map of").replace("2 (", "map (")
    assert label not in [text for text, _ in told_by(f"<main><h1>A</h1>{other.format(_DUTY)}</main>")]


@pytest.mark.parametrize(
    "title",
    [
        "<img alt='Area for improvement'><h3><span>Area</span> for improvement</h3>",
        "<img alt='Area for improvement'><h3><span>Areas</span> for improvement</h3>",
        "<h3><img alt='Area for improvement'><span>Area</span> for improvement</h3>",
        "<p><img alt='Area for improvement'>Area <b>for</b> improvement: <i>calls</i></p>",
        "<h3><span>Area</span> for improvement</h3><img alt='Area for improvement'>",
    ],
)
def test_a_label_that_is_printed_in_pieces_is_told_once(title: str) -> None:
    """The picture beside a label adorns it, however many elements the label is made of."""
    said = told_by(f"<main><h1>A</h1><div>{title}{_DUTY}</div></main>")
    assert " ".join(text for text, _ in said).count("for improvement") == 1
