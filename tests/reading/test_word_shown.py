"""What a Word file shows that stands in no plain run: equations, results of fields, lettering, pictures, diagrams."""

from __future__ import annotations

import pytest
from docx.oxml.ns import nsdecls
from hypothesis import given
from hypothesis import strategies as st
from worded import cell, par, reasons, run, table, texts

from hmicdiff.reading.word.number_forms import printed


def _math(inner: str) -> str:
    return f"<m:oMath>{inner}</m:oMath>"


def _m(text: str) -> str:
    return f"<m:r><w:rPr/><m:t>{text}</m:t></m:r>"


def _fraction(above: str, below: str) -> str:
    return f"<m:f><m:fPr><m:ctrlPr/></m:fPr><m:num>{above}</m:num><m:den>{below}</m:den></m:f>"


@pytest.mark.parametrize(
    ("equation", "text"),
    [
        (_m("96.3±1.7"), "96.3±1.7"),
        (_fraction(_m("47"), _m("50")), "47/50"),
        (_m("2") + _fraction(_m("1"), _m("2")), "2 1/2"),
        (_fraction(_m("1"), _m("2")) + _m("5"), "1/2 5"),
        (_m("3") + _m("0"), "30"),
        (_fraction(_m("fires attended"), _m("1,000 people")), "(fires attended)/(1,000 people)"),
        (f"<m:sSup><m:e>{_m('10')}</m:e><m:sup>{_m('3')}</m:sup></m:sSup>", "10³"),
        (f"<m:sSup><m:e>{_m('r')}</m:e><m:sup>{_m('k+1')}</m:sup></m:sSup>", "r^(k+1)"),
        (f"<m:sSub><m:e>{_m('x')}</m:e><m:sub>{_m('1')}</m:sub></m:sSub>", "x1"),
        (f"<m:rad><m:radPr/><m:deg/><m:e>{_m('16')}</m:e></m:rad>", "√16"),
        (f"<m:d><m:dPr><m:begChr m:val='['/><m:endChr m:val=']'/></m:dPr><m:e>{_m('5')}</m:e></m:d>", "[5]"),
        (f"<m:d><m:e>{_fraction(_m('3'), _m('4'))}</m:e></m:d>", "(3/4)"),
        (f"<m:nary><m:naryPr><m:chr m:val='∑'/></m:naryPr><m:sub/><m:sup/><m:e>{_m('x')}</m:e></m:nary>", "∑ x"),
        (f"<m:m><m:mr><m:e>{_m('1')}</m:e><m:e>{_m('2')}</m:e></m:mr><m:mr><m:e>{_m('3')}</m:e></m:mr></m:m>", "1 2 3"),
    ],
)  # fmt: skip
def test_equations_are_told_on_one_line(equation: str, text: str) -> None:
    """Numbers over, above and beside each other do not become one number."""
    assert texts(f"<w:p>{run('It is ')}{_math(equation)}{run(' so.')}</w:p>") == [f"It is {text} so."]
    assert texts(f"<w:p><m:oMathPara>{_math(equation)}</m:oMathPara></w:p>") == [text]


def _field(code: str, result: str) -> str:
    begin, separate, end = (
        f"<w:r><w:fldChar w:fldCharType='{part}'/></w:r>" for part in ("begin", "separate", "end")
    )
    return f"{begin}{code}{separate}{result}{end}"


def _code(text: str) -> str:
    return f"<w:r><w:instrText xml:space='preserve'>{text}</w:instrText></w:r>"


_MERGED = _field(_code("MERGEFIELD Mark"), run("3"))


@pytest.mark.parametrize(
    ("field", "text"),
    [
        (_field(_code("IF ") + _MERGED + _code(' = "3" "Good" "Poor" '), run("Good")), "Good"),
        (_field(_code("IF ") + _MERGED + run(' = "3" "Good" "Inadequate" '), run("Good")), "Good"),
        (
            _field(_code("IF ") + "<w:fldSimple w:instr='REF a'>" + run("Poor") + "</w:fldSimple>", _MERGED),
            "3",
        ),
        (_field(_code("IF "), _field(_code("IF ") + _MERGED, run("Outstanding"))), "Outstanding"),
        (_field(_code("HYPERLINK"), run("our ") + run("report")), "our report"),
    ],
)
def test_of_a_field_its_result_is_shown(field: str, text: str) -> None:
    """What stands in the code of a field is no text, be it typed or the result of a field within."""
    assert texts(f"<w:p>{field}{run(' so.')}</w:p>") == [f"{text} so."]


def test_text_in_the_code_of_a_field_is_told_as_left_out() -> None:
    """The ledger names it; text of a field that parts no code from its result stays, and fields go over paragraphs."""
    spread = (
        f"<w:p>{_field(_code('IF ') + run('Poor'), run('Good</w:t></w:r></w:p><w:p><w:r><w:t>Fair'))}</w:p>"
    )
    assert (texts(spread), reasons(spread)) == (["Good", "Fair"], {"field_code": "Poor"})
    unparted = _field(run("B."), "").replace("separate", "other")
    assert texts(f"<w:p>{unparted}{run('A.')}</w:p>") == ["B.A."]


def _mark(part: str) -> str:
    return f"<w:r><w:fldChar w:fldCharType='{part}'/></w:r>"


_BEGUN, _PARTED, _ENDED = _mark("begin"), _mark("separate"), _mark("end")


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (_BEGUN + _code("IF"), _PARTED + _ENDED),
        (_BEGUN + _code("REF a") + _BEGUN + _code("REF b") + _ENDED, _PARTED + run("") + _ENDED),
        (_BEGUN + _code("IF") + _MERGED, run("") + _PARTED + _PARTED + _ENDED),
        (_BEGUN + _BEGUN + _code("PAGE"), _field(_code("REF c"), "") + _PARTED + _PARTED),
    ],
)
def test_a_broken_field_takes_no_paragraphs_behind_it(first: str, last: str) -> None:
    """A field without its parts may find those of a later one: what stands between is text, and so are other fields there."""
    between = f"{par('Crews train.')}<w:p>{_field(_code('HYPERLINK'), run('Our plan'))}</w:p>"
    body = f"<w:p>{run('Good')}{first}</w:p>{between}<w:p>{run('See it.')}{last}</w:p>"
    assert texts(body) == ["Good", "Crews train.", "Our plan", "See it."]


def _lettering(words: str, style: str = "width:400pt", name: str = "Shape 1") -> str:
    path = f"<v:textpath on='t' string='{words}'/>"
    return f"<w:r><w:pict><v:shape id='{name}' style='{style}'>{path}</v:shape></w:pict></w:r>"


@pytest.mark.parametrize(
    "words", ["Requires improvement", "An inspection of Kent Police", "Areas for improvement"]
)
def test_lettering_is_text(words: str) -> None:
    """Words that are drawn are a line of their own where they are a label, and text in any case."""
    assert texts(f"<w:p>{_lettering(words)}</w:p>") == [words]
    assert "picture" not in reasons(f"<w:p>{_lettering(words)}</w:p>")


def test_drawn_labels_part_from_the_text_they_hang_on() -> None:
    """A grade that is drawn in a paragraph does not join its sentence."""
    assert texts(f"<w:p>{_lettering('Good')}{run('The force has a plan.')}</w:p>") == [
        "Good",
        "The force has a plan.",
    ]


@pytest.mark.parametrize(
    ("style", "name"),
    [
        ("width:400pt;rotation:315", "Shape 1"),
        ("position:absolute;z-index:-251657216", "Shape 1"),
        ("width:400pt", "PowerPlusWaterMarkObject357831064"),
    ],
)
def test_lettering_over_the_page_is_a_watermark(style: str, name: str) -> None:
    """Drawn words that are turned, lie behind the text or are called a watermark are none of the text."""
    body = f"<w:p>{_lettering('DRAFT', style, name)}{run('A.')}</w:p>"
    assert (texts(body), reasons(body)) == (["A."], {"watermark": "DRAFT"})


def _picture(told: str) -> str:
    return (
        f"<w:r><w:drawing><wp:inline><wp:docPr id='1' name='P' descr='{told}'/></wp:inline></w:drawing></w:r>"
    )


_DUTY = "The service should test its plans."


@pytest.mark.parametrize(
    ("told", "label"),
    [
        ("Area for improvement icon", "Area for improvement"),
        ("Icon: cause of concern", "Cause of concern"),
        ("A badge showing an innovative practice", "Innovative practice"),
        ("Recommendation 3 (symbol)", "Recommendation 3"),
    ],
)
def test_a_label_in_a_picture_is_its_description(told: str, label: str) -> None:
    """A picture that shows the label of an item is that label, over its text, in its paragraph and in a cell beside it."""
    for body in (
        f"<w:p>{_picture(told)}</w:p>{par(_DUTY)}",
        f"<w:p>{_picture(told)}{run(_DUTY)}</w:p>",
        table(cell(f"<w:p>{_picture(told)}</w:p>") + cell(_DUTY)),
    ):
        assert texts(body) == [label, _DUTY]


@pytest.mark.parametrize(
    "told", ["How we track recommendations", "Chart of areas for improvement by year", "An officer"]
)
def test_a_picture_that_is_no_label_is_left_out(told: str) -> None:
    """A description that says more than a label is none."""
    body = f"<w:p>{_picture(told)}</w:p>{par(_DUTY)}"
    assert (texts(body), reasons(body)) == ([_DUTY], {"picture": told})


@pytest.mark.parametrize(
    "printed", ["Area for improvement", "Areas for improvement", "Area for improvement 2"]
)
def test_a_label_that_is_printed_beside_its_picture_is_told_once(printed: str) -> None:
    """A picture beside the printed label only adorns it, in its paragraph, over it and in a cell beside it."""
    icon = _picture("Area for improvement icon")
    for body in (
        f"<w:p>{icon}{run(printed)}</w:p>{par(_DUTY)}",
        f"<w:p>{icon}</w:p>{par(printed)}{par(_DUTY)}",
        f"{par(printed)}<w:p>{icon}</w:p>{par(_DUTY)}",
        table(cell(f"<w:p>{icon}</w:p>") + cell(par(printed) + par(_DUTY))),
    ):
        assert texts(body) == [printed, _DUTY]
        assert reasons(body)["picture"] == "Area for improvement icon"


def _graphic(tag: str) -> str:
    return f"<w:p><w:r><w:drawing><wp:inline><wp:docPr id='1' name='P'/><a:graphic><a:graphicData>{tag}</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"


_DIAGRAM = _graphic("<dgm:relIds r:dm='d1' r:lo='d2'/>")
_CHART = _graphic("<c:chart r:id='c1'/>")


def _points(*points: tuple[str, str, str]) -> dict[str, str]:
    """Return the data of a diagram: of each point its kind, its words and the number of the one above it."""
    made = "".join(
        f"<dgm:pt modelId='{at}' type='{kind}'><dgm:t><a:bodyPr/>{''.join(f'<a:p><a:r><a:t>{one}</a:t></a:r></a:p>' for one in words.split('/'))}</dgm:t></dgm:pt>"
        for at, (kind, words, _) in enumerate(points)
    )
    ties = "".join(
        f"<dgm:cxn modelId='t{at}' srcId='{above}' destId='{at}' srcOrd='{at}'/>"
        for at, (_, _, above) in enumerate(points)
        if above
    )
    return {
        "d1": f"<dgm:dataModel {nsdecls('dgm', 'a')}><dgm:ptLst>{made}</dgm:ptLst><dgm:cxnLst>{ties}</dgm:cxnLst></dgm:dataModel>"
    }


@pytest.mark.parametrize(
    ("points", "lines"),
    [
        ([("node", "Efficiency: Good", ""), ("node", "Legitimacy: Inadequate", "")], ["Efficiency: Good", "Legitimacy: Inadequate"]),
        (
            [("doc", "", ""), ("node", "Efficiency", "0"), ("node", "Good", "1"), ("pres", "x", "1"), ("node", "Legitimacy", "0"), ("node", "Poor", "4")],
            ["Efficiency", "Good", "Legitimacy", "Poor"],
        ),
        ([("doc", "", ""), ("node", "B", ""), ("sibTrans", "", ""), ("node", "A/Good", "0"), ("node", "C", "3")], ["A", "Good", "C", "B"]),
    ],
)  # fmt: skip
def test_points_of_a_diagram_are_text(points: list[tuple[str, str, str]], lines: list[str]) -> None:
    """The words of its points stand where it stands, each point with those under it; what only draws it has none."""
    assert texts(f"{par('X.')}{_DIAGRAM}{par('Y.')}", _points(*points)) == ["X.", *lines, "Y."]


def _series(name: str, *values: str, about: str = "", form: str = "General") -> str:
    numbers = "".join(f"<c:pt idx='{at}'><c:v>{value}</c:v></c:pt>" for at, value in enumerate(values))
    years = "".join(f"<c:pt idx='{at}'><c:v>{2018 + at}</c:v></c:pt>" for at, _ in enumerate(values))
    return (
        f"<c:ser><c:tx><c:strRef><c:strCache><c:pt idx='0'><c:v>{name}</c:v></c:pt></c:strCache></c:strRef></c:tx>{about}"
        f"<c:cat><c:strRef><c:strCache>{years}</c:strCache></c:strRef></c:cat>"
        f"<c:val><c:numRef><c:numCache><c:formatCode>{form}</c:formatCode>{numbers}</c:numCache></c:numRef></c:val></c:ser>"
    )


def _chart(*series: str, more: str = "") -> dict[str, str]:
    title = "<c:title><c:tx><c:rich><a:p><a:r><a:t>Calls answered</a:t></a:r></a:p></c:rich></c:tx></c:title>"
    plot = f"<c:plotArea><c:barChart>{''.join(series)}</c:barChart>{more}</c:plotArea>"
    return {"c1": f"<c:chartSpace {nsdecls('c', 'a')}><c:chart>{title}{plot}</c:chart></c:chartSpace>"}


_LABELS = "<c:dLbls><c:showVal val='1'/></c:dLbls>"


@pytest.mark.parametrize(
    ("parts", "lines"),
    [
        (_chart(_series("Kent", "14.2", "12.7", about=_LABELS)), ["Kent", "2018   14.2", "2019   12.7"]),
        (_chart(_series("Kent", "0.142", "0.1", form="0.0%"), more="<c:dTable/>"), ["Kent", "2018   14.2%", "2019   10.0%"]),
        (
            _chart(_series("Kent", "1400.4", about=_LABELS, form="#,##0"), _series("All", "1500")),
            ["Kent", "All", "2018   1,400   1500"],
        ),
    ],
)  # fmt: skip
def test_values_that_a_chart_prints_are_a_table(parts: dict[str, str], lines: list[str]) -> None:
    """Title, series and values are read as they are printed."""
    assert texts(_CHART, parts) == ["Calls answered", *lines]


@pytest.mark.parametrize(
    ("value", "form", "shown"),
    [
        ("43831", "mmm-yy", "Jan-20"),
        ("44287", "[$-809]d mmmm yyyy;@", "1 April 2021"),
        ("44287", "m/d/yyyy", "01/04/2021"),
        ("44287", "ddd dd/mm/yy", "Thu 01/04/21"),
        ("0.0034722", "mm:ss", "05:00"),
        ("1.5", "[h]:mm", "36:00"),
        ("0.75", "h:mm AM/PM", "6:00 PM"),
        ("1.5", '"£"0.0"m"', "£1.5m"),
        ("2400000", '[$€-2] #,##0.0,,"m"', "€ 2.4m"),
        ("7", 'General" calls"', "7 calls"),
        ("14", r"0\%", "14%"),
        ("14", '0"%"', "14%"),
        ("0.14", "0%", "14%"),
        ("-3", '#,##0;[Red]"£"0', "£3"),
        ("-3.2", '"£"0.0', "-£3.2"),
        ("0", '0;-0;"none"', "none"),
        ("0", '_-* #,##0_-;-* #,##0_-;_-* "-"??_-;_-@_-', "-"),
        ("14.25", "0.0", "14.3"),
        ("2.50", "0.##", "2.5"),
        ("12345678901", "General", "12345678901"),
        ("0.3333333333333", "", "0.3333333333"),
        ("5", '[>=1000]0,"k";0', "5"),
    ],
)
def test_a_number_is_printed_by_its_format(value: str, form: str, shown: str) -> None:
    """Dates, times, money and words of a format are told as they are drawn, and not the number in the data alone."""
    assert printed(value, form) == shown


@pytest.mark.parametrize("value", ["1e999", "-1e400", "1e18", "nan", "about 5", ""])
@pytest.mark.parametrize("form", ["General", "0.0%", "mmm-yy", "#,##0"])
def test_what_is_no_number_is_printed_as_it_is(value: str, form: str) -> None:
    """A text, and a number of more digits than a spreadsheet keeps, stay as the file has them."""
    assert printed(value, form) == value


@given(
    st.floats(allow_nan=False) | st.integers(-(10**20), 10**20),
    st.text('0#?,.%;ymdhsE+-[]$"\\_*@/ :', max_size=300),
)
def test_no_format_is_too_odd(value: float, form: str) -> None:
    """Whatever a format says, one line is printed."""
    assert "\n" not in printed(str(value), form)


def _dated(axis: str, form: str = "General", more: str = "") -> dict[str, str]:
    """Return a chart whose categories are days by number."""
    days = "".join(f"<c:pt idx='{at}'><c:v>{day}</c:v></c:pt>" for at, day in enumerate((43831, 43862)))
    series = (
        _series("Kent", "14.2", "12.7", about=_LABELS)
        .replace("<c:cat><c:strRef><c:strCache>", f"<c:cat><c:numRef><c:numCache><c:formatCode>{form}</c:formatCode>")
        .replace("</c:strCache></c:strRef></c:cat>", "</c:numCache></c:numRef></c:cat>")
    )  # fmt: skip
    years = series[series.index("</c:formatCode>") + 15 : series.index("</c:numCache></c:numRef></c:cat>")]
    parts = _chart(series.replace(years, days, 1), more=axis)
    return {"c1": parts["c1"].replace("<c:chart>", f"{more}<c:chart>", 1)}


@pytest.mark.parametrize(
    ("parts", "first"),
    [
        (_dated("", "mmm\\-yy"), "Jan-20   14.2"),
        (_dated("<c:dateAx><c:numFmt formatCode='mmmm yyyy' sourceLinked='0'/></c:dateAx>"), "January 2020   14.2"),
        (_dated("<c:catAx><c:numFmt formatCode='yyyy' sourceLinked='1'/></c:catAx>", "d mmm"), "1 Jan   14.2"),
        (_dated("<c:dateAx><c:delete val='1'/><c:numFmt formatCode='0' sourceLinked='0'/></c:dateAx>", "d mmm"), "1 Jan   14.2"),
        (_dated("", "d mmm yyyy", "<c:date1904 val='1'/>"), "2 Jan 2024   14.2"),
        (_dated(""), "43831   14.2"),
    ],
)  # fmt: skip
def test_days_on_an_axis_are_dates(parts: dict[str, str], first: str) -> None:
    """The axis may set a format in place of that in the data; without any, a number is one."""
    assert texts(_CHART, parts)[2] == first


def test_labels_may_set_a_format_of_their_own() -> None:
    """The labels of a chart print its values in their format, those in its data aside; names of series are no numbers."""
    labels = "<c:dLbls><c:numFmt formatCode='0.0&quot;k&quot;' sourceLinked='0'/><c:showVal/></c:dLbls>"
    assert texts(_CHART, _chart(_series("2020.10", "14.2", about=labels)))[1:] == [
        "2020.10",
        "2018   14.2k",
    ]


def test_values_that_are_only_drawn_are_left_out() -> None:
    """Of a chart without labels the title is text; the rest is named in the ledger, as is one that is not there."""
    parts = _chart(_series("Kent", "14.2", about=_LABELS.replace("1", "0")))
    assert (texts(_CHART, parts), reasons(_CHART, parts)) == (
        ["Calls answered"],
        {"chart_values": "Kent 2018 14.2"},
    )
    assert reasons(_CHART + _DIAGRAM)["unread_part"] == "a diagram"


def test_a_point_that_is_tied_twice_hangs_once() -> None:
    """Each point is told once, however often the data ties it to the one above."""
    (data,) = _points(("node", "A", ""), ("node", "B", "0"), ("node", "C", "1")).values()
    twice = data.replace(
        "</dgm:cxnLst>", data[data.index("<dgm:cxn ") : data.index("</dgm:cxnLst>")] + "</dgm:cxnLst>"
    )
    assert texts(_DIAGRAM, {"d1": twice}) == ["A", "B", "C"]


def test_a_chart_that_is_no_whole_xml_is_left_out_by_name() -> None:
    """The rest of the report is read."""
    parts = {"c1": _chart()["c1"].replace("</c:chart>", "")}
    assert texts(f"{par('X.')}{_CHART}", parts) == ["X."]
    assert reasons(f"{par('X.')}{_CHART}", parts)["unread_part"] == "a chart"
