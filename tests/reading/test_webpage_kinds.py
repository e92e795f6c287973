"""Pages as site builders make them: headings, boxes, lists and tables are what they show."""

from __future__ import annotations

import pytest
from marked_up import reasons_of, told_by

from hmicdiff.reading.webpage import read_page

_ITEM = "The service should make sure that crews test their risk plans."


@pytest.mark.parametrize(
    "markup",
    [
        ("<h2><button aria-expanded='false' aria-controls='a'>Preventing fires<span>Show</span></button></h2>"
        "<div id='a' hidden='until-found'><p>{}</p></div>"),
        "<details><summary>Preventing fires</summary><p>{}</p></details>",
        "<details class='wp-block-details'><summary><strong>Preventing fires</strong></summary>{}</details>",
        ("<div class='elementor-tab-title' role='button' aria-controls='t1'><a>Preventing fires</a></div>"
        "<div id='t1' class='elementor-tab-content' style='display:none'><p>{}</p></div>"),
        ("<ul role='tablist'><li><a role='tab' href='#t1' aria-controls='t1'>Preventing fires</a></li>"
        "<li><a role='tab' href='#t2' aria-controls='t2'>Protection</a></li></ul>"
        "<div role='tabpanel' id='t1'><p>{}</p></div><div role='tabpanel' id='t2' hidden><p>More.</p></div>"),
        ("<ul class='govuk-tabs__list'><li><a class='govuk-tabs__tab' href='#p'>Preventing fires</a></li></ul>"
        "<div class='govuk-tabs__panel' id='p'><h2>Preventing fires</h2><p>{}</p></div>"),
        "<button class='accordion'>Preventing fires</button><div class='panel'><p>{}</p></div>",
        "<button data-bs-toggle='collapse' data-bs-target='#c'>Preventing fires</button><div id='c' class='collapse'>{}</div>",
        "<div role='heading' aria-level='2'>Preventing fires</div><div><p>{}</p></div>",
        "<h2><a href='#x'>Preventing fires</a> <a class='anchor' href='#x'><span class='sr-only'>Link to</span></a></h2>{}",
    ],
)  # fmt: skip
def test_what_opens_a_section_is_its_heading(markup: str) -> None:
    """The words of a button, tab, summary or heading role stand once, as the heading over what they open."""
    told = told_by(f"<main><h1>Title</h1>{markup.format(_ITEM)}</main>")
    place = told.index(("Preventing fires", "heading"))
    assert told[place + 1] == (_ITEM, None)
    assert [text for text, _ in told].count("Preventing fires") == 1


UNFOLDING = {
    "details": "<details><summary>{}</summary>{}</details>",
    "panels": "<button class='accordion'>{}</button><div class='panel'>{}</div>",
}


@pytest.mark.parametrize("form", UNFOLDING.values(), ids=UNFOLDING)
def test_what_unfolds_in_turn_is_on_one_level(form: str) -> None:
    """What unfolds is no part of what unfolds before it, whatever headings that holds."""
    text = "<p>It trains.</p><h4>Within</h4><p>It does.</p>"
    markup = form.format("Visits", text) + form.format("Calls", text)
    told = read_page(f"<main><h1>Report</h1><h2>Preventing crime</h2>{markup}</main>").lines
    levels = {line.text: line.level or 0 for line in told if line.kind == "heading"}
    assert levels["Visits"] == levels["Calls"] < levels["Within"]


def test_spans_place_cells() -> None:
    """Columns count over cells of several columns and under cells of several rows."""
    markup = (
        "<table><tr><th rowspan=2>Area</th><th colspan=2>Grade</th></tr><tr><th>Now</th><th>Before</th></tr>"
        "<tr><td>Fire</td><td rowspan=2>Good</td><td>Adequate</td></tr><tr><td>People</td><td>Inadequate</td></tr></table>"
    )
    assert [
        (line.text, line.row, line.column, line.rows) for line in read_page(markup).lines if line.text
    ] == [
        ("Area", 0, 0, 2), ("Grade", 0, 1, 1), ("Now", 1, 1, 1), ("Before", 1, 2, 1), ("Fire", 2, 0, 1),
        ("Good", 2, 1, 2), ("Adequate", 2, 2, 1), ("People", 3, 0, 1), ("Inadequate", 3, 2, 1),
    ]  # fmt: skip


def test_a_span_without_end_is_no_harm() -> None:
    """A span of thousands of digits is read as a wide cell."""
    markup = (
        f"<table><tr><td colspan='{'9' * 5000}'>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>"
    )
    assert [text for text, _ in told_by(markup)] == ["a", "b", "c", "d"]


def test_a_label_over_rows_of_values_leads_each() -> None:
    """A label that goes on over several rows stands before the values of each."""
    markup = "<table><tr><td rowspan=2>Fires</td><td>2019</td><td>12</td></tr><tr><td>2020</td><td>14</td></tr></table>"
    assert [text for text, _ in told_by(markup)] == ["Fires   2019   12", "Fires   2020   14"]


def test_terms_and_what_is_said_of_them_are_rows() -> None:
    """A definition list is a table of two columns, whatever wraps its pairs."""
    markup = "<dl><div><dt>Fire</dt><dd><b class='tag'>Good</b></dd></div><dt>Staff</dt><dd>904</dd></dl>"
    lines = [(line.text, line.row, line.column) for line in read_page(markup).lines if line.text]
    assert lines == [("Fire", 0, 0), ("Good", 0, 1), ("Staff   904", 1, None)]


_TOLD = "We looked at 40 cases and found that in most of them the victims had been kept well informed."


@pytest.mark.parametrize("said", ["<dd>{}</dd>", "<dd><p>{}</p></dd>", "<div><dd>{}</dd></div>"])
def test_terms_over_running_text_are_headings(said: str) -> None:
    """A finding may be set as a term: a heading one below the last, with paragraphs under it."""
    markup = (
        f"<h2>Victims</h2><dl><dt>Victims are kept informed</dt>{said.format(_TOLD) * 2}"
        f"<dt>Crews know the <i>local</i> risks</dt>{said.format(_TOLD)}</dl>"
    )
    lines = [(line.text, line.kind, line.level) for line in read_page(markup).lines if line.text]
    assert lines == [
        ("Victims", "heading", 2),
        ("Victims are kept informed", "heading", 3),
        (_TOLD, None, None),
        (_TOLD, None, None),
        ("Crews know the local risks", "heading", 3),
        (_TOLD, None, None),
    ]


@pytest.mark.parametrize(
    ("term", "said"),
    [
        ("Crime severity score", _TOLD),
        ("How many visits were made", "4,100"),
        ("How well the service keeps people safe", "Good"),
        ("Area for improvement 3", _TOLD),
        (
            "What the service should do",
            "By May 2025, the service should make sure that all of its crews know the local risks.",
        ),
    ],
)
def test_terms_that_are_explained_or_valued_stay_rows(term: str, said: str) -> None:
    """Short terms, values, grades and items in a list of terms are rows of a table."""
    lines = read_page(
        f"<dl><dt>{term}</dt><dd>{said}</dd><dt>Crews know the risks</dt><dd>{_TOLD}</dd></dl>"
    ).lines
    assert not [line for line in lines if line.kind == "heading"]


def test_terms_in_a_row_share_what_is_said() -> None:
    """Several terms before one description each have it, as the HTML standard says of them."""
    markup = "<dl><dt>Fire</dt><dt>Staff</dt><dd>Good</dd><dt>Risk</dt><dd>Adequate</dd></dl>"
    lines = [(line.text, line.row, line.rows) for line in read_page(markup).lines if line.text]
    assert lines == [("Fire", 0, 1), ("Good", 0, 2), ("Staff", 1, 1), ("Risk", 2, 1), ("Adequate", 2, 1)]


@pytest.mark.parametrize(
    "anchor",
    [
        '<a class="headerlink" href="#p" title="Permalink to this heading">\u00b6</a>',
        ' <a href="#p" aria-label="Link">#</a>',
        '<a href="#p">\U0001f517</a>',
        '<a href="#p">\u00a7</a>',
    ],
)
def test_a_sign_that_links_to_its_heading_is_no_word_of_it(anchor: str) -> None:
    """The sign with which pages let readers link to a heading is left out by name."""
    assert told_by(f'<main><h2 id="p">Risk{anchor}</h2><p>{_ITEM}</p></main>')[0] == ("Risk", "heading")
    assert "control" in reasons_of(f'<main><h2 id="p">Risk{anchor}</h2><p>{_ITEM}</p></main>')


def test_what_a_component_shows_is_read() -> None:
    """The template of a shadow root is shown in place of its component; any other template is not shown."""
    root = "<my-part><template shadowrootmode='open'><style>p{}</style><h2>Risk</h2><template><p>row</p></template><slot></slot></template>"
    assert told_by(f"<main>{root}<p>{_ITEM}</p></my-part></main>") == [("Risk", "heading"), (_ITEM, None)]


_ROOT = "<x-card><template shadowrootmode=open>{}</template>{}</x-card>"


@pytest.mark.parametrize(
    ("root", "given", "expected"),
    [
        ("<h3><slot name=t>Untitled</slot></h3><div><slot></slot></div>", "<p>It acts.</p><b slot=t>Fires</b>", [("Fires", "heading"), ("It acts.", None)]),
        ("<h3><slot name=t></slot></h3><p><slot></slot></p>", "<span slot=t>Custody</span>Good", [("Custody", "heading"), ("Good", None)]),
        ("<h3><slot name=t>Vans</slot></h3><p><slot>None yet.</slot></p>", "", [("Vans", "heading"), ("None yet.", None)]),
        ("<h3>Dogs</h3><slot></slot>", _ROOT.format("<h4><slot></slot></h4>", "Puppies"), [("Dogs", "heading"), ("Puppies", "heading")]),
        ("<x-in><template shadowrootmode=open><h3><slot></slot></h3></template><slot name=t></slot></x-in>", "<i slot=t>Calls</i>", [("Calls", "heading")]),
    ],
)  # fmt: skip
def test_what_stands_in_a_component_is_read_in_its_slots(
    root: str, given: str, expected: list[tuple[str, str | None]]
) -> None:
    """A heading that a component makes of what stands in it is one, in the order in which the component shows it."""
    assert told_by(f"<main>{_ROOT.format(root, given)}</main>") == expected


def test_components_within_a_sentence_part_it_not() -> None:
    """One beside text is of its line, whatever it is called; one that holds blocks, or stands alone, is not."""
    sentence = "<p>The <x-term>force</x-term> is <my-mark><b>good</b> <x-y>now</x-y></my-mark> at it.</p>"
    assert told_by(sentence) == [("The force is good now at it.", None)]
    assert told_by("<x-a>One.</x-a><x-a>Two.</x-a>") == [("One.", None), ("Two.", None)]
    assert told_by("<div>One.<x-a><p>Two.</p></x-a></div>") == [("One.", None), ("Two.", None)]


_ROW = "<div role=row><div role=cell>{}</div><div role=cell>{}</div></div>"


@pytest.mark.parametrize("role", ["table", "grid", "treegrid"])
def test_a_table_within_a_table_is_read_once(role: str) -> None:
    """Rows and cells that roles make so belong to the nearest table around them."""
    inner = f"<div role={role}>{_ROW.format('Vans', 'Good')}{_ROW.format('Dogs', 'Adequate')}</div>"
    said = [text for text, _ in told_by(f"<div role={role}>{_ROW.format('Fires', inner)}</div>")]
    assert sorted(said) == ["Adequate", "Dogs", "Fires", "Good", "Vans"]


def test_roles_make_entries_of_a_list() -> None:
    """Elements that only their roles call entries are some."""
    markup = f"<div role=list><div role=listitem>{_ITEM}</div><div role=listitem><p>It should care.</p></div></div>"
    assert told_by(markup) == [(_ITEM, "bullet"), ("It should care.", "bullet")]


def test_a_heading_without_words_has_those_of_its_label() -> None:
    """What a browser tells as a heading is one, also where its words are drawn."""
    assert told_by("<h2 aria-label='Fires'></h2><p>It acts.</p>") == [
        ("Fires", "heading"),
        ("It acts.", None),
    ]
    assert told_by("<h2></h2><p>It acts.</p>") == [("It acts.", None)]


@pytest.mark.parametrize(
    "picture",
    [
        "<img class=lazy data-src=a.png data-alt='{0}'>",
        "<img data-src=a.png alt=''><noscript><img src=a.png alt='{0}'></noscript>",
        "<noscript><img src=a.png alt='Grade: {0}'></noscript> <img data-src=a.png>",
    ],
)
@pytest.mark.parametrize("grade", ["Good", "Inadequate"])
def test_a_picture_that_a_script_loads_shows_its_grade(picture: str, grade: str) -> None:
    """A page saved before the picture came has its words beside it, once."""
    assert told_by(f"<h2>Fires</h2>{picture.format(grade)}<p>It acts.</p>") == [
        ("Fires", "heading"), (grade, "label"), ("It acts.", None),
    ]  # fmt: skip


@pytest.mark.parametrize("part", ["section", "article", "div role=region"])
@pytest.mark.parametrize("title", ["<p id=t>Fires</p>", "<div><div id=t><b>Fires</b></div></div>"])
def test_what_labels_a_part_and_begins_it_is_its_heading(part: str, title: str) -> None:
    """A page need not call it a heading, where it ties the two by an id; a grade or a sentence that does so is none."""
    markup = f"<{part} aria-labelledby=t>{{}}<p>It acts.</p></{part.split(maxsplit=1)[0]}>"
    assert told_by(markup.format(title)) == [("Fires", "heading"), ("It acts.", None)]
    for other in ("Good", "The force acts on it."):
        assert told_by(markup.format(f"<p id=t>{other}</p>"))[0] == (other, None)
    assert told_by(markup.format("<p>First.</p><p id=t>Fires</p>"))[1] == ("Fires", None)


@pytest.mark.parametrize("signs", ["\u2605\u2605\u2605\u2605\u2606", "\u25cf", "\u25b2\ufe0f"])
def test_signs_that_a_label_tells_as_a_grade_are_one(signs: str) -> None:
    """Stars and dots say nothing by themselves; what they stand for is told beside."""
    assert told_by(f"<h2>Fires</h2><span aria-label='Good'>{signs}</span><p>It acts.</p>") == [
        ("Fires", "heading"), ("Good", "label"), ("It acts.", None),
    ]  # fmt: skip
    assert told_by(f"<p>{signs} It acts.</p>") == [(f"{signs} It acts.", None)]


def test_a_numbered_box_is_a_list() -> None:
    """A column of running numbers beside texts counts them: its title and the texts are read, the numbers are not."""
    rows = "".join(f"<tr><td>{number}.</td><td>{_ITEM}</td></tr>" for number in (1, 2))
    markup = f"<table><tr><td colspan=2><b>Areas for improvement</b></td></tr>{rows}</table>"
    assert told_by(markup) == [("Areas for improvement", None), (_ITEM, "bullet"), (_ITEM, "bullet")]
    assert reasons_of(markup) == {"list_number"}


@pytest.mark.parametrize("mark", ["3", "[3]", "(12)", "*", "1, 2", "[footnote 3]", "Note 4", "[a]"])
def test_a_raised_mark_is_no_digit(mark: str) -> None:
    """The mark of a note is left out and joins no number; a power belongs to its unit."""
    assert told_by(f"<p>It took 89.2<sup>{mark}</sup> percent.</p>") == [("It took 89.2 percent.", None)]
    assert told_by("<p>An area of 5 km<sup>2</sup> burnt.</p>") == [("An area of 5 km2 burnt.", None)]


@pytest.mark.parametrize(
    "mark",
    [
        "<a role='doc-noteref' href='#x'>3</a>", "<a class='footnote-ref' href='#x'>3</a>", "<a href='#_ftn1'>[1]</a>",
        "<span style='vertical-align: super'>3</span>", "<span class='noteref'>3</span>",
    ],
)  # fmt: skip
def test_a_link_to_a_note_is_a_mark(mark: str) -> None:
    """What leads to a note, or is raised by its style, is left out as its mark."""
    assert told_by(f"<p>It took 89.2{mark} percent.</p>") == [("It took 89.2 percent.", None)]


@pytest.mark.parametrize(
    ("markup", "said"),
    [
        ("<sup>1</sup>&frasl;<sub>3</sub> of calls", "1/3 of calls"),
        ("It took 2<sup>1</sup>/<sub>2</sub> days", "It took 2 1/2 days"),
        ("A team of 12 <span class='frac'><sup>3</sup><span>\u2044</span><sub>4</sub></span> posts", "A team of 12 3/4 posts"),
        ("About (<sup>7</sup>/<sub>10</sub>) of fires", "About (7/10) of fires"),
        ("It rose 1<sup>1/4</sup> times", "It rose 1 1/4 times"),
        ("It fell by 3<span style='vertical-align:super'>2</span>/<span style='vertical-align:sub'>5</span>", "It fell by 3 2/5"),
        ("<math><mn>2</mn><mfrac><mn>1</mn><mn>2</mn></mfrac></math> hours", "2 1/2 hours"),
        ("For 6<math><mfrac><mi>n</mi><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow></mfrac></math>", "For 6n/(a+b)"),
    ],
)  # fmt: skip
def test_fractions_are_numbers(markup: str, said: str) -> None:
    """A number above a stroke is no mark of a note, and a fraction stands apart from its whole number."""
    assert told_by(f"<p>{markup}</p>") == [(said, None)]


@pytest.mark.parametrize(
    ("markup", "said"),
    [
        ("In 2019<sup>1</sup>/20 it rose", "In 2019/20 it rose"),
        ("The force<sup>1</sup>/<sup>2</sup> said", "The force/ said"),
        ("Arrests<sup>3</sup>/2 officers", "Arrests/2 officers"),
        ("In 47<sup>9</sup>/5 cases", "In 47/5 cases"),
    ],
)
def test_marks_of_notes_before_a_stroke_are_none_of_a_number(markup: str, said: str) -> None:
    """What stands above the line behind a word, a year or with no larger number below it is the mark of a note."""
    assert told_by(f"<p>{markup}</p>") == [(said, None)]


def test_roles_make_a_table() -> None:
    """Elements that only their roles call rows and cells are a table."""
    row = "<div role='row'><span role='{0}'>{1}</span><span role='{0}'>{2}</span></div>"
    markup = f"<div role='table'>{row.format('columnheader', 'Area', 'Grade')}{row.format('cell', 'Fire', 'Good')}</div>"
    lines = [(line.text, line.row, line.column) for line in read_page(markup).lines if line.text]
    assert lines == [("Area", 0, 0), ("Grade", 0, 1), ("Fire", 1, 0), ("Good", 1, 1)]


def test_a_list_in_a_cell_is_its_entries() -> None:
    """Each entry of a list in a cell of a table is a line of that cell."""
    markup = f"<table><tr><th>Subject</th><th>Recommendation</th></tr><tr><td>Plans</td><td><ul><li>{_ITEM}</li><li>Go on.</li></ul></td></tr></table>"
    lines = [(line.text, line.row, line.column) for line in read_page(markup).lines if line.text]
    assert lines[2:] == [("Plans", 1, 0), (_ITEM, 1, 1), ("Go on.", 1, 1)]


@pytest.mark.parametrize(
    "box",
    [
        "<div class='callout'><b>Area for improvement</b> <span>{}</span></div>",
        "<div class='note'><span class='title'>Area for improvement</span><span class='text'>{}</span></div>",
        "<section><em>Area for improvement</em>\n<i>{}</i></section>",
    ],
)
def test_a_label_within_the_line_stands_for_itself(box: str) -> None:
    """An item's label and its text in two elements of one line, as builders set boxes, are two lines."""
    assert [text for text, _ in told_by(box.format(_ITEM))] == ["Area for improvement", _ITEM]


def test_words_of_neighbouring_elements_do_not_join() -> None:
    """A sentence and the next one, each in an element of its own, keep the space that styles set between them."""
    assert told_by("<p><span>Crews act.</span><span>They plan.</span> <b>A</b>nd more.</p>") == [
        ("Crews act. They plan. And more.", None)
    ]


def test_the_badge_of_a_control_is_a_label() -> None:
    """The head of a section that unfolds is a heading, the badge at its end a label, and neither is furniture."""
    head = "<div class='card-header'><button data-bs-toggle='collapse' data-bs-target='#p'>Crews and engines <span class='badge'>Good</span></button></div>"
    markup = f"{head}<div id='p' class='collapse'><p>{_ITEM}</p></div>"
    assert told_by(markup) == [("Crews and engines", "heading"), ("Good", "label"), (_ITEM, None)]
    assert reasons_of(markup) == set()


def test_marks_of_line_breaks_are_no_text() -> None:
    """Soft hyphens and spaces without width only say where a line may break."""
    assert told_by("<h2>Respon&shy;ding\u200b quickly</h2>") == [("Responding quickly", "heading")]


def test_headings_beside_each_other_arrange_a_page() -> None:
    """A table whose cells hold a heading, and sentences below, is read cell by cell."""
    cells = "<tr><td><h2>Fraud</h2></td><td><h2>Twyll</h2></td></tr>"
    cells += "<tr><td>Teams read each of their reports.</td><td>Mae timau yn darllen.</td></tr>"
    assert told_by(f"<main><table>{cells}</table></main>")[0] == ("Fraud", "heading")


_NUMBER_FIRST = "<div><div>{number}</div><div>{label}</div></div>"


_LABEL_FIRST = "<li><h4>{label}</h4><p><b>{number}</b></p></li>"


@pytest.mark.parametrize(
    "tile", [_NUMBER_FIRST, _LABEL_FIRST, "<div><span>{number}</span><p>{label}</p></div>"]
)
def test_a_tile_of_a_number_is_a_row_of_its_label_and_value(tile: str) -> None:
    """What a number counts stands with it in one line, whichever the tile prints first."""
    told = (("Fire stations", "31"), ("Visits in the year to March 2021", "12,418"))
    tiles = "".join(tile.format(label=label, number=number) for label, number in told)
    lines = told_by(f"<main><h1>T</h1><section>{tiles}</section></main>")
    assert lines[1:] == [(f"{label}   {number}", "cell") for label, number in told]


@pytest.mark.parametrize("numbers", [("1", "2", "3"), ("01", "02", "03"), ("2019", "2021", "2023")])
def test_a_number_that_counts_tiles_or_is_a_year_is_no_value(numbers: tuple[str, ...]) -> None:
    """Steps and years of a course of things are no counts of what stands beside them."""
    names = ("Plans are made", "Plans are tested", "Plans are kept")
    tiles = "".join(
        _NUMBER_FIRST.format(label=label, number=number) for label, number in zip(names, numbers, strict=True)
    )
    lines = told_by(f"<main><h1>T</h1><section>{tiles}</section></main>")
    assert not any(kind == "cell" for _, kind in lines)
    assert [text for text, _ in lines if text in names] == list(names)


@pytest.mark.parametrize("badge", ['<span class="grade">Good</span>', '<img src="g.png" alt="Good">'])
def test_a_grade_before_the_words_of_its_heading_stands_behind_it(badge: str) -> None:
    """A badge at either end of a heading is the label of that heading, never of the part before it."""
    markup = (
        f"<main><h1>T</h1><h2>{badge} Preventing fires</h2><p>{_ITEM}</p><h2>Training {badge}</h2></main>"
    )
    assert told_by(markup)[1:] == [
        ("Preventing fires", "heading"),
        ("Good", "label"),
        (_ITEM, None),
        ("Training", "heading"),
        ("Good", "label"),
    ]


def test_the_sign_that_leads_back_from_a_note_is_none_of_its_words() -> None:
    """A note ends where its text ends, not with the arrow of a link to its mark."""
    page = (
        "<h1>Report</h1><p>Crews train.</p><ol><li id=n1>See the guidance. <a href='#r1'>\u21a9</a></li></ol>"
    )
    assert "See the guidance." in [text for text, _ in told_by(page)]
    assert "link_text" in reasons_of(page)


BOXES = {
    "a quotation": "<blockquote><p><strong>Area for improvement</strong></p><p>{}</p></blockquote>",
    "a side note": "<aside><h3>Case study</h3><p>{}</p></aside>",
    "what unfolds": "<details><summary>Case study</summary><p>{}</p></details>",
    "a panel": "<button class=accordion>Case study</button><div class=panel><p>{}</p></div>",
    "an element that begins with the label": "<div><div><span>Area for improvement</span></div><div><p>{}</p></div></div>",
    "a label beside its sign": "<section><p><i class=icon></i> Area for improvement</p> {}</section>",
    "a table": "<table><tr><td><b>Area for improvement</b></td></tr><tr><td>{}</td></tr></table>",
    "a cell": "<table role=presentation><tr><td><h3>Area for improvement</h3><p>{}</p></td></tr></table>",
}


@pytest.mark.parametrize("box", BOXES.values(), ids=BOXES)
def test_what_stands_in_a_box_is_told_from_what_follows(box: str) -> None:
    """Label or title and text of a box share a number that no line before or behind it has."""
    markup = f"<h1>T</h1><p>Before it.</p>{box.format(_ITEM)}<p>Behind it.</p>"
    inside = {line.text: set(line.boxes) for line in read_page(markup).lines if line.text}
    title = next(text for text in inside if text in {"Area for improvement", "Case study"})
    assert inside[title] & inside[_ITEM]
    assert not inside["Before it."] | inside["Behind it."]


@pytest.mark.parametrize(
    "wrapped",
    [
        "<div><h3>Areas for improvement</h3></div><div><p>{}</p></div>",
        "<header><div><p><b>Areas for improvement</b></p></div></header><p>{}</p>",
        "<div><h2>Preventing crime</h2><p>It works.</p></div><p>{}</p>",
    ],
    ids=["a label", "a label in a header", "a title and some of its text"],
)
def test_what_only_holds_a_title_is_no_box(wrapped: str) -> None:
    """An element for the look of a title, or for a part of the page, sets nothing apart."""
    assert not any(line.boxes for line in read_page(f"<h1>T</h1>{wrapped.format(_ITEM)}").lines)


ENTRIES = {
    "paragraphs": "<li><p>The force should train.</p><p>It went to 14 of these.</p></li>",
    "a paragraph behind words": "<li>The force should train.<p>It went to 14 of these.</p></li>",
    "a break": "<li>The force should train.<br>It went to 14 of these.</li>",
    "blocks": "<li><div><div>The force should train.</div><div>It went to 14 of these.</div></div></li>",
}


@pytest.mark.parametrize("entry", ENTRIES.values(), ids=ENTRIES)
def test_the_paragraphs_of_an_entry_are_one(entry: str) -> None:
    """What an entry of a list says in several paragraphs is one line, so that the list goes on."""
    told = told_by(f"<h1>T</h1><ul>{entry}<li>It should test.</li></ul>")
    assert told[1:] == [
        ("The force should train. It went to 14 of these.", "bullet"), ("It should test.", "bullet"),
    ]  # fmt: skip


@pytest.mark.parametrize("end", [";", ",", "; and", "; or"])
def test_what_says_more_of_an_entry_parts_no_list(end: str) -> None:
    """An entry that ends as entries do before others goes on with its next paragraph, and the list behind it."""
    entry = f"<li><p>train its staff{end}</p><p>(This holds for volunteers.)</p></li>"
    told = told_by(f"<h1>T</h1><p>It should:</p><ul>{entry}<li><p>test.</p></li></ul>")
    assert told[2:] == [(f"train its staff{end} (This holds for volunteers.)", "bullet"), ("test.", "bullet")]


@pytest.mark.parametrize(
    "entry",
    ["<p>It works.</p><p><b>Area for improvement</b></p>", "<p>It works.</p><p>Good</p>", "<p>A title</p><p>It works.</p>"],
    ids=["a label", "a grade", "words that end no sentence"],
)  # fmt: skip
def test_what_titles_something_is_not_joined_to_an_entry(entry: str) -> None:
    """A label or grade in an entry is a line of its own, and so is what comes behind a title."""
    assert len(told_by(f"<h1>T</h1><ul><li>{entry}</li></ul>")) == 3


def test_a_name_of_a_list_may_tell_its_depth() -> None:
    """The export of Google Docs sets lists within lists as lists beside each other, and names their level."""
    markup = "<ul class='c3 lst-kix_a1b2-0'><li>It should:</li></ul><ul class='lst-kix_a1b2-1'><li>train.</li></ul>"
    assert [line.level for line in read_page(f"<h1>T</h1>{markup}").lines if line.kind == "bullet"] == [1, 2]


@pytest.mark.parametrize(
    ("link", "words"),
    [
        ("<a href='#q2'>Link to this</a>", "Link to this"),
        ("<a href='/report#q2' title='x'>Permalink</a>", "Permalink"),
        ("<a href='#a'>Copy link</a>", "Copy link"),
        ("<a href='#a'>\u00b6</a>", "\u00b6"),
        ("<button>Copy link</button>", "Copy link"),
        ("<a href='#top'>Back to top \u2191</a>", "Back to top"),
    ],
)
def test_a_link_to_be_copied_is_no_word_of_an_item(link: str, words: str) -> None:
    """What leads to its own place on the page is left out wherever it stands, with its words."""
    markup = f"<h1>T</h1><ul><li>{_ITEM} {link}</li></ul>"
    assert told_by(markup)[1:] == [(_ITEM, "bullet")]
    assert any(words in one.text for one in read_page(markup).omissions)


def test_text_under_a_heading_on_other_inspections_stays() -> None:
    """Paragraphs that lead nowhere are the report's, whatever their heading is called."""
    markup = "<h1>T</h1><h3>Related inspections</h3><p>We looked at its data in 2019.</p>"
    assert [text for text, _ in told_by(markup)][1:] == [
        "Related inspections",
        "We looked at its data in 2019.",
    ]


TERMS = {
    "a role": "<button aria-describedby=d>case conferences</button><span role=tooltip id=d>Meetings. They should be held.</span>",
    "hidden": "<button aria-describedby=d>case conferences</button><span id=d hidden>Meetings that bodies hold.</span>",
    "a name within": "<span class=tooltip>case conferences<span class=tooltiptext>Meetings that bodies hold.</span></span>",
    "a name beside": "<a href='#g'>case conferences</a><span class=glossary-definition>Meetings that bodies hold.</span>",
    "a popover": "<button popovertarget=p>case conferences</button><span popover id=p>Meetings.</span>",
}


@pytest.mark.parametrize("term", TERMS.values(), ids=TERMS)
def test_what_explains_a_term_breaks_into_no_sentence(term: str) -> None:
    """The term that a reader points at is read, and what is shown for it left out."""
    markup = f"<h1>T</h1><p>It refers cases to {term} within two days.</p>"
    assert [text for text, _ in told_by(markup)][1:] == [
        "It refers cases to case conferences within two days."
    ]
    assert reasons_of(markup) == {"hidden_part"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("<button>Case conferences</button> are held.", "Case conferences are held."),
        ("It holds <button>case conferences</button>.", "It holds case conferences."),
        ("It holds some. <button>Accept</button> <button>Reject</button>", "It holds some."),
    ],
    ids=["at its start", "at its end", "behind it"],
)
def test_a_button_within_a_sentence_is_a_term(text: str, told: str) -> None:
    """A button with words of a sentence around it is read, and one behind a sentence is a control."""
    assert [line for line, _ in told_by(f"<h1>T</h1><p>{text}</p>")][1:] == [told]


def test_a_name_of_explanations_drops_no_sentence() -> None:
    """Text that bears such a name and stands by itself is read."""
    assert (_ITEM, None) in told_by(f"<h1>T</h1><p>It works.</p><div class=popover>{_ITEM}</div>")


SUBSCRIBERS = {
    "a cell": "<table><tr><td>You are receiving this because you signed up. <a>Unsubscribe</a> | <a>Update your preferences</a><br>"
    "Sent to 8,213 subscribers. We should delete your data within 30 days.</td></tr></table>",
    "paragraphs": "<div><p>This email was sent to a.person@example.org.</p><p>We have 8,213 readers.</p><p><a href=u>Opt out</a></p></div>",
    "a line": "<p>You received this newsletter as one of 8,213 subscribers</p>",
    "its head": "<div><a href=v>View this e-mail in your browser</a></div>",
}


@pytest.mark.parametrize("notice", SUBSCRIBERS.values(), ids=SUBSCRIBERS)
def test_what_a_message_tells_its_subscribers_is_none_of_the_report(notice: str) -> None:
    """The part of a page that speaks of a subscription is left out, and the report beside it stays."""
    page = f"<div><h1>T</h1><div><p>{_ITEM}</p><p>It has 412 officers.</p></div>{notice}</div>"
    assert [text for text, _ in told_by(page)] == ["T", _ITEM, "It has 412 officers."]
    assert reasons_of(page) == {"site_notice"}
