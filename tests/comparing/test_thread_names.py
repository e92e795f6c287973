"""What a thread is called that the vocabulary doesn't name: a phrase of the report that names a thing."""

from __future__ import annotations

import pytest

from hmicdiff.comparing.threads.discovered import _name_in
from hmicdiff.comparing.threads.phrases import as_name, phrases_in


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        pytest.param("The scheme ended when the ambulance trust withdrew.", "ambulance trust", id="verb without an ending"),
        pytest.param("It publishes the results for each watch.", "results for each watch", id="verb before an article"),
        pytest.param("Some decided not to submit DASH forms.", "DASH forms", id="infinitive"),
        pytest.param("Staff have access to training in this.", "access", id="to before a thing"),
        pytest.param("There are weaknesses in its property stores that we saw.", "property stores", id="relative clause"),
        pytest.param("Half of the records were old.", "records", id="quantity"),
        pytest.param("Some found it a tick-box exercise.", "tick-box exercise", id="hyphen"),
        pytest.param("Officers use stop and search powers.", "stop and search powers", id="and within"),
        pytest.param("Staff in the control room feel better supported.", "Staff in the control room", id="verb of feeling"),
        pytest.param("A critical eye is being cast on how powers are exercised.", "critical eye", id="a participle"),
    ],
)  # fmt: skip
def test_phrases_end_at_verbs(text: str, phrase: str) -> None:
    """A run of words that names a thing goes over no verb, whatever shows the verb to be one."""
    found = [" ".join(one) for one in phrases_in(text)]
    assert [one for one in found if one.endswith(phrase)]
    assert not [
        one
        for one in found
        if {"withdrew", "publishes", "submit", "feel", "were", "cast", "how"} & set(one.split())
    ]


@pytest.mark.parametrize(
    ("text", "shared", "name"),
    [
        pytest.param("Senior leaders are more visible.", {"senior", "visibl"}, "Senior leaders", id="to the phrase's end"),
        pytest.param(
            "The quality of risk assessment forms is good.", {"qualit", "forms"}, "Quality of risk assessment forms", id="between"
        ),
        pytest.param("The force monitors its stop and search carefully.", {"stop", "search"}, "Stop and search", id="no adverb"),
        pytest.param("Forms completed by officers at the first visit of all are full.", {"forms", "office"}, "Forms completed by officers", id="cut short"),
        pytest.param("Forms are better.", {"forms"}, "", id="one word"),
    ],
)  # fmt: skip
def test_a_thread_has_the_name_of_a_phrase(text: str, shared: set[str], name: str) -> None:
    """It is the phrase with most of the shared words, from the first of them on; one word names no thread."""
    assert _name_in(text, shared) == name


def test_capitals_of_an_acronym_stand() -> None:
    """`DASH` stays as it is printed, other words are small."""
    assert as_name(["Completed", "DASH", "Forms"]) == "Completed DASH forms"
