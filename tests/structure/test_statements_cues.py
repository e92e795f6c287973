"""Cue families of change, one sentence at a time, in the wording of many bodies and programmes."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest

from hmicdiff.structure.clauses import joints, split_clauses
from hmicdiff.structure.statements.hits import find_hits, part
from hmicdiff.text import plain
from hmicdiff.vocabulary.cues import load_cues

GOLD = Path(__file__).resolve().parents[1] / "gold"

CASES = [
    pytest.param(
        (),
        "The force has lost 311 officers, which is more than it had planned for.",
        id="lost-more-than-planned",
    ),
    pytest.param((), "It has lost 40 staff, more than it had expected to.", id="lost-more-than-expected"),
    pytest.param((), "Work on the station cost more than it was meant to.", id="cost-more-than-meant"),
    pytest.param(
        (), "It has 40 vacancies, which is more than it had in 2019.", id="more-vacancies-than-it-had"
    ),
    pytest.param(
        ("improved",), "The force does more for victims than it did in 2019.", id="does-more-than-it-did"
    ),
    pytest.param((), "The service's plans remain under consideration.", id="remain-under-consideration"),
    pytest.param((), "Two older policies remained under review.", id="remained-under-review"),
    pytest.param((), "Tenants remain exposed to further crime.", id="remain-exposed-to"),
    # An empty tuple is a trap: it looks like change and states none.
    pytest.param((), "How Lincolnshire compares with similar forces", id="how-it-compares"),
    pytest.param((), "How does the service compare with other services?", id="how-does-it-compare"),
    pytest.param((), "It isn't any worse than in 2019.", id="isnt-any-worse"),
    pytest.param((), "Waits are no longer than at our last inspection.", id="waits-no-longer"),
    pytest.param((), "Satisfaction is no lower than in 2019.", id="no-lower-than"),
    pytest.param((), "Supervision wasn't any weaker than in our previous inspection.", id="wasnt-any-weaker"),
    pytest.param(("unresolved",), "It isn't any better than in 2019.", id="isnt-any-better"),
    pytest.param(
        ("regressed",), "The force did not act, and things are worse than in 2019.", id="not-acted-and-worse"
    ),
    pytest.param(("regressed",), "It is not as good as in 2019.", id="not-as-good-as"),
    pytest.param(
        (), "The force should tell complainants what progress has been made.", id="should-tell-what-progress"
    ),
    pytest.param(
        (), "It needs to publish which improvements have been made since 2019.", id="needs-to-publish-which"
    ),
    pytest.param(
        (), "Complainants must be kept informed of what has been resolved.", id="must-be-kept-informed"
    ),
    pytest.param(
        (), "We expect the service to show how its response has improved.", id="expect-it-to-show-how"
    ),
    pytest.param(
        ("improved",),
        "The force has told complainants what progress has been made.",
        id="has-told-of-progress",
    ),
    pytest.param(
        ("regressed",),
        "It should tell the public, because its service has deteriorated.",
        id="should-tell-because-it-deteriorated",
    ),
    pytest.param(
        (),
        "It disrupted 58 organised crime groups, 12 percent more than in 2022.",
        id="disrupted-more-groups",
    ),
    pytest.param((), "It solved 300 burglaries, 9 percent fewer than in 2020.", id="solved-fewer-burglaries"),
    pytest.param(
        (),
        "The force resolved 640 complaints, a rise of 11 percent since 2021.",
        id="resolved-more-complaints",
    ),
    pytest.param((), "Crews attended 30 percent more incidents than in 2020.", id="attended-more-incidents"),
    pytest.param(
        (), "It knows of 58 organised crime groups, 12 percent more than in 2022.", id="knows-of-more-groups"
    ),
    pytest.param(
        ("regressed",),
        "It has 58 overdue visits, 12 percent more than in 2022.",
        id="has-more-overdue-visits",
    ),
    pytest.param(
        ("regressed",),
        "It disrupted 58 gangs, but its backlog of cases is 12 percent more than in 2022.",
        id="disrupted-gangs-but-backlog-is-more",
    ),
    pytest.param(
        ("improved",), "The number of crimes solved rose by 12 percent.", id="number-of-crimes-solved-rose"
    ),
    pytest.param(
        ("regressed",),
        "Since our last inspection, there has been a significant deterioration in how the force prevents crime and anti-social behaviour.",
        id="since-our-last-inspection-there-has-been",
    ),
    pytest.param(
        ("regressed",),
        "There are now far fewer resources dedicated to neighbourhood policing and they are operating without a clear plan or direction.",
        id="there-are-now-far-fewer-resources-dedicated",
    ),
    pytest.param(
        ("not_comparable",),
        "A reduction in grade, particularly from good to adequate, does not necessarily mean that there has been a reduction in performance, unless we say so in the report.",
        id="a-reduction-in-grade-particularly-from-good",
    ),
    pytest.param(
        ("improved",),
        "I am pleased with how Cleveland Police has improved since the arrival of the current chief constable, who has brought greater stability.",
        id="i-am-pleased-with-how-cleveland-police",
    ),
    pytest.param(
        ("unresolved",),
        "However, I still have some concern about its performance in keeping people safe and reducing crime.",
        id="however-i-still-have-some-concern-about",
    ),
    pytest.param(
        (),
        "Some children remain in abusive homes while their cases are assessed.",
        id="some-children-remain-in-abusive-homes",
    ),
    pytest.param(
        (),
        "Some suspects remain wanted.",
        id="some-suspects-remain-wanted",
    ),
    pytest.param(
        (),
        "The constabulary should make sure that it answers 101 calls more quickly.",
        id="make-sure-that-it-answers-more-quickly",
    ),
    pytest.param(
        (),
        "The service needs to work to ensure that its staff are much better supported than they were.",
        id="work-to-see-staff-better-supported",
    ),
    pytest.param(
        ("improved",),
        "The force should make sure that its supervision, which has improved, reaches every team.",
        id="asked-of-what-has-improved",
    ),
    pytest.param(
        (),
        "An inspecting officer went back to a hotel whose alarm system had deteriorated since the owner's last test.",
        id="alarm-of-a-hotel",
    ),
    pytest.param(
        (),
        "A constable noted on the log that her sleep had improved.",
        id="noted-on-the-log",
    ),
    pytest.param(
        (),
        "Progress through the building was slow because of the dust.",
        id="progress-through-the-building",
    ),
    pytest.param(
        ("improved",),
        "The long waits for renewal of a certificate that we described in 2021 have been resolved.",
        id="waits-that-we-described",
    ),
    pytest.param(
        ("regressed",),
        "But I am concerned that neighbourhood officers are being moved to other duties more often than they were.",
        id="moved-more-often-than-they-were",
    ),
    pytest.param(
        ("unresolved",),
        "It is disappointing that the force has improved so little.",
        id="disappointing-that-it-improved-so-little",
    ),
    pytest.param(
        ("improved",),
        "The force has significantly improved its crime recording and made good progress in improving how it records the use of force.",
        id="the-force-has-significantly-improved-its-crime",
    ),
    pytest.param(
        ("unresolved",),
        "However, the force still needs to get better at investigating reported crimes.",
        id="however-the-force-still-needs-to-get",
    ),
    pytest.param(
        ("unresolved",),
        "Cleveland Police remains in the inspectorate's enhanced monitoring stage, Engage.",
        id="cleveland-police-remains-in-the-inspectorates-enhanced",
    ),
    pytest.param(
        (),
        "The extent to which the force is effective at keeping people safe and reducing crime: not yet graded.",
        id="the-extent-to-which-the-force-is",
    ),
    pytest.param(
        ("improved",),
        "I am reassured to see that since 2016 it has made improvements in:",
        id="i-am-reassured-to-see-that-since",
    ),
    pytest.param(
        ("regressed",),
        "Overall Gwent Police needs to improve to regain the level of service it was providing previously, but I am confident the force will be able to do this.",
        id="overall-gwent-police-needs-to-improve-to",
    ),
    pytest.param(
        ("sustained",),
        "The force has maintained a good understanding of demand, but it needs to do more to develop sustainable financial plans to achieve future savings.",
        id="the-force-has-maintained-a-good-understanding",
    ),
    pytest.param(
        ("improved",),
        "However, there has been a notable improvement in the force's approach since the initial inspection; and",
        id="however-there-has-been-a-notable-improvement",
    ),
    pytest.param(
        ("regressed",),
        "I have been concerned about the way the force is operating and in particular by its deteriorating performance.",
        id="i-have-been-concerned-about-the-way",
    ),
    pytest.param(
        ("sustained",),
        "I congratulate Durham Constabulary on sustaining its exceptional overall performance.",
        id="i-congratulate-durham-constabulary-on-sustaining-its",
    ),
    pytest.param(
        ("improved",),
        "I am also pleased to note that Durham has improved its crime-recording processes since our 2014 report.",
        id="i-am-also-pleased-to-note-that",
    ),
    pytest.param(
        ("sustained",),
        "I commend Durham Constabulary for another strong performance this year and am confident that it is well equipped for this to continue in the future.",
        id="i-commend-durham-constabulary-for-another-strong",
    ),
    pytest.param(
        ("not_comparable",),
        "This is the first time HMIC has graded forces on their legitimacy, so no year-on-year comparison is possible.",
        id="this-is-the-first-time-hmic-has",
    ),
    pytest.param(
        ("unresolved",),
        "We were disappointed to see that the service hasn't made the progress we expected since our 2019 inspection.",
        id="we-were-disappointed-to-see-that-the",
    ),
    pytest.param(
        ("unresolved",),
        "There are 15 of areas of improvement outstanding from our previous inspection.",
        id="there-are-of-areas-of-improvement-outstanding",
    ),
    pytest.param(
        ("improved",),
        "The force has responded positively to the findings of last year's PEEL assessment and I am very pleased with its performance in keeping people safe.",
        id="the-force-has-responded-positively-to-the",
    ),
    pytest.param(
        ("improved",),
        "I would like to commend Gwent Police for the excellent progress it has made in 2015.",
        id="i-would-like-to-commend-gwent-police",
    ),
    pytest.param(
        ("regressed",),
        "Our overall judgment this year is not consistent with last year when the force was judged as outstanding.",
        id="our-overall-judgment-this-year-is-not",
    ),
    pytest.param(
        ("sustained",),
        "Our overall judgment this year is consistent with last year, when we judged Norfolk Constabulary to be good.",
        id="our-overall-judgment-this-year-is-consistent",
    ),
    pytest.param(
        ("improved",),
        "I am reassured to see that since our inspection in 2016 the force has developed a much better understanding of the threats from organised crime, and it is now good at tackling serious and organised crime.",
        id="i-am-reassured-to-see-that-since-our-inspection",
    ),
    pytest.param(
        (
            "improved",
            "unresolved",
        ),
        "The force has taken action to improve the accuracy of its crime recording, but I have serious concerns that it is still failing to record a significant number of reported crimes.",
        id="the-force-has-taken-action-to-improve",
    ),
    pytest.param(
        (),
        "I am satisfied with most aspects of Cleveland Police's performance in keeping people safe and reducing crime, but the force needs to continue to make improvements in some areas to provide a consistently good service.",
        id="i-am-satisfied-with-most-aspects-of",
    ),
    pytest.param(
        ("improved",),
        "West Midlands Police has made progress in several areas of policing, but more work is needed to improve its overall performance.",
        id="west-midlands-police-has-made-progress-in",
    ),
    pytest.param(
        (),
        "However, there are several areas for improvement.",
        id="however-there-are-several-areas-for-improvement",
    ),
    pytest.param(
        ("improved",),
        "In our most recent revisit, we found significant improvements have been made to the mobilisation system to make sure it is reliable and stable.",
        id="in-our-most-recent-revisit-we-found",
    ),
    pytest.param(
        ("improved",),
        "This has resulted in the closure of the accelerated cause of concern about the mobilisation system.",
        id="this-has-resulted-in-the-closure-of",
    ),
    pytest.param(
        ("unresolved",),
        "The service still doesn't have an effective system to make sure it gathers and records relevant and up-to-date risk information.",
        id="the-service-still-doesnt-have-an-effective",
    ),
    pytest.param(
        ("improved",),
        "We are pleased to see that the service has started to make good progress in relation to both accelerated causes of concern.",
        id="we-are-pleased-to-see-that-the",
    ),
    pytest.param(
        (),
        "The questions that make up the PEEL assessments do not remain exactly the same and must adapt to changing priorities.",
        id="the-questions-that-make-up-the-peel",
    ),
    pytest.param(
        ("improved",),
        "City of London Police's performance continues to improve and this is a better report than last year.",
        id="city-of-london-polices-performance-continues-to",
    ),
    pytest.param(
        ("sustained",),
        "It continues to uphold an ethical culture and promote standards of professional behaviour well.",
        id="it-continues-to-uphold-an-ethical-culture",
    ),
    pytest.param(
        (),
        "It is designed to give the public information about how their local police force is performing in several important areas, in a way that is comparable both across England and Wales, and year on year.",
        id="it-is-designed-to-give-the-public",
    ),
    pytest.param(
        (),
        "We have moved to a more intelligence-led, continual assessment approach, rather than the annual PEEL inspections we used in previous years.",
        id="we-have-moved-to-a-more-intelligence",
    ),
    pytest.param(
        ("improved",),
        "We were encouraged to find a significant increase in both resources and time allocated to reducing risk.",
        id="we-were-encouraged-to-find-a-significant",
    ),
    pytest.param(
        ("improved",),
        "The force has made good progress since HMIC's 2014 inspection.",
        id="the-force-has-made-good-progress-since",
    ),
    pytest.param(
        ("sustained",),
        "The force has remained good at investigating crime.",
        id="the-force-has-remained-good-at-investigating",
    ),
    pytest.param(
        ("unresolved",),
        "The force's response to domestic abuse remains a concern.",
        id="the-forces-response-to-domestic-abuse-remains",
    ),
    pytest.param(
        ("unresolved",),
        "The backlog of cases in the digital forensics unit remains too high.",
        id="the-backlog-of-cases-in-the-digital",
    ),
    pytest.param(
        ("regressed",),
        "The force's performance in answering calls has declined since last year.",
        id="the-forces-performance-in-answering-calls-has",
    ),
    pytest.param(
        ("regressed",),
        "Response times have increased since our last inspection.",
        id="response-times-have-increased-since-our-last",
    ),
    pytest.param(
        ("improved",),
        "Response times have fallen by 10 percent since our last inspection.",
        id="response-times-have-fallen-by-percent-since",
    ),
    pytest.param(
        ("regressed",),
        "The number of outstanding suspects has risen from 120 to 310.",
        id="the-number-of-outstanding-suspects-has-risen",
    ),
    pytest.param(
        ("regressed",),
        "Cleveland Police has dropped two grades since 2017.",
        id="cleveland-police-has-dropped-two-grades-since",
    ),
    pytest.param(
        ("improved",),
        "It has closed three of the five recommendations we made in 2021.",
        id="it-has-closed-three-of-the-five",
    ),
    pytest.param(
        (),
        "The force has outstanding suspects whom it should trace more quickly.",
        id="the-force-has-outstanding-suspects-whom-it",
    ),
    pytest.param(
        (),
        "The force should continue to improve its services to victims.",
        id="the-force-should-continue-to-improve-its",
    ),
    pytest.param(
        (),
        "Officers are encouraged to drive continuous improvement.",
        id="officers-are-encouraged-to-drive-continuous-improvement",
    ),
    pytest.param(
        (),
        "The service will improve its training next year.",
        id="the-service-will-improve-its-training-next",
    ),
    pytest.param(
        (),
        "The force aims to improve its understanding of demand.",
        id="the-force-aims-to-improve-its-understanding",
    ),
    pytest.param(
        ("unresolved",),
        "We found that little progress had been made since our last inspection.",
        id="we-found-that-little-progress-had-been",
    ),
    pytest.param(
        ("unresolved",),
        "We said in 2016 that supervision needed to improve, but it has still not improved.",
        id="we-said-in-that-supervision-needed-to",
    ),
    pytest.param(
        ("improved",),
        "In 2018, we said the service should improve its fire safety audits; it has now done so and audits have increased by 40 percent.",
        id="in-we-said-the-service-should-improve",
    ),
    pytest.param(
        ("too_early",),
        "It is too soon to judge the effect of these changes.",
        id="it-is-too-soon-to-judge-the",
    ),
    pytest.param(
        ("too_early",),
        "The new operating model is not yet fully embedded.",
        id="the-new-operating-model-is-not-yet",
    ),
    pytest.param(
        ("sustained",),
        "Despite reductions in its budget, the force has kept the number of neighbourhood officers stable.",
        id="despite-reductions-in-its-budget-the-force",
    ),
    pytest.param(
        ("benchmark",),
        "The force has fewer officers per head of population than most other forces.",
        id="the-force-has-fewer-officers-per-head",
    ),
    pytest.param(
        ("benchmark",),
        "Its 999 answering times are worse than the England and Wales average.",
        id="its-answering-times-are-worse-than-the",
    ),
    pytest.param(
        (),
        "Police officers continue to professional development.",
        id="police-officers-continue-to-professional-development",
    ),
    pytest.param(
        ("regressed",),
        "The force no longer routinely attends burglaries.",
        id="the-force-no-longer-routinely-attends-burglaries",
    ),
    pytest.param(
        (),
        "Victims who no longer support a prosecution are visited.",
        id="victims-who-no-longer-support-a-prosecution",
    ),
    pytest.param(
        ("improved",),
        "Staff no longer have a backlog of vetting cases, which have been cleared since 2022.",
        id="staff-no-longer-have-a-backlog-of",
    ),
    pytest.param((), "There has been a reduction in funding.", id="there-has-been-a-reduction-in-funding"),
    pytest.param(
        ("improved",),
        "There has been a reduction in the number of accidental dwelling fires since 2019.",
        id="there-has-been-a-reduction-in-the",
    ),
    pytest.param(
        ("regressed",),
        "Public satisfaction with policing has fallen since 2015.",
        id="public-satisfaction-with-policing-has-fallen-since",
    ),
    pytest.param((), "We will continue to monitor progress.", id="we-will-continue-to-monitor-progress"),
    pytest.param(
        (),
        "The force has an improved performance framework.",
        id="the-force-has-an-improved-performance-framework",
    ),
    pytest.param(
        ("unresolved",),
        "We raised this in our 2016 report and found the same problems again this year.",
        id="we-raised-this-in-our-report-and",
    ),
    pytest.param(
        ("unresolved",),
        "This was an area for improvement in our last inspection and the force has more to do.",
        id="this-was-an-area-for-improvement-in",
    ),
    pytest.param(
        ("not_comparable",),
        "The results should not be compared with those of earlier audits.",
        id="the-results-should-not-be-compared-with",
    ),
    pytest.param(
        ("sustained",),
        "There has been no significant change since our last inspection.",
        id="there-has-been-no-significant-change-since",
    ),
    pytest.param((), "Officers remained at the scene.", id="officers-remained-at-the-scene"),
    pytest.param(
        (), "Suspects who remain in custody are reviewed.", id="suspects-who-remain-in-custody-are-reviewed"
    ),
    pytest.param(
        ("improved",),
        "The service has improved its on-call availability since 2018.",
        id="the-service-has-improved-its-on-call",
    ),
    pytest.param(
        ("improved",),
        "The brigade has made good progress against its improvement plan.",
        id="the-brigade-has-made-good-progress-against",
    ),
    pytest.param(
        ("sustained",),
        "This question was not inspected in 2017 and the judgment from 2016, good, still stands.",
        id="this-question-was-not-inspected-in-and",
    ),
    pytest.param(
        ("improved",),
        "The way the force tackles serious and organised crime is much improved.",
        id="the-way-the-force-tackles-serious-and",
    ),
    pytest.param(
        ("not_comparable",),
        "This is the first year HMIC has graded forces on their overall effectiveness so comparison of their year-on-year effectiveness is not possible.",
        id="this-is-the-first-year-hmic-has",
    ),
    pytest.param(
        ("improved",),
        "Gwent Police has reduced crime over the last four years.",
        id="gwent-police-has-reduced-crime-over-the",
    ),
    pytest.param(
        (),
        "The force has increased its patrols to prevent crime.",
        id="the-force-has-increased-its-patrols-to",
    ),
    pytest.param(
        ("benchmark",),
        "This is compared with a 1 percent reduction across England and Wales.",
        id="this-is-compared-with-a-percent-reduction",
    ),
    pytest.param(
        ("sustained",),
        "It has sound financial and organisational plans and continues to identify savings and to invest in the future.",
        id="it-has-sound-financial-and-organisational-plans",
    ),
    pytest.param(
        ("sustained",),
        "Our overall judgment is consistent with last year.",
        id="our-overall-judgment-is-consistent-with-last",
    ),
    pytest.param(
        ("sustained",),
        "The force has protected its local neighbourhood teams, which work extremely well with partners to keep communities safe.",
        id="the-force-has-protected-its-local-neighbourhood",
    ),
    pytest.param(
        ("sustained",),
        "I am particularly impressed that despite the financial challenges, the force has invested in those areas supporting the most vulnerable victims.",
        id="i-am-particularly-impressed-that-despite-the",
    ),
    pytest.param(
        ("sustained",),
        "I commend the force for its outstanding performance in reducing its costs whilst maintaining the service it provides to the public.",
        id="i-commend-the-force-for-its-outstanding",
    ),
    pytest.param(
        ("too_early",),
        "I will be keeping the effects of this change under review.",
        id="i-will-be-keeping-the-effects-of",
    ),
    pytest.param(
        (), "I will continue to closely monitor its progress.", id="i-will-continue-to-closely-monitor-its"
    ),
    pytest.param(
        ("benchmark",),
        "The proportion of respondents who think that the force does a good job was broadly in line with the figure across England and Wales.",
        id="the-proportion-of-respondents-who-think-that",
    ),
    pytest.param(
        ("benchmark",),
        "The proportion of victims that were satisfied with their experience was greater than the figure across England and Wales.",
        id="the-proportion-of-victims-that-were-satisfied",
    ),
    pytest.param(
        ("improved",),
        "It is good at investigating crime and has continued to improve through clearer procedures and better supervision.",
        id="it-is-good-at-investigating-crime-and",
    ),
    pytest.param(
        ("improved",),
        "I am impressed by the significant improvements the constabulary has made to its crime-recording arrangements.",
        id="i-am-impressed-by-the-significant-improvements",
    ),
    pytest.param(
        ("unresolved",),
        "The constabulary has made little improvement and is still recording about 3 quarters of crimes within 24 hours.",
        id="the-constabulary-has-made-little-improvement-and",
    ),
    pytest.param(
        ("unresolved",),
        "However, these plans have not yet led to consistent improvements across the whole force.",
        id="however-these-plans-have-not-yet-led",
    ),
    pytest.param(
        ("improved",),
        "It will never get everything right; but we believe the force's performance is moving in the right direction.",
        id="it-will-never-get-everything-right-but",
    ),
    pytest.param(
        ("improved",),
        "It has improved its approach to sharing effective practice and has developed a web-based tool.",
        id="it-has-improved-its-approach-to-sharing",
    ),
    pytest.param(
        ("sustained",),
        "This question was not inspected in 2017. The grade and findings from last year's inspection still stand.",
        id="this-question-was-not-inspected-in-the",
    ),
    pytest.param(
        ("improved",),
        "Kent Police is good at keeping people safe and reducing crime, and it continues to make positive improvements in terms of its effectiveness.",
        id="kent-police-is-good-at-keeping-people",
    ),
    pytest.param(
        (),
        "The force has demonstrated robust financial management and has responded well to the financial challenges it has faced.",
        id="the-force-has-demonstrated-robust-financial-management",
    ),
    pytest.param(
        ("improved",),
        "It has substantially improved its crime-recording accuracy since our 2017 inspection.",
        id="it-has-substantially-improved-its-crime-recording",
    ),
    pytest.param(
        ("sustained",),
        "The force continues to be outstanding in this area.",
        id="the-force-continues-to-be-outstanding-in",
    ),
    pytest.param(
        (),
        "Norfolk is the fifth largest county in England and Wales and has a predominantly rural population.",
        id="norfolk-is-the-fifth-largest-county-in",
    ),
    pytest.param(
        (),
        "I am particularly pleased by the force's commitment to continuous improvement.",
        id="i-am-particularly-pleased-by-the-forces",
    ),
    pytest.param(
        (),
        "This year, for the first time, we have assessed leadership across the force.",
        id="this-year-for-the-first-time-we",
    ),
    pytest.param(
        (),
        "In view of these findings, I do not underestimate how much improvement is needed.",
        id="in-view-of-these-findings-i-do",
    ),
    pytest.param(
        (),
        "The force needs to make some improvements, particularly in its effectiveness, to provide a consistently good service.",
        id="the-force-needs-to-make-some-improvements",
    ),
    pytest.param(
        (),
        "Read more about my assessment of Kent Police's performance this year, including where I would like to see improvements next year.",
        id="read-more-about-my-assessment-of-kent",
    ),
    pytest.param(
        ("improved",),
        "Since then there has been a significant effort to review and change structures.",
        id="significant-effort",
    ),
    pytest.param(
        ("improved",),
        "I am encouraged that the force is making progress; in particular, it now routinely identifies vulnerability.",
        id="making-progress",
    ),
    pytest.param(
        ("unresolved",),
        "The force still needs to go further if it is to provide the service people deserve.",
        id="go-further",
    ),
    pytest.param(
        ("improved",),
        "The constabulary has developed new performance processes that are helping it to make improvements.",
        id="helping-to-make-improvements",
    ),
    pytest.param(
        (),
        "The constabulary should make changes to help it to make improvements.",
        id="help-to-make-improvements",
    ),
    pytest.param(
        ("regressed",),
        "The availability of on-call fire engines has fallen since our last inspection.",
        id="fire-engines-are-no-fires",
    ),
    pytest.param(
        ("improved",),
        "Progress has been made on vetting.",
        id="progress-has-been-made",
    ),
]


def directions(text: str) -> tuple[str, ...]:
    """Return the direction of each piece of a sentence."""
    cues = load_cues()
    return tuple(piece.hit.direction for piece in part(text, find_hits(text, cues), cues))


SHRANK_OR_STANDS = [
    (("improved",), "The queue of unread referrals has fallen from 300 to 40."),
    (("improved",), "Warning notices are now issued much more often."),
    (("improved",), "It has overcome the weaknesses in rostering that we criticised."),
    (("regressed",), "The cadet scheme has been wound up."),
    (("regressed",), "The review panel that met each month has been abolished."),
    ((), "The two-tier queue has been abolished."),
    (("unresolved",), "It has no register of skills, despite our recommending one in 2018."),
    (("unresolved",), "Crews lack a mentor, the absence of which we noted in 2019."),
    (("unresolved",), "However, as in previous years, few plans had been checked."),
    (("unresolved",), "As we reported in 2016, the control room does not record risk."),
    (("unresolved",), "As in earlier inspections, too few stations have a spare engine."),
    ((), "As in previous years, the service tests its pumps each month."),
]


@pytest.mark.parametrize(("expected", "text"), SHRANK_OR_STANDS)
def test_what_shrank_was_given_up_or_stands(expected: tuple[str, ...], text: str) -> None:
    """A fault that grew less is better, what was given up worse, what was asked for and is not there stands."""
    assert directions(text) == expected


SHARES = [
    ((), "It recorded 96.1 percent of crimes, which is 7-8 points more than in 2016."),
    ((), "The force attended 81 percent of reported incidents, more than in 2018."),
    (("regressed",), "The force recorded 4,000 crimes, more than in 2016."),
    (("regressed",), "It answered 61 percent of 999 calls in time, which is fewer than in 2019."),
]


@pytest.mark.parametrize(("expected", "text"), SHARES)
def test_the_whole_of_a_share_is_not_what_grew(expected: tuple[str, ...], text: str) -> None:
    """A greater share of crimes is no rise in crime; what is told beside the whole decides, or nothing."""
    assert directions(text) == expected


OF_WHOSE_FINDINGS = [
    (("improved",), "The service has acted on the findings of our last report."),
    ((), "The service has acted on the findings of the public inquiry into the flood."),
    ((), "The force has responded well to the recommendations of the coroner."),
    (("improved",), "The force has responded well to our recommendations on the coroner’s office."),
]


@pytest.mark.parametrize(("expected", "text"), OF_WHOSE_FINDINGS)
def test_only_findings_of_inspections_are_acted_on(expected: tuple[str, ...], text: str) -> None:
    """To act on what an inquiry or a coroner found is good work, and no change since an inspection."""
    assert directions(text) == expected


@pytest.mark.parametrize(("expected", "text"), CASES)
def test_direction(expected: tuple[str, ...], text: str) -> None:
    """A sentence states the directions a reader sees in it, and none where it only looks so."""
    assert directions(text) == expected


@pytest.mark.parametrize(
    "row", json.loads((GOLD / "statement_near_misses.json").read_text()), ids=lambda row: row["text"][:40]
)
def test_near_misses_state_nothing(row: dict[str, str]) -> None:
    """Sentences that careful readers marked as no statement of change are none."""
    assert directions(plain(row["text"])) == ()


def test_words_only_save_time() -> None:
    """Leaving out the words that a cue is looked for by changes no finding."""
    cues = load_cues()
    free = dataclasses.replace(
        cues, statements=tuple(dataclasses.replace(cue, words=("",)) for cue in cues.statements)
    )
    texts = [row["text"] for row in json.loads((GOLD / "polarity.json").read_text())["rows"]]
    texts += [str(case.values[1]) for case in CASES]
    assert [find_hits(text, cues) for text in texts] == [find_hits(text, free) for text in texts]


@pytest.mark.parametrize(
    "text",
    [
        "This is a reduction of 11 percent against the previous 12 months.",
        "It has fallen since our last inspection.",
        "But it has fallen since our last inspection.",
    ],
)
def test_movement_takes_its_noun_from_the_sentence_before(text: str) -> None:
    """What moved and is only pointed at is good or bad by what the sentence before counts."""
    cues = load_cues()
    good = find_hits(text, cues, "The force recorded 28,230 incidents of anti-social behaviour.")
    bad = find_hits(text, cues, "The satisfaction rate was 71 percent.")
    assert [hit.direction for hit in (*good, *bad)] == ["improved", "regressed"]


def test_concession_turns_at_its_comma() -> None:
    """A sentence that opens with "Despite" has its second clause behind the comma."""
    text = "Despite a fall of 1,200 incidents in Kent, calls rose."
    cues = load_cues()
    second = split_clauses(text, cues)[1]
    assert text[second.start :] == "calls rose."
    assert second.start in joints(text, cues)
