"""Praise, fault and change told in plain words: duties done or left, faults that are absent, practices that ended."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from hmicdiff.structure.polarity import tone_of
from hmicdiff.structure.statements.hits import find_hits
from hmicdiff.vocabulary.cues import load_cues

FORMS = tomllib.loads(Path(__file__).with_name("tone_forms.toml").read_text(encoding="utf-8"))["form"]

CHANGES = {"improved", "regressed", "unresolved", "sustained"}


@pytest.mark.parametrize("form", FORMS, ids=[form["text"][:50] for form in FORMS])
def test_a_form_has_its_tone_and_states_its_change(form: dict[str, str]) -> None:
    """A plain sentence is praise or concern by what it tells, and states a change only where it does."""
    cues = load_cues()
    assert tone_of(form["text"], cues)[0] == form["tone"]
    told = {hit.direction for hit in find_hits(form["text"], cues)}
    if form.get("states") == "none":
        assert not told & CHANGES
    elif "states" in form:
        assert form["states"] in told
