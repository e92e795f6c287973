"""Whose report a text is: what is refused, by which name."""

from __future__ import annotations

import pytest

from hmicdiff.errors import Refused
from tests.structure.cases import identified

REFUSED = {
    "care quality": (
        """Kent and Medway NHS Trust
Inspection report
Care Quality Commission
Overall rating: Requires improvement
The trust works with Kent Police on detentions. Officers told us they were satisfied.""",
        "Care Quality Commission",
    ),
    "probation": (
        """An inspection of youth justice services in Cumbria
HM Inspectorate of Probation, March 2023
Overall rating: Good
The service works closely with Cumbria Constabulary. The panel, which the police chair, is good.""",
        "Probation",
    ),
    "prisons": (
        """Report on an unannounced inspection of
HMP Durham
by HM Chief Inspector of Prisons
Durham Constabulary's liaison officers visit weekly. Safety was not sufficiently good.""",
        "Prisons",
    ),
    "schools and care, publisher unnamed": (
        """Inspection of Suffolk local authority children's services
Lead inspector: A Person, Her Majesty's Inspector
Judgement   Grade
The impact of leaders on social work practice   Requires improvement
The police share information on missing children.""",
        "Ofsted",
    ),
    "joint on a local area": (
        """Joint targeted area inspection of Cornwall
Inspected by Ofsted, the Care Quality Commission, HMICFRS and HM Inspectorate of Probation
Headline findings
Devon and Cornwall Police works well with partners. The force is good at disrupting offenders.""",
        "local area",
    ),
    "peer challenge": (
        """Fire Peer Challenge
Royal Berkshire Fire and Rescue Service
Local Government Association
HMICFRS inspected the service in 2019 and graded it good. The peer team found strong leaders.""",
        "Local Government",
    ),
    "Scotland": (
        """HM Inspectorate of Constabulary in Scotland
Joint inspection of police custody in Ayrshire
Police Scotland is good at recording. Cumbria Constabulary was visited for comparison.""",
        "Scotland",
    ),
    "Wales": (
        """Estyn
Inspection of Gwent local authority education services
The report of the inspection of March 2019. Gwent Police school officers are praised.""",
        "Wales",
    ),
    "committee": (
        """Lincolnshire County Council
Public Protection Scrutiny Committee
Report title: Community Safety Annual Report
This report describes the work of the partnership with Lincolnshire Police.
Preventing crime
The partnership has funded six wardens. Police inspection of licensed premises rose by 12%.
Protecting vulnerable people
A new hub opened in Boston.""",
        "council's paper",
    ),
    "panel": (
        """Essex Police, Fire and Crime Panel
Budget and precept 2024/25
Officer numbers at Essex Police stand at 3,755. An inspection showed that stations need repair.""",
        "no programme",
    ),
    "plan with the headings of areas": (
        """Police and Crime Plan 2021-2025
Police and Crime Commissioner for Cheshire
Preventing crime
I will hold the Chief Constable to account.
Protecting vulnerable people
Cheshire Constabulary will work with partners.
Investigating crime
We will invest in detectives.""",
        "plan or account",
    ),
    "health": (
        """Healthwatch Norfolk
Enter and view report
The visit to the custody suite of Norfolk Constabulary found it to be good. Officers were kind.""",
        "no programme",
    ),
    "minutes": (
        """Cleveland Police and Crime Panel
Minutes of the meeting held on 3 July 2023
The HMICFRS report on Cleveland Police was discussed.""",
        "meeting",
    ),
    "tool in plain text": (
        """peeldiff
Compare inspection reports of police forces, for example Surrey Police 2019 and Surrey Police 2023.

Installation
    pip install peeldiff

The HMICFRS site says that Surrey Police requires improvement at investigating crime; such sentences are marked.""",
        "program",
    ),
    "tool without a command": (
        """hmic-scraper
Scrapes reports from HMICFRS into a JSON file. It is an open source Python package.
Getting started
Set the list of forces, such as Gwent Police and Dorset Police.
License
Apache 2.0""",
        "program",
    ),
    "names it only": (
        """Norfolk food and drink
HMICFRS has an office in London. The bakery of Norfolk Police sells bread, and it is good.""",
        "tells of no inspection",
    ),
    "list of years": (
        """Dorset Police: reports
PEEL 2023-25 Dorset Police
PEEL 2021/22 Dorset Police
PEEL 2018/19 Dorset
Custody services 2017""",
        "lists reports",
    ),
    "list with a line above it": (
        """Inspection reports
Choose the report that you want to read on this page.
PEEL 2023-25: An inspection of Gwent Police, published 3 May 2025
PEEL 2023-25: An inspection of Dorset Police, published 14 May 2025
PEEL 2023-25: An inspection of Essex Police, published 1 June 2025""",
        "lists reports",
    ),
    "the body's own account": (
        """Avon Fire and Rescue Service
Annual Statement of Assurance 2023/24
We attended 9,120 incidents. HMICFRS judged us good at preventing fires.""",
        "account of its own work",
    ),
    "the body's own plan": (
        """Suffolk Fire and Rescue Service
Community Risk Management Plan 2023 to 2027
HMICFRS inspected us in 2022 and found that we are good at responding to major incidents.""",
        "account of its own work",
    ),
    "list of bodies": (
        "PEEL reports\nAvon and Somerset\nBedfordshire\nCambridgeshire\nCheshire\nCleveland",
        "lists reports",
    ),
    "an e-mail": (
        """From: Ann Hill
To: Jo Marsh
Subject: FW: PEEL 2023-25, Essex Police
Jo, the HMICFRS report on Essex Police should reach us on Monday. Can we meet before that?""",
        "a message",
    ),
    "a message": (
        """Hi all,
HMICFRS will inspect Gwent Police in June. The inspection team will want to speak to you about custody.
Regards
Sam""",
        "a message",
    ),
    "a circular": (
        """Dear colleagues
You will have seen what was said of Dorset Police. Thank you for your help with the HMICFRS inspection report.""",
        "a message",
    ),
    "a request for information": (
        """Freedom of Information Act 2000 request
Reference 118/23
You asked Sussex Police what it paid for its HMICFRS inspection. We do not hold a figure for the inspection.""",
        "request for information",
    ),
    "an advertisement": (
        """Job title: PEEL programme manager
Norfolk Constabulary
You will lead the work that follows each HMICFRS inspection. Salary: \u00a341,000 to \u00a345,000.""",
        "advertisement",
    ),
    "a framework": (
        """Fire and rescue services inspection programme and framework 2025\u201327
HMICFRS
We will inspect every service. In our last round, Avon Fire and Rescue Service was inspected first.""",
        "how inspections are made",
    ),
    "a study": (
        """How forces answer calls: a study of Kent Police
Abstract
We use HMICFRS reports on Kent Police as one of our sources.""",
        "study",
    ),
    "a tender": (
        """Invitation to tender
Peer review for Kent Police before its PEEL inspection in 2026
The review will say how ready the force is for its HMICFRS inspection.""",
        "advertisement",
    ),
    "a course": (
        """Getting ready for your PEEL assessment: a day for inspection leads
Speakers come from Kent Police and Surrey Police
You will learn what HMICFRS inspectors look for.""",
        "no inspection",
    ),
    "notes of a meeting": (
        """Notes of the governance board meeting, 4 June 2025
Essex Police, Fire and Crime Panel
The chair asked when HMICFRS would inspect Essex Police.""",
        "meeting",
    ),
    "a policy": (
        """Surrey Police: use of force policy
This policy takes account of HMICFRS recommendations. The force is subject to regular inspections by HMICFRS.
Officers must record each use of force.""",
        "no inspection",
    ),
    "a petition": (
        """Save our front counter
HMICFRS inspects Essex Police every two years. We ask Essex Police to keep the counter open.""",
        "no inspection",
    ),
    "a plan with a heading of its own": (
        """Wiltshire Police: improvement plan for the estate
HMICFRS will read this plan.
Area for improvement
The force should repair the roof of its garage.""",
        "tells of no inspection",
    ),
    "minutes that quote a report at length": (
        """Kent and Medway Police and Crime Panel
Minutes of the meeting held on 21 June 2023
PEEL 2021/22: An inspection of Kent Police
Members noted the report. Kent Police is good at preventing crime. It requires improvement at investigating crime.""",
        "meeting",
    ),
    "minutes below the title that was discussed": (
        """PEEL 2021/22: An inspection of Kent Police
Special meeting of the Police and Crime Panel, 21 June 2023
Kent Police is good at preventing crime.""",
        "meeting",
    ),
    "minutes of a fire authority": (
        """Fire Authority minutes
4 May 2022
Effectiveness, efficiency and people 2021/22: An inspection of Avon Fire and Rescue Service
Avon Fire and Rescue Service is good at preventing fires and other risks.""",
        "meeting",
    ),
    "minutes between marks": (
        """Cleveland Police and Crime Panel - Minutes - 3 May 2022
HMICFRS has found Cleveland Police good at preventing crime.""",
        "meeting",
    ),
    "minutes known by their sentences": (
        """Cleveland Police and Crime Panel
The minutes of the meeting held on 3 May 2022 were agreed as a correct record. HMICFRS inspected Cleveland Police and
found it good at preventing crime.""",
        "meeting",
    ),
    "those who were absent": (
        """Humberside Police and Crime Panel, 3 May 2022
Apologies were received from the vice-chair. HMICFRS found Humberside Police outstanding at preventing crime.""",
        "meeting",
    ),
    "an agenda": (
        """Agenda for the performance board, 3 March 2025
PEEL 2023-25: An inspection of Gwent Police
Gwent Police is good at preventing crime.""",
        "meeting",
    ),
    "a method with an example": (
        """PEEL 2023-25
Inspection methodology
We will inspect each force. A judgment reads: Kent Police is good at preventing crime.""",
        "how inspections are made",
    ),
    "terms of reference": (
        """HMICFRS terms of reference
The inspection of Kent Police found in 2020 what the next one will look for.""",
        "how inspections are made",
    ),
    "guidance": (
        """Guidance on PEEL inspections for officers of Sussex Police
HMICFRS inspectors found that Sussex Police is good at preventing crime. Tell them what you do.""",
        "how inspections are made",
    ),
    "a consultation": (
        """Consultation on the policing inspection programme and framework 2025
HMICFRS
We found that Dorset Police is good at preventing crime.""",
        "how inspections are made",
    ),
    "an account whose title looks like a report's": (
        """Avon Fire and Rescue Service 2023/24
Statement of assurance
HMICFRS said that Avon Fire and Rescue Service is good at preventing fires and other risks.""",
        "account of its own work",
    ),
    "a message under a report's title": (
        """From: Ann Hill
To: Jo Marsh
Subject: PEEL 2023-25: An inspection of Essex Police
Essex Police is good at preventing crime. That is what they say.""",
        "a message",
    ),
    "news before an inspection": (
        """Cumbria Police Federation
Members' news
The HMICFRS inspection of Cumbria Constabulary starts next month. The next PEEL inspection matters to us all.""",
        "tells of no inspection",
    ),
}


@pytest.mark.parametrize(("text", "words"), REFUSED.values(), ids=REFUSED)
def test_not_a_report(text: str, words: str) -> None:
    """Another inspectorate's report, a paper, a tool's papers, a list: each is refused, and the line says what it is."""
    with pytest.raises(Refused) as refusal:
        identified(text)
    assert refusal.value.code == "not_a_report"
    assert words in refusal.value.reason
    assert "\n" not in refusal.value.reason


_WHOLE = """PEEL 2021/22: An inspection of Gwent Police

Preventing crime

Good

Gwent Police is good at preventing crime. It has analysts in every district.

Area for improvement

The force should tell residents what it has done.

Investigating crime

Requires improvement

Gwent Police requires improvement at investigating crime. Plans are often missing.
"""
BROUGHT = {
    "an item of an agenda": "Item 7: Inspection of the force\n\nMeeting of the Gwent Police and Crime Panel, Friday 3 June 2022 (Item 7.)\n\n"
    "Members are asked to note what follows.\n\n",
    "an agenda before it": "Agenda for the strategic board, 4 July 2022\n\n1. Welcome\n\n2. Inspection report\n\nThe report is below.\n\n",
    "minutes before it": "Minutes of the meeting held on 5 May 2022\n\nApologies: none\n\nThe chair thanked the force. The report is added.\n\n",
    "a council's paper": "Newport City Council\n\nReport of the director of communities\n\nThe report of the inspectorate is added below.\n\n",
}


@pytest.mark.parametrize("before", BROUGHT.values(), ids=BROUGHT)
def test_a_report_that_another_text_brings_whole(before: str) -> None:
    """It's the inspectorate's, whatever the page or paper that brings it calls itself."""
    assert identified(before + _WHOLE).identity.body == "Gwent Police"


@pytest.mark.parametrize("before", BROUGHT.values(), ids=BROUGHT)
def test_a_list_of_grades_in_another_text_is_no_report(before: str) -> None:
    """Minutes and papers list the grades too; they bring no chapter of a report."""
    told = "PEEL 2021/22: An inspection of Gwent Police\n\nPreventing crime\n\nGood\n\nInvestigating crime\n\nAdequate\n\nMembers noted it.\n"
    with pytest.raises(Refused):
        identified(before + told)


NATIONAL = {
    "overview": """PEEL: Police effectiveness 2016
A national overview
© HMIC 2017
Summary
We inspected all forces. Durham Constabulary is outstanding at investigating crime. Kent Police and
Norfolk Constabulary are outstanding at protecting vulnerable people.""",
    "annual": """State of Policing: The Annual Assessment of Policing in England and Wales 2022
His Majesty's Chief Inspector of Constabulary
Forces need to do better. The Metropolitan Police Service, Cleveland Police and Gloucestershire Constabulary were in Engage.""",
    "thematic": """An inspection of how well the police tackle serious youth violence
HMICFRS
We inspected twelve forces. Leicestershire Police, Sussex Police, Cheshire Constabulary, Gwent Police and
Merseyside Police were among them. Leicestershire Police has a good plan.""",
    "fire": """State of Fire and Rescue: The Annual Assessment of Fire and Rescue Services in England 2023
HM Chief Inspector of Fire and Rescue Services
Lancashire Fire and Rescue Service and Avon Fire and Rescue Service have done well.""",
}


@pytest.mark.parametrize("text", NATIONAL.values(), ids=NATIONAL)
def test_national(text: str) -> None:
    """A national report names bodies as examples and inspects no one: its body is unknown."""
    with pytest.raises(Refused) as refusal:
        identified(text)
    assert refusal.value.code == "body_unknown"


@pytest.mark.parametrize("host", ["https://hmicfrs.justiceinspectorates.gov.uk/", "https://www.example.org/"])
def test_addresses_of_links_tell_whose_text_it_is(host: str) -> None:
    """Addresses printed behind the words of links are read by no rule but this one."""
    text = (
        f"Kent Police\n\nInvestigating crime ({host}kent/crime/)\n\n"
        f"The force investigates crime well. It trains its detectives ({host}glossary/detective/) for a year."
    )
    if "justice" in host:
        assert identified(text).identity.body == "Kent Police"
    else:
        with pytest.raises(Refused, match="no inspection report"):
            identified(text)
