"""Whether two items ask for the same: object, aspect and direction, whatever their template."""

from __future__ import annotations

import pytest

from hmicdiff.comparing.asks import agreement, ask_of
from hmicdiff.comparing.items import ItemParams
from hmicdiff.vocabulary import load_vocabulary

VOCABULARY = load_vocabulary()
ENOUGH = ItemParams().same_ask


def agreed(one: str, other: str) -> float:
    """Return how far two texts ask for the same."""
    return agreement(ask_of(one, VOCABULARY), ask_of(other, VOCABULARY))


SAME = [
    (
        "The force should ensure that community officers are not regularly abstracted from their beats.",
        "Second, the force needed to ensure that community officers were not regularly abstracted from their beats.",
    ),
    (
        "The force should reduce the time it takes to answer emergency calls.",
        "The force must make sure that it picks up 999 calls within ten seconds.",
    ),
    (
        "The service should make sure that its firefighters have good access to up-to-date risk information.",
        "The service needs to improve how it keeps risk information up to date and within reach of crews.",
    ),
    (
        "The force should reduce its backlog of digital forensic examinations.",
        "The constabulary should make sure that it examines digital devices in a timely way.",
    ),
    (
        "The force should make sure that it visits registered sex offenders in good time.",
        "The force should reduce its overdue visits to registered sex offenders.",
    ),
    (
        "The force should improve the recording of crimes reported by victims of antisocial behaviour.",
        "The force needs to make sure it records crimes when victims report antisocial behaviour.",
    ),
    (
        "The force should make sure that voluntary attendance is used appropriately.",
        "The constabulary should review its use of voluntary attendance.",
    ),
    (
        "The service should make sure that its on-call availability improves.",
        "The service needs to increase the availability of its on-call fire engines.",
    ),
    (
        "The force should improve how promptly it reviews public complaints.",
        "In 2022 we gave the force an area for improvement about how promptly it reviews public complaints.",
    ),
    (
        "By 31 March 2024, the force should make sure that it hears the views of victims of domestic abuse.",
        "The force should carry out surveys of victims of domestic abuse.",
    ),
    (
        "The service should diversify its workforce.",
        "The service should do more so that its firefighters reflect the public it protects.",
    ),
    (
        "The force should do more to attract recruits from under-represented groups.",
        "The force should improve the diversity of those it recruits.",
    ),
    (
        "The force should make its workforce more representative of its county's people.",
        "The force should increase the number of officers from ethnic minorities.",
    ),
    (
        "The force must tell complainants how their complaint ended.",
        "The force should make sure that complainants are told about the outcome of their complaint.",
    ),
    (
        "The force should improve how it identifies vulnerable callers.",
        "The force should improve how it recognises vulnerable callers.",
    ),
    (
        "The force should make sure that it shares intelligence with schools.",
        "The force should improve how it exchanges intelligence with schools.",
    ),
    (
        "The force should improve the quality of its case files.",
        "The force should improve the standard of its prosecution files.",
    ),
    (
        "The force should use handcuffs less frequently on children.",
        "The force should reduce its use of handcuffs on children.",
    ),
    (
        "The force should stop and search children in areas of knife crime more often.",
        "The force should increase its use of stop and search on children in areas of knife crime.",
    ),
    (
        "The force should make sure that all its workforce has vetting at the right level for their role.",
        "The force must assure itself that every member of its workforce holds the correct level of vetting for the role that they do.",
    ),
    (
        "The force should make sure that staff are vetted to the level that their post requires.",
        "The constabulary should make sure all officers and staff have the appropriate vetting for their roles.",
    ),
    (
        "The force needs to satisfy itself that each employee is vetted at the required level for the job that they hold.",
        "The force should ensure that its personnel have the right vetting for the posts they fill.",
    ),
    (
        "The service should make sure that firefighters have good access to relevant and up-to-date risk information.",
        "The service needs to give its crews risk information that is current and easy for them to get at.",
    ),
    (
        "The service must make sure that its crews can quickly get hold of current risk information.",
        "The service should improve the accessibility of risk information and keep it up to date.",
    ),
    (
        "The service should make sure that up-to-date risk information is readily available to its crews.",
        "The service should make sure that its operational crews can access current risk information.",
    ),
    (
        "The constabulary should bring its firearms licensing teams together.",
        "The constabulary should centralise its firearms licensing teams.",
    ),
    (
        "The service should shorten the time that on-call crews take to turn out.",
        "The service should make sure that on-call crews turn out sooner.",
    ),
    (
        "The service should lengthen the time between inspections of low-risk premises.",
        "The service should allow more time between inspections of low-risk premises.",
    ),
    (
        "The force should make sure that officers don't use handcuffs on children.",
        "The force should stop officers using handcuffs on children.",
    ),
]
DIFFERENT = [
    (
        "The service should make sure that all staff understand its policy on bullying.",
        "The service should make sure that all staff understand its policy on promotion.",
    ),
    (
        "The force should make sure that supervisors review custody records at suitable intervals.",
        "The force should make sure that supervisors review missing person reports at suitable intervals.",
    ),
    (
        "The service should improve the quality of its fire safety audits.",
        "The service should improve the timeliness of its fire safety audits.",
    ),
    (
        "By 31 March 2024, the service should make sure its training records are accurate.",
        "By 31 March 2024, the service should make sure its risk information is accurate.",
    ),
    (
        "The force should work with partners to reduce the number of missing children.",
        "The force should work with partners to reduce the number of road deaths.",
    ),
    (
        "The service should increase the number of home fire safety visits.",
        "The service should reduce the number of home fire safety visits.",
    ),
    (
        "The force should make sure that it trains response officers in identifying coercive control.",
        "The force should make sure that it trains response officers in using naloxone.",
    ),
    (
        "The force should use domestic violence protection orders more often.",
        "The force should make sure that officers carry body-worn video at domestic abuse incidents.",
    ),
    (
        "The force should make sure that suspects are informed of their rights.",
        "The force should make sure that suspects are informed of the progress of their case.",
    ),
    (
        "The service should make sure that the public are told about its response standards.",
        "The service should make sure that the public are told about its plans for the estate.",
    ),
    (
        "The service should improve how it trains its on-call firefighters.",
        "The service should improve how it pays its on-call firefighters.",
    ),
    (
        "The force should improve the way it recruits its special constables.",
        "The force should improve the way it deploys its special constables.",
    ),
    (
        "The service should improve how it maintains its fire engines.",
        "The service should improve how it crews its fire engines.",
    ),
    (
        "The force should improve how it publishes its crime figures.",
        "The force should improve how it collects its crime figures.",
    ),
    (
        "The force should use voluntary attendance more frequently for minor offences.",
        "The force should use voluntary attendance less frequently for serious offences.",
    ),
    ("The force should rely more on digital contact.", "The force should rely less on digital contact."),
    (
        "The service should send fewer fire engines to automatic alarms.",
        "The service should send more fire engines to high-rise fires.",
    ),
    (
        "The force should make greater use of tagging for burglars.",
        "The force should make less use of tagging for children.",
    ),
    (
        "The force should make sure that its vetting team has enough staff.",
        "The force should make sure that its complaints team has enough staff.",
    ),
    ("The force should reduce delays in recruitment.", "The force should reduce delays in interviewing."),
    (
        "The force should make less use of voluntary attendance for violent offences.",
        "The force should make more use of voluntary attendance for violent offences.",
    ),
    (
        "The service should lengthen the time that on-call crews are given to turn out.",
        "The service should shorten the time that on-call crews are given to turn out.",
    ),
    (
        "The force should give officers longer to write up statements.",
        "The force should reduce the time that officers take to write up statements.",
    ),
    (
        "The service should spend more time on prevention visits.",
        "The service should reduce the time spent on prevention visits.",
    ),
    (
        "The force should slow down its roll-out of mobile devices.",
        "The force should speed up its roll-out of mobile devices.",
    ),
    (
        "The constabulary should bring its firearms licensing teams together at headquarters.",
        "The constabulary should move its firearms licensing teams out of headquarters into the districts.",
    ),
    (
        "The force should centralise its crime recording team.",
        "The force should devolve its crime recording team to the districts.",
    ),
    ("The force should combine its response teams.", "The force should split up its response teams."),
    (
        "The force should make sure that officers switch on body-worn video sooner during searches.",
        "The force should make sure that officers don't switch on body-worn video during intimate searches.",
    ),
    (
        "The force should deploy tasers at public order events.",
        "The force should not deploy tasers at public order events.",
    ),
    (
        "The service should reopen its fire stations at night.",
        "The service should close its fire stations at night.",
    ),
    (
        "The force should give sergeants more discretion over bail.",
        "The force should give sergeants less discretion over bail.",
    ),
    (
        "The service should replace its oldest fire engines.",
        "The service should keep its oldest fire engines.",
    ),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_the_same_object_in_other_words_is_one_ask(one: str, other: str) -> None:
    """Items that ask for the same thing agree, whatever their verbs and their template."""
    assert agreed(one, other) >= ENOUGH


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_a_shared_template_is_no_shared_ask(one: str, other: str) -> None:
    """Items of another object, aspect or direction do not agree, however alike they sound."""
    assert agreed(one, other) < ENOUGH


@pytest.mark.parametrize(("one", "other"), SAME + DIFFERENT)
def test_agreement_does_not_depend_on_the_order(one: str, other: str) -> None:
    """Two items agree as much either way round, and fully with themselves."""
    assert agreed(one, other) == pytest.approx(agreed(other, one))
    assert agreed(one, one) == pytest.approx(1.0)


def test_the_name_of_the_body_is_no_object() -> None:
    """What is asked of a force by its name is asked of it as *the force*."""
    named = ask_of("Essex Police should improve how it vets its volunteers.", VOCABULARY, "Essex Police")
    assert named == ask_of("The force should improve how it vets its volunteers.", VOCABULARY, "Essex Police")
