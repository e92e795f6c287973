"""The grades as one picture: every grade is in it, and nothing in it comes alive or asks for anything."""

from __future__ import annotations

import base64
import dataclasses
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from hmicdiff.reporting.picture import as_address, grades_svg

if TYPE_CHECKING:
    from hmicdiff.reporting.view.context import Context


def words_of(svg: str) -> list[str]:
    """Return the words drawn."""
    root = ET.fromstring(svg)  # noqa: S314 - our own picture
    return [one.text or "" for one in root.iter("{http://www.w3.org/2000/svg}text")]


def test_every_grade_is_drawn(context: Context) -> None:
    """The picture names the body, each inspection and each grade that a report gives."""
    svg = grades_svg(context.comparison, tuple(context.readings.values()))
    drawn = " ".join(words_of(svg))
    given = {
        section.grade.value.capitalize()
        for reading in context.readings.values()
        for section in reading.report.sections
        if section.grade and section.grade.state == "given" and section.grade.value
    }
    assert given
    assert all(grade in drawn for grade in given)
    assert context.comparison.body in drawn


def test_names_are_words_and_nothing_else(context: Context) -> None:
    """A body's name of signs stays a name: the picture parses, and holds no script and no address of another."""
    strange = dataclasses.replace(context.comparison, body="<script>\"&'</script>")
    svg = grades_svg(strange, tuple(context.readings.values()))
    assert words_of(svg)[0] == "<script>\"&'</script>"
    assert "<script" not in svg
    assert svg.count("http") == 1  # the name of its own kind


def test_without_a_grade_there_is_no_picture(context: Context) -> None:
    """Reports that grade nothing are not drawn."""
    bare = tuple(
        dataclasses.replace(
            one,
            report=dataclasses.replace(
                one.report, sections=tuple(dataclasses.replace(s, grade=None) for s in one.report.sections)
            ),
        )
        for one in context.readings.values()
    )
    assert grades_svg(context.comparison, bare) == ""


def test_an_address_holds_the_picture_whole() -> None:
    """What the address holds is the picture, so that it opens without a server."""
    kind, _, held = as_address("<svg/>").partition(",")
    assert kind == "data:image/svg+xml;base64"
    assert base64.b64decode(held) == b"<svg/>"
