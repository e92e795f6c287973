"""The key is made once, is its owner's alone, and goes to a server of this machine only."""

from __future__ import annotations

import argparse
import os
import stat
from pathlib import Path

import pytest

from flows import serve
from flows.key import CLIENT, PASSWORD, key_in, speak_to_own_server

WORDS = argparse.Namespace(host="127.0.0.1", port=4300, reports_port=8800, outputs=Path("outputs"))


def test_a_key_is_made_once_for_its_owner_alone(tmp_path: Path) -> None:
    """A second start finds the first one's key, which nobody else can read."""
    place = tmp_path / "new" / "key"
    key = key_in(place)
    assert key_in(place) == key
    assert len(key) > 30
    assert ":" in key
    assert stat.S_IMODE(place.stat().st_mode) == 0o600


@pytest.mark.parametrize("mode", [0o644, 0o640, 0o604])
def test_a_key_that_others_could_read_is_made_anew(tmp_path: Path, mode: int) -> None:
    """What others may have seen is no key any more."""
    place = tmp_path / "key"
    place.write_text("hmicdiff:seen\n", encoding="ascii")
    place.chmod(mode)
    assert key_in(place) != "hmicdiff:seen"
    assert stat.S_IMODE(place.stat().st_mode) == 0o600


def test_a_link_is_no_key(tmp_path: Path) -> None:
    """A link in the key's place is not followed, and what it leads to stays."""
    other = tmp_path / "other"
    other.write_text("something:else", encoding="ascii")
    other.chmod(0o600)
    (tmp_path / "key").symlink_to(other)
    assert key_in(tmp_path / "key") != "something:else"
    assert other.read_text(encoding="ascii") == "something:else"


def test_server_and_clients_agree_on_the_key(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is started gets the key both ways; a password of the operator's own goes before it."""
    monkeypatch.delenv(PASSWORD, raising=False)
    monkeypatch.delenv(CLIENT, raising=False)
    environment = serve.environment_of(WORDS, 8800, "hmicdiff:made")
    assert (environment[PASSWORD], environment[CLIENT]) == ("hmicdiff:made", "hmicdiff:made")
    monkeypatch.setenv(PASSWORD, "ada:lovelace")
    environment = serve.environment_of(WORDS, 8800, "hmicdiff:made")
    assert (environment[PASSWORD], environment[CLIENT]) == ("ada:lovelace", "ada:lovelace")


@pytest.mark.parametrize(
    ("address", "given"),
    [(None, True), ("http://localhost:4300/api", True), ("https://prefect.example.org/api", False)],
)
def test_the_key_goes_to_this_machine_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, address: str | None, *, given: bool
) -> None:
    """A server elsewhere is not told the key."""
    key = key_in(tmp_path / "key")
    for name in ("PREFECT_API_URL", CLIENT):
        monkeypatch.setenv(name, "")
        monkeypatch.delenv(name)
    if address:
        monkeypatch.setenv("PREFECT_API_URL", address)
    speak_to_own_server(tmp_path / "key")

    assert (os.environ.get(CLIENT) == key) is given
