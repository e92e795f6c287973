"""Markdown: one line for each line, without the marks."""

from __future__ import annotations

import pytest

from hmicdiff.model import Line
from hmicdiff.reading.choose import read_bytes
from hmicdiff.reading.markdown import read_lines, read_pages
from hmicdiff.structure.report import understand
from hmicdiff.vocabulary import load_vocabulary


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("## Investigating crime ##", Line(text="Investigating crime", kind="heading", level=2)),
        ("#hashtag", Line(text="#hashtag")),
        ("- The force should act.", Line(text="The force should act.", kind="bullet", level=1)),
        ("  * nested", Line(text="nested", kind="bullet", level=2)),
        ("   a. nested", Line(text="nested", kind="bullet", level=2)),
        ("   (ii) nested", Line(text="nested", kind="bullet", level=2)),
        ("a. nested", Line(text="a. nested")),
        ("1. first", Line(text="first", kind="bullet", level=1)),
        ("> quoted **words**", Line(text="quoted words")),
        ("a [link](http://x/(y)) and ![chart](c.png)", Line(text="a link and chart")),
        ("snake_case_name and 2*3*4", Line(text="snake_case_name and 2*3*4")),
        ("an *improvement*", Line(text="an improvement")),
        ("programme[^2] is", Line(text="programme is")),
        (
            "[^2]: There is no standard definition.",
            Line(text="There is no standard definition.", kind="note"),
        ),
        ("88\\. 5 \\* 3", Line(text="88. 5 * 3")),
        ("---", Line(text="")),
        ("- [ ] the force should act", Line(text="the force should act", kind="bullet", level=1)),
        ("  1. [x] done", Line(text="done", kind="bullet", level=2)),
        ("- [x]ray", Line(text="[x]ray", kind="bullet", level=1)),
        ("> [!NOTE] Cause of concern", Line(text="Cause of concern", boxes=(0,))),
        ("> [!WARNING]", Line(text="", boxes=(0,))),
        ("## Victims {#victims .wide}", Line(text="Victims", kind="heading", level=2)),
        ("## Victims {of crime}", Line(text="Victims {of crime}", kind="heading", level=2)),
        ("## Victims {-}", Line(text="Victims", kind="heading", level=2)),
        ('# Crime {#a .b grade="good"} ', Line(text="Crime", kind="heading", level=1)),
        ("[Requires improvement]{.grade .grade--ri}", Line(text="Requires improvement")),
        ("A [force]{.smallcaps} with [9](x){.y} ![](a.png){width=50%}cars", Line(text="A force with 9 cars")),
        ("the set {3, 4} and [x] {y}", Line(text="the set {3, 4} and [x] {y}")),
        ("::: {.box .practice}", Line(text="", boxes=(0,))),
        (":::: note", Line(text="", boxes=(0,))),
        (":::", Line(text="")),
        (":::tip[Promising practice]", Line(text="Promising practice", boxes=(0,))),
        ('!!! warning "Cause of concern"', Line(text="Cause of concern", boxes=(0,))),
        ("??? note", Line(text="", boxes=(0,))),
        ("!! What a force!", Line(text="!! What a force!")),
        ("41\\ percent of it,\\", Line(text="41 percent of it,")),
        (r"it\'s \"fair\" \$5 C:\cases", Line(text='it\'s "fair" $5 C:\\cases')),
        (": Cases in Kent {#tbl:kent}", Line(text="Cases in Kent")),
        ("**Grade::** Good", Line(text="Grade: Good")),
        ("std::sort and a:: b", Line(text="std::sort and a:: b")),
        (
            "the [[Kent Police]] and [[People#Team|its staff]] ![[a.png]]",
            Line(text="the Kent Police and its staff"),
        ),
        ("has ==a backlog of 1,302 visits==. ^backlog", Line(text="has a backlog of 1,302 visits.")),
        ("x == y, 5^ and a==b==", Line(text="x == y, 5^ and a==b==")),
        ("16 %% ask Sam whether 14 is right %%", Line(text="16")),
        ("at once. %%ask Jo%% It is", Line(text="at once.  It is")),
        ("it grew 5%% of 6%% here", Line(text="it grew 5%% of 6%% here")),
        ("14 %% of 15 %%s", Line(text="14 %% of 15 %%s")),
        ("the 2^nd^ year.^4^", Line(text="the 2nd year.")),
        ("-5 percent", Line(text="-5 percent")),
        ("below 5 <!-- 7? --> percent", Line(text="below 5  percent")),
        ("~~640~~ 655 crimes, ~20 a week", Line(text=" 655 crimes, ~20 a week")),
        ("<del>640</del>655 crimes", Line(text="655 crimes")),
        ('[grades]: #grades "The force should read them"', Line(text="")),
        (
            "in 2023.<sup>4</sup> <u>All</u><br>crimes, < 5 m<sup>2</sup>",
            Line(text="in 2023. All crimes, < 5 m2"),
        ),
    ],
)
def test_one_line(source: str, expected: Line) -> None:
    """Marks become kind and level; the words stay."""
    assert read_lines(source) == (expected,)


@pytest.mark.parametrize(
    "box",
    [
        "> [!TIP]\n> **Innovative practice**\n>\n> **Officers use virtual reality**",
        "::: tip Innovative practice\n\nOfficers use virtual reality\n:::",
        '!!! tip "Innovative practice"\n\n    Officers use virtual reality',
    ],
    ids=["alert", "fence", "admonition"],
)
@pytest.mark.parametrize("after", ["- It does not yet use polygraphs", "It does not yet use polygraphs."])
def test_what_stands_behind_a_box_is_none_of_it(box: str, after: str) -> None:
    """Its lines say that they are of a box; a list or a paragraph behind it holds no items of its label."""
    text = (
        "# PEEL 2021/22: An inspection of Kent Police\n\n## Managing offenders\n\n**Adequate**\n\n"
        f"{box}\n\n{after}\n\nThe force has 44 cars.\n"
    )
    items = understand(read_bytes(text.encode(), relative="a.md"), load_vocabulary()).report.items
    assert [(one.kind, one.text) for one in items] == [("practice", "Officers use virtual reality")]


def test_a_list_goes_on_with_what_its_box_leads_to() -> None:
    """A lead-in that ends a box owns the entries behind it."""
    text = (
        "# PEEL 2021/22: An inspection of Kent Police\n\n## Managing offenders\n\n**Adequate**\n\n"
        "> [!NOTE]\n> **Recommendations**\n>\n> By 1 May 2023, the force should:\n\n- make plans;\n- keep them.\n"
    )
    items = understand(read_bytes(text.encode(), relative="a.md"), load_vocabulary()).report.items
    assert [one.text for one in items] == ["make plans", "keep them."]


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("^Requires improvement^", "Requires improvement"),
        ("%The service should use its powers.%", "The service should use its powers."),
        ("x[Outstanding](/grades#outstanding)x", "Outstanding"),
        ("{button}[Good](/grades){/button}", "Good"),
        ("$E", ""),
        ("$CTA", ""),
        ("{stat-headline}", ""),
    ],
)
def test_marks_of_the_governments_sites_are_no_words(source: str, words: str) -> None:
    """Notices, buttons and boxes keep what they say."""
    assert read_lines(source)[0].text == words


@pytest.mark.parametrize(
    "source",
    ["^ 5 of 12", "82% of 90% is 74%", "It spent $5m", "x of [these](a)", "a {force} of 3", "$ENV = 3"],
)
def test_signs_in_a_sentence_are_no_marks(source: str) -> None:
    """A share, a sum and a sign alone stay; of a link its words do."""
    assert read_lines(source)[0].text == source.replace("[these](a)", "these")


@pytest.mark.parametrize("cell", [":star: Good", "Good :white_check_mark:", ":star2: :+1: Good"])
def test_names_of_small_pictures_are_no_words(cell: str) -> None:
    """``:star:`` prints a picture; a time or a field keeps its colons."""
    assert read_lines(cell)[0].text == "Good"
    assert read_lines("from 10:30: at 12:45:10")[0].text == "from 10:30: at 12:45:10"
    assert read_lines(":Published: 2 May 2019")[0].text == ":Published: 2 May 2019"


def test_underlined_headings() -> None:
    """A line above a row of ``=`` or ``-`` is a heading, and the row is blank."""
    lines = read_lines("Title\n=====\nPart\n---\ntext")
    assert [(line.text, line.level) for line in lines] == [
        ("Title", 1),
        ("", None),
        ("Part", 2),
        ("", None),
        ("text", None),
    ]


def test_tables() -> None:
    """Each row of a table is one line of cells, rows counted through; the rule under the head is blank."""
    lines = read_lines("| Area | Rate |\n|---|--:|\n| Crime | 45.5 |\n\ntext | bar")
    assert [(line.text, line.kind, line.row) for line in lines] == [
        ("Area   Rate", "cell", 0),
        ("", None, None),
        ("Crime   45.5", "cell", 1),
        ("", None, None),
        ("text | bar", None, None),
    ]


def test_fences_keep_their_lines() -> None:
    """Nothing inside a fence is a mark."""
    assert [line.text for line in read_lines("```\n# no heading\n```")] == ["", "# no heading", ""]


MATTER = [
    (
        "---\ntitle: 'Kent Police'\ndate: 2024-05-09\ntags: peel\n---\ntext",
        ["Kent Police", "date: 2024-05-09", "text"],
    ),
    ('+++\ntitle = "Kent Police"\n+++\ntext', ["Kent Police"]),
    ("---\ntitle: Kent Police\n---\n# Essex Police", ["Essex Police"]),
    ("---\n\nA text between rules: no settings.\n\n---", ["A text between rules: no settings."]),
    (
        "---\ntitle: |\n  Kent Police\n  in 2024\nsubtitle: An inspection\ntags:\n  - peel\n---\n# Crime\n# Victims",
        ["Kent Police", "in 2024", "An inspection", "Crime"],
    ),
    ("---\ntitle: no end", ["title: no end"]),
]


@pytest.mark.parametrize(
    ("source", "kept"), MATTER, ids=["yaml", "toml", "titled twice", "rules", "over lines", "open"]
)
def test_settings_of_a_page_are_no_text(source: str, kept: list[str]) -> None:
    """Of the settings at a page's head a date is kept, and a title where the page has none; lines stay in number."""
    lines = read_lines(source)
    assert len(lines) == len(source.split("\n"))
    assert [line.text for line in lines if line.text][: len(kept)] == kept


def test_comments_and_struck_words_are_left_out_by_name() -> None:
    """A comment over several lines leaves them empty and in number; each passage left out has its reason."""
    source = "first\n<!-- to do:\n\n- ask the force\n-->\nlast ~~word~~ line"
    document = read_bytes(source.encode(), relative="a.md")
    assert [line.text for line in document.lines] == ["first", "", "", "", "", "last  line"]
    assert [(one.reason, one.text) for one in document.omissions] == [
        ("comment", "to do: - ask the force"),
        ("deleted_revision", "word"),
    ]


@pytest.mark.parametrize("fence", ["```dataview", "~~~ query", "```dataviewjs", "```tasks"])
def test_queries_are_left_out_by_name(fence: str) -> None:
    """Code that a program for notes runs is none of the report; its lines stay empty and in number, and text goes on behind."""
    source = f"first\n{fence}\nTABLE grade\nFROM #gwent\n{fence[:3]}\nlast"
    document = read_bytes(source.encode(), relative="a.md")
    assert [line.text for line in document.lines] == ["first", "", "", "", "", "last"]
    assert [(one.reason, one.text) for one in document.omissions] == [
        ("query", "TABLE grade"),
        ("query", "FROM #gwent"),
    ]


@pytest.mark.parametrize("fence", ["```", "```text", "~~~basement"])
def test_other_code_is_text(fence: str) -> None:
    """What is set as code is read."""
    document = read_bytes(f"first\n{fence}\nThe force is good.\n{fence[:3]}\n".encode(), relative="a.md")
    assert [line.text for line in document.lines] == ["first", "", "The force is good.", ""]
    assert not document.omissions


@pytest.mark.parametrize("source", ["<!-- PageBreak -->", "text\n<!-- PageBreak -->", "# a\n%% b\n\nc %%"])
def test_a_comment_may_end_a_file(source: str) -> None:
    """What is left out at the end leaves no line behind it."""
    assert all(line.text in {"", "text", "a"} for line in read_pages(source)[0])


MARKED = "# PEEL 2021/22\n\n## Investigating crime\n\n### Good\n\nThe force investigates crime **well**.\n"


@pytest.mark.parametrize("name", ["report.txt", "report"])
def test_text_with_headings_marked_is_markdown_whatever_it_is_called(name: str) -> None:
    """A page copied with its marks into a text file reads as it does under Markdown's own name."""
    found, expected = (read_bytes(MARKED.encode(), relative=one) for one in (name, "report.md"))
    assert (found.lines, found.media_type) == (expected.lines, expected.media_type)


def test_a_line_that_opens_with_a_number_sign_makes_no_markdown() -> None:
    """Two such lines are no headings: "# 12 Bedford Row" is an address."""
    text = "Investigating crime\n# 12 Bedford Row\n# 14 Bedford Row\nThe force is good.\n"
    assert read_bytes(text.encode(), relative="report.txt").media_type == "text/plain"


_TOLD = "We looked at 40 cases and found that in most of them the victims had been kept well informed."


@pytest.mark.parametrize("blank", ["\n", "\n\n", "\n    \n"])
def test_a_strong_entry_over_running_text_is_a_heading(blank: str) -> None:
    """What unfolds in a program for notes is written as an entry of a list; its words are a heading one below the last."""
    source = f"## Victims\n\n- **Victims are kept informed**{blank}    {_TOLD}\n\n    {_TOLD}\n- **Crews know the risks**{blank}    {_TOLD}"
    lines = [(line.text.strip(), line.kind, line.level) for line in read_lines(source) if line.text.strip()]
    assert lines == [
        ("Victims", "heading", 2),
        ("Victims are kept informed", "heading", 3),
        (_TOLD, None, None),
        (_TOLD, None, None),
        ("Crews know the risks", "heading", 3),
        (_TOLD, None, None),
    ]


@pytest.mark.parametrize(
    "source",
    [
        f"- **Victims are kept informed**\n- **Crews know the risks**\n\n{_TOLD}",
        "- **Victims are kept informed**\n    - at once\n    - by one officer",
        f"- **Victims are kept informed** {_TOLD}",
        f"- **Victims are kept informed.**\n\n    {_TOLD}",
        f"- **Requires improvement**\n\n    {_TOLD}",
        f"- **Victims**\n\n    {_TOLD}",
        f"- Victims are kept informed\n\n    {_TOLD}",
    ],
)
def test_other_entries_are_no_headings(source: str) -> None:
    """Entries of a list, grades, terms and sentences that are set strong stay what they are."""
    assert not [line for line in read_lines(source) if line.kind == "heading"]
