"""Papers of meetings that bring a report as their appendix, and what only looks like one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hmicdiff.structure.report import understand
from hmicdiff.vocabulary import load_vocabulary
from tests.structure.cases import document

if TYPE_CHECKING:
    from hmicdiff.model import Report

_REPORT = """PEEL 2021/22: An inspection of {body}

Published 14 October 2022

Responding to the public

Requires improvement

{body} requires improvement at responding to the public.

Area for improvement

The force needs to reduce its abandonment rate for 101 calls.

In the year ending 31 May 2022, 22 percent of 101 calls were abandoned."""
_PAPERS = {
    "a panel's": """Cleveland Police and Crime Panel

Meeting to be held on 28 November 2022

Inspection of Cleveland Police

The net cost of the response is £310,000.

Recommendations

The Panel is recommended to:

- note the inspection report at Appendix A; and

- ask the Commissioner for a progress report within six months.

Appendix A""",
    "an authority's": """Report to: Police Authority

Report author: Head of Policy

The force should tell members by 3 May 2023 what its 85 actions are.

Recommendation

That members should note the report.

Annex 1""",
    "a council's": """Overview and Scrutiny Committee

Agenda item 6

Members are asked to discuss the report. It is recommended that the committee should write to all 85 chairs.""",
}


def told(text: str) -> Report:
    """Return the report that a text is read as."""
    return understand(document(text), load_vocabulary()).report


@pytest.mark.parametrize("paper", _PAPERS.values(), ids=_PAPERS)
@pytest.mark.parametrize("body", ["Cleveland Police", "Durham Constabulary"])
def test_what_a_paper_says_before_the_report_is_not_the_inspectorates(paper: str, body: str) -> None:
    """Its own recommendations and figures are left out, and the ledger names them."""
    report = told(f"{paper}\n\n{_REPORT.format(body=body)}")
    assert [(one.kind, one.text) for one in report.items] == [
        ("area_for_improvement", "The force needs to reduce its abandonment rate for 101 calls.")
    ]
    assert {one.value for one in report.figures} == {22}
    assert (report.identity.body, report.identity.kind) == (body, "report")
    assert report.identity.published == "2022-10-14"
    assert [one.reason for one in report.ledger.left_out if one.words > 15] == ["covering_paper"]


@pytest.mark.parametrize("paper", ["a panel's", "an authority's"])
def test_a_paper_that_goes_on_behind_the_title_retells_the_report(paper: str) -> None:
    """Then the title is a heading of the paper's own, and nothing is left out."""
    retold = _REPORT.format(body="Cleveland Police")
    report = told(f"{_PAPERS[paper]}\n\n{retold}\n\nThe committee is asked to agree the plan.")
    assert "covering_paper" not in {one.reason for one in report.ledger.left_out}


@pytest.mark.parametrize(
    "above",
    [
        "Cleveland Police and Crime Panel\n\n28 November 2022",
        "HMICFRS\n\nThis is our report on how well it serves the public. It has 85 officers.",
    ],
    ids=["lines of a title alone", "the inspectorate's own"],
)
def test_what_is_no_paper_stays(above: str) -> None:
    """Lines that only say where the report was laid, and what the inspectorate itself says before its title."""
    report = told(f"{above}\n\n{_REPORT.format(body='Cleveland Police')}")
    assert "covering_paper" not in {one.reason for one in report.ledger.left_out}


@pytest.mark.parametrize(
    "line",
    [
        "Norfolk County Council is the fire authority for the service.",
        "The service works with the police and crime panel.",
    ],
)
def test_a_report_that_prints_its_title_again_is_no_paper(line: str) -> None:
    """What stands between the two is its own, whomever it names."""
    title = "Norfolk Fire and Rescue Service: effectiveness, efficiency and people 2021/22"
    report = told(
        f"{title}\n\nPublished 20 October 2022\n\n{line}\n\nSummary\n\nIt has 42 fire stations.\n\n{title}\n\n"
        "Preventing fires and other risks\n\nRequires improvement\n\nThe service made 4,000 home visits."
    )
    assert {one.value for one in report.figures} == {42, 4000}
    assert "covering_paper" not in {one.reason for one in report.ledger.left_out}
